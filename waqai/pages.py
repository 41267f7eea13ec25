"""Pages to readings: one, or several together so that a tagger works on the sentences of all at once.

Pure functions of pages and options, so that any engine may run them anywhere; which pages come together changes no
reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from waqai.extract.reading import read_article
from waqai.heavy import Suggested
from waqai.model import (
    Article,
    Furniture,
    Page,
    PageError,
    PageResult,
    Problem,
    RawPage,
    Reader,
    Reading,
    ReadOptions,
    WaqaiError,
)
from waqai.readers.choosing import reader_of, settled
from waqai.readers.reports import joined
from waqai.readers.suggesting import suggestions
from waqai.sources.articles import part
from waqai.sources.decode import decode

T = TypeVar("T")
Names = Sequence[Suggested | None]
"""What the tagger sees in each article of a page."""


class Parted(NamedTuple):
    """A page with its articles."""

    source: str
    page: Page
    parts: Sequence[tuple[Article, Sequence[Furniture]]]

    @property
    def articles(self) -> list[Article]:
        """The articles, as they stand on the page."""
        return [article for article, _ in self.parts]


def read_raw(raw: RawPage | Problem, options: ReadOptions) -> PageResult:
    """One page's readings, or its problem.  A pure function: no clock, no network, no state; a language model, where
    one is chosen, is asked after it."""
    return read_together([raw], options)[0]


def read_together(raws: Sequence[RawPage | Problem], options: ReadOptions) -> list[PageResult]:
    """Each page's readings or problem, in order: the same as of each alone, sooner where a tagger reads along."""
    options = settled(options)
    parted = [_parted(raw, options) for raw in raws]
    named = iter(_named([one for one in parted if isinstance(one, Parted)], options))
    return [_result(one, next(named), options) if isinstance(one, Parted) else one for one in parted]


def guarded(source: str, work: Callable[[], T], failed: Callable[[Problem], T]) -> T:
    """The one place where a page's failure becomes a `Problem`, whatever it is: of a hundred thousand pages one will
    meet a defect of ours or of a library, and must not end the run.  Waqai's other errors concern the whole run."""
    try:
        return work()
    except PageError as error:
        return failed(Problem(source, error.reason, error.detail))
    except WaqaiError:
        raise
    except Exception as error:  # noqa: BLE001 - see above
        return failed(Problem(source, "failed", f"{type(error).__name__}: {error}. Please report it with the page."))


def _failed(problem: Problem) -> PageResult:
    return PageResult(problem.source, None, (), problem)


def _parted(raw: RawPage | Problem, options: ReadOptions) -> Parted | PageResult:
    if isinstance(raw, Problem):
        return _failed(raw)

    def work() -> Parted | PageResult:
        page = decode(raw, options)
        return Parted(raw.source, page, part(page, options))

    return guarded(raw.source, work, _failed)


def _named(parted: Sequence[Parted], options: ReadOptions) -> list[Names | PageResult]:
    """What the tagger sees on each page.  Where it fails, it is asked for each page alone: one that it cannot take must
    not cost the others."""

    def seen(some: Sequence[Parted]) -> list[Names | PageResult]:
        return [*suggestions([(one.page, one.articles) for one in some], options)]

    if len(parted) > 1:
        try:
            return seen(parted)
        except WaqaiError:
            raise
        except Exception:  # noqa: BLE001 - told below, of the page that it comes from
            pass
    return [guarded(one.source, lambda one=one: seen([one])[0], _failed) for one in parted]  # type: ignore[misc]


def _result(one: Parted, names: Names | PageResult, options: ReadOptions) -> PageResult:
    if isinstance(names, PageResult):
        return names

    def work() -> PageResult:
        readings = tuple(read_article(one.page, *p, seen) for p, seen in zip(one.parts, names, strict=True))
        reader = reader_of(options)
        if reader is None:
            return PageResult(one.source, one.page, readings)
        return _read_again(reader, one.source, one.page, readings)

    return guarded(one.source, work, _failed)


def _read_again(reader: Reader, source: str, page: Page, rules: Iterable[Reading]) -> PageResult:
    done = [reader.read(page, reading) for reading in rules]
    return PageResult(source, page, tuple(reading for reading, _ in done), None, joined(told for _, told in done))
