"""The time of a war that is known by who began it against whom (منذ هجومه على أوكرانيا, الغزو العراقي للكويت).

Data: `wars.toml`.  A noun that means the war (غزو) has its time wherever it stands; any other noun of violence between
the two only where the sentence counts from it: منذ before it, or منذ with a length behind it.
Limits: a side that is no state counts for its state; a blow of the same war beside منذ is taken for the war.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, NamedTuple

from waqai.extract.filling import Arguments
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import folded
from waqai.knowledge.loader import toml
from waqai.model import Entity
from waqai.text.folding import fold_text

SINCE = "منذ"
BEFORE, BEHIND = 3, 4
"""Words before an act in which منذ counts from it (منذ شن هجومه), and behind it (هجوم روسي منذ أكثر من سنتين)."""


class War(NamedTuple):
    """Who began a war against whom, when, and the folded nouns that mean it."""

    by: frozenset[str]
    against: frozenset[str]
    first: str
    last: str | None
    nouns: frozenset[str]
    fronts: bool


@functools.cache
def wars() -> tuple[War, ...]:
    """The wars of `wars.toml`."""
    return tuple(map(_war, toml("wars")["war"]))


def _war(row: Mapping[str, Any]) -> War:
    sides = frozenset(row["by"]), frozenset(row["against"])
    return War(*sides, row["first"], row.get("last"), folded(row["nouns"]), "fronts" in row)


def at_war_with(country: str) -> frozenset[str]:
    """The states that strike a country's towns in a war that goes on."""
    fought = (one for one in wars() if one.fronts and country in one.by | one.against)
    return frozenset().union(*((one.by if country in one.against else one.against) for one in fought))


def war_time(
    scene: Scene, trigger: Trigger, sides: Arguments, entities: Mapping[str, Entity], until: str | None
) -> str | None:
    """The first day of the known war that a noun of violence means, or its whole span so far; None for any other act.

    `until` is the day of publication, the end of a war that goes on."""
    if not trigger.is_noun or trigger.frame.event != "ASSAULT":
        return None
    by, against = (_countries(sides.get(role), entities) for role in ("actor", "recipient"))
    war = next((one for one in wars() if by & one.by and against & one.against), None)
    if war is None or (until is not None and until[:10] < war.first):
        return None
    if _counts_from(scene, trigger):
        return war.first
    end = war.last or until
    span = f"{war.first}/{end}" if end else war.first
    return span if _has_length(scene, trigger) or fold_text(trigger.lexeme.lemma) in war.nouns else None


def _countries(sides: tuple[str, ...], entities: Mapping[str, Entity]) -> frozenset[str]:
    return frozenset(country for side in sides if side in entities and (country := entities[side].country))


def _counts_from(scene: Scene, trigger: Trigger) -> bool:
    """منذ هجومه, منذ شن هجومه, منذ بدء الهجوم."""
    return any(_is_since(scene.form(at)) for at in range(trigger.first - BEFORE, trigger.first))


def _has_length(scene: Scene, trigger: Trigger) -> bool:
    """هجوم روسي منذ أكثر من سنتين: since and a time behind the act."""
    behind = range(trigger.last, trigger.last + BEHIND)
    since = next((at for at in behind if _is_since(scene.form(at))), None)
    return since is not None and any(at in scene.timed for at in range(since, since + BEHIND))


def _is_since(form: str) -> bool:
    return form.removeprefix("و") == SINCE
