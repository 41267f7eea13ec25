"""Acts that a tagger sees, merged with those that the rules read.

What a tagger says is weighed by measures that stand here in one place; each was chosen by what it did to articles that
no reported figure comes from (docs/readers.md tells which, and the rule as a whole):

- a reading of the rules stands as it is; a side that they leave open is filled with who the tagger sees there, and one
  of whom the tagger is sure takes the place of another in whom it sees nothing;
- words that frames know and whose reading lacks what its frame requires are an act where the tagger is sure;
- words that no frame knows, or that every frame rules out, are an act where it is surer still (`named`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from waqai.extract.carriers import is_only_judged
from waqai.extract.discourse import Sides
from waqai.extract.filling import Arguments
from waqai.extract.phrases import BESIDE, Phrase
from waqai.extract.scene import Scene
from waqai.extract.status import Judgement
from waqai.extract.trigger_senses import Trigger, asks_to_stay_unnamed, is_written, meeting_word
from waqai.heavy import Act, SideRole
from waqai.knowledge.frames import NOUN, Frame, Lexeme, frames
from waqai.knowledge.grammar import FINITE
from waqai.knowledge.words import cut_word
from waqai.model import EventType, Span, Status
from waqai.text.clitics import all_stems_of
from waqai.text.document import Document
from waqai.text.folding import fold_text

ROLES: tuple[SideRole, ...] = ("actor", "recipient")
# How sure a tagger must be of an act whose frame lacks something, of one that no frame has, of one named as known.
ADDS, NAMES, KNOWN = 0.65, 0.7, 0.9
# How likely an act must be to be weighed at all, where neither rules nor these measures tell it.
LOOKED_AT = 0.2
# How sure of the status of an act that is told on its word alone, how sure of an act whose sides it fills.
CLEAR, LIKELY = 0.7, 0.15
# How sure of a side that the rules leave open; of one that is to stand for another; how little of that other.
FILLS, CHANGES, DOUBTS = 0.65, 0.85, 0.1
# The same of an act that is told on its word alone: of a side that is open, and of one that the rules have.
NEEDED, KEEPS = 0.75, 0.3
LATTER = frozenset(map(fold_text, ("الأخير", "الأخيرة", "الأخيرين")))
OWN = ".seen"
# How sure of a status that no cue gives.
STATUS = 0.6
# How sure of words that no entity holds.
WORDS = 0.5


Replaced = dict[SideRole, tuple[Sides, tuple[Span, ...]]]


class SeenAct(NamedTuple):
    """An act that a tagger sees at a word of a document: its type, how likely; its status, how sure; and of each role
    the words with their chances."""

    at: int
    event: EventType
    score: float
    status: Status
    sure: float
    sides: Mapping[SideRole, Mapping[int, float]]

    def of_words(self, role: SideRole, first: int, last: int) -> float:
        """How likely words first..last (last not included) are this side: as the likeliest of them."""
        chances = self.sides[role]
        return max((chances.get(at, 0.0) for at in range(first, last)), default=0.0)

    def of_phrase(self, role: SideRole, phrase: Phrase) -> float:
        """How likely a noun phrase is this side."""
        return self.of_words(role, phrase.first, phrase.last)


class SeenActs:
    """The acts that a tagger sees in a document, by word."""

    def __init__(self, doc: Document, acts: Sequence[Act]) -> None:
        self._at = {one.at: one for one in (_seen(doc, act) for act in acts)}

    def over(self, words: Iterable[int]) -> SeenAct | None:
        """The likeliest act among words."""
        found = (self._at[at] for at in words if at in self._at)
        return max(found, key=lambda one: one.score, default=None)

    def of(self, trigger: Trigger) -> SeenAct:
        """The act that a trigger names too; one of no chance where the tagger sees none, or another."""
        found = self.over(trigger.words)
        if found is not None and found.event == trigger.frame.event:
            return found
        return SeenAct(trigger.first, trigger.frame.event, 0.0, "occurred", 0.0, {role: {} for role in ROLES})


def acts_of(doc: Document, acts: Sequence[Act] | None) -> SeenActs | None:
    """What a tagger says of a document's acts; None where none has looked."""
    return None if acts is None else SeenActs(doc, acts)


def _seen(doc: Document, act: Act) -> SeenAct:
    sides: dict[SideRole, dict[int, float]] = {role: {} for role in ROLES}
    for one in act.sides:
        sides[one.role][doc.word_at(one.at)] = one.score
    kind, status = cast(EventType, act.type), cast(Status, act.status)
    return SeenAct(doc.word_at(act.at), kind, act.score, status, act.sure, sides)


def complete(scene: Scene, trigger: Trigger, found: Arguments, act: SeenAct, alone: bool) -> Replaced:
    """Puts the sides that the tagger sees beside those that the rules have read; gives those of which it took the
    place.  Of an act that is told on its word `alone`, a side in which it sees nothing falls."""
    replaced: Replaced = {}
    looks = act.score >= LIKELY and not trigger.frame.speaker
    judged = looks and is_only_judged(scene, trigger)
    for role, other in (ROLES, ROLES[::-1]) if looks else ():
        told = found.get(role)
        if judged and role == "actor":
            continue
        if told and not _doubts(scene, found, act, role, KEEPS if alone else DOUBTS):
            continue
        held, least = set(found.get(other)), CHANGES if told else NEEDED if alone else FILLS
        phrases = [p for p in _told(scene, trigger, act, role, least) if held.isdisjoint(p.entities)]
        if told and phrases:
            replaced[role] = told, tuple(found.spans.get(role, ()))
        if told and (phrases or alone):
            found.roles[role], found.spans[role] = [], []
        for phrase in phrases:
            found.join(role, phrase)
    return replaced


