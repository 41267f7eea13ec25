"""Why words were read as an act: every reading that frames have for them, which was taken, what was against the rest.

Reading keeps no notes, so that it stays fast; here an article's sentences are gone through once more, as they were when
it was read, and the words in question are asked for all their readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from waqai.extract.act_words import names_act, word_stems
from waqai.extract.adjectives import Adjectives
from waqai.extract.clauses import WordSenses
from waqai.extract.draft import Draft
from waqai.extract.events import Read, about, considered, proposed
from waqai.extract.finite_forms import finite_readings
from waqai.extract.reading import before_events
from waqai.extract.scene import Scene, scenes
from waqai.extract.subject_matter import matter_of
from waqai.extract.trigger_senses import Trigger, meeting_word
from waqai.extract.triggers import weighed
from waqai.extract.weighing import NUMBERS, weights
from waqai.heavy import SideRole, Suggested
from waqai.knowledge.frames import frames
from waqai.model import Article, EventType, Span
from waqai.text.document import Document
from waqai.text.words import Word


class Weighed(NamedTuple):
    """One reading of the words: as which act and form (`rule` as an event has it), and what was against it; `why` is
    empty for the one that was taken."""

    rule: str
    type: EventType
    mode: str | None
    span: Span
    form: str
    why: str


class Side(NamedTuple):
    """Somebody by name and id, and how likely they are an act's actor or recipient."""

    role: SideRole
    name: str
    entity: str
    chance: float


class Outlook(NamedTuple):
    """How likely words are an act, and everybody who was looked at for its sides, the likeliest first."""

    act: float
    sides: tuple[Side, ...]


def weigh(text: str, article: Article, span: Span, suggested: Suggested | None = None) -> tuple[Weighed, ...]:
    """The readings of the words at `span` of an article, the one that was taken first; nothing where no frame knows
    a word of them.  `text` is the page's, `suggested` what a tagger said when the article was read."""
    doc, _, read = before_events(text, article, suggested)
    drafts = _drafts_at(doc, read, span)
    found: dict[tuple[str, Span], Weighed] = {}
    words = set(range(*doc.range_of(span))) | (drafts[0].trigger.words if drafts[0] else set())
    for trigger, objection, scene in _candidates(doc, read, words):
        why = _of_check(scene, trigger, objection) if objection else _of_order(trigger, drafts)
        key = _rule(trigger), trigger.span
        if key not in found or not why:
            found[key] = _weighed(trigger, why)
    return tuple(sorted(found.values(), key=lambda one: bool(one.why)))


def outlook(text: str, article: Article, span: Span, suggested: Suggested | None) -> Outlook | None:
    """What the trees say of the act at `span` of an article; nothing where no tagger saw acts, or no draft is there."""
    doc, _, read = before_events(text, article, suggested)
    if read.acts is None:
        return None
    drafts, adjectives = proposed(doc, read)
    said = weights(doc, read.cast, read.acts, drafts, adjectives.entities, about(read, matter_of(doc), drafts))
    for draft, one in zip(drafts, said, strict=True):
        if draft.trigger.span == span:
            sides = [
                Side(role, adjectives.entities[seen.entity].name_ar, seen.entity, seen.chances[number])
                for role, number in NUMBERS
                for seen in one.sides
            ]
            return Outlook(one.act, tuple(sorted(sides, key=lambda side: -side.chance)))
    return None


def frames_of(words: Sequence[Word]) -> frozenset[str]:
    """The frames with their lemmas (as an event's `rule` has them) of which a word or phrase among `words` is a form,
    whatever speaks against it there.  So a test can tell a word that was ruled out from one that nobody looked for.

    >>> from waqai.text.words import words_of
    >>> sorted(frames_of(words_of("عضوية النادي")))
    ['cooperate.accede:عضوية']
    """
    phrases = (match.value for match in frames().phrases.find(words))
    single = (x for word in words for stem in word_stems(word.form) for x in frames().words.get(stem, ()))
    return frozenset(f"{x.frame.id}:{x.lemma}" for x in (*phrases, *single))


