"""What pages ask of a record: many small questions at a time, each of a few blocks of what a build laid out for it.

A `Browser` holds one published state of a record open; it may be asked from several threads at once.  Who serves for a
long time asks `is_current` and opens another when a build has published.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from waqai.model import NameUnclear, RecordError
from waqai.record.answers import Count, EntityRow, Hit, Summary, make_row
from waqai.record.choosing import EventSums, Page, filters, listed, pages_of_days, summed, sums_of
from waqai.record.cursors import Cursors
from waqai.record.database import attach, check, explained, run, statement
from waqai.record.files import adopt, building_path
from waqai.record.found import FindingRow
from waqai.record.keeping import Kept, Table, rows_of
from waqai.record.laid import shown_at
from waqai.record.language import Language
from waqai.record.laying import is_laid_out
from waqai.record.naming import telling_word
from waqai.record.packed import article_of, marks_of, page_of, saying_of, standing_of, telling_of, unpacked
from waqai.record.ranking import Shelf, shelf_of
from waqai.record.rows import name_folded
from waqai.record.shown import (
    ArticleLine,
    ArticleText,
    Dealing,
    EntityLine,
    EventChoice,
    EventRow,
    Figure,
    Found,
    KindCount,
    Mark,
    PairLine,
    Partner,
    PlaceLine,
    Saying,
    Standing,
    Titled,
)
from waqai.record.store import Store

Row = TypeVar("Row")
# Answers are kept until they have so many rows together: some tens of megabytes.
ROWS_KEPT = 20_000
# Counts of a choice of occurrences are thousands, one for each day and status, and asked for by all parts of a page.
SUMS_KEPT = 16
# Who bears a name may bear so many others that hold it, before more are asked for.
NAMES_OF_ONE = 4
# What lists are ordered by; nothing but a number, so that DuckDB reads the blocks alone that hold its first rows.
_FINDING_ORDERS = {"time": "number", "weight": "weight DESC, number", "carriers": "carriers DESC, number"}
_ARTICLE_ORDERS = {"time": "number", "copied": "copied_by DESC, number"}


class Browser:
    """Asks the record at `path` as it is published now.  Raises `RecordError` where there is none that can be used."""

    def __init__(self, path: Path, language: Language) -> None:
        self.path = path.resolve() if path.is_symlink() else path
        self._language = language
        self._shelf: Shelf | None = None
        self._kept = Kept[Table](ROWS_KEPT, rows_of)
        self._sums = Kept[EventSums](SUMS_KEPT, lambda _: 1)
        with suppress(RecordError):  # a copy that can't be published is for the next build to complain of
            adopt(self.path)
        self.stamp = _stamp(self.path)
        with explained(self.path):
            self._connection = attach(self.path)
        try:
            check(self._connection, self.path)
            self._require_rows()
        except RecordError:
            self._connection.close()
            raise
        self._cursors = Cursors(self._connection)

    def close(self) -> None:
        """Lets the file go."""
        self._cursors.close()
        self._connection.close()

    def is_current(self) -> bool:
        """False once another state of the record was published."""
        return _stamp(self.path) == self.stamp

    def is_building(self) -> bool:
        """True while a build works on a copy of the record."""
        return building_path(self.path).exists()

    def _require_rows(self) -> None:
        if not is_laid_out(self._connection):
            raise RecordError(
                f"{self.path} was built before Waqai had pages: build it once more "
                "(`waqai build PAGES`, whatever the pages), then open it again."
            )

    def summary(self) -> Summary:
        """How much the record holds."""
        return self._rows(Summary, _named("counts"))[0]

    def events(self, choice: EventChoice, page: Page, newest_first: bool = False) -> list[EventRow]:
        """Occurrences in order of time; those without a day come last either way."""
        if not newest_first and not page.offset:
            return self._tellings(self._numbers(choice, page, {}, "event_numbers"))
        if newest_first and not page.offset and self._sums.known(choice) is None:
            return self._tellings(self._latest(choice, page.limit))
        numbers: list[int] = []
        for days, part in pages_of_days(self.event_sums(choice), page, newest_first):
            name = "event_numbers_newest" if newest_first else "event_numbers"
            numbers += self._numbers(choice, part, days, name)
        return self._tellings(numbers)

    def _latest(self, choice: EventChoice, limit: int) -> list[int]:
        """The latest occurrences of a choice that nobody counted: a few of its list cost less than its sums."""
        dated = self._numbers(choice, Page(limit), {"undated": False}, "event_numbers_newest")
        left = limit - len(dated)
        return dated + (self._numbers(choice, Page(left), {"undated": True}, "event_numbers_newest") if left else [])

    def _numbers(self, choice: EventChoice, page: Page, days: Mapping[str, Any], name: str) -> list[int]:
        given = {**filters(choice), **days}
        return [number for (number,) in self._fetch(listed(name, given), **given, **page._asdict())[1]]

    def _tellings(self, numbers: Sequence[int]) -> list[EventRow]:
        """Rows by their numbers, in this order.  These are looked up alone: in one query with the choice of them DuckDB
        reads all rows of the blocks in which one stands."""
        if not numbers:
            return []
        found = dict(self._fetch(_named("events_by_number"), numbers=sorted(set(numbers)))[1])
        return [telling_of(number, found[number]) for number in numbers if number in found]

    def _places_of_tellings(self, keys: Sequence[str]) -> list[tuple[str, str, int]]:
        """The tellings of articles or occurrences: what they were asked by, event and number, in order of time."""
        found = self._fetch(_named("telling_numbers"), keys=list(keys))[1] if keys else []
        return sorted(found, key=lambda one: one[2])

    def event_sums(self, choice: EventChoice) -> EventSums:
        """How many occurrences there are: in all, by day and status, by type, by the outlet that stands for them."""
        given = filters(choice)
        return self._sums.get(choice, lambda: sums_of(self._asked(summed(given), given)[1]))

    def events_at(self, places: Sequence[tuple[str, str]]) -> dict[tuple[str, str], EventRow]:
        """Tellings by article and event."""
        sought = set(places)
        told = self._places_of_tellings(sorted({article for article, _ in places}))
        rows = self._tellings([number for article, event, number in told if (article, event) in sought])
        return {(row.article, row.event): row for row in rows}

    def events_of_article(self, article: str) -> list[EventRow]:
        """What an article tells, in its own order."""
        told = self._tellings([number for _, _, number in self._places_of_tellings([article])])
        return sorted(told, key=lambda row: (row.trigger, row.event))

    def events_of_occurrence(self, occurrence: str) -> list[EventRow]:
        """Every telling of an occurrence, the leading one first.  What is told once bears its article's name."""
        key, _, event = occurrence.partition("/")
        told = [number for _, one, number in self._places_of_tellings([key]) if event in ("", one)]
        rows = [row for row in self._tellings(told) if row.occurrence == occurrence]
        return sorted(rows, key=lambda row: (not row.leads, row.published is None, row.published or "", row.number))

    def between(self, one: str, two: str, page: Page) -> tuple[list[tuple[EventRow, str | None]], list[Dealing]]:
        """Occurrences in which two take part, in order of time, and which way each goes: forth, back, both, or none;
        and how many there are in all, of each kind in each month."""
        found = self._fetch(_named("between"), one=one, two=two, **page._asdict())[1]
        ways = {number: way for number, *_, way, _ in found if number is not None}
        dealings = [Dealing(*kind) for number, *kind in found if number is None]
        return [(row, ways[row.number]) for row in self._tellings(list(ways))], dealings

    def actor_parts(self, entity: str) -> dict[str, int]:
        """In how many occurrences an entity has each role."""
        return dict(self._fetch(_named("actor_parts"), entity=entity)[1])

    def entity(self, key: str) -> EntityLine | None:
        """Somebody or something by its key."""
        return next(iter(self._rows(EntityLine, _named("entity"), key=key)), None)

    def entities(self, kind: str | None, page: Page) -> tuple[list[EntityLine], int]:
        """Who and what takes part in occurrences, the busiest first; and how many in all."""
        return self._counted(EntityLine, _named("entities"), type=kind, **page._asdict())

    def entities_named(self, name: str, limit: int) -> list[EntityLine]:
        """Who may bear a name, in any spelling; where those in several articles are too few, who is in one, too."""
        folded = name_folded(name, self._language)
        keys: list[str] = []
        for beyond in (1, 0) if folded else ():  # most are in one alone, and those of several stand together
            if len(keys) < limit:
                keys = self._bearers(folded, beyond, limit)
        return self._rows(EntityLine, _named("entities_at"), keys=keys) if keys else []

    def _bearers(self, folded: str, beyond: int, limit: int) -> list[str]:
        given = {"word": telling_word(folded), "folded": folded, "beyond": beyond}
        most = NAMES_OF_ONE * limit
        while True:
            found = self._fetch(_named("entities_named"), **given, limit=most)[1]
            keys = list(dict.fromkeys(key for (key,) in found))
            if len(keys) >= limit or len(found) < most:
                return keys[:limit]
            most *= NAMES_OF_ONE

    def names_of(self, entity: str, limit: int) -> list[Count]:
        """The names and forms under which articles speak of an entity."""
        return self._rows(Count, _named("names_of"), entity=entity, limit=limit)

    def partners(self, entity: str, limit: int) -> list[Partner]:
        """With whom an entity takes part in occurrences."""
        return self._rows(Partner, _named("partners"), entity=entity, limit=limit)

    def told_of(self, entity: str, sayings: int, facts: int) -> tuple[list[Saying], list[Saying], list[Standing]]:
        """What somebody said and words of others that name them, the latest first; standing facts about them: so many
        of each at most."""
        said = self._said(entity, "speaker", sayings)
        said_of = self._said(entity, "named", sayings)
        listed = self._fetch(_named("facts"), entity=entity, limit=facts)[1] if facts else []
        told = [standing_of(packed) for packed in self._shown_at("fact_rows", listed)]
        return said, said_of, told

    def _said(self, entity: str, role: str, limit: int) -> list[Saying]:
        listed = self._fetch(_named("said"), entity=entity, role=role, limit=limit)[1] if limit else []
        return [saying_of(packed, role == "named") for packed in self._shown_at("quote_rows", listed)]

    def _shown_at(self, table: str, places: Sequence[tuple[str, int]]) -> list[str]:
        return shown_at(lambda query, given: self._fetch(query, **given)[1], table, places)

    def pairs(
        self, page: Page, types: Sequence[str] | None = None, entity: str | None = None
    ) -> tuple[list[PairLine], int]:
        """Who has most to do with whom; and how many pairs there are."""
        name, chosen = ("pairs_of_types", {"types": list(types)}) if types else ("pairs", {})
        rows = self._fetch(_named(name), **chosen, entity=entity, **page._asdict())[1]
        return [unpacked(PairLine, json.loads(shown)) for shown, _ in rows], int(rows[0][1]) if rows else 0

    def places(self, limit: int) -> list[PlaceLine]:
        """Where occurrences are placed, the busiest first."""
        return self._rows(PlaceLine, _named("places"), limit=limit)

    def finding_kinds(self) -> list[KindCount]:
        """How many findings there are of each kind."""
        return self._rows(KindCount, _named("finding_kinds"))

    def findings(
        self,
        kinds: Sequence[str],
        page: Page,
        *,
        became: str | None = None,
        settled: bool | None = None,
        entity: str | None = None,
        by: str = "time",
    ) -> tuple[list[FindingRow], int]:
        """Findings with their passages, the latest first, or `by` weight or carriers; and how many there are."""
        chosen = {"kinds": list(kinds), "became": became, "settled": settled, "entity": entity}
        query = _named("findings_page").replace("ORDERED", _FINDING_ORDERS[by])
        found = self._fetch(query, **chosen, **page._asdict())[1]
        return self._findings([number for number, _ in found]), int(found[0][1]) if found else 0

    def findings_at(self, ids: Sequence[str]) -> list[FindingRow]:
        """Findings by their ids, in the order of the ids."""
        numbers = self._fetch(_named("finding_numbers"), ids=list(ids))[1] if ids else []
        return self._findings([number for (number,) in numbers])

    def _findings(self, numbers: Sequence[int]) -> list[FindingRow]:
        """Findings by their places in the list."""
        if not numbers:
            return []
        found = dict(self._fetch(statement("queries/laid/findings_shown"), numbers=sorted(set(numbers)))[1])
        return [unpacked(FindingRow, json.loads(found[number])) for number in numbers if number in found]

    def findings_of_article(self, article: str) -> list[Found]:
        """What was found between an article and others, occurrences left out."""
        return self._rows(Found, _named("findings_of_article"), article=article)

    def figures_of(self, articles: Sequence[str]) -> dict[str, list[Figure]]:
        """The figures and times that were read from articles."""
        found: dict[str, list[Figure]] = {}
        for article, *told in self._fetch(_named("figures_of"), articles=list(articles))[1] if articles else ():
            found.setdefault(article, []).append(Figure(*told))
        return found

    def latest_at(self, places: Sequence[str], limit: int) -> dict[str, list[EventRow]]:
        """The latest occurrences at each of some places."""
        chosen = self._fetch(_named("latest_at"), places=list(places), limit=limit)[1] if places else []
        rows = {row.number: row for row in self._tellings(sorted({number for _, number in chosen}))}
        found: dict[str, list[EventRow]] = {}
        for place, number in chosen:
            found.setdefault(place, []).append(rows[number])
        return found

    def article(self, article: str) -> ArticleText | None:
        """An article with the whole text of its page."""
        for packed in self._layers(article):
            page = page_of(packed)
            return article_of(packed, self._fetch(_named("text_of"), page=page)[1][0][0])
        return None

    def layers(self, article: str) -> list[Mark]:
        """Everything that was read from an article but its events, in order of place."""
        return [mark for packed in self._layers(article) for mark in marks_of(packed)]

    def _layers(self, article: str) -> list[str]:
        return [packed for (packed,) in self._fetch(_named("layers_of"), article=article)[1]]

    def articles_of_page(self, page: str) -> list[Titled]:
        """The articles that stand in one page."""
        return self._rows(Titled, _named("articles_of_page"), page=page)

    def articles(
        self, page: Page, *, outlet: str | None = None, period: tuple[str | None, str | None] = (None, None),
        by: str = "time",
    ) -> tuple[list[ArticleLine], int]:  # fmt: skip
        """Articles, the latest first, or `by` copied; and how many there are."""
        chosen = {"outlet": outlet, "first": period[0], "last": period[1]}
        query = _named("articles").replace("ORDERED", _ARTICLE_ORDERS[by])
        return self._counted(ArticleLine, query, **chosen, **page._asdict())

    def outlets(self, limit: int) -> list[Count]:
        """Who published how much."""
        return self._rows(Count, _named("outlets"), limit=limit)

    def search(self, query: str, limit: int) -> list[Hit]:
        """Articles that hold the words, best first."""
        shelf = self.prepared()
        with self._cursors.one() as cursor:
            return list(Store.over(self.path, self._language, cursor, shelf).search(query, limit))

    def prepared(self) -> Shelf:
        """What searches ask of all articles, read once: some 24 bytes an article.  Who serves asks for it before the
        first search does."""
        if self._shelf is None:
            with explained(self.path), self._cursors.one() as cursor:
                self._shelf = shelf_of(cursor)
        return self._shelf

    def keys(self, name: str) -> list[str]:
        """The entities that a name or key means.  Raises `NameUnclear` for none and for several."""
        if self.entity(name):
            return [name]  # a key: what the page's own links hold, no need to look among all names
        with self._cursors.one() as cursor:
            return Store.over(self.path, self._language, cursor).keys(name)

    def meant(self, name: str) -> tuple[list[str], list[EntityRow]]:
        """The entities that a name means, and the candidates where it is not clear."""
        try:
            return self.keys(name), []
        except NameUnclear as unclear:
            return [], list(unclear.candidates)

    def _fetch(self, query: str, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        return self._kept.get((query, repr(parameters)), functools.partial(self._asked, query, parameters))

    def _asked(self, query: str, parameters: dict[str, Any]) -> tuple[list[str], list[tuple[Any, ...]]]:
        with explained(self.path), self._cursors.one() as cursor:
            return run(cursor, query, parameters)

    def _rows(self, kind: type[Row], query: str, **parameters: Any) -> list[Row]:
        columns, rows = self._fetch(query, **parameters)
        wanted = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
        at = [n for n, name in enumerate(columns) if name in wanted]
        names = [columns[n] for n in at]
        return [make_row(kind, names, [row[n] for n in at]) for row in rows]

    def _counted(self, kind: type[Row], query: str, **parameters: Any) -> tuple[list[Row], int]:
        """The rows, and their `total` over all pages of the list."""
        columns, rows = self._fetch(query, **parameters)
        at = columns.index("total")
        names = columns[:at] + columns[at + 1 :]
        found = [make_row(kind, names, row[:at] + row[at + 1 :]) for row in rows]
        return found, int(rows[0][at]) if rows else 0


def _named(name: str) -> str:
    return statement(f"queries/browse/{name}")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells one published file from the next."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
