"""Pronouns at the end of a word: every way to cut one off, with the letters that it changed put back.

Before a pronoun ة is written ت, ى is written ا, the silent alef after و falls away and a final hamza takes a seat;
`enclitic_cuts` gives the stems as folded print has them when they stand alone.  Which one holds is for a lexicon to
say.

>>> enclitic_cuts("زيارته")
(('زيارت', 'ه'), ('زياره', 'ه'))
>>> enclitic_cuts("التقاه")
(('التقا', 'ه'), ('التقي', 'ه'))
"""

from __future__ import annotations

import functools

PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ي", "ك")
SHORTEST_STEM = 2


@functools.lru_cache(maxsize=32_000)
def enclitic_cuts(form: str) -> tuple[tuple[str, str], ...]:
    """(stem, pronoun) for every pronoun that a folded word may end in, longer pronouns first.

    >>> enclitic_cuts("زاروها")
    (('زارو', 'ها'), ('زاروا', 'ها'))
    """
    if not form.endswith(PRONOUNS):
        return ()
    cuts: list[tuple[str, str]] = []
    for pronoun in PRONOUNS:
        if form.endswith(pronoun) and len(form) - len(pronoun) >= SHORTEST_STEM:
            cuts.extend((stem, pronoun) for stem in _restored(form[: -len(pronoun)]))
    return tuple(cuts)


def _restored(stem: str) -> tuple[str, ...]:
    """The stem as cut, and as it is written alone."""
    if stem.endswith(("اي", "او")):
        return stem, stem[:-1] + "ء"
    last = stem[-1]
    if last == "ت":
        return stem, stem[:-1] + "ه"
    if last == "ا":
        return stem, stem[:-1] + "ي"
    return (stem, stem + "ا") if last == "و" else (stem,)
