"""Step 1: unlabelled text as folded words, one sentence a line, without what stands in a part that is reported on."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

from training.corpora import NAMED, NEWS, named, texts
from training.leaks import Held
from waqai.readers.tagger_words import key
from waqai.text.words import words_of

LONGEST = 80
SHORTEST = 5
_END = re.compile(r"(?<=[.!?؟])\s+|\s*\n+\s*|(?<=[\u0621-\u064a])\s*\.\s*(?=[\u0621-\u064a])")


def sentences(text: str) -> Iterator[list[str]]:
    """The words of each sentence; what has no end is cut at LONGEST words."""
    for part in _END.split(text):
        words = [word.form for word in words_of(part)]
        for at in range(0, len(words), LONGEST):
            piece = words[at : at + LONGEST]
            if len(piece) >= SHORTEST:
                yield piece


def held_out(data: Path) -> Held:
    """Every sentence of the parts that figures are reported on."""
    return Held(one.words for corpus in NAMED for one in named(data, corpus, "dev"))


def _prepare(job: tuple[Path, str, Path]) -> tuple[str, int, int]:
    data, name, target = job
    held = held_out(data)
    kept = dropped = 0
    with target.open("w", encoding="utf-8") as out:
        for text in texts(data, name):
            for words in sentences(text):
                if held.holds(words):
                    dropped += 1
                    continue
                kept += len(words)
                out.write(" ".join(key(word) for word in words) + "\n")
    return name, kept, dropped


def prepare(data: Path, folder: Path, seed: int) -> dict[str, tuple[int, int]]:
    """Write folder/text.txt (shuffled); returns words kept and sentences dropped by set."""
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [(data, name, folder / f"{name}.txt") for name in NEWS]
    with Pool(2) as pool:
        counts = {name: (kept, dropped) for name, kept, dropped in pool.map(_prepare, jobs, chunksize=1)}
    lines = sorted({line for _, _, path in jobs for line in path.open(encoding="utf-8")})
    random.Random(seed).shuffle(lines)
    (folder / "text.txt").write_text("".join(lines), encoding="utf-8")
    for _, _, path in jobs:
        path.unlink()
    return counts
