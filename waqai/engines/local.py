"""Work in this process, or in several processes of this machine.

The workers are plain interpreters that take pickled inputs on standard input and give pickled results on standard
output.  That is less than `multiprocessing` offers, on purpose: a caller's script needs no `__main__` guard, nothing is
forked beside a database's threads, a worker ends by itself when its parent is gone (its input ends), and when a
worker dies it is known on which input.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any

from waqai.engines.batching import batches_of, gains_by_several, in_turn, tried
from waqai.model import Lost, UsageError

# Fewer inputs than this are read sooner here than a worker has started.
WORTH_WORKERS = 16
# Work that takes several inputs gets so many: more gain little, and fewer keep more workers busy.
BATCH_INPUTS = 8
# How far the workers may run ahead of the slowest batch: enough to keep them busy, bounded so that memory is.
AHEAD = 4
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from waqai.engines.worker import main; main()"


def available_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LocalEngine:
    """Runs work on this machine.  `workers=1` stays in this process; None takes a process a core, once there are
    more than a few inputs.  Each `map` has processes of its own; within a `with` of the engine they stay for the next,
    with all that they have come to know."""

    def __init__(self, workers: int | None = None) -> None:
        if workers is not None and workers < 1:
            raise UsageError("workers is a number from 1 up")
        self.workers = workers
        self._stays = False
        self._pool: _Pool | None = None

    def __enter__(self) -> LocalEngine:
        self._stays = True
        return self

    def __exit__(self, *_: object) -> None:
        pool, self._stays, self._pool = self._pool, False, None
        if pool:
            pool.close()

    @property
    def alone(self) -> bool:
        """True where all work stays in this process.

        >>> LocalEngine(1).alone, LocalEngine(2).alone
        (True, False)
        """
        return (self.workers or available_cores()) == 1

    def map(self, work: Callable[[Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
        """Results in the order of the inputs; `Lost` for one whose worker died.  Errors of Waqai's own are raised."""
        rest = iter(inputs)
        first = list(itertools.islice(rest, WORTH_WORKERS)) if self.workers is None else []
        workers = self.workers or available_cores()
        batches = batches_of(itertools.chain(first, rest), BATCH_INPUTS if gains_by_several(work) else 1)
        if workers == 1 or (self.workers is None and len(first) < WORTH_WORKERS):
            return itertools.chain.from_iterable(in_turn(tried(work, batch)) for batch in batches)
        return self._map_in_workers(pickle.dumps(work), batches, workers)

    def _map_in_workers(self, work: bytes, batches: Iterable[list[Any]], workers: int) -> Iterator[Any]:
        pool = self._pool or _Pool(workers)
        if self._stays:
            self._pool = pool
        waiting: deque[Future[list[tuple[bool, Any]]]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(work, batch))
                if len(waiting) >= AHEAD * workers:
                    yield from in_turn(waiting.popleft().result())
            while waiting:
                yield from in_turn(waiting.popleft().result())
        finally:
            for one in waiting:
                one.cancel()
            if pool is not self._pool:
                pool.close()


class _Pool:
    """A thread for each worker process, which hands it one batch at a time."""

    def __init__(self, workers: int) -> None:
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="waqai")
        self._mine = threading.local()
        self._processes: set[subprocess.Popen[bytes]] = set()

    def submit(self, work: bytes, batch: list[Any]) -> Future[list[tuple[bool, Any]]]:
        return self._threads.submit(self._ask, work, batch)

    def _ask(self, work: bytes, batch: list[Any]) -> list[tuple[bool, Any]]:
        """The worker's answers; a dead worker is replaced with the next batch.  Of several inputs that it died with,
        each is tried again alone."""
        process = self._worker()
        try:
            _send(process.stdin, pickle.dumps((work, batch)))
            answers: list[tuple[bool, Any]] = pickle.load(process.stdout)  # type: ignore[arg-type]
        except (EOFError, OSError, pickle.UnpicklingError):
            process.kill()
            status = self._bury(process)
            if len(batch) == 1:
                return [(True, Lost(batch[0], f"the process that worked on it died (exit status {status})"))]
            return [answer for one in batch for answer in self._ask(work, [one])]
        return answers

    def _worker(self) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] | None = getattr(self._mine, "process", None)
        if process is None:
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            self._processes.add(process)
            self._mine.process = process
        return process

    def _bury(self, process: subprocess.Popen[bytes]) -> int:
        self._mine.process = None
        self._processes.discard(process)
        return _end(process)

    def close(self) -> None:
        """Ends the workers, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in list(self._processes):
            process.kill()
        self._threads.shutdown(wait=True)
        for process in list(self._processes):
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> int:
    with process:
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close_quietly(stream)
        return process.wait()


def _close_quietly(stream: IO[bytes]) -> None:
    with contextlib.suppress(OSError):  # its other end is gone, which is why it is closed
        stream.close()


def _send(stream: IO[bytes] | None, data: bytes) -> None:
    if stream is not None:
        stream.write(data)
        stream.flush()
