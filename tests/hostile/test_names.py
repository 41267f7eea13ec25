"""Names that anybody may give (articles, outlets, tables, files) lead nowhere and break no line of what is written."""

from __future__ import annotations

import csv
import dataclasses
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.kills import ROOT
from waqai.engines.local import LocalEngine
from waqai.model import Outlet, Problem, ReadOptions, RecordError, UsageError
from waqai.pipeline import Record
from waqai.present.exports import formats
from waqai.present.exports.polecat import COLUMNS
from waqai.present.web.report import file_name
from waqai.record.appearing import appearing, safe_name
from waqai.record.whole import Whole
from waqai.sources.inputs import raw_pages

TEXT = "زار وزير الخارجية المصري تونس يوم 4 مارس 2025، والتقى الرئيس التونسي. نفت ليبيا مقتل 5 جنود."
BAD = (
    "../../out", "/out", "..", ".", "", "a\0b", "a\nb", "a\tb", "\u202egnp.exe", "x" * 5000, "ن" * 300, "CON",
    "com1.txt", "nul", "a/b", "a\\b", "c:x", "~", "$HOME", "-rf", "=1+1", '"', "'", "a\u2028b",
)  # fmt: skip
HALF = "\ud800"
"""Half of a pair, which no record stores."""
FORMULAS = ("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", '"=1', '"', 'ب"ب', "a\tb\nc")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("names")
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"{TEXT}\n{number}", "utf-8")
    made = Record(folder / "r.duckdb")
    made.build(str(folder), engine=LocalEngine(1))
    return made


@pytest.fixture(scope="module")
def whole(record: Record) -> Whole:
    return next(iter(record.wholes()))


def named(whole: Whole, name: str) -> Whole:
    """The same article with that name for all that has one."""
    reading = whole.reading
    article = dataclasses.replace(reading.article, id=name, source=name, title=name, outlet=Outlet(name, name))
    entities = tuple(dataclasses.replace(one, name_ar=name, name_en=name) for one in reading.entities)
    keys = dict.fromkeys(whole.keys, name)
    return dataclasses.replace(
        whole, keys=keys, reading=dataclasses.replace(reading, article=article, entities=entities)
    )


@pytest.mark.parametrize("name", [*BAD, HALF])
def test_a_name_of_a_file_is_one_name(name: str, tmp_path: Path) -> None:
    safe = safe_name(name)
    assert (tmp_path / safe).resolve().parent == tmp_path.resolve()
    assert (tmp_path / f"{safe}.txt").write_text("x", "utf-8")
    assert os.listdir(tmp_path) == [f"{safe}.txt"]
    assert safe.casefold() not in ("con", "nul", "com1")
    assert Path(file_name(f"ar/actor/{name}")).name == file_name(f"ar/actor/{name}")


