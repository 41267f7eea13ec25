"""Names that a tagger suggests and lists and patterns do not have: bodies, places, facilities, weapons.

Persons are taken in by `persons`, where titles are bound to names; what several words name is taken in from left to
right with all other names, what one word names only where nothing else claims it.
"""

from __future__ import annotations

from waqai.extract.cast import Piece
from waqai.extract.gather import Board
from waqai.extract.heads import forms_between
from waqai.extract.persons import Persons
from waqai.extract.scan import Scan
from waqai.extract.tags import TYPES, Tag
from waqai.knowledge.entities import NameOf
from waqai.model import EntityType
from waqai.text.phrases import Match

RULE = "tagger"


def read_suggested(scan: Scan, at: int) -> Piece | None:
    """The body, place or thing that a tagger sees from a word on."""
    tag = scan.tags.at(at)
    kind = TYPES.get(tag.type) if tag else None
    return _piece(scan, tag, kind) if tag and kind and kind != "person" else None


def _piece(scan: Scan, tag: Tag, kind: EntityType) -> Piece:
    listed = _listed(scan, tag, kind)
    skip = listed.length if listed else tag.skip
    if listed:
        known = listed.value.known
        return Piece(tag.first, tag.last, skip, known.id, known.type, "name", RULE, known, known.country)
    key = f"{kind}:{forms_between(scan, tag.first, tag.last)[skip:]}"
    return Piece(tag.first, tag.last, skip, key, kind, "name", RULE, None, _country(scan, tag))


def _listed(scan: Scan, tag: Tag, kind: EntityType) -> Match[NameOf] | None:
    """The one of this type that a list calls so, weakly too; nobody where two are."""
    found = [m for m in scan.names(tag.first) if m.last == tag.last and m.value.kind == "name" and _is_a(m, kind)]
    best = max((m.value.known.weight for m in found), default=0)
    found = [m for m in found if m.value.known.weight == best and not m.prefix.endswith(("ال", "لل"))]
    return found[0] if len({m.value.known.id for m in found}) == 1 else None


def _is_a(match: Match[NameOf], kind: EntityType) -> bool:
    return match.value.known.type == kind or (kind == "place" and match.value.known.type in ("state", "facility"))


def _country(scan: Scan, tag: Tag) -> str | None:
    """The state whose adjective or name stands in the name or right behind it."""
    for at in range(tag.first + 1, min(tag.last + 1, scan.stops[tag.first])):
        found = scan.demonym(at, scan.stops[tag.first]) or (scan.state(at, tag.last) if at < tag.last else None)
        if found:
            return found[1].country
    return None


def take_left_over(board: Board, persons: Persons) -> None:
    """Takes in the suggestions whose words nothing else has claimed, where they stand."""
    for tag in board.scan.tags.sure:
        if any(board.taken[tag.first : tag.last]):
            continue
        if tag.type == "person":
            persons.take_suggested(tag)
        else:
            piece = read_suggested(board.scan, tag.first)
            if piece:
                board.add_piece(piece)
                board.take(piece.first, piece.last)
