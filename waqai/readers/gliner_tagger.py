"""A GLiNER model as a tagger of names: it is asked for the types that have a place in a reading.

GLiNER cuts text into words by itself and answers with characters, so a sentence goes to it as its words joined by
spaces, and what it finds is led back to the words that it touches.  It runs on the CPU with one thread.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from waqai.heavy import Tagged, TaggedSpan
from waqai.readers.labels import ASKED

BATCH = 16
# Below this the model itself says nothing; how sure a name must be is settled where it is taken in.
LEAST = 0.3


class GlinerTagger:
    """Marks names with the model in `folder`."""

    def __init__(self, folder: Path, identity: str) -> None:
        import torch  # noqa: PLC0415 - an extra, and slow to import
        from gliner import GLiNER  # noqa: PLC0415

        self.id = identity
        torch.set_num_threads(1)
        self._model = GLiNER.from_pretrained(str(folder), local_files_only=True)
        self._model.eval()

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        """One answer a sentence, in order."""
        texts = [" ".join(words) for words in sentences]
        answers = self._model.inference(texts, list(ASKED), threshold=LEAST, flat_ner=True, batch_size=BATCH)
        return [Tagged(tuple(_spans(words, found))) for words, found in zip(sentences, answers, strict=True)]


def _spans(words: Sequence[str], found: Sequence[dict[str, Any]]) -> Iterator[TaggedSpan]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    for one in sorted(found, key=lambda f: (f["start"], f["end"])):
        first = bisect.bisect_right(starts, one["start"]) - 1
        last = bisect.bisect_left(starts, one["end"])
        yield TaggedSpan(first, last, ASKED[one["label"]], round(float(one["score"]), 4))
