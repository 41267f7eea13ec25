"""Scores `waqai times --jsonl` over the time suites of `../shared/data/timequant` with the scorer that lies there.

    python tools/timequant.py [--errors N] [--only duckling/Time] [--all]

A row a goal: the suites' figure `val~` (right span but for words at its edges, and the right value), for Wojood
`span~`, and the share of rows without any time that are left alone.  Exit status 1 where a figure lies under its goal.
The suites lie beside the project on some machines only; elsewhere this says so and ends well.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SUITES = ROOT.parent / "shared" / "data" / "timequant"
WAQAI = Path(sys.executable).with_name("waqai")
DATES = ("DateParser", "DatePeriodParser", "HolidayParser")
CLOCKS = ("TimeParser", "TimePeriodParser", "DateTimeParser", "DateTimePeriodParser")
EXTRACTORS = (
    "DateExtractor", "DatePeriodExtractor", "HolidayExtractor", "TimeExtractor", "TimePeriodExtractor",
    "DateTimeExtractor", "DateTimePeriodExtractor", "MergedExtractor", "DurationExtractor", "SetExtractor",
)  # fmt: skip


class Goal(NamedTuple):
    """What is measured over which families, and the least that it should be."""

    name: str
    families: tuple[str, ...]
    figure: str
    least: float


def _of(origin: str, families: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{origin}/{family}" for family in families)


GOALS = (
    Goal("duckling times", ("duckling/Time",), "val", 0.95),
    Goal("chronologia times", ("chronologia/Time",), "val", 0.92),
    Goal("Maha times", ("maha/Time",), "val", 0.92),
    Goal("dateparser times", ("dateparser/Time",), "val", 0.0),
    Goal("duckling durations", ("duckling/Duration",), "val", 0.97),
    Goal("Maha durations", ("maha/Duration",), "val", 0.95),
    Goal("chronologia durations", ("chronologia/Duration",), "val", 0.0),
    Goal("Recognizers dates", _of("recognizers", DATES), "val", 0.75),
    Goal("Recognizers clock times", _of("recognizers", CLOCKS), "val", 0.70),
    Goal("Recognizers durations", ("recognizers/DurationParser",), "val", 0.0),
    Goal("Recognizers sets", ("recognizers/SetParser",), "val", 0.0),
    Goal("Recognizers, all kinds mixed", _of("recognizers", ("DateTimeModel", "MergedParser")), "val", 0.0),
    Goal("Recognizers, spans only", _of("recognizers", EXTRACTORS), "span", 0.0),
    Goal("Wojood dates", ("wojood/Date",), "span", 0.85),
    Goal("HeidelTime silver", ("heideltime_silver/News",), "span", 0.0),
    Goal("rows without times left alone", (), "alone", 0.95),
)
FAMILIES = tuple(dict.fromkeys(family for goal in GOALS for family in goal.families))


def main() -> int:
    """Runs the scorer and prints the goals; tells whether all are reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="print so many misses a family")
    parser.add_argument("--only", default="", help="only families whose name starts so")
    parser.add_argument("--all", action="store_true", help="the scorer's own table too")
    asked = parser.parse_args()
    if not (SUITES / "score.py").exists():
        print("passed over: the suites are not on this machine")
        return 0
    wanted = [family for family in FAMILIES if family.startswith(asked.only)]
    return 0 if _show(_scores(wanted, asked), bool(asked.only)) else 1


def _scores(families: list[str], asked: argparse.Namespace) -> dict[str, Counter[str]]:
    """The scorer's counts by family."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [
            sys.executable, str(SUITES / "score.py"), "--cmd", f"{WAQAI} times --jsonl", "--json", str(report),
            "--sets", ",".join(sorted({family.split("/")[0] for family in families})),
            "--families", ",".join(sorted({family.split("/")[1] for family in families})),
            "--types", "time,duration,set", "--tier", "all", "--errors", str(asked.errors),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or asked.errors or asked.all:
            print(done.stdout + done.stderr)
        if done.returncode:
            sys.exit("the scorer failed; see above")
        counts = json.loads(report.read_text("utf-8"))["families"]
    return {family: Counter(counts[family]) for family in families if family in counts}


def _show(scores: dict[str, Counter[str]], partial: bool) -> bool:
    """Prints a line a goal; a goal that is not reached is marked."""
    reached = True
    print(f"{'goal':34}{'expected':>9}{'right':>7}{'share':>8}{'least':>7}")
    for goal in GOALS:
        right, expected = _share(goal, scores)
        if not expected:
            continue
        low = right / expected < goal.least
        reached &= partial or not low
        print(f"{goal.name:34}{expected:9}{right:7}{right / expected:8.3f}{goal.least:7.2f}{'  LOW' if low else ''}")
    return reached


def _share(goal: Goal, scores: dict[str, Counter[str]]) -> tuple[int, int]:
    """How many were right, of how many."""
    total: Counter[str] = sum((scores.get(f, Counter()) for f in goal.families or scores), Counter())
    if goal.figure == "alone":
        return total["neg_ok"], total["neg"]
    if goal.figure == "span":
        return total["span_t"], total["n"] - total["n_nospan"]
    return total["val_t"], total["n_vs"]


if __name__ == "__main__":
    sys.exit(main())
