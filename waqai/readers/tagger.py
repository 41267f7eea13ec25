"""Waqai's own tagger: names with their types, clitics and parts of speech, for sentences of words.

The model is a folder (`waqai_model_ar.folder()`): a network that ONNX Runtime runs on the processor, tables of word
vectors and of lists of names, and `tagger.toml`.  It was made by `training/` (`make train`); nothing is fetched.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from waqai.heavy import Act, Tagged, TaggedSpan
from waqai.model import UsageError
from waqai.readers.tagger_acts import NETWORK, Acts, Seen
from waqai.readers.tagger_cutting import Cutter
from waqai.readers.tagger_decoding import Run, best, chances, runs, whole
from waqai.readers.tagger_hints import WIDTH, Hints
from waqai.readers.tagger_merging import USED, Scored, merged
from waqai.readers.tagger_tables import Rows, Table
from waqai.readers.tagger_words import AFFIXES, key

FORMAT = 2
WORDS_AT_ONCE = 2000
"""Words of sentences of like length that the network is given together at most."""
STEP, BORDERS = 2, 2
"""What a step through a batch costs beside its words, in words: 0.13 ms for one sentence, 0.22 for four, 0.43 for
eight, 1.6 for thirty-two.  And the steps of a sentence beside its words."""
LONGEST = 120
"""A longer sentence is read in pieces of so many words."""
PROVIDERS = ["CPUExecutionProvider"]
HEADS = ("clean", "news", "wiki", "wojood")
"""Whose types a page is read by; the model holds the labels of all corpora, for measuring."""


class Scores(NamedTuple):
    """What the network says of a batch of sentences (time first): label scores of all heads side by side, those of
    clitics in front, clitics behind and parts of speech; what the layer of acts says, where the model has one."""

    labels: NDArray[np.float32]
    front: NDArray[np.float32]
    back: NDArray[np.float32]
    upos: NDArray[np.float32]
    seen: Seen | None


class Tagger:
    """Tags sentences.  `folder` is a model's; `threads` those of one call.

    A folder of another format or with a file changed raises `UsageError`.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._about = _about(folder)
        with np.load(folder / "tables.npz") as tables:
            held = {name: tables[name] for name in tables.files}
        words = (folder / "words.txt").read_text("utf-8").split("\n")
        sizes = self._about["grams"]
        parts = (held["vectors"], held["scales"], held["grams"], held["gram_scales"])
        self._rows = Rows(Table(words, *parts, (sizes["shortest"], sizes["longest"])))
        self._hints = Hints(held["hashes"], held["flags"])
        self._moves = {name: whole(held[f"moves_{name}"]) for name in self.heads}
        self._cutter = Cutter(self._about["front"], self._about["back"], self._about["upos"])
        options = _options(threads)
        self._session = onnxruntime.InferenceSession(str(folder / "tagger.onnx"), options, PROVIDERS)
        self._acts = Acts(folder, options) if NETWORK in self._about["sha256"] else None
        self.id = f"{self._about['name']} {self._about['version']} {self._about['digest'][:12]}"

    @property
    def heads(self) -> dict[str, list[str]]:
        """The labels of every corpus, in the order of the network's scores."""
        found: dict[str, list[str]] = self._about["labels"]
        return found

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        """Spans, pieces, parts of speech and acts of each sentence, in order; a sentence is its words as written."""
        forms = [[key(word) for word in one] for one in sentences]
        answers: list[Tagged] = [Tagged(())] * len(sentences)
        for batch, scores in self._scored(forms):
            lengths = np.array([len(forms[at]) for at in batch])
            found = [self._runs(head, scores.labels, lengths) for head in HEADS]
            for place, at in enumerate(batch):
                spans = merged(dict(zip(HEADS, (each[place] for each in found), strict=True)))
                front, back, upos = (part[: lengths[place], place] for part in scores[1:4])
                cut = self._cutter.cut(sentences[at], forms[at], front, back, upos)
                answers[at] = Tagged(tuple(spans), cut.pieces, cut.tags, self._acts_of(scores, place, lengths[place]))
        return answers

    def labels(self, sentences: Sequence[Sequence[str]], head: str) -> list[list[str]]:
        """The labels of one corpus for each sentence: what the figures of names are told from."""
        forms = [[key(word) for word in one] for one in sentences]
        answers: list[list[str]] = [[] for _ in sentences]
        names = self.heads[head]
        for batch, scores in self._scored(forms):
            lengths = np.array([len(forms[at]) for at in batch])
            found = best(self._part(head, scores.labels), self._moves[head], lengths)
            for place, at in enumerate(batch):
                answers[at] = [names[label] for label in found[: lengths[place], place]]
        return answers

    def _runs(self, head: str, labels: NDArray[np.float32], lengths: NDArray[np.int64]) -> list[list[Scored]]:
        """The names of a head that are used, in each sentence of a batch; how likely they are is reckoned where there
        are any."""
        part, moves = self._part(head, labels), self._moves[head]
        found = best(part, moves, lengths)
        kept = [[run for run in runs(one, self.heads[head]) if run.type in USED[head]] for one in found.T]
        some = [at for at, one in enumerate(kept) if one]
        answers: list[list[Scored]] = [[] for _ in kept]
        if some:
            likely = chances(part[:, some], moves, lengths[some])
            for place, at in enumerate(some):
                answers[at] = [_scored(run, found[:, at], likely[:, place]) for run in kept[at]]
        return answers

    def _acts_of(self, scores: Scores, place: int, length: int) -> tuple[Act, ...] | None:
        """The acts of one sentence of a batch; None where the model knows of none."""
        if self._acts is None or scores.seen is None:
            return None
        return self._acts.acts(Seen(*(part[:length, place] for part in scores.seen)))

    def _part(self, head: str, labels: NDArray[np.float32]) -> NDArray[np.int32]:
        start = 0
        for name, kinds in self.heads.items():
            if name == head:
                return whole(labels[:, :, start : start + len(kinds)])
            start += len(kinds)
        raise KeyError(head)

    def _scored(self, forms: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], Scores]]:
        for batch in batches(forms):
            yield batch, self._run([forms[at] for at in batch])

    def _run(self, forms: Sequence[Sequence[str]]) -> Scores:
        """The networks over sentences, of which those that are too long are read in pieces."""
        steps = max(map(len, forms))
        if steps <= LONGEST:
            return self._piece(forms)
        pieces = [[one[at : at + LONGEST] for one in forms] for at in range(0, steps, LONGEST)]
        return Scores(*map(_joined, zip(*map(self._piece, pieces), strict=True)))

    def _piece(self, forms: Sequence[Sequence[str]]) -> Scores:
        labels, front, back, upos, context = self._session.run(None, self.inputs(forms))
        if self._acts is None:
            return Scores(labels, front, back, upos, None)
        context = context[BORDERS // 2 : -BORDERS // 2]
        lengths = np.array([len(one) for one in forms])
        return Scores(labels, front, back, upos, self._acts.see(forms, context, turned(lengths, len(context))))

    def inputs(self, forms: Sequence[Sequence[str]]) -> dict[str, NDArray[Any]]:
        lengths = np.array([len(one) + BORDERS for one in forms])
        steps, size = int(lengths.max()), len(forms)
        vectors = np.zeros((steps, size, self._rows.size), np.float32)
        ends = np.zeros((steps, size, AFFIXES), np.int64)
        hints = np.zeros((steps, size, WIDTH), np.float32)
        rules = np.zeros((steps, size, self._cutter.width), np.float32)
        for at, one in enumerate(forms):
            vectors[: lengths[at], at], ends[: lengths[at], at] = self._rows.of(("", *one, ""))
            hints[1 : len(one) + 1, at] = self._hints.of(one)
            rules[1 : len(one) + 1, at] = self._cutter.rules(one)
        order = turned(lengths, steps)
        return {"vectors": vectors, "ends": ends, "hints": hints, "rules": rules, "turned": order}


def _joined(parts: Sequence[Any]) -> Any:
    """What was told of the pieces of sentences as one, time first."""
    if isinstance(parts[0], Seen):
        return Seen(*map(np.concatenate, zip(*parts, strict=True)))
    return None if parts[0] is None else np.concatenate(parts)


def _scored(run: Run, labels: NDArray[np.int64], likely: NDArray[np.float64]) -> Scored:
    """A run with the least likely of its words' labels as its score, in hundredths."""
    words = range(run.start, run.end)
    return Scored(*run, round(min(float(likely[word, labels[word]]) for word in words), 2))


def batches(forms: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Places of sentences, those of like length together, parted so that the whole is the least work: what is shorter
    than the longest of its batch is worked through as long, and each step of a batch costs `STEP` sentences more."""
    order = sorted((at for at, one in enumerate(forms) if one), key=lambda at: len(forms[at]))
    least, starts = [0], [0]
    for end in range(1, len(order) + 1):
        steps = len(forms[order[end - 1]]) + BORDERS
        most = max(1, WORDS_AT_ONCE // steps)
        work, start = min((least[at] + steps * (STEP + end - at), at) for at in range(max(0, end - most), end))
        least.append(work)
        starts.append(start)
    end = len(order)
    while end:
        yield order[starts[end] : end]
        end = starts[end]


def _about(folder: Path) -> dict[str, Any]:
    about = tomllib.loads((folder / "tagger.toml").read_text("utf-8"))
    if about["format"] != FORMAT:
        raise UsageError(
            f"{folder} is a tagger of format {about['format']}; this Waqai reads {FORMAT}. Install both anew."
        )
    for name, digest in about["sha256"].items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise UsageError(f"{folder / name} is not the file that the model was made with. Install the model anew.")
    return about


def turned(lengths: NDArray[np.int64], steps: int) -> NDArray[np.int64]:
    """For every step of every sentence the step that stands there when the sentence is read backwards.

    >>> turned(np.array([3, 2]), 3).T.tolist()
    [[2, 1, 0], [1, 0, 2]]
    """
    order = np.arange(steps)[:, None]
    return np.where(order < lengths, lengths - 1 - order, order)


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


__all__ = ["TaggedSpan", "Tagger"]
