"""Titles of one person in a row: نائب رئيس الوزراء وزير الدفاع الأمير."""

from __future__ import annotations

from waqai.extract.cast import TitlePiece
from waqai.extract.roles import read_title
from waqai.extract.scan import Scan

LONGEST_CHAIN = 5


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


def _same_bearer(scan: Scan, one: TitlePiece, other: TitlePiece) -> bool:
    """Whether two titles in a row are one person's: not where the first is whole by itself (الرئيس وزير ...)."""
    if other.number != "one" or (other.skip and not _and_also(scan, one, other)):
        return False
    if scan.words[one.last - 1].form == "باسم":
        return False
    light = {one.kind, other.kind} & {"honorific", "rank"} or one.role.office == other.role.office
    return bool(light) or one.last - one.first > 1 or not one.definite


def _and_also(scan: Scan, one: TitlePiece, other: TitlePiece) -> bool:
    """نائب رئيس الوزراء ووزير الدفاع: the second title belongs to the same person."""
    joined = scan.words[other.first].form[: other.skip] == "و"
    return joined and (one.role.office.startswith("deputy") or one.kind == "source") and other.kind != "honorific"
