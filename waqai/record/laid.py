"""The usual questions, of a record whose rows are laid out: lists that stand ready choose, and what is shown of each
item is one value.

A list is asked for twice where it is bounded: up to which day it goes, and then for its first items, since what a page
is called orders the items of a day.  The answers are those that `store` gives from the tables of the readings.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from waqai.findings import EventBetween
from waqai.record.answers import Amount, Count, EntityRow, Named, QuoteRow, RelationRow, Summary, TimelineRow, make_row
from waqai.record.asked import UNLIMITED
from waqai.record.database import LOOKED_UP_AT_ONCE, body_of, fetch, only_given, run, statement
from waqai.record.found import FindingRow
from waqai.record.packed import told_of, unpacked
from waqai.record.search import Finder, Unit
from waqai.record.shown import EventRow

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = TypeVar("Row")

# In which part of a telling somebody is looked for.
_EITHER = "(e.acts OR e.receives)"
_PARTS = {"actor": _EITHER, "other": _EITHER, "place": "e.hosts", "said_by": "e.tells"}
_ROLES = {"actor": "e.acts", "recipient": "e.receives", None: _EITHER}
_SAID = {"speaker": "e.role = 'speaker'", "about": "e.role IN ('named', 'within')"}
_IS_ONE = "e.entity IN (SELECT unnest(CAST(${} AS VARCHAR[])))"


# What can't be chosen by lists is sought among so many times as many as are wanted, and then among more.
_TRIED = 16
# A word in so many articles tells little: quotations that hold it come soon without it.
_MANY = 50_000


class Laid:
    """Asks through a connection to a record whose rows are up to date."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection

    def events(self, wanted: Mapping[str, Any]) -> list[TimelineRow]:
        """Events in order of time, chosen by the parameters of `queries/timeline.sql`."""
        given = {name: value for name, value in wanted.items() if name != "role"}
        who = [name for name in _PARTS if given[name] is not None]
        parts = {**_PARTS, "actor": _ROLES[wanted["role"]]}
        conditions = [f"{_IS_ONE.format(name)} AND {parts[name]}" for name in who[:1]]
        conditions += [
            f"e.number IN (SELECT e.number FROM part_rows e WHERE {_IS_ONE.format(name)} AND {parts[name]})"
            for name in who[1:]
        ]
        query = _named("tellings").replace("TABLE_", "part_rows" if who else "event_rows")
        query = query.replace("WHO", "\n  AND ".join(conditions) or "true").replace("DISTINCT_", _distinct(given, who))
        numbers = [number for (number,) in self._in_order("tellings", query, given)]
        return [self._event(one) for one in self._shown("events", numbers)]

    def _event(self, packed: str) -> TimelineRow:
        told, (rule, basis, words) = told_of(0, packed)
        amounts = tuple(
            Amount(one.value, one.value_to, one.unit, one.bound, text)
            for one, text in zip(told.amounts, self._words(told, words), strict=True)
        )
        start = told.sentence.start
        return TimelineRow(
            told.article, told.event, told.date, told.day, told.date_basis, told.type, told.mode, told.status,
            _bare(told.actors), _bare(told.recipients), _bare(told.places), _bare(told.said_by), amounts, told.object,
            told.confidence, rule, told.trigger,
            told.text[told.trigger.start - start : told.trigger.end - start], told.sentence, told.text, told.source,
            told.title, told.outlet, told.published, basis,
        )  # fmt: skip

    def _words(self, told: EventRow, words: Sequence[str | None]) -> list[str]:
        """The words of a telling's amounts; those outside of its sentence are cut from the page."""
        return [
            self._ask("piece_of", article=told.article, span_start=one.span.start, span_end=one.span.end)[0][0]
            if text is None
            else text
            for one, text in zip(told.amounts, words, strict=True)
        ]

    def quotes(self, wanted: Mapping[str, Any], units: Sequence[Unit], finder: Finder) -> list[QuoteRow]:
        """Quotations in order of publication, that hold some words; as `queries/quotes.sql` chooses."""
        terms = self._telling(units)

        def asked(most: int) -> list[QuoteRow]:
            places = self._quote_places({**wanted, "terms": terms, "limit": most})
            return [_quote(json.loads(packed)) for packed in self._shown_at("quote_rows", places)]

        return _sought(asked, wanted["limit"], (lambda row: finder.holds(row.text)) if units else None)

    def _telling(self, units: Sequence[Unit]) -> list[str] | None:
        """The forms of the word that the fewest articles hold; None where these are many."""
        words = [sorted(forms) for unit in units for forms in unit.words]
        counted = [(self._ask("holders", terms=forms)[0][0], forms) for forms in words]
        return next((forms for count, forms in sorted(counted) if count < _MANY), None)

    def _quote_places(self, wanted: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        given = {**wanted, "also": wanted["about"] if wanted["speaker"] is not None else None}
        who = next((name for name in ("speaker", "about") if given[name] is not None), None)
        where = f"{_IS_ONE.format(who)} AND {_SAID[who]}" if who else "e.entity = ''"
        query = _named("quotes").replace("ENTITY_", where).replace("DISTINCT_", _distinct(given, [who] if who else []))
        return self._in_order("quotes", query, given)

    def relations(self, wanted: Mapping[str, Any]) -> list[RelationRow]:
        """Standing facts, chosen by the parameters of `queries/relations.sql`."""
        about = wanted["about"] if wanted["about"] is not None else [""]
        query = _named("facts").replace("DISTINCT_", "DISTINCT" if len(about) > 1 else "")
        places = self._in_order("facts", query, {**wanted, "about": about})
        return [_fact(json.loads(packed)) for packed in self._shown_at("fact_rows", places)]

    def findings(self, wanted: Mapping[str, Any]) -> list[FindingRow]:
        """Findings in order of publication, chosen by the parameters of `queries/found.sql`."""
        about = wanted["actor"] if wanted["actor"] is not None else [""]
        query = _named("findings").replace("DISTINCT_", "DISTINCT" if len(about) > 1 else "")
        source, limit, articles = wanted["source"], wanted["limit"], None
        if source is not None:
            some = [article for (article,) in self._ask("articles_at", source=source, most=LOOKED_UP_AT_ONCE)]
            articles = some if len(some) < LOOKED_UP_AT_ONCE else None

        def asked(most: int) -> list[FindingRow]:
            given = {**wanted, "about": about, "articles": articles, "limit": most}
            numbers = [number for (number,) in self._in_order("findings", query, given)]
            return [unpacked(FindingRow, json.loads(packed)) for packed in self._shown("findings", numbers)]

        return _sought(asked, limit, source and (lambda row: any(source in side.source for side in row.sides)))

    def between(self, wanted: Mapping[str, Any], lands: Sequence[str | None], limit: int) -> list[EventBetween]:
        """The events between two sides, given by keys and countries, in order of time; of so many occurrences."""
        one, two = ([f"@{land}"] if land else [] for land in lands)
        sides = {"one": wanted["one"] + one, "two": wanted["two"] + two}
        query, given = only_given(_named("between"), {**wanted, **sides})
        if limit != UNLIMITED:
            query, given = _named("between_first").replace("CHOSEN", query), {**given, "limit": limit}
        ways = dict(run(self._connection, query, given)[1])
        numbers = list(ways)
        events = zip(numbers, self._shown("events", numbers), strict=True)
        told = [self._between(packed, ways[number]) for number, packed in events]
        return [one for _, one in sorted(told, key=lambda one: one[0])]

    def _between(self, packed: str, way: str) -> tuple[tuple[Any, ...], EventBetween]:
        told, (_, _, words) = told_of(0, packed)
        between = EventBetween(
            told.occurrence, told.day, told.type, told.mode, told.status, way, tuple(one.unit for one in told.amounts),
            tuple(self._words(told, words)), told.object,
            told.article, told.source, told.outlet, told.published, told.event, told.sentence, told.text,
            tuple(one.name_ar for one in told.said_by),
        )  # fmt: skip
        order = told.day is None, told.day or "", told.source, told.article, told.trigger.start, told.event
        return order, between

    def land_of(self, keys: Sequence[str]) -> str | None:
        """The country of a state among some entities."""
        return self._ask("land_of", keys=list(keys))[0][0]  # type: ignore[no-any-return]

    def counts(self, name: str, keys: Sequence[str], limit: int) -> list[Count]:
        """What is counted of somebody: `names_seen`, `types_of` or `partners_of`."""
        if name == "partners_of" and len(keys) > 1:  # an event that several of them share counts once
            rows = fetch(self._connection, name, keys=list(keys))[1][:limit]
        else:
            query = _text(name).replace("DISTINCT_", "DISTINCT" if len(keys) > 1 else "")
            rows = run(self._connection, *only_given(query, {"keys": list(keys), "limit": limit}))[1]
        return [Count(*row) for row in rows]

    def entities(self, keys: Sequence[str] | None, limit: int) -> list[EntityRow]:
        """The entities of some keys, or all, the most widely mentioned first."""
        return self._rows(EntityRow, *only_given(_text("entities"), {"keys": keys, "limit": limit}))

    def summary(self) -> Summary:
        """How much the record holds."""
        return self._rows(Summary, _text("summary"), {})[0]

    def _rows(self, kind: type[Row], query: str, given: Mapping[str, Any]) -> list[Row]:
        columns, rows = run(self._connection, query, given)
        return [make_row(kind, columns, row) for row in rows]

    def _in_order(self, what: str, query: str, wanted: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The first items of a choice, in its order."""
        reached, limit = None, wanted["limit"]
        if limit != UNLIMITED:
            chosen, given = only_given(query, {**wanted, "reached": None})
            reached = run(self._connection, _reached(what).replace("CHOSEN", chosen), given | {"limit": limit})[1][0][0]
        chosen, given = only_given(query, {**wanted, "reached": reached and str(reached)})
        ordered = _named(f"{what}_in_order").replace("CHOSEN", chosen)
        return run(self._connection, ordered, given | {"limit": limit})[1]

    def _shown(self, what: str, numbers: Sequence[int]) -> list[str]:
        """What is shown of tellings or findings, in the order of these numbers."""
        query = "queries/browse/events_by_number" if what == "events" else "queries/laid/findings_shown"
        found = dict(run(self._connection, statement(query), {"numbers": sorted(set(numbers))})[1]) if numbers else {}
        return [found[number] for number in numbers]

    def _shown_at(self, table: str, places: Sequence[tuple[Any, ...]]) -> list[str]:
        return shown_at(lambda query, given: run(self._connection, query, given)[1], table, places)

    def _ask(self, name: str, **parameters: Any) -> list[Any]:
        return run(self._connection, _text(name), parameters)[1]


def shown_at(
    asked: Callable[[str, dict[str, Any]], Sequence[Sequence[Any]]], table: str, places: Sequence[tuple[Any, ...]]
) -> list[str]:
    """What is shown of quotations or facts, which `table` holds, in the order of these places in articles."""
    if not places:
        return []
    articles, numbers = (list(column) for column in zip(*sorted(set(places)), strict=True))
    rows = asked(_text("shown_at").replace("ROWS_", table), {"articles": articles, "places": numbers})
    found = {(article, place): shown for article, place, shown in rows}
    return [found[article, place] for article, place in places]


def _sought(asked: Callable[[int], list[Row]], limit: int, fits: Callable[[Row], bool] | None) -> list[Row]:
    """The first rows that fit, of a list of which the first so many rows can be asked."""
    if not fits:
        return asked(limit)
    most = limit if limit == UNLIMITED else max(limit, 1) * _TRIED
    while True:
        rows = asked(most)
        found = list(islice(filter(fits, rows), limit))
        if len(found) == limit or len(rows) < most or most == UNLIMITED:
            return found
        most *= _TRIED


def _text(name: str) -> str:
    return statement(f"queries/laid/{name}")


def _named(name: str) -> str:
    return body_of(_text(name))


def _reached(what: str) -> str:
    return _named("tellings_reached" if what == "quotes" else f"{what}_reached")


def _distinct(given: Mapping[str, Any], who: Sequence[str]) -> str:
    """A telling stands once in the list of one entity, and a quotation in each of its two."""
    return "DISTINCT" if who and len(given[who[0]]) > 1 else ""


def _bare(names: Sequence[Any]) -> tuple[Named, ...]:
    return tuple(Named(one.key, one.name_ar, one.name_en) for one in names)


def _name(told: Sequence[Any] | None) -> Named | None:
    return None if told is None else Named(*told[:3])


def _quote(told: list[Any]) -> QuoteRow:
    told[2] = told[2] and told[2][:3]
    return unpacked(QuoteRow, told)


def _fact(told: list[Any]) -> RelationRow:
    told[0], told[2] = told[0][:3], told[2][:3]
    return unpacked(RelationRow, told)
