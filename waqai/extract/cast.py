"""What the search for mentions passes on: the cast of an article, and the pieces that it is put together from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from waqai.knowledge.entities import Known
from waqai.model import Entity, EntityType, Mention, MentionKind


class Office(NamedTuple):
    """What a title mention calls its person: the English name of the office, its class (office, minister, source, ...),
    and whose it is: an entity's id, or a state's code where the article has no entity for it."""

    name: str
    kind: str
    of: str | None


class Cast(NamedTuple):
    """Who and what an article speaks of; `genders` holds what titles and given names say of persons, by id, `offices`
    what titles beside a name call their bearer, by the mention's id."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    genders: Mapping[str, str] = MappingProxyType({})
    offices: Mapping[str, Office] = MappingProxyType({})


class Piece(NamedTuple):
    """Words first..last (last not included) read as one reference; `skip` folded characters of proclitics are cut.

    `key` is the known entity's id, or says what the local one is, the same for the same thing in one article."""

    first: int
    last: int
    skip: int
    key: str
    type: EntityType
    kind: MentionKind
    rule: str
    known: Known | None = None
    country: str | None = None
    name_en: str | None = None
    parts: tuple[Piece, ...] = ()
    alone: bool = False
    called: str | None = None
    """Its name, where the words give it together with others' (جامعتا القاهرة وبغداد)."""


class Role(NamedTuple):
    """What a person is called by office: `where` is a state's code or an organisation's or place's key."""

    office: str
    where: str | None
    gender: str


class TitlePiece(NamedTuple):
    """Words that are a title with its complements, and what these name."""

    first: int
    last: int
    skip: int
    role: Role
    number: str
    kind: str
    definite: bool
    parts: tuple[Piece, ...]
    country: str | None
    shown: int = 0


@dataclass
class Sketch:
    """An entity while it is being gathered."""

    key: str
    type: EntityType
    rule: str
    known: Known | None = None
    country: str | None = None
    name_en: str | None = None
    called: str | None = None
    gender: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    at: list[int] = field(default_factory=list)


class Found(NamedTuple):
    """One mention before it has its id; `title` is what a title beside a name was read as."""

    first: int
    last: int
    skip: int
    kind: MentionKind
    key: str
    rule: str
    title: TitlePiece | None = None
