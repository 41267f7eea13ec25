"""Character references in rows and items: resolved once, in text and headline, with spans in what comes of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from waqai.model import RawPage, ReadOptions
from waqai.pipeline import read_inputs
from waqai.sources.decode import decode
from waqai.sources.references import resolved

WRITTEN = (
    "أعلن كبير دبلوماسيي مصر سامح شكري أن القاهرة ترفض التهجير وتدعو "
    "جميع الأطراف في المنطقة إلى وقف إطلاق النار فورا.&#xA;وقال شكري: &#34;لن نقبل بتهجير "
    "الفلسطينيين من غزة&#34;&nbsp;خلال لقائه مع وزير الخارجية السعودي &amp; وفد من عمّان &amp;quot;."
)
MEANT = (
    "أعلن كبير دبلوماسيي مصر سامح شكري أن القاهرة ترفض التهجير وتدعو "
    'جميع الأطراف في المنطقة إلى وقف إطلاق النار فورا.\nوقال شكري: "لن نقبل بتهجير '
    'الفلسطينيين من غزة"\N{NO-BREAK SPACE}خلال لقائه مع وزير الخارجية السعودي & وفد من عمّان &quot;.'
)
ROW = {"text": WRITTEN, "title": "شكري: &quot;لن نقبل&quot; التهجير", "date": "2024-02-03"}
FEED = """<rss version="2.0"><channel><item><title>{title}</title><description><![CDATA[{text}]]></description></item>
</channel></rss>"""


def write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ROW)
        writer.writeheader()
        writer.writerow(ROW)


KINDS: dict[str, Callable[[Path], object]] = {
    "t.jsonl": lambda path: path.write_text(json.dumps(ROW), "utf-8"),
    "t.json": lambda path: path.write_text(json.dumps([ROW]), "utf-8"),
    "t.csv": write_csv,
    "t.parquet": lambda path: pq.write_table(pa.table({name: [value] for name, value in ROW.items()}), path),
    "t.rss": lambda path: path.write_text(FEED.format(text=WRITTEN, title=ROW["title"]), "utf-8"),
}


@pytest.mark.parametrize("name", KINDS)
def test_references_of_rows_and_items_are_resolved_and_spans_stand_in_the_text(name: str, tmp_path: Path) -> None:
    KINDS[name](tmp_path / name)
    (result,) = read_inputs([str(tmp_path / name)], ReadOptions(reader="rules"))
    assert result.page is not None
    assert result.page.text == MEANT
    (reading,) = result.readings
    assert reading.article.title == 'شكري: "لن نقبل" التهجير'
    said = [MEANT[quote.span.start : quote.span.end] for quote in reading.quotes if quote.direct]
    assert any("لن نقبل بتهجير الفلسطينيين من غزة" in words for words in said)
    assert {MEANT[mention.span.start : mention.span.end] for mention in reading.mentions} >= {"سامح شكري", "شكري"}


def test_a_text_file_is_kept_to_the_character() -> None:
    assert decode(RawPage("x", WRITTEN.encode(), "text"), ReadOptions()).text == WRITTEN


def test_a_row_keeps_its_name_in_the_record() -> None:
    """What a page is known by is the row as it came: records built before hold the same."""
    row = RawPage("x", WRITTEN, "table", title=ROW["title"])
    again = RawPage("x", MEANT, "table", title=ROW["title"])
    assert decode(row, ReadOptions()).sha256 != decode(again, ReadOptions()).sha256


LEFT = ["AT&T", "&S239;", "&#;", "&#x;", "&#34", "&quot", "& lt;", "&nosuchname;", "&#12345678;", "&" * 50 + ";"]
MENDED = {"&#8217;": "’", "&rlm;": "\N{RIGHT-TO-LEFT MARK}", "&#x27;": "'", "&amp;lt;": "&lt;", "&#0;": "\ufffd"}
MENDED |= {"&#xD800;": "\ufffd", "&#1114112;": "\ufffd", "&#1;": "", "&#150;": "–", "&AMP;": "&"}


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_reference_is_left(text: str) -> None:
    assert resolved(f"قال {text} وسكت") == f"قال {text} وسكت"


@pytest.mark.parametrize("text", MENDED)
def test_a_reference_is_resolved_once(text: str) -> None:
    assert resolved(f"قال {text} وسكت") == f"قال {MENDED[text]} وسكت"
