"""What other packages bring: readers and formats that work, and what is said of those that do not."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import waqai as api
from tests.present.plugged import READER, WRITER, package
from tests.present.running_waqai import Run
from waqai import plugins
from waqai.engines.local import WORTH_WORKERS, LocalEngine
from waqai.model import UsageError
from waqai.present.exports import formats
from waqai.readers.plugged import plugged

ROOT = Path(__file__).resolve().parents[2]
GROUP = "waqai.readers"
Install = Callable[..., None]
TEXT = "مسيرة كبيرة!\n\nوصل وزير الخارجية الأردني إلى بغداد أمس والتقى نظيره العراقي."
BROKEN = {
    "raises": "raise RuntimeError('two\\nlines')",
    "missing": "import no_such_module_at_all",
    "empty": "",
    "wrong": "Reader = object",
    "refuses": "def Reader(): raise ValueError('no licence')",
}


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """No plugin of one test is known to the next."""
    before = set(sys.modules)
    yield
    plugged.cache_clear()
    for name in set(sys.modules) - before:
        if name.startswith(("plug_", "waqai_shout")):
            del sys.modules[name]


@pytest.fixture
def pages(waqai: Run) -> Path:
    """A folder with a page, in which commands run."""
    Path("page.txt").write_text(TEXT, "utf-8")
    return Path.cwd()


@pytest.fixture
def install(pages: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Makes a package and puts it on the path: `install(name, code, group, points)`."""

    def put(name: str, code: str, group: str | dict[str, dict[str, str]], points: dict[str, str] | None = None) -> None:
        groups = {group: points or {}} if isinstance(group, str) else group
        monkeypatch.syspath_prepend(package(pages / "packages" / name, name, code, groups))

    return put


def test_a_reader_of_another_package_reads_builds_and_is_part_of_the_record(waqai: Run, install: Install) -> None:
    install("plug-shout", READER, GROUP, {"shout": "{module}:Shouting"})
    done = waqai("read", "page.txt", "--reader", "shout")
    assert (done.status, done.talk) == (0, "reader shout: 1 articles; 1 items added\n")
    assert json.loads(done.data)["events"][-1]["rule"] == "shouting"
    for reader, count in (("shout", "1 pages new"), ("shout", "1 known"), ("rules", "1 read again")):
        built = waqai("build", "page.txt", "--reader", reader)
        assert built.status == 0
        assert count in built.talk
        assert ("shouting" in waqai("timeline", "--json").data) == (reader == "shout")


def test_it_reads_in_the_processes_of_a_build(pages: Path, install: Install) -> None:
    install("plug-many", READER, GROUP, {"many": "{module}:Shouting"})
    for number in range(WORTH_WORKERS + 1):
        (pages / f"{number}.txt").write_text(TEXT.replace("أمس", f"أمس {number}"), "utf-8")
    with api.Record(pages / "r.duckdb") as record:
        report = record.build([pages], api.ReadOptions(reader="many"), LocalEngine(2))
        assert report.told is not None
        assert (report.told.added, report.told.failed) == (WORTH_WORKERS + 2, ())


def test_another_version_is_another_reader(install: Install) -> None:
    install("plug-one", READER, GROUP, {"s": "{module}:Shouting"})
    assert plugged("s").id == "s: plug-one 1.2: 1"
    plugged.cache_clear()
    sys.modules["plug_one"].Shouting.id = "2"  # type: ignore[attr-defined]
    assert plugged("s").id == "s: plug-one 1.2: 2"


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_reader_costs_one_clear_line(kind: str, waqai: Run, install: Install) -> None:
    install(f"plug-{kind}", BROKEN[kind], GROUP, {"bad": "{module}:Reader"})
    for command in ("read", "build"):
        done = waqai(command, "page.txt", "--reader", "bad")
        assert (done.status, done.data) == (2, "")
        assert done.talk.startswith(f"waqai: the plugin 'bad' of plug-{kind} 1.2 does not work: ")
        assert done.talk.count("\n") == 1
    assert waqai("read", "page.txt").status == 0


