"""What README, tutorial and how-to's show is what comes out: every block runs, in order, and is compared."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from tools.run_docs import BLOCK, PAGES, filled
from waqai.readers.taggers import installed

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.filterwarnings("ignore")
def test_what_a_page_shows_is_what_comes_out(page: str) -> None:
    if not installed():
        pytest.skip("the pages are read with the tagger, whose weights are not installed")
    pytest.importorskip("pandas")
    written = (ROOT / page).read_text("utf-8")
    assert len(BLOCK.findall(written)) >= 3
    changed = difflib.unified_diff(written.splitlines(), filled(written).splitlines(), page, "now", n=1, lineterm="")
    assert "\n".join(changed) == "", "readings or commands changed: look at what the page would say, then `make docs`"


@pytest.mark.parametrize("who", ["foreign-desk", "fact-checker", "osint-analyst", "political-scientist"])
def test_there_is_a_task_from_start_to_end_for_each_kind_of_user(who: str) -> None:
    text = (ROOT / "docs" / "howto" / f"{who}.md").read_text("utf-8")
    assert len(re.findall(r"^\$ waqai (?!build)", text, re.MULTILINE)) >= 4
    assert "waqai build" in text


PROSE = sorted(path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("model-ar/*.md")))


@pytest.mark.parametrize("page", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    targets = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text)
    assert [one for one in targets if "://" not in one and not (page.parent / one).exists()] == []
