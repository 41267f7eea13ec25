"""The nouns of Waqai: what flows from one room to the next, and the errors that may be raised.

Everything here is frozen and holds no logic.  The field names of `Reading` and of what it holds are the keys of
the JSON form, so that `form.as_json` needs no table of its own.  A span counts Unicode code points of its page's
text, start included, end not; an item of a reading cannot be built without one.

Errors::

    WaqaiError            anything that Waqai raises on purpose; its text says what to do
    ├── UsageError        wrong arguments: an unknown column, a date that is none, a missing file
    │   └── NameUnclear   a name that nobody in the record bears, or that several do
    ├── PageError         one page can't be read; becomes a `Problem`, the run goes on
    ├── KnowledgeError    a data file of Waqai's own is broken
    ├── ReaderError       a heavy reader gave nothing that can be used; the rules' reading stands
    └── RecordError       the record can't be opened, read or written
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

from waqai.heavy import ModelChoice, ReaderReport

VERSION = "0.1.0"


class WaqaiError(Exception):
    """Root of every error that Waqai raises on purpose."""


class UsageError(WaqaiError):
    """The caller asked for something that makes no sense."""


class NameUnclear(UsageError):
    """A name that nobody in the record bears, or that several do.  `candidates` are who may be meant (rows of the
    record, best first), none where nothing comes near."""

    def __init__(self, name: str, message: str, candidates: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.candidates = candidates


class PageError(WaqaiError):
    """One page can't be read.  `reason` is a short fixed word (see `Problem`), the message says more."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class KnowledgeError(WaqaiError):
    """A data file under `knowledge/data` breaks its own rules."""


class ReaderError(WaqaiError):
    """A heavy reader gave nothing that can be used.  `reason` is a short fixed word, `lasting` says that asking again
    changes nothing (a wrong key, an unknown model)."""

    def __init__(self, reason: str, detail: str, lasting: bool = False) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.lasting = lasting


class RecordError(WaqaiError):
    """The record can't be opened, read or written."""


class Span(NamedTuple):
    """A half-open stretch of a page's text, in code points.

    >>> Span(0, 5).start
    0
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published: a name as printed, a domain, or both."""

    name: str | None
    domain: str | None


@dataclass(frozen=True, slots=True)
class RawPage:
    """One input before it is decoded: small enough to hand to another process.  `data` is a file's bytes or a
    table's or feed's field; `source` is what a reader will recognise (a path, `-`, `path#row`)."""

    source: str
    data: bytes | str
    kind: Literal["text", "html", "feed", "table"]
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: Outlet | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One raw input, decoded.  `given_*` is what came with it (a column, a feed's field, the caller's word)
    and `page_*` what its markup says; `text` is what all spans count in."""

    source: str
    text: str
    sha256: str
    kind: Literal["text", "html", "feed", "table"]
    encoding: str
    url: str | None = None
    given_title: str | None = None
    given_published: str | None = None
    given_outlet: Outlet | None = None
    page_title: str | None = None
    page_published: str | None = None
    page_outlet: Outlet | None = None
    page_author: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A page that was passed over.  `reason` is one of: empty, binary, not-arabic, too-large, unreadable, encoding,
    malformed, no-text, failed."""

    source: str
    reason: str
    detail: str


