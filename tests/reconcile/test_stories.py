"""Stories, and who counts as a source of its own."""

from __future__ import annotations

from tests.reconcile.written import groups, wanted
from waqai.findings import Head
from waqai.model import Span
from waqai.reconcile.clusters import gathered
from waqai.reconcile.stories import independent, stories_of


def head(name, day="2025-01-01", outlet=None, agency=None):
    return Head(name, day, outlet or name, agency, f"عنوان {name}", Span(0, 5))


def test_the_written_stories_are_found(news):
    found = [articles for _, articles in groups(news, "story")]
    assert [story for story in wanted("stories") if not any(set(story) <= one for one in found)] == []


def test_stories_of_two_events_stay_apart(news):
    for _, articles in groups(news, "story"):
        assert len({name.rstrip("0123456789") for name in articles}) == 1, articles


def test_an_agencys_dispatch_and_its_copies_are_one_source(news):
    row = next(r for r in news.findings(kinds=("story",)) if any(s.outlet == "رويترز" for s in r.sides))
    assert row.independent < row.articles
    assert row.about in {side.value for side in row.sides}


def test_chains_do_not_join_what_is_not_alike():
    scores = {("a", "b"): 0.9, ("b", "c"): 0.45, ("c", "d"): 0.9}
    assert gathered(["a", "b", "c", "d"], scores, 0.4) == [["a", "b"], ["c", "d"]]


def test_the_id_stays_when_a_later_article_joins():
    one, two, three = head("a"), head("b"), head("c", "2025-01-03")
    first = list(stories_of([one, two], {("a", "b"): 0.8}, []))
    second = list(stories_of([one, two, three], {("a", "b"): 0.8, ("a", "c"): 0.8, ("b", "c"): 0.8}, []))
    assert [story.id for story in first] == [story.id for story in second]
    assert (first[0].articles, second[0].articles) == (2, 3)


def test_sources_are_counted_once():
    heads = [head("a"), head("b", agency="AFP"), head("c", agency="AFP"), head("d", outlet="a")]
    assert independent(heads, []) == 2
    assert independent(heads, [("a", "b")]) == 1
