"""Scoring entities: found ones are matched by Wikidata id, English name, or Arabic name, in that order."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.evaluate.keys import Key, KeyEntity
from waqai.evaluate.matching import plain, slug
from waqai.evaluate.sheet import Case, EntityIndex, Sheet
from waqai.model import Entity, Reading

_SCORED = {"person", "state", "place", "organisation"}


def index_entities(key: Key, readings: Sequence[Reading]) -> EntityIndex:
    """Which of the key's entities each found id of each reading stands for."""
    find = _Finder(key.entities)
    known = {(n, e.id): find(e) for n, reading in enumerate(readings) for e in reading.entities}
    return lambda reading, entity_id: known.get((reading, entity_id or ""))


class _Finder:
    def __init__(self, entities: Sequence[KeyEntity]) -> None:
        self.by_wikidata = {e.wikidata: e.key for e in entities if e.wikidata}
        self.by_english = {slug(e.name_en): e.key for e in entities if slug(e.name_en)}
        self.by_english |= {e.key: e.key for e in entities}
        self.by_arabic: dict[str, str] = {}
        for e in entities:
            for name in e.names:
                self.by_arabic.setdefault(plain(name), e.key)

    def __call__(self, entity: Entity) -> str | None:
        return (
            self.by_wikidata.get(entity.wikidata or "")
            or self.by_english.get(slug(entity.name_en))
            or next(filter(None, map(self._arabic, (entity.name_ar, *entity.names))), None)
        )

    def _arabic(self, name: str) -> str | None:
        return self.by_arabic.get(plain(name)) if name else None


def score_entities(case: Case, sheet: Sheet) -> None:
    """Entities (persons, states, places, organisations) and the Wikidata links of those matched."""
    keyed = {e.key: e for e in case.key.entities}
    wanted = {e.key for e in case.key.entities if e.kind in _SCORED}
    seen: set[tuple[int, str]] = set()
    extra = 0
    for number, entity in _found(case):
        key = case.entity(number, entity.id)
        if key is None or (number, key) in seen:
            extra += 1
            sheet.blame(case, "entities", "repeated" if key else "spurious", [f"{entity.name_ar} ({entity.id})"])
            continue
        seen.add((number, key))
        _score_link(sheet, entity, keyed[key])
    hits = wanted & {key for _, key in seen}
    sheet.count("entities", len(hits), len(wanted), len(hits) + extra)
    sheet.blame(case, "entities", "missed", sorted(wanted - hits))


def _found(case: Case) -> list[tuple[int, Entity]]:
    return [(n, e) for n, reading in enumerate(case.readings) for e in reading.entities if e.type in _SCORED]


def _score_link(sheet: Sheet, found: Entity, wanted: KeyEntity) -> None:
    if wanted.wikidata:
        sheet.count("links", int(found.wikidata == wanted.wikidata), 1, int(bool(found.wikidata)))
