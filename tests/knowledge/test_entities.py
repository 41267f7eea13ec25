"""Names in the spellings of many outlets, ambiguity, and who held which office when."""

from __future__ import annotations

import pytest

from waqai.knowledge.entities import NameOf, gazetteer
from waqai.text.words import words_of

SAME = [
    ("Q30", "name", ["أمريكا", "أميركا", "امريكا", "الولايات المتحدة الأميركية", "الولايات المتحدة"]),
    ("Q30", "metonym", ["واشنطن", "الإدارة الأميركية"]),
    ("Q30", "demonym", ["الأميركي", "أمريكية", "الأميركيون", "الأمريكيين", "أميركيان", "الاميركيتين"]),
    ("Q423", "name", ["كوريا الشمالية", "جمهورية كوريا الديمقراطية الشعبية", "كوريا الديموقراطية"][:2]),
    ("Q423", "metonym", ["بيونغ يانغ", "بيونج يانج", "بيونج يانغ", "بيونغيانغ"]),
    ("Q423", "demonym", ["الكوري الشمالي", "كورية شمالية", "الكوريين الشماليين"]),
    ("Q159", "demonym", ["الروس", "روسي", "الروسية", "الروسيتين"]),
    ("Q858", "name", ["سوريا", "سورية"]),
    ("Q801", "name", ["إسرائيل", "اسرائيل", "الكيان الصهيوني"]),
    ("Q258", "name", ["جنوب أفريقيا", "جنوب إفريقيا", "جنوب افريقيا"]),
    ("Q15", "name", ["أفريقيا", "إفريقيا", "افريقيا"]),
    ("Q46", "name", ["أوروبا", "اوروبا", "أوربا"]),
    ("Q46", "demonym", ["الأوروبيون", "الأوروبيين", "أوروبية"]),
    ("Q7747", "name", ["فلاديمير بوتين", "بوتين"]),
    ("Q56226", "name", ["كيم جونغ أون", "كيم جونج اون", "كيم جونغ-أون"]),
    ("Q43723", "name", ["نتنياهو", "نتانياهو", "بنيامين نتانياهو"]),
    ("Q22686", "name", ["ترامب", "ترمب", "دونالد ترامب"]),
    ("Q307871", "name", ["السيسي", "عبدالفتاح السيسى", "عبد الفتاح السيسي"]),
    ("Q58217", "name", ["سيرغي لافروف", "سيرجي لافروف", "لافروف"]),
    ("x:houthis", "name", ["الحوثيون", "أنصار الله", "جماعة الحوثي", "الحوثيين"]),
    ("x:rapid-support-forces", "name", ["قوات الدعم السريع", "الدعم السريع"]),
    ("Q7184", "name", ["الناتو", "حلف شمال الأطلسي", "حلف الناتو"]),
    ("Q40464", "name", ["فرانس برس", "وكالة الصحافة الفرنسية", "أ ف ب", "أ.ف.ب"]),
    ("Q171328", "name", ["ميثاق الأمم المتحدة"]),
    ("x:s-400", "name", ["إس-400", "إس 400", "اس 400", "S-400", "إس-٤٠٠"]),
    ("Q362", "name", ["الحرب العالمية الثانية"]),
    ("x:the-west", "name", ["الغرب", "الدول الغربية"]),
]


def uses(name: str) -> list[NameOf]:
    return gazetteer().look_up(name)


@pytest.mark.parametrize(("key", "kind", "spellings"), SAME)
def test_spellings_lead_to_one_entity(key: str, kind: str, spellings: list[str]) -> None:
    for spelling in spellings:
        found = [(n.known.id, n.kind) for n in uses(spelling) if not n.weak]
        assert (key, kind) in found, spelling


@pytest.mark.parametrize(
    "word",
    [
        "الحلف",
        "المجلس",
        "كيم",
        "الجزيرة",
        "العربية",
        "الحياة",
        "قنا",
        "مالي",
        "فتح",
        "المملكة",
        "عباس",
        "كلينتون",
        "شي",
    ],
)
def test_common_words_and_shared_surnames_are_weak(word: str) -> None:
    found = uses(word)
    assert found
    assert all(name.weak for name in found)


@pytest.mark.parametrize("word", ["دولة", "سنة", "جامعة", "بيان", "سلام", "أحمد", "قال", "كبيرا", "سنويا", "كبار"])
def test_plain_words_name_nothing(word: str) -> None:
    assert [n.known.name_en for n in uses(word) if not n.weak] == []


