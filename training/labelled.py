"""The annotated corpora as the tagger learns them: words as newspapers print them, a label a word for every corpus.

NewsFANE and WikiFANE cut clitics off (و, ب, ل, pronouns); those are joined again, since a page has them joined.  A
joined word bears the label of its stem; `Joined.parts` leads back to the corpus' own words, on which figures are told.
Sentences that are the same words in several corpora (ANERcorp, CLEANANERCorp and NewsFANE are one text) become one.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from training.corpora import Sentence, named
from training.leaks import Held
from waqai.readers.tagger_words import key

CORPORA = {
    "aner": "anercorp",
    "clean": "cleananercorp",
    "news": "newsfane_gold",
    "wiki": "wikifane_gold",
    "wojood": "wojood_sample",
}
FANE = ("news", "wiki")
LONGEST = 100
FRONT = frozenset("وفبلكس")
BACK = frozenset(("ه", "ها", "هم", "هما", "هن", "نا"))


class Joined(NamedTuple):
    """A sentence as printed: forms to look up, a label each, and of how many of the corpus' own words each is made:
    those before the stem, and those after it."""

    forms: tuple[str, ...]
    labels: tuple[str, ...]
    parts: tuple[tuple[int, int], ...]


class Example(NamedTuple):
    """Forms with the labels of every corpus that holds the sentence; `written` for Waqai, with names of its lists."""

    forms: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    written: bool = False


def coarse(data: Path) -> dict[str, str]:
    """The nine types that the fifty classes of FANE are told in."""
    rows = (data / "ner" / "fane_coarse_map.tsv").read_text("utf-8").split("\n")
    return dict(row.split("\t") for row in rows if row)


def sentences(data: Path, head: str, part: str) -> list[Sentence]:
    """The sentences of a corpus; FANE's classes in the nine types."""
    found = named(data, CORPORA[head], part)
    if head not in FANE:
        return found
    types = coarse(data)
    return [Sentence(one.words, tuple(_coarse(label, types) for label in one.labels)) for one in found]


def _coarse(label: str, types: dict[str, str]) -> str:
    return label if label == "O" else label[:2] + types[label[2:]]


def joined(one: Sentence, fane: bool) -> Joined:
    """The sentence with its clitics joined where the corpus cuts them.

    >>> words = Sentence(("و", "زار", "مدرسة", "ه", "ب", "حلب"), ("O", "O", "O", "O", "O", "B-GPE"))
    >>> joined(words, fane=True).forms, joined(words, fane=True).labels
    (('وزار', 'مدرسته', 'بحلب'), ('O', 'O', 'B-GPE'))
    """
    if not fane:
        return Joined(tuple(key(word) for word in one.words), one.labels, ((0, 0),) * len(one.words))
    forms: list[str] = []
    labels: list[str] = []
    parts: list[tuple[int, int]] = []
    at = 0
    while at < len(one.words):
        stem = at
        while stem + 1 < len(one.words) and one.words[stem] in FRONT and _arabic(one.words[stem + 1]):
            stem += 1
        end = stem + 1
        if end < len(one.words) and one.words[end] in BACK and len(one.words[stem]) > 1:
            end += 1
        forms.append(key("".join(_spelt(one.words[at:end], stem - at))))
        labels.append(one.labels[stem])
        parts.append((stem - at, end - stem - 1))
        at = end
    return Joined(tuple(forms), tuple(labels), tuple(parts))


def _arabic(word: str) -> bool:
    return word[:1].isalpha() and not word.isascii()


def _spelt(words: tuple[str, ...], stem: int) -> list[str]:
    """ة before a pronoun is written ت, ل before the article swallows its alef."""
    found = list(words)
    if len(words) > stem + 1 and words[stem].endswith("ة"):
        found[stem] = words[stem][:-1] + "ت"
    if stem and words[stem - 1] == "ل" and words[stem].startswith("ال"):
        found[stem] = words[stem][1:]
    return found


def own_labels(one: Joined, labels: list[str]) -> list[str]:
    """Labels of joined words as labels of the corpus' own words: clitics in front of a name's first word are outside,
    those within a name inside, pronouns outside."""
    found: list[str] = []
    for label, (front, back) in zip(labels, one.parts, strict=True):
        found.extend([label if label.startswith("I-") else "O"] * front)
        found.append(label)
        found.extend(["O"] * back)
    return found


def cut(one: Joined) -> list[Joined]:
    """Pieces of at most LONGEST words, cut behind a word that no name runs on from."""
    found = []
    start = 0
    while len(one.forms) - start > LONGEST:
        ends = [at for at in range(start + LONGEST // 2, start + LONGEST) if not one.labels[at].startswith("I-")]
        marks = [at for at in ends if not one.forms[at - 1].isalnum()]
        end = (marks or ends or [start + LONGEST])[-1]
        found.append(Joined(one.forms[start:end], one.labels[start:end], one.parts[start:end]))
        start = end
    return [*found, Joined(one.forms[start:], one.labels[start:], one.parts[start:])]


def training_set(data: Path, held: Held) -> tuple[list[Example], dict[str, int]]:
    """Every training sentence that no held-out part holds, and how many were dropped by corpus."""
    at: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    dropped = {}
    for head in CORPORA:
        found = sentences(data, head, "train")
        kept = [one for one in found if not held.holds(one.words)]
        dropped[head] = len(found) - len(kept)
        for one in kept:
            for piece in cut(joined(one, head in FANE)):
                at.setdefault(piece.forms, {})[head] = piece.labels
    return [Example(forms, labels) for forms, labels in at.items()], dropped
