"""What prepositions make of times (منذ, قبل, بعد, خلال over a length, a date, a known event), and what recurs."""

from __future__ import annotations

from waqai.extract.time_anchors import Reader, calendar, chain, event, feast, nth
from waqai.extract.time_clock import add_clock, read_bare_clock
from waqai.extract.time_forms import Ago, Clock, Date, Fixed, Holiday, Length, Recurring, Stretch
from waqai.extract.time_lengths import Result, read_length, read_recurring
from waqai.extract.time_line import Line
from waqai.extract.time_rough import read_season
from waqai.extract.time_units import (
    read_decade,
    read_edge,
    read_relative,
    read_share,
    read_window,
    read_year,
)
from waqai.knowledge.known_events import known_event

_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "فال"})
_BACK = frozenset({"من", "علي", "عن", "الي"})
_HIJRI = frozenset({"هجريه", "هجري", "هجريا", "هجريين", "هجريان", "هجريتين", "هجريتان"})
_NOW = frozenset({"الان", "اليوم"})
_POINTS: tuple[Reader, ...] = (
    event, nth, chain, calendar, feast, read_share, read_season, read_year, read_relative, read_decade, read_edge,
)  # fmt: skip


def read_every(line: Line, at: int) -> Result | None:
    """What recurs, with its hour: كل يوم اثنين الساعة 4 مساء."""
    found = read_recurring(line, at)
    if found is None or not isinstance(found[0], Recurring):
        return found
    hour = add_clock(line, Date(part=_night(found[0].value)), found[1])
    return _at_hour(found[0].value, hour) or found


def _night(value: str) -> str | None:
    return value[1:] if value.startswith("T") and len(value) == 3 else None


def _at_hour(value: str, hour: Result | None) -> Result | None:
    clock = hour[0] if hour else None
    if hour is None or not isinstance(clock, Clock) or clock.hour is None:
        return None
    time = f"T{clock.hour:02d}" + (f":{clock.minute:02d}" if clock.minute else "")
    return Recurring(value + time if value.startswith("XXXX") else time), hour[1]


def read_hour_of_every(line: Line, at: int) -> Result | None:
    """الساعة 3 مساء كل يوم, الساعة 9 صباحا أيام الأحد."""
    clock = read_bare_clock(line, at) if line.loose else None
    every = read_recurring(line, clock[1]) if clock else None
    if clock is None or every is None or not isinstance(every[0], Recurring):
        return None
    found = _at_hour(every[0].value, clock)
    return (found[0], every[1]) if found else None


def read_preposition(line: Line, at: int) -> Result | None:
    """منذ, قبل, بعد, خلال and what they govern: a length, a date, a known event."""
    found = line.sense(at, "preposition")
    if found is None:
        return None
    word, start = str(found[0].value), found[1]
    if start >= line.stop:
        return None
    inner = _after_bounds(line, start)
    window = read_window(line, inner) if word == "during" else None
    if window:
        return window
    length = read_length(line, inner, free=not (_governs(word) or _spans(line, at, start)))
    if length and not _is_date(line, inner, length[1]):
        return _governed(line, word, length)
    if word == "since":
        return _since(line, inner)
    return _around_event(line, word, start)


def _governs(word: str) -> bool:
    return word in ("since", "before", "after")


def _spans(line: Line, at: int, start: int) -> bool:
    """True for خلال, مدة and their like: what stands alone under them is one of its unit (خلال أسبوع)."""
    return line.listed(at, "spans") or line.listed(start - 1, "spans")


def _is_date(line: Line, at: int, last: int) -> bool:
    """True where عام or شهر begins a date (منذ عام 2014, منذ شهر يونيو), or an hour stands (قبل ساعتين is none)."""
    if line.form(at) == "يوم" and last == at + 1 and line.sense(last, "deictic"):
        return True
    found = [reader(line, at) for reader in (read_year, calendar)]
    return any(one is not None and one[1] >= last for one in found)


def _after_bounds(line: Line, at: int) -> int:
    while True:
        bound = line.sense(at, "bound", ("",))
        if bound is None or line.form(at) in _ARTICLES:
            return at
        at = bound[1]


def _governed(line: Line, word: str, length: Result) -> Result:
    """A length under a preposition: قبل يومين counts back, unless it counts from something named (قبل يومين من)."""
    form, last = length
    if not isinstance(form, Length):
        return length
    if word == "during":
        return length
    exact, last = _from_now(line, last)
    if word == "since":
        return Ago(form, -1, open=True, exact=exact), last
    if line.form(last) in _BACK and not exact:
        return form, last
    weekday, last = _then_weekday(line, last)
    hijri = line.form(last) in _HIJRI
    return Ago(form, 1 if word == "after" else -1, exact=exact, weekday=weekday, hijri=hijri), last + hijri


def _from_now(line: Line, at: int) -> tuple[bool, int]:
    """من الآن, في المستقبل behind a length: counted from this moment."""
    if line.form(at) == "من" and line.form(at + 1) in _NOW:
        return True, at + 2
    return (True, at + 2) if line.form(at) == "في" and line.form(at + 1) == "المستقبل" else (False, at)


def _then_weekday(line: Line, at: int) -> tuple[int | None, int]:
    """بعد 3 أسابيع يوم الاثنين."""
    weekday = line.sense(at + 1, "weekday", ("ال",)) if line.form(at) == "يوم" else None
    return (int(weekday[0].value), weekday[1]) if weekday else (None, at)


def read_weekday_after(line: Line, at: int) -> Result | None:
    """الخميس بعد أسبوعين."""
    weekday = line.sense(at, "weekday", ("ال", "وال"))
    side = {"قبل": -1, "بعد": 1}.get(line.form(weekday[1])) if weekday else None
    length = read_length(line, weekday[1] + 1, free=False) if weekday and side else None
    if weekday is None or side is None or length is None or not isinstance(length[0], Length):
        return None
    if length[0].unit not in ("W", "M", "Y") or line.form(length[1]) in _BACK:
        return None
    return Ago(length[0], side, weekday=int(weekday[0].value)), length[1]


def read_from_now(line: Line, at: int) -> Result | None:
    """عامين و21 يوما من الآن."""
    length = read_length(line, at) if line.loose else None
    if length is None or not isinstance(length[0], Length):
        return None
    exact, last = _from_now(line, length[1])
    return (Ago(length[0], -1 if line.form(at - 1) == "منذ" else 1, exact=True), last) if exact else None


def _since(line: Line, at: int) -> Result | None:
    """A date, year or event after منذ, taken into its span."""
    for reader in _POINTS:
        result = reader(line, at)
        if result:
            return _from(line, result)
    year = line.year(at)
    if year:
        return _from(line, (Date(year=year[0]), year[1]))
    return _around_event(line, "since", at)


def _from(line: Line, result: Result) -> Result:
    form = result[0]
    return (
        (Stretch(form, None, since=True), result[1])
        if line.loose and isinstance(form, Date | Holiday | Clock)
        else result
    )


def _around_event(line: Line, word: str, at: int) -> Result | None:
    """منذ الحرب العالمية الثانية: the end of a war after منذ and بعد, its start before قبل, all of it within خلال."""
    found = known_event(line.words, at, line.stop, dated=False)
    if found is None:
        return None
    return Fixed(_side_of(found.event.date, word)), found.last


def _side_of(date: str, word: str) -> str:
    """A day as it is; of a war or era the year of the side that the preposition looks at, or both."""
    start, _, end = date.partition("/")
    if not end:
        return date
    return {"before": start[:4], "during": f"{start[:4]}/{end[:4]}"}.get(word, end[:4])
