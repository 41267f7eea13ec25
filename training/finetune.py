"""Step 4: the tagger on top of the language models, on all corpora of names at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.labelled import Example
from training.network import Batch, Tagger
from waqai.readers.tagger import turned
from waqai.readers.tagger_hints import WIDTH, Hints
from waqai.readers.tagger_tables import Rows
from waqai.readers.tagger_words import AFFIXES

WRITTEN_HINTS_OUT = 0.5
"""Sentences that were filled from the lists show the tagger half of the hints at most: pages hold what no list has."""


class Inputs:
    """Batches of sentences as the network takes them."""

    def __init__(self, rows: Rows, hints: Hints) -> None:
        self._rows, self._hints = rows, hints

    def batch(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """Sentences of forms, bound at both ends."""
        lengths = np.array([len(one) + 2 for one in sentences])
        steps, size = -(-int(lengths.max()) // 8) * 8, len(sentences)
        vectors = np.zeros((steps, size, self._rows.size), np.float32)
        ends = np.zeros((steps, size, AFFIXES), np.int64)
        hints = np.zeros((steps, size, WIDTH), np.float32)
        for at, one in enumerate(sentences):
            vectors[: lengths[at], at], ends[: lengths[at], at] = self._rows.of(("", *one, ""))
            hints[1 : len(one) + 1, at] = self._hints.of(one)
        arrays = (vectors, ends, hints, turned(lengths, steps), lengths)
        return Batch(*(torch.from_numpy(array) for array in arrays))


def groups(examples: Sequence[Example], words: int, rng: np.random.Generator) -> list[list[Example]]:
    """Examples of the same heads and like length together, in random order."""
    order = rng.permutation(len(examples))
    noisy = [len(examples[at].forms) + rng.random() * 6 for at in order]
    ranked = [examples[order[at]] for at in np.argsort(noisy)]
    found: list[list[Example]] = []
    for kind in sorted({_kind(one) for one in examples}):
        now: list[Example] = []
        for one in (one for one in ranked if _kind(one) == kind):
            now.append(one)
            if sum(len(each.forms) for each in now) >= words:
                found.append(now)
                now = []
        if now:
            found.append(now)
    return [found[at] for at in rng.permutation(len(found))]


def _kind(one: Example) -> tuple[bool, tuple[str, ...]]:
    return one.written, tuple(one.labels)


def loss_of(tagger: Tagger, top: Tensor, group: Sequence[Example], ids: dict[str, dict[str, int]]) -> Tensor:
    """The loss of a batch over all heads that its sentences have labels for, a mean over words."""
    lengths = torch.tensor([len(one.forms) for one in group])
    total = torch.zeros(())
    for head in group[0].labels:
        aims = torch.zeros(int(lengths.max()), len(group), dtype=torch.int64)
        for at, one in enumerate(group):
            aims[: len(one.forms), at] = torch.tensor([ids[head][label] for label in one.labels[head]])
        scores = tagger.heads[head](top[1 : len(aims) + 1]).float()
        total = total + tagger.chains[head].loss(scores, aims, lengths)
    return total / float(lengths.sum())


def thinned(hints: Tensor, share: float) -> Tensor:
    """Hints with a share of the sentences' and, once more, of single hints left out, so that the tagger does not lean
    on lists."""
    whole = (torch.rand(1, hints.shape[1], 1) >= share).to(hints.dtype)
    single = (torch.rand(hints.shape) >= share).to(hints.dtype)
    return hints * whole * single


def some(examples: Sequence[Example], share: float, rng: np.random.Generator) -> list[Example]:
    """All examples of news and a share of those that are Wikipedia's alone, which outnumber them."""
    return [one for one in examples if tuple(one.labels) != ("wiki",) or rng.random() < share]


class Mean:
    """The running mean of all weights (Polyak and Juditsky 1992), which is what ships."""

    def __init__(self, tagger: nn.Module, decay: float) -> None:
        self._decay = decay
        self._kept = {name: one.detach().clone() for name, one in tagger.state_dict().items()}
        self._seen = 0

    def add(self, tagger: nn.Module) -> None:
        """Take the weights of a step in."""
        self._seen += 1
        decay = min(self._decay, self._seen / (self._seen + 10))
        for name, one in tagger.state_dict().items():
            self._kept[name].lerp_(one.detach(), 1 - decay)

    def state(self) -> dict[str, Tensor]:
        """The mean."""
        return self._kept