@given(st.text(), st.text())
@settings(max_examples=200, database=None, derandomize=True)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert (safe_name(one) == safe_name(other)) == (one == other)
    assert set(safe_name(one)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


@pytest.mark.parametrize("name", BAD)
def test_brat_stays_in_its_folder(name: str, whole: Whole, tmp_path: Path) -> None:
    formats.write(formats.chosen("brat"), [named(whole, name)], tmp_path / "in" / "brat")
    assert os.listdir(tmp_path) == ["in"]
    assert os.listdir(tmp_path / "in") == ["brat"]
    files = sorted((tmp_path / "in" / "brat").iterdir())
    assert len(files) == 3
    lines = next(file for file in files if file.suffix == ".ann").read_text("utf-8").splitlines()
    assert all(line[0] in "TEAN" and line.count("\t") == (1 if line[0] in "AE" else 2) for line in lines)


@pytest.mark.parametrize("name", [*BAD, *FORMULAS])
@pytest.mark.parametrize("form", ["polecat", "gdelt", "gdelt-mentions", "csv", "conllu"])
def test_a_row_stays_a_row_and_no_cell_begins_a_formula(form: str, name: str, whole: Whole) -> None:
    def written(name: str) -> list[list[str]]:
        stream = io.StringIO()
        formats.chosen(form).write([named(whole, name)], stream)
        delimiter = "," if form == "csv" else "\t"
        quoting = csv.QUOTE_MINIMAL if form in ("csv", "polecat") else csv.QUOTE_NONE
        return list(csv.reader(io.StringIO(stream.getvalue(), newline=""), delimiter=delimiter, quoting=quoting))

    rows = written(name)
    assert [len(row) for row in rows] == [len(row) for row in written("plain")]
    if form != "conllu":
        assert not any(
            cell[:1] in "=+@\t\r" or (cell[:2] == "-1" and "+" in cell) for row in rows for cell in row if cell
        )


@pytest.mark.parametrize("name", FORMULAS)
def test_pandas_reads_back_what_was_written(name: str, whole: Whole) -> None:
    pandas = pytest.importorskip("pandas")
    stream = io.StringIO()
    formats.chosen("polecat").write([named(whole, name)], stream)
    table = pandas.read_csv(io.StringIO(stream.getvalue()), sep="\t", keep_default_na=False)
    assert list(table.columns) == list(COLUMNS)
    assert {cell.lstrip("'") for cell in table["Source"]} == {" ".join(name.split())}
    assert table["Event Intensity"].dtype.kind in "if"
    stream = io.StringIO()
    written, _ = formats.chosen("gdelt").write([named(whole, name)], stream)
    plain = pandas.read_csv(io.StringIO(stream.getvalue()), sep="\t", header=None, quoting=csv.QUOTE_NONE)
    quoting = pandas.read_csv(io.StringIO(stream.getvalue()), sep="\t", header=None)
    assert plain.equals(quoting)
    assert plain.shape == (written, 61)
    assert plain[30].dtype.kind == "f"


def test_a_table_of_a_strange_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(TEXT, "utf-8")
    with Record(tmp_path / "r.duckdb") as record:
        record.build(str(tmp_path / "p.txt"), engine=LocalEngine(1))
    with duckdb.connect(tmp_path / "r.duckdb") as connection:
        connection.execute('CREATE TABLE "../../out" (a INTEGER)')
    with Record(tmp_path / "r.duckdb") as record, pytest.raises(RecordError, match=r"a table named '\.\./\.\./out'"):
        record.parquet(tmp_path / "in" / "tables")
    assert not (tmp_path / "out").exists()
    assert not list((tmp_path / "in").iterdir())


def test_files_of_strange_names_are_read_and_links_that_lead_round_are_told(tmp_path: Path) -> None:
    for number, name in enumerate(("a\nb.txt", "\u202etxt.exe", "-rf", "$(x).txt", "*.txt", "[a].txt")):
        (tmp_path / name).write_text(f"{TEXT}\n{number}", "utf-8")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = list(raw_pages([str(tmp_path)], ReadOptions()))
    problems = {Path(one.source).name: one.detail for one in found if isinstance(one, Problem)}
    assert set(problems) == {"round", "gone", "pipe"}
    assert len(found) == 9


SLOW = """
import sys, time
from pathlib import Path
from waqai.pipeline import Record
from waqai.present.exports import formats
with Record(sys.argv[1]) as record:
    def slowly():
        for number, whole in enumerate(record.wholes()):
            yield whole
            if number == 1:
                print("half", flush=True)
                time.sleep(60)
    formats.write(formats.chosen(sys.argv[2]), slowly(), Path(sys.argv[3]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="killed with SIGKILL; locks that go with a process")
@pytest.mark.parametrize("form", ["jsonl", "brat"])
def test_a_killed_export_leaves_no_half_and_the_next_takes_the_rest_away(
    form: str, record: Record, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    command = [sys.executable, "-c", SLOW, str(record.path), form, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        left = os.listdir(tmp_path)
        assert [name.startswith(".out.waqai") for name in left] == [True]
        with appearing(target, folder=form == "brat") as part:  # one that is still at work is left alone
            assert part.exists()
            assert left[0] in os.listdir(tmp_path)
            (part / "x").touch() if form == "brat" else None
        process.send_signal(signal.SIGKILL)
        process.wait()
    if form == "brat":
        (target / "x").unlink()
    formats.write(formats.chosen(form), record.wholes(), target)
    assert os.listdir(tmp_path) == ["out"]
    assert len(os.listdir(target)) == 9 if form == "brat" else len(target.read_text("utf-8").splitlines()) == 4


def test_an_export_that_fails_leaves_nothing(whole: Whole, tmp_path: Path) -> None:
    def fails() -> Whole:
        yield whole
        raise OSError(28, "No space left on device")

    for form in ("jsonl", "brat"):
        with pytest.raises(UsageError, match="No space left"):
            formats.write(formats.chosen(form), fails(), tmp_path / "out")
    assert os.listdir(tmp_path) == []
    start = time.monotonic()
    with pytest.raises(UsageError, match="that you may write to"):
        formats.write(formats.chosen("jsonl"), [whole], tmp_path / "no" / "out")
    assert time.monotonic() - start < 5
