"""Options that several commands share, each set a frozen dataclass, and the decorator that spreads them.

A command takes one parameter a set; Typer must see one parameter an option.  `spread` turns the one into the other:

>>> @spread
... def listing(output: Output) -> Format:
...     return output.format
>>> list(inspect.signature(listing).parameters)[:2]
['json', 'csv']
>>> listing(json=True)
'json'
"""

from __future__ import annotations

import dataclasses
import functools
import inspect
import re
import sys
import typing
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import typer

from waqai.heavy import READERS, SHIPPED_TAGGER, TAGGER_VARIABLE, ModelChoice
from waqai.model import EVENT_TYPES, STANDINGS, STATUSES, ReadOptions, UsageError
from waqai.present import completing

if TYPE_CHECKING:
    from waqai.record.answers import EventFilter, QuoteFilter, RelationFilter
    from waqai.record.found import FindingFilter

Format = Literal["table", "json", "csv"]
EngineName = Literal["local", "ray"]
Direction = Literal["auto", "bidi", "visual"]
Option = typer.Option
DEFAULT_RECORD = Path("waqai.duckdb")
SURE = 0.8
"""The default cut: of 200 events of at least this confidence nothing told was wrong in .85 (docs/reading.md)."""
Limit: TypeAlias = Annotated[int | None, Option(min=1, help="Give at most this many.", show_default=False)]


def _text(help_text: str, *names: str, metavar: str = "TEXT", words: tuple[str, ...] = ()) -> Any:
    complete = completing.among(words) if words else None
    return Option(*names, help=help_text, metavar=metavar, show_default=False, autocompletion=complete)


class OptionSet:
    """Base of every set of shared options: says to `spread` that its fields are options."""


@dataclass(frozen=True)
class Output(OptionSet):
    """In which form a listing comes."""

    json: Annotated[bool, Option("--json", help="JSON Lines, one item a line.")] = False
    csv: Annotated[bool, Option("--csv", help="CSV with a header line.")] = False
    direction: Annotated[
        Direction,
        Option(
            envvar="WAQAI_DIRECTION",
            help="How tables lay out Arabic: 'bidi' for terminals that order right-to-left text themselves, "
            "'visual' for those that do not (letters joined and ordered here), 'auto' to go by the terminal.",
        ),
    ] = "auto"

    @property
    def format(self) -> Format:
        """The one format asked for."""
        if self.json and self.csv:
            raise UsageError("--json and --csv exclude each other; name one")
        return "json" if self.json else "csv" if self.csv else "table"


@dataclass(frozen=True)
class Where(OptionSet):
    """Which record is meant."""

    record: Annotated[
        Path, Option(envvar="WAQAI_RECORD", metavar="FILE", help="The record.", show_default=str(DEFAULT_RECORD))
    ] = DEFAULT_RECORD

    @property
    def file(self) -> Path:
        """The record's file, which has a name at least."""
        if not self.record.name:
            raise UsageError(f"{self.record}: this is a folder; name a file in it")
        return self.record


@dataclass(frozen=True)
class Reading(OptionSet):
    """How pages are read."""

    published: Annotated[
        str | None, _text("Publication date of pages that bring none: a day, month or year.", metavar="DATE")
    ] = None
    outlet: Annotated[str | None, _text("Outlet of pages that name none.", metavar="NAME")] = None
    max_bytes: Annotated[int, Option(min=1, metavar="N", help="Pass over pages larger than this.")] = (
        ReadOptions().max_bytes
    )
    columns: Annotated[
        str | None,
        _text(
            "Columns of JSON Lines, CSV and Parquet files, where they have other names: FIELD=COLUMN, several parted "
            "by commas. Fields: text or html, url, title, date, outlet; language, to pass over rows of others.",
            metavar="FIELD=COLUMN,...",
        ),
    ] = None
    strict: Annotated[
        bool, Option("--strict", help="End with status 1 where a page was passed over, or a reader failed.")
    ] = False
    reader: Annotated[
        str | None,
        Option(
            metavar="|".join((*READERS, "NAME")),
            autocompletion=completing.readers,
            help="Who reads: the rules; the rules with a trained tagger of names; a language model alone; or both, the "
            "model reviewing and completing what rules and tagger read. Every item of a model is checked against the "
            "page. Another name is that of a reader that an installed package brings.",
            show_default="tagger, where it is installed",
        ),
    ] = None
    tagger: Annotated[
        str | None,
        Option(
            metavar="NAME_OR_FOLDER",
            help="The tagger of names: Waqai's own; a token classifier or GLiNER model of Hugging Face, by its folder, "
            f"or by the name of one that was fetched before; or none.  [env var: {TAGGER_VARIABLE}]",
            show_default=SHIPPED_TAGGER,
        ),
    ] = None
    base_url: Annotated[
        str | None,
        Option(
            envvar="WAQAI_BASE_URL",
            metavar="URL",
            help="An OpenAI-compatible endpoint. Its key, if it wants one, is taken from the environment: "
            "WAQAI_API_KEY or OPENAI_API_KEY.",
            show_default=False,
        ),
    ] = None
    model: Annotated[
        str | None,
        Option(envvar="WAQAI_MODEL", metavar="NAME", help="The model's name at that endpoint.", show_default=False),
    ] = None
    price: Annotated[
        tuple[float, float] | None,
        Option(
            metavar="IN OUT",
            help="The model's price, US dollars a million tokens, for the cost that is shown.",
            show_default=False,
        ),
    ] = None
    timeout: Annotated[float, Option(min=0.1, metavar="SECONDS", help="How long one answer of a model may take.")] = 120
    retries: Annotated[
        int, Option(min=0, max=20, metavar="N", help="How often a model that fails is asked again, pauses doubling.")
    ] = 3

    def options(self) -> ReadOptions:
        """What the reading itself needs to know."""
        published = parse_date(self.published) if self.published else None
        columns = parse_columns(self.columns or "")
        given = ReadOptions(published, self.outlet, self.max_bytes, columns, self.reader, self.tagger, self._choice())
        return _settled(given)

    def _choice(self) -> ModelChoice | None:
        if self.reader not in ("both", "llm"):
            return None
        if not self.base_url or not self.model:
            raise UsageError(f"--reader {self.reader} needs --base-url URL and --model NAME; see docs/readers.md")
        return ModelChoice(self.base_url, self.model, self.timeout, self.retries, price=self.price)


