"""The layer of acts: acts and their sides, over what the finished tagger tells of each word.

The labels were made for Waqai: every act of some three thousand articles of the two sets of newspapers that may shape
what ships, and of sentences written for it (`acts_labels.py`).
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.acts_labels import Labelled
from training.network import along
from waqai.model import EVENT_TYPES
from waqai.readers.tagger import turned
from waqai.readers.tagger_acts import FARTHEST, HINTS, STATUSES, hints_of
from waqai.readers.tagger_words import key

Say = Callable[[str], None]

IGNORED = -100
STATUS_SHARE = 0.3
"""Of the loss of a status in the whole."""
KINDS, ROLES = len(EVENT_TYPES) + 1, 3


class Example(NamedTuple):
    """A sentence: what the tagger tells of its words, the frames' hints, a kind a word, and its acts."""

    context: NDArray[np.float16]
    hints: NDArray[np.float32]
    kinds: NDArray[np.int64]
    acts: list[Told]


class Told(NamedTuple):
    """An act of a sentence: its first word, its kind, its status, a role a word."""

    at: int
    kind: int
    status: int
    roles: NDArray[np.int64]


class Batch(NamedTuple):
    """Sentences together, time first; `acts` are (word, sentence, kind), `statuses` and `roles` theirs, act first."""

    context: Tensor
    hints: Tensor
    turned: Tensor
    kinds: Tensor
    acts: Tensor
    statuses: Tensor
    roles: Tensor


