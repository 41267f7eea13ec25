"""Journeys of heads of state and summits whose days are known: who was where, when.

Data: `meetings.toml`.

>>> from waqai.text.words import words_of
>>> words = words_of("وصل بوتين إلى بيونغ يانغ")
>>> [(str(one.first), one.who, one.host) for one in told_in(words, 0, len(words)).meetings]
[('2000-07-19', 'putin', 'KP'), ('2024-06-18', 'putin', 'KP')]
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from waqai.knowledge.entities import gazetteer
from waqai.knowledge.loader import toml
from waqai.text.clitics import stems_of
from waqai.text.folding import fold_text
from waqai.text.phrases import PhraseIndex
from waqai.text.words import Word

PLACING = ("name", "metonym")
REACH = 12
"""Words from going or meeting to where."""


class Meeting(NamedTuple):
    """Somebody in a place, or a body meeting there, from its first to its last day."""

    who: str
    host: str
    first: datetime.date
    last: datetime.date


class Told(NamedTuple):
    """The meetings that words may tell of, and whether they call it recent, or look back to an old one or ahead."""

    meetings: tuple[Meeting, ...]
    recent: bool
    again: bool
    ahead: bool


def told_in(words: Sequence[Word], first: int, last: int) -> Told:
    """Every meeting whose traveller or body words first..last name, with a word of going or meeting and, close behind
    it, the host."""
    forms = [words[at].form for at in range(first, last)]
    going = [first + n for n, form in enumerate(forms) if not _forms("going").isdisjoint((form, *stems_of(form)))]
    who = {match.value for match in _names().find(words, first, last)} if going else set()
    hosts = {host for at in going for host in _hosts(words, at + 1, min(at + 1 + REACH, last))} if who else set()
    found = sorted((one for host in hosts for one in _at(host) if one.who in who), key=lambda one: (one.first, one))
    return Told(tuple(found), *(not _forms(name).isdisjoint(forms) for name in ("recent", "again", "ahead")))


def begun(words: Sequence[Word], first: int, last: int) -> datetime.date | None:
    """The latest day on which something began that words name: what names it is later."""
    return max((match.value for match in _beginnings().find(words, first, last)), default=None)


def _hosts(words: Sequence[Word], first: int, last: int) -> set[str]:
    """The towns of the table, and the states by their ISO codes, that words name."""
    hosts = {match.value for match in _towns().find(words, first, last)}
    for at in range(first, last):
        for match in gazetteer().names.at(words, at, last):
            known = match.value.known
            if known.type == "state" and known.country and match.value.kind in PLACING:
                hosts.add(known.country)
    return hosts


@functools.cache
def _meetings() -> dict[str, tuple[Meeting, ...]]:
    rows = toml("meetings")["journeys"]
    found: dict[str, list[Meeting]] = {}
    for who, host, days in (*rows["visits"], *rows["summits"]):
        first, _, last = days.partition("/")
        one = Meeting(who, host, datetime.date.fromisoformat(first), datetime.date.fromisoformat(last or first))
        found.setdefault(host, []).append(one)
    return {host: tuple(some) for host, some in found.items()}


def _at(host: str) -> tuple[Meeting, ...]:
    return _meetings().get(host, ())


@functools.cache
def _names() -> PhraseIndex[str]:
    data = toml("meetings")
    return _index((name, key) for kind in ("persons", "bodies") for key, names in data[kind].items() for name in names)


@functools.cache
def _towns() -> PhraseIndex[str]:
    return _index((host, host) for host in _meetings() if not host.isascii())


def _index(pairs: Iterable[tuple[str, str]]) -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for name, value in pairs:
        index.add(name, value)
    return index


@functools.cache
def _beginnings() -> PhraseIndex[datetime.date]:
    index: PhraseIndex[datetime.date] = PhraseIndex()
    for name, day in toml("meetings")["since"]:
        index.add(name, datetime.date.fromisoformat(day))
    return index


@functools.cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(map(fold_text, toml("meetings")[name]))
