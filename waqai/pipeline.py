"""The whole way on one screen: raw pages in, readings out, and into the record.

How a page is read stands in `pages`.  `Record` joins the store with what only this room may know: how pages are read,
and how a name or a search is folded.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from waqai.engines.batching import Together
from waqai.engines.local import LocalEngine
from waqai.form import as_json
from waqai.heavy import NO_TAGGER, ModelChoice, ReaderReport
from waqai.knowledge.store import store
from waqai.model import (
    VERSION,
    BuildReport,
    Engine,
    Lost,
    PageError,
    PageResult,
    Problem,
    RawPage,
    Reading,
    ReadOptions,
    UsageError,
)
from waqai.pages import guarded, read_raw, read_together
from waqai.readers.choosing import read_by, reader_of, settled
from waqai.readers.reports import joined
from waqai.reconcile.ledger import Entry as LedgerEntry
from waqai.reconcile.ledger import entries
from waqai.reconcile.update import bring_up_to_date
from waqai.record.across import FindingTables
from waqai.record.answers import (
    ActorAnswer,
    Answer,
    EntityRow,
    EventFilter,
    Hit,
    ProblemRow,
    QuoteFilter,
    QuoteRow,
    RelationFilter,
    RelationRow,
    Summary,
    TableAnswer,
    TimelineRow,
)
from waqai.record.checking import Flaw, flaws
from waqai.record.found import FindingFilter, FindingRow
from waqai.record.language import Language, Token
from waqai.record.rows import Entry, entry_of, problem_entry
from waqai.record.store import Store
from waqai.record.whole import Whole
from waqai.record.writing import Build
from waqai.sources.inputs import raw_pages
from waqai.text.clitics import readings
from waqai.text.folding import fold_text
from waqai.text.words import forms_of, parted

Item = tuple[RawPage | Problem, str | None]
_LONGEST_PATH = 4096
# What a reading is made by: when any of it changes, a build reads its pages again.
_READING_ROOMS = (
    "model.py", "heavy.py", "pages.py", "text", "knowledge", "sources", "extract", "readers", "record/rows.py",
    "record/days.py",
)  # fmt: skip
# What findings are made by, beside the readings.
_FINDING_ROOMS = ("findings.py", "reconcile", "record/across.py", "record/deeds.py")


def read_inputs(inputs: Iterable[str], options: ReadOptions, engine: Engine | None = None) -> Iterator[PageResult]:
    """Reads every page behind `inputs`, in order, in this process unless an engine is given."""
    options = settled(options)
    work = _work(functools.partial(read_together, options=options), options)
    for result in (engine or LocalEngine(1)).map(work, raw_pages(inputs, options)):
        yield result if isinstance(result, PageResult) else _lost(result)


def _work(function: Callable[[Sequence[Any]], Sequence[Any]], options: ReadOptions) -> Together:
    """A function of several inputs as work for an engine.  Only a tagger gains by several pages at once; a language
    model is waited for, page by page, by as many processes as there are."""
    return Together(function, options.tagger != NO_TAGGER and reader_of(options) is None)


def _lost(lost: Lost) -> PageResult:
    return PageResult(lost.input.source, None, (), Problem(lost.input.source, "failed", lost.detail))


def read(
    text_or_path: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    model: ModelChoice | None = None,
    reader: str | None = None,
) -> list[Reading]:
    """The readings of one page, one an article.

    A `Path`, or a string that names a file which is there, is read from the file; any other string is the text itself.
    `published` and `outlet` are your word and go before the page's; `title` stands in where the text shows no headline.
    `reader` is who reads: "tagger" (where it is installed, the default), "rules", or with `model`, a language model,
    "both" (its default: it reviews and completes the reading) or "llm", or the name of a plugin's.
    Raises `PageError` for what can't be read."""
    options = settled(
        ReadOptions(published=published, outlet=outlet, reader=reader or ("both" if model else None), model=model)
    )
    path = _file_named(text_or_path)
    raws = [RawPage("text", str(text_or_path), "text")] if path is None else raw_pages([str(path)], options)
    found: list[Reading] = []
    for raw in raws:
        given = dataclasses.replace(raw, title=title) if title and isinstance(raw, RawPage) else raw
        result = read_raw(given, options)
        if result.problem:
            raise PageError(result.problem.reason, f"{result.source}: {result.problem.detail}")
        found.extend(result.readings)
    return found


def _file_named(text_or_path: str | Path) -> Path | None:
    if isinstance(text_or_path, Path):
        return text_or_path
    if "\n" in text_or_path or "\0" in text_or_path or len(text_or_path) > _LONGEST_PATH:
        return None
    try:
        return Path(text_or_path) if Path(text_or_path).is_file() else None
    except OSError:  # a name that no file system takes: a sentence, then
        return None


