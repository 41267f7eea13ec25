"""Cutting what is far too long for an article, so that no page costs more than its length.

Books, archives in one file and pages that lost their line ends come as one article of megabytes; much of reading
looks at all of an article that stands before a word, and would take hours there.  Limits: what refers back over a
cut is lost.

>>> text = "وصل الوفد. عاد الوفد. " * 2
>>> [text[a:b] for (a, b), in pieces_of(text, [Span(0, len(text))], longest=24)]
['وصل الوفد. عاد الوفد. ', 'وصل الوفد. عاد الوفد. ']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.model import Span

LONGEST = 120_000
"""The longest article in characters: some twenty thousand words, a short book."""
_REACH = 1000
"""How far before the limit a good place for a cut is looked for."""
_GOOD_ENDS = (". ", "؟ ", "! ", "، ", " ")


def pieces_of(text: str, body: Sequence[Span], longest: int = LONGEST) -> list[tuple[Span, ...]]:
    """The spans of a body in groups of at most `longest` characters; a span longer than that is cut itself."""
    groups: list[list[Span]] = [[]]
    length = 0
    for span in (piece for one in body for piece in _cut(text, one, longest)):
        if groups[-1] and length + span.end - span.start > longest:
            groups.append([])
            length = 0
        groups[-1].append(span)
        length += span.end - span.start
    return [tuple(group) for group in groups]


def _cut(text: str, span: Span, longest: int) -> Iterator[Span]:
    """A span in pieces that end with a sentence where one ends near the limit, else with a word."""
    start = span.start
    while span.end - start > longest:
        end = _good_end(text, start, start + longest)
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _good_end(text: str, start: int, limit: int) -> int:
    low = max(start + 1, limit - _REACH)
    found = ((text.rfind(mark, low, limit), len(mark)) for mark in _GOOD_ENDS)
    return next((at + length for at, length in found if at >= 0), limit)
