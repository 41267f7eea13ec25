"""What the readers of numbers hand one another: the numeral words by kind, a number read, a piece of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from waqai.text.figures import Value


@dataclass(frozen=True)
class Numerals:
    """The numeral words, folded, each kind a mapping from form to value."""

    zero: Mapping[str, int]
    ones: Mapping[str, int]
    bound_ones: Mapping[str, int]
    ten: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    hundred: Mapping[str, int]
    magnitudes: Mapping[str, int]
    dual_magnitudes: Mapping[str, int]
    dozens: Mapping[str, int]
    vague: Mapping[str, int]
    some: Mapping[str, int]
    fractions: Mapping[str, float]
    parts: Mapping[str, int]
    shares: Mapping[str, int]
    ordinals: Mapping[str, int]
    bound_ordinals: Mapping[str, int]
    adverbs: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    starts: frozenset[str] = field(default=frozenset())


class Number(NamedTuple):
    """A number read from words first..last (last not included).  `skip` folded characters of the first word are
    proclitics; `definite` says that an article was among them; `vague` that no count can be given (مئات): `value`
    is then the least that it means, `value_to` the most where the words say one (بضعة عشر)."""

    value: Value
    first: int
    last: int
    skip: int = 0
    definite: bool = False
    vague: bool = False
    value_to: Value | None = None


class Part(NamedTuple):
    """A piece of a number: its value, the word after it, and the scale below which an addition must stay."""

    value: Value
    last: int
    scale: Value


def scale_above(value: Value) -> int:
    """The power of ten above a value, at least a hundred; beyond hundreds the magnitudes themselves.

    >>> scale_above(85), scale_above(185), scale_above(2000)
    (100, 1000, 1000000)
    """
    scale = 100
    while scale <= value:
        scale *= 10 if scale == 100 else 1000
    return scale
