"""From what a time expression says to its ISO 8601 value, given the article's date as far as it is known.

One function a form; dates themselves are in `time_dated`, what is counted in `time_counted`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from waqai.extract.time_counted import (
    ago_value,
    day_away,
    holiday_value,
    length_value,
    nth_value,
    rest_value,
    weekend_value,
    window_value,
)  # fmt: skip
from waqai.extract.time_dated import Context, between_value, date_value
from waqai.extract.time_forms import (
    Ago,
    Between,
    Clock,
    Date,
    Fixed,
    Form,
    Holiday,
    Length,
    Now,
    Nth,
    Offset,
    Recurring,
    Rest,
    SameDay,
    Stretch,
    Told,
    Weekend,
    Window,
)  # fmt: skip
from waqai.extract.time_reference import WEEK, bounds_of, now_value


def value_of(form: Form, context: Context) -> str | None:
    """The ISO 8601 value of a form, or None where it has none."""
    found = _VALUES.get(type(form))
    return found(form, context) if found else None


def clock_value(form: Clock, context: Context) -> str:
    """A time of day on its day: the one named, the one spoken of last, or in news the article's."""
    day = value_of(form.date, context._replace(fine=False)) if form.date else context.day
    if day is None and form.date is None and not context.fine:
        day = str(context.reference)
    date = day[:10] if day and len(day) >= 10 and day[4] == "-" else ""
    moment = context.reference.moment
    if form.hour is None:
        return f"{moment:%Y-%m-%dT%H}:{form.minute:02d}" if moment else f"TXX:{form.minute:02d}"
    if context.fine and form.offset is not None and moment and moment.tzinfo and date:
        return _moved_to_zone(form, date, moment)
    second = f":{form.second:02d}" if form.second is not None else ""
    zone = "Z" if form.zone == "Z" else ""
    return f"{date}T{form.hour:02d}:{form.minute:02d}{second}{zone}"


def _moved_to_zone(form: Clock, date: str, moment: datetime.datetime) -> str:
    """A time of another zone in the reference's own."""
    zone = datetime.timezone(datetime.timedelta(hours=form.offset or 0))
    there = datetime.datetime.fromisoformat(date).replace(hour=form.hour or 0, minute=form.minute, tzinfo=zone)
    return there.astimezone(moment.tzinfo).isoformat(timespec="minutes")


def _same_day(form: SameDay, context: Context) -> str | None:
    day = context.day or str(context.reference) or None
    if not context.fine or form.part is None:
        return day
    return f"{day or ''}T{form.part}" if day is None or len(day) == 10 else day


def _now(_: Now, context: Context) -> str | None:
    """This moment, where the reference tells it; in news it is vague."""
    return now_value(context.reference) if context.fine else None


def _offset(form: Offset, context: Context) -> str | None:
    """A day counted from a named one."""
    by_day = context if isinstance(form.anchor, Holiday) else context._replace(fine=False)
    whole = bounds_of(value_of(form.anchor, by_day) or "")
    if whole is None:
        return None
    day = whole[1] if form.sign > 0 else whole[0]
    if form.weekday is not None:
        apart = (form.weekday - day.isoweekday() if form.sign > 0 else day.isoweekday() - form.weekday) % WEEK
        return (day + datetime.timedelta(days=form.sign * (apart or WEEK))).isoformat()
    away = day_away(form.length, form.sign, day) if form.length and form.length.amount is not None else None
    return away.isoformat() if away else None


def _stretch(form: Stretch, context: Context) -> str | None:
    """From one time to another; one that began and goes on ends now."""
    start = value_of(form.start, context._replace(tense=-1) if form.since else context) if form.start else ""
    end = value_of(form.end, context) if form.end else ""
    if start is None or end is None:
        return None
    if start.startswith("T") != end.startswith("T") and start and end and "-" in start + end:
        start, end = _share_day(start, end)
    if start[:11] == end[:11] and end < start and len(start) == len(end) > len("2024-06-18T"):
        end = _next_day(end)  # from the evening to the morning
    if form.end is None:
        end = now_value(context.reference) if form.since and _is_behind(start, context) else ".."
    return f"{start.split('/')[0] or '..'}/{(end or '..').split('/')[-1]}"


def _next_day(moment: str) -> str:
    """The same hour of the next day; of a day that is not known (XXXX-WXX-2T22:00) the moment itself."""
    if not moment[:4].isdecimal() or "W" in moment[:10]:
        return moment
    return (datetime.date.fromisoformat(moment[:10]) + datetime.timedelta(days=1)).isoformat() + moment[10:]


def _share_day(start: str, end: str) -> tuple[str, str]:
    """Of two hours one of which has a day the other takes it over."""
    day = (start if not start.startswith("T") else end)[:10]
    return (f"{day}{start}" if start.startswith("T") else start), (f"{day}{end}" if end.startswith("T") else end)


def _is_behind(start: str, context: Context) -> bool:
    whole, at = bounds_of(start), context.reference.day
    return bool(whole and at and whole[0] <= at)


def _time_told(_: Told, context: Context) -> str | None:
    return context.told


def _length(form: Length, _: Context) -> str | None:
    return length_value(form)


def _own_value(form: Recurring | Fixed, _: Context) -> str | None:
    return form.value


_VALUES: dict[type, Callable[[Any, Context], str | None]] = {
    Date: date_value, Between: between_value, Length: _length, Ago: ago_value,
    Window: window_value, Clock: clock_value, SameDay: _same_day, Now: _now, Nth: nth_value, Holiday: holiday_value,
    Offset: _offset, Stretch: _stretch, Rest: rest_value, Weekend: weekend_value, Recurring: _own_value,
    Fixed: _own_value, Told: _time_told,
}  # fmt: skip
