"""Work for workers, in a module of its own so that they can import it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from waqai.model import RecordError


def slow_if_even(number: int) -> int:
    if number % 2 == 0:
        time.sleep(0.01)
    return number * number


def die_on_thirteen(number: int) -> int:
    if number == 13:
        os._exit(7)
    return number


def chatter(text: str) -> str:
    os.write(1, b"chatter\n")
    sys.stdout.write("chatter\n")
    return text


def refuse_three(number: int) -> int:
    if number == 3:
        raise RecordError("3 is too much")
    return number


def process_number(_: object) -> int:
    return os.getpid()


def slowly(function: Callable[[Any], Any], one: Any) -> Any:
    time.sleep(0.1)
    return function(one)


def squares(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Each number's square, and beside how many others it was asked for; 13 kills, 3 is refused."""
    return [(die_on_thirteen(refuse_three(number)) ** 2, len(numbers)) for number in numbers]
