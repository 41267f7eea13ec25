"""The ledger of two sides: what went, which way, and the index by month."""

from __future__ import annotations

from waqai.findings import EventBetween
from waqai.model import Span
from waqai.reconcile.ledger import entries, index


def mention(occurrence, type_, mode=None, **other):
    given = {
        "day": "2025-03-10", "status": "occurred", "way": "→", "units": (), "amounts": (), "object": None,
        "article": "a", "source": "a.txt", "outlet": None, "published": "2025-03-11", "event": "e1", "span": Span(0, 9),
        "text": "نص الخبر", "said_by": (),
    } | other  # fmt: skip
    return EventBetween(occurrence=occurrence, type=type_, mode=mode, **given)


def test_one_entry_an_occurrence():
    told = [mention("o1", "AID", "food", article=a, amounts=("180 طنا",)) for a in "abc"]
    (entry,) = entries(told)
    assert (entry.what, entry.way, entry.amounts, len(entry.mentions)) == ("goods", "→", ("180 طنا",), 3)


def test_what_was_done_stands_for_what_was_planned():
    told = [mention("o1", "CONSULT", "visit", status="planned", day="2025-03-01"), mention("o1", "CONSULT", "visit")]
    (entry,) = entries(told)
    assert (entry.status, entry.day, entry.what) == ("occurred", "2025-03-10", "visits")


def test_mutual_acts_go_both_ways():
    assert [e.way for e in entries([mention("o1", "AGREE"), mention("o2", "CONSULT", "visit")])] == ["→", "↔"]


def test_the_index_keeps_cooperation_and_conflict_apart():
    ledger = entries([
        mention("o1", "AID", "food"), mention("o2", "ASSAULT", "drone"), mention("o3", "AID", status="planned"),
        mention("o4", "AID", day=None), mention("o5", "CONSULT", "phone", day="2025-04-02"),
    ])  # fmt: skip
    months = index(ledger)
    assert [(m.month, m.entries, m.cooperation, m.conflict) for m in months] == [
        ("2025-03", 2, 10, -9.5), ("2025-04", 1, 1.5, 0),
    ]  # fmt: skip
    assert months[0].mean == 0.25
