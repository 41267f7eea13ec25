"""The furniture lexicon: every group's examples are furniture by it, its counter-examples are not."""

from __future__ import annotations

import pytest

from waqai.knowledge.furniture import furniture, plain_words
from waqai.knowledge.loader import toml
from waqai.knowledge.outlets import known_name
from waqai.model import FurnitureKind
from waqai.sources.furniture import mark_furniture
from waqai.sources.lines import lines_of

GROUPS = toml("furniture")["group"]
LOOKED = {"section", "row", "cue", "self"}
BEFORE = "افتتح الوزيران الدورة الأولى للجنة المشتركة بعد انقطاع دام سنوات، واتفقا على عقدها كل عام.\n"


def rows(field):
    return [(g, line) for g in GROUPS for line in g[field]]


@pytest.mark.parametrize(("group", "line"), rows("example"), ids=str)
def test_example_is_furniture(group, line):
    marks = mark_furniture(lines_of(BEFORE + line))
    assert 1 in marks
    assert marks[1].kind == group["kind"]


@pytest.mark.parametrize(("group", "line"), rows("counter"), ids=str)
def test_counter_example_is_none(group, line):
    assert 0 not in mark_furniture(lines_of(line + "\n" + BEFORE))


def test_kinds_are_those_of_a_reading():
    assert {g["kind"] for g in GROUPS} <= set(FurnitureKind.__args__)


def test_no_group_says_a_phrase_twice():
    for group in GROUPS:
        forms = [plain_words(form) for form in group["form"]]
        assert all(forms)
        assert [f for f in forms if forms.count(f) > 1] == [], group["id"]


def test_longest_phrase_is_found_whole():
    longest = max((p for phrases in furniture().part.values() for p in phrases), key=lambda p: len(p.words))
    assert furniture().match(longest.words)


def test_outlets_are_many_and_no_domain_stands_twice():
    outlets = toml("outlets")["outlet"]
    domains = [o["domain"] for o in outlets]
    assert len(outlets) >= 150
    assert [d for d in domains if domains.count(d) > 1] == []
    assert {o["kind"] for o in outlets} == {"agency", "broadcaster", "paper", "site"}
    assert all(known_name(o["name"]) for o in outlets)
