"""What is planned, as a calendar: iCalendar (RFC 5545), written by the icalendar library.

Only events with status planned and a day of their own are entries; a month or a year is no entry.  An entry is as long
as the article's date; its stamp is the day on which it was published, so that the same record gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from waqai.model import UsageError
from waqai.present.exports.telling import Telling, address_of, english, tellings
from waqai.record.days import Days, days_of
from waqai.record.whole import Whole

_LONGEST = timedelta(days=14)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write(articles: Iterable[Whole], path: Path) -> tuple[int, int]:
    """Writes the calendar; tells how many entries, and how many planned events have no day."""
    library = _icalendar()
    calendar = library.Calendar()
    calendar.add("prodid", "-//Waqai//planned events//AR")
    calendar.add("version", "2.0")
    entries = left = 0
    for told in tellings(articles):
        if told.event.status != "planned":
            continue
        days = days_of(told.event.time)
        if days is None or days.last - days.first > _LONGEST:
            left += 1
            continue
        calendar.add_component(_entry(library, told, days))
        entries += 1
    path.write_bytes(calendar.to_ical())
    return entries, left


def _entry(library: Any, told: Telling, days: Days) -> Any:
    event = told.event
    entry = library.Event()
    entry.add("uid", f"{told.id}@waqai")
    published = told.published
    entry.add("dtstamp", datetime.combine(published.first, time(), UTC) if published else _EPOCH)
    entry.add("dtstart", days.first)
    entry.add("dtend", days.last + timedelta(days=1))
    entry.add("summary", _summary(told))
    entry.add("description", f"{told.piece(event.sentence)}\n{address_of(told.whole)}")
    places = told.entities(event.place)
    if places:
        entry.add("location", "، ".join(place.name_ar for place in places))
    entry.add("categories", [event.type])
    entry.add("status", "TENTATIVE")
    if told.whole.reading.article.url:
        entry.add("url", told.whole.reading.article.url)
    return entry


def _summary(told: Telling) -> str:
    event = told.event
    sides = [" + ".join(map(english, told.entities(ids))) for ids in (event.actor, event.recipient)]
    return f"{event.type}{f' ({event.mode})' if event.mode else ''}: {' → '.join(side for side in sides if side)}"


def _icalendar() -> Any:
    try:
        import icalendar
    except ImportError as error:
        raise UsageError('Calendars are written by icalendar; pip install "waqai[export]" brings it.') from error
    return icalendar
