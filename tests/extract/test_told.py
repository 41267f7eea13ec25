"""Acts of violence and protest that a sentence reports, and acts that it only mentions."""

import pytest

from tests.extract.test_frames import events_of

REPORTED = {
    "finite verb": (
        "خطف مسلحون مهندسا صينيا قرب مدينة ديفا في النيجر",
        "اقتحم متمردون بلدة بونيا وأحرقوا مركز الشرطة",
        "تظاهر مئات المعلمين أمام البرلمان في تونس",
    ),
    "victims": (
        "أعلنت الشرطة الكولومبية مقتل خمسة جنود في كاوكا",
        "قتل سبعة مدنيين وأصيب عشرة آخرون، في انفجار سيارة مفخخة قرب سوق في مقديشو",
    ),
    "carried by a verb": (
        "شن مقاتلو حركة الشباب هجوما على قاعدة للقوات الكينية",
        "تعرضت قافلة للأمم المتحدة لهجوم شمال مالي",
        "أعلن حزب العمال الكردستاني مسؤوليته عن تفجير في أنقرة",
        "اندلعت اشتباكات بين الجيش ومتمردين في شمال بورما",
        "ما زالت تدور معارك بين الجيش والمتمردين في شرق الكونغو",
    ),
    "told by its outcome": (
        "قال شهود إن هجوما استهدف دورية للجيش الجزائري في تيزي وزو",
        "انفجار عبوة ناسفة أوقع جرحى بين الجنود الفلبينيين",
    ),
    "a line without a verb": (
        "هجوم مسلح على قرية في بوركينا فاسو",
        "حريق في مستودع وقود بعد هجوم طائرات مسيرة",
        "نيجيريا: خطف تلميذات في ولاية كادونا",
    ),
    "a protest in which something was done": (
        "رفع المشاركون أعلاما فلسطينية خلال تظاهرة حاشدة في كيب تاون ضد إسرائيل",
    ),
}
MENTIONED = {
    "relative clause": (
        "زار الوزير أسرة الطيار الذي قتل في معارك الجنوب",
        "أفرجت السلطات عن سفينة خطفها قراصنة صوماليون",
    ),
    "what a thing is about": (
        "تنظر المحكمة في قضية الهجوم على المتحف منذ شهور",
        "عقد الوزراء اجتماعا لبحث مكافحة الهجمات الإرهابية",
        "ناقش المؤتمر ظاهرة خطف السفن قبالة سواحل أفريقيا",
    ),
    "known already": (
        "تغيرت حياة القرية كثيرا منذ الاشتباكات مع الميليشيات",
        "ارتفعت أسعار النفط على خلفية الهجمات في نيجيريا",
        "يرى الخبير أن هجمات المسلحين تضر بالسياحة",
    ),
    "habit": ("المجموعات التي تهاجم القرى تمول نفسها بالتهريب",),
    "when something else happened": ("كان طالبا في الجامعة عندما اغتيل زعيم الحزب",),
    "history": ("يروي الكتاب أن حصار المدينة سبقه هجوم للمتمردين عام 1987",),
    "protests spoken of": (
        "يدرس البرلمان قانونا ينظم المظاهرات في العاصمة",
        "تراجعت السياحة بسبب الاحتجاجات في العاصمة",
    ),
}


def told(text: str) -> set[str]:
    """The statuses of the violence and the protests that a sentence of today's news is read to tell."""
    found = (event for event in events_of(text) if event.type in ("ASSAULT", "PROTEST"))
    return {event.status for event in found} & {"occurred", "ongoing"}


@pytest.mark.parametrize("text", [text for texts in REPORTED.values() for text in texts])
def test_is_reported(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize("text", [text for texts in MENTIONED.values() for text in texts])
def test_is_only_mentioned(text: str) -> None:
    assert not told(text)


def test_what_an_article_reports_is_named_again() -> None:
    again = "ونزح آلاف السكان بسبب هجوم المتمردين على المطار."
    text = f"شن متمردون هجوما على مطار غوما. {again}"
    assert [event.type for event in events_of(text)].count("ASSAULT") == 2
    assert not told(again)


def test_a_states_act_against_another_stays() -> None:
    assert told("ارتفعت أسعار القمح بعد الهجوم الإسرائيلي على لبنان")
    assert not told("ارتفعت أسعار القمح بعد الهجوم على الميناء اللبناني")
