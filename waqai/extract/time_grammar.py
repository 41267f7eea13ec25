"""Time expressions of a sentence: which reader is tried where.

`read_times` walks over a sentence once; at each word that may begin a time the readers are tried from the most to
the least telling, and the first that answers takes its words.
"""

from __future__ import annotations

import functools

from waqai.extract.time_anchors import Reader, calendar, chain, event, feast, nth, offset, open_stretch, stretch
from waqai.extract.time_clock import read_clock, read_clock_range
from waqai.extract.time_forms import Between, Found, SameDay, Stretch
from waqai.extract.time_lengths import Result, read_bounded, read_length, read_single, read_whole
from waqai.extract.time_line import Line
from waqai.extract.time_prepositions import (
    read_every,
    read_from_now,
    read_hour_of_every,
    read_preposition,
    read_weekday_after,
)  # fmt: skip
from waqai.extract.time_rough import (
    read_minute,
    read_now,
    read_part_alone,
    read_rest,
    read_rough,
    read_season,
    read_told,
    read_vague,
    read_week_days,
    read_weekend,
)  # fmt: skip
from waqai.extract.time_units import (
    read_bare_year,
    read_decade,
    read_edge,
    read_relative,
    read_share,
    read_window,
    read_year,
)  # fmt: skip
from waqai.knowledge.known_events import may_start
from waqai.knowledge.numerals import numerals
from waqai.knowledge.times import senses, word_list
from waqai.text.clitics import readings, stems_of
from waqai.text.document import Document
from waqai.text.words import Word

_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "فال"})
_SEPARATORS = frozenset({"/", "-", ":", "\\"})
_NEAR_DIGITS = frozenset({"unit", "month", "hijri", "latin", "adverb", "zone", "modifier"})
_NEAR = 6
_TO = frozenset({"الي", "-", "–", "—"})
# How far before its dates the word for a change of date may stand.
_AND = ("و", "او")
_MOVED = 8


def _free_length(line: Line, at: int) -> Result | None:
    return read_length(line, at)


def _alone(line: Line, at: int) -> Result | None:
    """مساء by itself: on the day spoken of."""
    if not line.listed(at, "alone") or line.form(at - 1)[:1].isdecimal() or line.ordinal(at - 1):
        return None
    if line.loose and not line.whole(at, at + 1):
        return None
    ends = line.ends(at + 1)
    return (SameDay(), at + 1) if ends or line.listed(at + 1, "alone", "after") else None


_READERS: tuple[tuple[str, Reader], ...] = (
    ("recurring clock", read_hour_of_every),
    ("hours", read_clock_range),
    ("stretch", stretch),
    ("clock", read_clock),
    ("event", event),
    ("recurring", read_every),
    ("offset", offset),
    ("now", read_now),
    ("told", read_told),
    ("rough", read_rough),
    ("minute", read_minute),
    ("week days", read_week_days),
    ("weekday after", read_weekday_after),
    ("from now", read_from_now),
    ("deictic", chain),
    ("preposition", read_preposition),
    ("open", open_stretch),
    ("vague", read_vague),
    ("nth", nth),
    ("feast", feast),
    ("day", chain),
    ("calendar", calendar),
    ("share", read_share),
    ("season", read_season),
    ("year", read_year),
    ("weekend", read_weekend),
    ("relative", read_relative),
    ("decade", read_decade),
    ("edge", read_edge),
    ("window", read_window),
    ("whole", read_whole),
    ("rest", read_rest),
    ("bounded", read_bounded),
    ("length", _free_length),
    ("single", read_single),
    ("alone", _alone),
    ("part", read_part_alone),
    ("bare year", read_bare_year),
)
# Which readers a word's kinds of sense call for.
_CALLS = {
    "number": ("recurring clock", "hours", "clock", "offset", "from now", "day", "calendar", "window", "length"),
    "year": ("clock", "calendar", "bare year"),
    "ordinal": ("recurring clock", "hours", "clock", "offset", "nth", "day", "calendar"),
    "event": ("event",),
    "preposition": ("stretch", "hours", "offset", "clock", "preposition", "open", "part"),
    "from": ("hours", "stretch"),
    "month": ("calendar",),
    "latin": ("calendar",),
    "hijri": ("calendar",),
    "weekday": ("weekday after", "offset", "nth", "day"),
    "deictic": ("deictic", "day"),
    "part": ("rough", "clock", "day", "alone", "part"),
    "adverb": ("clock", "alone", "part"),
    "noon": ("clock",),
    "unit": (
        "recurring clock", "hours", "clock", "recurring", "minute", "week days", "offset", "from now", "nth", "day",
        "calendar", "year", "relative", "length", "single",
    ),
    "lead": ("week days", "day", "calendar", "share", "season", "relative"),
    "modifier": ("relative",),
    "edge": ("weekend", "nth", "edge", "window"),
    "weekend": ("weekend",),
    "share": ("nth", "share", "length"),
    "season": ("season",),
    "decade": ("decade",),
    "recurring": ("recurring",),
    "every": ("recurring",),
    "vague": ("vague",),
    "now": ("now",),
    "anaphor": ("told",),
    "told lead": ("told",),
    "bound": ("bounded",),
    "rest": ("rest",),
    "whole": ("whole",),
    "feast": ("feast",),
    "instant": ("length",),
    "some": ("length",),
}  # fmt: skip
Rules = tuple[tuple[str, Reader], ...]
# Readers that answer in short texts only.
_LOOSE = frozenset({"recurring clock", "from now", "open", "part", "minute"})
_JOINERS = frozenset({"و", "ف", "ب", "ل"})
_FROM = frozenset({"من", "ومن", "بين", "وبين"})
# Prepositions that begin a time only with a word that itself may begin one; the commonest words of all.
_LEADS = frozenset({"في", "من", "ومن", "وفي", "بين", "وبين", "حتي", "عن", "خلال", "منذ", "قبل", "بعد", "وبعد", "وقبل"})
_WHOLE = frozenset({"طوال", "طيله", "طول"})


