"""Where a piece that a model quotes stands in the article: exactly, else letters folded; nowhere, and it is dropped.

Words are compared, so that spaces, marks and line breaks, which models copy badly, do not matter; letters do.  A piece
may begin behind proclitics (مصر in ومصر), never end inside a word, and never reach over furniture.

>>> text = "زار وفد مصري الخرطوم، ثم زار جوبا."
>>> locator = Locator(Document.of(text, [Span(0, 34)]))
>>> locator.find("وَفْد مصرى"), locator.find("وفد سوداني"), len(locator.find("زار"))
([Span(start=4, end=12)], [], 2)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waqai.model import Span
from waqai.text.clitics import readings
from waqai.text.document import Document
from waqai.text.words import Word, words_of

LONGEST_PIECE = 600
"""Words; longer pieces are no quotations but pages."""
LONGEST_TEXT = 20_000


class Locator:
    """Finds pieces in one article."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._at = [n for n, word in enumerate(doc.words) if word.kind != "mark"]
        self._forms = [doc.words[n].form for n in self._at]
        self._starts: dict[str, list[tuple[int, int]]] = {}
        for position, n in enumerate(self._at):
            for form, skip in _beginnings(doc.words[n]):
                self._starts.setdefault(form, []).append((position, skip))

    def find(self, piece: str, inside: Span | None = None) -> list[Span]:
        """Where the piece stands, within `inside` if given: exact places first, then by place."""
        wanted = [word.form for word in words_of(piece[:LONGEST_TEXT]) if word.kind != "mark"]
        if not wanted or len(wanted) > LONGEST_PIECE or len(piece) > LONGEST_TEXT:
            return []
        spans = [self._span(at, skip, len(wanted)) for at, skip in self._matches(wanted)]
        found = dict.fromkeys(span for span in spans if _within(span, inside))
        return sorted(found, key=lambda span: (self._doc.text[span.start : span.end] != piece.strip(), span))

    def first(self, piece: str | None, inside: Span | None = None) -> Span | None:
        """The best place of a piece."""
        return next(iter(self.find(piece, inside)), None) if piece else None

    def _matches(self, wanted: Sequence[str]) -> list[tuple[int, int]]:
        count = len(wanted)
        return [
            (at, skip)
            for at, skip in self._starts.get(wanted[0], ())
            if self._forms[at + 1 : at + count] == wanted[1:] and self._is_joined(at, at + count)
        ]

    def _is_joined(self, first: int, last: int) -> bool:
        """Whether no letter stands between these words in the page: where one does, it is furniture's."""
        words = [self._doc.words[n] for n in self._at[first:last]]
        gaps = (self._doc.text[a.end : b.start] for a, b in pairwise(words))
        return not any(c.isalnum() for gap in gaps for c in gap)

    def _span(self, at: int, skip: int, count: int) -> Span:
        return Span(self._doc.start_of(self._at[at], skip), self._doc.words[self._at[at + count - 1]].end)


def _beginnings(word: Word) -> list[tuple[str, int]]:
    """The forms under which a word may begin a piece, with the folded characters that are left out before it."""
    if word.kind != "arabic":
        return [(word.form, 0)]
    return [(cut.stem, cut.length) for cut in readings(word.form)]


def _within(span: Span, inside: Span | None) -> bool:
    return inside is None or (inside.start <= span.start and span.end <= inside.end)
