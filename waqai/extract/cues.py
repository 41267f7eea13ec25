"""Cues: the words that say that somebody's word follows, or has just been given.

`find_cues` reads one sentence and names every reporting verb, participle, verbal noun, source phrase and heading
colon in it; whether anything is reported behind a cue is for `extract.reporting` to say, who speaks for
`extract.speakers`.  Limits: a cue inside quotation marks is found too (it belongs to the words quoted).
"""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

from waqai.extract.staging import Stage
from waqai.knowledge.grammar import word_class
from waqai.knowledge.reporting import Inflected, Verb, first_words, phrases, verb_forms, words
from waqai.knowledge.words import cut_word
from waqai.text.clitics import stems_of
from waqai.text.document import Sentence
from waqai.text.enclitics import enclitic_cuts
from waqai.text.folding import fold_text
from waqai.text.verbs import Form
from waqai.text.words import Word

Kind = Literal["verb", "participle", "noun", "source", "own", "document", "hearsay", "aside", "colon"]
PARTICIPLE_ENDS = ("ا", "ه", "ين", "ات")
UNTOLD = word_class("if_words") | {"لم", "لن"}
"""Before a verb of telling: nobody has told it (لم يعلن), or not yet (إذا أعلنت إسرائيل أن, إذا رفضت المقترح)."""
RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان", "اللواتي"))
PREPOSITIONS = frozenset(
    ("في", "تحت", "من", "الي", "عن", "مع", "عبر", "خلال", "بعد", "قبل", "لدي", "منذ", "حول", "ضد", "بين", "امام",
     "عقب", "اثر", "بشان", "اثناء", "ازاء", "تجاه", "نحو", "حتي", "علي", "بعيد", "قبيل", "وسط", "دون", "بسبب", "رغم",
     "باسم")
)  # fmt: skip
_SUFFIXES = ("", "ه", "ها", "هما", "هم", "هن", "ني", "نا", "ك")
THAT = frozenset("ان" + suffix for suffix in _SUFFIXES)
BY_THAT = frozenset("بان" + suffix for suffix in _SUFFIXES)
CLAUSE = THAT | BY_THAT
AND_THAT = frozenset(head + that for head in "وف" for that in CLAUSE)
DASHES = ("-", "–")
OPENERS = frozenset(("كما", "فيما", "بينما", "حين", "حيث", "قد", "وقد", "لكن", "ثم", "ان"))
SHORTEST_BY = 3
LONGEST_TELLER = 8
"""Words of whoever tells by a verbal noun."""
AFTER = frozenset(("بعد", "وبعد", "بعيد", "منذ"))
"""Before أن and a past, which tells what was said then (بعد أن قالت واشنطن إنها)."""
LONGEST_HEADING = 9
PHRASE_LISTS = ("own_sources", "asides", "document_verbs", "source_conjunctions", "sources", "hearsay")
COMMAS = frozenset(("،", ","))
_NEITHER = (False, False)


class Cue(NamedTuple):
    """Words first..last (last not included) report.  `joined` tells a و or ف in front, `pronoun` an object at the end
    (وصفه), `clear` that the written form leaves no doubt."""

    first: int
    last: int
    kind: Kind
    lemma: str
    verb: Verb | None = None
    form: Form | None = None
    joined: bool = False
    pronoun: bool = False


def find_cues(stage: Stage, sentence: Sentence) -> list[Cue]:
    """The cues of one sentence, by place; none overlaps another."""
    found: list[Cue] = []
    words, end = stage.doc.words, sentence.first
    for at in range(sentence.first, sentence.last):
        cue = _cue(stage, sentence, at) if _may_report(words[at].form) != _NEITHER and at >= end else None
        if cue:
            found.append(cue)
            end = cue.last
    return found


def _cue(stage: Stage, sentence: Sentence, at: int) -> Cue | None:
    word = stage.doc.words[at]
    if word.form == ":":
        return _colon(stage, sentence, at)
    begins_phrase, is_word = _may_report(word.form)
    cue = _phrase(stage, sentence, at) if begins_phrase else None
    if cue or not is_word:
        return cue
    return _verb(stage, sentence, at) or _noun(stage, at)


