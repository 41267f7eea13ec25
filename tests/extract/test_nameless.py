"""Sides that nobody names: the words that stand in their place are kept, without an entity."""

import pytest

from tests.extract.test_frames import events_of

VICTIMS = {
    "قتل تسعة عمال مناجم في كولومبيا برصاص مسلحين": "تسعة عمال مناجم",
    "أسفر انفجار سيارة مفخخة عن مقتل ثلاثة أشقاء في حلب": "ثلاثة أشقاء",
    "فجر انتحاري حافلة مدرسية قرب مدينة كويتا": "حافلة مدرسية",
    "انفجار عبوة ناسفة استهدفت موكبا رسميا في مقديشو": "موكبا رسميا",
    "أطلق مسلحون النار على سائقي شاحنات في مالي": "سائقي شاحنات",
    "خطف قراصنة ربان ناقلة في خليج غينيا": "ربان ناقلة",
    "تظاهر آلاف الأشخاص في أثينا ضد القانون الجديد": "القانون الجديد",
}
DOERS = {
    "خطف مهندس نمساوي في النيجر على أيدي ثلاثة رجال": "ثلاثة رجال",
    "تظاهر نحو مئتي مزارع في صفاقس": "نحو مئتي مزارع",
}


def words(text: str, role: str) -> set[str]:
    """The words of a side in the events of a sentence."""
    return {text[span.start : span.end] for event in events_of(text) for span in event.spans.get(role, ())}


@pytest.mark.parametrize(("text", "side"), VICTIMS.items())
def test_whom_it_happened_to(text: str, side: str) -> None:
    assert any(side in found or found in side for found in words(text, "recipient")), words(text, "recipient")


@pytest.mark.parametrize(("text", "side"), DOERS.items())
def test_who_did_it(text: str, side: str) -> None:
    assert any(side in found or found in side for found in words(text, "actor")), words(text, "actor")


@pytest.mark.parametrize(
    ("text", "role", "wrong"),
    [
        ("فجر انتحاري نفسه في سوق شعبية في بيشاور", "recipient", "نفسه"),
        ("وقع هجوم انتحاري في مدينة كركوك العراقية", "actor", "انتحاري"),
        ("قتل جنديان فرنسيان في انفجار لغم في مالي", "actor", "جنديان"),
        ("الميليشيات التي كانت تحتل قرى كثيرة في دارفور انسحبت", "actor", "قرى"),
    ],
)
def test_what_is_no_side(text: str, role: str, wrong: str) -> None:
    assert not any(wrong in found for found in words(text, role))


def test_no_entity_is_made_of_them() -> None:
    text = "فجر انتحاري حافلة مدرسية قرب مدينة كويتا"
    assert [event.recipient for event in events_of(text) if event.spans.get("recipient")] == [()]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("توقيف مشتبه بهما في مراكش", "COERCE"),
        ("القبض على مهرب خطير قرب الحدود", "COERCE"),
        ("نفذ مزارعو القيروان وقفة احتجاجية", "PROTEST"),
        ("أدت الغارة إلى استشهاد عدد من رجال الإسعاف", "ASSAULT"),
    ],
)
def test_acts_that_befall_nameless_people_stand(text: str, event: str) -> None:
    assert event in {one.type for one in events_of(text)}


@pytest.mark.parametrize("text", ["توقيف التمويل عن المشروع", "القبض على زمام الأمور", "نفذ المصنع خطة احتجاجية"])
def test_acts_on_things_do_not(text: str) -> None:
    assert not {"COERCE", "PROTEST"} & {one.type for one in events_of(text)}


def test_a_killing_and_a_wounding_are_one_event_with_their_raid() -> None:
    found = [one for one in events_of("مقتل ثلاثة أشخاص وإصابة عشرة آخرين في غارة على قرية") if one.type == "ASSAULT"]
    assert len(found) == 1, found
