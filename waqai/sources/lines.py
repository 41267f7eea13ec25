"""A page as lines, with what their look says: paragraph, short line, end of a sentence.

Limits: only the look is judged, never the sense; a page whose whole article stands on one line has one line.

>>> [line.text for line in lines_of("العنوان\\n\\n وصل الوفد. \\n")]
['العنوان', 'وصل الوفد.']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from waqai.knowledge.furniture import plain_words
from waqai.model import Span
from waqai.text.sentences import trim

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?؟…]+[\"”»“’')\]\s]*$")
# A sentence's end is looked for among so many last characters.
_END = 200
# A line of so many words is running text even without a full stop; shorter ones only with one.
PARAGRAPH_WORDS = 24
SHORTEST_SENTENCE = 6
LONGEST_TITLE = 32


class Line(NamedTuple):
    """One line that holds something: its span without outer white space, its text and its folded words."""

    span: Span
    text: str
    words: tuple[str, ...]

    @property
    def ends_sentence(self) -> bool:
        """True where the line closes with a full stop or its like, marks and brackets set aside."""
        return bool(_SENTENCE_END.search(self.text, max(0, len(self.text) - _END)))

    @property
    def is_paragraph(self) -> bool:
        """True for running text.

        >>> [line.is_paragraph for line in lines_of("أخبار العالم\\nقال الوزير للصحفيين إن المحادثات ستستأنف غدا.")]
        [False, True]
        """
        long = len(self.words) >= PARAGRAPH_WORDS and not self.is_list
        return long or (len(self.words) >= SHORTEST_SENTENCE and self.ends_sentence)

    @property
    def is_list(self) -> bool:
        """True for words parted by bars, hashes or many commas, without a sentence."""
        marks = self.text.count("|") + self.text.count("#") + self.text.count("»|") + self.text.count("•")
        return not self.ends_sentence and marks >= max(2, len(self.words) // 6)

    @property
    def could_be_title(self) -> bool:
        """True for a line of a headline's length that doesn't close like a sentence."""
        closed = self.ends_sentence and not self.text.rstrip('"”»“ ').endswith(("؟", "!", "..", "…", "?"))
        return 3 <= len(self.words) <= LONGEST_TITLE and not closed and not self.is_list


def lines_of(text: str) -> list[Line]:
    """The lines of a page that hold something."""
    found = []
    for match in _LINE.finditer(text):
        span = trim(text, *match.span())
        if span.start < span.end:
            found.append(line_at(text, span))
    return found


def line_at(text: str, span: Span) -> Line:
    """One stretch of a page as a line."""
    piece = text[span.start : span.end]
    return Line(span, piece, plain_words(piece))


def first_paragraph(lines: Sequence[Line], start: int = 0) -> int:
    """Index of the first paragraph from `start` on; the number of lines where there is none."""
    return next((n for n in range(start, len(lines)) if lines[n].is_paragraph), len(lines))


def last_paragraph(lines: Sequence[Line]) -> int:
    """Index of the last paragraph, -1 where there is none."""
    return next((n for n in range(len(lines) - 1, -1, -1) if lines[n].is_paragraph), -1)
