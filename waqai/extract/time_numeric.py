"""Dates in figures and in English: 2/10/2023, 2023-10-19, 19.10.2023, 6/مايو/2025, 3/2015, "July 3, 2015".

The day stands before the month unless that can't be.  Two figures alone (22/4) name a day only beside a word that says
so, or in a short text: in news they are scores and shares.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from waqai.extract.time_forms import Between, Date
from waqai.extract.time_line import HIJRI_YEARS, Line

_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}\.\d{1,2}\.\d{1,2}")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\d{1,2}")
_YEAR_AND_MONTH = re.compile(r"(?:19|20)\d\d\.\d{1,2}")
_LATIN_DAY = frozenset({"st", "nd", "rd", "th"})
_SEPARATORS = frozenset({"/", "-", "\\"})
_HIJRI = frozenset({"ه", "هجري", "هجريه", "للهجره"})
# Right before a day and month in figures, they say that it is one.
_DATED = frozenset({"يوم", "ليوم", "بتاريخ", "تاريخ", "الموافق", "ليله", "صباح", "مساء", "ظهر", "فجر"})
_STOPS = frozenset({".", "!", "؟", "?", "،", ",", ")"})
_CENTURY_TURN = 70


class Read(NamedTuple):
    """A date read, and the word after it."""

    date: Date
    last: int


class Several(NamedTuple):
    """Two dates in one expression, and the word after it."""

    form: Between
    last: int


def read_numeric(line: Line, at: int, dated: bool = False) -> Read | None:
    """A date in figures; `dated` where what stands before says that a date follows."""
    if _DOTTED.fullmatch(line.form(at)):
        return _numeric([int(p) for p in line.form(at).split(".")], at + 1)
    return _three_parts(line, at) or _two_parts(line, at, dated)


def _three_parts(line: Line, at: int) -> Read | None:
    separator = line.form(at + 1)
    if separator not in _SEPARATORS or line.form(at + 3) != separator:
        return None
    last = at + 5
    if line.form(at + 4) == "(" and line.form(last + 1) == ")":  # 9 / 10 / (1940), as archives write
        last += 2
    spaced = not line.touching(at, at + 5)
    if spaced and not (separator in "/-" and line.year(last - 1 if last == at + 5 else last - 2)):
        return None
    pieces = [line.form(at), line.form(at + 2), line.form(at + 4 if last == at + 5 else at + 5)]
    named = line.value(at + 2, "month") or line.value(at + 2, "latin")
    if named and named[1] == at + 3:
        pieces[1] = str(named[0])
    if not all(p.isdecimal() and len(p) <= 4 for p in pieces):
        return None
    read = _numeric([int(p) for p in pieces], last)
    return read._replace(last=read.last + (line.form(read.last) in _HIJRI)) if read and read.date.hijri else read


def _numeric(parts: list[int], last: int) -> Read | None:
    if parts[0] >= 1000:
        parts.reverse()
    day, month, year = parts
    if month > 12 >= day:
        day, month = month, day
    if year < 100:
        year += 2000 if year < _CENTURY_TURN else 1900
    if not (1 <= day <= 31 and 1 <= month <= 12 and 1000 <= year < 2200):
        return None
    return Read(Date(year, month, day, hijri=year in HIJRI_YEARS), last)


def _two_parts(line: Line, at: int, dated: bool) -> Read | None:
    """Month and year, or (beside يوم, or in a short text) day and month."""
    form = line.form(at)
    if line.listed(at - 1, "number_heads") or line.form(at - 1) in _SEPARATORS:
        return None
    if _DAY_AND_MONTH.fullmatch(form) or _YEAR_AND_MONTH.fullmatch(form):
        pieces, last = form.split("."), at + 1
    elif line.form(at + 1) in _SEPARATORS and line.touching(at, at + 3) and line.form(at + 3) not in _SEPARATORS:
        pieces, last = [form, line.form(at + 2)], at + 3
        dated = dated or line.form(at - 1).lstrip("وفبل") in _DATED or (line.loose and _stands_alone(line, at, last))
    else:
        return None
    behind = line.sense(last, "month") or line.sense(last, "adverb", ("",))
    if not all(p.isdecimal() and len(p) <= 4 for p in pieces) or (behind and line.form(at + 1) == "-"):
        return None
    return _month_and_year(line, pieces, at, last) or (_day_and_month(line, pieces, last) if dated else None)


def _stands_alone(line: Line, at: int, last: int) -> bool:
    """A day and month in figures at the end of a short text, or before an hour; no lone fraction (3/4), no range."""
    pieces = (line.form(at), line.form(at + 2))
    hour = line.form(last)[:1].isdecimal() and (line.form(last + 1) == ":" or line.sense(last + 1, "adverb", ("",)))
    if not any(len(one) == 2 for one in pieces) or not (hour or last >= line.stop or line.form(last) in _STOPS):
        return False
    fraction = line.form(at + 1) == "/" and all(one.isdecimal() and int(one) <= 12 for one in pieces)
    return not (fraction and line.whole(at, last)) or pieces[0][0] == "0"


def _month_and_year(line: Line, pieces: list[str], at: int, last: int) -> Read | None:
    """2/2013, 2015/3; not within a number such as 24/2013 of a file."""
    year, month = (pieces[0], pieces[1]) if len(pieces[0]) == 4 else (pieces[1], pieces[0])
    if len(year) != 4 or len(month) > 2 or not (1900 <= int(year) < 2100 and 1 <= int(month) <= 12):
        return None
    return Read(Date(int(year), int(month)), last) if line.loose or line.form(at - 1) in ("في", "شهر") else None


def _day_and_month(line: Line, pieces: list[str], last: int) -> Read | None:
    day, month = int(pieces[0]), int(pieces[1])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12) or max(map(len, pieces)) > 2:
        return None
    comma = line.form(last) in (",", "،")
    year = line.form(last + 1) if comma else ""
    if year.isdecimal() and len(year) in (2, 4):
        return _numeric([day, month, int(year)], last + 2)
    return Read(Date(month=month, day=day), last)


def read_latin(line: Line, at: int) -> Read | None:
    """ "14th, October 2023", "July 3, 2015", "3 July 2015"."""
    day, after = _latin_day(line, at)
    month = line.value(after, "latin")
    if month is None:
        return None
    last = month[1]
    if day is None:
        day, last = _latin_day(line, last)
    last += line.form(last) == "،"
    year = line.year(last)
    if year is None and day is None:
        return None
    return Read(Date(year[0] if year else None, int(month[0]), day), year[1] if year else last)


def _latin_day(line: Line, at: int) -> tuple[int | None, int]:
    form = line.form(at)
    if not (form.isdecimal() and len(form) <= 2 and 1 <= int(form) <= 31):
        return None, at
    after = at + 1 + (line.form(at + 1) in _LATIN_DAY)
    return int(form), after + (line.form(after) == "،" and bool(line.value(after + 1, "latin")))
