"""Offices as bodies (مكتب رئيس الوزراء), and titles whose owner only the rest of the article names (رئيس الاتحاد)."""

from __future__ import annotations

from waqai.extract.cast import Piece, TitlePiece
from waqai.extract.gather import Board
from waqai.extract.roles import read_title
from waqai.extract.scan import Scan
from waqai.text.clitics import readings

OFFICES = frozenset(("مكتب", "ديوان"))
OWNING = frozenset(("office", "military", "religious"))


def read_office(scan: Scan, at: int) -> Piece | None:
    """مكتب رئيس الوزراء الإسرائيلي: a body that is called after whom it serves."""
    cut = next((c for c in readings(scan.words[at].form) if c.stem in OFFICES and not c.prefix.endswith("ال")), None)
    if cut is None or at + 1 >= scan.stops[at]:
        return None
    title = read_title(scan, at + 1)
    if title is None or title.skip or not title.definite or title.kind not in ("office", "minister", "religious"):
        return None
    if title.last < scan.stops[at] and scan.name_share(title.last) == 2:
        return None
    key = f"office of {title.role.office}:{title.role.where or ''}"
    return Piece(at, title.last, cut.length, key, "organisation", "name", "office-of", None, title.country)


def owned_titles(board: Board, waiting: list[TitlePiece]) -> list[TitlePiece]:
    """Titles right before an organisation or place of the article, each with its owner: رئيس الكاف, مدرب المنتخب."""
    starts = {f.first: f for f in board.found if not f.skip and board.sketch(f.key).type in ("organisation", "place")}
    found = []
    for title in waiting:
        owner = starts.get(title.last)
        if owner and title.number == "one" and title.kind in OWNING:
            where = board.key_of(owner.key)
            role = title.role._replace(where=where, office=_office(title))
            found.append(title._replace(last=owner.last, shown=owner.last, role=role, definite=True))
    return found


def _office(title: TitlePiece) -> str:
    return "head" if title.role.office == "president" else title.role.office
