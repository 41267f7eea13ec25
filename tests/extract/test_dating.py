"""Publication dates from the text alone: given only where the year has ground."""

from __future__ import annotations

import pytest

from waqai.extract.dating import Inferred, infer_published
from waqai.model import Span
from waqai.text.document import Document

CASES = [
    ("full date called today", "أعلن الوزير اليوم الأربعاء 10 مايو 2023 تمديد الهدنة.", "2023-05-10"),
    ("full date called yesterday", "توفي أمس الثلاثاء 9 مايو 2023 الرئيس الأسبق.", "2023-05-10"),
    ("a weekday that does not fit its date", "أعلن الوزير اليوم الجمعة 10 مايو 2023 تمديد الهدنة.", None),
    (
        "month by name, year by the months gone since a dated one",
        "يصل الوفد اليوم الأربعاء. وسيوقع الاتفاق في 11 مايو الجاري. يأتي ذلك بعد سبعة أشهر على الهدنة."
        " وكانت الهدنة قد بدأت في أكتوبر 2022.",
        "2023-05-10",
    ),
    (
        "the announced day too far off to pin the weekday",
        "يصل الوفد اليوم الأربعاء. وسيوقع الاتفاق في 30 مايو الجاري. يأتي ذلك بعد سبعة أشهر على الهدنة."
        " وكانت الهدنة قد بدأت في أكتوبر 2022.",
        "2023-05",
    ),
    (
        "months that lead elsewhere ground nothing",
        "يصل الوفد اليوم الأربعاء. وسيوقع الاتفاق في 11 مايو الجاري. وكانت الهدنة قد بدأت في أكتوبر 2022"
        " واستمرت أربعة أشهر.",
        None,
    ),
    (
        "a day with its weekday fits one year",
        "قال المتحدث اليوم الاثنين إن الجلسة ستعقد الأربعاء 10 مايو الجاري. وكان المجلس انتخب عام 2022.",
        "2023-05-08",
    ),
    ("the year called this one", "تجرى الانتخابات في 20 سبتمبر الجاري من العام الحالي 2021.", "2021-09"),
    (
        "first weekday after the latest day reported",
        "أعلنت القيادة فجر الاثنين انتهاء العملية. وكانت بدأت منذ يوليو 2021 واستمرت نحو ستة أشهر."
        " وأبلغ القائد الرئيس يوم 8 يناير بانتهائها.",
        "2022-01-10",
    ),
    ("weekday and month without a year", "يزور الوزير اليوم الثلاثاء تونس، ويعود في 20 من الشهر الجاري.", None),
    ("an old year grounds nothing", "يزور الوزير اليوم الثلاثاء تونس للمرة الأولى منذ عام 2000.", None),
    (
        "the lead's event on the article's own weekday",
        "انفجرت سيارة الثلاثاء 9 مايو 2023 قرب الميناء. وقال المتحدث اليوم الثلاثاء إن التحقيق بدأ.",
        "2023-05-09",
    ),
    (
        "the lead's event last week, the article's own weekday beside it",
        "نددت الحكومة بما وقع الخميس الماضي 4 مايو 2023. وقال المتحدث اليوم الثلاثاء إن التحقيق بدأ.",
        "2023-05-09",
    ),
    ("the lead's event in the middle of a month", "اجتمع المجلس الثلاثاء 16 مايو 2023 في الجزائر.", "2023-05"),
    ("the lead's event at the edge of a month", "اجتمع المجلس الأربعاء 31 مايو 2023 في الجزائر.", None),
    ("a later date in the text", "اجتمع المجلس الثلاثاء 16 مايو 2023. وانتخب رئيسه في 3 يوليو 2024.", None),
    (
        "the year beside the last one",
        "تجرى الانتخابات في 20 سبتمبر الجاري، بعدما أرجئت العام الماضي 2020.",
        "2021-09",
    ),
    ("a day called the day of something", "سيكون الاثنين 8 مايو 2023 اليوم الموعود لعودة الحجاج.", None),
    ("nothing at all", "يزور الوزير تونس.", None),
]


def infer(text: str) -> Inferred:
    return infer_published(Document.of(text, [Span(0, len(text))]))


@pytest.mark.parametrize(("text", "published"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_published(text: str, published: str | None) -> None:
    inferred = infer(text)
    assert inferred.published == published
    assert (inferred.why is None) == (published is None)


def test_why_names_the_evidence() -> None:
    why = infer(CASES[3][1]).why or ""
    assert "11 مايو الجاري" in why
    assert "أكتوبر 2022" in why
