"""Whose article it is and when it came out, as far as the caller, the markup or the page's own lines say.

What the caller gives goes before what the markup says, and that before the lines. A date that only says when the
page was last changed counts only where no other stands. An agency's credit names the outlet only where nothing else
does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from waqai.knowledge.furniture import furniture, plain_words
from waqai.knowledge.outlets import is_agency, known_name, outlet_of_address, outlet_of_name
from waqai.model import Basis, Outlet, Page, ReadOptions
from waqai.sources.credits import bracket_credit, byline_outlet, closing_credit, source_of
from waqai.sources.lines import Line, first_paragraph, last_paragraph
from waqai.sources.stated import date_line, dateline_date, normal_date, stamp_date
from waqai.sources.titles import title_pieces

_BRACKETS = re.compile(r"[(«\"“]\s*([^()«»\"“”]{2,30}?)\s*[)»\"”]")
_PUBLISHED, _BARE, _UPDATED = 0, 1, 2
# A summary may stand before the paragraph with the dateline.
_DATELINE_WITHIN = 3


class Published(NamedTuple):
    """A publication date, what it rests on, and why."""

    date: str | None
    basis: Basis
    why: str | None


def find_published(page: Page, options: ReadOptions, lines: Sequence[Line], number: int) -> Published:
    """When article `number` of a page came out; what comes with the page is the first article's."""
    given = normal_date(page.given_published or options.published or "") if number == 1 else None
    if given:
        return Published(given, "given", "given with the page")
    markup = normal_date(page.page_published or "") if number == 1 else None
    if markup:
        return Published(markup, "page", "the page's markup")
    stated = _from_lines(lines)
    return Published(stated[0], "page", stated[1]) if stated else Published(None, "unknown", None)


def _from_lines(lines: Sequence[Line]) -> tuple[str, str] | None:
    """The best date line outside the running text, else the date of the first paragraph's dateline."""
    first, last = first_paragraph(lines), last_paragraph(lines)
    found = []
    for n, line in enumerate(lines):
        stated = date_line(line.text) or (stamp_date(line.text) if n <= first else None)
        if stated and (stated.label or n < first or n > last or n == first):
            rank = {"published": _PUBLISHED, "updated": _UPDATED}.get(stated.label, _BARE)
            found.append((rank, n, stated.date))
    if found and min(found)[0] < _UPDATED:
        return min(found)[2], "a date line of the page"
    datelines = map(dateline_date, (line.text for line in lines[first : first + _DATELINE_WITHIN]))
    dateline = next(filter(None, datelines), None)
    if dateline:
        return dateline, "the dateline"
    return (min(found)[2], "the page's line on its last change") if found else None


def find_outlet(
    page: Page, options: ReadOptions, lines: Sequence[Line], marked: Sequence[Line], mastheads: Sequence[Line]
) -> Outlet | None:
    """Who published an article, from the surest sign to the weakest: what came with it, its markup, its source line,
    the site's own name in bylines, mastheads, captions and promotion (`marked`: the furniture), an agency's credit."""
    given = page.given_outlet or (Outlet(options.outlet, None) if options.outlet else None)
    site = page.page_outlet or (outlet_of_address(page.url) if page.url else None)
    return _completed(given or site) or _from_credits(lines, marked, mastheads)


def _completed(outlet: Outlet | None) -> Outlet | None:
    """Name and domain filled in from what is known of the one or the other."""
    if outlet is None or (outlet.name and outlet.domain):
        return outlet
    known = outlet_of_name(outlet.name) if outlet.name else outlet_of_address(outlet.domain or "")
    return Outlet(outlet.name or (known.name if known else None), outlet.domain or (known.domain if known else None))


def _from_credits(lines: Sequence[Line], marked: Sequence[Line], mastheads: Sequence[Line]) -> Outlet | None:
    sources = [o for o in map(source_of, (line.text for line in lines if len(line.words) < 30)) if o]
    if sources:
        return sources[-1]
    first = first_paragraph(lines)
    heads = [byline_outlet(line.text) for line in lines[:first]]
    own = [
        o
        for o in (*heads, *map(_named_in_masthead, mastheads), *map(_site_named, marked))
        if o and not is_agency(o.name or "")
    ]
    return own[0] if own else _agency(lines, first)


def _agency(lines: Sequence[Line], first: int) -> Outlet | None:
    stamps = [_last_word_outlet(line) for line in lines[: first + 1] if date_line(line.text)]
    starts = [*stamps, *(bracket_credit(line.text) for line in lines[first : first + 2])]
    ends = [closing_credit(line.text) for line in reversed(lines[-3:])]
    return next((o for o in (*starts, *ends) if o), None)


def _named_in_masthead(line: Line) -> Outlet | None:
    name = next((piece for piece in title_pieces(line.text) if not furniture().is_section(plain_words(piece))), None)
    return (outlet_of_name(name) or Outlet(name, None)) if name else None


def _last_word_outlet(line: Line) -> Outlet | None:
    return outlet_of_name(line.words[-1]) if line.words else None


def _site_named(line: Line) -> Outlet | None:
    """The outlet that a caption's end or a promotion paragraph names."""
    tail = line.text.rpartition("،")[2].strip(" .")
    known = known_name(tail) if len(plain_words(line.text)) > 2 else None
    if known:
        return known.outlet
    return next((outlet_of_name(m) for m in _BRACKETS.findall(line.text[:200]) if outlet_of_name(m)), None)
