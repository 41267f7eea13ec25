"""Events on the map: GeoJSON (RFC 7946), a point for each place of an event whose coordinates are known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from waqai.model import Entity
from waqai.present.exports.telling import Telling, address_of, at, english, outlet_of, tellings
from waqai.record.whole import Whole


def write_geojson(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """Writes a feature collection; tells how many points, and how many events have no place with coordinates."""
    points = left = 0
    stream.write('{"type": "FeatureCollection", "features": [')
    for told in tellings(articles):
        features = [one for place in told.entities(told.event.place) if (one := _feature(told, place))]
        left += not features
        for feature in features:
            stream.write((",\n" if points else "\n") + json.dumps(feature, ensure_ascii=False))
            points += 1
    stream.write("\n]}\n")
    return points, left


def _feature(told: Telling, place: Entity) -> dict[str, Any] | None:
    where = at(place, told.key(place))
    if where is None:
        return None
    event, whole = told.event, told.whole
    return {
        "type": "Feature",
        "id": f"{told.id}-{place.id}",
        "geometry": {"type": "Point", "coordinates": [where[1], where[0]]},
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "time": event.time,
            "published": whole.reading.article.published,
            "place": place.name_ar,
            "place_en": place.name_en,
            "precision": {"state": "country", "facility": "point"}.get(place.type, "place"),
            "actors": [english(one) for one in told.entities(event.actor)],
            "recipients": [english(one) for one in told.entities(event.recipient)],
            "said_by": [english(one) for one in told.entities(event.said_by)],
            "sentence": told.piece(event.sentence),
            "span": list(event.trigger),
            "source": address_of(whole),
            "outlet": outlet_of(whole),
            "occurrence": told.occurrence,
        },
    }
