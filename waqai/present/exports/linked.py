"""schema.org as JSON-LD: articles, and in them claims about events, and quotations.

Each telling of an event is a `Claim` that appears in its `NewsArticle`, with the exact sentence; what it is about is an
`Event` that all tellings of one occurrence share.  schema.org's event status has no word for denied or possible: ours
stands beside it as `additionalProperty`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from waqai.model import Entity
from waqai.present.exports.telling import Telling, address_of, at, entities_of, one_line, outlet_of, tellings
from waqai.record.days import days_of
from waqai.record.whole import Whole

_TYPES = {"person": "Person", "organisation": "Organization", "state": "Country", "place": "Place", "facility": "Place"}
_STATUS = {"planned": "https://schema.org/EventScheduled", "denied": "https://schema.org/EventCancelled"}


def write(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """Writes one document; tells how many claims and quotations, and that nothing was left out."""
    count, known = 0, set[str]()
    stream.write('{"@context": "https://schema.org", "@graph": [')
    first = True
    for whole in articles:
        for node in _nodes(whole, known):
            stream.write(("\n" if first else ",\n") + json.dumps(node, ensure_ascii=False))
            first = False
            count += node["@type"] in ("Claim", "Quotation")
    stream.write("\n]}\n")
    return count, 0


def _nodes(whole: Whole, known: set[str]) -> Iterator[dict[str, Any]]:
    article, entities = whole.reading.article, entities_of(whole)
    yield _plain({
        "@type": "NewsArticle", "@id": f"urn:waqai:article:{article.id}", "headline": article.title,
        "inLanguage": article.language, "datePublished": article.published, "url": address_of(whole),
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet_of(whole)} if outlet_of(whole) else None,
    })  # fmt: skip
    for told in tellings([whole]):
        if told.occurrence not in known:
            known.add(told.occurrence)
            yield _event(told)
        yield _claim(told)
    for quote in whole.reading.quotes:
        speaker = entities.get(quote.speaker or "")
        yield _plain({
            "@type": "Quotation", "@id": f"urn:waqai:quote:{article.id}-{quote.id}",
            "text": one_line(whole.piece(quote.span)), "inLanguage": article.language,
            "creator": _thing(whole, speaker) if speaker else None,
            "isPartOf": {"@id": f"urn:waqai:article:{article.id}"},
        })  # fmt: skip


def _event(told: Telling) -> dict[str, Any]:
    event = told.event
    days = days_of(event.time)
    return _plain({
        "@type": "Event", "@id": f"urn:waqai:occurrence:{told.occurrence}",
        "name": f"{event.type}{f' {event.mode}' if event.mode else ''}",
        "startDate": days.first.isoformat() if days else None, "endDate": days.last.isoformat() if days else None,
        "eventStatus": _STATUS.get(event.status),
        "organizer": [_thing(told.whole, one) for one in told.entities(event.actor)],
        "attendee": [_thing(told.whole, one) for one in told.entities(event.recipient)],
        "location": [_thing(told.whole, one) for one in told.entities(event.place)],
    })  # fmt: skip


def _claim(told: Telling) -> dict[str, Any]:
    event, article = told.event, told.whole.reading.article
    return _plain({
        "@type": "Claim", "@id": f"urn:waqai:claim:{told.id}", "text": told.piece(event.sentence),
        "about": {"@id": f"urn:waqai:occurrence:{told.occurrence}"},
        "appearance": {"@id": f"urn:waqai:article:{article.id}"},
        "creator": [_thing(told.whole, one) for one in told.entities(event.said_by)],
        "additionalProperty": [
            {"@type": "PropertyValue", "name": "status", "value": event.status},
            {"@type": "PropertyValue", "name": "span", "value": f"{event.trigger.start}-{event.trigger.end}"},
            {"@type": "PropertyValue", "name": "confidence", "value": event.confidence},
        ],
    })  # fmt: skip


def _thing(whole: Whole, entity: Entity) -> dict[str, Any]:
    key = whole.keys.get(entity.id, entity.id)
    where = at(entity, key)
    return _plain({
        "@type": _TYPES.get(entity.type, "Thing"),
        "@id": f"http://www.wikidata.org/entity/{entity.wikidata}" if entity.wikidata else f"urn:waqai:entity:{key}",
        "name": {"@value": entity.name_ar, "@language": "ar"}, "alternateName": entity.name_en,
        "geo": {"@type": "GeoCoordinates", "latitude": where[0], "longitude": where[1]} if where else None,
    })  # fmt: skip


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