@functools.lru_cache(maxsize=32_000)
def _may_report(form: str) -> tuple[bool, bool]:
    """Whether a folded word may begin a phrase, and whether it may be a verb, a verbal noun or a colon: most words are
    neither."""
    if form == ":":
        return False, True
    begins_phrase = not first_words(PHRASE_LISTS).isdisjoint(stems_of(form))
    stems = [stem for _, head in _heads(form) for stem in (head, *[cut for cut, _ in enclitic_cuts(head)])]
    if not verb_forms().keys().isdisjoint(stems):
        return begins_phrase, True
    nouns = _nouns_of_saying()
    is_noun = form in nouns or any(stem in nouns or stem[1:] in nouns for stem, _ in enclitic_cuts(form))
    return begins_phrase, is_noun


@functools.cache
def _nouns_of_saying() -> frozenset[str]:
    return words("verbal_nouns") | words("by_saying") | words("telling_nouns")


def _phrase(stage: Stage, sentence: Sentence, at: int) -> Cue | None:
    """A source phrase, an impersonal phrase, or "there stands in the statement"."""
    items = stage.doc.words
    for name, kind in (("own_sources", "own"), ("asides", "aside"), ("document_verbs", "document")):
        for match in phrases(name).at(items, at, sentence.last):
            if match.prefix in ("", "و", "ف") and (kind != "aside" or _that_follows(stage, match.last, sentence.last)):
                return Cue(at, match.last, kind, match.value, joined=bool(match.prefix))  # type: ignore[arg-type]
    return _borrowed(stage, sentence, at) or _source(stage, sentence, at) or _hearsay(stage, sentence, at)


def _that_follows(stage: Stage, at: int, stop: int) -> bool:
    """Whether أن stands here, or behind one word (هنا, أيضا, نفسه)."""
    return any(stage.doc.words[k].form in CLAUSE for k in range(at, min(at + 2, stop)))


def _source(stage: Stage, sentence: Sentence, at: int) -> Cue | None:
    for match in phrases("sources").at(stage.doc.words, at, sentence.last):
        behind_word = at > sentence.first and stage.doc.words[at - 1].kind == "arabic"
        if behind_word and match.value in words("governed_sources"):
            continue  # رحبت الحكومة باعتراف إسبانيا بها
        if match.prefix in ("", "و", "ف"):
            return Cue(at, match.last, "source", match.value.split()[0], joined=bool(match.prefix))
    return None


def _borrowed(stage: Stage, sentence: Sentence, at: int) -> Cue | None:
    """A conjunction and a reporting verb that together name a source: كما قال, وفق ما أفادت, حسبما ذكرته."""
    for match in phrases("source_conjunctions").at(stage.doc.words, at, sentence.last):
        if match.prefix not in ("", "و", "ف") or match.last >= sentence.last:
            continue
        for document in phrases("document_verbs").at(stage.doc.words, match.last, sentence.last):
            return Cue(at, document.last, "source", document.value, joined=bool(match.prefix))
        verb = _inflected(stage, match.last)
        if verb and match.value == "على ما" and not verb[0].verb.flags.isdisjoint(("weak", "strict")):
            continue
        if verb and verb[2] and _calls(verb[0].verb):
            continue
        plain = match.value == "كما" and _speaks_itself(stage, verb, match.last + 1, sentence.last)
        if verb and not plain and verb[0].form.tense in ("past", "present"):
            one, _, pronoun = verb
            lemma = one.verb.lemma
            return Cue(at, match.last + 1, "source", lemma, one.verb, one.form, bool(match.prefix), pronoun)
    return None


def _speaks_itself(stage: Stage, verb: tuple[Inflected, bool, bool] | None, at: int, stop: int) -> bool:
    """كما أعلن أن, كما شدد على: "he also ...", no source of what stands before."""
    reach = range(at, min(at + 12, stop))
    items = stage.doc.words
    if verb is not None and at < stop and _takes(verb[0].verb, items[at]):
        return True
    for k in reach:
        if items[k].form in ("،", "."):
            return False
        if items[k].form in CLAUSE or items[k].form in ("الي", "عن", ":") or k in stage.opening:
            return True
    return True


def _takes(verb: Verb, word: Word) -> bool:
    """Whether a word is what a verb takes: على behind شدد, a noun with بـ behind طالب."""
    if "ala" in verb.takes and word.bare == "على":
        return True
    return "b" in verb.takes and len(word.form) > SHORTEST_BY and cut_word(word.form).prefix == "ب"


