"""The tables behind what the page says: messages in both languages, units with their counted nouns, countries, months.

They are read once a process from `words/*.toml` and `words/*.tsv`; `catalogue` gives them a voice.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any, NamedTuple

from waqai.model import KnowledgeError
from waqai.present.web.figures import Digits, number
from waqai.present.web.plurals import category

LANGUAGES = ("ar", "en")
_FOLDER = resources.files("waqai.present.web") / "words"
_APART = ("months.toml",)

Message = str | dict[str, str]


class Unit(NamedTuple):
    """A unit's patterns by language and plural category; {n} stands where the figure does."""

    ar: dict[str, str]
    en: dict[str, str]


@functools.cache
def messages() -> dict[str, dict[str, Message]]:
    """Every message by its dotted key, in both languages.  A key that two files give, or that lacks a language, is an
    error: a page would fall silent in one language."""
    found: dict[str, dict[str, Message]] = {}
    for file, key, message in _all_messages():
        if key in found:
            raise KnowledgeError(f"web/words/{file} gives {key} once more. Remove one of both.")
        if set(message) != set(LANGUAGES):
            raise KnowledgeError(f"web/words/{file}: {key} needs {' and '.join(LANGUAGES)}, nothing else.")
        found[key] = message
    return found


def _all_messages() -> Iterator[tuple[str, str, dict[str, Message]]]:
    for file in sorted(_FOLDER.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml") and file.name not in _APART:
            for key, message in _leaves(tomllib.loads(file.read_text("utf-8")), ""):
                yield file.name, key, message


def _leaves(table: dict[str, Any], prefix: str) -> Iterator[tuple[str, dict[str, Message]]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if "ar" in value or "en" in value:
            yield key, value
        else:
            yield from _leaves(value, f"{key}.")


@functools.cache
def tables() -> dict[str, Any]:
    """Months, weekdays and forms of dates."""
    return tomllib.loads((_FOLDER / "months.toml").read_text("utf-8"))


@functools.cache
def units() -> dict[str, Unit]:
    """The units by their name in readings."""
    return {row["unit"]: _unit(row) for row in _rows("units.tsv")}


def _unit(row: dict[str, str]) -> Unit:
    english = {"one": f"{{n}} {row['en_one']}", "other": f"{{n}} {row['en_other']}"}
    return Unit({name: row[name] for name in ("one", "two", "few", "many", "other")}, english)


@functools.cache
def countries() -> dict[str, dict[str, str]]:
    """States and territories by their ISO 3166-1 code."""
    return {row["code"]: row for row in _rows("countries.tsv")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in (_FOLDER / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(columns, line.split("\t"), strict=True))


def counted(value: float, unit: str, language: str, digits: Digits) -> str:
    """So many of a unit, in the form that the number asks for.

    >>> [counted(n, "person", "ar", "latn") for n in (1, 2, 7, 12, 100)]
    ['شخص واحد', 'شخصان', '7 أشخاص', '12 شخصاً', '100 شخص']
    """
    patterns: dict[str, str] = getattr(units()[unit], language)
    pattern = patterns.get(category(value, language), patterns["other"])
    return pattern.format(n=number(value, digits))
