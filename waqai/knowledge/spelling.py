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
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from waqai.knowledge.edits import bare_word, distance
from waqai.knowledge.loader import table
from waqai.text.folding import fold_text

NISBA = "ي"
# Words joined or split, in the measure of letters' costs.
JOINED = 0.2
# Letters that a part is taken to be longer than it is, so that a difference in a short one is not everything; and how
# much the worst part weighs against the mean of all.
SPARED, WORST = 3, 0.5
# Where words are joined every part must be this near; two names of their own are no nearer than this.
JOINED_NEAREST, TWO_NAMES = 0.85, 0.6
# With a part this far off, no name is another's spelling whatever the rest.
FARTHEST_PART = 0.6
# What adding up costs may add to them.
ROUNDING = 1e-9
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
    """A name made ready for comparing: folded, تش and دج as one sound, hyphens as spaces.

    >>> sounds("تشيرنيهيف"), sounds("جونغ-أون")
    ('چيرنيهيف', 'جونغ اون')
    """
    return " ".join(fold_text(name).translate(_SPELT).replace("تش", "چ").replace("دج", "ج").split())


@functools.lru_cache(maxsize=20_000)
def bones(name: str) -> str:
    """The consonants of `sounds`, alike ones as one, doubles once, articles left out: what spellings of one name mostly
    share.

    >>> bones(sounds("غيراسيموف")) == bones(sounds("جيراسيموف")) == "جرسمف"
    True
    """
    kept: list[str] = []
    for letter in "".join(bare_word(word) for word in name.split() if word not in LINKS).translate(_CLASSES):
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


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """How alike two names are, from 0 to 1 (the same spelling); parts are compared in order, joined where one has more.
    What is less alike than `least` is not counted to the end: any likeness below it is given, mostly 0.

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
    if len(left) == len(right):
        return _likeness(left, right, 0, least)
    return max(_likeness(left, joined, len(right) - len(left), least) for joined in _joins(right, len(left)))


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
    return _part_likeness(left, right, ALIKE) >= ALIKE


@functools.lru_cache(maxsize=50_000)
def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name; عبد and the like are one part with what follows, بن and آل none.

    >>> parts_of("محمد بن عبد الله آل سعود")
    ('محمد', 'عبدالله', 'سعود')
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
    return tuple(parts)


def _joins(parts: tuple[str, ...], count: int) -> Iterator[tuple[str, ...]]:
    """All ways to make `count` parts by joining neighbours."""
    for cuts in combinations(range(1, len(parts)), count - 1):
        edges = (0, *cuts, len(parts))
        yield tuple("".join(parts[a:b]) for a, b in pairwise(edges))


def _likeness(left: Sequence[str], right: Sequence[str], joined: int, least: float) -> float:
    """Between the mean of the parts and the worst of them."""
    lengths = [max(len(a), len(b)) for a, b in zip(left, right, strict=True)]
    whole = sum(lengths)
    floor = JOINED_NEAREST if joined else FARTHEST_PART
    each: list[float] = []
    for one, other, length in zip(left, right, lengths, strict=True):
        # Were all other parts the same, this one would still have to be so near for the whole to reach `least`.
        nearest = max(floor, 1 - (1 - least) / (WORST + (1 - WORST) * length / whole))
        each.append(_part_likeness(one, other, nearest))
        if each[-1] < nearest:
            return 0.0
    mean = sum(s * n for s, n in zip(each, lengths, strict=True)) / whole
    worst = min(each)
    return max(0.0, mean + (worst - mean) * WORST - joined * JOINED / (whole + SPARED))


def _part_likeness(one: str, other: str, least: float) -> float:
    length = max(len(one), len(other)) + SPARED
    likeness = 1 - distance(one, other, (1 - least) * length + ROUNDING) / length
    return min(likeness, TWO_NAMES) if one != other and are_two_names(one, other) else likeness


def differ_in_known(one: str, other: str) -> bool:
    """Whether a part in which two spellings of a name differ is an Arabic name or listed as one: then they may be two.

    >>> differ_in_known("ديفيد مليباند", "ديفيد ميليباند"), differ_in_known("أحمد الطيبي", "أحمد الطيب")
    (False, True)
    """
    rest = set(parts_of(other))
    return any(part in name_groups() or part != bare_word(part) for part in parts_of(one) if part not in rest)


def are_two_names(one: str, other: str) -> bool:
    """Whether both words are names of their own, and never spellings of one, and differ in more than alike consonants;
    or whether one is the other's adjective (صالح, صالحي).

    >>> are_two_names("محمد", "محمود"), are_two_names("جيبس", "غيبس")
    (True, False)
    """
    bare, other_bare = bare_word(one), bare_word(other)
    if bare in (other_bare + NISBA, other_bare.removesuffix(NISBA)) and bare != other_bare:
        return True
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