_NOTHING: frozenset[str] = frozenset()
"""What nearly all words begin: one object for all."""

Expressions = tuple[tuple[Found, ...], ...]
"""The time expressions of a document, sentence by sentence."""


def read_expressions(doc: Document, loose: bool = False) -> Expressions:
    """Reads a document's time expressions, not yet resolved, for all who need them."""
    return tuple(tuple(read_times(doc.words, s.first, s.last, loose)) for s in doc.sentences)


def read_times(words: tuple[Word, ...], first: int, stop: int, loose: bool = False) -> list[Found]:
    """The time expressions of the sentence of words first..stop, in order, none overlapping another."""
    line, found, at = Line(words, first, stop, loose), [], first
    while at < stop:
        word = words[at]
        rules = _rules_at(line, at) if _kinds(word.form, word.bare) else ()
        one = _read_at(line, at, rules) if rules and _promising(line, at, word) else None
        if one is None:
            at += 1
            continue
        found.extend(_apart(line, one))
        at = one.last
    return found


def _rules_at(line: Line, at: int) -> Rules:
    """The readers to try at a word, by all that it may be there; none for most words."""
    if at >= line.stop:
        return ()
    kinds = _bare_kinds(line.words[at].form) | {one.kind for one in line.senses(at)}
    return _rules(kinds, line.loose) if kinds else ()


@functools.lru_cache(maxsize=4_000)
def _rules(kinds: frozenset[str], loose: bool) -> Rules:
    called = {rule for kind in kinds for rule in _CALLS.get(kind, ())}
    return tuple(row for row in _READERS if row[0] in called and (loose or row[0] not in _LOOSE))


def _promising(line: Line, at: int, word: Word) -> bool:
    """False for digits that nothing near makes a time (no unit, month or the like, no year, no date's separator), and
    for a preposition before a word that begins none."""
    form = word.form
    if word.kind != "number":
        return form not in _LEADS or any(one.rest for one in line.senses(at)) or bool(_rules_at(line, at + 1))
    if line.loose or len(form) == 4 or line.form(at + 1) in _SEPARATORS or form.count(".") == 2:
        return True
    return any(sense.kind in _NEAR_DIGITS for n in range(1, _NEAR + 1) for sense in line.senses(at + n))


@functools.lru_cache(maxsize=32_000)
def _kinds(form: str, bare: str) -> frozenset[str]:
    """All that a folded word may begin."""
    found = senses(form, bare)
    return _bare_kinds(form).union([sense.kind for sense in found]) if found else _bare_kinds(form)


