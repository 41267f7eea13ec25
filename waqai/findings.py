"""The nouns of what is found across articles.  Like those of `model` they are frozen and hold no logic.

A finding names its sides, each an exact passage of one article; what it was found from is never overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from waqai.model import Span

FindingKind = Literal[
    "copy", "story", "occurrence", "outcome", "number", "unit", "date", "place", "actor", "yes-no"
]  # fmt: skip
DISAGREEMENTS: tuple[str, ...] = ("number", "unit", "date", "place", "actor", "yes-no")
# What may become of what was planned, possible, conditional, demanded, threatened or denied.
OUTCOMES: tuple[str, ...] = (
    "fulfilled", "partly", "changed", "cancelled", "overtaken", "contradicted", "open",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One passage of a finding.  `item` is the event, where the passage is one's; `value` is what is compared."""

    article: str
    span: Span
    item: str | None = None
    value: str | None = None
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What two or more passages have to do with one another.

    `id` depends on what was found alone, so that it is the same in every build.  `articles` carry the finding, of which
    `independent` neither copy one another nor credit one agency.  `before`, `after`, `days` tell an outcome."""

    id: str
    kind: FindingKind
    about: str
    score: float
    because: str
    sides: tuple[Side, ...]
    articles: int = 2
    independent: int = 2
    severity: float | None = None
    before: str | None = None
    after: str | None = None
    days: int | None = None
    part_of: str | None = None


class ArticleText(NamedTuple):
    """One article as it is compared: where its headline and paragraphs stand in the page's text, its day, its outlet.

    `title` is the headline's words, also where they came from outside the text (`title_span` None)."""

    id: str
    text: str
    title: str | None
    title_span: Span | None
    body: tuple[Span, ...]
    day: str | None
    outlet: str | None
    author: str | None = None


class Changes(NamedTuple):
    """What the findings do not know yet: articles that came, articles that went (or were read again)."""

    come: tuple[str, ...]
    gone: tuple[str, ...]


class Link(NamedTuple):
    """Two articles that belong together: one copies the other, is largely its reprint, or their telling words are
    alike."""

    first: str
    second: str
    kind: Literal["copy", "reprint", "like"]
    score: float


class Likeness(NamedTuple):
    """How alike the telling words of two articles must be: of two outlets with dates, without a date, of one outlet."""

    least: float
    undated: float
    within: float


class Head(NamedTuple):
    """An article as a story shows it: its day, outlet and agency, its headline and where that (or else the first
    paragraph) stands."""

    id: str
    day: str | None
    outlet: str | None
    agency: str | None
    title: str
    span: Span


class Marks(NamedTuple):
    """What an article is found by: its agency credit, fingerprints of its wording, and its
    telling words with their weights."""

    article: str
    agency: str | None
    prints: tuple[int, ...]
    terms: tuple[tuple[str, float], ...]


class Party(NamedTuple):
    """Somebody or something of an event: its key in the record, Arabic name, type and country."""

    key: str
    name: str
    type: str | None
    country: str | None


class Amount(NamedTuple):
    """A quantity of an event, with its place in the page."""

    value: float
    value_to: float | None
    unit: str
    bound: str
    counted: str | None
    span: Span


class Deed(NamedTuple):
    """One event mention as it is compared: all that the record holds of it.

    `near` are those whom its sentence mentions, `figures` all figures in it, `day` is when its article was
    published."""

    article: str
    event: str
    type: str
    mode: str | None
    status: str
    time: str | None
    first_day: str | None
    last_day: str | None
    trigger: Span
    sentence: Span
    text: str
    object: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[Party, ...]
    said_by: tuple[Party, ...]
    amounts: tuple[Amount, ...]
    near: tuple[Party, ...]
    figures: tuple[Amount, ...]
    day: str | None
    outlet: str | None
    agency: str | None


class EventKey(NamedTuple):
    """By what an event is brought together with others, and in which days it may lie."""

    article: str
    event: str
    key: str
    first_day: str
    last_day: str


class EventSketch(NamedTuple):
    """What is known of an event before it is read whole: its kind of act, when it may have been, whether its article
    says so, the article's day, and its sides as numbers whose bits stand for names, states and lands
    (`reconcile.sketches`)."""

    article: str
    event: str
    kind: str
    first_day: date | None
    last_day: date | None
    dated: bool
    day: date | None
    doers: int
    doers_near: int
    others: int
    others_near: int


class Meeting(NamedTuple):
    """How the sides of two kinds of event must meet, in bits, for the two to be one, contrary, or for the first, or the
    second, to lead to the other as the earlier one (`reconcile.sketches`)."""

    one: str
    two: str
    same: int
    contrary: int
    leads: int
    follows: int


class Nearness(NamedTuple):
    """Within how many days two events may be one: whose articles both say when; of which one is a plan; in articles of
    one story; of which one is denied."""

    near: int
    moved: int
    linked: int
    denied: int


class EventLink(NamedTuple):
    """Two events that are the same, or of which one is what the other denies."""

    first: tuple[str, str]
    second: tuple[str, str]
    kind: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class EventBetween:
    """One event between two sides: `way` is → from the first to the second, ← back, ↔ both; `occurrence` is what it is
    a mention of."""

    occurrence: str
    day: str | None
    type: str
    mode: str | None
    status: str
    way: str
    units: tuple[str, ...]
    amounts: tuple[str, ...]
    object: str | None
    article: str
    source: str
    outlet: str | None
    published: str | None
    event: str
    span: Span
    text: str
    said_by: tuple[str, ...]
