"""Measures spelling and linking: `python tools/spelling.py [--held] [--errors]`.

1. name parts: of the groups that `build_spelling.py` leaves out, one form is taken away and must find its group among
   all some 19,000 groups by the forms that are left; groups that hold the very same form are passed over, since nothing
   in the form tells them apart
2. press spellings of persons and places (`tests/cases/spellings.tsv`): linked without any context, how many to the
   right one, and how many of the answers given are right; the part `held` is looked at only to report (`--held`)
3. pairs of two that are alike (`tests/cases/namesakes.tsv`): how many are kept apart
4. how many names are linked a second, on one core
"""

from __future__ import annotations

import argparse
import collections
import functools
import time
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from build_spelling import is_kept_apart, rows

import waqai
from waqai.extract import namesakes, persons
from waqai.knowledge import edits, linking
from waqai.knowledge import spelling as knowledge_spelling
from waqai.knowledge.edits import distance
from waqai.knowledge.linking import NO_HINT, Hint, Link, link
from waqai.knowledge.spelling import bones, near_bones, sounds
from waqai.knowledge.store import store
from waqai.model import EntityType

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT.parent / "shared" / "data" / "gazetteer"
CASES = ROOT / "tests" / "cases"
PAGES = ROOT.parent / "shared" / "pages"
TYPES: dict[str, tuple[EntityType, ...]] = {"person": ("person",), "place": ("place", "state", "facility")}
BEST = 5


class Tally(NamedTuple):
    """How many were asked, right first, right among the first five."""

    asked: int
    first: int
    among: int


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="the part that is kept for reporting")
    parser.add_argument("--errors", action="store_true", help="list what went wrong (never with --held)")
    asked = parser.parse_args()
    part, errors = ("held", False) if asked.held else ("seen", asked.errors)
    if LISTS.is_dir():
        show_parts(errors)
    show_spellings(part, errors)
    show_namesakes(part, errors)
    show_speed()


def show_parts(errors: bool) -> None:
    """Name parts among all groups."""
    groups = {
        group: {sounds(form) for form in forms.split("|")}
        for group, forms, *_ in rows(LISTS / "name_variant_groups.tsv")
    }
    by_bones: dict[str, set[str]] = {}
    for form in {form for forms in groups.values() for form in forms}:
        by_bones.setdefault(bones(form), set()).add(form)
    asked = [(g, form) for g, forms in groups.items() if is_kept_apart(g) and len(forms) > 1 for form in sorted(forms)]
    first = among = 0
    for group, form in asked:
        rank = rank_of(form, groups[group] - {form}, by_bones)
        first, among = first + (rank == 0), among + (rank < BEST)
        if errors and rank:
            print("-", form, sorted(groups[group] - {form})[:3], rank)
    print(f"name parts: top-1 {first / len(asked):.3f}, top-{BEST} {among / len(asked):.3f} of {len(asked)} forms")


def rank_of(form: str, wanted: set[str], by_bones: dict[str, set[str]]) -> int:
    """At which place the nearest of `wanted` comes among all forms that are near in bones."""
    near = {other for key in near_bones(bones(form)) for other in by_bones.get(key, ())} - {form}
    ranked = sorted(near, key=lambda other: (distance(form, other), other))
    return next((n for n, other in enumerate(ranked) if other in wanted), BEST)


