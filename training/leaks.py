"""What is kept out of training: whatever stands in a part that figures are reported on.

ANERcorp, CLEANANERCorp and NewsFANE are one text in three splits and tokenisations, and the Wikipedia dump may hold
pages of WikiFANE, so sentences are compared by their folded letters alone, without spaces and marks: clitics cut off or
joined, the letters are the same.

>>> letters(["و", "قال", "!"]) == letters(["وقال"])
True
>>> Held([["واحد", "اثنان", "ثلاثه"]]).holds(["وا", "حد", "اثنان", "ثلاثه", "."])
True
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waqai.text.folding import fold_text

RUN = 40
"""Letters of a window of a held-out sentence; every window is kept."""
STRIDE = 15
"""Every so many letters a window of a training sentence is looked up: a common run of RUN + STRIDE letters (some ten
words) is never missed."""


def letters(words: Iterable[str]) -> str:
    """The folded letters and digits of a sentence, joined."""
    return "".join(c for c in fold_text("".join(words)) if c.isalnum())


class Held:
    """The sentences that no training may see."""

    def __init__(self, sentences: Iterable[Sequence[str]]) -> None:
        keys = [letters(words) for words in sentences]
        self._whole = frozenset(keys) - {""}
        self._windows = frozenset(key[at : at + RUN] for key in keys for at in range(len(key) - RUN + 1))

    def holds(self, words: Iterable[str]) -> bool:
        """Whether a sentence is a held-out one, or shares a run of some ten words with one."""
        key = letters(words)
        if key in self._whole:
            return True
        return any(key[at : at + RUN] in self._windows for at in range(0, len(key) - RUN + 1, STRIDE))
