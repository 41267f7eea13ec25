"""The audits' figures are those of their verdicts, and no sentence of a corpus is kept."""

from __future__ import annotations

import re
from pathlib import Path

FILE = Path(__file__).with_name("links.tsv")


def test_the_share_that_is_told_is_that_of_the_verdicts() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    right = sum(row[5] == "right" for row in rows)
    assert {row[5] for row in rows} == {"right", "wrong"}
    assert len({tuple(row[:5]) for row in rows}) == len(rows) == 300
    assert len({row[0] for row in rows}) >= 100
    assert f"right: {right} of {len(rows)}, {right / len(rows):.3f}" in "\n".join(lines)


def test_no_words_of_an_article_are_kept() -> None:
    rows = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert {len(row) for row in rows} == {7}
    assert not any(re.search("[\u0600-\u06ff]", cell) for row in rows for cell in row[1:])
