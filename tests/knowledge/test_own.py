"""Names of one's own: kept in a table and a store of their own, read before ours; lists from elsewhere become rows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from waqai.knowledge import own
from waqai.knowledge.compiling import Row
from waqai.knowledge.importers import rows_of
from waqai.knowledge.store import OWN_VARIABLE, store
from waqai.model import UsageError

TABLE = "names\ttype\tcountry\tname_en\tweak\nمنى فوزي الدالي|منى الدالي\tperson\tEG\tMona Fawzy\tالدالي\n"
WIKIDATA = {
    "id": "Q900000001",
    "labels": {"ar": {"value": "سامر النحوي"}, "en": {"value": "Samer Nahwi"}},
    "aliases": {"ar": [{"value": "النحوي"}, {"value": "أبو | عدي"}, {"value": "Nahwi"}]},
    "claims": {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
        "P27": [{"mainsnak": {"datavalue": {"value": {"id": "Q79"}}}}],
    },
}
COMPANY = {
    "id": "ftm-1",
    "schema": "Company",
    "properties": {
        "name": ["Delta Desk Shipping", "شركة دلتا للملاحة"],
        "weakAlias": ["دلتا"],
        "country": ["eg"],
        "website": ["https://www.delta-desk.example/ar"],
    },
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_VARIABLE, str(tmp_path / "desk" / "names.sqlite"))


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_a_table_adds_names_that_go_before_ours(tmp_path: Path) -> None:
    assert own.add_rows(rows_of(write(tmp_path / "desk.tsv", TABLE))) == (1, 0)
    assert [row.id for row in own.own_rows()] == ["own:mona-fawzy"]
    known = store().entity("own:mona-fawzy")
    assert known is not None
    assert (known.country, known.source, known.wikidata) == ("EG", "own", None)
    assert {(form, weak) for form, _, weak in store().names_of("own:mona-fawzy")} >= {
        ("مني الدالي", False),
        ("الدالي", True),
    }


def test_adding_again_changes_and_removing_takes_out(tmp_path: Path) -> None:
    rows = list(rows_of(write(tmp_path / "desk.csv", TABLE.replace("\t", ","))))
    own.add_rows(rows)
    before = store().digest()
    assert own.add_rows([rows[0]._replace(country="JO")]) == (0, 1)
    assert store().digest() != before
    assert own.own_rows()[0].country == "JO"
    assert own.remove_rows(["own:mona-fawzy", "own:nobody"]) == 1
    assert own.own_rows() == []


def test_a_name_may_be_added_to_a_known_entity() -> None:
    own.add_rows([Row("Q7184", "organisation", names=("حلف المكتب",))])
    uses = [store().use(row) for row in store().uses("حلف")]
    assert [use.known.id for use in uses if use.form == "حلف المكتب"] == ["Q7184"]
    assert {use.known for use in uses if use.known.id == "Q7184"} == {store().entity("Q7184")}
    assert {use.known.source for use in uses} > {"own"}
    assert store().entity("Q458") is not None


@pytest.mark.parametrize("shape", ["lines", "dump", "answer", "packed"])
def test_wikidata_in_every_form_it_comes_in(tmp_path: Path, shape: str) -> None:
    line = json.dumps(WIKIDATA, ensure_ascii=False)
    text = {"dump": f"[\n{line},\n{line}\n]\n", "answer": json.dumps({"entities": {WIKIDATA["id"]: WIKIDATA}})}.get(
        shape, line + "\n"
    )
    path = tmp_path / ("list.json.gz" if shape == "packed" else "list.json")
    path.write_bytes(gzip.compress(text.encode()) if shape == "packed" else text.encode())
    row = next(iter(rows_of(path)))
    assert (row.id, row.type, row.country, row.name_en) == ("Q900000001", "person", "EG", "Samer Nahwi")
    assert row.names == ("سامر النحوي", "أبو عدي")
    assert row.weak == ("النحوي",)


def test_wikidata_without_arabic_name_or_known_class_is_passed_over(tmp_path: Path) -> None:
    nameless = WIKIDATA | {"labels": {"en": {"value": "Nobody"}}, "aliases": {}}
    classless = WIKIDATA | {"claims": {}}
    path = write(tmp_path / "list.json", "\n".join(map(json.dumps, (nameless, classless))))
    assert list(rows_of(path)) == []
    assert [row.type for row in rows_of(path, kind="person")] == ["person"]


def test_followthemoney_entities(tmp_path: Path) -> None:
    address = {"id": "a", "schema": "Address", "properties": {"name": ["شارع النيل"]}}
    path = write(tmp_path / "entities.json", "\n".join(json.dumps(one) for one in (COMPANY, address)))
    (row,) = rows_of(path)
    assert (row.id, row.type, row.country, row.more) == ("own:ftm-1", "organisation", "EG", "delta-desk.example")
    assert (row.names, row.weak, row.name_en) == (("شركة دلتا للملاحة",), ("دلتا",), "Delta Desk Shipping")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,type\nفلان,person\n", "no column `names`"),
        ("names,type\nفلان,animal\n", "type is 'animal'"),
        ('{"id": "Q1", "labels": ', "no wikidata list"),
        ('{"schema": "Person"}\n', "no followthemoney list"),
    ],
)
def test_a_broken_list_is_told_with_its_file(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path / "broken.txt", text)
    with pytest.raises(UsageError, match=says) as told:
        list(rows_of(path))
    assert "broken.txt" in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Check the name"):
        list(rows_of(tmp_path / "none.tsv"))


def test_the_table_may_be_named_as_well_as_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "names.tsv").write_text(TABLE, "utf-8")
    monkeypatch.setenv(OWN_VARIABLE, str(tmp_path / "desk.tsv"))
    assert own.add_rows(rows_of(tmp_path / "names.tsv")) == (1, 0)
    assert own.own_table() == tmp_path / "desk.tsv"
    assert [row.name_en for row in own.own_rows()] == ["Mona Fawzy"]
