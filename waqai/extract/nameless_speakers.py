"""Who asks, praises, blames, refuses or yields where nobody names them: `طالب الأمنيون بسن قانون`, `مطالب الثائرين`.

News of demands is full of speakers without a name.  As with victims (`nameless`) no entity is made of them; the event's
`spans` keep the words, and the act is told though its frame asks for a doer.  Looked at are the places that the grammar
gives: the subject of the verb, and the possessor right behind a noun that is its doer's.
Limits: many who speak together, or a body (`doers` of classes.toml); what one private person asks for is no news.
"""

from __future__ import annotations

from collections.abc import Iterator

from waqai.extract.act_words import is_of_class, word_stems
from waqai.extract.addressed import addressed, is_human_plural, phrase_end
from waqai.extract.carriers import carrier, is_purpose
from waqai.extract.draft import Draft
from waqai.extract.phrases import carried_preposition
from waqai.extract.scene import Scene
from waqai.extract.subject_phrases import has_pronoun_before
from waqai.extract.untold import has_conjunction, is_free, is_told, may_act, subject_words
from waqai.knowledge.grammar import grammar, word_class
from waqai.model import Span
from waqai.text.folding import fold_text

BLAMING = frozenset(("ACCUSE", "REJECT", "THREATEN"))
ACTS = BLAMING | {"REQUEST", "SUPPORT", "CONCEDE"}
MANY = word_class("many")
SINGLE = word_class("single_persons")
SPEAKING, SPEAKING_OF, GOING_ON = (
    word_class("asking_or_praising"),
    word_class("asked_or_praised"),
    word_class("going_on"),
)
COMPLEMENT = 5
"""Words behind the verb within which it says what for."""


def nameless_speaker(draft: Draft) -> Span | None:
    """The words of the doer of an act of speech whom no entity fills; None where there are none."""
    frame, scene, trigger = draft.trigger.frame, draft.scene, draft.trigger
    if frame.event not in ACTS or draft.arguments.get("actor"):
        return None
    if trigger.is_predicate or trigger.is_participle or frame.speaker or frame.order == "vos":
        return None
    if frame.event in BLAMING and frame.actor_types and "other" not in frame.actor_types:
        return None
    places = _of_noun(draft) if trigger.is_noun else _of_verb(draft)
    found = next((place for place in places if _may_speak(draft, *place)), None)
    return None if found is None else scene.doc.span(*found)


def _of_verb(draft: Draft) -> Iterator[tuple[int, int]]:
    """The subject of the verb; behind its pronoun it stands next (حكومتان تدعمهما فصائل)."""
    scene, trigger = draft.scene, draft.trigger
    if trigger.frame.subject != "actor" or trigger.lexeme.form.person != 3:
        return
    if trigger.suffix:
        yield trigger.last, phrase_end(scene, trigger.last)
    elif trigger.first in scene.verbs and not has_pronoun_before(scene, trigger.first, scene.verbs[trigger.first]):
        yield from _subject_of(scene, trigger.first)


def _of_noun(draft: Draft) -> Iterator[tuple[int, int]]:
    """The possessor (مطالب الثائرين), who stands behind من (دعوات من ناشطين), the subject of the verb that carries the
    noun or that it is the purpose of (وجه محافظون دعوات, تظاهر المعلمون للمطالبة)."""
    scene, trigger = draft.scene, draft.trigger
    definite = trigger.has_article
    if trigger.frame.event == "CONCEDE":  # اعتذارات المتأخرين
        return
    described = trigger.last < scene.sentence.last and scene.words[trigger.last].bare.endswith(("ي", "ية"))  # برلماني
    if trigger.frame.idafa == "actor" and not (definite or described or trigger.suffix):
        yield trigger.last, phrase_end(scene, trigger.last)
    if trigger.frame.role_of("من") == "actor" and scene.form(trigger.last) == "من":
        yield trigger.last + 1, phrase_end(scene, trigger.last + 1)
    at = carrier(scene, trigger)
    if at is not None and (is_purpose(trigger) or (not definite and _is_light(scene, at))):
        yield from _subject_of(scene, at)


def _is_light(scene: Scene, at: int) -> bool:
    light = grammar().light.get(scene.verbs[at].lemma)
    return light is not None and light.role == "actor"


def _subject_of(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    found = subject_words(scene, at, scene.verbs[at])
    if found is None:
        return
    first, last = found
    part = last == first + 1 and scene.form(first) in MANY and scene.form(last) == "من"
    yield (first, phrase_end(scene, last + 1)) if part else found  # جزء من اليسار


def told_without_names(draft: Draft) -> bool:
    """Whether those whom the frame requires are told, one side or both in words alone."""
    frame = draft.trigger.frame
    return frame.event in ACTS and not draft.arguments.void and all(_tells(draft, need) for need in frame.require)


def _tells(draft: Draft, need: str) -> bool:
    """Whether a side that the frame requires is told; who blames is enough of either."""
    if need == "recipient":
        return bool(draft.arguments.get("recipient")) or _is_pronoun(draft) or _is_addressed(draft)
    if need == "actor" or (need == "any" and draft.trigger.frame.event in BLAMING):
        return bool(draft.arguments.get("actor")) or nameless_speaker(draft) is not None or _is_silent(draft)
    return False


def _is_silent(draft: Draft) -> bool:
    """ودعا المحققين إلى كشف الحقيقة, كما أثنى على, موصيا الوزراء بكذا: somebody speaks on whom the article told before,
    though not clearly; that he asks or praises is plain."""
    scene, trigger = draft.scene, draft.trigger
    if trigger.is_noun or trigger.is_predicate or fold_text(trigger.lexeme.lemma) not in SPEAKING:
        return False
    if not trigger.is_participle and not _speaks_on(draft):
        return False
    behind = range(trigger.last, min(trigger.last + COMPLEMENT, scene.clause_end(trigger.last)))
    return any(scene.form(at) in SPEAKING_OF or carried_preposition(scene.form(at)) == "ب" for at in behind)


def _speaks_on(draft: Draft) -> bool:
    """Whether a verb's subject is silent, and the verb goes on with what was told."""
    scene, at = draft.scene, draft.trigger.first
    verb = scene.verbs.get(at)
    if verb is None or verb.form.person != 3 or verb.form.passive or draft.trigger.suffix or is_told(scene, at, verb):
        return False
    return has_conjunction(scene, at) or scene.form(at - 1) in GOING_ON


def _is_pronoun(draft: Draft) -> bool:
    """الاقتراع الذي تسانده المنظمة: what the verb's pronoun takes up is told, whatever it is."""
    trigger = draft.trigger
    return bool(trigger.suffix) and not trigger.is_noun and trigger.frame.object == "recipient"


def _is_addressed(draft: Draft) -> bool:
    """Whether words tell the recipient, and not the thing that the frame needs (إلى جانب الطريق)."""
    needs, types = draft.trigger.frame.needs, draft.trigger.frame.recipient_types
    if types and "organisation" not in types:  # who is nominated or mourned has a name
        return False
    told = addressed(draft)
    first = draft.scene.doc.range_of(told)[0] if told else 0
    return told is not None and not (needs and is_of_class(draft.scene.form(first), needs))


def _may_speak(draft: Draft, first: int, last: int) -> bool:
    """Whether the head of a subject means many persons or a body."""
    scene = draft.scene
    while first < last - 1 and (scene.form(first) in MANY or scene.form(first) == "من"):
        first += 1
    form = scene.form(first)
    if not is_free(scene, first) or any(stem in SINGLE for stem in word_stems(form)):
        return False
    return may_act(form) or is_human_plural(form)