def train(
    tagger: Tagger,
    inputs: Inputs,
    examples: Sequence[Example],
    ids: dict[str, dict[str, int]],
    settings: Mapping[str, float],
    say: Callable[[str], None],
) -> dict[str, Tensor]:
    """Train for some passes and give the mean of the weights.  A `language_rate` of nought leaves the language models
    as they are; the rates run from the share `start` of what is set to the share `end`."""
    rng = np.random.default_rng(int(settings["seed"]))
    frozen = not settings["language_rate"]
    learner = _learner(tagger, settings)
    mean = Mean(tagger, settings["decay"])
    passes, words, wiki = int(settings["passes"]), int(settings["words"]), settings["wiki"]
    steps = passes * len(groups(some(examples, wiki, np.random.default_rng(0)), words, np.random.default_rng(0)))
    step = 0
    for turn in range(passes):
        tagger.train()
        begun, losses = time.time(), []
        for group in groups(some(examples, wiki, rng), words, rng):
            share = settings["start"] + (settings["end"] - settings["start"]) * min(step / steps, 1.0)
            for one in learner.param_groups:
                one["lr"] = one["peak"] * share * min((step + 1) / 100, 1.0)
            losses.append(_step(tagger, inputs, group, ids, settings["hints_out"], frozen))
            learner.step()
            learner.zero_grad(set_to_none=True)
            mean.add(tagger)
            step += 1
        say(f"pass {turn + 1}/{passes} loss {np.mean(losses):.4f} {time.time() - begun:.0f} s")
    return mean.state()


def _learner(tagger: Tagger, settings: Mapping[str, float]) -> torch.optim.Optimizer:
    languages = [*tagger.forwards.parameters(), *tagger.backwards.parameters()]
    inside = {id(one) for one in languages}
    others = [one for one in tagger.parameters() if id(one) not in inside]
    groups_of = [{"params": others, "peak": settings["rate"]}]
    if settings["language_rate"]:
        groups_of.append({"params": languages, "peak": settings["language_rate"]})
    return torch.optim.AdamW(groups_of, weight_decay=0.01, fused=True)


def _step(
    tagger: Tagger,
    inputs: Inputs,
    group: Sequence[Example],
    ids: dict[str, dict[str, int]],
    hints_out: float,
    frozen: bool,
) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        batch = inputs.batch([one.forms for one in group])
        out = WRITTEN_HINTS_OUT if group[0].written else hints_out
        top = tagger(batch._replace(hints=thinned(batch.hints, out)), frozen=frozen)
    loss = loss_of(tagger, top.float(), group, ids)
    loss.backward()
    nn.utils.clip_grad_norm_(tagger.parameters(), 5.0)
    return loss.item()


def label_sets(examples: Sequence[Example]) -> dict[str, list[str]]:
    """The labels of every head, O first."""
    found: dict[str, set[str]] = {}
    for one in examples:
        for head, labels in one.labels.items():
            found.setdefault(head, set()).update(labels)
    whole = {head: {label[2:] for label in labels if label != "O"} for head, labels in found.items()}
    return {
        head: ["O", *(f"{mark}-{kind}" for kind in sorted(kinds) for mark in "BI")] for head, kinds in whole.items()
    }


def load_languages(tagger: Tagger, folder: Path) -> None:
    """Put the trained language models in."""
    tagger.forwards.load_state_dict(torch.load(folder / "forwards.pt"))
    tagger.backwards.load_state_dict(torch.load(folder / "backwards.pt"))


def batches(sentences: Sequence[Sequence[str]], words: int) -> Iterator[list[int]]:
    """Places of sentences of like length, some `words` words together."""
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    now: list[int] = []
    for at in order:
        now.append(at)
        if len(now) * len(sentences[at]) >= words:
            yield now
            now = []
    if now:
        yield now
