"""One set of names out of what the tagger learnt from three corpora with types of their own.

CLEANANERCorp is the cleanest and goes first: its persons, places and organisations.  NewsFANE adds what it does not
mark (facilities) and says which of its mixed rest are peoples; WikiFANE, where weapons and vehicles are not rare, adds
those; Wojood, small but with kinds that no other has, adds dates, money, events and offices.  A later name that shares
a word with an earlier one is left out, but a facility of exactly the same words is the closer word for a place or an
organisation.

>>> found = merged({"clean": [Scored(0, 2, "LOC", 0.9)], "news": [Scored(0, 2, "FAC", 0.7)],
...                 "wiki": [Scored(4, 5, "WEA", 0.6)]})
>>> [(span.first, span.last, span.type) for span in found]
[(0, 2, 'facility'), (4, 5, 'weapon')]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from waqai.heavy import NameType, TaggedSpan

CLEAN: dict[str, NameType] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
NEWS: dict[str, NameType] = {
    "FAC": "facility", "NORP": "norp", "PER": "person", "GPE": "place", "LOC": "place", "ORG": "organisation",
}  # fmt: skip
WIKI: dict[str, NameType] = {"WEA": "weapon", "VEH": "vehicle"}
WOJOOD: dict[str, NameType] = {
    "DATE": "date", "TIME": "date", "MONEY": "money", "EVENT": "event", "OCC": "office", "NORP": "norp",
    "FAC": "facility",
}  # fmt: skip
REST = "MISC"
USED = {"clean": {*CLEAN, REST}, "news": {*NEWS}, "wiki": {*WIKI}, "wojood": {*WOJOOD}}
"""The types of each corpus that names are taken from; the others say nothing here."""
CLOSER = frozenset({("place", "facility"), ("organisation", "facility"), ("place", "vehicle")})
LEAST = 0.5
"""A type that a corpus of lower rank adds must be at least so sure."""


class Scored(NamedTuple):
    """Words that bear a corpus' type, and how sure that is."""

    start: int
    end: int
    type: str
    score: float


def merged(found: Mapping[str, Iterable[Scored]]) -> list[TaggedSpan]:
    """The names of a sentence in Waqai's types, by place."""
    rest = {(one.start, one.end) for one in found.get("clean", ()) if one.type == REST}
    spans = [TaggedSpan(one.start, one.end, CLEAN[one.type], one.score) for one in found["clean"] if one.type in CLEAN]
    for corpus, kinds in (("wiki", WIKI), ("news", NEWS), ("wojood", WOJOOD)):
        for one in found.get(corpus, ()):
            if one.type in kinds and one.score >= LEAST:
                spans = _with(spans, TaggedSpan(one.start, one.end, kinds[one.type], one.score))
    taken = {word for span in spans for word in range(span.first, span.last)}
    for one in found.get("clean", ()):
        if (one.start, one.end) in rest and not taken.intersection(range(one.start, one.end)):
            spans.append(TaggedSpan(one.start, one.end, "norp", one.score))
    return sorted(spans)


def _with(spans: list[TaggedSpan], new: TaggedSpan) -> list[TaggedSpan]:
    shared = [one for one in spans if one.first < new.last and new.first < one.last]
    if not shared:
        return [*spans, new]
    old = shared[0]
    if (old.first, old.last) == (new.first, new.last) and (old.type, new.type) in CLOSER:
        return [new if one == old else one for one in spans]
    return spans
