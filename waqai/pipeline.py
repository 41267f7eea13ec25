"""The whole way on one screen: raw pages in, readings out, and into the record.

`read_raw` is a pure function of a page and of the options, so that any engine may run it anywhere.  `Record` joins
the store with what only this room may know: how pages are read, and how a name or a search is folded.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from waqai.extract.reading import read_article
from waqai.model import BuildReport, Engine, PageError, PageResult, Problem, RawPage, ReadOptions, UsageError
from waqai.record.answers import (
    ActorAnswer,
    Answer,
    EntityRow,
    EventFilter,
    Hit,
    ProblemRow,
    QuoteFilter,
    QuoteRow,
    Summary,
    TableAnswer,
    TimelineRow,
)
from waqai.sources.articles import part
from waqai.sources.decode import decode
from waqai.sources.inputs import raw_pages


def read_raw(raw: RawPage | Problem, options: ReadOptions) -> PageResult:
    """One page's readings, or its problem.  A pure function: no clock, no network, no state."""
    if isinstance(raw, Problem):
        return PageResult(raw.source, None, (), raw)
    try:
        page = decode(raw, options)
        return PageResult(raw.source, page, tuple(read_article(page, *p) for p in part(page, options)))
    except PageError as error:
        return PageResult(raw.source, None, (), Problem(raw.source, error.reason, error.detail))


def read_inputs(inputs: Iterable[str], options: ReadOptions) -> Iterator[PageResult]:
    """Reads every page behind `inputs`, in order, in this process."""
    for raw in raw_pages(inputs, options):
        yield read_raw(raw, options)


class Record:
    """A record: build it, ask it.

    Opening one that does not exist is fine for `build`; a question to it raises `RecordError`."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go."""

    def build(
        self,
        inputs: Iterable[str],
        options: ReadOptions | None = None,
        engine: Engine | None = None,
        progress: Callable[[BuildReport], None] | None = None,
    ) -> BuildReport:
        """Reads what `inputs` name and the record does not hold yet.  `progress` hears of each committed batch."""
        raise NotImplementedError

    def timeline(self, filters: EventFilter | None = None, **named: Any) -> Answer[TimelineRow]:
        """Events in order of time; the fields of `EventFilter` may also be given by name."""
        raise NotImplementedError

    def actor(self, name: str, limit: int | None = None) -> ActorAnswer:
        """Who is behind a name or id: names seen, events on either side, quotations, positions."""
        raise NotImplementedError

    def quotes(self, filters: QuoteFilter | None = None, **named: Any) -> Answer[QuoteRow]:
        """Quotations; the fields of `QuoteFilter` may also be given by name."""
        raise NotImplementedError

    def search(self, query: str, limit: int = 20) -> Answer[Hit]:
        """Articles that hold the query's words, best first; a phrase stands in quotation marks."""
        raise NotImplementedError

    def entities(self, name: str | None = None, limit: int | None = None) -> Answer[EntityRow]:
        """Who and what the record knows, most mentioned first; with a name, those who may bear it."""
        raise NotImplementedError

    def problems(self) -> Answer[ProblemRow]:
        """The pages that were passed over."""
        raise NotImplementedError

    def summary(self) -> Summary:
        """How much the record holds."""
        raise NotImplementedError

    def sql(self, query: str, parameters: Mapping[str, Any] | None = None) -> TableAnswer:
        """Any question in SQL; tables and views are described in `docs/record.md`."""
        raise NotImplementedError


def _with(filters: Any, kind: type, named: Mapping[str, Any]) -> Any:
    unknown = set(named) - {field.name for field in dataclasses.fields(kind)}
    if unknown:
        raise UsageError(f"there is no filter {', '.join(sorted(unknown))}")
    return dataclasses.replace(filters or kind(), **named)
