"""Whom a model's entities are: each must be named on the page, and is joined with whom the rules found there.

Whom a name means is said by the knowledge base, through the rules' reading, never by the model: it gives names, and a
name that the rules do not know becomes a local entity without id, country or English name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from waqai.model import Entity, EntityType, Mention, MentionKind, Reading, Span
from waqai.readers.locating import Locator
from waqai.readers.taking import Row, Tally
from waqai.text.folding import fold_text
from waqai.text.words import words_of

LONGEST_NAME = 14
"""Words; the longest names of bodies come near it."""
TYPES = get_args(EntityType)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in an answer: `ids` leads from the model's ids to entities, `places` says where each is named."""

    ids: Mapping[str, str]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    places: Mapping[str, tuple[Span, ...]]

    def named(self, entity: str, inside: Span) -> list[Span]:
        """Where an entity is referred to inside a stretch of the page."""
        return [s for s in self.places.get(entity, ()) if inside.start <= s.start and s.end <= inside.end]


@dataclass(frozen=True, slots=True)
class _Located:
    """One of the model's entities with the places of its names and of the words that refer to it."""

    row: Row
    type: EntityType
    names: tuple[Span, ...]
    titles: tuple[Span, ...]


def cast_of(rows: Sequence[Row], rules: Reading, text: str, locator: Locator, tally: Tally) -> Cast:
    """The entities of an answer that the page names."""
    known = _Known(rules, text)
    ids: dict[str, str] = {}
    entities: dict[str, Entity] = {e.id: e for e in rules.entities}
    found: dict[str, dict[Span, MentionKind]] = {}
    for one in _located(rows, locator, tally):
        key = known.same_as(one)
        if key is None:
            key = f"{rules.article.id.rsplit('-')[-1]}.m{len(ids) + 1}"
            entities[key] = _new(key, one, text)
        ids[one.row.text("id")] = key
        at = found.setdefault(key, {})
        for span in one.titles:
            at.setdefault(span, "title")
        for span in one.names:
            at[span] = "name"
    used = tuple(entities[key] for key in found)
    return Cast(ids, used, _mentions(found, known), _places(found, rules))


def _located(rows: Sequence[Row], locator: Locator, tally: Tally) -> Iterator[_Located]:
    seen: set[str] = set()
    for row in rows:
        kind = row.one_of("type", TYPES)
        if kind is None or not row.text("id") or row.text("id") in seen:
            tally.drop("malformed")
            continue
        seen.add(row.text("id"))
        names, titles = (_spans(row.texts(field), locator, tally) for field in ("names", "titles"))
        if names or titles:
            yield _Located(row, cast(EntityType, kind), names, titles)
        else:
            tally.drop("entity not on the page")


def _spans(pieces: Sequence[str], locator: Locator, tally: Tally) -> tuple[Span, ...]:
    found: dict[Span, None] = {}
    for piece in pieces:
        short = len(words_of(piece[: LONGEST_NAME * 40])) <= LONGEST_NAME
        spans = locator.find(piece) if short else []
        found |= dict.fromkeys(spans)
        tally.drop("name not on the page", not spans)
    return tuple(found)


class _Known:
    """The rules' entities, by the places and by the forms of their names."""

    def __init__(self, rules: Reading, text: str) -> None:
        self._text = text
        self._types = {e.id: e.type for e in rules.entities}
        self._at = {m.span: m.entity for m in rules.mentions}
        self._ending: dict[int, list[Mention]] = {}
        for mention in rules.mentions:
            self._ending.setdefault(mention.span.end, []).append(mention)
        self._named = {fold_text(name): e.id for e in rules.entities for name in (e.name_ar, *e.names)}

    def same_as(self, one: _Located) -> str | None:
        """The rules' entity that most of these words refer to; names say more than titles."""
        for spans in (one.names, one.titles):
            votes = Counter(key for span in spans if (key := self._whose(span, one.type)))
            if votes:
                return votes.most_common(1)[0][0]
        return None

    def at(self, span: Span) -> bool:
        """Whether the rules read a mention at just these words."""
        return span in self._at

    def _whose(self, span: Span, kind: EntityType) -> str | None:
        exact = self._at.get(span) or self._named.get(fold_text(self._text[span.start : span.end]))
        if exact is not None or kind != "person":
            return exact
        # A person's name behind the title that the model took with it.
        inner = [m for m in self._ending.get(span.end, ()) if m.span.start >= span.start and m.kind == "name"]
        return next((m.entity for m in inner if self._types.get(m.entity) == "person"), None)


def _new(key: str, one: _Located, text: str) -> Entity:
    """An entity that the rules do not know: named as the page names it, nothing more."""
    written = tuple(dict.fromkeys(" ".join(text[s.start : s.end].split()) for s in (one.names or one.titles)))
    return Entity(key, None, written[0], None, written if one.names else (), one.type, None, "llm")


def _mentions(found: Mapping[str, Mapping[Span, MentionKind]], known: _Known) -> tuple[Mention, ...]:
    """Mentions that the rules have not; words that two entities claim are nobody's."""
    claims = Counter(span for spans in found.values() for span in spans)
    own = [(span, kind, key) for key, spans in found.items() for span, kind in spans.items() if claims[span] == 1]
    fresh = sorted(one for one in own if not known.at(one[0]))
    return tuple(Mention(f"ml{n}", span, kind, key, "llm") for n, (span, kind, key) in enumerate(fresh, 1))


def _places(found: Mapping[str, Mapping[Span, MentionKind]], rules: Reading) -> dict[str, tuple[Span, ...]]:
    places: dict[str, dict[Span, None]] = {key: dict.fromkeys(spans) for key, spans in found.items()}
    for mention in rules.mentions:
        places.setdefault(mention.entity, {})[mention.span] = None
    return {key: tuple(sorted(spans)) for key, spans in places.items()}
