"""How far two spellings of one name are apart: غيراسيموف and جيراسيموف, شي جين بينغ and شي جينبينغ.

The press writes foreign sounds by many letters, leaves long vowels out or puts them in, joins and splits words.  What
each such difference costs was learnt from groups of forms of one name (`data/spelling.tsv`, made by
`tools/build_spelling.py`); names are compared part by part, so that one part that differs is not outweighed by others.

Limits: a surname or given name alone is often as near to another name as to its own variants (ناصر, نصير): among some
19,000 names the nearest other spelling of one is right in two of three cases (docs/knowledge.md).  So likeness
proposes, and state, office and time decide (`linking`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import NamedTuple

from waqai.knowledge.loader import table
from waqai.text.folding import fold_text


class Edit(NamedTuple):
    """One letter for another, `""` for none; `where` is < . > or = (beginning, middle, end of a word, double)."""

    one: str
    other: str
    where: str


Costs = Mapping[Edit, float]

ARTICLE = "ال"
# What is never seen in pairs of spellings costs this much: a letter for another, a letter more, a vowel for another.
OTHER_LETTER, LETTER_MORE, OTHER_VOWEL = 3.0, 2.5, 1.0
SOFT_MORE, DOUBLE = 0.8, 0.5
VOWELS, SOFT = frozenset("اوي"), frozenset("اويهءع ")
# An article more or less, and words joined or split, in the measure of letters' costs.
ARTICLE_MORE, JOINED = 0.8, 0.2
# Where words are joined every part must be this near; two names of their own are no nearer than this.
JOINED_NEAREST, TWO_NAMES = 0.85, 0.6
# Signs that stand for one sound or for none.
_SPELT = str.maketrans({"-": " ", "ـ": None, ".": None, "'": None, "’": None, "۔": None})
_CLASSES = str.maketrans(
    {
        "غ": "ج", "ق": "ج", "ك": "ج", "ط": "ت", "ث": "ت", "ض": "د", "ذ": "س", "ز": "س", "ظ": "س", "ص": "س",
        "چ": "ش", "خ": "ح", "ا": None, "و": None, "ي": None, "ء": None, "ع": None, "ه": None, " ": None,
    }
)  # fmt: skip
_ALIKE = str.maketrans({"غ": "ج", "ق": "ج", "ك": "ج", "ط": "ت", "ث": "ت", "چ": "ش"})
BONES = "بتجحدرسشفلمن"
"""The letters of bones, one for each class of consonants."""
SHORTEST_BONES = 2
"""Shorter ones lead to far too many names; of so many, or one more, only those of one letter more are near."""
LINKS = frozenset(("بن", "ابن", "ال", "ولد"))
HEADS = frozenset(("عبد", "ابو", "ابي", "ام", "ال", "بو"))
MOST_PARTS = 6
# One word alone must be this near to be another's spelling, and have so many consonants.
ALIKE, FEWEST_BONES = 0.84, 4


def sounds(name: str) -> str:
    """A name made ready for comparing: folded, تش as one sound, hyphens as spaces.

    >>> sounds("تشيرنيهيف"), sounds("جونغ-أون")
    ('چيرنيهيف', 'جونغ اون')
    """
    return " ".join(fold_text(name).translate(_SPELT).replace("تش", "چ").split())


@functools.lru_cache(maxsize=20_000)
def bones(name: str) -> str:
    """The consonants of `sounds`, alike ones as one, doubles once, articles left out: what spellings of one name mostly
    share.

    >>> bones(sounds("غيراسيموف")) == bones(sounds("جيراسيموف")) == "جرسمف"
    True
    """
    kept: list[str] = []
    for letter in "".join(_bare(word) for word in name.split() if word not in LINKS).translate(_CLASSES):
        if not kept or kept[-1] != letter:
            kept.append(letter)
    return "".join(kept)


def near_bones(key: str) -> set[str]:
    """Bones, and those one letter more, less or other where there are enough letters: under these, a name's spellings
    are found.

    >>> "جرسمف" in near_bones("جرسف")
    True
    """
    if len(key) < SHORTEST_BONES:
        return {key} - {""}
    found = {key} | {key[:n] + letter + key[n:] for n in range(len(key) + 1) for letter in BONES}
    if len(key) > SHORTEST_BONES + 1:
        found |= {key[:n] + key[n + 1 :] for n in range(len(key))}
        found |= {key[:n] + letter + key[n + 1 :] for n in range(len(key)) for letter in BONES}
    return found


@functools.cache
def costs() -> Costs:
    """What is learnt of letters, both ways."""
    found: dict[Edit, float] = {}
    for one, other, where, cost in table("spelling").rows:
        one, other = one.replace("-", ""), other.replace("-", "")
        found[Edit(one, other, where)] = found[Edit(other, one, where)] = float(cost)
    return found


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


def _default(one: str, other: str, where: str) -> float:
    if one and other:
        return OTHER_VOWEL if one in VOWELS and other in VOWELS else OTHER_LETTER
    if where == "=":
        return DOUBLE
    return SOFT_MORE if (one or other) in SOFT else LETTER_MORE


def _price(learnt: Costs, one: str, other: str, where: str) -> float:
    cost = learnt.get((one, other, where))  # type: ignore[call-overload]
    usual = _default(one, other, where)
    return usual if cost is None or (usual == OTHER_VOWEL and cost > usual) else cost


def align(one: str, other: str, learnt: Costs) -> tuple[float, list[Edit]]:
    """The cheapest way from one to another form (both as `sounds` gives them), and its edits from the end on."""
    at_one, at_other = places(one), places(other)
    rows = _rows(one, other, learnt)
    edits: list[Edit] = []
    i, j = len(one), len(other)
    while i or j:
        here = rows[i][j]
        if i and j and here == rows[i - 1][j - 1] + _same(learnt, one[i - 1], other[j - 1], at_one[i - 1]):
            i, j = i - 1, j - 1
            edits.append(Edit(one[i], other[j], at_one[i]))
        elif i and here == rows[i - 1][j] + _price(learnt, one[i - 1], "", at_one[i - 1]):
            i -= 1
            edits.append(Edit(one[i], "", at_one[i]))
        else:
            j -= 1
            edits.append(Edit("", other[j], at_other[j]))
    return rows[-1][-1], edits


def _same(learnt: Costs, one: str, other: str, where: str) -> float:
    return 0.0 if one == other else _price(learnt, one, other, where)


def _rows(one: str, other: str, learnt: Costs) -> list[list[float]]:
    at_one, at_other = places(one), places(other)
    more = [_price(learnt, "", letter, where) for letter, where in zip(other, at_other, strict=True)]
    row = [0.0]
    for cost in more:
        row.append(row[-1] + cost)
    rows = [row]
    for letter, where in zip(one, at_one, strict=True):
        less = _price(learnt, letter, "", where)
        before, row = row, [row[0] + less]
        for j, second in enumerate(other):
            straight = before[j] if letter == second else before[j] + _price(learnt, letter, second, where)
            row.append(min(straight, before[j + 1] + less, row[j] + more[j]))
        rows.append(row)
    return rows


def distance(one: str, other: str) -> float:
    """What it costs to take one word for another (both as `sounds` gives them); an article more or less is little.

    >>> distance("لوكاشينكو", "لوكاشينكا") < distance("محمد", "احمد")
    True
    """
    return 0.0 if one == other else _distance(min(one, other), max(one, other))


@functools.lru_cache(maxsize=50_000)
def _distance(one: str, other: str) -> float:
    whole = _rows(one, other, costs())[-1][-1]
    bare_one, bare_other = _bare(one), _bare(other)
    if (bare_one == one) != (bare_other == other):
        whole = min(whole, _rows(bare_one, bare_other, costs())[-1][-1] + ARTICLE_MORE)
    return whole


def _bare(word: str) -> str:
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word


def similarity(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1 (the same spelling); parts are compared in order, joined where one has more.

    >>> similarity("شي جين بينغ", "شي جينبينغ") > 0.9
    True
    >>> similarity("كيم جونغ أون", "كيم جونغ إيل") < 0.8
    True
    """
    left, right = sorted((parts_of(one), parts_of(other)), key=len)
    if left == right:
        return 1.0
    if not left or len(right) > MOST_PARTS:
        return 0.0
    return max(_likeness(left, joined, len(right) - len(left)) for joined in _joins(right, len(left)))


