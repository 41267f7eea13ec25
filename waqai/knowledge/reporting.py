"""Reporting words: the verbs and phrases that say on whose word something stands, ready for look-up by folded form.

Data: `data/reporting_verbs.tsv` (inflected by `waqai.text.verbs`) and `data/reporting.toml`.  Object pronouns are left
to the caller (`waqai.text.enclitics`).  Limits: the first and second person are left out, reporting nobody else's word.

>>> [(one.verb.lemma, one.form.gender) for one in verb_forms()["اضافت"]]
[('أضاف', 'f')]
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from waqai.knowledge.loader import toml, tsv
from waqai.model import KnowledgeError
from waqai.text.folding import bare, fold_text
from waqai.text.phrases import PhraseIndex
from waqai.text.verbs import Form, conjugate

STANCES = ("neutral", "claim", "denial", "promise", "threat", "demand", "opinion")
TAKES = ("b", "ila", "an", "min", "ala", "fi", "l", "obj")
FLAGS = ("weak", "strict", "bare", "object", "passive", "relay", "outlet")


class Verb(NamedTuple):
    """A reporting verb: `takes` and `flags` as the data's header explains them."""

    lemma: str
    stance: str
    takes: frozenset[str]
    flags: frozenset[str]


class Inflected(NamedTuple):
    """One form of a reporting verb."""

    verb: Verb
    form: Form


@functools.cache
def verbs() -> tuple[Verb, ...]:
    """Every reporting verb, checked.

    >>> next(v.stance for v in verbs() if v.lemma == "نفى")
    'denial'
    """
    return tuple(_verb(row) for row in tsv("reporting_verbs"))


@functools.cache
def verb_forms() -> dict[str, tuple[Inflected, ...]]:
    """Readings by folded form: active ones first, in the order of the data."""
    active: dict[str, list[Inflected]] = {}
    passive: dict[str, list[Inflected]] = {}
    for row, verb in zip(tsv("reporting_verbs"), verbs(), strict=True):
        for folded, forms in conjugate(row["past"], row["present"], (), [row["participle"], ""]).items():
            _collect(active, folded, verb, forms)
        if "passive" in verb.flags or verb.lemma == "قال":
            for folded, forms in conjugate(row["past"], row["present"], (), [row["participle"]]).items():
                _collect(passive, folded, verb, [f for f in forms if f.passive])
    return {folded: tuple(active.get(folded, []) + passive.get(folded, [])) for folded in [*active, *passive]}


@functools.lru_cache(maxsize=32_000)
def tells_as_circumstance(form: str) -> bool:
    """Whether a folded word is a participle of telling in the accusative: مؤكدا, مشددة.

    >>> tells_as_circumstance("موكدا"), tells_as_circumstance("كتابا")
    (True, False)
    """
    if not form.endswith(("ا", "ه", "ين")):
        return False
    found = (one for whole in (form, form.removeprefix("و")) for one in verb_forms().get(whole, ()))
    return any(one.form.tense == "participle" for one in found)


def _collect(found: dict[str, list[Inflected]], folded: str, verb: Verb, forms: tuple[Form, ...] | list[Form]) -> None:
    for form in forms:
        if form.person != 1 and form.tense != "passive_participle":
            found.setdefault(folded, []).append(Inflected(verb, form))


def _verb(row: dict[str, str]) -> Verb:
    lemma = bare(row["past"])
    takes, flags = row["takes"].split(), (row.get("flags") or "").split()
    if row["stance"] not in STANCES or set(takes) - set(TAKES) or set(flags) - set(FLAGS):
        raise KnowledgeError(
            f"knowledge/data/reporting_verbs.tsv, {lemma}: unknown stance, takes or flag. Mend the row."
        )
    return Verb(lemma, row["stance"], frozenset(takes), frozenset(flags))


@functools.cache
def stance_of(lemma: str) -> str:
    """How a verb's speaker stands to what is reported; neutral for anything that is no reporting verb.

    >>> stance_of("زعم"), stance_of("بحسب")
    ('claim', 'neutral')
    """
    return next((verb.stance for verb in verbs() if verb.lemma == lemma), "neutral")


@functools.cache
def words(name: str) -> frozenset[str]:
    """A list of `reporting.toml` as folded single words.

    >>> "بعد" in words("not_reported")
    True
    """
    return frozenset(fold_text(word) for word in toml("reporting")[name])


@functools.cache
def phrases(name: str) -> PhraseIndex[str]:
    """A list of `reporting.toml` as an index over words; each phrase's value is the phrase as listed."""
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in toml("reporting")[name]:
        index.add(phrase.removesuffix(" ل"), phrase)
    return index


@functools.cache
def first_words(names: tuple[str, ...]) -> frozenset[str]:
    """The folded first words of some lists' phrases: what can't begin one needs no further look.

    >>> "جاء" in first_words(("document_verbs",))
    True
    """
    return frozenset(fold_text(phrase).split()[0] for name in names for phrase in toml("reporting")[name])
