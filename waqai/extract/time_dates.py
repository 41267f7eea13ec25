"""Calendar dates in words: day and month in every order, month and year, years, decades, quarters, numeric dates.

Each reader takes a line and a position and gives a `Read` (what, and the word after it) or None.  Limits: years
before 1000 and after 2199, dates in words only (الأول من نيسان ألف وتسعمئة) without their year.
"""

from __future__ import annotations

import dataclasses
import re
from typing import NamedTuple

from waqai.extract.time_forms import Between, Date, Fixed
from waqai.extract.time_line import Line

_OPEN, _CLOSE = ("(", "[", "/", "-"), (")", "]")
_NUMERIC = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_LATIN_DAY = frozenset({"st", "nd", "rd", "th"})
_TO = frozenset({"الي", "حتي", "-", "–", "—", "ـ"})
_OF = "من"
_AMONG = frozenset({"بين", "وبين", "شهري"})
_HIJRI = frozenset({"ه", "هجري", "هجريه", "للهجره"})


class Read(NamedTuple):
    """A date read, and the word after it."""

    date: Date
    last: int


class Several(NamedTuple):
    """Two dates in one expression, and the word after it."""

    form: Between
    last: int


def read_date(line: Line, at: int) -> Read | Several | Fixed | None:
    """A calendar date that starts at `at`, the fullest that the words allow; none inside a name (ميدان 6 أكتوبر)."""
    if line.listed(at - 1, "date_names", "heads"):
        return None
    one = read_numeric(line, at) or read_latin(line, at) or read_days(line, at) or read_month(line, at)
    return (_until(line, at, one) or one) if isinstance(one, Read) else one


def _until(line: Line, at: int, one: Read) -> Several | None:
    """من 15 يونيو 2021 إلى 20 سبتمبر 2021, بين مارس 2020 ومايو 2021: from one date to another."""
    lead = line.form(at - 1).removeprefix("و")
    joined = _joiner(line, one.last) if lead in ("من", "بين", "الفتره") else None
    if joined is None or joined[0] != (lead == "بين"):
        return None
    start = joined[1]
    two = read_numeric(line, start) or read_days(line, start) or read_month(line, start)
    if not isinstance(two, Read) or (one.date.day is None) != (two.date.day is None):
        return None
    year = two.date.year if one.date.year is None and one.date.near is None else one.date.year
    return Several(Between(dataclasses.replace(one.date, year=year), two.date), two.last)


def read_numeric(line: Line, at: int) -> Read | None:
    """2/10/2023, 19-10-2023, 2023-10-19, 19.10.2023, 6/مايو/2025; the day before the month unless that can't be."""
    if _NUMERIC.fullmatch(line.form(at)):
        parts = [int(p) for p in line.form(at).split(".")]
        return _numeric(parts, at + 1)
    separator = line.form(at + 1)
    if separator not in ("/", "-", "\\") or line.form(at + 3) != separator:
        return None
    if not line.touching(at, at + 5) and not (separator == "/" and line.year(at + 4)):
        return None
    pieces = [line.form(at + n) for n in (0, 2, 4)]
    named = line.value(at + 2, "month") or line.value(at + 2, "latin")
    if named and named[1] == at + 3:
        pieces[1] = str(named[0])
    return _numeric([int(p) for p in pieces], at + 5) if all(p.isdigit() and len(p) <= 4 for p in pieces) else None


def _numeric(parts: list[int], last: int) -> Read | None:
    if parts[0] >= 1000:
        parts.reverse()
    day, month, year = parts
    if month > 12 >= day:
        day, month = month, day
    if year < 100:
        year += 2000 if year < 70 else 1900
    if not (1 <= day <= 31 and 1 <= month <= 12 and 1000 <= year < 2200):
        return None
    return Read(Date(year, month, day, hijri=1300 <= year < 1500), last)


def read_latin(line: Line, at: int) -> Read | None:
    """ "14th, October 2023", "July 3, 2015", "3 July 2015"."""
    day, after = _latin_day(line, at)
    month = line.value(after, "latin")
    if month is None:
        return None
    last = month[1]
    if day is None:
        day, last = _latin_day(line, last)
    last += line.form(last) == ","
    year = line.year(last)
    if year is None and day is None:
        return None
    return Read(Date(year[0] if year else None, int(month[0]), day), year[1] if year else last)


