"""Noun phrases that refer to somebody, with the preposition that governs each.

Adjacent mentions of one entity are one phrase (a title and a name), coordinated ones too; a common noun with an
adjective of nationality stands for its state (مقاتلات إسرائيلية).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from waqai.extract.act_words import does_harm, word_stems
from waqai.extract.clauses import WordSenses, in_words, is_function_word, opens_clause
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import VerbForm, folded, grammar, word_class
from waqai.knowledge.loader import toml
from waqai.knowledge.words import common_words, cut_word
from waqai.model import Entity, Mention, Span
from waqai.text.document import Document, Sentence
from waqai.text.folding import fold_text
from waqai.text.words import Word

CLITIC_PREPOSITIONS = ("ل", "ب", "ك")
DIRECTIONS = word_class("directions")
# What governs its own pronoun governs nothing behind it (يقوم بها بوتين, المعترف بها دوليا إيران).
WITH_PRONOUN = word_class("with_pronoun")
# What belongs to somebody is as good as its owner (على نقاط تفتيش تابعة للجيش).
AFFILIATED = word_class("affiliated")
GOODS = word_class("goods")
DRONES, AIRCRAFT, INTERCEPTING = noun_class("drones"), noun_class("aircraft"), word_class("intercepting")
# Who leads, sponsors or attends is no object of what stands before (انتقادات الحلف بقيادة واشنطن للصين).
LEADING = word_class("leading")
NAMES_LIKE_PREPOSITIONS = frozenset(("علي", "والي"))
"""A name and a governor, as written; على and وإلى fold to the same letters."""
QUOTATION_MARKS = frozenset('"«»“”(')
BESIDE = "بقياده"
"""Stands for the preposition of whoever only leads or attends: it is in no frame."""
ADDING = frozenset((("الي", "بالاضافه"), ("الي", "اضافه"), ("الي", "واضافه"), ("عن", "فضلا"), ("عن", "ناهيك")))
HOLDING = word_class("holding")
COUNTING = 2
"""Words of a number or part before those who are counted, and of من جهة."""
ONE_SIDE = frozenset(("جهه", "جانب", "ناحيه", "طرف"))
LONGEST_UNKNOWN = 4
"""Words of somebody unknown behind بين."""
LONGEST_REST = 2
"""Words of a name that no list holds, before what و joins to it."""
COMMON = 600
"""Occurrences in `words.tsv` from which on a word is rather a noun than a name."""
FURTHEST_HEAD = 3
"""A preposition reaches over this many words to its noun phrase (على مواقع تابعة ل...)."""


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


def barrier(
    doc: Document, pieces: Sequence[Piece], finite: Mapping[int, VerbForm], words: WordSenses
) -> Callable[[int], bool]:
    """Says of a word whether no preposition reaches over it: a verb, another phrase, an act, a clause's first word."""
    held = {at for piece in pieces for at in range(piece.first, piece.last)}

    def barred(at: int) -> bool:
        form = doc.words[at].form
        return at in finite or at in held or words.names_act(form) or opens_clause(form)

    return barred


class Piece(NamedTuple):
    """Adjacent mentions of one entity: a title and a name.  A `named` one begins with its own letters (بوريس)."""

    first: int
    last: int
    entities: tuple[str, ...]
    span: Span
    named: bool = False


NOUN_PLURALS = ("ون", "ين", "ان")


def referring(
    doc: Document, mentions: Sequence[Mention], entities: Mapping[str, Entity], words: WordSenses
) -> Iterator[Mention]:
    """Weapons act for those that send them (مقاتلات روسية is read as the state's), adjectives refer to nobody."""
    persons = {
        m.span.end for m in mentions if m.kind == "name" and (e := entities.get(m.entity)) and e.type == "person"
    }
    for mention in mentions:
        entity = entities.get(mention.entity)
        is_weapon = entity is not None and entity.type == "weapon"
        named = mention.kind == "name" and mention.span.start - 1 in persons  # شكر رشاد العليمي السعودية
        if not is_weapon and (named or not _is_adjective(doc, mention, words.nationality)):
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
    while at > 1 and doc.words[at].form.startswith("و") and nationality(at - 1):
        at -= 1  # الأميركيون والأوروبيون: as the first is, so are those joined to it
    noun = doc.words[at - 1].form if at else ""
    return form.endswith(NOUN_PLURALS) and noun.endswith(NOUN_PLURALS) and not doc.words[at].form.startswith("و")


