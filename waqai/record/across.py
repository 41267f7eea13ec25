"""The tables of what is found across articles, as `reconcile` asks for them and fills them.

A build's last step, on its copy of the record and in one transaction, or, for very many new articles, in several:
killed before its end it leaves the findings of what was committed, and articles that the findings do not know, which
the next build takes up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from waqai.findings import (
    DISAGREEMENTS,
    Amount,
    ArticleText,
    Changes,
    Deed,
    EventKey,
    EventLink,
    EventSketch,
    Finding,
    Head,
    Likeness,
    Link,
    Marks,
    Meeting,
    Nearness,
)
from waqai.model import Span
from waqai.record.database import attach, explained, statement
from waqai.record.deeds import deed_of, text_of
from waqai.record.laying import fall_behind, is_behind, is_up_to_date, lay_out_changes, note_forgotten, note_put, watch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FOUND = (
    "findings", "finding_sides", "article_marks", "article_prints", "article_terms", "article_links", "event_keys",
    "event_sketches", "event_links",
)  # fmt: skip
TEXTS_AT_ONCE = 2_000
ROWS_AT_ONCE = 50_000
# Rows with lists of whole entities, which take several times as much before they are made into nouns.
WIDE_AT_ONCE = 1_000


class FindingTables:
    """The findings of the record behind a connection that may write."""

    def __init__(self, connection: DuckDBPyConnection, version: str) -> None:
        self._connection = connection
        self._version = version
        self._moved: frozenset[str] = frozenset()
        self._behind: bool | None = None  # not known before the first transaction

    def begin(self) -> None:
        """Opens a transaction, after which the rows for pages are behind until `finish`."""
        if self._behind is None:
            self._behind = is_behind(self._connection)
            watch(self._connection)
        self._connection.execute("BEGIN")
        fall_behind(self._connection)

    def commit(self) -> None:
        """Makes all that was written since `begin` stay."""
        self._connection.execute("COMMIT")

    def finish(self) -> None:
        """Lays out for pages what was found; all of the record, where a build that was killed left that undone."""
        if self._behind is None:
            self._behind = is_behind(self._connection)
            watch(self._connection)
        self._connection.execute("BEGIN")
        lay_out_changes(self._connection, None if self._behind else self._moved)
        self._connection.execute("COMMIT")

    def folder(self) -> str | None:
        """Where the record lies; None where it lies in memory."""
        query = "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"
        (path,) = self._connection.execute(query).fetchone() or (None,)
        return str(Path(path).parent) if path else None

    def known(self) -> int:
        """How many articles the findings know."""
        (count,) = self._connection.execute("SELECT count(*) FROM article_marks").fetchone() or (0,)
        return int(count)

    def forget_all(self) -> None:
        """Takes out all that was found: where everything is to be found anew, this is sooner done than one by one."""
        self._behind = True
        for table in FOUND:
            self._connection.execute(f"DELETE FROM {table}")

    def changes(self) -> Changes:
        """What came, the oldest first, and what went since the findings were last brought up to date."""
        rows = self._ask("changes", version=self._version)
        self._moved |= {article for article, _, _ in rows}
        return Changes(tuple(a for a, come, _ in rows if come), tuple(a for a, _, gone in rows if gone))

    def texts(self, articles: Sequence[str]) -> Iterator[ArticleText]:
        """The articles with their texts; a page's text is held only as long as it is looked at."""
        for at in range(0, len(articles), TEXTS_AT_ONCE):
            for row in self._ask("texts", articles=list(articles[at : at + TEXTS_AT_ONCE])):
                yield text_of(*row)

    def forget(self, gone: Sequence[str]) -> None:
        """Takes out all that is known of articles that went; their fingerprints are remembered for `crossed`."""
        self._list("gone", gone)
        self._connection.execute(
            "CREATE OR REPLACE TEMP TABLE gone_prints AS "
            "SELECT print FROM article_prints WHERE article_id IN (FROM gone)"
        )
        if not gone:
            return
        for table in ("article_marks", "article_prints", "article_terms", "event_keys", "event_sketches"):
            self._connection.execute(f"DELETE FROM {table} WHERE article_id IN (FROM gone)")

    def put_marks(self, marks: Iterable[Marks]) -> None:
        """Writes what new articles are found by."""
        import pyarrow as pa  # noqa: PLC0415 - heavy, and only a build wants it

        known = list(marks)
        prints = [(m.article, p) for m in known for p in m.prints]
        terms = [(m.article, t, w) for m in known for t, w in m.terms]
        text, whole, real = pa.string(), pa.int64(), pa.float64()
        self._insert("article_prints", prints, {"article_id": text, "print": whole})
        self._insert("article_terms", terms, {"article_id": text, "term": text, "weight": real})
        table = self._arrow([(m.article, m.agency) for m in known], {"article_id": text, "agency": text})
        self._connection.register("incoming", table)
        self._run("mark", version=self._version)
        self._connection.unregister("incoming")

    def crossed(self, come: Sequence[str], most: int, least: int) -> list[tuple[str, str, bool]]:
        """Pairs of articles known before that became candidates for copies (True), or are none any more, since a
        fingerprint of theirs became common or rare."""
        self._list("come", come)
        self._run("shared_prints")
        return self._ask("crossed", most=most, least=least)

    def touch(self, articles: Sequence[str]) -> None:
        """Says which articles the next questions are about."""
        self._list("touched", articles)

    def copy_candidates(self, least: int, most: int) -> list[tuple[str, str]]:
        """Pairs with a touched article that share fingerprints; of the articles that `crossed` was told of."""
        return self._ask("copy_candidates", least=least, most=most)

    def prepare_likeness(self, days: int) -> None:
        """Lays aside the telling words of the touched articles and of those of about the same days, for all questions
        about likeness until they are prepared anew."""
        self._run("near_articles", days=days)
        self._run("near_terms")

    def like_candidates(self, days: int, likeness: Likeness) -> list[tuple[str, str, float]]:
        """Pairs with a touched article whose telling words are alike, with how much."""
        return self._ask("like_candidates", days=days, **likeness._asdict())

    def forget_findings(self, kinds: Sequence[str]) -> None:
        """Takes out the findings of these kinds that the touched articles have a passage in."""
        self._forget("forget_findings", kinds)

    def forget_links(self, kind: str) -> None:
        """Takes out the links of the touched articles."""
        self._connection.execute(
            "DELETE FROM article_links WHERE kind = ? AND "
            "(first_article IN (FROM touched) OR second_article IN (FROM touched))",
            [kind],
        )

    def forget_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Takes out the copies between the two articles of each pair, and that they are such."""
        import pyarrow as pa  # noqa: PLC0415 - as above

        if not pairs:
            return
        self._connection.execute("CREATE OR REPLACE TEMP TABLE pairs (one VARCHAR, two VARCHAR)")
        both = [(min(pair), max(pair)) for pair in pairs]
        self._insert("pairs", [*both, *((two, one) for one, two in both)], {"one": pa.string(), "two": pa.string()})
        self._forget("forget_pairs", ["copy"])
        self._connection.execute(
            "DELETE FROM article_links WHERE kind IN ('copy', 'reprint') "
            "AND (first_article, second_article) IN (FROM pairs)"
        )

    def _forget(self, name: str, kinds: Sequence[str]) -> None:
        """Takes out the findings that a query puts on the list of what is forgotten, with their passages."""
        self._run(name, kinds=list(kinds))
        note_forgotten(self._connection)
        self._run("forget_sides")
        self._run("forget_listed")

    def linked(self) -> list[Link]:
        """The links of the touched articles."""
        return [Link(*row) for row in self._ask("linked")]

    def heads(self) -> list[Head]:
        """The touched articles as stories show them."""
        return [
            Head(a, day, outlet, agency, title, Span(*ends))
            for a, day, outlet, agency, title, *ends in self._ask("heads")
        ]

    def put_links(self, kind: str, links: Iterable[tuple[str, str, float]]) -> None:
        """Writes which articles belong together, and how much."""
        import pyarrow as pa  # noqa: PLC0415 - as above

        rows = [(*sorted((one, two)), kind, score) for one, two, score in links]
        kinds = {
            "first_article": pa.string(),
            "second_article": pa.string(),
            "kind": pa.string(),
            "score": pa.float64(),
        }
        self._insert("article_links", rows, kinds)

    def deeds(self, events: Iterable[tuple[str, str]] | None = None) -> Iterator[Deed]:
        """Some events, with all others of their sentences; without them, all events of the touched articles.  Asked at
        once, whatever is touched later; a second question ends the first."""
        some = sorted(set(events or ()))
        if events is not None:
            self.touch([article for article, _ in some])
        self.touch_events(some)
        self._run("events", whole=events is None)
        return map(deed_of, self._slices("told_events", WIDE_AT_ONCE))

    def _slices(self, table: str, size: int) -> Iterator[tuple[Any, ...]]:
        """The rows of a table made for it, in their order, so many at a time: the rest may lie on disk."""
        # Within a transaction rows are numbered from a large number on.
        query = f"SELECT coalesce(min(rowid), 0), coalesce(max(rowid), -1) FROM {table}"
        first, last = self._connection.execute(query).fetchone() or (0, -1)
        for at in range(first, last + 1, size):
            query = f"FROM {table} WHERE rowid >= {at} AND rowid < {at + size} ORDER BY rowid"
            yield from self._connection.execute(query).fetchall()

    def forget_event_keys(self) -> None:
        """Takes out by what the events of the touched articles are brought together, and by what sorted out."""
        for table in ("event_keys", "event_sketches"):
            self._connection.execute(f"DELETE FROM {table} WHERE article_id IN (FROM touched)")

    def put_event_keys(self, keys: Iterable[EventKey], sketches: Sequence[EventSketch]) -> None:
        """Writes by what events are brought together, and by what sorted out."""
        import pyarrow as pa  # noqa: PLC0415 - as above

        rows = [(*key[:3], date.fromisoformat(key.first_day), date.fromisoformat(key.last_day)) for key in keys]
        text, day = pa.string(), pa.date32()
        columns = {"article_id": text, "event_id": text, "key": text, "first_day": day, "last_day": day}
        self._insert("event_keys", rows, columns)
        names = ("doers", "doers_near", "others", "others_near")
        columns = {"article_id": text, "event_id": text, "kind": text, "first_day": day, "last_day": day,
                   "dated": pa.bool_(), "day": day, **dict.fromkeys(names, pa.int64())}  # fmt: skip
        self._insert("event_sketches", sketches, columns)

    def event_kinds(self) -> tuple[list[str], list[str]]:
        """The kinds of the events in touched articles, and of all that they may be compared with."""
        self._run("number_events")
        rows = self._connection.execute(
            "SELECT kind_name, bool_or(touched) FROM numbered_events GROUP BY kind_name ORDER BY kind_name"
        ).fetchall()
        return [kind for kind, touched in rows if touched], [kind for kind, _ in rows]

    def event_candidates(self, met: Iterable[Meeting], nearness: Nearness) -> Iterator[tuple[int, int, int]]:
        """Pairs of events that `event_kinds` told of, one in a touched article, that may get a verdict, with which, in
        bits.  A large build has millions: they are numbers, of which `paired_events` tells the names.  In the order of
        a key that they share, and of time.  Asked at once, whatever is touched later."""
        import pyarrow as pa  # noqa: PLC0415 - as above

        self._connection.execute(
            "CREATE OR REPLACE TEMP TABLE kinds_named "
            "(one VARCHAR, two VARCHAR, same TINYINT, contrary TINYINT, leads TINYINT, follows TINYINT)"
        )
        bits = ("same", "contrary", "leads", "follows")
        columns = {"one": pa.string(), "two": pa.string(), **dict.fromkeys(bits, pa.int8())}
        self._insert("kinds_named", list(met), columns)
        self._run("kinds_met")
        self._run("event_candidates", **nearness._asdict())
        return self._slices("event_pairs", ROWS_AT_ONCE)

    def paired_events(self) -> dict[int, tuple[str, str]]:
        """The events of the pairs of `event_candidates`, by their numbers."""
        rows = self._connection.execute(
            "SELECT number, article_id, event_id FROM numbered_events "
            "WHERE number IN (SELECT one FROM event_pairs UNION SELECT two FROM event_pairs)"
        ).fetchall()
        return {number: (article, event) for number, article, event in rows}

    def forget_event_links(self) -> None:
        """Takes out what is known of the events of the touched articles and others."""
        self._connection.execute(
            "DELETE FROM event_links WHERE first_article IN (FROM touched) OR second_article IN (FROM touched)"
        )

    def put_event_links(self, links: Iterable[EventLink]) -> None:
        """Writes which events are the same or contrary."""
        import pyarrow as pa  # noqa: PLC0415 - as above

        text = pa.string()
        names = ("first_article", "first_event", "second_article", "second_event", "kind")
        columns = {**dict.fromkeys(names, text), "score": pa.float64(), "because": text}
        self._insert("event_links", [(*k.first, *k.second, k.kind, k.score, k.because) for k in links], columns)

    def event_links(self, events: Iterable[tuple[str, str]]) -> list[EventLink]:
        """The links of some events."""
        self.touch_events(events)
        return [EventLink((a, e), (b, f), *rest) for a, e, b, f, *rest in self._ask("event_links")]

    def linked_events(
        self, events: Iterable[tuple[str, str]] | None = None
    ) -> list[tuple[tuple[str, str], tuple[str, str]]]:
        """The two events of each link of some events; without them, of all events of the touched articles."""
        self.touch_events(events or ())
        return [((a, e), (b, f)) for a, e, b, f in self._ask("linked_events", whole=events is None)]

    def touch_events(self, events: Iterable[tuple[str, str]]) -> None:
        """Says which events the next questions are about."""
        import pyarrow as pa  # noqa: PLC0415 - as above

        self._connection.execute("CREATE OR REPLACE TEMP TABLE touched_events (article_id VARCHAR, event_id VARCHAR)")
        self._insert("touched_events", sorted(set(events)), {"article_id": pa.string(), "event_id": pa.string()})

    def forget_event_findings(self, kinds: Sequence[str]) -> None:
        """Takes out the findings of these kinds with a passage of a touched event or in a touched article."""
        self._forget("forget_event_findings", kinds)

    def figures(self) -> list[tuple[str, Amount, bool]]:
        """The figures of the touched articles, and whether an event carries them."""
        return [
            (article, Amount(value, upper, unit, bound, counted, Span(start, end)), carried)
            for article, value, upper, unit, bound, counted, start, end, carried in self._ask("figures")
        ]

    def near_pairs(self, days: int, copied: float) -> list[tuple[str, str, bool]]:
        """The touched articles, each paired with itself, and the pairs of linked articles so many days apart at most,
        one of them touched; whether the one is so much the other's copy.  In the order of time."""
        return self._ask("near_pairs", days=days, copied=copied)

    def forget_statements(self) -> None:
        """Takes out the disagreements of sentences (with no event) that have a passage in a touched article."""
        self._forget("forget_statements", DISAGREEMENTS)

    def passages(self) -> list[tuple[str, Span, str, Span]]:
        """The copied passages of the touched articles."""
        return [(a, Span(b, c), d, Span(e, f)) for a, b, c, d, e, f in self._ask("passages")]

    def put(self, findings: Iterable[Finding]) -> None:
        """Writes findings with their passages."""
        kept = sorted(findings, key=lambda one: one.id)
        rows = [
            (f.id, f.kind, f.about, f.score, f.because, f.articles, f.independent, f.severity, f.before, f.after,
             f.days, f.part_of)
            for f in kept
        ]  # fmt: skip
        sides = [
            (f.id, n, s.article, s.item, *s.span, s.value, list(s.said_by))
            for f in kept
            for n, s in enumerate(f.sides, 1)
        ]
        for table, values in (("findings", rows), ("finding_sides", sides)):
            schema = self._connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
            self._insert(table, values, {field.name: field.type for field in schema})
        note_put(self._connection, [f.id for f in kept])

    def _ask(self, name: str, **parameters: Any) -> list[Any]:
        return self._run(name, **parameters).fetchall()

    def _run(self, name: str, **parameters: Any) -> DuckDBPyConnection:
        return self._connection.execute(statement(f"queries/across/{name}"), parameters or None)

    def _list(self, name: str, articles: Sequence[str]) -> None:
        import pyarrow as pa  # noqa: PLC0415 - as above

        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} (article_id VARCHAR)")
        self._insert(name, [(article,) for article in sorted(set(articles))], {"article_id": pa.string()})

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]], columns: dict[str, Any]) -> None:
        if rows:
            self._connection.register("rows_to_put", self._arrow(rows, columns))
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM rows_to_put")
            self._connection.unregister("rows_to_put")

    def _arrow(self, rows: Sequence[tuple[Any, ...]], columns: dict[str, Any]) -> Any:
        import pyarrow as pa  # noqa: PLC0415 - as above

        values = zip(*rows, strict=True) if rows else ([] for _ in columns)
        arrays = [pa.array(column, kind) for column, kind in zip(values, columns.values(), strict=True)]
        return pa.Table.from_arrays(arrays, names=list(columns))


def is_current(path: Path, version: str) -> bool:
    """True where the findings of the published record are up to date, and laid out for pages."""
    with explained(path), closing(attach(path)) as connection:
        known = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'findings'").fetchone()
        done = known is not None and is_up_to_date(connection)
        return done and FindingTables(connection, version).changes() == Changes((), ())