def _latin_day(line: Line, at: int) -> tuple[int | None, int]:
    form = line.form(at)
    if not (form.isdigit() and 1 <= int(form) <= 31):
        return None, at
    after = at + 1 + (line.form(at + 1) in _LATIN_DAY)
    return int(form), after + (line.form(after) == "," and bool(line.value(after + 1, "latin")))


def read_days(line: Line, at: int) -> Read | Several | None:
    """A day of the month, or two (17 و18، من 3 إلى 9، 12-15), before its month."""
    one = _day_number(line, at)
    if one is None:
        return None
    whole = _of_month(line, one[1])
    if whole:
        return Read(dataclasses.replace(whole.date, day=one[0]), whole.last)
    return _second_day(line, one[0], one[1])


def _second_day(line: Line, first: int, at: int) -> Several | None:
    """The second day of two that share a month."""
    joined = _joiner(line, at)
    if joined is None:
        return None
    listed, after = joined
    between = line.form(at - 2).removeprefix("و") == "بين"
    two = _day_number(line, after)
    whole = _of_month(line, two[1]) if two else None
    if two is None or whole is None or two[0] <= first:
        return None
    days = [dataclasses.replace(whole.date, day=day) for day in (first, two[0])]
    return Several(Between(days[0], days[1], listed and not between), whole.last)


def _joiner(line: Line, at: int) -> tuple[bool, int] | None:
    """و (as a word or in front of one) or إلى/- between two days: whether it lists, and where the second starts."""
    form = line.form(at)
    if form in ("و", "او"):
        return True, at + 1
    if form in ("وحتي", "والي") or form in _TO:
        return False, at + 1
    return (True, at) if form.startswith("و") else None


def _day_number(line: Line, at: int) -> tuple[int, int] | None:
    """A day of the month as digits or as an ordinal."""
    number = line.plain(at)
    if number is None:
        ordinal = line.ordinal(at)
        number = (ordinal.value, ordinal.last) if ordinal and ordinal.definite else None
    return number if number and 1 <= number[0] <= 31 else None


def _of_month(line: Line, at: int) -> Read | None:
    """[من] [شهر] month [year or modifier], or من الشهر الجاري."""
    at += line.form(at) == _OF
    unit = line.sense(at, "unit", ("", "ال"))
    if unit and unit[0].value == "M" and unit[0].extra == "one":
        if unit[0].definite:
            return _this_month(line, unit[1])
        at = unit[1]
    elif line.form(at) in ("هذا",):
        return _this_month(line, at)
    return month_name(line, at)


def _this_month(line: Line, at: int) -> Read | None:
    """الجاري after الشهر, or هذا الشهر: the month counted from the article's."""
    if line.form(at) == "هذا" and line.form(at + 1) == "الشهر":
        return Read(Date(month_shift=0), at + 2)
    modifier = line.value(at, "modifier")
    return Read(Date(month_shift=int(modifier[0])), modifier[1]) if modifier else None


def month_name(line: Line, at: int, weak: bool = True) -> Read | None:
    """A month's name with what follows it: its second name in brackets, a year, a modifier."""
    found = line.sense(at, "month", ("", "ل", "ب", "و", "ف", "ال"))
    if found is None or (found[0].extra and not weak):
        return _hijri_month(line, at)
    month = int(found[0].value)
    last = _second_name(line, found[1], month)
    return _with_year(line, Date(month=month), last)


def _second_name(line: Line, at: int, month: int) -> int:
    """The end of a second name of the same month: (حزيران), /حزيران, or simply حزيران."""
    if line.form(at) not in _OPEN:
        again = line.sense(at, "month", ("",))
        return again[1] if again and again[0].value == month else at
    other = line.value(at + 1, "month")
    if other is None or other[0] != month:
        return at
    return other[1] + (line.form(other[1]) in _CLOSE)


def _with_year(line: Line, date: Date, at: int) -> Read:
    """What follows a month: a year, عام and a year, a modifier, من العام الماضي."""
    modifier = line.value(at, "modifier")
    if modifier:
        return _with_number(line, dataclasses.replace(date, near=int(modifier[0])), modifier[1])
    at_year = at + (line.form(at) in ("،", ",") and line.year(at + 1) is not None)
    year = line.year(at_year) or year_after_word(line, at + (line.form(at) == _OF))
    if year:
        return Read(dataclasses.replace(date, year=year[0]), year[1])
    shifted = shifted_year(line, at + (line.form(at) == _OF))
    return Read(dataclasses.replace(date, year_shift=shifted[0]), shifted[1]) if shifted else Read(date, at)


