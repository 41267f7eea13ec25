"""Standing facts: positions, alliances, leadership."""

from __future__ import annotations

from waqai.extract.mentions import Cast
from waqai.model import Relation
from waqai.text.document import Document


def find_relations(doc: Document, cast: Cast) -> tuple[Relation, ...]:
    """The standing facts of a document."""
    return ()