@functools.lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one foreign surname.

    >>> alike("لوكاشينكو", "لوكاشينكا"), alike("محمد", "محمود")
    (True, False)
    """
    if one == other:
        return True
    left, right = sounds(one), sounds(other)
    if min(len(bones(left)), len(bones(right))) < FEWEST_BONES:
        return False
    return _part_likeness(left, right) >= ALIKE


def parts_of(name: str) -> list[str]:
    """The parts of a name; عبد and the like are one part with what follows, بن and آل none.

    >>> parts_of("محمد بن عبد الله آل سعود")
    ['محمد', 'عبدالله', 'سعود']
    """
    words = sounds(name).split()
    parts: list[str] = []
    at = 0
    while at < len(words):
        if words[at] in HEADS - LINKS and at + 1 < len(words):
            parts.append(words[at] + words[at + 1])
            at += 1
        elif words[at] not in LINKS or len(words) == 1:
            parts.append(words[at])
        at += 1
    return parts


def _joins(parts: list[str], count: int) -> Iterator[list[str]]:
    """All ways to make `count` parts by joining neighbours."""
    for cuts in combinations(range(1, len(parts)), count - 1):
        edges = (0, *cuts, len(parts))
        yield ["".join(parts[a:b]) for a, b in pairwise(edges)]


def _likeness(left: list[str], right: list[str], joined: int) -> float:
    """Between the mean of the parts and the worst of them."""
    each = [_part_likeness(a, b) for a, b in zip(left, right, strict=True)]
    if joined and min(each) < JOINED_NEAREST:
        return 0.0
    lengths = [max(len(a), len(b)) for a, b in zip(left, right, strict=True)]
    mean = sum(s * n for s, n in zip(each, lengths, strict=True)) / sum(lengths)
    return max(0.0, (mean + min(each)) / 2 - joined * JOINED / (sum(lengths) + 2))


def _part_likeness(one: str, other: str) -> float:
    likeness = 1 - distance(one, other) / (max(len(one), len(other)) + 2)
    return min(likeness, TWO_NAMES) if one != other and are_two_names(one, other) else likeness


def differ_in_known(one: str, other: str) -> bool:
    """Whether a part in which two spellings of a name differ is an Arabic name or listed as one: then they may be two.

    >>> differ_in_known("ديفيد مليباند", "ديفيد ميليباند"), differ_in_known("أحمد الطيبي", "أحمد الطيب")
    (False, True)
    """
    rest = set(parts_of(other))
    return any(part in name_groups() or part.startswith(ARTICLE) for part in parts_of(one) if part not in rest)


def are_two_names(one: str, other: str) -> bool:
    """Whether both words are names of their own, and never spellings of one, and differ in more than alike consonants.

    >>> are_two_names("محمد", "محمود"), are_two_names("جيبس", "غيبس")
    (True, False)
    """
    groups = name_groups()
    left, right = groups.get(one), groups.get(other)
    if left is None or right is None or left & right:
        return False
    return one.translate(_ALIKE) != other.translate(_ALIKE)


@functools.cache
def name_groups() -> Mapping[str, frozenset[int]]:
    """The rows of `name_groups.tsv` in which a form stands."""
    found: dict[str, set[int]] = {}
    for number, (forms,) in enumerate(table("name_groups").rows):
        for form in forms.split("|"):
            found.setdefault(form, set()).add(number)
    return {form: frozenset(rows) for form, rows in found.items()}
