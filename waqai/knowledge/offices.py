"""Who held which office when: presidents, prime ministers, ministers, heads of organisations.

Limits: the leading offices of some sixty states and organisations, from about 2005 to 2026; an acting holder counts as
a holder; days are those of taking office, where only a month or year is known the row has just that.

>>> holders("president", "FR", "2010-05-01")
['Q329']
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from waqai.knowledge.loader import table, toml

# Undated texts are taken to be of these years at most; only an office that changed no hands since then has an answer.
RECENT_YEARS = "2020"
OPEN_END = "9999"


class Term(NamedTuple):
    """One person's time in an office; `end` is the day on which the next one took it."""

    person: str
    start: str
    end: str


class Ranks(NamedTuple):
    """English names of the leading offices: of those who rule a state, those chosen to lead one, those right behind,
    and those who lead a state or a body, whichever; `doubtful` ones share their title with others."""

    rulers: frozenset[str]
    chosen: frozenset[str]
    seconds: frozenset[str]
    leaders: frozenset[str]
    doubtful: frozenset[str]

    @property
    def heads(self) -> frozenset[str]:
        """Those of heads of states and of governments."""
        return self.rulers | self.chosen

    @property
    def sure(self) -> frozenset[str]:
        """Those of heads whose title means nobody else."""
        return self.heads - self.doubtful


@functools.cache
def ranks() -> Ranks:
    """The leading offices, read once a process.

    >>> "sultan" in ranks().heads, "crown prince" in ranks().heads
    (True, False)
    """
    rows = toml("titles")["ranks"]
    return Ranks(*(frozenset(rows[field]) for field in Ranks._fields))


@functools.cache
def terms() -> dict[tuple[str, str], tuple[Term, ...]]:
    """All terms by office and by state or organisation, in order of time."""
    found: dict[tuple[str, str], list[Term]] = {}
    for office, where, person, start, end, *_ in table("entities/offices_hand").rows:
        found.setdefault((office, where), []).append(Term(person, start, end or OPEN_END))
    return {key: tuple(sorted(terms, key=lambda t: t.start)) for key, terms in found.items()}


class Held(NamedTuple):
    """One office that somebody held, and of what."""

    office: str
    where: str
    start: str
    end: str


@functools.cache
def _by_person() -> dict[str, tuple[Held, ...]]:
    found: dict[str, list[Held]] = {}
    for (office, where), those in terms().items():
        for term in those:
            found.setdefault(term.person, []).append(Held(office, where, term.start, term.end))
    return {person: tuple(sorted(held, key=lambda h: h.start)) for person, held in found.items()}


def offices_of(person: str) -> tuple[Held, ...]:
    """The offices that somebody held, in order of time.

    >>> offices_of("Q329")[0].office
    'president'
    """
    return _by_person().get(person, ())


def has_held(person: str, office: str, on: str | None, where: str | None = None) -> bool:
    """Whether somebody held an office, anywhere or of one state or body, on a day where one is known.

    >>> has_held("Q207", "president", "2005-05-01"), has_held("Q207", "president", "2015-05-01")
    (True, False)
    """
    held = (h for h in offices_of(person) if h.office == office and where in (None, h.where))
    if on is None or not on[:4].isdigit():
        return any(held)
    return any(_holds(Term(person, h.start, h.end), on) for h in held)


def holders(office: str, where: str, on: str | None) -> list[str]:
    """Ids of those who held an office on a day, in a month or in a year (`2024-06-18`, `2024-06`, `2024`).

    >>> holders("president", "RU", None)
    ['Q7747']
    >>> len(holders("president", "US", "2021"))
    2
    """
    those = terms().get((office, where), ())
    if on is None or not on[:4].isdigit():
        recent = list(dict.fromkeys(term.person for term in those if term.end > RECENT_YEARS))
        return recent if len(recent) == 1 else []
    return list(dict.fromkeys(term.person for term in those if _holds(term, on)))


def _holds(term: Term, on: str) -> bool:
    if term.start[: len(on)] > on[: len(term.start)]:
        return False
    end = term.end[: len(on)]
    return on[: len(end)] < end or (on[: len(end)] == end and len(on) < len(term.end) and len(on) <= len(end))
