"""Units of quantities by the words that name them: money, measures, percent, people, things.

Data: `units.toml`.  The grammar of counted nouns is here: after 11 to 99 the noun is accusative (جنديا), the plural of
words in ة is in ات, people may have ون and ين, and a dual says two by itself (جنديين).

>>> from waqai.text.words import words_of
>>> unit_at(words_of("دينارا عراقيا"), 0).unit.name, unit_at(words_of("جنديا"), 0).unit.name
('IQD', 'person')
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from waqai.knowledge.loader import toml
from waqai.model import Bound
from waqai.text.folding import fold_text
from waqai.text.phrases import PhraseIndex
from waqai.text.words import Word, words_of

UnitKind = Literal[
    "money", "minor", "measure", "percent", "person", "thing", "duration", "occurrence", "other", "number"
]
_TWO = ("ان", "ين")
_SECTIONS: tuple[tuple[UnitKind, str], ...] = (
    ("measure", "measures"), ("person", "people"), ("thing", "things"),
    ("duration", "durations"), ("occurrence", "occurrences"),
)  # fmt: skip
_ALONE = ("measure", "money", "duration")
_MULTIPLES = ("كيلو", "سنتي", "ملي", "ديسي", "ميلي", "مللي")
# Endings of a country's adjective behind its currency: دولارا أميركيا, دولارين أميركيين, ليرة تركية.
_AGREEING = ("", "ا", "ة", "ين", "ان")


class Unit(NamedTuple):
    """A unit: ISO 4217, `percent`, `person` or an English singular; `noun` is the currency's own word where its
    country is not known yet."""

    name: str
    kind: UnitKind
    noun: str | None = None


class Named(NamedTuple):
    """A unit found in words, and the word after it; `two` for a dual."""

    unit: Unit
    last: int
    two: bool = False


Table = dict[str, list[tuple[tuple[str, ...], Unit, bool]]]


@functools.cache
def _table() -> Table:
    """Every unit word by its first folded form, longer phrases first; words as listed win over inflected ones."""
    data, table = toml("units"), Table()
    for phrase in data["percent"]["forms"]:
        _add(table, phrase, Unit("percent", "percent"))
    for phrase in data["others"]["words"]:
        _add(table, phrase, Unit("other", "other"))
    _add_money(table, data["money"])
    for code, phrases in data["abbreviations"].items():
        for phrase in phrases:
            _add(table, phrase, Unit(code, "money"))
    for name, row in data["minor"].items():
        for written in (w for form in row["forms"] for w in (form, *inflected(form))):
            _add(table, written, Unit(name, "minor"))
    nouns = list(_nouns(data))
    for unit, phrases in nouns:
        for phrase in phrases:
            _add(table, phrase, unit)
    for phrase in data["sound_people"]["person"]:
        _add_sound(table, phrase)
    for unit, phrases in nouns:
        _add_inflected(table, phrases, unit)
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def _nouns(data: dict[str, Any]) -> Iterator[tuple[Unit, list[str]]]:
    for kind, section in _SECTIONS:
        for name, phrases in data[section].items():
            yield Unit(name, kind), phrases


def _add(table: Table, phrase: str, unit: Unit, two: bool = False) -> None:
    first, *rest = [w.form for w in words_of(phrase)]
    rows = table.setdefault(first, [])
    if not any(row[0] == tuple(rest) for row in rows):
        rows.append((tuple(rest), unit, two))


def _add_sound(table: Table, phrase: str) -> None:
    """People with ون and ين: no dual, since مدنيين is both."""
    for ending in ("", "ون", "ين", "ا"):
        _add(table, phrase + ending, Unit("person", "person"))


def _add_inflected(table: Table, phrases: Sequence[str], unit: Unit) -> None:
    for phrase in phrases:
        for form in inflected(phrase):
            _add(table, form, unit)
    for phrase in phrases:
        if phrase == phrases[0] or phrase.endswith("ة") or unit.kind in ("person", "duration"):
            for form in duals_of(phrase):
                _add(table, form, unit, two=True)


def inflected(phrase: str) -> Iterator[str]:
    """The accusative of a counted noun, word by word, and the plural in ات of a noun in ة.

    >>> list(inflected("قمر صناعي")), list(inflected("دبابة"))
    (['قمرا صناعيا'], ['دبابات'])
    """
    head, _, rest = phrase.partition(" ")
    if head.endswith("ة"):
        yield f"{head[:-1]}ات {rest}".strip()
    elif not head.endswith(("ا", "ى", "اء", "ات")):
        yield " ".join([_accusative(head), *(_accusative(w) for w in rest.split() if w)])


def _accusative(word: str) -> str:
    return word if word.endswith(("ة", "ا", "ى", "اء")) else word + "ا"


def duals_of(word: str) -> Iterator[str]:
    """The two cases of a dual, for nouns of one word and multiples of a unit (كيلو مترين), and a feminine
    noun with its adjective (طائرتين مسيرتين).

    >>> list(duals_of("دبابة"))
    ['دبابتان', 'دبابتين']
    """
    head, _, last = word.rpartition(" ")
    if head in _MULTIPLES:
        yield from (f"{head} {two}" for two in duals_of(last))
    elif head.endswith("ة") and last.endswith("ة") and " " not in head:
        yield from (f"{head[:-1]}ت{ending} {last[:-1]}ت{ending}" for ending in _TWO)
    elif not head and not word.endswith(("ى", "ا", "ان", "ين", "ات")):
        stem = word[:-1] + "ت" if word.endswith("ة") else word
        yield from (stem + ending for ending in _TWO)


def _add_money(table: Table, money: dict[str, Any]) -> None:
    for noun, row in money.items():
        states = [(code, a + ending) for code, of in row.get("of", {}).items() for a in of for ending in _AGREEING]
        for written in (w for form in row["forms"] for w in (form, *inflected(form))):
            for code, adjective in states:
                _add(table, f"{written} {adjective}", Unit(code, "money", noun))
            _add(table, written, Unit(row.get("default", noun), "money", noun))
        for two in duals_of(row["forms"][0]):
            for code, adjective in states:
                _add(table, f"{two} {adjective}", Unit(code, "money", noun), two=True)
            _add(table, two, Unit(row.get("default", noun), "money", noun), two=True)


def unit_at(words: Sequence[Word], at: int, stop: int | None = None, article: bool = False) -> Named | None:
    """The longest unit named at word `at`; with `article` the first word must carry ال."""
    end = len(words) if stop is None else stop
    if at >= end:
        return None
    form = words[at].form
    if article:
        if not form.startswith("ال"):
            return None
        form = form[2:]
    dropped = "ال" if article else ""
    for rest, unit, two in _table().get(form, ()):
        last = at + 1 + len(rest)
        if last <= end and tuple(w.form.removeprefix(dropped) for w in words[at + 1 : last]) == rest:
            return Named(unit, last, two)
    return None


@functools.cache
def unit_openings() -> frozenset[str]:
    """The folded words that open a measure, a currency or a length of time: they may stand for one (لتر ونصف)."""
    return frozenset(form for form, rows in _table().items() if any(unit.kind in _ALONE for _, unit, _ in rows))


@functools.cache
def signs() -> dict[str, str]:
    """Currency signs and their codes."""
    return {sign: code for code, forms in toml("units")["signs"].items() for sign in forms}


@functools.cache
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes of the data, folded (lower case), for amounts written with the code itself."""
    rows = toml("units")["money"].values()
    return frozenset(code.lower() for row in rows for code in (*row.get("of", {}), row.get("default")) if code)


