"""Standing facts: who holds which office, who leads, belongs to, backs or borders whom, what two states trade.

1. titles beside the names that they belong to (`offices_held`), and kinship beside names
2. constructions of several words (`relation_patterns`, `data/relations.toml`)
3. when the fact held: what the sentence says (منذ, السابق, a year beside an amount), else the article's own date
4. on whose word: the speakers of the innermost quotation that holds it

Limits: what only a whole sentence tells ("is the largest region of") is not read, nor what needs two sentences.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from waqai.extract.adjectives import Adjectives
from waqai.extract.cast import Cast
from waqai.extract.events import Read
from waqai.extract.offices_held import find_offices
from waqai.extract.pairs import state_ids
from waqai.extract.relation_patterns import Sides, Told, facts
from waqai.extract.sourced import innermost
from waqai.knowledge.relations import fact_words
from waqai.knowledge.titles import title_book
from waqai.model import Entity, Relation, Span, Standing, Time
from waqai.text.clitics import readings
from waqai.text.document import Document

SINCE_WITHIN = 4
BEHIND = 2
# What somebody is to the person named behind the word of kinship.
KIN = {
    "father": "parent", "mother": "parent", "son": "child", "daughter": "child", "brother": "sibling",
    "sister": "sibling", "wife": "spouse",
}  # fmt: skip


class Facts(NamedTuple):
    """The standing facts of an article, and the states that only an adjective names."""

    relations: tuple[Relation, ...]
    entities: tuple[Entity, ...]


def find_relations(doc: Document, read: Read, entities: Iterable[Entity]) -> Facts:
    """The standing facts of a document, in order of place, each once.  `entities`: all that are known so far."""
    adjectives = Adjectives(doc, {entity.id: entity for entity in entities})
    given = set(adjectives.entities)
    sides = Sides(doc, read.cast, adjectives)
    found: dict[tuple[str, str, str], Relation] = {}
    bare = (
        *find_offices(doc, read.cast, adjectives),
        *_capitals(doc, read.cast, adjectives.entities),
        *_kinship(doc, read.cast),
        *(_of_told(doc, told) for told in facts(sides, read.quantities)),
    )
    for relation in sorted(bare, key=lambda r: (r.span.start, r.span.end, r.relation)):
        whole = _dated(doc, relation, read)
        found.setdefault((whole.subject, whole.relation, whole.object), whole)
    found = {key: one for key, one in found.items() if not _is_told_better(one, found.values(), adjectives.entities)}
    ends = {end for relation in found.values() for end in (relation.subject, relation.object, relation.of)}
    more = (entity for key, entity in adjectives.entities.items() if key in ends and key not in given)
    return Facts(tuple(found.values()), tuple(more))


def _is_told_better(one: Relation, all_: Iterable[Relation], entities: Mapping[str, Entity]) -> bool:
    """Whether an end told in words is, in another fact of the same words, an entity."""
    if one.object in entities or one.relation in ("position", "occupation"):
        return False
    same = (r for r in all_ if r.relation == one.relation and r.subject == one.subject and r.object in entities)
    return any(r.span.start < one.span.end and one.span.start < r.span.end for r in same)


def _of_told(doc: Document, told: Told) -> Relation:
    construction = told.construction
    return Relation(
        doc.span(told.first, told.last),
        told.subject,
        construction.relation,
        told.object,
        rule=construction.id,
        standing=construction.standing,
        quantity=told.quantity,
    )


def _dated(doc: Document, bare: Relation, read: Read) -> Relation:
    """The fact with its standing, its date and its sources."""
    first, last = doc.range_of(bare.span)
    standing = _standing(doc, bare.standing, first, last)
    speaker = innermost(read.quotes, bare.span)
    said_by = speaker.speakers or (speaker.speaker,) if speaker and speaker.speaker else ()
    own = tuple(one for one in said_by if one and one != bare.subject)
    return Relation(
        bare.span,
        bare.subject,
        bare.relation,
        bare.object,
        None if standing == "former" else _as_of(doc, bare, (first, last), read),
        bare.rule,
        standing,
        bare.office,
        bare.of,
        bare.quantity,
        own,
    )


def _standing(doc: Document, told: Standing, first: int, last: int) -> Standing:
    """السابق inside, آنذاك right behind: over; المنتخب: to come."""
    words = fact_words()
    inside = {word.form for word in doc.words[first:last]}
    behind = {word.form for word in doc.words[last : last + BEHIND]}
    if told == "former" or inside & words.former or behind & words.then:
        return "former"
    return "coming" if inside & words.coming else told


def _as_of(doc: Document, bare: Relation, words: tuple[int, int], read: Read) -> str | None:
    """2019/.. behind منذ 2019; the time that stands beside an amount; else the day of the article."""
    since = _since(doc, words[1], read.times)
    if since:
        return f"{since}/.."
    inside = (t for t in read.times if bare.span.start <= t.span.start < bare.span.end) if bare.quantity else ()
    return next((t.value for t in inside if t.kind == "date" and t.value), read.published)


def _since(doc: Document, last: int, times: Sequence[Time]) -> str | None:
    for at in range(last, min(last + SINCE_WITHIN, len(doc.words) - 1)):
        if doc.words[at].form in fact_words().since:
            start = doc.words[at + 1].start
            return next(
                (t.value for t in times if t.span.start in (start, doc.words[at].start) and t.kind == "date"), None
            )
    return None


def _capitals(doc: Document, cast: Cast, entities: Mapping[str, Entity]) -> Iterator[Relation]:
    """العاصمة السودانية الخرطوم: a state's adjective, its capital's name."""
    for mention in cast.mentions:
        city = entities[mention.entity]
        first, _ = doc.range_of(mention.span)
        if city.type != "place" or first < 1 or mention.kind != "name":
            continue
        before = (n for n in (first - 1, first - 2, first - 3) if n >= 0)
        start = next((n for n in before if doc.words[n].form.endswith("عاصمه")), None)
        if start is not None and any(word.kind == "mark" for word in doc.words[start + 1 : first]):
            continue  # الجزائر العاصمة، الجلفة: the next of a list
        state = state_ids().get(city.country or "")
        if start is not None and state in entities:
            span = Span(doc.words[start].start, mention.span.end)
            yield Relation(span, city.id, "capital-of", str(state), rule="capital")


def _kinship(doc: Document, cast: Cast) -> Iterator[Relation]:
    """والد فلان، علان: two persons' names behind a word of kinship."""
    entities = {entity.id: entity for entity in cast.entities}
    names = [m for m in cast.mentions if m.kind == "name" and entities[m.entity].type == "person"]
    for one, other in itertools.pairwise(names):
        first, _ = doc.range_of(one.span)
        kin = _kin(doc.words[first - 1].form) if first else None
        between = doc.text[one.span.end : other.span.start].strip()
        if kin and between in ("،", ",", "") and one.entity != other.entity:
            span = Span(doc.words[first - 1].start, other.span.end)
            yield Relation(span, other.entity, kin, one.entity, rule="kin")


def _kin(form: str) -> str | None:
    kin = title_book().kin
    return next((KIN[kin[cut.stem]] for cut in readings(form) if cut.stem in kin), None)