def mention_text(doc: Document, mention: Mention) -> str:
    """The characters that a mention stands on."""
    return doc.text[mention.span.start : mention.span.end]


def with_nationals(
    doc: Document, sentence: Sentence, pieces: list[Piece], finite: Mapping[int, VerbForm], words: WordSenses
) -> list[Piece]:
    """Adds common nouns with an adjective of nationality (مقاتلات إسرائيلية): they stand for the state."""
    taken = {at for piece in pieces for at in range(piece.first, piece.last)}
    found = []
    for at in range(sentence.first + 1, sentence.last):
        if at in taken or at in finite or doc.words[at].kind != "arabic":
            continue
        sides = words.nationality(at)
        head = _head_of(doc, sentence, at, taken | set(finite)) if sides else None
        acts = head is not None and any(words.names_act(doc.words[i].form) for i in range(head, at))
        if head is not None and (not acts or _are_goods(doc, head) or _are_drones(doc, head, finite, sentence.first)):
            joined = cut_word(doc.words[head].form).prefix[:1] in ("و", "ف")
            found.append(Piece(head, at + 1, sides, doc.span(head, at + 1, int(joined))))
    return sorted([*pieces, *found], key=lambda p: p.first)


def _are_goods(doc: Document, head: int) -> bool:
    """رسوم على الواردات البرازيلية: goods that something is laid on, no trade that is told."""
    return head > 0 and doc.words[head - 1].form == "علي" and in_words(doc.words[head].form, GOODS)


def _are_drones(doc: Document, head: int, finite: Mapping[int, VerbForm], first: int) -> bool:
    """هاجمت مسيرات أوكرانية, طائرات مسيرة أوكرانية, أسقط الجيش ثلاث مسيرات روسية: behind a verb of blows, a noun of
    aircraft, or a verb of shooting down these are no marches."""
    if in_words(doc.words[head].form, AIRCRAFT):
        return in_words(doc.words[head + 1].form, DRONES)
    if not in_words(doc.words[head].form, DRONES):
        return False
    struck = head - 1 in finite and does_harm(doc.words[head - 1].form)
    return struck or any(fold_text(finite[at].lemma) in INTERCEPTING for at in range(first, head) if at in finite)


def _head_of(doc: Document, sentence: Sentence, adjective: int, taken: set[int]) -> int | None:
    """The noun that an adjective stands behind, at most one other adjective away."""
    before = adjective - 1
    if before < sentence.first or not _may_head(doc.words[before], before, taken):
        return None
    further, form = before - 1, doc.words[before].form
    if further < sentence.first or not _may_head(doc.words[further], further, taken):
        return before
    drones = in_words(form, DRONES) and in_words(doc.words[further].form, AIRCRAFT)  # طائرات مسيرة أوكرانية
    return further if form.endswith(("يه", "ي")) or drones else before


def _may_head(word: Word, at: int, taken: set[int]) -> bool:
    return word.kind == "arabic" and at not in taken and len(word.form) > 2 and not is_function_word(word.form)


def pieces_of(doc: Document, mentions: Sequence[Mention]) -> list[Piece]:
    """Mentions in order of place; adjacent ones of one entity (a title, a name) are one piece."""
    pieces: list[Piece] = []
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
            pieces[-1] = Piece(before.first, last, before.entities, Span(before.span.start, mention.span.end))
            continue
        pieces.append(Piece(first, last, (mention.entity,), mention.span, mention.kind != "title"))
    return pieces


def _joined(doc: Document, end: int, start: int) -> bool:
    """True where nothing but a comma, a bracket or a quotation mark stands between a title and its name."""
    between = doc.words[end:start]
    return len(between) <= 1 and all(w.kind == "mark" for w in between)


