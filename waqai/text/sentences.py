"""Sentences of a text: within one line, over quotation marks, abbreviations, initials, decimals and lists.

A stop inside a closed quotation or bracket ends no sentence; a mark that is never closed, or only far off, protects
nothing, so that it can't swallow a paragraph.  `..` is a dash in Arabic print, and dots in a short line (a headline)
divide no sentences.  Limits: a sentence without a stop ends with its line; «؟» in the midst of a quotation counts as
the quotation's.

>>> text = "قال د. أحمد: «لن نقبل. هذا قرارنا». وأضاف أن 3.5 مليون تضرروا."
>>> [text[s.start:s.end] for s in sentences_of(text)]
['قال د. أحمد: «لن نقبل. هذا قرارنا».', 'وأضاف أن 3.5 مليون تضرروا.']
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from waqai.model import Span

_LETTER = "\u0621-\u064a"
_UNSEEN = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
# A run of stops with closing marks; a stop where the space behind it was forgotten (انتهى.وقال, انتهى .وقال,
# «انتهى».وقال); a bullet within a line.
_STOP = re.compile(
    rf"(?<![.!?؟…。۔])(?P<stop>[.!?؟…。۔]+)(?P<closed>[\"”»“’')\]›{_UNSEEN}]*)(?=\s|$)"
    rf"|(?:(?<=[{_LETTER}]{{3}})|(?<=[\s»”\"]))(?P<tight>[.؟!])(?=[{_LETTER}]{{2}})"
    r"|\s(?P<bullet>[•●▪■◆])(?=\s)"
)
# One letter before a stop is a title or initial (د. أ. م. J.), as are some abbreviations; after a number م and the like
# are units of years (632 م.), and there they may end a sentence.
# Latin initials are also spelt out (جيه. كيه. رولينغ).
_ABBREVIATED = re.compile(
    rf"(?<![{_LETTER}\w.])(?:[{_LETTER}]|[وب]?(?:[دمأ]|أ\.م\.د|أ\.د|م\.د)"
    r"|إيه|بي|سي|دي|إي|إف|جي|إتش|آي|جيه|كيه|كاي|إل|إم|إن|أو|كيو|آر|إس|تي|يو|دبليو|إكس|واي"
    r"|[A-Z]|U\.S|Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Ltd|Co|Gen)$"
)
_AND_NEXT = re.compile(r"\s*و")
_YEARS = re.compile(r"[0-9٠-٩]\s?[مهـ]$")
_NUMBERED = re.compile(r"[0-9٠-٩۰-۹]{1,2}|[أ-ي]")
_BULLETS = "•●▪■◆*-–—"
HEADLINE = 160
"""Lines up to this long are taken for headlines where only dots would divide them."""
FAR = 1000
"""A closing mark farther away than this does not belong to the opening one."""


def sentences_of(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentence spans of `text[start:end]`, outer white space and bullets left out; none crosses a line's end.

    >>> [s.start for s in sentences_of("• بدأ الاقتراع\\n• أغلقت المراكز")]
    [2, 17]
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    for line in _LINE.finditer(text, start, stop):
        found.extend(_split_line(text, line.start(), line.end()))
    return found


def _split_line(text: str, start: int, end: int) -> list[Span]:
    found, begin = [], start
    marked: list[Span] | None = None
    for match in _STOP.finditer(text, start, end):
        if match.end() == end or not _ends(text, begin, match, end - start):
            continue
        marked = _outermost(_marked(text, start, end)) if marked is None else marked
        if not _is_inside(marked, match.start(), match.end()):
            found.append(_piece(text, begin, match.end()))
            begin = match.end()
    found.append(_piece(text, begin, end))
    return [span for span in found if span.start < span.end]


def _outermost(spans: list[Span]) -> list[Span]:
    """The stretches that lie in no other, by place; of two one lies in the other or they stand apart."""
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _is_inside(marked: Sequence[Span], start: int, end: int) -> bool:
    """Whether start..end lies inside one of some stretches, which stand apart and in order."""
    at = bisect.bisect_left(marked, start, key=lambda m: m.start) - 1
    return at >= 0 and end <= marked[at].end - 1


def _ends(text: str, begin: int, match: re.Match[str], line: int) -> bool:
    """Whether a stop can end a sentence, by what it is and what stands before and after it."""
    stop = match["stop"]
    if not stop:
        return True
    if stop == "..":
        return False
    if "…" in stop or stop.startswith("..."):
        return line > HEADLINE
    if stop != ".":
        return not match["closed"] or bool(_AND_NEXT.match(text, match.end()))
    return not _abbreviated(text, begin, match.start())


def _abbreviated(text: str, begin: int, stop: int) -> bool:
    """د. أحمد, J. K., and the number of a list's item, but not the year in 632 م."""
    if _NUMBERED.fullmatch(text, *trim(text, begin, stop)):
        return True
    near = max(begin, stop - 8)
    return bool(_ABBREVIATED.search(text, near, stop)) and not _YEARS.search(text, near, stop)


def _piece(text: str, start: int, end: int) -> Span:
    """A sentence's span without a bullet in front."""
    span = trim(text, start, end)
    if span.end - span.start > 2 and text[span.start] in _BULLETS and text[span.start + 1].isspace():
        return trim(text, span.start + 1, span.end)
    return Span(span.start, span.start) if text[span.start : span.end] in _BULLETS else span


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


# Marks by class: outlets open with ” and close with “, or » and «, so that within a class only the place tells.
_CLASSES = {mark: at for at, marks in enumerate(("«»‹›", '“”„‟"＂', "‘’'‚", "(", "[")) for mark in marks}
_CLASSES |= {")": _CLASSES["("], "]": _CLASSES["["]}
_SINGLE = _CLASSES["'"]
_BRACKETS = (_CLASSES["("], _CLASSES["["])
_MARK = re.compile("[" + re.escape("".join(_CLASSES)) + "]")


def _marked(text: str, start: int, end: int) -> list[Span]:
    """Stretches between marks that belong together; marks left open, or closed too far off, are passed over."""
    opened: list[tuple[int, int]] = []
    found: list[Span] = []
    for match in _MARK.finditer(text, start, end):
        at, kind = match.start(), _CLASSES[match.group()]
        shape = _shape(text, at, start, end)
        if kind == _SINGLE and shape == "inside":
            continue
        closes = _closed_by(opened, kind) if shape != "opens" else None
        if closes is not None:
            if at - opened[closes][1] <= FAR:
                found.append(Span(opened[closes][1], at + 1))
            del opened[closes:]
        elif shape != "closes":
            opened = [one for one in opened if one[0] != kind]
            opened.append((kind, at))
    return found


def _shape(text: str, at: int, start: int, end: int) -> str:
    """Whether a mark stands as one that opens, one that closes, or as either."""
    mark = text[at]
    if mark in "([)]":
        return "opens" if mark in "([" else "closes"
    before = at == start or text[at - 1].isspace() or text[at - 1] in "([«“:؛،ـ"
    after = at + 1 >= end or text[at + 1].isspace() or text[at + 1] in ".,،؛:!؟?)]»”…"
    if before and not after:
        return "opens"
    if after and not before:
        return "closes"
    return "inside" if not before else "either"


def _closed_by(opened: list[tuple[int, int]], kind: int) -> int | None:
    """Which open mark a closing one belongs to: the last of its class, else (quotation marks) the last of any."""
    for at in range(len(opened) - 1, -1, -1):
        if opened[at][0] == kind:
            return at
    others = [at for at, (other, _) in enumerate(opened) if other not in _BRACKETS]
    return others[-1] if others and kind not in {*_BRACKETS, _SINGLE} else None
