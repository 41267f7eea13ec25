"""Time expressions."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.model import Time
from waqai.text.document import Document


def find_times(doc: Document, reference: str | None) -> tuple[Time, ...]:
    """The time expressions of a document, resolved against `reference` (ISO date or month) where it is known."""
    return ()
