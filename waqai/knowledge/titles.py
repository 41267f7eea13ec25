"""Titles of persons, from `data/titles.toml`: offices, ranks, honorifics and callings, found by their words.

>>> book = title_book()
>>> from waqai.text.words import words_of
>>> [(m.last, m.prefix, m.value.office) for m in book.titles.at(words_of("المتحدث الرسمي باسم الحكومة"), 0)][0]
(3, 'ال', 'spokesperson')
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text
from waqai.text.phrases import PhraseIndex

Number = Literal["one", "two", "many"]
TitleClass = Literal["office", "minister", "military", "religious", "rank", "honorific", "source", "own"]
# Second words of a title that take no article when the whole is definite.
_UNINFLECTED = frozenset(fold_text(w) for w in ("باسم", "في", "لشؤون", "شؤون", "للشؤون", "للرئاسة", "لرئاسة", "لرئيس"))
# Titles that a pronoun may own (مديره التنفيذي فلان); فلان must follow.
_OWNED = frozenset(
    (
        "president",
        "leader",
        "director",
        "spokesperson",
        "ambassador",
        "envoy",
        "commander",
        "secretary",
        "secretary-general",
        "athlete",
        "aide",
        "adviser",
        "founder",
        "chancellor",
        "high-representative",
        "representative",
    )
)


class Title(NamedTuple):
    """One form of a title: `office` is its English name, `of` what may follow it, `state` the one state that has it."""

    id: str
    kind: TitleClass
    office: str
    of: frozenset[str]
    gender: Literal["m", "f"]
    number: Number
    state: str | None


class TitleBook(NamedTuple):
    """All titles, the portfolios of ministers (English by Arabic), and the words of kinship."""

    titles: PhraseIndex[Title]
    portfolios: PhraseIndex[str]
    adjectives: frozenset[str]
    kin: Mapping[str, str]


@functools.cache
def title_book() -> TitleBook:
    """The titles, read once a process."""
    data = toml("titles")
    titles: PhraseIndex[Title] = PhraseIndex()
    for row in data["title"]:
        for title, forms in _forms(row):
            for form in spellings(forms):
                titles.add(form, title)
            for form in _owned(title, forms):
                titles.add(form, title._replace(kind="own", of=frozenset()))
    portfolios: PhraseIndex[str] = PhraseIndex()
    for row in data["portfolio"]:
        for form in row["forms"]:
            portfolios.add(form, row["en"])
    kin = {fold_text(form): relation for relation, forms in data["kin"].items() for form in forms}
    return TitleBook(titles, portfolios, frozenset(map(fold_text, data["adjectives"]["forms"])), kin)


def _forms(row: Mapping[str, Any]) -> Iterable[tuple[Title, list[str]]]:
    of = frozenset(row["of"])
    kinds: tuple[tuple[str, Literal["m", "f"], Number], ...] = (
        ("m", "m", "one"),
        ("f", "f", "one"),
        ("dual", "m", "two"),
        ("plural", "m", "many"),
    )
    for key, gender, number in kinds:
        if key in row:
            yield Title(row["id"], row["class"], row["en"], of, gender, number, row.get("state")), row[key]


def _owned(title: Title, forms: Iterable[str]) -> list[str]:
    """A title with its owner's pronoun: مديره, رئيستها, لاعبهم."""
    if title.number != "one" or title.id not in _OWNED:
        return []
    stems = (form[:-1] + "ت" if form.endswith("ة") else form for form in forms if " " not in form)
    return [stem + pronoun for stem in stems for pronoun in ("ه", "ها", "هم")]


def spellings(forms: Iterable[str]) -> list[str]:
    """Each form, and the one with articles throughout of a form of several words that has none after its first.

    >>> spellings(["متحدث رسمي باسم", "نائب الرئيس"])
    ['متحدث رسمي باسم', 'متحدث الرسمي باسم', 'نائب الرئيس']
    """
    found: list[str] = []
    for form in forms:
        first, *rest = form.split(" ")
        found.append(form)
        if rest and not any(word.startswith("ال") for word in rest):
            found.append(" ".join([first, *(w if fold_text(w) in _UNINFLECTED else "ال" + w for w in rest)]))
    return found
