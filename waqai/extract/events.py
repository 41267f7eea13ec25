"""Events: who did what with or to whom."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.extract.mentions import Cast
from waqai.model import Event, Quantity, Quote, Time
from waqai.text.document import Document


def find_events(
    doc: Document, cast: Cast, times: Sequence[Time], quantities: Sequence[Quantity], quotes: Sequence[Quote]
) -> tuple[Event, ...]:
    """The events of a document."""
    return ()
