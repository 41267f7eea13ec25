"""An event mention made ready for comparison: whom it joins, when it may have been, what its sentence says.

What an article leaves open is filled only for the sake of comparing: an event without a time lies about its article's
day, an article without a date has that of the articles that it shares passages with, who denies a deed is its doer
unless another is named.  None of this is written into the events.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from waqai.findings import Deed, EventKey, Party
from waqai.knowledge.across import word_set
from waqai.knowledge.event_codes import DONE, MUTUAL
from waqai.model import Span
from waqai.reconcile.marks import rareness, stem_of
from waqai.reconcile.wording import raw_words
from waqai.text.folding import fold_text

# What has not happened yet may be moved: how far on its making is looked for.
AHEAD_DAYS = 45
# An undated event is taken to lie in the days before its article, or, if it is to come, behind it.
BACK_DAYS = 3
SLACK_DAYS = 2
# A time vaguer than this says too little to bring events together.
LONGEST_DAYS = 62
# A denial without a time is of what others tell in so many days before and behind it.
DENIED_WITHIN = 400
TO_COME = ("planned", "possible", "conditional")
_STATES = ("state",)
# A sentence that names more countries says of none that they are the sides.
MOST_LANDS = 4
# What threats may become or be settled by, and what refusals may call off or turn down; how long each is waited for.
MEANT = {
    "THREATEN": ("SANCTION", "COERCE", "ASSAULT", "AGREE"),
    "REJECT": ("CONSULT visit", "CONSULT meet", "AGREE", "REQUEST"),
}
LASTING = {"THREATEN": 120, "REQUEST": 120}
# What may grant a demand, by its mode (what it is for).
GRANTED = {
    "yield": ("RETREAT", "CONCEDE"),
    "change": ("RETREAT", "CONCEDE"),
    "assist": ("AID", "COOPERATE"),
    "meet": ("CONSULT", "AGREE"),
}
# Types by which whoever was asked answers, a state too: his side alone brings them together with the demand.
ANSWERS = ("REJECT", "RETREAT", "CONCEDE")
# What is planned in friendship may be overtaken by a break between the two, or by its doer's fall.
FRIENDLY = ("CONSULT", "AGREE", "COOPERATE", "AID")
BREAKING = ("SANCTION", "RETREAT")
KINDS_OF_CONSULT = ("CONSULT", "CONSULT visit", "CONSULT meet", "CONSULT multilateral", "CONSULT phone")
# Words in common, beside names, without which nobody can say that two acts are of one matter.
COMMON = 2
# Who is only described ("the fishermen") has no name: what he is called tells of the matter.
UNNAMED = "other"
# By how much a likeness that is rounded may be more than it is.
ROUNDED = 1e-5
# Letters in front of an act in which a word that calls it off stands.
IN_FRONT = 24

# Letters before and behind the act in which an ordinal that counts it stands.
BEFORE, BEHIND = 40, 30
_CLITICS = re.compile("^[وف]?(?:لل|[بك]?ال)?(?=..)")
_LOOKING_BACK = re.compile(
    "(?:^|\\s)(?:ال)?(?:سابقه|سابق|ماضيه|اخيره|اولي|اول|ثانيه|ثاني|ثالثه|ثالث|رابعه|رابع|اخر)(?:\\s|$)"
)


class Happening(NamedTuple):
    """An event with what it is compared by.

    `doers` and `others` are its sides as sets of tokens (keys, or folded names of those without one), `lands` the
    countries on either side; `first`, `last` when it may have been, `dated` where the article says so itself; `words`
    are the telling ones of its sentence, `weight` the sum of theirs."""

    deed: Deed
    doers: frozenset[str]
    others: frozenset[str]
    lands: frozenset[str]
    near: frozenset[str]
    first: date | None
    last: date | None
    dated: bool
    day: date | None
    words: dict[str, float]
    persons: tuple[dict[str, str | None], dict[str, str | None]] = ({}, {})
    looks_back: bool = False
    weight: float = 0.0

    @property
    def id(self) -> tuple[str, str]:
        """The article and the event in it."""
        return self.deed.article, self.deed.event

    @property
    def sides(self) -> frozenset[str]:
        """Both sides together."""
        return self.doers | self.others


def happenings(deeds: Iterable[Deed]) -> list[Happening]:
    """The events of some articles (each whole), ready to be compared."""
    sentences: dict[tuple[str, Span], list[Deed]] = {}
    for deed in deeds:
        sentences.setdefault((deed.article, deed.sentence), []).append(deed)
    return [one for beside in sentences.values() for one in _of_one_sentence(beside)]


def _of_one_sentence(deeds: Sequence[Deed]) -> Iterator[Happening]:
    words = telling(deeds[0].text)
    weight = sum(words.values())
    return (happening(deed, _visit_of(deed, deeds), words, weight) for deed in deeds)


def happening(deed: Deed, during: Deed | None, words: dict[str, float], weight: float) -> Happening:
    """The event, compared as of its article's day; `during` is the visit that its sentence puts it into, `words` are
    the sentence's telling words, of that `weight` together."""
    published = date.fromisoformat(deed.day) if deed.day else None
    actors = deed.actors or (deed.said_by[-1:] if deed.status == "denied" else ())
    first, last, dated = _when(deed, published)
    if during and not dated:
        first, last, dated = _when(during, published)
    return Happening(
        deed, tokens(actors), tokens(deed.recipients), lands_of((*actors, *deed.recipients)), lands_of(deed.near),
        first, last, dated, published, words, (_persons(actors), _persons(deed.recipients)),
        not dated and deed.status not in TO_COME and _looks_back(deed), weight,
    )  # fmt: skip


