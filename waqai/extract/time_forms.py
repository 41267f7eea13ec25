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
    `year_shift` weeks, months and years from the article's date, or where `told` from the time told last.  `part` is a
    part of the day (MO, MI, AF, EV, NI), `edge` the START, MID or END that is meant of the whole."""

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
    part: str | None = None
    edge: str | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another, both included.  `listed`: joined by و, so two dates unless they are neighbours."""

    start: Date
    end: Date
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: so many of a unit.  Amount None: it can't be counted (أشهر).  `more`: further units (شهر ويوم)."""

    amount: int | float | None
    unit: str
    amount_to: int | float | None = None
    more: tuple[Length, ...] = ()


@dataclass(frozen=True, slots=True)
class Ago:
    """A length counted back (-1) or on (+1) from the article's date: قبل يومين; `open`: it lasts until then (منذ);
    `exact`: counted from this moment (بعد أسبوعين من الآن).  One counted on is a mere length where the words near it do
    not look ahead (سافر بعد يومين).  `weekday`: that day of the week which it leads to (الخميس بعد أسبوعين)."""

    length: Length
    sign: int
    open: bool = False
    exact: bool = False
    weekday: int | None = None
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The so many units before (-1) or after (+1) the article's date: الأيام الثلاثة المقبلة; a length in news."""

    length: Length
    sign: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on a date, or on the day that the text speaks of.  Hour None: a minute of this hour."""

    hour: int | None
    minute: int
    zone: str | None = None
    date: Form | None = None
    second: int | None = None
    offset: int | None = None


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
    """A part of the day that the text speaks of (أفرج عنه مساء); `bare` where a page of news would not mean a time by
    it (في المساء)."""

    part: str | None = None
    edge: str | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of speaking, vague in news."""


@dataclass(frozen=True, slots=True)
class Told:
    """The time told last: حينها, آنذاك."""


@dataclass(frozen=True, slots=True)
class Nth:
    """The so manieth (negative: from the end) weekday, day, week, half, month or quarter of a date: آخر يوم من مارس."""

    number: int
    unit: str
    inside: Date
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by its id, in the year that `date` tells, or the near one."""

    id: str
    date: Date = Date()


@dataclass(frozen=True, slots=True)
class Offset:
    """A length or weekday before (-1) or after (+1) a named day: ثلاثة أيام قبل عيد الفطر, الاثنين بعد عيد الفطر."""

    anchor: Form
    sign: int
    length: Length | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one time to another of any kind; open at an end that is None.  `since`: it goes on until now."""

    start: Form | None
    end: Form | None
    since: bool = False


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a unit from now on: بقية الأسبوع."""

    date: Date


@dataclass(frozen=True, slots=True)
class Weekend:
    """The days off of a week, counted from this one."""

    week: int = 0


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that has no value."""

    why: str


Form = (
    Date | Between | Length | Ago | Window | Clock | Recurring | Fixed | SameDay | Now | Told | Nth | Holiday
    | Offset | Stretch | Rest | Weekend | Vague
)  # fmt: skip


class Found(NamedTuple):
    """A form read from words first..last of the document (last not included); `skip` folded characters of the first
    word are proclitics."""

    first: int
    last: int
    skip: int
    form: Form
    rule: str
