"""Persons who are called again by less than their name: الشيخ ناصر, once the article has told who he is."""

from __future__ import annotations

from waqai.extract.cast import Sketch, TitlePiece
from waqai.extract.gather import Board
from waqai.extract.heads import forms_between
from waqai.extract.people import COMPOUNDING
from waqai.knowledge.spelling import parts_of

# Titles with which a person is called by the given name alone.
LIGHT, ROYAL = (
    frozenset(("honorific", "rank", "religious")),
    frozenset(("emir", "prince", "princess", "king", "sultan")),
)


def called_again(board: Board, title: TitlePiece, first: int, last: int) -> Sketch | None:
    """The article's one person with the given name first..last behind a light title; None for other titles, for more
    than a given name, and where several bear it."""
    given = forms_between(board.scan, first, last) + " "
    whole = _called_whole(board, title, given.strip())
    if whole:
        return whole
    parts = parts_of(given)
    light = title.kind in LIGHT or title.role.office in ROYAL
    if not light or len(parts) - (parts[-1] in COMPOUNDING) != 1:
        return None
    people = (one for one in board.sketches.values() if one.type == "person")
    bearers = [one for one in people if any(_begins(name, given) for name in one.names)]
    return bearers[0] if len(bearers) == 1 else None


def _called_whole(board: Board, title: TitlePiece, name: str) -> Sketch | None:
    """Whose name ends with a bare title and what stands behind it: شيخ محمود of حسن شيخ محمود."""
    word = board.scan.words[title.first].form[title.skip :]
    if title.last - title.first > 1 or word.startswith("ال"):
        return None
    people = (one for one in board.sketches.values() if one.type == "person")
    return next((one for one in people if any(known.endswith(f" {word} {name}") for known in one.names)), None)


def _begins(name: str, given: str) -> bool:
    """Whether a name begins with a given name, or with a calling and that."""
    return name.startswith(given) or name.partition(" ")[2].startswith(given)
