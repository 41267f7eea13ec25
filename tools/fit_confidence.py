"""Fits the points of `waqai/knowledge/data/confidence.toml` to events that were judged: logistic regression.

    python tools/fit_confidence.py [--write]

The verdicts lie in `tests/audits/keyed.tsv`, each with what was known of how its event was read (the features of
`waqai.extract.confidence`), so that nothing else is needed.  An event counts as right when its type is right and no
side names somebody whom the key does not have there; what was left out is no fault.  Prints, for each least confidence,
how many events reach it and how many of these were right, an event being scored by points that were fitted without its
article (ten folds).  `--write` puts the points that all events give into the table.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
VERDICTS = ROOT / "tests" / "audits" / "keyed.tsv"
TABLE = ROOT / "waqai" / "knowledge" / "data" / "confidence.toml"
FOLDS, SELDOM, SHRINK, STEPS, RATE = 10, 8, 4.0, 400, 0.5
CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8)


class Judged(NamedTuple):
    """One event: its article, how it was read, and the verdict on its type and sides: right or wrong."""

    article: str
    features: tuple[str, ...]
    verdict: str

    @property
    def good(self) -> bool:
        """Whether nothing that is told is wrong."""
        return self.verdict == "right"


def main() -> None:
    """Prints the table; writes the points where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the points into the table")
    judged = load()
    for line in reliability(judged):
        print(line)
    if parser.parse_args().write:
        head = TABLE.read_text("utf-8").split("[points]")[0]
        TABLE.write_text(head + written(fit(judged)), "utf-8")


def load() -> list[Judged]:
    """All verdicts."""
    lines = [line for line in VERDICTS.read_text("utf-8").splitlines() if not line.startswith("#")]
    names, *rows = (line.split("\t") for line in lines)
    at = {name: n for n, name in enumerate(names)}
    return [Judged(row[at["article"]], tuple(row[at["features"]].split("; ")), row[at["verdict"]]) for row in rows]


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """Points by feature, and the base; features of less than `SELDOM` events get none."""
    counts = Counter(name for one in judged for name in one.features)
    names = sorted(name for name, count in counts.items() if count >= SELDOM)
    points = dict.fromkeys(["base", *names], 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(points, 0.0)
        for one in judged:
            miss = share(points, one.features) - one.good
            for name in ("base", *one.features):
                if name in slope:
                    slope[name] += miss
        for name in points:
            pull = 0.0 if name == "base" else SHRINK * points[name]
            points[name] -= RATE * (slope[name] + pull) / len(judged)
    return {name: round(value, 2) for name, value in points.items()}


def share(points: dict[str, float], features: Iterable[str]) -> float:
    """The confidence that points give."""
    return 1 / (1 + math.exp(-points["base"] - sum(points.get(name, 0.0) for name in features)))


def reliability(judged: Sequence[Judged]) -> list[str]:
    """The table, by points fitted without the event's own article."""
    articles = sorted({one.article for one in judged})
    fold = {article: n % FOLDS for n, article in enumerate(articles)}
    scored: list[tuple[float, Judged]] = []
    for number in range(FOLDS):
        points = fit([one for one in judged if fold[one.article] != number])
        scored += [(share(points, one.features), one) for one in judged if fold[one.article] == number]
    lines = ["| confidence of at least | events | right | share |", "|---|---|---|---|"]
    for cut in (0.0, *CUTS):
        kept = [one for confidence, one in scored if confidence >= cut]
        good = sum(one.good for one in kept)
        lines.append(f"| {cut or 'any'} | {len(kept)} | {good} | {good / len(kept):.2f} |")
    return lines


def written(points: dict[str, float]) -> str:
    """The points as TOML, the base first."""
    rows = [f'"{name}" = {value}' if " " in name else f"{name} = {value}" for name, value in points.items()]
    return "\n".join(["[points]", *rows]) + "\n"


if __name__ == "__main__":
    main()