def _with_number(line: Line, date: Date, at: int) -> Read:
    """The year that may follow even a modifier: يناير الماضي 2024."""
    year = line.year(at)
    return Read(dataclasses.replace(date, year=year[0], near=None), year[1]) if year else Read(date, at)


def year_after_word(line: Line, at: int) -> tuple[int, int] | None:
    """عام 2014, العام 2022, سنة 2010: the year and the word after it."""
    unit = line.sense(at, "unit")
    if unit is None or unit[0].value != "Y" or unit[0].extra != "one":
        return None
    after = unit[1] + (line.form(unit[1]) in ("(",) and line.year(unit[1] + 1) is not None)
    year = line.year(after)
    if year and after != unit[1]:
        return year[0], year[1] + (line.form(year[1]) == ")")
    return year


def shifted_year(line: Line, at: int) -> tuple[int, int] | None:
    """العام الماضي, العام الجاري, هذا العام: years from the article's, and the word after."""
    lead = line.form(at) in ("هذا", "هذه")
    unit = line.sense(at + lead, "unit")
    if unit is None or unit[0].value != "Y" or unit[0].extra != "one" or not unit[0].definite:
        return None
    if lead:
        return 0, unit[1]
    modifier = line.value(unit[1], "modifier")
    if modifier is None or (line.listed(unit[1], "modifiers", "this") and line.form(unit[1]).startswith("هذ")):
        return None
    return int(modifier[0]), modifier[1]


def _hijri_month(line: Line, at: int) -> Read | None:
    """A Hijri month with its year; without a year it is left to the readers that see a day or شهر beside it."""
    found = line.sense(at, "hijri", ("", "ل", "ب", "و", "ف"))
    if found is None:
        return None
    date, last = Date(month=int(found[0].value), hijri=True), found[1]
    year = line.year(last) or year_after_word(line, last)
    if year and 1300 <= year[0] < 1500:
        after = year[1] + (line.form(year[1]) in _HIJRI)
        return Read(dataclasses.replace(date, year=year[0]), after)
    modifier = line.value(last, "modifier")
    return Read(dataclasses.replace(date, near=int(modifier[0])), modifier[1]) if modifier else Read(date, last)


def read_month(line: Line, at: int) -> Read | Several | None:
    """A month without a day; weak names and Hijri months need شهر, a preposition, a year or a modifier beside them."""
    if line.form(at - 1).isdigit() and line.listed(at - 2, "date_names", "heads"):
        return None
    unit = line.sense(at, "unit", ("", "ل", "ب", "و", "ف"))
    worded = bool(unit and unit[0].value == "M" and unit[0].extra in ("one", "pair"))
    start = unit[1] if unit and worded else at
    whole = month_name(line, start)
    if whole is None:
        return None
    bare = (whole.date.year, whole.date.near, whole.date.year_shift) == (None, None, None)
    if bare and not worded and whole.last == start + 1 and not _strong(line, start):
        return None
    return _second_month(line, whole) or whole


def _strong(line: Line, at: int) -> bool:
    """True for a month that needs no company, or a weak one after a preposition."""
    found = line.sense(at, "month")
    if found is None:
        return False
    if found[0].prefix == "ب":
        return False
    if not found[0].extra:
        return True
    before = line.sense(at - 1, "preposition")
    edge = line.sense(at - 1, "edge", ("", "ب", "ل", "و", "ف"))
    return bool((before or edge) and not found[0].prefix) or line.form(at - 1) in ("الي", "من")


def _second_month(line: Line, first: Read) -> Several | None:
    """يونيو ويوليو, مارس إلى مايو: two months, the year of the second for both."""
    joined = _joiner(line, first.last)
    if joined is None or first.date.year is not None or first.date.hijri:
        return None
    two = month_name(line, joined[1], weak=line.form(joined[1] - 1) in _TO or line.form(first.last - 2) in _AMONG)
    if two is None or two.date.hijri or two.date.month is None or first.date.month is None:
        return None
    if first.date.near is not None or (two.date.month <= first.date.month and two.date.year is None):
        return None
    year = two.date.year
    if year is not None and two.date.month < first.date.month:
        year -= 1
    start = dataclasses.replace(two.date, month=first.date.month, year=year)
    return Several(Between(start, two.date, joined[0]), two.last)
