"""Rows that stand in the record as one value: a list in JSON, of the fields of a noun in their order.

What a page shows of a telling is some thirty things, many of them lists.  As columns each would be read by itself, in
every block where one of the wanted rows stands; as one value they cost what one column costs.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar, Union

from waqai.model import Span
from waqai.record.shown import ArticleText, EventRow, Mark, Saying, Standing

Row = TypeVar("Row")


def unpacked(kind: type[Row], values: Sequence[Any]) -> Row:
    """The noun of a packed value's list.

    >>> from waqai.record.shown import Telling
    >>> unpacked(Telling, json.loads('["a-1", "e1", null, "2025-01-02", "occurred", false]')).published
    '2025-01-02'
    """
    makers = _makers(typing.cast(Any, kind))
    return kind(*[maker(value) if maker else value for maker, value in zip(makers, values, strict=True)])


def telling_of(number: int, packed: str) -> EventRow:
    """A telling as `event_rows` holds it.  What is told once bears its article's name and its own."""
    return told_of(number, packed)[0]


def told_of(number: int, packed: str) -> tuple[EventRow, list[Any]]:
    """The same, and what else `event_rows` holds of it: its rule, the basis of its article's date, and the words of its
    amounts; None for words that stand outside of its sentence."""
    leads, occurrence, article, event, *rest, more = json.loads(packed)
    return unpacked(EventRow, [number, leads, occurrence or f"{article}/{event}", article, event, *rest]), more


def saying_of(packed: str, with_speaker: bool) -> Saying:
    """A quotation as `quote_rows` holds it; with its speaker where these are shown as words about somebody else."""
    article, quote, speaker, direct, via, span, text, _, _, _, *head = json.loads(packed)
    return unpacked(Saying, [article, quote, direct, via, span, text, *head[:3], speaker if with_speaker else None])


def standing_of(packed: str) -> Standing:
    """A standing fact between entities as `fact_rows` holds it."""
    subject, relation, whose, _, as_of, _, _, _, _, span, text, article, *_ = json.loads(packed)
    return unpacked(Standing, [article, relation, span, as_of, subject, whose, text])


def page_of(packed: str) -> str:
    """The page that an article stands in, as `layer_rows` holds it."""
    return str(json.loads(packed)[0][-1])


def article_of(packed: str, text: str) -> ArticleText:
    """An article as `layer_rows` holds it, with the text of its page."""
    *head, encoding, page = json.loads(packed)[0]
    return unpacked(ArticleText, [*head, text, encoding, page])


def marks_of(packed: str) -> list[Mark]:
    """Everything that was read from an article but its events, as `layer_rows` holds it."""
    _, names, marks = json.loads(packed)
    return [_mark(names, mark) for mark in marks]


def _mark(names: Sequence[Any], mark: Sequence[Any]) -> Mark:
    """A mark, with whom it refers to: by a place among the names, or by a key where these are not known."""
    layer, start, end, id_, value, *more = mark
    key, name_ar, name_en, kind = names[value] if isinstance(value, int) else (value, None, None, None)
    if layer == "entity":
        return Mark(layer, start, end, id_, key, name_ar, name_en, kind, None)
    return Mark(layer, start, end, id_, key, name_ar or more[0], name_en or more[1], *more[2:])


@functools.cache
def _makers(kind: Hashable) -> tuple[Callable[[Any], Any] | None, ...]:
    """What makes each field of its value; None where they are the same."""
    hints = typing.get_type_hints(kind)
    return tuple(_maker(hints[field.name]) for field in dataclasses.fields(typing.cast(Any, kind)))


def _maker(hint: Any) -> Callable[[Any], Any] | None:
    if typing.get_origin(hint) in (types.UnionType, Union):
        inner = _maker(next(part for part in typing.get_args(hint) if part is not type(None)))
        return inner and (lambda value: None if value is None else inner(value))
    if hint is Span:
        return lambda ends: Span(*ends)
    if typing.get_origin(hint) is tuple:
        part = _maker(typing.get_args(hint)[0])
        return (lambda values: tuple(map(part, values))) if part else tuple
    if dataclasses.is_dataclass(hint):
        return lambda values: unpacked(typing.cast(Any, hint), values)
    return None
