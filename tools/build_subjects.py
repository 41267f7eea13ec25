"""Builds `waqai/knowledge/data/subjects.tsv`: words by which an article is of sport, culture, faith or science.

    python tools/build_subjects.py --corpora ../shared/data/news --write

Two newspapers sort their articles by subject.  From the words of these articles (each once, clitics cut, of the first
`LONGEST` characters) a multinomial logistic regression learns what sets each subject apart from public affairs
(politics, economy, news of the country and of the world); written are these differences, a column a subject.
Function words, days, names of states, places and persons are left out: they tell the newspaper, not the subject.

Only weights of words leave this script.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from waqai.extract.clauses import is_function_word
from waqai.extract.subject_matter import subject_word
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.subjects import SUBJECTS
from waqai.text.words import words_of

TARGET = Path(__file__).parents[1] / "waqai" / "knowledge" / "data" / "subjects.tsv"
LONGEST, RAREST, SHORTEST, CANDIDATES, KEPT = 3_000, 25, 3, 2_600, 1_500
STEPS, RATE, DRAG, SHRINK, FEWEST = 150, 1.5, 0.9, 1e-4, 9
AFFAIRS = "affairs"
# Categories of the corpora as subjects, with how many articles of each are drawn.
DRAWN: dict[str, dict[str, tuple[str, int]]] = {
    "alkhaleej_sanad": {
        "Politics": (AFFAIRS, 2400), "Finance": (AFFAIRS, 2400), "Sports": ("sport", 1500),
        "Culture": ("culture", 1500), "Religion": ("faith", 1500),
        "Technology": ("science", 1500), "Medical": ("science", 1500),
    },
    "antcorpus_v1.1": {
        "localNews": (AFFAIRS, 2500), "internationalNews": (AFFAIRS, 900), "politic": (AFFAIRS, 500),
        "economy": (AFFAIRS, 300), "sport": ("sport", 1000), "culture": ("culture", 124), "technology": ("science", 83),
    },
}  # fmt: skip


def main() -> None:
    """Prints how many articles get their own subject; writes the table where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--write", action="store_true", help="write the table")
    asked = parser.parse_args()
    articles = load(asked.corpora)
    classes = (AFFAIRS, *SUBJECTS)
    known = np.array([classes.index(subject) for subject, _ in articles])
    words = choose([found for _, found in articles], known)
    seen = presence([found for _, found in articles], words)
    weights, right = learn(seen, known, len(classes))
    print(f"{len(articles)} articles, {len(words)} words, {right:.3f} of the articles told right")
    if asked.write:
        head = "".join(line for line in TARGET.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))
        rows = (f"{w}\t" + "\t".join(f"{x:g}" for x in row) for w, row in zip(words, weights, strict=True))
        TARGET.write_text(head + "\n".join(["\t".join(("word", *SUBJECTS)), *rows]) + "\n", "utf-8")


def load(folder: Path) -> list[tuple[str, frozenset[str]]]:
    """Articles' subjects and words, drawn at random from each category."""
    found = []
    for corpus, categories in DRAWN.items():
        with lzma.open(folder / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for category, (subject, number) in categories.items():
            some = [row for row in rows if row["category"] == category]
            for row in random.Random(category).sample(some, min(number, len(some))):
                found.append((subject, words_in(f"{row['title'] or ''}\n{row['text']}")))
    return found


def words_in(text: str) -> frozenset[str]:
    """The words of an article's beginning, as the reader looks them up."""
    return frozenset(subject_word(word.form) for word in words_of(text[:LONGEST]) if word.kind == "arabic")


def choose(articles: Sequence[frozenset[str]], known: np.ndarray) -> list[str]:
    """The words that set the subjects apart most."""
    counts = Counter(word for words in articles for word in words)
    inside = [Counter(w for n, words in zip(known, articles, strict=True) if n == c for w in words) for c in set(known)]
    sizes = np.bincount(known)

    def gain(word: str) -> float:
        most = 0.0
        for of, size in zip(inside, sizes, strict=True):
            here = (of[word] + 0.5) / (size + 1)
            elsewhere = (counts[word] - of[word] + 0.5) / (len(articles) - size + 1)
            most = max(most, abs(here - elsewhere) / math.sqrt((here + elsewhere) / 2 + 0.002))
        return most

    frequent = sorted(word for word, count in counts.items() if count >= RAREST)
    return [word for word in sorted(frequent, key=gain, reverse=True)[:CANDIDATES] if tells_subject(word)][:KEPT]


def tells_subject(word: str) -> bool:
    """Whether a word is neither short nor a function word nor a name."""
    if len(word) < SHORTEST or word in word_class("habits_of_papers") or is_function_word(word):
        return False
    found = [name for form in (word, f"ال{word}") for name in gazetteer().look_up(form)]
    return not any(name.known.type in ("state", "place", "person") and not name.weak for name in found)


def presence(articles: Sequence[frozenset[str]], words: Sequence[str]) -> np.ndarray:
    """A row an article: which words it has, scaled by how many these are."""
    places = {word: n for n, word in enumerate(words)}
    seen = np.zeros((len(articles), len(words)), dtype=np.float32)
    for row, found in zip(seen, articles, strict=True):
        row[[places[word] for word in found if word in places]] = 1
    scaled: np.ndarray = seen / np.sqrt(np.maximum(seen.sum(1, keepdims=True), FEWEST))
    return scaled


def learn(seen: np.ndarray, known: np.ndarray, classes: int) -> tuple[np.ndarray, float]:
    """Weights of each word for each subject against affairs, to a tenth; the share of articles told right."""
    wanted = np.eye(classes, dtype=np.float32)[known]
    weights, lead, drive = np.zeros((seen.shape[1], classes)), np.zeros(classes), np.zeros((seen.shape[1], classes))
    shares = wanted
    for _ in range(STEPS):
        sums = seen @ weights + lead
        shares = np.exp(sums - sums.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        drive = DRAG * drive + seen.T @ (shares - wanted) / len(known) + SHRINK * weights
        weights -= RATE * drive
        lead -= RATE * (shares - wanted).mean(0)
    right = float((shares.argmax(1) == known).mean())
    return np.round(weights[:, 1:] - weights[:, :1], 1) + 0.0, right


if __name__ == "__main__":
    main()
