"""The command that shows the evidence of an event: `explain`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.model import PageResult, ReadOptions, Span, UsageError
from waqai.present.options import Output, Reading
from waqai.present.running import require_named, tell, tell_problems, tell_reader

if TYPE_CHECKING:
    from waqai.present.evidence import Case, Line
    from waqai.present.screen import Screen

_PART_WIDTH = 11
_ARABIC = re.compile(r"[\u0600-\u06ff]+(?:[ «»\"،]+[\u0600-\u06ff]+)*")


def explain(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A page, as for read.", show_default=False)],
    reading: Reading,
    output: Output,
    event: Annotated[
        str | None, typer.Option(metavar="ID", help="The event, as e7; all of them without.", show_default=False)
    ] = None,
    article: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Only the page's N-th article, where it holds several.", show_default=False
        ),
    ] = None,
) -> None:
    """Shows why an event was read as it was.

    Which rule or reader made it; the words that gave its act, sides, status, source and time, with their place on
    the page; and the other readings of the same words, each with what was against it. Ids are those of `waqai read`
    and of the record, with the same options.

    \b
    Examples:
      waqai explain page.txt --event e7
      waqai explain page.txt --event e2 --article 3 --json
      waqai explain page.txt --reader both --base-url http://localhost:8000/v1 --model qwen3
    """
    from waqai.pipeline import read_inputs

    require_named([page])
    form = output.format
    cases: list[Case] = []
    options = reading.options()
    for result in read_inputs([page], options):
        tell_problems([result.problem] if result.problem else [])
        tell_reader(result.told)
        cases += _cases(result, article, options)
    chosen = [case for case in cases if event in (None, case.event.id)]
    if not chosen:
        raise UsageError(_nothing(page, event, cases))
    if form == "table":
        _show(output, chosen)
    else:
        (_give_json if form == "json" else _give_csv)(chosen)


def _cases(result: PageResult, article: int | None, options: ReadOptions) -> Iterator[Case]:
    """Every event of a page's articles, or of the one that is meant."""
    from waqai.present.evidence import Case
    from waqai.readers.choosing import tagger_of
    from waqai.readers.suggesting import suggestions

    if result.page is None:
        return
    reviews = {(r.article, r.event): r for r in result.told.reviews} if result.told else {}
    (suggested,) = suggestions([(result.page, [one.article for one in result.readings])], options)
    tagger = tagger_of(options)
    for number, (one, names) in enumerate(zip(result.readings, suggested, strict=True), 1):
        if article in (None, number):
            for event in one.events:
                review = reviews.get((one.article.id, event.id))
                yield Case(result.page, one, event, review, names, tagger.id if tagger else "")


def _nothing(page: str, event: str | None, cases: list[Case]) -> str:
    """What to do where no event is meant."""
    if not cases:
        return f"{page}: no event was read there"
    ids = ", ".join(dict.fromkeys(case.event.id for case in cases))
    return f"{page}: there is no event {event}; there are {ids}. `waqai read` lists them with the same options"


def _give_json(cases: list[Case]) -> None:
    """An object an event, its lines in it."""
    from waqai.form import as_json
    from waqai.present.evidence import lines_of
    from waqai.present.writing import write_json_lines

    def plain(line: Line) -> dict[str, object]:
        return {name: value for name, value in line._asdict().items() if name != "event"}

    write_json_lines(
        {
            "article": case.reading.article.id,
            "source": case.page.source,
            "event": case.event.id,
            "rule": case.event.rule,
            "sentence": case.event.sentence,
            "text": _sentence(case),
            "lines": [as_json(plain(line)) for line in lines_of(case)],
        }
        for case in cases
    )


def _give_csv(cases: list[Case]) -> None:
    from waqai.present.evidence import Line, lines_of
    from waqai.present.writing import write_csv

    write_csv(Line, (line for case in cases for line in lines_of(case)))


def _show(output: Output, cases: list[Case]) -> None:
    from waqai.present.screen import Screen

    screen = Screen.of(output.direction)
    for case in cases:
        _show_case(screen, case)
    tell(f"{len(cases)} event{'' if len(cases) == 1 else 's'} explained")


def _show_case(screen: Screen, case: Case) -> None:
    from waqai.present.evidence import lines_of
    from waqai.present.listings import place
    from waqai.present.screen import around

    event = case.event
    screen.line(
        (event.id, "bold"), f"  {place(case.page.source, event.trigger)}  {screen.name(case.reading.article.title)}"
    )
    at = event.sentence.start
    text, marked = around(_sentence(case), Span(event.trigger.start - at, event.trigger.end - at), 400)
    screen.passage(text, [marked])
    for line in lines_of(case):
        _show_line(screen, line)
    screen.line()


def _show_line(screen: Screen, line: Line) -> None:
    """The part, what was read, its words and place, and the ground."""
    words = f"  ‹{screen.name(line.words)}› {line.span.start}-{line.span.end}" if line.words and line.span else ""
    value, why = _mixed(screen, line.value), _mixed(screen, line.why or "")
    screen.line((f"{line.part:<{_PART_WIDTH}} ", "dim"), value, words, (f"  [{why}]" if why else "", "dim"))


def _mixed(screen: Screen, text: str) -> str:
    """Latin text with Arabic words in it, which keep their own order."""
    return _ARABIC.sub(lambda found: screen.name(found[0]), text)


def _sentence(case: Case) -> str:
    return case.page.text[case.event.sentence.start : case.event.sentence.end]
