"""What must hold of every reading, whatever the page: spans in the text, references that lead somewhere, plain JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from waqai.form import as_json
from waqai.model import Page, Problem, RawPage, Reading, ReadOptions
from waqai.pages import read_raw
from waqai.pipeline import LANGUAGE
from waqai.record.rows import entry_of

OPTIONS = ReadOptions(reader="rules", max_bytes=2_000_000)
REASONS = {"empty", "binary", "encoding", "not-arabic", "no-text", "malformed", "too-large", "unreadable"}


class Broken(AssertionError):
    """Something does not hold."""


def read_and_hold(raw: RawPage | Problem) -> None:
    """Reads a page and makes it ready for the record; raises `Broken` where anything does not hold."""
    result = read_raw(raw, OPTIONS)
    if result.problem:
        hold_problem(result.problem)
        return
    want(result.page is not None and bool(result.readings), "neither a reading nor a problem")
    hold_page(result.page)
    for reading in result.readings:
        hold_reading(result.page, reading)
    entry = entry_of(result, "key", "version", LANGUAGE)
    want(entry.page_sha256 == result.page.sha256, "the entry is of another page")
    for table, rows in entry.rows.items():
        want(len({len(row) for row in rows}) <= 1, f"rows of {table} of unlike length")


def hold_problem(problem: Problem) -> None:
    """A page is passed over with one of the fixed reasons and a word to the user."""
    want(problem.reason in REASONS, f"{problem.reason}: {problem.detail}")
    want(bool(problem.source and problem.detail), "a problem without a word")


def hold_page(page: Page) -> None:
    """A page's text is text."""
    want(not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in page.text), "no text: zeros or halves of pairs")


def hold_reading(page: Page, reading: Reading) -> None:
    """A reading's spans stand in its page and its names within it."""
    told = as_json(reading)
    json.dumps(told, allow_nan=False)
    for span in _spans(told):
        want(0 <= span[0] < span[1] <= len(page.text), f"the span {span} in {len(page.text)} characters")
    _hold_references(reading)
    for event in reading.events:
        inside = event.sentence.start <= event.trigger.start and event.trigger.end <= event.sentence.end
        want(inside, f"trigger {event.trigger} outside {event.sentence}")
        want(0 <= event.confidence <= 1, f"confidence {event.confidence}")
    for quantity in reading.quantities:
        values = [quantity.value, quantity.value if quantity.value_to is None else quantity.value_to]
        want(all(math.isfinite(value) for value in values), f"a quantity of {values}")


def _hold_references(reading: Reading) -> None:
    named = {entity.id for entity in reading.entities}
    amounts = {one.id for one in reading.quantities}
    quotes = {one.id for one in reading.quotes}
    asked = [one.entity for one in reading.mentions] + [one.speaker for one in reading.quotes if one.speaker]
    for event in reading.events:
        asked += [*event.actor, *event.recipient, *event.place, *event.said_by]
        want(set(event.quantities) <= amounts, f"{event.quantities} of {sorted(amounts)}")
        want(event.quote is None or event.quote in quotes, f"{event.quote} of {sorted(quotes)}")
    want(set(asked) <= named, f"{sorted(set(asked) - named)} is not among the entities")


def _spans(value: Any) -> Iterator[list[int]]:
    """Every pair of whole numbers: in a reading's JSON only spans are such."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        if len(value) == 2 and all(type(part) is int for part in value):
            yield value
        else:
            for part in value:
                yield from _spans(part)


def want(held: bool, what: str) -> None:
    """Raises `Broken` where something does not hold."""
    if not held:
        raise Broken(what)
