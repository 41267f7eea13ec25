"""Draws linked names from real articles for a hand audit: `python tools/audit_links.py --seed N [--names 300]`.

Prints, for each name, the article's id, the offsets, the id that it was linked to, and (on the terminal only) the words
around it, for a person to judge.  Verdicts are kept without any sentence in `tests/audits/`: the seed, the articles'
ids, the offsets, the ids and `right` or `wrong`.  The draw takes three names an article, so that long ones do not
count for more; articles come in equal parts from the corpora beside the project.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import waqai
from waqai.model import Entity, Mention, PageError

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
CORPORA = (
    "saudinewsnet", "aljazeera_hespress_2022", "bbc_cnn_arabic_2008_2010", "afnd_source6_algeria",
    "antcorpus_v1.1", "arabic_newspapers_corpus",
)  # fmt: skip
NAMES_AN_ARTICLE, LONGEST, SHORTEST, AROUND = 3, 8_000, 300, 45


def main() -> None:
    """Prints the draw, tab separated."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--names", type=int, default=300)
    asked = parser.parse_args()
    print("article\tstart\tend\tkind\tentity\tname_en\trule\twords")
    drawn = ((row["id"], *one) for row in draw(asked.seed) for one in linked(row, asked.seed))
    for article, mention, entity, words in itertools.islice(drawn, asked.names):
        said = (article, *mention.span, mention.kind, entity.id, entity.name_en or "", mention.rule, words)
        print("\t".join(map(str, said)))


def draw(seed: int) -> Iterator[dict[str, Any]]:
    """Articles in a random order, one corpus after the other."""
    orders = []
    for corpus in CORPORA:
        with lzma.open(NEWS / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        random.Random(f"{seed}:{corpus}").shuffle(rows)
        orders.append(rows)
    for together in zip(*orders, strict=False):
        yield from together


def linked(row: dict[str, Any], seed: int) -> list[tuple[Mention, Entity, str]]:
    """Names of an article that lead to something known, drawn at random."""
    text, date = row["text"], str(row.get("date") or "")[:10]
    if not SHORTEST <= len(text) <= LONGEST:
        return []
    try:
        readings = waqai.read(text, published=date if date[:4].isdigit() else None)
    except PageError:
        return []
    found = []
    for reading in readings:
        known = {entity.id: entity for entity in reading.entities if ":" in entity.id or entity.wikidata}
        found += [(m, known[m.entity]) for m in reading.mentions if m.entity in known and m.kind != "demonym"]
    some = random.Random(f"{seed}:{row['id']}").sample(found, min(NAMES_AN_ARTICLE, len(found)))
    return [(m, entity, around(text, m)) for m, entity in sorted(some, key=lambda pair: pair[0].span)]


def around(text: str, mention: Mention) -> str:
    """The words around a mention, which stands between brackets."""
    start, end = mention.span
    pieces = text[max(0, start - AROUND) : start], "[", text[start:end], "]", text[end : end + AROUND]
    return " ".join("".join(pieces).split())


if __name__ == "__main__":
    main()
