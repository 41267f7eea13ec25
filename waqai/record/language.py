"""What the record must be told about words.  It stores nouns and knows no Arabic: `pipeline` hands it a `Language`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Token(NamedTuple):
    """One word as search sees it: its span, its folded form, the form a reader would look for (`plain`: without the
    article and what stands before it), and what may be left once particles are cut from its front (`stems`)."""

    start: int
    end: int
    form: str
    plain: str
    stems: tuple[str, ...]

    def terms(self) -> frozenset[str]:
        """Everything under which the word can be found."""
        return frozenset((self.form, self.plain, *self.stems))


class Language(NamedTuple):
    """`fold` brings spelling variants together, `tokens` cuts the words of text[start:end].  `parted` cuts it, sooner,
    into pieces of which every second is such a word as it is written; `terms` is everything under which that can be
    found, None where its letters make no word."""

    fold: Callable[[str], str]
    tokens: Callable[[str, int, int], list[Token]]
    parted: Callable[[str, int, int], list[str]]
    terms: Callable[[str], frozenset[str] | None]
