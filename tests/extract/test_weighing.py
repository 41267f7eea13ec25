"""Drafts weighed: what is known of them, and what stands of what rules, tagger and trees say.  What a tagger and trees
say is written here, so that neither weights nor tables are needed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from waqai.extract import events as events_of
from waqai.extract.act_rows import ACT_FEATURES, STATUS_FEATURES, act_rows, status_rows
from waqai.extract.adjectives import Adjectives
from waqai.extract.draft import Draft
from waqai.extract.events import Read, proposed
from waqai.extract.reading import before_events
from waqai.extract.seen_acts import LOOKED_AT
from waqai.extract.side_rows import FAR, FEATURES, Candidate, side_rows
from waqai.extract.weighing import PROPOSED, STANDING, WHOLE, Chosen, Weights, settled
from waqai.heavy import Act, ActSide, Suggested
from waqai.model import STATUSES, Article, Span
from waqai.text.document import Document

TEXT = (
    "زارت رئيسة مولدوفا مايا ساندو أثينا أمس. واستقبلها رئيس الوزراء اليوناني كيرياكوس ميتسوتاكيس. "
    "وانتقدت قبرص الزيارة، بينما خنقت بلغاريا موانئ ألبانيا."
)
EVEN = [1 / len(STATUSES)] * len(STATUSES)
CLEAR = [0.9, *[0.02] * (len(STATUSES) - 1)]


def read(text: str, *acts: Act) -> tuple[Document, Read]:
    article = Article("0123456789abcdef-0", "a.txt", "0" * 64, None, None, None, "ar", (Span(0, len(text)),), "0" * 64)
    doc, _, found = before_events(text, article, Suggested((), acts))
    return doc, found


def drafts_of(text: str, *acts: Act) -> tuple[Document, Read, list[Draft], Adjectives]:
    doc, found = read(text, *acts)
    return doc, found, *proposed(doc, found)


def act(text: str, word: str, kind: str, score: float, *sides: ActSide) -> Act:
    return Act(text.index(word), kind, score, "occurred", 0.9, sides)


def named(text: str, entity: str, found: Read) -> str:
    return next(one.id for one in found.cast.entities if one.name_ar == entity or entity in one.names)


def told(candidate: Candidate) -> Mapping[str, float]:
    return dict(zip(FEATURES, candidate.row, strict=True))


def test_everybody_near_or_often_named_is_looked_at_with_where_they_stand() -> None:
    doc, found, drafts, adjectives = drafts_of(TEXT)
    rows = side_rows(doc, found.cast, drafts, adjectives.entities)
    criticism = next(n for n, draft in enumerate(drafts) if draft.trigger.frame.event == "ACCUSE")
    by_name = {adjectives.entities[one.entity].name_ar: told(one) for one in rows if one.draft == criticism}
    cyprus = by_name["قبرص"]
    assert (cyprus["is actor"], cyprus["is recipient"], cyprus["behind"], cyprus["in its clause"]) == (1, 0, 1, 1)
    host = next(row for name, row in by_name.items() if "ميتسوتاكيس" in name)
    assert (host["is actor"], host["before"], host["behind"], host["recency"]) == (0, FAR, FAR, 0)
    assert host["words since"] > 0
    assert "ألبانيا" in by_name


def test_what_the_tagger_says_of_words_is_told_of_whom_they_name() -> None:
    at = TEXT.index("انتقدت") - 1
    sides = ActSide(TEXT.index("قبرص"), "actor", 0.8), ActSide(TEXT.index("الزيارة"), "recipient", 0.3)
    doc, found, drafts, adjectives = drafts_of(TEXT, Act(at, "ACCUSE", 0.7, "occurred", 0.9, sides))
    rows = side_rows(doc, found.cast, drafts, adjectives.entities)
    of_cyprus = (told(one) for one in rows if adjectives.entities[one.entity].name_ar == "قبرص")
    cyprus = next(row for row in of_cyprus if row["act seen"])
    assert [cyprus[name] for name in ("seen as actor", "another seen as actor")] == [0.8, 0]
    assert cyprus["another seen as recipient"] == 0.3


def test_every_draft_has_a_row_of_all_features() -> None:
    strangling = act(TEXT, "خنقت", "COERCE", 0.6)
    doc, found, drafts, _ = drafts_of(TEXT, strangling)
    assert found.acts is not None
    rows = act_rows(doc, drafts, found.acts, -1.0, [True] * len(drafts))
    assert {len(row) for row in rows} == {len(ACT_FEATURES)}
    assert {len(row) for row in status_rows(drafts, "2024-05-06")} == {len(STATUS_FEATURES)}
    last = dict(zip(ACT_FEATURES, rows[-1], strict=True))
    assert (last["seen at all"], last["another type seen"], last["of the tagger"]) == (0.6, 0, 1)


def test_what_a_tagger_is_not_sure_of_is_proposed_and_stands_by_the_trees_alone() -> None:
    sure, unsure = (act(TEXT, "خنقت", "COERCE", score) for score in (0.95, LOOKED_AT))
    *_, drafts, _ = drafts_of(TEXT, unsure)
    assert [one.is_proposal for one in drafts if one.trigger.frame.event == "COERCE"] == [True]
    assert not any(events_of.stands(one) for one in drafts if one.is_proposal)
    *_, drafts, _ = drafts_of(TEXT, sure)
    assert [one.is_proposal for one in drafts if one.trigger.frame.event == "COERCE"] == [False]
    *_, drafts, _ = drafts_of(TEXT, act(TEXT, "خنقت", "COERCE", LOOKED_AT - 0.01))
    assert not any(one.trigger.frame.event == "COERCE" for one in drafts)


@pytest.fixture
def criticism() -> tuple[Draft, str, str]:
    """The criticism of the text, who voices it, and somebody else."""
    _, found, drafts, _ = drafts_of(TEXT)
    draft = next(one for one in drafts if one.trigger.frame.event == "ACCUSE")
    return draft, draft.arguments.get("actor")[0], named(TEXT, "ألبانيا", found)


def chosen(entity: str, actor: float, recipient: float) -> Chosen:
    return Chosen(entity, (1 - actor - recipient, actor, recipient))


def test_whom_rules_have_stays_where_the_trees_think_of_them_at_all(criticism: tuple[Draft, str, str]) -> None:
    draft, critic, _ = criticism
    kept = settled(draft, True, Weights(0.9, [chosen(critic, STANDING.keeps, 0.0)], EVEN))
    assert kept.arguments.get("actor") == (critic,)
    assert kept.sure == pytest.approx(STANDING.keeps)
    gone = settled(draft, True, Weights(0.9, [chosen(critic, 0.0, 0.0)], EVEN))
    assert not gone.arguments.get("actor")
    assert not gone.arguments.spans["actor"]


def test_an_open_side_is_filled_from_its_measure_on_and_once(criticism: tuple[Draft, str, str]) -> None:
    draft, critic, other = criticism
    draft.arguments.roles["recipient"], draft.arguments.spans["recipient"] = [], []
    seen = [chosen(critic, 0.9, 0.05), chosen(other, 0.0, STANDING.fills - 0.01)]
    assert not settled(draft, True, Weights(0.9, seen, EVEN)).arguments.get("recipient")
    seen[1] = chosen(other, 0.0, STANDING.fills)
    assert settled(draft, True, Weights(0.9, seen, EVEN)).arguments.get("recipient") == (other,)
    assert draft.arguments.get("actor") == (critic,)


def test_what_takes_two_is_told_of_two(criticism: tuple[Draft, str, str]) -> None:
    *_, drafts, _ = drafts_of(TEXT)
    visit = next(one for one in drafts if one.trigger.frame.event == "CONSULT" and len(one.arguments.get("actor")) == 1)
    visit.arguments.roles["recipient"] = []
    (visitor,), (_, _, other) = visit.arguments.get("actor"), criticism
    assert not settled(visit, False, Weights(1.0, [chosen(visitor, 1.0, 0.0)], CLEAR)).likely
    both = [chosen(visitor, 1.0, 0.0), chosen(other, 0.0, 1.0)]
    assert settled(visit, False, Weights(1.0, both, CLEAR)).likely


def test_what_rules_do_not_tell_is_told_where_act_and_sides_are_likely(criticism: tuple[Draft, str, str]) -> None:
    draft, critic, _ = criticism
    seen = [chosen(critic, 1.0, 0.0)]
    assert settled(draft, True, Weights(STANDING.act, seen, EVEN)).likely
    assert not settled(draft, False, Weights(PROPOSED.act - 0.01, seen, CLEAR)).likely
    assert settled(draft, False, Weights(max(PROPOSED.act, WHOLE), seen, CLEAR)).likely
    doubted = [chosen(critic, WHOLE - 0.01, 0.0)]
    assert not settled(draft, False, Weights(1.0, doubted, CLEAR)).likely
    assert not settled(draft, False, Weights(1.0, seen, EVEN)).likely


def test_a_status_of_which_the_trees_are_sure_stands_for_one_without_a_cue(criticism: tuple[Draft, str, str]) -> None:
    draft, critic, _ = criticism
    seen = [chosen(critic, 1.0, 0.0)]
    sure = [0.0] * len(STATUSES)
    sure[STATUSES.index("planned")] = 0.99
    assert settled(draft, False, Weights(0.9, seen, sure)).judgement.status == "planned"
    assert settled(draft, False, Weights(0.9, seen, EVEN)).judgement == draft.judgement
