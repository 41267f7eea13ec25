"""Answers that are kept while the record stays as it is: what pages ask again and again is asked of the file once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

# The names of an answer's columns, and its rows.
Table = tuple[list[str], list[tuple[Any, ...]]]
Answer = TypeVar("Answer")


class Kept(Generic[Answer]):
    """The last answers, as many as weigh `most` together; may be asked from several threads at once.

    >>> kept = Kept(5, rows_of)
    >>> [len(kept.get(key, lambda: (["n"], rows))[1]) for key, rows in (("a", [(1,)]), ("b", [(1,), (2,)]), ("a", []))]
    [1, 2, 1]
    """

    def __init__(self, most: int, weight: Callable[[Answer], int]) -> None:
        self._most, self._held, self._weight = most, 0, weight
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    def get(self, key: Hashable, ask: Callable[[], Answer]) -> Answer:
        """What was answered before, or what `ask` answers now."""
        known = self.known(key)
        if known is None:
            known = ask()
            self.put(key, known)
        return known

    def known(self, key: Hashable) -> Answer | None:
        """What was answered before, if it is kept."""
        with self._lock:
            known = self._answers.get(key)
            if known is not None:
                self._answers.move_to_end(key)
            return known

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keeps an answer, and lets those go that were not asked for the longest."""
        with self._lock:
            if key in self._answers:
                return
            self._answers[key] = answer
            self._held += self._weight(answer)
            while self._held > self._most and self._answers:
                _, gone = self._answers.popitem(last=False)
                self._held -= self._weight(gone)


def rows_of(answer: Table) -> int:
    """An answer weighs one more than its rows, so that empty ones are bounded, too."""
    return 1 + len(answer[1])
