"""Articles come back from the record as they were read."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from waqai.form import as_json
from waqai.model import Entity, Quote, Reading
from waqai.pipeline import Record, read

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def kept(reading: Reading) -> Reading:
    """The reading without what the tables do not hold."""

    def entity(one: Entity) -> Entity:
        return dataclasses.replace(one, same=None)

    def quote(one: Quote) -> Quote:
        return dataclasses.replace(one, speakers=one.speakers[:1])

    return dataclasses.replace(
        reading, entities=tuple(map(entity, reading.entities)), quotes=tuple(map(quote, reading.quotes))
    )


def test_articles_come_back_whole(tmp_path: Path) -> None:
    pages = sorted(SAMPLES.glob("*.txt"))[:5]
    read_first = {one.article.id: as_json(kept(one)) for page in pages for one in read(page)}
    with Record(tmp_path / "news.duckdb") as record:
        record.build([str(page) for page in pages])
        wholes = list(record.wholes())
    assert {whole.reading.article.id: as_json(kept(whole.reading)) for whole in wholes} == read_first
    for whole in wholes:
        for event in whole.reading.events:
            assert whole.piece(event.trigger).strip() == whole.piece(event.trigger)
