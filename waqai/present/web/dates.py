"""ISO 8601 dates and TIMEX3 values in words: partial ones stay partial, and what has no year gets none.

Months have the names of the region asked for; "both" is what papers read in several countries print (أيار/مايو).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any, Literal

from waqai.present.web import wordbook
from waqai.present.web.figures import Digits, turned

Months = Literal["both", "levant", "gulf", "maghreb"]
_DAY = re.compile(r"(\d{4}|XXXX)-(0[1-9]|1[0-2]|XX)-(\d\d)")
_MONTH = re.compile(r"(\d{4}|XXXX)-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|H[12]|Q[1-4])")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::\d\d)?Z?|T(\d\d)")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
_OPEN = ("", "..")
_DECADE = re.compile(r"(\d{3})X?")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


@dataclass(frozen=True, slots=True)
class Dates:
    """How dates are written: in which language, with which month names and digits."""

    language: str
    months: Months
    digits: Digits

    def text(self, value: str | None, weekday: bool = False, year: bool = True) -> str:
        """A value in words; what it can't read stays as it is, so that nothing is hidden.

        >>> plain = Dates("ar", "both", "latn")
        >>> print(plain.text("2031-05-04", weekday=True))
        الأحد 4 أيار/مايو 2031
        >>> print(plain.text("XXXX-10-20"), "|", plain.text("2031-05"), "|", plain.text(None))
        20 تشرين الأول/أكتوبر | أيار/مايو 2031 | بلا تاريخ
        >>> print(Dates("ar", "maghreb", "arab").text("2031-05-04/2031-05-06"))
        من ٤ إلى ٦ ماي ٢٠٣١
        >>> Dates("en", "both", "latn").text("2031-05-04T14:30")
        '4 May 2031, 14:30'
        """
        if not value:
            return self._form("none")
        if "/" in value:
            first, _, last = value.partition("/")
            return turned(self._span(first, last, year), self.digits)
        return turned(self._one(value, weekday, year) or value, self.digits)

    def month(self, value: str, year: bool = True) -> str:
        """The name of a month, with its year.

        >>> print(Dates("ar", "levant", "latn").month("2031-02"))
        شباط 2031
        """
        number, _, month = value.partition("-")
        name = self._name(int(month[:2]))
        return turned(f"{name} {number}", self.digits) if year and number != "XXXX" else name

    def _name(self, month: int) -> str:
        names = _tables()["months"]
        if self.language != "ar":
            return str(names["english"][month - 1])
        if self.months != "both":
            return str(names[self.months][month - 1])
        return f"{names['levant'][month - 1]}/{names['gulf'][month - 1]}"

    def _form(self, key: str, **values: str) -> str:
        return str(_tables()["forms"][self.language][key]).format(**values)

    def _one(self, value: str, weekday: bool, year: bool) -> str | None:
        day, mark, rest = value.partition("T")
        if mark and not value.startswith("P"):
            return self._moment(day, mark + rest, weekday, year)
        return (
            self._day(value, weekday, year) or self._week(value) or self._weekday(value) or self._part(value)
            or self._month(value, year) or self._length(value) or self._year(value)
        )  # fmt: skip

    def _moment(self, day: str, clock: str, weekday: bool, year: bool) -> str | None:
        date = self._one(day, weekday, year) if day else ""
        part = _tables()["parts"][self.language].get(clock)
        if part and date:
            return self._form("part", date=date, part=part)
        found = _CLOCK.fullmatch(clock)
        if not found:
            return date or part
        told = f"{found[1]}:{found[2]}" if found[1] else f"{found[3]}:00"
        return self._form("clock", date=date, clock=told) if date else self._form("clock_alone", clock=told)

    def _day(self, value: str, weekday: bool, year: bool) -> str | None:
        found = _DAY.fullmatch(value)
        if not found or found[2] == "XX":
            return self._form("day_of_month", day=str(int(found[3]))) if found else None
        named = f"{int(found[3])} {self._name(int(found[2]))}"
        date = f"{named} {found[1]}" if year and found[1] != "XXXX" else named
        return self._with_weekday(value, date) if weekday and found[1] != "XXXX" else date

    def _with_weekday(self, value: str, date: str) -> str:
        try:
            number = datetime.date.fromisoformat(value).weekday()
        except ValueError:
            return date
        return self._form("weekday", weekday=_tables()["weekdays"][self.language][number], date=date)

    def _week(self, value: str) -> str | None:
        found = _WEEK.fullmatch(value)
        if not found:
            return None
        try:
            day = datetime.date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
        except ValueError:
            return None
        date = self._day(day.isoformat(), weekday=bool(found[3]), year=True) or ""
        return date if found[3] else self._form("week", date=date)

    def _weekday(self, value: str) -> str | None:
        found = _WEEKDAY.fullmatch(value)
        return str(_tables()["weekdays"][self.language][int(found[1]) - 1]) if found else None

    def _part(self, value: str) -> str | None:
        found = _PART.fullmatch(value)
        return f"{_tables()['parts'][self.language][found[2]]} {found[1]}" if found else None

    def _month(self, value: str, year: bool) -> str | None:
        return self.month(value, year) if _MONTH.fullmatch(value) else None

    def _length(self, value: str) -> str | None:
        found = _LENGTH.fullmatch(value)
        unit = _UNITS.get((found[1] + found[3]) if found else "")
        if not found or not unit:
            return None
        return wordbook.counted(float(found[2]), unit, self.language, "latn")

    def _year(self, value: str) -> str | None:
        if _YEAR.fullmatch(value):
            return value
        found = _DECADE.fullmatch(value)
        return self._form("decade", year=found[1] + "0") if found else None

    def _span(self, first: str, last: str, year: bool) -> str:
        if first in _OPEN or last in _OPEN:
            return self._half_open(first, last, year)
        start, end = _DAY.fullmatch(first), _DAY.fullmatch(last)
        if start and end and start[2] != "XX" and first[:7] == last[:7]:
            begun = str(int(start[3]))
        else:
            begun = self._told(first, year and first[:4] != last[:4])
        return self._form("span", first=begun, last=self._told(last, year))

    def _half_open(self, first: str, last: str, year: bool) -> str:
        if first in _OPEN:
            return self._form("open_start", last=self._told(last, year))
        return self._form("open_end", first=self._told(first, year))

    def _told(self, value: str, year: bool) -> str:
        return self._one(value, weekday=False, year=year) or value


def _tables() -> dict[str, Any]:
    return wordbook.tables()
