"""Standing facts: positions, who leads what, allies, capitals, parents.

Read off neighbouring mentions only: a title beside the name that it belongs to, a capital's word before its name, an
ally's word before a state.  Limits: what a whole sentence says ("is the largest region of") is not read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from waqai.extract.anaphora import state_ids
from waqai.extract.cast import Cast
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.institutions import adjective_of, collectives
from waqai.knowledge.titles import title_book
from waqai.model import Entity, Mention, Relation, Span
from waqai.text.clitics import readings
from waqai.text.document import Document

ADJACENT = 3  # characters between a title and its name: a space, or a comma and a space, or a bracket's end
LEADERS = frozenset(("leader", "supreme leader", "king", "emir", "sultan", "emperor", "head"))


def find_relations(doc: Document, cast: Cast) -> tuple[Relation, ...]:
    """The standing facts of a document, in order of place, each once."""
    found: dict[tuple[str, str, str], Relation] = {}
    for relation in (*_positions(doc, cast), *_capitals(doc, cast), *_allies(doc, cast), *_parents(doc, cast)):
        found.setdefault((relation.subject, relation.relation, relation.object), relation)
    return tuple(sorted(found.values(), key=lambda r: (r.span.start, r.span.end, r.relation)))


def _positions(doc: Document, cast: Cast) -> Iterator[Relation]:
    """A title right beside its person's name."""
    entities = {entity.id: entity for entity in cast.entities}
    names = {m.span.start: m for m in cast.mentions if m.kind == "name" and entities[m.entity].type == "person"}
    ends = {m.span.end: m for m in names.values()}
    for title in cast.mentions:
        if (
            title.kind != "title"
            or entities[title.entity].type != "person"
            or title.rule not in ("title", "apposition")
        ):
            continue
        name = _beside(title, names, ends)
        if name and name.entity == title.entity:
            yield _position(doc, title, name, cast)


def _beside(title: Mention, names: dict[int, Mention], ends: dict[int, Mention]) -> Mention | None:
    for gap in range(1, ADJACENT + 1):
        name = names.get(title.span.end + gap) or _behind_bracket(title, names) or ends.get(title.span.start - gap)
        if name:
            return name
    return None


def _behind_bracket(title: Mention, names: dict[int, Mention]) -> Mention | None:
    """The name behind a title and an abbreviation in brackets of at most twenty characters."""
    near = (names.get(title.span.end + gap) for gap in range(4, 24))
    return next((name for name in near if name and name.entity == title.entity), None)


def _position(doc: Document, title: Mention, name: Mention, cast: Cast) -> Relation:
    span = Span(min(title.span.start, name.span.start), max(title.span.end, name.span.end))
    words = doc.text[title.span.start : title.span.end]
    first, _ = doc.range_of(title.span)
    match = next(iter(title_book().titles.at(doc.words, first)), None)
    office = match.value.office if match else ""
    inside = [
        m for m in cast.mentions if title.span.start <= m.span.start and m.span.end <= title.span.end and m != title
    ]
    owner = next((m.entity for m in inside if m.entity != title.entity), None)
    if office in LEADERS and office != "head" and owner is None:
        person = next(entity for entity in cast.entities if entity.id == title.entity)
        owner = state_ids().get(person.country or "")
        owner = owner if any(entity.id == owner for entity in cast.entities) else None
    if office in LEADERS and owner:
        return Relation(span, title.entity, "leads", owner, None, "title-beside-name")
    return Relation(
        span,
        title.entity,
        "position",
        _office_name(doc, cast, title, office) or " ".join(words.split()),
        None,
        "title-beside-name",
    )


def _office_name(doc: Document, cast: Cast, title: Mention, office: str) -> str | None:
    """president of Russia: for the offices whose English name needs no more than the state."""
    person = next(entity for entity in cast.entities if entity.id == title.entity)
    state = state_ids().get(person.country or "")
    if office not in ("president", "prime minister") or state is None or person.country not in adjective_of():
        return None
    first, last = doc.range_of(title.span)
    head = next(iter(title_book().titles.at(doc.words, first, last)))
    rest = (
        [m for m in gazetteer().names.at(doc.words, head.last, last) if m.last == last] if head.last < last else [None]
    )
    if not rest:
        return None
    return f"{office} of {gazetteer().entities[state].name_en}"


def _capitals(doc: Document, cast: Cast) -> Iterator[Relation]:
    """العاصمة السودانية الخرطوم: a state's adjective, its capital's name."""
    entities = {entity.id: entity for entity in cast.entities}
    for mention in cast.mentions:
        city = entities[mention.entity]
        first, _ = doc.range_of(mention.span)
        if city.type != "place" or first < 1:
            continue
        start = next(
            (n for n in (first - 1, first - 2, first - 3) if n >= 0 and doc.words[n].form.endswith("عاصمه")), None
        )
        state = state_ids().get(city.country or "")
        if start is not None and state in entities:
            yield Relation(
                Span(doc.words[start].start, mention.span.end), city.id, "capital-of", str(state), None, "capital"
            )


def _allies(doc: Document, cast: Cast) -> Iterator[Relation]:
    """حليفته كوريا الشمالية: the ally of the state, or of the person's state, named last before."""
    entities = {entity.id: entity for entity in cast.entities}
    states = [m for m in cast.mentions if entities[m.entity].type == "state" and m.kind in ("name", "metonym")]
    for mention in states:
        first, _ = doc.range_of(mention.span)
        if first < 1 or not _is_ally(doc, first - 1):
            continue
        before = [
            m for m in cast.mentions if m.span.end <= doc.words[first - 1].start and m.kind in ("name", "metonym")
        ]
        owner = next((_state_of(entities[m.entity]) for m in reversed(before) if _state_of(entities[m.entity])), None)
        if owner and owner != mention.entity and owner in entities:
            span = Span(doc.words[first - 1].start, mention.span.end)
            yield Relation(span, mention.entity, "ally", owner, None, "ally")


def _is_ally(doc: Document, word: int) -> bool:
    allies = {form for form in collectives().allies if form.startswith("حليف")}
    return any(cut.stem in allies for cut in readings(doc.words[word].form))


def _state_of(entity: Entity) -> str | None:
    if entity.type == "state":
        return entity.id
    return state_ids().get(entity.country or "") if entity.type == "person" else None


def _parents(doc: Document, cast: Cast) -> Iterator[Relation]:
    """والد فلان، علان: two persons' names behind a word of kinship."""
    entities = {entity.id: entity for entity in cast.entities}
    names = [m for m in cast.mentions if m.kind == "name" and entities[m.entity].type == "person"]
    for one, other in itertools.pairwise(names):
        first, _ = doc.range_of(one.span)
        kin = (
            next(
                (
                    title_book().kin.get(c.stem)
                    for c in readings(doc.words[first - 1].form)
                    if c.stem in title_book().kin
                ),
                None,
            )
            if first
            else None
        )
        between = doc.text[one.span.end : other.span.start].strip()
        if kin in ("father", "mother") and between in ("،", ",") and one.entity != other.entity:
            yield Relation(
                Span(doc.words[first - 1].start, other.span.end), other.entity, "parent", one.entity, None, "kin"
            )
