"""Step 2: vectors of words (skip-gram, Mikolov et al. 2013) from the unlabelled text, and vectors of letter n-grams
whose mean comes as near as can be to the vector of their word (Zhao et al. 2018), for the words that no table holds.

Skip-gram and fit apart cost a third of fastText's time on this text.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from gensim.models import Word2Vec
from numpy.typing import NDArray
from torch import nn

from waqai.readers.tagger_words import grams

Vectors = NDArray[np.float32]


def train(text: Path, target: Path, settings: dict[str, int], seed: int) -> None:
    """Write target (.npz): `words` by falling count, `counts`, their `vectors`, and the `grams` of the buckets.

    Two threads of skip-gram write to one table without locks, so that two runs differ by noise.
    """
    model = Word2Vec(
        corpus_file=str(text),
        vector_size=settings["size"],
        window=settings["window"],
        negative=settings["negative"],
        min_count=settings["min_count"],
        sample=1e-4,
        sg=1,
        seed=seed,
        workers=settings["threads"],
        epochs=settings["epochs"],
    )
    words = model.wv.index_to_key
    vectors = scaled(model.wv.vectors)
    counts = np.array([model.wv.get_vecattr(word, "count") for word in words], dtype=np.int64)
    fitted = fit_grams(words, vectors, counts, settings, seed)
    np.savez(target, words=np.array(words), counts=counts, vectors=vectors.astype(np.float16), grams=fitted)


def scaled(vectors: Vectors) -> Vectors:
    """Centred, the mean square of an entry one, and no row longer than twice the common length."""
    vectors = vectors - vectors.mean(axis=0)
    vectors /= np.sqrt((vectors**2).mean())
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    longest = 2 * np.sqrt(vectors.shape[1])
    return vectors * np.minimum(1, longest / np.maximum(lengths, 1e-6))


def fit_grams(
    words: list[str], vectors: Vectors, counts: NDArray[np.int64], settings: dict[str, int], seed: int
) -> NDArray[np.float16]:
    """A vector for every bucket of n-grams: least squares of their mean against the word's vector, rare words less."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    sizes = (settings["shortest_gram"], settings["longest_gram"], settings["buckets"])
    bags = [np.array(grams(word, *sizes), dtype=np.int64) for word in words]
    weights = torch.from_numpy(np.minimum(counts / 20, 1).astype(np.float32))
    aims = torch.from_numpy(vectors)
    means = nn.EmbeddingBag(settings["buckets"], settings["size"], mode="mean")
    nn.init.zeros_(means.weight)
    learner = torch.optim.Adam(means.parameters(), lr=0.02, fused=True)
    batch = 2048
    passes = settings["gram_passes"]
    for turn in range(passes):
        learner.param_groups[0]["lr"] = 0.02 * (1 - turn / passes)
        order = rng.permutation(len(words))
        for at in range(0, len(order), batch):
            rows = order[at : at + batch]
            flat = torch.from_numpy(np.concatenate([bags[row] for row in rows]))
            starts = torch.from_numpy(np.cumsum([0, *(len(bags[row]) for row in rows[:-1])]))
            missed = ((means(flat, starts) - aims[rows]) ** 2).mean(dim=1)
            learner.zero_grad()
            (missed * weights[rows]).mean().backward()
            learner.step()
    return means.weight.detach().numpy().astype(np.float16)
