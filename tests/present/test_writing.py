from __future__ import annotations

import csv
import io
import json

import pytest

from tests.present.rows import EVENT, HIT, QUOTE, UNDATED
from waqai.present.writing import amount_text, write_csv, write_json_lines
from waqai.record.answers import Amount, Hit, TimelineRow


def cells(*rows: object) -> list[dict[str, str]]:
    stream = io.StringIO()
    write_csv(type(rows[0]), rows, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_csv_gives_names_and_keys_apart() -> None:
    first, second = cells(EVENT, UNDATED)
    assert (first["actors"], first["actors_key"]) == ("مصر | وزارة الخارجية", "Q79 | a1/l3")
    assert (second["actors"], second["actors_key"], second["date"]) == ("", "", "")
    assert first["quantities"] == "~ 2 day"


def test_csv_gives_spans_as_offsets() -> None:
    (row,) = cells(EVENT)
    assert row["text"][int(row["trigger_start"]) : int(row["trigger_end"])] == "سيزور"
    (hit,) = cells(HIT)
    assert hit["spans_start"].split(" | ")[1] == "4000"


def test_csv_of_an_absent_speaker_is_empty() -> None:
    (row,) = cells(QUOTE)
    assert (row["speaker"], row["speaker_key"], row["direct"]) == ("", "", "True")


def test_csv_of_nothing_still_has_its_header() -> None:
    stream = io.StringIO()
    write_csv(TimelineRow, [], stream)
    write_csv(Hit, [], stream)
    events, hits = stream.getvalue().splitlines()
    assert events.startswith("article,event,date,sort_day")
    assert hits.startswith("article,score,spans_start,spans_end,snippet_start")


def test_json_lines_hold_every_field_and_plain_letters() -> None:
    stream = io.StringIO()
    write_json_lines([EVENT, UNDATED], stream)
    lines = stream.getvalue().splitlines()
    first = json.loads(lines[0])
    assert set(first) == set(TimelineRow.__dataclass_fields__)
    assert first["recipients"] == [{"key": "Q1049", "name_ar": "السودان", "name_en": "Sudan"}]
    assert "السودان" in lines[0]
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Amount(1.5, None, "percent", "exact", ""), "1.5 percent"),
        (Amount(3.0, 5.0, "person", "range", ""), "3–5 person"),
        (Amount(7e11, None, "USD", "at_most", ""), "≤ 700000000000 USD"),
    ],
)
def test_amounts_are_plain_numbers(amount: Amount, text: str) -> None:
    assert amount_text(amount) == text
