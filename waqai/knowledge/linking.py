"""Who or what a name means: candidates by exact form and by spelling, weighed by what the text says of it, or nobody.

A name is looked up as written; where no list has it so, names with the same consonants (or one more, less, other) are
compared letter by letter (`spelling`).  State, office and date, and the states that the article speaks of decide among
those who bear the name; below the cut, or where two come out alike, the answer is nobody, with the candidates kept.

>>> link("سيرغاي لافروف").best.name_en
'Sergei Lavrov'
>>> link("يفغيني كوزنيتسكي").best is None
True
>>> link("بوش").best is None, link("بوش", Hint(country="US", office="president", on="2005-05")).best.name_en
(True, 'George W. Bush')
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import NameOf, gazetteer
from waqai.knowledge.institutions import name_words, ordinary_words
from waqai.knowledge.offices import holders
from waqai.knowledge.spelling import LINKS, bones, near_bones, parts_of, similarity, sounds
from waqai.knowledge.store import Known, Spelt, store
from waqai.model import EntityType
from waqai.text.folding import fold_text

# The cut: of press spellings that were looked at, 97 of 100 links above it were right (tools/spelling.py).
CUT = 0.72
# Two who come out this near to one another are not told apart.
MARGIN = 0.03
# What a name is worth before the text says anything: borne strongly, weakly, or made from a Latin one by machine.
STRONG, WEAK, MADE = 0.86, 0.50, 0.62
CALLINGS = word_class("callings_before_names")
# A weak name of several parts is that of somebody of less note, or of parts that many bear.
WEAK_WHOLE = 0.73
# Parts without which a name is somebody else's: the son's, the second of a name.
KEPT = frozenset(map(fold_text, ("الابن", "الأب", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "جونيور")))
GIVEN = "n"
# A part of the name that the list does not have.
LEFT_OUT = 0.05
# What has more parts than this is a row of names without commas: the ways to shorten it double with every part.
LONGEST_NAME = 8
STRENGTHS = {"strong": STRONG, "weak": WEAK, "made": MADE}
# Spelling: below NEAREST two names are different; one word alone must be nearer, for many short names are
# alike, and a name made by machine, for it is not attested.
NEAREST, NEAREST_ALONE, NEAREST_MADE = 0.80, 0.86, 0.92
PROMINENCE = 0.12
SAME_STATE, OTHER_STATE, HOLDS_OFFICE, SPOKEN_OF, UNSURE = 0.20, -0.30, 0.15, 0.08, -0.10


class Hint(NamedTuple):
    """What the text says of a name: the kinds of thing it may be, its state (ISO code), an office held, the date, and
    the states that the article speaks of, most first."""

    types: tuple[EntityType, ...] = ()
    country: str | None = None
    office: str | None = None
    on: str | None = None
    spoken_of: tuple[str, ...] = ()


NO_HINT = Hint()


class Candidate(NamedTuple):
    """One who may be meant: how alike the name is (1 where it is listed so), the score, and what speaks for and
    against."""

    known: Known
    form: str
    likeness: float
    score: float
    because: tuple[str, ...]


class Link(NamedTuple):
    """The one who is meant, or nobody; and all candidates, best first."""

    best: Known | None
    candidates: tuple[Candidate, ...]

    @property
    def score(self) -> float:
        """The score of the first candidate, 0 where there is none."""
        return self.candidates[0].score if self.candidates else 0.0


class _Bearer(NamedTuple):
    """Somebody who bears a name, before it is weighed."""

    known: Known
    form: str
    likeness: float
    strength: str


@functools.lru_cache(maxsize=20_000)
def link(name: str, hint: Hint = NO_HINT) -> Link:
    """Whom a name as printed means, without proclitics."""
    found = [one for one in _bearers(name) if not hint.types or one.known.type in hint.types]
    weighed = sorted((_weigh(one, hint) for one in found), key=lambda c: (-c.score, -c.known.weight, c.known.id))
    best: dict[str, Candidate] = {}
    for candidate in weighed:
        best.setdefault(candidate.known.id, candidate)
    candidates = tuple(best.values())
    return Link(_decided(candidates), candidates)


def _decided(candidates: tuple[Candidate, ...]) -> Known | None:
    if not candidates or candidates[0].score < CUT:
        return None
    first = candidates[0]
    near = (c for c in candidates[1:] if first.score - c.score < MARGIN and c.known.type == first.known.type)
    return None if any(not _in_one_place(first.known, c.known) for c in near) else first.known


def _in_one_place(one: Known, other: Known) -> bool:
    """A city and its region bear one name: which of them is meant matters little."""
    return one.type == other.type == "place" and one.country == other.country


def _bearers(name: str) -> Iterator[_Bearer]:
    exact = _listed(gazetteer().look_up(name), name)
    yield from exact
    if not any(one.strength == "strong" for one in exact):
        known = {one.known.id for one in exact}
        yield from (one for one in _spelt_or_shorter(name) if one.known.id not in known)


def _spelt_or_shorter(name: str) -> Iterator[_Bearer]:
    """Those who are spelt so; else those whose name this is with a calling before it, a middle name or an ancestor."""
    found = spelt_like(name)
    if found:
        return iter(found)
    best: dict[str, _Bearer] = {}
    for one in sorted(_named_shorter(name), key=lambda b: -b.likeness):
        best.setdefault(one.known.id, one)
    return iter(best.values())


def _named_shorter(name: str) -> Iterator[_Bearer]:
    for shorter, loss in _shorter(name.split()):
        for one in (*_listed(gazetteer().look_up(shorter), shorter), *spelt_like(shorter)):
            if one.known.type == "person":
                yield one._replace(likeness=one.likeness - loss)


def _shorter(words: list[str]) -> Iterator[tuple[str, float]]:
    """A name without its calling; without its last ancestors (بن ...); with fewer parts between the first and the last,
    unless that is a given name, too: محمد بن الزبير بن علي is no محمد علي."""
    if len(words) > 2 and fold_text(words[0]) in CALLINGS:
        yield " ".join(words[1:]), 0.0
        words = words[1:]
    parts = parts_of(" ".join(words))
    lost = len(parts) - 2
    if lost < 1 or len(parts) > LONGEST_NAME or KEPT.intersection(parts):
        return
    if any(word in LINKS for word in map(fold_text, words)):
        yield from ((" ".join(parts[:left]), LEFT_OUT * (len(parts) - left)) for left in range(len(parts) - 1, 1, -1))
    if name_words().get(parts[-1]) != GIVEN:
        for left in range(lost - 1, -1, -1):
            for middle in combinations(parts[1:-1], left):
                yield " ".join((parts[0], *middle, parts[-1])), LEFT_OUT * (lost - left)


def _listed(uses: Iterable[NameOf], name: str) -> list[_Bearer]:
    return [_Bearer(u.known, name, 1.0, "weak" if u.weak else "strong") for u in uses if u.kind in ("name", "metonym")]


@functools.lru_cache(maxsize=20_000)
def spelt_like(name: str) -> tuple[_Bearer, ...]:
    """Those whose listed name is a spelling of this one, the nearest first; only the nearest form of each.  A word of
    the language is nobody's (بينما is not بنما)."""
    spelt = sounds(name)
    if " " not in spelt and fold_text(name) in ordinary_words():
        return ()
    near = NEAREST if len(parts_of(name)) > 1 else NEAREST_ALONE
    found: dict[str, _Bearer] = {}
    for other, likeness in sorted(_likely(spelt, near), key=lambda pair: (-pair[1], pair[0])):
        if other.entity not in found:
            known = gazetteer().entities[other.entity]
            found[other.entity] = _Bearer(known, other.form, likeness, other.strength)
    return tuple(found.values())


