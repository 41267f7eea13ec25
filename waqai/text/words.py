"""Words of a text: Arabic, Latin, numbers and punctuation, each with its span.

>>> [w.form for w in words_of("في الـ19 من يونيو، قال: نعم و لا")]
['في', 'ال', '19', 'من', 'يونيو', '،', 'قال', ':', 'نعم', 'ولا']
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from waqai.model import Span
from waqai.text.folding import bare, fold, fold_text

WordKind = Literal["arabic", "number", "latin", "mark"]
# Marks, tatweel and zero-width characters that stand inside a word belong to it.
_INSIDE = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
)
_ARABIC = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_LETTERS = rf"[{_ARABIC}][{_ARABIC}{_INSIDE}]*"
_FIGURES = rf"[{_DIGIT}]+(?:[.,٫٬][{_DIGIT}]+)*"
_LATIN = r"[A-Za-z\u00c0-\u024f\u0370-\u052f][\w'’\u2010-]*"
_WRITTEN = re.compile(f"({_LETTERS}|{_FIGURES}|{_LATIN})")
MARKS = {",": "،", ";": "؛", "?": "؟"}
"""Latin marks as the Arabic ones that they stand for."""
# "And" is part of the word behind it, also where a space stands between the two (المغرب و الجزائر).
_AND = rf"(?:و[{_INSIDE}]*[ \u00a0]+(?=[{_ARABIC}][{_INSIDE}]*[{_ARABIC}]))?"
_WORD = re.compile(
    rf"(?P<arabic>{_AND}{_LETTERS})|(?P<number>{_FIGURES})|(?P<latin>{_LATIN})|(?P<mark>\.\.+|[^\s{_INSIDE}])"
)


class Word(NamedTuple):
    """One word: its span, its folded form and the letters as written without vowel marks (`bare`)."""

    start: int
    end: int
    form: str
    bare: str
    kind: WordKind

    @property
    def span(self) -> Span:
        """Where the word stands in the page."""
        return Span(self.start, self.end)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, spans counted in `text`."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        form, written = _spellings(match[0])
        # The constructor of a named tuple costs as much as the rest of the loop.
        found.append(tuple.__new__(Word, (*match.span(), form, written, match.lastgroup)))
    return found


def forms_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words of `text[start:end]` without marks, each as its ends and folded form: for who wants no more of them.

    >>> list(forms_of("قال: نعم", 0, 8))
    [(0, 3, 'قال'), (5, 8, 'نعم')]
    """
    for match in _WRITTEN.finditer(text, start, end):
        yield *match.span(), _spellings(match[0])[0]


def parted(text: str, start: int, end: int) -> list[str]:
    """`text[start:end]` in pieces, of which every second is one of these words as it is written: for who looks for few
    words among many, since nothing is made of the others.

    >>> parted("قال: نَعم", 0, 9)
    ['', 'قال', ': ', 'نَعم', '']
    """
    return _WRITTEN.split(text[start:end])


@functools.lru_cache(maxsize=32_000)
def _spellings(raw: str) -> tuple[str, str]:
    """A word's folded and bare letters; kept, since a few thousand words make up most of any text."""
    letters = letters_of(raw)
    return MARKS.get(raw) or fold_text(letters), bare(letters)


def letters_of(raw: str) -> str:
    """A word as it is written, without a space behind its "and".

    >>> letters_of("و الجزائر")
    'والجزائر'
    """
    return "".join(raw.split()) if raw[:1] == "و" else raw


def start_of(text: str, word: Word, skip: int = 0) -> int:
    """Where a word of `text` starts once `skip` folded characters of proclitics are left out.

    >>> text = "مصر و الجزائر"
    >>> text[start_of(text, words_of(text)[1], 1) :]
    'الجزائر'
    """
    if not skip:
        return word.start
    written = text[word.start : word.end]
    if written == word.bare and len(written) == len(word.form):
        return word.start + min(skip, len(written) - 1)
    folded = fold(written)
    offsets = [at for at, character in zip(folded.offsets, folded.text, strict=True) if character != " "]
    return word.start + offsets[min(skip, len(offsets) - 1)]
