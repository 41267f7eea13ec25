"""Which articles a search finds, best first: the word index, weighed in arrays.

A common word stands in a large part of all articles.  Their rows of the word index, which are numbers, are read once
and weighed as columns; what is asked of every article (how long it is, when it was published) is read once for each
state of the record (`Shelf`), with which the rows of words that were looked for are kept.

Articles are ranked by BM25 (k1 = 1.2, b = 0.75).  A unit is a word or a phrase of the query; each word of it may stand
in several forms, of which the one counts that stands there most often.  A word with particles counts half of the whole
word, one in the headline once more.  Articles with the most units of the query come first.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from waqai.record.database import fetch, statement
from waqai.record.keeping import Kept
from waqai.record.search import Unit

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection

K1, B = 1.2, 0.75
# Common words are searched for again and again: of those asked last so many rows are kept, of 16 bytes each.
ROWS_KEPT = 2_000_000
DIGITS = 6
_LEAST_DAY = -(2**31) + 1


class Shelf(NamedTuple):
    """What a search asks of all articles, in order of their ids as numbers (`word_index`)."""

    pages: np.ndarray[Any, Any]
    parts: np.ndarray[Any, Any]
    words: np.ndarray[Any, Any]
    title_words: np.ndarray[Any, Any]
    days: np.ndarray[Any, Any]
    mean: float
    kept: Kept[Postings]

    def places(self, pages: np.ndarray[Any, Any], parts: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Where the articles of these numbers stand; all must be there.  The word index has them in order, too, in
        which they are found several times faster than in any other."""
        import numpy as np  # noqa: PLC0415 - heavy, and only a search wants it

        at = np.searchsorted(self.pages, pages).astype(np.int32)
        left = np.flatnonzero(self.parts[at] != parts)
        while len(left):
            at[left] += 1
            left = left[self.parts[at[left]] != parts[left]]
        return at

    def ids(self, articles: np.ndarray[Any, Any]) -> list[str]:
        """The ids of the articles that stand at these places."""
        numbers = zip(self.pages[articles].tolist(), self.parts[articles].tolist(), strict=True)
        return [f"{page:016x}-{part}" for page, part in numbers]


class Postings(NamedTuple):
    """The articles that hold a term or a phrase: where they stand on the shelf, how often as a whole word and in all,
    and at which word first."""

    articles: np.ndarray[Any, Any]
    whole: np.ndarray[Any, Any]
    times: np.ndarray[Any, Any]
    first: np.ndarray[Any, Any]


def kept_postings() -> Kept[Postings]:
    """Room for the rows of words that were looked for last."""
    return Kept(ROWS_KEPT, lambda one: 1 + len(one.articles))


def shelf_of(connection: DuckDBPyConnection) -> Shelf:
    """Reads what is asked of all articles: some 24 bytes each."""
    import numpy as np  # noqa: PLC0415 - as above

    found = connection.execute(statement("queries/shelf")).fetchnumpy()
    order = np.lexsort((found["part"], found["page"]))
    words, title_words = (np.asarray(found[name], dtype=np.int32)[order] for name in ("words", "title_words"))
    days = np.ma.filled(found["day"], _LEAST_DAY).astype(np.int32)[order]
    mean = float(words.mean()) if len(words) else 0.0
    return Shelf(found["page"][order], found["part"][order], words, title_words, days, mean, kept_postings())


class Index:
    """The word index as one question reads it: each term once."""

    def __init__(self, connection: DuckDBPyConnection, shelf: Shelf) -> None:
        self.shelf = shelf
        self._connection = connection
        self._known: dict[str, Postings] = {}

    def read(self, units: Iterable[Unit]) -> None:
        """Reads which articles hold the words that are looked for, in each of their forms."""
        forms = {form for unit in units if len(unit.words) == 1 for form in unit.words[0]}
        for form in sorted(forms - self._known.keys()):
            self._known[form] = self.shelf.kept.get(form, functools.partial(self._read, form))

    def _read(self, term: str) -> Postings:
        # As a relation the rows are handed over whole, which of hundreds of thousands costs less.
        found = self._connection.sql(statement("queries/postings"), params={"term": term}).fetchnumpy()
        places = self.shelf.places(found["page"], found["part"])
        return Postings(places, found["whole"], found["times"], found["first"])

    def postings(self, term: str) -> Postings:
        """The articles that hold a term, which was read."""
        return self._known[term]

    def counts(self, terms: Sequence[str]) -> Mapping[str, int]:
        """In how many articles each term stands as a whole word."""
        others = [term for term in terms if term not in self._known]
        found = dict(fetch(self._connection, "whole_words", terms=others)[1]) if others else {}
        known = {term: int((one.whole > 0).sum()) for term, one in self._known.items()}
        return {term: known[term] if term in known else found.get(term, 0) for term in terms}

    def starts(self, forms: Sequence[str], word: int) -> np.ndarray[Any, Any]:
        """Where a phrase may begin of which this is word number `word`: the article's place, and the number of the
        phrase's first word in it, in one number."""
        import numpy as np  # noqa: PLC0415 - as above

        some = [self._places(form) for form in forms]
        places = [self.shelf.places(one["page"], one["part"]).astype(np.int64) for one in some]
        found = [(at << 32) + (one["place"] - word) for at, one in zip(places, some, strict=True)]
        return np.unique(np.concatenate(found))

    def _places(self, term: str) -> dict[str, Any]:
        return self._connection.execute(statement("queries/posting_places"), {"term": term}).fetchnumpy()


