"""The tagger's network: two language models read the sentence from both sides, a small layer over them weighs both
for the names, and every corpus has labels of its own on top."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from training.crf import Chain
from training.pretrain import Reader


class Batch(NamedTuple):
    """Sentences bound at both ends, time first: vectors, word ends, hints; the turned order of each sentence."""

    vectors: Tensor
    ends: Tensor
    hints: Tensor
    turned: Tensor
    lengths: Tensor


def along(states: Tensor, order: Tensor) -> Tensor:
    """States in another order of steps."""
    return states.gather(0, order[:, :, None].expand(-1, -1, states.shape[2]))


class Tagger(nn.Module):
    """Scores of every head's labels for every word."""

    def __init__(self, sizes: dict[str, int], labels: dict[str, list[str]], drop: float = 0.5) -> None:
        super().__init__()
        kind = (sizes["size"], sizes["ends"], sizes["inner"], sizes["hidden"])
        self.forwards, self.backwards = Reader(*kind), Reader(*kind)
        width = 2 * (sizes["inner"] + sizes["hidden"]) + sizes["hints"]
        self.drop = nn.Dropout(drop)
        self.mix = nn.Linear(width, sizes["mixed"])
        self.ahead = nn.LSTM(sizes["mixed"], sizes["top"])
        self.behind = nn.LSTM(sizes["mixed"], sizes["top"])
        self.heads = nn.ModuleDict({name: nn.Linear(2 * sizes["top"], len(found)) for name, found in labels.items()})
        self.chains = nn.ModuleDict({name: Chain(found) for name, found in labels.items()})

    def context(self, batch: Batch) -> Tensor:
        """What both language models tell of each word, with the words themselves and the hints."""
        first, last = (reader.entered(batch.vectors, batch.ends) for reader in (self.forwards, self.backwards))
        ahead, _ = self.forwards.lstm(first)
        behind, _ = self.backwards.lstm(along(last, batch.turned))
        return torch.cat([first, ahead, last, along(behind, batch.turned), batch.hints], -1)

    def forward(self, batch: Batch, frozen: bool = False) -> Tensor:
        """The layer under all heads; `frozen` teaches the language models nothing."""
        with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
            context = self.context(batch)
        return self.over(context, batch)

    def over(self, context: Tensor, batch: Batch) -> Tensor:
        """The layer under all heads, from the context."""
        mixed = self.drop(torch.relu(self.mix(self.drop(context))))
        ahead, _ = self.ahead(mixed)
        behind, _ = self.behind(along(mixed, batch.turned))
        return self.drop(torch.cat([ahead, along(behind, batch.turned)], -1))
