"""Reads the held-back sentences and tells how many of each class are right, and never which.

    python tools/held.py [FOLDER]

A third of the sentences written for tests, drawn by their own letters (`tests/held/README.md`), is kept for this: no
rule was mended by them, so that their figures show what to expect of text that nobody looked at.  Without a folder it
reads `tests/held`; `tests/cases/sentences` gives the open ones in the same table.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from waqai.evaluate.sentences import PARTS, KeySentence, asked, faults, page_of, parse_sentence
from waqai.extract.reading import read_article

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = ("class", "act", "status", "time", "sentence")


def keys(folder: Path) -> Iterator[tuple[str, KeySentence]]:
    """Every sentence of a folder's tables with the name of its table."""
    for path in sorted(folder.glob("*.tsv")):
        head, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#")
        if tuple(head[: len(COLUMNS)]) != COLUMNS:
            raise SystemExit(f"{path}: the first line must name the columns {', '.join(COLUMNS)}")
        yield from ((path.stem, parse_sentence(*row[: len(COLUMNS)])) for row in rows)


def main() -> int:
    """Prints the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "held"
    wanted: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for table, key in keys(folder):
        page, article = page_of(key)
        wrong = faults(key, read_article(page, article))
        read = () if "act" in wrong else tuple(part for part in asked(key) if part != "act")
        for group in (table, "all"):
            wanted.update((group, part) for part in ("whole", "act", *read))
            right.update((group, part) for part in ("act", *read) if part not in wrong)
            right[group, "whole"] += not wrong
    print("table".ljust(14) + "".join(part.rjust(14) for part in ("whole", *PARTS)))
    for group in (*sorted({table for table, _ in wanted} - {"all"}), "all"):
        cells = (f"{right[group, part]}/{wanted[group, part]}" for part in ("whole", *PARTS))
        print(group.ljust(14) + "".join(("" if cell == "0/0" else cell).rjust(14) for cell in cells))
    print(f"whole: {right['all', 'whole'] / max(1, wanted['all', 'whole']):.3f} of {wanted['all', 'whole']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
