"""How long a record takes to answer what the command line and the Python interface ask, in a warm process.

    python tools/bench_record.py large.duckdb [--limit 20]

Names, words and days are drawn from the record with a fixed seed.  Gives the median and the 95th percentile a question,
in milliseconds: by the clock, and of processor time, which other work on the machine does not touch.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench_page import WORDS, told

from waqai.engines.memory import collect_seldom
from waqai.findings import DISAGREEMENTS
from waqai.model import NameUnclear
from waqai.pipeline import LANGUAGE, Record
from waqai.record.browsing import Browser
from waqai.record.choosing import Page

ROUNDS = 8
Question = tuple[str, Callable[[], object]]


def questions(record: Record, browser: Browser, limit: int) -> Iterator[Question]:
    """What may be asked, each of the same shape as a command."""
    draw = random.Random(2031)
    actors = [one.key for one in browser.entities(None, Page(60))[0]]
    names = [one.name_ar for one in browser.entities("person", Page(60))[0]]
    pairs = [(p.one.key, p.two.key) for p in browser.pairs(Page(60))[0]]
    step = max(1, browser.articles(Page(1))[1] // ROUNDS)
    days = [str(one.published) for n in range(ROUNDS) for one in browser.articles(Page(1, step * n))[0]]
    browser.close()
    for n in range(ROUNDS):
        actor, name, pair, day = draw.choice(actors), draw.choice(names), draw.choice(pairs), days[n]
        most: dict[str, Any] = {"limit": limit}
        yield "timeline", partial(record.timeline, **most)
        yield "timeline, actor", partial(record.timeline, actor=actor, **most)
        yield "timeline, pair, status", partial(record.timeline, pair=pair, status="planned", **most)
        yield "timeline, a day", partial(record.timeline, first=day, last=day, **most)
        yield "actor", partial(record.actor, actor, limit)
        yield "pair, a month", partial(record.pair, *pair, day[:7], day[:7])
        yield "entities, a name", partial(record.entities, name, limit)
        yield "quotes, speaker", partial(record.quotes, speaker=actor, **most)
        yield "relations, about", partial(record.relations, about=actor, **most)
        yield "disagreements", partial(record.findings, kinds=DISAGREEMENTS, **most)
        yield "outcomes", partial(record.findings, kinds=("outcome",), **most)
        yield "copies, a day", partial(record.findings, kinds=("copy",), first=day, last=day, **most)
        yield "stories, actor", partial(record.findings, kinds=("story",), actor=actor, **most)
        yield "search", partial(record.search, WORDS[n], limit)
        yield "summary", record.summary


def main() -> None:
    """Asks, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--limit", type=int, default=20)
    asked = parser.parse_args()
    found: dict[str, list[tuple[float, float]]] = {}
    collect_seldom()  # as the command does
    with Record(asked.record) as record:
        record.summary()
        record.search(WORDS[-1], 1)  # reads what searches ask of all articles
        for name, ask in questions(record, Browser(asked.record, LANGUAGE), asked.limit):
            started, worked = time.perf_counter(), time.process_time()
            try:
                ask()
            except NameUnclear:
                continue
            spent = (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000
            found.setdefault(name, []).append(spent)
    everything = [one for times in found.values() for one in times]
    for name, times in [*found.items(), ("all", everything)]:
        clock, work = ([one[at] for one in times] for at in (0, 1))
        print(f"{name:24} {len(times):4}  clock {told(clock)}  processor {told(work)}", flush=True)


if __name__ == "__main__":
    main()