def _visit_of(deed: Deed, beside: Iterable[Deed]) -> Deed | None:
    """The visit between the same lands in which, by its sentence, a talk or signing was: "was signed during his visit
    of 19 June" dates the signing."""
    lands = lands_of((*deed.actors, *deed.recipients))
    for other in beside if deed.type in MUTUAL and deed.mode != "visit" and len(lands) > 1 else ():
        visit = other.type == "CONSULT" and other.mode == "visit" and other.first_day is not None
        same = lands <= lands_of((*other.actors, *other.recipients)) and deed.trigger.end <= other.trigger.start
        if visit and same and _in_front(other) & word_set("during"):
            return other
    return None


def _persons(parties: Iterable[Party]) -> dict[str, str | None]:
    """The persons among the parties, with their countries."""
    return {next(iter(tokens((party,)))): party.country for party in parties if party.type == "person"}


def _looks_back(deed: Deed) -> bool:
    """True where the words round the act speak of an earlier one of its kind, or count it.

    The time decides where the article gives one: "his second visit, on 10 March" is the visit of 10 March."""
    at = deed.trigger.start - deed.sentence.start
    return bool(_LOOKING_BACK.search(fold_text(deed.text[max(0, at - BEFORE) : at + BEHIND])))


def tokens(parties: Iterable[Party]) -> frozenset[str]:
    """Whom to compare: keys where the record has them for all articles, else names without spelling.

    >>> sorted(tokens([Party("Q79", "مصر", "state", "EG"), Party("a/l1", "وزير النقل", "person", None)]))
    ['Q79', 'وزير النقل']
    """
    return frozenset(party.key if "/" not in party.key else fold_text(party.name) for party in parties)


def lands_of(parties: Iterable[Party]) -> frozenset[str]:
    """The countries of the parties."""
    return frozenset(party.country for party in parties if party.country)


def telling(text: str) -> dict[str, float]:
    """The telling words of a passage with their weights."""
    stems = {stem_of(raw) for _, _, raw in raw_words(text, Span(0, len(text)))}
    return {stem: rareness(stem) for stem in sorted(stems) if stem and rareness(stem)}