WRONG = {
    "raises": ("raise KeyError('x')", "KeyError: 'x'"),
    "nothing": ("return None", "TypeError: "),
    "dict": ("return {}, ReaderReport()", "gave dict in place of a Reading"),
    "outside": (
        "return dataclasses.replace(rules, furniture=(Furniture(Span(0, 10**6), 'other'),)), ReaderReport()",
        "span [0, 1000000] is not in the page",
    ),
    "stranger": (
        "return dataclasses.replace(rules, mentions=(Mention('m', Span(0, 2), 'name', 'x'),)), ReaderReport()",
        "mention m refers to an entity that is not there: x",
    ),
    "other": (
        "return dataclasses.replace(rules, article=dataclasses.replace(rules.article, id='x')), ReaderReport()",
        "gave the reading of another article",
    ),
    "type": (
        "return dataclasses.replace(rules, events=tuple(dataclasses.replace(e, type='FUN') for e in rules.events)), "
        "ReaderReport()",
        "has no type or status that there is: FUN",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_where_a_reader_fails_the_rules_reading_stands(kind: str, pages: Path, install: Install) -> None:
    body, why = WRONG[kind]
    code = (
        "import dataclasses\nfrom waqai.heavy import ReaderReport\nfrom waqai.model import *\n"
        f"class Reader:\n    id = '1'\n    def read(self, page, rules):\n        {body}\n"
    )
    install(f"plug-w-{kind}", code, GROUP, {"w": "{module}:Reader"})
    with api.Record(pages / "r.duckdb") as record:
        report = record.build([pages / "page.txt"], api.ReadOptions(reader="w"))
        assert report.told is not None
        assert len(report.told.failed) == 1
        assert why in report.told.failed[0]
        assert record.summary().events == len(api.read(TEXT)[0].events) > 0


def test_unknown_and_doubtful_names(install: Install) -> None:
    for name in ("plug-first", "plug-second"):
        install(name, READER, GROUP, {"s": "{module}:Shouting", "rules": "{module}:Gone"})
    with pytest.raises(UsageError, match=r"there is no reader 'x'; there are rules, .*; of other packages: s$"):
        api.read(TEXT, reader="x")
    with pytest.raises(UsageError, match=r"'s' is offered by plug-first 1\.2, plug-second 1\.2"):
        api.read(TEXT, reader="s")
    assert api.read(TEXT, reader="rules")  # nobody takes a name of ours


def test_a_format_of_another_package_writes(waqai: Run, install: Install) -> None:
    install("plug-titles", WRITER, "waqai.exports", {"titles": "{module}:FORMAT"})
    assert waqai("build", "page.txt").status == 0
    done = waqai("export", "titles")
    assert (done.data, done.talk) == ("مسيرة كبيرة!\n", "1 headlines -> standard output\n")
    assert formats.known()[-1] == "titles"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("FORMAT = 1", "its object is no waqai.Format"),
        ("import nothing_of_that_name", "ModuleNotFoundError"),
        (WRITER.replace("titles = [", "raise TypeError('x'); titles = ["), "TypeError: x"),
    ],
)
def test_a_broken_format_costs_one_clear_line_and_no_other_format(
    code: str, why: str, waqai: Run, install: Install
) -> None:
    install("plug-bad", code, "waqai.exports", {"bad": "{module}:FORMAT"})
    assert waqai("build", "page.txt").status == 0
    done = waqai("export", "bad", "out.txt")
    assert (done.status, done.talk.count("\n")) == (2, 1)
    assert done.talk.startswith("waqai: the plugin 'bad' of plug-bad 1.2 does not work: ")
    assert why in done.talk
    assert not Path("out.txt").exists()
    assert waqai("export", "csv").status == 0


def test_names_load_nothing(install: Install) -> None:
    install("plug-lazy", "1/0", GROUP, {"lazy": "{module}:Reader"})
    assert "lazy" in plugins.names(GROUP)
    assert "plug_lazy" not in sys.modules


def test_the_plugins_of_the_documentation_work(pages: Path, waqai: Run, install: Install) -> None:
    blocks = re.findall(r"```(\w+)\n(.*?)```", (ROOT / "docs" / "plugins.md").read_text("utf-8"), re.DOTALL)
    points = tomllib.loads(next(code for kind, code in blocks if kind == "toml"))["project"]["entry-points"]
    install("waqai-shout", "\n".join(code for kind, code in blocks if kind == "python"), points)
    (pages / "page.txt").write_text("لقاء في بغداد\n\nوصل وزير الخارجية الأردني إلى بغداد أمس!", "utf-8")
    plain, doubted = waqai("read", "page.txt"), waqai("read", "page.txt", "--reader", "shout")
    before, after = (json.loads(done.data)["events"][0]["confidence"] for done in (plain, doubted))
    assert after == before / 2 > 0
    assert waqai("build", "page.txt").status == 0
    assert waqai("export", "titles").data == "لقاء في بغداد\n"
