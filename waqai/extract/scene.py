"""A sentence made ready for finding events: its noun phrases that refer to somebody, its helping verbs, its clauses.

No tree is built.  News prose is regular enough that prepositions, order and a few closing words say which noun phrase
belongs to which verb; what stands too far or behind a closing word is left out rather than guessed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from waqai.extract.act_words import word_stems
from waqai.extract.clauses import Edges, WordSenses, closes_clause, commas_about, edges_of, finite_verbs, is_full
from waqai.extract.phrases import Phrase, barrier, coordinated, governed, pieces_of, referring, with_nationals
from waqai.knowledge.grammar import VerbForm
from waqai.model import Entity, Mention, Time
from waqai.text.document import Document, Sentence
from waqai.text.words import Word

LONGEST_SENTENCE = 400
"""What is longer, in words, is a list or a page without stops, and no sentence to find sides in."""


class Forms(dict[int, str]):
    """The folded words of a sentence by their number in the document; empty for all others."""

    def __missing__(self, at: int) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what was found in it.  Word indices count in the document."""

    doc: Document
    sentence: Sentence
    phrases: tuple[Phrase, ...]
    taken: Mapping[int, Phrase]
    verbs: Mapping[int, VerbForm]
    entities: Mapping[str, Entity]
    timed: frozenset[int]
    edges: Edges
    words: Sequence[Word]
    forms: Forms
    form: Callable[[int], str]
    """Folded form of a word, empty outside the sentence: bound to `forms`, since nothing is asked as often."""
    stems: frozenset[str]
    """Every stem that a word of the sentence may have: one look tells of a class of words that none is of it."""
    classes: dict[str, Sequence[int]] = field(default_factory=dict)
    """The words of each class that was asked for (`class_words`)."""

    def is_closing(self, at: int) -> bool:
        """True where a clause ends before word `at`: a mark, or a word that opens another clause."""
        return closes_clause(self.form(at))

    def clause_end(self, at: int) -> int:
        """The first word at or after `at` that belongs to another clause: a closing word, or the next verb."""
        first = self.sentence.first
        return self.edges.ends[at - first] if first <= at < self.sentence.last else at

    def clause_start(self, at: int) -> int:
        """The first word of the clause that word `at` stands in; verbs do not end the search."""
        first = self.sentence.first
        return self.edges.starts[at - first] if first < at <= self.sentence.last else at

    def starts_verb(self, at: int) -> bool:
        """True where a known finite verb stands that is no helper (تم, كان)."""
        verb = self.verbs.get(at)
        return verb is not None and is_full(verb)

    def gap(self, first: int, last: int) -> int:
        """How many words stand in first..last, those of time expressions left out."""
        return sum(1 for at in range(first, last) if at not in self.timed)

    def between(self, first: int, last: int) -> Iterator[Phrase]:
        """The phrases that start in words first..last (last not included)."""
        return (p for p in self.phrases if first <= p.first < last)

    def before(self, at: int) -> list[Phrase]:
        """The phrases that end at or before word `at`, nearest first."""
        return [p for p in reversed(self.phrases) if p.last <= at]

    def types(self, phrase: Phrase) -> set[str]:
        """The types of a phrase's entities."""
        return {self.entities[e].type for e in phrase.entities if e in self.entities}


def scenes(
    doc: Document,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
    times: Sequence[Time],
    words: WordSenses,
) -> Iterator[Scene]:
    """The sentences of a document as scenes, in order."""
    dated = doc.by_sentence(times, lambda t: t.span)
    mentioned = doc.by_sentence(referring(doc, mentions, entities, words), lambda m: m.span)
    for number, sentence in enumerate(doc.sentences):
        if sentence.last - sentence.first > LONGEST_SENTENCE:
            continue
        inside = sorted(mentioned[number], key=lambda m: (m.span.start, -m.span.end))
        timed = frozenset(at for time in dated[number] for at in range(*doc.range_of(time.span)))
        timed = timed.union(commas_about(doc, sentence, timed))
        pieces = pieces_of(doc, inside)
        held = timed.union(*(range(p.first, p.last) for p in pieces))
        finite = dict(finite_verbs(doc, sentence, words, held))
        pieces = with_nationals(doc, sentence, pieces, finite, words)
        barred = barrier(doc, pieces, finite, words)
        alone = [governed(doc, sentence, p, barred) for p in pieces]
        phrases = tuple(coordinated(doc, alone, functools.partial(_is_person, entities)))
        taken = {at: p for p in phrases for at in range(p.first, p.last)}
        forms = Forms((at, doc.words[at].form) for at in range(sentence.first, sentence.last))
        edges = edges_of(doc, sentence, finite, timed)
        form, stems = forms.__getitem__, frozenset().union(*map(word_stems, forms.values()))
        yield Scene(doc, sentence, phrases, taken, finite, entities, timed, edges, doc.words, forms, form, stems)


def _is_person(entities: Mapping[str, Entity], phrase: Phrase) -> bool:
    known = entities.get(phrase.entities[-1])
    return known is not None and known.type == "person"
