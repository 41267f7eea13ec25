"""Time expressions, as cases; every known event and every month name is found by its own name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.growth import calls
from waqai.extract.standalone import mentions, times, times_and_quantities
from waqai.extract.times import find_times
from waqai.knowledge.loader import toml
from waqai.model import Span, UsageError
from waqai.text.document import Document

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "times.toml").read_text("utf-8"))["case"]


def found(text: str, date: str) -> list[tuple[str, str]]:
    doc = Document.of(text, [Span(0, len(text))])
    return [(text[t.span.start : t.span.end], t.value or "-") for t in find_times(doc, date or None)]


def found_in_text(text: str, date: str) -> list[tuple[str, str]]:
    return [(t.text, t.value or "-") for t in times(text, date or None)]


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    read = found_in_text if case.get("face") == "text" else found
    assert read(case["text"], case["date"]) == [tuple(pair) for pair in case["expect"]]


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_spans_and_bounds_hold_in_every_case(case: dict[str, Any]) -> None:
    end = 0
    for one in times(case["text"], case["date"] or None):
        assert case["text"][one.span.start : one.span.end] == one.text.strip()
        assert one.span.start >= end, "times lie over one another"
        assert not (one.first and one.last) or one.first[:10] <= one.last[:10] or one.first.startswith("T")
        end = one.span.end


EXACTNESS = [
    ("منذ نحو ربع قرن", "about"),
    ("استمرت أكثر من ثلاث ساعات", "at_least"),
    ("لمدة لا تزيد على 3 أشهر", "at_most"),
    ("يتجاوز ثلاث سنوات", "at_least"),
    ("تجاوز عام 2020", "exact"),
    ("في غضون ثلاثة أيام على الأكثر", "at_most"),
    ("في حدود الساعة 7 مساء", "about"),
    ("حتى عام 2025", "exact"),
    ("في مايو 2024", "exact"),
]


@pytest.mark.parametrize(("text", "bound"), EXACTNESS, ids=[text for text, _ in EXACTNESS])
def test_times_tell_how_exact_they_are(text: str, bound: str) -> None:
    assert [one.bound for one in times(text, "2024-05-06")] == [bound]


BOUNDS = [
    ("أوائل مارس 2023", "2023-03-01", "2023-03-10"),
    ("منتصف مارس 2023", "2023-03-15", "2023-03-15"),
    ("أواخر فبراير 2024", "2024-02-19", "2024-02-29"),
    ("مطلع عام 2023", "2023-01-01", "2023-04-30"),
    ("نهاية 2023", "2023-09-01", "2023-12-31"),
    ("صيف 2023", "2023-06-01", "2023-08-31"),
    ("في الصباح الباكر الثلاثاء", "2023-05-16T08:00", "2023-05-16T10:00"),
    ("الليلة", "2023-05-10T18:00", "2023-05-11T00:00"),
    ("قبل 15 يونيو 2023", None, "2023-06-15"),
    ("الربع الأول من 2022", "2022-01-01", "2022-03-31"),
    ("تسعة أشهر", None, None),
]


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS)
def test_bounds(text: str, first: str | None, last: str | None) -> None:
    one = times(text, "2023-05-10")[0]
    assert (one.first, one.last) == (first, last)


def test_folding_and_marks_do_not_move_spans() -> None:
    text = "سـيصلُ   الوفدُ يـومَ الثّلاثاءِ الساعةَ ٣ عصرًا"
    assert [t.text for t in times(text, "2023-05-10")] == ["يـومَ الثّلاثاءِ الساعةَ ٣ عصرًا"]


def test_mentions_give_times_and_numbers() -> None:
    found = mentions("قتل 12 شخصا مساء أمس", "2023-05-10")
    assert [(m["type"], m["text"], m["value"]) for m in found] == [
        ("time", "مساء أمس", "2023-05-09T16:00/2023-05-09T20:00"), ("number", "12", 12),
    ]  # fmt: skip
    assert found[0]["timex"] == "2023-05-09TEV"


def test_what_stands_in_a_time_is_no_quantity() -> None:
    days, amounts = times_and_quantities("وصل 40 طنا في 3 مايو 2021 عند الساعة 4 مساء", "2023-05-10")
    assert [t.text for t in days] == ["3 مايو 2021 عند الساعة 4 مساء"]
    assert [(q.value, q.unit) for q in amounts] == [(40, "ton")]


def test_a_reference_that_is_no_date_is_refused() -> None:
    with pytest.raises(UsageError, match="is no date"):
        times("غدا", "soon")


@pytest.mark.parametrize("piece", ["من 5 إلى ", "3 أيام و", "يوم ", "5/", "(", "الساعة ", "بعد ", "في في ", "12 و"])
def test_reading_is_linear_in_the_text(piece: str) -> None:
    def cost(times_over: int) -> int:
        return calls(lambda: times(piece * times_over, "2023-05-10", loose=True))

    cost(10)  # fills what is kept by word
    assert cost(1000) <= 6 * cost(250)


@pytest.mark.parametrize("month", [str(n) for n in range(1, 13)])
def test_every_month_name(month: str) -> None:
    tables = toml("times")
    for name in tables["months"][month] + tables["weak_months"].get(month, []):
        assert found(f"وصل في 7 {name} 2019 إلى المدينة", "")[0][1] == f"2019-{int(month):02d}-07", name


def test_every_known_event() -> None:
    for event in toml("known_events")["event"]:
        for name in event["names"]:
            values = [value for _, value in found(f"تدهورت الأوضاع منذ {name} كثيرا", "2030-01-01")]
            assert len(values) == 1, name
            assert values[0] in (event["date"], event["date"].partition("/")[2][:4]) or event.get("dated"), name


def test_known_event_ids_are_unique() -> None:
    ids = [event["id"] for event in toml("known_events")["event"]]
    assert len(ids) == len(set(ids))


def test_kinds_and_anchors() -> None:
    text = "زار تونس في 3 مايو 2020، ويعود الأحد المقبل لثلاثة أيام، ويتصل بها يوميا، ويستقبله عند الساعة الرابعة."
    doc = Document.of(text, [Span(0, len(text))])
    times = find_times(doc, "2021-01-01")
    assert [(t.kind, t.anchor) for t in times] == [
        ("date", None), ("date", "published"), ("duration", None), ("set", None), ("time", "published"),
    ]  # fmt: skip


def test_hours_of_a_day_that_is_not_known_stay_as_they_are() -> None:
    assert [one.value for one in times("من الساعة 22:00 يوم الثلاثاء حتى الساعة 06:00 يوم الثلاثاء")] == [
        "XXXX-WXX-2T22:00/XXXX-WXX-2T06:00"
    ]
