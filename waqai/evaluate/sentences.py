"""Sentences that carry their key in themselves: marks around the act, its sides, its source and its amount.

A page's key takes an analyst an hour; most rules want one act of one sentence looked at.  Here the key is written into
the sentence, so that a reviewer sees both at once:

=========  ================================================
``*act*``  the word that names the act
``[ ]``    who does it (of a mutual act: any party)
``{ }``    to whom; a place that undergoes counts as whom
``< >``    on whose word it is told
``^ ^``    its amount
=========  ================================================

What is not marked must not be read: a source that nobody marked is a fault.  A whole name may be marked or its head
alone.  ``[?قرية]`` may be read as a side and need not be: common nouns that name nobody, where one withdraws from.
Who denies, demands or threatens an act may be its source.

>>> key = parse_sentence("silent", "CONSULT.meet", "occurred", "-", "وصل [الوزير] و*التقى* {نظيره}")
>>> key.text
'وصل الوزير والتقى نظيره'
>>> [(part, key.text[s.start : s.end]) for part, spans in key.marks.items() for s in spans]
[('actor', 'الوزير'), ('act', 'التقى'), ('recipient', 'نظيره')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from waqai.knowledge.event_codes import MUTUAL
from waqai.model import Article, Event, Page, Reading, Span, UsageError

PARTS = ("act", "mode", "sides", "status", "said_by", "time", "amount")
"""What is judged, in this order; without the act there is nothing further to judge."""
NOTHING = "NONE"
"""The type of a sentence that tells of no act."""
HEADLINE = "headline"
"""The class of sentences that are read as an article's title."""
PUBLISHED = "2024-06-18"
"""The day on which every such sentence was published, a Tuesday; times are counted from it."""
_NEAR = 30
_OPEN = {"[": "actor", "{": "recipient", "<": "said_by"}
_CLOSE = {"]": "actor", "}": "recipient", ">": "said_by"}
_TOGGLE = {"*": "act", "^": "amount"}
_MAYBE = "?"
_HAPPENED = {"happened": ("occurred", "ongoing")}
_SPEECH = frozenset(("REQUEST", "REJECT", "THREATEN", "ACCUSE", "AGREE"))


@dataclass(frozen=True, slots=True)
class KeySentence:
    """A sentence and what must be read from it.  `mode`, `status` and `time` are None where they are not asked for;
    a `time` of "" means that the sentence tells none."""

    kind: str
    type: str
    mode: str | None
    status: str | None
    time: str | None
    text: str
    marks: Mapping[str, tuple[Span, ...]]


def parse_sentence(kind: str, act: str, status: str, time: str, marked: str) -> KeySentence:
    """A key from its row; `act` is a type or type.mode, "-" is for what is not asked.

    :raises UsageError: where a mark is not closed.
    """
    text, marks = unmark(marked)
    event, _, mode = act.partition(".")
    if event != NOTHING and len(marks.get("act", ())) != 1:
        raise UsageError(f"a sentence must mark one act: {marked}")
    asked = None if time == "-" else time.replace("none", "")
    return KeySentence(kind, event, mode or None, None if status == "-" else status, asked, text, marks)


