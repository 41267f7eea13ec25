"""What the record answers with: frozen rows, and `Answer`, which hands them on as Arrow, Polars or pandas tables.

The field names of a row are the column names of its query (`queries/*.sql`) and of its table, so that no list of
columns is kept twice.  A span is `[start, end]` in code points of the page's text, as in a reading's JSON form.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, Union

from waqai.form import as_json
from waqai.model import Span, UsageError

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; what is None does not filter.

    `actor` takes part on either side, `pair` are two who both do.  Names are Arabic in any spelling, English, or ids.
    `first` and `last` are days, months or years (`2024-06`).  An event whose own time is not known is placed by its
    article's publication date."""

    actor: str | None = None
    pair: tuple[str, str] | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    place: str | None = None
    first: str | None = None
    last: str | None = None
    outlet: str | None = None
    said_by: str | None = None
    min_confidence: float | None = None
    limit: int | None = None


def asks_for_events(filters: EventFilter) -> bool:
    """Whether a filter chooses among events, and not by outlet and time alone."""
    of_articles = ("outlet", "first", "last", "limit")
    return any(getattr(filters, f.name) is not None for f in dataclasses.fields(filters) if f.name not in of_articles)


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotations are wanted.  `about` is somebody or something mentioned inside the words, `text` a piece of
    them in any spelling."""

    speaker: str | None = None
    about: str | None = None
    text: str | None = None
    direct: bool | None = None
    outlet: str | None = None
    first: str | None = None
    last: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class RelationFilter:
    """Which standing facts are wanted.  `about` is either end, or whose office it is; days are those of publication."""

    about: str | None = None
    kind: str | None = None
    standing: str | None = None
    outlet: str | None = None
    first: str | None = None
    last: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something: `key` is a Wikidata id, or `article/local id`."""

    key: str
    name_ar: str
    name_en: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity that an event carries, with its words."""

    value: float
    value_to: float | None
    unit: str
    bound: str
    text: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event with its evidence.  `date` is what the article says (None where it says nothing), `sort_day` the day
    it is sorted by, `date_basis` where that day comes from: event, published or unknown."""

    article: str
    event: str
    date: str | None
    sort_day: str | None
    date_basis: str
    type: str
    mode: str | None
    status: str
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    places: tuple[Named, ...]
    said_by: tuple[Named, ...]
    quantities: tuple[Amount, ...]
    object: str | None
    confidence: float
    rule: str | None
    trigger: Span
    trigger_text: str
    sentence: Span
    text: str
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: str


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quotation with its speaker and the exact words."""

    article: str
    quote: str
    speaker: Named | None
    direct: bool
    via: str | None
    span: Span
    text: str
    cue: Span | None
    cue_text: str | None
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found: where in the page the words stand (`spans`), and the piece of the page round
    the best of them (`snippet`, `text`)."""

    article: str
    score: float
    spans: tuple[Span, ...]
    snippet: Span
    text: str
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Somebody or something over all articles: linked ones are one row, unlinked ones one row an article."""

    key: str
    wikidata: str | None
    name_ar: str
    name_en: str | None
    type: str
    country: str | None
    names: tuple[str, ...]
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Count:
    """How often one value occurs."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A standing fact with its evidence."""

    subject: Named
    relation: str
    object: Named
    standing: str
    as_of: str | None
    office: str | None
    office_of: Named | None
    amount: Amount | None
    said_by: tuple[Named, ...]
    span: Span
    text: str
    article: str
    source: str
    published: str | None


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A page that was passed over, and why."""

    source: str
    reason: str
    detail: str


class Answer(Generic[Row]):
    """The rows of one question."""

    def __init__(self, kind: type[Row], rows: Sequence[Row]) -> None:
        self.kind = kind
        self.rows: tuple[Row, ...] = tuple(rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def arrow(self) -> Any:
        """The rows as a `pyarrow.Table`; an empty answer has the same columns."""
        import pyarrow as pa  # noqa: PLC0415 - heavy, and most callers only want rows

        return pa.Table.from_pylist([as_json(row) for row in self.rows], schema=pa.schema(_arrow_fields(self.kind)))

    def polars(self) -> Any:
        """The rows as a `polars.DataFrame`."""
        return _optional("polars").from_arrow(self.arrow())

    def pandas(self) -> Any:
        """The rows as a `pandas.DataFrame`."""
        _optional("pandas")
        return self.arrow().to_pandas()


class TableAnswer(Answer[dict[str, Any]]):
    """The rows of a question in SQL, as dicts."""

    def __init__(self, table: Any) -> None:
        super().__init__(dict, table.to_pylist())
        self._table = table

    def arrow(self) -> Any:
        """The rows as a `pyarrow.Table`."""
        return self._table


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """What the record holds about one actor."""

    entity: EntityRow
    names: tuple[Count, ...]
    types: tuple[Count, ...]
    partners: tuple[Count, ...]
    as_actor: Answer[TimelineRow]
    as_recipient: Answer[TimelineRow]
    quotes: Answer[QuoteRow]
    relations: Answer[RelationRow]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much the record holds."""

    pages: int
    articles: int
    entities: int
    events: int
    quotes: int
    problems: int
    first_published: str | None
    last_published: str | None
    version: str


def make_row(kind: type[Row], columns: Sequence[str], values: Sequence[Any]) -> Row:
    """A row from a query's values, its nested parts made into nouns."""
    makers = _makers(typing.cast(Any, kind))
    return kind(**{name: makers[name](value) for name, value in zip(columns, values, strict=True)})


@functools.cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _bare(hint: Any) -> Any:
    """The hint without its None."""
    if typing.get_origin(hint) in (types.UnionType, Union):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint


@functools.cache
def _makers(kind: Hashable) -> dict[str, Callable[[Any], Any]]:
    """What makes a field of a row from a database's value: chosen once a field, since there are many rows."""
    return {name: _maker(hint) for name, hint in _hints(kind).items()}


def _maker(hint: Any) -> Callable[[Any], Any]:
    kind = _bare(hint)
    if kind is Span:
        return _made_span
    if kind is str:
        return _made_words
    if typing.get_origin(kind) is tuple:
        part = _maker(typing.get_args(kind)[0])
        return lambda value: tuple(map(part, value)) if value else ()
    if dataclasses.is_dataclass(kind):
        return lambda value: None if value is None else make_row(kind, list(value), list(value.values()))  # type: ignore[arg-type]
    return _as_it_is


def _made_span(value: Any) -> Span | None:
    return None if value is None else Span(value["start"], value["end"])


def _made_words(value: Any) -> str | None:
    return value if value is None or type(value) is str else str(value)  # days come as dates


def _as_it_is(value: Any) -> Any:
    return value


def _arrow_fields(kind: type) -> list[tuple[str, Any]]:
    return [(name, _arrow_type(hint)) for name, hint in _hints(kind).items()]


def _arrow_type(hint: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - as above

    kind = _bare(hint)
    if kind is Span:
        return pa.list_(pa.int32())
    if typing.get_origin(kind) is tuple:
        return pa.list_(_arrow_type(typing.get_args(kind)[0]))
    if dataclasses.is_dataclass(kind):
        return pa.struct(_arrow_fields(kind))  # type: ignore[arg-type]
    return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[kind]


def _optional(name: str) -> Any:
    try:
        return __import__(name)
    except ImportError as error:
        raise UsageError(f'{name} is not installed; pip install "waqai[frames]" brings it.') from error
