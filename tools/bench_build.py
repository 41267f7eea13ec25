"""What reading many articles takes from the first to the last: does an article cost more, does memory grow?

    python tools/bench_build.py news.jsonl.xz [...] --articles 100000 --folder somewhere [--workers 2] [--until 600]

The articles of data sets of news (JSON Lines with text, title, date and outlet) are multiplied, not their readings:
in every copy the digits are others, the day is a later one, every given or family name stands for another, and every
word that the news have only once or twice becomes one that nobody wrote: as in real news, words keep coming that no
process has met.  They are written into files of 50,000 in the folder, and a record is built of them there by the rules,
in as many processes as are asked for.  A line every `--every` articles tells, of these alone: the clock, processor time
an article of reading (the processes that read) and of writing (this one), the memory of both, the record's size.
`--until` ends after so many minutes, before findings; the same command goes on from there.  Linux alone.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import lzma
import os
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from waqai import ReadOptions, Record
from waqai.engines.local import LocalEngine
from waqai.engines.memory import collect_seldom
from waqai.knowledge.loader import tsv
from waqai.model import BuildReport
from waqai.text.folding import bare

PART = 50_000
SELDOM = 2  # words as rare as this become new ones
DAYS = 30  # between a copy and the next
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنه"
DIGITS = "123456789"
TICKS = os.sysconf("SC_CLK_TCK")
_WORD = re.compile(r"[\u0621-\u064A]{3,}")


class Spent(NamedTuple):
    """What processes took so far: seconds of processor time, memory in MB."""

    seconds: float
    memory: int


class Turner:
    """Tells an article in other names, digits, days and rare words, by the number of the copy."""

    def __init__(self, texts: Iterator[str]) -> None:
        counts = Counter(word for text in texts for word in _WORD.findall(text))
        known = {row["form"] for name in ("names", "names_hand") for row in tsv(name) if row["kind"] == "n"}
        self._names = sorted(word for word in counts if bare(word) in known)
        self._rare = {word for word, count in counts.items() if count <= SELDOM} - set(self._names)

    def words(self, number: int) -> dict[str, str]:
        """What stands for a word in a copy."""
        if not number:
            return {}
        others = random.Random(number).sample(self._names, len(self._names))
        turn = number % len(LETTERS)
        letters = str.maketrans(LETTERS, LETTERS[turn:] + LETTERS[:turn])
        new = {
            word: word[:1] + word[1:].translate(letters) + ("ان", "ون", "ين", "ة")[number // len(LETTERS) % 4]
            for word in self._rare
        }
        return {**new, **dict(zip(self._names, others, strict=True))}

    @staticmethod
    def turned(article: dict[str, Any], number: int, words: dict[str, str]) -> dict[str, Any]:
        """An article as a copy tells it."""
        turn = number % len(DIGITS)
        digits = str.maketrans(DIGITS, DIGITS[turn:] + DIGITS[:turn])
        day = datetime.date.fromisoformat(article["date"]) + datetime.timedelta(DAYS * number)
        texts = {
            field: _WORD.sub(lambda found: words.get(found[0], found[0]), article[field]).translate(digits)
            for field in ("title", "text")
        }
        return {**texts, "date": day.isoformat(), "outlet": article["outlet"]}


def news(files: list[Path]) -> Iterator[dict[str, Any]]:
    """The articles of data sets that have a day."""
    for file in files:
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("date") or ""):
                    yield {field: row.get(field) or "" for field in ("title", "text", "date", "outlet")}


def write_parts(files: list[Path], articles: int, folder: Path) -> list[Path]:
    """The files of the multiplied articles; those that are there already stay."""
    parts = [folder / f"part-{number:03}.jsonl.gz" for number in range(-(-articles // PART))]
    if all(part.exists() for part in parts):
        return parts
    made = list(news(files))
    turner = Turner(f"{one['title']} {one['text']}" for one in made)
    rows = (turner.turned(one, number, words) for number, words in _copies(turner) for one in made)
    for at, part in enumerate(parts):
        unfinished = part.with_suffix(".making")
        with gzip.open(unfinished, "wt", encoding="utf-8", compresslevel=3) as out:
            for _ in range(min(PART, articles - at * PART)):
                out.write(json.dumps(next(rows), ensure_ascii=False) + "\n")
        unfinished.rename(part)
    return parts


def _copies(turner: Turner) -> Iterator[tuple[int, dict[str, str]]]:
    number = 0
    while True:
        yield number, turner.words(number)
        number += 1


def spent(pid: int | str) -> Spent:
    """What one process took."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    told = Path(f"/proc/{pid}/status").read_text("utf-8").partition("VmRSS:")[2]
    return Spent((int(fields[11]) + int(fields[12])) / TICKS, int(told.split()[0]) >> 10 if told else 0)


def workers() -> Spent:
    """What the processes took that this one started and that still run."""
    found = []
    for task in Path("/proc/self/task").iterdir():
        found += [spent(child) for child in (task / "children").read_text("ascii").split()]
    return Spent(sum(one.seconds for one in found), sum(one.memory for one in found))


class Teller:
    """Prints a line every so many articles, and ends the build after so many seconds."""

    def __init__(self, record: Path, every: int, until: float) -> None:
        self._record, self._every = record, every
        self._end = time.monotonic() + until
        self._told, self._last = 0, (time.monotonic(), Spent(0, 0), spent("self"))
        print("| articles | a second, by the clock | reading | writing | memory: all that read, who writes | record |")
        print("|---|---|---|---|---|---|")

    def __call__(self, report: BuildReport) -> None:
        """Hears of each batch that was written."""
        now = (time.monotonic(), workers(), spent("self"))
        count = report.articles - self._told
        if count >= self._every:
            clock, read, wrote = self._last
            size = sum(file.stat().st_size for file in self._record.parent.glob(f"{self._record.name}.building*"))
            print(
                f"| {report.articles + report.known:,} | {count / (now[0] - clock):.0f} "
                f"| {1000 * (now[1].seconds - read.seconds) / count:.2f} ms "
                f"| {1000 * (now[2].seconds - wrote.seconds) / count:.2f} ms "
                f"| {now[1].memory}, {now[2].memory} MB | {size / 2**30:.2f} GB |",
                flush=True,
            )
            self._told, self._last = report.articles, now
        if now[0] > self._end:
            raise KeyboardInterrupt


def main() -> None:
    """Writes what is to be read, and builds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--every", type=int, default=10_000)
    parser.add_argument("--until", type=float, default=float("inf"), help="minutes")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    parts = [str(part) for part in write_parts(asked.news, asked.articles, asked.folder)]
    record = asked.folder / "built.duckdb"
    collect_seldom()
    teller = Teller(record, asked.every, asked.until * 60)
    try:
        Record(record).build(parts, ReadOptions(reader="rules"), LocalEngine(asked.workers), teller)
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here")


if __name__ == "__main__":
    main()