def _candidates(doc: Document, read: Read, words: Set[int]) -> Iterator[tuple[Trigger, str, Scene]]:
    """Every reading of one of some words of a sentence, with the check that rules it out."""
    entities = {entity.id: entity for entity in read.cast.entities}
    adjectives = Adjectives(doc, entities)
    senses = WordSenses(finite_readings, adjectives, names_act)
    for scene in scenes(doc, read.cast.mentions, adjectives.entities, read.times, senses):
        if scene.sentence.first <= min(words) < scene.sentence.last:
            for at in sorted(at for at in words if at < scene.sentence.last):
                yield from ((trigger, objection, scene) for trigger, objection in weighed(scene, at))
            return


def _drafts_at(doc: Document, read: Read, span: Span) -> tuple[Draft | None, Sequence[Draft]]:
    """The draft that was taken for the words, and all that fitted."""
    adjectives = Adjectives(doc, {entity.id: entity for entity in read.cast.entities})
    for draft, fitting in considered(doc, read, adjectives):
        if draft.trigger.span.start < span.end and span.start < draft.trigger.span.end:
            return draft, fitting
    return None, ()


def _weighed(trigger: Trigger, why: str) -> Weighed:
    frame = trigger.frame
    return Weighed(_rule(trigger), frame.event, frame.mode, trigger.span, form_of(trigger), why)


def _rule(trigger: Trigger) -> str:
    return f"{trigger.frame.id}:{trigger.lexeme.lemma}"


def form_of(trigger: Trigger) -> str:
    """What the word is: a noun, an adjective, a participle, a verb of a tense."""
    if trigger.is_predicate:
        return "adjective"
    return {"masdar": "noun", "participle": "participle"}.get(
        trigger.lexeme.form.tense, f"verb, {trigger.lexeme.form.tense}"
    )


def _of_order(trigger: Trigger, drafts: tuple[Draft | None, Sequence[Draft]]) -> str:
    """Why a reading that fits was not taken."""
    taken, fitting = drafts
    if taken is None:
        return "it fits, but its words belong to another act, as what that act is about"
    mine = next((n for n, d in enumerate(fitting) if _same(d.trigger, trigger)), None)
    chosen = next(n for n, d in enumerate(fitting) if d is taken)
    if mine == chosen:
        return ""
    if mine is None:
        return f"another word form of {trigger.frame.id} was looked at before it"
    if mine < chosen:
        return f"it comes first, but its sides are not told (it requires {_required(trigger)})"
    return f"it fits, but {taken.trigger.frame.id} comes before it and has its sides"


def _same(one: Trigger, other: Trigger) -> bool:
    return (one.lexeme, one.first, one.last) == (other.lexeme, other.first, other.last)


def _required(trigger: Trigger) -> str:
    return " and ".join(trigger.frame.require) or "nothing"


def _of_check(scene: Scene, trigger: Trigger, objection: str) -> str:
    if objection == "form":
        return _of_form(trigger)
    return _of_neighbours(scene, trigger) if objection == "neighbours" else _of_sense(scene, trigger)


def _of_form(trigger: Trigger) -> str:
    """Why a word of this form is not looked for where it stands."""
    if trigger.is_predicate:
        return "an adjective says an act only right behind a noun phrase without preposition"
    if trigger.is_participle:
        return "a participle says an act only as a circumstance, behind a comma or in the accusative"
    return "a verb stands here" if trigger.is_noun else "no verb stands here: the word is a noun, or follows a verb"


def _of_neighbours(scene: Scene, trigger: Trigger) -> str:
    before, behind = scene.form(trigger.first - 1), scene.form(trigger.last)
    around = " and ".join(f"{where} it ({form})" for where, form in (("before", before), ("behind", behind)) if form)
    return f"the word right {around} rules it out"


def _of_sense(scene: Scene, trigger: Trigger) -> str:
    """What the frame needs and the clause has not, or the clause has and the frame does not bear."""
    frame = trigger.frame
    if frame.needs and meeting_word(scene, trigger, frame.needs) is None:
        return f"it needs a word of the class {frame.needs} behind it, and none stands there"
    barring = meeting_word(scene, trigger, frame.not_needs) if frame.not_needs else None
    if barring is not None:
        return f"a word of the class {frame.not_needs} stands behind it ({scene.form(barring)})"
    rest = (
        (frame.needs_prep, f"it needs {frame.needs_prep} behind it"),
        (frame.not_with, f"a word of the class {frame.not_with} stands in the sentence"),
        (frame.not_written, "the page spells another word"),
    )
    return ", or ".join(told for holds, told in rest if holds) or "its clause gives the word another sense"
