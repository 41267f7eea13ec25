"""The rows that pages show, as `browsing` answers them.  Field names are the columns of `queries/browse/*.sql`."""

from __future__ import annotations

from dataclasses import dataclass, field

from waqai.form import INNER
from waqai.model import Span


@dataclass(frozen=True, slots=True)
class EventChoice:
    """Which occurrences a page wants; what is None does not filter.

    `entities` and `others` are keys: one of each must take part, the former be it as the place; one of `players` must
    take part in the given `role`.  `only` is disputed, several (told by more than one independent source) or dated.
    Days are ISO 8601 days."""

    statuses: tuple[str, ...] | None = None
    types: tuple[str, ...] | None = None
    entities: tuple[str, ...] | None = None
    others: tuple[str, ...] | None = None
    players: tuple[str, ...] | None = None
    role: str | None = None
    outlet: str | None = None
    only: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody or something: `key` is the record's key of it."""

    key: str
    name_ar: str
    name_en: str | None
    type: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity of an event and where it stands."""

    value: float
    value_to: float | None
    unit: str
    bound: str
    span: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """Another place where an occurrence is told; `copied` says that the words are another article's."""

    article: str
    event: str
    outlet: str | None
    published: str | None
    status: str
    copied: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """One telling of an occurrence with all that a page shows of it.  `number` orders it in time: a large number, of
    use in the record alone.  The telling that `leads` stands for the occurrence, `also` are the others.  `text` is the
    sentence; spans count in the page.  `copy` is the copied passage in which it stands, `disagreements` and `outcome`
    are findings about the occurrence, `became` what became of it."""

    number: int = field(metadata=INNER)
    leads: bool
    occurrence: str
    article: str
    event: str
    date: str | None
    day: str | None
    date_basis: str
    type: str
    mode: str | None
    status: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    places: tuple[Who, ...]
    said_by: tuple[Who, ...]
    amounts: tuple[Measure, ...]
    object: str | None
    confidence: float
    trigger: Span
    cue: Span | None
    said: Span | None
    sentence: Span
    text: str
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    copy: str | None
    independent: int
    tellings: int
    articles: int
    disagreements: tuple[str, ...]
    outcome: str | None
    became: str | None
    also: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many occurrences of one status a day has."""

    day: str | None
    status: str
    events: int


@dataclass(frozen=True, slots=True)
class EntityLine:
    """Somebody or something over all articles, with how much the record has of it."""

    key: str
    wikidata: str | None
    name_ar: str
    name_en: str | None
    type: str
    country: str | None
    articles: int
    mentions: int
    quotes: int
    events: int
    here: int


@dataclass(frozen=True, slots=True)
class Partner:
    """With whom somebody takes part in occurrences, and in how many."""

    key: str
    name_ar: str
    name_en: str | None
    type: str
    events: int


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that are somebody's."""

    article: str
    quote: str
    direct: bool
    via: str | None
    span: Span
    text: str
    title: str | None
    outlet: str | None
    published: str | None
    speaker: Who | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing fact with its words."""

    article: str
    relation: str
    span: Span
    as_of: str | None
    subject: Who
    object: Who
    text: str


@dataclass(frozen=True, slots=True)
class Act:
    """How often two have to do with one another in one way: `way` is forth, back or both."""

    type: str
    mode: str | None
    status: str
    way: str
    events: int


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two who have to do with one another."""

    one: Who
    two: Who
    events: int
    first_day: str | None
    last_day: str | None
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Dealing:
    """How many occurrences between two there are of one kind in a month: `way` is forth, back, both or none."""

    month: str | None
    type: str
    mode: str | None
    status: str
    way: str | None
    events: int


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place and how many occurrences are told of there."""

    key: str
    name_ar: str
    name_en: str | None
    type: str
    country: str | None
    events: int


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many findings there are of a kind, outcomes by what became of them."""

    kind: str
    became: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A finding about an article."""

    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article as lists show it: how many events it tells, how many passages others have from it (`copied_by`) and
    it from others (`copies`), how many disagreements it stands in."""

    article: str
    title: str
    outlet: str | None
    published: str | None
    published_basis: str
    source: str
    words: int
    events: int
    story: str | None
    copied_by: int
    copies: int
    disagreements: int


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of an article."""

    span_start: int
    span_end: int


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article with the whole text of its page."""

    article: str
    title: str | None
    title_start: int | None
    title_end: int | None
    outlet_name: str | None
    outlet_domain: str | None
    body: tuple[Part, ...]
    published: str | None
    published_basis: str
    author: str | None
    url: str | None
    source: str
    text: str
    encoding: str
    page: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was read at a place of an article: `layer` is entity, time, amount, quote or furniture."""

    layer: str
    start: int
    end: int
    id: str
    value: str | None
    name_ar: str | None
    name_en: str | None
    kind: str | None
    more: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or time of an article: `layer` is amount or time, `unit` its unit or kind."""

    layer: str
    start: int
    end: int
    unit: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Titled:
    """An article of a page."""

    article: str
    title: str | None
