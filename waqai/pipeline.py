"""The whole way on one screen: raw pages in, readings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waqai.extract.reading import read_article
from waqai.model import Page, PageError, PageResult, Problem, RawPage, ReadOptions
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
