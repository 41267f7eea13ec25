"""Where an act happened whose place stands before its noun.

- what a blow brought about happened there: شب حريق في صوامع في أوديسا إثر هجوم
- the place that saw it is the subject of its verb: شهدت الخرطوم مظاهرات
Limits: one clause, no verb between; a body or a person that "saw" an act is not its place.
"""

from __future__ import annotations

from waqai.extract.filling import Arguments
from waqai.extract.inside import PLACES
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import word_class

CAUSES, SEEING = word_class("blows_behind"), word_class("seeing")
LANDS = PLACES | {"state"}
SEEN = frozenset(("ASSAULT", "PROTEST", "COERCE"))
SEEN_REACH = 6
"""Words before the noun within which the verb of seeing stands."""


def happened_there(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Fills the place of an act told by a noun, where none was found behind it."""
    if not found.get("place"):
        _where_harmed(scene, trigger, found)
    if not found.get("place"):
        _where_seen(scene, trigger, found)


def _where_harmed(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    if trigger.frame.event != "ASSAULT" or scene.form(trigger.first - 1) not in CAUSES:
        return
    start = scene.clause_start(trigger.first)
    before = (p for p in scene.before(trigger.first) if p.first >= start and p.prep in ("في", "ب"))
    place = next((p for p in before if scene.types(p) <= {"place"}), None)
    if place is not None:
        found.put("place", place)


def _where_seen(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    if trigger.frame.event not in SEEN or trigger.prefix:
        return
    near = range(trigger.first - 1, max(trigger.first - SEEN_REACH, scene.sentence.first) - 1, -1)
    verb = next((at for at in near if at in scene.verbs), None)
    if verb is None or scene.form(verb).removeprefix("و") not in SEEING:
        return
    bare = (p for p in scene.between(verb + 1, trigger.first) if not p.prep)
    lands = PLACES if trigger.frame.event == "ASSAULT" else LANDS  # a state is struck by a blow on its land, no town
    seer = next((p for p in bare if scene.types(p) <= lands), None)
    if seer is not None:
        found.put("place", seer)


def topic_struck(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """السودان: قصف على سوق في الأبيض: the state that a headline sets before a blow on one of its towns is struck."""
    first, frame = scene.sentence.first, trigger.frame
    topic = scene.taken.get(first)
    if frame.event != "ASSAULT" or not frame.land_suffers or not trigger.is_noun or topic is None:
        return
    if found.get("actor") or found.get("recipient") or scene.form(topic.last) != ":" or scene.types(topic) != {"state"}:
        return
    countries = {scene.entities[one].country for one in topic.entities}
    if any(scene.entities[place].country in countries for place in found.get("place")):
        found.put("recipient", topic)
