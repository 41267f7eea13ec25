"""Proclitics and enclitics: every way in which a written word may be taken apart, and the likeliest one.

A word of Arabic print may carry a conjunction (و ف), a preposition (ب ل ك), the future (س), the article (ال) in
front, and a pronoun (ه ها هم نا ...) at its end.  `readings` lists the cuts of the front, the uncut word first, for
those who look the stem up themselves; `split` decides by how common the stems are (وزير is no و + زير).  Left out: the
question's أ, the oath's ت, pronouns of the first person singular and the second (ي ك), which news hardly print and
nisba endings (سوري) and names look like.

>>> [(r.prefix, r.stem) for r in readings("وللرييس")]
[('', 'وللرييس'), ('و', 'للرييس'), ('ول', 'الرييس'), ('ولل', 'رييس'), ('ول', 'لرييس')]
>>> split("وزير", {"وزير": 900, "زير": 2}), split("وزيره", {"وزير": 900, "زير": 2})
(Split(prefix='', stem='وزير', suffix='', length=0), Split(prefix='', stem='وزير', suffix='ه', length=0))
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from waqai.text.enclitics import enclitic_cuts

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
ARTICLE = "ال"
SHORTEST_STEM = 2
# Only these letters begin the verb after the future's س.
PRESENT_PREFIXES = ("ي", "ت", "ن", "ا")
FEW_KEPT = 8_000
"""Words whose cuts are kept whole; of more words only what was made of them, in flat tuples of strings: named tuples by
the ten thousand are looked through by every full search for circular garbage."""
# The letters with which proclitics begin.
FIRST_LETTERS = frozenset("وفبلكسا")


class Cut(NamedTuple):
    """One reading of a word: what stands before the stem, and the stem (folded).  `length` is the number of folded
    characters cut off in front, so that a page span can leave them out."""

    prefix: str
    stem: str
    length: int


def cuts(form: str) -> tuple[Cut, ...]:
    """`readings` of what is no word of a page: nothing is kept."""
    return readings.__wrapped__(form)


@functools.lru_cache(maxsize=FEW_KEPT)
def readings(form: str) -> tuple[Cut, ...]:
    """Every cut of a folded word's front, the whole word first.

    After ل the article's alef is restored (للرييس: ل + الرييس), and so is nothing where the word itself begins with ل
    (لليبيا: ل + ليبيا; للجنه is both ل + لجنه and, its lams run together, ل + اللجنه).

    >>> [(r.prefix, r.stem) for r in readings("لليبيا")]
    [('', 'لليبيا'), ('ل', 'اليبيا'), ('لل', 'يبيا'), ('ل', 'ليبيا')]
    """
    whole = Cut("", form, 0)
    if form[:1] not in FIRST_LETTERS:
        return (whole,)
    cuts = [whole, *_after_conjunction(form, 0)]
    if form[:1] in CONJUNCTIONS and len(form) > SHORTEST_STEM:
        cuts.append(Cut(form[:1], form[1:], 1))
        cuts.extend(_after_conjunction(form, 1))
    return tuple([cut for cut in cuts if len(cut.stem) >= SHORTEST_STEM or not cut.length])


@functools.lru_cache(maxsize=32_000)
def stems_of(form: str) -> tuple[str, ...]:
    """What a folded word may be behind its proclitics, the whole word first: the stems of `readings`.

    >>> stems_of("وللرييس")
    ('وللرييس', 'للرييس', 'الرييس', 'رييس', 'لرييس')
    """
    return tuple(dict.fromkeys([cut.stem for cut in readings(form)]))


@functools.lru_cache(maxsize=32_000)
def all_stems_of(form: str) -> tuple[str, ...]:
    """`stems_of`, with and without the pronouns that each may end in.

    >>> all_stems_of("وزيارتها")
    ('وزيارتها', 'زيارتها', 'وزيارت', 'وزياره', 'زيارت', 'زياره')
    """
    cuts = stems_of(form)
    return tuple(dict.fromkeys([*cuts, *[bound for stem in cuts for bound, _ in enclitic_cuts(stem)]]))


def _after_conjunction(form: str, head: int) -> list[Cut]:
    rest = form[head:]
    if rest.startswith("لل"):
        one, two = head + 1, head + 2
        return [
            Cut(form[:one], ARTICLE + rest[2:], one),
            Cut(form[:two], rest[2:], two),
            Cut(form[:one], rest[1:], one),
        ]
    if rest[:1] in PREPOSITIONS:
        cuts = [Cut(form[: head + 1], rest[1:], head + 1)]
        return [*cuts, Cut(form[: head + 3], rest[3:], head + 3)] if rest[1:3] == ARTICLE else cuts
    if rest.startswith(ARTICLE):
        return [Cut(form[: head + 2], rest[2:], head + 2)]
    return [Cut(form[: head + 1], rest[1:], head + 1)] if rest[:1] == "س" and rest[1:2] in PRESENT_PREFIXES else []


class Split(NamedTuple):
    """A word taken apart: proclitics (the article among them), stem and pronoun, folded; ة, ى and ء are put back in
    the stem.  `length` is the number of folded characters in front of the stem."""

    prefix: str
    stem: str
    suffix: str
    length: int


# How readily a word carries each clitic: weights (they need not sum to one) that gave the best cuts on the 700 training
# sentences of UD Arabic-PUD.  The same weights serve `tools/build_words.py` when it counts stems.
CONJUNCTION_SHARES = {"": 0.7, "و": 0.25, "ف": 0.05}
FRONT_SHARES = {
    "": 0.49, "ب": 0.15, "ل": 0.15, "ك": 0.01, "س": 0.15, "ال": 0.3, "بال": 0.1, "لل": 0.1, "كال": 0.005,
}  # fmt: skip
PRONOUN_SHARES = {
    "": 0.85, "ه": 0.25, "ها": 0.25, "هم": 0.12, "نا": 0.04, "هما": 0.01, "ني": 0.002, "كم": 0.002, "هن": 0.002,
}  # fmt: skip
PREFIX_COSTS = {
    conjunction + front: math.log(share) + math.log(other)
    for conjunction, share in CONJUNCTION_SHARES.items()
    for front, other in FRONT_SHARES.items()
}
PRONOUN_COSTS = {pronoun: math.log(share) for pronoun, share in PRONOUN_SHARES.items()}
# A stem that the list lacks: each of its letters makes it e^2.5 times rarer than the list's rarest.
UNSEEN_LETTER = -2.5
# A further cost where such a stem is cut by more than و and ال: بانفالكار is a name, not ب + انفالكار.
UNSEEN_CUT = -4.0
PLAIN_PREFIXES = ("", "و", "ال", "وال")
BOUND = ("به", "له")


def splits(form: str, written: str = "") -> Iterator[Split]:
    """Every cut of a folded word in front and at its end, the whole word first.  `written` is the word's unfolded
    letters: a final ة is no pronoun.

    >>> [s.stem + "+" + s.suffix for s in splits("وزيارته")]
    ['وزيارته+', 'وزيارت+ه', 'وزياره+ه', 'زيارته+', 'زيارت+ه', 'زياره+ه']
    """
    for cut in readings(form):
        if cut.prefix not in PREFIX_COSTS:
            continue  # لال, which no grammar writes
        yield Split(cut.prefix, cut.stem, "", cut.length)
        if cut.prefix.endswith((ARTICLE, "لل")) or not form.endswith(cut.stem):
            continue  # behind the article, written or restored, stands no pronoun
        for stem, pronoun in enclitic_cuts(cut.stem):
            if pronoun in PRONOUN_COSTS and not (pronoun == "ه" and written.endswith("ة")):
                yield Split(cut.prefix, stem, pronoun, cut.length)
    yield from _bound(form)


def _bound(form: str) -> Iterator[Split]:
    """به, له and وبه, فله: a preposition and a pronoun, which takes the stem's place."""
    rest = form[1:] if form[:1] in CONJUNCTIONS and len(form) == 3 else form
    if rest in BOUND:
        head = len(form) - len(rest)
        yield Split(form[: head + 1], rest[1:], "", head + 1)


