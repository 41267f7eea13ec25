"""Clitics and parts of speech out of the tagger's scores.

The cut that the lists of words give (`knowledge.words.cut_word`) goes in as a hint; the network decides by the context
(فقد: lost, or so + already).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from waqai.knowledge.words import cut_word
from waqai.readers.tagger_decoding import whole
from waqai.text.folding import fold

Scores = NDArray[np.float32]
ARTICLES = ("لل", "ال")
NEVER = -(1 << 20)
"""A score, in 64ths, that no other makes up for."""


class Cuts(NamedTuple):
    """Of each word its pieces and its stem's part of speech."""

    pieces: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]


@functools.lru_cache(maxsize=32_000)
def rule(form: str) -> tuple[str, str]:
    """The letters in front of the stem and its article, and the pronoun behind it, by the lists of words.

    >>> rule("وللرييس"), rule("وزيارتهم"), rule("وزير")
    (('ول', ''), ('و', 'هم'), ('', ''))
    """
    if not form:
        return "", ""
    cut = cut_word(form)
    front = cut.prefix
    if front.endswith("ال"):
        front = front[:-2]
    return front.replace("لل", "ل"), cut.suffix


def fits(form: str, front: str, back: str, written: str = "") -> bool:
    """Whether a form can carry these clitics: a letter of a stem must be left, and ة is no pronoun.

    >>> fits("له", "ل", ""), fits("له", "ل", "ه"), fits("مدرسه", "", "ه", "مدرسة")
    (True, False, False)
    """
    ends = form.endswith(back) and not (back == "ه" and written.endswith("ة"))
    return form.startswith(front) and ends and len(form) > len(front) + len(back)


class Cutter:
    """Cuts words by the scores of classes of clitics in front (`front`) and behind (`back`)."""

    def __init__(self, front: Sequence[str], back: Sequence[str], upos: Sequence[str]) -> None:
        self._front, self._back, self._upos = list(front), list(back), list(upos)
        self._first, self._last = (1 + max(map(len, clitics)) for clitics in (front, back))
        self._fronts = functools.lru_cache(maxsize=8_000)(self._mask_in_front)
        self._backs = functools.lru_cache(maxsize=8_000)(self._mask_behind)
        self._pieces_of = functools.lru_cache(maxsize=32_000)(self._pieces)
        self._ruled = functools.lru_cache(maxsize=32_000)(self._places)

    @property
    def width(self) -> int:
        """Numbers in a hint."""
        return len(self._front) + len(self._back)

    def rules(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """The rules' cut of each form, as a one for its front and one for its back."""
        found = np.zeros((len(forms), self.width), np.float32)
        at = np.arange(len(forms))[:, None]
        found[at, [self._ruled(form) for form in forms]] = 1
        return found

    def _places(self, form: str) -> tuple[int, int]:
        front, back = rule(form)
        first = self._front.index(front) if front in self._front else 0
        return first, len(self._front) + (self._back.index(back) if back in self._back else 0)

    def cut(self, words: Sequence[str], forms: Sequence[str], front: Scores, back: Scores, upos: Scores) -> Cuts:
        """The cuts of a sentence from the scores of its words."""
        # Which clitics a word can carry is told by as many letters as the longest has, and one of its stem.
        open_front = [self._fronts(form[: self._first]) for form in forms]
        ends = zip(forms, words, strict=True)
        open_back = [self._backs(form[-self._last :], word[-1:] == "ة") for form, word in ends]
        fronts, backs = (whole(front) + open_front).argmax(axis=1), (whole(back) + open_back).argmax(axis=1)
        pieces: list[tuple[str, ...]] = [(word,) for word in words]
        for at in np.flatnonzero(fronts | backs).tolist():
            pieces[at] = self._pieces_of(words[at], forms[at], int(fronts[at]), int(backs[at]))
        return Cuts(tuple(pieces), tuple(self._upos[at] for at in whole(upos).argmax(axis=1).tolist()))

    def _mask_in_front(self, form: str) -> NDArray[np.int32]:
        return _mask([fits(form, each, "") for each in self._front])

    def _mask_behind(self, form: str, with_marbuta: bool) -> NDArray[np.int32]:
        written = "ة" if with_marbuta else ""
        return _mask([fits(form, "", each, written) for each in self._back])

    def _pieces(self, word: str, form: str, front: int, back: int) -> tuple[str, ...]:
        head, tail = self._front[front], self._back[back]
        if not (head or tail) or len(form) <= len(head) + len(tail):
            return (word,)
        folded = fold(word)
        if len(folded.text) != len(form):
            return (word,)
        cuts = [*range(1, len(head) + 1), *([len(form) - len(tail)] if tail else ())]
        places = [0, *(folded.offsets[cut] for cut in cuts), len(word)]
        return tuple(word[start:end] for start, end in itertools.pairwise(places))


def _mask(fitting: Sequence[bool]) -> NDArray[np.int32]:
    """What to add to the scores of classes so that none of those that do not fit wins; the first, no clitic, may."""
    return np.where([True, *fitting[1:]], 0, NEVER).astype(np.int32)
