"""Which lines of a page are furniture, and of what kind.

Two signs: the phrases of the lexicon (`knowledge/data/furniture.toml`), and the look of a line among its neighbours
(menus, captions, lists under a label, loose words after the last paragraph). Lines that tell a date or a source,
section headings and summaries are no furniture. Limits: a line is furniture as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from waqai.knowledge.furniture import Phrase, Place, furniture, page_words, plain_words
from waqai.knowledge.outlets import known_name
from waqai.model import FurnitureKind
from waqai.sources.credits import author_of, is_source_line
from waqai.sources.lines import Line, first_paragraph, last_paragraph
from waqai.sources.stated import date_line

_CREDIT_END = re.compile(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]][\s.]*$")
_SEPARATORS = re.compile(r"[|>»›«/•·–—-]")
_NOTHING = re.compile(r"^[\W_\d]+$")
_HASHTAG = re.compile(r"#[^\W\d]\w+")
LONGEST_CAPTION = 32
LONGEST_LOOSE = 5
LONGEST_NAME = 5
MENU_RUN = 3


class Mark(NamedTuple):
    """What makes furniture of a line."""

    kind: FurnitureKind
    rule: str
    opens: str = "none"


Marks = dict[int, Mark]


def mark_furniture(lines: Sequence[Line]) -> Marks:
    """The furniture among a page's lines, by line number."""
    first, last = first_paragraph(lines), last_paragraph(lines)
    marks: Marks = {}
    for n, line in enumerate(lines):
        mark = _by_phrase(line, "head" if n < first else "end" if n > last else "middle") or _by_look(line)
        if mark and not is_source_line(line.text):
            marks[n] = mark
    _mark_opened(lines, marks)
    _mark_menus(lines, marks, first, last)
    _mark_captions(lines, marks)
    _mark_loose_end(lines, marks)
    return marks


def _by_phrase(line: Line, place: Place) -> Mark | None:
    lexicon = furniture()
    if lexicon.is_row(line.words):
        return Mark("promotion", "share-row")
    if lexicon.invites(line.words):
        return Mark("promotion", "invitation")
    found = lexicon.match(line.words, line.text, place)
    if found and not _speaks_of_it(line, found):
        return Mark(found.kind, found.group, found.opens)
    if lexicon.promotes(line.words) and not _reports_prices(line):
        return Mark("promotion", "promotion-cues")
    return None


def _speaks_of_it(line: Line, found: Phrase) -> bool:
    """A sentence of an article that only begins like furniture: المزيد من الجنود وصلوا ..."""
    if found.group == "related-inline":
        return (line.ends_sentence or len(line.words) > 4) and line.words[:2] == plain_words("المزيد من")
    return (
        found.group in ("caption-label", "services", "self-praise-weak") and line.is_paragraph and len(line.words) > 16
    )


def _reports_prices(line: Line) -> bool:
    """Prices and results with their figures are news; lists of topics hold none but 24 (hours)."""
    return sum(w.isdigit() and w != "24" for w in line.words) >= 2


