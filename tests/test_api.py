"""The Python API: what `import waqai` gives, and how little it costs."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import waqai
from waqai.model import VERSION

REPOSITORY = Path(__file__).parents[1]
TEXT = "تونس تستقبل وفدا جزائريا\n\nاستقبل الرئيس التونسي وفدا جزائريا لبحث التعاون في مجال الطاقة."


def python(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    return done.stdout.strip()


def test_every_exported_name_is_there():
    assert [name for name in waqai.__all__ if getattr(waqai, name, None) is None] == []
    assert set(dir(waqai)) == set(waqai.__all__)
    assert waqai.__version__ == VERSION


def test_unknown_name():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = waqai.nothing


def test_version_is_the_packages():
    assert tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION


def test_import_is_light():
    code = "import sys, waqai; print([m for m in sys.modules if m.split('.')[0] in ('waqai', 'duckdb', 'pyarrow')])"
    assert python(code) == "['waqai']"


def test_reading_a_text_needs_no_database():
    code = (
        "import sys, waqai; waqai.read('وصل وزير الخارجية الأردني إلى بغداد أمس والتقى نظيره العراقي.');"
        "print(sorted({'duckdb', 'pyarrow'} & set(sys.modules)))"
    )
    assert python(code) == "[]"


def test_read_a_text():
    (reading,) = waqai.read(TEXT, published="2024-05-01", outlet="صحيفة")
    assert reading.article.published == "2024-05-01"
    assert reading.article.outlet is not None
    assert reading.article.outlet.name == "صحيفة"


def test_read_a_file_by_path_and_by_name(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    by_path, by_name = waqai.read(path), waqai.read(str(path))
    assert by_path == by_name
    assert by_path[0].article.source == str(path)
    assert by_path[0].events == waqai.read(TEXT)[0].events


def test_read_says_what_is_wrong(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x00\x01\x02" * 100)
    with pytest.raises(waqai.PageError, match=r"a\.txt"):
        waqai.read(path)
    with pytest.raises(waqai.WaqaiError):
        waqai.read(tmp_path / "missing.txt")


def test_a_title_may_be_given():
    body = "استقبل الرئيس التونسي وفدا جزائريا لبحث التعاون في مجال الطاقة."
    assert waqai.read(body, title="عنوان من عندنا")[0].article.title == "عنوان من عندنا"


def test_record(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with waqai.Record(tmp_path / "r.duckdb") as record:
        assert record.build(tmp_path / "a.txt").articles == 1
        assert record.timeline(limit=3).arrow().num_rows == len(record.timeline(waqai.EventFilter(limit=3)))
        assert record.quotes(direct=True).polars().columns[0] == "article"
        assert record.search("الطاقة").rows[0].text.endswith("مجال الطاقة.")
        assert record.sql("SELECT count(*) AS n FROM pages").rows == ({"n": 1},)
        with pytest.raises(waqai.UsageError, match="no filter actors"):
            record.timeline(actors="x")


def test_two_records_at_once(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with waqai.Record(tmp_path / "r") as first, waqai.Record(tmp_path / "r") as second:
        first.build([str(tmp_path / "a.txt")])
        assert first.summary() == second.summary()


def test_a_type_checker_sees_the_types_and_no_other_names(tmp_path):
    pytest.importorskip("mypy")
    use = "import waqai\nreveal_type(waqai.read('x'))\nreveal_type(waqai.Record('x').timeline().rows)\nwaqai.nothing\n"
    (tmp_path / "use.py").write_text(use)
    command = [sys.executable, "-m", "mypy", str(tmp_path / "use.py")]  # goes on from what `make types` left
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert "list[waqai.model.Reading]" in done.stdout
    assert "waqai.record.answers.TimelineRow" in done.stdout
    assert 'Module has no attribute "nothing"' in done.stdout
