"""The developers' page on this room says what is true."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "text.md"


@pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not here")
def test_the_examples_of_the_page_hold() -> None:
    text = PAGE.read_text("utf-8").replace("```", "")
    parsed = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    result = doctest.DocTestRunner(verbose=False).run(parsed)
    assert result.attempted > 5
    assert result.failed == 0
