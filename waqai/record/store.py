"""The record as its readers see it: one file, opened for reading only, and the usual questions.

Questions are SQL files with bound parameters under `queries`; this module turns names into entities, dates into days,
and rows into nouns.  Every question works on the record as it was published when the store was opened.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from waqai.findings import OUTCOMES, EventBetween
from waqai.model import EVENT_TYPES, STANDINGS, STATUSES, NameUnclear, RecordError, Span, UsageError
from waqai.record.answers import (
    ActorAnswer,
    Answer,
    EntityRow,
    EventFilter,
    Hit,
    ProblemRow,
    QuoteFilter,
    QuoteRow,
    RelationFilter,
    RelationRow,
    Summary,
    TableAnswer,
    TimelineRow,
    asks_for_events,
    make_row,
)
from waqai.record.appearing import appearing
from waqai.record.asked import limit_of, one_of, period_of
from waqai.record.bare import Bare
from waqai.record.database import (
    attach,
    check,
    chosen_events,
    explained,
    fetch,
    only_given,
    run,
    write_parquet,
)
from waqai.record.files import adopt
from waqai.record.found import FindingFilter, FindingRow
from waqai.record.laid import Laid
from waqai.record.language import Language
from waqai.record.laying import is_up_to_date
from waqai.record.naming import bearers, chief
from waqai.record.ranking import Index, Shelf, ranked, shelf_of
from waqai.record.rows import name_folded
from waqai.record.search import Finder, possible_stems, snippet_of, units_of, widened
from waqai.record.whole import Whole, whole_of, with_events

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = TypeVar("Row")
# Of several who bear a name, one is meant when so many times as many articles call it so.
DOMINANCE = 5
CANDIDATES_SHOWN = 10
# Of an actor's names and partners so many come where lists are bounded: a state has some of thousands.
COMMONEST = 50
# Of so many times as many articles as are wanted, alike in score, all are looked up with their texts.
SHOWN_AT_ONCE = 2
# Articles put together again in one query: enough for DuckDB to be quick, few enough for any memory.
WHOLE_AT_ONCE = 250


class Store:
    """Reads the record at `path`; a context manager.  The file is opened with the first question."""

    def __init__(self, path: Path, language: Language) -> None:
        self.path = path
        self._language = language
        self._connection: DuckDBPyConnection | None = None
        self._shelf: Shelf | None = None
        self._lists: Laid | Bare | None = None

    @classmethod
    def over(cls, path: Path, language: Language, connection: DuckDBPyConnection, shelf: Shelf | None = None) -> Store:
        """Asks through a connection that somebody else opened and will close; `shelf` is what a search wants to know
        of all articles, where it was read already."""
        store = cls(path, language)
        store._connection, store._shelf = connection, shelf
        return store

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go; the next question opens what is published then."""
        if self._connection is not None:
            self._connection.close()
            self._connection = self._shelf = self._lists = None

    def timeline(self, filters: EventFilter) -> Answer[TimelineRow]:
        """Events in order of time."""
        return self._events(filters, *self._sides(filters))

    def _sides(self, filters: EventFilter) -> tuple[list[str] | None, list[str] | None]:
        first, other = filters.pair or (filters.actor, None)
        if filters.pair and filters.actor:
            raise UsageError("give an actor or a pair, not both")
        return self._keys(first), self._keys(other)

    def _events(
        self, filters: EventFilter, actor: list[str] | None, other: list[str] | None = None, role: str | None = None
    ) -> Answer[TimelineRow]:
        wanted = self._event_choice(filters, actor, other, role)
        with explained(self.path):
            return Answer(TimelineRow, self._listed().events(wanted))

    def _event_choice(
        self, filters: EventFilter, actor: list[str] | None, other: list[str] | None, role: str | None = None
    ) -> dict[str, Any]:
        """The parameters of `queries/timeline.sql`."""
        return {
            "actor": actor,
            "other": other,
            "role": role,
            "type": one_of("event type", filters.type and filters.type.upper(), EVENT_TYPES),
            "mode": filters.mode and filters.mode.lower(),
            "status": one_of("status", filters.status and filters.status.lower(), STATUSES),
            "place": self._keys(filters.place),
            "said_by": self._keys(filters.said_by),
            "least": filters.min_confidence,
            "outlet": self._outlet(filters.outlet),
            **period_of(filters.first, filters.last),
            "limit": limit_of(filters.limit),
        }

    def wholes(self, filters: EventFilter) -> Iterator[Whole]:
        """Articles whole, in order of their ids.

        A filter of events leaves only these events, and the articles that hold one; outlet and time alone choose
        articles, by their publication."""
        events = self._events_of(filters) if asks_for_events(filters) else None
        articles = list(events) if events is not None else self._articles_in(filters)
        for start in range(0, len(articles), WHOLE_AT_ONCE):
            for whole in self._whole(articles[start : start + WHOLE_AT_ONCE]):
                yield whole if events is None else with_events(whole, events[whole.reading.article.id])

    def parquet(self, folder: Path) -> int:
        """Writes every table as Parquet into a new or empty folder; tells how many."""
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is there already; name a new or empty folder")
        self._open()
        with explained(folder), appearing(folder, folder=True) as part:
            # What is sorted may be more than memory holds: where all of it is to be, there should be room for that.
            spill = part / ".sorting"
            with closing(attach(self.path, spill=spill)) as connection:
                tables = write_parquet(connection, part)
            shutil.rmtree(spill, ignore_errors=True)
            return tables

    def _articles_in(self, filters: EventFilter) -> list[str]:
        period = period_of(filters.first, filters.last)
        found = [article for (article,) in self._fetch("articles_in", outlet=self._outlet(filters.outlet), **period)[1]]
        return found[: filters.limit]

    def _events_of(self, filters: EventFilter) -> dict[str, frozenset[str]]:
        connection = self._open()
        with explained(self.path):
            wanted = self._event_choice(filters, *self._sides(filters))
            _, rows = run(connection, *only_given(chosen_events(), wanted))
        return {article: frozenset(events) for article, events in rows}

    def _whole(self, articles: list[str]) -> Iterator[Whole]:
        occurrences: dict[str, dict[str, str]] = defaultdict(dict)
        if self._has_findings():
            for article, event, finding in self._fetch("occurrences_in", articles=articles)[1]:
                occurrences[article].setdefault(event, finding)
        columns, rows = self._fetch("whole", articles=articles)
        for values in rows:
            row = dict(zip(columns, values, strict=True))
            yield whole_of(row, occurrences[row["article"]["article_id"]])

    def actor(self, name: str, limit: int | None = None) -> ActorAnswer:
        """Who is behind a name or id."""
        keys = self._keys(name) or []
        some, lists, most = EventFilter(limit=limit), self._listed(), limit_of(None if limit is None else COMMONEST)
        with explained(self.path):
            names, types, partners = (
                tuple(lists.counts(what, keys, most)) for what in ("names_seen", "types_of", "partners_of")
            )
        return ActorAnswer(
            entity=self._entities(chief(keys), 1).rows[0],
            names=names,
            types=types,
            partners=partners,
            as_actor=self._events(some, keys, role="actor"),
            as_recipient=self._events(some, keys, role="recipient"),
            quotes=self._quotes(QuoteFilter(limit=limit), keys),
            relations=self.relations(RelationFilter(limit=limit), keys),
        )

    def relations(self, filters: RelationFilter, about: list[str] | None = None) -> Answer[RelationRow]:
        """Standing facts in order of the time for which they are told; `about`: keys in place of a name."""
        wanted = {
            "about": about or self._keys(filters.about),
            "relation": filters.kind and filters.kind.lower(),
            "standing": one_of("standing", filters.standing and filters.standing.lower(), STANDINGS),
            "outlet": self._outlet(filters.outlet),
            **period_of(filters.first, filters.last),
            "limit": limit_of(filters.limit),
        }
        with explained(self.path):
            return Answer(RelationRow, self._listed().relations(wanted))

    def quotes(self, filters: QuoteFilter) -> Answer[QuoteRow]:
        """Quotations in order of publication."""
        return self._quotes(filters, self._keys(filters.speaker))

    def _quotes(self, filters: QuoteFilter, speaker: list[str] | None) -> Answer[QuoteRow]:
        wanted = {
            "speaker": speaker,
            "about": self._keys(filters.about),
            "direct": filters.direct,
            "outlet": self._outlet(filters.outlet),
            **period_of(filters.first, filters.last),
            "limit": limit_of(filters.limit),
        }
        units = units_of(filters.text, self._language) if filters.text else ()
        with explained(self.path):
            return Answer(QuoteRow, self._listed().quotes(wanted, units, Finder(units, self._language)))

    def search(self, query: str, limit: int) -> Answer[Hit]:
        """Articles that hold the words, best first."""
        units, most = units_of(query, self._language), limit_of(limit)
        connection = self._open()
        with explained(self.path):
            if self._shelf is None:
                self._shelf = shelf_of(connection)
            index = Index(connection, self._shelf)
            index.read(units)
            wanted = widened(units, possible_stems(query, self._language), index.counts)
            found = ranked(index, wanted, most)
        articles, scores = ([one[at] for one in found] for at in (0, 1))
        if len(articles) > SHOWN_AT_ONCE * most:  # their texts are read of those alone that are shown
            best = self._fetch("search_best", articles=articles, scores=scores, limit=most)[1]
            articles, scores = ([one[at] for one in best] for at in (0, 1))
        columns, rows = self._fetch("search", articles=articles, scores=scores, limit=most)
        finder = Finder(wanted, self._language)
        return Answer(Hit, [self._hit(dict(zip(columns, row, strict=True)), finder) for row in rows])

    def _hit(self, found: dict[str, Any], finder: Finder) -> Hit:
        text, start, end = found.pop("text"), found.pop("title_start"), found.pop("title_end")
        body = [Span(part["span_start"], part["span_end"]) for part in found.pop("body")]
        parts = [Span(start, end), *body] if start is not None else body
        places = finder.places(text, dict.fromkeys(parts))
        snippet = snippet_of(text, parts, places)
        spans = tuple(dict.fromkeys(place.span for place in places))
        return Hit(**found, spans=spans, snippet=snippet, text=text[snippet.start : snippet.end])

    def findings(self, filters: FindingFilter) -> Answer[FindingRow]:
        """What was found across articles, in order of publication."""
        self._require_findings()
        wanted = {
            "kinds": list(filters.kinds),
            "actor": self._keys(filters.actor),
            "source": filters.source,
            "outlet": self._outlet(filters.outlet),
            "least": filters.least,
            "independent": filters.independent,
            "after": filters.after and one_of("outcome", filters.after.lower(), OUTCOMES),
            **period_of(filters.first, filters.last),
            "limit": limit_of(filters.limit),
        }
        with explained(self.path):
            return Answer(FindingRow, self._listed().findings(wanted))

    def between(
        self, one: str, two: str, first: str | None, last: str | None, limit: int | None = None
    ) -> Answer[EventBetween]:
        """The events between two sides; a state stands for all of its country.  With a limit, those of at least so many
        occurrences, the first ones."""
        self._require_findings()
        lists, sides = self._listed(), [self._keys(name) or [] for name in (one, two)]
        with explained(self.path):
            lands = [lists.land_of(keys) for keys in sides]
            if lands[0] is not None and lands[0] == lands[1]:
                raise UsageError(f"{one} and {two} are one side: both stand for the country {lands[0]}")
            wanted = {"one": sides[0], "two": sides[1], **period_of(first, last)}
            return Answer(EventBetween, lists.between(wanted, lands, limit_of(limit)))

    def _has_findings(self) -> bool:
        query = "SELECT 1 FROM duckdb_tables() WHERE table_name = 'findings'"
        return self._open().execute(query).fetchone() is not None

    def _require_findings(self) -> None:
        if not self._has_findings():
            raise RecordError(
                f"{self.path} was built before Waqai compared articles: build it once more "
                "(`waqai build PAGES`, whatever the pages), then ask again."
            )

    def entities(self, name: str | None, limit: int | None) -> Answer[EntityRow]:
        """Who and what the record knows; with a name, those who may bear it."""
        return self._entities(None if name is None else [key for key, *_ in self._bearers(name)], limit_of(limit))

    def _entities(self, keys: list[str] | None, limit: int) -> Answer[EntityRow]:
        """The entities of some keys, or all."""
        with explained(self.path):
            return Answer(EntityRow, self._listed().entities(keys, limit))

    def problems(self) -> Answer[ProblemRow]:
        """The pages that were passed over."""
        return self._answer(ProblemRow, "problems")

    def summary(self) -> Summary:
        """How much the record holds."""
        with explained(self.path):
            return self._listed().summary()

    def sql(self, query: str, parameters: Mapping[str, Any] | None) -> TableAnswer:
        """Any question in SQL."""
        import duckdb  # noqa: PLC0415 - see `database`

        connection = self._open()
        try:
            relation = connection.sql(query, params=dict(parameters) if parameters else None)
            if relation is None:  # DuckDB 1 gives nothing for statements without rows
                raise UsageError("this statement gives no rows; the record is read only, ask it with SELECT")
            return TableAnswer(relation.to_arrow_table())
        except duckdb.Error as error:
            raise UsageError(f"SQL: {error}") from error

    def _open(self) -> DuckDBPyConnection:
        if self._connection is None:
            with suppress(RecordError):  # a copy that can't be published is for the next build to complain of
                adopt(self.path)
            with explained(self.path):
                connection = attach(self.path)
            try:
                check(connection, self.path)
            except RecordError:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _fetch(self, name: str, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        connection = self._open()
        with explained(self.path):
            return fetch(connection, name, **parameters)

    def _answer(self, kind: type[Row], name: str, **parameters: Any) -> Answer[Row]:
        columns, rows = self._fetch(name, **parameters)
        return Answer(kind, [make_row(kind, columns, row) for row in rows])

    def _listed(self) -> Laid | Bare:
        """Who answers the usual questions: from rows that are laid out, where they are up to date."""
        if self._lists is None:
            connection = self._open()
            with explained(self.path):
                self._lists = (Laid if is_up_to_date(connection) else Bare)(connection)
        return self._lists

    def _outlet(self, name: str | None) -> str | None:
        return self._language.fold(name) if name else None

    def _bearers(self, name: str) -> list[tuple[str, int, int, bool]]:
        connection, folded = self._open(), name_folded(name, self._language)
        with explained(self.path):
            return bearers(connection, name, folded, isinstance(self._listed(), Laid))

    def _keys(self, name: str | None) -> list[str] | None:
        """The entities that a name means.  Unlinked ones that bear it are all meant; of linked ones, one."""
        if name is None:
            return None
        bearers = self._bearers(name)
        if not bearers:
            raise NameUnclear(
                name, f"nobody in {self.path} is called {name}. Try another spelling or part of the name."
            )
        linked = [(key, articles) for key, _, articles, is_linked in bearers if is_linked]
        if len(linked) > 1 and linked[0][1] < DOMINANCE * linked[1][1]:
            raise self._unclear(name, [key for key, *_ in bearers])
        return [key for key, _, _, is_linked in bearers if not is_linked or key == linked[0][0]]

    def keys(self, name: str) -> list[str]:
        """The keys of the entities that a name or key means; `NameUnclear` for none and for several."""
        return self._keys(name) or []

    def _unclear(self, name: str, keys: list[str]) -> NameUnclear:
        candidates = self._entities(keys, CANDIDATES_SHOWN).rows
        listed = "; ".join(f"{c.key} {c.name_ar}" + (f" ({c.name_en})" if c.name_en else "") for c in candidates)
        return NameUnclear(name, f"{name} may be any of these, give an id: {listed}", candidates)
