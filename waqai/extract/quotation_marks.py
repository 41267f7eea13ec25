"""Marked pieces: what stands between quotation marks of any kind, paired as the page most likely meant them.

Pages write « » “ ” ‟ „ " '' ‘ ’ << >> (( )), nest them, turn them round (” … “), forget one or set a stray one.  A mark
opens or closes by its neighbours first (a space before and a letter behind it opens) and by its shape second.  A piece
that never closes ends with its paragraph after a colon, else with its sentence; one that closes in a following
paragraph runs on over the paragraphs between.  Whether a piece is somebody's words is not decided here.
Limits: single apostrophes count only where both sides show a quotation.

>>> doc = Document.of('قال "نعم" ثم «لا', [Span(0, 16)])
>>> [(doc.text[p.span.start : p.span.end], p.closed) for p in find_pieces(doc)]
[('نعم', True), ('لا', False)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from waqai.knowledge.reporting import verb_forms
from waqai.model import Span
from waqai.text.document import Document
from waqai.text.folding import fold_text
from waqai.text.sentences import trim

FAMILIES = {
    "«": "guillemet", "»": "guillemet", "<<": "guillemet", ">>": "guillemet", "‹": "guillemet", "›": "guillemet",
    "“": "curly", "”": "curly", "‟": "curly", "„": "curly", "″": "straight",
    '"': "straight", "＂": "straight", "''": "straight", "‘‘": "curly", "’’": "curly",
    "‘": "single", "’": "single", "'": "single", "‚": "single", "((": "round", "))": "round",
}  # fmt: skip
OPENING = frozenset(("«", "<<", "‹", "“", "‟", "„", "‘", "‘‘", "‚", "(("))
CLOSING = frozenset(("»", ">>", "›", "”", "’", "’’", "))"))
_MARK = re.compile(r"<<|>>|''|‘‘|’’|\(\(|\)\)|[«»‹›“”‟„″\"＂‘’'‚]")
_BOUND_PREFIX = re.compile(r"(?:^|[\s(\[،:])(?:[وف]?(?:[بلك]|ال|بال|لل)?|[وف]?بـ+|[وف]?لـ+|[وف]?كـ+|الـ+|وـ+)$")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_ENDS = ".،,؛;:!?؟…)]}-–—/"
_STRONG_STOP = re.compile(r"[.!?؟](?=\s|$)")
_SENTENCE_ENDS = re.compile(r"(?<![^\w\s])(?=[^\w\s]*[.!?؟])[^\w\s]++\s")
_STOPS = (".", "!", "?", "؟")
# A quotation that runs over more paragraphs than this is a forgotten mark.
LONGEST_RUN = 6
# What stands beside a mark is looked for among so many characters, and its partners among so many marks.
NEAR = 40
MOST_BETWEEN = 100


class Piece(NamedTuple):
    """Words between marks: `span` leaves the marks out, `outer` holds them; `depth` counts the pieces around it."""

    span: Span
    outer: Span
    closed: bool
    depth: int


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    family: str
    opens: bool
    closes: bool
    wide: bool  # spaces on both sides, or on neither: the neighbours don't tell


def find_pieces(doc: Document) -> tuple[Piece, ...]:
    """Every marked piece of a document, by place; a piece inside another has a greater depth."""
    found: list[Piece] = []
    paragraphs = paragraphs_of(doc)
    waiting: _Mark | None = None
    for number, paragraph in enumerate(paragraphs):
        marks = _marks(doc.text, paragraph)
        if waiting is not None:
            closing = next((at for at, mark in enumerate(marks) if mark.family == waiting.family), None)
            if closing is None:
                continue
            found.append(_piece(doc.text, waiting, marks[closing]))
            marks = marks[closing + 1 :]
        pieces, left = _pair(doc.text, marks)
        found.extend(pieces)
        following = paragraphs[number + 1 : number + LONGEST_RUN]
        waiting = left if left and _closes_later(doc, left, following) else None
        if left and waiting is None:
            found.append(_unclosed(doc, left, paragraph, following[:1]))
    return _with_depth(doc.text, found)


def paragraphs_of(doc: Document) -> list[Span]:
    """The lines of a document, each from its first sentence's start to its last one's end."""
    lines: list[Span] = []
    for sentence in doc.sentences:
        if lines and "\n" not in doc.text[lines[-1].end : sentence.span.start] and not sentence.title:
            lines[-1] = Span(lines[-1].start, sentence.span.end)
        else:
            lines.append(sentence.span)
    return lines


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    return [mark for match in _MARK.finditer(text, *paragraph) if (mark := _mark(text, match, paragraph))]


def _mark(text: str, match: re.Match[str], paragraph: Span) -> _Mark | None:
    sign = match.group()
    before = text[max(paragraph.start, match.start() - NEAR) : match.start()].rstrip(_INVISIBLE)[-8:]
    behind = text[match.end() : min(paragraph.end, match.end() + NEAR)].lstrip(_INVISIBLE)[:2]
    opens = bool(behind and not behind[0].isspace() and behind[0] not in _ENDS and _free_before(before))
    closes = bool(before and not before[-1].isspace() and (not behind or behind[0].isspace() or _is_end(behind)))
    family = FAMILIES[sign]
    if family == "single" and opens == closes:
        return None
    if family == "straight" and before[-1:].isdigit() and not closes:
        return None
    return _Mark(match.start(), match.end(), sign, family, opens, closes, opens == closes)


def _free_before(before: str) -> bool:
    return not before or before[-1].isspace() or before[-1] in "([:،,-–—/«“\"'" or bool(_BOUND_PREFIX.search(before))


def _is_end(behind: str) -> bool:
    return behind[0] in _ENDS or behind[0] in "»”\"’'"


def _pair(text: str, marks: Sequence[_Mark]) -> tuple[list[Piece], _Mark | None]:
    """Pieces of one paragraph, and the outermost mark that stayed open."""
    pieces: list[Piece] = []
    stack: list[_Mark] = []
    by_start = {mark.start: mark for mark in marks}
    last_closing = {mark.family: at for at, mark in enumerate(marks) if mark.text in CLOSING}
    for at, mark in enumerate(marks):
        place = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family == mark.family), None)
        if place is None:
            first = by_start[pieces[-1].outer.start] if pieces else None
            if first and _is_second_closing(first, mark) and _goes_on(text, pieces[-1], mark.start):
                pieces[-1] = _piece(text, first, mark)
            elif not (mark.text in CLOSING and not mark.opens) and not (mark.closes and not mark.opens):
                stack.append(mark)
        elif _closes(mark, last_closing.get(mark.family, -1) > at):
            pieces.append(_piece(text, stack[place], mark))
            del stack[place:]
        elif _nests(mark, marks[at + 1 : at + 1 + MOST_BETWEEN]):
            stack.append(mark)
        else:
            pieces.append(_cut_short(text, stack[place], mark))
            del stack[place:]
            stack.append(mark)
    return pieces, stack[0] if stack else None


def _is_second_closing(first: _Mark, mark: _Mark) -> bool:
    return mark.closes and not mark.opens and mark.family == first.family != "single"


def _goes_on(text: str, piece: Piece, closing: int) -> bool:
    """«...». ... »: a piece that closed with its first sentence, where the next ones of its speaker close again."""
    between = text[piece.outer.end : closing]
    ended = text[piece.span.end - 1] in _STOPS or between.lstrip(_INVISIBLE).startswith(_STOPS)
    return ended and bool(between.strip(" .")) and not narrates(between)


def narrates(text: str) -> bool:
    """Whether a sentence of a text opens with a verb of saying: the article speaks again (وأضاف أن).

    >>> narrates(". وأضاف أنه"), narrates(". نحن أقوياء. ولن نقبل")
    (True, False)
    """
    opening = (part.split() for part in _SENTENCE_ENDS.split(text))
    return any(_is_of_saying(fold_text(word)) for words in opening for word in words[:1])


def _is_of_saying(form: str) -> bool:
    stems = (form, form[1:]) if form[:1] in ("و", "ف") else (form,)
    return any(one.form.tense == "past" for stem in stems for one in verb_forms().get(stem, ()))


def _closes(mark: _Mark, closed_later: bool) -> bool:
    """Whether a mark that finds its family open closes it; `closed_later`: a closing one of its family follows."""
    if mark.opens != mark.closes:
        return mark.closes
    return mark.text not in OPENING or not closed_later


def _nests(mark: _Mark, later: Sequence[_Mark]) -> bool:
    """Whether a second opening mark of a family stands inside the first: two closing ones follow before the next."""
    closing = 0
    for other in later:
        if other.family != mark.family:
            continue
        if not _closes(other, False):
            return False
        closing += 1
        if closing == 2:
            return mark.family != "straight"
    return False


def _piece(text: str, first: _Mark, last: _Mark, closed: bool = True) -> Piece:
    span = trim(text, first.end, last.start)
    while span.end > span.start + 1 and text[span.end - 1] in "،,":
        span = trim(text, span.start, span.end - 1)
    return Piece(span, Span(first.start, last.end), closed, 0)


def _cut_short(text: str, first: _Mark, following: _Mark) -> Piece:
    """A piece whose mark is still open where another opens: it ends with the first sentence's end between them, or
    before the other where that begins another of the same speaker's sentences."""
    stop = _STRONG_STOP.search(text, first.end, following.start)
    between = text[first.end : following.start]
    resumed = between.rstrip(" \u00a0" + _INVISIBLE).endswith(_STOPS) and not narrates(between)
    end = stop.start() if stop and not resumed else following.start
    span = _stripped(text, first.end, end)
    return Piece(span, Span(first.start, span.end), False, 0)


