"""What long texts cost, from 1 kB to 10 MB: `python -m tests.hostile.lengths --most 10000000`.

Alignments are given what is worst for them: passages in the other order, so that none grows into the next; one word
over and over; sentences that all have the same figures.  Reading is given an article without end.
"""

from __future__ import annotations

import argparse
import sys
import time
from array import array
from collections.abc import Callable

from waqai.findings import Amount, ArticleText
from waqai.model import RawPage, ReadOptions, Span
from waqai.pages import read_raw
from waqai.reconcile.passages import shared
from waqai.reconcile.statements import _compared, sentences_of
from waqai.reconcile.wording import wording_of_text
from waqai.text.folding import fold
from waqai.text.sentences import sentences_of as parted
from waqai.text.words import words_of

SENTENCE = "أعلنت وزارة الصحة في الخرطوم أن الوفد غادر المدينة صباح اليوم بعد محادثات طويلة مع الوسطاء. "
FIGURED = "بلغت قيمة الصادرات 500000 دولار في العام الماضي وفق بيان الوزارة. "
BYTES_A_WORD = 10
_BLOCK = 8


def blocks_turned(length: int) -> None:
    """Two articles of the same passages, in one order and in the other."""
    count = length // BYTES_A_WORD // _BLOCK
    one = array("q", range(count * _BLOCK))
    two = array("q", (word for n in reversed(range(count)) for word in range(n * _BLOCK, (n + 1) * _BLOCK)))
    seeds = [(n * _BLOCK, (count - 1 - n) * _BLOCK) for n in range(count)]
    assert len(shared(one, two, seeds)) == count


def one_word(length: int) -> None:
    """Two articles of one word, with a mark here and there that seeds a passage elsewhere in the other."""
    count = length // BYTES_A_WORD
    one = array("q", (n if n % 50 == 0 else 1 for n in range(count)))
    two = array("q", (count - n if n % 50 == 0 else 1 for n in range(count)))
    assert shared(one, two, [(n, (n * 7) % count) for n in range(0, count, 50)])


def wording(length: int) -> None:
    """The words of an article and their numbers."""
    assert wording_of_text(SENTENCE * (length // len(SENTENCE.encode()) + 1)).words


def figures(length: int) -> None:
    """An article of sentences with the same figure, each compared with the others."""
    count = length // len(FIGURED.encode()) + 1
    text, step, at = FIGURED * count, len(FIGURED), FIGURED.index("5")
    article = ArticleText("a", text, None, None, (Span(0, len(text)),), None, None)
    told = [
        (Amount(5e5, None, "USD", "exact", None, Span(n * step + at, n * step + at + 6)), False) for n in range(count)
    ]
    found = sentences_of(article, told)
    assert sum(1 for _ in _compared(found, found)) <= 300 * 300


def text(length: int) -> None:
    """Folding, sentences and words."""
    whole = SENTENCE * (length // len(SENTENCE.encode()) + 1)
    fold(whole)
    assert parted(whole)
    assert sum(1 for _ in words_of(whole, 0, len(whole)))


def reading(length: int) -> None:
    """A whole reading."""
    whole = SENTENCE * (length // len(SENTENCE.encode()) + 1)
    assert read_raw(RawPage("page", whole, "text"), ReadOptions(reader="rules")).problem is None


SHAPES: tuple[Callable[[int], None], ...] = (blocks_turned, one_word, wording, figures, text, reading)


def main() -> None:
    """Tells the seconds of the processor's time for each length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=1_000_000, help="the longest, in bytes")
    most = parser.parse_args().most
    for shape in SHAPES:
        shape(1000)
        told, length = [], 1000
        while length <= most:
            start = time.process_time()
            shape(length)
            told.append(f"{length:,}: {time.process_time() - start:.3f} s")
            length *= 10
        sys.stdout.write(f"{shape.__name__}: {'; '.join(told)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
