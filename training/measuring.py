"""Figures of names on the parts that nothing was trained on: exact spans and types over the corpus' own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from seqeval.metrics import classification_report

from training.corpora import opened
from training.labelled import CORPORA, FANE, Joined, joined, own_labels, sentences
from waqai.readers.tagger import Tagger
from waqai.readers.tagger_cutting import rule
from waqai.readers.tagger_words import key

Tags = Callable[[Sequence[Sequence[str]], str], list[list[str]]]
"""Labels of a head for sentences of forms."""
SOME = {"clean": ("PER", "LOC", "ORG")}


def measured(data: Path, head: str, tags: Tags) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by type, over all (micro avg), and over SOME of a head's types."""
    gold = sentences(data, head, "dev")
    found = [joined(one, head in FANE) for one in gold]
    labels = tags([one.forms for one in found], head)
    own = [_own(one, each, head) for one, each in zip(found, labels, strict=True)]
    return report([list(one.labels) for one in gold], own, SOME.get(head, ()))


def _own(one: Joined, labels: list[str], head: str) -> list[str]:
    return own_labels(one, labels) if head in FANE else labels


def report(gold: list[list[str]], own: list[list[str]], some: Sequence[str]) -> dict[str, dict[str, float]]:
    """seqeval's figures; "some" holds those over the types named."""
    found: dict[str, dict[str, float]] = classification_report(gold, own, output_dict=True, zero_division=0)
    if some:
        parts = [[label if label[2:] in some else "O" for label in one] for one in gold]
        others = [[label if label[2:] in some else "O" for label in one] for one in own]
        found["some"] = classification_report(parts, others, output_dict=True, zero_division=0)["micro avg"]
    return {kind: {name: round(float(value), 4) for name, value in figures.items()} for kind, figures in found.items()}


def all_figures(data: Path, folder: Path) -> dict[str, dict[str, dict[str, float]]]:
    """The figures of a model's folder: names by corpus, clitics on UD Arabic-PADT, which is only measured on."""
    tagger = Tagger(folder)
    found = {head: measured(data, head, tagger.labels) for head in CORPORA}
    return found | {"clitics": {"padt": clitics(data / "treebank" / "ar_padt-dev.seg.tsv.xz", tagger)}}


def clitics(path: Path, tagger: Tagger) -> dict[str, float]:
    """Words cut as the tree bank cuts them: over the rows whose cut is marked exact, and over all, marks and figures
    left out of both; `rules`: by the lists of words alone."""
    sentences = list(_rows(path))
    answers = tagger.tag([[word for word, _, _ in one] for one in sentences])
    counts = dict.fromkeys(("exact", "exact_right", "all", "all_right", "exact_rules", "all_rules"), 0)
    for one, answer in zip(sentences, answers, strict=True):
        for (word, gold, mark), pieces in zip(one, answer.pieces, strict=True):
            if not any(c.isalpha() for c in word):
                continue
            kinds = ("all", "exact") if mark == "exact" else ("all",)
            for kind in kinds:
                counts[kind] += 1
                counts[f"{kind}_right"] += "+".join(pieces) == gold
                counts[f"{kind}_rules"] += _ruled(word) == gold
    return {
        name: round(counts[f"{kind}_{who}"] / counts[kind], 4)
        for kind, who, name in (
            ("exact", "right", "exact"), ("all", "right", "all"), ("exact", "rules", "exact_rules"),
            ("all", "rules", "all_rules"),
        )
    } | {"words_exact": counts["exact"], "words_all": counts["all"]}  # fmt: skip


def _rows(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    now: list[tuple[str, str, str]] = []
    for line in [*opened(path), "\n"]:
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 5:
            now.append((fields[0], fields[1], fields[4]))
        elif now:
            yield now
            now = []


def _ruled(word: str) -> str:
    front, back = rule(key(word))
    if back == "ه" and word.endswith("ة"):
        back = ""
    stem = word[len(front) : len(word) - len(back)]
    return "+".join([*front, stem, *([word[len(word) - len(back) :]] if back else [])])
