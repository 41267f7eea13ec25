"""Titles of one person in a row: نائب رئيس الوزراء وزير الدفاع الأمير."""

from __future__ import annotations

from waqai.extract.cast import TitlePiece
from waqai.extract.roles import read_title
from waqai.extract.scan import Scan
from waqai.knowledge.contexts import word_class
from waqai.knowledge.offices import ranks

LONGEST_CHAIN = 5
GUEST_BEHIND = 8
"""Words behind two titles within which the guest may be named yet."""
MEETING = word_class("of_hosts")


def title_chain(scan: Scan, title: TitlePiece) -> tuple[list[TitlePiece], int]:
    """A title with those behind it that are the same person's, and where a name may begin."""
    chain, at = [title], title.last
    while at < scan.stops[title.first] and len(chain) < LONGEST_CHAIN:
        nxt = read_title(scan, at)
        if nxt is None or not _same_bearer(scan, chain[-1], nxt):
            break
        chain.append(nxt)
        at = nxt.last
        if scan.form(at) == "." and nxt.last - nxt.first == 1:
            at += 1
    return chain, at


def leads_to_another(scan: Scan, title: TitlePiece, at: int) -> bool:
    """Whether the title of somebody else stands behind one, so that no name there is its own."""
    nxt = read_title(scan, at) if at < scan.stops[title.first] else None
    return nxt is not None and nxt.number == "one" and not nxt.skip and _are_two(scan, title, nxt)


def _same_bearer(scan: Scan, one: TitlePiece, other: TitlePiece) -> bool:
    """Whether two titles in a row are one person's: not where the first is whole by itself (الرئيس وزير ...)."""
    if other.number != "one" or (other.skip and not _and_also(scan, one, other)):
        return False
    if scan.words[one.last - 1].form == "باسم" or _are_two(scan, one, other):
        return False
    light = {one.kind, other.kind} & {"honorific", "rank"} or one.role.office == other.role.office
    return bool(light) or one.last - one.first > 1 or not one.definite


def _and_also(scan: Scan, one: TitlePiece, other: TitlePiece) -> bool:
    """نائب رئيس الوزراء ووزير الدفاع: the second title belongs to the same person."""
    joined = scan.words[other.first].form[: other.skip] == "و"
    return joined and (one.role.office.startswith("deputy") or one.kind == "source") and other.kind != "honorific"


def _are_two(scan: Scan, one: TitlePiece, other: TitlePiece) -> bool:
    """Whether two titles in a row are surely those of two persons: of two states, or a head's and his guest's behind a
    verb that never lacks an object (استقبل رئيس الوزراء وزير الخارجية الفرنسي)."""
    if of_two_states(one, other):
        return True
    verb = scan.form(one.first - 1, one.first)
    met = not one.skip and (verb in MEETING or (verb[:1] in ("و", "ف") and verb[1:] in MEETING))
    if not met or one.country or not other.country or one.role.office not in ranks().heads:
        return False
    behind = range(other.last, min(other.last + GUEST_BEHIND, scan.stops[one.first]))
    return not any(scan.form(at).startswith("نظير") for at in behind)


def of_two_states(one: TitlePiece, other: TitlePiece) -> bool:
    """هنأ ولي العهد السعودي الرئيس الإيراني فلانا: who holds office in one state holds none in another, and who holds
    one in a body of many states none in a state (الأمين العام للأمم المتحدة الرئيس الأفغاني فلان)."""
    if one.country and other.country:
        return one.country != other.country
    body = next((part for part in one.parts if part.type == "organisation" and part.known), None)
    return bool(other.country) and body is not None and not body.country and other.role.office in ranks().heads
