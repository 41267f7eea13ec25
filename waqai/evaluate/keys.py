"""Answer keys: what a careful analyst puts into a record from one page.

A key is one JSON file beside others in a folder; `docs/answer-keys.md` gives its fields.  Keys locate things by the
exact words of the page, not by numbers, so that people can write and check them.  Fields not named here (notes,
oddities) are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waqai.evaluate.matching import Number
from waqai.model import Span, UsageError


@dataclass(frozen=True, slots=True)
class KeyReport:
    """One article of the page."""

    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class KeyEntity:
    """One real thing that the page names."""

    key: str
    wikidata: str | None
    name_en: str | None
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """A time, quantity or quotation: `text` is its exact words, `nth` which occurrence of them on the page.
    Optional ones count neither way."""

    text: str
    nth: int
    optional: bool
    values: tuple[Number, ...]
    units: tuple[str | None, ...]
    speaker: str | None
    direct: bool


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """One mention of an act.  `sentence` is an exact piece of its sentence."""

    sentence: str
    sentence_nth: int
    trigger: str
    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    said_by: tuple[str, ...]
    time: str | None
    status: str | None
    gist: str
    optional: bool


@dataclass(frozen=True, slots=True)
class KeyRelation:
    """A standing fact.  `object` is a key of an entity, or words; `of` the entity whose office it is."""

    subject: str
    kind: str
    object: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Key:
    """The answer key of one page.  `doc` is the page's file name."""

    doc: str
    reports: tuple[KeyReport, ...]
    furniture: tuple[str, ...]
    entities: tuple[KeyEntity, ...]
    times: tuple[KeyItem, ...]
    quantities: tuple[KeyItem, ...]
    quotes: tuple[KeyItem, ...]
    events: tuple[KeyEvent, ...]
    relations: tuple[KeyRelation, ...] = ()


def load_keys(folder: Path) -> tuple[Key, ...]:
    """Every key in a folder, by file name.  A JSON file without `doc` is no key and is passed over."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder of answer keys")
    keys = [parse_key(raw, path) for path in sorted(folder.glob("*.json")) if "doc" in (raw := _json(path))]
    if not keys:
        raise UsageError(f"{folder}: holds no answer key (a JSON file with the fields of docs/answer-keys.md)")
    return tuple(keys)


def _json(path: Path) -> Mapping[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise UsageError(f"{path}: not readable as JSON ({error})") from error
    return raw if isinstance(raw, dict) else {}


def parse_key(raw: Mapping[str, Any], path: Path) -> Key:
    """A key from its JSON.  Raises `UsageError` that names the file and the missing field."""
    try:
        return Key(
            doc=raw["doc"],
            reports=tuple(map(_report, raw["reports"])),
            furniture=tuple(raw.get("furniture", ())),
            entities=tuple(map(_entity, raw.get("entities", ()))),
            times=_items(raw, "times"),
            quantities=_items(raw, "quantities"),
            quotes=_items(raw, "quotes"),
            events=tuple(map(_event, raw.get("events", ()))),
            relations=tuple(map(_relation, raw.get("relations", ()))),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: an item lacks or misspells a field ({error}); see docs/answer-keys.md") from error


def _report(raw: Mapping[str, Any]) -> KeyReport:
    return KeyReport(raw.get("title"), raw.get("published") or raw.get("published_inferred"))


def _entity(raw: Mapping[str, Any]) -> KeyEntity:
    names = tuple(raw.get("names") or raw.get("titles") or ())
    return KeyEntity(raw["key"], raw.get("wikidata"), raw.get("name_en"), raw["kind"], names)


def _items(raw: Mapping[str, Any], kind: str) -> tuple[KeyItem, ...]:
    return tuple(map(_item, raw.get(kind, ())))


def _item(raw: Mapping[str, Any]) -> KeyItem:
    return KeyItem(
        text=raw["text"],
        nth=raw.get("nth") or 1,
        optional=bool(raw.get("optional")),
        values=(raw.get("value"), *raw.get("also", ())),
        units=(raw.get("unit"), *raw.get("unit_also", ())),
        speaker=raw.get("speaker"),
        direct=bool(raw.get("direct")),
    )


def _event(raw: Mapping[str, Any]) -> KeyEvent:
    return KeyEvent(
        sentence=raw["sentence"],
        sentence_nth=raw.get("sentence_nth") or 1,
        trigger=raw.get("trigger") or "",
        type=raw["type"],
        mode=raw.get("mode"),
        actor=tuple(raw.get("actor", ())),
        recipient=tuple(raw.get("recipient", ())),
        said_by=tuple(raw.get("said_by") or ()),
        time=raw.get("time"),
        status=raw.get("status"),
        gist=raw.get("gist", ""),
        optional=bool(raw.get("optional")),
    )


def _relation(raw: Mapping[str, Any]) -> KeyRelation:
    return KeyRelation(raw["subject"], raw["relation"], raw["object"], raw.get("of"))


def locate(page: str, text: str, nth: int, doc: str) -> Span:
    """Where the nth occurrence of a key's words stands in its page.

    >>> locate("زار الوزير بغداد ثم زار أربيل", "زار", 2, "p.txt")
    Span(start=20, end=23)
    """
    start = -1
    for _ in range(nth):
        start = page.find(text, start + 1)
        if start < 0:
            raise UsageError(f"{doc}: the key's words {text!r} (occurrence {nth}) do not stand in the page")
    return Span(start, start + len(text))