def governed(doc: Document, sentence: Sentence, piece: Piece, barred: Callable[[int], bool]) -> Phrase:
    """The piece with the preposition that governs it: its own clitic, or one that stands before its head nouns."""
    prefix = _clitic(doc, piece)
    if prefix == "ل" and in_words(doc.words[piece.first - 1].form, AFFILIATED) and piece.first - 1 > sentence.first:
        prep, steps = _preposition_before(doc, sentence, _before_owned(doc, piece.first - 1), barred)
        return Phrase(piece.first, piece.last, prep, False, piece.entities, (piece.span,), bool(prep) and steps > 0)
    if prefix:
        prefix = BESIDE if in_words(doc.words[piece.first].form, LEADING) else prefix
        return Phrase(piece.first, piece.last, prefix, True, piece.entities, (piece.span,), False)
    prep, steps = _preposition_before(doc, sentence, piece.first, barred)
    if not prep and _is_second_of_two(doc, sentence, piece, barred):
        return Phrase(piece.first, piece.last, "بين", False, piece.entities, (piece.span,), True)
    return Phrase(piece.first, piece.last, prep, steps == 0, piece.entities, (piece.span,), bool(prep) and steps > 0)


def _is_second_of_two(doc: Document, sentence: Sentence, piece: Piece, barred: Callable[[int], bool]) -> bool:
    """معارك بين مقاتلين محليين وجماعة الحوثي: joined by و to persons or a body, though unknown, behind بين."""
    word = doc.words[piece.first]
    if not word.form.startswith("و") or piece.span.start <= word.start:
        return False
    for at in range(piece.first - 1, max(sentence.first, piece.first - 1 - LONGEST_UNKNOWN) - 1, -1):
        if doc.words[at].form == "بين":
            return at < piece.first - 1 and not _persons().isdisjoint(word_stems(doc.words[at + 1].form))
        if not _is_rest(doc.words[at], at, barred):
            return False
    return False


@functools.cache
def _persons() -> frozenset[str]:
    return noun_class("doers") | noun_class("people")


def _before_owned(doc: Document, at: int) -> int:
    """Where the noun that "belonging to" describes begins to be looked before: قصف مواقع تابعة للجيش is of the army."""
    definite = doc.words[at].form.startswith("ال") and doc.words[at - 1].form.startswith("ال")
    return at - 1 if definite else at


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
        if at > sentence.first and doc.words[at - 1].form == "من" and in_words(word.form, HOLDING):
            return "من", steps + 1  # استعادت المدينة من سيطرة X
        prep = _preposition(word) or ("" if barred(at) else carried_preposition(word.form))
        if prep == "من" and (_is_part(doc.words[at - 1].form) or doc.words[at - 1].kind == "number"):
            at, steps = at - 2, steps + 1
            continue
        if prep:
            return (BESIDE if in_words(word.form, LEADING) or _adds(doc, at, first) else prep), steps
        if word.kind != "arabic" or barred(at) or word.form.startswith("ال") or in_words(word.form, WITH_PRONOUN):
            break
        direction = "في" if word.form in DIRECTIONS and not steps else direction
        at, steps = at - 1, steps + 1
    return direction, steps


def _adds(doc: Document, at: int, first: int) -> bool:
    """، إلى جانب قطر, فضلا عن قطر, بالإضافة إلى قطر: the preposition at a word only names somebody beside another; not
    so in يقف إلى جانب قطر."""
    form, before = doc.words[at].form, doc.words[at - 1].form if at else ""
    beside = (before, form) == ("،", "الي") and at + 1 < first and doc.words[at + 1].form == "جانب"
    return beside or (form, before) in ADDING


def _is_part(form: str) -> bool:
    """عدد, وعدد, عددا, وفدا: a part of a group before من."""
    parts = grammar().partitives
    return any(one in parts or one.removesuffix("ا") in parts for one in (form, form.removeprefix("و")))


def _clitic(doc: Document, piece: Piece) -> str:
    """The preposition written together with the phrase's first word."""
    word = doc.words[piece.first]
    cut = doc.proclitics(piece.first, piece.span.start).lstrip("وف")
    if piece.span.start == word.start:
        return "" if piece.named else carried_preposition(word.form)
    return cut[:1] if cut[:1] in CLITIC_PREPOSITIONS else ""


