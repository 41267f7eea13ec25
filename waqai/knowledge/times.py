"""The words of time, looked up by folded form: what `extract.times` reads with.

Data: `times.toml`.  A word may have several senses (ربيع is a season and half a Hijri month); the grammar chooses.

>>> [s.kind for s in senses("بالثلاثاء", "بالثلاثاء")]
['weekday']
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from waqai.knowledge.loader import toml
from waqai.text.clitics import readings
from waqai.text.folding import fold_text

Value = int | str


class Entry(NamedTuple):
    """One way to write a word of time: its kind, its value, the folded words after the first, whether it is weak
    (needs company) and how it must be spelled, where folding hides a difference."""

    kind: str
    value: Value
    rest: tuple[str, ...] = ()
    bare: str | None = None
    extra: str = ""


class Sense(NamedTuple):
    """What a word of the text may be: an entry, with the proclitics that were cut from the word."""

    kind: str
    value: Value
    rest: tuple[str, ...]
    skip: int
    definite: bool
    prefix: str
    extra: str


_NUMBERED = {
    "months": "month", "weak_months": "month", "hijri_months": "hijri", "latin_months": "latin", "weekdays": "weekday",
    "adverbs": "adverb", "deictic": "deictic", "decades": "decade", "prepositions": "preposition",
    "modifiers": "modifier", "told_modifiers": "told", "recurring": "recurring", "seasons": "season",
    "fractions_of_year": "share", "deictic_parts": "deictic", "parts": "part", "edges": "edge", "noon": "noon",
}  # fmt: skip
_LISTED = {
    "bounds": "bound", "vague_counts": "some", "vague": "vague", "every": "every", "now": "now", "rest": "rest",
    "weekend": "weekend", "instant": "instant", "this_leads": "lead", "anaphors": "anaphor",
}  # fmt: skip
_MODIFIERS = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}
# The shortest verb without its pronoun.
_VERB = 2
_WEAK_SPELLING = {"آب"}
# Kinds that keep their article: others are found behind it as well.
_WITH_ARTICLE = {"weekday", "unit", "part", "decade", "season", "share", "hijri", "number", "edge"}


@functools.cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Every word of time by its first folded word; longer entries first."""
    table: dict[str, list[Entry]] = {}
    for phrase, entry in _rows(toml("times")):
        first, *rest = fold_text(phrase).split()
        row = entry._replace(rest=tuple(rest))
        if row not in table.setdefault(first, []):
            table[first].append(row)
    return {form: tuple(sorted(found, key=lambda e: -len(e.rest))) for form, found in table.items()}


def _rows(data: dict[str, Any]) -> list[tuple[str, Entry]]:
    found = []
    for section, kind in _NUMBERED.items():
        for value, phrases in data[section].items():
            value, extra = (value[:-2], value[-2:]) if section == "deictic_parts" else (value, "")
            extra = "weak" if section == "weak_months" else extra
            found += [(p, Entry(kind, _value(kind, value), bare=_spelling(p), extra=extra)) for p in phrases]
    for section, kind in _LISTED.items():
        found += [(p, Entry(kind, p)) for p in data[section]["words"]]
    for number, units in data["units"].items():
        found += [(p, Entry("unit", iso, extra=number)) for iso, phrases in units.items() for p in phrases]
    found += [(p, Entry("zone", "Z")) for p in data["zones"]["Z"]]
    found += [(p, Entry("zone", int(h))) for h, places in data["zone_offsets"].items() for p in places]
    found += [(name, Entry("feast", row["id"])) for row in toml("feasts")["feast"] for name in row["names"]]
    return found


def _value(kind: str, value: str) -> Value:
    if kind in ("modifier", "told"):
        return _MODIFIERS[value]
    return int(value) if value.lstrip("-").isdigit() else value


def _spelling(phrase: str) -> str | None:
    return phrase if phrase in _WEAK_SPELLING else None


def senses(form: str, bare: str) -> tuple[Sense, ...]:
    """The senses of a word, by its folded form and its letters as written."""
    if bare in toml("times")["not_times"]["words"]:
        return ()
    table = entries()
    found = []
    for cut in readings(form):
        article = cut.prefix.endswith(("ال", "لل"))
        for entry in table.get(cut.stem, ()):
            if article and entry.kind not in _WITH_ARTICLE:
                continue
            if entry.bare and not bare.endswith(entry.bare):
                continue
            found.append(Sense(entry.kind, entry.value, entry.rest, cut.length, article, cut.prefix, entry.extra))
    return tuple(found)


class Senses(NamedTuple):
    """A word's senses: those of the word alone, and by their next word those of several."""

    alone: tuple[Sense, ...]
    longer: dict[str, tuple[Sense, ...]]


@functools.lru_cache(maxsize=32_000)
def parted_senses(form: str, bare: str) -> Senses:
    """The senses of a word, parted by whether further words belong to them: of في a score begin so."""
    longer: dict[str, tuple[Sense, ...]] = {}
    found = senses(form, bare)
    for one in found:
        if one.rest:
            longer[one.rest[0]] = (*longer.get(one.rest[0], ()), one)
    return Senses(tuple(one for one in found if not one.rest), longer)


@functools.cache
def word_list(section: str, name: str = "words") -> frozenset[str]:
    """A folded word list of the data file, such as ("today", "before_words")."""
    return frozenset(fold_text(word) for word in toml("times")[section][name])


def _without_object(form: str) -> str:
    """A verb without its object pronoun (يزورها)."""
    ending = next((end for end in ("هما", "ها", "هم") if form.endswith(end) and len(form) > len(end) + _VERB), "")
    return form.removesuffix(ending)


@functools.lru_cache(maxsize=32_000)
def tense_of(form: str) -> int:
    """+1 for a word that looks ahead (سيزور, المقرر), -1 for one that looks back (قال), 0 for any other.

    >>> tense_of("سيزور"), tense_of("وقالت"), tense_of("سياره")
    (1, -1, 0)
    """
    stem = form[1:] if form[:1] in ("و", "ف") and len(form) > 3 else form
    for one in (form, stem, _without_object(stem)):
        if one in word_list("forward"):
            return 1
        if one in word_list("forward", "past"):
            return -1
    if len(stem) >= 4 and stem[0] == "س" and stem[1] in "يتن" and stem not in word_list("forward", "no_verbs"):
        return 1
    return 0
