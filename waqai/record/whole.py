"""Articles whole: from the rows of the tables back to the reading of each, as `waqai read` gave it.

What the tables do not hold does not come back: the further speakers of a quotation with several, and by what name an
entity that no list holds is known in other articles (its key in the record says as much).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from waqai.model import (
    Article,
    Entity,
    Event,
    Furniture,
    Mention,
    Outlet,
    Quantity,
    Quote,
    Reading,
    Relation,
    Span,
    Time,
)

Row = Mapping[str, Any]
_ROLES = ("actor", "recipient", "place")


@dataclass(frozen=True, slots=True)
class Whole:
    """One article with the text that its spans count in, and the record's key of each entity id of the reading.

    `occurrences` names, for an event told more than once, the finding that holds its tellings together."""

    reading: Reading
    text: str
    keys: Mapping[str, str]
    occurrences: Mapping[str, str]

    def piece(self, span: Span) -> str:
        """The exact words of a span."""
        return self.text[span.start : span.end]


def whole_of(row: Row, occurrences: Mapping[str, str]) -> Whole:
    """The article of one row of `queries/whole.sql`."""
    keys = {one["entity_id"]: one["entity"] for one in row["entities"]}
    local = {key: entity for entity, key in keys.items()}
    reading = Reading(
        article=_article(row["article"], row["source"], row["encoding"]),
        furniture=tuple(Furniture(_span(one), one["kind"], one["rule"]) for one in row["furniture"]),
        entities=tuple(_entity(one) for one in row["entities"]),
        mentions=tuple(
            Mention(one["mention_id"], _span(one), one["kind"], local.get(one["entity"], one["entity"]), one["rule"])
            for one in row["mentions"]
        ),
        times=tuple(
            Time(one["time_id"], _span(one), one["value"], one["kind"], one["anchor"], one["why"], one["rule"])
            for one in row["times"]
        ),
        quantities=tuple(_quantity(one) for one in row["quantities"]),
        quotes=tuple(_quote(one, local) for one in row["quotes"]),
        events=tuple(_events(row, local)),
        relations=tuple(_relation(one, local) for one in row["relations"]),
    )
    return Whole(reading, row["text"], keys, occurrences)


def with_events(whole: Whole, wanted: frozenset[str]) -> Whole:
    """The article with these of its events alone."""
    events = tuple(event for event in whole.reading.events if event.id in wanted)
    return replace(whole, reading=replace(whole.reading, events=events))


def _span(row: Row, name: str = "span") -> Span:
    return Span(row[f"{name}_start"], row[f"{name}_end"])


def _span_if(row: Row, name: str) -> Span | None:
    return None if row[f"{name}_start"] is None else _span(row, name)


def _article(row: Row, source: str, encoding: str) -> Article:
    named = row["outlet_name"] or row["outlet_domain"]
    return Article(
        row["article_id"], source, row["page_sha256"], row["title"], _span_if(row, "title"),
        Outlet(row["outlet_name"], row["outlet_domain"]) if named else None, row["language"],
        tuple(_span(part) for part in row["body"]), row["text_sha256"], row["published"], row["published_basis"],
        row["published_why"], row["author"], row["url"], encoding,
    )  # fmt: skip


def _entity(row: Row) -> Entity:
    return Entity(
        row["entity_id"], row["wikidata"], row["name_ar"], row["name_en"], tuple(row["names"]), row["type"],
        row["country"], row["rule"],
    )  # fmt: skip


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _quantity(row: Row) -> Quantity:
    value = _number(row["value"])
    assert value is not None, "a quantity without a value is never stored"
    return Quantity(
        row["quantity_id"], _span(row), value, _number(row["value_to"]), row["unit"], row["bound"], row["counted"],
        row["rule"],
    )  # fmt: skip


def _quote(row: Row, local: Mapping[str, str]) -> Quote:
    speaker = row["speaker"] and local.get(row["speaker"], row["speaker"])
    return Quote(
        row["quote_id"], _span(row), row["direct"], speaker, _span_if(row, "cue"), row["via"], row["rule"],
        (speaker,) if speaker else (),
    )  # fmt: skip


def _relation(row: Row, local: Mapping[str, str]) -> Relation:
    ends = [local.get(row[end], row[end]) for end in ("subject", "object")]
    of = row["office_of"] and local.get(row["office_of"], row["office_of"])
    return Relation(
        _span(row), ends[0], row["relation"], ends[1], row["as_of"], row["rule"], row["standing"], row["office"], of,
        row["quantity_id"], tuple(local.get(one, one) for one in row["said_by"]),
    )  # fmt: skip


def _events(row: Row, local: Mapping[str, str]) -> Iterable[Event]:
    sides, sources, amounts = (_by_event(row[name]) for name in ("arguments", "sources", "amounts"))
    spans = _by_event(row["spans"])
    for one in row["events"]:
        name = one["event_id"]
        parts = {
            role: tuple(local.get(side["entity"], side["entity"]) for side in sides[name] if side["role"] == role)
            for role in _ROLES
        }
        at: dict[str, list[Span]] = defaultdict(list)
        for span in spans[name]:
            at[span["role"]].append(_span(span))
        yield Event(
            name, one["type"], one["mode"], _span(one, "trigger"), _span(one, "sentence"), parts["actor"],
            parts["recipient"], parts["place"], one["time"], {role: tuple(found) for role, found in at.items()},
            tuple(amount["quantity_id"] for amount in amounts[name]), one["object"], one["status"],
            _span_if(one, "status"), tuple(local.get(s["entity"], s["entity"]) for s in sources[name]),
            _span_if(one, "said_by"), one["quote_id"], one["confidence"], one["rule"],
        )  # fmt: skip


def _by_event(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["event_id"]].append(row)
    return found
