"""A token classifier of Hugging Face's Transformers as a tagger of names.

The model's labels (BIO, BIOES, or none of these; PER, LOC, GPE, ...) are turned into Waqai's types by their names; what
has none is left out, and a model of which nothing is left is refused.  A word has the label of its first piece; a
span's score is the least probability among its words.  Everything runs on the CPU with one thread, so that processes
that read side by side do not fight for cores.

Words as written go to the model: one that was trained on words whose clitics are split off finds less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from waqai.heavy import NameType, Tagged, TaggedSpan
from waqai.model import UsageError
from waqai.readers.labels import parted, spans_of, type_of

BATCH = 16


class HubTagger:
    """Marks names with the model in `folder`."""

    def __init__(self, folder: Path, identity: str) -> None:
        import torch  # noqa: PLC0415 - an extra, and slow to import
        from transformers import AutoModelForTokenClassification, AutoTokenizer  # noqa: PLC0415

        self.id = identity
        self._torch = torch
        torch.set_num_threads(1)
        self._pieces = AutoTokenizer.from_pretrained(folder, local_files_only=True, use_fast=True)
        self._model = AutoModelForTokenClassification.from_pretrained(folder, local_files_only=True)
        self._model.eval()
        self._labels = [str(self._model.config.id2label[n]) for n in range(self._model.config.num_labels)]
        if not any(type_of(parted(label)[1]) for label in self._labels):
            told = ", ".join(self._labels[:8])
            raise UsageError(f"{folder}: none of the model's labels names a kind of name ({told})")
        if not self._pieces.is_fast:
            raise UsageError(f"{folder}: the model's tokenizer has no fast form, which tells the word of each piece")

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        """One answer a sentence, in order.  Sentences of like length go together, to waste little."""
        order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]))
        found: dict[int, Tagged] = {}
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            answers = self._batch([list(sentences[n]) for n in some])
            found.update(zip(some, answers, strict=True))
        return [found[n] for n in range(len(sentences))]

    def _batch(self, sentences: list[list[str]]) -> Iterator[Tagged]:
        pieces = self._pieces(
            sentences, is_split_into_words=True, truncation=True, padding=True, return_tensors="pt",
            max_length=self._longest(),
        )  # fmt: skip
        with self._torch.inference_mode():
            chances = self._model(**pieces).logits.softmax(-1)
        for n, sentence in enumerate(sentences):
            yield Tagged(tuple(self._spans(pieces.word_ids(n), chances[n], len(sentence))))

    def _longest(self) -> int:
        """How many pieces the model takes; what is beyond has no names."""
        limit = getattr(self._model.config, "max_position_embeddings", None) or 512
        return int(min(self._pieces.model_max_length, limit - 2 if limit > 512 else limit, 512))

    def _spans(self, words: Sequence[int | None], chances: Any, count: int) -> Iterator[TaggedSpan]:
        labels, scores = ["O"] * count, [1.0] * count
        for piece, word in reversed(list(enumerate(words))):
            if word is not None:
                best = int(chances[piece].argmax())
                labels[word], scores[word] = self._labels[best], round(float(chances[piece][best]), 4)
        for first, last, label in spans_of(labels):
            kind: NameType | None = type_of(label)
            if kind:
                yield TaggedSpan(first, last, kind, min(scores[first:last]))
