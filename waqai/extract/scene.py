"""A sentence made ready for finding events: its noun phrases that refer to somebody, its helping verbs, its clauses.

No tree is built.  News prose is regular enough that prepositions, order and a few closing words say which noun phrase
belongs to which verb; what stands too far or behind a closing word is left out rather than guessed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from waqai.knowledge.grammar import VerbForm, grammar, word_class
from waqai.knowledge.words import cut_word
from waqai.model import Entity, Mention, Span, Time
from waqai.text.clitics import readings
from waqai.text.document import Document, Sentence
from waqai.text.folding import fold_text
from waqai.text.words import Word

CLOSING_MARKS = frozenset("،؛:.!؟?;…")
CLITIC_PREPOSITIONS = ("ل", "ب", "ك")
SHORTENING = word_class("shortening")
# A noun stands behind these, never a finite verb (من صنع, في ضرب).
NO_VERB_BEHIND = word_class("no_verb_behind")
THEREFORE = word_class("therefore")
PARTICLES = word_class("before_verbs")
DIRECTIONS = word_class("directions")
NAMES_LIKE_PREPOSITIONS = frozenset(("علي", "والي"))
"""A name and a governor, as written; على and وإلى fold to the same letters."""
QUOTATION_MARKS = frozenset('"«»“”(')
LONGEST_SENTENCE = 400
"""What is longer, in words, is a list or a page without stops, and no sentence to find sides in."""
FURTHEST_HEAD = 3
"""A preposition reaches over this many words to its noun phrase (على مواقع تابعة ل...)."""


FiniteCuts = tuple[tuple[str, tuple[VerbForm, ...]], ...]
"""What a folded word may be as a finite verb: the proclitics before it, and its forms."""


class Phrase(NamedTuple):
    """A noun phrase that refers: words first..last (not included), the folded preposition that governs it ("" for
    none), whether common nouns stand between the two, its entities (several where they are coordinated) and spans."""

    first: int
    last: int
    prep: str
    direct: bool
    entities: tuple[str, ...]
    spans: tuple[Span, ...]
    head: bool


class Edges(NamedTuple):
    """For each word of a sentence where its clause ends and starts, so that nobody has to walk there."""

    ends: Sequence[int]
    starts: Sequence[int]


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
    forms: Mapping[int, str]

    def form(self, at: int) -> str:
        """Folded form of word `at`, empty outside the sentence."""
        return self.forms.get(at, "")

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
        return verb is not None and _is_full(verb)

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


def _is_full(verb: VerbForm) -> bool:
    """True for a verb that is no mere helper (تم, كان)."""
    light = grammar().light.get(verb.lemma)
    return light is None or light.role != "none"


def _edges(doc: Document, sentence: Sentence, finite: Mapping[int, VerbForm], timed: frozenset[int]) -> Edges:
    """The ends of clauses (the next closing word or full verb, itself included) and their starts."""
    first, last = sentence.first, sentence.last
    closing = [closes_clause(word.form) for word in doc.words[first:last]]
    for at in _incises(doc, sentence, timed):
        closing[at - first] = False
    full = {at - first for at, verb in finite.items() if _is_full(verb)}
    ends, starts, end, start = [last] * len(closing), [first], last, first
    for at in range(len(closing) - 1, -1, -1):
        end = first + at if closing[at] or at in full else end
        ends[at] = end
    for at, closes in enumerate(closing, 1):
        start = first + at if closes else start
        starts.append(start)
    return Edges(ends, starts)


def _incises(doc: Document, sentence: Sentence, timed: frozenset[int]) -> Iterator[int]:
    """The commas about a date that interrupts its clause: أنقذ الحرس، فجر الاثنين، 63 مهاجرا."""
    opened: int | None = None
    for at in range(sentence.first, sentence.last):
        if doc.words[at].form == "،":
            if opened is not None and at > opened + 1:
                yield from (opened, at)
            opened = at
        elif at not in timed:
            opened = None


@functools.lru_cache(maxsize=50_000)
def closes_clause(form: str) -> bool:
    """Whether a folded word, or the end of the sentence (""), ends a clause before it."""
    return not form or form in CLOSING_MARKS or form.startswith("..") or _opens_clause(form)


@functools.lru_cache(maxsize=50_000)
def _opens_clause(form: str) -> bool:
    return _in_words(form, grammar().boundaries)


def scenes(
    doc: Document,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
    times: Sequence[Time],
    words: WordSenses,
) -> Iterator[Scene]:
    """The sentences of a document as scenes, in order."""
    dated = doc.by_sentence(times, lambda t: t.span)
    referring = doc.by_sentence(_referring(doc, mentions, entities, words), lambda m: m.span)
    for number, sentence in enumerate(doc.sentences):
        if sentence.last - sentence.first > LONGEST_SENTENCE:
            continue
        inside = sorted(referring[number], key=lambda m: (m.span.start, -m.span.end))
        timed = frozenset(at for time in dated[number] for at in range(*doc.range_of(time.span)))
        pieces = _pieces(doc, inside)
        held = timed.union(*(range(p.first, p.last) for p in pieces))
        finite = dict(_finite(doc, sentence, words, held))
        pieces = _with_nationals(doc, sentence, pieces, finite, words)
        barred = _barrier(doc, pieces, finite, words)
        phrases = tuple(_coordinated(doc, [_governed(doc, sentence, p, barred) for p in pieces]))
        taken = {at: p for p in phrases for at in range(p.first, p.last)}
        forms = {at: doc.words[at].form for at in range(sentence.first, sentence.last)}
        edges = _edges(doc, sentence, finite, timed)
        yield Scene(doc, sentence, phrases, taken, finite, entities, timed, edges, doc.words, forms)


def _barrier(
    doc: Document, pieces: Sequence[_Piece], finite: Mapping[int, VerbForm], words: WordSenses
) -> Callable[[int], bool]:
    """Says of a word whether no preposition reaches over it: a verb, another phrase, an act, a clause's first word."""
    held = {at for piece in pieces for at in range(piece.first, piece.last)}

    def barred(at: int) -> bool:
        form = doc.words[at].form
        return at in finite or at in held or words.names_act(form) or _opens_clause(form)

    return barred


