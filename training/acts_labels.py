"""The labels of acts, as they lie in this folder: offsets in articles of newspapers, and articles written for Waqai.

Readers who had seen no reading of any program marked every act of the sixteen PLOVER types, with the words of its sides
where its own sentence has them.  Those of `KEYED` marked as densely as answer keys of whole pages do, aims, needs and
standing ties too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from training.corpora import opened
from waqai.model import Span
from waqai.text.document import Document, Sentence

HERE = Path(__file__).parent
PAPERS, KEYED, WRITTEN = HERE / "acts.tsv.xz", HERE / "acts_keyed.tsv.xz", HERE / "acts_written.tsv"
CORPORA = ("alkhaleej_sanad", "antcorpus_v1.1")


class Act(NamedTuple):
    """An act by offsets in its article: its words, those of who does it and of whom it is done to."""

    span: Span
    type: str
    status: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    doubtful: bool


class Labelled(NamedTuple):
    """A sentence with its acts, these by the numbers of its words."""

    article: str
    words: tuple[str, ...]
    acts: tuple[Words, ...]


class Words(NamedTuple):
    """An act by the numbers of words in its sentence."""

    act: tuple[int, ...]
    type: str
    status: str
    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    doubtful: bool


def labelled(data: Path, path: Path = PAPERS) -> Iterator[Labelled]:
    """Every sentence of the articles of a file, once where an article repeats it; `data`: the folder of the corpora."""
    acts = dict(_acts(path))
    for article, text in _texts(data, acts):
        yield from sentences(article, text, acts[article])


def written() -> Iterator[Labelled]:
    """The articles written for Waqai: a line a sentence (`text`), behind it a line for each act of it."""
    lines = [line.rstrip("\n") for line in opened(WRITTEN) if line.strip() and not line.startswith("#")]
    at = 0
    while at < len(lines):
        article, _, text = lines[at].partition("\t")
        end = next((n for n in range(at + 1, len(lines)) if not lines[n].startswith("\t")), len(lines))
        yield from sentences(article, text, [act_of(line.split("\t")[1:]) for line in lines[at + 1 : end]])
        at = end


def sentences(article: str, text: str, acts: Sequence[Act]) -> Iterator[Labelled]:
    """The sentences of a text with the acts that stand in each."""
    doc = Document.of(text, [Span(0, len(text))])
    seen = set()
    for sentence, own in zip(doc.sentences, doc.by_sentence(acts, lambda act: act.span), strict=True):
        words = doc.letters(sentence.first, sentence.last)
        if words and words not in seen:
            seen.add(words)
            yield Labelled(article, words, tuple(_words(doc, sentence, act) for act in own))


def _words(doc: Document, sentence: Sentence, act: Act) -> Words:
    def numbers(spans: Sequence[Span]) -> tuple[int, ...]:
        held = {at for span in spans for at in range(*doc.range_of(span))}
        return tuple(sorted(at - sentence.first for at in held if sentence.first <= at < sentence.last))

    sides = numbers(act.actor), numbers(act.recipient)
    return Words(numbers((act.span,)), act.type, act.status, *sides, act.doubtful)


def act_of(row: Sequence[str]) -> Act:
    """A row of the files: start and end, type, status, spans of both sides, `doubtful` or nothing.

    >>> act_of(["4", "9", "AID", "occurred", "0-3", "12-15,17-20", ""]).recipient
    (Span(start=12, end=15), Span(start=17, end=20))
    """
    start, end, kind, status, actor, recipient, doubtful = row
    return Act(Span(int(start), int(end)), kind, status, spans_of(actor), spans_of(recipient), bool(doubtful))


def spans_of(told: str) -> tuple[Span, ...]:
    """Spans as the files write them, `0-3,12-15`."""
    pairs = (one.split("-") for one in told.split(",") if one)
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _acts(path: Path) -> Iterator[tuple[str, list[Act]]]:
    """The articles that were read with their acts, those without any too."""
    found: dict[str, list[Act]] = {}
    for line in opened(path):
        if not line.startswith("#"):
            article, *row = line.rstrip("\n").split("\t")
            found.setdefault(article, [])
            if row:
                found[article].append(act_of(row))
    yield from found.items()


def _texts(data: Path, wanted: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The articles that were read, in the order of their corpora: headline, an empty line, text."""
    for corpus in CORPORA:
        for line in opened(data / "news" / f"{corpus}.jsonl.xz"):
            row = json.loads(line)
            if row["id"] in wanted:
                yield row["id"], "\n\n".join(filter(None, (row.get("title"), row["text"])))
