"""Who does what to whom: sides that order, names, possession and pronouns give, one case a rule."""

import pytest

from waqai.extract.reading import read_article
from waqai.model import Article, Page, Span

# text, type of the act, names of actors, of recipients, of places
CASES = [
    ("قصفت مقاتلات روسية مستودعات في أوديسا، ولم ترد أوكرانيا", "ASSAULT", ["روسيا"], ["أوكرانيا"], ["أوديسا"]),
    ("هجمات باريس هزت العالم، وردت فرنسا", "ASSAULT", [], ["فرنسا"], []),
    ("الحرب الروسية على أوكرانيا. وقالت أوكرانيا إنها ستقاوم", "ASSAULT", ["روسيا"], ["أوكرانيا"], []),
    ("أعربت مصر عن إدانتها البالغة للاعتداءات الإسرائيلية على لبنان", "ASSAULT", ["إسرائيل"], ["لبنان"], []),
    ("تسببت الفضيحة في استقالة بوريس جونسون", "RETREAT", ["بوريس جونسون"], [], []),
    ("هددت كوريا الشمالية سيول مجددا، فردت كوريا الجنوبية", "THREATEN", ["كوريا الشمالية"], ["كوريا الجنوبية"], []),
    ("مهاجمة مناطق روسية ليست مستبعدة", "ASSAULT", [], ["روسيا"], []),
]
# A side that the frame rules out, and acts whose doer nobody tells.
VOID = [
    ("هاجم أردوغان إسرائيل في خطاب", "ASSAULT"),
    ("شن ترامب هجوما على بايدن", "ASSAULT"),
]


def act(text: str, kind: str) -> list[tuple[list[str], list[str], list[str]]]:
    page = Page("example", text, "0" * 64, "text", "utf-8")
    body = (Span(0, len(text)),)
    article = Article("0-1", "example", page.sha256, None, None, None, "ar", body, "", "2024-06-18", "given")
    reading = read_article(page, article)
    names = {e.id: e.name_ar for e in reading.entities}
    return [
        ([names[i] for i in e.actor], [names[i] for i in e.recipient], [names[i] for i in e.place])
        for e in reading.events
        if e.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient", "place"), CASES, ids=lambda x: x if isinstance(x, str) else ""
)
def test_sides(text: str, kind: str, actor: list[str], recipient: list[str], place: list[str]) -> None:
    assert (actor, recipient, place) in act(text, kind)


@pytest.mark.parametrize(("text", "kind"), VOID)
def test_a_ruled_out_pair_of_sides_is_no_act(text: str, kind: str) -> None:
    assert not act(text, kind)


def test_the_police_of_one_sentence_kill_nobody_in_the_next() -> None:
    found = act("أعلنت الشرطة العراقية النتائج. وقتل أربعة أشخاص على الأقل في بغداد", "ASSAULT")
    assert all("الشرطة العراقية" not in actor for actor, _, _ in found)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("قال المتحدث إن المراسلة شيرين مكاوي قد خطفها مسلحون في صنعاء", "ASSAULT", "شيرين مكاوي"),
        ("أعلن البيت الأبيض الذي تتهمه المعارضة بالتقصير خطة جديدة", "ACCUSE", "البيت الأبيض"),
    ],
)
def test_whom_a_verbs_pronoun_takes_up_is_no_doer(text: str, kind: str, name: str) -> None:
    assert all(name not in actors for actors, _, _ in act(text, kind))