def unmark(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """The bare sentence and what its marks enclose.

    >>> unmark("[مصر] *تدين* {القصف}")[0]
    'مصر تدين القصف'
    """
    letters: list[str] = []
    begun: dict[str, int] = {}
    marks: dict[str, tuple[Span, ...]] = {}
    for letter in marked:
        part = _OPEN.get(letter) or _CLOSE.get(letter) or _TOGGLE.get(letter)
        if part is None:
            letters.append(letter)
        elif part not in begun and letter not in _CLOSE:
            begun[part] = len(letters)
        elif part in begun and letter not in _OPEN:
            start = begun.pop(part)
            if letters[start] == _MAYBE:
                letters.pop(start)
                part = "maybe"
            marks[part] = (*marks.get(part, ()), Span(start, len(letters)))
        else:
            raise UsageError(f"a mark {letter} has no partner: {marked}")
    if begun:
        raise UsageError(f"a mark is not closed: {marked}")
    return "".join(letters), marks


def page_of(key: KeySentence) -> tuple[Page, Article]:
    """The sentence as a page of its own, a title where its class is that of headlines."""
    page = Page("sentence", key.text, "0" * 64, "text", "utf-8")
    whole = Span(0, len(key.text))
    titled = key.kind == HEADLINE
    title, span, body = (key.text, whole, ()) if titled else (None, None, (whole,))
    return page, Article("0-1", "sentence", page.sha256, title, span, None, "ar", body, "", PUBLISHED, "given")


def faults(key: KeySentence, reading: Reading) -> tuple[str, ...]:
    """The parts that a reading has not as the key has them, in the order of `PARTS`; of several events that may be
    meant the one with the fewest."""
    if key.type == NOTHING:
        return ("act",) if reading.events else ()
    meant = sorted((tuple(_wrong(key, reading, event)) for event in _meant(key, reading.events)), key=len)
    return meant[0] if meant else ("act",)


def asked(key: KeySentence) -> tuple[str, ...]:
    """The parts that a key asks for."""
    told = {"mode": key.mode, "status": key.status, "amount": key.marks.get("amount")}
    always = ("act",) if key.type == NOTHING else ("act", "sides", "said_by")
    time = ("time",) if key.time is not None else ()
    return tuple(part for part in PARTS if part in always or part in time or told.get(part))


def _meant(key: KeySentence, events: Iterable[Event]) -> list[Event]:
    """The events that the key's act may be: those of its type on its word, else those close behind it, where a verb
    that only says that the act happens was marked (اندلعت اشتباكات)."""
    act = key.marks["act"][0]
    typed = [event for event in events if event.type == key.type]
    on_it = [event for event in typed if _meet(event.trigger, act)]
    return on_it or [event for event in typed if 0 <= event.trigger.start - act.end <= _NEAR]


def _wrong(key: KeySentence, reading: Reading, event: Event) -> Iterator[str]:
    if key.mode is not None and event.mode != key.mode:
        yield "mode"
    if not sides_fit(key.marks, reading, event):
        yield "sides"
    if key.status is not None and event.status not in _HAPPENED.get(key.status, (key.status,)):
        yield "status"
    if not _same(key.marks.get("said_by", ()), reading, _sources(key, reading, event), ()):
        yield "said_by"
    if key.time is not None and _told_time(event) != key.time:
        yield "time"
    if "amount" in key.marks and not _counted(key.marks["amount"], reading, event):
        yield "amount"


def _told_time(event: Event) -> str:
    """The time that the sentence tells: the month of the news is none that it tells."""
    inferred = event.time == PUBLISHED[:7] and not event.spans.get("time")
    return "" if inferred else event.time or ""


def _sources(key: KeySentence, reading: Reading, event: Event) -> tuple[str, ...]:
    """On whose word; without those who only demand, deny or threaten the act where no source is marked."""
    if key.marks.get("said_by"):
        return event.said_by
    speech = {actor for other in reading.events if other.type in _SPEECH for actor in other.actor}
    return tuple(entity for entity in event.said_by if entity not in speech)


def sides_fit(marks: Mapping[str, tuple[Span, ...]], reading: Reading, event: Event) -> bool:
    """Whether an event's sides are those that a sentence marks.  Of mutual acts, and of acts that mark several doers
    and nobody else (معارك بين X وY), it does not matter who was read as which."""
    actors, recipients, maybe = (marks.get(part, ()) for part in ("actor", "recipient", "maybe"))
    spans = event.spans
    if event.type in MUTUAL or (len(actors) > 1 and not recipients):
        read = tuple(dict.fromkeys(event.actor + event.recipient))
        where = (*spans.get("actor", ()), *spans.get("recipient", ()))
        return _same(actors + recipients, reading, read, where, maybe)
    undergone = (*spans.get("recipient", ()), *spans.get("place", ()))
    return _same(actors, reading, event.actor, spans.get("actor", ()), maybe) and _same(
        recipients, reading, event.recipient, undergone, maybe, event.place
    )


def _same(
    marked: tuple[Span, ...],
    reading: Reading,
    read: tuple[str, ...],
    where: tuple[Span, ...],
    maybe: tuple[Span, ...] = (),
    besides: tuple[str, ...] = (),
) -> bool:
    """Whether marked words and read entities are the same ones.  An entity is what its mentions name, or what was read
    at `where`; words of `maybe` answer for an entity but need none, entities of `besides` the other way round."""
    named: dict[str, list[Span]] = {}
    for mention in reading.mentions:
        named.setdefault(mention.entity, []).append(mention.span)
    found = all(
        any(_meet(mark, span) for span in where)
        or any(_meet(mark, span) for entity in (*read, *besides) for span in named.get(entity, ()))
        for mark in marked
    )
    allowed = marked + maybe
    meant = all(
        any(_meet(mark, span) for mark in allowed for span in (*named.get(entity, ()), *where)) for entity in read
    )
    return found and meant and len(set(read)) <= len(allowed)


def _counted(marked: tuple[Span, ...], reading: Reading, event: Event) -> bool:
    bound = [quantity.span for quantity in reading.quantities if quantity.id in event.quantities]
    return all(any(_meet(mark, span) for span in bound) for mark in marked)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
