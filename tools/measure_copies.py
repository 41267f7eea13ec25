"""Measures the finding of copies against brute force: pairs of articles of two outlets that share at least four fifths
of the shorter one's runs of five words.

    python tools/measure_copies.py RECORD

The truth compares every article with every other: a pair that shares so much shares one of the shorter one's rarest
fifth of runs (and one more), so only who holds one of those is looked at; nothing is missed by that.  A pair counts as
found when its reported passages hold four fifths of those runs.  Prints figures; keeps no sentence.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from waqai.pipeline import Record
from waqai.text.folding import fold_text

RUN = 5
SHARE = 0.8
# Shorter articles (a caption, a line of prices) say too little to be called a copy or none.
LEAST_RUNS = 8
WORD = re.compile(r"\w+")
Pair = tuple[str, str]


def runs(text: str) -> frozenset[int]:
    """Every run of five words, folded."""
    words = WORD.findall(fold_text(text))
    return frozenset(hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def articles(record: Record) -> tuple[dict[str, frozenset[int]], dict[str, str]]:
    """The runs and the outlet of every article."""
    rows = record.sql(
        "SELECT a.article_id AS id, a.outlet_folded AS outlet, list_reduce(list_transform(a.body, "
        "lambda s: piece(p.text, s.span_start, s.span_end)), lambda x, y: x || ' ' || y) AS text "
        "FROM articles a JOIN pages p USING (page_sha256) WHERE len(a.body) > 0"
    ).rows
    return {row["id"]: runs(row["text"]) for row in rows}, {row["id"]: row["outlet"] or row["id"] for row in rows}


def truth(known: dict[str, frozenset[int]], outlets: dict[str, str]) -> set[Pair]:
    """All pairs that share four fifths of the shorter one's runs."""
    holders: dict[int, list[str]] = defaultdict(list)
    for article, mine in known.items():
        for run in mine:
            holders[run].append(article)
    found: set[Pair] = set()
    for article, mine in known.items():
        if len(mine) < LEAST_RUNS:
            continue
        rare = sorted(mine, key=lambda run: len(holders[run]))[: math.floor((1 - SHARE) * len(mine)) + 1]
        for other in {holder for run in rare for holder in holders[run]}:
            longer = len(known[other]) >= len(mine) and outlets[other] != outlets[article]
            if longer and len(mine & known[other]) >= SHARE * len(mine):
                found.add((min(article, other), max(article, other)))
    return found


def reported(record: Record, known: dict[str, frozenset[int]], outlets: dict[str, str]) -> tuple[set[Pair], set[Pair]]:
    """All pairs with a reported passage, and those whose passages hold four fifths of the shorter one's runs."""
    shared: dict[Pair, set[int]] = defaultdict(set)
    for row in record.findings(kinds=("copy",)):
        one, two = sorted(row.sides, key=lambda side: side.article)
        if outlets.get(one.article) != outlets.get(two.article) and one.article in known and two.article in known:
            shared[one.article, two.article] |= runs(one.text) & runs(two.text)
    shorter = {pair: min(len(known[one]) for one in pair) for pair in shared}
    whole = {pair for pair in shared if shorter[pair] >= LEAST_RUNS and len(shared[pair]) >= SHARE * shorter[pair]}
    return set(shared), whole


def figures(record: Record) -> dict[str, Any]:
    """Recall and precision."""
    known, outlets = articles(record)
    true = truth(known, outlets)
    some, whole = reported(record, known, outlets)
    return {
        "articles": len(known),
        "true pairs": len(true),
        "pairs with a passage": len(some),
        "pairs found whole": len(whole),
        "recall": round(len(true & whole) / max(1, len(true)), 4),
        "recall, any passage": round(len(true & some) / max(1, len(true)), 4),
        "precision": round(len(true & whole) / max(1, len(whole)), 4),
        "lengths of missed": dict(Counter(min(len(known[one]) for one in pair) // 20 * 20 for pair in true - whole)),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    with Record(parser.parse_args().record) as opened:
        for name, figure in figures(opened).items():
            print(f"{name:24}{figure}")
