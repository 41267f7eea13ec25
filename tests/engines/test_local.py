"""Local processes: order, bounds, deaths."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.engines import work
from waqai.engines.batching import Together
from waqai.engines.local import AHEAD, BATCH_INPUTS, WORTH_WORKERS, LocalEngine
from waqai.model import Lost, RecordError, UsageError


@pytest.mark.parametrize("workers", [None, 1, 2, 3])
def test_results_come_in_order(workers):
    assert list(LocalEngine(workers).map(work.slow_if_even, range(40))) == [n * n for n in range(40)]


def test_work_may_carry_settings():
    assert list(LocalEngine(2).map(functools.partial(pow, 2), [3, 4])) == [8, 16]


@pytest.mark.parametrize("workers", [1, 2])
def test_work_that_gains_by_it_gets_several_inputs(workers):
    numbers = list(range(20, 40))
    found = list(LocalEngine(workers).map(Together(work.squares), numbers))
    assert [square for square, _ in found] == [n * n for n in numbers]
    assert [beside for _, beside in found] == [BATCH_INPUTS] * 16 + [4] * 4
    alone = list(LocalEngine(workers).map(Together(work.squares, gains=False), numbers))
    assert alone == [(n * n, 1) for n in numbers]


def test_a_death_costs_one_input_of_several():
    found = list(LocalEngine(2).map(Together(work.squares), range(8, 20)))
    assert [one.input for one in found if isinstance(one, Lost)] == [13]
    assert [one[0] for one in found if not isinstance(one, Lost)] == [n * n for n in range(8, 20) if n != 13]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_comes_before_an_error_is_given(workers):
    found = []
    with pytest.raises(RecordError, match="3 is too much"):
        found.extend(LocalEngine(workers).map(Together(work.squares), [1, 2, 3, 4]))
    results = LocalEngine(workers).map(Together(work.squares), [1, 2, 3, 4])
    assert [next(results)[0], next(results)[0]] == [1, 4]


def test_inputs_that_end_in_an_error_are_worked_on_to_there():
    def ending():
        yield 5
        raise UsageError("there is no more")

    results = LocalEngine(1).map(Together(work.squares), ending())
    assert next(results)[0] == 25
    with pytest.raises(UsageError, match="no more"):
        next(results)


def test_inputs_are_taken_as_results_are(monkeypatch):
    taken = []

    def inputs():
        for number in range(100):
            taken.append(number)
            yield number

    results = LocalEngine(2).map(work.slow_if_even, inputs())
    assert next(results) == 0
    assert len(taken) <= AHEAD * 2 + 1
    results.close()


def test_dead_worker_costs_one_input():
    found = list(LocalEngine(2).map(work.die_on_thirteen, range(30)))
    lost = [one for one in found if isinstance(one, Lost)]
    assert [one.input for one in lost] == [13]
    assert "exit status 7" in lost[0].detail
    assert [one for one in found if not isinstance(one, Lost)] == [n for n in range(30) if n != 13]


def test_prints_do_not_spoil_results(capfd):
    assert list(LocalEngine(2).map(work.chatter, ["واحد", "اثنان"])) == ["واحد", "اثنان"]
    assert "chatter" in capfd.readouterr().err


def test_errors_of_our_own_are_raised():
    with pytest.raises(RecordError, match="3 is too much"):
        list(LocalEngine(2).map(work.refuse_three, range(5)))


def test_few_inputs_stay_in_this_process():
    assert set(LocalEngine().map(work.process_number, range(WORTH_WORKERS - 1))) == {os.getpid()}


def test_workers_stay_from_one_map_to_the_next_while_they_are_wanted():
    number = functools.partial(work.slowly, work.process_number)
    with LocalEngine(2) as engine:
        first = set(engine.map(number, range(8)))
        assert list(engine.map(work.slow_if_even, range(40))) == [n * n for n in range(40)]
        left = engine.map(number, range(40))
        next(left)
        left.close()
        assert set(engine.map(number, range(8))) == first
        found = list(engine.map(work.die_on_thirteen, range(30)))
        assert [n for n, one in enumerate(found) if isinstance(one, Lost)] == [13]
        again = set(engine.map(number, range(8)))
        assert len(first) == len(again) == 2
        assert len(again & first) == 1
    for process in first | again:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert first.isdisjoint(engine.map(work.process_number, range(40)))


def test_no_workers_at_all():
    with pytest.raises(UsageError, match="from 1 up"):
        LocalEngine(0)


PARENT = """
import os, sys
from tests.engines import work
from waqai.engines.local import LocalEngine
results = LocalEngine(2).map(work.process_number, range(1000))
print(next(results), flush=True)
os.kill(os.getpid(), 9)
"""


def test_workers_end_with_their_parent():
    here = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", PARENT],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(here)},
        check=False,
    )
    worker = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its parent")
