"""All that is known of those who may bear a name, and why: what `waqai entity` prints.

>>> first = portraits("الناتو")[0]
>>> first.id, first.meant, first.because[0]
('Q7184', True, 'name listed as strong')
"""

from __future__ import annotations

from dataclasses import dataclass

from waqai.knowledge.entities import gazetteer
from waqai.knowledge.linking import NO_HINT, Hint, link
from waqai.knowledge.offices import OPEN_END, offices_of
from waqai.knowledge.store import Known, store


@dataclass(frozen=True, slots=True)
class Portrait:
    """One who may be meant: `meant` says whether the answer is this one; `names` are folded, `=` before metonyms and
    adjectives, `?` before those that need support; `offices` are `office of where, from to`; `origin` says where the
    entry is from, with licence and date."""

    id: str
    wikidata: str | None
    meant: bool
    score: float
    likeness: float
    because: tuple[str, ...]
    name_ar: str
    name_en: str | None
    type: str
    country: str | None
    weight: int
    names: tuple[str, ...]
    offices: tuple[str, ...]
    more: str
    certainty: str
    note: str
    origin: tuple[str, ...]


def portraits(name: str, hint: Hint = NO_HINT) -> list[Portrait]:
    """Who may be meant by a name (Arabic in any spelling, English) or an id, best first."""
    known = store().entity(name)
    if known is not None:
        return [_portrait(known, True, 1.0, 1.0, ("this is the entry's id",))]
    found = link(name, hint)
    answered = [
        _portrait(c.known, found.best is not None and c.known.id == found.best.id, c.score, c.likeness, c.because)
        for c in found.candidates
    ]
    if answered or not name.isascii():
        return answered
    return [_portrait(gazetteer().entities[key], False, 0.0, 0.0, (f"{name} is in its English name",))
            for key in store().named_in_english(name)]  # fmt: skip


def _portrait(known: Known, meant: bool, score: float, likeness: float, because: tuple[str, ...]) -> Portrait:
    signs = {"name": ""}
    names = tuple(
        f"{'?' if weak else ''}{signs.get(kind, '=')}{form}" for form, kind, weak in store().names_of(known.id)
    )
    offices = tuple(f"{o.office} of {o.where}, {o.start} to {o.end if o.end != OPEN_END else 'now'}"
                    for o in offices_of(known.id))  # fmt: skip
    return Portrait(
        known.id, known.wikidata, meant, score, likeness, because, known.name_ar, known.name_en, known.type,
        known.country, known.weight, names, offices, known.more, known.certainty, known.note, _origin(known),
    )  # fmt: skip


def _origin(known: Known) -> tuple[str, ...]:
    found = (store().source(code) for code in known.source.split("+"))
    return tuple(" · ".join(filter(None, (s.origin, s.licence, s.date))) for s in found if s is not None)
