"""What a relative clause on a name adds to somebody's words: the article's own remark, no part of what was said."""

from __future__ import annotations

from waqai.extract.cues import COMMAS, RELATIVES
from waqai.extract.report_ends import trimmed
from waqai.extract.staging import Stage


def without_asides(stage: Stage, first: int, last: int) -> list[tuple[int, int]]:
    """A reported stretch less the relative clauses on names in it: what "Rostov, which ..." adds is the article's own.

    A relative clause on a common noun belongs to it and stays (الزيارة التي يقوم بها)."""
    found: list[tuple[int, int]] = []
    begin, at = first, first
    while at < last:
        if at > begin and _adds_aside(stage, at):
            found.append((begin, trimmed(stage, begin, at)))
            comma = next((k for k in range(at, last) if stage.doc.words[k].form in COMMAS and stage.free(k)), last)
            begin = at = min(comma + 1, last)
        else:
            at += 1
    found.append((begin, last))
    return [stretch for stretch in found if stretch[1] - stretch[0] > 1] or [(first, last)]


def _adds_aside(stage: Stage, at: int) -> bool:
    """Whether a relative pronoun stands behind a name, with or without a comma."""
    if stage.doc.words[at].form not in RELATIVES or not stage.free(at):
        return False
    before = at - 2 if stage.doc.words[at - 1].form in COMMAS else at - 1
    seat = stage.seats.get(stage.cover[before]) if stage.cover[before] >= 0 else None
    entity = stage.entities.get(seat.mention.entity) if seat else None
    return entity is not None and (entity.wikidata is not None or entity.type in ("state", "treaty", "facility"))