@pytest.mark.parametrize(
    ("name", "first", "others"),
    [
        ("موسكو", ("Q159", "metonym"), {("Q649", "name")}),
        ("القدس", ("Q1218", "name"), set()),
        ("عمان", ("Q842", "name"), {("Q810", "metonym")}),
        ("الشرق الأوسط", ("Q7204", "name"), {("x:asharq-al-awsat", "name")}),
        ("جورجيا", ("Q230", "name"), set()),
        ("الجزائر", ("Q262", "name"), set()),
    ],
)
def test_shared_names_lead_to_all_the_most_prominent_first(
    name: str, first: tuple[str, str], others: set[tuple[str, str]]
) -> None:
    found = [(n.known.id, n.kind) for n in uses(name)]
    assert found[0] == first
    assert others <= set(found)


def test_proclitics_are_cut_and_the_longest_name_is_found() -> None:
    words = words_of("وصل الوفد لكوريا الشمالية وللولايات المتحدة الأميركية")
    index = gazetteer().names
    assert [m.last for m in index.at(words, 2) if m.value.known.id == "Q423"] == [4]
    assert max(m.last for m in index.at(words, 4) if m.value.known.id == "Q30") == 7


@pytest.mark.parametrize(
    ("office", "where", "on", "holder"),
    [
        ("president", "US", "2015-03-02", "Barack Obama"),
        ("president", "US", "2018", "Donald Trump"),
        ("president", "US", "2023-11", "Joe Biden"),
        ("president", "US", "2025-06-01", "Donald Trump"),
        ("president", "RU", "2010-05", "Dmitry Medvedev"),
        ("president", "RU", None, "Vladimir Putin"),
        ("president", "RU", "XXXX-10-20", "Vladimir Putin"),
        ("president", "SY", "2024-12-07", "Bashar al-Assad"),
        ("president", "SY", "2025-05-14", "Ahmed al-Sharaa"),
        ("foreign minister", "UA", "2024-06-18", "Dmytro Kuleba"),
        ("defence minister", "CA", "2024-06-18", "Bill Blair"),
        ("secretary general", "Q7184", "2024-06-18", "Jens Stoltenberg"),
        ("secretary general", "Q1065", "2012", "Ban Ki-moon"),
        ("king", "SA", "2014-01-01", "Abdullah of Saudi Arabia"),
        ("emir", "QA", "2020", "Tamim bin Hamad Al Thani"),
        ("prime minister", "IL", "2022-08-15", "Yair Lapid"),
        ("chancellor", "DE", "2015", "Angela Merkel"),
    ],
)
def test_office_holders_by_date(office: str, where: str, on: str | None, holder: str) -> None:
    assert [known.name_en for known in gazetteer().holders(office, where, on)] == [holder]


@pytest.mark.parametrize(
    ("office", "where", "on"), [("president", "US", None), ("sheriff", "US", "2020"), ("king", "FR", "2020")]
)
def test_unknown_holders_are_nobody(office: str, where: str, on: str | None) -> None:
    assert gazetteer().holders(office, where, on) == []


def test_a_day_of_change_belongs_to_the_newcomer() -> None:
    assert [k.name_en for k in gazetteer().holders("president", "US", "2021-01-20")] == ["Joe Biden"]
    assert {k.name_en for k in gazetteer().holders("president", "US", "2021-01")} == {"Joe Biden", "Donald Trump"}


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("aawsat.com", "Asharq Al-Awsat"),
        ("arabic.rt.com", "RT"),
        ("www.bbc.com", "BBC"),
        ("gate.ahram.org.eg", "Al-Ahram"),
        ("www.skynewsarabia.com", "Sky News Arabia"),
    ],
)
def test_outlets_by_domain(domain: str, name: str) -> None:
    known = gazetteer().outlet(domain)
    assert known is not None
    assert known.name_en == name


def test_unknown_domains_are_no_outlets() -> None:
    assert gazetteer().outlet("example.org") is None


def test_coordinates_of_places_and_states() -> None:
    latitude, longitude = gazetteer().coordinates("Q649") or (0.0, 0.0)
    assert (round(latitude), round(longitude)) == (56, 38)
    assert gazetteer().coordinates("Q7747") is None


STATES = [
    "مصر",
    "السعودية",
    "العراق",
    "سوريا",
    "لبنان",
    "المغرب",
    "ليبيا",
    "تونس",
    "تشاد",
    "توغو",
    "تشيلي",
    "قطر",
    "إيران",
    "تركيا",
    "السودان",
    "اليمن",
    "الكويت",
    "البحرين",
    "موريتانيا",
    "الصومال",
]


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_known_by_its_name_alone(name: str) -> None:
    assert not gazetteer().look_up(name)[0].weak
