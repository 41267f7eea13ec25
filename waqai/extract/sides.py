"""Who may be a side: types that a frame allows, capitals and towns that stand for their states, sides once each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waqai.extract.act_words import names_act
from waqai.extract.filling import Arguments
from waqai.extract.known_wars import at_war_with
from waqai.knowledge.frames import Frame, noun_class
from waqai.model import Entity
from waqai.text.folding import head_of

SIDES = ("person", "state", "organisation", "other", "place")
SITES = (*SIDES, "facility")
Entities = Mapping[str, Entity]
# Groups of ordinary people protest, demand and suffer; the news's talks and pacts are not theirs (اجتماعات الموظفين).
BYSTANDERS = noun_class("bystanders")
# A need of the sentence rather than of a side: somebody who can act is named in it.
NAMED = "named"
OF_POWERS = frozenset(("AGREE", "CONSULT", "COOPERATE", "MOBILIZE"))


def settle(frame: Frame, found: Arguments, entities: Entities) -> None:
    """Puts the found sides right in place: fitting types, states for towns, each side once."""
    found.void = bool(frame.not_pairs) and not _pairs(found, entities).isdisjoint(frame.not_pairs)
    undergoing = SITES if frame.event in ("ASSAULT", "COERCE") else SIDES
    for role, types in (("actor", frame.actor_types or SIDES), ("recipient", frame.recipient_types or undergoing)):
        held = [e for e in found.roles.get(role, []) if e in entities and _fits(entities[e], types)]
        kept = [e for e in held if not _is_happening(entities[e])]
        ordinary = role == "actor" and frame.event in OF_POWERS and all(_is_bystander(entities[e]) for e in kept)
        found.roles[role] = [] if ordinary else kept
    if frame.event == "ASSAULT":
        _towns_are_struck(found, entities)
        _leave_towns(found, entities)
    _places_for_states(found, "recipient", entities)
    _places_for_states(found, "actor", entities)
    if frame.event == "ASSAULT" and not found.get("recipient"):
        _attacked_place(frame, found, entities)
    _once_each(found)


def _fits(entity: Entity, types: Sequence[str]) -> bool:
    """Whether a frame takes such an entity; what a nameless noun is (مدمرة, وفد) its type does not say."""
    return entity.type in types or (entity.rule == "unnamed" and "organisation" in types)


def suffices(frame: Frame, found: Arguments) -> bool:
    """Whether the frame's required sides are there, and none that it rules out."""
    if found.void:
        return False
    return all(_holds(found, need) for need in frame.require) or (frame.place_ok and bool(found.get("place")))


def _pairs(found: Arguments, entities: Entities) -> set[str]:
    """Types of the two sides as "actor>recipient", "none" for a recipient who is not told."""
    actors = [entities[e].type for e in found.get("actor") if e in entities]
    recipients: list[str] = [entities[e].type for e in found.get("recipient") if e in entities] or ["none"]
    return {f"{actor}>{recipient}" for actor in actors for recipient in recipients}


def _is_bystander(entity: Entity) -> bool:
    return entity.rule == "group" and head_of(entity.name_ar).removeprefix("ال") in BYSTANDERS


def _is_happening(entity: Entity) -> bool:
    """Wars, operations and the like are named by a noun of an act; they are no side of one."""
    return entity.type == "other" and names_act(head_of(entity.name_ar))


def _holds(found: Arguments, need: str) -> bool:
    if need == NAMED:
        return True
    if need == "any":
        return bool(found.get("actor") or found.get("recipient") or found.land)
    if need == "sides":
        return len({*found.get("actor"), *found.get("recipient")}) > 1
    return bool(found.get(need)) or (need == "recipient" and found.land)


def _towns_are_struck(found: Arguments, entities: Entities) -> None:
    """Towns and sites deal no blows: what stands in the doer's place is where they fell (هجوم جنوب كذا, أحداث كذا),
    unless it stands for its state where another state is struck (قصف موسكو المتواصل لأوكرانيا)."""
    actors = found.roles.get("actor", [])
    abroad = {entities[e].country for e in found.get("recipient") if entities[e].type == "state"}
    towns = [e for e in actors if entities[e].type in ("place", "facility") and not abroad - {entities[e].country}]
    if towns:
        found.roles["actor"] = [e for e in actors if e not in towns]
        spans = () if found.roles["actor"] else tuple(found.spans.pop("actor", ()))
        found.put_sides("place", tuple(towns), spans)


def _leave_towns(found: Arguments, entities: Entities) -> None:
    """A town that is struck is where; whom the blow is meant for it says only where another state's doer is told: in
    news of blows within a country it is mostly somebody else than its state (سيطر مسلحون على بلدة كذا)."""
    held = found.roles.get("recipient", [])
    towns = [e for e in held if _stands_alone(entities[e], found.get("actor"), entities)]
    if not towns:
        return
    found.land = True
    found.roles["recipient"] = [e for e in held if e not in towns]
    spans = () if found.roles["recipient"] else tuple(found.spans.pop("recipient", ()))
    found.put_sides("place", tuple(towns), spans)


def _stands_alone(town: Entity, doers: Sequence[str], entities: Entities) -> bool:
    """Whether a town is of a state that the article speaks of, which is neither thereby struck nor the doer's own."""
    if town.type not in ("place", "facility") or town.country is None or _is_attacked(town.country, doers, entities):
        return False
    if town.country in {entities[e].country for e in doers}:
        return False
    return state_of(town.country, entities) is not None


def _is_attacked(country: str, doers: Sequence[str], entities: Entities) -> bool:
    """Whether a doer is another state's, or where none is told, the article speaks of a state that wages war on it."""
    if doers:
        return bool({entities[e].country for e in doers} - {None, country})
    return any(state_of(enemy, entities) for enemy in at_war_with(country))


def _places_for_states(found: Arguments, role: str, entities: Entities) -> None:
    """A town or site acted upon is where; its state, unless it is the actor's own, is to whom."""
    home = {entities[e].country for e in found.get("actor")} if role == "recipient" else set()
    kept: list[str] = []
    for side in found.roles.get(role, []):
        entity = entities[side]
        if entity.type not in ("place", "facility") or (entity.country is None and entity.type == "place"):
            kept.append(side)
            continue
        if role == "recipient" and side not in found.roles.setdefault("place", []):
            found.roles["place"].append(side)
            found.spans.setdefault("place", list(found.spans.get(role, [])))
        if entity.country is None:
            kept.append(side)
        elif entity.country not in home:
            kept.append(state_of(entity.country, entities) or side)
    found.roles[role] = list(dict.fromkeys(kept))


def _attacked_place(frame: Frame, found: Arguments, entities: Entities) -> None:
    """A war that another state wages in a country is war against it; what is done to persons (مقتل رجل في
    الرياض) has a place, no more."""
    home = {entities[e].country for e in found.get("actor")}
    for place in found.get("place") if frame.land_suffers else ():
        country = entities[place].country
        state = state_of(country, entities) if country and country not in home else None
        if country and state and _is_attacked(country, found.get("actor"), entities):
            found.put_sides("recipient", (state,), tuple(found.spans.get("place", ())))
            return
        found.land |= state is not None


def state_of(country: str, entities: Entities) -> str | None:
    """The state entity of a country, where the article speaks of it."""
    return next((e.id for e in entities.values() if e.type == "state" and e.country == country), None)


def _once_each(found: Arguments) -> None:
    actors = found.roles.get("actor", [])
    found.roles["recipient"] = [e for e in found.roles.get("recipient", []) if e not in actors]
