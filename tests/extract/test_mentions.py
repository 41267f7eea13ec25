"""Mentions: cases as data, and what holds for every cast."""

from __future__ import annotations

import pathlib
import tomllib
from typing import Any

import pytest

from waqai.extract.cast import Cast
from waqai.extract.coreference import antecedent, gender
from waqai.extract.mentions import find_mentions
from waqai.model import Article, Entity, Span
from waqai.text.document import Document

CASES = tomllib.loads((pathlib.Path(__file__).parents[1] / "cases" / "mentions.toml").read_text("utf-8"))["case"]


def read(text: str, published: str | None = None, article: str = "0123456789abcdef-0") -> tuple[Document, Cast]:
    whole = Span(0, len(text))
    doc = Document.of(text, [whole])
    about = Article(article, "a.txt", "0" * 64, None, None, None, "ar", (whole,), "0" * 64, published=published)
    return doc, find_mentions(doc, about)


def texts_by_entity(text: str, cast: Cast) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in cast.mentions:
        found.setdefault(mention.entity, set()).add(text[mention.span.start : mention.span.end])
    return found


def is_wanted(entity: Entity, texts: set[str], wanted: dict[str, Any]) -> bool:
    fits = "country" not in wanted or entity.country == wanted["country"]
    fits = fits and wanted.get("known") in (None, entity.name_en is not None)
    fits = fits and wanted.get("name_en") in (None, entity.name_en)
    return entity.type == wanted["type"] and fits and set(wanted["mentions"]) <= texts


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    _, cast = read(case["text"], case.get("published"))
    texts = texts_by_entity(case["text"], cast)
    for wanted in case.get("entities", []):
        assert any(is_wanted(e, texts[e.id], wanted) for e in cast.entities), (wanted, texts)
    assert not set(case.get("never", [])) & set().union(*texts.values())
    for apart in case.get("apart", []):
        assert not any(set(apart) <= own for own in texts.values()), (apart, texts)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_cast_is_sound(case: dict[str, Any]) -> None:
    _, cast = read(case["text"])
    ids = [entity.id for entity in cast.entities]
    assert len(ids) == len(set(ids))
    assert {mention.entity for mention in cast.mentions} == set(ids)
    spans = [mention.span for mention in cast.mentions]
    assert spans == sorted(spans, key=lambda s: s.start)
    assert all(case["text"][s.start : s.end].strip() for s in spans)
    assert all(entity.names and entity.rule for entity in cast.entities)


def test_local_ids_carry_the_articles_number() -> None:
    _, first = read("قال محللون إن الأزمة طويلة.", article="feed-0")
    _, second = read("قال محللون إن الأزمة طويلة.", article="feed-1")
    assert {e.id for e in first.entities}.isdisjoint(e.id for e in second.entities)


def test_reading_twice_gives_the_same() -> None:
    text = "\n".join(case["text"] for case in CASES)
    assert read(text)[1] == read(text)[1]


@pytest.mark.parametrize(
    ("word", "of", "number", "wanted"),
    [("موقفه", "m", "one", "الأردن"), ("موقفها", "f", "one", "سوريا"), ("موقفهما", None, "two", None)],
)
def test_antecedent_agrees(word: str, of: Any, number: Any, wanted: str | None) -> None:
    text = f"رفض الأردن المقترح. وقبلت سوريا به وأعلنت {word}." if of == "f" else f"رفض الأردن المقترح وأعلن {word}."
    doc, cast = read(text)
    at = next(n for n, w in enumerate(doc.words) if w.bare == word)
    found = antecedent(doc, cast, at, of, number)
    names = {entity.id: entity.name_ar for entity in cast.entities}
    assert (names[found] if found else None) == wanted


def test_gender_of_states_and_bodies() -> None:
    _, cast = read("أعلن العراق وقالت تركيا إن الجيش السوداني انسحب، بحسب وزارة الدفاع القطرية.")
    found = {entity.names[0]: gender(entity) for entity in cast.entities}
    assert found == {"العراق": "m", "تركيا": "f", "الجيش السوداني": "m", "وزارة الدفاع القطرية": "f"}


@pytest.mark.parametrize(
    ("title", "holder"),
    [
        ("الرئيس الأميركي", "Joe Biden"),
        ("الرئيس الأميركي السابق", None),
        ("الرئيس الأميركي المنتخب", None),
        ("المتحدثة باسم البيت الأبيض", "Karine Jean-Pierre"),
        ("متحدث باسم البيت الأبيض", None),
        ("المدير العام لمنظمة الصحة العالمية", "Tedros Adhanom Ghebreyesus"),
        ("المدير الإقليمي لمنظمة الصحة العالمية", None),
        ("مديرة صندوق النقد الدولي", "Kristalina Georgieva"),
        ("رئيسة بعثة صندوق النقد الدولي", None),
        ("الأمين العام للأمم المتحدة", "António Guterres"),
        ("وكيل الأمين العام للأمم المتحدة", None),
        ("رئيس مجلس النواب اللبناني", "Nabih Berri"),
        ("رئيس وزراء إسرائيل", "Benjamin Netanyahu"),
        ("رئيس وزراء إسرائيلي", None),
        ("رئيسة الدبلوماسية الألمانية", "Annalena Baerbock"),
        ("مندوب الاتحاد الأوروبي", None),
        ("رئيس الأركان الإسرائيلي", "Herzi Halevi"),
    ],
)
def test_a_title_alone_is_the_holder_of_the_day_if_it_says_so(title: str, holder: str | None) -> None:
    _, cast = read(f"وقال {title} إن الوضع صعب.", "2024-11-20")
    persons = {entity.name_en for entity in cast.entities if entity.type == "person"}
    assert persons == {holder}


@pytest.mark.parametrize(
    "text", ["قال رئيس الأركان، الفريق", "أمير الكويت، الشيخ", "وطالب البرادعي", "رئيس الحكومة، السيد."]
)
def test_a_text_that_ends_behind_a_title_is_read(text: str) -> None:
    _, cast = read(text)
    assert cast.mentions
    assert all(mention.span.end <= len(text) for mention in cast.mentions)
