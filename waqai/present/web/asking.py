"""What a view is asked with, and what it answers: the same for a server's page, a report and the JSON interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from waqai.model import UsageError
from waqai.present.web.catalogue import Voice
from waqai.present.web.links import Links
from waqai.record.browsing import Browser
from waqai.record.choosing import Page
from waqai.record.days import days_of

Choice = TypeVar("Choice", bound=str)
_NUMBER = re.compile(r"[1-9]\d{0,6}", re.ASCII)
LONGEST_QUESTION = 500


class Absent(UsageError):
    """The record has nothing by that key.  `what` names the kind of thing in the catalogue."""

    def __init__(self, what: str, key: str) -> None:
        super().__init__(f"the record has no {what} {key}")
        self.what, self.key = what, key


class Elsewhere(UsageError):
    """What is asked for has another address of its own: a name that means one key."""

    def __init__(self, view: str, *parts: str) -> None:
        super().__init__(f"see {view}")
        self.view, self.parts = view, parts


@dataclass(frozen=True)
class Ask:
    """One question: the record, the reader's language, the steps of the address and what stands after its `?`;
    land and borders for the map, where others than Natural Earth's are wanted."""

    browser: Browser
    voice: Voice
    links: Links
    parts: tuple[str, ...] = ()
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)
    borders: Path | None = None

    def text(self, name: str) -> str | None:
        """A word of the query; None where it is not given."""
        value = next(iter(self.query.get(name, ())), "").strip()
        if len(value) > LONGEST_QUESTION:
            raise UsageError(f"{name}: at most {LONGEST_QUESTION} characters")
        return value or None

    def one_of(self, name: str, known: Sequence[str]) -> str | None:
        """A word of the query that must be one of those known."""
        return next(iter(self.many(name, known)), None)

    def many(self, name: str, known: Sequence[str]) -> tuple[str, ...]:
        """All the words that the query gives under a name, each one of those known."""
        given = tuple(dict.fromkeys(value for value in self.query.get(name, ()) if value))
        for value in given:
            if value not in known:
                raise UsageError(f"there is no {name} {value[:40]}; there are {', '.join(known)}")
        return given

    def day(self, name: str, last: bool = False) -> str | None:
        """The first or last day of a date of the query."""
        value = self.text(name)
        days = days_of(value) if value else None
        if value and days is None:
            raise UsageError(
                f"{name}: {value[:40]} is no date. Write a day, month or year, like 2024-06-18 or 2024-06."
            )
        return str(days.last if last else days.first) if days else None

    def page(self, size: int) -> Page:
        """Which rows of a list are asked for."""
        return Page(size, (self.page_number() - 1) * size)

    def page_number(self) -> int:
        """Which page of a list, from 1."""
        value = self.text("page")
        if value and not _NUMBER.fullmatch(value):
            raise UsageError("page: a number from 1 up")
        return int(value) if value else 1


@dataclass(frozen=True)
class View:
    """An answer: the template that shows it with what it needs, and the same as rows for programs.

    `total` counts the rows on all pages of `size`; `data` makes what JSON gives in place of the rows, where a view is
    no list: a page does not want it."""

    name: str
    title: str
    context: Mapping[str, Any]
    kind: type
    rows: Sequence[Any]
    total: int
    size: int
    number: int = 1
    data: Callable[[], Mapping[str, Any]] | None = None

    @property
    def pages(self) -> int:
        """How many pages the list has, at least one."""
        return max(1, -(-self.total // self.size))
