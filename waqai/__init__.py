"""Waqai reads Arabic news pages and keeps a sourced record of who did what to whom, when, and on whose word.

`read` gives the readings of one page; `Record` builds and asks a record; `times` and `quantities` read any text by
itself.  Names are loaded when they are first used, so that importing the package costs next to nothing.

>>> import waqai
>>> waqai.read("زار وزير الخارجية العماني القاهرة أمس، والتقى نظيره المصري لبحث التجارة.")[0].article.language
'ar'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from waqai.extract.amounts import TextQuantity, quantities
    from waqai.extract.standalone import TextTime, times, times_and_quantities
    from waqai.heavy import ModelChoice
    from waqai.model import VERSION as __version__
    from waqai.model import (
        Article,
        Entity,
        Event,
        Mention,
        NameUnclear,
        PageError,
        Quantity,
        Quote,
        Reading,
        ReadOptions,
        RecordError,
        Relation,
        Span,
        Time,
        UsageError,
        WaqaiError,
    )
    from waqai.pipeline import Record, read
    from waqai.record.answers import EventFilter, QuoteFilter, RelationFilter

_HOMES = {
    "waqai.extract.amounts": ("TextQuantity", "quantities"),
    "waqai.extract.standalone": ("TextTime", "times", "times_and_quantities"),
    "waqai.heavy": ("ModelChoice",),
    "waqai.pipeline": ("Record", "read"),
    "waqai.record.answers": ("EventFilter", "QuoteFilter", "RelationFilter"),
    "waqai.model": (
        "Article", "Entity", "Event", "Mention", "NameUnclear", "PageError", "Quantity", "Quote", "ReadOptions",
        "Reading", "RecordError", "Relation", "Span", "Time", "UsageError", "WaqaiError",
    ),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "Entity",
    "Event",
    "EventFilter",
    "Mention",
    "ModelChoice",
    "NameUnclear",
    "PageError",
    "Quantity",
    "Quote",
    "QuoteFilter",
    "ReadOptions",
    "Reading",
    "Record",
    "RecordError",
    "Relation",
    "RelationFilter",
    "Span",
    "TextQuantity",
    "TextTime",
    "Time",
    "UsageError",
    "WaqaiError",
    "__version__",
    "quantities",
    "read",
    "times",
    "times_and_quantities",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return importlib.import_module("waqai.model").VERSION
    if name in _HOME_OF:
        return getattr(importlib.import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module 'waqai' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
