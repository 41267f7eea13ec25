"""Readings as JSON Lines in the form of `waqai read`; events as CSV with a header."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import IO

from waqai.form import as_json
from waqai.model import Entity
from waqai.present.exports.telling import Telling, address_of, english, outlet_of, tellings
from waqai.present.writing import BETWEEN, harmless
from waqai.record.whole import Whole

COLUMNS = (
    "event", "occurrence", "type", "mode", "status", "time", "published", "published_basis", "actors", "actor_keys",
    "recipients", "recipient_keys", "places", "said_by", "said_by_keys", "object", "amounts", "trigger",
    "trigger_start", "trigger_end", "sentence", "sentence_start", "sentence_end", "confidence", "rule", "title",
    "outlet", "source",
)  # fmt: skip


def write_readings(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """One reading a line; tells how many, and that none was left out."""
    count = 0
    for whole in articles:
        stream.write(json.dumps(as_json(whole.reading), ensure_ascii=False) + "\n")
        count += 1
    return count, 0


def write_events(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """One event a row; tells how many, and that none was left out."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for told in tellings(articles):
        writer.writerow([harmless(cell) for cell in _row(told)])
        count += 1
    return count, 0


def _row(told: Telling) -> list[object]:
    event, article = told.event, told.whole.reading.article
    actors, recipients, sources = (told.entities(ids) for ids in (event.actor, event.recipient, event.said_by))
    amounts = [told.piece(q.span) for q in told.whole.reading.quantities if q.id in event.quantities]
    return [
        told.id, told.occurrence, event.type, event.mode, event.status, event.time, article.published,
        article.published_basis, _names(actors), _keys(told, actors), _names(recipients), _keys(told, recipients),
        _names(told.entities(event.place)), _names(sources), _keys(told, sources), event.object, BETWEEN.join(amounts),
        told.piece(event.trigger), *event.trigger, told.piece(event.sentence), *event.sentence, event.confidence,
        event.rule, article.title, outlet_of(told.whole), address_of(told.whole),
    ]  # fmt: skip


def _names(entities: Iterable[Entity]) -> str:
    return BETWEEN.join(map(english, entities))


def _keys(told: Telling, entities: Iterable[Entity]) -> str:
    return BETWEEN.join(map(told.key, entities))
