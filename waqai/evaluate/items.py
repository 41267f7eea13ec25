"""Scoring times, quantities, direct quotations with their speakers, furniture and articles."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import TypeVar

from waqai.evaluate.keys import KeyItem, KeyReport, locate
from waqai.evaluate.matching import cover, overlap, pair_up, plain, same_time, same_unit, same_value
from waqai.evaluate.sheet import Case, Sheet, Spanned, others
from waqai.model import Quantity, Quote, Reading, Span, Time

AnyItem = TypeVar("AnyItem", bound=Spanned)


def score_items(case: Case, sheet: Sheet) -> None:
    """Everything here."""
    _score_times(case, sheet)
    _score_quantities(case, sheet)
    _score_quotes(case, sheet)
    _score_furniture(case, sheet)
    _score_articles(case, sheet)


def _where(case: Case, item: KeyItem) -> Span:
    return locate(case.text, item.text, item.nth, case.key.doc)


def _score_times(case: Case, sheet: Sheet) -> None:
    def likeness(wanted: KeyItem, found: Time) -> float:
        values = [None if v is None else str(v) for v in wanted.values]
        return _covered(case, wanted, found) if same_time(values, found.value) else 0

    found = [t for reading in case.readings for t in reading.times]
    wanted, found = _counting(case, case.key.times, found)
    _pair(case, sheet, "times", wanted, found, likeness)


def _score_quantities(case: Case, sheet: Sheet) -> None:
    def likeness(wanted: KeyItem, found: Quantity) -> float:
        same = same_value(wanted.values[0], found.value) and any(same_unit(u, found.unit) for u in wanted.units)
        return _covered(case, wanted, found) if same else 0

    found = [q for reading in case.readings for q in reading.quantities]
    wanted, found = _counting(case, case.key.quantities, found)
    _pair(case, sheet, "quantities", wanted, found, likeness)


def _covered(case: Case, wanted: KeyItem, found: Spanned) -> float:
    share = cover(_where(case, wanted), found.span)
    return share if share >= 0.5 else 0


def _counting(case: Case, wanted: Sequence[KeyItem], found: Sequence[AnyItem]) -> tuple[list[KeyItem], list[AnyItem]]:
    """The key's items that count, and the found ones that do not merely stand on an optional one."""
    counting = [w for w in wanted if not w.optional]
    if not found:
        return counting, []
    places = [_where(case, w) for w in counting]
    optional = [_where(case, w) for w in wanted if w.optional]

    def free(item: AnyItem) -> bool:
        on_wanted = any(overlap(place, item.span) >= 0.5 for place in places)
        return on_wanted or not any(overlap(place, item.span) > 0 for place in optional)

    return counting, [f for f in found if free(f)]


def _pair(
    case: Case,
    sheet: Sheet,
    measure: str,
    wanted: Sequence[KeyItem],
    found: Sequence[AnyItem],
    likeness: Callable[[KeyItem, AnyItem], float],
) -> list[tuple[int, int]]:
    pairs = pair_up(wanted, found, likeness)
    sheet.count(measure, len(pairs), len(wanted), len(found))
    missed = others(wanted, (i for i, _ in pairs))
    spurious = others(found, (j for _, j in pairs))
    sheet.blame(case, measure, "missed", (f"{w.text!r} = {w.values[0]} {w.units[0] or ''}".rstrip() for w in missed))
    sheet.blame(case, measure, "spurious", (_told(case, f) for f in spurious))
    return pairs


def _told(case: Case, item: Spanned) -> str:
    value, unit = getattr(item, "value", None), getattr(item, "unit", None)
    return f"{case.piece(item.span)!r} = {value} {unit or ''}".rstrip()


def _score_quotes(case: Case, sheet: Sheet) -> None:
    def likeness(wanted: KeyItem, found: Quote) -> float:
        share = overlap(_where(case, wanted), found.span)
        return share if share >= 0.8 else 0

    read = [(n, q) for n, reading in enumerate(case.readings) for q in reading.quotes if q.direct]
    wanted = [q for q in case.key.quotes if q.direct]
    pairs = _pair(case, sheet, "quotes", wanted, [q for _, q in read], likeness)
    for i, j in pairs:
        _score_speaker(case, sheet, wanted[i], read[j])


def _score_speaker(case: Case, sheet: Sheet, wanted: KeyItem, read: tuple[int, Quote]) -> None:
    number, quote = read
    said = case.entity(number, quote.speaker)
    good = said == wanted.speaker or (said is None and plain(wanted.speaker) == plain(str(quote.speaker)))
    sheet.count("speakers", int(good), 1, int(bool(quote.speaker)))
    if not good:
        detail = f"{wanted.text[:40]!r}: want {wanted.speaker}, found {said or quote.speaker}"
        sheet.blame(case, "speakers", "wrong", [detail])


def _score_furniture(case: Case, sheet: Sheet) -> None:
    found = [case.piece(f.span) for reading in case.readings for f in reading.furniture]
    wanted_lines, found_lines = _lines(case.key.furniture), _lines(found)
    sheet.count("furniture", len(wanted_lines & found_lines), len(wanted_lines), len(found_lines))
    sheet.blame(case, "furniture", "missed", sorted(wanted_lines - found_lines))
    sheet.blame(case, "furniture", "spurious", sorted(found_lines - wanted_lines))


def _lines(pieces: Sequence[str]) -> set[str]:
    return {plain(line) for piece in pieces for line in piece.splitlines()} - {""}


def _score_articles(case: Case, sheet: Sheet) -> None:
    pairs = pair_up(case.key.reports, case.readings, _title_likeness)
    sheet.count("articles", len(pairs), len(case.key.reports), len(case.readings))
    for i, j in pairs:
        _score_month(case, sheet, case.key.reports[i], case.readings[j])
    sheet.blame(case, "articles", "missed", (str(r.title) for r in others(case.key.reports, (i for i, _ in pairs))))
    spurious = others(case.readings, (j for _, j in pairs))
    sheet.blame(case, "articles", "spurious", (str(r.article.title) for r in spurious))


def _title_likeness(wanted: KeyReport, found: Reading) -> float:
    ratio = difflib.SequenceMatcher(None, plain(wanted.title), plain(found.article.title)).ratio()
    return ratio if ratio > 0.8 else 0


def _score_month(case: Case, sheet: Sheet, wanted: KeyReport, found: Reading) -> None:
    published = found.article.published
    right = bool(published and wanted.published and published[:7] == wanted.published[:7])
    sheet.count("publication month", int(right), 1, int(bool(published)))
    if not right:
        detail = f"{wanted.title}: want {wanted.published}, found {published}"
        sheet.blame(case, "publication month", "wrong", [detail])
