"""Times that name no calendar: seasons, now, the time told last, the rest of a week, a weekend, a part of the day."""

from __future__ import annotations

import dataclasses

from waqai.extract.time_forms import Between, Clock, Date, Now, Rest, SameDay, Told, Vague, Weekend
from waqai.extract.time_lengths import Result
from waqai.extract.time_line import Line
from waqai.extract.time_months import year_phrase
from waqai.extract.time_units import counted_unit, read_relative, single_unit

_SHIFTED = ("D", "W", "M", "Y")
_OF = frozenset({"من", "ل", "في"})
_SELF = frozenset({"ذاته", "نفسه", "عينه"})
_FROM = frozenset({"من", "بين"})
_TO = frozenset({"الي", "-", "–", "و", "حتي"})


def read_rest(line: Line, at: int) -> Result | None:
    """بقية الأسبوع, باقي العام: from now to its end."""
    rest = line.sense(at, "rest", ("", "ل", "و", "ب"))
    if rest is None:
        return None
    start = rest[1] + (line.sense(rest[1], "lead") is not None)
    unit = line.sense(start, "unit", ("ال",))
    if unit is None or unit[0].extra != "one" or unit[0].value not in _SHIFTED:
        return None
    found = single_unit(line, str(unit[0].value), unit[1]) or counted_unit(str(unit[0].value), 0, unit[1])
    return (Rest(found[0]), found[1]) if found and isinstance(found[0], Date) else None


def read_weekend(line: Line, at: int) -> Result | None:
    """عطلة نهاية الأسبوع, نهاية الأسبوع المقبل: the days off."""
    found = line.sense(at, "weekend", ("", "ال", "ب", "ل", "و"))
    if found is None:
        return None
    modifier = line.sense(found[1], "modifier", ("",))
    return (Weekend(int(modifier[0].value)), modifier[1]) if modifier else (Weekend(), found[1])


def read_now(line: Line, at: int) -> Result | None:
    """الآن, حاليا; in a short text الساعة and الدقيقة too."""
    found = line.sense(at, "now", ("", "و"))
    if found is None or line.form(found[1]) in _SELF:
        return None  # في الآن ذاته
    return (Now(), found[1]) if line.loose or len(found[0].rest) == 0 else None


def read_told(line: Line, at: int) -> Result | None:
    """حينها, آنذاك; ذلك اليوم, نفس العام: the time told last."""
    found = line.sense(at, "anaphor", ("", "و"))
    if found:
        return Told(), found[1]
    if not line.listed(at, "told_leads"):
        return None
    unit = line.sense(at + 1, "unit", ("ال",))
    if unit is None or unit[0].extra != "one" or unit[0].value not in _SHIFTED or line.ordinal(unit[1]):
        return None
    form = counted_unit(str(unit[0].value), 0, unit[1])
    return (dataclasses.replace(form[0], told=True), form[1]) if form and isinstance(form[0], Date) else None


def read_season(line: Line, at: int) -> Result | None:
    """صيف 2023, الصيف الماضي, شتاء العام المقبل, هذا الصيف."""
    lead = line.sense(at, "lead") is not None
    season = line.sense(at + lead, "season")
    if season is None:
        return None
    sense, after = season
    code = str(sense.value)
    modifier = line.sense(after, "modifier", ("",))
    if sense.definite and (modifier or lead):
        near, last = (int(modifier[0].value), modifier[1]) if modifier else (0, after)
        return Date(season=code, near=near), last
    whole = year_phrase(line, after + (line.form(after) in _OF))
    if whole and not whole.date.told:
        return dataclasses.replace(whole.date, season=code), whole.last
    return (Date(season=code), after) if sense.definite and line.loose and line.ends(after) else None


def read_rough(line: Line, at: int) -> Result | None:
    """في وقت لاحق من هذا الشهر, في وقت مبكر هذا الأسبوع: somewhere in a week, month or year."""
    part = line.sense(at, "part", ("", "و"))
    if part is None or part[0].value not in ("START", "END", "ANY"):
        return None
    inner = read_relative(line, part[1] + (line.form(part[1]) == "من"))
    if inner is None or not isinstance(inner[0], Date) or inner[0].shift is not None:
        return None
    edge = None if part[0].value == "ANY" else str(part[0].value)
    return dataclasses.replace(inner[0], edge=edge), inner[1]


def read_minute(line: Line, at: int) -> Result | None:
    """الدقيقة الثالثة, as all that is said: that minute of this hour; in a match it is another."""
    unit = line.sense(at, "unit", ("ال",))
    if unit is None or unit[0].value != "TM" or unit[0].extra != "one" or not line.loose:
        return None
    ordinal, number = line.ordinal(unit[1]), line.number(unit[1])
    if line.form(unit[1]) == "الواحده":
        minute, last = 1, unit[1] + 1
    elif ordinal and ordinal.definite:
        minute, last = ordinal.value, ordinal.last
    elif number and number.value == int(number.value):
        minute, last = int(number.value), number.last
    else:
        return (Now(), unit[1]) if line.whole(at, unit[1]) else None
    return (Clock(None, minute), last) if line.whole(at, last) and 0 <= minute < 60 else None


def read_week_days(line: Line, at: int) -> Result | None:
    """الأسبوع المقبل بين الأربعاء والجمعة: days of a week that is named before them."""
    week = read_relative(line, at)
    if week is None or not isinstance(week[0], Date) or week[0].week is None or line.form(week[1]) not in _FROM:
        return None
    one = line.sense(week[1] + 1, "weekday", ("ال",))
    joined = one[1] + (line.form(one[1]) in _TO) if one else 0
    two = line.sense(joined, "weekday", ("ال", "وال")) if one else None
    if one is None or two is None:
        return None
    days = [Date(weekday=int(found[0].value), week=week[0].week) for found in (one, two)]
    return Between(days[0], days[1]), two[1]


def read_vague(line: Line, at: int) -> Result | None:
    """مؤخرا, قريبا: clearly times, without a value."""
    found = line.sense(at, "vague", ("", "و"))
    return (Vague("vague"), found[1]) if found else None


def read_part_alone(line: Line, at: int) -> Result | None:
    """A part of the day that is all that is said (الظهر), or that a preposition governs (في المساء): in short texts."""
    if not line.loose:
        return None
    lead = at + (line.form(at) in ("في", "عند", "قبل"))
    edge = line.sense(lead, "part", ("", "ال"))
    if edge and edge[0].value in ("START", "END"):
        inner = line.sense(edge[1] + (line.form(edge[1]) == "من"), "adverb", ("",))
        return (SameDay(str(inner[0].value), str(edge[0].value)), inner[1]) if inner else None
    adverb = line.sense(lead, "adverb", ("",)) or line.sense(lead, "part", ("",))
    if adverb is None or len(line.form(lead)) < 2 or not line.ends(adverb[1]):
        return None
    if line.whole(at, adverb[1]):
        return SameDay(), adverb[1]  # all that is said: the day spoken of, as in news
    code, _, half = str(adverb[0].value).partition("_")
    return (SameDay(code, half or None), adverb[1]) if lead > at or line.form(at) == "بعد" else None
