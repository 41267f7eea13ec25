"""Rows of the record as the nouns that `reconcile` compares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from waqai.findings import Amount, ArticleText, Deed, Party
from waqai.model import Span


def deed_of(row: Sequence[Any]) -> Deed:
    """An event of `queries/across/events.sql`."""
    actors, recipients, places, said_by, amounts, near, figures = row[14:21]
    article, event, type_, mode, status, time, first_day, last_day = row[:8]
    return Deed(
        article,
        event,
        type_,
        mode,
        status,
        time,
        first_day,
        last_day,
        trigger=Span(*row[8:10]),
        sentence=Span(*row[10:12]),
        text=row[12],
        object=row[13],
        actors=_parties(actors),
        recipients=_parties(recipients),
        places=_parties(places),
        said_by=_parties(said_by),
        amounts=tuple(_amount_of(**one) for one in amounts),
        near=_parties(near),
        figures=tuple(_amount_of(**one) for one in figures),
        day=row[21],
        outlet=row[22],
        agency=row[23],
    )


def _parties(found: Iterable[dict[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(**one) for one in found)


def _amount_of(span_start: int, span_end: int, **told: Any) -> Amount:
    return Amount(**told, span=Span(span_start, span_end))


def text_of(
    article: str, text: str, title: str | None, start: int | None, end: int | None, body: Any, *rest: str | None
) -> ArticleText:
    """An article of `queries/across/texts.sql`."""
    span = Span(start, end) if start is not None and end is not None else None
    parts = tuple(Span(part["span_start"], part["span_end"]) for part in body)
    return ArticleText(article, text, title, span, parts, *rest)
