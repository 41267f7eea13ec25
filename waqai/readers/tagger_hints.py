"""Hints for the tagger: which words of a sentence stand in the lists of names that the model was trained with.

The lists travel with the model, as hashes, so that a list that grows later does not shift what the model was taught.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from waqai.text.clitics import readings

GROUPS = ("person", "place", "organisation", "facility", "weapon", "thing", "people")
"""Lists of whole names: a word may begin one, or stand in one."""
PARTS = ("name", "name or word", "title", "word")
"""Lists of single words."""
WIDTH = 2 * len(GROUPS) + len(PARTS)
GOES_ON = 1 << (len(GROUPS) + len(PARTS))
"""Flag of the beginning of a longer name."""
_PARTS_MASK = (1 << len(PARTS)) - 1
LONGEST = 8


def hashed(text: str, before: int = 0) -> int:
    """CRC-32 of a folded name, or of its next words behind those hashed before.

    >>> hashed(" اربيل", hashed("مدينه")) == hashed("مدينه اربيل")
    True
    """
    return zlib.crc32(text.encode(), before)


def packed(names: Iterable[tuple[str, str]]) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """Hashes of (folded name, list) pairs and of the beginnings of long names, with the flags of each.

    >>> hashes, flags = packed([("نهر دجله", "place"), ("نهر", "word")])
    >>> sorted(flags.tolist()) == sorted([GOES_ON | flag("word"), flag("place")])
    True
    """
    found: dict[int, int] = {}
    for name, kind in names:
        words = name.split(" ")
        for end in range(1, min(len(words), LONGEST) + 1):
            key = hashed(" ".join(words[:end]))
            found[key] = found.get(key, 0) | (flag(kind) if end == len(words) else GOES_ON)
    hashes = np.array(sorted(found), dtype=np.uint32)
    return hashes, np.array([found[int(key)] for key in hashes], dtype=np.uint16)


def flag(kind: str) -> int:
    """The flag of a list."""
    return 1 << (GROUPS.index(kind) + len(PARTS) if kind in GROUPS else PARTS.index(kind))


class Hints:
    """Hints of the packed lists."""

    def __init__(self, hashes: NDArray[np.uint32], flags: NDArray[np.uint16]) -> None:
        self._flags = dict(zip(hashes.tolist(), flags.tolist(), strict=True))
        self._listed = functools.lru_cache(maxsize=32_000)(self._beginnings)

    def of(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """A row a word: begins a name and goes on in one, for every list of names, then the lists of single words."""
        found = np.zeros((len(forms), WIDTH), np.float32)
        free = [0] * len(GROUPS)
        for at, form in enumerate(forms):
            begun = self._listed(form)
            if not begun:
                continue
            ends, single = self._longest(begun, forms, at)
            for group, end in ends.items():
                if at >= free[group]:
                    free[group] = end
                    found[at, 2 * group] = 1
                    found[at + 1 : end, 2 * group + 1] = 1
            if single:
                found[at, 2 * len(GROUPS) :] = [single >> part & 1 for part in range(len(PARTS))]
        return found

    def _beginnings(self, form: str) -> tuple[tuple[int, int], ...]:
        """Hashes and flags of a word as it stands and without the clitics that it may carry (its article stays), as far
        as the lists hold them."""
        cuts = (cut for cut in readings(form) if not cut.prefix.endswith(("ال", "لل")))
        keys = dict.fromkeys(hashed(cut.stem) for cut in cuts)
        return tuple((key, self._flags[key]) for key in keys if key in self._flags)

    def _longest(self, begun: tuple[tuple[int, int], ...], forms: Sequence[str], at: int) -> tuple[dict[int, int], int]:
        ends: dict[int, int] = {}
        single = 0
        for key, flags in begun:
            single |= flags & _PARTS_MASK
            end = at + 1
            while flags:
                for group in _groups(flags):
                    ends[group] = max(ends.get(group, 0), end)
                if not flags & GOES_ON or end == len(forms):
                    break
                key = hashed(f" {forms[end]}", key)
                flags = self._flags.get(key, 0)
                end += 1
        return ends, single


@functools.cache
def _groups(flags: int) -> tuple[int, ...]:
    return tuple(group for group in range(len(GROUPS)) if flags >> (group + len(PARTS)) & 1)
