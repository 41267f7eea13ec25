"""Weeks, months, years and longer, counted or named: الأسبوع الماضي, عام 2014, الربع الأول من 2024, التسعينيات."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from waqai.extract.time_dates import read_date
from waqai.extract.time_days import read_chain
from waqai.extract.time_forms import (
    Ago,
    Between,
    Date,
    Fixed,
    Length,
    Now,
    Window,
)  # fmt: skip
from waqai.extract.time_lengths import Result
from waqai.extract.time_line import HIJRI_YEARS, Line, remembered
from waqai.extract.time_months import of_month, year_after_word, year_phrase
from waqai.extract.time_numeric import Read, Several
from waqai.knowledge.units import unit_at

_OF = frozenset({"من", "ل", "في"})
_ADJECTIVES = frozenset({"القليله", "القليلتين", "الطويله", "القريبه", "العديده", "ال"})
KINDS = ("money", "percent", "measure", "person", "thing", "occurrence")
_COUNTED, _MEASURED = frozenset({"/", "شخص", "الف", "مليون", "جندي"}), ("money", "percent", "measure")
ONE_FOLLOWS = range(11, 100)
BARE_YEARS = range(1800, 2100)
_AGE = frozenset({"العمر", "عمره", "عمرها", "عمري", "عمرهم"})
_SHIFTED = ("W", "M", "Y")
_TO = frozenset({"الي", "-", "–", "/", "و", "حتي"})
_FROM = frozenset({"من", "بين"})
_QUARTERS, _HALVES = 4, 2
_OUR_ERA = frozenset({"م", "الميلادي", "ميلادي", "للميلاد"})
_HIJRI = frozenset({"الهجري", "هجري", "للهجره"})
# A Hijri year in years of the sun, and where the count begins.
_HIJRI_SCALE, _HIJRI_START = 0.970229, 621.5


@remembered
def read_year(line: Line, at: int) -> Result | None:
    """عام 2014, العام 2022, عامي 2014 و2015; for bare years see `read_bare_year`."""
    unit = line.sense(at, "unit")
    if unit is None or unit[0].value != "Y":
        return None
    if unit[0].extra in ("pair", "many"):
        return _two_years(line, unit[1])
    year = year_after_word(line, at)
    if year and year.date.year and not year.date.hijri:
        return _year_range(line, year.date.year, year.last) or (year.date, year.last)
    return (year.date, year.last) if year else None


def _year(year: int) -> Date:
    return Date(year=year, hijri=year in HIJRI_YEARS)


def _two_years(line: Line, at: int) -> Result | None:
    one = line.year(at)
    return _year_range(line, one[0], one[1], joined=True) if one else None


def _year_range(line: Line, first: int, at: int, joined: bool = False) -> Result | None:
    """A second year after -, إلى or (between two named years) و."""
    if line.form(at) not in _TO or (line.form(at) == "و" and not joined):
        return None
    called = year_after_word(line, at + 1)
    two = line.year(at + 1) or ((called.date.year or 0, called.last) if called else None)
    if two and two[0] == first - 1 and line.form(at) in ("/", "-"):
        return Between(_year(two[0]), _year(first)), two[1]  # 2013/2012, as figures are read from the left
    if two is None or not first < two[0] < first + 200 or counts(line, two[1], KINDS):
        return None
    return Between(_year(first), _year(two[0])), two[1]


def read_bare_year(line: Line, at: int) -> Result | None:
    """A year without عام: after a preposition or a word such as انتخابات, in brackets, or a span of years."""
    year = line.year(at)
    if year is None or year[0] not in BARE_YEARS or line.listed(at - 1, "number_heads"):
        return None
    spanned = _year_range(line, year[0], year[1], joined=line.form(at - 1) == "بين")
    if spanned:
        return spanned
    bracketed = line.form(at - 1) == "(" and line.form(year[1]) == ")"
    lead = line.listed(at - 1, "year_leads") or line.listed(at - 2, "year_leads", "ordered")
    called = lead or bracketed or (line.loose and line.whole(at, year[1])) or year[1] > at + 1
    return (_year(year[0]), year[1]) if called and not counts(line, year[1], number=year[0]) else None


def counts(line: Line, at: int, kinds: Collection[str] = _MEASURED, number: int = ONE_FOLLOWS.start) -> bool:
    """True where what follows is a thing counted or a unit, so that the number is no year.

    One thing in the accusative follows numbers that end in 11 to 99 (2019 عقدا), behind others it is the clause's own
    (أقر في 2007 قانونا); بعدما and its like are no things.
    """
    form, unit = line.form(at), unit_at(line.words, at, line.stop)
    many = form.endswith("ا") and not form.endswith(("وا", "ما")) and len(form) > 3 and number % 100 in ONE_FOLLOWS
    return many or form in _COUNTED or (unit is not None and unit.unit.kind in kinds)


@remembered
def read_relative(line: Line, at: int) -> Result | None:
    """الأسبوع الماضي, هذا العام, الشهرين المقبلين, الأيام الثلاثة الماضية, الساعات المقبلة."""
    lead = line.sense(at, "lead", ("", "ل", "ب", "و")) is not None
    unit = line.sense(at + lead, "unit")
    if unit is None or not unit[0].definite or (unit[0].value == "Y" and line.listed(at - 1, "general", "heads")):
        return None
    sense, after = unit
    if lead:
        shifted = counted_unit(str(sense.value), 0, after) if sense.extra == "one" and sense.value != "D" else None
        return _with_own_year(line, shifted)
    if sense.extra == "one":
        alone = line.loose and sense.value in _SHIFTED and line.whole(at, after)
        return _with_own_year(line, single_unit(line, str(sense.value), after)) or (
            counted_unit(str(sense.value), 0, after) if alone else None
        )
    return _several(line, str(sense.value), 2 if sense.extra == "two" else None, after)


def _with_own_year(line: Line, result: Result | None) -> Result | None:
    """العام الجاري 2024, هذا العام (2024): the year itself, called the article's own."""
    form, last = result or (None, 0)
    if not isinstance(form, Date) or form.year_shift is None:
        return result
    opened = line.form(last) == "("
    year = line.year(last + opened)
    if year is None or not 1900 <= year[0] < 2200:
        return result
    return dataclasses.replace(form, year=year[0]), year[1] + (opened and line.form(year[1]) == ")")


