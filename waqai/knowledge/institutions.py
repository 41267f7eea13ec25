"""Heads of names that no list holds, and groups: `data/institutions.toml`, `data/collectives.toml`.

>>> from waqai.text.words import words_of
>>> institutions().bodies.at(words_of("البرلمان العراقي"), 0)[0].value.id
'parliament'
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from waqai.knowledge.frames import frames
from waqai.knowledge.grammar import FINITE
from waqai.knowledge.loader import table, toml
from waqai.knowledge.titles import spellings
from waqai.model import EntityType
from waqai.text.folding import fold_text
from waqai.text.phrases import PhraseIndex

# The word for a ministry, single, dual, plural; a portfolio follows it.
MINISTRY = frozenset(("وزاره", "وزارتا", "وزارتي"))
MINISTRIES = frozenset(("وزارتا", "وزارتي", "وزارات"))


class Head(NamedTuple):
    """A head noun: what kind of thing it makes; `alone` as in the data's header."""

    id: str
    type: EntityType
    en: str
    alone: bool


class Institutions(NamedTuple):
    """Bodies of states (الجيش), and heads that take a name (جامعة)."""

    bodies: PhraseIndex[Head]
    named: PhraseIndex[Head]


class Heading(NamedTuple):
    """A head in the dual or plural: its singular, what that makes, whether two names follow, and whether its form is
    another word, too."""

    singular: str
    head: Head
    two: bool
    doubtful: bool


class Several(NamedTuple):
    """Heads in the dual and plural, before the names of each (جامعتا, الجيشان, محافظات)."""

    bodies: PhraseIndex[Heading]
    named: PhraseIndex[Heading]


class Collectives(NamedTuple):
    """Groups and unnamed sources, their adjectives, and the words that refer back."""

    groups: PhraseIndex[Head]
    adjectives: frozenset[str]
    pairs: dict[str, str]
    homeland: frozenset[str]
    counterparts: frozenset[str]
    latter: frozenset[str]
    allies: frozenset[str]


@functools.cache
def institutions() -> Institutions:
    """The heads, read once a process."""
    data = toml("institutions")
    bodies: PhraseIndex[Head] = PhraseIndex()
    named: PhraseIndex[Head] = PhraseIndex()
    for row in data["body"]:
        for form in spellings(row["forms"]):
            bodies.add(form, Head(row["id"], "organisation", row["en"], row["alone"]))
    for row in data["named"]:
        for form in row["forms"]:
            named.add(form, Head(row["id"], row["type"], "", False))
    return Institutions(bodies, named)


@functools.cache
def several_heads() -> Several:
    """The heads of several things, made of those of one.

    >>> from waqai.text.words import words_of
    >>> [m.value.singular for m in several_heads().named.at(words_of("جامعتي القاهرة وبغداد"), 0)]
    ['جامعة']
    """
    data = toml("institutions")
    found = Several(PhraseIndex(), PhraseIndex())
    for row in data["body"]:
        _add_several(found.bodies, row["forms"], Head(row["id"], "organisation", row["en"], False), True)
    for row in data["dual"]:
        for form in row["forms"]:
            head = Head(row["id"], "organisation", row["en"], False)
            found.bodies.add(form, Heading(row["singular"], head, True, False))
    for row in data["named"]:
        _add_several(found.named, row["forms"], Head(row["id"], row["type"], "", False), False)
    return found


def _add_several(index: PhraseIndex[Heading], forms: list[str], head: Head, definite: bool) -> None:
    for form in (form for form in forms if " " not in form):
        for dual in duals(form, definite):
            index.add(dual, Heading(form, head, True, not form.endswith("ة")))
        for plural in _plurals().get(form, ()):
            index.add(plural, Heading(form, head, False, False))


@functools.cache
def _plurals() -> dict[str, list[str]]:
    """The plurals of heads, by these."""
    found: dict[str, list[str]] = {}
    for plural, singular in toml("institutions")["plurals"].items():
        found.setdefault(singular, []).append(plural)
    return found


def duals(form: str, definite: bool) -> list[str]:
    """The dual of a noun, before what it belongs to, and where it takes the article also by itself.

    >>> duals("جامعة", False), duals("جيش", True)
    (['جامعتا', 'جامعتي'], ['جيشا', 'جيشي', 'جيشان', 'جيشين'])
    """
    stem = form[:-1] + "ت" if form.endswith("ة") else form
    return [stem + end for end in (("ا", "ي", "ان", "ين") if definite else ("ا", "ي"))]


@functools.cache
def collectives() -> Collectives:
    """The groups, read once a process."""
    data = toml("collectives")
    groups: PhraseIndex[Head] = PhraseIndex()
    for row in data["group"]:
        for form in spellings(row["forms"]):
            groups.add(form, Head(row["id"], row["type"], row["en"], False))
    back = data["counterparts"]
    return Collectives(
        groups,
        _folded(data["adjectives"]["forms"]),
        {fold_text(form): kind for kind, forms in data["pairs"].items() for form in forms},
        _folded(data["homeland"]["forms"]),
        _folded(back["forms"]),
        _folded(back["latter"]),
        _folded(back["allies"]),
    )


@functools.cache
def things() -> dict[EntityType, tuple[frozenset[str], frozenset[str]]]:
    """Weapons and agreements: their heads, and the words one of which must follow."""
    data = toml("things")
    kinds: tuple[EntityType, ...] = ("weapon", "treaty")
    return {kind: (_folded(data[kind]["heads"]), _folded(data[kind]["words"])) for kind in kinds}


@functools.cache
def thing_heads() -> frozenset[str]:
    """The heads of all things."""
    return frozenset().union(*(heads for heads, _ in things().values()))


@functools.cache
def name_words() -> dict[str, str]:
    """Parts of persons' names, folded: `n` a name, `m` a name or an ordinary word.

    >>> name_words()["محمد"]
    'n'
    """
    return {form: kind for name in ("names", "names_hand") for form, kind, *_ in table(name).rows}


@functools.cache
def ordinary_words() -> frozenset[str]:
    """Folded words of the press that are no person's name, with the verbs that frames know: also a rare one behind a
    title is no surname (الرئيس الأميركي صافح نظيره).

    >>> "اعلن" in ordinary_words(), "صافح" in ordinary_words(), "يزيد" in ordinary_words()
    (True, True, False)
    """
    words = frames().words.items()
    verbs = {form for form, lexemes in words if any(lexeme.form.tense in FINITE for lexeme in lexemes)}
    return frozenset([form for form, *_ in table("ordinary").rows]) | verbs.difference(name_words())


@functools.cache
def place_words() -> frozenset[str]:
    """Names of places, folded, that are mostly other words.

    >>> "الخميس" in place_words(), "بغداد" in place_words()
    (True, False)
    """
    return frozenset([form for form, *_ in table("place_words").rows])


@functools.cache
def doubtful() -> tuple[frozenset[str], frozenset[str]]:
    """Names that need support, and adjectives that are none of a state."""
    data = toml("doubtful")
    return _folded(data["names"]), _folded(data["demonyms"])


@functools.cache
def never_alone() -> frozenset[str]:
    """Names that count behind a head only (مدينة صور).

    >>> "كيف" in never_alone()
    True
    """
    return _folded(toml("doubtful")["never"])


@functools.cache
def adjective_of() -> dict[str, str]:
    """The English adjective of a state, by ISO code.

    >>> adjective_of()["EG"]
    'Egyptian'
    """
    return dict(toml("adjectives")["english"])


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold_text, words))
