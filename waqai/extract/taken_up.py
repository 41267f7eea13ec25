"""Acts told again by a noun with the article and nothing else ("after the meeting", "the attack"): whose they were.

Such a noun has the sides and the date of the act that the article told last by it, or by another word for it
(`data/taken_up.toml`): الاجتماع of whoever met (التقى), الهجوم of whoever attacked.  It must be told near, and nothing
may set the two apart (a date, a place, a word such as "next"); where others' acts of the kind are told near, too, only
one right before counts.
In a headline the act is the first that the article tells.
Not taken up is the state of a town that was struck.  An act of violence, force or talks that was told without sides
is told again without them.
Limits: silence where the noun has a clause of its own (الهجوم الذي ...), a number, an owner, or a side that nobody
read.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from waqai.extract.act_words import word_stems
from waqai.extract.carriers import is_only_judged
from waqai.extract.discourse import Sides
from waqai.extract.draft import Draft, Namings
from waqai.extract.scene import Scene
from waqai.extract.status import Judgement
from waqai.extract.told_kept import is_accused
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import folded, grammar
from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text

REACH, BESIDE = 160, 40
"""How many words back an act is taken up: where only one is told, and where others' are told, too."""
ARTICLES = ("ال", "لل")
ROLES = ("actor", "recipient")
TOLD_ALONE = frozenset(("ASSAULT", "COERCE", "CONSULT"))
"""What is an act without a side: an agreement that nobody concludes is mostly its text."""
UNREAL = frozenset(("denied", "conditional"))
UNSURE = frozenset(("possible", "conditional"))
"""What such words around the noun say is said of something else (قد يوقعان اتفاقا خلال الزيارة)."""


def taken_up(drafts: Sequence[Draft], at: int, namings: Namings) -> Draft:
    """The draft with the sides, the date and, where it has none of its own, the status of the act that it takes up."""
    draft = drafts[at]
    bare = _takes_up(draft) and not _has_own_side(draft.scene, draft.trigger)
    told = _told(drafts, at, namings) if bare else None
    if told is None:
        return draft
    for role in ROLES:
        draft.arguments.put_sides(role, _handed_on(told, role))
    draft.arguments.taken_up = True
    draft.arguments.land |= told.arguments.land
    dated = draft if draft.time else draft._replace(time=told.time, day=told.day)
    if draft.judgement.given and draft.judgement.status not in UNSURE:
        return dated
    return dated._replace(judgement=Judgement(told.judgement.status, None, told.judgement.given))


def name_again(drafts: Sequence[Draft], stands: Callable[[Draft], bool]) -> None:
    """Marks the nouns without a side that name an act again which stands without theirs (قتل ثلاثة في تفجير ...
    التفجير): as that was told, so are they."""
    namings = Namings(drafts)
    for at, draft in enumerate(drafts):
        if draft.trigger.frame.event not in TOLD_ALONE or stands(draft) or not _takes_up(draft):
            continue
        if not is_only_judged(draft.scene, draft.trigger):  # نددت بالقصف: who judges it tells no more of it
            near = (other for other in _kin(drafts, at, namings) if stands(other) and _agree(other, draft))
            draft.arguments.named_again = next(near, None) is not None


def _handed_on(told: Draft, role: str) -> Sides:
    """The sides of an act that its next naming has, too: not the state of a town that was struck, which the noun does
    not say (قصف الجيش حلب ... القصف)."""
    entities, named = told.scene.entities, {one for phrase in told.scene.phrases for one in phrase.entities}
    struck = {entities[place].country for place in told.arguments.get("place") if place in entities}

    def is_only_land(side: str) -> bool:
        one = entities.get(side)
        return one is not None and one.type == "state" and side not in named and one.country in struck

    return tuple(side for side in told.arguments.get(role) if not is_only_land(side))


