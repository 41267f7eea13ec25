"""A local entity is the same in every article where its name or kind and its state say so, and nowhere else."""

from __future__ import annotations

import pytest

import waqai


def keys(text: str) -> dict[str, str | None]:
    (reading,) = waqai.read(text, published="2025-03-09")
    return {entity.name_ar: entity.same for entity in reading.entities if entity.wikidata is None}


def test_a_person_is_the_same_by_full_name_and_state() -> None:
    one = keys("قال وزير الزراعة الإماراتي عبدالله بن سالم المهيري إن المحصول وفير.")
    other = keys("استقبل المحافظ أمس وزير الزراعة الإماراتي عبد الله سالم المهيري في مكتبه.")
    assert set(one.values()) & set(other.values()) == {"person:عبدالله سالم مهيري:AE"}


def test_a_namesake_of_another_state_is_another() -> None:
    egypt = keys("قال وزير الزراعة المصري سليم البحيري إن المحصول وفير.")
    jordan = keys("قال وزير الزراعة الأردني سليم البحيري إن المحصول وفير.")
    assert egypt["سليم البحيري"] != jordan["سليم البحيري"]


def test_a_ministry_is_the_same_by_portfolio_and_state() -> None:
    one, other = keys("أعلنت وزارة الصحة المصرية النتائج."), keys("نفت وزارة الصحة في مصر وقوع إصابات.")
    assert set(one.values()) & set(other.values()) == {"body:ministry of health:EG"}


@pytest.mark.parametrize(
    "text",
    ["فتحت السفارة النرويجية أبوابها صباح أمس.", "قال الناشط كمال إن الوضع صعب.", "وصلت شركات كورية إلى المعرض."],
)
def test_what_one_article_alone_tells_apart_has_no_key(text: str) -> None:
    assert set(keys(text).values()) <= {None}
