"""Pages of a few words: what looks around a word must not look beyond the page."""

import random
from itertools import product

import pytest

from tests.extract.test_events import reading_of
from waqai.knowledge.frames import frames
from waqai.text.words import words_of

WORDS = sorted({word.bare for known in frames().all for text in known.example for word in words_of(text)})
BESIDE = (
    "الذي", "التي", "أن", "إن", "لم", "لن", "من", "على", "إلى", "عليه", "إليها", "و",
    "قد", "كان", "قبل", "بعد", "في", "5", "مصر", "إيران", "الرئيس", "قال", "أعلن", "نفى",
    "عن", "ما", "لا", "باسم", "،", ".", "«", "»", '"', ":", "(", ")",
    "-",
)  # fmt: skip


def pages() -> list[str]:
    draw = random.Random(829)
    several = (
        " ".join(draw.choice(draw.choice((WORDS, BESIDE))) for _ in range(draw.randint(3, 6))) for _ in range(1500)
    )
    return [*draw.sample(WORDS, 1500), *map(" ".join, product(BESIDE, BESIDE)), *several]


@pytest.mark.parametrize("part", range(4))
def test_few_words_are_read_within_the_page(part: int) -> None:
    for text in pages()[part::4]:
        spans = [event.trigger for event in reading_of(text).events]
        assert all(0 <= span.start < span.end <= len(text) for span in spans), text
