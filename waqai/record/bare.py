"""The usual questions, of a record whose rows are not laid out: from the tables of the readings.

So it is while a long build goes on, or where an older version built the record.  `laid` gives the same answers, sooner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from waqai.findings import EventBetween
from waqai.record.answers import Count, EntityRow, QuoteRow, RelationRow, Summary, TimelineRow, make_row
from waqai.record.asked import UNLIMITED
from waqai.record.database import chosen_from, fetch, only_given, run, statement
from waqai.record.found import FindingRow
from waqai.record.search import Finder, Unit, as_parameters

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = TypeVar("Row")


class Bare:
    """Asks through a connection to any record."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    def events(self, wanted: Mapping[str, Any]) -> list[TimelineRow]:
        """Events in order of time, chosen by the parameters of `queries/timeline.sql`."""
        return self._chosen(TimelineRow, ("timeline", "timeline"), wanted)

    def quotes(self, wanted: Mapping[str, Any], units: Sequence[Unit], finder: Finder) -> list[QuoteRow]:
        """Quotations in order of publication, that hold some words; as `queries/quotes.sql` chooses."""
        articles, limit = None, wanted["limit"]
        if units:
            found = fetch(self._connection, "articles_with", **as_parameters(units))[1]
            articles, wanted = [article for (article,) in found], {**wanted, "limit": UNLIMITED}
        rows = self._chosen(QuoteRow, ("quotations", "quotes"), {**wanted, "articles": articles})
        return list(islice((row for row in rows if finder.holds(row.text)), limit))

    def relations(self, wanted: Mapping[str, Any]) -> list[RelationRow]:
        """Standing facts, chosen by the parameters of `queries/relations.sql`."""
        return self._rows(RelationRow, *only_given(statement("queries/relations"), wanted))

    def findings(self, wanted: Mapping[str, Any]) -> list[FindingRow]:
        """Findings in order of publication, chosen by the parameters of `queries/found.sql`."""
        return self._chosen(FindingRow, ("across", "found"), wanted)

    def between(self, wanted: Mapping[str, Any], lands: Sequence[str | None], _: int) -> list[EventBetween]:
        """The events between two sides, given by keys and countries, in order of time."""
        parameters = {**wanted, "land_one": lands[0], "land_two": lands[1]}
        return self._rows(EventBetween, statement("queries/ledger"), parameters)

    def land_of(self, keys: Sequence[str]) -> str | None:
        """The country of a state among some entities."""
        return fetch(self._connection, "land_of", keys=list(keys))[1][0][0]  # type: ignore[no-any-return]

    def counts(self, name: str, keys: Sequence[str], limit: int) -> list[Count]:
        """What is counted of somebody: `names_seen`, `types_of` or `partners_of`."""
        return self._rows(Count, statement(f"queries/{name}"), {"keys": list(keys)})[:limit]

    def entities(self, keys: Sequence[str] | None, limit: int) -> list[EntityRow]:
        """The entities of some keys, or all, the most widely mentioned first."""
        return self._chosen(EntityRow, ("actors", "entities"), {"keys": keys, "limit": limit})

    def summary(self) -> Summary:
        """How much the record holds."""
        return self._rows(Summary, statement("queries/summary"), {})[0]

    def _chosen(self, kind: type[Row], query: tuple[str, str], wanted: Mapping[str, Any]) -> list[Row]:
        return self._rows(kind, *only_given(chosen_from(*query), wanted))

    def _rows(self, kind: type[Row], query: str, parameters: Mapping[str, Any]) -> list[Row]:
        columns, rows = run(self._connection, query, parameters)
        return [make_row(kind, columns, row) for row in rows]
