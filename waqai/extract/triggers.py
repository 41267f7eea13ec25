"""Triggers: the words that name an act, in the sense that their sentence gives them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from waqai.extract.act_words import (
    analyses,
    guarded_analyses,
    is_noun_and_verb,
    may_open,
    may_trigger,
    names_act,
    own_pronoun,
    word_stems,
)
from waqai.extract.clauses import asks_of, is_said_of, takes_only_verb
from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.extract.subject_phrases import gender_of
from waqai.extract.trigger_senses import Trigger, meeting_word, sense_fits
from waqai.knowledge.frames import frames, noun_class
from waqai.knowledge.grammar import grammar, word_class
from waqai.knowledge.loader import toml
from waqai.knowledge.words import cut_word
from waqai.model import EventType, Span
from waqai.text.folding import fold_text

PARTICLES = word_class("before_verbs")
COPULAS = word_class("copulas")
# Acts of speech whose needed word is what they are about, an act of its own (دعا إلى وقف القتال).
CONTENT_EVENTS = frozenset(("REQUEST", "THREATEN", "SUPPORT"))
# What two talk over may be an act, too (بحثا تعزيز التعاون).
AGENDA = "agenda"
# A blow that is warded off was dealt, what is to stop goes on, what is prepared is planned, a march that is broken up
# took place (تصدى الجيش لهجوم, وقف القصف, يستعد لاقتحام تلعفر, فرقت الشرطة مسيرة).
OWN_ACTS = frozenset((AGENDA, "blows_repelled", "stopped_acts", "blows_prepared", "protesters"))
MAY_BEFORE_VERBS = frozenset(("قد", "وقد", "لا", "ولا"))
# Behind a dateline's dash a clause opens: نيروبي (رويترز) - قطع رئيس ...
DASHES = frozenset(("-", "–", "—"))
# Spelled as a verb that news hardly write (أثنين): مهاجمين اثنين قتلوا.
NUMERALS = frozenset(("اثنين",))


def triggers(scene: Scene, used: set[int]) -> Iterator[Sequence[Trigger]]:
    """The triggers of a sentence in order of place: for each the readings that fit, the likeliest first.  Words in
    `used`, to which the caller may add while reading, name no act of their own."""
    at = scene.sentence.first
    while at < scene.sentence.last:
        word = scene.words[at]
        choices = _choices(scene, at) if word.kind == "arabic" and at not in used and may_open(word.form) else []
        if used and choices:
            choices = [one for one in choices if used.isdisjoint(range(one.first, one.last))]
        if choices:
            yield choices
        at = choices[0].last if choices else at + 1


def words_of_objects(scene: Scene, choices: Sequence[Trigger], event: EventType) -> set[int]:
    """The words of what the readings of a trigger as one kind of act need: they name its object, no further act."""
    return set().union(*(_object_words(scene, one) for one in choices if one.frame.event == event))


def _object_words(scene: Scene, trigger: Trigger) -> set[int]:
    """The words of what the act needs (توقيع اتفاق شراكة): they name its object, no act of their own."""
    at = meeting_word(scene, trigger, trigger.frame.needs) if trigger.frame.needs else None
    if at is None:
        return set()
    if trigger.frame.event in CONTENT_EVENTS or trigger.frame.needs in OWN_ACTS:
        return set()
    held = scene.taken.get(at)
    if held is not None:
        return set(range(held.first, held.last))
    indefinite = not scene.form(at + 1).startswith("ال") or not scene.form(at).startswith("ال")
    apart = at + 1 in scene.taken or scene.starts_verb(at + 1)  # قرارا يطالب
    return {at, at + 1} if indefinite and not apart else {at}


def _choices(scene: Scene, at: int) -> list[Trigger]:
    """The readings of a word that fit, the most telling first: several words before one, a word that stands before the
    act (لن نقبل) before none, a needed class before none, what is asked for first before what is asked for next, a
    narrow class before a wide one."""
    fitting: dict[tuple[str, int], Trigger] = {}
    for trigger in _candidates(scene, at):
        if (trigger.frame.id, trigger.last) not in fitting and _fits(scene, trigger):
            fitting[trigger.frame.id, trigger.last] = _as_told(scene, trigger)

    if len(fitting) < 2:
        return list(fitting.values())

    def rank(trigger: Trigger) -> tuple[int, bool, bool, bool, bool, int, int]:
        frame = trigger.frame
        asked = meeting_word(scene, trigger, frame.needs) if frame.needs and frame.event in CONTENT_EVENTS else None
        wide = len(noun_class(frame.needs)) if frame.needs else 0
        free = not frame.only_after
        return -trigger.last, free, not frame.needs, bool(trigger.prefix), bool(trigger.suffix), asked or 0, wide

    return sorted(fitting.values(), key=rank)


def _as_told(scene: Scene, trigger: Trigger) -> Trigger:
    """The trigger with the word that it is told at, where its frame has that at what it needs."""
    at = meeting_word(scene, trigger, trigger.frame.needs or "") if trigger.frame.told_at_need else None
    if at is None:
        return trigger
    return trigger._replace(span=scene.doc.span(at, at + 1, cut_word(scene.form(at)).length), told=at)


def weighed(scene: Scene, at: int) -> Iterator[tuple[Trigger, str]]:
    """Every way in which a word may name an act, with the check that rules it out: form, neighbours, sense, or none.
    For those who ask why a word was read as it was; reading itself goes by `triggers`."""
    checks = (("form", _form_fits), ("neighbours", _neighbours_fit), ("sense", sense_fits))
    for trigger in _candidates(scene, at):
        yield trigger, next((name for name, fits in checks if not fits(scene, trigger)), "")


def _candidates(scene: Scene, at: int) -> Iterator[Trigger]:
    for match in frames().phrases.at(scene.words, at, scene.sentence.last):
        span = scene.doc.span(at, match.last, match.length)
        yield Trigger(at, match.last, span, match.prefix, own_pronoun(match.value), match.value)
    form = scene.words[at].form
    guarded = guarded_analyses(form)
    held = scene.taken.get(at)
    if not (guarded or may_trigger(form)) or at in scene.timed or (held is not None and not _is_named_act(scene, held)):
        return
    present = _is_her_present(scene, at)
    if guarded and not (present or takes_only_verb(scene.doc, at)):
        guarded = ()
    feminine = scene.words[at].bare.endswith("ة")
    spans: dict[int, Span] = {}
    for cut, suffix, lexeme in (*analyses(form), *guarded):
        if (feminine and suffix == "ه") or (present and lexeme.form.tense == "past" and not cut.prefix):
            continue
        if cut.length not in spans:
            spans[cut.length] = scene.doc.span(at, at + 1, cut.length)
        yield Trigger(at, at + 1, spans[cut.length], cut.prefix, suffix or own_pronoun(lexeme), lexeme)


def _is_her_present(scene: Scene, at: int) -> bool:
    """إيران تعدم ثلاثة, قد تعلق واشنطن مساعداتها: beside a feminine subject what begins with ت is the present, no past
    and no noun; the subject opens its clause, or stands right behind قد and the verb."""
    if scene.form(at)[:1] != "ت" or scene.form(at).endswith("ت"):
        return False
    before, behind = scene.taken.get(at - 1), scene.taken.get(at + 1)
    if scene.form(at - 1) in MAY_BEFORE_VERBS:
        return _is_feminine(scene, behind) and behind is not None and behind.first == at + 1
    return before is not None and _is_feminine(scene, before) and before.first == scene.clause_start(at)


def _is_feminine(scene: Scene, phrase: Phrase | None) -> bool:
    bare = phrase is not None and not phrase.prep and len(phrase.entities) == 1
    return bare and phrase is not None and gender_of(scene.entities, phrase.entities) == "f"


def _is_named_act(scene: Scene, phrase: Phrase) -> bool:
    """Treaties, wars and operations are things that are named by an act's noun."""
    return scene.types(phrase) <= {"treaty", "other"} and phrase.first + 4 >= phrase.last


