"""What a time expression says, before anything is known of the article's date: the nouns between grammar and values.

`time_grammar` and its fellows read these from words, `time_values` turns them into ISO 8601, `dating` reasons over
them to find the article's date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, year, week, season ... partly given.  `near` is the modifier (-1 last, 0 this, 1 next), `pointed`
    that of a weekday with its calendar date (الخميس المقبل 13 نوفمبر); `shift` counts days, `week`, `month_shift` and
    `year_shift` weeks, months and years from the article's date."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    near: int | None = None
    pointed: int | None = None
    shift: int | None = None
    week: int | None = None
    month_shift: int | None = None
    year_shift: int | None = None
    season: str | None = None
    share: str | None = None
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another, both included.  `listed`: joined by و, so two dates unless they are neighbours."""

    start: Date
    end: Date
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: so many of a unit.  Amount None: it can't be counted (أشهر)."""

    amount: int | float | None
    unit: str
    amount_to: int | float | None = None


@dataclass(frozen=True, slots=True)
class Ago:
    """A length counted back (-1) or on (+1) from the article's date: قبل يومين; `open`: it lasts until then (منذ).
    One counted on is a mere length where the words near it do not look ahead (سافر بعد يومين)."""

    length: Length
    sign: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on a date, or on the day that the text speaks of."""

    hour: int
    minute: int
    zone: str | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """Something that comes again: `value` as TIMEX3 writes it (P1Y, XXXX-WXX-2)."""

    value: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that depends on nothing: a decade, a century, a known event's date."""

    value: str


@dataclass(frozen=True, slots=True)
class SameDay:
    """A part of the day that the text speaks of (أفرج عنه مساء)."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that has no value."""

    why: str


Form = Date | Between | Length | Ago | Clock | Recurring | Fixed | SameDay | Vague


class Found(NamedTuple):
    """A form read from words first..last of the document (last not included); `skip` folded characters of the first
    word are proclitics."""

    first: int
    last: int
    skip: int
    form: Form
    rule: str
