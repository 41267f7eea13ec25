"""Titles that a comma, and perhaps a rank or a further title, parts from the name behind them.

رئيس اللجنة العليا، المستشار فلان: what stands between title and name is a comma and titles of one person, nothing else.
Limits: in a list of persons (السفير، والوزير فلان، وعلان) the same marks part them, so that none is bound there.
"""

from __future__ import annotations

from collections.abc import Mapping

from waqai.extract.cast import Found, TitlePiece
from waqai.extract.cues import COMMAS
from waqai.extract.gather import Board
from waqai.extract.referents import country_of
from waqai.extract.roles import read_title
from waqai.extract.scan import Scan
from waqai.extract.title_chains import of_two_states

LONGEST = 3
"""Commas and titles between a title and the name that it belongs to."""


def bind_apposed(board: Board, titles: list[TitlePiece]) -> list[TitlePiece]:
    """Gives titles without a name to the persons whose names stand behind a comma; the titles that are left."""
    names = {f.first: f for f in board.found if f.kind == "name" and board.sketch(f.key).type == "person"}
    left = []
    for title in titles:
        name = _named(board.scan, title, names) if title.number == "one" and not _is_listed(board, title) else None
        if name and _agrees(board, title, name):
            _bind(board, title, name)
        else:
            left.append(title)
    return left


def _named(scan: Scan, title: TitlePiece, names: Mapping[int, Found]) -> Found | None:
    """The name behind a comma, with nothing but titles of the same person between."""
    at, stop, one = title.last, scan.stops[title.first], title
    if scan.form(at, title.first) not in COMMAS:
        return None
    for _ in range(LONGEST):
        at += at < stop and scan.form(at) in COMMAS
        if at in names:
            return None if _begins_list(scan, names[at], stop) else names[at]
        nxt = read_title(scan, at) if at < stop else None
        if nxt is None or nxt.skip or nxt.number != "one" or not nxt.definite or of_two_states(one, nxt):
            return None
        at, one = nxt.last, nxt
    return None


def _begins_list(scan: Scan, name: Found, stop: int) -> bool:
    """Whether another follows behind a comma with و: فلان، وعلان."""
    return name.last + 1 < stop and scan.form(name.last) in COMMAS and scan.form(name.last + 1).startswith("و")


def _is_listed(board: Board, title: TitlePiece) -> bool:
    """A title that و joins to others stands in a list; one right behind a name is its bearer's (خاطب القاضي فلان رئيس
    المحكمة، علانا)."""
    joined = title.skip > 0 and board.scan.form(title.first).startswith("و")
    return joined or any(found.last == title.first and found.kind == "name" for found in board.found)


def _agrees(board: Board, title: TitlePiece, name: Found) -> bool:
    sketch = board.sketch(name.key)
    same_state = not title.country or country_of(sketch) in (None, title.country)
    return same_state and sketch.gender in (None, title.role.gender)


def _bind(board: Board, title: TitlePiece, name: Found) -> None:
    sketch = board.sketch(name.key)
    sketch.roles.append(title.role)
    sketch.gender = sketch.gender or title.role.gender
    sketch.country = sketch.country or title.country
    board.add(Found(title.first, title.shown, title.skip, "title", name.key, "apposition", title))
