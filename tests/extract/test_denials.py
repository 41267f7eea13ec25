"""A denied clause is one event; a denied noun leaves the denial one of its own."""

import pytest

from tests.extract.test_frames import events_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نفى رئيس الوزراء الهندي أن تكون الهند قد رفضت المقترح.", [("REJECT", "denied")]),
        ("نفت وزارة الدفاع التركية أن تكون طائراتها قصفت مواقع في العراق.", [("ASSAULT", "denied")]),
        ("نفت وزارة الدفاع اليونانية أن يكون الخبر صحيحا.", [("REJECT", "occurred")]),
        ("نفت وزارة الدفاع العراقية وقوع غارة.", [("REJECT", "occurred"), ("ASSAULT", "denied")]),
    ],
)
def test_denied_clause_is_one_event(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.type, event.status) for event in events_of(text)] == expected
