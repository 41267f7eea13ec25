"""Where clauses end and which words are finite verbs: what can be told from words alone, before anybody is found.

A clause ends at a mark, before a word that opens another clause, and before the next full verb.  A written form that
may be a noun is a verb only where a verb is expected.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from waqai.knowledge.grammar import VerbForm, grammar, word_class
from waqai.knowledge.words import common_words, cut_word
from waqai.text.clitics import PRESENT_PREFIXES, readings
from waqai.text.document import Document, Sentence

CLOSING_MARKS = frozenset("،,؛:.!؟?;…")
SHORTENING = word_class("shortening")
# A noun stands behind these, never a finite verb (من صنع, في ضرب).
NO_VERB_BEHIND = word_class("no_verb_behind")
THEREFORE = word_class("therefore")
PARTICLES = word_class("before_verbs")
RARE = frozenset(("ودع", "ودّع"))
CERTAINLY = frozenset(("فقد",))
"""Far oftener a particle (فقد رحبت) than a verb (lost)."""
THAT = frozenset(("ان", "وان", "بان", "فان"))
AFTERWARDS = frozenset(("بعد", "منذ", "سبق", "مجرد", "بمجرد", "ما", "بما", "يذكر", "يشار", "يبدو", "كما"))
"""Before أن: a past verb may follow."""
ONLY_VERBS_BEHIND = word_class("only_verbs_behind")
EMPHATIC = ("إن", "إنّ", "أنّ")
LONGEST_SUBJECT = 6
"""Words of a subject behind أن."""
ASKING = "طلب"
ASKED_OF = word_class("asked_of")
LIKE_VERBS = word_class("adjectives_like_verbs")
LEADING_IN, LED_IN = word_class("leading_in"), word_class("led_in")
LONGEST_LEAD = 5
"""Words between the preposition that opens a clause and its verb."""
CLITICS = ("ب", "ل", "ك")
BEFORE_TWO = word_class("before_two")
TWO_REACH, SHORTEST_DUAL = 10, 4
"""Words before a verb of two in which they are told, and letters of what is too short for a dual (كان)."""
HOLLOW = 3
"""Letters of a hollow verb's passive."""
TWO = "اثنين"
"""The numeral, never the rare verb form with its letters."""
FiniteCuts = tuple[tuple[str, tuple[VerbForm, ...]], ...]
"""What a folded word may be as a finite verb: the proclitics before it, and its forms."""


class Edges(NamedTuple):
    """For each word of a sentence where its clause ends and starts, so that nobody has to walk there."""

    ends: Sequence[int]
    starts: Sequence[int]


def is_full(verb: VerbForm) -> bool:
    """True for a verb that is no mere helper (تم, كان)."""
    light = grammar().light.get(verb.lemma)
    return light is None or light.role != "none"


def edges_of(doc: Document, sentence: Sentence, finite: Mapping[int, VerbForm], timed: frozenset[int]) -> Edges:
    """The ends of clauses (the next closing word or full verb, itself included) and their starts."""
    first, last = sentence.first, sentence.last
    closing = [closes_clause(doc.words[at].form) and at not in timed for at in range(first, last)]
    full = {at - first for at, verb in finite.items() if is_full(verb)}
    ends, starts, end, start = [last] * len(closing), [first], last, first
    for at in range(len(closing) - 1, -1, -1):
        end = first + at if closing[at] or at in full else end
        ends[at] = end
    for at, closes in enumerate(closing, 1):
        start = first + at if closes else start
        starts.append(start)
    return Edges(ends, starts)


def commas_about(doc: Document, sentence: Sentence, timed: frozenset[int]) -> Iterator[int]:
    """The commas about a date that interrupts its clause: أنقذ الحرس، فجر الاثنين، 63 مهاجرا."""
    commas = [at for at in range(sentence.first, sentence.last) if doc.words[at].form == "،"] if timed else []
    for opened, closed in pairwise(commas):
        if closed > opened + 1 and timed.issuperset(range(opened + 1, closed)):
            yield from (opened, closed)