def _fits(scene: Scene, trigger: Trigger) -> bool:
    return _form_fits(scene, trigger) and _neighbours_fit(scene, trigger) and sense_fits(scene, trigger)


def _form_fits(scene: Scene, trigger: Trigger) -> bool:
    """Whether a word of this form is looked for where it stands: noun, verb, circumstance or predicate."""
    if trigger.frame.article and not trigger.has_article:
        return False
    if trigger.is_predicate:
        return _is_predicate(scene, trigger.first)
    if not trigger.is_noun and not trigger.prefix and _is_behind_verb(scene, trigger.first):
        return False
    if trigger.is_participle:
        return _is_circumstance(scene, trigger)
    return not _is_noun_and_verb(scene, trigger) or trigger.is_noun != _verb_position(scene, trigger)


def _does_not_end(scene: Scene, trigger: Trigger) -> bool:
    """لم توقف برلين إرسال الأسلحة: what is not ended goes on, which is told of the act that follows."""
    denied = scene.form(trigger.first - 1).removeprefix("و") in ("لم", "لن")
    if trigger.is_noun or not denied or fold_text(trigger.lexeme.lemma) not in _stopping():
        return False
    return any(names_act(scene.form(at)) for at in range(trigger.last, min(trigger.last + 3, scene.sentence.last)))


