"""Publication dates inferred from an article's own words, for pages that state none.

A year is never guessed.  It must follow from one of these:

* the article calls a full date its today or yesterday (اليوم الثلاثاء 18 يونيو 2024);
* it names its own year (العام الجاري 2024) and its own month (يونيو الجاري);
* a day and month with their weekday fit one year only, of those that the article's latest year allows;
* its lead dates an event fully, with the weekday, and names its own weekday beside it (اليوم الجمعة ... الثلاثاء
  المقبل 21 فبراير 2017), or lies too far from the month's ends to belong to another;
* a dated month and a number of months since then lead to the month in which the article stands or to the latest day
  that it reports (سبتمبر 2023 … بعد تسعة أشهر … يونيو الجاري);
* its lead tells of a journey or summit whose days are known, and the rest bears that out (`dated_meetings`).

All evidence must agree, else nothing is said.  The day is given where a weekday pins it, else the month.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from waqai.extract.dated_meetings import known_meeting
from waqai.extract.dating_clues import WEEK, Clue, Inferred, clues_of, latest_year, own_weekday
from waqai.extract.time_forms import Date, Form, Length
from waqai.extract.time_grammar import Expressions, read_expressions
from waqai.extract.time_reference import add_months, month_value, real_day
from waqai.text.document import Document

Day = datetime.date
_LEAD_SENTENCES = 4
# A weekday pins the day only where the announced day is so near; else it may be the week before.
_NEAR = 3
# An event that the lead dates fully lies within so many days of the article; without more to go by only a date that far
# from the month's ends tells the month.  The first sentence alone may do without the article's own weekday.
_DATED_LEAD, _EDGE = 3, 8
# A dated month and the length counted from it stand so close in the text, in sentences.
_CLOSE = 2
# Lengths counted in months that may lead from a dated month to the article.
_SHORTEST, _LONGEST = 2, 30


class Month(NamedTuple):
    """A month that the article's own words give it, and the words that do."""

    year: int
    month: int
    because: str


def infer_published(doc: Document, expressions: Expressions | None = None) -> Inferred:
    """The date on which an article without a stated date must have come out, or None without ground."""
    clues = clues_of(doc, expressions or read_expressions(doc))
    stated = _stated_today(clues)
    if stated:
        return stated
    month = _own_month(clues)
    if month:
        return _with_day(month, clues)
    return _lead_event(clues) or _after_report(clues) or known_meeting(doc, clues) or Inferred(None, None)


def _stated_today(clues: Sequence[Clue]) -> Inferred | None:
    """A full date that the text calls today or yesterday; two that differ cancel each other."""
    days = {}
    for clue in clues:
        date = clue.form
        if isinstance(date, Date) and date.shift is not None and date.day and date.month and date.year:
            day = real_day(date.year, date.month, date.day)
            if day and not date.hijri and date.weekday in (None, day.isoweekday()):
                days[day - datetime.timedelta(days=date.shift)] = clue.text
    if len(days) != 1:
        return None
    day, text = next(iter(days.items()))
    return Inferred(day.isoformat(), f"the text calls a full date its own: '{text}'")


def _own_month(clues: Sequence[Clue]) -> Month | None:
    """The month that the text calls the current one, in a year that its words ground."""
    named = {c.form.month: c for c in clues if isinstance(c.form, Date) and c.form.month and c.form.near == 0}
    if len(named) > 1:
        return None
    month, clue = next(iter(named.items()), (None, None))
    if month is None or clue is None:
        return _weekday_month(clues)
    for ground in (_named_year, _elapsed, _weekday_year):
        found = ground(clues, month)
        if found:
            return Month(found[0], month, f"'{clue.text}' names the month; {found[1]}")
    return None


def _weekday_month(clues: Sequence[Clue]) -> Month | None:
    """The month of a day that the text calls today with weekday and month (اليوم الثلاثاء 18 يونيو)."""
    own = [c for c in clues if isinstance(c.form, Date) and c.form.shift == 0 and c.form.month and c.form.weekday]
    months = {c.form.month for c in own if isinstance(c.form, Date)}
    if len(months) != 1:
        return None
    month = months.pop()
    found = _weekday_year(clues, month) if month else None
    return Month(found[0], month, f"'{own[0].text}' names the month; {found[1]}") if month and found else None