def _unclosed(doc: Document, mark: _Mark, paragraph: Span, following: Sequence[Span]) -> Piece:
    """Without a closing mark words after a colon, those that begin a sentence, and those that the next paragraph opens
    anew, go on to the paragraph's end where nobody else speaks in it; others end with their sentence."""
    text = doc.text
    sentence = doc.sentence_at(mark.start)
    runs_on = text[paragraph.start : mark.start].rstrip(" \u00a0" + _INVISIBLE).endswith(":") or any(
        FAMILIES.get(text[line.start]) == mark.family for line in following
    )
    begins = text[paragraph.start : mark.start].rstrip(" \u00a0" + _INVISIBLE).endswith(_STOPS)
    runs_on = runs_on or (begins and not narrates(text[mark.end : paragraph.end]))
    end = paragraph.end if runs_on or sentence is None else sentence.span.end
    span = _stripped(text, mark.end, end)
    return Piece(span, Span(mark.start, span.end), False, 0)


def _stripped(text: str, start: int, end: int) -> Span:
    """The span without white space, the sentence's last stop and marks at its end."""
    span = trim(text, start, end)
    stop = span.end
    while stop > span.start and (text[stop - 1] in ".،؛ " or text[stop - 1] in _INVISIBLE):
        stop -= 1
    return trim(text, span.start, stop)


def _closes_later(doc: Document, mark: _Mark, paragraphs: Sequence[Span]) -> bool:
    """Whether a following paragraph brings the closing mark before any other opening one."""
    if mark.family == "single":
        return False
    for paragraph in paragraphs:
        for other in _marks(doc.text, paragraph):
            if other.family == mark.family:
                return other.closes and not other.opens and other.text not in OPENING
    return False


def _with_depth(text: str, pieces: list[Piece]) -> tuple[Piece, ...]:
    ordered = sorted((p for p in pieces if p.span.start < p.span.end), key=lambda p: (p.outer.start, -p.outer.end))
    found: list[Piece] = []
    for piece in ordered:
        depth = sum(other.span.start <= piece.outer.start < other.span.end for other in _recent(found))
        found.append(piece._replace(depth=depth))
    return tuple(found)


def _recent(found: list[Piece]) -> Iterator[Piece]:
    return iter(found[-8:])