@functools.cache
def _stopping() -> frozenset[str]:
    return frozenset(fold_text(verb.split()[0]) for verb in toml("status_clauses")["stopping"])


def _neighbours_fit(scene: Scene, trigger: Trigger) -> bool:
    """Whether the words right before and behind rule the reading out."""
    frame = trigger.frame
    known = trigger.is_noun and scene.form(trigger.first - 1) in grammar().never_before
    if known or trigger.prefix.removeprefix("و") in frame.not_prefix or _does_not_end(scene, trigger):
        return False
    before, behind = scene.form(trigger.first - 1), scene.form(trigger.last)
    if frame.only_after and not _is_one_of(before, frame.only_after):
        return False
    return not (_is_one_of(before, frame.not_before) or _is_one_of(behind, frame.not_after))


def _is_one_of(form: str, words: Sequence[str]) -> bool:
    """Whether any stem of a folded word is one of a frame's few."""
    return bool(words) and not set(words).isdisjoint(word_stems(form))


def _is_behind_verb(scene: Scene, at: int) -> bool:
    """No finite verb stands right behind another that is no helper: تدفع ثمن holds a price, not praise."""
    return at - 1 in scene.verbs and scene.starts_verb(at - 1) and scene.form(at - 1) not in NUMERALS


def _is_predicate(scene: Scene, at: int) -> bool:
    """An adjective without article right behind a bare noun phrase, or behind what stands for one (إنها, ليست)."""
    if scene.form(at - 1) in COPULAS:
        return True
    phrase = scene.taken.get(at - 1)
    return phrase is not None and not phrase.prep


def _is_circumstance(scene: Scene, trigger: Trigger) -> bool:
    """A participle as a circumstance: behind a comma, or with the accusative's alef."""
    word = scene.words[trigger.first]
    before = scene.words[trigger.first - 1] if trigger.first > scene.sentence.first else word
    if before.kind == "number" or (
        before.bare.endswith("ا") and not before.form.startswith("ال") and trigger.first - 1 not in scene.taken
    ):
        return False  # مشروعا مقترحا, 700 عارض: an adjective, or who is counted
    after_comma = scene.form(trigger.first - 1) in ("،", ",") and not trigger.prefix
    return (after_comma and word.form.endswith(("ا", "ه", "ين"))) or (
        word.bare.endswith("ا") and trigger.first > 0 and len(word.form) > 4
    )


def _is_noun_and_verb(scene: Scene, trigger: Trigger) -> bool:
    """True where the written form is a noun as well as a verb (قصف, دعم, قتل)."""
    if trigger.last - trigger.first > 1 or trigger.prefix not in ("", "و", "ف"):
        return False
    return is_noun_and_verb(
        scene.form(trigger.first)[len(trigger.prefix) :], scene.words[trigger.first].bare[-1:] == "ة"
    )


def _verb_position(scene: Scene, trigger: Trigger) -> bool:
    """True where a verb is expected: at a clause's start, after a particle, or right behind a bare noun phrase."""
    at = trigger.first
    before = scene.form(at - 1)
    if not before or before in PARTICLES or before in DASHES or scene.is_closing(at - 1):
        return not trigger.prefix or trigger.prefix in "وف"
    if trigger.prefix[:1] in ("و", "ف") and len(trigger.prefix) == 1:
        return scene.taken.get(at + 1) is not None
    phrase = scene.taken.get(at - 1)
    if at in scene.verbs and asks_of(scene.doc, at):
        return True
    if phrase is None:
        return at in scene.verbs and is_said_of(scene.doc, scene.sentence, at, scene.verbs[at])
    return not phrase.prep and not _is_subject(scene, phrase)


def _is_subject(scene: Scene, phrase: Phrase) -> bool:
    """Whether a verb stands right before a noun phrase, that has it as its subject (أكدت الصين دعمها)."""
    return phrase.first - 1 in scene.verbs and phrase.first - 1 >= scene.sentence.first