def _lead_event(clues: Sequence[Clue]) -> Inferred | None:
    """The day or month of an article whose lead gives an event its weekday and full date."""
    dated = _dated_days(clues)
    lead = {day: clue for day, clue in dated if clue.sentence < _DATED_LEAD and _has_weekday(clue.form)}
    if len(lead) != 1 or max(day for day, _ in dated) not in lead:
        return None
    day, clue = next(iter(lead.items()))
    own = own_weekday(clues)
    exact = _beside(day, clue.form, own[0]) if own else None
    why = f"the lead dates its event: '{clue.text}'"
    if exact and own:
        return Inferred(exact.isoformat(), f"{why}; '{own[1].text}' is {exact.isoformat()}")
    first, last = _span_around(day, clue, own is not None)
    same = first.month == last.month
    return Inferred(month_value(day.year, first.month), why) if same and first.year == last.year else None


def _dated_days(clues: Sequence[Clue]) -> list[tuple[Day, Clue]]:
    """The days that clues date fully, their weekdays fitting."""
    found = []
    for clue in clues:
        date = clue.form
        if isinstance(date, Date) and date.year and date.month and date.day and not date.hijri:
            day = real_day(date.year, date.month, date.day)
            if day and date.weekday in (None, day.isoweekday()):
                found.append((day, clue))
    return found


def _beside(day: Day, form: Form, weekday: int) -> Day | None:
    """The day of the article's weekday beside an event's: the same, or the one that last or next points from."""
    pointed = form.pointed if isinstance(form, Date) else None
    if pointed == -1:
        return day + datetime.timedelta(days=(weekday - day.isoweekday() - 1) % WEEK + 1)
    if pointed == 1:
        return day - datetime.timedelta(days=(day.isoweekday() - weekday - 1) % WEEK + 1)
    return day if weekday == day.isoweekday() else None


def _span_around(day: Day, clue: Clue, weekday_known: bool) -> tuple[Day, Day]:
    """The days between which an article lies whose lead dates an event."""
    pointed = clue.form.pointed if isinstance(clue.form, Date) else None
    week = datetime.timedelta(days=WEEK)
    if pointed in (-1, 1):
        return (day, day + week) if pointed < 0 else (day - week, day)
    if weekday_known and clue.tense <= 0:
        return day - week, day + week
    reach = datetime.timedelta(days=_EDGE if clue.sentence == 0 else 31)
    return day - reach, day + reach


def _named_year(clues: Sequence[Clue], month: int) -> tuple[int, str] | None:
    """العام الجاري 2024, العام الماضي 2023: a year that the text calls its own, or the one beside it."""
    years = {
        c.form.year - c.form.year_shift: c.text
        for c in clues
        if isinstance(c.form, Date) and c.form.year and c.form.year_shift is not None
    }
    year, text = next(iter(years.items()), (None, ""))
    return (year, f"'{text}' names the year") if year and len(years) == 1 else None


def _elapsed(clues: Sequence[Clue], month: int) -> tuple[int, str] | None:
    """A dated month, and the number of months from it to the article's month."""
    found = {}
    for dated, length, reached in _reached(clues):
        if reached[1] == month and _allowed(reached[0], clues):
            found[reached[0]] = f"'{dated.text}' and '{length.text}' since then give {month_value(*reached)}"
    return next(iter(found.items())) if len(found) == 1 else None


def _reached(clues: Sequence[Clue]) -> Iterable[tuple[Clue, Clue, tuple[int, int]]]:
    """Every dated month with every length in months, and the month that they lead to."""
    for dated in clues:
        date = dated.form
        if not (isinstance(date, Date) and date.year and date.month and not date.hijri and dated.tense <= 0):
            continue
        for length in clues:
            months = _months(length.form)
            if months:
                yield dated, length, add_months(date.year, date.month, months)


def _months(form: Form) -> int | None:
    """A length in whole months, where it is long enough to tell."""
    if not isinstance(form, Length) or form.unit != "M" or form.amount is None or form.amount != int(form.amount):
        return None
    return int(form.amount) if _SHORTEST <= form.amount <= _LONGEST else None


def _allowed(year: int, clues: Sequence[Clue]) -> bool:
    """An article's year is the latest that it reports, or the next."""
    latest = latest_year(clues)
    return latest is not None and latest <= year <= latest + 1


def _weekday_year(clues: Sequence[Clue], month: int) -> tuple[int, str] | None:
    """The one year, of the latest reported and the next, in which all days named with a weekday fell on it."""
    latest = latest_year(clues)
    dated = [c for c in clues if isinstance(c.form, Date) and _has_weekday(c.form) and not c.form.year]
    if latest is None or not dated:
        return None
    years = [y for y in (latest, latest + 1) if all(_fits(c.form, y) for c in dated)]
    if len(years) != 1:
        return None
    return years[0], f"'{dated[0].text}' fits {years[0]} only, {latest} being the latest year reported"


def _has_weekday(date: Form) -> bool:
    return isinstance(date, Date) and bool(date.weekday and date.day and date.month and not date.hijri)


