"""Lengths, and times that are counted: so long ago, the so manieth of a month, feasts, what is left of a week."""

from __future__ import annotations

import datetime

from waqai.extract.time_dated import Context, cost, date_value, explicit_year, week_at
from waqai.extract.time_forms import Ago, Holiday, Length, Nth, Rest, Weekend, Window
from waqai.extract.time_hijri import hijri_away
from waqai.extract.time_reference import (
    MONTHS,
    WEEK,
    Day,
    Reference,
    add_months,
    add_to_day,
    bounds_of,
    month_value,
    now_value,
    week_value,
)  # fmt: skip
from waqai.knowledge.feasts import feast, nth_weekday

_SCALE = {"DE": ("Y", 10), "CE": ("Y", 100)}
# A half of each unit, in a smaller one that has whole numbers.
_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
_FRIDAY = 5
_HALF_MONTH, _THIRD_MONTH = 15, 10


def length_value(length: Length) -> str | None:
    """The ISO 8601 duration of a length.

    >>> length_value(Length(0.25, "CE")), length_value(Length(1.5, "Y")), length_value(Length(48, "TH"))
    ('P25Y', 'P18M', 'PT48H')
    >>> length_value(Length(1, "M", more=(Length(2, "W"), Length(30, "TM"))))
    'P1M2WT30M'
    """
    parts = [_whole(one) for one in (length, *length.more)]
    if not all(parts):
        return None
    total: dict[str, float] = {}
    for unit, amount in filter(None, parts):
        total[unit] = round(total.get(unit, 0) + amount, 4)
    days = "".join(f"{total[u]:.15g}{u}" for u in ("Y", "M", "W", "D") if u in total)
    hours = "".join(f"{total[u]:.15g}{u[1]}" for u in ("TH", "TM", "TS") if u in total)
    return f"P{days}T{hours}" if hours else f"P{days}"


def _whole(length: Length) -> tuple[str, float] | None:
    """An amount in a unit in which it is whole: half a year is six months; only seconds keep a fraction."""
    if length.amount is None:
        return None
    unit, scale = _SCALE.get(length.unit, (length.unit, 1))
    amount = round(length.amount * scale, 4)
    while amount != int(amount) and unit in _SMALLER:
        unit, scale = _SMALLER[unit]
        amount = round(amount * scale, 4)
    return unit, amount


def window_value(form: Window, context: Context) -> str | None:
    """A length in news; else from the first to the last day that it covers, this one left out."""
    if not context.fine or context.reference.day is None or form.length.amount is None:
        return length_value(form.length)
    if form.length.unit.startswith("T"):
        ends = sorted(filter(None, (_moment_away(form.length, form.sign, context.reference), _now(context.reference))))
        return "/".join(ends) if len(ends) > 1 else length_value(form.length)
    if form.length.unit == "DE":
        return _decades(form, context.reference.day.year)
    near = context.reference.day + datetime.timedelta(days=form.sign)
    far = day_away(form.length, form.sign, context.reference.day)
    first, last = sorted(filter(None, (near, far)))[:2] if far else (near, near)
    return f"{first}/{last}"


def _now(reference: Reference) -> str | None:
    return now_value(reference) if reference.moment else None


def _decades(form: Window, year: int) -> str:
    """Decades of the calendar, as العقد الماضي is one."""
    count, now = int(form.length.amount or 1), year // 10
    first, last = (now - count, now - 1) if form.sign < 0 else (now + 1, now + count)
    return f"{first * 10}/{last * 10 + 9}"


def day_away(length: Length, sign: int, day: Day) -> Day | None:
    """The day that lies a length before (-1) or after (+1) another."""
    months, days = _months_and_days(length)
    return add_to_day(day, sign * months, sign * round(days))


def _months_and_days(length: Length) -> tuple[int, float]:
    months, days = 0, 0.0
    for unit, amount in filter(None, map(_whole, (length, *length.more))):
        months += int({"Y": MONTHS, "M": 1}.get(unit, 0) * amount)
        days += {"W": 7, "D": 1, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}.get(unit, 0) * amount
    return months, days


def _moment_away(length: Length, sign: int, reference: Reference) -> str | None:
    """The moment that lies a length of hours or minutes away."""
    moment = reference.moment
    if moment is None:
        return None
    months, days = _months_and_days(length)
    day = add_to_day(moment.date(), sign * months, 0)
    if day is None:
        return None
    away = datetime.datetime.combine(day, moment.timetz()) + datetime.timedelta(days=sign * days)
    return away.replace(tzinfo=None, microsecond=0).isoformat()


def ago_value(form: Ago, context: Context) -> str | None:
    """The date that lies a length away, as exact as the unit; in news a duration where it lasts until now (منذ)."""
    reference = context.reference
    if form.open and not context.fine:
        return length_value(form.length)
    if form.length.amount is None or reference.year is None:
        return None
    smallest = form.length.more[-1].unit if form.length.more else form.length.unit
    if context.fine and smallest.startswith("T") and reference.moment:
        return _moment_away(form.length, form.sign, reference)
    if reference.day and form.hijri:
        return hijri_away(reference.day, form.sign * _months_and_days(form.length)[0])
    if reference.day and (form.exact or form.length.more):
        day = day_away(form.length, form.sign, reference.day)
        return day.isoformat() if day else None
    return _ago_by_unit(form, context)


