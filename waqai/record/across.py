"""The tables of what is found across articles, as `reconcile` asks for them and fills them.

A build's last step, on its copy of the record and in one transaction: killed before its end it leaves findings as they
were, and articles that the findings do not know, which the next build takes up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from waqai.findings import ArticleText, Changes, Finding, Head, Likeness, Link, Marks
from waqai.model import Span
from waqai.record.database import attach, explained, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TEXTS_AT_ONCE = 500


class FindingTables:
    """The findings of the record behind a connection that may write."""

    def __init__(self, connection: DuckDBPyConnection, version: str) -> None:
        self._connection = connection
        self._version = version

    def begin(self) -> None:
        """Opens the one transaction."""
        self._connection.execute("BEGIN")

    def commit(self) -> None:
        """Makes all that was written since `begin` stay."""
        self._connection.execute("COMMIT")

    def changes(self) -> Changes:
        """What came and what went since the findings were last brought up to date."""
        rows = self._ask("changes", version=self._version)
        return Changes(tuple(a for a, come, _ in rows if come), tuple(a for a, _, gone in rows if gone))

    def texts(self, articles: Sequence[str]) -> Iterator[ArticleText]:
        """The articles with their texts; a page's text is held only as long as it is looked at."""
        for at in range(0, len(articles), TEXTS_AT_ONCE):
            for row in self._ask("texts", articles=list(articles[at : at + TEXTS_AT_ONCE])):
                yield _text_of(*row)

    def forget(self, gone: Sequence[str]) -> None:
        """Takes out all that is known of articles that went; their fingerprints are remembered for `crossed`."""
        self._list("gone", gone)
        self._connection.execute(
            "CREATE OR REPLACE TEMP TABLE gone_prints AS "
            "SELECT print FROM article_prints WHERE article_id IN (FROM gone)"
        )
        if not gone:
            return
        for table in ("article_marks", "article_prints", "article_terms"):
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

    def crossed(self, come: Sequence[str], most: int) -> list[str]:
        """Articles whose copies must be looked for anew, since a fingerprint of theirs became common or rare."""
        self._list("come", come)
        return sorted(article for (article,) in self._ask("crossed", most=most))

    def touch(self, articles: Sequence[str]) -> None:
        """Says which articles the next questions are about."""
        self._list("touched", articles)

    def copy_candidates(self, least: int, most: int) -> list[tuple[str, str]]:
        """Pairs with a touched article that share fingerprints."""
        return self._ask("copy_candidates", least=least, most=most)

    def like_candidates(self, days: int, likeness: Likeness) -> list[tuple[str, str, float]]:
        """Pairs with a touched article whose telling words are alike, with how much."""
        return self._ask("like_candidates", days=days, **likeness._asdict())

    def forget_findings(self, kinds: Sequence[str]) -> None:
        """Takes out the findings of these kinds that the touched articles have a passage in."""
        self._run("forget_findings", kinds=list(kinds))
        self._run("forget_sides")

    def forget_links(self, kind: str) -> None:
        """Takes out the links of the touched articles."""
        self._connection.execute(
            "DELETE FROM article_links WHERE kind = ? AND "
            "(first_article IN (FROM touched) OR second_article IN (FROM touched))",
            [kind],
        )

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
    """True where the findings of the published record are up to date."""
    with explained(path), closing(attach(path)) as connection:
        known = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'findings'").fetchone()
        return known is not None and FindingTables(connection, version).changes() == Changes((), ())


def _text_of(
    article: str, text: str, title: str | None, start: int | None, end: int | None, body: Any, *rest: str | None
) -> ArticleText:
    span = Span(start, end) if start is not None and end is not None else None
    parts = tuple(Span(part["span_start"], part["span_end"]) for part in body)
    return ArticleText(article, text, title, span, parts, *rest)