def _likely(spelt: str, near: float) -> Iterator[tuple[Spelt, float]]:
    for other in store().spelt(near_bones(bones(spelt))):
        least = NEAREST_MADE if other.strength == "made" else near
        likeness = similarity(spelt, other.form, least)
        if likeness >= least:
            yield other, likeness


def _weigh(one: _Bearer, hint: Hint) -> Candidate:
    reasons = [f"name listed as {one.strength}" if one.likeness == 1 else f"spelt like {one.form} ({one.likeness:.2f})"]
    whole = one.strength == "weak" and " " in one.form
    score = WEAK_WHOLE if whole else STRENGTHS[one.strength]
    score += PROMINENCE * one.known.weight / 100 - (1 - one.likeness)
    for change, reason in _said(one.known, hint):
        score += change
        reasons.append(reason)
    return Candidate(one.known, one.form, one.likeness, round(min(1.0, max(0.0, score)), 3), tuple(reasons))


def _said(known: Known, hint: Hint) -> Iterator[tuple[float, str]]:
    """What the text says for and against somebody."""
    if hint.country and known.country:
        same = hint.country == known.country
        yield (SAME_STATE, f"of {known.country}") if same else (OTHER_STATE, f"of {known.country}, not {hint.country}")
    if hint.office and hint.country and known.id in holders(hint.office, hint.country, hint.on):
        yield HOLDS_OFFICE, f"{hint.office} of {hint.country}" + (f" on {hint.on}" if hint.on else "")
    if known.country and known.country in hint.spoken_of:
        yield SPOKEN_OF / (1 + hint.spoken_of.index(known.country)), f"the article speaks of {known.country}"
    if known.certainty == "unsure":
        yield UNSURE, "the entry is unsure"
