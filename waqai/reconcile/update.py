"""Findings brought up to date with the record: only what the articles that came and went may change is done again.

Each step is a function of the record as it is, whatever it was before:

1. marks of the articles that came; what is known of those that went is taken out;
2. copies, for pairs with an article that came, and those whose fingerprints in common have become too common (or no
   longer are);
3. links by telling words, then stories, in the chains of linked articles that changed.

Since a step is a function of the record as it is, articles may be taken in together or a few at a time: what comes of
it is the same.  So many that came are taken in by windows of time, one after another, each in a transaction of its own:
what is held in memory are the names of a window's articles with those that links join to them.  Windows need no
overlap, as what a new article has to do with earlier ones is looked for among all of them, in the database.

Within a window the work is done in partitions, on the engine: pairs of articles by time, pairs of events by their sides
and time (`partitions`).  What they are made of lies on a shelf meanwhile.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from waqai.findings import ArticleText, Changes, Finding, Head, Likeness, Link, Marks
from waqai.model import Engine
from waqai.reconcile.clusters import batches
from waqai.reconcile.copies import COPIED, LEAST_PRINTS, MOST_SHARING, Printed, align, printed
from waqai.reconcile.events import EventFindings, find_events
from waqai.reconcile.marks import agency_of, telling_words
from waqai.reconcile.partitions import Most, partitions, shelf_for, worked
from waqai.reconcile.shelf import Shelf
from waqai.reconcile.shelf import packed as as_packed
from waqai.reconcile.statements import StatementFindings, find_statements
from waqai.reconcile.stories import DAYS_APART, LEAST_LIKE, stories_of, story_links
from waqai.reconcile.wording import prints_of, wording_of


class Findings(EventFindings, StatementFindings, Protocol):
    """What `reconcile` wants of the record (`record.across.FindingTables`)."""

    def changes(self) -> Changes: ...
    def known(self) -> int: ...
    def begin(self) -> None: ...
    def commit(self) -> None: ...
    def forget_all(self) -> None: ...
    def texts(self, articles: Sequence[str]) -> Iterator[ArticleText]: ...
    def forget(self, gone: Sequence[str]) -> None: ...
    def put_marks(self, marks: Iterable[Marks]) -> None: ...
    def crossed(self, come: Sequence[str], most: int, least: int) -> list[tuple[str, str, bool]]: ...
    def forget_pairs(self, pairs: Sequence[tuple[str, str]]) -> None: ...
    def touch(self, articles: Sequence[str]) -> None: ...
    def copy_candidates(self, least: int, most: int) -> list[tuple[str, str]]: ...
    def prepare_likeness(self, days: int) -> None: ...
    def like_candidates(self, days: int, likeness: Likeness) -> list[tuple[str, str, float]]: ...
    def forget_findings(self, kinds: Sequence[str]) -> None: ...
    def forget_links(self, kind: str) -> None: ...
    def put_links(self, kind: str, links: Iterable[tuple[str, str, float]]) -> None: ...
    def put(self, findings: Iterable[Finding]) -> None: ...
    def linked(self) -> list[Link]: ...
    def heads(self) -> list[Head]: ...


# Articles that a worker marks at a time: few enough to share the work out, enough to make the sending cheap.
AT_ONCE = 25
# And pairs that it aligns, of so many articles: some 1.5 MB, and a tenth of a second.
ALIGNED_AT_ONCE = Most(pairs=500, things=250)
WRITTEN_AT_ONCE = 2_000
LINKED_AT_ONCE = 4_000
# Articles taken in at a time.  A window costs what looking through the record's marks costs, and memory what its
# articles take (docs/scaling.md): as large as a machine of 8 GB can hold.
WINDOW = 50_000


def bring_up_to_date(store: Findings, engine: Engine, window: int = WINDOW) -> bool:
    """Makes the findings those of the record as it is, `window` articles at a time, the oldest first; False where
    nothing had changed.  Killed between two windows it leaves the findings of those that were taken in."""
    changes = store.changes()
    for part in windows(changes, window):
        store.begin()
        if part.gone and len(part.gone) == store.known():
            store.forget_all()
            part = part._replace(gone=())
        _take_in(store, part, engine)
        store.commit()
    return bool(changes.come or changes.gone)


def windows(changes: Changes, size: int) -> Iterator[Changes]:
    """The changes in parts: all that went with the first of those that came.

    >>> list(windows(Changes(("a", "b", "c"), ("d",)), 2))
    [Changes(come=('a', 'b'), gone=('d',)), Changes(come=('c',), gone=())]
    """
    gone = changes.gone
    for at in range(0, max(len(changes.come), bool(gone)), size):
        yield Changes(changes.come[at : at + size], gone)
        gone = ()


def _take_in(store: Findings, changes: Changes, engine: Engine) -> None:
    """Makes the findings those of the record as it is, but for articles whose turn comes later."""
    store.forget(changes.gone)
    gone = set(changes.gone) - set(changes.come)
    near = _link_articles(store, changes, gone, engine)
    find_events(store, near, gone, engine)
    find_statements(store, near, gone, engine)


def _link_articles(store: Findings, changes: Changes, gone: set[str], engine: Engine) -> list[str]:
    """Finds marks, copies, links and stories; tells of which articles events and sentences are to be looked at."""
    moved = {*changes.come, *changes.gone}
    with shelf_for(engine, store.folder()) as ready:
        _mark(store, changes.come, engine, ready)
        crossed = store.crossed(changes.come, MOST_SHARING, LEAST_PRINTS)
        looked_at = sorted({*moved, *(article for one, two, _ in crossed for article in (one, two))})
        before = _links(store, looked_at)
        _find_copies(store, changes.come, gone, engine, ready)
        _find_crossed(store, crossed, engine, ready)
    _link_alike(store, changes.come, gone)
    after = _links(store, looked_at)
    _find_stories(store, {*changes.come, *_ends(before ^ after)} - gone, gone)
    # Between two articles that were there before, a link may come and go; and the day of one without a date is that of
    # its copies.
    shifted = _ends(link for link in before ^ after if moved.isdisjoint(link[:2]))
    beside = _undated(store, _ends(link for link in before | after if not moved.isdisjoint(link[:2])) - moved)
    return sorted({*changes.come, *shifted, *beside} - gone)


def _undated(store: Findings, articles: set[str]) -> set[str]:
    store.touch(sorted(articles))
    return {head.id for head in store.heads() if head.day is None}


def _links(store: Findings, articles: Sequence[str]) -> set[Link]:
    store.touch(articles)
    return set(store.linked())


def _ends(links: Iterable[Link]) -> set[str]:
    return {article for link in links for article in link[:2]}


def _mark(store: Findings, come: Sequence[str], engine: Engine, ready: Shelf) -> None:
    """Writes the marks of new articles, and lays these aside ready to be compared."""
    for some in batches(_marked(store, come, engine, ready), WRITTEN_AT_ONCE):
        store.put_marks(some)


def _marked(store: Findings, articles: Sequence[str], engine: Engine, ready: Shelf) -> Iterator[Marks]:
    work = functools.partial(mark_articles, packed=ready.packs(len(articles)))
    for some in worked(engine, work, batches(store.texts(articles), AT_ONCE)):
        for marks, one in some:
            ready.put(marks.article, one)
            yield marks


def mark_articles(articles: Sequence[ArticleText], packed: bool = False) -> list[tuple[Marks, Printed | bytes]]:
    """Marks of some articles, and these made ready, packed or as they are.  A pure function, for any engine."""
    return [(marks, as_packed(one) if packed else one) for marks, one in map(mark, articles)]


def mark(article: ArticleText) -> tuple[Marks, Printed]:
    """The marks of an article, and the article ready to be compared: both come of one look at its words."""
    wording = wording_of(article)
    prints = prints_of(wording.words)
    marks = Marks(article.id, agency_of(article), tuple(sorted(prints)), telling_words(article))
    return marks, printed(article, wording, prints, marks.agency)


def _find_copies(store: Findings, come: Sequence[str], gone: Iterable[str], engine: Engine, ready: Shelf) -> None:
    store.touch([*come, *gone])
    store.forget_findings(["copy"])
    store.forget_links("copy")
    store.forget_links("reprint")
    store.touch(come)
    _compare(store, store.copy_candidates(LEAST_PRINTS, MOST_SHARING), engine, ready)


def _find_crossed(store: Findings, crossed: Sequence[tuple[str, str, bool]], engine: Engine, ready: Shelf) -> None:
    """What two articles share does not hang on others: only whether they are compared does."""
    store.forget_pairs([(one, two) for one, two, _ in crossed])
    _compare(store, [(one, two) for one, two, now in crossed if now], engine, ready)


def _compare(store: Findings, pairs: Sequence[tuple[str, str]], engine: Engine, ready: Shelf) -> None:
    """Aligns pairs of articles; those that were there before are made ready, too."""
    for _ in _marked(store, ready.missing(article for pair in pairs for article in pair), engine, ready):
        pass  # their marks are known
    parts = partitions(((one, two, None) for one, two in pairs), ready, ALIGNED_AT_ONCE)
    aligned = itertools.chain.from_iterable(worked(engine, align, parts))
    for some in batches(aligned, WRITTEN_AT_ONCE):
        store.put(finding for pair in some for finding in pair.findings)
        store.put_links("copy", [pair[:3] for pair in some])
        store.put_links("reprint", [pair[:3] for pair in some if pair.is_reprint])


def _link_alike(store: Findings, come: Sequence[str], gone: Iterable[str]) -> None:
    """Links new articles to those of about the same days; some at a time, since the pairs in between are many."""
    store.touch([*come, *gone])
    store.forget_links("like")
    store.touch(come)
    store.prepare_likeness(DAYS_APART)
    for some in batches(iter(come), LINKED_AT_ONCE):
        store.touch(some)
        store.put_links("like", store.like_candidates(DAYS_APART, LEAST_LIKE))


def _find_stories(store: Findings, touched: set[str], gone: Iterable[str]) -> None:
    """Stories of every chain of links that a touched article stands in, or stood in before."""
    affected = _chain(store, touched)
    store.touch([*affected, *gone])
    store.forget_findings(["story"])
    store.touch(sorted(affected))
    links, heads = store.linked(), store.heads()
    copies = [(link.first, link.second) for link in links if link.kind == "copy" and link.score >= COPIED]
    store.put(stories_of(heads, story_links(links, heads), copies))


def _chain(store: Findings, articles: set[str]) -> set[str]:
    """The articles, and all that links join to them, near or far."""
    known, edge = set(articles), set(articles)
    while edge:
        store.touch(sorted(edge))
        edge = {article for link in store.linked() for article in link[:2]} - known
        known |= edge
    return known
