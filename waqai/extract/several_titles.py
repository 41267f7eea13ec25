"""Titles of several persons, as one of each: وزيرا الخارجية السعودي والمصري, وزيرا الدفاع والخارجية الإسرائيليان."""

from __future__ import annotations

from waqai.extract.cast import Piece, Role, TitlePiece
from waqai.extract.scan import Scan
from waqai.extract.several import (
    Portfolio,
    State,
    adjective_at,
    joined_states,
    owner_behind,
    portfolios,
    read_several,
)
from waqai.knowledge.entities import NameOf
from waqai.text.phrases import Match

TITLED = frozenset(("office", "minister", "military"))


def each_title(scan: Scan, title: TitlePiece) -> list[TitlePiece]:
    """A title of several as one of each: وزيرا الخارجية السعودي والمصري, وزيرا الدفاع والخارجية الإسرائيليان."""
    if title.number == "one" or title.kind not in TITLED or (title.skip and scan.form(title.first)[0] == "ك"):
        return []
    return _by_portfolio(scan, title) or _by_state(scan, title) or _by_body(scan, title)


def next_of_state(scan: Scan, title: TitlePiece, at: int) -> TitlePiece | None:
    """The title of the next of several who are named: والتركي فلان behind الرئيسان المصري فلان."""
    if title.number == "one" or at >= scan.stops[title.first] or not scan.words[at].form.startswith("و"):
        return None
    found = adjective_at(scan, at, 1)
    if found is None or found.known.country is None:
        return None
    return _of_one(title, found, title.role._replace(where=found.known.country), opens=False)


def _of_one(title: TitlePiece, one: State | Portfolio | Piece, role: Role, opens: bool) -> TitlePiece:
    """The title of one of several, of the state that the role names: the first begins where the title does, the others
    with what tells them apart."""
    first, skip, parts = (title.first, title.skip, title.parts) if opens else (one.first, one.skip, ())
    return title._replace(first=first, last=one.last, shown=one.last, skip=skip, role=role, number="one", parts=parts,
                          country=role.where, definite=True)  # fmt: skip


def _by_portfolio(scan: Scan, title: TitlePiece) -> list[TitlePiece]:
    if title.kind != "minister" or title.number != "two" or title.first + 1 >= scan.stops[title.first]:
        return []
    several = portfolios(scan, title.first + 1)
    if len(several) < 2:
        return []
    end, owner = owner_behind(scan, several[-1].last)
    several[-1] = several[-1]._replace(last=end)
    role = title.role._replace(where=owner.country if owner else None)
    return [_of_one(title, one, role._replace(office=f"{one.name} minister"), one is several[0]) for one in several]


def _by_state(scan: Scan, title: TitlePiece) -> list[TitlePiece]:
    """By the states' adjectives behind the whole title, by their names behind two's."""
    named = title.number == "two" and bool(title.parts) and title.parts[-1].type == "state"
    at = title.last - 1
    states = joined_states(scan, at, definite=True) if at > title.first else []
    if not states and named and title.parts[-1].last == title.last:
        states = joined_states(scan, title.parts[-1].first, definite=False)
    if not all(state.known.country for state in states):
        return []
    return [_of_one(title, one, title.role._replace(where=one.known.country), one is states[0]) for one in states]


def _by_body(scan: Scan, title: TitlePiece) -> list[TitlePiece]:
    """رئيسا مجلسي النواب والدولة: of two bodies that a head in the dual names."""
    at = title.first + 1
    pieces = read_several(scan, at) if title.number == "two" and at < scan.stops[title.first] else ()
    if len(pieces) != 2 or any(piece.alone or piece.type != "organisation" for piece in pieces):
        return []
    end, owner = owner_behind(scan, pieces[1].last)
    office = "head" if title.role.office == "president" else title.role.office
    found = []
    for piece in pieces:
        last = max(end, piece.last) if piece is pieces[1] else piece.last
        role = title.role._replace(where=piece.key, office=office)
        one = _of_one(title, piece._replace(last=last), role, piece is pieces[0])
        country = piece.country or (owner.country if owner else None)
        found.append(one._replace(parts=(piece,), country=country))
    return found


def names_of_each(scan: Scan, titles: list[TitlePiece]) -> list[Match[NameOf]]:
    """The known persons right behind the titles of several, one for each, or none: ... عقيلة صالح ومحمد تكالة."""
    at = titles[-1].last
    if scan.form(at, titles[0].first) == "في" and scan.state(at + 1, scan.stops[titles[0].first]):
        at += 2
    found: list[Match[NameOf]] = []
    for number in range(len(titles)):
        prefix = "و" if number else ""
        names = scan.names(at) if scan.same_sentence(at, titles[0].first) else ()
        one = next((m for m in names if m.value.known.type == "person" and m.prefix == prefix), None)
        if one is None or one.value.weak or one.last - one.first < 2:
            return []
        found.append(one)
        at = one.last
    return found
