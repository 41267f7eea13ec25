"""Where things stand among the words of a document: which mention begins at a word, which marked piece holds it.

Quotations, their cues and their speakers are all looked for in this one view, so that offsets are turned into words
once.  Where mentions begin at one word the longest holds.  Limits: a mention inside a longer one is not shown.

>>> page = 'قال "نعم"'
>>> stage = Stage.of(Document.of(page, [Span(0, 9)]), (), ())
>>> stage.pieces[stage.opening[1]].span, stage.holder[2]
(Span(start=5, end=8), 0)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from waqai.extract.coreference import gender as gender_of
from waqai.extract.quotation_marks import Piece, find_pieces
from waqai.model import Entity, Mention, Span
from waqai.text.document import Document

SPEAKING = ("person", "organisation", "state", "other")


class Seat(NamedTuple):
    """A mention over words first..last (last not included); `bound` says that a preposition is written before it."""

    mention: Mention
    first: int
    last: int
    bound: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A document with its mentions and marked pieces by word.  `opening` leads from the first mark of a piece to the
    piece, `edges` gives each piece's words, marks included, `holder` the outermost piece that holds a word (-1: none),
    `names` the pieces that were found to be names; `genders` is what titles tell of persons."""

    doc: Document
    entities: dict[str, Entity]
    seats: dict[int, Seat]
    cover: tuple[int, ...]
    pieces: tuple[Piece, ...]
    edges: tuple[tuple[int, int], ...]
    opening: dict[int, int]
    holder: tuple[int, ...]
    genders: Mapping[str, str] = field(default_factory=dict)
    names: set[int] = field(default_factory=set)

    @classmethod
    def of(
        cls,
        doc: Document,
        entities: Iterable[Entity],
        mentions: Iterable[Mention],
        genders: Mapping[str, str] = MappingProxyType({}),
    ) -> Stage:
        """Finds the marked pieces of `doc` and seats the mentions."""
        pieces = find_pieces(doc)
        edges = tuple(doc.range_of(piece.outer) for piece in pieces)
        seats, cover = _seat(doc, mentions)
        holder = _hold(len(doc.words), pieces, edges)
        opening = {first: at for at, (first, last) in enumerate(edges) if last > first and not pieces[at].depth}
        return cls(doc, {e.id: e for e in entities}, seats, cover, pieces, edges, opening, holder, genders)

    def free(self, word: int) -> bool:
        """Whether a word stands outside all marks."""
        return self.holder[word] < 0

    def begins(self, word: int) -> bool:
        """Whether a mention begins with this word, proclitics not counted."""
        return word in self.seats

    def inner(self, piece: int) -> tuple[int, int]:
        """The words of a piece without its marks."""
        return self.doc.range_of(self.pieces[piece].span)

    def single(self, one: str) -> bool:
        """Whether an entity is surely one person; unnamed ones may be many (شهود)."""
        entity = self.entities.get(one)
        return entity is not None and entity.type == "person" and entity.wikidata is not None

    def is_unnamed(self, one: str) -> bool:
        """Whether an entity is a speaker without a name (مصادر في الوزارة, شهود)."""
        entity = self.entities.get(one)
        return entity is not None and entity.type == "other" and entity.wikidata is None

    def gender(self, one: str) -> str:
        """What title and name tell: institutions in ة are feminine, persons masculine until a verb says otherwise."""
        entity = self.entities.get(one)
        if entity is None:
            return ""
        if entity.type == "person":
            return self.genders.get(one) or (gender_of(entity) if self.single(one) else None) or ""
        if entity.name_ar.split()[:1] and entity.name_ar.split()[0].endswith("ة"):
            return "f"
        return "m" if self.single(one) else ""


def _seat(doc: Document, mentions: Iterable[Mention]) -> tuple[dict[int, Seat], tuple[int, ...]]:
    seats: dict[int, Seat] = {}
    cover = [-1] * len(doc.words)
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        first, last = doc.range_of(mention.span)
        if mention.kind == "pronoun" or first >= last or cover[first] >= 0:
            continue
        lead = doc.text[doc.words[first].start : mention.span.start]
        seats[first] = Seat(mention, first, last, lead[-1:] in ("ب", "ل", "ك", "ـ") and lead[-1:] != "")
        cover[first:last] = [first] * (last - first)
    return seats, tuple(cover)


def _hold(count: int, pieces: Sequence[Piece], edges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    holder = [-1] * count
    for at, (first, last) in enumerate(edges):
        if not pieces[at].depth:
            holder[first:last] = [at] * (last - first)
    return tuple(holder)


def speaks(stage: Stage, seat: Seat) -> bool:
    """Whether a mention is of what may speak: persons, bodies, states, not places or treaties."""
    entity = stage.entities.get(seat.mention.entity)
    return entity is None or entity.type in SPEAKING or seat.mention.kind == "metonym"


__all__ = ["SPEAKING", "Seat", "Span", "Stage", "speaks"]
