"""Measures reading speed, how the cost grows with the record, start-up and memory; writes nothing into the project.

    python tools/bench.py [--pages DIR] [--seconds 5] [--base 40]

Pages are the real ones in `../shared/pages` where they lie beside the project, else the samples.  For growth each page
is used many times over with a last line of its own, so that no two are the same page; the record lies in a temporary
folder.  Figures are of one core and of the machine that it runs on; only the ratios carry over to others.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import importlib.util
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spelling

import waqai
from waqai.engines.memory import collect_seldom
from waqai.model import RawPage, ReadOptions
from waqai.pages import read_raw
from waqai.readers.taggers import installed
from waqai.text.words import words_of

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "pages"
GROWTH = (1, 4, 16)
LENGTHS = (100_000, 1_000_000)
# Other libraries that find times or numbers in Arabic text: name, module, letters to read, and the call.
PEERS: tuple[tuple[str, str, int, Callable[[Any, str], object]], ...] = (
    ("dateparser.search_dates", "dateparser.search", 20_000, lambda m, text: m.search_dates(text, languages=["ar"])),
    ("maha, times and numbers", "maha.parsers.functions", 4_000, lambda m, text: _maha(m, text)),
)
BUILD = """
import resource, sys, time
from waqai import Record, read
from waqai.engines.local import LocalEngine
read("زار الوزير القاهرة أمس.")
start, wall = time.process_time(), time.perf_counter()
with Record(sys.argv[1]) as record:
    report = record.build(sys.argv[2:], engine=LocalEngine(1))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.process_time() - start, time.perf_counter() - wall, report.articles, peak / 1024)
