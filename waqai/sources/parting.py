"""Where a page's second and third article begin.

A headline followed by two paragraphs opens an article of its own when the one before has ended (a source line, a tag
list, a rule), when it has a dateline or a date stamp of its own, or when its text speaks of other things.  A headline
under اقرأ أيضا in the middle of a text opens none: what follows is the first article, going on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from waqai.sources.credits import bracket_credit, is_source_line
from waqai.sources.furniture import Marks
from waqai.sources.lines import Line
from waqai.sources.stated import date_line, dateline_date
from waqai.sources.titles import share, stem

PARAGRAPHS_OF_AN_ARTICLE = 2
# How far back the end of the article before may be told (source, tags, label, a blank picture line).
_BACK = 5
# Lines of two articles that are compared.
_COMPARED = 40
# Lines that may stand between a headline and its first paragraph: date, byline, sub-headline.
_BETWEEN = 3
_OWN, _FRESH = 0.5, 0.4
_DATELINE = re.compile(r"^[^.،:؟!]{2,28}\s[–—-]{1,2}\s\S")
_RULE = re.compile(r"^[\W_]{3,}$")


def article_starts(lines: Sequence[Line], marks: Marks) -> list[int]:
    """Line numbers at which articles begin, the first always 0."""
    starts = [0]
    for n in range(1, len(lines)):
        if _may_open(lines, marks, n) and _opens(lines, marks, n, starts[-1]):
            starts.append(n)
    return starts


def _may_open(lines: Sequence[Line], marks: Marks, n: int) -> bool:
    free = n not in marks or marks[n].rule == "listed"
    return free and lines[n].could_be_title and not date_line(lines[n].text) and not is_source_line(lines[n].text)


def _opens(lines: Sequence[Line], marks: Marks, n: int, start: int) -> bool:
    after = _paragraphs_after(lines, marks, n)
    if len(after) < PARAGRAPHS_OF_AN_ARTICLE or share(lines[n].words, _stems(after)) < _OWN:
        return False
    before = _paragraphs_before(lines, marks, n, start)
    if len(before) < PARAGRAPHS_OF_AN_ARTICLE:
        return False
    return _ended(lines, marks, n) or _stamped(lines, n, after[0]) or _fresh(lines, marks, n, before, after)


def _paragraphs_after(lines: Sequence[Line], marks: Marks, n: int) -> list[Line]:
    found: list[Line] = []
    for k in range(n + 1, len(lines)):
        if k in marks or not lines[k].is_paragraph:
            if found or k > n + _BETWEEN or (marks.get(k, None) is not None and marks[k].opens != "none"):
                break
            continue
        found.append(lines[k])
        if len(found) >= _COMPARED:
            break
    return found


def _paragraphs_before(lines: Sequence[Line], marks: Marks, n: int, start: int) -> list[Line]:
    """The nearest paragraphs of the article that stands before."""
    nearest = range(max(start, n - _COMPARED), n)
    return [lines[k] for k in nearest if k not in marks and lines[k].is_paragraph]


def _ended(lines: Sequence[Line], marks: Marks, n: int) -> bool:
    """True where a source line, a tag list or a rule stands right before, with nothing but furniture between."""
    for k in range(n - 1, max(n - 1 - _BACK, 0), -1):
        mark = marks.get(k)
        if is_source_line(lines[k].text) or (mark and (mark.kind == "tags" or _RULE.match(lines[k].text))):
            return True
        if mark is None:
            return False
    return False


def _stamped(lines: Sequence[Line], n: int, first: Line) -> bool:
    between = [line for line in lines[n + 1 : n + 1 + _BETWEEN] if not line.is_paragraph]
    stamp = any((found := date_line(line.text)) and found.label for line in between)
    return stamp or bool(dateline_date(first.text)) or _has_dateline(first)


def _has_dateline(first: Line) -> bool:
    return bool(bracket_credit(first.text) or _DATELINE.match(first.text[:60]))


def _fresh(lines: Sequence[Line], marks: Marks, n: int, before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Under a label, a text that shares few words with the article before and many with its own headline."""
    labelled = n - 1 in marks and marks[n - 1].opens == "items"
    if not labelled or after[0].text.startswith("و"):
        return False
    known = _stems(before)
    shared = [share(line.words, known) for line in after]
    return sum(shared) / len(shared) < _FRESH


def _stems(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(stem(word) for line in lines for word in line.words)
