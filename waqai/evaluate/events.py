"""Scoring events: which are there, then, over the matched ones, arguments, status, attribution and time.

A visit, an agreement and a cooperation have two like sides, so there actor and recipient are taken together.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.evaluate.keys import KeyEvent, locate
from waqai.evaluate.matching import cover, overlap, pair_up
from waqai.evaluate.sheet import Case, Sheet, others
from waqai.knowledge.event_codes import MUTUAL
from waqai.model import Event, Span

_LONG_TRIGGER = 60


class _Wanted(NamedTuple):
    event: KeyEvent
    trigger: Span
    sentence_start: int


class _Read(NamedTuple):
    reading: int
    event: Event


def score_events(case: Case, sheet: Sheet) -> None:
    """Events of one page, and what they hold."""
    read = [_Read(n, e) for n, reading in enumerate(case.readings) for e in reading.events]
    wanted = [_place(case, e) if read else _Wanted(e, Span(0, 0), 0) for e in case.key.events]
    garbled = [w.trigger for w in wanted if w.event.optional]
    wanted = [w for w in wanted if not w.event.optional]
    read = [r for r in read if not any(overlap(g, r.event.trigger) > 0 for g in garbled)]
    pairs = pair_up(wanted, read, lambda w, r: _likeness(case, w, r))
    sheet.count("events", len(pairs), len(wanted), len(read))
    whole = sum([_score_pair(case, sheet, wanted[i].event, read[j]) for i, j in pairs])
    sheet.count("whole events", whole, len(wanted), len(read))
    missed = (w.event for w in others(wanted, (i for i, _ in pairs)))
    sheet.blame(case, "events", "missed", (f"{e.type} {e.mode or ''} {e.gist or e.sentence}" for e in missed))
    spurious = (r.event for r in others(read, (j for _, j in pairs)))
    sheet.blame(case, "events", "spurious", (f"{e.type} {case.piece(e.sentence)[:90]!r} ({e.rule})" for e in spurious))


def _place(case: Case, event: KeyEvent) -> _Wanted:
    """Where a key's event stands: its trigger from its sentence on, else from the line's start, else the sentence."""
    sentence = locate(case.text, event.sentence, event.sentence_nth, case.key.doc)
    line_end = case.text.find("\n", sentence.start)
    line = Span(case.text.rfind("\n", 0, sentence.start) + 1, len(case.text) if line_end < 0 else line_end)
    sought = event.trigger or event.sentence
    tries = (case.text.find(sought, start) for start in (sentence.start, line.start))
    at = next((t for t in tries if 0 <= t <= line.end), sentence.start)
    return _Wanted(event, Span(at, at + len(event.trigger)), sentence.start)


def _likeness(case: Case, wanted: _Wanted, read: _Read) -> float:
    if wanted.event.type != read.event.type:
        return 0
    base = _place_likeness(case, wanted, read.event)
    if not base:
        return 0
    sides = case.known(read.reading, (*read.event.actor, *read.event.recipient))
    shared = sides & {*wanted.event.actor, *wanted.event.recipient}
    return base + 0.3 * len(shared) + (0.2 if wanted.event.status == read.event.status else 0)


def _place_likeness(case: Case, wanted: _Wanted, event: Event) -> float:
    """3 for the key's own trigger, 1 for the same sentence, 0 for neither."""
    trigger = event.trigger
    if trigger[1] - trigger[0] > max(_LONG_TRIGGER, 3 * len(wanted.event.trigger)):
        return 0
    if cover(wanted.trigger, trigger) >= 0.5:
        return 3
    holds = event.sentence[0] <= wanted.sentence_start < event.sentence[1]
    return 1 if holds and "\n" not in case.piece(event.sentence).strip() else 0


def _score_pair(case: Case, sheet: Sheet, wanted: KeyEvent, read: _Read) -> bool:
    """Scores what a matched event holds; tells whether all of its arguments are right."""
    whole = _score_arguments(case, sheet, wanted, read)
    _score_status(case, sheet, wanted, read.event)
    _score_attribution(case, sheet, wanted, read)
    _score_time(sheet, wanted, read.event)
    return whole


def _score_arguments(case: Case, sheet: Sheet, wanted: KeyEvent, read: _Read) -> bool:
    event = read.event
    roles = {"actor": (wanted.actor, event.actor), "recipient": (wanted.recipient, event.recipient)}
    if wanted.type in MUTUAL:
        roles = {"both sides": (wanted.actor + wanted.recipient, event.actor + event.recipient)}
    whole = True
    for role, (of_key, of_event) in roles.items():
        want, got = set(of_key), case.known(read.reading, of_event)
        sheet.count("arguments", len(want & got), len(want), len(got))
        if want != got:
            whole = False
            sheet.blame(case, "arguments", role, [_differing(wanted, sorted(want), sorted(got))])
    return whole


def _differing(wanted: KeyEvent, want: object, got: object) -> str:
    return f"{wanted.type} {(wanted.gist or wanted.sentence)[:60]!r}: want {want}, found {got}"


def _score_status(case: Case, sheet: Sheet, wanted: KeyEvent, event: Event) -> None:
    right = wanted.status == event.status
    sheet.count("status", int(right), 1, 1)
    odd_wanted, odd_found = wanted.status != "occurred", event.status != "occurred"
    sheet.count("status other than occurred", int(right and odd_wanted), int(odd_wanted), int(odd_found))
    if not right:
        sheet.blame(case, "status", "wrong", [_differing(wanted, wanted.status, event.status)])


def _score_attribution(case: Case, sheet: Sheet, wanted: KeyEvent, read: _Read) -> None:
    want, got = set(wanted.said_by), case.known(read.reading, read.event.said_by)
    sheet.count("attribution", int(bool(want) and want == got), int(bool(want)), int(bool(got)))
    if want != got:
        sheet.blame(case, "attribution", "wrong", [_differing(wanted, sorted(want), sorted(got))])


def _score_time(sheet: Sheet, wanted: KeyEvent, event: Event) -> None:
    """By month; a key's month also stands for a found one without its year."""
    want, got = wanted.time or "", event.time or ""
    accepted = (want[:7], "XXXX" + want[4:7])
    sheet.count("event time", int(bool(want and got) and got[:7] in accepted), int(bool(want)), int(bool(got)))