def show_spellings(part: str, errors: bool) -> None:
    """Press spellings, all and those that no list has."""
    counts: collections.Counter[str] = collections.Counter()
    for spelling, key, name_en, kind, _, where, note in table("spellings.tsv", 7):
        if where != part:
            continue
        found = link(spelling, Hint(TYPES.get(kind, ())))
        first = found.candidates[0].known.id if found.candidates else ""
        group = "none" if kind == "none" else "listed" if note == "listed" else "other"
        counts[group] += 1
        counts[f"{group} first"] += is_same(first, key)
        counts[f"{group} answered"] += found.best is not None
        counts[f"{group} right"] += found.best is not None and is_same(found.best.id, key)
        if errors and not is_same(found.best.id if found.best else "", key) and (key or found.best):
            tried = [(c.known.name_en, c.score, round(c.likeness, 2)) for c in found.candidates[:3]]
            print("-", spelling, f"({name_en}, {key})", tried)
    total = counts["listed"] + counts["other"]
    right = counts["listed right"] + counts["other right"]
    answered = counts["listed answered"] + counts["other answered"] + counts["none answered"]
    print(
        f"spellings ({part}): top-1 {(counts['listed first'] + counts['other first']) / max(total, 1):.3f} of {total}",
        end="",
    )
    print(f" (those in no list {counts['other first'] / max(counts['other'], 1):.3f} of {counts['other']}),", end=" ")
    print(
        f"answered {(answered - counts['none answered']) / max(total, 1):.3f}, right {right / max(answered, 1):.3f},",
        end=" ",
    )
    print(f"of {counts['none']} strangers linked {counts['none answered']}")


@functools.cache
def is_same(one: str, other: str) -> bool:
    """Whether two ids mean one thing, or things that share a listed name: a city, its region, its government."""
    if one == other or not (one and other):
        return bool(one) and one == other
    return not {form for form, *_ in store().names_of(one)}.isdisjoint(form for form, *_ in store().names_of(other))


def show_namesakes(part: str, errors: bool) -> None:
    """Pairs of two who are alike."""
    asked = apart = 0
    for left, left_id, right, right_id, where, _ in table("namesakes.tsv", 6):
        if where != part:
            continue
        asked += 1
        kept = is_apart(left, right_id) and is_apart(right, left_id)
        apart += kept
        if errors and not kept:
            print("-", left, right, left_id, right_id)
    print(f"namesakes ({part}): kept apart {apart / max(asked, 1):.3f} of {asked} pairs")


def is_apart(name: str, other: str) -> bool:
    """Whether a name leads to anybody but the other one."""
    found = link(name, Hint(("person", "place", "state", "facility")))
    return not other or found.best is None or found.best.id != other


def show_speed() -> None:
    """Names linked a second, each of them new to the process: the press spellings, most of which no list holds, and
    what the reading asks for on real pages (or the samples)."""
    spellings = [(row[0], Hint(TYPES.get(row[3], ()))) for row in table("spellings.tsv", 7)]
    pages = sorted((PAGES if PAGES.is_dir() else ROOT / "samples").glob("*.txt"))
    for name, asked in (("press spellings", spellings), (f"names of {len(pages)} pages", names_asked(pages))):
        link(*asked[0])  # loads what is known
        forget_words()
        start = time.process_time()
        for each in asked:
            link(*each)
        print(f"speed: {len(asked) / (time.process_time() - start):,.0f} {name} linked a second on one core")


def names_asked(pages: list[Path]) -> list[tuple[str, Hint]]:
    """What the reading of the pages asks the linking for, each name and hint once."""
    asked: dict[tuple[str, Hint], None] = {}

    def noting(name: str, hint: Hint = NO_HINT) -> Link:
        asked[name, hint] = None
        return link(name, hint)

    with mock.patch.object(persons, "link", noting), mock.patch.object(namesakes, "link", noting):
        for page in pages:
            waqai.read(page)
    return list(asked)


def forget_words() -> None:
    """Empties the caches that are kept by word or name."""
    for module in (edits, knowledge_spelling, linking):
        for kept in vars(module).values():
            if hasattr(kept, "cache_parameters") and kept.cache_parameters()["maxsize"]:
                kept.cache_clear()


def table(name: str, width: int) -> list[list[str]]:
    """The rows of a file of cases; none where it is not there."""
    path = CASES / name
    lines = path.read_text("utf-8").split("\n") if path.is_file() else []
    lines = [line for line in lines if line and not line.startswith("#")][1:]
    return [(line.split("\t") + [""] * width)[:width] for line in lines]


if __name__ == "__main__":
    main()