def _preposition(word: Word) -> str:
    """The preposition that a word is."""
    form = word.form
    if word.bare in NAMES_LIKE_PREPOSITIONS or not in_words(form, grammar().prepositions):
        return ""
    return form if form in grammar().prepositions else form[1:]


@functools.lru_cache(maxsize=32_000)
def carried_preposition(form: str) -> str:
    """The preposition ب or ل that a common noun carries in front; "" where the letter is the word's own.

    A pronoun fills what بها governs.

    >>> carried_preposition("بدور"), carried_preposition("بلد"), carried_preposition("بها")
    ('ب', '', '')
    """
    if not form or in_words(form, WITH_PRONOUN):
        return ""
    cut = cut_word(form).prefix.lstrip("وف")
    return cut[:1] if cut[:1] in ("ب", "ل") else ""


def coordinated(doc: Document, phrases: list[Phrase], is_person: Callable[[Phrase], bool]) -> Iterator[Phrase]:
    """Joins A وB into one phrase with both entities."""
    held: Phrase | None = None
    for phrase in phrases:
        if held is not None and _continues(doc, held, phrase, is_person):
            held = held._replace(
                last=phrase.last, entities=(*held.entities, *phrase.entities), spans=(*held.spans, *phrase.spans)
            )
            continue
        if held is not None:
            yield held
        held = phrase
    if held is not None:
        yield held


def _continues(doc: Document, held: Phrase, phrase: Phrase, is_person: Callable[[Phrase], bool]) -> bool:
    """True where `phrase` is held on by و, right behind, with the same or no preposition of its own."""
    if phrase.prep and phrase.prep != held.prep and not phrase.head:
        return False
    first = held.last + (doc.words[held.last].form == "،")
    between = range(first, phrase.first)
    if _counts_more(doc, between):
        return True
    word = doc.words[phrase.first]
    if not word.form.startswith("و") or phrase.spans[0].start <= word.start:
        return False
    rest = is_person(held) and _is_rest_of_name(doc, held.last, phrase.first)
    return not between or rest or _is_one_side(doc, held, phrase)


def _counts_more(doc: Document, between: range) -> bool:
    """خبيرين صينيين وأربعة جنود, القاضي وعدد من المحامين: a number or part joined by و before the second noun."""
    if not between or len(between) > COUNTING or not doc.words[between[0]].form.startswith("و"):
        return False
    part = doc.words[between[0]].form[1:] in counting()
    return part and (len(between) == 1 or doc.words[between[1]].form == "من")


@functools.cache
def counting() -> frozenset[str]:
    """Numerals and words for a part, before those who are counted."""
    return folded(toml("told")["parts"]) | grammar().partitives


def _is_one_side(doc: Document, held: Phrase, phrase: Phrase) -> bool:
    """مواجهات بين الجيش من جهة، والمسلحين من جهة أخرى."""
    between = [word.form for word in doc.words[held.last : phrase.first] if word.form != "،"]
    return held.prep == "بين" and len(between) == COUNTING and between[0] == "من" and between[1] in ONE_SIDE


def _is_rest_of_name(doc: Document, first: int, last: int) -> bool:
    """What is left of a person's name that no list holds: وزير الدفاع فايز *غصن* وقائد الجيش."""
    return last - first <= LONGEST_REST and all(_may_be_name(doc.words[at]) for at in range(first, last))


def _may_be_name(word: Word) -> bool:
    rare = common_words().get(word.form.removeprefix("ال"), 0) < COMMON
    plain = word.kind == "arabic" and not word.form.endswith("ا") and not is_function_word(word.form)
    return rare and plain and cut_word(word.form).prefix in ("", "ال")


def _is_rest(word: Word, at: int, barred: Callable[[int], bool]) -> bool:
    """Whether a word may go on with a noun phrase: no verb, act, preposition or clitic of one."""
    form = word.form
    plain = word.kind == "arabic" and not is_function_word(form)
    return plain and not barred(at) and cut_word(form).prefix in ("", "ال")
