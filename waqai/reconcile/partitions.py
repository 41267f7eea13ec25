"""Work across articles in partitions: what is compared, cut into pieces that stand by themselves.

A partition holds all that its work wants, so that any process can do it: some things made ready (`shelf`) and which of
them are to be compared.  Pairs come in an order in which neighbours share things (by time, or by sides and time), so
that a partition of many pairs holds few things.  Where pairs are cut changes no result: each is judged by itself.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from waqai.model import Engine, Lost
from waqai.reconcile.shelf import HELD, Shelf, opened, packed

# Fewer partitions than this are worked on sooner here than workers have started: each is a tenth of a second's work.
WORTH_WORKERS = 16
# What goes to other processes several times is packed once: from so many things on.
HELD_APART = 4_000


class Partition(NamedTuple):
    """Things, packed or as they are, and what is to be compared: by places among them, with what else is known of the
    pair."""

    things: tuple[Any, ...]
    pairs: tuple[tuple[int, int, Any], ...]


class Most(NamedTuple):
    """How much a partition holds at most."""

    pairs: int
    things: int


def cut(pairs: Iterable[tuple[Any, Any, Any]], most: Most) -> Iterator[list[tuple[Any, Any, Any]]]:
    """The pairs (two names, and what else is known) in runs of so many pairs and names at most.

    >>> [len(run) for run in cut([("a", "b", 0), ("a", "c", 0), ("c", "d", 0)], Most(pairs=9, things=3))]
    [2, 1]
    """
    run: list[tuple[Any, Any, Any]] = []
    names: set[Any] = set()
    for pair in pairs:
        new = {*pair[:2]} - names
        if run and (len(run) == most.pairs or len(names) + len(new) > most.things):
            yield run
            run, names, new = [], set(), {*pair[:2]}
        run.append(pair)
        names |= new
    if run:
        yield run


def partitions(pairs: Iterable[tuple[Any, Any, Any]], ready: Shelf, most: Most) -> Iterator[Partition]:
    """The pairs in partitions, each with its things from the shelf."""
    for run in cut(pairs, most):
        places = {name: place for place, name in enumerate(dict.fromkeys(name for pair in run for name in pair[:2]))}
        chosen = tuple((places[one], places[two], known) for one, two, known in run)
        yield Partition(tuple(map(ready.take, places)), chosen)


def shelf_for(engine: Engine, folder: str | None) -> Shelf:
    """A shelf for things that are worked on there."""
    return Shelf(folder, HELD if stays_here(engine) else HELD_APART)


def stays_here(engine: Engine) -> bool:
    """True for an engine that says that it works in this process, where nothing need be packed.

    >>> from waqai.engines.local import LocalEngine
    >>> stays_here(LocalEngine(1)), stays_here(LocalEngine(2))
    (True, False)
    """
    return bool(getattr(engine, "alone", False))


def worked(engine: Engine, work: Callable[[Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
    """What a pure function makes of each input, in order, on the engine where it is worth it.  Inputs are drawn as they
    are wanted.  What is lost with the process that worked on it is worked on here.

    >>> from waqai.engines.local import LocalEngine
    >>> list(worked(LocalEngine(1), len, ["a", "bc"]))
    [1, 2]
    """
    rest = iter(inputs)
    first = list(itertools.islice(rest, WORTH_WORKERS))
    everything = itertools.chain(first, rest)
    if len(first) < WORTH_WORKERS or stays_here(engine):
        yield from map(work, everything)
        return
    for result in engine.map(functools.partial(_work_on, work), map(packed, everything)):
        yield _work_on(work, result.input) if isinstance(result, Lost) else result


def _work_on(work: Callable[[Any], Any], partition: bytes) -> Any:
    return work(opened(partition))
