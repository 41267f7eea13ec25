"""The tables of spellings and namesakes keep their rules: known ids, the split by hash, no row twice.

What a matcher makes of them is measured elsewhere; here only the material is checked.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from waqai.knowledge.entities import gazetteer
from waqai.knowledge.loader import check_letters
from waqai.text.folding import fold_text

CASES = Path(__file__).parents[1] / "cases"
TYPES = {"person": {"person"}, "place": {"place", "state", "facility"}}
COLUMNS = {
    "spellings": ["spelling", "id", "name_en", "kind", "country", "part", "note"],
    "namesakes": ["left", "left_id", "right", "right_id", "part", "note"],
}
NOTES = {"spellings": {"", "listed", "slip", "latin", "longer", "word"}, "namesakes": {"", "one not in the tables"}}


def lines(name: str) -> list[str]:
    """The lines of a table that are no comments; the first names the columns."""
    text = (CASES / f"{name}.tsv").read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, by column."""
    head, *rest = lines(name)
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in rest]


def part_of(key: str) -> str:
    """Held or seen, as the key's hash says: nobody chooses.

    >>> part_of("Q76"), part_of("Q7747")
    ('seen', 'held')
    """
    return "held" if hashlib.sha256(key.encode()).digest()[0] % 3 == 0 else "seen"


SPELLINGS = rows("spellings")
NAMESAKES = rows("namesakes")


@pytest.mark.parametrize("name", COLUMNS)
def test_letters_columns_and_notes(name: str) -> None:
    assert lines(name)[0].split("\t") == COLUMNS[name]
    for number, line in enumerate(lines(name)):
        check_letters(line, f"tests/cases/{name}.tsv, row {number}")
    assert {row["note"] for row in rows(name)} <= NOTES[name]
    assert all(field == " ".join(field.split()) for row in rows(name) for field in row.values())


def test_no_spelling_stands_twice() -> None:
    counts = Counter(fold_text(row["spelling"]) for row in SPELLINGS)
    assert [spelling for spelling, count in counts.items() if count > 1] == []


def test_spellings_belong_to_known_persons_and_places() -> None:
    entities = gazetteer().entities
    for row in SPELLINGS:
        if row["kind"] == "none":
            assert row["id"] == row["name_en"] == row["country"] == "", row
        else:
            assert entities[row["id"]].type in TYPES[row["kind"]], row
            assert row["name_en"], row


def test_what_is_in_no_table_is_in_no_table() -> None:
    unknown = [row["spelling"] for row in SPELLINGS if row["kind"] == "none"]
    assert [name for name in unknown if gazetteer().look_up(name)] == []


def test_spellings_are_split_by_hash() -> None:
    assert [row for row in SPELLINGS if row["part"] != part_of(row["id"] or row["spelling"])] == []


def test_most_spellings_are_new_to_the_tables_and_few_are_slips() -> None:
    notes = Counter(row["note"] for row in SPELLINGS)
    assert notes["listed"] < len(SPELLINGS) / 2
    assert notes["slip"] <= 0.12 * len(SPELLINGS)


def test_there_are_enough_of_each_kind() -> None:
    kinds = Counter(row["kind"] for row in SPELLINGS)
    named = {kind: len({row["id"] for row in SPELLINGS if row["kind"] == kind}) for kind in TYPES}
    assert kinds["person"] >= 550
    assert kinds["place"] >= 350
    assert kinds["none"] >= 120
    assert named["person"] >= 250
    assert named["place"] >= 150
    assert len(NAMESAKES) >= 550


def test_namesakes_are_two_and_stand_once() -> None:
    entities = gazetteer().entities
    pairs = Counter(frozenset((fold_text(row["left"]), fold_text(row["right"]))) for row in NAMESAKES)
    assert all(len(pair) == 2 and count == 1 for pair, count in pairs.items())
    for row in NAMESAKES:
        assert row["left_id"] != row["right_id"], row
        assert all(row[side] in entities for side in ("left_id", "right_id") if row[side]), row
        assert bool(row["note"]) is not bool(row["left_id"] and row["right_id"]), row


def test_namesakes_are_split_by_hash() -> None:
    for row in NAMESAKES:
        both = row["left_id"] and row["right_id"]
        key = row["left_id"] + row["right_id"] if both else row["left"] + row["right"]
        assert row["part"] == part_of(key), row


def test_no_namesake_is_a_spelling_of_the_other() -> None:
    known = {fold_text(row["spelling"]): row["id"] for row in SPELLINGS}
    for row in NAMESAKES:
        for side in ("left", "right"):
            assert known.get(fold_text(row[side]), row[f"{side}_id"]) == row[f"{side}_id"], row
