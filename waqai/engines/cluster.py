"""Work on a Ray cluster: the same function as on local processes, on as many machines as Ray has.

Inputs travel in batches, each an Arrow record batch with a column of pickled inputs, and come back as one of pickled
results: Ray keeps such a batch in shared memory and hands it on without a copy.  A batch is bounded in number and
bytes, and only so many are on their way, so that neither this process nor the object store fills up, however many
inputs there are.

What is lost is tried again here and not by Ray, whose own retries know no difference between a node that went away and
an input that kills whatever works on it.  A batch that was lost is tried again one input at a time; an input that was
lost `TRIES` times alone is `Lost`, as it is where a local process dies.

Limits: nodes need the same Waqai, Python and Ray as this process (what they read with is compared, see
`pipeline.enter`); the node that this process stands on must live, as the record that it writes does.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from waqai.engines.batching import batches_of, in_turn, tried
from waqai.engines.memory import collect_seldom
from waqai.model import Lost, UsageError

if TYPE_CHECKING:
    from pyarrow import RecordBatch

# A page takes some 50 ms: a batch of so many is worth a task of its own (about 1 ms), and soon done again.
BATCH_INPUTS = 16
# Batches on their way, a processor: one at work, the next beside it, one whose turn to be given back has not come.
AHEAD = 3
TRIES = 3
# How often the cluster is asked for its size: nodes come and go.
ASKED_EVERY = 5.0
KNOCK_SECONDS = 5.0
MISSING = "the Ray engine needs Ray: pip install 'waqai[ray]' here and on every node of the cluster"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a cluster is, in machines that are there and processors."""

    nodes: int
    processors: int


class RayEngine:
    """Runs work on the Ray cluster at `address` (`host:port`; None for the one that `RAY_ADDRESS` names, else one that
    is begun on this machine).  `workers` bounds the batches at work at once; None leaves that to the cluster's size.
    `lost` counts the batches that went with a worker or node, and were tried again."""

    def __init__(self, address: str | None = None, workers: int | None = None) -> None:
        if workers is not None and workers < 1:
            raise UsageError("workers is a number from 1 up")
        self.address, self.workers = address, workers
        self.lost = 0

    def map(self, work: Callable[[Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
        """Results in the order of the inputs; `Lost` for one that took its worker along.  Errors of Waqai's own are
        raised."""
        tasks = _Tasks(self._connected(), pickle.dumps(work), self._count_lost)
        waiting: deque[tuple[list[Any], Any]] = deque()
        room = _Room(self)
        try:
            for batch in batches_of(inputs, BATCH_INPUTS):
                waiting.append((batch, tasks.begin(batch)))
                while len(waiting) >= room.now():
                    yield from tasks.end(*waiting.popleft())
            while waiting:
                yield from tasks.end(*waiting.popleft())
        finally:
            tasks.give_up(task for _, task in waiting)

    def size(self) -> Size:
        """The cluster's size as it is now."""
        ray = self._connected()
        nodes = sum(1 for node in ray.nodes() if node["Alive"])
        return Size(nodes, int(ray.cluster_resources().get("CPU", 0)))

    def _count_lost(self) -> None:
        self.lost += 1

    def _connected(self) -> Any:
        # Ray would tell its makers of each cluster; Waqai works offline.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            ray = importlib.import_module("ray")
        except ImportError as error:
            raise UsageError(MISSING) from error
        if not ray.is_initialized():
            where = self.address or os.environ.get("RAY_ADDRESS")
            try:
                _knock(where or "")
                ray.init(where, log_to_driver=False, logging_level="WARNING")
            except (OSError, RuntimeError, ValueError) as error:
                raise UsageError(
                    f"no Ray cluster at {where or 'this machine'} ({_first_line(error)}). Begin one with `ray start "
                    "--head`, name its HOST:PORT with --address, or use --engine local"
                ) from error
        return ray


def _knock(address: str) -> None:
    """Raises `OSError` where nobody answers at `host:port`: Ray would wait for minutes.  Other kinds of address
    (`auto`, `ray://...`) are left to Ray."""
    host, _, port = address.rpartition(":")
    if port.isdigit() and "/" not in host:
        socket.create_connection((host.strip("[]"), int(port)), KNOCK_SECONDS).close()


class _Room:
    """How many batches may be on their way."""

    def __init__(self, engine: RayEngine) -> None:
        self._engine = engine
        self._asked, self._most = float("-inf"), 1

    def now(self) -> int:
        if self._engine.workers is not None:
            return self._engine.workers
        if time.monotonic() - self._asked > ASKED_EVERY:
            self._most = AHEAD * max(1, self._engine.size().processors)
            self._asked = time.monotonic()
        return self._most


class _Tasks:
    """Batches sent to the cluster and fetched from it."""

    def __init__(self, ray: Any, work: bytes, tell_lost: Callable[[], None]) -> None:
        self._ray, self._work, self._tell_lost = ray, work, tell_lost
        self._remote = ray.remote(max_retries=0)(work_on)

    def begin(self, batch: list[Any]) -> Any:
        return self._remote.remote(self._work, packed(batch))

    def end(self, batch: list[Any], task: Any) -> Iterator[Any]:
        """The results of a batch; where it was lost, of each input alone."""
        try:
            yield from unpacked(self._ray.get(task))
            return
        except self._ray.exceptions.RayError:
            self._tell_lost()
            alone = [(one, self.begin([one])) for one in batch]
        for one, again in alone:
            yield self._alone(one, again)

    def _alone(self, one: Any, task: Any) -> Any:
        for left in reversed(range(TRIES)):
            try:
                return next(unpacked(self._ray.get(task)))
            except self._ray.exceptions.RayError as error:
                why = _first_line(error)
            if left:
                task = self.begin([one])
        return Lost(one, f"the process that worked on it died {TRIES} times ({why})")

    def give_up(self, tasks: Iterable[Any]) -> None:
        """Takes back what nobody waits for any more."""
        for task in tasks:
            with contextlib.suppress(self._ray.exceptions.RayError, ValueError):  # it is gone, which is what is wanted
                self._ray.cancel(task)


def packed(batch: Iterable[Any]) -> RecordBatch:
    """Inputs or results as an Arrow record batch.

    >>> list(unpacked(work_on(pickle.dumps(abs), packed([-1, -2]))))
    [1, 2]
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only a cluster wants it

    column = pa.array([pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in batch], pa.large_binary())
    return pa.record_batch({"pickled": column})


def unpacked(results: RecordBatch) -> Iterator[Any]:
    """The results of `work_on`; an error of Waqai's own among them is raised in its turn."""
    yield from in_turn(pickle.loads(pickled.as_buffer()) for pickled in results.column("pickled"))


def work_on(work: bytes, batch: RecordBatch) -> RecordBatch:
    """What a node does with a batch: for each input whether it went well, and the result or Waqai's error."""
    collect_seldom()
    function = pickle.loads(work)
    return packed(tried(function, [pickle.loads(one.as_buffer()) for one in batch.column("pickled")]))


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
