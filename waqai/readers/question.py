"""What a language model is asked: the instructions, one article, and the schema of the answer.

The article goes as a JSON object inside the message, so that no mark in it can end it, and without its furniture.
Offsets, values and ids are not asked for: they are found, computed and looked up here.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from typing import Any, get_args

from waqai.knowledge.frames import frames
from waqai.knowledge.loader import toml
from waqai.model import EVENT_TYPES, STATUSES, Article, EntityType, Page
from waqai.readers.chat import Messages

ENTITY_TYPES: tuple[str, ...] = get_args(EntityType)
RELATIONS = (
    "position",
    "leads",
    "ally",
    "member-of",
    "part-of",
    "located-in",
    "capital-of",
    "parent",
    "partner",
    "backed-by",
    "borders",
    "mediator",
)
LONGEST_ARTICLE = 40_000
"""Characters; sources cut what is longer than an article, so that little ever comes near."""


@functools.cache
def modes() -> Mapping[str, tuple[str, ...]]:
    """The modes of each event type, as the frames know them.

    >>> "visit" in modes()["CONSULT"]
    True
    """
    found: dict[str, set[str]] = {event: set() for event in EVENT_TYPES}
    for frame in frames().all:
        found[frame.event] |= {frame.mode} if frame.mode else set()
    return {event: tuple(sorted(names)) for event, names in found.items()}


def messages(page: Page, article: Article) -> Messages:
    """The question about one article."""
    return [{"role": "system", "content": instructions()}, {"role": "user", "content": material(page, article)}]


@functools.cache
def instructions() -> str:
    """The instructions with the event types, their modes, and the form of the answer for servers without schemas."""
    told = toml("language_model")
    types = [f"- {event}: {told['types'][event]}{_of(modes()[event])}" for event in EVENT_TYPES]
    form = f"\nAnswer with one JSON object of this schema and nothing else:\n{json.dumps(schema())}"
    return "\n".join([told["instructions"].strip(), *types, form])


def _of(names: tuple[str, ...]) -> str:
    return f" (mode: {', '.join(names)}, or null)" if names else " (mode: null)"


def material(page: Page, article: Article) -> str:
    """One article as a JSON object: its title where the page shows it, its date, its paragraphs."""
    title = article.title_span
    body = [span for span in article.body if span != title]
    told = {
        "title": page.text[title.start : title.end] if title else None,
        "published": article.published,
        "paragraphs": [page.text[span.start : span.end] for span in body],
    }
    return json.dumps(told, ensure_ascii=False)


@functools.cache
def schema() -> Mapping[str, Any]:
    """The JSON schema of an answer, in the strict form: every key required, none besides."""
    return _object(
        entities=_list(_object(id=_TEXT, type=_one_of(ENTITY_TYPES), names=_TEXTS, titles=_TEXTS)),
        events=_list(_object(
            trigger=_TEXT, sentence=_TEXT, type=_one_of(EVENT_TYPES), mode=_MAYBE, actor=_TEXTS, recipient=_TEXTS,
            place=_TEXTS, status=_one_of(STATUSES), status_words=_MAYBE, said_by=_TEXTS, said_by_words=_MAYBE,
            time=_MAYBE, object=_MAYBE, quantities=_TEXTS,
        )),
        quotes=_list(_object(words=_TEXT, direct={"type": "boolean"}, speaker=_MAYBE, cue=_MAYBE, via=_MAYBE)),
        relations=_list(_object(words=_TEXT, subject=_TEXT, relation=_one_of(RELATIONS), object=_TEXT)),
    )  # fmt: skip


_TEXT: Mapping[str, Any] = {"type": "string"}
_MAYBE: Mapping[str, Any] = {"type": ["string", "null"]}


def _list(items: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "array", "items": items}


def _one_of(values: tuple[str, ...]) -> Mapping[str, Any]:
    return {"type": "string", "enum": list(values)}


def _object(**properties: Any) -> Mapping[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_TEXTS = _list(_TEXT)
