"""Which articles a search finds, best first: the word index, weighed in arrays.

A common word stands in a large part of all articles.  Their rows of the word index are read once, without their ids'
letters, and weighed as columns of numbers; what is asked of every article (how long it is, when it was published) is
read once for each state of the record (`Shelf`), with which the rows of words that were looked for are kept.

Articles are ranked by BM25 (k1 = 1.2, b = 0.75).  A unit is a word or a phrase of the query; each word of it may stand
in several forms, of which the one counts that stands there most often.  A word with particles counts half of the whole
word, one in the headline once more.  Articles with the most units of the query come first.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from waqai.record.database import body_of, fetch, statement
from waqai.record.keeping import Kept
from waqai.record.search import Unit

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection

K1, B = 1.2, 0.75
# Common words are searched for again and again: of those asked last so many rows are kept, of 20 bytes each.
ROWS_KEPT = 2_000_000
DIGITS = 6
_LEAST_DAY = -(2**31) + 1


class Shelf(NamedTuple):
    """What a search asks of all articles, in order of a number that stands for an article's id (`hash(id, salt)`):
    `starts` says where in `keys` those with the same first bits begin."""

    salt: int
    shift: int
    keys: np.ndarray[Any, Any]
    starts: np.ndarray[Any, Any]
    words: np.ndarray[Any, Any]
    title_words: np.ndarray[Any, Any]
    days: np.ndarray[Any, Any]
    ids: np.ndarray[Any, Any]
    mean: float
    kept: Kept[Postings]

    def places(self, keys: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Where the articles of these numbers stand; all must be there."""
        import numpy as np  # noqa: PLC0415 - heavy, and only a search wants it

        at: np.ndarray[Any, Any] = self.starts[keys >> np.uint64(self.shift)]
        left = np.flatnonzero(self.keys[at] != keys)
        while len(left):
            at[left] += 1
            left = left[self.keys[at[left]] != keys[left]]
        return at


class Postings(NamedTuple):
    """The articles that hold a term: where they stand on the shelf, how often as a whole word and in all, and at which
    word first."""

    articles: np.ndarray[Any, Any]
    whole: np.ndarray[Any, Any]
    times: np.ndarray[Any, Any]
    first: np.ndarray[Any, Any]


class Weighed(NamedTuple):
    """The articles that hold a unit, how much it weighs in each, and at which word it stands first."""

    articles: np.ndarray[Any, Any]
    weight: np.ndarray[Any, Any]
    first: np.ndarray[Any, Any]


def kept_postings() -> Kept[Postings]:
    """Room for the rows of words that were looked for last."""
    return Kept(ROWS_KEPT, lambda one: 1 + len(one.articles))


def shelf_of(connection: DuckDBPyConnection) -> Shelf:
    """Reads what is asked of all articles: some 30 bytes each."""
    import numpy as np  # noqa: PLC0415 - as above

    for salt in itertools.count():
        found = connection.execute(statement("queries/shelf"), {"salt": salt}).fetchnumpy()
        order = np.argsort(found["key"], kind="stable")
        keys = np.asarray(found["key"], dtype=np.uint64)[order]
        if len(keys) < 2 or bool((keys[1:] != keys[:-1]).all()):  # else two share a number: take others
            break
    bits = max(1, len(keys).bit_length())
    starts = np.searchsorted(keys, np.arange(2**bits, dtype=np.uint64) << np.uint64(64 - bits))
    words = np.asarray(found["words"], dtype=np.int32)[order]
    days = np.ma.filled(found["day"], _LEAST_DAY).astype(np.int32)[order]
    return Shelf(
        salt, 64 - bits, keys, np.minimum(starts, max(0, len(keys) - 1)).astype(np.int32), words,
        np.asarray(found["title_words"], dtype=np.int32)[order], days, np.asarray(found["article_id"])[order],
        float(words.mean()) if len(words) else 0.0, kept_postings(),
    )  # fmt: skip