@functools.lru_cache(maxsize=32_000)
def closes_clause(form: str) -> bool:
    """Whether a folded word, or the end of the sentence (""), ends a clause before it."""
    return not form or form in CLOSING_MARKS or form.startswith("..") or opens_clause(form)


def opens_clause(form: str) -> bool:
    """Whether a folded word begins another clause (أن, الذي, لكن), with و or not."""
    return in_words(form, grammar().boundaries)


class WordSenses(NamedTuple):
    """What single words may be: the finite verbs of a folded form, anywhere or (true) where only a verb can stand; the
    states behind an adjective of nationality (by word index); whether a folded form is a noun that names an act."""

    verbs: Callable[[str, bool], FiniteCuts]
    nationality: Callable[[int], tuple[str, ...]]
    names_act: Callable[[str], bool]


def finite_verbs(
    doc: Document, sentence: Sentence, words: WordSenses, held: frozenset[int]
) -> Iterator[tuple[int, VerbForm]]:
    """The finite verbs of a sentence by word index, names and dates (`held`) left out."""
    last, full = -1, False
    for at in range(sentence.first, sentence.last):
        if at in held or doc.words[at].kind != "arabic":
            continue
        verb = _finite_verb(doc, at, words.verbs)
        if verb is None or _is_adjective(doc, sentence, at, held) or _is_accusative(doc, sentence, at, verb, held):
            continue
        if words.names_act(doc.words[at].form):
            behind_subject = at - 1 in held and last >= 0 and all(i in held for i in range(last + 1, at))
            noun = behind_subject or _looks_like_noun(verb) or _in_noun_place(doc, sentence, at, held)
            noun = noun and not (asks_of(doc, at) and _has_subject_before(doc, at, held))
            if noun and doc.words[at - 1].form not in grammar().relatives and not is_said_of(doc, sentence, at, verb):
                continue
        if last == at - 1 and _is_behind_full(doc, at, verb, full):
            continue
        last, full = at, is_full(verb)
        yield at, verb


def _is_behind_full(doc: Document, at: int, verb: VerbForm, full: bool) -> bool:
    """دان حاكم الولاية الهجوم: right behind a full verb, joined to it by nothing, the letters of a past are a noun."""
    joined = doc.words[at].form[:1] in ("و", "ف")
    return full and verb.form.tense == "past" and not joined


def _is_adjective(doc: Document, sentence: Sentence, at: int, held: frozenset[int]) -> bool:
    """في وقت لاحق, رئيس سابق: behind an indefinite noun such a word describes it; elsewhere it may be a verb."""
    if doc.words[at].form not in LIKE_VERBS or at == sentence.first or at - 1 in held:
        return False
    before = doc.words[at - 1]
    return before.kind == "arabic" and not before.form.startswith("ال") and not is_function_word(before.form)


def _is_accusative(doc: Document, sentence: Sentence, at: int, verb: VerbForm, held: frozenset[int]) -> bool:
    """نظرا لكذا, أحرزت تقدما, تناولوها سويا: what may be a verb of two is a noun or adjective in the accusative where
    nothing of two stands before it; the verbal noun of those with an alif in front has other letters (اتفقا, أطلقا)."""
    form = doc.words[at].form
    if verb.form.number != "d" or verb.form.tense == "present" or not form.endswith("ا"):
        return False
    if form.removeprefix("و").removeprefix("ف").startswith("ا"):
        return False
    near = range(max(sentence.first, at - TWO_REACH), at)
    return at - 1 not in held and not any(k not in held and _is_of_two(doc.words[k].form) for k in near)


def _is_of_two(form: str) -> bool:
    """Whether a word is a dual, or one that only a verb stands behind."""
    return form in BEFORE_TWO or (form.endswith(("ان", "ين")) and len(form) > SHORTEST_DUAL)


def _looks_like_noun(verb: VerbForm) -> bool:
    """Of words that are noun and verb, the rare passives and duals are the noun (تزويد, دعما)."""
    return verb.form.passive or (verb.form.number == "d" and verb.form.tense == "past")


