"""Whom praise and blame are about where they name only an act: its doer (أدانت مصر قصف X, رحبت أنقرة بالعرض).

What is praised, blamed or refused may be an act told in the same clause, an act that the article told before and takes
up by a definite noun (الاتهام, العرض, العقوبات), or ties between two (روابط X وY).  Limits: acts of the few kinds that
`referring_acts` names; the doer of an act three sentences back and further is not looked for.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Mapping, Sequence

from waqai.extract.act_words import word_stems
from waqai.extract.discourse import Sides
from waqai.extract.draft import Draft
from waqai.extract.scene import Scene
from waqai.extract.sides import Entities, state_of
from waqai.knowledge.event_codes import MUTUAL
from waqai.knowledge.grammar import word_class
from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text

ABOUT = frozenset(("SUPPORT", "ACCUSE", "REJECT"))
WORDS_BETWEEN = 6
SENTENCES_BACK = 3
ACTS_BACK = 20
NEXT_WORDS = 3
DENYING = frozenset(("reject.deny",))
"""Who denies what another did does not reject him (نفت الرئاسة استقالة الوزير)."""
TIES = word_class("ties")
RAISES = "أثار"


def give_content(drafts: Sequence[Draft], entities: Entities) -> None:
    """Fills open recipients of praise, blame and refusal, and of invitations, from the acts that they are about."""
    for at, draft in enumerate(drafts):
        frame, found = draft.trigger.frame, draft.arguments
        if frame.event in ABOUT and (act := _next_act(drafts, at)):
            _drop_undergone(draft, act)
        if not found.get("actor") or found.get("recipient"):
            continue
        if frame.event == "THREATEN" and (act := _next_act(drafts, at)):
            found.put_sides("recipient", _without(act.arguments.get("recipient"), found.get("actor"), entities))
        elif frame.event in ABOUT and frame.id not in DENYING:
            sides = _told_here(drafts, at) or _told_before(drafts, at) or _tied(draft)
            found.put_sides("recipient", _without(sides, found.get("actor"), entities))
        elif frame.event == "REQUEST" and at and _invites(draft, drafts[at - 1]):
            found.put_sides("recipient", drafts[at - 1].arguments.get("actor"))


def _drop_undergone(draft: Draft, act: Draft) -> None:
    """أدان القصف الإسرائيلي على لبنان, رفض تهجير الفلسطينيين: the blame is for whoever did it, if anybody, not for
    where or to whom it is done."""
    found = draft.arguments
    undergone = {*act.arguments.get("recipient"), *act.arguments.get("place")}
    told = act.trigger.frame.event not in MUTUAL | ABOUT
    if told and set(found.get("recipient")) & undergone:
        found.roles["recipient"] = []
        found.spans.pop("recipient", None)


def _told_here(drafts: Sequence[Draft], at: int) -> Sides:
    """The sides of the act that stands next in the clause: انتقادات X للمساعدات التي تقدمها Y."""
    act = _next_act(drafts, at)
    return _doers(act) if act and act.trigger.frame.event not in ABOUT else ()


def _next_act(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The act that a noun names next in the clause."""
    draft = drafts[at]
    act = drafts[at + 1] if at + 1 < len(drafts) else None
    if act is None or act.scene is not draft.scene or not act.trigger.is_noun:
        return None
    between = range(draft.trigger.last, act.trigger.first)
    own = [k for k in between if k not in draft.scene.taken and k not in draft.scene.timed]
    if len(own) > WORDS_BETWEEN or any(draft.scene.is_closing(k) or draft.scene.starts_verb(k) for k in between):
        return None
    return act


def _doers(act: Draft) -> Sides:
    doers = act.arguments.get("actor")
    return (*doers, *act.arguments.get("recipient")) if act.trigger.frame.event in MUTUAL else doers


def _told_before(drafts: Sequence[Draft], at: int) -> Sides:
    """The doer of an act that a definite noun takes up: رفضت الاتهامات, رحب بالعرض."""
    draft = drafts[at]
    scene, first = draft.scene, draft.trigger.last
    nouns = [k for k in range(first, scene.clause_end(first)) if k not in scene.taken][:NEXT_WORDS]
    kinds = {kind for k in nouns for kind in _kinds(scene.form(k))}
    if not kinds:
        return ()
    for other in reversed(drafts[max(0, at - ACTS_BACK) : at]):
        if not _is_near(other.scene, scene):
            return ()
        doers = other.arguments.get("actor")
        if other.trigger.frame.event in kinds and doers and doers != draft.arguments.get("actor"):
            return () if other.judgement.status == "denied" else doers  # نفت X أنها قصفت. ونددت Y بالقصف
    return ()


def _is_near(earlier: Scene, later: Scene) -> bool:
    """Whether no more than `SENTENCES_BACK` ends of sentences lie between two scenes."""
    return _sentence_number(later) - _sentence_number(earlier) <= SENTENCES_BACK


def _sentence_number(scene: Scene) -> int:
    return bisect.bisect_left(scene.doc.sentences, scene.sentence.first, key=lambda s: s.first)


def _kinds(form: str) -> Sequence[str]:
    """The kinds of act that a definite noun may take up."""
    if "ال" not in form[:4] and not form.startswith("لل"):
        return ()
    return [kind for stem in word_stems(form) for kind in _referring().get(stem, ())]


@functools.cache
def _referring() -> Mapping[str, Sequence[str]]:
    """Kinds of act by the folded noun that takes them up."""
    found: dict[str, list[str]] = {}
    for kind, nouns in toml("grammar")["referring_acts"].items():
        for noun in nouns:
            found.setdefault(fold_text(noun), []).append(kind)
    return found


def _tied(draft: Draft) -> Sides:
    """Ties between two, of which the actor may be one: أشاد بالروابط بين X وY, التقارب بين X وY يثير قلق Z."""
    scene, trigger = draft.scene, draft.trigger
    near = range(trigger.last, min(trigger.last + WORDS_BETWEEN, scene.sentence.last))
    if not TIES.isdisjoint(stem for at in near for stem in word_stems(scene.form(at))):
        return _pair_between(scene, trigger.last, _mark_after(scene, trigger.last))
    raised = trigger.is_noun and scene.verbs.get(trigger.first - 1)
    if raised and raised.lemma == RAISES:
        return _pair_between(scene, scene.sentence.first, trigger.first)
    return ()


def _pair_between(scene: Scene, first: int, last: int) -> Sides:
    pairs = (p.entities for p in scene.between(first, last) if p.prep == "بين" and len(p.entities) == 2)
    return next(pairs, ())


def _mark_after(scene: Scene, at: int) -> int:
    """The next comma or stop, over relative clauses (العلاقات التي تزداد توثقا بين X وY)."""
    return next((k for k in range(at, scene.sentence.last) if scene.words[k].kind == "mark"), scene.sentence.last)


def _without(sides: Sides, actor: Sides, entities: Entities) -> Sides:
    """The sides without the actor and its own state."""
    homes = {state_of(entities[e].country or "", entities) for e in actor if e in entities}
    return tuple(dict.fromkeys(e for e in sides if e not in actor and e not in homes))


def _invites(draft: Draft, visit: Draft) -> bool:
    """يزور X القاهرة بدعوة من Y: the visitor is invited."""
    same = visit.scene is draft.scene and visit.trigger.frame.event == "CONSULT"
    invites = draft.trigger.is_noun and draft.trigger.prefix.endswith("ب")
    return same and invites and visit.arguments.get("actor") != draft.arguments.get("actor")
