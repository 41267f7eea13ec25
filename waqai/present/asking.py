"""The commands that ask a record: `timeline`, `actor`, `quotes`, `relations`, `search`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from waqai.model import UsageError
from waqai.present.options import EventChoice, Limit, Output, QuoteChoice, RelationChoice, Where
from waqai.present.running import tell

if TYPE_CHECKING:
    from waqai.pipeline import Record
    from waqai.present.screen import Screen
    from waqai.record.answers import Answer


def timeline(choice: EventChoice, where: Where, output: Output) -> None:
    """Events in order of time, each with the words it was read from.

    A date in brackets is the article's own: the event's is not told. Who acts stands before the arrow,
    towards whom after it.

    \b
    Examples:
      waqai timeline --actor بوتين --from 2024-06
      waqai timeline --pair روسيا Q423 --status planned
      waqai timeline --type ACCUSE --said-by "وزارة الخارجية" --json
    """
    from waqai.present import listings

    _give(output, where, lambda record: record.timeline(choice.filter()), (listings.show_events, "event"))


def actor(
    name: Annotated[str, typer.Argument(help="A name (Arabic in any spelling, or English) or a Wikidata id.")],
    where: Where,
    output: Output,
    limit: Limit = None,
) -> None:
    """One actor: names, deeds, words, standing facts.

    --json gives one object; --csv gives the events on either side. --limit holds for events, quotations and standing
    facts; of names and partners the 50 commonest come with it.

    \b
    Examples:
      waqai actor "الأمم المتحدة"
      waqai actor Q1065 --limit 5
      waqai actor "United Nations" --json
    """
    from waqai.present import listings, writing
    from waqai.present.screen import Screen

    form = output.format
    with _record(where) as record:
        answer = record.actor(name, limit)
    if form == "json":
        writing.write_json_lines([writing.plain_actor(answer)])
    elif form == "csv":
        writing.write_csv(answer.as_actor.kind, writing.both_sides(answer))
    else:
        listings.show_actor(Screen.of(output.direction), answer)


def quotes(choice: QuoteChoice, where: Where, output: Output) -> None:
    """Quotations: whose words, and where they stand.

    \b
    Examples:
      waqai quotes --speaker غوتيريش
      waqai quotes --about السودان --direct
      waqai quotes --text "وقف إطلاق النار" --csv
    """
    from waqai.present import listings

    _give(output, where, lambda record: record.quotes(choice.filter()), (listings.show_quotes, "quotation"))


def relations(choice: RelationChoice, where: Where, output: Output) -> None:
    """Standing facts: who holds which office, leads, backs or borders whom, belongs to what, trades how much.

    \b
    Examples:
      waqai relations --about لافروف
      waqai relations --kind position --about "وزارة الخارجية"
      waqai relations --kind trade-volume --csv
    """
    from waqai.present import listings

    _give(output, where, lambda record: record.relations(choice.filter()), (listings.show_relations, "standing fact"))


def search(
    query: Annotated[str, typer.Argument(help="Words in any spelling; a phrase stands in quotation marks: '\"...\"'.")],
    where: Where,
    output: Output,
    limit: Annotated[int, typer.Option(min=1, help="Give at most this many.")] = 20,
) -> None:
    """Articles that hold the words, best first.

    Spelling variants are one: أ إ آ ا, ى ي, ة ه, diacritics, digits of either kind.

    \b
    Examples:
      waqai search "عقوبات النفط"
      waqai search '"وقف اطلاق النار"' --limit 5
    """
    from waqai.present import listings

    if not query.strip():
        raise UsageError("the search is empty; give a word, as in: waqai search هدنة")
    _give(output, where, lambda record: record.search(query, limit), (listings.show_hits, "article"))


def _record(where: Where) -> Record:
    from waqai.pipeline import Record

    return Record(where.file)


def _give(
    output: Output,
    where: Where,
    ask: Callable[[Record], Answer[Any]],
    shown: tuple[Callable[[Screen, Any], None], str],
) -> None:
    """An answer in the form asked for; `shown` is how people see it, and what one item is called."""
    from waqai.present import writing
    from waqai.present.screen import Screen

    form, (show, noun) = output.format, shown
    with _record(where) as record:
        answer = ask(record)
    if form == "json":
        writing.write_json_lines(answer)
    elif form == "csv":
        writing.write_csv(answer.kind, answer)
    else:
        if len(answer):
            show(Screen.of(output.direction), answer)
        tell(f"{len(answer)} {noun}{'' if len(answer) == 1 else 's'}")