def likeness(one: dict[str, float], two: dict[str, float]) -> float:
    """The weight of the words in common, as a part of the lighter passage's.

    >>> likeness({"زلزال": 5.0, "هز": 3.0}, {"زلزال": 5.0, "مدينه": 3.0, "ضرب": 2.0})
    0.625
    """
    least = min(sum(one.values()), sum(two.values()))
    return round(sum(weight for word, weight in one.items() if word in two) / least, 6) if least else 0.0


def are_alike(one: Happening, two: Happening, least: float) -> bool:
    """True where the `overlap` of the words of the two is at least so much.  Where the one sentence is much longer it
    can't be, and no word need be compared."""
    lighter, heavier = sorted((one.weight, two.weight))
    return lighter >= heavier * (least - ROUNDED) and overlap(one.words, two.words) >= least


def content_likeness(one: Happening, two: Happening) -> float:
    """How like the words of the two are, without the names of whom they mention: two acts of the same sides have those
    in common in any case."""
    named = {
        stem_of(word) for m in (one, two) for p in (*m.deed.near, *m.deed.actors, *m.deed.recipients)
        if p.type != UNNAMED for word in p.name.split()
    }  # fmt: skip
    mine, theirs = ({word: weight for word, weight in m.words.items() if word not in named} for m in (one, two))
    return likeness(mine, theirs) if len(mine.keys() & theirs.keys()) >= COMMON else 0.0


def overlap(one: dict[str, float], two: dict[str, float]) -> float:
    """The weight of the words in common, as a part of all words of both: 1 for the same words.

    >>> overlap({"زلزال": 5.0, "هز": 3.0}, {"زلزال": 5.0, "مدينه": 2.0})
    0.5
    """
    everything = {**one, **two}
    common = sum(weight for word, weight in one.items() if word in two)
    return round(common / sum(everything.values()), 6) if everything else 0.0


def _when(deed: Deed, published: date | None) -> tuple[date | None, date | None, bool]:
    """The days in which the event may lie, and whether the article says so."""
    if deed.first_day and deed.last_day:
        first, last = date.fromisoformat(deed.first_day), date.fromisoformat(deed.last_day)
        return first, last, True
    if published is None:
        return None, None, False
    said = _weekday(deed.time, published) or _day_of_month(deed.time, published)
    if said:
        return *said, True
    if deed.status in TO_COME:
        return published, published + timedelta(AHEAD_DAYS), False
    return published - timedelta(BACK_DAYS), published, False


_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_IN_MONTH = re.compile(r"(?:XXXX|(\d{4}))-(?:XX|(\d\d))-(\d\d)(?:/.*-(\d\d))?")


def _weekday(time: str | None, published: date) -> tuple[date, date] | None:
    """A bare weekday by an article's day that became known: the nearest such day.

    >>> _weekday("XXXX-WXX-2", date(2024, 6, 18))
    (datetime.date(2024, 6, 18), datetime.date(2024, 6, 18))
    """
    found = _WEEKDAY.fullmatch(time or "")
    if not found:
        return None
    ahead = (int(found[1]) - published.isoweekday() + 3) % 7 - 3
    day = published + timedelta(ahead)
    return day, day


def _day_of_month(time: str | None, published: date) -> tuple[date, date] | None:
    """Days whose month or year only the article's day tells."""
    found = _IN_MONTH.fullmatch(time or "")
    if not found:
        return None
    year, month = int(found[1] or published.year), int(found[2] or published.month)
    try:
        return date(year, month, int(found[3])), date(year, month, int(found[4] or found[3]))
    except ValueError:
        return None


