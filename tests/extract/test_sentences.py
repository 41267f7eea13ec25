"""Acts in sentences with their keys written into them, by class (`tests/cases/sentences`; `waqai.evaluate.sentences`
explains the marks).  The column `unread` names the parts that the reading has not yet as the key has them: mending one
takes its name out (`python tools/mended.py` does so).  Of these sentences a third is held back and lies elsewhere
(`tests/held`)."""

from pathlib import Path

import pytest

from waqai.evaluate.sentences import NOTHING, faults, page_of, parse_sentence
from waqai.extract.reading import read_article
from waqai.model import EVENT_TYPES, UsageError

FOLDER = Path(__file__).parents[1] / "cases" / "sentences"
ROWS = [
    line.split("\t")
    for path in sorted(FOLDER.glob("*.tsv"))
    for line in path.read_text("utf-8").splitlines()
    if line[0] != "#" and not line.startswith("class\t")
]


@pytest.mark.parametrize(("kind", "act", "status", "time", "marked", "unread"), ROWS)
def test_sentence(kind: str, act: str, status: str, time: str, marked: str, unread: str) -> None:
    key = parse_sentence(kind, act, status, time, marked)
    assert key.type in (*EVENT_TYPES, NOTHING)
    page, article = page_of(key)
    assert ",".join(faults(key, read_article(page, article))) == unread


@pytest.mark.parametrize(
    "marked", ["*قصفت [روسيا خاركيف", "قصفت] روسيا *خاركيف*", "قصفت روسيا", "*قصفت* *روسيا*", "*قصفت* [[روسيا]]"]
)
def test_a_broken_mark_is_told(marked: str) -> None:
    with pytest.raises(UsageError):
        parse_sentence("day", "ASSAULT", "occurred", "-", marked)