def put_back(found: Arguments, replaced: Replaced) -> None:
    """Puts back the sides whose place was taken by what can be no side."""
    for role, (sides, spans) in replaced.items():
        if not found.get(role):
            found.spans[role] = []
            found.put_sides(role, sides, spans)


def _doubts(scene: Scene, found: Arguments, act: SeenAct, role: SideRole, least: float) -> bool:
    """Whether the tagger sees nothing in those whom the rules have for a side; carried over, they may stand nowhere."""
    spans = set(found.spans.get(role, ()))
    held = (p for p in scene.phrases if not spans.isdisjoint(p.spans))
    return all(act.of_phrase(role, p) < least for p in held)


def _told(scene: Scene, trigger: Trigger, act: SeenAct, role: SideRole, least: float) -> list[Phrase]:
    """The noun phrases that the tagger takes for a side."""
    if role == trigger.frame.idafa and scene.form(trigger.last) in LATTER:
        return []  # زيارة الأخير
    outside = (p for p in scene.phrases if p.prep != BESIDE and (p.last <= trigger.first or p.first >= trigger.last))
    return [p for p in outside if act.of_phrase(role, p) >= least]


def is_sure(act: SeenAct, trigger: Trigger) -> bool:
    """Whether the tagger is sure enough of an act, and of its status, to tell it where the rules alone would not: surer
    where the article names it as known (بعد الاجتماع)."""
    known = trigger.is_noun and trigger.has_article
    least = KNOWN if known else NAMES if is_of_tagger(trigger.frame.id) else ADDS
    return act.score >= least and act.sure >= CLEAR


def is_told(act: SeenAct | None, trigger: Trigger, found: Arguments, scene: Scene) -> bool:
    """Whether somebody is told of an act of which the tagger is sure; where frames know its words, words that no entity
    holds suffice."""
    if act is None or any(found.get(role) for role in ROLES):
        return act is not None
    return not is_of_tagger(trigger.frame.id) and any(words_of(scene, act, role) for role in ROLES)


def with_status_of(judgement: Judgement, act: SeenAct) -> Judgement:
    """The status that cues give; where none does, that of which the tagger is sure."""
    if judgement.given or act.sure < STATUS:
        return judgement
    return Judgement(act.status, None, False)


def words_of(scene: Scene, act: SeenAct, role: SideRole) -> range | None:
    """The words of a side that no entity holds: those next to one another in whom the tagger is surest."""
    sure = [at for at, chance in act.sides[role].items() if chance >= WORDS and at not in scene.taken]
    if not sure:
        return None
    best = max(sure, key=lambda at: (act.sides[role][at], -at))
    first = last = best
    while first - 1 in sure:
        first -= 1
    while last + 1 in sure:
        last += 1
    return range(first, last + 1)


def named(scene: Scene, acts: SeenActs, taken: set[int]) -> Iterator[tuple[Trigger, SeenAct]]:
    """The acts that the tagger sees at words that no reading of the rules, no name and no time has taken."""
    for at in range(scene.sentence.first, scene.sentence.last):
        held = at in taken or at in scene.timed or at in scene.taken
        act = None if held else acts.over((at,))
        if act is None or act.score < LOOKED_AT:
            continue
        trigger = _trigger(scene, act)
        if not _is_ruled_out(scene, trigger):
            yield trigger, act


def _is_ruled_out(scene: Scene, trigger: Trigger) -> bool:
    """Whether the word is known as another, by its own letters (هنا is not هنأ) or in a source's formula (طلب عدم نشر
    اسمه), or harm behind it as an accident's (قتل في تحطم مروحية)."""
    if trigger.frame.event == "ASSAULT" and meeting_word(scene, trigger, "accident", exact=True) is not None:
        return True
    if trigger.frame.event == "REQUEST" and asks_to_stay_unnamed(scene, trigger.last):
        return True
    lexemes = (one for stem in all_stems_of(scene.form(trigger.first)) for one in frames().words.get(stem, ()))
    own = (one.frame for one in lexemes if one.frame.event == trigger.frame.event)
    return any(is_written(scene, trigger, frame.not_written) for frame in own)


def _trigger(scene: Scene, act: SeenAct) -> Trigger:
    """A word as a trigger of no frame's but its type's own."""
    at = act.at
    cut = cut_word(scene.form(at))
    verb = scene.verbs.get(at)
    verb = verb if verb and verb.form.tense in FINITE else None
    lexeme = Lexeme(frame_of(act.event), verb.form if verb else NOUN, verb.lemma if verb else cut.stem)
    return Trigger(at, at + 1, scene.doc.span(at, at + 1, cut.length), cut.prefix, "" if verb else cut.suffix, lexeme)


@functools.cache
def frame_of(event: EventType) -> Frame:
    """What words that a tagger alone takes for an act are read by: it says nothing of where sides stand but of a
    verb's subject and object.

    >>> frame_of("AID").id
    'aid.seen'
    """
    return Frame(event.lower() + OWN, event, None, idafa="none")


def is_of_tagger(rule: str) -> bool:
    """Whether an event's rule says that a tagger alone takes its words for an act.

    >>> is_of_tagger("aid.seen:أغرق"), is_of_tagger("aid.money:تبرع")
    (True, False)
    """
    return rule.partition(":")[0].endswith(OWN)