"""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=SHARED if SHARED.is_dir() else ROOT / "samples")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long to read for the speed")
    parser.add_argument("--base", type=int, default=40, help="pages of the smallest record")
    asked = parser.parse_args()
    collect_seldom()  # as the command and its workers do
    pages = [path.read_bytes() for path in sorted(asked.pages.glob("*.txt"))]
    size = sum(map(len, pages)) / len(pages) / 1000
    print(
        f"{len(pages)} pages from {asked.pages.name}, {size:.1f} kB each on average; {os.cpu_count()} cores, one used"
    )
    show_start_up()
    show_speed(pages, asked.seconds)
    spelling.show_speed()
    show_library(pages)
    show_length(pages)
    with tempfile.TemporaryDirectory() as folder:
        show_growth(pages, asked.base, Path(folder))


def show_start_up() -> None:
    """The best of some starts: what the command itself needs."""
    row("waqai --help", f"{min(_seconds([sys.executable, '-m', 'waqai', '--help']) for _ in range(5)):.2f} s")
    row("import waqai", f"{min(_seconds([sys.executable, '-c', 'import waqai']) for _ in range(5)):.2f} s")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def show_speed(pages: list[bytes], seconds: float) -> None:
    """Whole readings in this process, without the record, by the rules and with the tagger where it is installed."""
    start = time.process_time()
    read_raw(RawPage("first", pages[0], "text"), ReadOptions(reader="rules"))
    row("first page by the rules, with loading what is known", f"{time.process_time() - start:.2f} s")
    plain = _speed(words_of, "\n".join(page.decode() for page in pages) * 4)
    for reader in ("rules", "tagger") if installed() else ("rules",):
        articles, speed = _reading(pages, seconds, ReadOptions(reader=reader))
        row(f"reading, {reader}", f"{articles:.1f} articles/s, {speed * 1000:.0f} kB/s")
        row("the same, against parting the text into words", f"{plain / speed:.0f}x")
    row("memory after reading", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _reading(pages: list[bytes], seconds: float, options: ReadOptions) -> tuple[float, float]:
    """Articles and megabytes a second."""
    articles = octets = 0
    read_raw(RawPage("first", pages[0], "text"), options)
    start = time.process_time()
    for number, data in enumerate(itertools.cycle(pages)):
        articles += len(read_raw(RawPage(str(number), _altered(data, number), "text"), options).readings)
        octets += len(data)
        if (spent := time.process_time() - start) > seconds:
            break
    return articles / spent, octets / spent / 1e6


def show_library(pages: list[bytes]) -> None:
    """Times and quantities alone (`waqai.times`, `waqai.quantities`), as a library over news text; beside them what
    other libraries take for a little of it, where they are installed (`pip install dateparser mahad 'regex<2025'`)."""
    text = "\n".join(page.decode() for page in pages) * 4
    ours = 0.0
    for name, read in (("waqai.times", waqai.times), ("waqai.times_and_quantities", waqai.times_and_quantities)):
        ours = _speed(read, text)
        row(name, f"{ours:.2f} MB/s, {ours * len(text.split()) / len(text.encode()) * 1000:.0f},000 words/s")
    for name, module, most, call in PEERS:
        if importlib.util.find_spec(module.partition(".")[0]):
            speed = _speed(functools.partial(call, importlib.import_module(module)), text[:most])
            row(name, f"{speed:.4f} MB/s; Waqai's times and quantities: {ours / speed:,.0f}x")


def _maha(functions: Any, text: str) -> None:
    for kind in ("time", "numeral"):
        functions.parse_dimension(text, **{kind: True})


def _speed(read: Callable[[str], object], text: str) -> float:
    """Megabytes a second, the best of three."""
    return len(text.encode()) / min(_spent(read, text) for _ in range(3)) / 1e6


def _spent(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def show_length(pages: list[bytes]) -> None:
    """One page of the pages' text over and over, as lines and as one line: the cost of a character must not grow."""
    text = b"\n".join(pages).decode()
    for name, whole in (("many lines", text + "\n"), ("one line", " ".join(text.split()) + " ")):
        costs = []
        for length in LENGTHS:
            data = (whole * (length // len(whole) + 1))[:length]
            start = time.process_time()
            read_raw(RawPage(name, data, "text"), ReadOptions())
            costs.append(1e6 * (time.process_time() - start) / length)
        row(f"a page of {' and '.join(f'{n:,}' for n in LENGTHS)} letters, {name}", _ratio(costs))


def _ratio(costs: list[float]) -> str:
    return f"{', '.join(f'{cost:.1f}' for cost in costs)} µs/letter, {costs[-1] / costs[0]:.2f}x"


def show_growth(pages: list[bytes], base: int, folder: Path) -> None:
    """Cost of an article while the record grows: into a new record of 1, 4 and 16 times the base, then a few more."""
    costs = []
    for times in GROWTH:
        source = _write(pages, base * times, folder / f"pages{times}")
        costs.append(_show_build(f"build, {base * times} pages", folder / f"{times}.duckdb", source))
    row("growth of the cost of an article", ", ".join(f"{cost / costs[0]:.2f}x" for cost in costs))
    for times in GROWTH:
        more = _write(pages, base, folder / f"more{times}", first=10**6)
        _show_build(f"{base} pages added to {base * times}", folder / f"{times}.duckdb", more)
    for times in GROWTH:
        command = [sys.executable, "-m", "waqai", "search", "الرئيس", "--record", str(folder / f"{times}.duckdb")]
        row(f"waqai search in {base * times + base} pages", f"{min(_seconds(command) for _ in range(3)):.2f} s")


def _show_build(name: str, record: Path, source: Path) -> float:
    """Builds in a process of its own; gives the processor time of an article."""
    command = [sys.executable, "-c", BUILD, str(record), str(source)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    spent, wall, articles, peak = map(float, done.stdout.split())
    size = record.stat().st_size / 1e6
    each = f"{1000 * spent / articles:.1f} ms/article ({1000 * wall / articles:.1f} by the clock)"
    row(name, f"{each}, peak {peak:.0f} MB, record {size:.1f} MB")
    return spent / articles


def _write(pages: list[bytes], count: int, folder: Path, first: int = 0) -> Path:
    folder.mkdir()
    for number, data in zip(range(first, first + count), itertools.cycle(pages), strict=False):
        (folder / f"{number:07}.txt").write_bytes(_altered(data, number))
    return folder


def _altered(data: bytes, number: int) -> bytes:
    """The page with a last line of its own."""
    return data + f"\nرقم {number}\n".encode()


def row(name: str, figure: str) -> None:
    """One line of the table."""
    print(f"{name:54}{figure}", flush=True)


if __name__ == "__main__":
    main()