@functools.lru_cache(maxsize=32_000)
def _bare_kinds(form: str) -> frozenset[str]:
    """What a folded word may begin that is no word of time itself: a number, a known event, a stretch."""
    if form[:1].isdecimal():
        return frozenset({"number", "year"} if len(form) == 4 else {"number"})
    kinds = set()
    if form in _FROM:
        kinds.add("from")
    if form.removeprefix("و") in _WHOLE:
        kinds.add("whole")
    if form == "منتصف":  # منتصف-الليل
        kinds.add("noon")
    if form.removeprefix("و") in word_list("told_leads"):
        kinds.add("told lead")
    stems, table = stems_of(form), numerals()
    if not table.starts.isdisjoint(stems) or form in _ARTICLES or form in ("و", "ب", "ل"):
        kinds.add("number")
    if not all(words.keys().isdisjoint(stems) for words in (table.ordinals, table.tens, table.bound_ordinals)):
        kinds.add("ordinal")
    if may_start(form):
        kinds.add("event")
    return frozenset(kinds) if kinds else _NOTHING


def _read_at(line: Line, at: int, rules: Rules) -> Found | None:
    for rule, reader in rules:
        result = reader(line, at)
        if result:
            form, last = result
            start = at + (line.form(at) in _JOINERS and last > at + 1)
            return Found(_from_bound(line, start), last, _skip(line, start), form, rule)
    return None


def _from_bound(line: Line, at: int) -> int:
    """The start of a bound before a length or date (نحو 9 أشهر); it belongs to the span."""
    for back in (3, 2, 1):
        bound = line.sense(at - back, "bound", ("",))
        if bound and bound[1] == at and line.form(at - back) not in _ARTICLES:
            return at - back
    return at


def _skip(line: Line, at: int) -> int:
    """Folded characters of the first word outside the span: و ف ب ل, never the article."""
    form = line.form(at)
    if form in numerals().starts:
        return 0
    if form in _FROM:
        return int(form.startswith("و"))
    for sense in line.senses(at):
        return sense.skip - 2 if sense.definite else sense.skip
    if form in _ARTICLES:
        return len(form) - 2
    if form in ("و", "ف", "ب", "ل"):
        return 0
    if form[:1] == "و" and may_start(form[1:]):
        return 1
    for cut in readings(form):
        if cut.stem in numerals().starts or cut.stem in numerals().ordinals:
            return max(0, cut.length - 2) if cut.prefix.endswith(("ال", "لل")) else cut.length
    return 0


def _apart(line: Line, one: Found) -> list[Found]:
    """One expression; or two where days that are no neighbours are listed (3 و9 مايو)."""
    form = one.form
    if isinstance(form, Stretch) and form.start and form.end and _is_moved(line, one, hours=True):
        cut = next((n for n in range(one.first + 1, one.last) if line.form(n) in _TO), one.first)
        first = one.first + (line.form(one.first) == "من")
        return [
            one._replace(first=first, last=cut, form=form.start),
            one._replace(first=cut + 1, skip=0, form=form.end),
        ]
    if not isinstance(form, Between):
        return [one]
    if _is_moved(line, one):
        cut = next((n for n in range(one.first + 1, one.last) if line.form(n) in _TO), one.first)
        second, skip = cut + 1, 0
        first = one.first + (line.form(one.first) == "من")
    elif not form.listed or _adjacent(form):
        return [one]
    else:
        cut = next((n for n in range(one.first + 1, one.last) if _lists(line.form(n))), one.first)
        if cut == one.first:
            return [one]
        second = cut + (line.form(cut) in _AND)
        skip, first = 1 if second == cut else 0, one.first
    start = one._replace(first=first, last=cut, form=form.start)
    return [start, one._replace(first=second, last=one.last, skip=skip, form=form.end)]


def _lists(form: str) -> bool:
    """و and أو, as words or in front of one."""
    return form in _AND or form.startswith("و")


def _is_moved(line: Line, one: Found, hours: bool = False) -> bool:
    """True for the old and the new date of what is put off (تأجيل المباراة من 6 إلى 20 سبتمبر)."""
    lead = hours or "من" in (line.form(one.first - 1), line.form(one.first))
    if not lead or not any(line.form(n) in _TO for n in range(one.first, one.last)):
        return False
    return any(line.listed(at, "moved") for at in range(max(line.first, one.first - _MOVED), one.first))


def _adjacent(form: Between) -> bool:
    if form.start.weekday:
        return True
    for field in ("day", "month"):
        one, two = getattr(form.start, field), getattr(form.end, field)
        if one != two:
            return one is not None and two is not None and two == one + 1
    return True