def _by_look(line: Line) -> Mark | None:
    if _NOTHING.match(line.text) and not date_line(line.text):
        return Mark("other", "no-letters")
    if len(_HASHTAG.findall(line.text)) >= max(2, len(line.words) // 3):
        return Mark("tags", "hashtags")
    if _is_breadcrumb(line):
        return Mark("navigation", "breadcrumb")
    if line.is_list and line.text.count("|") >= 2:
        return Mark("navigation", "bars")
    return None


def _is_breadcrumb(line: Line) -> bool:
    pieces = [p.strip() for p in _SEPARATORS.split(line.text) if p.strip()]
    if len(pieces) < 2 or line.is_paragraph:
        return False
    sections = sum(furniture().is_section(plain_words(p)) for p in pieces)
    return sections >= max(2, (len(pieces) + 1) // 2)


def _mark_menus(lines: Sequence[Line], marks: Marks, first: int, last: int) -> None:
    """Sections' names: a run of short lines most of which name one, or one alone outside the text."""
    lexicon = furniture()
    for begin, end in _runs(lines, marks):
        run = range(begin, end)
        named = [n for n in run if n in marks or lexicon.is_section(lines[n].words)]
        outside = begin < first or end > last
        if len(run) >= MENU_RUN and len(named) * 2 > len(run):
            marks.update({n: Mark("navigation", "menu") for n in run if n not in marks})
        elif outside:
            alone = [n for n in named if n not in marks and (n > last or n < first)]
            marks.update({n: Mark("navigation", "section") for n in alone})


def _runs(lines: Sequence[Line], marks: Marks) -> list[tuple[int, int]]:
    """Stretches of lines of at most three words."""
    runs: list[tuple[int, int]] = []
    begin = None
    for n in range(len(lines) + 1):
        short = n < len(lines) and len(lines[n].words) <= 3 and not lines[n].ends_sentence and not _tells(lines[n])
        if short and begin is None:
            begin = n
        elif not short and begin is not None:
            runs.append((begin, n))
            begin = None
    return runs


def _tells(line: Line) -> bool:
    return bool(date_line(line.text) or is_source_line(line.text) or author_of(line.text))


def _mark_captions(lines: Sequence[Line], marks: Marks) -> None:
    last = last_paragraph(lines)
    for n, line in enumerate(lines):
        short = n not in marks and len(line.words) <= LONGEST_CAPTION
        if short and (_is_caption(lines, n) if n < last else _is_starred(line)):
            marks[n] = Mark("caption", "picture-credit")
    for n, mark in list(marks.items()):
        if mark.rule == "picture-credit":
            marks.update(
                {k: Mark("caption", "caption-repeated") for k in (n - 1, n + 1) if _repeats(lines, marks, k, n)}
            )


def _repeats(lines: Sequence[Line], marks: Marks, k: int, caption: int) -> bool:
    """True for the caption's words once more, without the credit."""
    if k in marks or not 0 <= k < len(lines):
        return False
    return lines[caption].words[: len(lines[k].words)] == lines[k].words


def _is_caption(lines: Sequence[Line], n: int) -> bool:
    """A picture's line: an agency in brackets at its end and no sentence before, or `words، outlet`."""
    text = lines[n].text
    credit = _CREDIT_END.search(text)
    if credit and _names_credit(credit.group(1)):
        return not re.search(r"[.!؟?]\s", text[: credit.start()]) and len(lines[n].words) > 1
    head, comma, tail = text.rpartition("،")
    credited = comma and not lines[n].ends_sentence and len(plain_words(tail)) <= LONGEST_NAME
    return bool(credited and _names_credit(tail.strip(" .")) and len(plain_words(head)) >= 2)


def _is_starred(line: Line) -> bool:
    """A picture's line after the text: a star before it, or a word of picture credits in brackets at its end."""
    credit = _CREDIT_END.search(line.text)
    return bool(credit and (line.text.startswith("*") or page_words("picture") & set(plain_words(credit.group(1)))))


def _names_credit(names: str) -> bool:
    pieces = [names, *re.split(r"[،,/–-]|\sعبر\s|\svia\s", names)]
    return any(known_name(p) for p in pieces) or bool(page_words("picture") & set(plain_words(names)))


def _mark_opened(lines: Sequence[Line], marks: Marks) -> None:
    """What follows a label: the items of its list, the editor's name, the rest of the page.  Before the first paragraph
    a list's label is part of a menu and opens nothing."""
    first = first_paragraph(lines)
    for n in sorted(marks):
        mark = marks[n]
        if mark.opens == "name":
            _mark_name(lines, marks, n)
        elif mark.opens == "items" and n > first:
            _mark_items(lines, marks, n)
        elif mark.opens == "rest" and n > first:
            _mark_rest(lines, marks, n)


def _mark_name(lines: Sequence[Line], marks: Marks, n: int) -> None:
    if n + 1 < len(lines) and n + 1 not in marks and len(lines[n + 1].words) <= LONGEST_NAME:
        marks[n + 1] = Mark("other", "editor-name")


def _mark_items(lines: Sequence[Line], marks: Marks, n: int) -> None:
    longest = LONGEST_NAME if marks[n].kind == "tags" else LONGEST_CAPTION
    at = n + 1
    while at < len(lines) and (at in marks or _is_item(lines[at], longest)):
        if marks.get(at, Mark("other", "")).opens != "none":
            break
        at += 1
    items = [k for k in range(n + 1, at) if k not in marks]
    if at < len(lines) and lines[at].is_paragraph and len(items) > 1 and len(lines[items[-1]].words) <= LONGEST_LOOSE:
        items = items[:-1]  # a heading of the article that goes on
    marks.update({k: Mark(marks[n].kind, "listed") for k in items})


def _is_item(line: Line, longest: int) -> bool:
    return len(line.words) <= longest and not line.is_paragraph and not _tells(line)


def _mark_rest(lines: Sequence[Line], marks: Marks, n: int) -> None:
    """The rest of the page is comments, unless more running text follows than stood before (a link to the comments)."""
    before, after = (sum(line.is_paragraph for line in part) for part in (lines[:n], lines[n:]))
    if after > before:
        return
    marks.update({k: Mark(marks[n].kind, "after-label") for k in range(n + 1, len(lines)) if k not in marks})


def _mark_loose_end(lines: Sequence[Line], marks: Marks) -> None:
    """Loose words after the last paragraph or the last furniture: a section's name, a button."""
    last = max((n for n, line in enumerate(lines) if n not in marks and line.is_paragraph), default=len(lines))
    after_furniture = False
    for n in range(last + 1, len(lines)):
        if n in marks:
            after_furniture = True
        elif after_furniture and _is_loose(lines[n]):
            marks[n] = Mark("other", "loose-end")


def _is_loose(line: Line) -> bool:
    loose = len(line.words) <= LONGEST_LOOSE and not line.ends_sentence and not _tells(line)
    return loose and not known_name(line.text.strip(" ()./-"))
