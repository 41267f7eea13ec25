"""What the items of an answer are checked against: one article's words, its cast, and what the rules read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from waqai.model import Reading, Span
from waqai.readers.casting import Cast
from waqai.readers.locating import Locator
from waqai.readers.taking import Tally
from waqai.text.document import Document


class Sides(NamedTuple):
    """Entities in one role, and where the sentence names them."""

    ids: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PageSide:
    """One article as the check sees it; `rule` is what its items will bear, `tally` counts what falls."""

    doc: Document
    locator: Locator
    cast: Cast
    rules: Reading
    tally: Tally
    rule: str

    def known(self, ids: Sequence[str], reason: str) -> tuple[str, ...]:
        """The entities behind the model's ids; those that the page does not name fall and are counted."""
        found = [self.cast.ids[one] for one in ids if one in self.cast.ids]
        self.tally.drop(reason, len(ids) - len(found))
        return tuple(dict.fromkeys(found))

    def written(self, span: Span) -> str:
        """The page's own words, spaces made one."""
        return " ".join(self.doc.text[span.start : span.end].split())
