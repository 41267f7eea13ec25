"""Drafts weighed by trees that grew on answer keys of whole articles: who stands on which side, what is an act, what
its status is.

Rules and tagger propose: their readings are what the trees know of a draft (`side_rows`, `act_rows`).  The measures
below were chosen on articles that no tree had seen (docs/readers.md, with the figures); a tree's answer stands only
from them on, so that the rules' reading stays wherever the trees are not sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from waqai.extract.act_rows import ACT_FEATURES, STATUS_FEATURES, act_rows, status_rows
from waqai.extract.carriers import is_only_judged
from waqai.extract.cast import Cast
from waqai.extract.draft import Draft
from waqai.extract.seen_acts import ROLES, SeenActs
from waqai.extract.side_rows import FEATURES, side_rows
from waqai.extract.status import Judgement
from waqai.heavy import SideRole
from waqai.knowledge.event_codes import MUTUAL
from waqai.knowledge.trees import trees
from waqai.model import STATUSES, Entity, Span, Status
from waqai.text.document import Document


class Measures(NamedTuple):
    """From which chance on an act is told, whoever is on a side is kept there, somebody is put where nobody is, and
    beside others, and a status is another than the rules'."""

    act: float
    keeps: float
    fills: float
    joins: float
    status: float


# What rules tell stands but for what the trees are sure of; what they do not tell is the trees' to tell.
STANDING = Measures(0.12, 0.02, 0.72, 0.9, 0.95)
PROPOSED = Measures(0.75, 0.3, 0.6, 0.7, 0.5)
# How likely what rules do not tell must be an act with these sides, how likely its likeliest status.
WHOLE, CERTAIN = 0.7, 0.6
NOBODY = 1.1
"""More than any chance: who refuses, blames or praises an act does not do it (رفضت مصر تهجير السكان, أدان المغرب
اعتقاله)."""
Entities = Mapping[str, Entity]
NUMBERS: tuple[tuple[SideRole, int], ...] = (("actor", 1), ("recipient", 2))


class Article(NamedTuple):
    """What is known of the article: how far it is of other than public affairs, its day, and of each draft whether
    rules tell it."""

    matter: float
    published: str | None
    stands: Sequence[bool]


class Chosen(NamedTuple):
    """An entity, and how likely it stands on no side of an act, is its actor, its recipient."""

    entity: str
    chances: Sequence[float]


class Weights(NamedTuple):
    """What the trees say of a draft: how likely it is an act, who may stand on its sides, how likely each status is."""

    act: float
    sides: Sequence[Chosen]
    statuses: Sequence[float]


def weights(
    doc: Document, people: Cast, acts: SeenActs, drafts: Sequence[Draft], entities: Entities, about: Article
) -> list[Weights]:
    """What the trees say of each draft of an article, in their order."""
    candidates = side_rows(doc, people, drafts, entities)
    sides = trees("sides", FEATURES).chances([one.row for one in candidates]).tolist()
    told = trees("acts", ACT_FEATURES).chances(act_rows(doc, drafts, acts, about.matter, about.stands))[:, 0].tolist()
    statuses = trees("status", STATUS_FEATURES).chances(status_rows(drafts, about.published)).tolist()
    of_draft: list[list[Chosen]] = [[] for _ in drafts]
    for candidate, chances in zip(candidates, sides, strict=True):
        of_draft[candidate.draft].append(Chosen(candidate.entity, chances))
    return list(map(Weights, told, of_draft, statuses))


def settled(draft: Draft, stands: bool, said: Weights) -> Draft:
    """A draft with the sides and the status that the trees give it, and how likely it is an act at all."""
    least = STANDING if stands else PROPOSED
    draft = _with_status(_with_sides(draft, said.sides, least), said.statuses, least)
    likely = said.act >= least.act and (stands or _is_whole(draft, said))
    return draft._replace(chance=said.act, likely=likely)


def _is_whole(draft: Draft, said: Weights) -> bool:
    """Whether all that would be told of an act is likely, and nobody is left out of one that takes two."""
    both = len(draft.sides) > 1 or draft.trigger.frame.event not in MUTUAL
    return both and said.act * draft.sure >= WHOLE and max(said.statuses) >= CERTAIN


def _with_sides(draft: Draft, weighed: Sequence[Chosen], least: Measures) -> Draft:
    """The draft with everybody who is likely enough on a side: whom rules have there stays where they are likely at
    all, others come where they are likeliest."""
    sides = {role: draft.arguments.get(role) for role in ROLES}
    kept = {
        (role, one.entity)
        for role, number in NUMBERS
        for one in weighed
        if one.entity in sides[role] and one.chances[number] >= least.keeps
    }
    sure, judged = 1.0, is_only_judged(draft.scene, draft.trigger)
    for role, number in NUMBERS:
        enough = least.joins if sides[role] else least.fills
        enough = NOBODY if role == "actor" and judged else enough
        chosen = [one for one in weighed if (role, one.entity) in kept or _comes(one, number, enough, kept)]
        _put(draft, role, [one.entity for one in chosen])
        for one in chosen:
            sure *= one.chances[number]
    return draft._replace(sure=sure)


def _comes(one: Chosen, number: int, enough: float, kept: set[tuple[SideRole, str]]) -> bool:
    held = any((role, one.entity) in kept for role in ROLES)
    return not held and one.chances[number] >= max(enough, one.chances[3 - number])


def _put(draft: Draft, role: str, chosen: list[str]) -> None:
    """Gives a role its entities, and the places where the sentence has them."""
    found = draft.arguments
    held = found.get(role)
    if set(chosen) == set(held):
        return
    dropped = {span for one in held if one not in chosen for span in _spans_of(draft, one)}
    spans = [span for span in found.spans.get(role, ()) if span not in dropped]
    for one in chosen:
        nearest = next(iter(_spans_of(draft, one)), None)
        if one not in held and nearest is not None and nearest not in spans:
            spans.append(nearest)
    found.roles[role], found.spans[role] = chosen, spans if chosen else []


def _spans_of(draft: Draft, entity: str) -> Iterator[Span]:
    """Where an entity stands in the act's sentence, nearest first."""
    at = draft.trigger.first
    own = (phrase for phrase in draft.scene.phrases if entity in phrase.entities)
    for phrase in sorted(own, key=lambda phrase: abs(phrase.first - at)):
        yield phrase.spans[min(phrase.entities.index(entity), len(phrase.spans) - 1)]


def _with_status(draft: Draft, chances: Sequence[float], least: Measures) -> Draft:
    """The draft with the likeliest status, where that is sure enough to stand for the rules'."""
    best = max(range(len(STATUSES)), key=lambda n: chances[n])
    status = cast(Status, STATUSES[best])
    if chances[best] < least.status or status == draft.judgement.status:
        return draft
    return draft._replace(judgement=Judgement(status, None, False))
