"""Findings do not hang on where partitions are worked on, on how they are cut, or on what is lost; and what the process
with the record holds does not grow with what it takes in."""

from __future__ import annotations

import gc
import pickle
import shutil
from collections import deque

import pytest

from tests.reconcile.test_update import dump
from tests.reconcile.written import ARTICLES, build, write
from waqai.engines.local import LocalEngine
from waqai.findings import ArticleText, Deed
from waqai.model import Lost
from waqai.pipeline import Record, find_across
from waqai.reconcile import events, partitions, statements, update
from waqai.reconcile.copies import Printed
from waqai.reconcile.happenings import Happening
from waqai.reconcile.partitions import Most, Partition, cut
from waqai.reconcile.shelf import Shelf, opened, packed
from waqai.reconcile.statements import Sentence, Sentences
from waqai.reconcile.verdicts import Chains
from waqai.record import across
from waqai.record.writing import Build

AHEAD = 3
# Marks, copies; events, pairs of them, chains; sentences, pairs of articles.
STEPS = 7
HEAVY = (ArticleText, Deed, Happening, Printed, Sentence, Sentences)


class Elsewhere:
    """An engine that works as if in other processes: what goes there and comes back is packed, some inputs ahead of the
    results.  It loses every so manieth input, and remembers what it was given, and how much was held meanwhile."""

    def __init__(self, losing: int | None = None, counting: bool = False) -> None:
        self.losing, self.counting = losing, counting
        self.lost, self.most_held = 0, 0
        self.given = {}

    def map(self, work, inputs):
        waiting = deque()
        for one in inputs:
            self.most_held = max(self.most_held, held() if self.counting else 0)
            self.given.setdefault(pickle.dumps(work), []).append(one)
            waiting.append(one)
            if len(waiting) == AHEAD:
                yield self.worked(pickle.dumps(work), waiting.popleft())
        while waiting:
            yield self.worked(pickle.dumps(work), waiting.popleft())

    def worked(self, work, one):
        self.lost += self.losing is not None
        if self.losing and self.lost % self.losing == 0:
            return Lost(one, "it died")
        return pickle.loads(pickle.dumps(pickle.loads(work)(one)))


def held() -> int:
    """How many texts, events, wordings and sentences this process has come to hold as they are."""
    return sum(isinstance(one, HEAVY) for one in gc.get_objects())


