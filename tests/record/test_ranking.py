"""A search ranks as the formula says: over all articles, whatever is asked."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.reconcile.written import ARTICLES, build, write
from waqai.pipeline import LANGUAGE
from waqai.record.database import attach
from waqai.record.ranking import Index, Shelf, kept_postings, ranked, shelf_of
from waqai.record.search import Finder, Unit, units_of, widened

# The formula in plain SQL: BM25 over units (k1 = 1.2, b = 0.75), phrases counted where their words follow each other.
FORMULA = """
WITH wanted AS (
  SELECT unnest($units) AS unit, unnest($words) AS word, unnest($lengths) AS length, unnest($forms) AS form
), postings AS (
  SELECT w.unit, w.word, w.length, s.article_id, s.positions, s.whole
  FROM search_terms s JOIN wanted w ON w.form = s.term
), single AS (
  SELECT unit, article_id, max((whole + len(positions)) / 2.0) AS weight, min(positions[1]) AS first_position
  FROM postings WHERE length = 1 GROUP BY ALL
), placed AS (
  SELECT unit, length, article_id, word, unnest(positions) - word AS start FROM postings WHERE length > 1
), matches AS (
  SELECT unit, article_id, start FROM placed
  GROUP BY unit, article_id, start, length HAVING count(DISTINCT word) = length
), found AS (
  SELECT * FROM single
  UNION ALL SELECT unit, article_id, CAST(count(*) AS DOUBLE), min(start) FROM matches GROUP BY unit, article_id
), rarity AS (
  SELECT unit, count(*) AS articles FROM found GROUP BY unit
), size AS (
  SELECT count(*) AS articles, avg(words) AS words FROM articles
), scored AS (
  SELECT f.article_id, count(*) AS units, sum(
      ln(1 + (z.articles - r.articles + 0.5) / (r.articles + 0.5)) * 2.2 * w.weight
        / (w.weight + 1.2 * (0.25 + 0.75 * a.words / z.words))) AS score
  FROM found f JOIN rarity r USING (unit) JOIN articles a USING (article_id), size z,
    LATERAL (SELECT f.weight + CASE WHEN f.first_position < a.title_words THEN 1 ELSE 0 END AS weight) w
  GROUP BY f.article_id
)
SELECT article_id, score FROM scored WHERE units = (SELECT max(units) FROM scored)
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ranking")
    with build(folder / "news.duckdb", write(folder, ARTICLES)):
        return folder / "news.duckdb"


def drawn(chance: random.Random, terms: list[str], phrases: list[tuple[str, str]]) -> list[Unit]:
    """A query: words in one to three forms, or two words that follow one another."""
    units = []
    for _ in range(chance.randint(1, 3)):
        if chance.random() < 0.3:
            units.append(Unit(tuple(frozenset((word,)) for word in chance.choice(phrases))))
        else:
            units.append(Unit((frozenset(chance.sample(terms, chance.randint(1, 3))),)))
    return list(dict.fromkeys(units))


def as_columns(units: list[Unit]) -> dict[str, list[Any]]:
    rows = [
        (number, word, len(unit.words), form)
        for number, unit in enumerate(units)
        for word, forms in enumerate(unit.words)
        for form in sorted(forms)
    ]
    return {name: [row[at] for row in rows] for at, name in enumerate(("units", "words", "lengths", "forms"))}


@pytest.mark.parametrize("seed", range(5))
def test_articles_are_ranked_by_the_formula(record: Path, seed: int) -> None:
    chance = random.Random(seed)
    with closing(attach(record)) as connection:
        shelf = shelf_of(connection)
        known = "SELECT term FROM search_terms GROUP BY term ORDER BY count(*) DESC, term LIMIT 200"
        terms = [term for (term,) in connection.execute(known).fetchall()]
        following = """
            WITH placed AS (SELECT article_id, term, unnest(positions) AS at FROM search_terms WHERE whole > 0)
            SELECT DISTINCT a.term, b.term
            FROM placed a JOIN placed b ON b.article_id = a.article_id AND b.at = a.at + 1
            ORDER BY ALL LIMIT 400"""
        phrases = connection.execute(following).fetchall()
        for _ in range(40):
            units = drawn(chance, terms, phrases)
            wanted = dict(connection.execute(FORMULA, as_columns(units)).fetchall())
            assert dict(ranked(Index(connection, shelf), units, 10**6)) == pytest.approx(wanted, abs=1e-6)
            best = sorted(wanted.values(), reverse=True)[:7]
            some = sorted((score for _, score in ranked(Index(connection, shelf), units, 7)), reverse=True)
            assert some[:7] == pytest.approx(best, abs=1e-6)


def test_what_the_record_does_not_hold_is_found_nowhere(record: Path) -> None:
    with closing(attach(record)) as connection:
        index = Index(connection, shelf_of(connection))
        assert ranked(index, [Unit((frozenset(("زقزقة",)),))], 20) == []
        assert ranked(index, [Unit((frozenset(("زقزقة",)), frozenset(("في",))))], 20) == []
        assert widened([Unit((frozenset(("زقزقة",)),))], {"زقزقة": ("قزقة",)}, index.counts)[0].words[0] == {"زقزقة"}


@pytest.mark.parametrize(
    ("query", "text", "holds"),
    [
        ("الرئيس", "نقلنا للرئيس رسالة أهل القرية", True),
        ("الرئيس القرية", "نقلنا للرئيس رسالة أهل القرية", True),
        ('"رسالة أهل"', "نقلنا للرئيس رسالة أهل القرية", True),
        ('"أهل رسالة"', "نقلنا للرئيس رسالة أهل القرية", False),
        ("الرئيس المدينة", "نقلنا للرئيس رسالة أهل القرية", False),
    ],
)
def test_a_text_holds_words_behind_their_particles(query: str, text: str, holds: bool) -> None:
    assert Finder(units_of(query, LANGUAGE), LANGUAGE).holds(text) is holds


def test_an_empty_record_answers_with_nothing() -> None:
    none = np.zeros(0, dtype=np.int32)
    shelf = Shelf(none.astype(np.uint64), none, none, none, none, 0.0, kept_postings())
    assert len(shelf.places(none.astype(np.uint64), none)) == 0


def test_articles_of_one_page_are_told_apart() -> None:
    pages = np.array([1, 2, 2, 3, 2**63, 2**63, 2**63 + 1], dtype=np.uint64)
    parts = np.array([1, 1, 10, 1, 2, 3, 1], dtype=np.uint32)
    none = np.zeros(7, dtype=np.int32)
    shelf = Shelf(pages, parts, none, none, none, 1.0, kept_postings())
    assert shelf.places(pages[::-1], parts[::-1]).tolist() == [6, 5, 4, 3, 2, 1, 0]
    assert shelf.ids(np.array([2, 5])) == ["0000000000000002-10", "8000000000000000-3"]