def single_unit(line: Line, unit: str, at: int) -> Result | None:
    """A definite unit with what is said of it at `at`: الماضي, الأول من القرن, 10 من 1999."""
    hijri = line.form(at) in ("الهجريه", "الهجري")
    at += hijri or (unit == "Y" and line.listed(at, "year_kinds"))
    modifier = line.sense(at, "modifier", ("",))
    if unit == "DE" and line.ordinal(at):
        return _decade_of_century(line, at)
    if unit == "CE":
        return _century(line, at, int(modifier[0].value) if modifier else None)
    told = line.sense(at, "told", ("",)) if modifier is None else None
    if told and unit in {"D", *_SHIFTED}:
        found = counted_unit(unit, int(told[0].value), told[1])
        return (
            (dataclasses.replace(found[0], told=True, hijri=hijri), found[1])
            if found and isinstance(found[0], Date)
            else None
        )
    if modifier is None or line.form(at).startswith("الاخير"):
        return _numbered_week(line, at) if unit == "W" else None
    if unit in ("TH", "TM", "TS"):
        return _hours_on(unit, int(modifier[0].value), modifier[1]) if line.loose else None
    found = counted_unit(unit, int(modifier[0].value), modifier[1])
    return (dataclasses.replace(found[0], hijri=hijri), found[1]) if found and isinstance(found[0], Date) else found


def _hours_on(unit: str, shift: int, last: int) -> Result:
    """الساعة القادمة: an hour from now."""
    length = Length(abs(shift), unit)
    return (Ago(length, 1 if shift > 0 else -1, exact=True), last) if shift else (Now(), last)


def _numbered_week(line: Line, at: int) -> Result | None:
    """الأسبوع 10 من 1999: a week of the calendar by its number."""
    number = line.plain(at)
    if number is None or not 1 <= number[0] <= 53:
        return None
    whole = year_phrase(line, number[1] + (line.form(number[1]) in _OF))
    if whole is None and not line.loose:
        return None
    date, last = (whole.date, whole.last) if whole else (Date(year_shift=0), number[1])
    return dataclasses.replace(date, share=f"W{number[0]:02d}"), last


def counted_unit(unit: str, shift: int, last: int) -> Result | None:
    """A date counted in units from the article's."""
    dates = {
        "W": Date(week=shift),
        "M": Date(month_shift=shift),
        "Y": Date(year_shift=shift),
        "D": Date(shift=shift),
        "DE": Date(share=f"DE{shift:+d}"),
    }
    date = dates.get(unit)
    return (date, last) if date else None