def _takes_up(draft: Draft) -> bool:
    """Whether a noun with the article, and with no side of its own, stands for an act told before."""
    scene, trigger = draft.scene, draft.trigger
    if not trigger.is_noun or trigger.suffix or not trigger.prefix.endswith(ARTICLES) or draft.arguments.void:
        return False
    if _sides(draft) or fold_text(trigger.lexeme.lemma) not in _told_by():
        return False
    return not _is_set_apart(scene, trigger) and not is_any_one(scene, trigger)


def _is_set_apart(scene: Scene, trigger: Trigger) -> bool:
    """الاجتماع المقبل, الهجوم الذي ...: words or a clause behind the noun say which."""
    for at in (trigger.last, trigger.last + 1):
        form = scene.form(at)
        if form in grammar().relatives or form in _list("apart"):
            return True
        if not form.startswith("ال"):
            return False
    return False


def _has_own_side(scene: Scene, trigger: Trigger) -> bool:
    """الهجوم على القصر, المفاوضات مع الدائنين: behind a preposition of the noun stands a side that nobody read."""
    at = trigger.last + scene.form(trigger.last).startswith("ال")
    role = trigger.frame.role_of(scene.form(at))
    return role in ("actor", "recipient", "sides") and scene.form(at + 1) not in _list("both")


def is_any_one(scene: Scene, trigger: Trigger) -> bool:
    """Whether the word before the noun makes it any act of the kind, one of several, or one only spoken of."""
    return any(
        not _list("any_one").isdisjoint(word_stems(scene.form(at))) for at in (trigger.first - 1, trigger.first - 2)
    )


def _told(drafts: Sequence[Draft], at: int, namings: Namings) -> Draft | None:
    """The nearest naming that tells sides of the act; None where others' acts of the kind are told as near."""
    draft = drafts[at]
    near = list(_near(drafts, at, namings))
    lemma = draft.trigger.lexeme.lemma
    if fold_text(lemma) not in _any_word():
        near = [other for other in near if other.trigger.lexeme.lemma == lemma] or near
    if not near:
        return None
    first = near[0]
    rivals = any(_sides(first).isdisjoint(_sides(other)) and _sides(other) for other in near[1:])
    if rivals and abs(draft.trigger.first - first.trigger.first) > BESIDE:
        return None
    return first if _agree(first, draft) else None


def _near(drafts: Sequence[Draft], at: int, namings: Namings) -> Iterator[Draft]:
    return (other for other in _kin(drafts, at, namings) if _sides(other) or other.arguments.land)


def _kin(drafts: Sequence[Draft], at: int, namings: Namings) -> Iterator[Draft]:
    """Acts told near that a noun may name again, whether their sides are told or not."""
    draft = drafts[at]
    words = _told_by()[fold_text(draft.trigger.lexeme.lemma)]
    places = namings.before(at) or (namings.behind(at) if draft.scene.sentence.title else [])
    for other in map(drafts.__getitem__, places):
        if abs(other.trigger.first - draft.trigger.first) > REACH:
            return
        told = fold_text(other.trigger.lexeme.lemma) in words and other.judgement.status not in UNREAL
        if told and not other.arguments.void and not is_accused(other.scene, other.trigger):
            yield other  # whom somebody accuses of it has not therefore done it


def _agree(told: Draft, draft: Draft) -> bool:
    """Whether no date and no place sets the two apart."""
    if told.time and draft.time and told.time.value != draft.time.value:
        return False
    places = [set(one.arguments.get("place")) for one in (told, draft)]
    return not all(places) or not places[0].isdisjoint(places[1])


def _sides(draft: Draft) -> set[str]:
    return {side for role in ROLES for side in draft.arguments.get(role)}


@functools.cache
def _told_by() -> Mapping[str, frozenset[str]]:
    """For each noun the words that tell its act."""
    return {fold_text(word): folded(row["told_by"]) for row in toml("taken_up")["noun"] for word in row["words"]}


@functools.cache
def _any_word() -> frozenset[str]:
    """The nouns that take up the nearest act of their kind, whichever word told it."""
    return folded(word for row in toml("taken_up")["noun"] if row.get("any_word") for word in row["words"])


@functools.cache
def _list(name: str) -> frozenset[str]:
    return folded(toml("taken_up")[name])
