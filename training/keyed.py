"""Articles whose acts are keyed as an analyst would: every act with its sides wherever in the article they stand.

The keys hold offsets in the page that an article makes (`page_of`), nothing of its text.  They were made for Waqai by
readers who had seen no reading of any program; one reader an article.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tools.news_keys import keys_of, page_of
from training.acts_labels import CORPORA, spans_of
from training.corpora import opened
from waqai.model import Span

KEYS = Path(__file__).with_name("keys.tsv.xz")
SAME_WORDS = 0.6
"""How much of the longer of two spans both must share to name the same."""


class KeyedAct(NamedTuple):
    """An act: its words, PLOVER type and status, the keys of those on its sides and of those on whose word it is;
    `doubtful` ones teach nothing."""

    span: Span
    type: str
    status: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    doubtful: bool
    said_by: tuple[str, ...] = ()


class Keyed(NamedTuple):
    """An article: its page, its day where it is known, where each entity of its key is named or meant, its acts."""

    id: str
    text: str
    published: str | None
    entities: Mapping[str, tuple[Span, ...]]
    acts: tuple[KeyedAct, ...]


def keyed(data: Path, path: Path = KEYS) -> Iterator[Keyed]:
    """The articles of a file of keys, with their pages; `data`: the folder of the corpora."""
    rows = _rows(path)
    for corpus in CORPORA:
        for line in opened(data / "news" / f"{corpus}.jsonl.xz"):
            article = json.loads(line)
            if article["id"] in rows:
                text, day = page_of(article)
                yield _article(article["id"], text, day, rows[article["id"]])


def meant(article: Keyed, places: Mapping[str, Iterable[Span]]) -> dict[str, str]:
    """Which entity of the key each entity told at some places is: the one whose words it shares most often."""
    found = {}
    for entity, spans in places.items():
        keys = Counter(
            key
            for span in spans
            for key, own in article.entities.items()
            if any(share(span, o) >= SAME_WORDS for o in own)
        )
        if keys:
            found[entity] = max(keys, key=lambda key: (keys[key], key))
    return found


def share(one: Span, other: Span) -> float:
    """How much of the longer of two spans both share, 0 to 1."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _rows(path: Path) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    article = ""
    for line in opened(path):
        if line.startswith("#"):
            continue
        kind, *row = line.rstrip("\n").split("\t")
        if kind == "article":
            article = row[0]
            found[article] = []
        else:
            found[article].append([kind, *row])
    return found


def _article(article: str, text: str, day: str | None, rows: list[list[str]]) -> Keyed:
    entities = {row[1]: spans_of(row[2]) for row in rows if row[0] == "entity"}
    acts = tuple(_act(row[1:]) for row in rows if row[0] == "act")
    return Keyed(article, text, day, entities, acts)


def _act(row: list[str]) -> KeyedAct:
    start, end, kind, status, actor, recipient, said_by, _, doubtful = row
    sides = (tuple(keys_of(actor)), tuple(keys_of(recipient)))
    return KeyedAct(Span(int(start), int(end)), kind, status, *sides, bool(doubtful), tuple(keys_of(said_by)))
