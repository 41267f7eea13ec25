"""Sentences of a text: within one line, over quotation marks, abbreviations, initials, decimals and lists.

>>> text = "قال د. أحمد: «لن نقبل. هذا قرارنا». وأضاف أن 3.5 مليون تضرروا."
>>> [text[s.start:s.end] for s in sentences_of(text)]
['قال د. أحمد: «لن نقبل. هذا قرارنا».', 'وأضاف أن 3.5 مليون تضرروا.']
"""

from __future__ import annotations

import re

from waqai.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(r"[.!?؟…]+[\"”»“’')\]]*(?=\s|$)")
# One or two letters before a stop are an initial or an abbreviation (د. أ. ب. م. ص. ج.), not a sentence's end.
_ABBREVIATION = re.compile(r"(?:^|[\s(«\"“.])(?:[\u0621-\u064a]|[A-Z]|أ\.?د|أ\.?ب|د\.?ب|ق\.?م|ب\.?م|U\.S|St|Mr|Dr|No)$")
_OPENERS, _CLOSERS = "«“(", "»”)"


def sentences_of(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentence spans of `text[start:end]`, outer white space left out; none crosses a line's end."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    for line in _LINE.finditer(text, start, stop):
        found.extend(_split_line(text, line.start(), line.end()))
    return found


def _split_line(text: str, start: int, end: int) -> list[Span]:
    found, begin = [], start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and (_abbreviated(text, begin, match.start()) or _inside_marks(text, begin, match.end())):
            continue
        found.append(trim(text, begin, match.end()))
        begin = match.end()
    found.append(trim(text, begin, end))
    return [span for span in found if span.start < span.end]


def _abbreviated(text: str, begin: int, stop: int) -> bool:
    return bool(_ABBREVIATION.search(text, max(begin, stop - 6), stop))


def _inside_marks(text: str, begin: int, stop: int) -> bool:
    """True while a quotation or bracket that was opened in this sentence is still open."""
    piece = text[begin:stop]
    for opener, closer in zip(_OPENERS, _CLOSERS, strict=True):
        if piece.count(opener) > piece.count(closer) and closer in text[stop : stop + 1500].split("\n", 1)[0]:
            return True
    return piece.count('"') % 2 == 1 and '"' in text[stop:].split("\n", 1)[0]


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends.

    >>> trim("  نعم ", 0, 6)
    Span(start=2, end=5)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
