"""Acts that the tagger sees: which words of a sentence name an act of a PLOVER type, and which words are of its sides.

A small network over what the tagger's language models and its names' layer tell of each word (`acts.onnx`) gives every
word scores of the types, and two rows of numbers: one for the word as an act, one for it as part of a side.  For each
word that may name an act both are added, with a row for the type and one for the distance, and weighed (`acts.npz`).
Scores are rounded to a 64th before they become chances, as those of names are (`tagger_decoding`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from waqai.heavy import Act, ActSide, SideRole
from waqai.knowledge.frames import NOUN, frames
from waqai.model import EVENT_TYPES, STATUSES
from waqai.readers.tagger_decoding import STEPS, whole
from waqai.text.clitics import all_stems_of

NETWORK, TABLES = "acts.onnx", "acts.npz"
HINTS = 2 * len(EVENT_TYPES)
ROLES: tuple[SideRole, ...] = ("actor", "recipient")
FARTHEST = 20
"""Words between an act and a word of its side beyond which all distances are one."""
LEAST = 0.1
"""Chances below this are not told."""
Floats = NDArray[np.float32]


class Seen(NamedTuple):
    """What the network says of a batch of sentences (time first): scores of no act and of each type, of
    each status, rows of the words
    as acts, rows of the words as parts of sides."""

    kinds: Floats
    statuses: Floats
    acts: Floats
    words: Floats


@functools.lru_cache(maxsize=32_000)
def hints_of(form: str) -> NDArray[np.float32]:
    """Which types of acts frames know a folded word for: as a verb and as a noun, for every type.

    >>> [EVENT_TYPES[at // 2] for at in np.flatnonzero(hints_of("زياره"))]
    ['CONSULT']
    """
    found = np.zeros(HINTS, np.float32)
    for stem in all_stems_of(form):
        for lexeme in (one for one in frames().words.get(stem, ()) if one.frame.hinted):
            found[2 * EVENT_TYPES.index(lexeme.frame.event) + (lexeme.form == NOUN)] = 1
    return found


class Acts:
    """The layer of acts of a model's folder."""

    def __init__(self, folder: Path, options: onnxruntime.SessionOptions) -> None:
        self._session = onnxruntime.InferenceSession(str(folder / NETWORK), options, providers=["CPUExecutionProvider"])
        with np.load(folder / TABLES) as tables:
            held = {name: tables[name].astype(np.float32) for name in tables.files}
        self._types, self._distances = held["types"], held["distances"]
        self._weights, self._bias = held["weights"], held["bias"]

    def see(self, forms: Sequence[Sequence[str]], context: Floats, turned: NDArray[np.int64]) -> Seen:
        """The network over a batch; `context` and `turned` are of its words alone, without a sentence's borders."""
        hints = np.zeros((*context.shape[:2], HINTS), np.float32)
        for at, one in enumerate(forms):
            for word, form in enumerate(one):
                hints[word, at] = hints_of(form)
        return Seen(*self._session.run(None, {"context": context, "hints": hints, "turned": turned}))

    def acts(self, seen: Seen) -> tuple[Act, ...]:
        """The acts of one sentence, whose words the arrays hold and nothing else, in order of place."""
        chances = _chances(seen.kinds)
        best = chances[:, 1:].argmax(-1) + 1
        found = np.flatnonzero(chances[np.arange(len(best)), best] >= LEAST)
        return tuple(self._act(int(at), int(best[at]), chances, seen) for at in found)

    def _act(self, at: int, kind: int, chances: NDArray[np.float64], seen: Seen) -> Act:
        distances = np.clip(np.arange(len(seen.words)) - at, -FARTHEST, FARTHEST) + FARTHEST
        inner = np.maximum(seen.acts[at] + self._types[kind] + seen.words + self._distances[distances], 0)
        roles = _chances((inner @ self._weights + self._bias).astype(np.float32))[:, 1:]
        sides = (
            ActSide(int(word), ROLES[role], round(float(roles[word, role]), 2))
            for word, role in np.argwhere(roles >= LEAST)
        )
        statuses = _chances(seen.statuses[at])
        status = int(np.argmax(statuses))
        told = EVENT_TYPES[kind - 1], round(float(chances[at, kind]), 2)
        return Act(at, *told, STATUSES[status], round(float(statuses[status]), 2), tuple(sides))


def _chances(scores: Floats) -> NDArray[np.float64]:
    """Scores as chances that add up to one along the last axis."""
    counts = whole(scores)
    raised = np.exp((counts - counts.max(-1, keepdims=True)) / STEPS)
    return np.asarray(raised / raised.sum(-1, keepdims=True))
