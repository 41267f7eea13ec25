"""A word as a trigger, and whether its clause gives it the sense that its frame tells."""

from __future__ import annotations

from typing import NamedTuple

from waqai.extract.class_words import is_as_written, stands_anywhere, words_of_class
from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.knowledge.frames import Frame, Lexeme
from waqai.knowledge.grammar import grammar
from waqai.knowledge.reporting import words
from waqai.knowledge.words import cut_word
from waqai.model import Span
from waqai.text.folding import fold_text

# What may stand behind a preposition in its own word (الانسحاب منها).
WITH_PRONOUNS = frozenset(("", "ه", "ها", "هم", "هما"))
# Words between the noun that a clause describes and its الذي (الأسلحة الأميركية الحديثة التي سلمتها).
DESCRIBED_REACH = 3
RESUMING = frozenset(("اليه", "اليها", "عليه", "عليها", "عنه", "عنها", "به", "بها", "بهم", "فيه", "فيها"))


class Trigger(NamedTuple):
    """Words first..last (not included) name an act; `span` leaves proclitics out, `suffix` is the pronoun held on.
    `told` is the word of `span` where that is another, which the frame needs (توصلت تونس وإيطاليا إلى اتفاق)."""

    first: int
    last: int
    span: Span
    prefix: str
    suffix: str
    lexeme: Lexeme
    told: int | None = None

    @property
    def words(self) -> frozenset[int]:
        """The words that name the act, and the one that it is told at."""
        return frozenset(range(self.first, self.last)) | ({self.told} if self.told is not None else frozenset())

    @property
    def frame(self) -> Frame:
        return self.lexeme.frame

    @property
    def is_noun(self) -> bool:
        return self.lexeme.form.tense == "masdar"

    @property
    def has_article(self) -> bool:
        """Whether the article stands before it: what is named so is known."""
        return self.prefix.endswith(("ال", "لل"))

    @property
    def is_participle(self) -> bool:
        return self.lexeme.form.tense == "participle" and not self.is_predicate

    @property
    def is_predicate(self) -> bool:
        return self.lexeme.predicate


def sense_fits(scene: Scene, trigger: Trigger) -> bool:
    """Whether the clause has what the frame needs and nothing that rules its sense out."""
    frame, needs = trigger.frame, trigger.frame.needs
    if needs and meeting_word(scene, trigger, needs) is None and not _is_described(scene, trigger, needs):
        return False
    if frame.not_needs and _is_barred(scene, trigger, frame.not_needs):
        return False
    if frame.needs_with and not stands_anywhere(scene, frame.needs_with):
        return False
    if frame.not_with and stands_anywhere(scene, frame.not_with, exact=True):
        return False
    unnamed = frame.event == "REQUEST" and asks_to_stay_unnamed(scene, trigger.last)
    if unnamed or (frame.not_written and is_written(scene, trigger, frame.not_written)):
        return False
    return not frame.needs_prep or _has_preposition(scene, trigger, frame.needs_prep)


def asks_to_stay_unnamed(scene: Scene, at: int) -> bool:
    """طلب عدم ذكر اسمه, طلبوا عدم الكشف عن هويتهم: a source's formula, no demand."""
    behind = {scene.form(at + k) for k in range(4)}
    return bool(behind & {"عدم", "بعدم"}) and bool(words("identities") & behind)


def _is_barred(scene: Scene, trigger: Trigger, name: str) -> bool:
    """Whether a word of the class follows that is no name of one word (سيول is floods, and Seoul) nor inside a body's
    (منظمة التعاون الإسلامي), nor a time behind what the frame needs (حكمت عليه بالسجن 22 عاما, but قضى 22 عاما
    بالسجن)."""
    at = meeting_word(scene, trigger, name, exact=True)
    if at is None:
        return False
    needed = meeting_word(scene, trigger, trigger.frame.needs) if at in scene.timed and trigger.frame.needs else None
    phrase = scene.taken.get(at)
    if phrase is not None and (phrase.last - phrase.first == 1 or _is_inside_body(scene, phrase, at)):
        return False
    return needed is None or needed > at


def _is_inside_body(scene: Scene, phrase: Phrase, at: int) -> bool:
    return at > phrase.first and scene.types(phrase) == {"organisation"}


def meeting_word(scene: Scene, trigger: Trigger, name: str, exact: bool = False) -> int | None:
    """The word of a class that stands after the trigger in its clause."""
    words, first = words_of_class(scene, name), trigger.last
    if not words or words[-1] < first:
        return None
    steps, taken = trigger.frame.reach, scene.taken
    end = scene.sentence.last if trigger.frame.across else scene.clause_end(first)
    for at in range(first, end):
        met = steps and at in words and not (at == first and cut_word(scene.form(at)).prefix.startswith("و"))
        if met and (not exact or is_as_written(scene, at, name)):
            return at
        steps -= at not in taken and at not in scene.timed
        if steps < 0:
            return None
    return None


def _is_described(scene: Scene, trigger: Trigger, name: str) -> bool:
    """الأسلحة التي سلمتها, الاتفاق الذي توصلتا إليه: the class's word is what the act's clause describes, to which a
    pronoun goes back."""
    relative = trigger.first - 1
    if trigger.is_noun or scene.form(relative) not in grammar().relatives:
        return False
    behind = range(trigger.last, min(trigger.last + DESCRIBED_REACH, scene.clause_end(trigger.last)))
    if not trigger.suffix and all(scene.form(at) not in RESUMING for at in behind):
        return False
    nouns = range(max(relative - 1 - DESCRIBED_REACH, scene.sentence.first), relative)
    return any(at in nouns for at in words_of_class(scene, name))


def is_written(scene: Scene, trigger: Trigger, spellings: tuple[str, ...]) -> bool:
    """True where the page's own letters, which folding takes together, are another word's (هنا is not هنأ)."""
    written = scene.words[trigger.first].bare[len(trigger.prefix) :]
    return written in spellings


def _has_preposition(scene: Scene, trigger: Trigger, preposition: str) -> bool:
    wanted = fold_text(preposition)
    steps, end = trigger.frame.reach, scene.sentence.last
    end = end if trigger.frame.across else min(scene.clause_end(trigger.last) + 1, end)
    for at in range(trigger.last, end):
        form = scene.form(at)
        clitic = len(wanted) == 1 and form.startswith(wanted) and form not in grammar().prepositions
        if clitic or (form.startswith(wanted) and form.removeprefix(wanted) in WITH_PRONOUNS):
            return True
        steps -= at not in scene.taken and at not in scene.timed
        if steps <= 0:
            return False
    return False
