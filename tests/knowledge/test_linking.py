"""Whom a name means: by spelling, state, office and date; nobody where that does not settle it."""

from __future__ import annotations

import pytest

from waqai.knowledge import linking
from waqai.knowledge.linking import CUT, Hint, link
from waqai.model import EntityType

PERSON: tuple[EntityType, ...] = ("person",)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("سيرغيه لافرووف", "Sergei Lavrov"),
        ("إيمانيويل ماكرون", "Emmanuel Macron"),
        ("أنتونيو جوتيريش", "António Guterres"),
        ("فلاديمر بوتن", "Vladimir Putin"),
        ("شي جينبنغ", "Xi Jinping"),
    ],
)
def test_spellings_that_no_list_has_lead_to_the_right_one(spelling: str, name: str) -> None:
    found = link(spelling, Hint(PERSON))
    assert found.best is not None
    assert found.best.name_en == name
    assert found.score >= CUT
    assert found.candidates[0].because


@pytest.mark.parametrize("name", ["يفغيني كوزنيتسكي", "سالم بن مطلق العتيبي الثاني", "", "لا شيء", "خط الاستواء"])
def test_strangers_lead_to_nobody(name: str) -> None:
    assert link(name, Hint(PERSON)).best is None


def test_a_weak_name_alone_is_nobody_and_is_somebody_with_his_state() -> None:
    assert link("كلينتون", Hint(PERSON)).best is None
    assert link("كلينتون", Hint(PERSON)).candidates


def test_the_state_of_the_title_speaks_against_a_namesake() -> None:
    alone, abroad = link("سيرغي لافروف", Hint(PERSON)), link("سيرغي لافروف", Hint(PERSON, country="BR"))
    assert abroad.score < alone.score


def test_the_office_on_the_day_speaks_for_its_holder() -> None:
    then = link("بوش", Hint(PERSON, "US", "president", "2005-05-01"))
    assert then.best is not None
    assert then.best.name_en == "George W. Bush"
    assert any("president of US" in reason for reason in then.candidates[0].because)


def test_the_kinds_asked_for_bound_the_answer() -> None:
    assert all(c.known.type == "place" for c in link("القدس", Hint(("place",))).candidates)


def test_a_row_of_names_without_commas_is_looked_up_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def spelt_like(name: str) -> tuple[()]:
        asked.append(name)
        return ()

    monkeypatch.setattr(linking, "spelt_like", spelt_like)
    parts = ["زاهر", "مرسال", "نوفل", "جوهر", "سندس", "لبيد", "معين"]
    assert link(" ".join([*parts * 4, "المرجاني"]), Hint(PERSON)).best is None
    assert len(asked) == 1
    assert link(" ".join([*parts, "المرجاني"]), Hint(PERSON)).best is None
    assert 2 < len(asked) <= 2**6 + 2
