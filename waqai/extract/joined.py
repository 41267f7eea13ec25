"""Nouns of acts beside one another.

Joined by و before one noun that all are done to (تسليح وتدريب وتجهيز المقاتلين): what stands behind the last is behind
each of them; who does the first does them all, and as it is judged, so are they.  A participle behind its noun names
the noun's act once more (الاتفاقية الموقعة بين مصر والأردن).
Limits: nouns without the article right beside one another; a participle at most two words behind its noun.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from waqai.extract.act_words import names_act
from waqai.extract.draft import Draft
from waqai.extract.scene import Scene

AND = "و"
MOST = 3
"""Nouns joined behind the first."""
FARTHEST = 2
"""Words between a noun and its participle."""


def end_of_joined(scene: Scene, last: int) -> int:
    """Where the nouns end that are joined to the one which ends at a word; that word where none is."""
    for at in range(last, min(last + MOST, scene.sentence.last)):
        form = scene.form(at)
        plain = form.startswith(AND) and not form.startswith("وال") and not form.endswith("ا")
        if not plain or at in scene.taken or at in scene.verbs or not names_act(form.removeprefix(AND)):
            return at
    return last


def shared_with(drafts: Sequence[Draft], at: int) -> Draft:
    """The draft with the doer and the status of the noun that it is joined to, where both are done to the same."""
    draft, before = drafts[at], drafts[at - 1] if at else None
    if before is None or before.scene is not draft.scene or not (draft.trigger.is_noun and before.trigger.is_noun):
        return draft
    beside = before.trigger.last == draft.trigger.first and draft.trigger.prefix == AND
    done_to = before.arguments.get("recipient")
    if not beside or not done_to or done_to != draft.arguments.get("recipient") or draft.arguments.get("actor"):
        return draft
    draft.arguments.put_sides("actor", before.arguments.get("actor"))
    return draft if draft.judgement.given else draft._replace(judgement=before.judgement)


def join_participles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the nouns whose act a participle behind them names once more, with all of their sides."""
    pairs = itertools.pairwise(drafts)
    named = {id(noun.trigger) for noun, participle in pairs if _names_again(noun, participle)}
    return [draft for draft in drafts if id(draft.trigger) not in named]


def _names_again(noun: Draft, participle: Draft) -> bool:
    one, other = noun.trigger, participle.trigger
    if noun.scene is not participle.scene or not one.is_noun or other.frame.tells != "named":
        return False
    alike = one.frame.event == other.frame.event and one.frame.tells != "named"
    between = range(one.last, other.first)
    if not alike or len(between) > FARTHEST or any(noun.scene.is_closing(at) for at in between):
        return False
    return noun.sides <= participle.sides
