"""What is known of an entity as a side of an act, as numbers: what trees weigh (`weighing`).

Looked at are those on the sides already, those who stand in the act's sentence or the three before it, those whom the
article names most, and who speaks around it.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from waqai.extract.cast import Cast
from waqai.extract.coreference import gender_in
from waqai.extract.draft import Draft
from waqai.extract.phrases import Phrase
from waqai.extract.seen_acts import ROLES
from waqai.extract.sourced import speakers_of
from waqai.model import EVENT_TYPES, Entity
from waqai.text.document import Document, Sentence

TYPES = ("person", "state", "organisation", "place", "other", "facility", "weapon", "vehicle", "event")
RULES = ("", "group", "unnamed", "members", "adjective", "reporting-subject")
PREPOSITIONS = ("", "ل", "ب", "الي", "علي", "من", "مع", "في", "بين", "ضد", "عن", "بقياده")
KINDS = ("", "name", "title", "pronoun", "demonym")
SENTENCES_BACK, MOST_NAMED = 3, 4
FAR, NOWHERE = 99, -1

OF_ACT = (
    "type", "mutual", "act seen", "status seen", "actor seen", "recipient seen", "actors", "recipients", "words in",
    "number", "sentence length", "candidates", "acts alike",
)  # fmt: skip
OF_ENTITY = ("kind", "rule", "linked", "named", "rank", "in the headline", "acts as", "undergoes")
OF_BOTH = (
    "is actor", "is recipient", "read as actor", "read as recipient", "seen as actor", "seen as recipient",
    "another seen as actor", "another seen as recipient", "before", "behind", "preposition", "direct", "in its clause",
    "between", "first of its sentence", "agrees", "recency", "words since", "last named as", "speaks", "actor before",
    "alike as actor", "alike as recipient", "of the actors' state",
)  # fmt: skip
FEATURES = (*OF_ACT, *OF_ENTITY, *OF_BOTH)


class Candidate(NamedTuple):
    """An entity that may be a side of the act of draft number `draft`, with what is known of it."""

    draft: int
    entity: str
    row: tuple[float, ...]


class Place(NamedTuple):
    """Where an entity stands: words first..last (last not included) of a sentence, by what kind of mention."""

    first: int
    last: int
    sentence: int
    kind: str


class Whereabouts:
    """Where the entities of an article stand, how often, and on which sides of its acts."""

    def __init__(self, doc: Document, cast: Cast, drafts: Sequence[Draft], entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        self.cast = cast
        self.firsts = [sentence.first for sentence in doc.sentences]
        self.places: dict[str, list[Place]] = {}
        for mention in cast.mentions:
            first, last = doc.range_of(mention.span)
            if first < last:
                self.places.setdefault(mention.entity, []).append(
                    Place(first, last, self.sentence(first), mention.kind)
                )
        for places in self.places.values():
            places.sort()
        often = sorted(self.places, key=lambda one: (-len(self.places[one]), self.places[one][0]))
        self.rank = {one: rank for rank, one in enumerate(often)}
        self.often = often[:MOST_NAMED]
        self.sides = [tuple(map(frozenset, (d.arguments.get("actor"), d.arguments.get("recipient")))) for d in drafts]
        self.acting, self.undergoing = (Counter(one for sides in self.sides for one in sides[n]) for n in (0, 1))
        self._by_sentence: dict[int, list[str]] = {}
        for one, places in self.places.items():
            for sentence in {place.sentence for place in places}:
                self._by_sentence.setdefault(sentence, []).append(one)
        self._gender: dict[str, str | None] = {}
        self.of_entity = {one: self._of_entity(entity) for one, entity in entities.items()}

    def sentence(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect.bisect_right(self.firsts, word) - 1

    def named_in(self, sentence: int) -> Sequence[str]:
        """Who is named in a sentence."""
        return self._by_sentence.get(sentence, ())

    def in_sentence(self, entity: str, sentence: Sentence) -> list[tuple[int, int]]:
        """The words of an entity's mentions in a sentence."""
        places = self.places.get(entity, [])
        first, last = (bisect.bisect_left(places, at, key=_first) for at in (sentence.first, sentence.last))
        return [(place.first, place.last) for place in places[first:last]]

    def gender(self, entity: str) -> str | None:
        """An entity's gender, where it can be told."""
        if entity not in self._gender:
            one = self.entities[entity]
            self._gender[entity] = gender_in(self.cast, one) if one.names else None
        return self._gender[entity]

    def _of_entity(self, entity: Entity) -> tuple[float, ...]:
        places = self.places.get(entity.id, ())
        return (
            _number(TYPES, entity.type), _number(RULES, entity.rule), float(bool(entity.wikidata)), len(places),
            self.rank.get(entity.id, FAR), float(any(place.sentence == 0 for place in places)),
            self.acting[entity.id] / max(1, len(self.sides)), self.undergoing[entity.id] / max(1, len(self.sides)),
        )  # fmt: skip


