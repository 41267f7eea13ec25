"""What names hold within themselves: the sides of a war that its own name tells, towns that stand for their states.

Limits: places of one word, and only those of which the article speaks elsewhere too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.frames import Role
from waqai.model import Entity, Span
from waqai.text.folding import fold_text

PLACES = frozenset(("place", "facility"))


class Inside(NamedTuple):
    """An entity that a name's own word names, in the role that the word before it gives."""

    role: Role
    entity: str
    span: Span


def sides_inside(scene: Scene, trigger: Trigger) -> Iterator[Inside]:
    """الحرب على غزة, الغزو الروسي لأوكرانيا where they are names themselves: whom their own words name."""
    own = scene.taken.get(trigger.first)
    for at in range(trigger.last, own.last if own else trigger.last):
        form = scene.form(at)
        role, name = trigger.frame.role_of(form) or ("place" if form == "في" else None), scene.form(at + 1)
        if role is None and form.startswith("ل"):
            role, name = trigger.frame.role_of("ل"), form[1:]
        side = next((e.id for e in scene.entities.values() if role and _is_place_called(e, name)), None)
        if role and side:
            yield Inside(role, side, scene.words[at].span)


def _is_place_called(entity: Entity, name: str) -> bool:
    return entity.type in ("state", "place") and fold_text(entity.name_ar) == name


def is_town(scene: Scene, phrase: Phrase) -> bool:
    """A town, or a capital that stands for its state."""
    if scene.types(phrase) <= PLACES:
        return True
    found = gazetteer().names.at(scene.words, phrase.first, phrase.last)
    return scene.types(phrase) == {"state"} and any(match.value.kind == "metonym" for match in found)
