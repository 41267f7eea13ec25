"""Measures contradictions between headlines on labelled pairs (ANS stance: agree, disagree, other).

    python tools/measure_claims.py PAIRS.jsonl [--likeness 0.35]

Counted are the pairs labelled *disagree* that differ in a number (both hold figures, not the same) or in a negation
word (one holds one, the other none); of those, the part in which a disagreement is found.  False alarms are counted on
all pairs labelled *agree*.  The words that select are written down here, apart from those that find.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from waqai import PageError, read
from waqai.reconcile.contrast import Contrast, Statement, contrast, statement

FIGURE = re.compile(r"[0-9\u0660-\u0669]+(?:[.,][0-9\u0660-\u0669]+)*")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
NEGATION = re.compile(
    r"(?:^|\s)[وف]?(?:لا|لم|لن|ليس|ليست|غير|دون|بدون|عدم|بعدم|لعدم|نفى|ينفي|تنفي|نفت|نفي|ونفي|يرفض|ترفض|رفض|رفضت|يكذب|تكذب|"
    r"استبعد|تستبعد|يستبعد)(?=\s|$|[:،.])"
)


def figures(text: str) -> set[str]:
    """The figures of a headline."""
    return {found.translate(DIGITS) for found in FIGURE.findall(text)}


def differs(one: str, two: str) -> str | None:
    """In what a pair differs: a number, a negation word, or nothing that is counted here."""
    mine, theirs = figures(one), figures(two)
    if mine and theirs and mine != theirs:
        return "number"
    return "negation" if bool(NEGATION.search(one)) != bool(NEGATION.search(two)) else None


def read_statement(text: str) -> Statement:
    """A headline as it is compared: with the figures that Waqai reads in it."""
    try:
        quantities = [q for reading in read(text) for q in reading.quantities]
    except PageError:  # a headline that cannot be read has no figures
        quantities = []
    return statement(text, [(q.value, q.unit, q.bound, tuple(q.span), q.value_to) for q in quantities])


def found_in(pair: dict[str, str], least: float) -> Contrast | None:
    """The contradiction that is found in a pair."""
    return contrast(read_statement(pair["s1"]), read_statement(pair["s2"]), least)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--likeness", type=float, default=0.35)
    asked = parser.parse_args()
    pairs = [json.loads(line) for line in asked.pairs.read_text("utf-8").splitlines()]
    seen: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        group = differs(pair["s1"], pair["s2"]) if pair["stance"] == "disagree" else "all"
        if pair["stance"] == "other" or group is None:
            continue
        seen[pair["stance"], group] += 1
        hits[pair["stance"], group] += found_in(pair, asked.likeness) is not None
    for key in sorted(seen):
        print(f"{' '.join(key):24}{hits[key]:5} of {seen[key]:5}  {hits[key] / seen[key]:.3f}")
    wanted = sum(n for (stance, _), n in seen.items() if stance == "disagree")
    found = sum(n for (stance, _), n in hits.items() if stance == "disagree")
    print(f"{'disagree, selected':24}{found:5} of {wanted:5}  {found / max(1, wanted):.3f}")


if __name__ == "__main__":
    main()
