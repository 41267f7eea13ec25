"""Mentions and the entities that they refer to."""

from __future__ import annotations

from typing import NamedTuple

from waqai.model import Article, Entity, Mention
from waqai.text.document import Document


class Cast(NamedTuple):
    """Who and what an article speaks of."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]


def find_mentions(doc: Document, article: Article) -> Cast:
    """Every mention of a document, linked; what the text does not decide stays unlinked."""
    return Cast((), ())
