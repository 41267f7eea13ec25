"""Time expressions of a sentence: which reader is tried where, and what prepositions add.

`read_times` walks over a sentence once; at each word that may begin a time the readers are tried from the most to
the least telling, and the first that answers takes its words.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from waqai.extract.time_clock import add_clock, read_clock
from waqai.extract.time_dates import Read, Several, read_date, read_month
from waqai.extract.time_days import read_chain
from waqai.extract.time_forms import Ago, Between, Date, Fixed, Found, Length, SameDay
from waqai.extract.time_line import Line
from waqai.extract.time_units import (
    Result,
    as_form,
    read_bare_year,
    read_decade,
    read_edge,
    read_length,
    read_recurring,
    read_relative,
    read_season,
    read_share,
    read_single,
    read_vague,
    read_year,
)  # fmt: skip
from waqai.knowledge.known_events import known_event, may_start
from waqai.knowledge.numerals import numerals
from waqai.knowledge.times import senses
from waqai.text.clitics import readings
from waqai.text.document import Document
from waqai.text.words import Word

Reader = Callable[[Line, int], Result | None]
_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "فال"})
_SEPARATORS = frozenset({"/", "-", ":", "\\"})
_NEAR_DIGITS = frozenset({"unit", "month", "hijri", "latin", "adverb", "zone", "modifier"})
_NEAR = 6
_BACK = frozenset({"من", "علي", "عن", "الي"})
_TO = frozenset({"الي", "-", "–", "—"})
# How far before its dates the word for a change of date may stand.
_MOVED = 8


def _calendar(line: Line, at: int) -> Result | None:
    return _stamped(line, read_date(line, at) or read_month(line, at))


def _chain(line: Line, at: int) -> Result | None:
    return _stamped(line, read_chain(line, at))


def _stamped(line: Line, read: Read | Several | Fixed | None) -> Result | None:
    """A date reader's answer; a full date with the time of day that a stamp has behind it."""
    if read is None:
        return None
    return (add_clock(line, read.date, read.last) if isinstance(read, Read) else None) or as_form(read)


def _free_length(line: Line, at: int) -> Result | None:
    return read_length(line, at)


def _alone(line: Line, at: int) -> Result | None:
    """مساء by itself: on the day spoken of."""
    if not line.listed(at, "alone") or line.form(at - 1)[:1].isdigit() or line.ordinal(at - 1):
        return None
    ends = at + 1 >= line.stop or line.words[at + 1].kind == "mark"
    return (SameDay(), at + 1) if ends or line.listed(at + 1, "alone", "after") else None


def _event(line: Line, at: int) -> Result | None:
    """A known event whose name is a date (هجمات 11 سبتمبر)."""
    found = known_event(line.words, at, line.stop, dated=True) if may_start(line.form(at)) else None
    return (Fixed(found.event.date), found.last) if found else None


def _preposition(line: Line, at: int) -> Result | None:
    """منذ, قبل, بعد, خلال and what they govern: a length, a date, a known event."""
    found = line.sense(at, "preposition")
    if found is None:
        return None
    word, start = str(found[0].value), found[1]
    if start >= line.stop or not _kinds(line.form(start), line.words[start].bare):
        return None
    inner = _after_bounds(line, start)
    length = read_length(line, inner, free=not (_governs(word) or _spans(line, at, start)))
    if length and not _is_date(line, inner):
        return _governed(line, word, length)
    if word == "since":
        return _since(line, inner)
    return _around_event(line, word, start)


def _governs(word: str) -> bool:
    return word in ("since", "before", "after")


def _spans(line: Line, at: int, start: int) -> bool:
    """True for خلال, مدة and their like: what stands alone under them is one of its unit (خلال أسبوع)."""
    return line.listed(at, "spans") or line.listed(start - 1, "spans")


def _is_date(line: Line, at: int) -> bool:
    """True where عام or شهر begins a date (منذ عام 2014, منذ شهر يونيو)."""
    return any(reader(line, at) for reader in (read_year, _calendar))


def _after_bounds(line: Line, at: int) -> int:
    while True:
        bound = line.sense(at, "bound", ("",))
        if bound is None or line.form(at) in _ARTICLES:
            return at
        at = bound[1]


def _governed(line: Line, word: str, length: Result) -> Result:
    """A length under a preposition: قبل يومين counts back, unless it counts from something named (قبل يومين من)."""
    form, last = length
    if not isinstance(form, Length) or word == "during":
        return length
    if word == "since":
        return Ago(form, -1, open=True), last
    if line.form(last) in _BACK:
        return form, last
    return Ago(form, 1 if word == "after" else -1), last


def _since(line: Line, at: int) -> Result | None:
    """A date, year or event after منذ, taken into its span."""
    for reader in (_event, *_POINTS):
        result = reader(line, at)
        if result:
            return result
    year = line.year(at)
    if year:
        return Date(year=year[0]), year[1]
    return _around_event(line, "since", at)


def _around_event(line: Line, word: str, at: int) -> Result | None:
    """منذ الحرب العالمية الثانية: the end of a war after منذ and بعد, its start before قبل, all of it within خلال."""
    found = known_event(line.words, at, line.stop, dated=False)
    if found is None:
        return None
    return Fixed(_side_of(found.event.date, word)), found.last


def _side_of(date: str, word: str) -> str:
    """A day as it is; of a war or era the year of the side that the preposition looks at, or both."""
    start, _, end = date.partition("/")
    if not end:
        return date
    return {"before": start[:4], "during": f"{start[:4]}/{end[:4]}"}.get(word, end[:4])


