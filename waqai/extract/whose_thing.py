"""Whose the thing is that an act is about: blame, refusal and praise of a thing meet whoever made it or has it.

`انتقدت النقابة التقرير الذي نشرته الوزارة`, `أشاد بالدور الذي تقوم به كينيا`, `نفى ما أوردته الصحيفة`: the subject of
the clause that describes the thing.  `تؤيد موسكو حق الشعب السوداني`: the owner of the cause.  `واصل الجيش قصف مواقع
الحركة`: the owner of what a blow strikes.
Limits: the thing is the first noun behind the act and its doer; of clauses those alone whose verb makes, says or does
the thing (`making` in `grammar.toml`: what somebody suffers or meets with is not his).
"""

from __future__ import annotations

import functools

from waqai.extract.act_words import word_stems
from waqai.extract.filling import Arguments
from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger, meeting_word
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import finite_forms, grammar, word_class
from waqai.knowledge.loader import toml
from waqai.text.enclitics import enclitic_cuts

JUDGING = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
FORCE = frozenset(("ASSAULT", "COERCE"))
CAUSES = frozenset(("cause", "causes"))
SIDES = frozenset(("person", "state", "organisation", "other"))
WHAT = word_class("what")
TAKING_UP = word_class("with_pronoun")
ADVERBS = word_class("after_verbs")
ISSUED = frozenset(("الصادر", "الصادره", "الصادرين", "المنسوب", "المنسوبه"))
SHORTEST_PARTICIPLE = 7
RESUMING = {"الذي": ("ه",), "التي": ("ها",), "الذين": ("هم",)}
THING, PASSED, OWNED = 5, 4, 3
"""Words of the thing before the clause that describes it; words between that clause's verb and its subject; words from
a noun of force to the owner of what it strikes."""


def owner_of_thing(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Fills an open recipient with whose the thing is that the act is about."""
    if found.get("recipient"):
        return
    if trigger.frame.event in JUDGING:
        found.put("recipient", _maker(scene, trigger, found) or _of_cause(scene, trigger, found))
    elif trigger.frame.event in FORCE and trigger.is_noun:
        found.put("recipient", _of_struck(scene, trigger, found))


def _maker(scene: Scene, trigger: Trigger, found: Arguments) -> Phrase | None:
    relative = _clause_of_thing(scene, trigger, found)
    if relative is None:
        return _agent_of_thing(scene, trigger, found)
    verb = relative + 1
    form, resumed = scene.form(verb), scene.form(verb + 1) in TAKING_UP
    if not _makes(form):
        return None
    suffixes = RESUMING.get(scene.form(relative), ())
    if suffixes and not resumed and not form.endswith(suffixes):
        return None
    at = verb + 1
    while at < verb + PASSED and (scene.form(at) in TAKING_UP | ADVERBS or at in scene.timed):
        at += 1
    return _side(scene, at, found)


def _clause_of_thing(scene: Scene, trigger: Trigger, found: Arguments) -> int | None:
    """The relative, or what, that opens the clause about the thing; nothing where another noun phrase, a verb or a mark
    stands before it."""
    first = _behind_doer(scene, trigger, found)
    for at in range(first, min(first + THING, scene.sentence.last)):
        form = scene.form(at)
        if form in WHAT and at <= first + 1:
            return at
        if form in RESUMING:
            return at if at > first and at - 1 not in scene.taken else None
        if at in scene.taken or at in scene.verbs or scene.words[at].kind != "arabic":
            return None
    return None


def _agent_of_thing(scene: Scene, trigger: Trigger, found: Arguments) -> Phrase | None:
    """بالجهود المبذولة من قبل الوزارة, البيان الصادر عن الحكومة: behind the participle that says that it was made."""
    first = _behind_doer(scene, trigger, found)
    for at in range(first, min(first + THING, scene.sentence.last - 1)):
        if at in scene.verbs or scene.words[at].kind != "arabic" or at in scene.taken:
            return None
        if scene.form(at) in ISSUED and scene.form(at + 1) in ("عن", "من"):
            return _whole(scene, at + 2, found)
        agents = grammar().agents.at(scene.words, at + 1, scene.sentence.last) if is_done_thing(scene.form(at)) else ()
        if agents:
            return _whole(scene, agents[0].last, found)
    return None


def is_done_thing(form: str) -> bool:
    """Whether a word may be a participle with its article that describes what was done: المبذولة, المرتكبة.

    >>> is_done_thing("المبذوله"), is_done_thing("الجهود")
    (True, False)
    """
    return form.startswith("الم") and len(form) >= SHORTEST_PARTICIPLE


def _whole(scene: Scene, at: int, found: Arguments) -> Phrase | None:
    """The noun phrase that begins at a word, of somebody who is no side yet."""
    phrase = scene.taken.get(at)
    if phrase is None or phrase.first != at or not set(phrase.entities).isdisjoint(found.get("actor")):
        return None
    return phrase if scene.types(phrase) & SIDES else None


def _behind_doer(scene: Scene, trigger: Trigger, found: Arguments) -> int:
    """Where the words begin that follow the act and its doer."""
    behind = (scene.doc.range_of(s)[1] for s in found.spans.get("actor", ()))
    return max((trigger.last, *(last for last in behind if last > trigger.last)))


def _makes(form: str) -> bool:
    stems = (form, *(stem for stem, _ in enclitic_cuts(form)))
    return any(stem in _making() for stem in stems)


@functools.cache
def _making() -> frozenset[str]:
    return frozenset(finite_forms(toml("grammar")["making"]))


def _of_cause(scene: Scene, trigger: Trigger, found: Arguments) -> Phrase | None:
    if trigger.frame.event != "SUPPORT" or trigger.frame.needs not in CAUSES:
        return None
    at = meeting_word(scene, trigger, trigger.frame.needs)
    return None if at is None or at in scene.taken else _side(scene, at + 1, found)


def _of_struck(scene: Scene, trigger: Trigger, found: Arguments) -> Phrase | None:
    if trigger.suffix or trigger.prefix.endswith("ال"):
        return None
    for at in range(trigger.last, trigger.last + OWNED):
        if at in scene.taken:
            return _side(scene, at, found) if at > trigger.last else None
        if scene.form(at).startswith(("ال", "و")) or _struck().isdisjoint(word_stems(scene.form(at))):
            return None
    return None


@functools.cache
def _struck() -> frozenset[str]:
    return frozenset().union(*map(noun_class, ("targets", "buildings", "blown_up", "premises")))


def _side(scene: Scene, at: int, found: Arguments) -> Phrase | None:
    """The same, without preposition of its own."""
    phrase = None if scene.form(at - 1) in grammar().prepositions else _whole(scene, at, found)
    return None if phrase is None or (phrase.prep and phrase.direct) else phrase
