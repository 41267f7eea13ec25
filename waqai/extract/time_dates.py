"""Calendar dates in words: day and month in every order, month and year, two days of one month, from one to another.

Each reader takes a line and a position and gives a `Read` (what, and the word after it) or None.  Limits: years
before 1000 and after 2199.
"""

from __future__ import annotations

import dataclasses

from waqai.extract.time_forms import Between, Date
from waqai.extract.time_line import Line, remembered
from waqai.extract.time_months import month_name, of_month
from waqai.extract.time_numeric import Read, Several, read_latin, read_numeric

_TO = frozenset({"الي", "حتي", "-", "–", "—", "ـ", "لغايه"})
_AMONG = frozenset({"بين", "وبين", "شهري"})
_LAST_DAY = 31
_QUOTES = frozenset({'"', "«", "“", "'"})
# Behind a month's name, before what is counted: no day (قتل في يونيو 14 شخصا).
_COUNTS_AFTER = frozenset({"%", "٪", "الف", "الفا", "مليون", "مليار", "في", "شخص", "دولار", "/"})


@remembered
def read_date(line: Line, at: int, dated: bool = False) -> Read | Several | None:
    """A calendar date that starts at `at`, the fullest that the words allow; none inside a name (ميدان 6 أكتوبر)."""
    head = at - 1 - (line.form(at - 1) in _QUOTES)
    if line.headed(head, "date_names", "heads"):
        return None
    one = (
        _archived_days(line, at)
        or read_numeric(line, at, dated)
        or read_latin(line, at)
        or read_days(line, at)
        or _month_then_day(line, at)
        or read_month(line, at)
    )
    return (_until(line, at, one) or one) if isinstance(one, Read) else one


def _until(line: Line, at: int, one: Read) -> Several | None:
    """من 15 يونيو 2021 إلى 20 سبتمبر 2021, بين مارس 2020 ومايو 2021: from one date to another."""
    lead = line.form(at - 1).removeprefix("و")
    free = line.loose and one.date.day is not None and line.form(one.last) in _TO
    joined = joiner(line, one.last) if lead in ("من", "بين", "الفتره") or free else None
    if joined is None or joined[0] != (lead == "بين"):
        return None
    start = joined[1]
    two = read_numeric(line, start) or read_days(line, start) or _month_then_day(line, start) or read_month(line, start)
    if not isinstance(two, Read) or (one.date.day is None) != (two.date.day is None):
        return None
    year = two.date.year if one.date.year is None and one.date.near is None else one.date.year
    return Several(Between(dataclasses.replace(one.date, year=year), two.date), two.last)


def _archived_days(line: Line, at: int) -> Read | Several | None:
    """26 / 28 / 2 / (1941): two days of a month, as archives list letters."""
    marks = [line.form(at + n) for n in (1, 3, 5)]
    days = [line.form(at + n) for n in (0, 2, 4)]
    opened = line.form(at + 6) == "("
    year = line.year(at + 6 + opened)
    if marks != ["/"] * 3 or year is None or not all(d.isdecimal() and len(d) <= 2 for d in days):
        return None
    first, second, month = map(int, days)
    last = year[1] + (opened and line.form(year[1]) == ")")
    if not (1 <= month <= 12 and 1 <= first <= _LAST_DAY and 1 <= second <= _LAST_DAY):
        return None
    start, end = (Date(year[0], month, day) for day in (first, second))
    return Several(Between(start, end), last) if first < second else Read(start, last)


def read_days(line: Line, at: int) -> Read | Several | None:
    """A day of the month, or two (17 و18، من 3 إلى 9، 12-15), before its month."""
    one = _day_number(line, at)
    if one is None:
        return None
    month_at = one[1] + (line.form(one[1]) == "-" and line.sense(one[1] + 1, "month", ("",)) is not None)
    whole = of_month(line, month_at, day=True)
    if whole:
        return Read(dataclasses.replace(whole.date, day=one[0]), whole.last)
    return _row_of_days(line, one) or _second_day(line, one[0], one[1])


def _row_of_days(line: Line, first: tuple[int, int]) -> Several | None:
    """5 و6 و7 مايو: three days or more in a row."""
    day, last, count = first[0], first[1], 1
    while count < _LAST_DAY:
        start = last + (line.form(last) in ("،", ",", "و"))
        following = _day_number(line, start) if start > last or line.form(last).startswith("و") else None
        if following is None or following[0] != day + 1:
            break
        day, last, count = *following, count + 1
    whole = of_month(line, last, day=True) if count > 2 else None
    if whole is None:
        return None
    ends = [dataclasses.replace(whole.date, day=one) for one in (first[0], day)]
    return Several(Between(ends[0], ends[1]), whole.last)


def _second_day(line: Line, first: int, at: int) -> Several | None:
    """The second day of two that share a month."""
    joined = joiner(line, at)
    if joined is None:
        return None
    listed, after = joined
    between = line.form(at - 2).removeprefix("و") == "بين" or line.form(at - 3).removeprefix("و") == "بين"
    two = _day_number(line, after)
    whole = of_month(line, two[1], day=True) if two else None
    if two is None or whole is None or two[0] <= first:
        return None
    days = [dataclasses.replace(whole.date, day=day) for day in (first, two[0])]
    return Several(Between(days[0], days[1], listed and not between), whole.last)


def joiner(line: Line, at: int) -> tuple[bool, int] | None:
    """و (as a word or in front of one) or إلى/- between two days: whether it lists, and where the second starts."""
    form = line.form(at)
    if form in ("و", "او"):
        return True, at + 1
    if form in ("وحتي", "والي") or form in _TO:
        return False, line.past_to(at)
    return (True, at) if form.startswith("و") else None


