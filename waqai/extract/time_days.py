"""Days named from where the article stands: اليوم الثلاثاء, مساء أمس, الخميس المقبل, ليل الإثنين - الثلاثاء.

A chain of words about one day is read as one expression, whatever their order: part of the day, today or yesterday,
weekday, modifier, week, calendar date.
"""

from __future__ import annotations

import dataclasses

from waqai.extract.time_dates import read_date
from waqai.extract.time_forms import Between, Date
from waqai.extract.time_line import Line, remembered
from waqai.extract.time_numeric import Read, Several
from waqai.knowledge.times import Sense

_PREFIXES = ("ال", "بال", "لل", "وال", "فال", "وبال", "ولل")
_NIGHT = frozenset({"ليل", "ليله"})
_TO = frozenset({"الي", "حتي", "-", "–", "—", "/", "والي", "وحتي"})
_BRACKETS = frozenset({"(", "،", ",", "الموافق", "-", "في"})
# Between one day's dates in two calendars.
_SAME_DAY = frozenset({"الموافق", "-", "–", "/", "(", "،"})
# Before and after الاثنين where it means "both", and after a weekday's name that is part of another name.
_BOTH_BEFORE = frozenset({"علي", "كلا", "هذين", "احد", "كلي", "معا"})
_TEN = frozenset({"عشر", "عشره"})
_BOTH_AFTER = frozenset({"معا", "كليهما", "كلاهما", "الاخران"})
_NOT_DAY_BEFORE = frozenset({"صلاه", "خطبه", "لصلاه", "خطيب", "الصلاه", "صحيفه", "مسجد", "سوق"})
_NOT_DAY_AFTER = frozenset({"الاسود", "السوداء", "العظيمه", "الدامي", "الحزينه", "البيضاء"})
_OPENING = frozenset({"deictic", "weekday", "part", "unit", "lead", "month", "hijri", "latin", "adverb"})
_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "فال", "و", "ب", "ل"})
_IMPLIED = frozenset({"يوم", "ايام", "نهار", "يومي"})
_EDGES = frozenset({"START", "END", "ANY"})
# Behind a weekday and a figure (الجمعة 15) they show that days are not what is counted.
_AFTER_DAY = frozenset({"في", "من", "مع", "الساعه", "علي", "عند", "حتي", "الي", "و", "الجاري", "المقبل", "القادم"})
_LAST_DAY, _MOST_WEEKS = 31, 5
# Pieces of a chain; no day is told in more.
_MOST_STEPS = 12


@remembered
def read_chain(line: Line, at: int) -> Read | Several | None:
    """The day, or the two days, that a chain of words starting at `at` names."""
    if not _may_begin(line, at):
        return None
    one = _days_of_month(line, at) or _chain(line, at)
    if isinstance(one, Several):
        return one
    if one is None:
        return _pair_of_dates(line, at)
    if one.date.shift is not None and one.date.weekday is None and line.loose:
        return _until_day(line, one) or one
    if one.date.weekday is None or one.date.day is not None:
        return one
    return _second_weekday(line, at, one) or one


def _days_of_month(line: Line, at: int) -> Several | None:
    """يوم 5 و6 يونيو."""
    unit = line.sense(at, "unit")
    figure = unit and unit[0].value == "D" and unit[0].extra == "one" and line.form(unit[1])[:1].isdecimal()
    days = read_date(line, unit[1]) if unit and figure else None
    return days if isinstance(days, Several) else None


def _may_begin(line: Line, at: int) -> bool:
    """False for most words: no day, weekday, part of the day, number or month stands there."""
    if line.form(at)[:1].isdecimal() or any(_opens(one) for one in line.senses(at)):
        return True
    return line.form(at) in _ARTICLES or line.ordinal(at) is not None


def _opens(one: Sense) -> bool:
    return one.kind in _OPENING and (one.kind != "unit" or one.value in ("D", "W"))


def _chain(line: Line, at: int) -> Read | None:
    date, position = Date(), at
    for _ in range(_MOST_STEPS):
        step = _step(line, position, date)
        if step is None:
            break
        date, position = step.date, step.last
    anchored = date.shift is not None or date.weekday is not None or date.day is not None
    return Read(date, position) if anchored and position > at else None


