"""Months with what stands beside them: a second name, a year, a modifier, a whole date in brackets; شهر and a number;
the year that a date or month takes (عام 2014, العام الماضي).
"""

from __future__ import annotations

import dataclasses

from waqai.extract.time_forms import Date
from waqai.extract.time_line import HIJRI_YEARS, Line
from waqai.extract.time_numeric import Read, read_numeric

_OPEN, _CLOSE = ("(", "[", "/", "-"), (")", "]")
_OF = frozenset({"من", "في", "ل"})
_HIJRI = frozenset({"ه", "هجري", "هجريه", "للهجره"})
_ERA = frozenset({"م", "ميلادي", "ميلاديه"})
_YEAR = frozenset({"", "ل", "ب", "و", "ف", "ال", "لل", "بال", "وال"})


def of_month(line: Line, at: int, day: bool = False) -> Read | None:
    """[من] [شهر] month [year or modifier], من الشهر الجاري, or after شهر a number (شهر ثلاثة, الشهر الثامن); `day`
    where a day of it stands before."""
    at += line.form(at) == "من" or (line.loose and line.form(at) in ("في", "ب"))
    lead = line.sense(at, "lead")
    unit = line.sense(at + (lead is not None), "unit", ("", "ال", "ب", "ل", "و", "ف"))
    if unit and unit[0].value == "M" and unit[0].extra in ("one", "pair"):
        if unit[0].definite and lead:
            return Read(Date(month_shift=0), unit[1])
        if unit[0].definite:
            return _modified_month(line, unit[1]) or (_numbered_month(line, unit[1]) if day else None)
        found = month_name(line, unit[1]) or (_numbered_month(line, unit[1]) if unit[0].extra == "one" else None)
        return _this(found) if found and lead else found
    return _this(month_name(line, at + 1)) if lead else month_name(line, at)


def _this(read: Read | None) -> Read | None:
    """هذا مارس: the month of that name nearest to the article's."""
    plain = read and (read.date.year, read.date.near) == (None, None)
    return Read(dataclasses.replace(read.date, near=0), read.last) if read and plain else read


def _modified_month(line: Line, at: int) -> Read | None:
    """الجاري after الشهر: the month counted from the article's, or from the one told."""
    modifier, told = line.value(at, "modifier"), line.value(at, "told")
    if modifier:
        return Read(Date(month_shift=int(modifier[0])), modifier[1])
    return Read(Date(month_shift=int(told[0]), told=True), told[1]) if told else None


def _numbered_month(line: Line, at: int) -> Read | None:
    """A month by its number, after شهر: شهر 2, شهر ثلاثة, الشهر الثامن."""
    ordinal, number = line.ordinal(at), line.number(at)
    if ordinal and ordinal.definite:
        month, last = ordinal.value, ordinal.last
    elif number and number.value == int(number.value) and not (number.definite or number.skip or _is_one(line, at)):
        month, last = int(number.value), number.last
    else:
        return None
    counted = line.sense(last, "unit", ("",)) and year_after_word(line, last) is None
    if not 1 <= month <= 12 or counted or line.form(last) in ("%", "/"):
        return None
    return with_year(line, Date(month=month), last)


def _is_one(line: Line, at: int) -> bool:
    """شهر واحد is a length."""
    return line.form(at) in ("واحد", "واحدا")


def month_name(line: Line, at: int, weak: bool = True) -> Read | None:
    """A month's name with what follows it: its second name in brackets, a year, a modifier."""
    found = line.sense(at, "month", ("", "ل", "ب", "و", "ف", "ال"))
    if found is None or (found[0].extra and not weak):
        return _hijri_month(line, at)
    month = int(found[0].value)
    dated = _date_in_brackets(line, found[1], month)
    if dated:
        return dated
    last = _second_name(line, found[1], month)
    return with_year(line, Date(month=month), last)


def _date_in_brackets(line: Line, at: int, month: int) -> Read | None:
    """شباط (28/2/1945): the whole date behind its month's name."""
    read = read_numeric(line, at + 1) if line.form(at) == "(" else None
    if read is None or read.date.month != month or read.date.day is None:
        return None
    return Read(read.date, read.last + (line.form(read.last) == ")"))


def _second_name(line: Line, at: int, month: int) -> int:
    """The end of a second name of the same month: (حزيران), /حزيران, or simply حزيران."""
    if line.form(at) not in _OPEN:
        again = line.sense(at, "month", ("",))
        return again[1] if again and again[0].value == month else at
    other = line.value(at + 1, "month")
    if other is None or other[0] != month:
        return at
    return other[1] + (line.form(other[1]) in _CLOSE)


def with_year(line: Line, date: Date, at: int) -> Read:
    """What follows a month: a year, عام and a year, a modifier, من العام الماضي."""
    modifier = line.value(at, "modifier") or (line.value(at, "told") if line.loose else None)
    if modifier:
        return _with_number(line, dataclasses.replace(date, near=int(modifier[0])), modifier[1])
    year = _year_behind(line, at)
    if year:
        return Read(dataclasses.replace(date, year=year[0]), year[1])
    start = at + (line.form(at) in _OF)
    shifted = shifted_year(line, start)
    if shifted is None:
        return Read(date, at)
    return Read(dataclasses.replace(date, year_shift=shifted.date.year_shift, told=shifted.date.told), shifted.last)