class WordSenses(NamedTuple):
    """What single words may be: the finite verbs of a folded form, the states behind an adjective of nationality (by
    word index), and whether a folded form is a noun that names an act."""

    verbs: Callable[[str], FiniteCuts]
    nationality: Callable[[int], tuple[str, ...]]
    names_act: Callable[[str], bool]


class _Piece(NamedTuple):
    """Adjacent mentions of one entity: a title and a name.  A `named` one begins with its own letters (بوريس)."""

    first: int
    last: int
    entities: tuple[str, ...]
    span: Span
    named: bool = False


NOUN_PLURALS = ("ون", "ين", "ان")


def _referring(
    doc: Document, mentions: Sequence[Mention], entities: Mapping[str, Entity], words: WordSenses
) -> Iterator[Mention]:
    """Weapons act for those that send them (مقاتلات روسية is read as the state's), adjectives refer to nobody."""
    for mention in mentions:
        entity = entities.get(mention.entity)
        is_weapon = entity is not None and entity.type == "weapon"
        if not is_weapon and not _is_adjective(doc, mention, words.nationality):
            yield mention


def _is_adjective(doc: Document, mention: Mention, nationality: Callable[[int], tuple[str, ...]]) -> bool:
    """An adjective of nationality refers to nobody by itself (الروسية); a plural may (الأميركيون).

    A state that is called as its adjective is (السعودية) is one behind a definite noun (العلاقات السعودية)."""
    at = doc.word_at(mention.span.start)
    form = doc.words[at].form
    before = doc.words[at - 1] if at else None
    if mention.kind == "name":
        behind_noun = before is not None and before.kind == "arabic" and before.form.startswith("ال")
        return (
            behind_noun
            and form.endswith("يه")
            and form == fold_text(mention_text(doc, mention))
            and bool(nationality(at))
        )
    if mention.kind != "demonym":
        return False
    if form.endswith(("ي", "يه", "يا")):
        return True
    return form.endswith(NOUN_PLURALS) and before is not None and before.form.endswith(NOUN_PLURALS)


def mention_text(doc: Document, mention: Mention) -> str:
    """The characters that a mention stands on."""
    return doc.text[mention.span.start : mention.span.end]


def _with_nationals(
    doc: Document, sentence: Sentence, pieces: list[_Piece], finite: Mapping[int, VerbForm], words: WordSenses
) -> list[_Piece]:
    """Adds common nouns with an adjective of nationality (مقاتلات إسرائيلية): they stand for the state."""
    taken = {at for piece in pieces for at in range(piece.first, piece.last)}
    found = []
    for at in range(sentence.first + 1, sentence.last):
        if at in taken or at in finite or doc.words[at].kind != "arabic":
            continue
        sides = words.nationality(at)
        head = _head_of(doc, sentence, at, taken | set(finite)) if sides else None
        if head is not None and not any(words.names_act(doc.words[i].form) for i in range(head, at)):
            joined = cut_word(doc.words[head].form).prefix[:1] in ("و", "ف")
            found.append(_Piece(head, at + 1, sides, doc.span(head, at + 1, int(joined))))
    return sorted([*pieces, *found], key=lambda p: p.first)


