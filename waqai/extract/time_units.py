"""Weeks, months, years and lengths counted by unit: الأسبوع الماضي, عام 2014, الربع الأول من 2024, تسعة أشهر."""

from __future__ import annotations

import dataclasses

from waqai.extract.time_dates import Read, Several, shifted_year, year_after_word
from waqai.extract.time_forms import Between, Date, Fixed, Form, Length, Recurring, Vague
from waqai.extract.time_line import Line
from waqai.knowledge.numerals import numerals
from waqai.knowledge.units import unit_at

Result = tuple[Form, int]
# How far before يوميا the unit may stand whose rate it is.
_RATE_REACH = 5
_OF = "من"
_ADJECTIVES = frozenset({"القليله", "القليلتين", "الطويله", "القريبه", "ال"})
_COUNTED = frozenset({"%", "٪", "/", "دولار", "شخص", "الف", "مليون", "متر", "كم", "طن", "جندي"})
_AGE = frozenset({"العمر", "عمره", "عمرها", "عمري", "عمرهم"})
_SHIFTED = ("W", "M", "Y")
_TO = frozenset({"الي", "-", "–", "/", "و", "حتي"})
# Units that as plain nouns mean something else (contracts, held): they count only with a number and company.
_AMBIGUOUS = frozenset({"DE"})
_LARGEST = {"TS": 600, "TM": 600, "TH": 1000, "D": 5000, "W": 300, "M": 300, "Y": 5000, "DE": 30, "CE": 60}


def read_year(line: Line, at: int) -> Result | None:
    """عام 2014, العام 2022, عامي 2014 و2015, the year of العام الماضي; for bare years see `read_bare_year`."""
    unit = line.sense(at, "unit")
    if unit is None or unit[0].value != "Y":
        return None
    if unit[0].extra in ("pair", "many"):
        return _two_years(line, unit[1])
    year = year_after_word(line, at)
    if year:
        return _year_range(line, year[0], year[1]) or (_year(year[0]), year[1])
    return None


def _year(year: int) -> Date:
    return Date(year=year, hijri=1300 <= year < 1500)


def _two_years(line: Line, at: int) -> Result | None:
    one = line.year(at)
    return _year_range(line, one[0], one[1], joined=True) if one else None


def _year_range(line: Line, first: int, at: int, joined: bool = False) -> Result | None:
    """A second year after -, إلى or (between two named years) و."""
    if line.form(at) not in _TO or (line.form(at) == "و" and not joined):
        return None
    two = line.year(at + 1)
    if two is None or not first < two[0] < first + 200:
        return None
    return Between(_year(first), _year(two[0])), two[1]


def read_bare_year(line: Line, at: int) -> Result | None:
    """A year without عام: after a preposition or a word such as انتخابات, or a span of years."""
    year = line.year(at)
    if year is None or not 1800 <= year[0] < 2100 or line.listed(at - 1, "number_heads"):
        return None
    spanned = _year_range(line, year[0], year[1], joined=line.form(at - 1) == "بين")
    if spanned:
        return spanned
    before = line.form(at - 1)
    lead = line.listed(at - 1, "year_leads") or (before == "(" and line.form(year[1]) == ")")
    return (_year(year[0]), year[1]) if lead and not _counts(line, year[1]) else None


def _counts(line: Line, at: int) -> bool:
    """True where what follows is a thing counted or a unit, so that the number is no year."""
    form = line.form(at)
    return (form.endswith("ا") and not form.endswith("وا") and len(form) > 3) or form in _COUNTED


def read_relative(line: Line, at: int) -> Result | None:
    """الأسبوع الماضي, هذا العام, الشهرين المقبلين, الأيام الثلاثة الماضية, الساعات المقبلة."""
    lead = line.form(at).lstrip("ولب") in ("هذا", "هذه")
    unit = line.sense(at + lead, "unit")
    if unit is None or not unit[0].definite or (unit[0].value == "Y" and line.listed(at - 1, "general", "heads")):
        return None
    sense, after = unit
    if lead:
        shifted = _counted(str(sense.value), 0, after) if sense.extra == "one" and sense.value != "D" else None
        return _with_own_year(line, shifted)
    if sense.extra == "one":
        return _with_own_year(line, _single(line, str(sense.value), after))
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


def _single(line: Line, unit: str, at: int) -> Result | None:
    modifier = line.sense(at, "modifier", ("",))
    if unit == "CE":
        return _century(line, at, int(modifier[0].value) if modifier else None)
    if modifier is None or line.form(at).startswith(("هذ", "الاخير")):
        return None
    return _counted(unit, int(modifier[0].value), modifier[1])


