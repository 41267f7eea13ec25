"""Step 3: two language models over the unlabelled text, one reading forwards, one backwards, by the next word.

Peters et al. 2018 (ELMo), Akbik et al. 2018: what such a model keeps of the words before (or after) a word is what a
tagger of few sentences lacks most.  Each direction is one LSTM over fixed word vectors and learnt word ends; the next
word is told from a few thousand drawn ones (sampled softmax with the log of their chance taken off).
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from waqai.readers.tagger_tables import Rows, Table
from waqai.readers.tagger_words import AFFIX_BUCKETS, affixes

BOUND = 0
"""Row of the empty form, which stands at both ends of a sentence."""


class Text(NamedTuple):
    """Words of all sentences as rows of `forms`, one after the other; `starts` leads into them."""

    forms: list[str]
    rows: NDArray[np.int32]
    starts: NDArray[np.int64]


def encoded(path: Path) -> Text:
    """The prepared text as rows of its forms."""
    at: dict[str, int] = {"": BOUND}
    rows: list[NDArray[np.int32]] = []
    starts = [0]
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            words = [at.setdefault(word, len(at)) for word in line.split()]
            rows.append(np.array(words, dtype=np.int32))
            starts.append(starts[-1] + len(words))
    return Text(list(at), np.concatenate(rows), np.array(starts, dtype=np.int64))


def write_encoded(source: Path, known: Table, folder: Path) -> None:
    """Rows of the text, and vectors and ends of its forms, as arrays that both directions map into memory."""
    text = encoded(source)
    rows = Rows(known)
    vectors = np.stack([rows.vector(form).astype(np.float16) for form in text.forms])
    ends = np.array([affixes(form) for form in text.forms], dtype=np.int16)
    target = {word: at for at, word in enumerate(known.words, start=1)}
    targets = np.array([target.get(form, -1) for form in text.forms], dtype=np.int32)
    targets[BOUND] = 0
    parts = {"rows": text.rows, "starts": text.starts, "vectors": vectors, "ends": ends, "targets": targets}
    for name, array in parts.items():
        np.save(folder / f"{name}.npy", array)


def batches(starts: NDArray[np.int64], words: int, seed: int) -> Iterator[NDArray[np.int64]]:
    """Sentences of like length, some `words` words together, in an order that the seed gives, without end.

    Lengths are told in tens and every batch of a length has the same number of sentences: kernels are kept by shape,
    and a thousand shapes fill the memory.
    """
    rng = np.random.default_rng(seed)
    tens = steps_of(np.diff(starts))
    while True:
        order = rng.permutation(len(tens))
        parts: list[NDArray[np.int64]] = []
        for ten in np.unique(tens):
            some = order[tens[order] == ten]
            size = max(1, words // int(ten))
            parts.extend(some[at : at + size] for at in range(0, len(some) - size + 1, size))
        for at in rng.permutation(len(parts)):
            yield parts[at]


def steps_of(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Steps of a sentence with both ends, rounded up to a ten.

    >>> steps_of(np.array([5, 8, 9])).tolist()
    [10, 10, 20]
    """
    return -(-(lengths + 2) // 10) * 10


class Reader(nn.Module):
    """One direction: vectors and ends in, states out (time first)."""

    def __init__(self, size: int, ends: int, inner: int, hidden: int) -> None:
        super().__init__()
        self.ends = nn.EmbeddingBag(AFFIX_BUCKETS, ends, mode="sum")
        self.enter = nn.Linear(size + ends, inner)
        self.lstm = nn.LSTM(inner, hidden)
        nn.init.normal_(self.ends.weight, std=0.3)

    def entered(self, vectors: Tensor, ends: Tensor) -> Tensor:
        """The words themselves, before any context."""
        if torch.onnx.is_in_onnx_export():  # a bag becomes a loop over words there
            tails = nn.functional.embedding(ends, self.ends.weight).sum(2)
        else:
            tails = self.ends(ends.flatten(0, 1)).view(*ends.shape[:2], -1)
        return self.enter(torch.cat([vectors, tails], -1))

    def forward(self, vectors: Tensor, ends: Tensor) -> Tensor:
        """States of each word and of those before it."""
        states, _ = self.lstm(self.entered(vectors, ends))
        return states


class NextWord(nn.Module):
    """The loss of the next word among drawn ones."""

    def __init__(self, hidden: int, inner: int, counts: NDArray[np.int64], drawn: int, seed: int) -> None:
        super().__init__()
        self.leave = nn.Linear(hidden, inner)
        self.words = nn.Parameter(torch.randn(len(counts), inner) * 0.05)
        self.bias = nn.Parameter(torch.log(torch.tensor(counts, dtype=torch.float32) / float(counts.sum())))
        share = counts.astype(np.float64) ** 0.75
        self._share = share / share.sum()
        self._ends = np.cumsum(self._share)
        self._log = torch.tensor(np.log(self._share * drawn), dtype=torch.float32)
        self._drawn = drawn
        self._rng = np.random.default_rng(seed)

    def forward(self, states: Tensor, targets: Tensor) -> Tensor:
        """Mean loss over the states whose target is not -1."""
        seen = targets >= 0
        left = self.leave(states[seen])
        targets = targets[seen]
        drawn = torch.from_numpy(np.unique(np.searchsorted(self._ends, self._rng.random(self._drawn) * self._ends[-1])))
        others = left @ self.words[drawn].to(left.dtype).T
        others = others.float() + (self.bias[drawn] - self._log[drawn])
        others = others.masked_fill(targets[:, None] == drawn[None], -1e4)
        right = (left.float() * self.words[targets]).sum(-1) + self.bias[targets] - self._log[targets]
        return (torch.logsumexp(torch.cat([right[:, None], others], 1), 1) - right).mean()


def rate(step: int, steps: int, peak: float) -> float:
    """Rising for 200 steps, level, and falling to a twentieth over the last third."""
    left = (steps - step) / (steps / 3)
    return peak * min(1.0, (step + 1) / 200) * max(0.05, min(1.0, left))


def train(folder: Path, direction: str, settings: dict[str, float], counts: NDArray[np.int64], seed: int) -> None:
    """Train one direction (`forwards`, `backwards`) and write folder/direction.pt; every 500 steps what is there."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in ("rows", "starts", "ends")}
    arrays |= {name: np.load(folder / f"{name}.npy") for name in ("vectors", "targets")}
    reader = Reader(*(int(settings[name]) for name in ("size", "ends", "inner", "hidden")))
    with_bound = np.concatenate([[int(settings["sentences"])], counts])
    loss_of = NextWord(int(settings["hidden"]), int(settings["leave"]), with_bound, int(settings["drawn"]), seed)
    learner = torch.optim.Adam([*reader.parameters(), *loss_of.parameters()], lr=1e-3, betas=(0.9, 0.98), fused=True)
    total, mean, begun = int(settings["steps"]), 0.0, time.time()
    log = (folder / f"{direction}.log").open("a", encoding="utf-8")
    order = batches(arrays["starts"], int(settings["words"]), seed)
    for done, batch in enumerate(itertools.islice(order, total), start=1):
        ids = padded(arrays["rows"], arrays["starts"], batch, backwards=direction == "backwards")
        for group in learner.param_groups:
            group["lr"] = rate(done - 1, total, settings["rate"])
        loss = step(reader, loss_of, arrays, ids)
        learner.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        learner.step()
        mean += (loss.item() - mean) / min(done, 100)
        if done % 100 == 0:
            log.write(f"{done}/{total} loss {mean:.4f} seconds {time.time() - begun:.0f}\n")
            log.flush()
        if done % 500 == 0 or done == total:
            torch.save(reader.state_dict(), folder / f"{direction}.part")
            (folder / f"{direction}.part").rename(folder / f"{direction}.pt")


def padded(
    rows: NDArray[np.int32], starts: NDArray[np.int64], batch: NDArray[np.int64], backwards: bool
) -> NDArray[np.int64]:
    """Rows of the sentences of a batch, bound first and last, padded with -1 (time first)."""
    found = [rows[starts[one] : starts[one + 1]] for one in batch]
    steps = int(steps_of(np.array([max(map(len, found))]))[0])
    ids = np.full((steps, len(found)), -1, dtype=np.int64)
    for at, one in enumerate(found):
        ids[1 : len(one) + 1, at] = one[::-1] if backwards else one
        ids[0, at] = ids[len(one) + 1, at] = BOUND
    return ids


def step(reader: Reader, loss_of: NextWord, arrays: dict[str, NDArray], ids: NDArray[np.int64]) -> Tensor:  # type: ignore[type-arg]
    """The loss of one batch."""
    now = np.maximum(ids[:-1], 0)
    targets = np.where(ids[1:] >= 0, arrays["targets"][np.maximum(ids[1:], 0)], -1)
    vectors = torch.from_numpy(arrays["vectors"][now].astype(np.float32))
    ends = torch.from_numpy(arrays["ends"][now].astype(np.int64))
    vectors = nn.functional.dropout(vectors, 0.1)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = reader(vectors, ends)
        return loss_of(states, torch.from_numpy(targets.astype(np.int64)))
