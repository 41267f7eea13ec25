"""FollowTheMoney: entities, or the statements that they are made of, by the followthemoney library.

Persons, organisations, states (as public bodies) and articles; an act is an `Event` with those involved and the article
as proof.  Ids are hashes of the record's keys, so that one actor of two records is one entity.  A statement says on
which article's word a value stands (`origin`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any, NamedTuple

from waqai.model import Entity, UsageError
from waqai.present.exports.telling import Telling, entities_of, one_line, outlet_of, tellings
from waqai.record.days import days_of
from waqai.record.whole import Whole

DATASET = "waqai"
_SCHEMATA = {"person": "Person", "organisation": "Organization", "state": "PublicBody"}


class Fact(NamedTuple):
    """One value of one entity, with the article that has it."""

    id: str
    schema: str
    property: str
    value: str
    language: str | None
    article: str


def write_entities(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """Entities as JSON Lines, each once with all that articles say of it; tells how many; none is left out."""
    model = _library().model
    made: dict[str, Any] = {}
    for fact in _facts(articles):
        if fact.id not in made:
            made[fact.id] = model.make_entity(fact.schema)
            made[fact.id].id = fact.id
        made[fact.id].add(fact.property, fact.value, quiet=True)
    for entity in made.values():
        stream.write(json.dumps(_sorted(entity.to_dict()), ensure_ascii=False, sort_keys=True) + "\n")
    return len(made), 0


def write_statements(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """Statements as CSV, one a value and article; tells how many, and that none was left out."""
    _library()
    from followthemoney.statement import Statement
    from followthemoney.statement.serialize import CSVStatementWriter

    known = set[tuple[str | None, str]]()
    writer = CSVStatementWriter(stream)
    for fact in _facts(articles):
        statement = Statement(
            fact.id, fact.property, fact.schema, fact.value, DATASET, lang=fact.language, origin=fact.article
        )
        if (statement.id, fact.article) not in known:
            known.add((statement.id, fact.article))
            writer.write(statement)
    writer.close()
    return len(known), 0


def _sorted(entity: dict[str, Any]) -> dict[str, Any]:
    """The library keeps values in sets: their order would change from run to run."""
    return {**entity, "properties": {name: sorted(values) for name, values in entity["properties"].items()}}


def _id(kind: str, name: str) -> str:
    return f"waqai-{kind}-{hashlib.sha256(name.encode()).hexdigest()[:20]}"


def _facts(articles: Iterable[Whole]) -> Iterator[Fact]:
    for whole in articles:
        article = whole.reading.article
        proof = _id("article", article.id)
        yield from _of(proof, "Article", whole, title=article.title, name=article.title, publisher=outlet_of(whole),
                       publishedAt=article.published, sourceUrl=article.url, language="ara",
                       fileName=None if article.url else article.source)  # fmt: skip
        acting = {one for event in whole.reading.events for one in (*event.actor, *event.recipient, *event.said_by)}
        for entity in entities_of(whole).values():
            if entity.id in acting and entity.type in _SCHEMATA:
                yield from _entity(whole, entity)
        for told in tellings([whole]):
            yield from _event(told, proof)


def _entity(whole: Whole, entity: Entity) -> Iterator[Fact]:
    id_ = _id("entity", whole.keys[entity.id])
    yield from _of(id_, _SCHEMATA[entity.type], whole, name=entity.name_ar, wikidataId=entity.wikidata,
                   country=(entity.country or "").lower())  # fmt: skip
    if entity.name_en:
        yield Fact(id_, _SCHEMATA[entity.type], "name", entity.name_en, "eng", whole.reading.article.id)
    for name in entity.names:
        yield from _of(id_, _SCHEMATA[entity.type], whole, alias=name if name != entity.name_ar else None)


def _event(told: Telling, proof: str) -> Iterator[Fact]:
    event, whole = told.event, told.whole
    id_ = _id("event", told.occurrence)
    days = days_of(event.time)
    name = f"{event.type}{f' {event.mode}' if event.mode else ''}: {told.piece(event.trigger)}"
    yield from _of(id_, "Event", whole, name=name, description=told.piece(event.sentence), proof=proof,
                   startDate=days and days.first.isoformat(), endDate=days and days.last.isoformat(),
                   notes=f"status: {event.status}")  # fmt: skip
    for entity in told.entities((*event.actor, *event.recipient)):
        if entity.type in _SCHEMATA:
            yield from _of(id_, "Event", whole, involved=_id("entity", whole.keys[entity.id]))
    for place in told.entities(event.place):
        yield from _of(id_, "Event", whole, location=place.name_ar)


def _of(id_: str, schema: str, whole: Whole, **values: str | None) -> Iterator[Fact]:
    """Facts of one entity; what is empty makes none."""
    for name, value in values.items():
        if value:
            language = "ara" if name in ("name", "title", "alias", "description", "location") else None
            yield Fact(id_, schema, name, one_line(value), language, whole.reading.article.id)


def _library() -> Any:
    try:
        import followthemoney
    except ImportError as error:
        raise UsageError('FollowTheMoney needs its library; pip install "waqai[export]" brings it.') from error
    return followthemoney