def _counted(unit: str, shift: int, last: int) -> Result | None:
    """A date counted in units from the article's."""
    dates = {
        "W": Date(week=shift),
        "M": Date(month_shift=shift),
        "Y": Date(year_shift=shift),
        "D": Date(shift=shift) if shift else None,
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
    return Fixed(f"{number * 100 - 99:04d}/{number * 100:04d}"), last


def _several(line: Line, unit: str, amount: float | None, at: int) -> Result | None:
    """A number, if any, and a modifier after a definite plural or dual."""
    number = line.number(at)
    if amount is None and number and number.definite:
        amount, at = number.value, number.last
    while line.form(at) in _ADJECTIVES:
        at += 1
    modifier = line.sense(at, "modifier", ("",))
    if modifier is None:
        return None
    if amount is None and unit in ("TH", "TM"):
        return Date(shift=0), modifier[1]
    return Length(amount, unit), modifier[1]


def read_edge(line: Line, at: int) -> Result | None:
    """نهاية العام, مطلع الأسبوع: the unit in which the article stands, where no modifier names another."""
    edge = line.sense(at, "edge", ("", "ب", "ل", "و", "ف"))
    if edge is None:
        return None
    unit = line.sense(edge[1], "unit", ("ال",))
    if unit is None or unit[0].extra != "one" or unit[0].value not in _SHIFTED:
        return None
    if line.sense(unit[1], "modifier") or line.year(unit[1]) or line.listed(unit[1], "anaphoric"):
        return None
    return _counted(str(unit[0].value), 0, unit[1])


def read_share(line: Line, at: int) -> Result | None:
    """الربع الأول من 2024, النصف الثاني من العام الماضي; without a year it is no time (sport, parts of a film)."""
    share = line.sense(at, "share", ("ال", "لل", "بال", "وال"))
    ordinal = line.ordinal(share[1]) if share else None
    if share is None or ordinal is None or not ordinal.definite or ordinal.value > (4 if share[0].value == "Q" else 2):
        return None
    whole = year_phrase(line, ordinal.last + (line.form(ordinal.last) in (_OF, "ل")))
    if whole is None:
        return None
    return dataclasses.replace(whole.date, share=f"{share[0].value}{ordinal.value}"), whole.last


def read_season(line: Line, at: int) -> Result | None:
    """صيف 2023, الصيف الماضي, شتاء العام المقبل."""
    season = line.sense(at, "season")
    if season is None:
        return None
    sense, after = season
    modifier = line.sense(after, "modifier", ("",))
    if sense.definite:
        return (Date(season=str(sense.value), near=int(modifier[0].value)), modifier[1]) if modifier else None
    whole = year_phrase(line, after)
    return (dataclasses.replace(whole.date, season=str(sense.value)), whole.last) if whole else None


def year_phrase(line: Line, at: int) -> Read | None:
    """2024, عام 2024, العام الماضي, هذا العام: a year however named."""
    year = line.year(at) or year_after_word(line, at)
    if year:
        return Read(_year(year[0]), year[1])
    shifted = shifted_year(line, at)
    return Read(Date(year_shift=shifted[0]), shifted[1]) if shifted else None


def read_decade(line: Line, at: int) -> Result | None:
    """التسعينيات, ثمانينيات القرن الماضي; no age (في الثلاثينيات من عمره)."""
    decade = line.sense(at, "decade")
    if decade is None:
        return None
    sense, last = decade
    century, start = line.sense(last + (line.form(last) == _OF), "unit", ("ال",)), 1900
    if century and century[0].value == "CE":
        found = _single(line, "CE", century[1])
        if found is None or not isinstance(found[0], Fixed):
            return None
        start, last = int(found[0].value[:4]) - 1, found[1]
    elif not sense.definite or (line.form(last) == _OF and line.form(last + 1) in _AGE) or int(sense.value) < 40:
        return None
    first = start + int(sense.value)
    return Fixed(f"{first}/{first + 9}"), last


def read_length(line: Line, at: int, free: bool = True) -> Result | None:
    """A duration; `free` where no preposition stands before it, so that only a number makes it one."""
    return _counted_length(line, at, free) or _dual(line, at) or _some(line, at) or (None if free else _lone(line, at))


def _counted_length(line: Line, at: int, free: bool) -> Result | None:
    number = line.number(at)
    if number is None or number.vague or (number.definite and number.last == at + 1):
        return None
    amount_to, last = _range_end(line, number.last)
    unit = line.sense(last, "unit", ("",))
    if unit is None or unit[0].extra == "pair" or (free and unit[0].value in _AMBIGUOUS):
        return None
    code = str(unit[0].value)
    if number.value > _LARGEST[code] or (unit[0].extra == "two") or line.listed(last - 1, "number_heads"):
        return None
    if number.value >= 1900 and code == "Y" and number.definite:
        return None
    modifier = line.sense(unit[1], "modifier", ("",)) if number.definite else None
    return Length(number.value, code, amount_to), modifier[1] if modifier else _half(line, unit[1])[1]


def _range_end(line: Line, at: int) -> tuple[int | float | None, int]:
    """A second number after إلى or -, or و within بين; the first word after it."""
    form = line.form(at)
    if form in ("الي", "-", "–", "او"):
        second = line.number(at + 1)
        if second and not second.vague and line.sense(second.last, "unit", ("",)):
            return second.value, second.last
    return None, at


def _dual(line: Line, at: int) -> Result | None:
    unit = line.sense(at, "unit", ("", "و", "ب", "ل", "ف"))
    if (
        unit is None
        or unit[0].extra != "two"
        or (unit[0].value in _AMBIGUOUS and not line.sense(at - 1, "preposition"))
    ):
        return None
    half, last = _half(line, unit[1])
    return Length(2 + half, str(unit[0].value)), last


def _half(line: Line, at: int) -> tuple[float, int]:
    """ونصف after a unit, with the unit said again (عام ونصف العام)."""
    form = line.form(at)
    share = {"ونصف": 0.5, "وربع": 0.25}.get(form)
    if share is None:
        return 0, at
    again = line.sense(at + 1, "unit", ("", "ال"))
    return share, again[1] if again and again[0].extra == "one" else at + 1


def _some(line: Line, at: int) -> Result | None:
    """بضعة أيام, عدة أشهر: a length that no number tells."""
    some = line.sense(at, "some", ("", "ب", "ل"))
    unit = line.sense(some[1], "unit", ("", "ال")) if some else None
    if unit is None or unit[0].extra != "many" or unit[0].value in _AMBIGUOUS:
        return None
    return Length(None, str(unit[0].value)), unit[1]


def _lone(line: Line, at: int) -> Result | None:
    """A unit alone after a preposition: منذ عام, قبل أشهر, بعد شهر ونصف."""
    unit = line.sense(at, "unit", ("",))
    if unit is None or unit[0].definite or unit[0].extra == "pair":
        return None
    sense, after = unit
    if sense.extra == "many":
        return Length(None, str(sense.value)), after + (line.form(after) in ("قليله", "عده", "طويله", "عديده"))
    if sense.value == "D" and line.form(after).startswith("ال"):
        return None
    half, last = _half(line, after)
    last += line.form(last) in ("واحد", "واحده", "كامل", "كامله")
    return Length(1 + half, str(sense.value)), last


def read_single(line: Line, at: int) -> Result | None:
    """A unit with one or a half after it: يوم واحد, عام ونصف العام."""
    unit = line.sense(at, "unit", ("", "ب", "ل"))
    if unit is None or unit[0].definite or unit[0].extra != "one" or unit[0].value in _AMBIGUOUS:
        return None
    half, last = _half(line, unit[1])
    if half:
        return Length(1 + half, str(unit[0].value)), last
    one = line.form(unit[1]) in ("واحد", "واحده")
    return (Length(1, str(unit[0].value)), unit[1] + 1) if one else None


def read_recurring(line: Line, at: int) -> Result | None:
    """يوميا, كل يوم, كل ثلاثاء, كل أربع سنوات, أيام الجمعة."""
    adverb = line.sense(at, "recurring", ("", "و"))
    if adverb:
        if _is_rate(line, at):
            return None
        return Recurring(str(adverb[0].value)), adverb[1]
    if not line.sense(at, "every", ("", "ل", "و", "في")):
        return None
    start = at + 1 + (line.form(at + 1) == "يوم" and bool(line.sense(at + 2, "weekday")))
    weekday = line.sense(start, "weekday", ("",))
    if weekday:
        return Recurring(f"XXXX-WXX-{weekday[0].value}"), weekday[1]
    unit = line.sense(at + 1, "unit", ("",))
    if unit and unit[0].extra == "one":
        return Recurring(every(Length(1, str(unit[0].value)))), unit[1]
    length = read_length(line, at + 1)
    if length and isinstance(length[0], Length) and length[0].amount:
        return Recurring(every(length[0])), length[1]
    return None


def _is_rate(line: Line, at: int) -> bool:
    """True for the adverb of a quantity (3 ملايين برميل من النفط يوميا), which is no time of its own."""
    for start in range(at - 1, max(line.first, at - _RATE_REACH), -1):
        unit = unit_at(line.words, start, at)
        if unit:
            return line.form(start - 1)[:1].isdigit() or line.form(start - 1) in numerals().starts
    return False


def every(length: Length) -> str:
    """The period of something recurring, as TIMEX3 writes it."""
    amount = int(length.amount or 1)
    scale = {"DE": 10, "CE": 100}.get(length.unit, 1)
    letter = "Y" if length.unit in ("DE", "CE") else length.unit
    return f"PT{amount}{letter[1]}" if letter.startswith("T") else f"P{amount * scale}{letter}"


def read_vague(line: Line, at: int) -> Result | None:
    """الآن, مؤخرا: clearly times, without a value."""
    found = line.sense(at, "vague", ("", "و"))
    return (Vague("vague"), found[1]) if found else None


def as_form(read: Read | Several | Fixed) -> Result | None:
    """A date reader's answer as form and end."""
    if isinstance(read, Read):
        return read.date, read.last
    return (read.form, read.last) if isinstance(read, Several) else None
