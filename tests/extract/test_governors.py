"""What governs a noun of violence: an act that is told, one that is only named, one that is only meant."""

import pytest

from tests.extract.test_frames import events_of

TOLD = (
    "قتل ثلاثة جنود نيجيريين في هجوم مسلح على ثكنة",
    "تعرضت سفينة ليبيرية لقصف في خليج عدن",
    "أعلنت حركة الشباب مسؤوليتها عن تفجير فندق في مقديشو",
    "أسفرت غارة إسرائيلية عن مقتل عائلة في صيدا",
    "نفذ انتحاري هجوما على القوات الباكستانية في بيشاور",
    "أدان العراق القصف التركي على دهوك",
    "سلمت روسيا ذخائر لشن هجماتها على أوكرانيا",
    "جاء القصف التركي على دهوك بعد مقتل جنديين تركيين",
)
ONLY_NAMED = (
    "يواصل القضاء اللبناني التحقيق في اغتيال لقمان سليم",
    "المحكمة الخاصة نظرت في قضية اغتيال رفيق الحريري",
    "اعتقل متهم بتفجير كنيسة في القاهرة",
    "اتهم الضابط السوري بالضلوع في خطف سائح بريطاني",
    "ملابسات مقتل السفير الإيطالي في الكونغو غامضة",
    "يروي فيلم مذبحة صبرا وشاتيلا في لبنان",
    "نفت قطر أي علاقة باغتيال القيادي الفلسطيني",
    "سر اغتيال الرئيس الباكستاني ضياء الحق",
    "تهمة تعذيب سجناء عراقيين",
    "ظاهرة اختطاف الأجانب في نيجيريا",
)
ONLY_MEANT = (
    "حذرت باكستان من أي هجوم على أراضيها",
    "كشفت ألمانيا مخططا لتفجير كنيس في برلين",
    "أحبط الأمن المغربي محاولة لاستهداف كنيسة في الرباط",
    "كشفت الشرطة عن تدريبات على تنفيذ هجمات في فرنسا",
    "أرسلت تركيا طائرات لقصف مواقع في سنجار",
    "دخلت قوات خاصة لخطف قيادي في طرابلس",
    "تتخوف بولندا من مخاطر هجوم روسي",
    "جمعت المعارضة أنصارها للإطاحة بالحكومة السودانية",
    "تدرس واشنطن خيار ضرب إيران",
    "مخاوف من اجتياح مدينة رفح",
)


def assaults(text: str) -> list[str]:
    """The statuses of the violence that a sentence is read to tell."""
    return [event.status for event in events_of(text) if event.type == "ASSAULT"]


@pytest.mark.parametrize("text", TOLD)
def test_act_is_told(text: str) -> None:
    assert {"occurred", "ongoing"} & set(assaults(text))


@pytest.mark.parametrize("text", ONLY_NAMED)
def test_act_is_only_named(text: str) -> None:
    assert not assaults(text)


@pytest.mark.parametrize("text", ONLY_MEANT)
def test_act_is_only_meant(text: str) -> None:
    assert not {"occurred", "ongoing"} & set(assaults(text))
