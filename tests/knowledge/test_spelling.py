"""Spellings of one name are near to each other, two names are not; the tables behind it keep their rules."""

from __future__ import annotations

import pytest

from waqai.knowledge.edits import align, costs
from waqai.knowledge.linking import NEAREST
from waqai.knowledge.loader import table
from waqai.knowledge.spelling import are_two_names, bones, near_bones, parts_of, similarity, sounds

SPELLINGS = [
    ("غيراسيموف", "جيراسيموف"),
    ("شي جين بينغ", "شي جينبينغ"),
    ("بيونغ يانغ", "بيونغيانغ"),
    ("عبد الفتاح البرهان", "عبدالفتاح البرهان"),
    ("كيم جونغ أون", "كيم جونج اون"),
    ("فولوديمير زيلينسكي", "فولوديمير زيلنسكي"),
    ("ينس ستولتنبرغ", "ينس ستولتنبرج"),
    ("محمد بن سلمان", "محمد سلمان"),
    ("ديمتري مدفيديف", "دميتري ميدفيديف"),
    ("أنتوني بلينكن", "انتوني بلنكن"),
    ("تشيرنيهيف", "تشرنيهيف"),
]
TWO = [
    ("محمد حسن", "محمود حسن"),
    ("كيم جونغ أون", "كيم جونغ إيل"),
    ("ماريا زاخاروفا", "مارينا زاخاروفا"),
    ("سلوفاكيا", "سلوفينيا"),
    ("حسن روحاني", "حسن رحماني"),
    ("نيجيريا", "النيجر"),
    ("علي خامنئي", "علي خاتمي"),
    ("بورتسودان", "بورسعيد"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_name_are_near(one: str, other: str) -> None:
    assert similarity(one, other) >= NEAREST
    assert similarity(one, other) == pytest.approx(similarity(other, one))
    assert bones(sounds(other)) in near_bones(bones(sounds(one)))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_names_are_far(one: str, other: str) -> None:
    assert similarity(one, other) < NEAREST


def test_the_same_name_is_nearest_and_nothing_is_nothing() -> None:
    assert similarity("لافروف", "لافروف") == 1
    assert similarity("لافروف", "") == 0
    assert bones("") == ""
    assert near_bones("") == set()


def test_particles_belong_to_parts() -> None:
    assert parts_of("عبد الله بن عبد العزيز آل سعود") == ("عبدالله", "عبدالعزيز", "سعود")
    assert parts_of("أبو مازن") == ("ابومازن",)


def test_two_listed_names_are_two_whatever_their_letters() -> None:
    assert are_two_names("محمد", "محمود")
    assert not are_two_names("غوتيريش", "جوتيريش")


def test_alignment_leads_from_one_form_to_the_other() -> None:
    cost, edits = align("بوتين", "بوتن", costs())
    assert cost > 0
    assert [(e.one, e.other) for e in edits if e.one != e.other] == [("ي", "")]


def test_costs_keep_the_rules() -> None:
    rows = table("spelling").rows
    assert len({(one, other, where) for one, other, where, _ in rows}) == len(rows)
    assert {where for _, _, where, _ in rows} == set("<.>=")
    assert all(0 < float(cost) <= 3.2 for *_, cost in rows)
