"""Topics: noun phrases that open a sentence or a clause, to which a verb further on belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.knowledge.grammar import grammar, word_class
from waqai.model import Entity

FURTHEST_TOPIC = 7
LONGEST_ASIDE = 16
THEN = ("فقد", "فسوف", "فلم", "فلن", "فلا")
TOPICAL = word_class("topical")
WOMEN = frozenset(("وزيرة", "رئيسة", "سفيرة", "نائبة", "مستشارة", "ملكة", "أميرة", "نظيرته", "مفوضة", "مديرة"))
FEMININE_HEADS = word_class("feminine_heads")
DOING = frozenset(("person", "state", "organisation", "other", "place"))


def topics_of(scene: Scene) -> Iterator[tuple[int, Phrase]]:
    """The noun phrases that open a sentence or a clause behind أن, by the word before the one they begin with."""
    for phrase in scene.phrases:
        if phrase.prep or not may_be_subject(scene.entities, phrase.entities):
            continue
        if phrase.first == scene.sentence.first or scene.form(phrase.first - 1) in TOPICAL:
            yield phrase.first, phrase


def may_be_subject(entities: Mapping[str, Entity], sides: tuple[str, ...]) -> bool:
    """Whether any of the entities is of a kind that acts."""
    return any(entities[s].type in DOING for s in sides if s in entities)


def announced(scene: Scene, at: int) -> Phrase | None:
    """The topic behind أما that a verb with ف takes up: أما فرنسا فدعت, أما فرنسا فقد دعت."""
    if not scene.form(at).startswith("ف") and not scene.form(at - 1).startswith(THEN):
        return None
    for k in range(at - 1, max(at - FURTHEST_TOPIC, scene.sentence.first) - 1, -1):
        if scene.form(k) in ("اما", "واما"):
            phrase = scene.taken.get(k + 1)
            return phrase if phrase and not phrase.prep and may_be_subject(scene.entities, phrase.entities) else None
    return None


def before_aside(scene: Scene, at: int) -> Phrase | None:
    """The topic that an aside between commas parts from its verb: أن الرئيس، الذي بدأ جولة، سيزور."""
    edge = at - 1 - (scene.form(at - 1) in ("قد", "لم", "لن", "لا"))
    if scene.form(edge) != "،":
        return None
    for phrase in scene.before(edge):
        opens = phrase.first == scene.sentence.first or scene.form(phrase.first - 1) in TOPICAL
        if opens and not phrase.prep and may_be_subject(scene.entities, phrase.entities):
            aside = scene.form(phrase.last) == "،" and edge - phrase.last <= LONGEST_ASIDE
            return phrase if aside and _is_aside(scene.form(phrase.last + 1)) else None
    return None


def _is_aside(form: str) -> bool:
    prepositions = grammar().prepositions
    return form in grammar().relatives or form in prepositions or (form[:1] == "و" and form[1:] in prepositions)


def is_feminine_body(scene: Scene, phrase: Phrase) -> bool:
    """Whether a body's first word is a feminine noun with its article (الحكومة), or a woman's title (وزيرة)."""
    head = scene.words[phrase.first].bare
    if head in WOMEN:
        return True
    return head.startswith("ال") and (
        head.endswith(("ة", "ات")) or scene.form(phrase.first).removeprefix("ال") in FEMININE_HEADS
    )
