"""What a page costs grows in step with its length, whatever is repeated in it.

Counted are calls of functions, which are the same on any machine; patterns, whose steps nobody counts, are timed at
two lengths against each other, with much room.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.growth import calls
from tests.hostile.lengths import blocks_turned, figures, one_word, wording
from waqai.model import RawPage, ReadOptions
from waqai.pages import read_raw
from waqai.sources import bombs, markup

SENTENCE = "أعلنت وزارة الصحة في الخرطوم أن الوفد غادر المدينة صباح اليوم بعد محادثات طويلة مع الوسطاء. "
SHORT, TIMES = 3000, 4
MOST = 2.0
"""How much more than in step: windows of some hundred words are full only behind the shorter length."""
REPEATED = (
    "و", "5", "«", "(", ". ", "، ", "'ب ", "« قال ", '"كلمة" ', '«قال "', "(ب ", " قال إن", " وأحمد سالم",
    "الرئيس محمد ", "وزير الخارجية ", " 5 مايو", "5-", " بين 5 و",
    " زار الرئيس مصر", "كلمة\n", "القاهرة - ", "\u202e\u202c",
)  # fmt: skip
HTML = ("<script", "<script ", '<link rel="canonical"', "<link ", "<meta ", "<a", "<div>", "<p title='")


def cost(sign: str, length: int) -> int:
    """How many calls reading takes of an article with one sentence in which a sign stands over and over."""
    page = f"وفد يغادر الخرطوم\n{SENTENCE}\nقال الوزير أمس إن {sign * (length // len(sign))} الوفد غادر.\n{SENTENCE}"
    raw, options = RawPage("page", page, "text"), ReadOptions(reader="rules")
    assert read_raw(raw, options).problem is None  # and what is kept by word is kept
    return calls(lambda: read_raw(raw, options))


@pytest.mark.parametrize("sign", REPEATED)
def test_reading_grows_in_step(sign: str) -> None:
    assert cost(sign, TIMES * SHORT) <= TIMES * MOST * cost(sign, SHORT)


@pytest.mark.parametrize("shape", [blocks_turned, one_word, wording, figures], ids=lambda shape: shape.__name__)
def test_alignments_grow_in_step(shape: Callable[[int], None]) -> None:
    length = 60_000
    shape(length)
    assert calls(lambda: shape(TIMES * length)) <= TIMES * MOST * calls(lambda: shape(length))


@pytest.mark.parametrize("sign", HTML)
def test_markup_grows_in_step(sign: str) -> None:
    def seconds(length: int) -> float:
        html = f"<html><head>{sign * (length // len(sign))}"
        start = time.process_time()
        for pattern in (
            markup._LD,
            markup._CANONICAL,
            markup._META,
            bombs._CONTAINER,
            bombs._HTML_PART,
            bombs._XML_PART,
        ):
            assert sum(1 for _ in pattern.finditer(html)) <= length
        return time.process_time() - start

    assert seconds(160_000) <= 0.5 + 6 * 8 * min(seconds(20_000) for _ in range(3))