@functools.cache
def shared_currencies() -> dict[str, dict[str, str]]:
    """For each currency noun without a country of its own, its codes by state; a code begins with its state's.

    >>> shared_currencies()["lira"]["LB"]
    'LBP'
    """
    rows = toml("units")["money"].items()
    return {noun: {code[:2]: code for code in row["of"]} for noun, row in rows if "of" in row and "default" not in row}


@functools.cache
def minor_parts() -> dict[str, tuple[int, frozenset[str]]]:
    """For each part of a currency how many make one of the main unit, and whose it is.

    >>> minor_parts()["halala"][0]
    100
    """
    return {name: (row["per"], frozenset(row["of"])) for name, row in toml("units")["minor"].items()}


BoundSection = Literal["bounds", "bounds_after", "bounds_of_numbers"]


@functools.cache
def bounds(*sections: BoundSection) -> PhraseIndex[Bound]:
    """The phrases before (or behind) a number that say how exact it is."""
    index: PhraseIndex[Bound] = PhraseIndex()
    for section in sections:
        for bound, phrases in toml("units")[section].items():
            for phrase in phrases:
                index.add(phrase, bound)
    return index


@functools.cache
def rates() -> PhraseIndex[str]:
    """What follows a unit and makes it a rate: للبرميل, يوميا; the value is the rate in English."""
    index: PhraseIndex[str] = PhraseIndex()
    for rate, phrases in toml("units")["rates"].items():
        for phrase in phrases:
            index.add(phrase, rate)
    return index


@functools.cache
def unit_words(section: str) -> frozenset[str]:
    """A folded word list of the data: casualties, marches, calibres, labels."""
    return frozenset(fold_text(word) for word in toml("units")[section]["words"])
