"""The summary, the timeline, and one occurrence with all its tellings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from waqai.findings import DISAGREEMENTS
from waqai.model import EVENT_TYPES, STATUSES
from waqai.present.web.accounts import account_of, heading_of, known_of, outcome_of
from waqai.present.web.asking import Absent, Ask, View
from waqai.present.web.chart import Bars, lay_out
from waqai.record.answers import Summary
from waqai.record.choosing import Page
from waqai.record.shown import EventChoice, EventRow

PAGE_SIZE = 50
SHOWN_AT_HOME = 6
OUTLETS_OFFERED = 40
ONLY = ("disputed", "several", "dated")
ORDERS = ("new", "old")


def home(ask: Ask) -> View:
    """What is new, what is disputed, what became of plans, who has most to do with whom, what was copied most."""
    browser, page = ask.browser, Page(SHOWN_AT_HOME)
    summary = browser.summary()
    disputes, dispute_total = browser.findings(DISAGREEMENTS, page, by="weight")
    outcomes, _ = browser.findings(("outcome",), page, settled=True)
    stories, _ = browser.findings(("story",), Page(5), by="carriers")
    known = known_of(ask, [*disputes, *outcomes])
    copied = [one for one in browser.articles(Page(5), by="copied")[0] if one.copied_by]
    kinds = browser.finding_kinds()
    pairs = browser.pairs(Page(8))[0]
    everything = EventChoice()
    context = {
        "summary": summary, "total": browser.event_sums(everything).total, "bars": bars_of(ask, everything, summary),
        "disputes": [account_of(ask, one, known) for one in disputes], "dispute_total": dispute_total,
        "outcomes": [outcome_of(ask, one, known) for one in outcomes],
        "open_total": sum(k.count for k in kinds if k.became == "open"), "pairs": pairs, "stories": stories,
        "latest": browser.articles(Page(5))[0], "copied": copied,
    }  # fmt: skip
    return View("home", ask.voice.t("home.title"), context, Summary, [summary], 1, 1)


def bars_of(ask: Ask, choice: EventChoice, summary: Summary) -> Bars | None:
    """The chart of a choice of occurrences."""
    sums = ask.browser.event_sums(choice)
    published = summary.first_published, summary.last_published
    return lay_out(sums, published, (choice.first, choice.last), ask.voice.direction == "rtl")


def timeline(ask: Ask) -> View:
    """Occurrences day by day, with filters and the words that each was read from."""
    choice, query = event_choice(ask)
    browser, order = ask.browser, query["order"]
    summary = browser.summary()
    total = browser.event_sums(choice).total
    events = browser.events(choice, ask.page(PAGE_SIZE), newest_first=order == "new")
    active = active_filters(ask, query)
    context = {
        "summary": summary, "bars": bars_of(ask, choice, summary), "days": by_day(events), "query": query,
        "chosen": query, "facets": facets(ask, choice), "active": active,
        "all_total": total if not active else browser.event_sums(EventChoice()).total, "later": None,
        "without": without_each(ask, query) if not events else [], "empty_record": not summary.articles,
    }  # fmt: skip
    title = ask.voice.t("timeline.title")
    return View("timeline", title, context, EventRow, events, total, PAGE_SIZE, ask.page_number())


def event_choice(ask: Ask) -> tuple[EventChoice, dict[str, Any]]:
    """Which occurrences the query asks for, and the query again, for links that change one thing in it."""
    actor = ask.text("actor")
    kinds = ask.many("type", EVENT_TYPES)
    statuses = ask.many("status", STATUSES)
    choice = EventChoice(
        statuses=statuses or None, types=kinds or None, entities=tuple(ask.browser.keys(actor)) if actor else None,
        outlet=ask.text("outlet"), only=ask.one_of("only", ONLY), first=ask.day("from"), last=ask.day("to", last=True),
    )  # fmt: skip
    query = {
        "status": statuses, "type": kinds[0] if len(kinds) == 1 else kinds or None, "actor": actor,
        "outlet": choice.outlet, "only": choice.only, "from_": ask.text("from"), "to_": ask.text("to"),
        "order": ask.one_of("order", ORDERS) or "new",
    }  # fmt: skip
    return choice, query


def facets(ask: Ask, choice: EventChoice) -> dict[str, Any]:
    """What the filters offer, with how many occurrences each would leave."""
    sums = ask.browser.event_sums
    by_status = sums(dataclasses.replace(choice, statuses=None)).by_status
    return {
        "statuses": [(status, by_status.get(status, 0)) for status in STATUSES],
        "types": sums(dataclasses.replace(choice, types=None)).types,
        "outlets": sums(dataclasses.replace(choice, outlet=None)).outlets[:OUTLETS_OFFERED],
        "actors": ask.browser.entities(None, Page(60))[0],
    }


def active_filters(ask: Ask, query: dict[str, Any]) -> list[dict[str, str | None]]:
    """The filters that are on, each with the address of the list without it."""
    return [
        {"label": label, "href": ask.links.to("timeline", **{**query, **change})}
        for label, change in _each_filter(ask, query)
    ]


def _each_filter(ask: Ask, query: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    voice = ask.voice
    for status in query["status"]:
        yield voice.label("status", status), {"status": tuple(one for one in query["status"] if one != status)}
    kinds = query["type"] or ()
    for kind in (kinds,) if isinstance(kinds, str) else kinds:
        yield voice.label("type", kind), {"type": None}
    for name in ("actor", "outlet"):
        if query[name]:
            yield f"{voice.t(f'filter.{name}')}: {query[name]}", {name: None}
    if query["only"]:
        yield voice.t(f"filter.only_{query['only']}"), {"only": None}
    if query["from_"] or query["to_"]:
        days = [voice.date(query[name]) if query[name] else "…" for name in ("from_", "to_")]
        yield days[0] if days[0] == days[1] else " – ".join(days), {"from_": None, "to_": None}


def without_each(ask: Ask, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Where nothing is left: for each filter, how many there would be without it."""
    found = []
    for label, change in _each_filter(ask, query):
        rest = {**query, **change}
        told = {
            name.rstrip("_"): value if isinstance(value, list | tuple) else [value]
            for name, value in rest.items()
            if value
        }
        choice, _ = event_choice(dataclasses.replace(ask, query=told))
        count = ask.browser.event_sums(choice).total
        if count:
            found.append({"label": label, "n": count, "href": ask.links.to("timeline", **rest)})
    return found


def by_day(events: Sequence[EventRow]) -> list[tuple[str | None, list[EventRow]]]:
    """The events of each day, in the order in which they come."""
    return [(day, list(group)) for day, group in groupby(events, key=lambda event: event.day)]


def occurrence(ask: Ask) -> View:
    """One occurrence: every telling of it."""
    key = "/".join(ask.parts)
    tellings = ask.browser.events_of_occurrence(key)
    if not tellings:
        raise Absent("occurrence", key)
    title = heading_of(ask, tellings[0])
    context = {"lead": tellings[0], "tellings": tellings}
    return View("occurrence", title, context, EventRow, tellings, len(tellings), len(tellings))
