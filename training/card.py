"""Writes the table of figures in the model card from `figures.json`: `python -m training.card`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "model-ar"
BEGIN, END = "<!-- figures -->\n", "<!-- end of table -->"
NAMES = {
    "clean": "CLEANANERCorp",
    "aner": "ANERcorp",
    "news": "NewsFANE (nine types)",
    "wiki": "WikiFANE (nine types)",
    "wojood": "Wojood sample",
}
TOTALS = {"micro avg": "**all**", "some": "PER, LOC, ORG"}
SELDOM = {"wojood": 20}
"""Types with fewer names than this in the part that is reported on say nothing."""


def main() -> None:
    """Put the table into the card."""
    card = FOLDER / "README.md"
    text = card.read_text("utf-8")
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    figures = json.loads((FOLDER / "figures.json").read_text("utf-8"))
    card.write_text(before + BEGIN + "\n".join(table(figures)) + "\n" + END + after, "utf-8")


def table(figures: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The lines of the table.

    >>> row = {"precision": 0.5, "recall": 0.25, "f1-score": 0.3333, "support": 1200.0}
    >>> list(table({"clean": {"PER": row}}))[2:]
    ['| CLEANANERCorp | PER | 0.500 | 0.250 | 0.333 | 1,200 |']
    """
    yield "| dev part | type | precision | recall | F1 | names |"
    yield "|---|---|---|---|---|---|"
    for head, name in NAMES.items():
        of_head = figures.get(head, {})
        types = sorted(kind for kind in of_head if not kind.endswith(" avg") and kind not in TOTALS)
        shown = [kind for kind in types if of_head[kind]["support"] >= SELDOM.get(head, 0)]
        for kind in (*shown, *(total for total in TOTALS if total in of_head)):
            row = of_head[kind]
            rates = " | ".join(f"{row[rate]:.3f}" for rate in ("precision", "recall", "f1-score"))
            yield f"| {name} | {TOTALS.get(kind, kind)} | {rates} | {int(row['support']):,} |"


if __name__ == "__main__":
    main()
