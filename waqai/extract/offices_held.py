"""Offices: a title right beside the name of whom it calls."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from waqai.extract.adjectives import Adjectives
from waqai.extract.cast import Cast, Office
from waqai.extract.pairs import state_ids
from waqai.knowledge.institutions import name_words
from waqai.knowledge.offices import ranks
from waqai.knowledge.relations import fact_words
from waqai.model import Entity, Mention, Relation, Span
from waqai.text.document import Document
from waqai.text.folding import fold_text

ADJACENT = 3  # characters between a title and its name: a space, or a comma and a space, or a bracket's end
BRACKET = range(4, 24)  # characters of an abbreviation in brackets between them
TOLD_IN_ENGLISH = ("president", "prime minister")
EMIRATES = frozenset(("QA", "KW"))  # elsewhere أمير is a prince, which is no office
NO_OFFICES = frozenset(("rank", "honorific"))
OWNERS = frozenset(("state", "organisation"))
# A pronoun's owner is looked for among so many mentions before it.
NEAREST = 100
OWNED_BY = frozenset(("باسمه", "باسمها", "فيه", "فيها"))
RULE = "title-beside-name"


def _start(mention: Mention) -> int:
    """Mentions stand in the order of the text."""
    return mention.span.start


def find_offices(doc: Document, cast: Cast, adjectives: Adjectives) -> Iterator[Relation]:
    """Positions, callings and memberships that a title tells of the name beside it."""
    persons = {e.id: e for e in cast.entities if e.type == "person"}
    names = {m.span.start: m for m in cast.mentions if m.kind == "name" and m.entity in persons}
    ends = {m.span.end: m for m in names.values()}
    for title in cast.mentions:
        office = cast.offices.get(title.id)
        if office is None or office.kind in NO_OFFICES or title.entity not in persons:
            continue
        if fact_words().no_offices & set(doc.cut_forms(doc.word_at(title.span.start))):
            continue
        name = _beside(title, names, ends)
        if name and name.entity == title.entity and _is_name(persons[name.entity], doc, name):
            yield from _told(doc, cast, title, name, office, adjectives)


def _beside(title: Mention, names: Mapping[int, Mention], ends: Mapping[int, Mention]) -> Mention | None:
    bracketed = (names.get(title.span.end + gap) for gap in BRACKET)
    for gap in range(1, ADJACENT + 1):
        name = names.get(title.span.end + gap) or ends.get(title.span.start - gap)
        if name:
            return name
    return next((name for name in bracketed if name and name.entity == title.entity), None)


def _is_name(person: Entity, doc: Document, name: Mention) -> bool:
    """Not a single word that no list of names has: behind a title that may be a verb (الوزير يتحادث)."""
    form = fold_text(doc.text[name.span.start : name.span.end])
    return bool(person.wikidata) or " " in form or form in name_words() or " " in person.name_ar


def _last_owner(doc: Document, cast: Cast, title: Mention, entities: Mapping[str, Entity]) -> str | None:
    """What the pronoun of زعيمها or مديره stands for: the last state or organisation before it in its sentence."""
    sentence = doc.sentence_at(title.span.start)
    start = sentence.span.start if sentence else 0
    last = bisect_left(cast.mentions, title.span.start, key=_start)
    first = max(bisect_left(cast.mentions, start, key=_start), last - NEAREST)
    before = (m for m in reversed(cast.mentions[first:last]) if m.span.end <= title.span.start)
    return next((m.entity for m in before if entities[m.entity].type in OWNERS and m.kind != "demonym"), None)


def _told(
    doc: Document, cast: Cast, title: Mention, name: Mention, office: Office, adjectives: Adjectives
) -> Iterator[Relation]:
    span = Span(min(title.span.start, name.span.start), max(title.span.end, name.span.end))
    words = " ".join(doc.text[title.span.start : title.span.end].split())
    owner = _owner(doc, cast, title, office, adjectives)
    known = adjectives.entities.get(owner or "")
    if office.name == "emir" and (known is None or known.country not in EMIRATES):
        return
    if office.kind == "source":
        yield Relation(span, title.entity, "occupation", words, rule=RULE, office=office.name, of=owner)
    elif office.name in ranks().rulers | ranks().leaders and owner:
        yield Relation(span, title.entity, "leads", owner, rule=RULE, office=office.name, of=owner)
    else:
        english = office.name in TOLD_IN_ENGLISH and known is not None and known.type == "state"
        told = f"{office.name} of {known.name_en}" if english and known else words
        yield Relation(span, title.entity, "position", told, rule=RULE, office=office.name, of=owner)
    if known and known.type == "organisation" and (office.kind == "source" or office.name == "member"):
        yield Relation(span, title.entity, "member-of", known.id, rule=RULE)


def _owner(doc: Document, cast: Cast, title: Mention, office: Office, adjectives: Adjectives) -> str | None:
    """Whose office it is: what the title names or its pronoun stands for, else the state of the person, where such
    offices are states'."""
    first, last = doc.range_of(title.span)
    for at in range(first, last):
        adjectives(at)
    entities = adjectives.entities
    told = state_ids().get(office.of or "", office.of)
    if told in entities:
        return told
    begun = cast.mentions[
        bisect_left(cast.mentions, title.span.start, key=_start) : bisect_left(
            cast.mentions, title.span.end, key=_start
        )
    ]
    inside = (m.entity for m in begun if m.span.end <= title.span.end)
    owner = next((one for one in inside if one != title.entity and entities[one].type in OWNERS), None)
    if owner:
        return owner
    if office.kind == "own" or any(doc.words[at].form in OWNED_BY for at in range(first, last)):
        return _last_owner(doc, cast, title, entities)
    person = entities[title.entity]
    state = state_ids().get(person.country or "")
    plain = office.kind == "minister" or office.name in ranks().sure | ranks().seconds
    return state if plain and office.of is None and state in entities else None