def ranked(index: Index, units: Sequence[Unit], limit: int) -> list[tuple[str, float]]:
    """The best articles with their scores, in no order; more than `limit` where several at its end are alike in score
    and day."""
    import numpy as np  # noqa: PLC0415 - as above

    shelf = index.shelf
    index.read(units)
    found = [_forms(index, unit) for unit in units]
    held, counts = np.zeros(len(shelf.pages), dtype=np.int16), []
    for forms in found:
        there = np.zeros(len(shelf.pages), dtype=bool)
        for one in forms:
            there[one.articles] = True
        held += there
        counts.append(int(np.count_nonzero(there)))
    most = int(np.max(held, initial=0))
    best = np.flatnonzero(held == most) if most else np.zeros(0, dtype=np.int64)
    scores = _scores(shelf, best, list(zip(found, counts, strict=True)))  # articles with fewer units need none
    rounded = np.round(scores, DIGITS)
    if len(best) > limit > 0:
        kept = rounded >= np.partition(rounded, -limit)[-limit]
        best, rounded = best[kept], rounded[kept]
    if len(best) > limit > 0:  # the day matters of those alone that are as good as the last
        order = np.lexsort((-shelf.days[best], -rounded))
        last = best[order[limit - 1]], rounded[order[limit - 1]]
        kept = (rounded > last[1]) | (shelf.days[best] >= shelf.days[last[0]])
        best, rounded = best[kept], rounded[kept]
    return list(zip(shelf.ids(best), rounded.tolist(), strict=True)) if limit else []


def _scores(
    shelf: Shelf, articles: np.ndarray[Any, Any], units: Iterable[tuple[Sequence[Postings], int]]
) -> np.ndarray[Any, Any]:
    """The scores of some articles, by the forms of each unit and how many articles hold one of them."""
    import numpy as np  # noqa: PLC0415 - as above

    places = np.full(len(shelf.pages), -1, dtype=np.int32)
    places[articles] = np.arange(len(articles), dtype=np.int32)
    scores, title_words = np.zeros(len(articles)), shelf.title_words[articles]
    damping = K1 * (1 - B + B * shelf.words[articles] / shelf.mean) if len(articles) else scores
    for forms, count in units:
        weight = _weighed(forms, places, title_words)
        rareness = math.log(1 + (len(shelf.pages) - count + 0.5) / (count + 0.5))
        scores += rareness * weight * (K1 + 1) / (weight + damping)
    return scores


def _weighed(
    forms: Iterable[Postings], places: np.ndarray[Any, Any], title_words: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    """How much a unit weighs in some articles: of its forms the one that weighs most, and one more where any stands in
    the headline.  `places` tells where the articles stand among these, `title_words` how long their headlines are."""
    import numpy as np  # noqa: PLC0415 - as above

    twice, in_title = np.zeros(len(title_words), dtype=np.int32), np.zeros(len(title_words), dtype=bool)
    for one in forms:
        at = places[one.articles]
        wanted = np.flatnonzero(at >= 0)
        at = at[wanted]
        twice[at] = np.maximum(twice[at], one.whole[wanted] + one.times[wanted])
        in_title[at[one.first[wanted] < title_words[at]]] = True
    return twice / 2 + in_title


def _forms(index: Index, unit: Unit) -> list[Postings]:
    """Where each form of a word stands, or a phrase."""
    if len(unit.words) > 1:
        return [_phrase(index, unit)]
    return [index.postings(form) for form in sorted(unit.words[0])]


def _phrase(index: Index, unit: Unit) -> Postings:
    """A phrase: where all its words stand one after the other."""
    import numpy as np  # noqa: PLC0415 - as above

    starts: np.ndarray[Any, Any] | None = None
    for word, forms in enumerate(unit.words):
        here = index.starts(sorted(forms), word)
        starts = here if starts is None else np.intersect1d(starts, here, assume_unique=True)
    assert starts is not None
    articles, first, times = np.unique(starts >> 32, return_index=True, return_counts=True)
    return Postings(articles, times, times, (starts[first] & 0xFFFFFFFF).astype(np.int32))