@pytest.fixture
def parted(monkeypatch):
    """Has everything go to the engine, in partitions of so many things at most."""

    def part(size, window=None):
        monkeypatch.setattr(partitions, "WORTH_WORKERS", 1)
        monkeypatch.setattr(partitions, "HELD_APART", 0)
        monkeypatch.setattr(update, "AT_ONCE", size)
        monkeypatch.setattr(update, "WRITTEN_AT_ONCE", size)
        monkeypatch.setattr(update, "ALIGNED_AT_ONCE", Most(size, size))
        monkeypatch.setattr(statements, "TEXTS_AT_ONCE", size)
        monkeypatch.setattr(statements, "ARTICLES_AT_ONCE", 2 * size)
        monkeypatch.setattr(statements, "COMPARED_AT_ONCE", Most(size, size))
        monkeypatch.setattr(events, "DEEDS_AT_ONCE", size)
        monkeypatch.setattr(events, "JUDGED_AT_ONCE", Most(3 * size, size))
        monkeypatch.setattr(events, "SETTLED_AT_ONCE", size)
        monkeypatch.setattr(events, "CHAINED_AT_ONCE", 2 * size)
        monkeypatch.setattr(events, "WRITTEN_AT_ONCE", size)
        monkeypatch.setattr(across, "WIDE_AT_ONCE", size)
        monkeypatch.setattr(across, "TEXTS_AT_ONCE", size)
        if window:
            windows = update.windows
            monkeypatch.setattr(update, "windows", lambda changes, _: windows(changes, window))

    return part


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A record of all written articles."""
    folder = tmp_path_factory.mktemp("parted")
    with build(folder / "read.duckdb", write(folder, ARTICLES)):
        pass
    return folder / "read.duckdb"


def found(record, folder, engine):
    """What is found when everything is found anew in a copy of the record."""
    path = folder / "again.duckdb"
    shutil.copyfile(record, path)
    with Build(path, "x", "0") as running:
        find_across(running.across("another version"), engine)
    with Record(path) as again:
        return dump(again)


@pytest.fixture(scope="module")
def whole(read, tmp_path_factory):
    """What one process finds that takes all at once."""
    return found(read, tmp_path_factory.mktemp("whole"), LocalEngine(1))


@pytest.mark.parametrize(("size", "window"), [(2, None), (7, 30), (50, 30)])
@pytest.mark.parametrize("engine", [LocalEngine(1), LocalEngine(2), Elsewhere()], ids=["here", "two", "elsewhere"])
def test_engines_partitions_and_windows_change_nothing(tmp_path, read, whole, parted, engine, size, window):
    parted(size, window)
    assert found(read, tmp_path, engine) == whole


@pytest.mark.parametrize("losing", [1, 3])
def test_what_is_lost_is_made_good(tmp_path, read, whole, parted, losing):
    parted(5)
    engine = Elsewhere(losing)
    assert found(read, tmp_path, engine) == whole
    assert engine.lost > 50


def test_partitions_stand_by_themselves_and_are_small(tmp_path, read, parted):
    """Every step goes to the engine, packed, and no partition has more things or pairs than it may."""
    parted(6)
    engine = Elsewhere()
    found(read, tmp_path, engine)
    assert len(engine.given) == STEPS
    for given in (opened(one) for some in engine.given.values() for one in some):
        if isinstance(given, Partition):
            assert len(given.things) <= 6
            assert len(given.pairs) <= 18
            assert all(isinstance(thing, bytes) for thing in given.things)
        elif isinstance(given, Chains):
            assert all(isinstance(event, bytes) for event in given.events)


def test_what_is_held_does_not_grow_with_what_is_taken_in(tmp_path, read, parted):
    """In small partitions all articles hold no more than a third of them; in large ones, they are held."""
    third = tmp_path / "third.duckdb"
    with build(third, write(tmp_path, ARTICLES[: len(ARTICLES) // 3])):
        pass
    most = []
    for record, size in ((third, 4), (read, 4), (read, 1_000)):
        parted(size)
        engine = Elsewhere(counting=True)
        gc.freeze()  # what was there before is not looked through
        found(record, tmp_path, engine)
        gc.unfreeze()
        most.append(engine.most_held)
    assert most[1] <= 1.2 * most[0]
    assert most[1] * 4 < most[2]


@pytest.mark.parametrize("most", [Most(1, 2), Most(4, 3), Most(100, 2), Most(100, 100)])
def test_no_run_is_larger_than_it_may_be(most):
    pairs = [(one, two, one * two) for one in range(9) for two in range(one, 9)]
    runs = list(cut(pairs, most))
    assert [pair for run in runs for pair in run] == pairs
    assert max(map(len, runs)) <= most.pairs
    assert max(len({name for pair in run for name in pair[:2]}) for run in runs) <= most.things


def test_a_shelf_gives_back_what_was_put_there(tmp_path):
    with Shelf(str(tmp_path), 2) as shelf:
        assert not shelf.packs(2)
        shelf.put("whole", [1])
        assert shelf.packs(2)
        for number in range(50):
            shelf.put(("packed", number), packed("a" * number))
            assert opened(shelf.take(("packed", number // 2))) == "a" * (number // 2)
        assert shelf.take("whole") == [1]
        assert shelf.missing(["whole", "other", "another"]) == ["another", "other"]
        with pytest.raises(KeyError):
            shelf.take("other")
    assert not list(tmp_path.iterdir())
