"""Standing facts beside names."""

from __future__ import annotations

import pytest

from waqai.extract.mentions import find_mentions
from waqai.extract.relations import find_relations
from waqai.model import Article, Span
from waqai.text.document import Document


def relations(text: str) -> list[tuple[str, str, str]]:
    """Subject, relation and object with names in place of ids."""
    whole = Span(0, len(text))
    doc = Document.of(text, [whole])
    cast = find_mentions(doc, Article("x-0", "a", "0", None, None, None, "ar", (whole,), "0"))
    names = {entity.id: entity.name_en or entity.name_ar for entity in cast.entities}
    return [(names[r.subject], r.relation, names.get(r.object, r.object)) for r in find_relations(doc, cast)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قال الرئيس التونسي قيس سعيد كلمته.", ("Kais Saied", "position", "president of Tunisia")),
        ("وصل وزير الصناعة السوري سامر الحلبوسي.", ("سامر الحلبوسي", "position", "وزير الصناعة السوري")),
        ("زار المبعوث العاصمة السورية دمشق.", ("Damascus", "capital-of", "Syria")),
        ("تدعم إيران حليفتها سوريا منذ سنوات.", ("Syria", "ally", "Iran")),
    ],
)
def test_fact(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in relations(text)


@pytest.mark.parametrize(
    "text", ["وصل الرئيس إلى العاصمة صباحا.", "زار وزير الدفاع قيس سعيد أمس في بيته، ثم غادر سوريا."]
)
def test_no_alliance_nor_capital_out_of_nothing(text: str) -> None:
    assert not [found for found in relations(text) if found[1] in ("ally", "capital-of", "parent")]