def search_tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of text[start:end] as search sees them: marks left out, particles cut from the front.

    >>> [(token.form, token.plain) for token in search_tokens("والرئيس، في ١٩ يونيو", 0, 20)]
    [('والرييس', 'رييس'), ('في', 'في'), ('19', '19'), ('يونيو', 'يونيو')]
    """
    words = forms_of(text, start, end)
    # The constructor of a named tuple costs as much as the rest.
    return [tuple.__new__(Token, (first, last, form, *_cuts(form))) for first, last, form in words if form]


@functools.lru_cache(maxsize=32_000)
def _cuts(form: str) -> tuple[str, tuple[str, ...]]:
    """The form without an article and what stands before it, and everything that cutting particles may leave."""
    cuts = readings(form)[1:]
    after_article = [cut.stem for cut in cuts if cut.prefix.endswith(("ال", "لل")) and len(cut.stem) > 1]
    return after_article[-1] if after_article else form, tuple(cut.stem for cut in cuts)


@functools.lru_cache(maxsize=8_000)
def search_terms(written: str) -> frozenset[str] | None:
    """Everything under which a word of a text can be found, by its letters; kept, as searches meet the same ones.

    >>> sorted(search_terms("والرئيس") or ())
    ['الرييس', 'رييس', 'والرييس']
    """
    return next((token.terms() for token in search_tokens(written, 0, len(written))), None)


LANGUAGE = Language(fold_text, search_tokens, parted, search_terms)


@functools.cache
def reading_version() -> str:
    """Waqai's version, and a hash of the code and knowledge, own names too, that readings are made by."""
    return f"{VERSION}+{_hash_of(_READING_ROOMS, store().digest())}"


def _hash_of(rooms: Iterable[str], more: str = "") -> str:
    here, digest = Path(__file__).parent, hashlib.sha256()
    for room in rooms:
        files = [here / room] if room.endswith(".py") else sorted((here / room).rglob("*.*"))
        for file in files:
            if file.suffix in (".py", ".toml", ".tsv"):
                digest.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    digest.update(more.encode())
    return digest.hexdigest()[:12]


