"""Standing facts: offices beside names, and every construction of the data with its examples and counter-examples."""

from __future__ import annotations

import pytest

from waqai.extract.reading import read_article
from waqai.knowledge.loader import toml
from waqai.model import Article, Page, Reading, Relation, Span

CONSTRUCTIONS = toml("relations")["construction"]
ANY = ["?"]
ENGLISH = [(row["id"], text, row["ends"]) for row in CONSTRUCTIONS for text in row["example"]]
COUNTERS = [(row["id"], text) for row in CONSTRUCTIONS for text in row["counter"]]


def read(text: str, published: str | None = "2025-03-02") -> Reading:
    page = Page("s", text, "0" * 64, "text", "utf-8")
    whole = (Span(0, len(text)),)
    return read_article(page, Article("0-1", "s", page.sha256, None, None, None, "ar", whole, "", published, "given"))


def ends(reading: Reading, relation: Relation) -> tuple[str, str]:
    """The two ends by name."""
    names = {entity.id: entity.name_en or entity.name_ar for entity in reading.entities}
    return names[relation.subject], names.get(relation.object, relation.object)


def told(text: str) -> list[tuple[str, str, str]]:
    reading = read(text)
    return [(ends(reading, r)[0], r.relation, ends(reading, r)[1]) for r in reading.relations]


@pytest.mark.parametrize(("rule", "text", "wanted"), ENGLISH)
def test_construction(rule: str, text: str, wanted: list[str]) -> None:
    reading = read(text)
    found = [" > ".join(ends(reading, r)) for r in reading.relations if r.rule == rule]
    assert found, (rule, told(text))
    assert wanted == ANY or set(found) <= set(wanted)


@pytest.mark.parametrize(("rule", "text"), COUNTERS)
def test_counter(rule: str, text: str) -> None:
    assert not [r for r in read(text).relations if r.rule == rule]


def test_every_example_that_names_no_ends_is_of_a_construction_with_one() -> None:
    """A `?` says that the names are not the point; a construction's relation and rule are tested all the same."""
    assert all(row["example"] and row["counter"] and row["ends"] for row in CONSTRUCTIONS)
    assert len({row["id"] for row in CONSTRUCTIONS}) == len(CONSTRUCTIONS) >= 60


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قال الرئيس التونسي قيس سعيد كلمته.", ("Kais Saied", "position", "president of Tunisia")),
        ("وصل وزير الصناعة السوري سامر الحلبوسي.", ("سامر الحلبوسي", "position", "وزير الصناعة السوري")),
        ("زار المبعوث العاصمة السورية دمشق.", ("Damascus", "capital-of", "Syria")),
        ("تدعم إيران حليفتها سوريا منذ سنوات.", ("Syria", "ally", "Iran")),
        ("حضر الكاتب سامر الحلبوسي الأمسية.", ("سامر الحلبوسي", "occupation", "الكاتب")),
    ],
)
def test_fact(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_an_office_has_its_english_name_and_its_owner() -> None:
    reading = read("وصل وزير الزراعة السوري سامر الحلبوسي.")
    (position,) = reading.relations
    owner = next(e.name_en for e in reading.entities if e.id == position.of)
    assert (position.office, owner) == ("agriculture minister", "Syria")


@pytest.mark.parametrize(
    "text", ["وصل الرئيس إلى العاصمة صباحا.", "زار وزير الدفاع قيس سعيد أمس في بيته، ثم غادر سوريا."]
)
def test_no_alliance_nor_capital_out_of_nothing(text: str) -> None:
    assert not [found for found in told(text) if found[1] in ("ally", "capital-of", "parent")]


@pytest.mark.parametrize(
    "text", ["سجلت إصابات في الجزائر العاصمة، الجلفة، سعيدة.", "حضر الأمير السعودي مشعل بن عبدالعزيز الحفل."]
)
def test_neither_the_next_of_a_list_is_a_capital_nor_a_prince_a_ruler(text: str) -> None:
    assert not [found for found in told(text) if found[1] in ("capital-of", "leads", "position")]


def test_a_verb_behind_a_title_is_no_name() -> None:
    assert told("الوزير يتحادث هاتفيا مع المدير.") == []


@pytest.mark.parametrize(
    ("text", "standing", "as_of"),
    [
        ("قال الرئيس التونسي السابق المنصف المرزوقي كلمته.", "former", None),
        ("قال الرئيس التونسي المنتخب قيس سعيد كلمته.", "coming", "2025-03-02"),
        ("قال الرئيس التونسي قيس سعيد كلمته.", "current", "2025-03-02"),
        ("تزور رواندا الحليفة لروسيا منذ 2019 المعرض.", "current", "2019/.."),
    ],
)
def test_when_a_fact_holds(text: str, standing: str, as_of: str | None) -> None:
    relation = read(text).relations[0]
    assert (relation.standing, relation.as_of) == (standing, as_of)


def test_trade_has_its_amount_its_year_and_its_source() -> None:
    reading = read("قال وزير التجارة إن حجم التبادل التجاري بين الأردن وقبرص بلغ العام الماضي 90 مليون دولار.")
    trade = next(r for r in reading.relations if r.relation == "trade-volume")
    amounts = {quantity.id: quantity.value for quantity in reading.quantities}
    assert (amounts[trade.quantity or ""], trade.as_of, len(trade.said_by)) == (90_000_000, "2024", 1)