def _ago_by_unit(form: Ago, context: Context) -> str | None:
    reference = context.reference
    unit, scale = _SCALE.get(form.length.unit, (form.length.unit, 1))
    amount = form.sign * (form.length.amount or 0) * scale
    if form.weekday is not None and reference.day:
        day = day_away(form.length, form.sign, reference.day)
        monday = day - datetime.timedelta(days=day.isoweekday() - 1) if day else None
        return (monday + datetime.timedelta(days=form.weekday - 1)).isoformat() if monday else None
    if unit in ("D", "W") or unit.startswith("T"):
        return _days_away(unit, amount, reference)
    if unit == "Y" and amount == int(amount):
        return f"{(reference.year or 0) + int(amount):04d}" if (reference.year or 0) + amount > 0 else None
    months = int(amount * (MONTHS if unit == "Y" else 1))
    return month_value(*add_months(reference.year or 0, reference.month, months)) if reference.month else None


def _days_away(unit: str, amount: float, reference: Reference) -> str | None:
    if reference.day is None:
        return None
    if unit == "W" and amount == int(amount):
        return week_at(int(amount), reference)
    hours = {"W": 168, "D": 24, "TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[unit] * amount
    try:
        return (reference.day + datetime.timedelta(days=round(hours / 24))).isoformat()
    except OverflowError:
        return None


def nth_value(form: Nth, context: Context) -> str | None:
    """A counted part of a month or year."""
    whole = bounds_of(date_value(form.inside, context) or "")
    if whole is None:
        return None
    first, last = whole
    if form.weekday is not None:
        return _nth_weekday(form, first, last)
    if form.unit == "D":
        day = first + datetime.timedelta(days=form.number - 1) if form.number > 0 else last
        return day.isoformat() if day <= last else None
    if form.unit in ("H", "T"):
        return _nth_share(form, first, last)
    if form.unit == "W":
        return _nth_week(form, first, last)
    return _nth_month(form, first)


def _nth_share(form: Nth, first: Day, last: Day) -> str:
    """A half or third of a month: of fifteen or ten days, the last to its end."""
    days, parts = (_HALF_MONTH, 2) if form.unit == "H" else (_THIRD_MONTH, 3)
    start = first + datetime.timedelta(days=days * (form.number - 1))
    end = last if form.number == parts else start + datetime.timedelta(days=days - 1)
    return f"{start}/{end}"


def _nth_weekday(form: Nth, first: Day, last: Day) -> str | None:
    weekday = form.weekday or 1
    if first.day == 1 and (last - first).days < 31:
        day = nth_weekday(first.year, first.month, weekday, form.number)
        return day.isoformat() if day else None
    ahead = first + datetime.timedelta(days=(weekday - first.isoweekday()) % WEEK + WEEK * (form.number - 1))
    back = last - datetime.timedelta(days=(last.isoweekday() - weekday) % WEEK)
    day = ahead if form.number > 0 else back
    return day.isoformat() if first <= day <= last else None


def _nth_week(form: Nth, first: Day, last: Day) -> str | None:
    """Weeks of a year by ISO number; of a month those that begin in it; of a day the one that holds it."""
    if first == last:
        return week_value(first)
    if (last - first).days > 31:
        week = form.number if form.number > 0 else datetime.date(first.year, 12, 28).isocalendar().week
        return f"{first.year:04d}-W{week:02d}"
    monday = first + datetime.timedelta(days=-(first.isoweekday() - 1) % WEEK + WEEK * (form.number - 1))
    if form.number < 0:
        monday = last - datetime.timedelta(days=last.isoweekday() % WEEK + WEEK - 1)
    return week_value(monday) if monday <= last else None


def _nth_month(form: Nth, first: Day) -> str | None:
    if form.unit == "Q":
        return f"{first.year:04d}-Q{form.number if form.number > 0 else 4}"
    month = form.number if form.number > 0 else MONTHS
    return month_value(first.year, month) if month <= MONTHS else None


def holiday_value(form: Holiday, context: Context) -> str | None:
    """A feast in the year told, or the near one by direction."""
    one, date = feast(form.id), form.date
    year = explicit_year(date, context)
    if year:
        day = one.day_in(year)
        return day.isoformat() if day else f"{year:04d}"
    at = context.reference.day
    if at is None:
        return f"XXXX-{one.month:02d}-{one.day:02d}" if one.calendar == "gregorian" else None
    days = [d for n in (-1, 0, 1) if (d := one.day_in(at.year + n))]
    if date.near:
        days = [d for d in days if (d < at if date.near < 0 else d > at)]
    tense = date.near or context.tense
    if context.fine and tense > 0:
        return next((d.isoformat() for d in days if d >= at), None)
    return min(days, key=lambda d: cost((d - at).days, tense)).isoformat() if days else None


def rest_value(form: Rest, context: Context) -> str | None:
    """What is left of a unit from now on; in news the unit."""
    value = date_value(form.date, context)
    if not context.fine:
        return value
    whole, at = bounds_of(value or ""), context.reference.day
    if whole is None or at is None:
        return value
    if whole[0] == whole[1] == at and context.reference.moment:
        return f"{now_value(context.reference)}/{at}T23:59:59"
    return f"{max(whole[0], at)}/{whole[1]}"


def weekend_value(form: Weekend, context: Context) -> str | None:
    """Friday and Saturday of a week."""
    at = context.reference.day
    if at is None or not context.fine:
        return week_at(form.week, context.reference)
    friday = at + datetime.timedelta(days=(_FRIDAY - at.isoweekday()) % WEEK + WEEK * form.week)
    return f"{friday}/{friday + datetime.timedelta(days=1)}"
