"""The store says what the tables say, opens at once, and refuses what is none."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from waqai.knowledge.compiling import ENTITY_TABLES, Form, Row, table_rows, tables_digest, write_store
from waqai.knowledge.loader import table
from waqai.knowledge.store import STORE, Store, store
from waqai.model import KnowledgeError
from waqai.text.folding import fold_text

STARTS = """
import time
from waqai.knowledge.entities import gazetteer
start = time.process_time()
assert gazetteer().look_up("مصر")
print(time.process_time() - start)
"""


def made(folder: Path, *rows: Row, forms: tuple[Form, ...] = ()) -> Store:
    write_store(folder / "made.sqlite", rows, forms, "made")
    return Store([folder / "made.sqlite"])


def test_the_store_was_made_from_the_tables_as_they_are() -> None:
    assert store().digest().split("+")[-1] == tables_digest(), "a table has changed: run `make knowledge`"


def test_every_row_is_in_the_store() -> None:
    ids = set(store().ids())
    assert {row.id for row in table_rows()} <= ids


def test_every_source_of_a_row_has_its_licence() -> None:
    codes = {code for name in ENTITY_TABLES for row in table_rows_of(name) for code in row.split("+")}
    known = {row[0] for row in table("entities/sources").rows}
    assert codes <= known


def table_rows_of(name: str) -> set[str]:
    columns = table(name).columns
    return {row[columns.index("source")] for row in table(name).rows} if "source" in columns else {"hand"}


def test_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [Row("x:one", "person", "EG", names=("فلان الفلاني",)), Row("x:two", "place", "EG", names=("بلدة ما",))]
    for name in ("a", "b"):
        write_store(tmp_path / name, rows, (), "made")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_later_rows_of_an_entity_fill_what_is_open_and_add_names(tmp_path: Path) -> None:
    first = Row("x:one", "place", "EG", 70, "One", ("المدينة الأولى",))
    later = Row("x:one", "place", "EG", 30, "Uno", ("البلدة الأولى",), more="1.00,2.00", source="gn")
    found = made(tmp_path, first, later)
    known = found.entity("x:one")
    assert known is not None
    assert (known.name_en, known.weight, known.more, known.source) == ("One", 70, "1.00,2.00", "hand+gn")
    assert {form for form, *_ in found.names_of("x:one")} == {fold_text(n) for n in ("المدينة الأولى", "البلدة الأولى")}


def test_a_name_is_strong_where_any_row_has_it_so(tmp_path: Path) -> None:
    rows = Row("x:one", "person", names=("فلان",)), Row("x:one", "person", weak=("فلان",))
    found = made(tmp_path, *rows)
    assert [found.use(row).weak for row in found.uses("فلان")] == [False]


def test_forms_of_entities_that_are_not_there_are_passed_over(tmp_path: Path) -> None:
    forms = (Form("x:nobody", "metonym", ("قصر ما",), ()), Form("x:one", "metonym", ("قصر آخر",), ()))
    found = made(tmp_path, Row("x:one", "state", "EG", names=("دولة ما",)), forms=forms)
    assert [found.use(row).kind for row in found.uses("قصر")] == ["metonym"]


def test_own_rows_go_first(tmp_path: Path) -> None:
    write_store(tmp_path / "own", [Row("Q7184", "organisation", names=("حلفنا",))], (), "own")
    both = Store([tmp_path / "own", Path(str(STORE))])
    known = both.entity("Q7184")
    assert known is not None
    assert known.name_ar == "حلفنا"
    assert len(both.names_of("Q7184")) > 1


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no store at all, only words " * 50)
    with pytest.raises(KnowledgeError, match="is no store"):
        Store([tmp_path / "text"])
    with pytest.raises(KnowledgeError, match="not there"):
        Store([tmp_path / "nothing"])


def test_it_opens_within_150_milliseconds_of_processor_time() -> None:
    took = subprocess.run([sys.executable, "-c", STARTS], capture_output=True, text=True, check=True).stdout
    assert float(took) < 0.15


def test_its_share_of_the_wheel_is_small() -> None:
    tables = sorted(Path(str(STORE)).parent.joinpath("entities").glob("*.tsv"))
    packed = sum(len(zlib.compress(path.read_bytes())) for path in (Path(str(STORE)), *tables))
    assert packed < 12_000_000
