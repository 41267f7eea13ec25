"""Step 5: the cutting of clitics and the parts of speech, on top of the language models, from UD Arabic-PUD alone.

PUD has 700 sentences, so figures are told by cross-validation: parts of its sentences, one after the other, are left
out and measured by heads that saw the others.  What ships has seen all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from training.corpora import opened
from waqai.readers.tagger_cutting import Cutter
from waqai.readers.tagger_words import key

FRONT = frozenset("وفبلكس")


class Treed(NamedTuple):
    """A sentence as printed: words as written, and of each its pieces with their parts of speech."""

    words: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]
    tags: tuple[tuple[str, ...], ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as they are looked up."""
        return tuple(key(word) for word in self.words)


def treebank(path: Path) -> list[Treed]:
    """The sentences of a tree bank, its syntactic words put together as the text prints them."""
    found: list[Treed] = []
    text, rows = "", []
    for line in [*opened(path), "\n"]:
        if line.startswith("# text = "):
            text = line[9:].strip()
        fields = line.rstrip("\n").split("\t")
        if len(fields) > 9 and fields[0].isdigit():
            rows.append((fields[1], fields[3]))
        elif not line.strip() and rows:
            found.append(aligned(text, rows))
            rows = []
    return found


def aligned(text: str, rows: Sequence[tuple[str, str]]) -> Treed:
    """Syntactic words as pieces of printed words: what no space and no mark parts in the text is one word."""
    words, pieces, tags = [], [], []
    at = 0
    for form, tag in rows:
        gap = at == 0 or (at < len(text) and text[at].isspace())
        while at < len(text) and text[at].isspace():
            at += 1
        mark = not form[0].isalpha() or not words or not words[-1][-1].isalpha()
        if gap or mark:
            words.append("")
            pieces.append([])
            tags.append([])
        swallowed = 1 if form.startswith("ل") and not text.startswith(form, at) and text.startswith(form[1:], at) else 0
        words[-1] += form[swallowed:]
        at += len(form) - swallowed
        pieces[-1].append(form)
        tags[-1].append(tag)
    return Treed(tuple(words), tuple(map(tuple, pieces)), tuple(map(tuple, tags)))


class Heads(nn.Module):
    """Clitics in front, clitics behind and the part of speech, from what the language models tell of a word and, last
    among its numbers, the rules' cut, which stands unless the rest speaks against it."""

    TRUST = 4.0

    def __init__(self, width: int, inner: int, sizes: Sequence[int], drop: float) -> None:
        super().__init__()
        self.rules = sizes[0] + sizes[1]
        self.drop = nn.Dropout(drop)
        self.enter = nn.Linear(width, inner)
        self.leave = nn.ModuleList(nn.Linear(inner, size) for size in sizes)
        self.trust = nn.ParameterList(self.TRUST * torch.eye(size) for size in sizes[:2])

    def forward(self, context: Tensor) -> list[Tensor]:
        """Scores of the three."""
        seen, rules = context[..., : -self.rules], context[..., -self.rules :]
        inner = self.drop(torch.relu(self.enter(torch.cat([self.drop(seen), rules], -1))))
        front, back, upos = (leave(inner) for leave in self.leave)
        size = len(self.trust[0])
        return [front + rules[..., :size] @ self.trust[0], back + rules[..., size:] @ self.trust[1], upos]


class Classes(NamedTuple):
    """The clitics and tags that the tree bank has, the commonest first; no clitic is the first of its list."""

    front: list[str]
    back: list[str]
    upos: list[str]

    @property
    def sizes(self) -> list[int]:
        """How many of each."""
        return [len(one) for one in self]


def stem_of(pieces: Sequence[str], tags: Sequence[str]) -> int:
    """Which piece is the stem: the first that is not a letter in front, the last of all if none is."""
    for at, piece in enumerate(pieces[:-1]):
        if piece not in FRONT or tags[at] in ("NOUN", "VERB", "ADJ", "PROPN"):
            return at
    return len(pieces) - 1


def answer(pieces: Sequence[str], tags: Sequence[str]) -> tuple[str, str, str]:
    """Clitics in front, clitics behind, and the stem's part of speech, as the heads learn them.

    >>> answer(["و", "ل", "كتاب", "ها"], ["CCONJ", "ADP", "NOUN", "PRON"])
    ('ول', 'ها', 'NOUN')
    """
    at = stem_of(pieces, tags)
    return key("".join(pieces[:at])), key("".join(pieces[at + 1 :])), tags[at]