def asks_of(doc: Document, at: int) -> bool:
    """كان X طلب من Y, عقد اجتماعا طلب فيه: such a word behind طلب shows that it is the verb."""
    behind = doc.words[at + 1].form if at + 1 < len(doc.words) else ""
    return doc.words[at].form.removeprefix("و") == ASKING and behind in ASKED_OF


def _has_subject_before(doc: Document, at: int, held: frozenset[int]) -> bool:
    """Whether a name or a mark stands before a word, or a pronoun behind it goes back to a noun (طلب فيه)."""
    return at - 1 in held or doc.words[at - 1].kind != "arabic" or doc.words[at + 1].form != "من"


def is_said_of(doc: Document, sentence: Sentence, at: int, verb: VerbForm) -> bool:
    """أن جنديا عراقيا قتل, إن اثنين من الشرطة قتلا: behind an accusative that أن opens, and that can own no noun."""
    if verb.form.tense != "past":
        return False
    for first in range(at - 1, max(sentence.first, at - LONGEST_SUBJECT), -1):
        opener = first - 1 if doc.words[first - 1].kind != "mark" else first - 2
        if opener >= sentence.first and doc.words[opener].form in THAT:
            if verb.form.number == "d":
                return doc.words[first].form.endswith("ين")
            return all(doc.words[k].form.endswith("ا") for k in range(first, at))
    return False


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
    if before.form in PARTICLES or opens_clause(before.form):
        return False
    return not is_led_in(doc, _opening(doc, sentence, at), at, held)


def _opening(doc: Document, sentence: Sentence, at: int) -> int:
    """The first word of the clause before a word, as far as a lead may reach."""
    first = at
    while first > max(sentence.first, at - LONGEST_LEAD - 1) and not closes_clause(doc.words[first - 1].form):
        first -= 1
    return first


def is_led_in(doc: Document, first: int, at: int, *held: Container[int]) -> bool:
    """في المقابل أعلنت, رغم التحذيرات قصفت, في وقت سابق قصف: whether what stands between a clause's first word and
    its verb is behind a preposition, and definite, or a time: it neither does what the verb tells nor is described."""
    if first and doc.words[first - 1].form.removeprefix("و") in LEADING_IN:
        first -= 1
    form = doc.words[first].form
    either = (form, form.removeprefix("و"))
    alone = not (LEADING_IN.isdisjoint(either) and grammar().prepositions.isdisjoint(either))
    if not alone and cut_word(form).prefix.lstrip("وف")[:1] not in CLITICS:
        return False
    nouns = range(first + alone, at)
    if not 0 < len(nouns) <= LONGEST_LEAD or any(doc.words[k].kind != "arabic" for k in nouns):
        return False
    if any(k in some for k in nouns for some in held):
        return False
    return doc.words[at - 1].form.startswith("ال") or any(doc.words[k].form in LED_IN for k in nouns)


def _finite_verb(doc: Document, at: int, verbs: Callable[[str, bool], FiniteCuts]) -> VerbForm | None:
    """The finite verb that word `at` is, if it is one: uncut, or behind و ف س ل."""
    form = doc.words[at].form
    cuts = verbs(form, True)  # of most words none; those of any place are among them
    if cuts and not takes_only_verb(doc, at):
        cuts = verbs(form, False)
    if not cuts:
        return None
    before = doc.words[at - 1].form if at else ""
    if before in NO_VERB_BEHIND or form == TWO or (form in CERTAINLY and at + 1 < len(doc.words)):
        return None
    ahead = _expects_present(doc, at)
    spelt = ((prefix, _as_spelt(found, doc.words[at].bare)) for prefix, found in cuts)
    return next((verb for prefix, found in spelt if (verb := _fitting(found, prefix, before, ahead))), None)


def _as_spelt(found: Sequence[VerbForm], written: str) -> Sequence[VerbForm]:
    """تبنى is no تبني, إثر no أثر: what ends in ى is rather a past that is spelt so, what ends in ي rather none."""
    if written.removeprefix("و").startswith("إ"):
        found = [verb for verb in found if not verb.lemma.startswith("أ")]
    if not written.endswith(("ى", "ي")):
        return found
    alef = written.endswith("ى")
    return sorted(found, key=lambda verb: (verb.form.tense == "past" and verb.lemma.endswith("ى")) != alef)


