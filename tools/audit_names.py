"""Draws passages of real articles for a hand audit of names, and holds the judgement against what is read.

    python tools/audit_names.py draw --seed N                    # passages, for a person to mark the names in
    python tools/audit_names.py hold MARKED --seed N [--words]   # verdicts, tab separated

The names are marked before any reading of the passage is looked at: a line a passage, its number, then `PER name`,
`LOC name`, `ORG name` or `OTH name` (weapons, treaties, events), parted by `|`, in order of place.  Words in brackets
at either end ((مدينة) حلب) may belong to the name or not; what `?` stands before counts neither way (bodies by what
they are, as a government; works; a name within another).

`hold` reads the whole article, by the rules and with the tagger, and gives each marked name, and each name that is read
where none was marked, a verdict a reader: right, bounds (the words differ), type, missed, invented.  What is kept in
`tests/audits/names*.tsv` is that: the articles' ids, offsets, classes and verdicts, and no words.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from waqai.extract.cast import Cast
from waqai.extract.mentions import find_mentions
from waqai.heavy import SHIPPED_TAGGER, NameTagger
from waqai.model import Article, Span
from waqai.readers.suggesting import suggested_by
from waqai.readers.taggers import open_tagger
from waqai.text.document import Document

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
# Sets that serve for measuring: no weights and no lists were made from them.
CORPORA = (
    "saudinewsnet", "aljazeera_hespress_2022", "bbc_cnn_arabic_2008_2010", "afnd_source6_algeria",
    "arabic_newspapers_corpus",
)  # fmt: skip
ARTICLES, SHORTEST, LONGEST = 190, 400, 8_000
FEWEST_WORDS, MOST_WORDS = 18, 45
CLASSES = {"person": "PER", "state": "LOC", "place": "LOC", "facility": "LOC", "organisation": "ORG"}
OTHERS = ("weapon", "treaty")
# Marks of quotation may stand within a name, and belong to it or not.
MARKS = r"[\"“”«»]*"
BETWEEN = r"[\s\"“”«»]+"
# What is read as a group or by what it is, and is no name.
NO_NAMES = ("group", "members", "reporting-subject")


class Passage(NamedTuple):
    """A stretch of an article that is judged."""

    article: str
    text: str
    span: Span


class Marked(NamedTuple):
    """A name: its class, the words that surely belong to it, and those that may."""

    kind: str
    least: Span
    most: Span


def main() -> None:
    """Draws, or holds against."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("draw", "hold"))
    parser.add_argument("marked", nargs="?", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--words", action="store_true", help="show the words of what is not right")
    asked = parser.parse_args()
    passages = list(draw(asked.seed))
    if asked.what == "draw":
        for number, one in enumerate(passages, 1):
            print(number, " ".join(one.text[one.span.start : one.span.end].split()), sep="\t")
    else:
        lines = asked.marked.read_text("utf-8").splitlines()
        hold(passages, [line for line in lines if line and not line.startswith("#")], asked.words)


def draw(seed: int) -> Iterator[Passage]:
    """One passage an article, the corpora in turn."""
    orders = [_shuffled(corpus, seed) for corpus in CORPORA]
    found = 0
    for together in zip(*orders, strict=False):
        for row in together:
            passage = _passage(row, seed) if SHORTEST <= len(row["text"]) <= LONGEST else None
            if passage and found < ARTICLES:
                found += 1
                yield passage
        if found >= ARTICLES:
            return


def _shuffled(corpus: str, seed: int) -> list[dict[str, Any]]:
    with lzma.open(NEWS / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(f"{seed}:{corpus}").shuffle(rows)
    return rows


def _passage(row: dict[str, Any], seed: int) -> Passage | None:
    """A sentence drawn at random, of those that are neither a line of two words nor a page without stops."""
    doc = Document.of(row["text"], [Span(0, len(row["text"]))])
    fit = [s for s in doc.sentences if FEWEST_WORDS <= s.last - s.first <= MOST_WORDS]
    return Passage(row["id"], row["text"], random.Random(f"{seed}:{row['id']}").choice(fit).span) if fit else None


def hold(passages: list[Passage], lines: list[str], words: bool) -> None:
    """Prints a row a name: article, offsets, class, the rules' verdict, the tagger's."""
    tagger = open_tagger(SHIPPED_TAGGER)
    print("article\tstart\tend\tclass\trules\ttagger")
    for line in lines:
        number, _, names = line.partition("\t")
        passage = passages[int(number) - 1]
        marked = list(_marked(passage, names))
        readings = [_read(passage, None), _read(passage, tagger)]
        for row in verdicts(marked, readings):
            said = (passage.article, *row)
            print(*said, *([passage.text[row[0] : row[1]]] if words else []), sep="\t")


def _marked(passage: Passage, names: str) -> Iterator[Marked]:
    at = passage.span.start
    for name in filter(None, (one.strip() for one in names.split("|"))):
        kind, _, written = name.partition(" ")
        before, core, after = re.fullmatch(r"(?:\((.*?)\) )?(.*?)(?: \((.*?)\))?", written).groups()  # type: ignore[union-attr]
        whole = " ".join(filter(None, (before, core, after)))
        pattern = BETWEEN.join(map(re.escape, whole.split())) + MARKS
        found = re.compile(pattern).search(passage.text, at, passage.span.end)
        if found is None:
            raise SystemExit(f"{passage.article}: {whole} does not stand there (names go in order)")
        least = re.compile(BETWEEN.join(map(re.escape, core.split()))).search(passage.text, *found.span())
        yield Marked(kind, Span(*(least or found).span()), Span(*found.span()))
        at = found.end()


def _read(passage: Passage, tagger: NameTagger | None) -> list[tuple[Span, str]]:
    """The names that are read in the passage, the outermost of those that lie in one another."""
    text = passage.text
    article = Article("0-0", "audit", "0", None, None, None, "ar", (Span(0, len(text)),), "0")
    doc = Document.of(text, article.body)
    cast = find_mentions(doc, article, suggested_by(tagger, [doc])[0].names if tagger else None)
    found = [one for one in _names(cast) if passage.span.start <= one[0].start < passage.span.end]
    outer: list[tuple[Span, str]] = []
    for span, kind in sorted(found, key=lambda one: (one[0].start - one[0].end, one[0])):
        if not any(o.start < span.end and span.start < o.end for o, _ in outer):
            outer.append((span, kind))
    return sorted(outer)


def _names(cast: Cast) -> Iterator[tuple[Span, str]]:
    entities = {entity.id: entity for entity in cast.entities}
    for mention in cast.mentions:
        kind = CLASSES.get(entities[mention.entity].type)
        kind = kind or ("OTH" if entities[mention.entity].type in OTHERS else None)
        if kind and mention.kind in ("name", "metonym") and mention.rule not in NO_NAMES:
            yield mention.span, kind


def verdicts(marked: list[Marked], readings: list[list[tuple[Span, str]]]) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, class and each reader's verdict: of each name that is marked, and each that is read beside them."""
    for one in (m for m in marked if not m.kind.startswith("?")):
        first, second = (_verdict(one, found) for found in readings)
        yield one.least.start, one.most.end, one.kind, first, second
    loose = sorted({name for found in readings for name in found if not any(_touch(m.most, name[0]) for m in marked)})
    for span, kind in loose:
        first, second = ("invented" if (span, kind) in found else "" for found in readings)
        yield span.start, span.end, kind, first, second


def _verdict(one: Marked, found: list[tuple[Span, str]]) -> str:
    near = [(span, kind) for span, kind in found if _touch(one.most, span)]
    if not near:
        return "missed"
    fits = [kind for span, kind in near if _within(one, span)]
    return "right" if one.kind in fits else "type" if fits else "bounds"


def _within(one: Marked, span: Span) -> bool:
    return one.most.start <= span.start <= one.least.start and one.least.end <= span.end <= one.most.end


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


if __name__ == "__main__":
    main()