def split(form: str, lexicon: Mapping[str, int], written: str = "") -> Split:
    """The likeliest cut of a folded word, given how often each stem occurs.

    >>> words = {"فلسطين": 80, "قال": 500, "كيف": 40, "زياره": 60}
    >>> [split(w, words).prefix for w in ("فلسطين", "وقال", "كيف", "وفلسطين")]
    ['', 'و', '', 'و']
    >>> split("وزيارتها", words)
    Split(prefix='و', stem='زياره', suffix='ها', length=1)
    """
    return next(_bound(form), None) or max(splits(form, written), key=lambda one: _score(one, lexicon))


def _score(one: Split, lexicon: Mapping[str, int]) -> float:
    costs = PREFIX_COSTS[one.prefix] + PRONOUN_COSTS[one.suffix]
    count = lexicon.get(one.stem, 0) or _accusative(one, lexicon)
    if count:
        return costs + math.log(count)
    plain = one.prefix in PLAIN_PREFIXES and not one.suffix
    return costs + UNSEEN_LETTER * len(one.stem) + (0 if plain else UNSEEN_CUT)


def _accusative(one: Split, lexicon: Mapping[str, int]) -> int:
    """The count of a noun whose accusative alef the list does not have (مرشحا)."""
    return lexicon.get(one.stem[:-1], 0) if one.stem[-1] == "ا" and not one.suffix and len(one.stem) > 3 else 0
