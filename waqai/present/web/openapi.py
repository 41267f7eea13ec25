"""The description of the JSON interface (OpenAPI 3.1), made from the views and from the nouns that they answer with."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from typing import Any, Union

from waqai.findings import DISAGREEMENTS, OUTCOMES
from waqai.model import EVENT_TYPES, STATUSES, VERSION, Span
from waqai.present.web.pages_actors import KINDS, ROLES
from waqai.present.web.pages_events import ONLY, ORDERS
from waqai.record.answers import Hit, Summary
from waqai.record.found import FindingRow
from waqai.record.shown import ArticleLine, ArticleText, EntityLine, EventRow, PairLine, PlaceLine

_PAGE = ("page", "integer", "Which page of the list, from 1.", ())
_ACTOR = ("actor", "string", "A name in any spelling, or a key: who takes part.", ())
_FROM = ("from", "string", "From this day, month or year on (ISO 8601).", ())
_TO = ("to", "string", "Up to this day, month or year.", ())
_OUTLET = ("outlet", "string", "Whose articles, as printed.", ())
_TYPE = ("type", "string", "PLOVER type; may be given several times.", EVENT_TYPES)
_KEY = ("key", "A Wikidata id or another key of the record; a name leads to its key.")
# Every path: what it answers, the steps of its address, its query, the noun of its items, and whether it is a list.
_PATHS: dict[str, tuple[str, tuple[tuple[str, str], ...], tuple[Any, ...], type, bool]] = {
    "/api/home": ("How much the record holds", (), (), Summary, True),
    "/api/timeline": (
        "Occurrences in order of time", (),
        (
            ("status", "string", "Status; may be given several times.", STATUSES), _TYPE, _ACTOR, _OUTLET, _FROM, _TO,
            ("only", "string", "Only what is disputed, told by several independent sources, or dated.", ONLY),
            ("order", "string", "The latest or the oldest first.", ORDERS), _PAGE,
        ),
        EventRow, True,
    ),
    "/api/occurrence/{key}": ("All tellings of an occurrence", (("key", "Its id."),), (), EventRow, True),
    "/api/actors": (
        "Who and what takes part, the busiest first", (), (("kind", "string", "Type of entity.", KINDS), _PAGE),
        EntityLine, True,
    ),
    "/api/actor/{key}": (
        "The occurrences that somebody takes part in", (_KEY,), (("role", "string", "As what.", ROLES), _PAGE),
        EventRow, True,
    ),
    "/api/pair/{one}/{two}": (
        "The occurrences between two", (("one", "Key or name."), ("two", "Key or name.")), (_PAGE,), EventRow, True,
    ),
    "/api/disagreements": (
        "What is told differently", (), (("kind", "string", "Kind.", DISAGREEMENTS), _ACTOR, _PAGE), FindingRow, True,
    ),
    "/api/disagreement/{id}": ("One disagreement", (("id", "Its id."),), (), FindingRow, False),
    "/api/outcomes": (
        "What became of plans", (), (("became", "string", "Only what became this.", OUTCOMES), _ACTOR, _PAGE),
        FindingRow, True,
    ),
    "/api/outcome/{id}": ("One outcome", (("id", "Its id."),), (), FindingRow, False),
    "/api/stories": ("Articles on the same news", (), (_PAGE,), FindingRow, True),
    "/api/story/{id}": ("One story", (("id", "Its id."),), (), FindingRow, False),
    "/api/copies": ("Passages that articles share", (), (_PAGE,), FindingRow, True),
    "/api/copy/{id}": ("One copied passage", (("id", "Its id."),), (), FindingRow, False),
    "/api/network": ("Who has to do with whom", (), (_TYPE, _ACTOR, _PAGE), PairLine, True),
    "/api/map": ("Occurrences by place", (), (), PlaceLine, True),
    "/api/articles": ("Articles, the latest first", (), (_OUTLET, _FROM, _TO, _PAGE), ArticleLine, True),
    "/api/article/{id}": (
        "One article: text, events, everything that was read", (("id", "Its id."),), (), ArticleText, False,
    ),
    "/api/search": (
        "Articles that hold words, best first; entities of that name", (),
        (("q", "string", "Words; a phrase stands in quotation marks.", ()),), Hit, True,
    ),
}  # fmt: skip
_ERROR = {
    "type": "object",
    "required": ["error", "candidates"],
    "properties": {
        "error": {"type": "string", "description": "What is wrong, and what to do."},
        "candidates": {"type": "array", "items": {"type": "object"}, "description": "Who may be meant by a name."},
    },
}
_ERRORS = {"300": "several are called so", "400": "the question makes no sense", "404": "nothing by that key or name",
           "503": "the record can't be opened"}  # fmt: skip


@functools.cache
def document() -> dict[str, Any]:
    """The description, as JSON values."""
    schemas: dict[str, Any] = {"Error": _ERROR}
    paths = {path: {"get": _operation(path, schemas)} for path in _PATHS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Waqai",
            "version": VERSION,
            "description": "Reads a record of Arabic news: who did what to whom, on whose word. Read only. "
            "Spans are [start, end) in Unicode code points of the page's text.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operation(path: str, schemas: dict[str, Any]) -> dict[str, Any]:
    summary, steps, query, kind, is_list = _PATHS[path]
    one = _schema_of(kind, schemas)
    return {
        "summary": summary,
        "operationId": path.removeprefix("/api/").partition("/")[0],
        "parameters": [*map(_step, steps), *map(_parameter, query)],
        "responses": {
            "200": {"description": summary, "content": _json(_listed(one) if is_list else one)},
            **{code: {"description": why, "content": _json({"$ref": "#/components/schemas/Error"})}
               for code, why in _ERRORS.items()},
        },
    }  # fmt: skip


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _listed(one: dict[str, Any]) -> dict[str, Any]:
    number = {"type": "integer"}
    return {
        "type": "object",
        "required": ["items"],
        "properties": {"total": number, "page": number, "pages": number, "items": {"type": "array", "items": one}},
    }


def _step(step: tuple[str, str]) -> dict[str, Any]:
    return {"name": step[0], "in": "path", "required": True, "schema": {"type": "string"}, "description": step[1]}


def _parameter(told: tuple[str, str, str, tuple[str, ...]]) -> dict[str, Any]:
    name, kind, description, values = told
    schema: dict[str, Any] = {"type": kind} | ({"enum": list(values)} if values else {})
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}


def _schema_of(hint: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; nouns are described once, under their names."""
    if typing.get_origin(hint) in (types.UnionType, Union):
        return {"anyOf": [_schema_of(part, schemas) for part in typing.get_args(hint)]}
    if hint is Span:
        return {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _schema_of(typing.get_args(hint)[0], schemas)}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _noun(hint, schemas)
    names = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    return {"type": names[hint]}


def _noun(kind: type, schemas: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in schemas:
        schemas[kind.__name__] = {}
        fields = typing.get_type_hints(kind)
        schemas[kind.__name__] = {
            "type": "object",
            "description": " ".join((kind.__doc__ or "").split()),
            "properties": {name: _schema_of(hint, schemas) for name, hint in fields.items()},
        }
    return {"$ref": f"#/components/schemas/{kind.__name__}"}