class Index:
    """The word index as one question reads it: each term once."""

    def __init__(self, connection: DuckDBPyConnection, shelf: Shelf) -> None:
        self.shelf = shelf
        self._connection = connection
        self._known: dict[str, Postings] = {}

    def read(self, units: Iterable[Unit]) -> None:
        """Reads which articles hold the words that are looked for: all their forms in one question, which several
        threads answer."""
        forms = {form for unit in units if len(unit.words) == 1 for form in unit.words[0]} - self._known.keys()
        self._known |= {form: known for form in forms if (known := self.shelf.kept.known(form)) is not None}
        wanted = sorted(forms - self._known.keys())
        if wanted:
            self._read(wanted)

    def _read(self, wanted: Sequence[str]) -> None:
        one = body_of(statement("queries/postings"))
        query = " UNION ALL ".join(one.replace("NUMBER_", str(n)) for n in range(len(wanted)))
        terms = {f"term{n}": term for n, term in enumerate(wanted)}
        found = self._connection.execute(query, {**terms, "salt": self.shelf.salt}).fetchnumpy()
        for n, term in enumerate(wanted):
            rows = found["term"] == n
            columns = (found[name][rows] for name in ("whole", "times", "first"))
            self._known[term] = Postings(self.shelf.places(found["key"][rows]), *columns)
            self.shelf.kept.put(term, self._known[term])

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
        found = [(self.shelf.places(one["key"]).astype(np.int64) << 32) + (one["place"] - word) for one in some]
        return np.unique(np.concatenate(found))

    def _places(self, term: str) -> dict[str, Any]:
        query = statement("queries/posting_places")
        return self._connection.execute(query, {"term": term, "salt": self.shelf.salt}).fetchnumpy()


def ranked(index: Index, units: Sequence[Unit], limit: int) -> list[tuple[str, float]]:
    """The best articles with their scores, in no order; more than `limit` where several at its end are alike in score
    and day."""
    import numpy as np  # noqa: PLC0415 - as above

    shelf = index.shelf
    index.read(units)
    scores, held = np.zeros(len(shelf.keys)), np.zeros(len(shelf.keys), dtype=np.int16)
    for unit in units:
        found = _phrase(index, unit) if len(unit.words) > 1 else _word(index, unit)
        scores[found.articles] += _scores(shelf, found)
        held[found.articles] += 1
    most = int(held.max(initial=0))
    best = np.flatnonzero(held == most) if most else np.zeros(0, dtype=np.int64)
    rounded = np.round(scores[best], DIGITS)
    if len(best) > limit > 0:
        kept = rounded >= np.partition(rounded, -limit)[-limit]
        best, rounded = best[kept], rounded[kept]
    if len(best) > limit > 0:  # the day matters of those alone that are as good as the last
        order = np.lexsort((-shelf.days[best], -rounded))
        last = best[order[limit - 1]], rounded[order[limit - 1]]
        kept = (rounded > last[1]) | (shelf.days[best] >= shelf.days[last[0]])
        best, rounded = best[kept], rounded[kept]
    return list(zip(shelf.ids[best].tolist(), rounded.tolist(), strict=True)) if limit else []


def _scores(shelf: Shelf, found: Weighed) -> np.ndarray[Any, Any]:
    """What a unit adds to the score of each article that holds it."""
    count = len(found.articles)
    rareness = math.log(1 + (len(shelf.keys) - count + 0.5) / (count + 0.5))
    weight = found.weight + (found.first < shelf.title_words[found.articles])
    damping = K1 * (1 - B + B * shelf.words[found.articles] / shelf.mean) if count else weight
    return rareness * weight * (K1 + 1) / (weight + damping)  # type: ignore[no-any-return]


def _word(index: Index, unit: Unit) -> Weighed:
    """A word: of its forms the one that weighs most, and where the first of any stands."""
    import numpy as np  # noqa: PLC0415 - as above

    found = [index.postings(form) for form in sorted(unit.words[0])]
    found = [one for one in found if len(one.articles)]
    if len(found) == 1:
        return Weighed(found[0].articles, (found[0].whole + found[0].times) / 2, found[0].first)
    weight = np.zeros(len(index.shelf.keys))
    first = np.full(len(index.shelf.keys), 2**31 - 1, dtype=np.int32)
    for one in found:
        weight[one.articles] = np.maximum(weight[one.articles], (one.whole + one.times) / 2)
        first[one.articles] = np.minimum(first[one.articles], one.first)
    articles = np.flatnonzero(weight)
    return Weighed(articles, weight[articles], first[articles])


def _phrase(index: Index, unit: Unit) -> Weighed:
    """A phrase: where all its words stand one after the other."""
    import numpy as np  # noqa: PLC0415 - as above

    starts: np.ndarray[Any, Any] | None = None
    for word, forms in enumerate(unit.words):
        here = index.starts(sorted(forms), word)
        starts = here if starts is None else np.intersect1d(starts, here, assume_unique=True)
    assert starts is not None
    articles, first, times = np.unique(starts >> 32, return_index=True, return_counts=True)
    return Weighed(articles, times.astype(np.float64), (starts[first] & 0xFFFFFFFF).astype(np.int64))
