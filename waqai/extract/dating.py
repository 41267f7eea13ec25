"""Publication dates inferred from an article's own words."""

from __future__ import annotations

from typing import NamedTuple

from waqai.text.document import Document


class Inferred(NamedTuple):
    """A publication date (or month), and why."""

    published: str | None
    why: str | None


def infer_published(doc: Document) -> Inferred:
    """The date on which an article without a stated date must have come out, or None without ground."""
    return Inferred(None, None)
