"""Standing facts told by a construction: words in a row with the two ends that they join (`data/relations.toml`).

A construction is looked for at its anchor, the first of its words that may not be left out, and then read word by word
to the left and to the right.  A mark of quotation, a bracket or a comma may stand between two steps.  What is denied or
wished for is no fact.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from waqai.extract.cast import Cast
from waqai.knowledge.grammar import grammar
from waqai.knowledge.relations import Construction, Step, anchored_by, fact_words, stands_for
from waqai.knowledge.titles import title_book
from waqai.model import Quantity, Span
from waqai.text.document import Document, Sentence

BETWEEN = frozenset(("،", ",", "«", "»", '"', "“", "”", "(", ")", "'", "-", "–", "ـ"))
CUTS = frozenset(("،", ",", "؛", ":", ".", "؟", "!", "..."))
"""Marks over which a gap does not reach."""
DENIED_WITHIN, LONGEST_MERGED = 3, 2
NO_OFFICES = ("rank", "honorific", "source")


class Side(NamedTuple):
    """Words first..last that stand for entities; `prefix` is the folded proclitic in front."""

    first: int
    last: int
    prefix: str
    ids: tuple[str, ...]


class Bound(NamedTuple):
    """What a construction has bound so far; `words` are the ends of what it took up."""

    first: int
    last: int
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    text: tuple[int, int] | None = None
    cut: int = 0
    quantity: str | None = None


class Told(NamedTuple):
    """A fact that a construction tells: its words, its two ends (`text`: the words of an object that is no entity)."""

    construction: Construction
    first: int
    last: int
    subject: str
    object: str
    quantity: str | None


class Sides:
    """The sides of an article by the words at which they start and end."""

    def __init__(self, doc: Document, cast: Cast, adjectives: Callable[[int], tuple[str, ...]]) -> None:
        self.doc = doc
        self.types: Mapping[str, str] = {entity.id: entity.type for entity in cast.entities}
        self.countries = {entity.id: entity.country for entity in cast.entities}
        self.adjectives = adjectives
        self.starting: dict[int, list[Side]] = {}
        self.ending: dict[int, list[Side]] = {}
        for side in self._merged(self._single(cast)):
            self.starting.setdefault(side.first, []).append(side)
            self.ending.setdefault(side.last, []).append(side)

    def _single(self, cast: Cast) -> Iterator[Side]:
        pairs: dict[Span, list[str]] = {}
        for mention in cast.mentions:
            if mention.kind != "demonym":
                pairs.setdefault(mention.span, []).append(mention.entity)
        for span, ids in pairs.items():
            first, last = self.doc.range_of(span)
            yield Side(first, last, self.doc.proclitics(first, span.start), tuple(ids))
            if last - first > 1 and self.types[ids[0]] == "place":
                yield from self._parts(first, last, tuple(ids))

    def _parts(self, first: int, last: int, ids: tuple[str, ...]) -> Iterator[Side]:
        """مدينة صفاقس التونسية also as صفاقس, مدينة صفاقس and صفاقس التونسية: constructions name what stands around."""
        ends = (last, last - 1) if self.adjectives(last - 1) else (last,)
        for start, end in itertools.product((first, first + 1), ends):
            if (start, end) != (first, last) and start < end:
                yield Side(start, end, "", ids)

    def _merged(self, singles: Iterator[Side]) -> Iterator[Side]:
        """Each side, and a title with the name behind it as one."""
        sides = list(singles)
        by_start = {(side.first, side.ids): side for side in sides}
        for side in sides:
            yield side
            behind = next(
                (by_start.get((side.last + gap, side.ids)) for gap in range(LONGEST_MERGED) if
                 by_start.get((side.last + gap, side.ids))), None
            )  # fmt: skip
            if behind and not behind.prefix:
                yield side._replace(last=behind.last)

    def adjective(self, at: int) -> tuple[str, ...]:
        """The state that an adjective of nationality stands for."""
        return tuple(self.adjectives(at))


def facts(sides: Sides, quantities: Sequence[Quantity]) -> Iterator[Told]:
    """Every fact that a construction tells, sentence by sentence."""
    for sentence in sides.doc.sentences:
        for at in range(sentence.first, sentence.last):
            for construction in anchored_by(sides.doc.words[at].form):
                yield from _Match(sides, sentence, construction, quantities).at(at)


class _Match:
    """One construction, tried in one sentence."""

    def __init__(
        self, sides: Sides, sentence: Sentence, construction: Construction, quantities: Sequence[Quantity]
    ) -> None:
        self.sides, self.doc, self.sentence = sides, sides.doc, sentence
        self.construction, self.quantities = construction, quantities

    def at(self, word: int) -> Iterator[Told]:
        """The facts, where the anchor is this word; nothing where they are denied or wished for."""
        steps, anchor = self.construction.steps, self.construction.anchor
        for start in self._step(steps[anchor], word, Bound(word, word), 1):
            for left in self._walk(steps[:anchor][::-1], start, -1):
                whole = next(self._walk(steps[anchor + 1 :], left, 1), None)
                if whole is not None and not self._is_no_fact(whole):
                    yield from self._told(whole)
                    return

    def _walk(self, steps: Sequence[Step], bound: Bound, way: int) -> Iterator[Bound]:
        if not steps:
            yield bound
            return
        step, rest = steps[0], steps[1:]
        for taken in self._behind_marks(step, bound, way):
            yield from self._walk(rest, taken, way)
        if step.optional:
            yield from self._walk(rest, bound, way)

    def _behind_marks(self, step: Step, bound: Bound, way: int) -> Iterator[Bound]:
        """The step at the next word, or at the one behind a mark or two."""
        at = bound.last if way > 0 else bound.first
        for _ in range(3):
            yield from self._step(step, at, bound, way)
            mark = at if way > 0 else at - 1
            if step.kind == "gap" or not self._inside(mark) or self.doc.words[mark].form not in BETWEEN:
                return
            at += way

    def _inside(self, at: int) -> bool:
        return self.sentence.first <= at < self.sentence.last

    def _step(self, step: Step, at: int, bound: Bound, way: int) -> Iterator[Bound]:
        if step.kind == "gap":
            yield from self._gap(step, at, bound, way)
        elif step.kind == "amount":
            yield from self._amount(at, bound)
        elif step.kind in ("words", "noun"):
            yield from self._words(step, at if way > 0 else at - 1, bound)
        elif step.kind == "title":
            yield from self._title(at, bound)
        elif step.kind in ("pair", "subjects"):
            yield from self._pair(step, at, bound)
        else:
            yield from self._side(step, at, bound, way)

    def _gap(self, step: Step, at: int, bound: Bound, way: int) -> Iterator[Bound]:
        """No word, then one more at a time, up to a mark."""
        for width in range(step.width + 1):
            yield _grown(bound, at, at + way * width)
            nxt = at + width if way > 0 else at - width - 1
            if not self._inside(nxt) or self.doc.words[nxt].form in CUTS:
                return

    def _amount(self, at: int, bound: Bound) -> Iterator[Bound]:
        for quantity in self.quantities:
            first, last = self.doc.range_of(quantity.span)
            if first == at and quantity.unit.isupper():
                yield _grown(bound, first, last)._replace(quantity=quantity.id)

    def _words(self, step: Step, at: int, bound: Bound) -> Iterator[Bound]:
        stands = stands_for(self.doc.words[at].form, step) if self._inside(at) else None
        if stands is None:
            return
        if step.kind == "noun":
            yield from self._noun(step, at, bound._replace(cut=stands[0]))
        elif not step.owned:
            yield _grown(bound, at, at + 1)
        else:
            owner = self._owner(at, stands[1], (*bound.subject, *bound.object))
            if owner:
                missing = "object" if any(s.kind == "subject" for s in self.construction.steps) else "subject"
                yield _put(_grown(bound, at, at + 1), missing, owner)

    def _noun(self, step: Step, at: int, bound: Bound) -> Iterator[Bound]:
        """A noun phrase, the shortest first, up to a mark."""
        for last in range(at + 1, min(at + 1 + step.width, self.sentence.last)):
            yield _grown(bound, at, last)._replace(text=(at, last))
            if self.doc.words[last].form in CUTS or self.doc.words[last].form in grammar().relatives:
                return

    def _title(self, at: int, bound: Bound) -> Iterator[Bound]:
        """An office, also in the accusative (وزيرا), with its portfolio."""
        if not self._inside(at):
            return
        word = self.doc.words[at]
        book, bare = title_book(), word._replace(form=word.form.removesuffix("ا"))
        for words, start in ((self.doc.words, at), ((bare, *self.doc.words[at + 1 : at + 5]), 0)):
            for match in book.titles.at(words, start):
                if match.value.kind in NO_OFFICES:
                    continue
                last = match.last - start + at
                last = next((m.last for m in book.portfolios.at(self.doc.words, last, self.sentence.last)), last)
                yield _grown(bound, at, last)._replace(text=(at, last), cut=match.length)

    def _pair(self, step: Step, at: int, bound: Bound) -> Iterator[Bound]:
        """Two sides joined by و, or one word for two (البلدان)."""
        for side in self.sides.starting.get(at, ()):
            if side.prefix.lstrip("وف") != (step.prefix or ""):
                continue
            if len(side.ids) == 2:
                yield from self._two(step, _grown(bound, at, side.last), side.ids[:1], side.ids[1:])
            for other in self.sides.starting.get(side.last, ()):
                if other.prefix == "و":
                    yield from self._two(step, _grown(bound, at, other.last), side.ids, other.ids)
        if step.adjective:
            yield from self._adjectives(step, at, bound)

    def _two(self, step: Step, bound: Bound, one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[Bound]:
        """Two sides as subject and object, or both as subjects."""
        if step.kind == "subjects" and self._fits((*one, *other), "subject"):
            yield bound._replace(subject=(*one, *other))
        elif step.kind == "pair" and self._fits(one, "subject") and self._fits(other, "object"):
            yield bound._replace(subject=one, object=other)

    def _adjectives(self, step: Step, at: int, bound: Bound) -> Iterator[Bound]:
        """الحدود السورية اللبنانية, الأميركية - الصينية, المصريين والقطريين."""
        one = self.sides.adjective(at) if self._inside(at) else ()
        behind = at + 1
        while one and self._inside(behind) and self.doc.words[behind].form in BETWEEN:
            behind += 1
        other = self.sides.adjective(behind) if one and self._inside(behind) else ()
        if one and other and one != other:
            yield from self._two(step, _grown(bound, at, behind + 1), one, other)

    def _side(self, step: Step, at: int, bound: Bound, way: int) -> Iterator[Bound]:
        role = "subject" if step.kind == "subject" else "object"
        if step.adjective:
            word = at if way > 0 else at - 1
            ids = self.sides.adjective(word) if self._inside(word) else ()
            if ids and self._fits(ids, role):
                yield _put(_grown(bound, word, word + 1), role, ids)
            return
        for side in self._groups(at, way):
            if self._fits(side.ids, role) and self._prefix_fits(step, side, way):
                ids = (*bound.subject, *side.ids) if role == "subject" else side.ids
                yield _put(_grown(bound, side.first, side.last), role, ids)

    def _groups(self, at: int, way: int) -> Iterator[Side]:
        """The sides at a place, the longest first, each with those joined to it by و before it alone."""
        if not (self._inside(at) if way > 0 else self._inside(at - 1)):
            return
        found = self.sides.starting if way > 0 else self.sides.ending
        for side in sorted(found.get(at, ()), key=lambda s: s.first - s.last):
            if side.first < self.sentence.first or side.last > self.sentence.last:
                continue
            if way > 0:
                yield from (
                    self._joined(side, other) for other in self.sides.starting.get(side.last, ()) if _and(other)
                )
            elif _and(side):
                yield from (self._joined(other, side) for other in self.sides.ending.get(side.first, ()))
            yield side

    @staticmethod
    def _joined(one: Side, other: Side) -> Side:
        return Side(one.first, other.last, one.prefix, (*one.ids, *other.ids))

    def _prefix_fits(self, step: Step, side: Side, way: int) -> bool:
        """The proclitic that the step asks for; the first words of all may have any.  The word that it opens with."""
        if step.forms:
            return side.last - side.first > 1 and stands_for(self.doc.words[side.first].form, step) is not None
        if step.prefix is not None:
            return side.prefix in (step.prefix, step.prefix * 2)
        leads = way < 0 and self.construction.steps[0].kind in ("subject", "object")
        return leads or not side.prefix

    def _fits(self, ids: Sequence[str], role: str) -> bool:
        kinds = self.construction.subject if role == "subject" else self.construction.object
        return bool(ids) and all(self.sides.types.get(one, "state") in kinds for one in ids)

    def _owner(self, at: int, pronoun: str, bound: Sequence[str]) -> tuple[str, ...]:
        """Whom the pronoun of حليفتها stands for: the last fitting side before it in the sentence."""
        steps = self.construction.steps
        role = "object" if any(step.kind == "subject" for step in steps) else "subject"
        for end in range(at, self.sentence.first, -1):
            for side in self.sides.ending.get(end, ()):
                if side.ids[0] in bound or pronoun not in ("ه", "ها"):
                    continue
                if len(side.ids) == 1 and self._fits(side.ids, role):
                    return side.ids
        return ()

    def _is_no_fact(self, bound: Bound) -> bool:
        """ليست حليفة, لا تتمتع بعضوية, لتصبح عضوا."""
        words, first = fact_words(), self.sentence.first
        near = range(max(first, bound.first - DENIED_WITHIN), bound.last)
        right_before = range(max(first, bound.first - 1), bound.last)
        forms = {form for at in near for form in self._bare(at)}
        nearest = {form for at in right_before for form in self._bare(at)}
        return bool(forms & (words.denials | words.hedges) or nearest & words.negations)

    def _bare(self, at: int) -> tuple[str, ...]:
        """A word, and the word without its conjunction."""
        form = self.doc.words[at].form
        return (form, form[1:]) if form.startswith(("و", "ف")) else (form,)

    def _told(self, bound: Bound) -> Iterator[Told]:
        objects: tuple[str, ...] = bound.object
        if not objects and bound.text:
            objects = (self._named(bound.text) or self._words_of(bound.text, bound.cut),)
        for subject in bound.subject:
            for other in objects:
                if subject != other:
                    yield Told(self.construction, bound.first, bound.last, subject, other, bound.quantity)

    def _words_of(self, text: tuple[int, int], cut: int) -> str:
        """The words of an object that is no entity, without what is joined to the first."""
        span = self.doc.span(*text, cut)
        words = " ".join(self.doc.text[span.start : span.end].split())
        return "ا" + words if cut and self.doc.text[span.start - 1 : span.start + 1] == "لل" else words

    def _named(self, text: tuple[int, int]) -> str | None:
        """The treaty that a noun phrase names."""
        first, last = text
        inside = (s for at in range(first, last) for s in self.sides.starting.get(at, ()) if s.last >= last)
        return next((s.ids[0] for s in inside if self.sides.types.get(s.ids[0]) == "treaty"), None)


def _and(side: Side) -> bool:
    return side.prefix == "و"


def _put(bound: Bound, role: str, ids: tuple[str, ...]) -> Bound:
    return bound._replace(subject=ids) if role == "subject" else bound._replace(object=ids)


def _grown(bound: Bound, one: int, other: int) -> Bound:
    first, last = min(one, other), max(one, other)
    return bound._replace(first=min(bound.first, first), last=max(bound.last, last))