_POINTS: tuple[Reader, ...] = (
    _chain, _calendar, read_share, read_season, read_year, read_relative, read_decade, read_edge,
)  # fmt: skip
_READERS: tuple[tuple[str, Reader], ...] = (
    ("clock", read_clock),
    ("event", _event),
    ("recurring", read_recurring),
    ("preposition", _preposition),
    ("vague", read_vague),
    ("day", _chain),
    ("calendar", _calendar),
    ("share", read_share),
    ("season", read_season),
    ("year", read_year),
    ("relative", read_relative),
    ("decade", read_decade),
    ("edge", read_edge),
    ("length", _free_length),
    ("single", read_single),
    ("alone", _alone),
    ("bare year", read_bare_year),
)
# Which readers a word's kinds of sense call for.
_CALLS = {
    "number": ("clock", "day", "calendar", "length"),
    "year": ("clock", "calendar", "bare year"),
    "ordinal": ("clock", "day", "calendar"),
    "event": ("event",),
    "preposition": ("preposition",),
    "month": ("calendar",),
    "latin": ("calendar",),
    "hijri": ("calendar",),
    "weekday": ("day",),
    "deictic": ("day",),
    "part": ("day", "alone"),
    "adverb": ("alone",),
    "unit": ("clock", "day", "calendar", "year", "relative", "length", "single"),
    "modifier": ("relative",),
    "edge": ("edge",),
    "share": ("share",),
    "season": ("season",),
    "decade": ("decade",),
    "recurring": ("recurring",),
    "every": ("recurring",),
    "vague": ("vague",),
    "some": ("length",),
}
Rules = tuple[tuple[str, Reader], ...]


Expressions = tuple[tuple[Found, ...], ...]
"""The time expressions of a document, sentence by sentence."""


def read_expressions(doc: Document) -> Expressions:
    """Reads a document's time expressions, not yet resolved, for all who need them."""
    return tuple(tuple(read_times(doc.words, s.first, s.last)) for s in doc.sentences)


def read_times(words: tuple[Word, ...], first: int, stop: int) -> list[Found]:
    """The time expressions of the sentence of words first..stop, in order, none overlapping another."""
    line, found, at = Line(words, first, stop), [], first
    while at < stop:
        word = words[at]
        rules = _rules(word.form, word.bare)
        one = _read_at(line, at, rules) if rules and (word.kind != "number" or _promising(line, at)) else None
        if one is None:
            at += 1
            continue
        found.extend(_apart(line, one))
        at = one.last
    return found


@functools.lru_cache(maxsize=32_000)
def _rules(form: str, bare: str) -> Rules:
    """The readers to try where a word stands, by all that it may be; none for most words."""
    called = {rule for kind in _kinds(form, bare) for rule in _CALLS.get(kind, ())}
    return tuple(row for row in _READERS if row[0] in called)


def _promising(line: Line, at: int) -> bool:
    """False for digits that nothing near makes a time: no unit, month or the like, no year, no date's separator."""
    form = line.form(at)
    if len(form) == 4 or line.form(at + 1) in _SEPARATORS or form.count(".") == 2:
        return True
    return any(sense.kind in _NEAR_DIGITS for n in range(1, _NEAR + 1) for sense in line.senses(at + n))


@functools.lru_cache(maxsize=32_000)
def _kinds(form: str, bare: str) -> set[str]:
    table = numerals()
    if form.isdigit() and len(form) == 4:
        return {"number", "year"}
    kinds = {sense.kind for sense in senses(form, bare)}
    stems = [cut.stem for cut in readings(form)]
    if form[:1].isdigit() or form in _ARTICLES or any(stem in table.starts for stem in stems):
        kinds.add("number")
    if any(stem in table.ordinals or stem in table.tens or stem in table.bound_ordinals for stem in stems):
        kinds.add("ordinal")
    return kinds | {"event"} if may_start(form) else kinds


def _read_at(line: Line, at: int, rules: Rules) -> Found | None:
    for rule, reader in rules:
        result = reader(line, at)
        if result:
            form, last = result
            return Found(_from_bound(line, at), last, _skip(line, at), form, rule)
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
    for sense in line.senses(at):
        return sense.skip - 2 if sense.definite else sense.skip
    if form in _ARTICLES:
        return len(form) - 2
    if form in ("و", "ف", "ب", "ل"):
        return 0
    for cut in readings(form):
        if cut.stem in numerals().starts or cut.stem in numerals().ordinals:
            return max(0, cut.length - 2) if cut.prefix.endswith(("ال", "لل")) else cut.length
    return 0


def _apart(line: Line, one: Found) -> list[Found]:
    """One expression; or two where days that are no neighbours are listed (3 و9 مايو)."""
    form = one.form
    if not isinstance(form, Between):
        return [one]
    if _is_moved(line, one):
        cut = next((n for n in range(one.first + 1, one.last) if line.form(n) in _TO), one.first)
        second, skip = cut + 1, 0
    elif not form.listed or _adjacent(form):
        return [one]
    else:
        cut = next((n for n in range(one.first + 1, one.last) if line.form(n).startswith("و")), one.first)
        second = cut + (line.form(cut) == "و")
        skip = 1 if second == cut else 0
    return [one._replace(last=cut, form=form.start), one._replace(first=second, skip=skip, form=form.end)]


def _is_moved(line: Line, one: Found) -> bool:
    """True for the old and the new date of what is put off (تأجيل المباراة من 6 إلى 20 سبتمبر)."""
    if line.form(one.first - 1) != "من" or not any(line.form(n) in _TO for n in range(one.first, one.last)):
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
