"""Quotations and their speakers."""

from __future__ import annotations

from waqai.extract.mentions import Cast
from waqai.model import Quote
from waqai.text.document import Document


def find_quotes(doc: Document, cast: Cast) -> tuple[Quote, ...]:
    """Direct and indirect quotations with speaker and cue."""
    return ()