def _head_of(doc: Document, sentence: Sentence, adjective: int, taken: set[int]) -> int | None:
    """The noun that an adjective stands behind, at most one other adjective away."""
    before = adjective - 1
    if before < sentence.first or not _may_head(doc.words[before], before, taken):
        return None
    further = before - 1
    if doc.words[before].form.endswith(("يه", "ي")) and further >= sentence.first:
        return further if _may_head(doc.words[further], further, taken) else before
    return before


def _may_head(word: Word, at: int, taken: set[int]) -> bool:
    return word.kind == "arabic" and at not in taken and len(word.form) > 2 and not _is_function_word(word.form)


def _pieces(doc: Document, mentions: Sequence[Mention]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for mention in mentions:
        first, last = doc.range_of(mention.span)
        if last <= first:
            continue
        before = pieces[-1] if pieces else None
        if before and first < before.last:
            if (before.first, before.last) == (first, last) and mention.entity not in before.entities:
                pieces[-1] = before._replace(entities=(*before.entities, mention.entity))
            continue
        if before and before.entities == (mention.entity,) and _joined(doc, before.last, first):
            pieces[-1] = _Piece(before.first, last, before.entities, Span(before.span.start, mention.span.end))
            continue
        pieces.append(_Piece(first, last, (mention.entity,), mention.span, mention.kind != "title"))
    return pieces


def _joined(doc: Document, end: int, start: int) -> bool:
    """True where nothing but a comma, a bracket or a quotation mark stands between a title and its name."""
    between = doc.words[end:start]
    return len(between) <= 1 and all(w.kind == "mark" for w in between)


def _finite(
    doc: Document, sentence: Sentence, words: WordSenses, held: frozenset[int]
) -> Iterator[tuple[int, VerbForm]]:
    last = -1
    for at in range(sentence.first, sentence.last):
        if at in held or doc.words[at].kind != "arabic":
            continue
        verb = _finite_verb(doc, at, words.verbs)
        if verb is None:
            continue
        if words.names_act(doc.words[at].form):
            behind_subject = at - 1 in held and last >= 0 and all(i in held for i in range(last + 1, at))
            if behind_subject or _looks_like_noun(verb) or _in_noun_place(doc, sentence, at, held):
                continue
        last = at
        yield at, verb


def _looks_like_noun(verb: VerbForm) -> bool:
    """Of words that are noun and verb, the rare passives and duals are the noun (تزويد, دعما)."""
    return verb.form.passive or (verb.form.number == "d" and verb.form.tense == "past")


def _in_noun_place(doc: Document, sentence: Sentence, at: int, held: frozenset[int]) -> bool:
    """Whether a form that is verb and noun (وقف, حكم) stands behind a common word, as a noun does."""
    before = doc.words[at - 1]
    if (
        at == sentence.first
        or before.kind != "arabic"
        or at - 1 in held
        or cut_word(doc.words[at].form).prefix[:1] in ("و", "ف")
    ):
        return False
    return before.form not in PARTICLES and not _opens_clause(before.form)


def _finite_verb(doc: Document, at: int, verbs: Callable[[str], FiniteCuts]) -> VerbForm | None:
    """The finite verb that word `at` is, if it is one: uncut, or behind و ف س ل."""
    cuts = verbs(doc.words[at].form)
    if not cuts:
        return None
    before = doc.words[at - 1].form if at else ""
    if before in NO_VERB_BEHIND:
        return None
    return next((verb for prefix, found in cuts if (verb := _fitting(found, prefix, before))), None)


def finite_cuts(form: str, verbs: Mapping[str, tuple[VerbForm, ...]]) -> FiniteCuts:
    """The cuts of a folded word that leave a finite verb, each with its prefix; none for function words."""
    if _is_function_word(form):
        return ()
    return tuple(
        (cut.prefix, verbs[cut.stem])
        for cut in readings(form)
        if cut.stem in verbs and "لل" not in cut.prefix and (not cut.prefix or _before_verbs(cut.prefix))
    )


def _before_verbs(prefix: str) -> bool:
    """Whether these proclitics may stand before a verb."""
    return prefix[-1] in "وفسل" and not prefix.endswith("ال")


@functools.lru_cache(maxsize=50_000)
def _is_function_word(form: str) -> bool:
    """Prepositions and particles that share their letters with a verb (بين, عبر, إثر, إنه)."""
    return _in_words(form, grammar().prepositions) or _in_words(form, grammar().boundaries)


def _in_words(form: str, words: frozenset[str]) -> bool:
    """Whether a word is one of a closed class, و before it or not (ف only where it makes no word: not فتحت)."""
    return form in words or (form[:1] == "و" and form[1:] in words) or (form in THEREFORE and form[1:] in words)


def _fitting(found: Sequence[VerbForm], prefix: str, before: str) -> VerbForm | None:
    """After س and ل only a present will do; a shortened form wants its particle."""
    if prefix[-1:] in ("س", "ل"):
        return next((v for v in found if v.form.tense != "past"), None)
    ranked = sorted(found, key=lambda v: v.form.person != 3)
    if before in SHORTENING:
        return ranked[0]
    return next((v for v in ranked if v.form.tense != "jussive"), None)


def _governed(doc: Document, sentence: Sentence, piece: _Piece, barred: Callable[[int], bool]) -> Phrase:
    """The piece with the preposition that governs it: its own clitic, or one that stands before its head nouns."""
    prefix = _clitic(doc, piece)
    if prefix:
        return Phrase(piece.first, piece.last, prefix, True, piece.entities, (piece.span,), False)
    prep, steps = _preposition_before(doc, sentence, piece.first, barred)
    return Phrase(piece.first, piece.last, prep, steps == 0, piece.entities, (piece.span,), bool(prep) and steps > 0)


def _preposition_before(
    doc: Document, sentence: Sentence, first: int, barred: Callable[[int], bool]
) -> tuple[str, int]:
    """The preposition before a noun phrase and how many common nouns stand between: في محيط مدينة X, بدور قوات X.

    A part of a group (عدد من X) is as good as the group; a direction alone (جنوب بيروت) says where."""
    at, steps, direction = first - 1, 0, ""
    while at >= sentence.first and steps <= FURTHEST_HEAD:
        word = doc.words[at]
        if word.kind == "mark" and word.form in QUOTATION_MARKS and not steps:
            at -= 1
            continue
        prep = _preposition(word) or ("" if barred(at) else carried_preposition(word.form))
        if prep == "من" and doc.words[at - 1].form.removeprefix("و") in grammar().partitives:
            at, steps = at - 2, steps + 1
            continue
        if prep:
            return prep, steps
        if word.kind != "arabic" or barred(at) or word.form.startswith("ال"):
            break
        direction = "في" if word.form in DIRECTIONS and not steps else direction
        at, steps = at - 1, steps + 1
    return direction, steps


def _clitic(doc: Document, piece: _Piece) -> str:
    """The preposition written together with the phrase's first word."""
    word = doc.words[piece.first]
    cut = word.form[: max(0, piece.span.start - word.start)].lstrip("وف")
    if piece.span.start == word.start:
        return "" if piece.named else carried_preposition(word.form)
    return cut[:1] if cut[:1] in CLITIC_PREPOSITIONS else ""


def _preposition(word: Word) -> str:
    """The preposition that a word is."""
    form = word.form
    if word.bare in NAMES_LIKE_PREPOSITIONS or not _in_words(form, grammar().prepositions):
        return ""
    return form if form in grammar().prepositions else form[1:]


@functools.lru_cache(maxsize=50_000)
def carried_preposition(form: str) -> str:
    """The preposition ب or ل that a common noun carries in front; "" where the letter is the word's own.

    >>> carried_preposition("بدور"), carried_preposition("بلد")
    ('ب', '')
    """
    cut = cut_word(form).prefix.lstrip("وف") if form else ""
    return cut[:1] if cut[:1] in ("ب", "ل") else ""


def _coordinated(doc: Document, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Joins A وB into one phrase with both entities."""
    held: Phrase | None = None
    for phrase in phrases:
        if held is not None and _continues(doc, held, phrase):
            held = held._replace(
                last=phrase.last, entities=(*held.entities, *phrase.entities), spans=(*held.spans, *phrase.spans)
            )
            continue
        if held is not None:
            yield held
        held = phrase
    if held is not None:
        yield held


def _continues(doc: Document, held: Phrase, phrase: Phrase) -> bool:
    """True where `phrase` is held on by و, right behind, with the same or no preposition of its own."""
    word = doc.words[phrase.first]
    gap = phrase.first - held.last
    has_and = word.form.startswith("و") and phrase.spans[0].start > word.start
    comma_list = gap == 1 and doc.words[held.last].form == "،" and has_and
    return has_and and (gap == 0 or comma_list) and (not phrase.prep or phrase.prep == held.prep or phrase.head)
