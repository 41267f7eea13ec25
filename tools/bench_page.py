"""How long the page takes to answer: each view several times over a record, one request after another.

    python tools/bench_page.py large.duckdb

Actors, articles, days and words are drawn from the record with a fixed seed, so that hardly any address comes twice.
Gives the median and the 95th percentile a view and over all, in milliseconds: by the clock, and of processor time,
which other work on the machine does not touch.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from pathlib import Path

from waqai.engines.memory import collect_seldom
from waqai.findings import DISAGREEMENTS
from waqai.pipeline import LANGUAGE
from waqai.present.web.app import Desk, versions, warm
from waqai.present.web.asking import Ask
from waqai.present.web.catalogue import Voice
from waqai.present.web.links import ServerLinks
from waqai.present.web.rendering import render
from waqai.present.web.views import make
from waqai.record.browsing import Browser
from waqai.record.choosing import Page
from waqai.record.shown import EventChoice

ROUNDS = 12
WORDS = (
    "السعودية",
    "اليمن",
    "الرئيس",
    "مجلس الأمن",
    "النفط",
    "وزير الخارجية",
    "الاقتصاد",
    "الحوثيين",
    "إيران",
    "مجلس الوزراء",
)
Address = tuple[str, tuple[str, ...], dict[str, list[str]]]


def addresses(browser: Browser) -> list[Address]:
    """What a reader may ask for, in a random order that is always the same."""
    draw = random.Random(2031)
    actors = [one.key for one in browser.entities(None, Page(200))[0]]
    pairs = [(p.one.key, p.two.key) for p in browser.pairs(Page(200))[0]]
    step = max(1, browser.articles(Page(1))[1] // ROUNDS)
    articles = [one.article for n in range(ROUNDS) for one in browser.articles(Page(1, step * n))[0]]
    days = sorted({count.day for count in browser.event_sums(EventChoice()).days if count.day})[-400:]
    disputes = [one.id for one in browser.findings(DISAGREEMENTS, Page(ROUNDS))[0]]
    found: list[Address] = []
    for n in range(ROUNDS):
        found += [(name, (), {}) for name in ("home", "disagreements", "stories", "map", "actors")]
        found += [(name, (), {"page": [str(n + 1)]}) for name in ("outcomes", "copies", "articles", "network")]
        found += [
            ("timeline", (), {"page": [str(1 + n * 7)]}),
            ("timeline", (), {"status": [draw.choice(["denied", "planned", "possible"])], "from": [draw.choice(days)]}),
            ("timeline", (), {"actor": [draw.choice(actors)]}),
            ("actor", (draw.choice(actors),), {}),
            ("pair", draw.choice(pairs), {}),
            ("article", (articles[n],), {}),
            ("search", (), {"q": [draw.choice(WORDS)]}),
        ]
        found += [("disagreement", (disputes[n],), {})] if n < len(disputes) else []
    draw.shuffle(found)
    return found


def measure(browser: Browser, address: Address) -> tuple[float, float]:
    """Milliseconds of one answer: by the clock, and of processor time."""
    name, parts, query = address
    links = ServerLinks("ar", (name, parts, query), versions())
    started, worked = time.perf_counter(), time.process_time()
    ask = Ask(browser, Voice(), links, parts, query)
    render(make(name, ask), ask, {"record_name": ""})
    return (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000


def main(path: Path) -> None:
    """Asks, and prints the table."""
    collect_seldom()  # as the command does
    browser = Browser(path, LANGUAGE)
    asked = addresses(browser)
    warm(Desk(lambda: browser, path.name, None, browser))  # what a server does before its first reader comes
    times_of: dict[str, list[tuple[float, float]]] = {}
    for address in asked:
        times_of.setdefault(address[0], []).append(measure(browser, address))
    everything = [one for times in times_of.values() for one in times]
    for name, times in [*sorted(times_of.items()), ("all", everything)]:
        clock, work = ([one[at] for one in times] for at in (0, 1))
        print(f"{name:14} {len(times):4}  clock {told(clock)}  processor {told(work)}")


def told(times: list[float]) -> str:
    """Median and 95th percentile, as the tables show them."""
    ninety_five = sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]
    return f"median {statistics.median(times):7.1f}  p95 {ninety_five:7.1f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
