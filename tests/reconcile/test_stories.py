"""Stories, and who counts as a source of its own."""

from __future__ import annotations

from tests.reconcile.written import groups, wanted
from waqai.findings import Head, Link
from waqai.model import Span
from waqai.reconcile.clusters import gathered
from waqai.reconcile.stories import independent, stories_of, story_links


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


def bulletin(name, day, title):
    return Head(name, day, name, None, title, Span(0, 5))


def test_the_next_days_bulletin_is_other_news():
    titles = ("سماء غائمة وأمطار على المرتفعات", "توقعات بأمطار وغبار على المرتفعات", "مقتل صياد في سيول المرتفعات")
    days = ("2025-01-01", "2025-01-02", "2025-01-02")
    heads = [bulletin(*one) for one in zip("abc", days, titles, strict=True)]
    links = [Link("a", "b", "like", 0.9), Link("a", "c", "like", 0.6), Link("b", "c", "like", 0.6)]
    assert ("a", "b") not in story_links(links, heads)
    assert ("a", "c") in story_links(links, heads)


def test_bulletins_of_one_day_are_one_story():
    heads = [bulletin("a", "2025-01-01", "النفط يتراجع"), bulletin("b", "2025-01-01", "خام برنت يهبط")]
    assert story_links([Link("a", "b", "like", 0.5)], heads) == {("a", "b"): 0.5}


def test_two_days_later_little_likeness_is_not_enough():
    heads = [head("a"), head("b", "2025-01-03")]
    assert story_links([Link("a", "b", "like", 0.5)], heads) == {}
    assert story_links([Link("a", "b", "like", 0.6)], heads) == {("a", "b"): 0.6}