def _step(line: Line, at: int, date: Date) -> Read | None:
    """One more piece of the chain, or None where it ends."""
    return (
        _deictic(line, at, date)
        or _weekday(line, at, date)
        or _modifier(line, at, date)
        or _week(line, at, date)
        or _calendar(line, at, date)
        or _day_alone(line, at, date)
        or _part(line, at, date)
    )  # fmt: skip


def _deictic(line: Line, at: int, date: Date) -> Read | None:
    found = line.sense(at, "deictic")
    if found is None or date.shift is not None or date.near is not None or date.week is not None:
        return None
    if line.form(at) in ("غد", "لغد", "وغد", "بغد") and line.listed(found[1], "today", "better"):
        return None
    if line.form(at - 1) in ("مثل", "بمثل") or _became(line, at):  # a day like this one, years ago
        return None
    if line.form(at).endswith(("اليوم", "لليوم")) and (date.day is not None or not _is_today(line, at, found[1])):
        return None
    if line.form(at) in ("الليله", "بكره", "بكرا") and not _is_now(line, at, found[1], date):
        return None
    return Read(dataclasses.replace(date, shift=int(found[0].value), part=found[0].extra or date.part), found[1])


def _became(line: Line, at: int) -> bool:
    """وقد غدا البلد, غدا الأمر واضحا: the verb."""
    if line.form(at) not in ("غدا", "وغدا", "فغدا"):
        return False
    opens = line.starts(at) and line.form(at + 1).startswith("ال") and line.form(at + 2).endswith("ا")
    verbal = line.listed(at - 1, "today", "before_became") and not line.form(at).startswith("و")
    return verbal or (opens and line.sense(at + 1, "weekday", _PREFIXES) is None)


def _is_now(line: Line, at: int, last: int, date: Date) -> bool:
    """False for الليلة الأولى, and for بكرة as a spool, a girl's name or a place outside short texts."""
    if line.form(at) == "الليله":
        return line.ordinal(last) is None and line.sense(last, "told") is None
    return line.loose or line.form(at - 1) in ("يوم", "بعد")


def _is_today(line: Line, at: int, after: int) -> bool:
    """False for the name of a paper or channel and for اليوم as a counted day; a weekday after it settles it."""
    if line.sense(after, "weekday", _PREFIXES):
        return True
    if line.listed(at - 1, "today", "after_names") or line.ordinal(after) is not None:
        return False
    named = line.listed(after, "today", "before_words") or line.sense(after, "modifier", ("",)) is not None
    return not named and line.form(at) not in ("باليوم",)


def _weekday(line: Line, at: int, date: Date) -> Read | None:
    if line.form(at) == "(" and line.form(at + 2) == ")" and date.shift is not None:
        inside = _weekday(line, at + 1, date)
        return Read(inside.date, at + 3) if inside else None
    lead = line.sense(at, "lead") is not None and date == Date(part=date.part, edge=date.edge)
    found = line.sense(at + lead, "weekday", _PREFIXES)
    if found is None and _may_lack_article(line, at):
        found = line.sense(at, "weekday", ("",))
    if found is None or date.weekday is not None or not _is_weekday(line, at, int(found[0].value)):
        return None
    near = 0 if lead else date.near
    return Read(dataclasses.replace(date, weekday=int(found[0].value), near=near), found[1])


def _may_lack_article(line: Line, at: int) -> bool:
    """ثلاثاء الأسبوع الماضي, or ثلاثاء as all that is said."""
    week = line.sense(at + 1, "unit", ("ال",))
    alone = line.loose and line.whole(at, at + 1) and line.number(at) is None
    return bool(week and week[0].value == "W") or alone


def _is_weekday(line: Line, at: int, weekday: int) -> bool:
    """False for الاثنين as "both", and for a weekday inside another name (صلاة الجمعة)."""
    before, after = line.form(at - 1), line.form(at + 1)
    if weekday == 1 and (before in _BOTH_BEFORE or after in _BOTH_AFTER):
        return False
    return before not in _NOT_DAY_BEFORE and after not in _NOT_DAY_AFTER and after not in _TEN


def _modifier(line: Line, at: int, date: Date) -> Read | None:
    if date.weekday is None or date.near is not None or date.day is not None:
        return None
    found, told = line.sense(at, "modifier", ("",)), line.sense(at, "told", ("",))
    if found:
        return Read(dataclasses.replace(date, near=int(found[0].value)), found[1])
    return Read(dataclasses.replace(date, near=int(told[0].value), told=True), told[1]) if told else None


