"""Publication dates by known journeys and summits: only where the article bears the meeting out."""

from __future__ import annotations

import datetime

import pytest

from waqai.extract.dating import Inferred, infer_published
from waqai.knowledge.loader import toml
from waqai.knowledge.meetings import told_in
from waqai.model import Span
from waqai.text.document import Document
from waqai.text.words import words_of

CASES = [
    (
        "a day and month near the one journey after what had begun",
        "بعد لقائه مسؤولين في بكين خلال زيارته إلى الصين، عرض بوتين حصيلة الرحلة. وفي 16 مايو وقع الوفدان تفاهما."
        " وتناولت الجلسات الحرب في أوكرانيا.",
        "2024-05",
    ),
    (
        "the weekday pins the day of the only journey since",
        "أنهى أردوغان اليوم الأربعاء محادثات في القاهرة خلال زيارة إلى مصر. وجرى بحث الهدنة بعد طوفان الأقصى.",
        "2024-02-14",
    ),
    (
        "another journey that the lead calls recent",
        "وصل مودي إلى كييف في زيارة قصيرة. وقال محللون إن زيارة مودي الأخيرة إلى روسيا أثارت جدلا.",
        "2024-08",
    ),
    ("a journey alone dates nothing", "وصل ماكرون إلى الجزائر في زيارة تستغرق ثلاثة أيام.", None),
    ("a weekday alone says too little", "وصل ماكرون الخميس إلى الجزائر في زيارة رسمية.", None),
    (
        "another weekday in its sentence speaks against it",
        "أنهى أردوغان اليوم الاثنين محادثات في القاهرة خلال زيارة إلى مصر. وجرى بحث الهدنة بعد طوفان الأقصى.",
        None,
    ),
    (
        "a journey that is only remembered",
        "تحل ذكرى زيارة أوباما إلى كوبا. وكانت الصحف قد صدرت في 21 مارس بعناوين عريضة.",
        None,
    ),
    (
        "one that is announced long before",
        "يعتزم بايدن القيام بزيارة إلى أنغولا. وسيبدأ التسجيل في 3 ديسمبر.",
        None,
    ),
    (
        "two of the same two that fit alike",
        "وصل بوتين إلى الصين في زيارة عمل. وتبدأ الجلسات في 16 أكتوبر.",
        None,
    ),
    (
        "what had begun rules out all that were before",
        "وصل بوتين إلى الصين في زيارة عمل. وتبدأ الجلسات في 16 أكتوبر. ويتصدرها الغزو الروسي لأوكرانيا.",
        "2023-10",
    ),
    (
        "a summit and its town",
        "يواصل قادة مجموعة العشرين اجتماعاتهم في بالي. ووزعت الوثيقة في 15 نوفمبر.",
        "2022-11",
    ),
    (
        "a summit of another year, which the article reports",
        "اختتم قادة مجموعة العشرين اجتماعاتهم في بالي في 15 نوفمبر. وأقر البرلمان عام 2024 قانونا جديدا.",
        None,
    ),
]


def _infer(text: str) -> Inferred:
    return infer_published(Document.of(text, [Span(0, len(text))]))


@pytest.mark.parametrize(("why", "text", "published"), CASES, ids=[case[0] for case in CASES])
def test_meetings_date_what_bears_them_out(why: str, text: str, published: str | None) -> None:
    found = _infer(text)
    assert found.published == published, (why, found)
    assert (found.why is None) == (published is None)


def test_the_host_must_stand_close_behind_the_going() -> None:
    near = words_of("وصل أوباما إلى غانا")
    far = words_of("وصل أوباما إلى مقر البعثة ثم تحدث أمام جمهور كبير عن خطط بلاده الزراعية والصحية في غانا")
    assert told_in(near, 0, len(near)).meetings
    assert not told_in(far, 0, len(far)).meetings


def test_every_row_of_the_table_can_be_told() -> None:
    data = toml("meetings")
    for who, host, days in (*data["journeys"]["visits"], *data["journeys"]["summits"]):
        first, _, last = days.partition("/")
        assert datetime.date.fromisoformat(first) <= datetime.date.fromisoformat(last or first), (who, host, days)
        assert who in data["persons"] or who in data["bodies"], who
        assert not host.isascii() or (len(host) == 2 and host.isupper()), host