def classes(sentences: Sequence[Treed]) -> Classes:
    """The classes of a tree bank that occur twice or more."""
    columns = zip(
        *(answer(*one) for each in sentences for one in zip(each.pieces, each.tags, strict=True)), strict=True
    )
    counts = [Counter(column) for column in columns]
    found = [
        [name for name, count in sorted(one.items(), key=lambda pair: (-pair[1], pair[0])) if count > 1]
        for one in counts
    ]
    return Classes(*found)


def fit(contexts: Sequence[Tensor], sentences: Sequence[Treed], kinds: Classes, settings: dict[str, float]) -> Heads:
    """Train the heads on the contexts of sentences."""
    torch.manual_seed(int(settings["seed"]))
    rng = np.random.default_rng(int(settings["seed"]))
    heads = Heads(contexts[0].shape[1], int(settings["inner"]), kinds.sizes, settings["drop"])
    learner = torch.optim.AdamW(heads.parameters(), lr=settings["rate"], weight_decay=0.05)
    aims = [torch.tensor([_ids(one, kinds) for one in zip(each.pieces, each.tags, strict=True)]) for each in sentences]
    passes = int(settings["passes"])
    for turn in range(passes):
        for group in learner.param_groups:
            group["lr"] = settings["rate"] * (1 - turn / passes)
        order = rng.permutation(len(sentences))
        for at in range(0, len(order), 16):
            some = order[at : at + 16]
            scores = heads(torch.cat([contexts[one] for one in some]))
            right = torch.cat([aims[one] for one in some])
            losses = [nn.functional.cross_entropy(score, right[:, column]) for column, score in enumerate(scores)]
            learner.zero_grad()
            torch.stack(losses).sum().backward()
            learner.step()
    return heads.eval()


def _ids(one: tuple[Sequence[str], Sequence[str]], kinds: Classes) -> list[int]:
    return [names.index(name) if name in names else 0 for name, names in zip(answer(*one), kinds, strict=True)]


CLITIC_TAGS = {"و": "CCONJ", "ف": "PART", "ب": "ADP", "ل": "ADP", "ك": "ADP", "س": "PART"}
PRONOUN = "PRON"


def told(sentence: Treed, scores: Sequence[Tensor], kinds: Classes) -> tuple[int, int, int]:
    """Words cut as the tree bank has them, pieces of rightly given speech where its own cut is given, and stems of
    rightly given speech."""
    cutter = Cutter(*kinds)
    cut = cutter.cut(sentence.words, sentence.forms, *(score.detach().numpy() for score in scores))
    words = sum(
        mine == theirs for mine, theirs in zip(cut.pieces, map(_written, sentence.words, sentence.pieces), strict=True)
    )
    pieces = stems = 0
    for mine, parts, tags in zip(cut.tags, sentence.pieces, sentence.tags, strict=True):
        at = stem_of(parts, tags)
        fronts = [CLITIC_TAGS.get(part, "PART") for part in parts[:at]]
        backs = [PRONOUN] * (len(parts) - at - 1)
        pieces += sum(one == other for one, other in zip([*fronts, mine, *backs], tags, strict=True))
        stems += mine == tags[at]
    return words, pieces, stems


def _written(word: str, pieces: Sequence[str]) -> tuple[str, ...]:
    """Pieces as they stand in the printed word, which lacks the alef of an article behind ل."""
    if "".join(pieces) == word:
        return tuple(pieces)
    at = stem_of(pieces, [""] * len(pieces))
    front, back = "".join(pieces[:at]), "".join(pieces[at + 1 :])
    return (*pieces[:at], word[len(front) : len(word) - len(back)], *pieces[at + 1 :])


def crossed(
    contexts: Sequence[Tensor], sentences: Sequence[Treed], kinds: Classes, settings: dict[str, float]
) -> dict[str, float]:
    """Figures by cross-validation: every so many-th sentence is left out in turn."""
    folds = int(settings["folds"])
    words = pieces = stems = 0
    for fold in range(folds):
        seen = [at for at in range(len(sentences)) if at % folds != fold]
        heads = fit([contexts[at] for at in seen], [sentences[at] for at in seen], kinds, settings)
        for at in range(fold, len(sentences), folds):
            one = told(sentences[at], heads(contexts[at]), kinds)
            words, pieces, stems = words + one[0], pieces + one[1], stems + one[2]
    total = sum(len(one.words) for one in sentences)
    whole = sum(len(parts) for one in sentences for parts in one.pieces)
    return {
        "words_cut_right": round(words / total, 4),
        "upos_of_stems": round(stems / total, 4),
        "upos_of_syntactic_words": round(pieces / whole, 4),
    }
