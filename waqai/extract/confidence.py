"""How far an event is to be trusted: the share of right ones among events that were read likewise.

Of a weighed draft that is how likely the trees say that it is an act and that all who stand on its sides are its sides
(`weighing`).  Where the rules read alone, what was read and how gives points, added up to a share: the points
(`data/confidence.toml`) were fitted by `tools/fit_confidence.py` to events of newspapers whose acts others had marked
without seeing any reading.

"Right" means that an act of its type is marked there and nobody stands on a side where they have somebody else; a side
that was left out is no fault here.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping

from waqai.extract.draft import Draft
from waqai.extract.scene import Scene
from waqai.extract.subject_matter import Matter
from waqai.knowledge.grammar import grammar
from waqai.knowledge.loader import toml
from waqai.model import Entity, Span

CLEARLY_PUBLIC = -1.5
NEXT, NEAR, LONG_SENTENCE, MANY_STATES, SHORTEST, LONG_NAME = 1, 4, 45, 3, 3, 5
LEAST, MOST = 0.05, 0.95
NAMELESS = 0.6
"""The share of sides told in words alone that were right, of 164 that readers judged (tests/audits/events-8.tsv)."""


def confidence(draft: Draft, matter: Matter, nameless: int = 0) -> float:
    """Between .05 and .95, in steps of .01; `matter` is what the article is about, `nameless` counts the sides that are
    told in words alone."""
    if draft.chance is not None:
        share = draft.chance * draft.sure
    else:
        table = points()
        total = table["base"] + sum(table.get(name, 0.0) for name in features(draft, matter))
        share = 1 / (1 + math.exp(-total))
    return round(min(MOST, max(LEAST, share * NAMELESS**nameless)), 2)


@functools.cache
def points() -> Mapping[str, float]:
    """Points by feature."""
    return dict(toml("confidence")["points"])


def features(draft: Draft, matter: Matter) -> tuple[str, ...]:
    """What is known of how an event was read."""
    frame = draft.trigger.frame
    sort = (f"event {frame.event}", f"frame {frame.id}")
    return (
        *sort,
        *_of_trigger(draft),
        *_of_sides(draft),
        *_of_article(draft.scene),
        _of_matter(matter),
    )


def _of_matter(matter: Matter) -> str:
    """How far the article is of public affairs rather than of sport, culture, faith or science."""
    if matter.strength < CLEARLY_PUBLIC:
        return "clearly of public affairs"
    return "of public affairs" if matter.strength < 0 else "hardly of public affairs"


def _of_trigger(draft: Draft) -> Iterator[str]:
    trigger = draft.trigger
    yield "noun" if trigger.is_noun else "participle" if trigger.is_participle else "verb"
    if trigger.frame.needs:
        yield "needed word found"
    if trigger.last - trigger.first > 1:
        yield "several words"
    if trigger.suffix:
        yield "with pronoun"
    if draft.judgement.status != "occurred":
        yield "not simply occurred"
    if draft.quote is not None:
        yield "reported"
    if trigger.lexeme.form.person == 1:
        yield "we or I"
    if trigger.is_noun and trigger.has_article:
        yield "the act"
    yield from _of_neighbours(draft)


def _of_neighbours(draft: Draft) -> Iterator[str]:
    """What stands right before and behind the words of the act."""
    trigger, scene = draft.trigger, draft.scene
    before, at = scene.form(trigger.first - 1), trigger.last
    if not before or trigger.first - scene.sentence.first <= 1:
        yield "opens its sentence"
    if before in grammar().relatives:
        yield "in a relative clause"
    if scene.words[trigger.last - 1 : at] and _is_free_noun(scene, at):
        yield "noun behind" if trigger.is_noun else "verb and free noun"
    if trigger.lexeme.form.number == "p" and len(draft.arguments.get("actor")) == 1 and not trigger.is_noun:
        yield "plural verb and one actor"


def _is_free_noun(scene: Scene, at: int) -> bool:
    """Whether a word is a noun that no mention holds: it may be the side that is wanted."""
    form = scene.form(at)
    if not form or at in scene.taken or at in scene.timed or at in scene.verbs or scene.is_closing(at):
        return False
    return form not in grammar().prepositions and not form.startswith(("ب", "لل", "ان")) and len(form) > SHORTEST


def _of_sides(draft: Draft) -> Iterator[str]:
    arguments, scene = draft.arguments, draft.scene
    for role in ("actor", "recipient"):
        ids, spans = arguments.get(role), arguments.spans.get(role, ())
        if not ids:
            yield f"no {role}"
            continue
        yield f"{role} {_distance(draft, spans)}"
        entity = scene.entities.get(ids[0])
        yield f"{role} {_kind(entity)}"
        if entity is not None and len(entity.name_ar.split()) >= LONG_NAME:
            yield f"{role} of a long name"
        if not spans:
            near = any(set(p.entities) & set(ids) for p in scene.phrases if p.first < draft.trigger.first)
            yield f"{role} carried within its sentence" if near else f"{role} carried from before"
        if spans and spans[0].start < draft.trigger.span.start:
            yield f"{role} before"
    if arguments.get("actor") and arguments.get("recipient"):
        yield "both sides"
    if set(arguments.get("recipient")) & set(arguments.get("place")):
        yield "recipient is the place"


def _distance(draft: Draft, spans: tuple[Span, ...] | list[Span]) -> str:
    """How far from the words of the act the nearest of a side stands; carried over, where it stands nowhere near."""
    doc, trigger = draft.scene.doc, draft.trigger
    gaps = []
    for span in spans:
        first, last = doc.range_of(span)
        gaps.append(first - trigger.last if first >= trigger.last else trigger.first - last)
    gap = min(gaps, default=None)
    if gap is None:
        return "carried"
    return "next" if gap <= NEXT else "near" if gap <= NEAR else "far"


def _kind(entity: Entity | None) -> str:
    if entity is None:
        return "unknown"
    if entity.rule in ("group", "unnamed", "members"):
        return "without a name"
    if entity.type in ("person", "state", "organisation"):
        return entity.type if entity.wikidata else f"local {entity.type}"
    return "other"


def _of_article(scene: Scene) -> Iterator[str]:
    if scene.sentence.title:
        yield "headline"
    if scene.sentence.last - scene.sentence.first > LONG_SENTENCE:
        yield "long sentence"
    states = sum(entity.type == "state" for entity in scene.entities.values())
    yield "many states" if states >= MANY_STATES else "some states" if states else "no state"