def _century(line: Line, at: int, shift: int | None) -> Result | None:
    """القرن الماضي is the twentieth, whatever the page says of itself; القرن التاسع عشر, القرن الـ19."""
    if shift is not None:
        number, last = 21 + shift, at + 1
    else:
        ordinal, plain = line.ordinal(at), line.plain(at)
        if ordinal and ordinal.definite:
            number, last = ordinal.value, ordinal.last
        elif plain and plain[0] <= 22:
            number, last = plain
        else:
            return None
    if line.form(last) in _HIJRI:
        first, end = (round(_HIJRI_SCALE * year + _HIJRI_START) for year in (number * 100 - 99, number * 100))
        return Fixed(f"{first:04d}/{end:04d}"), last + 1
    return Fixed(f"{number * 100 - 99:04d}/{number * 100:04d}"), last + (line.form(last) in _OUR_ERA)


def _decade_of_century(line: Line, at: int) -> Result | None:
    """العقد الأول من القرن الحادي والعشرين."""
    ordinal = line.ordinal(at)
    unit = line.sense(ordinal.last + (line.form(ordinal.last) in _OF), "unit", ("ال",)) if ordinal else None
    century = single_unit(line, "CE", unit[1]) if unit and unit[0].value == "CE" else None
    if ordinal is None or century is None or not isinstance(century[0], Fixed) or not 1 <= ordinal.value <= 10:
        return None
    first = int(century[0].value[:4]) - 1 + 10 * (ordinal.value - 1)
    return Fixed(f"{first}/{first + 9}"), century[1]


def _several(line: Line, unit: str, amount: float | None, at: int) -> Result | None:
    """A number, if any, and a modifier after a definite plural or dual."""
    number = line.number(at)
    if amount is None and number and number.definite:
        amount, at = number.value, number.last
    if amount and unit == "M" and line.form(at) in ("الاولي", "الاخيره"):
        first = _months_of_year(line, int(amount), at + 1, line.form(at) == "الاولي")
        if first:
            return first
    while line.form(at) in _ADJECTIVES:
        at += 1
    modifier = line.sense(at, "modifier", ("",))
    if modifier is None:
        return None
    if amount is None and unit in ("TH", "TM"):
        return Date(shift=0), modifier[1]
    return _window(Length(amount, unit), int(modifier[0].value), modifier[1])


def _months_of_year(line: Line, count: int, at: int, first: bool) -> Result | None:
    """الأشهر الستة الأولى من العام: the months that a year begins or ends with."""
    start = at + (line.form(at) == "من")
    whole = (year_phrase(line, start) or _this_year(line, start)) if start > at else None
    if whole is None or not 1 <= count <= 12:
        return None
    months = (1, count) if first else (13 - count, 12)
    ends = [dataclasses.replace(whole.date, month=month) for month in months]
    return Between(ends[0], ends[1]), whole.last


def _window(length: Length, direction: int, last: int) -> Result:
    return (Window(length, direction) if direction else length), last


def read_window(line: Line, at: int) -> Result | None:
    """3 أيام القادمة, آخر 3 سنوات, الثلاثة عقود القادمة: so many units up to now, or from now on."""
    lead = line.form(at).lstrip("وفبل") == "اخر"
    dual = line.sense(at + 1, "unit", ("",)) if lead else None
    if dual and (dual[0].extra == "two" or (line.loose and dual[0].extra == "one" and line.ends(dual[1]))):
        amount = 2 if dual[0].extra == "two" else 1
        return (Window(Length(amount, str(dual[0].value)), -1), dual[1]) if dual[0].value != "D" or amount > 1 else None
    number = line.number(at + lead)
    if number is None or number.vague:
        return None
    unit = line.sense(number.last, "unit", ("",))
    if unit is None or unit[0].extra == "pair":
        return None
    length = Length(number.value, str(unit[0].value))
    if lead:
        return Window(length, -1), unit[1]
    modifier = line.sense(unit[1], "modifier", ("",))
    return _window(length, int(modifier[0].value), modifier[1]) if modifier and modifier[0].value else None


def read_edge(line: Line, at: int) -> Result | None:
    """نهاية العام, مطلع الأسبوع المقبل, منتصف مارس: an edge of a unit; without a modifier the unit now running."""
    edge = line.sense(at, "edge", ("", "ب", "ل", "و", "ف"))
    if edge is None:
        return None
    first = as_form(read_date(line, at)) if edge[0].value == "FIRST" else None
    if first:
        return first
    code, start = "START" if edge[0].value == "FIRST" else str(edge[0].value), edge[1]
    month = of_month(line, start)
    inner: Result | None = (month.date, month.last) if month and month.date.day is None else None
    inner = inner or read_year(line, start) or read_relative(line, start) or _own_unit(line, start)
    inner = inner or read_decade(line, start) or _plain_year(line, start) or as_form(read_chain(line, start))
    inner = inner or as_form(year_phrase(line, start))
    if inner is None or not isinstance(inner[0], Date):
        return inner if inner and isinstance(inner[0], Between | Fixed) else None
    return dataclasses.replace(inner[0], edge=code), inner[1]


