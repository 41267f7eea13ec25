"""Words that may name an act, by themselves: their stems, the forms of frames that they may be, what acts they name.

Which of the readings a sentence bears out, `triggers` tells.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from waqai.knowledge.frames import Lexeme, frames, noun_class
from waqai.knowledge.grammar import FINITE
from waqai.knowledge.loader import toml
from waqai.knowledge.words import common_words, cut_word
from waqai.text.clitics import Cut, all_stems_of, readings, stems_of
from waqai.text.enclitics import enclitic_cuts

SHORTEST_ACCUSATIVE = 3
# Object pronouns of the first and second person: not in news, but other words end like them.
ADDRESSED = frozenset(("ي", "ني", "ك", "كم"))
OWNED = frozenset(toml("grammar")["owned"])
# Acts that are done by speaking.
SPEECH = frozenset(("SUPPORT", "REQUEST", "ACCUSE", "THREATEN", "REJECT"))
# Acts that a circumstantial participle may name (قال ..., مشيدا ب...).
PARTICIPLE_EVENTS = SPEECH | {"AGREE"}


@functools.lru_cache(maxsize=32_000)
def word_stems(form: str) -> tuple[str, ...]:
    """Every stem that a folded word may have once clitics on both sides, and an accusative's alef, are cut.

    >>> word_stems("صاروخا")
    ('صاروخا', 'صاروخ')
    """
    found = all_stems_of(form) if form else ()
    accusatives = [stem[:-1] for stem in stems_of(form) if stem.endswith("ا") and len(stem) > SHORTEST_ACCUSATIVE]
    if not accusatives:
        return found
    behind = [bound for stem in accusatives for bound, _ in enclitic_cuts(stem)]
    return tuple(dict.fromkeys((*found, *accusatives, *behind)))


def without_and(form: str) -> str:
    """A folded word without a و in front, which stands for "and" wherever the word's class is known without it.

    >>> without_and("وبعد"), without_and("بعد")
    ('بعد', 'بعد')
    """
    return form[1:] if form[:1] == "و" else form


@functools.lru_cache(maxsize=64_000)
def is_of_class(form: str, name: str, feminine: bool = False) -> bool:
    """Whether any stem of a folded word is of a class of `classes.toml`; kept, since many readings ask the same.  The ه
    of a word that is written with ة is its own and no pronoun (دورية is a patrol, no league).

    >>> is_of_class("والصواريخ", "arms")
    True
    >>> is_of_class("دوريه", "matches"), is_of_class("دوريه", "matches", feminine=True)
    (True, False)
    """
    found = noun_class(name).intersection(word_stems(form))
    return any(stem.endswith("ه") for stem in found) if feminine else bool(found)


@functools.lru_cache(maxsize=32_000)
def analyses(form: str) -> tuple[tuple[Cut, str, Lexeme], ...]:
    """Every way in which a folded word is a form of a frame: the cut in front, the pronoun behind, the lexeme.

    >>> {(cut.prefix, suffix, x.lemma) for cut, suffix, x in analyses("وزيارتها")}
    {('و', 'ها', 'زيارة')}
    """
    read = ((cut, suffix, x) for cut in readings(form) for suffix, lexemes in _readings(cut.stem) for x in lexemes)
    return tuple(one for one in read if _possible(*one))


@functools.lru_cache(maxsize=32_000)
def guarded_analyses(form: str) -> tuple[tuple[Cut, str, Lexeme], ...]:
    """The same for forms that look like other words, which are read where only a verb can stand.

    >>> {(cut.prefix, x.lemma) for cut, _, x in guarded_analyses("ستفرج")}
    {('س', 'أفرج')}
    """
    known = frames().guarded
    read = (
        (cut, suffix, x) for cut in readings(form) for suffix, stem in _bound(cut.stem) for x in known.get(stem, ())
    )
    return tuple(one for one in read if _possible(*one))


@functools.lru_cache(maxsize=32_000)
def names_act(form: str) -> bool:
    """Whether a folded word may be a noun that names an act (هجوم, زيارته).

    >>> names_act("هجوم"), names_act("كتاب")
    (True, False)
    """
    nouns = (x for stem in word_stems(form) for x in frames().words.get(stem, ()))
    return may_trigger(form) and any(x.form.tense == "masdar" for x in nouns)


@functools.lru_cache(maxsize=32_000)
def does_harm(form: str) -> bool:
    """Whether a folded word may be a verb of violence.

    >>> does_harm("وقصفت"), does_harm("واستضافت")
    (True, False)
    """
    verbs = (x for stem in word_stems(form) for x in frames().words.get(stem, ()) if x.form.tense in FINITE)
    return any(x.frame.event == "ASSAULT" for x in verbs)


def names_speech(form: str) -> bool:
    """Whether a folded word may be a noun of praise, blame or refusal, which is about another act (إدانة, رفض).

    >>> names_speech("ادانتها"), names_speech("هجوم")
    (True, False)
    """
    nouns = (x for stem in word_stems(form) for x in frames().words.get(stem, ()) if x.form.tense == "masdar")
    return any(x.frame.event in ("ACCUSE", "REJECT", "SUPPORT") for x in nouns)


def own_pronoun(lexeme: Lexeme) -> str:
    """The pronoun that a lexicon's noun is written with (في طريقها).

    >>> {own_pronoun(x) for x in frames().phrases.values() if x.lemma == "في طريقها"}
    {'ها'}
    """
    if lexeme.form.tense != "masdar" or lexeme.lemma not in OWNED:
        return ""
    return next(s for s in ("هما", "هم", "ها", "ه") if lexeme.lemma.endswith(s))


@functools.lru_cache(maxsize=32_000)
def may_trigger(form: str) -> bool:
    """Whether any cut of a folded word is a form that frames know: most words are none.

    >>> may_trigger("وسيزور"), may_trigger("شجره")
    (True, False)
    """
    return not frames().words.keys().isdisjoint(word_stems(form))


@functools.lru_cache(maxsize=32_000)
def may_open(form: str) -> bool:
    """Whether a folded word is a form that frames know, or opens one of their phrases (ضوء أخضر).

    >>> may_open("ضوء"), may_open("شجره")
    (True, False)
    """
    return may_trigger(form) or frames().phrases.opens(form) or bool(guarded_analyses(form))


def _readings(stem: str) -> Iterator[tuple[str, Sequence[Lexeme]]]:
    words = frames().words
    return ((suffix, words[bound]) for suffix, bound in _bound(stem) if bound in words)


def _bound(stem: str) -> Iterator[tuple[str, str]]:
    """A stem with no pronoun behind it, and with each that it may end in."""
    yield "", stem
    yield from ((suffix, bound) for bound, suffix in enclitic_cuts(stem))


def _is_word(form: str) -> bool:
    """Whether a folded form is a word as it stands, rather than one with a proclitic (ساحل, not ستتهم; وفدها)."""
    likeliest = cut_word(form)
    known = form if form.startswith("س") else likeliest.stem  # what ستتهم ends in is no pronoun
    return not likeliest.prefix and known in common_words()


def _possible(cut: Cut, suffix: str, lexeme: Lexeme) -> bool:
    """Whether this reading may carry these clitics."""
    if len(cut.prefix) == 1 and _is_word(cut.prefix + cut.stem):
        return False
    tense, definite = (
        lexeme.form.tense,
        cut.prefix.endswith(("ال", "لل")) or (bool(cut.prefix) and cut.stem.startswith("ال")),
    )
    if tense == "masdar":
        return not (definite and suffix) and not cut.prefix.endswith("س") and suffix != "ك"  # التماسك
    if lexeme.predicate:
        return not cut.prefix and not suffix
    if tense == "participle":
        return cut.prefix in ("", "و") and not suffix and lexeme.frame.event in PARTICIPLE_EVENTS
    called = suffix == "كم" and lexeme.form.person == 1 and not cut.stem.startswith("ال")  # أدعوكم, but الحكم
    addressed = suffix in ADDRESSED and not called
    if tense not in FINITE or cut.prefix.endswith("ال") or cut.prefix[-1:] in ("ب", "ك") or addressed:
        return False  # but والتقى, والتزم: verbs that begin with the same letters
    if cut.prefix[-1:] == "س" and tense == "jussive":
        return False  # سيطر: no future of أطرى, which is سيطري
    return not (cut.prefix[-1:] in ("س", "ل") and tense == "past")


@functools.lru_cache(maxsize=32_000)
def is_noun_and_verb(stem: str, feminine: bool) -> bool:
    """Whether a folded form is a noun of an act as well as a finite verb of one (قصف, دعم); `feminine` where the page
    writes it with ة, which no pronoun is."""
    no_suffix = {*ADDRESSED, "ه"} if feminine else ADDRESSED
    tenses = {x.form.tense for suffix, lexemes in _readings(stem) if suffix not in no_suffix for x in lexemes}
    return "masdar" in tenses and bool(tenses & set(FINITE))
