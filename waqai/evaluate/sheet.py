"""What the scoring of one page works on (`Case`) and writes to (`Sheet`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from waqai.evaluate.keys import Key
from waqai.evaluate.tally import Fault, Tally
from waqai.model import Reading, Span

MEASURES = (
    "articles",
    "publication month",
    "furniture",
    "entities",
    "links",
    "times",
    "quantities",
    "quotes",
    "speakers",
    "events",
    "arguments",
    "status",
    "status other than occurred",
    "attribution",
    "event time",
    "whole events",
    "relations",
)


class Spanned(Protocol):
    """Any item of a reading."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Item = TypeVar("Item")


class EntityIndex(Protocol):
    """Which of the key's entities a found id stands for."""

    def __call__(self, reading: int, entity_id: str | None) -> str | None:
        """The key's name for it, or None for one that the key does not know."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """One page to score: its text (empty where it could not be read), its key, its readings."""

    key: Key
    text: str
    readings: tuple[Reading, ...]
    entity: EntityIndex

    def known(self, reading: int, ids: Iterable[str]) -> set[str]:
        """The key's entities for a reading's ids; an unknown one stands for itself."""
        return {self.entity(reading, i) or i for i in ids}

    def piece(self, span: Span) -> str:
        """The page's words under a span."""
        return self.text[span[0] : span[1]]


@dataclass(slots=True)
class Sheet:
    """Tallies by measure, and every fault seen."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    faults: list[Fault] = field(default_factory=list)

    def count(self, measure: str, hit: int, wanted: int, found: int) -> None:
        """Adds to one measure."""
        self.tallies[measure].add(hit, wanted, found)

    def take_in(self, other: Sheet) -> None:
        """Adds another page's sheet."""
        for name, tally in other.tallies.items():
            self.count(name, tally.hit, tally.wanted, tally.found)
        self.faults.extend(other.faults)

    def blame(self, case: Case, measure: str, verdict: str, details: Iterable[str]) -> None:
        """Notes faults of one kind."""
        self.faults.extend(Fault(case.key.doc, measure, verdict, detail) for detail in details)


def others(items: Iterable[Item], taken: Iterable[int]) -> Iterator[Item]:
    """Items whose position is not among the taken.

    >>> list(others("وقائع", [0, 1]))
    ['ا', 'ئ', 'ع']
    """
    positions = set(taken)
    return (item for number, item in enumerate(items) if number not in positions)
