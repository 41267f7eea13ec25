"""Who asks, praises or yields without a name: the act is told, the words are kept, private persons are nobody."""

import pytest

from tests.extract.test_events import reading_of
from tests.extract.test_frames import events_of
from tests.extract.test_nameless import words

SPEAKERS = {
    "طالب الأمنيون بسن قانون يحميهم": "الأمنيون",
    "يطالب المزارعون المتضررون بصرف التعويضات": "المزارعون",
    "ترشح للنقابة مهندسان تدعمهما فصائل طلابية": "فصائل",
    "دعوات من ناشطين إلى مقاطعة المعرض في الأردن": "ناشطين",
    "يدرس البرلمان مطالب المضربين بزيادة الرواتب": "المضربين",
}
SILENT = {
    "طالب أبناء القرية بالماء كما طالبوا بإقالة المدير": "طالبوا",
    "انتهى اللقاء. ودعا المشاركين إلى الصبر": "دعا",
    "قال إن المدارس مغلقة، داعيا الأساتذة إلى العودة": "داعيا",
}
NOBODY = [
    "الحاجة تدعو إلى الصبر",
    "خطة تدعو إلى الزراعة في الصحراء",
    "طالب الزبون بإصلاح المصعد",
    "لا تقبل الإدارة اعتذارات المتغيبين",
    "ترحيب برلماني واسع",
    "استمعت المحكمة إلى دفاع متهمين في القضية",
]
SIDES = {
    "كان رئيس رواندا طلب من أوغندا سحب شرطتها": ("REQUEST", ["رئيس رواندا"], ["أوغندا"]),
    "عقد رئيس الوزراء الكندي اجتماعا طلب فيه مراجعة الميزانية": ("REQUEST", ["رئيس الوزراء الكندي"], []),
    "حذر رئيس الوزراء الكندي من الجفاف، وداعيا روسيا إلى الحوار": ("REQUEST", ["رئيس الوزراء الكندي"], ["روسيا"]),
    "قال رئيس الوزراء الكندي: أدعوكم إلى الصبر": ("REQUEST", ["رئيس الوزراء الكندي"], []),
    "قالت الأمم المتحدة إنه يتعين على تشاد رفع القيود عن الكاميرون": ("CONCEDE", ["تشاد"], ["الكاميرون"]),
    "دان الرئيس الغاني الهجوم، وكلف وزير العدل الغاني بالتحقيق": ("REQUEST", ["الرئيس الغاني"], ["وزير العدل الغاني"]),
    "قدم أمير الكويت التهنئة إلى الرئيس اللبناني": ("SUPPORT", ["أمير الكويت"], ["الرئيس اللبناني"]),
    "قال وزير الدفاع الإيطالي إن على صربيا أن تنتظر": ("REQUEST", ["وزير الدفاع الإيطالي"], ["صربيا"]),
    "أعلنت ليتوانيا دعم إستونيا": ("SUPPORT", ["ليتوانيا"], ["إستونيا"]),
    "حصلت رئيسة وزراء إيطاليا على ثقة البرلمان الإيطالي": ("SUPPORT", ["البرلمان الإيطالي"], ["رئيسة وزراء إيطاليا"]),
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.items())
def test_who_speaks(text: str, speaker: str) -> None:
    assert any(speaker in found for found in words(text, "actor")), words(text, "actor")


@pytest.mark.parametrize(("text", "word"), SILENT.items())
def test_what_is_asked_though_its_speaker_is_silent(text: str, word: str) -> None:
    told = [text[slice(*event.trigger)] for event in events_of(text) if event.type == "REQUEST"]
    assert word in told, told


@pytest.mark.parametrize("text", NOBODY)
def test_whose_words_are_no_news(text: str) -> None:
    assert not [event for event in events_of(text) if event.type in ("REQUEST", "SUPPORT", "CONCEDE")]


@pytest.mark.parametrize(("text", "told"), SIDES.items())
def test_sides_of_acts_of_speech(text: str, told: tuple[str, list[str], list[str]]) -> None:
    reading = reading_of(text)
    names = {entity.id: entity.names for entity in reading.entities}
    found = [
        (event.type, [names[e][0] for e in event.actor], [names[e][0] for e in event.recipient])
        for event in reading.events
    ]
    assert told in found, found
