"""Draws findings for an audit by hand: as many as asked, by a seed, with their passages.

    python tools/sample_findings.py RECORD story|occurrence|disagreement|outcome [--seed 7] [--count 50]

An occurrence of many mentions stands for many pairs: pairs are drawn there, each with its finding.  Of outcomes those
are drawn that are not open.  Verdicts are kept
by id (`docs/audits`), never with a sentence.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from waqai.pipeline import Record
from waqai.record.found import KINDS, FindingRow, SideRow

LONGEST = 260
SHOWN = 6


def drawn(record: Record, kind: str, seed: int, count: int) -> list[tuple[FindingRow, tuple[SideRow, ...]]]:
    """The sample, in a random order that depends on the seed alone."""
    rows = sorted((r for r in record.findings(kinds=KINDS[kind]).rows if r.after != "open"), key=lambda row: row.id)
    chance = random.Random(seed)
    if kind == "occurrences":
        pairs = [(row, pair) for row in rows for pair in itertools.combinations(row.sides, 2)]
        return chance.sample(pairs, min(count, len(pairs)))
    return [(row, row.sides[:SHOWN]) for row in chance.sample(rows, min(count, len(rows)))]


def lines(row: FindingRow, sides: tuple[SideRow, ...]) -> Iterator[str]:
    """One finding for whoever judges it."""
    became = f"{row.before} → {row.after} " if row.kind == "outcome" else ""
    yield f"## {row.id} {row.kind} {became}{row.about} | {row.score} | {row.because}"
    for side in sides:
        words = side.value if row.kind == "story" else side.text
        told = " ".join((words or side.text).split())[:LONGEST]
        yield f"   {side.article} {side.published} {side.outlet} {'' if row.kind == 'story' else side.value} | {told}"


def main() -> None:
    """Prints the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("kind", choices=("story", "occurrence", "disagreement", "outcome"))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=50)
    asked = parser.parse_args()
    plural = {"story": "stories"}.get(asked.kind, f"{asked.kind}s")
    with Record(asked.record) as record:
        for row, sides in drawn(record, plural, asked.seed, asked.count):
            print("\n".join(lines(row, sides)))


if __name__ == "__main__":
    main()
