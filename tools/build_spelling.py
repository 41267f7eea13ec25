"""Learns what two spellings of one name differ in: `python tools/build_spelling.py ../shared/data/gazetteer`.

Reads groups of Arabic forms of one given or family name (rigour, MIT) and Arabic renderings of one Latin name part (CC0
and MIT sources, see NOTICE), aligns the forms of each group letter by letter, counts which letter stands for which at
the beginning, in the middle and at the end of a word, aligns again by what was counted, and writes the costs to
`waqai/knowledge/data/spelling.tsv`.  The method is the stochastic edit distance of Ristad and Yianilos (1998), learnt
by its likeliest alignments.  Groups whose id hashes to 0 modulo 10 are left out: `tools/spelling.py` measures on them.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import itertools
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from waqai.knowledge.edits import SOFT, Costs, Edit, align
from waqai.knowledge.spelling import sounds

DATA = Path(__file__).parents[1] / "waqai" / "knowledge" / "data"
OUT, GROUPS = DATA / "spelling.tsv", DATA / "name_groups.tsv"
ROUNDS = 5
# Above this cost a letter two forms are translations (Joseph, Yusuf) or mistakes, not spellings.
TOO_FAR = 0.6
# Renderings of one Latin form mix names (Amir, Amira): they count a tenth of what a group's forms do.
RENDERING = 0.1
MOST_RENDERINGS = 6
LEAST, MOST = 0.12, 3.2
# A hard consonant more or less costs this at least: the lists mix names that differ in one.
CONSONANT_MORE = 1.2
# Names of Arabic are spelt in many ways in Latin, or hold letters that no other language's names are written with.
# In others long vowels are put in or left out (برلين, بيرلين): there two rows prove nothing.
LATIN_FORMS, ARABIC_LETTERS = 2, frozenset("حعصضظ")
# Added to what is seen of an edit and of a letter, so that a rare sight proves little.
SEEN, LETTERS = 0.05, 8
HEADER = """\
# What it costs to take one letter of a name for another, or for none (-), at the beginning (<), in the middle (.),
# at the end (>) of a word, or as the second of a double letter (=): 0 is the same letter, 3 a different name.
# Written by tools/build_spelling.py, which says from what; change the script, not this file.
# Source: name groups of rigour (MIT), NETransliteration-COLING2018 (CC0) and other pairs named in NOTICE.
"""
GROUPS_HEADER = """\
# Forms of one given or family name, a row a name: two forms that stand in rows, but in no row together,
# are two names (محمد, محمود) however alike.  Written by tools/build_spelling.py from the name groups of rigour (MIT,
# from Wikidata); a tenth of them is left out, for measuring.  Known problem: some rows hold translations.
"""


class Pair(NamedTuple):
    """Two spellings of one name, and what they count."""

    one: str
    other: str
    weight: float


def main() -> None:
    """Reads the lists, learns, writes the costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path, help="folder of the collected lists")
    folder: Path = parser.parse_args().lists
    pairs = [*group_pairs(folder), *rendering_pairs(folder)]
    costs = Costs({})
    for _ in range(ROUNDS):
        costs = learn(pairs, costs)
    rows = sorted((where, cost, one or "-", other or "-") for (one, other, where), cost in costs.items())
    lines = [f"{one}\t{other}\t{where}\t{cost:.2f}" for where, cost, one, other in rows if one <= other]
    OUT.write_text(HEADER + "one\tother\twhere\tcost\n" + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(pairs)} pairs, {len(lines)} costs, {write_groups(folder)} groups")


def write_groups(folder: Path) -> int:
    """Writes the groups of forms; how many."""
    found = set()
    for group, forms, latin in rows(folder / "name_variant_groups.tsv"):
        if not is_kept_apart(group) and (latin.count("|") + 1 >= LATIN_FORMS or ARABIC_LETTERS.intersection(forms)):
            found.add("|".join(sorted({"".join(sounds(form).split()) for form in forms.split("|")})))
    lines = sorted(found)
    GROUPS.write_text(GROUPS_HEADER + "forms\n" + "\n".join(lines) + "\n", "utf-8")
    return len(lines)


def is_kept_apart(group: str) -> bool:
    """Whether a group serves for measuring only."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % 10 == 0


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a collected list without its header."""
    for line in path.read_text("utf-8").split("\n")[1:]:
        if line:
            yield line.split("\t")


def group_pairs(folder: Path) -> Iterator[Pair]:
    """All pairs of forms of one name."""
    for group, forms, *_ in rows(folder / "name_variant_groups.tsv"):
        spelt = sorted({sounds(form) for form in forms.split("|")})
        if not is_kept_apart(group):
            yield from (Pair(*two, 1 / len(spelt)) for two in itertools.permutations(spelt, 2))


def rendering_pairs(folder: Path) -> Iterator[Pair]:
    """Pairs of well attested renderings of one Latin form, without any form that is kept for measuring."""
    apart = {
        sounds(form)
        for group, forms, *_ in rows(folder / "name_variant_groups.tsv")
        if is_kept_apart(group)
        for form in forms.split("|")
    }
    by_latin: dict[str, set[str]] = {}
    for latin, arabic, weight, *_ in rows(folder / "translit_pairs.tsv"):
        if float(weight or 1) >= 2 and sounds(arabic) not in apart:
            by_latin.setdefault(latin, set()).add(sounds(arabic))
    for forms in by_latin.values():
        if len(forms) <= MOST_RENDERINGS:
            yield from (Pair(*two, RENDERING) for two in itertools.permutations(sorted(forms), 2))


def learn(pairs: Iterable[Pair], costs: Costs) -> Costs:
    """The costs that the likeliest alignments under the present costs speak for."""
    seen: collections.Counter[Edit] = collections.Counter()
    letters: collections.Counter[tuple[str, str]] = collections.Counter()
    for one, other, weight in pairs:
        cost, edits = align(one, other, costs)
        if cost > TOO_FAR * max(len(one), len(other)):
            continue
        for edit in edits:
            seen[edit] += weight  # type: ignore[assignment]
            for letter in {edit.one, edit.other} - {""}:
                letters[letter, edit.where] += weight  # type: ignore[assignment]
    return Costs({edit: price(edit, seen, letters) for edit in seen if edit.one != edit.other})


def price(edit: Edit, seen: collections.Counter[Edit], letters: collections.Counter[tuple[str, str]]) -> float:
    """Half the surprise at an edit, where either of its letters stands."""
    one, other, where = edit
    both = seen[edit] + seen[Edit(other, one, where)]
    whole = sum(letters[letter, where] for letter in (one, other) if letter)
    hard = not (one and other) and where != "=" and (one or other) not in SOFT
    least = CONSONANT_MORE if hard else LEAST
    return round(min(MOST, max(least, -math.log((both + SEEN) / (whole + LETTERS)) / 2)), 2)


if __name__ == "__main__":
    main()
