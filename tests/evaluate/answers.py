"""Readings made from an answer key: right in everything, or spoilt in a fixed way, so that each measure moves."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path
from typing import Any

from waqai.evaluate.keys import Key, KeyEntity, KeyEvent, KeyItem, locate
from waqai.model import (
    Article,
    Entity,
    Event,
    Furniture,
    Page,
    PageResult,
    Quantity,
    Quote,
    Reading,
    Span,
    Time,
)


def ideal_result(key: Key, text: str) -> PageResult:
    """What a reader would give who agrees with the key in everything."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    page = Page(key.doc, text, sha, "text", "utf-8")
    first, *rest = [Reading(_article(key, page, n)) for n in range(len(key.reports))]
    first = dataclasses.replace(
        first,
        furniture=tuple(_furniture(text, piece) for piece in key.furniture),
        entities=tuple(map(_entity, key.entities)),
        times=tuple(_time(text, key, n, item) for n, item in enumerate(key.times)),
        quantities=tuple(_quantity(text, key, n, item) for n, item in enumerate(key.quantities)),
        quotes=tuple(_quote(text, key, n, item) for n, item in enumerate(key.quotes)),
        events=tuple(_event(text, key, n, event) for n, event in enumerate(key.events)),
    )
    return PageResult(f"some/folder/{key.doc}", page, (first, *rest))


def spoilt_result(key: Key, text: str) -> PageResult:
    """The same with every third item lost, others moved, renamed, doubled or given wrong values."""
    result = ideal_result(key, text)
    first, *rest = result.readings
    first = dataclasses.replace(
        first,
        article=dataclasses.replace(first.article, published="1999-01-01"),
        furniture=(*first.furniture[1:], Furniture(Span(0, 40), "other")),
        entities=_spoil(first.entities, name_en="Nobody", wikidata="Q1", names=("لا أحد",), name_ar="لا أحد"),
        times=_spoil(first.times, value="1999"),
        quantities=_spoil(first.quantities, unit="camel"),
        quotes=_spoil(first.quotes, speaker=None),
        events=_spoil(first.events, status="denied", actor=("nobody",), said_by=(), time="XXXX-06-01"),
    )
    return dataclasses.replace(result, readings=(first, *rest))


def _spoil(items: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
    kept = [item for n, item in enumerate(items) if n % 3]
    spoilt = [dataclasses.replace(i, **changes) if n % 4 == 0 else i for n, i in enumerate(kept)]
    return (*spoilt, *items[:2])


def page_text(folder: Path, key: Key) -> str:
    return (folder / key.doc).read_bytes().decode("utf-8-sig")


def _article(key: Key, page: Page, number: int) -> Article:
    report = key.reports[number]
    body = (Span(0, len(page.text)),)
    return Article(
        f"{page.sha256[:16]}-{number}", page.source, page.sha256, report.title, None, None, "ar", body, page.sha256,
        report.published,
    )  # fmt: skip


def _furniture(text: str, piece: str) -> Furniture:
    start = text.index(piece)
    return Furniture(Span(start, start + len(piece)), "other")


def _entity(e: KeyEntity) -> Entity:
    return Entity(e.key, e.wikidata, e.names[0] if e.names else "", e.name_en, e.names, e.kind)  # type: ignore[arg-type]


def _time(text: str, key: Key, number: int, item: KeyItem) -> Time:
    return Time(f"t{number}", _span(text, key, item), _text(item.values[0]), "date")


def _quantity(text: str, key: Key, number: int, item: KeyItem) -> Quantity:
    value = item.values[0]
    assert isinstance(value, int | float)
    return Quantity(f"q{number}", _span(text, key, item), value, None, item.units[0] or "", "exact")


def _quote(text: str, key: Key, number: int, item: KeyItem) -> Quote:
    return Quote(f"s{number}", _span(text, key, item), item.direct, item.speaker, None)


def _span(text: str, key: Key, item: KeyItem) -> Span:
    return locate(text, item.text, item.nth, key.doc)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _event(text: str, key: Key, number: int, event: KeyEvent) -> Event:
    sentence = locate(text, event.sentence, event.sentence_nth, key.doc)
    at = text.find(event.trigger, sentence.start)
    trigger = Span(at, at + len(event.trigger))
    status: Any = event.status
    kind: Any = event.type
    return Event(
        f"e{number}", kind, event.mode, trigger, sentence, event.actor, event.recipient, (), event.time, {}, (), None,
        status, None, event.said_by, None, None, 1.0, "key",
    )  # fmt: skip
