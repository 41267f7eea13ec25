"""Who acts on whom, and where: two pictures, each with a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from waqai.knowledge.across import intensity
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.event_codes import DONE
from waqai.model import EVENT_TYPES
from waqai.present.web import map as land
from waqai.present.web import network as net
from waqai.present.web.accounts import plain_name
from waqai.present.web.asking import Ask, View
from waqai.record.shown import EventRow, PairLine, PlaceLine, Who

# So many pairs stay readable in a picture; the table pages through all of them.
PAIRS_SHOWN, PAIRS_DRAWN, NODES_DRAWN = 60, 60, 40
PLACES_SHOWN, EVENTS_AT_A_PLACE, PLACES_OPENED = 150, 6, 12


@dataclass(frozen=True, slots=True)
class Tie:
    """Two who have to do with one another, and how often they were told to cooperate and to clash."""

    pair: PairLine
    cooperation: int
    conflict: int


def network(ask: Ask) -> View:
    """The busiest pairs, who stands round one entity, or only what is of one type."""
    kind = ask.one_of("type", EVENT_TYPES)
    around = ask.text("actor")
    key = ask.browser.keys(around)[0] if around else None
    found, total = ask.browser.pairs(ask.page(PAIRS_SHOWN), types=(kind,) if kind else None, entity=key)
    ties = [tie_of(pair) for pair in found]
    context = {
        "ties": ties, "picture": _picture(ask, ties), "query": {"type": kind, "actor": around}, "types": EVENT_TYPES,
        "around": ask.browser.entity(key) if key else None,
    }  # fmt: skip
    title = ask.voice.t("network.title")
    return View("network", title, context, PairLine, found, total, PAIRS_SHOWN, ask.page_number())


def tie_of(pair: PairLine) -> Tie:
    """A pair with what was done between the two counted by tone."""
    done = [(intensity(act.type, act.mode), act.events) for act in pair.acts if act.status in DONE]
    return Tie(pair, sum(n for score, n in done if score > 0), sum(n for score, n in done if score < 0))


def _picture(ask: Ask, ties: Sequence[Tie]) -> net.Picture | None:
    drawn, names = _drawn(ties)
    weight = {key: sum(t.pair.events for t in drawn if key in (t.pair.one.key, t.pair.two.key)) for key in names}
    nodes = [
        net.Node(key, plain_name(ask, who), who.type, weight[key], ask.links.to("actor", key) or "")
        for key, who in names.items()
    ]
    edges = [
        net.Edge(
            t.pair.one.key, t.pair.two.key, t.cooperation, t.conflict,
            ask.links.to("pair", t.pair.one.key, t.pair.two.key) or "", _said(ask, t),
        )
        for t in drawn
    ]  # fmt: skip
    return net.lay_out(nodes, edges) if nodes else None


def _drawn(ties: Sequence[Tie]) -> tuple[list[Tie], dict[str, Who]]:
    """The ties that the picture has room for, and the ends of them."""
    drawn: list[Tie] = []
    names: dict[str, Who] = {}
    for tie in ties[:PAIRS_DRAWN]:
        ends = {tie.pair.one.key: tie.pair.one, tie.pair.two.key: tie.pair.two}
        if len(names | ends) <= NODES_DRAWN:
            names |= ends
            drawn.append(tie)
    return drawn, names


def _said(ask: Ask, tie: Tie) -> str:
    return ask.voice.t(
        "network.edge", one=plain_name(ask, tie.pair.one), two=plain_name(ask, tie.pair.two),
        events=ask.voice.t("count.events", n=tie.pair.events), good=ask.voice.number(tie.cooperation),
        bad=ask.voice.number(tie.conflict),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the map's table: `precision` says what the circle stands for; None where it is not known where it is.
    The first ones come with their latest events."""

    place: PlaceLine
    precision: str | None
    events: tuple[EventRow, ...]


def places(ask: Ask) -> View:
    """Occurrences by place: circles where the place is known, and a table of all."""
    found = ask.browser.places(PLACES_SHOWN)
    latest = ask.browser.latest_at([place.key for place in found[:PLACES_OPENED]], EVENTS_AT_A_PLACE)
    spots: list[land.Place] = []
    sites: list[Site] = []
    for place in found:
        at = gazetteer().coordinates(place.key)
        precision = _precision(place) if at else None
        if at and precision:
            href = ask.links.to("actor", place.key, role="place") or ask.links.to("actor", place.key) or ""
            spots.append(land.Place(place.key, plain_name(ask, place), at[0], at[1], place.events, precision, href))
        sites.append(Site(place, precision, tuple(latest.get(place.key, ()))))
    context: dict[str, Any] = {
        "sites": sites, "picture": land.project(spots, str(ask.borders) if ask.borders else None) if spots else None,
        "unplaced": sum(site.precision is None for site in sites), "query": {},
    }  # fmt: skip
    return View("map", ask.voice.t("map.title"), context, PlaceLine, found, len(found), PLACES_SHOWN)


def _precision(place: PlaceLine) -> str:
    if place.type == "state":
        return "state"
    if place.key.startswith("iso:") or "-" in place.key.partition(":")[2]:
        return "region"
    return "facility" if place.type == "facility" else "town"
