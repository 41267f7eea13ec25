"""Doers without a name of blame, refusal and threat, who calls something bad, and whom a threat means."""

import pytest

from tests.extract.test_events import reading_of as read
from tests.extract.test_nameless import words

DOERS = {
    "انتقد جزء من اليمين، السبت، خطة التقشف": "جزء من اليمين",
    "رفضت كتل نيابية مقترح التعديل": "كتل نيابية",
    "استنكرت منظمات حقوقية محلية إغلاق المدرسة": "منظمات حقوقية محلية",
}
PRIVATE = ["استنكرت الجدة تأخر حفيدها", "رفض الزوج بيع البيت", "شكك العلماء في عمر اللوح"]
CALLED = {
    "تحدث وزير النقل النرويجي عن ما وصفه بالخرق الخطير": "وزير النقل النرويجي",
    "قال الوزير الكيني إن خطة أوغندا التي وصفها بالخطيرة فشلت": "الوزير الكيني",
}


@pytest.mark.parametrize(("text", "doer"), DOERS.items())
def test_who_blames_without_a_name_is_kept_in_words(text: str, doer: str) -> None:
    assert words(text, "actor") == {doer}


@pytest.mark.parametrize("text", PRIVATE)
def test_families_and_scholars_blame_nobody(text: str) -> None:
    assert not read(text).events


@pytest.mark.parametrize(("text", "caller"), CALLED.items())
def test_who_calls_it_so_is_whom_the_sentence_tells_of(text: str, caller: str) -> None:
    reading = read(text)
    names = {entity.id: entity.name_ar for entity in reading.entities}
    assert [names[e.actor[0]] for e in reading.events if e.rule == "accuse.call-bad:وصف"] == [caller]


def test_who_is_blamed_is_threatened_in_the_same_sentence() -> None:
    blame, threat = read("حمل محافظ حلب قوات سوريا الديمقراطية مسؤولية القصف، وتوعد برد قاس").events[:2]
    assert threat.type == "THREATEN"
    assert threat.recipient == blame.recipient != ()


def test_a_side_behind_a_verb_without_doer_is_no_sure_object() -> None:
    assert "REJECT" not in {event.type for event in read("دون أن يستبعد موافقة إيران").events}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("استنكرت وزارة التجارة البوليفية ما وصفته بالخرق الفاضح", "ACCUSE"),
        ("رحب وزير المالية اللبناني بما وصفه بالتقدم الإيجابي", "SUPPORT"),
    ],
)
def test_what_is_judged_already_is_judged_once(text: str, act: str) -> None:
    assert [event.type for event in read(text).events] == [act]
