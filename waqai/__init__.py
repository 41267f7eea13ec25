"""Waqai reads Arabic news pages and keeps a sourced record of who did what to whom, when, and on whose word.

`read` gives the readings of one page; `Record` builds and asks a record; `times` and `quantities` read any text by
itself.  Names are loaded when they are first used, so that importing the package costs next to nothing.

>>> import waqai
>>> text = "زيارة\\n\\nزار وزير الخارجية العماني القاهرة أمس، والتقى نظيره المصري لبحث التجارة."
>>> (reading,) = waqai.read(text, published="2025-03-12")
>>> [(event.type, event.mode, event.status, event.time) for event in reading.events]
[('CONSULT', 'visit', 'occurred', '2025-03-11'), ('CONSULT', 'meet', 'occurred', '2025-03-11')]

Every item says where it stands: offsets into the page's text, in characters.

>>> [text[slice(*event.trigger)] for event in reading.events]
['زار', 'التقى']

A record is one file, built from files and folders, and asked by names, days and words.

>>> import pathlib, tempfile
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> _ = (folder / "page.txt").write_text(text, "utf-8")
>>> with waqai.Record(folder / "news.duckdb") as record:
...     report = record.build([folder])
...     rows = record.timeline(actor="مصر", status="occurred").rows
...     table = record.timeline().arrow()
>>> report.articles, [row.trigger_text for row in rows], table.num_rows
(1, ['زار'], 2)

What can't be read says why, and is a `WaqaiError` like everything that is raised on purpose.

>>> waqai.read("no Arabic at all")
Traceback (most recent call last):
...
waqai.model.PageError: not-arabic: text: hardly any Arabic letters in it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from waqai.extract.amounts import TextQuantity, quantities
    from waqai.extract.standalone import TextTime, times, times_and_quantities
    from waqai.heavy import ModelChoice, ReaderReport
    from waqai.model import VERSION as __version__
    from waqai.model import (
        Article,
        BuildReport,
        Entity,
        Event,
        Furniture,
        Mention,
        NameUnclear,
        Outlet,
        Page,
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
    from waqai.plugins import NamedReader
    from waqai.present.exports.formats import Format
    from waqai.record.answers import Answer, EventFilter, QuoteFilter, RelationFilter
    from waqai.record.found import FindingFilter
    from waqai.record.whole import Whole

_HOMES = {
    "waqai.extract.amounts": ("TextQuantity", "quantities"),
    "waqai.extract.standalone": ("TextTime", "times", "times_and_quantities"),
    "waqai.heavy": ("ModelChoice", "ReaderReport"),
    "waqai.pipeline": ("Record", "read"),
    "waqai.plugins": ("NamedReader",),
    "waqai.present.exports.formats": ("Format",),
    "waqai.record.answers": ("Answer", "EventFilter", "QuoteFilter", "RelationFilter"),
    "waqai.record.found": ("FindingFilter",),
    "waqai.record.whole": ("Whole",),
    "waqai.model": (
        "Article", "BuildReport", "Entity", "Event", "Furniture", "Mention", "NameUnclear", "Outlet", "Page",
        "PageError", "Quantity", "Quote", "ReadOptions", "Reading", "RecordError", "Relation", "Span", "Time",
        "UsageError", "WaqaiError",
    ),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Answer",
    "Article",
    "BuildReport",
    "Entity",
    "Event",
    "EventFilter",
    "FindingFilter",
    "Format",
    "Furniture",
    "Mention",
    "ModelChoice",
    "NameUnclear",
    "NamedReader",
    "Outlet",
    "Page",
    "PageError",
    "Quantity",
    "Quote",
    "QuoteFilter",
    "ReadOptions",
    "ReaderReport",
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
    "Whole",
    "__version__",
    "quantities",
    "read",
    "times",
    "times_and_quantities",
]


if not TYPE_CHECKING:  # else a type checker would take any name for one of ours

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            return importlib.import_module("waqai.model").VERSION
        if name in _HOME_OF:
            return getattr(importlib.import_module(_HOME_OF[name]), name)
        raise AttributeError(f"module 'waqai' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