def _hearsay(stage: Stage, sentence: Sentence, at: int) -> Cue | None:
    if not starts_clause(stage, sentence, at) and not _is_thought_of(stage, at):
        return None
    for match in phrases("hearsay").at(stage.doc.words, at, sentence.last):
        fits = match.prefix in ("", "و", "ف") and match.last < sentence.last
        if fits and stage.doc.words[match.last].form in CLAUSE and not _active(stage, at):
            return Cue(at, match.last, "hearsay", match.value, joined=bool(match.prefix))
    return None


def _is_thought_of(stage: Stage, at: int) -> bool:
    """المهاجم الذي يعتقد أنه: a pronoun that takes up whom the clause describes: it is thought of him."""
    items = stage.doc.words
    return at + 1 < len(items) and items[at - 1].form in RELATIVES and items[at + 1].form in THAT - {"ان"}


def _active(stage: Stage, at: int) -> bool:
    """A past that opens a sentence with و goes on with the last speaker (وذكر أن); only an imperfect is impersonal."""
    found = _inflected(stage, at)
    return bool(found and found[0].form.tense == "past" and not found[0].form.passive)


def is_preposition(form: str) -> bool:
    """Whether a folded word is a preposition that stands alone, و or ف before it set aside."""
    return form in PREPOSITIONS or (form[:1] in ("و", "ف") and form[1:] in PREPOSITIONS)


def starts_clause(stage: Stage, sentence: Sentence, at: int) -> bool:
    """Whether a word opens its sentence or follows a mark or a conjunction."""
    if at == sentence.first or stage.doc.words[at].form[0] in "وف":
        return True
    before = stage.doc.words[at - 1]
    return before.kind == "mark" or before.form in OPENERS


def _verb(stage: Stage, sentence: Sentence, at: int) -> Cue | None:
    found = _inflected(stage, at)
    if found is None:
        return None
    one, joined, pronoun = found
    before = stage.doc.words[at - 1].form if at > sentence.first else ""
    if one.form.tense == "participle":
        return _participle(stage, at, one, joined)
    if before in ("ان", "بان") and one.form.tense == "past" and not (at > 1 and stage.doc.words[at - 2].form in AFTER):
        return None
    if before == "ان" and one.form.tense == "present" and stage.doc.words[at - 1].bare.startswith("أ"):
        return None
    if before in words("noun_leaders") and one.form.tense == "past":
        return None
    if _repeats(stage, at, one):
        return None
    if before in UNTOLD or one.form.tense == "jussive" or (before in PREPOSITIONS and before != "ما"):
        return None
    if pronoun and not (
        _calls(one.verb)
        or before in words("what_was_told")
        or ("object" in one.verb.flags and "weak" not in one.verb.flags)
    ):
        return None
    if withholds_name(stage, at + 1):
        return None
    if one.form.passive:
        return Cue(at, at + 1, "hearsay", one.verb.lemma, one.verb, one.form, joined)
    return Cue(at, at + 1, "verb", one.verb.lemma, one.verb, one.form, joined, pronoun)


def _repeats(stage: Stage, at: int, one: Inflected) -> bool:
    """يرفض رفضا قاطعا: the verbal noun in the accusative beside its own verb is no second verb."""
    before = _inflected(stage, at - 1) if at and stage.doc.words[at].form.endswith("ا") else None
    return before is not None and before[0].verb.lemma == one.verb.lemma


def withholds_name(stage: Stage, at: int) -> bool:
    """رفض كشف اسمه, طلب عدم الكشف عن هويته: a source's name is what is not told, no news."""
    items = stage.doc.words
    while at < len(items) and items[at].form in words("withholding"):
        at += 1
    return at < len(items) and items[at].form in words("identities")


def _calls(verb: Verb) -> bool:
    """Verbs with two objects, the second of which is the word used: ما وصفه ب, التي اعتبرها."""
    return verb.lemma in ("وصف", "اعتبر", "سمى", "عد")


def _participle(stage: Stage, at: int, one: Inflected, joined: bool) -> Cue | None:
    """Only the accusative without article that goes with a main verb: مشيرا, مؤكدة, لافتين."""
    form = stage.doc.words[at].form
    if not form.endswith(PARTICIPLE_ENDS) or stage.cover[at] >= 0:
        return None
    if at and form.endswith("ات") and stage.doc.words[at - 1].form in PREPOSITIONS:  # وسط مطالبات
        return None
    return Cue(at, at + 1, "participle", one.verb.lemma, one.verb, one.form, joined)


