"""Proclitics and enclitics: every way in which a written word may be taken apart.

A word of Arabic print may carry a conjunction (و ف), a preposition (ب ل ك), the future (س), the article (ال) in
front, and a pronoun (ه ها هم نا ...) at its end.  `readings` lists the cuts, the uncut word first; which one holds
is for a lexicon to say (وزير is no و + زير).

>>> [(r.prefix, r.stem) for r in readings("وللرييس")]
[('', 'وللرييس'), ('و', 'للرييس'), ('ول', 'الرييس'), ('ولل', 'رييس')]
"""

from __future__ import annotations

import functools
from typing import NamedTuple

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
SHORTEST_STEM = 2


class Cut(NamedTuple):
    """One reading of a word: what stands before the stem, and the stem (folded).  `length` is the number of folded
    characters cut off in front, so that a page span can leave them out."""

    prefix: str
    stem: str
    length: int


@functools.lru_cache(maxsize=200_000)
def readings(form: str) -> tuple[Cut, ...]:
    """Every cut of a folded word's front, the whole word first.  After ل the article's alef is restored (للرييس)."""
    cuts = [Cut("", form, 0)]
    heads = [0, 1] if form[:1] in CONJUNCTIONS and len(form) > SHORTEST_STEM else [0]
    for head in heads:
        if head:
            cuts.append(Cut(form[:1], form[1:], 1))
        cuts.extend(_after_conjunction(form, head))
    return tuple(cut for cut in cuts if len(cut.stem) >= SHORTEST_STEM or not cut.length)


def _after_conjunction(form: str, head: int) -> list[Cut]:
    rest = form[head:]
    cuts: list[Cut] = []
    if rest.startswith("لل"):
        cuts.append(Cut(form[: head + 1], "ال" + rest[2:], head + 1))
        cuts.append(Cut(form[: head + 2], rest[2:], head + 2))
    elif rest[:1] in PREPOSITIONS:
        cuts.append(Cut(form[: head + 1], rest[1:], head + 1))
        if rest[1:3] == "ال":
            cuts.append(Cut(form[: head + 3], rest[3:], head + 3))
    elif rest.startswith("ال"):
        cuts.append(Cut(form[: head + 2], rest[2:], head + 2))
    elif rest[:1] == "س" and rest[1:2] in tuple("يتنا"):
        cuts.append(Cut(form[: head + 1], rest[1:], head + 1))
    return cuts