class ActNet(nn.Module):
    """Kinds and statuses of acts, and rows of words as acts and as parts of sides, of which `Pairs` makes roles."""

    def __init__(self, width: int, sizes: dict[str, Any]) -> None:
        super().__init__()
        top = 2 * sizes["top"]
        self.drop = nn.Dropout(sizes["drop"])
        self.mix = nn.Linear(width + HINTS, sizes["mixed"])
        self.ahead, self.behind = (nn.LSTM(sizes["mixed"], sizes["top"]) for _ in range(2))
        self.kind = nn.Linear(top + HINTS, KINDS)
        self.status = nn.Linear(top, len(STATUSES))
        self.act, self.word = nn.Linear(top, sizes["pair"]), nn.Linear(top, sizes["pair"], bias=False)

    def forward(self, context: Tensor, hints: Tensor, order: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of the kinds, of the statuses, rows of acts, rows of words."""
        mixed = self.drop(torch.relu(self.mix(self.drop(torch.cat([context, hints], -1)))))
        ahead, _ = self.ahead(mixed)
        behind, _ = self.behind(along(mixed, order))
        top = self.drop(torch.cat([ahead, along(behind, order)], -1))
        return self.kind(torch.cat([top, self.drop(hints)], -1)), self.status(top), self.act(top), self.word(top)


class Pairs(nn.Module):
    """Whether a word is of a side of an act: of nobody's, the doer's, the other's."""

    def __init__(self, sizes: dict[str, Any]) -> None:
        super().__init__()
        self.types, self.distances = (nn.Embedding(count, sizes["pair"]) for count in (KINDS, 2 * FARTHEST + 1))
        self.out, self.drop = nn.Linear(sizes["pair"], ROLES), nn.Dropout(sizes["drop"])

    def forward(self, acts: Tensor, words: Tensor, chosen: Tensor) -> Tensor:
        """Scores of the roles, act first."""
        at, place, kind = chosen.T
        steps = torch.arange(len(words))[None] - at[:, None]
        apart = self.distances(steps.clamp(-FARTHEST, FARTHEST) + FARTHEST)
        row = acts[at, place] + self.types(kind)
        found: Tensor = self.out(self.drop(torch.relu(row[:, None] + words[:, place].transpose(0, 1) + apart)))
        return found


def example(one: Labelled, context: NDArray[np.float16]) -> Example:
    """A labelled sentence for the network.  What the readers marked as doubtful, and all words of an act but its
    first, teach nothing."""
    kinds = np.zeros(len(one.words), np.int64)
    acts = []
    for act in one.acts:
        kinds[[at for at in act.act if not kinds[at]]] = IGNORED
        if act.doubtful:
            continue
        kind = EVENT_TYPES.index(act.type) + 1
        kinds[act.act[0]] = kind
        roles = np.zeros(len(one.words), np.int64)
        roles[list(act.actor)], roles[list(act.recipient)] = 1, 2
        acts.append(Told(act.act[0], kind, STATUSES.index(act.status), roles))
    return Example(context, np.stack([hints_of(key(word)) for word in one.words]), kinds, acts)


def is_held(article: str) -> bool:
    """Whether an article's acts are kept for the figures of the model's card: one of fourteen."""
    return zlib.crc32(article.encode()) % 14 == 0


def batches(examples: Sequence[Example], size: int, draw: random.Random) -> Iterator[list[Example]]:
    """Sentences of like length together, in a random order."""
    order = sorted(range(len(examples)), key=lambda at: len(examples[at].kinds) + 4 * draw.random())
    parts = [order[at : at + size] for at in range(0, len(order), size)]
    draw.shuffle(parts)
    return ([examples[at] for at in part] for part in parts)


def together(some: Sequence[Example]) -> Batch:
    """Sentences as a batch."""
    lengths = np.array([len(one.kinds) for one in some])
    steps, told = int(lengths.max()), [(place, act) for place, one in enumerate(some) for act in one.acts]
    context = np.zeros((steps, len(some), some[0].context.shape[1]), np.float32)
    hints = np.zeros((steps, len(some), HINTS), np.float32)
    kinds = np.full((steps, len(some)), IGNORED)
    for place, one in enumerate(some):
        context[: lengths[place], place], hints[: lengths[place], place] = one.context, one.hints
        kinds[: lengths[place], place] = one.kinds
    roles = np.full((len(told), steps), IGNORED)
    for row, (_, act) in enumerate(told):
        roles[row, : len(act.roles)] = act.roles
    acts = np.array([(act.at, place, act.kind) for place, act in told], np.int64).reshape(-1, 3)
    statuses = np.array([act.status for _, act in told], np.int64)
    parts = (context, hints, turned(lengths, steps), kinds, acts, statuses, roles)
    return Batch(*map(torch.from_numpy, parts))


def fit(examples: Sequence[Example], settings: dict[str, Any], say: Say) -> tuple[ActNet, Pairs]:
    """A network of its own, taught all passes of the settings; `say` is told the loss of each."""
    torch.manual_seed(settings["seed"])
    net, pairs = ActNet(examples[0].context.shape[1], settings), Pairs(settings)
    teach(net, pairs, examples, settings, say)
    return net, pairs


def teach(net: ActNet, pairs: Pairs, examples: Sequence[Example], settings: dict[str, Any], say: Say) -> None:
    """Teaches a network, at a rate that sinks to its `end`-th part.  Random numbers are drawn anew: a network that was
    kept goes on as if it had not been."""
    torch.manual_seed(settings["seed"])
    draw = random.Random(settings["seed"])
    weights = [*net.train().parameters(), *pairs.train().parameters()]
    optimizer = torch.optim.Adam(weights, settings["rate"])
    passes = settings["passes"]
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, settings["end"], passes)
    for number in range(passes):
        lost = 0.0
        for some in batches(examples, settings["sentences"], draw):
            loss = _loss(net, pairs, together(some))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(weights, settings["clip"])
            optimizer.step()
            lost += loss.item()
        schedule.step()
        say(f"pass {number + 1} of {passes}: {lost:.1f}")
    net.eval()
    pairs.eval()


def _loss(net: ActNet, pairs: Pairs, batch: Batch) -> Tensor:
    kinds, statuses, acts, words = net(batch.context, batch.hints, batch.turned)
    loss = nn.functional.cross_entropy(kinds.flatten(0, 1), batch.kinds.flatten(), ignore_index=IGNORED)
    if len(batch.acts):
        at, place, _ = batch.acts.T
        loss = loss + STATUS_SHARE * nn.functional.cross_entropy(statuses[at, place], batch.statuses)
        roles = pairs(acts, words, batch.acts)
        loss = loss + nn.functional.cross_entropy(roles.flatten(0, 1), batch.roles.flatten(), ignore_index=IGNORED)
    return loss