def _week(line: Line, at: int, date: Date) -> Read | None:
    """[من] الأسبوع الماضي beside a weekday: الأحد من الأسبوع الماضي, الأسبوع المقبل يوم الجمعة."""
    if date.week is not None or date.shift is not None or date.near is not None or date.day is not None:
        return None
    start = at + (line.form(at) == "من" and date.weekday is not None)
    lead = line.sense(start, "lead") is not None
    unit = line.sense(start + lead, "unit", ("ال", "بال", "لل"))
    if unit is None or unit[0].value != "W" or unit[0].extra != "one":
        return None
    modifier = line.value(unit[1], "modifier") or line.value(unit[1], "told") or ((0, unit[1]) if lead else None)
    if modifier is None or (date.weekday is None and not _weekday_follows(line, modifier[1])):
        return None
    return Read(dataclasses.replace(date, week=int(modifier[0])), modifier[1])


def _weekday_follows(line: Line, at: int) -> bool:
    start = at + (line.form(at) in _IMPLIED)
    found = line.sense(start, "weekday", _PREFIXES)
    return found is not None and line.form(found[1]) not in _TO


def _calendar(line: Line, at: int, date: Date) -> Read | None:
    """A calendar date inside the chain: at once, after a comma or الموافق, or in brackets."""
    if date.day is not None:
        return _other_calendar(line, at, date)
    anchored = date.weekday is not None or date.shift is not None
    opened = anchored and line.form(at) in _BRACKETS
    read = read_date(line, at + 1 if opened else at, dated=anchored)
    if not isinstance(read, Read) or read.date.day is None:
        return None
    if opened and read.date.month is None and read.date.month_shift is None:
        return None
    last = read.last + (opened and line.form(read.last) == ")")
    return Read(_merged(date, read.date), last)


def _merged(chain: Date, read: Date) -> Date:
    """The calendar date with the chain's weekday and shift (they are evidence for the article's date).  A modifier of
    the weekday (الخميس المقبل 13 نوفمبر) says nothing of the month or year."""
    return dataclasses.replace(
        read, weekday=chain.weekday, shift=chain.shift, pointed=chain.near, part=chain.part, edge=chain.edge
    )


def _other_calendar(line: Line, at: int, date: Date) -> Read | None:
    """The same day in the other calendar (15 رمضان 1446هـ الموافق 15 مارس 2025م): the Gregorian one counts."""
    opened = line.form(at) in _SAME_DAY
    read = read_date(line, at + 1) if opened and date.year else None
    if not isinstance(read, Read) or not (read.date.day and read.date.year) or read.date.hijri == date.hijri:
        return None
    last = read.last + (line.form(at) == "(" and line.form(read.last) == ")")
    return Read(date if read.date.hijri else _merged(date, read.date), last)


def _day_alone(line: Line, at: int, date: Date) -> Read | None:
    """A day of the month without its month: الجمعة 15, السبت السادس عشر, يوم 27."""
    named = line.form(at - 1).lstrip("وفبل") == "يوم" and line.form(at - 1)[-1:] == "م"
    named = named or (line.loose and line.form(at - 1) == "في" and _is_last(line, at))
    if date.day is not None or date.shift is not None or date.near is not None or date.week is not None:
        return None
    start = at + (date.weekday is not None and line.form(at) == "في")
    number, ordinal = line.plain(start), line.ordinal(start)
    counted = ordinal is not None and ordinal.value <= _MOST_WEEKS and start == at  # الأحد الثاني is the second one
    day = number or ((ordinal.value, ordinal.last) if ordinal and ordinal.definite and not counted else None)
    if day is None or not 1 <= day[0] <= _LAST_DAY or not (date.weekday or named):
        return None
    free = line.ends(day[1]) or line.form(day[1]) in _AFTER_DAY or line.sense(day[1], "weekday", ("وال",)) is not None
    if not free or line.form(day[1]) in ("%", "٪", "/", ":", "+") or (ordinal and not line.loose):
        return None
    return Read(dataclasses.replace(date, day=day[0]), day[1])


def _is_last(line: Line, at: int) -> bool:
    """في 15 at the end of a short text: no number before it that it may divide or multiply."""
    number = line.plain(at)
    before = line.form(at - 2)
    return number is not None and line.ends(number[1]) and not before[-1:].isdecimal() and not line.number(at - 2)


