"""Lines for people: a left-to-right page of columns in which Arabic pieces keep their own order.

Every line is laid out here, and no library wraps it later: an isolate must end on the line where it began.  Words
that matter in a passage stand between ‹ and ›, so that they are seen without colour too.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from waqai.model import Span
from waqai.present import direction as bidi
from waqai.present.options import Direction

OPEN, CLOSE = "‹", "›"
_MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_INDENT = 12
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where lines go, how wide they may be and how Arabic is written there."""

    kind: bidi.Known
    width: int = 80
    console: Console = field(default_factory=lambda: Console(highlight=False, markup=False, emoji=False))

    @classmethod
    def of(cls, direction: Direction) -> Screen:
        """The screen behind standard output."""
        console = Console(highlight=False, markup=False, emoji=False)
        return cls(bidi.choose(direction, os.environ, sys.stdout.isatty()), max(40, console.width), console)

    def name(self, text: str | None) -> str:
        """A name fit to stand anywhere in a line."""
        return bidi.name(bidi.clean(text), self.kind) if text else ""

    def names(self, texts: Iterable[str]) -> str:
        """Several names."""
        return ", ".join(map(self.name, texts))

    def line(self, *pieces: str | tuple[str, str]) -> None:
        """One line of pieces, each plain or with a style."""
        self.console.print(Text.assemble(*pieces), soft_wrap=True)

    def passage(self, text: str, marked: Sequence[Span] = ()) -> None:
        """Words of a page, wrapped, with the marked stretches (offsets within them) pointed out.  The lines begin
        under one another on the right, where they are read from."""
        pieces = list(wrap(point_out(text, marked), self.width - _INDENT))
        right = max(map(cell_len, pieces), default=0)
        for piece in pieces:
            written = Text(bidi.passage(piece, self.kind))
            written.highlight_regex(_MARKED, "bold yellow")
            self.console.print(Text(" " * (_INDENT + right - cell_len(piece))) + written, soft_wrap=True)

    def note(self, *parts: str | None) -> None:
        """What else is to say of an item, indented, empty parts left out."""
        told = " · ".join(filter(None, parts))
        if told:
            self.line(" " * _INDENT, (told, "dim"))

    def title(self, text: str) -> None:
        """A heading, apart from what stands before."""
        self.line()
        self.line((text, "bold"))


def point_out(text: str, marked: Sequence[Span]) -> str:
    """The text, cleaned, with ‹ › round the marked stretches.

    >>> point_out("وصل الوفد إلى جدة", [Span(0, 3)])
    '‹وصل› الوفد إلى جدة'
    """
    pieces: list[str] = []
    at = 0
    for start, end in sorted(marked):
        if at <= start < end <= len(text):
            pieces += [bidi.clean(text[at:start]), OPEN, bidi.clean(text[start:end]), CLOSE]
            at = end
    return "".join([*pieces, bidi.clean(text[at:])])


def around(text: str, marked: Span, most: int) -> tuple[str, Span]:
    """At most so many characters of a long text, cut between words, that hold the marked stretch; and where it is.

    >>> around("أعلن المتحدث أن الوفد غادر العاصمة صباح اليوم", Span(22, 26), 20)
    ('…الوفد غادر…', Span(start=7, end=11))
    """
    if len(text) <= most:
        return text, marked
    start = max(0, min(marked.start - (most - (marked.end - marked.start)) // 2, len(text) - most))
    end = min(len(text), start + most)
    start = 0 if start == 0 else min(marked.start, _next_gap(text, start, end))
    end = end if end == len(text) else max(marked.end, _last_gap(text, start, end))
    before, after = _ELLIPSIS if start else "", _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    return before + text[start:end] + after, Span(marked.start + shift, marked.end + shift)


def _next_gap(text: str, start: int, end: int) -> int:
    found = text.find(" ", start, end)
    return start if found < 0 else found + 1


def _last_gap(text: str, start: int, end: int) -> int:
    found = text.rfind(" ", start, end)
    return end if found < 0 else found


def wrap(text: str, width: int) -> Iterator[str]:
    """Lines of at most that width in terminal cells (a longer word stands alone); a marked stretch that goes over
    a line's end is closed there and opened anew.

    >>> list(wrap("أعلنت ‹وزارة الخارجية› ذلك", 14))
    ['أعلنت ‹وزارة›', '‹الخارجية› ذلك']
    """
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) + _unclosed(longer) > width:
            yield line + CLOSE * _unclosed(line)
            longer = OPEN * _unclosed(line) + word
        line = longer
    if line:
        yield line


def _unclosed(line: str) -> int:
    return int(line.rfind(OPEN) > line.rfind(CLOSE))
