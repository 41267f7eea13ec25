"""Writes docs/api.md, the reference of the Python interface, from signatures and docstrings (a test compares).

What `waqai.__all__` names is the interface, and nothing else; the order and the headings are here.  Examples in
docstrings run with the tests.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import waqai

TARGET = Path(__file__).resolve().parents[1] / "docs" / "api.md"
SECTIONS = {
    "Reading": ("read", "times", "quantities", "times_and_quantities", "ReadOptions", "ModelChoice"),
    "The record": ("Record", "BuildReport", "Answer", "EventFilter", "QuoteFilter", "RelationFilter", "FindingFilter",
                   "Whole"),
    "What a reading holds": ("Reading", "Article", "Outlet", "Furniture", "Entity", "Mention", "Time", "Quantity",
                             "Quote", "Event", "Relation", "Span", "TextTime", "TextQuantity"),
    "Errors": ("WaqaiError", "UsageError", "NameUnclear", "PageError", "RecordError"),
    "For plugins": ("NamedReader", "Page", "ReaderReport", "Format"),
}  # fmt: skip
OPENING = """# Python interface

Written by `make docs` from signatures and docstrings; change those, not this file. The examples run with the tests.

What is named here is the interface, and stays within a major version; everything else may move. The package is typed
(`py.typed`). A first half hour: [tutorial.md](tutorial.md).
"""
LONGEST = 100


def page() -> str:
    """The whole page."""
    sections = [f"## {title}\n\n" + "\n".join(map(_entry, names)) for title, names in SECTIONS.items()]
    whole = "\n".join([OPENING, _prose(inspect.getdoc(waqai) or ""), *sections])
    return re.sub(r"\n{3,}", "\n\n", whole).rstrip() + "\n"


def _entry(name: str) -> str:
    item = getattr(waqai, name)
    parts = [f"### {name}\n", _fenced(_declaration(name, item)), _prose(inspect.getdoc(item) or "")]
    return "\n".join([*parts, *(_method(*one) for one in _methods(item))])


def _declaration(name: str, item: Any) -> str:
    """A signature; of a dataclass or tuple its fields, of an error what it derives from."""
    if inspect.isfunction(item):
        return f"def {name}{_signature(item)}"
    bases = ", ".join(base.__name__ for base in item.__bases__ if base is not object)
    if dataclasses.is_dataclass(item):
        fields = [f"    {f.name}: {f.type}{_default(f)}" for f in dataclasses.fields(item)]
        return "\n".join([f"class {name}:", *fields])
    if issubclass(item, tuple):
        return "\n".join([f"class {name}(NamedTuple):", *(f"    {k}: {v}" for k, v in _annotations(item))])
    return f"class {name}({bases})" if issubclass(item, Exception) else f"class {name}{_signature(item)}"


def _annotations(item: Any) -> Iterator[tuple[str, str]]:
    for name, kind in inspect.get_annotations(item).items():
        yield name, str(getattr(kind, "__forward_arg__", kind))


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return f" = {getattr(field.default_factory, '__name__', '...')}()"
    return "" if field.default is dataclasses.MISSING else f" = {field.default!r}"


def _methods(item: Any) -> list[tuple[str, Any]]:
    """The public methods and properties that a class defines itself, as they stand in it."""
    if not inspect.isclass(item) or issubclass(item, (tuple, Exception)):
        return []
    return [
        (name, one)
        for name, one in vars(item).items()
        if not name.startswith("_") and (inspect.isfunction(one) or isinstance(one, property))
    ]


def _method(name: str, item: Any) -> str:
    shown = f"{name}: {_result(item.fget)}" if isinstance(item, property) else f"def {name}{_signature(item)}"
    return "\n".join([f"#### {name}\n", _fenced(shown), _prose(inspect.getdoc(item) or "")])


def _result(function: Any) -> str:
    return str(inspect.get_annotations(function).get("return", "Any"))


def _signature(item: Any) -> str:
    """A signature on one line, or, where that is long, a line a parameter."""
    try:
        told = inspect.signature(item)
    except ValueError:
        return ""
    given = [one for one in told.parameters.values() if one.name != "self" and one.kind is not one.VAR_POSITIONAL]
    shown = [_parameter(one) for one in given]
    first_named = next((at for at, one in enumerate(given) if one.kind is one.KEYWORD_ONLY), None)
    if first_named is not None:
        shown.insert(first_named, "*")
    result = "" if told.return_annotation in (told.empty, None) else f" -> {told.return_annotation}"
    line = f"({', '.join(shown)}){result}"
    return line if len(line) <= LONGEST else "(\n" + "".join(f"    {one},\n" for one in shown) + f"){result}"


def _parameter(one: inspect.Parameter) -> str:
    name = f"**{one.name}" if one.kind is one.VAR_KEYWORD else one.name
    kind = "" if one.annotation is one.empty else f": {one.annotation}"
    return f"{name}{kind}{'' if one.default is one.empty else f' = {one.default!r}'}"


def _fenced(code: str) -> str:
    return "```py\n" + code.replace("'", '"') + "\n```\n"


def _prose(text: str) -> str:
    """A docstring as Markdown: examples and drawings fenced, one space after a sentence."""
    blocks = re.split(r"\n\n+", text.strip())
    return "".join(_block(block) for block in blocks)


def _block(block: str) -> str:
    before, sign, example = block.partition(">>> ")
    if sign:
        return f"{_block(before) if before.strip() else ''}```pycon\n>>> {example}\n```\n\n"
    if block.startswith("    "):
        return f"```text\n{inspect.cleandoc(block)}\n```\n\n"
    return re.sub(r"(?<=[.:])  (?=\S)", " ", block.strip().removesuffix("::")) + "\n\n"


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
