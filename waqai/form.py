"""The JSON form of a reading, to and fro.

The form is a contract with other tools: keys are the field names of `model`, spans are `[start, end]`.  What is
None is written as null; nothing is left out.

>>> from waqai.model import Span, Time
>>> as_json(Time("t1", Span(0, 5), "2024", "date"))["span"]
[0, 5]
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from typing import Any

# Of a field that is of use within the program alone, and stays out of JSON.
INNER = {"inner": True}
_PLAIN = (str, int, float, bool, type(None))


@functools.cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind) if not f.metadata.get("inner"))


def as_json(item: Any) -> Any:
    """A noun of `model` as dicts, lists, strings and numbers, ready for `json.dumps`."""
    if isinstance(item, _PLAIN):
        return item
    if isinstance(item, (tuple, list)):
        return [as_json(part) for part in item]
    if isinstance(item, Mapping):
        return {key: as_json(value) for key, value in item.items()}
    return {name: as_json(getattr(item, name)) for name in _fields(item.__class__)}
