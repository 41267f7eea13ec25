"""A linear chain over labels (Lafferty et al. 2001): its loss in torch; reading decodes in whole numbers."""

from __future__ import annotations

import torch
from torch import Tensor, nn

FORBIDDEN = -50.0


def forbidden(labels: list[str]) -> Tensor:
    """FORBIDDEN where an inside label follows a label of another type, nought elsewhere; the last row is the start.

    >>> forbidden(["O", "B-X", "I-X"])[-1].tolist()
    [0.0, 0.0, -50.0]
    """
    found = torch.zeros(len(labels) + 1, len(labels))
    for before, first in enumerate([*labels, "O"]):
        for after, second in enumerate(labels):
            if second.startswith("I-") and first[2:] != second[2:]:
                found[before, after] = FORBIDDEN
    return found


class Chain(nn.Module):
    """Scores of one label after another; the last row holds those of a sentence's first label."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        self.register_buffer("bar", forbidden(labels), persistent=False)
        self.moves = nn.Parameter(torch.zeros(len(labels) + 1, len(labels)))

    def scores(self) -> Tensor:
        """Learnt scores with the forbidden moves."""
        bar: Tensor = self.bar  # type: ignore[assignment]
        return self.moves + bar

    def loss(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Minus the log chance of the right labels, a sum over sentences (time first; labels past the end: any)."""
        moves = self.scores()
        steps, size = labels.shape
        total = moves[-1] + scores[0]
        right = moves[-1, labels[0]] + scores[0].gather(1, labels[0][:, None])[:, 0]
        kept_total, kept_right = total, right
        for step in range(1, steps):
            total = torch.logsumexp(total[:, :, None] + moves[:-1][None], dim=1) + scores[step]
            now = labels[step]
            right = right + moves[labels[step - 1], now] + scores[step].gather(1, now[:, None])[:, 0]
            going = lengths > step
            kept_total = torch.where(going[:, None], total, kept_total)
            kept_right = torch.where(going, right, kept_right)
        assert size == len(lengths)
        return (torch.logsumexp(kept_total, dim=1) - kept_right).sum()