def _year_behind(line: Line, at: int) -> tuple[int, int] | None:
    """2014, ،2014, (2014), / (2014), عام 2014, لعام 2014, في سنة 2014, ألفين وأربعة عشر."""
    bracket = at + (line.form(at) in ("/", "-"))
    if line.form(bracket) == "(":
        inside = line.year(bracket + 1)
        return (inside[0], inside[1] + 1) if inside and line.form(inside[1]) == ")" else None
    comma = at + (line.form(at) in ("،", ","))
    year = line.year(comma) or line.spelled_year(comma)
    if year:
        return year
    start = at + (line.form(at) in _OF)
    found = year_after_word(line, start)
    return (found.date.year or 0, found.last) if found and not found.date.hijri else None


def _with_number(line: Line, date: Date, at: int) -> Read:
    """The year that may follow even a modifier: يناير الماضي 2024."""
    year = line.year(at)
    return Read(dataclasses.replace(date, year=year[0], near=None), year[1]) if year else Read(date, at)


def year_after_word(line: Line, at: int) -> Read | None:
    """عام 2014, العام 2022, سنة (2010) م, عام (1325) هجري, عام ألفين وعشرة: a year that is called one."""
    unit = line.sense(at, "unit", _YEAR)
    if unit is None or unit[0].value != "Y" or unit[0].extra != "one":
        return None
    kind = unit[1] + line.listed(unit[1], "year_kinds")
    opened = line.form(kind) == "("
    start = kind + opened
    year = line.year(start) or line.spelled_year(start) or _early_year(line, start)
    if year is None or (opened and line.form(year[1]) != ")"):
        return None
    last = year[1] + opened
    hijri = line.form(last) in _HIJRI
    last += hijri or line.form(last) in _ERA
    return Read(Date(year=year[0], hijri=hijri or line.is_hijri(*year)), last)


def _early_year(line: Line, at: int) -> tuple[int, int] | None:
    """A year of three figures or of hundreds, where nothing is counted by it (عام 247, not عام 100 مليون)."""
    number = line.number(at)
    if number is None or number.definite or not 0 < number.value < 1300 or number.value != int(number.value):
        return None
    if line.form(number.last) in _HIJRI:
        return int(number.value), number.last
    if not 100 <= number.value < 1000:
        return None
    ended = line.ends(number.last) or line.form(number.last) in ("م", "ه", "هجري", "ميلادي", "قبل", "للهجره")
    return (int(number.value), number.last) if ended else None


def shifted_year(line: Line, at: int) -> Read | None:
    """العام الماضي, العام الجاري, هذا العام: years from the article's, and the word after."""
    lead = line.sense(at, "lead") is not None
    unit = line.sense(at + lead, "unit")
    if unit is None or unit[0].value != "Y" or unit[0].extra != "one" or not unit[0].definite:
        return None
    kind = unit[1] + line.listed(unit[1], "year_kinds")
    if lead:
        return Read(Date(year_shift=0), kind)
    modifier, told = line.sense(kind, "modifier", ("",)), line.sense(kind, "told", ("",))
    if modifier:
        return Read(Date(year_shift=int(modifier[0].value)), modifier[1])
    return Read(Date(year_shift=int(told[0].value), told=True), told[1]) if told else None


def year_phrase(line: Line, at: int) -> Read | None:
    """2024, عام 2024, العام الماضي, هذا العام: a year however named."""
    year = line.year(at)
    if year:
        return Read(Date(year=year[0], hijri=line.is_hijri(*year)), year[1])
    return year_after_word(line, at) or shifted_year(line, at) or _same_year(line, at)


def _same_year(line: Line, at: int) -> Read | None:
    """نفس العام, ذلك العام: the year told last."""
    unit = line.sense(at + 1, "unit", ("ال",)) if line.listed(at, "told_leads") else None
    if unit is None or unit[0].value != "Y" or unit[0].extra != "one" or line.ordinal(unit[1]):
        return None
    return Read(Date(year_shift=0, told=True), unit[1])


def _hijri_month(line: Line, at: int) -> Read | None:
    """A Hijri month with its year; without a year it is left to the readers that see a day or شهر beside it."""
    found = line.sense(at, "hijri", ("", "ل", "ب", "و", "ف"))
    if found is None:
        return None
    date, last = Date(month=int(found[0].value), hijri=True), found[1]
    called = year_after_word(line, last + (line.form(last) in _OF))
    early = _early_year(line, last)
    signed = early is not None and line.form(early[1]) in _HIJRI
    year = line.year(last) or ((called.date.year or 0, called.last) if called else early if signed else None)
    old = signed or (called is not None and called.date.hijri)
    if year and (old or year[0] in HIJRI_YEARS or 1900 <= year[0] < 2100):
        after = year[1] + (line.form(year[1]) in _HIJRI)
        return Read(dataclasses.replace(date, year=year[0]), after)
    modifier = line.value(last, "modifier")
    if modifier:
        return Read(dataclasses.replace(date, near=int(modifier[0])), modifier[1])
    shifted = shifted_year(line, last + (line.form(last) in _OF))
    if shifted is None:
        return Read(date, last)
    return Read(dataclasses.replace(date, year_shift=shifted.date.year_shift, told=shifted.date.told), shifted.last)
