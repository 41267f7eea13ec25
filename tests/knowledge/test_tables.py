"""The gazetteer's tables keep their rules, and their parts fit together."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import get_args

import pytest

from waqai.knowledge import loader
from waqai.knowledge.compiling import ENTITY_TABLES, FORM_TABLES, WEAK_TABLE
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.loader import check_letters, check_table, table, toml
from waqai.model import EntityType, KnowledgeError
from waqai.text.folding import fold_text

TYPES = get_args(EntityType)
OFFICES = "entities/offices_hand"
BODIES = {body["id"] for body in toml("institutions")["body"]} | {"ministry of foreign", "ministry of interior"}
ID = re.compile(r"Q[1-9]\d*|gn:\d+|iso:[A-Z]{2}-[A-Z0-9]+|x:[a-z0-9-]+")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize("name", ENTITY_TABLES)
def test_entity_table_keeps_the_rules(name: str) -> None:
    check_table(name, ["id"], {"type": TYPES})
    for row in table(name).rows:
        assert ID.fullmatch(row[0]), row
        assert re.fullmatch(r"|[A-Z]{2}", row[2]), row
        assert 0 < int(row[3]) <= 100, row
        assert row[4], row
        if name.endswith("_hand"):
            assert row[5] or row[6], row


@pytest.mark.parametrize("name", [*ENTITY_TABLES, *FORM_TABLES])
def test_names_of_a_row_differ_after_folding(name: str) -> None:
    at = [table(name).columns.index(column) for column in ("names", "weak")]
    for row in table(name).rows:
        names = [form for column in at for form in row[column].split("|") if form]
        folded = [fold_text(form) for form in names]
        assert len(folded) == len(set(folded)), row
        assert all(form == " ".join(form.split()) for form in names), row


@pytest.mark.parametrize("name", FORM_TABLES)
def test_forms_belong_to_known_entities(name: str) -> None:
    check_table(name, ["id"], {"kind": ("metonym", "demonym")})
    assert [row[0] for row in table(name).rows if row[0] not in gazetteer().entities] == []


@pytest.mark.parametrize("name", [*ENTITY_TABLES, *FORM_TABLES])
def test_hand_written_rows_say_how_certain_they_are(name: str) -> None:
    if "certainty" in table(name).columns:
        check_table(name, [], {"certainty": ("sure", "likely", "unsure")})


def test_weak_words_keep_the_rules() -> None:
    check_table(WEAK_TABLE, ["name", "use"], {"use": ("drop", "weak", "demonym")})


def test_generated_rows_take_no_dropped_word() -> None:
    dropped = {fold_text(row[0]) for row in table(WEAK_TABLE).rows if row[1] == "drop"}
    for name in ("places", "persons", "organisations", "states"):
        for row in table(f"entities/{name}").rows:
            names = {fold_text(form) for form in f"{row[5]}|{row[6]}".split("|")}
            assert not names & dropped, row


def test_offices_name_known_persons_and_places() -> None:
    check_table(OFFICES, ["office", "where", "person", "from"], {"certainty": ("sure", "likely", "unsure")})
    entities = gazetteer().entities
    states = {entities[key].country for key in entities if entities[key].type == "state"}
    for office, where, person, start, end, *_ in table(OFFICES).rows:
        assert person in entities, person
        assert entities[person].type == "person", person
        body, _, state = where.rpartition(":")
        assert where in states or where in entities or (state in states and body in BODIES), where
        assert DATE.fullmatch(start), (office, start)
        assert not end or (DATE.fullmatch(end) and start < end), (office, start, end)


def test_chief_offices_have_one_holder_at_a_time() -> None:
    single = ("president", "prime minister", "king", "emir", "foreign minister", "defence minister")
    by_office: dict[tuple[str, str], list[list[str]]] = {}
    for row in table(OFFICES).rows:
        by_office.setdefault((row[0], row[1]), []).append(row)
    for (office, where), rows in by_office.items():
        ordered = sorted(rows, key=lambda row: row[3])
        for earlier, later in itertools.pairwise(ordered):
            assert office not in single or (earlier[4] and earlier[4] <= later[3]), (where, earlier, later)


def test_no_two_rows_name_one_thing_of_one_kind() -> None:
    """Two hand-written rows of one type may not share a strong name; towns of two states may."""
    shared: dict[tuple[str, str, str], set[str]] = {}
    for name in ENTITY_TABLES:
        if name.endswith("_hand"):
            for row in table(name).rows:
                for form in row[5].split("|"):
                    state = row[2] if row[1] == "place" else ""
                    shared.setdefault((row[1], state, fold_text(form)), set()).add(row[0])
    assert {key: ids for key, ids in shared.items() if len(ids) > 1 and key[2]} == {}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("ســلام", "TATWEEL"),
        ("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}", "LIGATURE"),
        ("علی", "FARSI YEH"),
        ("کتاب", "KEHEH"),
        ("نعم\N{RIGHT-TO-LEFT MARK}", "RIGHT-TO-LEFT MARK"),
        ("نعم\N{NO-BREAK SPACE}لا", "NO-BREAK SPACE"),
    ],
)
def test_letters_that_are_none_of_print_are_refused(text: str, complaint: str) -> None:
    with pytest.raises(KnowledgeError, match=complaint):
        check_letters(text, "here")


def write_table(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (folder / "made.tsv").write_text(text, "utf-8")
    monkeypatch.setattr(loader, "_DATA", folder)
    table.cache_clear()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id\ttype\nأحمد\tperson\nاحمد\tperson\n", "line 3: repeats line 2"),
        ("id\ttype\nأحمد\tpreson\n", "line 2: type is 'preson'"),
        ("id\ttype\nأحمد\tperson\tmore\n", "line 2: more fields than columns"),
    ],
)
def test_broken_tables_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, complaint: str) -> None:
    write_table(tmp_path, monkeypatch, text)
    try:
        with pytest.raises(KnowledgeError, match=complaint):
            check_table("made", ["id"], {"type": TYPES})
    finally:
        table.cache_clear()
