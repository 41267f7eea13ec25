"""The table of words of the model: the commonest words with their vectors; all others are made of their n-grams.

The vectors are whole numbers with a scale, as they ship, so that training and reading see the same.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from waqai.readers.tagger_tables import Table


def rounded(vectors: NDArray[np.float32], levels: int = 127) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows as whole numbers of -levels..levels and the scale that leads back.

    >>> rounded(np.array([[0.5, -1.0]], np.float32))[0].tolist()
    [[64, -127]]
    """
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-6).astype(np.float32) / np.float32(levels)
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def table(vectors: Path, size: int, sizes: tuple[int, int], levels: int) -> tuple[Table, NDArray[np.int64]]:
    """The `size` commonest words of what `training.embeddings` wrote, and their counts; `sizes` are the shortest and
    the longest n-gram.  All vectors of words have one length, that whose mean square of an entry is one, as those made
    of n-grams have.  Fewer `levels` pack better."""
    with np.load(vectors) as found:
        words = [str(word) for word in found["words"][:size]]
        vectors_of = found["vectors"][:size].astype(np.float32)
        lengths = np.maximum(np.linalg.norm(vectors_of, axis=1, keepdims=True), 1e-6)
        rows, scales = rounded(vectors_of * (np.sqrt(vectors_of.shape[1]) / lengths), levels)
        buckets, gram_scales = rounded(found["grams"].astype(np.float32), levels)
        return Table(words, rows, scales, buckets, gram_scales, sizes), found["counts"][:size]
