"""What it costs to take one word of a name for another, letter by letter.

An edit is one letter for another, or for none, at a place of its word.  Costs were learnt from groups of forms of one
name (`data/spelling.tsv`, made by `tools/build_spelling.py`); house styles of newspapers go before
(`data/spelling_styles.tsv`); what neither has costs what such edits usually do.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import NamedTuple

from waqai.knowledge.loader import table


class Edit(NamedTuple):
    """One letter for another, `""` for none; `where` is < . > or = (beginning, middle, end of a word, double)."""

    one: str
    other: str
    where: str


# What is never seen in pairs of spellings costs this much: a letter for another, a letter more, a vowel for another.
OTHER_LETTER, LETTER_MORE, OTHER_VOWEL = 3.0, 2.5, 1.0
SOFT_MORE, DOUBLE = 0.8, 0.5
VOWELS, SOFT = frozenset("اوي"), frozenset("اويهءع ")
ARTICLE = "ال"
# An article more or less, in the measure of letters' costs.
ARTICLE_MORE = 0.8
PLACES = "<.>="
# What is broken off is said to cost so much more than what was allowed.
OVER = 1.0
# What adding up costs may add to them.
ROUNDING = 1e-6


class Costs(dict[tuple[str, str, str], float]):
    """Costs of edits; one that is asked for and not there costs what its like usually does."""

    def __init__(self, learnt: Mapping[Edit, float]) -> None:
        super().__init__()
        for edit, cost in learnt.items():
            self[edit] = min(cost, OTHER_VOWEL) if {edit.one, edit.other} <= VOWELS else cost

    def __missing__(self, edit: tuple[str, str, str]) -> float:
        self[edit] = cost = _usual(*edit)
        return cost


class Floors(dict[str, float]):
    """What any edit of a letter costs at least, but to leave a double out."""

    def __init__(self, known: Costs) -> None:
        super().__init__()
        for (one, other, where), cost in known.items():
            for letter in (one, other) if where != "=" or (one and other) else ():
                self[letter] = min(cost, self[letter])

    def __missing__(self, letter: str) -> float:
        return SOFT_MORE if letter in SOFT else LETTER_MORE


def _usual(one: str, other: str, where: str) -> float:
    if one and other:
        return OTHER_VOWEL if one in VOWELS and other in VOWELS else OTHER_LETTER
    if where == "=":
        return DOUBLE
    return SOFT_MORE if (one or other) in SOFT else LETTER_MORE


@functools.cache
def costs() -> Costs:
    """What is learnt of letters and known of house styles, both ways."""
    found: dict[Edit, float] = {}
    for one, other, where, cost in table("spelling").rows:
        one, other = one.replace("-", ""), other.replace("-", "")
        found[Edit(one, other, where)] = found[Edit(other, one, where)] = float(cost)
    for one, other, cost, _ in table("spelling_styles").rows:
        for edit in (Edit(a, b, where) for a, b in ((one, other), (other, one)) for where in PLACES):
            found[edit] = min(float(cost), found.get(edit, OTHER_LETTER))
    return Costs(found)


@functools.lru_cache(maxsize=20_000)
def places(name: str) -> str:
    """Where each letter of a name stands in its word.

    >>> places("داوود")
    '<..=>'
    """
    last = len(name) - 1
    found = []
    for at, letter in enumerate(name):
        if at and name[at - 1] == letter:
            found.append("=")
        elif at == 0 or name[at - 1] == " ":
            found.append("<")
        else:
            found.append(">" if at == last or name[at + 1] == " " else ".")
    return "".join(found)


def align(one: str, other: str, learnt: Costs) -> tuple[float, list[Edit]]:
    """The cheapest way from one form to another, and its edits from the end on."""
    at_one, at_other = places(one), places(other)
    rows = _rows(one, other, learnt, float("inf"))
    edits: list[Edit] = []
    i, j = len(one), len(other)
    while i or j:
        here = rows[i][j]
        if i and j and here == rows[i - 1][j - 1] + _same(learnt, one[i - 1], other[j - 1], at_one[i - 1]):
            i, j = i - 1, j - 1
            edits.append(Edit(one[i], other[j], at_one[i]))
        elif i and here == rows[i - 1][j] + learnt[one[i - 1], "", at_one[i - 1]]:
            i -= 1
            edits.append(Edit(one[i], "", at_one[i]))
        else:
            j -= 1
            edits.append(Edit("", other[j], at_other[j]))
    return rows[-1][-1], edits


def _same(learnt: Costs, one: str, other: str, where: str) -> float:
    return 0.0 if one == other else learnt[one, other, where]


def _rows(one: str, other: str, learnt: Costs, most: float) -> list[list[float]]:
    """The table of costs of all beginnings; broken off, with a last row of what is above `most`, where all of a row
    cost more."""
    more = [learnt["", letter, where] for letter, where in zip(other, places(other), strict=True)]
    row = [0.0]
    for cost in more:
        row.append(row[-1] + cost)
    rows = [row]
    for letter, where in zip(one, places(one), strict=True):
        less = learnt[letter, "", where]
        before, row = row, [row[0] + less]
        last = row[0]
        for j, second in enumerate(other):
            cost = before[j]
            if letter != second:
                cost += learnt[letter, second, where]
            up = before[j + 1] + less
            if up < cost:
                cost = up
            last += more[j]
            if cost < last:
                last = cost
            row.append(last)
        rows.append(row)
        if min(row) > most:
            return [*rows, [OVER + most]]
    return rows


def distance(one: str, other: str, most: float = math.inf) -> float:
    """What it costs to take one word for another; an article more or less is little.  What costs more than `most` is
    not counted to the end: any figure above it is given.

    >>> distance("لوكاشينكو", "لوكاشينكا") < distance("محمد", "احمد")
    True
    """
    if one == other:
        return 0.0
    one, other = min(one, other), max(one, other)
    bare_one, bare_other = bare_word(one), bare_word(other)
    if (bare_one == one) == (bare_other == other):
        return _cost(one, other, most)
    bare = _cost(bare_one, bare_other, most - ARTICLE_MORE) + ARTICLE_MORE
    return min(bare, _cost(one, other, min(most, bare)))


def _cost(one: str, other: str, most: float) -> float:
    return OVER + most if _surely_over(one, other, most) else _rows(one, other, costs(), most)[-1][-1]


def _surely_over(one: str, other: str, most: float) -> bool:
    """Whether the letters alone that one word has and the other lacks cost too much, wherever they stand: so it is with
    four in five of all pairs."""
    floors, enough = _floors(), most + ROUNDING
    return _lacking(one, other, floors) > enough or _lacking(other, one, floors) > enough


def _lacking(one: str, other: str, floors: Floors) -> float:
    """What at least the letters cost of which the first word has more than the second; a double letter costs little."""
    cost = 0.0
    for letter in set(one):
        more = one.count(letter) - other.count(letter)
        if more > 0 and letter * 2 not in one:
            cost += more * floors[letter]
    return cost


@functools.cache
def _floors() -> Floors:
    return Floors(costs())


@functools.lru_cache(maxsize=50_000)
def bare_word(word: str) -> str:
    """A word without its article.

    >>> bare_word("الخرطوم")
    'خرطوم'
    """
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word
