"""Training sentences written for Waqai (`written.toml`), filled with names of its lists.

They teach kinds of names that the corpora hardly have.  A sentence has labels only for the corpora whose guidelines say
what its names are: weapons are FANE's, events and offices Wojood's.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from training.labelled import Example
from waqai.readers.tagger_words import key
from waqai.text.words import words_of

SOURCE = Path(__file__).with_name("written.toml")
_SLOT = re.compile(r"\{(\w+)\}")
_FRONT = re.compile(r"(?<!\S)[وبل]$")
LABELS: dict[str, dict[str, str]] = {
    "clean": {"person": "PER", "place": "LOC", "organisation": "ORG", "norp": "MISC"},
    "news": {"person": "PER", "place": "GPE", "organisation": "ORG", "norp": "NORP", "facility": "FAC",
             "weapon": "WEA", "vehicle": "VEH"},
    "wojood": {"person": "PERS", "place": "GPE", "organisation": "ORG", "norp": "NORP", "facility": "FAC",
               "event": "EVENT", "treaty": "LAW", "date": "DATE", "office": "OCC"},
}  # fmt: skip
LABELS["wiki"] = LABELS["news"]
SILENT: dict[str, frozenset[str]] = {
    "clean": frozenset({"facility", "event", "treaty", "vehicle"}),
    "news": frozenset(),
    "wiki": frozenset(),
    "wojood": frozenset({"weapon", "vehicle", "money"}),
}
"""Kinds whose treatment by a corpus is not plain: a sentence with one has no labels of that corpus."""
EVENT_HEADS = frozenset(
    map(key, ("قمة", "مؤتمر", "مهرجان", "مونديال", "مجزرة", "عملية", "ثورة", "الثورة", "حرب", "الحرب", "معركة", "مذبحة",
              "انتفاضة", "منتدى", "معرض", "مؤتمرات", "أزمة", "محادثات", "مفاوضات"))
)  # fmt: skip
SCORED = ("person", "place", "organisation", "facility", "weapon", "treaty", "event", "norp")


class Filled(NamedTuple):
    """A piece of a sentence and the kind of name that it is, "" for none."""

    text: str
    kind: str


def names_by_kind(listed: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The names of the lists by slot; of Latin letters none, of more than five words none."""
    found: dict[str, set[str]] = {kind: set() for kind in SCORED}
    for name, group in listed:
        words = name.split(" ")
        if name.isascii() or len(words) > 5 or len(name) < 3:
            continue
        if group == "thing":
            treaty = words[0] in TREATY_HEADS
            kind = "treaty" if treaty else "event" if words[0] in EVENT_HEADS and len(words) > 1 else ""
        elif group == "people":
            kind = "norp" if name.startswith("ال") and name.endswith(("ين", "ون")) else ""
        else:
            kind = group if group in found else ""
        if kind:
            found[kind].add(name)
    return {kind: sorted(names) for kind, names in found.items()}


TREATY_HEADS = frozenset(map(key, ("معاهدة", "اتفاق", "اتفاقية", "اتفاقات", "اتفاقيات", "ميثاق", "بروتوكول", "إعلان")))


class Writer:
    """Fills the sentences by chance."""

    def __init__(self, names: Mapping[str, list[str]], seed: int) -> None:
        self._names = names
        self._told: dict[str, Any] = tomllib.loads(SOURCE.read_text("utf-8"))
        self._random = random.Random(seed)

    def sentence(self) -> list[Filled]:
        """One sentence in pieces."""
        return self.filled(self._random.choice(self._told["sentences"]))

    def filled(self, pattern: str) -> list[Filled]:
        """A pattern with its slots filled."""
        found: list[Filled] = []
        for at, part in enumerate(_SLOT.split(pattern)):
            found.append(Filled(self._slot(part), part) if at % 2 else Filled(part, ""))
        return found

    def _slot(self, kind: str) -> str:
        draw = self._random
        if kind == "date":
            return self._plain(draw.choice(self._told["dates"]))
        if kind == "money":
            return self._plain(draw.choice(self._told["sums"]))
        if kind == "vehicle":
            return self._plain(draw.choice(self._told["vehicles"]))
        if kind == "office":
            return self._plain(draw.choice(self._told["offices"]))
        return draw.choice(self._names[kind])

    def _plain(self, pattern: str) -> str:
        draw = self._random
        return pattern.format_map(
            {
                "day": draw.randint(1, 30), "year": draw.randint(1990, 2026),
                "month": draw.choice(self._told["months"]),
                "number": draw.randint(2, 900), "figure": draw.choice((320, 380, 737, 747, 777, 24)),
                "name": draw.choice(self._told["vehicle_names"]), "place": draw.choice(self._names["place"]),
                "organisation": draw.choice(self._names["organisation"]),
            }
        )  # fmt: skip


def example(pieces: Iterable[Filled]) -> Example:
    """A filled sentence as the tagger learns it.

    >>> one = example([Filled("هبط ", ""), Filled("سامي عيد", "person"), Filled(" في ب", ""), Filled("الكرك", "place")])
    >>> one.forms, one.labels["clean"]
    (('هبط', 'سامي', 'عيد', 'في', 'بالكرك'), ('O', 'B-PER', 'I-PER', 'O', 'B-LOC'))
    """
    forms: list[str] = []
    kinds: list[str] = []
    seen: set[str] = set()
    front = ""
    for piece in pieces:
        words = [word.form for word in words_of(piece.text)]
        if front and words:
            words[0] = "لل" + words[0][2:] if front == "ل" and words[0].startswith("ال") else front + words[0]
            front = ""
        if not piece.kind and words and _FRONT.search(piece.text):
            front = words.pop()
        marks = [f"{'I' if at else 'B'}-{piece.kind}" if piece.kind else "O" for at in range(len(words))]
        forms.extend(map(key, words))
        kinds.extend(marks)
        seen.add(piece.kind)
    heads = [head for head in LABELS if not SILENT[head] & seen]
    labels = {head: tuple(_label(kind, LABELS[head]) for kind in kinds) for head in heads}
    return Example(tuple(forms), labels, written=True)


def _label(kind: str, labels: Mapping[str, str]) -> str:
    return f"{kind[0]}-{labels[kind[2:]]}" if kind[2:] in labels else "O"


def written(listed: Iterable[tuple[str, str]], count: int, seed: int) -> list[Example]:
    """So many filled sentences."""
    writer = Writer(names_by_kind(listed), seed)
    return [example(writer.sentence()) for _ in range(count)]
