"""The labels that models of others give words, as Waqai's types of names.

>>> list(spans_of(["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]))
[(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
>>> list(spans_of(["PER", "PER", "O", "S-ORG"])), type_of("GPE"), type_of("O")
([(0, 2, 'PER'), (3, 4, 'ORG')], 'place', None)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.heavy import NameType

NONE = frozenset(("", "O", "0", "NONE", "OUTSIDE"))
# What corpora call a type: CoNLL, OntoNotes, Wojood, ANERcorp, WikiFANE.
TYPES: dict[str, NameType] = {
    "PER": "person", "PERS": "person", "PERSON": "person",
    "LOC": "place", "LOCATION": "place", "GPE": "place", "PLACE": "place", "CITY": "place", "COUNTRY": "place",
    "NATION": "place", "STATE": "place",
    "ORG": "organisation", "ORGANIZATION": "organisation", "ORGANISATION": "organisation",
    "CORPORATION": "organisation", "GROUP": "organisation",
    "NORP": "norp", "NATIONALITY": "norp",
    "FAC": "facility", "FACILITY": "facility",
    "WEA": "weapon", "WEAPON": "weapon", "VEH": "vehicle", "VEHICLE": "vehicle",
    "EVENT": "event", "DATE": "date", "MONEY": "money", "OCC": "office", "TITLE": "office", "OFFICE": "office",
}  # fmt: skip
# What is asked of a model that takes types by description (GLiNER).
ASKED: dict[str, NameType] = {
    "person": "person", "place": "place", "country": "place", "city": "place", "organization": "organisation",
    "facility": "facility", "weapon": "weapon",
}  # fmt: skip


def type_of(label: str) -> NameType | None:
    """Waqai's type for a label without its BIO prefix; None where it has none."""
    return TYPES.get(label.upper())


def parted(label: str) -> tuple[str, str]:
    """The prefix of a label (B, I, E, S, L, U, or nothing) and its name."""
    head, sign, rest = label.replace("_", "-", 1).partition("-")
    return (head.upper(), rest) if sign and head.upper() in ("B", "I", "E", "S", "L", "U") else ("", label)


def spans_of(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Runs of words with one label: first, the one after the last, name of the label.  A run ends where another begins
    (B, S, U), and behind its end (E, L, S, U)."""
    first, name = 0, ""
    for at, label in enumerate([*labels, "O"]):
        prefix, mine = parted(label)
        mine = "" if mine.upper() in NONE else mine
        if name and (mine != name or prefix in ("B", "S", "U")):
            yield first, at, name
            name = ""
        if mine and not name:
            first, name = at, mine
        if name and prefix in ("E", "L", "S", "U"):
            yield first, at + 1, name
            name = ""