def input_hash(raw: RawPage, options: ReadOptions) -> str:
    """What decides whether an input must be read again: its content, what came with it, and the options."""
    given = [raw.kind, raw.url, raw.title, raw.published, as_json(raw.outlet) if raw.outlet else None]
    digest = hashlib.sha256(json.dumps([*given, options.published, options.outlet, *read_by(options)]).encode())
    digest.update(raw.data if isinstance(raw.data, bytes) else raw.data.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def enter(item: Item, options: ReadOptions, version: str) -> Entry:
    """One page, read and made ready for the record.  A pure function, for any engine."""
    return enter_together([item], options, version)[0]


def enter_together(items: Sequence[Item], options: ReadOptions, version: str) -> list[Entry]:
    """Each page, read and made ready for the record: the same as each alone."""
    if version != reading_version():  # on another machine of a cluster
        raise UsageError(f"a node reads by {reading_version()}, not {version}: install the same Waqai on every node")
    results = read_together([raw for raw, _ in items], options)
    return [_entered(result, key, version) for result, (_, key) in zip(results, items, strict=True)]


@functools.cache
def finding_version() -> str:
    """A hash of the code and knowledge that findings are made by."""
    return _hash_of(_FINDING_ROOMS)


def find_across(tables: FindingTables | None, engine: Engine) -> None:
    """Brings the findings up to date with the record, and lays them out for pages."""
    if tables is None:
        return
    # Processes that marked the articles know their words when sentences and events are compared.
    with engine if isinstance(engine, LocalEngine) else contextlib.nullcontext():
        bring_up_to_date(tables, engine)
    tables.finish()


def _entered(result: PageResult, key: str | None, version: str) -> Entry:
    """The entry of one page.  Where a model failed it bears another key, so that the next build asks again."""
    if result.problem:
        return problem_entry(result.problem, key, version)
    whole = result.told is None or not result.told.failed
    return guarded(
        result.source,
        lambda: entry_of(result, key if whole or key is None else f"{key}-unread", version, LANGUAGE)._replace(
            told=result.told
        ),
        lambda problem: problem_entry(problem, key, version),
    )


class Record:
    """A record: build it, ask it.

    Opening one that does not exist is fine for `build`; a question to it raises `RecordError`."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        # A link is followed, so that publishing by rename replaces the record and not the link.
        self._store = Store(self.path.resolve() if self.path.is_symlink() else self.path, LANGUAGE)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go; the next question opens what is published then."""
        self._store.close()

    def build(
        self,
        inputs: str | Path | Iterable[str | Path],
        options: ReadOptions | None = None,
        engine: Engine | None = None,
        progress: Callable[[BuildReport], None] | None = None,
    ) -> BuildReport:
        """Reads what `inputs` name and the record does not hold yet.  `progress` hears of each committed batch."""
        options, version, told = settled(options or ReadOptions()), reading_version(), list[ReaderReport]()
        reader_of(options)  # what can't be asked at all is refused before any work
        names = [str(name) for name in ([inputs] if isinstance(inputs, (str, Path)) else inputs)]
        self.close()
        with Build(self._store.path, version, VERSION) as build:
            work = _work(functools.partial(enter_together, options=options, version=version), options)
            for entry in (engine or LocalEngine()).map(work, _unknown(raw_pages(names, options), options, build)):
                found = _found(entry, version)
                told.extend([found.told] if found.told else [])
                if build.add(found) and progress:
                    progress(build.report)
            find_across(build.across(finding_version()), engine or LocalEngine())
        if progress:
            progress(build.report)
        return dataclasses.replace(build.report, told=joined(told)) if told else build.report

    def forget(self, sources: Iterable[str]) -> int:
        """Takes pages out of the record, named as the record names them (`pages.source`), and their share of what was
        found across articles; tells how many.  A build that meets them again takes them in again."""
        self.close()
        with Build(self._store.path, reading_version(), VERSION) as build:
            count = build.forget(list(sources))
            find_across(build.across(finding_version()), LocalEngine(1))
        return count

    def timeline(self, filters: EventFilter | None = None, **named: Any) -> Answer[TimelineRow]:
        """Events in order of time; the fields of `EventFilter` may also be given by name."""
        return self._store.timeline(_with(filters, EventFilter, named))

    def actor(self, name: str, limit: int | None = None) -> ActorAnswer:
        """Who is behind a name or id: names seen, partners, events on either side, quotations, standing facts.  With a
        limit, so many events, quotations and facts come at most, and the 50 commonest names and partners."""
        return self._store.actor(name, limit)

    def quotes(self, filters: QuoteFilter | None = None, **named: Any) -> Answer[QuoteRow]:
        """Quotations; the fields of `QuoteFilter` may also be given by name."""
        return self._store.quotes(_with(filters, QuoteFilter, named))

    def relations(self, filters: RelationFilter | None = None, **named: Any) -> Answer[RelationRow]:
        """Standing facts; the fields of `RelationFilter` may also be given by name."""
        return self._store.relations(_with(filters, RelationFilter, named))

    def search(self, query: str, limit: int = 20) -> Answer[Hit]:
        """Articles that hold the query's words, best first; a phrase stands in quotation marks."""
        return self._store.search(query, limit)

    def findings(self, filters: FindingFilter | None = None, **named: Any) -> Answer[FindingRow]:
        """What was found across articles; the fields of `FindingFilter` may also be given by name."""
        return self._store.findings(_with(filters, FindingFilter, named))

    def pair(
        self, one: str, two: str, first: str | None = None, last: str | None = None, limit: int | None = None
    ) -> list[LedgerEntry]:
        """What went between two sides, one entry an occurrence, in order of time; with a limit, the first so many.
        `ledger.index` sums up the months."""
        return entries(self._store.between(one, two, first, last, limit))[:limit]

    def wholes(self, filters: EventFilter | None = None, **named: Any) -> Iterator[Whole]:
        """Articles whole, each with its text and reading, in order of their ids; the fields of `EventFilter` may also
        be given by name.  Outlet and time choose articles; any other filter leaves only the events that it wants."""
        return self._store.wholes(_with(filters, EventFilter, named))

    def parquet(self, folder: str | Path) -> int:
        """Writes every table of the record as Parquet into a new or empty folder; tells how many."""
        return self._store.parquet(Path(folder))

    def entities(self, name: str | None = None, limit: int | None = None) -> Answer[EntityRow]:
        """Who and what the record knows, most mentioned first; with a name, those who may bear it."""
        return self._store.entities(name, limit)

    def problems(self) -> Answer[ProblemRow]:
        """The pages that were passed over."""
        return self._store.problems()

    def check(self) -> list[Flaw]:
        """What in the record does not hold together: spans outside their pages, findings that do not fit their sides,
        counts, references, hashes; nothing in a sound one."""
        return flaws(self._store.path)

    def summary(self) -> Summary:
        """How much the record holds."""
        return self._store.summary()

    def sql(self, query: str, parameters: Mapping[str, Any] | None = None) -> TableAnswer:
        """Any question in SQL; tables and views are described in `docs/record.md`."""
        return self._store.sql(query, parameters)


def _unknown(raws: Iterable[RawPage | Problem], options: ReadOptions, build: Build) -> Iterator[Item]:
    """The inputs that the record does not hold yet, with their hashes."""
    for raw in raws:
        key = None if isinstance(raw, Problem) else input_hash(raw, options)
        if key is None or not build.knows(raw.source, key):
            yield raw, key


def _found(entry: Entry | Lost, version: str) -> Entry:
    """The entry; for one that was lost with its process, the problem that says so, to be tried again next time."""
    if isinstance(entry, Entry):
        return entry
    raw, _ = entry.input
    return problem_entry(Problem(raw.source, "failed", entry.detail), None, version)


def _with(filters: Any, kind: type, named: Mapping[str, Any]) -> Any:
    unknown = set(named) - {field.name for field in dataclasses.fields(kind)}
    if unknown:
        raise UsageError(f"there is no filter {', '.join(sorted(unknown))}")
    return dataclasses.replace(filters or kind(), **named)