Basis = Literal["given", "page", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Article:
    """One news item in a page."""

    id: str
    source: str
    page_sha256: str
    title: str | None
    title_span: Span | None
    outlet: Outlet | None
    language: str
    body: tuple[Span, ...]
    text_sha256: str
    published: str | None = None
    published_basis: Basis = "unknown"
    published_why: str | None = None
    author: str | None = None
    url: str | None = None
    encoding: str = "utf-8"


FurnitureKind = Literal["cookie", "navigation", "related", "tags", "promotion", "comments", "caption", "other"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of a page that is no part of an article."""

    span: Span
    kind: FurnitureKind
    rule: str | None = None


EntityType = Literal["person", "state", "place", "organisation", "treaty", "facility", "weapon", "other"]
ENTITY_TYPES: tuple[str, ...] = EntityType.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Entity:
    """Whom or what an article refers to.  `id` is the Wikidata id, or a local id unique within the page.
    `country` is ISO 3166-1 alpha-2.  `same` is what a local entity is called in every article that knows it so well: a
    person by full name and state, a body by its kind and state; None for what only this article tells apart."""

    id: str
    wikidata: str | None
    name_ar: str
    name_en: str | None
    names: tuple[str, ...]
    type: EntityType
    country: str | None = None
    rule: str | None = None
    same: str | None = None


MentionKind = Literal["name", "title", "metonym", "demonym", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that refers to an entity.  The span leaves out proclitics (و ل ب ...) but keeps ال."""

    id: str
    span: Span
    kind: MentionKind
    entity: str
    rule: str | None = None


TimeKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression.  `value` is ISO 8601 with TIMEX3 practice, None where it can't be known (`why` says why);
    `anchor` is what it was counted from: `published`, the id of another time, or None for an absolute one."""

    id: str
    span: Span
    value: str | None
    kind: TimeKind
    anchor: str | None = None
    why: str | None = None
    rule: str | None = None


Bound = Literal["exact", "about", "at_least", "at_most", "range"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.  `of` is the short Arabic piece that says what was counted."""

    id: str
    span: Span
    value: int | float
    value_to: int | float | None
    unit: str
    bound: Bound
    of: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words reported as somebody's.  A direct one's span leaves out the marks; an indirect one's is the clause.
    `speaker` is an entity id, `speakers` all of them where several speak at once; `cue` is where the reporting verb or
    phrase stands; `via` names the medium."""

    id: str
    span: Span
    direct: bool
    speaker: str | None
    cue: Span | None
    via: str | None = None
    rule: str | None = None
    speakers: tuple[str, ...] = ()


EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EVENT_TYPES: tuple[str, ...] = EventType.__args__  # type: ignore[attr-defined]
Status = Literal["occurred", "ongoing", "planned", "possible", "conditional", "denied"]
STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of an act.  `actor`, `recipient`, `place`, `said_by` hold entity ids, `spans` where each was read."""

    id: str
    type: EventType
    mode: str | None
    trigger: Span
    sentence: Span
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    time: str | None
    spans: Mapping[str, tuple[Span, ...]]
    quantities: tuple[str, ...]
    object: str | None
    status: Status
    status_span: Span | None
    said_by: tuple[str, ...]
    said_by_span: Span | None
    quote: str | None
    confidence: float
    rule: str


Standing = Literal["current", "former", "coming"]
STANDINGS: tuple[str, ...] = Standing.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing fact: a position, an alliance, who leads what, how much two states trade.

    `subject` and `object` are entity ids, `object` the page's words where it is no entity (an office, a treaty).
    `as_of` is the day, month or year for which the page has it: what it says itself (`2019/..`: since 2019), else its
    own date; None of what is over.  Of an office `office` is its English name and `of` the entity that it belongs to.
    `quantity` is the id of the amount, `said_by` on whose word it is."""

    span: Span
    subject: str
    relation: str
    object: str
    as_of: str | None = None
    rule: str | None = None
    standing: Standing = "current"
    office: str | None = None
    of: str | None = None
    quantity: str | None = None
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article was read to say."""

    article: Article
    furniture: tuple[Furniture, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()


class Reader(Protocol):
    """A heavy reader, which takes a page and the rules' reading of one of its articles and gives a reading of it."""

    def read(self, page: Page, rules: Reading) -> tuple[Reading, ReaderReport]:
        """The reading, and what was done for it; on failure the rules' reading as it is."""


@dataclass(frozen=True, slots=True)
class PageResult:
    """What became of one page: its readings, or the problem that kept it out; what a heavy reader did, if one did."""

    source: str
    page: Page | None
    readings: tuple[Reading, ...] = ()
    problem: Problem | None = None
    told: ReaderReport | None = None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a reading depends on besides the page.  Part of the record, since it shapes what is found.

    `published`, `outlet`: given for pages that bring none.  `max_bytes`: larger pages are passed over.  `reader`: who
    reads, by name (a plugin's too), None for the tagger where it is installed, else the rules; `tagger`: a tagger's
    name or folder, None for the one that the environment names, else Waqai's own; `model`: the language model asked."""

    published: str | None = None
    outlet: str | None = None
    max_bytes: int = 20_000_000
    columns: Mapping[str, str] = field(default_factory=dict)
    reader: str | None = None
    tagger: str | None = None
    model: ModelChoice | None = None


class Lost(NamedTuple):
    """What an engine gives in place of a result when the process that worked on `input` died."""

    input: Any
    detail: str


class Engine(Protocol):
    """Where work runs.  Results come in the order of the inputs, whatever the engine."""

    def map(self, work: Callable[[Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
        """Calls `work` (pure, picklable) on each input, or several (`engines.batching`); a result or `Lost` each."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build has done and committed so far: pages new, known, read again (Waqai, options, what came with them
    changed), passed over; articles read.  `problems`: the first thousand passed over; `reasons`: all, by kind."""

    new: int = 0
    known: int = 0
    again: int = 0
    articles: int = 0
    events: int = 0
    problems: tuple[Problem, ...] = ()
    told: ReaderReport | None = None
    passed_over: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """Pages looked at."""
        return self.new + self.known + self.again + self.passed_over
