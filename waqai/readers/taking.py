"""Taking an answer apart: whatever a model sends, what comes out has the form that was asked for, or is counted.

>>> tally = Tally()
>>> [row.text("trigger") for row in tally.rows({"events": [{"trigger": "زار"}, 7]}, "events")], tally.dropped
(['زار'], {'malformed': 1})
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_ROWS = 400
MOST_TEXTS = 40


@dataclass(slots=True)
class Tally:
    """What was dropped, counted by reason."""

    dropped: dict[str, int] = field(default_factory=dict)

    def drop(self, reason: str, count: int = 1) -> None:
        """Counts one more, or several."""
        if count:
            self.dropped[reason] = self.dropped.get(reason, 0) + count

    def rows(self, answer: Mapping[str, Any], name: str) -> list[Row]:
        """The objects of one list of the answer, no more than any article needs."""
        given = answer.get(name, [])
        if not isinstance(given, list):
            self.drop("malformed")
            return []
        self.drop("too many", max(0, len(given) - MOST_ROWS))
        rows = [Row(one) for one in given[:MOST_ROWS] if isinstance(one, dict)]
        self.drop("malformed", min(len(given), MOST_ROWS) - len(rows))
        return rows


@dataclass(frozen=True, slots=True)
class Row:
    """One object of an answer; a field that is missing or of another form reads as empty."""

    fields: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A string."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """A list of strings, each once."""
        value = self.fields.get(name)
        given = value[:MOST_TEXTS] if isinstance(value, list) else []
        return list(dict.fromkeys(one for one in given if isinstance(one, str) and one.strip()))

    def flag(self, name: str) -> bool:
        """A truth value."""
        return self.fields.get(name) is True

    def one_of(self, name: str, allowed: Collection[str]) -> str | None:
        """A string from a fixed list."""
        value = self.text(name)
        return value if value in allowed else None
