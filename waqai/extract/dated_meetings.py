"""The publication date of an article whose lead tells of a known journey or summit (`knowledge.meetings`).

A meeting alone dates nothing: it may be told over again, or be another of the same two.  It must be borne out by the
article: by a day and month near it, by another known meeting that it calls recent or begins with, or by the article's
weekday where something that it names had begun after all others of the two.  A weekday in its own sentence must fit.
Those before the latest year that the article reports, or before what it names had begun, are out; so are those whose
sentence looks back (ذكرى, سابقة) or far ahead (المرتقبة, سيزور), or counts months or years.  Of several the one with
more to bear it out is meant; where two have as much and lie more than a week apart, nothing is said.
Limits: journeys of those leaders that the table holds.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from waqai.extract.dating_clues import WEEK, Clue, Inferred, latest_year, own_weekday
from waqai.extract.time_forms import Date, Length
from waqai.extract.time_reference import month_value, real_day
from waqai.knowledge.meetings import Meeting, Told, begun, told_in
from waqai.text.document import Document

Day = datetime.date
LEAD = 3
"""Sentences, the title's among them."""
NEAR, WEEKS_BEFORE = 10, 60
"""Days between a meeting and a day told beside it; days from an earlier meeting to the one in question."""
BEFORE, AFTER = 2, 3
"""Days around a meeting within which an article's own weekday pins its day."""
ENOUGH = 2
"""A day told near a meeting, or another meeting, says enough; a weekday, which often fits by chance, not by itself."""


class _Topic(NamedTuple):
    """A meeting that a sentence of the lead may tell of."""

    meeting: Meeting
    sentence: int


def known_meeting(doc: Document, clues: Sequence[Clue]) -> Inferred | None:
    """The day or month of an article by the one known meeting that its lead tells of and that the rest bears out.

    >>> from waqai.extract.time_grammar import read_expressions
    >>> from waqai.extract.dating_clues import clues_of
    >>> from waqai.model import Span
    >>> text = "وصل بوتين إلى كوريا الشمالية اليوم الثلاثاء. ويتوجه بوتين بعد ذلك في زيارة إلى فيتنام."
    >>> doc = Document.of(text, [Span(0, len(text))])
    >>> known_meeting(doc, clues_of(doc, read_expressions(doc))).published
    '2024-06-18'
    """
    lead = _told(doc, 0, LEAD)
    topics = list(_topics(lead, clues))
    if not topics:
        return None
    told = [*lead, *_told(doc, LEAD, len(doc.sentences))]
    begin = begun(doc.words, 0, len(doc.words))
    since = max((day for day in (begin, _latest(clues)) if day), default=None)
    topics = [one for one in topics if since is None or one.meeting.last >= since]
    recent = [meeting for one in told if one.recent for meeting in one.meetings]
    own = own_weekday(clues)
    scores = {one: _support(one, [*recent, *(t.meeting for t in topics)], own and own[0], clues) for one in topics}
    scores = {one: score + (begin is not None and _is_only(one, topics)) for one, score in scores.items()}
    best = max(scores.values(), default=0)
    chosen = [one for one, score in scores.items() if score == best]
    days = [one.meeting.first for one in chosen]
    if best < ENOUGH or (max(days) - min(days)).days > WEEK:
        return None
    return _dated(min(chosen, key=lambda one: (one.sentence, one.meeting)).meeting, clues)


def _told(doc: Document, first: int, last: int) -> list[Told]:
    """What sentences first..last (last not included) may tell of."""
    return [told_in(doc.words, sentence.first, sentence.last) for sentence in doc.sentences[first:last]]


def _topics(lead: Sequence[Told], clues: Sequence[Clue]) -> Iterator[_Topic]:
    for number, one in enumerate(lead):
        here = [clue for clue in clues if clue.sentence == number]
        if one.again or one.ahead or any(isinstance(c.form, Length) and c.form.unit in ("Y", "M") for c in here):
            continue
        for meeting in one.meetings:
            if _years_fit(meeting, here) and _weekday_fits(meeting, here) is not False:
                yield _Topic(meeting, number)


