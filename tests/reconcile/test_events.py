"""Occurrences, disagreements and outcomes of the written articles; and the traps among them."""

from __future__ import annotations

import pytest

from tests.reconcile.written import EVENTS, groups, names, wanted
from waqai.findings import DISAGREEMENTS, OUTCOMES

# What is written and not found, with the reason.  An entry that is found makes the test fail, so that it is taken out.
MISSES = {
    ("gas1", "gas4", "number"): "told in a relative clause, which is read as no event, and two days later",
    ("toll3", "toll4", "number"): "toll4 has words of its own, and is not linked to the story",
}
# Files in which every plan is told by one article.
SINGLE = ("ask", "part", "over", "deny", "later")


@pytest.fixture(scope="module")
def occurrences(news):
    return [articles for _, articles in groups(news, "occurrence")]


@pytest.fixture(scope="module")
def clashes(news):
    return set(groups(news, *DISAGREEMENTS))


def test_the_written_occurrences_are_found(occurrences):
    assert [one for one in wanted("occurrences") if not any(set(one) <= found for found in occurrences)] == []


def test_what_is_apart_stays_apart(occurrences):
    assert [pair for pair in wanted("apart") if any(set(pair) <= found for found in occurrences)] == []


def test_events_of_different_files_are_never_one(occurrences):
    for articles in occurrences:
        assert len({name.rstrip("0123456789") for name in articles}) == 1, articles


def is_found(clashes, one, two, kind):
    return any(kind == found and {one, two} <= articles for found, articles in clashes)


def test_the_written_disagreements_are_found(clashes):
    missed = [tuple(one) for one in wanted("disagree") if not is_found(clashes, *one)]
    assert missed == [one for one in map(tuple, wanted("disagree")) if one in MISSES]


def test_what_agrees_is_not_reported(clashes):
    pairs = [set(pair) for pair in wanted("agree")]
    assert [(kind, sorted(a)) for kind, a in clashes for pair in pairs if pair == a] == []


def test_every_disagreement_says_what_is_compared(news):
    rows = news.findings(kinds=DISAGREEMENTS)
    assert len(rows) >= 7
    for row in rows:
        assert len(row.sides) >= 2
        assert all(side.value and side.text for side in row.sides)
        assert row.severity is not None
        assert 0 < row.severity <= 1
        assert "against" in row.because or "denies" in row.because


def test_a_denial_names_who_denies(news):
    row = next(r for r in news.findings(kinds=("yes-no",)) if "إثيوبيا" in r.about)
    assert [side.value for side in row.sides] == ["occurred", "denied"]
    assert [one.name_ar for one in row.sides[1].said_by] == ["إثيوبيا"]


def test_the_written_outcomes_are_found(news):
    called = names(news)
    found = {
        (called[row.sides[0].article], called[row.sides[-1].article], row.after)
        for row in news.findings(kinds=("outcome",))
        if len(row.sides) > 1
    }
    whole = {(one, after) for one, _, after in found}
    ends = {(one, last) for one, last, _ in found}
    closed = [one for one in wanted("outcomes") if one[2] != "open"]
    assert [one for one in closed if (one[0], one[2]) not in whole] == []
    # The article that says so is named for those whose plan one article alone tells.
    assert [one for one in closed if one[0].rstrip("0123456789") in SINGLE and (one[0], one[1]) not in ends] == []
    assert {after for _, _, after in closed} == set(OUTCOMES) - {"open"}


def test_what_nothing_tells_of_stays_open(news):
    called = names(news)
    open_ = {called[r.sides[0].article] for r in news.findings(kinds=("outcome",)) if r.after == "open"}
    assert {one[0] for one in wanted("outcomes") if one[2] == "open"} <= open_


def test_outcomes_come_later_and_say_so(news):
    rows = news.findings(kinds=("outcome",))
    assert {row.after for row in rows} <= set(OUTCOMES)
    for row in rows:
        assert (row.after == "open") == (row.days is None)
        if row.days is not None:
            assert row.sides[0].published < row.sides[-1].published


def test_a_signing_names_the_visit_that_it_was_a_part_of(news):
    rows = news.findings(kinds=("occurrence",))
    signing = next(r for r in rows if r.about.startswith("AGREE · الهند"))
    visit = next(r for r in rows if r.id == signing.part_of)
    assert visit.about.startswith("CONSULT visit · هيثم بن طارق → الهند")
    assert {(s.article, s.event) for s in signing.sides}.isdisjoint({(s.article, s.event) for s in visit.sides})


def test_who_is_told_to_have_done_it_is_what_is_compared(news):
    (row,) = news.findings(kinds=("actor",)).rows
    assert [side.value for side in row.sides] == ["إسرائيل", "داعش"]


def test_an_outcome_says_from_what_to_what(news):
    found = {(r.before, r.after) for r in news.findings(kinds=("outcome",))}
    assert {
        ("planned", "fulfilled"), ("possible", "fulfilled"), ("planned", "changed"), ("planned", "cancelled"),
        ("planned", "partly"), ("planned", "overtaken"), ("planned", "contradicted"), ("demanded", "fulfilled"),
        ("demanded", "contradicted"), ("demanded", "open"), ("threatened", "overtaken"), ("denied", "contradicted"),
    } <= found  # fmt: skip


def test_a_visits_signing_is_a_part_of_it(news):
    visit = next(r for r in news.findings(kinds=("occurrence",)) if "أحمد عطاف → مصر" in r.about)
    assert visit.kind == "occurrence"
    assert visit.articles == 4
    assert visit.independent == 4


def test_copies_are_no_sources_of_their_own(news):
    row = next(r for r in news.findings(kinds=("occurrence",)) if r.about.startswith("AID food"))
    assert (row.articles, row.independent) == (2, 1)


def test_each_file_says_why_it_was_written():
    assert len([a for event in EVENTS.values() for a in event["article"]]) >= 60
    assert len(EVENTS) >= 15
