"""The keys of real articles: none of their words is kept, and pages and keys are made of them where the news is."""

from __future__ import annotations

import json
import lzma
import re
import sys
from pathlib import Path

import pytest

from waqai.evaluate.keys import load_keys, locate
from waqai.model import EVENT_TYPES, STATUSES

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools"))

import news_keys  # noqa: E402 - a tool of the project

TEXT = "زار وزير الدفاع السعودي القاهرة والتقى نظيره المصري. وقال المتحدث إن الوزير السعودي عرض المساعدة."
ROWS = """article\tone\tpaper\tdev
entity\tksa\tstate\tSaudi Arabia\t\t{minister}
act\t{start}\t{end}\tCONSULT\toccurred\tksa\t\t\t2015-07\t
article\ttwo\tpaper\theld
"""


def test_no_words_of_an_article_are_kept() -> None:
    lines = [line for line in news_keys.KEPT.read_text("utf-8").splitlines() if not line.startswith("#")]
    cells = [cell for line in lines for cell in line.split("\t")[2 if line.startswith("article") else 1 :]]
    assert len(cells) > 10_000
    assert not any(re.search("[\u0600-\u06ff]", cell) for cell in cells)


def test_every_key_is_whole() -> None:
    found = news_keys.kept()
    assert len(found) == 140
    for article in found.values():
        keys = {row[0] for row in article.entities}
        assert article.part in ("dev", "held")
        for start, end, kind, status, actor, recipient, said_by, _, doubtful in article.acts:
            assert int(start) < int(end)
            assert kind in EVENT_TYPES
            assert status in STATUSES
            assert keys.issuperset(filter(None, f"{actor},{recipient},{said_by}".split(",")))
            assert doubtful or actor or recipient


def test_articles_become_pages_and_keys(tmp_path: Path) -> None:
    rows = [{"id": "one", "date": "2015-07-21", "title": "زيارة", "text": TEXT}, {"id": "other", "text": "غيره"}]
    with lzma.open(tmp_path / "paper.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write("\n".join(json.dumps(row) for row in rows))
    page = f"زيارة\n2015-07-21\n\n{TEXT}"
    start, minister = page.index("زار"), page.index("وزير الدفاع السعودي")
    told = ROWS.format(start=start, end=start + 3, minister=f"{minister}-{minister + 19}")
    (tmp_path / "kept.tsv").write_text(told, "utf-8")
    pages, keys = news_keys.unfold(tmp_path / "made", "dev", tmp_path, tmp_path / "kept.tsv")
    assert [path.read_text("utf-8") for path in pages.iterdir()] == [page]
    (key,) = load_keys(keys)
    (event,) = key.events
    assert (key.doc, key.reports[0].published, key.entities[0].names) == (
        "one.txt", "2015-07-21", ("وزير الدفاع السعودي",),
    )  # fmt: skip
    assert locate(page, event.sentence, event.sentence_nth, key.doc).start == start
    assert (event.type, event.actor, event.optional) == ("CONSULT", ("ksa",), False)


def test_the_news_has_every_article(tmp_path: Path) -> None:
    if not news_keys.NEWS.is_dir():
        pytest.skip("the news is not on this machine")
    pages, keys = news_keys.unfold(tmp_path, "held")
    assert len(list(pages.iterdir())) == len(load_keys(keys)) == 70
