"""The annotated corpora and the unlabelled text, as they lie in the data folder.

Only sets marked `ship` there are read by the steps that make weights; `measure` sets by `training.measuring` alone.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

NAMED = ("anercorp", "cleananercorp", "newsfane_gold", "wikifane_gold", "wojood_sample")
NEWS = ("alkhaleej_sanad", "arwiki_comparable_2017", "antcorpus_v1.1")
# Wojood's sign for the end of a line of its source.
NO_WORDS = ("$#$",)


class Sentence(NamedTuple):
    """Words of a corpus with a label each (IOB2)."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


def opened(path: Path) -> Iterator[str]:
    """The lines of a text file, packed with xz or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        yield from lines


def named(data: Path, corpus: str, part: str) -> list[Sentence]:
    """The sentences of a corpus of names; `part` is train or dev."""
    path = data / "ner" / corpus / (f"{part}.conll" + (".xz" if part == "train" else ""))
    found: list[Sentence] = []
    rows: list[tuple[str, str]] = []
    for line in [*opened(path), "\n"]:
        word, _, label = line.rstrip("\n").rpartition("\t")
        if word and word not in NO_WORDS:
            rows.append((word, label))
        elif not word and rows:
            found.append(Sentence(*(tuple(column) for column in zip(*rows, strict=True))))
            rows = []
    return found


def texts(data: Path, name: str) -> Iterator[str]:
    """The texts of an unlabelled set, titles before them."""
    for line in opened(data / "news" / f"{name}.jsonl.xz"):
        article = json.loads(line)
        title = article.get("title") or ""
        if title and not title.startswith("<doc"):
            yield title
        yield article["text"]