def _fits(form: Form, year: int) -> bool:
    if not isinstance(form, Date) or not form.month or not form.day:
        return False
    day = real_day(year, form.month, form.day)
    return day is not None and day.isoweekday() == form.weekday


def _with_day(month: Month, clues: Sequence[Clue]) -> Inferred:
    """The day of a known month, where the article's weekday and a day of that month pin it; else the month."""
    exact = _exact_day(month, clues)
    weekday = own_weekday(clues)
    pinned = exact or (_pinned(month, weekday[0], clues) if weekday else None)
    value = month_value(month.year, month.month)
    if pinned is None:
        return Inferred(value, month.because)
    why = f"; '{weekday[1].text}' is {pinned.isoformat()}" if weekday else ""
    return Inferred(pinned.isoformat(), month.because + why)


def _exact_day(month: Month, clues: Sequence[Clue]) -> Day | None:
    """اليوم with day and month."""
    days = {
        real_day(month.year, month.month, c.form.day)
        for c in clues
        if isinstance(c.form, Date) and c.form.shift == 0 and c.form.day and c.form.month == month.month
    }
    return days.pop() if len(days) == 1 else None


def _pinned(month: Month, weekday: int, clues: Sequence[Clue]) -> Day | None:
    """The day of that weekday just before the first day announced, or just after the last day reported."""
    days = [
        (c.tense, real_day(month.year, month.month, _day_in(month, c.form))) for c in clues if _day_in(month, c.form)
    ]
    ahead = [day for tense, day in days if day and tense > 0]
    behind = [day for tense, day in days if day and tense < 0]
    if not ahead and not behind:
        return None
    if ahead:
        first = min(ahead)
        days_before = (first.isoweekday() - weekday) % WEEK
        if days_before > _NEAR:
            return None
        day = first - datetime.timedelta(days=days_before)
    else:
        last = max(behind)
        day = last + datetime.timedelta(days=(weekday - last.isoweekday()) % WEEK)
    agrees = day.month == month.month and all(one <= day for one in behind)
    return day if agrees else None


def _day_in(month: Month, form: Form) -> int:
    """The day of the article's own month that a form names, 0 for none."""
    if not isinstance(form, Date) or not form.day or form.hijri or form.year not in (None, month.year):
        return 0
    return form.day if form.month == month.month or form.month_shift == 0 else 0


def _after_report(clues: Sequence[Clue]) -> Inferred | None:
    """The first lead weekday after the latest day reported, whose year a dated month and a length since then give."""
    days = [c for c in clues if isinstance(c.form, Date) and _is_report(c)]
    if len({(c.form.month, c.form.day) for c in days if isinstance(c.form, Date)}) != 1:
        return None
    for dated, length, (year, month) in _reached(clues):
        near = _near_month(days[0].form, year, month)
        close = abs(dated.sentence - length.sentence) <= _CLOSE and _is_latest(dated.form, clues)
        if near and close and _allowed(near.year, clues):
            because = f"'{dated.text}' and '{length.text}' since then give about {month_value(year, month)}"
            return _lead_day(near, clues, f"{because}; the latest day reported is '{days[0].text}'")
    return None


def _is_latest(form: Form, clues: Sequence[Clue]) -> bool:
    """True for the latest dated month of the text."""
    dates = [c.form for c in clues if isinstance(c.form, Date) and c.form.year and c.form.month and not c.form.hijri]
    latest = max(((d.year or 0, d.month or 0) for d in dates), default=None)
    return isinstance(form, Date) and (form.year, form.month) == latest


def _is_report(clue: Clue) -> bool:
    """A past day and month without a year."""
    date = clue.form
    if not isinstance(date, Date) or clue.tense > 0 or date.hijri or date.near is not None:
        return False
    return bool(date.day and date.month and date.year is None)


def _near_month(form: Form, year: int, month: int) -> Day | None:
    """A day and month within a month of another month."""
    if not isinstance(form, Date) or not form.month or not form.day:
        return None
    for shift in (-1, 0, 1):
        near = add_months(year, month, shift)
        if near[1] == form.month:
            return real_day(near[0], form.month, form.day)
    return None


def _lead_day(last: Day, clues: Sequence[Clue], because: str) -> Inferred | None:
    """The lead's weekday that follows a reported day within a week; without one there is no ground."""
    for clue in clues:
        date = clue.form
        if clue.sentence >= _LEAD_SENTENCES or not isinstance(date, Date):
            continue
        if date.weekday and date.day is None and date.near is None and clue.tense <= 0:
            day = last + datetime.timedelta(days=(date.weekday - (date.shift or 0) - last.isoweekday()) % WEEK)
            return Inferred(day.isoformat(), f"{because}; '{clue.text}' is the first such day after it")
    return None
