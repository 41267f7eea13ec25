"""The Ray engine: a cluster of three nodes on this machine, nodes and workers that die, and the same record as from
local processes.  Skipped where Ray is not installed."""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines import work
from waqai.engines import cluster
from waqai.engines.batching import Together
from waqai.engines.cluster import RayEngine
from waqai.engines.local import LocalEngine
from waqai.model import Lost, RawPage, ReadOptions, RecordError, UsageError
from waqai.pipeline import Record, enter, input_hash
from waqai.present.exports import formats
from waqai.reconcile import events, partitions, update
from waqai.reconcile.partitions import Most

HERE = Path(__file__).parents[2]
STORE = 80 * 2**20
RULES = ReadOptions(reader="rules")
PLACES = ["الخرطوم", "نيروبي", "تونس", "عمّان", "الدوحة", "مسقط", "الرباط", "بغداد"]
STREAMS = [one.name for one in formats.OURS if one.kind == "stream" and not one.name.startswith("ftm")]


@pytest.fixture(scope="module")
def nodes():
    """A cluster with a head and two more nodes, of one processor each; this process is its driver."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'waqai[ray]'")
    made = begun(importlib.import_module("ray.cluster_utils").Cluster)
    if made is None:
        pytest.skip("this machine is too busy to begin a Ray cluster in its half a minute")
    yield made
    ray.shutdown()
    made.shutdown()


def begun(kind):
    """Three nodes of one processor each; None where they were not up within the time that Ray has for it."""
    made = kind()
    try:
        for _ in range(3):
            made.add_node(num_cpus=1, object_store_memory=STORE, include_dashboard=False)
    except Exception as error:
        made.shutdown()
        if "timed out during startup" in str(error):
            return None
        raise
    return made


@pytest.fixture
def engine(nodes, monkeypatch):
    monkeypatch.setattr(cluster, "BATCH_INPUTS", 2)
    return RayEngine(nodes.address)


def pages(path: Path, count: int) -> Path:
    """A table of short news items of our own, one that is no Arabic among them, one with a broken date."""
    rows = [
        {
            "text": f"استقبل وزير خارجية مصر وفدا من {PLACES[n % 8]} أمس، وأعلن أن {n + 2} اتفاقيات ستوقع.\n"
            f"ونفى متحدث باسم الحكومة أن تكون المفاوضات مع {PLACES[n % 5]} قد توقفت بعد مقتل {n + 3} جنود.",
            "title": f"وفد من {PLACES[n % 8]} في القاهرة",
            "date": f"2024-0{1 + n % 6}-1{n % 9}" if n != 7 else "غدا",
            "outlet": f"صحيفة {n % 3}",
        }
        for n in range(count)
    ]
    rows[count // 2] = {"text": "The delegation left the port before anybody had come to see it.", "title": "no"}
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def exports(record: Path, folder: Path) -> dict[str, bytes]:
    """All that the record hands on: every stream format, every table as Parquet."""
    with Record(record) as opened:
        for name in STREAMS:
            formats.write(formats.chosen(name), opened.wholes(), folder / name)
        opened.parquet(folder / "parquet")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "about.parquet")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def exported(tmp_path: Path, name: str, table: Path, engine) -> dict[str, bytes]:
    with Record(tmp_path / f"{name}.duckdb") as record:
        record.build(table, RULES, engine)
    (tmp_path / name).mkdir()
    return exports(tmp_path / f"{name}.duckdb", tmp_path / name)


class InterruptedFinding:
    """An engine that does something once after so many partitions of findings, tried with each until that says it is
    done; it reads and works slowly on these."""

    def __init__(self, engine, after: int, then) -> None:
        self.engine, self.after, self.then = engine, after, then
        self.partitions, self.done = 0, False

    def map(self, function, inputs):
        if getattr(function, "func", None) is not partitions._work_on:
            yield from LocalEngine(1).map(function, inputs)
            return
        for result in self.engine.map(functools.partial(work.slowly, function), inputs):
            self.partitions += 1
            self.done = self.done or (self.partitions >= self.after and self.then())
            yield result


class Interrupted:
    """An engine that does something after so many results, again with each until that says it is done.  It works
    slowly, so that it is at work when that happens."""

    def __init__(self, engine, after: int, then) -> None:
        self.engine, self.after, self.then = engine, after, then

    def map(self, function, inputs):
        done = False
        for number, result in enumerate(self.engine.map(functools.partial(work.slowly, function), inputs)):
            done = done or (number >= self.after and self.then())
            yield result


def cut_off_one_at_work(nodes) -> bool:
    """One node that has a task at work ends with all that runs on it, as a machine that loses its power; False where
    none has one at this moment."""
    for victim in list(nodes.worker_nodes):
        raylets = [info.process.pid for info in victim.all_processes["raylet"]]
        below = [process for process, above in parents().items() if above in raylets]
        if any(is_at_work(process) for process in below):
            for process in [*raylets, *below]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            nodes.remove_node(victim, allow_graceful=False)
            return True
    return False


def parents() -> dict[int, int]:
    """The parent of every process."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended
            found[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    return found


def is_at_work(process: int) -> bool:
    """True for a worker of Ray that has a task: it is named for it."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().startswith(b"ray::work_on")
    return False


def stop() -> None:
    raise KeyboardInterrupt


def test_results_come_in_order_and_inputs_are_drawn_as_they_are_wanted(engine, nodes):
    drawn = []

    def inputs():
        for number in range(400):
            drawn.append(number)
            yield number

    results = engine.map(work.slow_if_even, inputs())
    assert next(results) == 0
    assert len(drawn) <= cluster.AHEAD * 3 * cluster.BATCH_INPUTS + 1
    assert list(results) == [number * number for number in range(1, 400)]


def test_an_input_that_kills_its_worker_is_lost_alone(engine):
    results = list(engine.map(work.die_on_thirteen, range(30)))
    assert [n for n, one in enumerate(results) if isinstance(one, Lost)] == [13]
    assert results[13].input == 13
    assert "died 3 times" in results[13].detail
    assert [one for one in results if not isinstance(one, Lost)] == [n for n in range(30) if n != 13]


def test_of_several_inputs_at_once_one_is_lost(engine):
    results = list(engine.map(Together(work.squares), range(8, 20)))
    assert [one.input for one in results if isinstance(one, Lost)] == [13]
    assert [one[0] for one in results if not isinstance(one, Lost)] == [n * n for n in range(8, 20) if n != 13]
    assert max(one[1] for one in results if not isinstance(one, Lost)) == cluster.BATCH_INPUTS


def test_errors_of_our_own_are_raised_as_they_are(engine):
    with pytest.raises(RecordError, match="3 is too much"):
        list(engine.map(work.refuse_three, range(9)))


def test_a_node_that_reads_by_another_waqai_is_refused():
    raw = RawPage("page", "نص قصير عن وفد", "text")
    with pytest.raises(UsageError, match="install the same Waqai on every node"):
        enter((raw, input_hash(raw, RULES)), RULES, "0.0+other")


def test_a_node_that_dies_midway_changes_nothing(engine, nodes, tmp_path):
    table = pages(tmp_path / "news.jsonl", 60)
    local = exported(tmp_path, "local", table, LocalEngine(2))
    list(engine.map(work.slow_if_even, range(60)))  # workers are up on every node
    ray = exported(tmp_path, "ray", table, Interrupted(engine, 20, lambda: cut_off_one_at_work(nodes)))
    assert engine.lost
    assert len(local) > 20
    assert local == ray


def test_findings_in_partitions_are_the_same_with_a_node_that_dies(engine, nodes, tmp_path, monkeypatch):
    table = pages(tmp_path / "news.jsonl", 60)
    local = exported(tmp_path, "local", table, LocalEngine(1))
    monkeypatch.setattr(partitions, "WORTH_WORKERS", 1)
    monkeypatch.setattr(partitions, "HELD_APART", 0)
    monkeypatch.setattr(update, "AT_ONCE", 5)
    monkeypatch.setattr(events, "DEEDS_AT_ONCE", 9)
    monkeypatch.setattr(events, "JUDGED_AT_ONCE", Most(40, 12))
    nodes.add_node(num_cpus=1, object_store_memory=STORE, include_dashboard=False)
    finding = InterruptedFinding(engine, 20, lambda: cut_off_one_at_work(nodes))
    ray = exported(tmp_path, "ray", table, finding)
    assert finding.done
    assert engine.lost
    assert finding.partitions > 40
    assert local == ray


def test_a_build_that_is_stopped_goes_on_where_it_was(engine, tmp_path):
    table = pages(tmp_path / "news.jsonl", 60)
    local = exported(tmp_path, "local", table, LocalEngine(1))
    with Record(tmp_path / "ray.duckdb") as record:
        with pytest.raises(KeyboardInterrupt):
            record.build(table, RULES, Interrupted(engine, 30, stop))
        report = record.build(table, RULES, engine)
    assert (report.known, report.new) == (30, 29)
    (tmp_path / "ray").mkdir()
    assert exports(tmp_path / "ray.duckdb", tmp_path / "ray") == local


def test_the_command(nodes, tmp_path):
    table = pages(tmp_path / "news.jsonl", 20)
    command = [sys.executable, "-m", "waqai", "build", str(table), "--reader", "rules", "--engine", "ray"]
    done = subprocess.run(
        [*command, "--address", nodes.address, "--record", str(tmp_path / "r.duckdb")],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        check=True,
    )
    assert done.stdout == ""
    assert "Ray: " in done.stderr
    assert "19 pages new, 0 known, 0 read again, 1 passed over" in done.stderr


def test_without_ray_it_is_said_how_to_install_it(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(cluster.importlib, "import_module", missing)
    with pytest.raises(UsageError, match=r"pip install 'waqai\[ray\]'"):
        list(RayEngine().map(abs, [1]))


def test_where_no_cluster_is_it_is_said_at_once(monkeypatch):
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'waqai[ray]'")
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    with pytest.raises(UsageError, match=r"no Ray cluster at 127\.0\.0\.1:9 .*ray start --head"):
        RayEngine("127.0.0.1:9").size()


def test_no_workers_at_all():
    with pytest.raises(UsageError, match="from 1 up"):
        RayEngine(workers=0)