def _part(line: Line, at: int, date: Date) -> Read | None:
    """A part of the day, يوم, or an adverb (مساءً): they add nothing to the date but its part."""
    anchored = date.weekday is not None or date.shift is not None or date.day is not None
    if anchored:
        return _part_after(line, at, date)
    if line.form(at).lstrip("وفبل") in _IMPLIED and line.form(at)[-1:] in ("م", "ر", "ي"):
        return Read(date, at + 1)
    found = _rough_part(line, at) or line.sense(at, "part")
    if found is None or (found[0].definite and not line.form(found[1])):
        return None
    last = found[1] + (line.form(found[1]) == "من")
    return Read(_with_part(date, str(found[0].value)), last)


def _rough_part(line: Line, at: int) -> tuple[Sense, int] | None:
    """الصباح الباكر before its day."""
    adverb = line.sense(at, "adverb", ("",))
    return adverb if adverb and "_" in str(adverb[0].value) else None


def _part_after(line: Line, at: int, date: Date) -> Read | None:
    """الثلاثاء مساءً, الثلاثاء في وقت متأخر من الليل, الثلاثاء، في الصباح."""
    adverb = line.sense(at, "adverb", ("",))
    if adverb:
        return Read(_with_part(date, str(adverb[0].value)), adverb[1]) if len(line.form(at)) > 1 else None
    start = at + (line.form(at) in ("،", ",") and line.loose)
    found = line.sense(start, "part", ("",))
    if found and found[0].value in _EDGES:
        behind = found[1] + (line.form(found[1]) == "من")
        inner = line.sense(behind, "adverb", ("",))
        edged = _with_part(date, str(found[0].value))
        return Read(_with_part(edged, str(inner[0].value)), inner[1]) if inner else Read(edged, found[1])
    inner = line.sense(start + 1, "adverb", ("",)) if line.form(start) in ("في", "من") and line.loose else None
    return Read(_with_part(date, str(inner[0].value)), inner[1]) if inner else None


def _with_part(date: Date, code: str) -> Date:
    if code == "ANY":
        return date
    if "_" in code:  # the early morning, the late night
        part, edge = code.split("_")
        return dataclasses.replace(date, part=part, edge=edge)
    return dataclasses.replace(date, edge=code) if code in _EDGES else dataclasses.replace(date, part=code)


def _until_day(line: Line, one: Read) -> Several | None:
    """اليوم حتى الغد."""
    two = _chain(line, one.last + 1) if line.form(one.last) in _TO else None
    return Several(Between(one.date, two.date), two.last) if two else None


def _second_weekday(line: Line, at: int, one: Read) -> Several | None:
    """A second weekday: والأربعاء, إلى الخميس, - الثلاثاء, or the next day after ليل."""
    position, listed = one.last, False
    if line.form(position) in _TO:
        position = line.past_to(position)
    elif line.form(position).startswith("و"):
        listed = line.form(at - 1) != "بين"
        position += line.form(position) == "و"
    elif not any(line.form(n) in _NIGHT for n in range(at, one.last)):
        return None
    two = line.sense(position, "weekday", _PREFIXES)
    if two is None or one.date.near is not None or not _neighbours(one.date, int(two[0].value), listed):
        return None
    end = _modifier(line, two[1], Date(weekday=int(two[0].value)))
    last, near = (end.last, end.date.near) if end else (two[1], None)
    start = dataclasses.replace(one.date, near=near)
    return Several(Between(start, Date(weekday=int(two[0].value), near=near, week=start.week), listed), last)


def _neighbours(one: Date, weekday: int, listed: bool) -> bool:
    """Two weekdays joined by و are one stretch only when one follows the other."""
    return not listed or (one.weekday or 0) % 7 + 1 == weekday


def _pair_of_dates(line: Line, at: int) -> Several | None:
    """يومي 17 و18 أكتوبر, أيام 3 و4 مايو, and pairs without يومي."""
    unit = line.sense(at, "unit")
    start = at
    if unit and unit[0].value == "D" and (unit[0].extra == "pair" or line.form(at).endswith(("ايام", "الفتره"))):
        start = unit[1]
    start += line.form(start) == "من" and start > at
    read = read_date(line, start)
    return read if isinstance(read, Several) else None