def _settled(options: ReadOptions) -> ReadOptions:
    """The options with the reader chosen; that the tagger is not there is told in a line."""
    from waqai.readers.choosing import settled

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        chosen = settled(options)
    for one in told:
        print(f"waqai: {one.message}", file=sys.stderr)
    return chosen


@dataclass(frozen=True)
class EventChoice(OptionSet):
    """Which events are wanted."""

    actor: Annotated[
        str | None, _text("Who takes part, on either side: a name (Arabic or English) or Wikidata id.", metavar="NAME")
    ] = None
    pair: Annotated[
        tuple[str, str] | None,
        Option(metavar="A B", help="Two who both take part, in either direction.", show_default=False),
    ] = None
    type: Annotated[str | None, _text(f"PLOVER type: {', '.join(EVENT_TYPES)}.", metavar="TYPE", words=EVENT_TYPES)] = (
        None
    )
    mode: Annotated[str | None, _text("Mode within the type, as 'visit'.", metavar="MODE")] = None
    status: Annotated[str | None, _text(f"One of {', '.join(STATUSES)}.", metavar="STATUS", words=STATUSES)] = None
    place: Annotated[str | None, _text("Where it happens.", metavar="NAME")] = None
    first: Annotated[str | None, _text("From this day, month or year on.", "--from", metavar="DATE")] = None
    last: Annotated[str | None, _text("Up to this day, month or year.", "--to", metavar="DATE")] = None
    outlet: Annotated[str | None, _text("Only articles of this outlet.", metavar="NAME")] = None
    said_by: Annotated[str | None, _text("Only what is told on this one's word.", metavar="NAME")] = None
    min_confidence: Annotated[
        float | None,
        Option(
            min=0,
            max=1,
            metavar="N",
            show_default=False,
            help="Only events of at least this confidence: the share that was right among those read likewise.",
        ),
    ] = None
    sure: Annotated[
        bool, Option("--sure", help=f"Only events above the default cut, a confidence of at least {SURE}.")
    ] = False
    limit: Limit = None

    def filter(self) -> EventFilter:
        """The same, as the record wants it."""
        from waqai.record.answers import EventFilter

        given = vars(self) | {"type": self.type and self.type.upper(), "status": self.status and self.status.lower()}
        if given.pop("sure"):
            given["min_confidence"] = max(SURE, self.min_confidence or 0)
        return EventFilter(**given)


@dataclass(frozen=True)
class Period(OptionSet):
    """What of a ledger is wanted."""

    first: Annotated[str | None, _text("From this day, month or year on.", "--from", metavar="DATE")] = None
    last: Annotated[str | None, _text("Up to this day, month or year.", "--to", metavar="DATE")] = None
    limit: Limit = None


@dataclass(frozen=True)
class QuoteChoice(OptionSet):
    """Which quotations are wanted."""

    speaker: Annotated[str | None, _text("Whose words.", metavar="NAME")] = None
    about: Annotated[str | None, _text("Who or what is mentioned in the words.", metavar="NAME")] = None
    text: Annotated[str | None, _text("A piece of the words, in any spelling.", metavar="WORDS")] = None
    direct: Annotated[
        bool | None, Option("--direct/--indirect", help="Only words in marks, or only reported speech.")
    ] = None
    outlet: Annotated[str | None, _text("Only articles of this outlet.", metavar="NAME")] = None
    first: Annotated[str | None, _text("Published from this day, month or year on.", "--from", metavar="DATE")] = None
    last: Annotated[str | None, _text("Published up to this day, month or year.", "--to", metavar="DATE")] = None
    limit: Limit = None

    def filter(self) -> QuoteFilter:
        """The same, as the record wants it."""
        from waqai.record.answers import QuoteFilter

        return QuoteFilter(**vars(self))


