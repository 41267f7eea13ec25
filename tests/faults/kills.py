"""Kills builds at random moments, and looks after each at what is left: `python -m tests.faults.kills --kills 100`.

The whole process group is killed (SIGKILL), half of the times at any moment, half of the times a little after a
stage that was drawn has begun.  Then the record must open, `check` must find nothing, all pages that were reported as
done must be there, an export must be whole or not there, and the next build must go on from it.  A build that comes
to its end must leave the findings and the exports, byte for byte, of one that was never killed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.building import STAGES
from tests.reconcile.written import ARTICLES
from waqai.pipeline import Record
from waqai.present.exports import formats
from waqai.record.files import building_path

ROOT = Path(__file__).parents[2]
LONGEST = 600.0
# Every so many builds read in processes of their own, which must go with the build.
WITH_WORKERS = 10


class Builder:
    """The process that builds, and what its present build has said: the stages that it went through, the pages that
    it reported as done."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.building"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT,
        )  # fmt: skip
        self._said = threading.Condition()
        self._begin()
        self._ear = threading.Thread(target=self._hear, daemon=True)
        self._ear.start()

    def __enter__(self) -> Builder:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait()
        self._ear.join()
        self._process.stdout.close()

    def _begin(self) -> None:
        self.stages: list[str] = []
        self.pid = self.done = 0
        self.status: int | None = None

    def _hear(self) -> None:
        for line in self._process.stdout:
            word, _, number = line.strip().partition(" ")
            with self._said:
                if word in ("pid", "done"):
                    setattr(self, word, int(number))
                elif word == "ended":
                    self.status = int(number)
                else:
                    self.stages.append(line.strip())
                self._said.notify_all()

    def _until(self, held: Callable[[], bool], seconds: float = LONGEST) -> None:
        """Waits until something was said, or the build has ended, or the time is over."""
        with self._said:
            self._said.wait_for(lambda: self.status is not None or held(), seconds)

    def run(self, chance: random.Random | None, whole: float, **asked: object) -> bool:
        """One build.  With a chance given it is killed at a moment that is drawn, if it is not at its end by then;
        true where it was."""
        self._begin()
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        self._until(lambda: self.pid > 0)
        if chance is not None:
            self._await_moment(chance, whole)
            if self.status is None:
                os.killpg(self.pid, signal.SIGKILL)
        self._until(lambda: False)
        assert self.status in (0, -signal.SIGKILL), f"a build ended with {self.status}"
        return self.status != 0

    def _await_moment(self, chance: random.Random, whole: float) -> None:
        """Any moment of a build, or one soon after a stage has begun."""
        if chance.random() < 0.5:
            self._until(lambda: False, chance.uniform(0.0, whole))
            return
        stage, nth = chance.choice(STAGES), chance.randint(1, 3)
        self._until(lambda: self.stages.count(stage) >= nth)
        self._until(lambda: False, chance.choice([0.0, 0.01, 0.1]) * chance.random())


def corpus(folder: Path, articles: int) -> list[Path]:
    """Articles that copy and contradict one another, a file each, in the order in which a build takes them."""
    folder.mkdir()
    paths = []
    for number, one in enumerate(ARTICLES[:articles]):
        path = folder / f"{number:03}.jsonl"
        row = {**one, "text": one["text"].strip(), "url": f"https://{one['id']}.example/"}
        path.write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
        paths.append(path)
    return paths


def dump(path: Path) -> dict[str, str]:
    """The findings and exports of a record, as text."""
    with Record(path) as record:
        found = {
            name: "\n".join(map(repr, record.sql(f"SELECT * FROM {name} ORDER BY ALL").rows))
            for name in ("findings", "finding_sides", "page_sources", "problems", "article_links")
        }
        for form in ("jsonl", "csv"):
            target = path.with_suffix(f".{form}")
            formats.write(formats.chosen(form), record.wholes(), target)
            found[form] = target.read_text("utf-8")
    return found


def hold(path: Path, pages: list[Path], least: int) -> int:
    """Looks at what a killed build left; tells how many pages the record holds."""
    if not path.exists() and not building_path(path).exists():
        assert least == 0, f"{least} pages were reported as done, and there is no record"
        return 0
    with Record(path) as record:
        flaws = record.check()
        assert flaws == [], f"check: {flaws[:3]}"
        held = {row["source"] for row in record.sql("SELECT source FROM page_sources").rows}
    lost = [page.name for page in pages[:least] if not any(source.startswith(str(page)) for source in held)]
    assert lost == [], f"reported as done and not there: {lost}"
    assert not building_path(path).exists(), "the copy was not taken up"
    return len(held)


@dataclass
class Tally:
    """What became of the kills: at which stage each came, and how many builds came to their end in between."""

    at: Counter[str] = field(default_factory=Counter)
    finished: int = 0
    resumed: int = 0


def kill_many(kills: int, seed: int, scratch: Path, articles: int = len(ARTICLES)) -> Tally:
    """Kills that many builds; raises `AssertionError` where something does not hold."""
    chance, tally = random.Random(seed), Tally()
    pages = corpus(scratch / "pages", articles)
    with Builder() as builder:
        began = time.monotonic()
        builder.run(None, 0.0, **_asked(scratch, "whole", 1))
        whole = time.monotonic() - began
        assert builder.done == len(pages)
        wanted = dump(scratch / "whole.duckdb")
        held = killed = 0
        while killed < kills:
            asked = _asked(scratch, str(tally.finished), 2 if killed % WITH_WORKERS == 0 else 1)
            at_end = not builder.run(chance, whole, **asked)
            if not at_end:
                killed += 1
                tally.resumed += held > 0
                tally.at[builder.stages[-1] if builder.stages else "starting"] += 1
            held = hold(Path(str(asked["record_path"])), pages, held + builder.done)
            target = Path(str(asked["target"]))
            assert not target.exists() or target.read_text("utf-8") == wanted["jsonl"], "an export that is not whole"
            if at_end:
                _compare(scratch, tally, wanted)
                held = 0
        builder.run(None, 0.0, **_asked(scratch, str(tally.finished), 1))
        _compare(scratch, tally, wanted)
    return tally


def _asked(scratch: Path, name: str, workers: int) -> dict[str, object]:
    record, target = scratch / f"{name}.duckdb", scratch / f"{name}.out"
    return {"record_path": str(record), "target": str(target), "workers": workers, "pages": str(scratch / "pages")}


def _compare(scratch: Path, tally: Tally, wanted: dict[str, str]) -> None:
    found = dump(scratch / f"{tally.finished}.duckdb")
    differ = [name for name in wanted if found[name] != wanted[name]]
    assert differ == [], f"not as in the build that was never killed: {differ}"
    tally.finished += 1


def main() -> None:
    """Kills, and tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=len(ARTICLES))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waqai-kills-") as scratch:
        tally = kill_many(chosen.kills, chosen.seed, Path(scratch), chosen.articles)
    for stage, count in tally.at.most_common():
        sys.stdout.write(f"killed while {stage}: {count}\n")
    sys.stdout.write(
        f"{tally.resumed} of these went on from an earlier one; {tally.finished} builds came to their end\n"
    )


if __name__ == "__main__":
    main()
