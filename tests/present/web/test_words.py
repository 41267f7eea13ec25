"""What the page says: both languages, plurals, dates and amounts."""

from __future__ import annotations

import re

import pytest

from waqai.findings import DISAGREEMENTS, OUTCOMES
from waqai.model import EVENT_TYPES, STATUSES, KnowledgeError
from waqai.present.web import wordbook
from waqai.present.web.catalogue import Voice
from waqai.present.web.plurals import CATEGORIES
from waqai.readers.question import modes

ARABIC, ENGLISH = Voice("ar"), Voice("en")
SLOT = re.compile(r"\{(\w+)\}")


def forms(message: wordbook.Message) -> dict[str, str]:
    return {"other": message} if isinstance(message, str) else message


def test_a_key_has_the_same_slots_in_both_languages() -> None:
    odd = []
    for key, message in wordbook.messages().items():
        slots = {
            name: {slot for form in forms(message[name]).values() for slot in SLOT.findall(form)} for name in message
        }
        if slots["ar"] != slots["en"]:
            odd.append(key)
    assert odd == []


def test_plurals_have_all_forms_of_their_language() -> None:
    short = [
        (key, language)
        for key, message in wordbook.messages().items()
        for language, wanted in (("ar", set(CATEGORIES)), ("en", {"one", "other"}))
        if not isinstance(message[language], str) and set(message[language]) != wanted
    ]
    assert short == []


def test_what_follows_a_hundred_is_no_accusative() -> None:
    """12 شخصاً but 100 شخص."""
    plurals = {key: message["ar"] for key, message in wordbook.messages().items() if isinstance(message["ar"], dict)}
    assert [key for key, forms in plurals.items() if re.search(r"\{n\} \S*اً", forms["other"])] == []


@pytest.mark.parametrize(
    ("family", "names"),
    [("status", STATUSES), ("type", EVENT_TYPES), ("disagreement", DISAGREEMENTS), ("outcome", OUTCOMES)],
)
def test_all_of_a_family_has_a_word(family: str, names: tuple[str, ...]) -> None:
    assert [name for name in names if not ARABIC.has(f"{family}.{name}")] == []


def test_every_act_of_the_frames_has_a_name() -> None:
    acts = [f"act.{event}.{mode}" for event, names in modes().items() for mode in names]
    assert len(acts) > 60
    assert [act for act in acts if not ARABIC.has(act)] == []


def test_arabic_counts_in_six_forms() -> None:
    told = [ARABIC.t("count.articles", n=n) for n in (0, 1, 2, 3, 11, 100)]
    assert told == ["لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "11 مقالاً", "100 مقال"]


def test_numbers_follow_the_digits_asked_for() -> None:
    assert Voice("ar", "arab").t("count.events", n=1250) == "١٬٢٥٠ واقعة"
    assert Voice("ar", "arab").percent(0.5) == "٥٠٪"


def test_an_unknown_key_says_what_to_do() -> None:
    with pytest.raises(KnowledgeError, match="Add it in both languages"):
        ARABIC.t("no.such.key")


def test_a_value_inside_a_message_is_isolated() -> None:
    assert ENGLISH.t("bound.about", amount="كم") == "about \N{FIRST STRONG ISOLATE}كم\N{POP DIRECTIONAL ISOLATE}"


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("2031-05-04", "4 أيار/مايو 2031", "4 May 2031"),
        ("2031-05", "أيار/مايو 2031", "May 2031"),
        ("2031", "2031", "2031"),
        ("2031-W19", "أسبوع 5 أيار/مايو 2031", "week of 5 May 2031"),
        ("2031-W19-3", "الأربعاء 7 أيار/مايو 2031", "Wednesday, 7 May 2031"),
        ("XXXX-10-20", "20 تشرين الأول/أكتوبر", "20 October"),
        ("XXXX-WXX-2", "الثلاثاء", "Tuesday"),
        ("XXXX-XX-19/XXXX-XX-20", "من يوم 19 إلى يوم 20", "day 19 to day 20"),
        ("2031-05-04/2031-05-06", "من 4 إلى 6 أيار/مايو 2031", "4 to 6 May 2031"),
        ("2031-05-30/2031-06-02", "من 30 أيار/مايو إلى 2 حزيران/يونيو 2031", "30 May to 2 June 2031"),
        ("1922/1991", "من 1922 إلى 1991", "1922 to 1991"),
        ("2031-05-04T09:40", "4 أيار/مايو 2031، الساعة 09:40", "4 May 2031, 09:40"),
        ("T10:00", "الساعة 10:00", "10:00"),
        ("2031-05-04TEV", "4 أيار/مايو 2031 مساءً", "4 May 2031 in the evening"),
        ("2031-Q2", "الربع الثاني من 2031", "second quarter of 2031"),
        ("2031-SU", "صيف 2031", "summer 2031"),
        ("P45D", "45 يوماً", "45 days"),
        ("PT2H", "ساعتان", "2 hours"),
        (None, "بلا تاريخ", "no date"),
        ("2031-13-40", "2031-13-40", "2031-13-40"),
        ("PRESENT_REF", "PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_dates_stay_as_partial_as_they_are(value: str | None, arabic: str, english: str) -> None:
    assert (ARABIC.date(value), ENGLISH.date(value)) == (arabic, english)


def test_months_have_the_names_of_the_region() -> None:
    told = [Voice("ar", "latn", months).month("2031-07") for months in ("levant", "gulf", "maghreb")]
    assert told == ["تموز 2031", "يوليو 2031", "جويلية 2031"]


@pytest.mark.parametrize(
    ("amount", "arabic", "english"),
    [
        ((1, None, "person", "exact"), "شخص واحد", "1 person"),
        ((2, None, "person", "about"), "نحو شخصين", "about 2 people"),
        ((103, None, "missile", "at_least"), "ما لا يقل عن 103 صواريخ", "at least 103 missiles"),
        ((12.5, None, "percent", "exact"), "12.5%", "12.5%"),
        ((3_000_000, None, "USD", "exact"), "3 ملايين دولار", "3 million US dollars"),
        ((200_000_000_000, None, "USD", "at_most"), "ما لا يزيد على 200 مليار دولار", "at most 200 billion US dollars"),
        ((700, None, "megawatt", "exact"), "700 ميغاواط", "700 megawatts"),
        ((5, 7, "drone", "range"), "بين 5 و7 طائرات مسيّرة", "between 5 and 7 drones"),
        ((9, None, "gizmo", "exact"), "9 gizmo", "9 gizmo"),
    ],
)
def test_amounts_agree_with_their_nouns(
    amount: tuple[float, float | None, str, str], arabic: str, english: str
) -> None:
    assert (ARABIC.amount(*amount), ENGLISH.amount(*amount)) == (arabic, english)


def test_every_unit_has_all_its_forms() -> None:
    assert [name for name, unit in wordbook.units().items() if "" in {*unit.ar.values(), *unit.en.values()}] == []
    assert [name for name, unit in wordbook.units().items() if "{n}" not in unit.ar["many"]] == []
