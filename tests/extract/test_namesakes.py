"""A place's namesake in the state that the article speaks of goes before a more prominent one elsewhere."""

from __future__ import annotations

import pytest

import waqai
from waqai.extract.namesakes import marked_names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("أعلن الجيش اللبناني أن دورية دخلت مدينة طرابلس فجرا، وقال رئيس الوزراء اللبناني إن الوضع هادئ.", "LB"),
        ("أعلنت الحكومة الليبية فتح المطار في طرابلس، وقال المجلس الرئاسي الليبي إن المدينة آمنة.", "LY"),
        ("وقع انفجار في طرابلس صباح أمس.", "LY"),
        ("أوقف الأمن المغربي ثلاثة أشخاص في القنيطرة، وقالت وزارة الداخلية المغربية إن التحقيق مستمر.", "MA"),
        ("وصل وفد المنتخب الأردني إلى عمان أمس، وقال الاتحاد الأردني لكرة القدم إن المباراة غدا.", "JO"),
        ("قصف الجيش الإسرائيلي مواقع للجيش السوري في القنيطرة.", "SY"),
    ],
)
def test_the_states_of_the_article_choose_among_namesakes(text: str, country: str) -> None:
    (reading,) = waqai.read(text)
    assert {entity.country for entity in reading.entities if entity.type == "place"} == {country}


@pytest.mark.parametrize("row", marked_names(), ids=lambda row: f"{row['id']} {ord(row['mark'][1]):x}")
def test_vowel_marks_tell_names_apart(row: dict[str, str]) -> None:
    example, counter = (ids(f"خبر عن زيارة\n\n{row[part]}") for part in ("example", "counter"))
    assert row["id"] in example
    assert row["id"] not in counter


def ids(text: str) -> set[str]:
    (reading,) = waqai.read(text)
    return {entity.id for entity in reading.entities}
