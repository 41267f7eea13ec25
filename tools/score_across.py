"""Scores findings across articles against an answer key: copies, occurrences, outcomes, disagreements of whole pages.

    python tools/score_across.py RECORD KEY.json

The key names passages by page (the beginning of its file name) and exact text.  A copy is found when one finding covers
four fifths of each of its pieces; an occurrence, outcome or disagreement when the sides of one finding overlap a piece
of every side.  What the key does not name counts neither way.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from waqai.findings import DISAGREEMENTS
from waqai.pipeline import Record
from waqai.record.found import FindingRow, SideRow

COVER = 0.8


class Piece(NamedTuple):
    """A stretch of a page."""

    source: str
    start: int
    end: int


def pieces(texts: dict[str, str], named: dict[str, str]) -> list[Piece]:
    """Every place where a piece of the key stands."""
    found = []
    for source, text in texts.items():
        if Path(source).name.startswith(named["doc"]):
            at = text.find(named["text"])
            while at >= 0:
                found.append(Piece(source, at, at + len(named["text"])))
                at = text.find(named["text"], at + 1)
    return found


def common(side: SideRow, piece: Piece) -> int:
    """How many characters of a piece a side holds."""
    if side.source != piece.source:
        return 0
    return max(0, min(side.span.end, piece.end) - max(side.span.start, piece.start))


def covers(row: FindingRow, places: Iterable[list[Piece]], share: float) -> bool:
    """True when some side of the finding holds so much of each piece, wherever that stands."""
    return all(
        any(common(side, piece) > share * (piece.end - piece.start) for side in row.sides for piece in some)
        for some in places
    )


def checks(record: Record, key: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Each thing that the key wants, and whether it is found."""
    texts = {row["source"]: row["text"] for row in record.sql("SELECT source, text FROM pages").rows}
    copies = record.findings(kinds=("copy",)).rows
    for copy in key["copies"]:
        places = [pieces(texts, named) for named in copy]
        yield "copies", copy[0]["text"][:40], any(covers(row, places, COVER) for row in copies)
    for kinds, name in ((("occurrence",), "occurrences"), (DISAGREEMENTS, "disagreements")):
        rows = record.findings(kinds=kinds).rows
        for wanted in key[name]:
            places = [pieces(texts, named) for named in wanted["sides"]]
            yield name, wanted["what"], any(covers(row, places, 0) for row in rows)
    outcomes = [row for row in record.findings(kinds=("outcome",)).rows if len(row.sides) > 1]
    for wanted in key["outcomes"]:
        places = [pieces(texts, wanted[end]) for end in ("before", "after")]
        yield "outcomes", wanted["what"], any(covers(row, places, 0) for row in outcomes)


def main() -> None:
    """Prints what is found and what is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("key", type=Path)
    asked = parser.parse_args()
    with Record(asked.record) as record:
        for name, what, found in checks(record, json.loads(asked.key.read_text("utf-8"))):
            print(f"{'found ' if found else 'MISSED'}  {name:14}{what}")


if __name__ == "__main__":
    main()
