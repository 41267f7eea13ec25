"""Answers that are kept while the record stays as it is: what pages ask again and again is asked of the file once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

# The names of an answer's columns, and its rows.
Table = tuple[list[str], list[tuple[Any, ...]]]


class Kept:
    """The last answers, as many as have `most` rows together (an answer counts as one more than its rows, so that empty
    ones are bounded, too); may be asked from several threads at once.

    >>> kept = Kept(5)
    >>> [len(kept.get(key, lambda: (["n"], rows))[1]) for key, rows in (("a", [(1,)]), ("b", [(1,), (2,)]), ("a", []))]
    [1, 2, 1]
    """

    def __init__(self, most: int) -> None:
        self._most, self._rows = most, 0
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, Table] = OrderedDict()

    def get(self, key: Hashable, ask: Callable[[], Table]) -> Table:
        """What was answered before, or what `ask` answers now."""
        with self._lock:
            known = self._answers.get(key)
            if known is not None:
                self._answers.move_to_end(key)
                return known
        answer = ask()
        self._put(key, answer)
        return answer

    def _put(self, key: Hashable, answer: Table) -> None:
        with self._lock:
            if key in self._answers:
                return
            self._answers[key] = answer
            self._rows += 1 + len(answer[1])
            while self._rows > self._most and self._answers:
                _, (_, rows) = self._answers.popitem(last=False)
                self._rows -= 1 + len(rows)