def _plain_year(line: Line, at: int) -> Result | None:
    """مطلع 2024."""
    year = line.year(at)
    return (Date(year=year[0]), year[1]) if year and year[0] >= 1800 and not counts(line, year[1]) else None


def _own_unit(line: Line, at: int) -> Result | None:
    unit = line.sense(at, "unit", ("ال",))
    if unit is None or unit[0].extra != "one" or unit[0].value not in _SHIFTED:
        return None
    if line.sense(unit[1], "modifier") or line.year(unit[1]) or line.listed(unit[1], "anaphoric"):
        return None
    return counted_unit(str(unit[0].value), 0, unit[1])


def read_share(line: Line, at: int) -> Result | None:
    """الربع الأول من 2024, النصف الثاني من العام الماضي; without a year it is no time (sport, parts of a film), but for
    الربع القادم and, in a short text, الربع 2."""
    lead = line.sense(at, "lead") is not None
    share = line.sense(at + lead, "share", ("ال", "لل", "بال", "وال"))
    if share is None:
        return None
    if line.form(share[1]) == "الاخير":
        return _last_share(line, str(share[0].value), share[1] + 1)
    if lead or line.sense(share[1], "modifier", ("",)):
        return _near_share(line, str(share[0].value), share[1], lead) if line.form(share[1] - 1)[-3:] == "ربع" else None
    if share[0].value not in ("Q", "H"):
        return None
    numbered = _share_number(line, share[1])
    if numbered is None or not 1 <= numbered[0] <= (_QUARTERS if share[0].value == "Q" else _HALVES):
        return None
    start = numbered[1] + (line.form(numbered[1]) in _OF)
    whole = year_phrase(line, start) or _this_year(line, start)
    if whole is None:
        alone = line.loose and line.whole(at, numbered[1])
        return (Date(year_shift=0, share=f"{share[0].value}{numbered[0]}"), numbered[1]) if alone else None
    return dataclasses.replace(whole.date, share=f"{share[0].value}{numbered[0]}"), whole.last


def _last_share(line: Line, code: str, at: int) -> Result | None:
    """الربع الأخير من 2016."""
    start = at + (line.form(at) in _OF)
    whole = year_phrase(line, start) or _this_year(line, start)
    last = _QUARTERS if code == "Q" else _HALVES
    return (dataclasses.replace(whole.date, share=f"{code}{last}"), whole.last) if whole else None


def _this_year(line: Line, at: int) -> Read | None:
    """Plain العام under a share of it is the one now running."""
    unit = line.sense(at, "unit", ("ال", "لل"))
    if unit is None or unit[0].value != "Y" or unit[0].extra != "one" or line.listed(unit[1], "year_kinds"):
        return None
    return Read(Date(year_shift=0), unit[1])


def _share_number(line: Line, at: int) -> tuple[int, int] | None:
    ordinal = line.ordinal(at)
    return (ordinal.value, ordinal.last) if ordinal and ordinal.definite else line.plain(at)


def _near_share(line: Line, code: str, at: int, lead: bool) -> Result | None:
    """هذا الربع, الربع القادم: counted from the article's quarter."""
    modifier = None if lead else line.sense(at, "modifier", ("",))
    if code != "Q" or (modifier is None and not lead):
        return None
    shift, last = (int(modifier[0].value), modifier[1]) if modifier else (0, at)
    return Date(share=f"SQ{shift:+d}"), last


def read_decade(line: Line, at: int) -> Result | None:
    """التسعينيات, ثمانينيات القرن الماضي; no age (في الثلاثينيات من عمره)."""
    decade = line.sense(at, "decade")
    if decade is None:
        return None
    sense, last = decade
    century, start = line.sense(last + (line.form(last) == "من"), "unit", ("ال",)), 1900
    if century and century[0].value == "CE":
        found = single_unit(line, "CE", century[1])
        if found is None or not isinstance(found[0], Fixed):
            return None
        start, last = int(found[0].value[:4]) - 1, found[1]
    elif not _is_decade(line, at, last, int(sense.value), sense.definite):
        return None
    first = start + int(sense.value)
    return Fixed(f"{first}/{first + 9}"), last


def _is_decade(line: Line, at: int, last: int, first: int, definite: bool) -> bool:
    if line.form(last) == "من" and line.form(last + 1) in _AGE:
        return False
    if line.loose and line.ends(last):
        return line.whole(at, last) or first >= 40
    return definite and first >= 40


def as_form(read: Read | Several | Fixed | None) -> Result | None:
    """A date reader's answer as form and end."""
    if isinstance(read, Read):
        return read.date, read.last
    return (read.form, read.last) if isinstance(read, Several) else None