class Alike:
    """The acts of one type: how many, and who stands on how many of their sides."""

    def __init__(self) -> None:
        self.acts = 0
        self.actors: Counter[str] = Counter()
        self.recipients: Counter[str] = Counter()

    def take(self, actors: Iterable[str], recipients: Iterable[str]) -> None:
        """Counts one more act."""
        self.acts += 1
        self.actors.update(actors)
        self.recipients.update(recipients)


def side_rows(doc: Document, cast: Cast, drafts: Sequence[Draft], entities: Mapping[str, Entity]) -> list[Candidate]:
    """Everybody who may be a side of an act of the drafts, in order of the drafts."""
    about = Whereabouts(doc, cast, drafts, entities)
    alike: dict[str, Alike] = {}
    for number, draft in enumerate(drafts):
        alike.setdefault(draft.trigger.frame.event, Alike()).take(*about.sides[number])
    found: list[Candidate] = []
    for number, draft in enumerate(drafts):
        act = _Act(about, draft, number, alike[draft.trigger.frame.event])
        found += (Candidate(number, one, (*act.row, *about.of_entity[one], *act.of(one))) for one in act.candidates)
    return found


class _Act:
    """One act, before its candidates are looked at; `alike` are all acts of its type."""

    def __init__(self, about: Whereabouts, draft: Draft, number: int, alike: Alike) -> None:
        self.about, self.draft, self.number, self.alike = about, draft, number, alike
        self.here = about.sentence(draft.scene.sentence.first)
        self.actors, self.recipients = about.sides[number]
        self.before = about.sides[number - 1][0] if number else frozenset()
        self.speakers = speakers_of(draft.quote)
        self.phrases: dict[str, list[Phrase]] = {}
        for phrase in draft.scene.phrases:
            for entity in phrase.entities:
                self.phrases.setdefault(entity, []).append(phrase)
        self.candidates = self._candidates()
        self.latest = {one: place for one in self.candidates if (place := self._latest(one))}
        order = sorted(self.latest, key=lambda one: -self.latest[one].first)
        self.recency = {one: place for place, one in enumerate(order)}
        self.countries = {about.entities[one].country for one in self.actors if one in about.entities} - {None}
        sides = draft.seen.sides if draft.seen else {}
        self.chances = [sides.get(role, {}) for role in ROLES]
        self.row = self._row()

    def _candidates(self) -> list[str]:
        near = range(max(0, self.here - SENTENCES_BACK), self.here + 1)
        named = (one for sentence in near for one in self.about.named_in(sentence))
        sides = (one for role in ROLES for one in self.draft.arguments.get(role))
        found = dict.fromkeys((*sides, *self.phrases, *named, *self.about.often, *self.speakers))
        return [one for one in found if one in self.about.entities]

    def _words_of(self, entity: str) -> list[tuple[int, int]]:
        """Where an entity stands in the act's sentence."""
        own = [(phrase.first, phrase.last) for phrase in self.phrases.get(entity, ())]
        return own + self.about.in_sentence(entity, self.draft.scene.sentence)

    def _latest(self, entity: str) -> Place | None:
        places = self.about.places.get(entity, [])
        at = bisect.bisect_left(places, self.draft.trigger.first, key=_first)
        return places[at - 1] if at else None

    def _row(self) -> tuple[float, ...]:
        trigger, scene, seen = self.draft.trigger, self.draft.scene, self.draft.seen
        return (
            EVENT_TYPES.index(trigger.frame.event), float(bool(trigger.frame.symmetric)),
            seen.score if seen else 0.0, seen.sure if seen else 0.0,
            *(max(chances.values(), default=0.0) for chances in self.chances),
            len(self.actors), len(self.recipients), trigger.first - scene.sentence.first, self.number,
            scene.sentence.last - scene.sentence.first, len(self.candidates), self.alike.acts - 1,
        )  # fmt: skip

    def of(self, entity: str) -> tuple[float, ...]:
        """What is known of an entity beside the act."""
        trigger, about = self.draft.trigger, self.about
        phrases, words = self.phrases.get(entity, ()), self._words_of(entity)
        latest = self.latest.get(entity)
        return (
            float(entity in self.actors), float(entity in self.recipients), *self._read(phrases),
            *(max((chances.get(at, 0.0) for span in words for at in range(*span)), default=0.0)
              for chances in self.chances),
            *(_of_others(chances, words) for chances in self.chances),
            min((trigger.first - last + 1 for _, last in words if last <= trigger.first), default=FAR),
            min((first - trigger.last + 1 for first, _ in words if first >= trigger.last), default=FAR),
            *self._of_phrase(min(phrases, key=lambda phrase: abs(phrase.first - trigger.first), default=None)),
            self._agrees(entity), self.recency.get(entity, FAR), trigger.first - latest.first if latest else 10 * FAR,
            _number(KINDS, latest.kind if latest else ""), float(entity in self.speakers), float(entity in self.before),
            self.alike.actors[entity] - (entity in self.actors),
            self.alike.recipients[entity] - (entity in self.recipients),
            float(about.entities[entity].country in self.countries and self.actors != {entity}),
        )  # fmt: skip

    def _read(self, phrases: Sequence[Phrase]) -> Iterator[float]:
        """Whether the rules read the actor, the recipient at the entity's own words."""
        spans = {span for phrase in phrases for span in phrase.spans}
        return (float(not spans.isdisjoint(self.draft.arguments.spans.get(role, ()))) for role in ROLES)

    def _of_phrase(self, near: Phrase | None) -> tuple[float, ...]:
        """How the entity's nearest noun phrase stands to the act: preposition, clause, what stands between."""
        if near is None:
            return NOWHERE, NOWHERE, 0.0, NOWHERE, 0.0
        trigger, scene = self.draft.trigger, self.draft.scene
        low, high = (near.last, trigger.first) if near.last <= trigger.first else (trigger.last, near.first)
        inside = scene.clause_start(trigger.first) <= near.first < scene.clause_end(trigger.last)
        between = sum(1 for phrase in scene.phrases if low <= phrase.first < high)
        preposition = PREPOSITIONS.index(near.prep) if near.prep in PREPOSITIONS else len(PREPOSITIONS)
        return preposition, float(near.direct), float(inside), between, float(near is scene.phrases[0])

    def _agrees(self, entity: str) -> float:
        """1 where the act's verb or pronoun is of the entity's gender, 2 where of the other, 0 where nothing tells."""
        trigger = self.draft.trigger
        told = {"ها": "f", "ه": "m"}.get(trigger.suffix, "") if trigger.is_noun else trigger.lexeme.form.gender
        of = self.about.gender(entity) if told else None
        return 0.0 if not told or of is None else 1.0 if told == of else 2.0


def _first(place: Place) -> int:
    return place.first


def _number(names: Sequence[str], name: str | None) -> float:
    return names.index(name or "") if (name or "") in names else len(names)


def _of_others(chances: Mapping[int, float], words: Sequence[tuple[int, int]]) -> float:
    held = {at for span in words for at in range(*span)}
    return max((chance for at, chance in chances.items() if at not in held), default=0.0)
