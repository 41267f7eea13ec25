"""Inputs in batches, and work that may take several inputs at once.

Work is a function of one input.  Where it is `Together`, an engine may give it several inputs at once: a tagger is
faster over the sentences of several pages than over those of one.  Whether it does changes no result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from waqai.model import WaqaiError

BATCH_BYTES = 2_000_000
"""A batch takes no further input that would make it larger than this."""


@dataclass(frozen=True, slots=True)
class Together:
    """A function of a list of inputs as work for an engine; `gains` tells whether several are sooner done together.

    >>> work = Together(lambda numbers: [-number for number in numbers])
    >>> work(1), work.together([1, 2])
    (-1, [-1, -2])
    """

    function: Callable[[Sequence[Any]], Sequence[Any]]
    gains: bool = True

    def __call__(self, one: Any) -> Any:
        """The result of one input."""
        return self.function([one])[0]

    def together(self, batch: Sequence[Any]) -> Sequence[Any]:
        """The results of several inputs, in their order."""
        return self.function(batch)


def gains_by_several(work: Callable[[Any], Any]) -> bool:
    """True for work that is sooner done on several inputs at once.

    >>> gains_by_several(abs), gains_by_several(Together(list)), gains_by_several(Together(list, False))
    (False, True, False)
    """
    return isinstance(work, Together) and work.gains


def tried(work: Callable[[Any], Any], batch: Sequence[Any]) -> list[tuple[bool, Any]]:
    """For each input whether it went well, and the result or Waqai's error.

    >>> tried(abs, [-1, 2])
    [(True, 1), (True, 2)]
    """
    if len(batch) > 1 and isinstance(work, Together) and work.gains:
        try:
            return [(True, result) for result in work.together(batch)]
        except WaqaiError:
            pass  # whose it is shows below, where each is worked on alone
    return [_tried(work, one) for one in batch]


def _tried(work: Callable[[Any], Any], one: Any) -> tuple[bool, Any]:
    try:
        return True, work(one)
    except WaqaiError as error:
        return False, error


def in_turn(answers: Iterable[tuple[bool, Any]]) -> Iterator[Any]:
    """The results; an error among them is raised in its turn."""
    for fine, result in answers:
        if not fine:
            raise result
        yield result


def batches_of(inputs: Iterable[Any], most: int) -> Iterator[list[Any]]:
    """The inputs in batches of at most so many, and of bounded bytes except where one input alone is larger.  Where the
    inputs end in an error, what came before it is a batch still.

    >>> [len(batch) for batch in batches_of(range(20), 16)]
    [16, 4]
    >>> [len(batch) for batch in batches_of(["a" * 1_500_000, "b" * 1_500_000], 16)]
    [1, 1]
    """
    batch: list[Any] = []
    size = 0
    try:
        for one in inputs:
            large = weight(one)
            if batch and size + large > BATCH_BYTES:
                yield batch
                batch, size = [], 0
            batch.append(one)
            size += large
            if len(batch) == most:
                yield batch
                batch, size = [], 0
    except WaqaiError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def weight(one: Any) -> int:
    """About how many bytes the texts in an input take: a page's, or those of several in a tuple or list.

    >>> weight("abc"), weight([b"abc", ("de", None)])
    (3, 5)
    """
    if isinstance(one, (str, bytes)):
        return len(one)
    if isinstance(one, (tuple, list)):
        return sum(map(weight, one))
    return len(data) if isinstance(data := getattr(one, "data", getattr(one, "text", None)), (str, bytes)) else 0
