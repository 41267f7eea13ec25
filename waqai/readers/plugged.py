"""Readers that other packages bring: found by name, and believed as far as their readings are whole.

A reader of somebody else's may raise anything, or give anything.  It is held to what the record needs: every span
inside the page, every id one of the reading's own, types and statuses that there are.  Where it fails, the rules'
reading stands and the failure is told, as with a language model.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Mapping
from typing import Any

from waqai.heavy import READERS, ReaderReport
from waqai.model import EVENT_TYPES, STATUSES, Page, Reader, Reading, Span, UsageError
from waqai.plugins import NamedReader, broken, load, names

GROUP = "waqai.readers"


@functools.cache
def plugged(name: str) -> PluggedReader:
    """The reader of a name, made once a process.

    Raises `UsageError` where no package offers one, or it does not work."""
    found = load(GROUP, name)
    if found is None:
        offered = ", ".join(sorted(set(names(GROUP)) - set(READERS))) or "none"
        raise UsageError(f"there is no reader {name!r}; there are {', '.join(READERS)}; of other packages: {offered}")
    try:
        reader = found.value()
    except Exception as error:  # whatever another's code raises, the user hears whose it is
        raise broken(name, found.package, error) from error
    if not callable(getattr(reader, "read", None)) or not isinstance(getattr(reader, "id", None), str):
        raise broken(name, found.package, "its object has no method `read` or no text `id` (waqai.NamedReader)")
    return PluggedReader(name, found.package, reader)


class PluggedReader(Reader):
    """Another package's reader behind a guard.  `id` tells it, its package and its version from any other."""

    def __init__(self, name: str, package: str, reader: NamedReader) -> None:
        self.id = f"{name}: {package}: {reader.id}"
        self._by = f"reader {name}"
        self._reader = reader

    def read(self, page: Page, rules: Reading) -> tuple[Reading, ReaderReport]:
        """The reader's reading where it is whole, else the rules' as it is and why."""
        try:
            reading, told = self._reader.read(page, rules)
            why = _unfit(page, rules, reading)
            report = dataclasses.replace(told, articles=1, by=self._by)
        except Exception as error:  # noqa: BLE001 - see the module's docstring
            why = f"{type(error).__name__}: {' '.join(str(error).split())}"
        if why:
            return rules, ReaderReport(articles=1, failed=(why,), by=self._by)
        return reading, report


def _unfit(page: Page, rules: Reading, reading: Any) -> str | None:
    """Why the record can't take a reading; None for one that it can."""
    if not isinstance(reading, Reading):
        return f"gave {type(reading).__name__} in place of a Reading"
    if (reading.article.id, reading.article.page_sha256) != (rules.article.id, page.sha256):
        return "gave the reading of another article"
    outside = next((span for span in _spans(reading) if not 0 <= span.start < span.end <= len(page.text)), None)
    if outside is not None:
        return f"span {list(outside)} is not in the page"
    return _unknown(reading)


def _spans(item: object) -> Iterator[Span]:
    if isinstance(item, Span):
        yield item
    elif isinstance(item, Mapping):
        yield from (span for part in item.values() for span in _spans(part))
    elif isinstance(item, (tuple, list)):
        yield from (span for part in item for span in _spans(part))
    elif dataclasses.is_dataclass(item):
        yield from (span for field in dataclasses.fields(item) for span in _spans(getattr(item, field.name)))


def _unknown(reading: Reading) -> str | None:
    """What a reading refers to and does not hold, or a word that no list has."""
    entities, quotes = {one.id for one in reading.entities}, {one.id for one in reading.quotes}
    quantities = {one.id for one in reading.quantities}
    for mention in reading.mentions:
        if mention.entity not in entities:
            return f"mention {mention.id} refers to an entity that is not there: {mention.entity}"
    for quote in reading.quotes:
        if not {*quote.speakers, *([quote.speaker] if quote.speaker else [])} <= entities:
            return f"quotation {quote.id} has a speaker that is not there"
    for event in reading.events:
        if event.type not in EVENT_TYPES or event.status not in STATUSES:
            return f"event {event.id} has no type or status that there is: {event.type}, {event.status}"
        if not {*event.actor, *event.recipient, *event.place, *event.said_by} <= entities:
            return f"event {event.id} has a side, place or source that is not there"
        if not {*event.quantities} <= quantities or not {*([event.quote] if event.quote else [])} <= quotes:
            return f"event {event.id} has a quantity or quotation that is not there"
    return None
