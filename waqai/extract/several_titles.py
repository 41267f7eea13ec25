"""Titles of several persons, as one of each: وزيرا الخارجية السعودي والمصري, وزيرا الدفاع والخارجية الإسرائيليان."""

from __future__ import annotations

from waqai.extract.cast import TitlePiece
from waqai.extract.scan import Scan
from waqai.extract.several import adjective_at, joined, joined_states, owner_behind, portfolio_at

TITLED = frozenset(("office", "minister", "military"))


def each_title(scan: Scan, title: TitlePiece) -> list[TitlePiece]:
    """A title of several as one of each: وزيرا الخارجية السعودي والمصري, وزيرا الدفاع والخارجية الإسرائيليان."""
    if title.number == "one" or title.kind not in TITLED or (title.skip and scan.form(title.first)[0] == "ك"):
        return []
    return _by_portfolio(scan, title) or _by_state(scan, title)


def next_of_state(scan: Scan, title: TitlePiece, at: int) -> TitlePiece | None:
    """The title of the next of several who are named: والتركي فلان behind الرئيسان المصري فلان."""
    if title.number == "one" or at >= scan.stops[title.first] or not scan.words[at].form.startswith("و"):
        return None
    found = adjective_at(scan, at, 1)
    if found is None or found.known.country is None:
        return None
    role = title.role._replace(where=found.known.country)
    return title._replace(first=at, last=found.last, shown=found.last, skip=1, role=role, number="one", parts=(),
                          country=found.known.country, definite=True)  # fmt: skip


def _by_portfolio(scan: Scan, title: TitlePiece) -> list[TitlePiece]:
    if title.kind != "minister" or title.number != "two" or title.first + 1 >= scan.stops[title.first]:
        return []
    first = portfolio_at(scan, title.first + 1, 0)
    several = joined(scan, first, lambda n, skip: portfolio_at(scan, n, skip)) if first else []
    if first is None or len(several) < 2:
        return []
    end, owner = owner_behind(scan, several[-1].last)
    country = owner.country if owner else None
    several[-1] = several[-1]._replace(last=end)
    found = []
    for one in several:
        role = title.role._replace(office=f"{one.name} minister", where=country)
        begin, skip = (title.first, title.skip) if one is first else (one.first, one.skip)
        parts = title.parts if one is first else ()
        found.append(title._replace(first=begin, last=one.last, shown=one.last, skip=skip, role=role, number="one",
                                    parts=parts, country=country, definite=True))  # fmt: skip
    return found


def _by_state(scan: Scan, title: TitlePiece) -> list[TitlePiece]:
    """By the states' adjectives behind the whole title, by their names behind two's."""
    named = title.number == "two" and bool(title.parts) and title.parts[-1].type == "state"
    at = title.last - 1
    states = joined_states(scan, at, definite=True) if at > title.first else []
    if not states and named and title.parts[-1].last == title.last:
        states = joined_states(scan, title.parts[-1].first, definite=False)
    if not states or not all(state.known.country for state in states):
        return []
    found = []
    for one in states:
        begin, skip = (title.first, title.skip) if one is states[0] else (one.first, one.skip)
        parts = title.parts if one is states[0] else ()
        role = title.role._replace(where=one.known.country)
        found.append(title._replace(first=begin, last=one.last, shown=one.last, skip=skip, role=role, number="one",
                                    parts=parts, country=one.known.country, definite=True))  # fmt: skip
    return found
