"""Publication dates that pages state, in the forms that outlets print; and what is none."""

from __future__ import annotations

import pytest

from waqai.sources.stated import date_line, dateline_date, normal_date

LINES = [
    ("تاريخ النشر: 14th, May 2023 GMT", "2023-05-14"),
    ("نشر في: 14/05/2023", "2023-05-14"),
    ("الأحد 14 مايو 2023 - 10:20 ص", "2023-05-14"),
    ("الأحد، ١٤ أيار (مايو) ٢٠٢٣", "2023-05-14"),
    ("14 ماي 2023", "2023-05-14"),
    ("تم نشره الأحد 14 أيار / مايو 2023 09:22 مساءً", "2023-05-14"),
    ("2023-05-14 10:20", "2023-05-14"),
    ("2023/5/4", "2023-05-04"),
    ("May 14, 2023 10:20 pm", "2023-05-14"),
    ("الخميس 05/04/2023", "2023-05-04"),
    ("الأربعاء 05/04/2023", "2023-04-05"),
    ("الجمعة 12 غشت 2022 - 18:40", "2022-08-12"),
    ("3 جويلية 2021", "2021-07-03"),
    ("24 شوال 1444 هـ - 14 مايو 2023 م", "2023-05-14"),
    ("24 شوال 1444 هـ", "2023-05-14"),
    ("آخر تحديث: 5 تشرين الثاني 2020", "2020-11-05"),
]
NONE = [
    "أحداث 11 سبتمبر 2001",
    "بين 3 مارس و5 أبريل",
    "14 مايو",
    "الأحد 14 مايو - 10:20",
    "قال المتحدث في 14 مايو 2023 إن المفاوضات توقفت",
    "العدد 14523",
    "31/02/2023",
    "معركة 6 أكتوبر 1973",
]
DATELINES = [
    ("القاهرة 14 مايو 2023 (رويترز) - قالت وزارة الري إن المحادثات ستستأنف", "2023-05-14"),
    ("الدوحة في 14 مايو /قنا/ بحث الوزيران", None),
    ("عمان 14 أيار 2023 (بترا)- بحث وزير النقل", "2023-05-14"),
    ("أعلنت الوزارة في 14 مايو 2023 أن المعبر سيفتح", None),
]
GIVEN = [
    ("2016-11-14T13:56:00+01:00", "2016-11-14"),
    ("Mon, 14 Nov 2016 23:56:00 +0100", "2016-11-14"),
    ("2016-11", "2016-11"),
    ("14 نونبر 2016", "2016-11-14"),
    ("20161414", None),
    ("أمس", None),
]


@pytest.mark.parametrize(("line", "date"), LINES)
def test_date_line(line, date):
    assert date_line(line).date == date


@pytest.mark.parametrize("line", NONE)
def test_no_date_line(line):
    assert date_line(line) is None


@pytest.mark.parametrize(("text", "date"), DATELINES)
def test_dateline(text, date):
    assert dateline_date(text) == date


@pytest.mark.parametrize(("text", "date"), GIVEN)
def test_given_date(text, date):
    assert normal_date(text) == date
