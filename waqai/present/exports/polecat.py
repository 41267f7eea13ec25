"""POLECAT's layout: forty columns parted by tabs, one row an event, status folded into the type by PLOVER's rule.

Events that the ontology has no place for (possible, conditional, some denials) are left out and counted.  Empty:
contexts, districts, GeoNames ids and feature types, which a reading does not hold.  Several sides of one event stand in
one cell, parted by semicolons, as PLOVER wants compound actors.  A cell that begins a formula gets an apostrophe, as in
CSV; one with a quotation mark is quoted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO

from waqai.knowledge.across import intensity
from waqai.knowledge.event_codes import Coded, as_published, country, quad, sector
from waqai.model import VERSION, Entity
from waqai.present.exports.telling import Telling, at, english, entities_of, outlet_of, plain_cell, tellings
from waqai.record.whole import Whole

_SIDE = (
    "{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw", "Wikipedia {} ID",
)  # fmt: skip
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts",
    *(name.format("Actor") for name in _SIDE), *(name.format("Recipient") for name in _SIDE),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip


def write(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """Writes the header and a row an event; tells how many rows, and how many events have no place in the layout."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = left = 0
    for told in tellings(articles):
        event = told.event
        coded = as_published(event.type, event.mode, event.status, event.rule)
        if coded is None:
            left += 1
            continue
        writer.writerow([plain_cell(cell) for cell in _row(told, coded)])
        rows += 1
    return rows, left


def _row(told: Telling, coded: Coded) -> list[object]:
    event, article = told.event, told.whole.reading.article
    actors, recipients = event.actor, event.recipient
    if coded.symmetric:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    raw = (told.said("actor"), told.said("recipient"))
    return [
        told.id, told.days.first.isoformat() if told.days else "", coded.type, coded.mode,
        intensity(coded.type, coded.mode or None), quad(coded.type), "",
        *_side(told, told.entities(actors), ";".join(filter(None, raw)) if coded.symmetric else raw[0]),
        *_side(told, told.entities(recipients), "" if coded.symmetric else raw[1]),
        *_place(told), outlet_of(told.whole), article.published or "", *_story(told.whole), article.language,
        f"waqai {VERSION}",
    ]  # fmt: skip


def _side(told: Telling, entities: Sequence[Entity], raw: str) -> list[str]:
    sectors = [sector(told.key(one), one.type) for one in entities]
    return [
        _joined(english(one) for one in entities),
        _joined(country(one.country).iso3 for one in entities),
        _joined(country(one.country).cow for one in entities),
        next((one for one in sectors if one), ""),
        _joined(dict.fromkeys(one for one in sectors if one)),
        "",
        raw,
        _joined(one.wikidata or "" for one in entities),
    ]


def _joined(parts: Iterable[str]) -> str:
    """Parts in one cell, empty ones too: the cells of one side stay in step.

    >>> _joined(["EGY", "", "SDN"]), _joined(["", ""])
    ('EGY;;SDN', '')
    """
    whole = ";".join(parts)
    return whole if whole.strip(";") else ""


def _place(told: Telling) -> list[object]:
    place = next(iter(told.entities(told.event.place)), None)
    if place is None:
        return [""] * 10
    where = at(place, told.key(place)) or ("", "")
    town = english(place) if place.type == "place" else ""
    return [english(place), town, "", "", country(place.country).iso3, *where, "", told.said("place"), ""]


def _story(whole: Whole) -> list[str]:
    kinds = (("person",), ("organisation",), ("state", "place", "facility"))
    entities = entities_of(whole).values()
    return [_joined(english(one) for one in entities if one.type in kind) for kind in kinds]