def _inflected(stage: Stage, at: int) -> tuple[Inflected, bool, bool] | None:
    """A word as a reporting verb: its form, whether و or ف is joined, whether an object pronoun ends it."""
    word = stage.doc.words[at]
    if word.kind != "arabic" or word.form in words("other_words"):
        return None
    for joined, form in _heads(word.form):
        one = _look_up(form, word.bare)
        if one:
            return one, joined, False
    for joined, form in _heads(word.form):
        for stem, _ in enclitic_cuts(form):
            one = _look_up(stem, "")
            if one and one.form.tense in ("past", "present"):
                return one, joined, True
    return None


def _heads(form: str) -> list[tuple[bool, str]]:
    """The word as written, without و or ف, and without the future's س."""
    heads = [(False, form)]
    if form[:1] in ("و", "ف") and len(form) > 2:
        heads.append((True, form[1:]))
    heads.extend((joined, rest[1:]) for joined, rest in list(heads) if rest[:2] in ("سي", "ست"))
    return heads


def _look_up(form: str, written: str) -> Inflected | None:
    found = verb_forms().get(form)
    if not found:
        return None
    one = found[0]
    if one.verb.lemma[0] == "ا" and one.form.tense == "past" and written.lstrip("وف").startswith("أ"):
        return None
    if "bare" in one.verb.flags and one.form.tense == "past" and fold_text(one.verb.lemma) == form:
        return Inflected(one.verb._replace(flags=one.verb.flags | {"strict"}), one.form)
    if one.verb.lemma.endswith("ى") and one.form.tense == "past" and written.endswith("ي"):
        return one if one.form.number != "s" or form.endswith("ت") else Inflected(_weakened(one.verb), one.form)
    return one


def _weakened(verb: Verb) -> Verb:
    """نفي and رأي are nouns, except where a page writes no ى at all: then a clause must follow."""
    return verb._replace(flags=verb.flags | {"weak"})


def _noun(stage: Stage, at: int) -> Cue | None:
    """قوله إن, تأكيده أن: a verbal noun with the speaker as its pronoun."""
    word = stage.doc.words[at]
    if at + 1 >= len(stage.doc.words):
        return None
    follows = stage.doc.words[at + 1].form
    if word.form in words("by_saying") and (follows in CLAUSE or follows == ":" or at + 1 in stage.opening):
        return Cue(at, at + 1, "participle" if word.form[0] == "ب" else "noun", "قال", pronoun=True)
    if word.form in words("telling_nouns") and subject_of_noun(stage, at) is not None:
        return Cue(at, at + 1, "noun", word.form)
    if follows not in CLAUSE:
        return None
    for stem, _ in enclitic_cuts(word.form):
        if stem in words("verbal_nouns") or stem[1:] in words("verbal_nouns"):
            return Cue(at, at + 1, "noun", stem, pronoun=True)
    return None


def subject_of_noun(stage: Stage, at: int) -> int | None:
    """The mention that tells something by a verbal noun before it: بعد إعلان وزارة الدفاع أن, نشر صحيفة «كذا» أن."""
    items, found = stage.doc.words, None
    for k in range(at + 1, min(at + 2 + LONGEST_TELLER, len(items))):
        if items[k].form in CLAUSE:
            return found
        seat = stage.seats.get(k)
        if seat and (seat.bound or found is not None) and stage.doc.text[items[k].start] in "وبل":
            return None
        found = k if seat and found is None else found
        named = stage.cover[k] >= 0 or items[k].kind == "mark" or items[k].form in words("names_follow")
        if not named and not items[k].form.startswith("ال"):
            return None
    return None


def _colon(stage: Stage, sentence: Sentence, at: int) -> Cue | None:
    """A sentence that opens with a name and a colon: "the minister: we shall not ..."."""
    items = stage.doc.words
    if not sentence.first < at <= sentence.first + LONGEST_HEADING or at + 1 >= sentence.last:
        return None
    if any(phrases("link_lists").at(items, sentence.first, at)):  # روابط ذات صلة فلان: a list of headlines run together
        return None
    if any(not stage.free(k) or items[k].kind not in ("arabic", "latin") for k in range(sentence.first, at)):
        return None
    seat = next(
        (stage.seats[k] for k in range(sentence.first, at) if k in stage.seats and not stage.seats[k].bound), None
    )
    if seat is None or (seat.last != at and seat.first != sentence.first):
        return None
    return Cue(sentence.first, at + 1, "colon", ":")
