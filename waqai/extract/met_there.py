"""Who met: the sides of talks that stand further off than the noun's own clause, and those of ties that are tightened.

- behind the verb that says whom a meeting gathers (لقاء جمع الوزير وقائد الجيش, الاجتماع الذي ضم الأحزاب الثلاثة)
- behind بين, over what else is said of the talks (المحادثات التي كانت مقررة أمس بين تونس ومالطا), and where the word
  behind it only tells who of theirs met (بين وزراء النقل في تونس ومالطا)
- before the noun, where somebody does something at talks that nobody owns (قرر الوزراء في اجتماع)
- before the noun in a headline (تونس ومالطا.. محادثات في فاليتا)
- the adjectives of the word that a noun of tightening needs (تحسين العلاقات التونسية المالطية)
Limits: one clause behind the noun; silence where another act stands between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from waqai.extract.act_words import names_act
from waqai.extract.discourse import Discourse, Sides
from waqai.extract.filling import Arguments
from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger, meeting_word
from waqai.knowledge.grammar import grammar, word_class

GATHERING = word_class("gathering")
TALKS, TIES = "CONSULT", "relations"
AT_TABLE = frozenset(("meet", "multilateral", "third-party"))
BETWEEN = "بين"
AT = frozenset(("في", "خلال", "اثناء", "لدي"))
STOPS = frozenset((".", ":", "؛", "!", "؟"))
VERB_REACH, BETWEEN_REACH, HEADS, ADJECTIVES = 4, 12, 4, 4
"""Words up to the verb, up to بين, of common nouns behind it, of adjectives."""


def met_there(
    scene: Scene, trigger: Trigger, discourse: Discourse, demonyms: Callable[[int], Sides], found: Arguments
) -> None:
    """Fills the sides of talks, and of ties tightened, that stand in none of the usual places."""
    if trigger.frame.needs == TIES:
        _of_ties(scene, trigger, demonyms, found)
    elif trigger.frame.event == TALKS and trigger.frame.mode in AT_TABLE and not found.get("recipient"):
        _headed(scene, trigger, found)
        _gathered(scene, trigger, found)
        _between(scene, trigger, found)
        _told_there(scene, trigger, discourse, found)


def _of_ties(scene: Scene, trigger: Trigger, demonyms: Callable[[int], Sides], found: Arguments) -> None:
    at = meeting_word(scene, trigger, TIES)
    if at is None or found.get("actor") or found.get("recipient"):
        return
    sides: list[str] = []
    for word in range(at + 1, min(at + 1 + ADJECTIVES, scene.clause_end(at))):
        if scene.form(word) in grammar().prepositions:
            break
        sides.extend(side for side in demonyms(word) if side not in sides)
    if len(sides) > 1:
        found.put_sides("actor", (sides[0],), sure=True)
        found.put_sides("recipient", (sides[1],), sure=True)


def _headed(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """تونس ومالطا.. محادثات في فاليتا: two who stand alone before the noun, with no verb before it."""
    at = trigger.first - 1
    while at > scene.sentence.first and scene.words[at].kind == "mark":
        at -= 1
    phrase = scene.taken.get(at)
    alone = phrase is not None and phrase.last == at + 1 and phrase.first == scene.clause_start(phrase.first)
    told = any(verb < trigger.first for verb in scene.verbs)
    if phrase is not None and alone and not phrase.prep and len(phrase.entities) > 1 and not told:
        found.put("sides", phrase)


def _gathered(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    for at in range(trigger.last, min(trigger.last + VERB_REACH, scene.sentence.last)):
        if scene.form(at) in GATHERING:
            _put_gathered(found, list(scene.between(at + 1, scene.clause_end(at + 1))))
            return
        if at in scene.verbs or scene.form(at) in STOPS or scene.form(at) in grammar().prepositions:
            return


def _put_gathered(found: Arguments, phrases: Sequence[Phrase]) -> None:
    """جمع X وY, جمع X بY: whoever stands behind the verb, the first of them the one who met the others."""
    bare = next((p for p in phrases if not p.prep), None)
    other = next((p for p in phrases if p.prep in ("ب", "مع") and (bare is None or p.first >= bare.last)), None)
    if bare is not None:
        found.put("sides", bare)
    if other is not None:
        found.put("recipient" if bare is not None else "sides", other)


def _between(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    if found.get("actor") and found.get("recipient"):
        return
    for at in range(trigger.last, min(trigger.last + BETWEEN_REACH, scene.sentence.last)):
        form = scene.form(at)
        if form == BETWEEN:
            _put_between(scene, at, found)
            return
        if form in STOPS or (names_act(form) and at not in scene.verbs and at not in scene.timed):
            return


def _put_between(scene: Scene, at: int, found: Arguments) -> None:
    """The phrase behind بين; where common nouns stand first, only that of two, whose people they are."""
    phrase = next(iter(scene.between(at + 1, at + 1 + HEADS)), None)
    if phrase is None or phrase.first > scene.clause_end(at + 1):
        return
    if phrase.prep == BETWEEN or len(phrase.entities) > 1:
        found.put("sides", phrase)


def _told_there(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """قرر الوزراء في اجتماع: whoever does something at a meeting that nobody owns meets there."""
    if trigger.prefix or found.get("actor") or found.get("recipient") or scene.form(trigger.first - 1) not in AT:
        return
    start = scene.clause_start(trigger.first)
    verb = next((at for at in range(trigger.first - 2, start - 1, -1) if scene.starts_verb(at)), None)
    subject = discourse.of_verb.get(verb) if verb is not None else None
    if subject is not None:
        found.put("actor", subject)
