"""The commands that work on pages: `read`, `build`, `check`, `demo`, `evaluate`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from waqai.heavy import ReaderReport
from waqai.model import PageResult, Problem, UsageError
from waqai.present.options import EngineName, Output, Reading, Where
from waqai.present.running import UNUSABLE, end, require_named, shown, tell, tell_problems, tell_reader

Pages = Annotated[
    list[str],
    typer.Argument(
        metavar="PAGES",
        help="Files (text, HTML, JSON Lines, CSV, Parquet, WARC, RSS, Atom), folders, patterns; - is standard input.",
        show_default=False,
    ),
]
SAMPLES = Path("samples")


def read(
    pages: Pages,
    reading: Reading,
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the page's whole text to each reading.")] = False,
) -> None:
    """Prints what each article says, as JSON Lines.

    One reading an article. Nothing is kept; spans count the characters of the page's text. Pages that can't
    be read are listed on standard error with the reason.

    \b
    Examples:
      waqai read page.txt
      waqai read pages/ --published 2024-06 > readings.jsonl
      waqai read news.csv --columns text=body,title=headline
      curl -s https://example.org/news.html | waqai read - --with-text
      waqai read page.txt --reader both --base-url http://localhost:8000/v1 --model qwen3
    """
    from waqai.form import as_json
    from waqai.pipeline import read_inputs
    from waqai.present.writing import write_json_lines
    from waqai.readers.reports import joined

    require_named(pages)
    skipped, told = 0, []
    for result in read_inputs(pages, reading.options()):
        extra = {"text": result.page.text} if with_text and result.page else {}
        write_json_lines(as_json(one) | extra for one in result.readings)
        skipped += tell_problems([result.problem] if result.problem else [])
        told += [result.told] if result.told else []
    end(skipped + tell_reader(joined(told)), reading.strict)


def build(
    pages: Pages,
    reading: Reading,
    where: Where,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read pages.", show_default="one a core")
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="Where pages are read: in processes here, or on a Ray cluster.")
    ] = "local",
    address: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            help="The Ray cluster, with the same Waqai on every node.  [env var: RAY_ADDRESS]",
            show_default="one that is begun here",
        ),
    ] = None,
) -> None:
    """Reads pages into the record; known pages change nothing.

    A build that is stopped keeps what it reported as done; the next one goes on from there.

    \b
    Examples:
      waqai build pages/ --record news.duckdb
      waqai build 'archive/*.html' --outlet "وكالة الأنباء" --workers 4
      waqai build pages/ --reader both --base-url https://llm.example.org/v1 --model large --price 0.5 1.5
      waqai build 'crawl/*.parquet' --engine ray --address 10.0.0.1:6379
    """
    from waqai.present.building import build_record, engine_of

    require_named(pages)
    report = build_record(where.file, pages, reading.options(), engine_of(engine, address, workers))
    end(report.passed_over + len(report.told.failed if report.told else ()), reading.strict)


def check(
    record: Annotated[
        Path, typer.Argument(envvar="WAQAI_RECORD", metavar="RECORD", help="The record's file.", show_default=False)
    ],
    output: Output,
) -> None:
    """Verifies a record: every span against its page, every finding against its sides, counts and references.

    Ends with status 0 for a sound record. What does not hold together is listed, and the status is 2: build it anew
    from its pages, which the record names.

    \b
    Examples:
      waqai check news.duckdb
      waqai check news.duckdb --json
    """
    from waqai.pipeline import Record
    from waqai.present import writing
    from waqai.record.checking import Flaw

    form = output.format
    with Record(record) as opened:
        found, summary = opened.check(), opened.summary()
    if form == "json":
        writing.write_json_lines(found)
    elif form == "csv":
        writing.write_csv(Flaw, found)
    else:
        for flaw in found:
            print(shown(f"{flaw.rule}: {flaw.article or ''} {flaw.item}: {flaw.detail}"))
    tell(
        f"{record}: {summary.pages} pages, {summary.articles} articles, {summary.events} events; "
        + (f"{len(found)} do not hold together: build it anew under another name" if found else "all hold together")
    )
    if found:
        raise typer.Exit(UNUSABLE)


def demo(
    folder: Annotated[Path, typer.Argument(help="A folder of pages.")] = SAMPLES,
    record: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep the record here.", show_default="a temporary one")
    ] = None,
) -> None:
    """Builds a record of sample pages and shows what it answers.

    \b
    Examples:
      waqai demo
      waqai demo samples --record demo.duckdb
    """
    from waqai.present.tour import show_tour

    if not folder.is_dir():
        raise UsageError(
            f"{folder}: no such folder. The sample pages come with Waqai's source, in samples/; "
            "run this there, or name a folder of your own pages: waqai demo FOLDER"
        )
    with tempfile.TemporaryDirectory() as scratch:
        show_tour(folder, record or Path(scratch) / "demo.duckdb", kept=record is not None)


def evaluate(
    pages: Pages,
    keys: Annotated[Path, typer.Option(metavar="DIR", help="The folder of answer keys, one JSON file a page.")],
    reading: Reading,
    output: Output,
    errors: Annotated[bool, typer.Option("--errors", help="List every disagreement with a key.")] = False,
) -> None:
    """Compares readings with hand-made answer keys.

    Gives precision, recall and F1 by measure. docs/answer-keys.md tells how a key is written. Pages without a
    key, and keys without a page, count neither way.

    \b
    Examples:
      waqai evaluate --keys keys/ pages/
      waqai evaluate --keys keys/ pages/ --errors --json
      waqai evaluate --keys keys/ pages/ --reader llm --base-url http://localhost:8000/v1 --model qwen3
    """
    from waqai.evaluate.keys import load_keys
    from waqai.evaluate.score import score_results
    from waqai.pipeline import read_inputs
    from waqai.present.figures import give_score
    from waqai.readers.reports import joined

    require_named(pages)
    form = output.format
    skipped: list[Problem] = []
    told: list[ReaderReport] = []
    score = score_results(_aside(read_inputs(pages, reading.options()), skipped, told), load_keys(keys))
    if not score.pages:
        raise UsageError(f"none of these pages has a key in {keys}; a key's `doc` is its page's file name")
    give_score(score, form, errors)
    for doc in score.keys_without_page:
        tell(f"not scored: the key of {doc}, whose page was not named")
    end(tell_problems(skipped) + tell_reader(joined(told)), reading.strict)


def _aside(results: Iterable[PageResult], problems: list[Problem], told: list[ReaderReport]) -> Iterator[PageResult]:
    """The results as they come; their problems, and what a language model did, are put aside."""
    for result in results:
        told += [result.told] if result.told else []
        if result.problem:
            problems.append(result.problem)
        yield result