def _day_number(line: Line, at: int) -> tuple[int, int] | None:
    """A day of the month as digits or as an ordinal; اليوم الأول too."""
    unit = line.sense(at, "unit", ("ال", "بال", "لل", "وال"))
    if unit and unit[0].value == "D" and unit[0].extra == "one":
        ordinal = line.ordinal(unit[1])
        return (ordinal.value, ordinal.last) if ordinal and ordinal.definite and ordinal.value <= _LAST_DAY else None
    first = line.sense(at, "edge", ("", "ب", "ل", "و", "ف"))
    if first and first[0].value == "FIRST":
        return 1, first[1]
    number = line.plain(at)
    if number is None:
        ordinal = line.ordinal(at)
        number = (ordinal.value, ordinal.last) if ordinal and _names_day(line, at, ordinal.definite) else None
    return number if number and 1 <= number[0] <= _LAST_DAY else None


def _names_day(line: Line, at: int, definite: bool) -> bool:
    """الخامس من أبريل; without the article only أول right before its month (أول يناير)."""
    named = line.sense(at + 1, "month", ("",)) or line.sense(at + 1, "hijri", ("",))
    return definite or (line.form(at).removeprefix("و") == "اول" and named is not None)


def _month_then_day(line: Line, at: int) -> Read | Several | None:
    """شباط 13, أكتوبر/ 2, اغسطس 27 الى 29, نوفمبر بين 15 و19: the day behind its month, where nothing is counted."""
    found = line.sense(at, "month", ("", "ب", "ل", "و"))
    if found is None:
        return None
    separator = line.form(found[1])
    start = found[1] + (separator in ("/", "-") or separator == "بين")
    day = line.plain(start) or _ordinal_day(line, start)
    if day is None or not 1 <= day[0] <= _LAST_DAY or line.form(start - 1) == "(":
        return None
    month = int(found[0].value)
    second = _later_day(line, day, separator == "بين")
    if second:
        return Several(Between(Date(month=month, day=day[0]), Date(month=month, day=second[0])), second[1])
    if not _is_free(line, day[1]):
        return None
    return _with_later_year(line, Date(month=month, day=day[0]), day[1])


def _ordinal_day(line: Line, at: int) -> tuple[int, int] | None:
    ordinal = line.ordinal(at) if line.loose else None
    return (ordinal.value, ordinal.last) if ordinal and ordinal.definite else None


def _later_day(line: Line, day: tuple[int, int], between: bool) -> tuple[int, int] | None:
    joined = joiner(line, day[1])
    if joined is None or (joined[0] and not between):
        return None
    two = line.plain(joined[1]) or _ordinal_day(line, joined[1])
    named = line.sense(two[1], "month", ("",)) if two else None
    return two if two and day[0] < two[0] <= _LAST_DAY and _is_free(line, two[1]) and not named else None


def _is_free(line: Line, at: int) -> bool:
    """True where nothing is counted behind a day that follows its month: a mark, an hour, a year."""
    form = line.form(at)
    if line.loose:
        return form not in _COUNTS_AFTER and line.sense(at, "unit", ("",)) is None
    return form in (",", "،") and line.year(at + 1) is not None


def _with_later_year(line: Line, date: Date, at: int) -> Read:
    start = at + (line.form(at) in (",", "،"))
    year = line.year(start) or line.spelled_year(start)
    return Read(dataclasses.replace(date, year=year[0]), year[1]) if year else Read(date, at)


@remembered
def read_month(line: Line, at: int) -> Read | Several | None:
    """A month without a day; weak names and Hijri months need شهر, a preposition, a year or a modifier beside them."""
    head = at - 2 - (line.form(at - 2) in _QUOTES)
    if line.form(at - 1).isdecimal() and line.headed(head, "date_names", "heads"):
        return None
    lead = at + (line.sense(at, "lead") is not None)
    unit = line.sense(lead, "unit", ("", "ل", "ب", "و", "ف"))
    within = _month_then_day(line, unit[1]) if unit and unit[0].value == "M" and not unit[0].definite else None
    if within:
        return within
    worded = bool(unit and unit[0].value == "M" and unit[0].extra in ("one", "pair"))
    start = unit[1] if unit and worded else lead
    whole = of_month(line, lead) if worded else month_name(line, start)
    if whole is None:
        return None
    bare = (whole.date.year, whole.date.near, whole.date.year_shift, whole.date.day) == (None, None, None, None)
    alone = bare and not worded and lead == at and whole.last == start + 1
    if alone and (not _strong(line, start) or line.headed(at - 1, "date_names", "months")):
        return None
    return _second_month(line, whole) or whole


def _strong(line: Line, at: int) -> bool:
    """True for a month that needs no company, or a weak one after a preposition."""
    found = line.sense(at, "month")
    if found is None:
        zero = line.form(at) == "صفر" and line.form(at - 1) != "في"
        return line.loose and line.sense(at, "hijri") is not None and line.form(at - 1) in ("في", "") and not zero
    if found[0].prefix == "ب":
        return False
    if not found[0].extra:
        return True
    before = line.sense(at - 1, "preposition")
    edge = line.sense(at - 1, "edge", ("", "ب", "ل", "و", "ف"))
    alone = line.loose and line.whole(at, found[1])
    return bool((before or edge or alone) and not found[0].prefix) or line.form(at - 1) in ("الي", "من")


def _second_month(line: Line, first: Read) -> Several | None:
    """يونيو ويوليو, مارس إلى مايو: two months, the year of the second for both."""
    joined = joiner(line, first.last)
    if joined is None or first.date.year is not None or first.date.hijri or first.date.day is not None:
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