def _latest(clues: Sequence[Clue]) -> Day | None:
    """The first day of the latest year that the article reports."""
    year = latest_year(clues)
    return Day(year, 1, 1) if year else None


def _is_only(topic: _Topic, topics: Sequence[_Topic]) -> bool:
    """Whether no other meeting of the same two is left."""
    return all(one.meeting == topic.meeting for one in topics if one.meeting[:2] == topic.meeting[:2])


def _years_fit(meeting: Meeting, here: Sequence[Clue]) -> bool:
    years = {c.form.year for c in here if isinstance(c.form, Date) and c.form.year and not c.form.hijri}
    return not years or meeting.first.year in years


def _weekday_fits(meeting: Meeting, here: Sequence[Clue]) -> bool | None:
    """Whether the weekdays that stand beside a meeting's words fit it; None where there are none."""
    named = {c.form.weekday for c in here if isinstance(c.form, Date) and c.form.weekday and not c.form.month}
    if not named:
        return None
    return bool(named & _weekdays(meeting))


def _weekdays(meeting: Meeting) -> set[int]:
    """The weekdays of a meeting, of the day before and the day after."""
    return {(meeting.first + datetime.timedelta(days=n)).isoweekday() for n in range(-1, _length(meeting) + 1)}


def _length(meeting: Meeting) -> int:
    return (meeting.last - meeting.first).days + 1


def _support(topic: _Topic, others: Sequence[Meeting], own: int | None, clues: Sequence[Clue]) -> int:
    """How much bears a meeting out: days near it, other meetings, the article's own weekday or its sentence's."""
    meeting = topic.meeting
    apart = ((meeting.first - one.last).days for one in others if one[:2] != meeting[:2])
    near = any(-WEEK <= days <= WEEKS_BEFORE for days in apart)
    here = [clue for clue in clues if clue.sentence == topic.sentence]
    weekday = own in _weekdays(meeting) or bool(_weekday_fits(meeting, here))
    return 2 * any(True for _ in _days_near(meeting, clues)) + 2 * near + weekday


def _days_near(meeting: Meeting, clues: Sequence[Clue]) -> Iterator[Day]:
    """The days that the article gives with their month and that lie near the meeting, in its year."""
    for clue in clues:
        date = clue.form
        if isinstance(date, Date) and date.day and date.month and not date.hijri:
            day = real_day(meeting.first.year, date.month, date.day)
            if day and date.year in (None, day.year) and _is_near(day, meeting):
                yield day


def _is_near(day: Day, meeting: Meeting) -> bool:
    return (day - meeting.first).days >= -NEAR and (day - meeting.last).days <= NEAR


def _dated(meeting: Meeting, clues: Sequence[Clue]) -> Inferred | None:
    """The day where the article's weekday pins it, else the month where the days around lie in one."""
    days = meeting.first.isoformat() + (f" to {meeting.last.isoformat()}" if meeting.last > meeting.first else "")
    why = f"the lead tells of a known meeting ({meeting.who}, {meeting.host}, {days})"
    weekday = own_weekday(clues)
    first = meeting.first - datetime.timedelta(days=BEFORE)
    around = [first + datetime.timedelta(days=n) for n in range(BEFORE + _length(meeting) + AFTER)]
    pinned = [day for day in around if weekday and day.isoweekday() == weekday[0]]
    if weekday and len(pinned) == 1:
        return Inferred(pinned[0].isoformat(), f"{why}; '{weekday[1].text}' is {pinned[0].isoformat()}")
    reported = list(_days_near(meeting, [c for c in clues if c.tense <= 0]))
    start = max([first, *reported])
    end = max(meeting.last, start) + datetime.timedelta(days=WEEK)
    same = (start.year, start.month) == (end.year, end.month)
    return Inferred(month_value(start.year, start.month), why) if same else None