def _expects_present(doc: Document, at: int) -> bool:
    """أن تطلب, لن تعرض: what may be a past verb of one lemma is the present of another; not so in بعد أن تقدم."""
    before = doc.words[at - 1].form if at else ""
    if before in THAT:
        return at < 2 or doc.words[at - 2].form.removeprefix("و") not in AFTERWARDS
    return before in ONLY_VERBS_BEHIND


def takes_only_verb(doc: Document, at: int) -> bool:
    """أن تفرج, لن توقف, ستعدم: whether a word can only be a verb of the present where it stands, whatever else is
    spelled like it."""
    if carries_future(doc.words[at].form):
        return True
    before = doc.words[at - 1] if at else None
    if before is None or before.bare.endswith(EMPHATIC):
        return False  # قال إن توقف القتال ...: a noun
    return _expects_present(doc, at)


@functools.lru_cache(maxsize=32_000)
def carries_future(form: str) -> bool:
    """Whether a folded word has the future's س before it, و or ف in front of that or not.

    >>> carries_future("ستفرج"), carries_future("وسيعلق"), carries_future("سيطر")
    (True, True, False)
    """
    rest = form[1:] if form[:1] in ("و", "ف") else form
    return rest[:1] == "س" and rest[1:2] in PRESENT_PREFIXES and rest not in common_words()


def finite_cuts(form: str, verbs: Mapping[str, tuple[VerbForm, ...]]) -> FiniteCuts:
    """The cuts of a folded word that leave a finite verb, each with its prefix; none for function words."""
    if is_function_word(form):
        return ()
    cuts = [
        (cut.prefix, forms)
        for cut in readings(form)
        if "لل" not in cut.prefix
        and (not cut.prefix or _before_verbs(cut.prefix))
        and (forms := tuple(one for one in verbs.get(cut.stem, ()) if not _is_hollow_noun(cut.stem, one)))
    ]
    return tuple(sorted(cuts, key=_is_rare))


def _is_hollow_noun(stem: str, verb: VerbForm) -> bool:
    """عيد, بيت, دين, وزير: what might be the passive of a hollow verb is a noun, all but قيل."""
    letters = stem.removesuffix("ا")
    return verb.form.passive and len(letters) == HOLLOW and letters[1] == "ي" and letters != "قيل"


def _is_rare(cut: tuple[str, tuple[VerbForm, ...]]) -> bool:
    """ودعت is "and she called" before it is "she bade farewell", ووجه "and he directed" before "was faced"; duals that
    nothing is cut from come last, too."""
    prefix, forms = cut
    return not prefix and all(one.form.number == "d" or one.form.passive or one.lemma in RARE for one in forms)


def _before_verbs(prefix: str) -> bool:
    """Whether these proclitics may stand before a verb."""
    return prefix[-1] in "وفسل" and not prefix.endswith("ال")


@functools.lru_cache(maxsize=32_000)
def is_function_word(form: str) -> bool:
    """Prepositions and particles that share their letters with a verb (بين, عبر, إثر, إنه)."""
    return in_words(form, grammar().prepositions) or in_words(form, grammar().boundaries)


def in_words(form: str, words: frozenset[str]) -> bool:
    """Whether a word is one of a closed class, و before it or not (ف only where it makes no word: not فتحت)."""
    return form in words or (form[:1] == "و" and form[1:] in words) or (form in THEREFORE and form[1:] in words)


def _fitting(found: Sequence[VerbForm], prefix: str, before: str, ahead: bool) -> VerbForm | None:
    """After س and ل only a present will do, `ahead` rather one; a shortened form wants its particle."""
    if prefix[-1:] in ("س", "ل"):
        return next((v for v in found if v.form.tense != "past"), None)
    tenses = [v.form.tense for v in found]
    ranked = sorted(
        found,
        key=lambda v: (
            v.form.person != 3,
            ahead and v.form.tense == "past",
            tenses.index(v.form.tense),
            v.form.passive,
        ),
    )
    if before in SHORTENING:
        return ranked[0]
    return next((v for v in ranked if v.form.tense != "jussive"), None)