def keys_of(one: Happening) -> list[EventKey]:
    """By what the event is brought together with others; none where its time or its sides are too vague."""
    if one.first is None or one.last is None or (one.last - one.first).days > LONGEST_DAYS:
        return []
    waiting = one.deed.status in TO_COME or one.deed.type in LASTING
    before = after = DENIED_WITHIN if one.deed.status == "denied" and not one.dated else SLACK_DAYS
    if waiting:
        after = LASTING.get(one.deed.type, AHEAD_DAYS)
    # What bears on a plan may come as soon as it is told.
    start = min(one.first, one.day) if waiting and one.day else one.first
    first, last = str(start - timedelta(before)), str(one.last + timedelta(after))
    return [EventKey(*one.id, key, first, last) for key in sorted(_keys(one))]


def _keys(one: Happening) -> set[str]:
    """Type with two countries, or with somebody who is no state: a state alone has too many events.  A threat stands
    under the types that may carry it out, a refusal under what it may call off."""
    lands = sorted(one.lands if len(one.lands) > 1 else one.lands | one.near)
    parties = [p for p in (*one.deed.actors, *one.deed.recipients) if p.type not in _STATES]
    pairs = {f"{a} {b}" for a in lands for b in lands if a < b and len(lands) <= MOST_LANDS}
    types = {_act(one.deed), *_meant(one.deed)}
    if one.deed.mode == "meet" and stems_near(one) & word_set("received"):
        types.add("CONSULT visit")
    asked = one.deed.recipients if is_demand(one.deed) else one.deed.actors if one.deed.type in ANSWERS else ()
    return {f"{type_} {side}" for type_ in types for side in pairs | tokens(parties)} | {
        f"asked {side}" for side in tokens(asked)
    }


def _meant(deed: Deed) -> tuple[str, ...]:
    """The types, beside its own, under which an act stands, since others may tell what became of it."""
    if is_demand(deed):
        types = GRANTED[deed.mode or ""]
        return (*types, *KINDS_OF_CONSULT) if "CONSULT" in types else types
    if is_friendly_plan(deed):
        return (*BREAKING, *(KINDS_OF_CONSULT if deed.type == "CONSULT" else ()))
    return MEANT.get(deed.type, ())


def is_threat(deed: Deed) -> bool:
    """True for a threat that was made (and not one that is to come, or denied)."""
    return deed.type == "THREATEN" and deed.status in DONE


def is_demand(deed: Deed) -> bool:
    """True for a demand that was made, and of which the reading tells what it is for."""
    return deed.type == "REQUEST" and deed.mode in GRANTED and deed.status in DONE


def is_friendly_plan(deed: Deed) -> bool:
    """True for what two sides are to do together, or one for the other."""
    return deed.type in FRIENDLY and deed.status in TO_COME


def stems_near(one: Happening) -> frozenset[str]:
    """The folded words in front of the act, and the act's own, without what is fixed to them."""
    return _in_front(one.deed)


def _in_front(deed: Deed) -> frozenset[str]:
    at, end = (place - deed.sentence.start for place in deed.trigger)
    words = [fold_text(raw) for _, _, raw in raw_words(deed.text, Span(max(0, at - IN_FRONT), end))]
    return frozenset(words) | {word[1:] for word in words if word[:1] in "ولب" and len(word) > 3}


def _act(deed: Deed) -> str:
    """A visit and a call are brought together with their like alone."""
    return f"{deed.type} {deed.mode}" if deed.type == "CONSULT" and deed.mode else deed.type


def stems_of(text: str) -> frozenset[str]:
    """The folded words of a text, without what is fixed to them in front.

    >>> sorted(stems_of("وبالأسلحة بدلا من اللقاء"))
    ['اسلحه', 'بدلا', 'لقاء', 'من']
    """
    return frozenset(_CLITICS.sub("", fold_text(raw)) for _, _, raw in raw_words(text, Span(0, len(text))))


@functools.lru_cache(maxsize=4_096)
def short_name(name: str) -> str:
    """A name short enough for a line.

    >>> short_name("وزير الخارجية المصري بدر عبد العاطي في القاهرة")
    'وزير الخارجية المصري بدر عبد…'
    """
    words = name.split()
    return name if len(words) <= 5 else " ".join(words[:5]) + "…"
