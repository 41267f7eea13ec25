"""A score as a table, JSON or CSV."""

from __future__ import annotations

import csv
import json
import sys

from waqai.evaluate.score import Score
from waqai.evaluate.tally import Fault
from waqai.present.options import Format
from waqai.present.writing import harmless


def give_score(score: Score, form: Format, with_faults: bool) -> None:
    """The figures, and with them every fault where asked for."""
    {"json": _as_json, "csv": _as_csv, "table": _as_table}[form](score, score.faults if with_faults else ())


def _as_json(score: Score, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        print(json.dumps(fault._asdict(), ensure_ascii=False))
    figures = {name: figure._asdict() for name, figure in score.figures.items()}
    print(json.dumps({"pages": list(score.pages), "figures": figures}, ensure_ascii=False))


def _as_csv(score: Score, faults: tuple[Fault, ...]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if faults:
        writer.writerow(Fault._fields)
        writer.writerows([harmless(cell) for cell in fault] for fault in faults)
        return
    writer.writerow(("measure", "precision", "recall", "f1", "wanted", "found"))
    writer.writerows((name, *figure) for name, figure in score.figures.items())


def _as_table(score: Score, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        print(f"{fault.page} {fault.measure} {fault.verdict}: {fault.detail}")
    print(f"{'measure':28}{'P':>7}{'R':>7}{'F1':>7}{'in keys':>10}{'found':>8}")
    for name, f in score.figures.items():
        print(f"{name:28}{f.precision:7.3f}{f.recall:7.3f}{f.f1:7.3f}{f.wanted:10}{f.found:8}")
    print(f"pages scored: {len(score.pages)}")