@dataclass(frozen=True)
class RelationChoice(OptionSet):
    """Which standing facts are wanted."""

    about: Annotated[str | None, _text("Who or what is at either end, or whose office it is.", metavar="NAME")] = None
    kind: Annotated[str | None, _text("One kind: position, leads, member-of, ally, ...", metavar="KIND")] = None
    standing: Annotated[str | None, _text(f"One of {', '.join(STANDINGS)}.", metavar="STANDING", words=STANDINGS)] = (
        None
    )
    outlet: Annotated[str | None, _text("Only articles of this outlet.", metavar="NAME")] = None
    first: Annotated[str | None, _text("Published from this day, month or year on.", "--from", metavar="DATE")] = None
    last: Annotated[str | None, _text("Published up to this day, month or year.", "--to", metavar="DATE")] = None
    limit: Limit = None

    def filter(self) -> RelationFilter:
        """The same, as the record wants it."""
        from waqai.record.answers import RelationFilter

        return RelationFilter(**vars(self))


@dataclass(frozen=True)
class FindingChoice(OptionSet):
    """Which findings are wanted."""

    actor: Annotated[str | None, _text("Who or what is mentioned in the words.", metavar="NAME")] = None
    page: Annotated[str | None, _text("Only with a page whose path holds this.", metavar="PATH")] = None
    outlet: Annotated[str | None, _text("Only with an article of this outlet.", metavar="NAME")] = None
    first: Annotated[str | None, _text("Published from this day, month or year on.", "--from", metavar="DATE")] = None
    last: Annotated[str | None, _text("Published up to this day, month or year.", "--to", metavar="DATE")] = None
    least: Annotated[
        float | None, Option("--score", min=0, max=1, metavar="N", help="Of at least this score.", show_default=False)
    ] = None
    independent: Annotated[
        int | None,
        Option(min=1, metavar="N", help="With at least so many independent sources.", show_default=False),
    ] = None
    limit: Limit = None

    def filter(self, kinds: tuple[str, ...], after: str | None = None) -> FindingFilter:
        """The same, as the record wants it."""
        from waqai.record.found import FindingFilter

        given = {name: value for name, value in vars(self).items() if name != "page"}
        return FindingFilter(kinds=kinds, source=self.page, after=after, **given)


def parse_columns(text: str) -> dict[str, str]:
    """`FIELD=COLUMN` pairs.

    >>> parse_columns("text=body, title=العنوان")
    {'text': 'body', 'title': 'العنوان'}
    """
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    wrong = [field for field, sign, column in pairs if not (sign and field.strip() and column.strip())]
    if wrong:
        raise UsageError(f"--columns wants FIELD=COLUMN pairs, as in text=body,title=headline; got {wrong[0]!r}")
    return {field.strip(): column.strip() for field, _, column in pairs}


def parse_date(text: str) -> str:
    """A day, month or year, as it was given.

    >>> parse_date("2025-03")
    '2025-03'
    """
    try:
        date.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        known = False
    else:
        known = _DATE.fullmatch(text) is not None
    if not known:
        raise UsageError(f"{text!r} is no date; write a day, month or year, as 2025-03-09, 2025-03 or 2025")
    return text


_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def spread(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with each parameter that is an option set replaced by the set's fields, for Typer to see."""
    hints = typing.get_type_hints(function, include_extras=True)
    sets = {name: kind for name, kind in hints.items() if _is_set(kind)}
    parameters = [
        field
        for name, parameter in inspect.signature(function).parameters.items()
        for field in (_fields(sets[name]) if name in sets else [_keyword(parameter, hints[name])])
    ]

    @functools.wraps(function)
    def gathered(**given: Any) -> Any:
        for name, kind in sets.items():
            mine = {f.name: given.pop(f.name) for f in dataclasses.fields(kind) if f.name in given}
            given[name] = kind(**mine)
        return function(**given)

    gathered.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    gathered.__annotations__ = {p.name: p.annotation for p in parameters}
    return gathered


def _is_set(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, OptionSet)


def _fields(kind: Any) -> list[inspect.Parameter]:
    hints = typing.get_type_hints(kind, include_extras=True)
    fields = dataclasses.fields(kind)
    return [inspect.Parameter(f.name, _KEYWORD, default=f.default, annotation=hints[f.name]) for f in fields]


_KEYWORD = inspect.Parameter.KEYWORD_ONLY


def _keyword(parameter: inspect.Parameter, hint: Any) -> inspect.Parameter:
    return parameter.replace(annotation=hint, kind=_KEYWORD)
