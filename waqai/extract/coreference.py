"""Words that refer back, and who a pronoun may mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from waqai.extract.cast import Cast, Found
from waqai.extract.gather import Board
from waqai.extract.scan import Scan
from waqai.model import Entity
from waqai.text.document import Document

Gender = Literal["m", "f"]


def refer_back(scan: Scan, board: Board) -> None:
    """Adds the mentions that only the rest of the article explains."""
    _bodies_alone(scan, board)


def _bodies_alone(scan: Scan, board: Board) -> None:
    for piece in board.waiting:
        keys = {board.key_of(k) for k in (*board.sketches, *board.joined) if k.startswith(piece.key)}
        fitting = [(at, key) for key in sorted(keys) for at in board.sketches[key].at if at < piece.first]
        if fitting:
            board.add(Found(piece.first, piece.last, piece.skip, "title", max(fitting)[1], piece.rule))


def gender(entity: Entity) -> Gender | None:
    """An entity's grammatical gender in Arabic, where it can be told."""
    return None


def antecedent(
    doc: Document, cast: Cast, word: int, of: Gender | None = None, number: str | None = None, types: Iterable[str] | None = None
) -> str | None:
    """The last entity before a word, in its sentence or the one before, that a pronoun may mean."""
    return None
