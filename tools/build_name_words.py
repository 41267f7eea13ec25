"""Builds the word lists by which names of persons and places are told from ordinary words.

    python tools/build_name_words.py GAZETTEER_DIR NEWS.jsonl.xz

`names.tsv`: parts of persons' names; `ordinary.tsv`: words that are no names; `place_words.tsv`: names of places that
are far more often something else (الخميس, الثورة), told by how seldom مدينة or في stands before them.

Input: transliteration pairs (CC0, MIT, Apache-2.0), name variants (MIT) and counts of words in a newspaper corpus
(CC BY 4.0): how often a word stands behind a person's title or beside بن, and how often it takes the article or a
pronoun, which names do not.  Only single words and counts of them are used, no sentence.
"""

from __future__ import annotations

import collections
import functools
import itertools
import json
import lzma
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from waqai.knowledge.loader import table
from waqai.text.clitics import readings
from waqai.text.folding import fold_text

TITLES = frozenset(
    fold_text(
        "الرئيس الدكتور السيد الشيخ الوزير المهندس العميد اللواء المستشار الفنان اللاعب المدرب العقيد الأمير السفير "
        "النائب الجنرال الأستاذ المقدم الرائد النقيب الدكتورة السيدة الشيخة المدير الملك"
    ).split()
)
NEVER = frozenset(
    fold_text(
        "الأول الأعلى أعلى أعلم ليست سوف وسوف يوما يوم اليوم ضيفه بلا يرى ترى أدي لكي طوال كنا فاز شارك أنت منا "
        "واصل هما بات دورا أنك سيما تشير مني بالله ربه هنا عده مره صفر لنا لأنه يكن كيف حسب كنت إحدى كثير "
        "باسم "
        "نيسان شباط كانون أكتوبر أبريل مايو يوليو أغسطس مارس يونيو يناير فبراير سبتمبر نوفمبر ديسمبر تموز آب أيلول "
        "آذار "
        "ثاني أكبر الشاب الملك بدور إن أن عن من في إلى على كان قال كل بعد قبل ضد عام كما حتى غير بين بها به له لها"
    ).split()
)
WORD = re.compile(r"[\u0621-\u064a]+")
PIECE = re.compile(r"[.\n،,:؛()\"]")
ENDINGS = ("ه", "ها", "ات", "هم")
# A word seen behind titles in one of fifty cases is a name; one of a large family of forms is not.
NAME_SHARE, RARE, FAMILY, OFTEN = 0.02, 6, 0.02, 1500
ORDINARY_COUNT = 6
SIZE_LIMIT = 560_000
PLACE_HEADS = frozenset(
    fold_text("مدينة محافظة بلدة ولاية منطقة إمارة قرية العاصمة بمدينة لمدينة ومدينة بمحافظة بمنطقة جزيرة").split()
)
PLACE_PREPOSITIONS = frozenset(fold_text("في إلى من").split())
# Below these shares (مدينة before it three times as telling as في) a place's name is mostly another word.
PLACE_SHARE, PLACE_HEAD_SHARE, PLACE_IN_SHARE, PLACE_COUNT, BIG_PLACE, CONTINENT = 0.10, 0.006, 0.2, 25, 60, 80


class Counts(NamedTuple):
    """How often each word occurs, and how often where a name is expected."""

    words: collections.Counter[str]
    slots: collections.Counter[str]
    headed: collections.Counter[str]
    within: collections.Counter[str]

    def share(self, word: str) -> float:
        return self.slots[word] / max(1, self.words[word])

    def family(self, word: str, names: set[str]) -> float:
        kin = ("ل" + word[1:], word[2:]) if word.startswith("ال") else ("ال" + word, *(word + e for e in ENDINGS))
        return sum(self.words[k] for k in kin if k not in names) / max(1, self.words[word])


def count_words(corpus: pathlib.Path) -> Counts:
    """Counts the words of every second text, which is enough."""
    words: collections.Counter[str] = collections.Counter()
    slots: collections.Counter[str] = collections.Counter()
    headed: collections.Counter[str] = collections.Counter()
    within: collections.Counter[str] = collections.Counter()
    with lzma.open(corpus, "rt") as lines:
        for number, line in enumerate(lines):
            if number % 2 == 0:
                for piece in PIECE.split(fold_text(json.loads(line)["text"])):
                    found = WORD.findall(piece)
                    words.update(found)
                    slots.update(_in_slots(found))
                    headed.update(b for a, b in itertools.pairwise(found) if a in PLACE_HEADS)
                    within.update(b for a, b in itertools.pairwise(found) if a in PLACE_PREPOSITIONS)
    return Counts(words, slots, headed, within)


def _in_slots(words: list[str]) -> Iterator[str]:
    for at, word in enumerate(words[:-1]):
        if word in TITLES:
            yield words[at + 1]
        elif word == "بن" and at:
            yield from (words[at - 1], words[at + 1])


def name_parts(folder: pathlib.Path) -> dict[str, int]:
    """Every name part of the free lists, with how many lists' worth of weight it has."""
    found: collections.Counter[str] = collections.Counter()
    for line in (folder / "translit_pairs.tsv").read_text("utf-8").splitlines()[1:]:
        fields = line.split("\t")
        found[fold_text(fields[1])] += int(float(fields[2] or 1))
    for line in (folder / "name_variant_groups.tsv").read_text("utf-8").splitlines()[1:]:
        for form in line.split("\t")[1].split("|"):
            found[fold_text(form)] += 2
    return found


def sort_words(counts: Counts, parts: dict[str, int]) -> tuple[list[str], list[str], list[str]]:
    """Names, words that may be names, ordinary words."""
    names = {w for w in parts if WORD.fullmatch(w) and len(w) > 2 and w not in NEVER and not _is_state(w)}
    slotted = {w for w, n in counts.slots.items() if n >= 5 and counts.share(w) > 0.3 and not w.endswith("ي")}
    plain = {w for w in slotted if w not in names and not w.startswith(("و", "ب", "ل", "ال"))}
    sure, maybe = plain - NEVER, set[str]()
    for word in sorted(names):
        kind = _judge(word, counts, names)
        if kind:
            (sure if kind == "name" else maybe).add(word)
    taken = sure | maybe
    taken |= _state_words() | real_places(counts)
    ordinary = [w for w, n in counts.words.most_common() if n >= ORDINARY_COUNT and _is_new(w, taken, counts)]
    return _fitting(sure, parts, counts), sorted(maybe), sorted(ordinary)


def _judge(word: str, counts: Counts, names: set[str]) -> str | None:
    often = counts.words[word]
    if often < RARE or counts.share(word) >= NAME_SHARE:
        return "name"
    family = counts.family(word, names)
    if family < FAMILY and often < OFTEN and not word.startswith("ال"):
        return "name"
    return "maybe" if counts.share(word) >= 0.004 or (family < 0.1 and often < 3000) else None


def _is_new(word: str, taken: set[str], counts: Counts) -> bool:
    """True for a word that is no name, nor made of a commoner word by a proclitic."""
    if word in taken or len(word) < 2:
        return False
    often = max(ORDINARY_COUNT, counts.words[word] / 2)
    return not any(c.length and counts.words[c.stem] >= often for c in readings(word))


def _is_state(word: str) -> bool:
    return word in _state_words()


@functools.cache
def _state_words() -> frozenset[str]:
    """Names of states and their adjectives, folded."""
    names = [row[5] for row in table("entities/states").rows] + [row[2] for row in table("entities/demonyms").rows]
    return frozenset(fold_text("|".join(names)).split("|"))


def _fitting(names: set[str], parts: dict[str, int], counts: Counts) -> list[str]:
    """The best attested names that the size allows."""
    ranked = sorted(names, key=lambda w: (-min(counts.words[w], 3) - parts.get(w, 0), w))
    kept, size = [], 0
    for word in ranked:
        size += len(word.encode()) + 3
        if size > SIZE_LIMIT:
            break
        kept.append(word)
    return sorted(kept)


def place_words(counts: Counts) -> list[str]:
    """Names of places, of one word, that are mostly another word."""
    return sorted(w for w, weight in _place_weights().items() if _is_mostly_other(w, weight, counts))


def real_places(counts: Counts) -> set[str]:
    """Names of places, of one word, that behave like names of places."""
    found = set()
    for word, weight in _place_weights().items():
        often = counts.words[word]
        share = (3 * counts.headed[word] + counts.within[word]) / often if often else 0
        if weight >= BIG_PLACE or share >= 2 * PLACE_SHARE or not _is_lexical(word, counts):
            found.add(word)
    return found


@functools.cache
def _place_weights() -> dict[str, int]:
    weights: dict[str, int] = {}
    for name in ("entities/places", "entities/places_hand"):
        for row in table(name).rows:
            for form in fold_text(row[5]).split("|"):
                weights[form] = max(weights.get(form, 0), int(row[3] or 0))
    return {w: weight for w, weight in weights.items() if w and " " not in w}


def _is_mostly_other(word: str, weight: int, counts: Counts) -> bool:
    often = counts.words[word]
    if often < PLACE_COUNT or weight >= CONTINENT or not _is_lexical(word, counts):
        return False
    headed, within = counts.headed[word] / often, counts.within[word] / often
    if weight >= BIG_PLACE:
        return headed < PLACE_HEAD_SHARE and within < PLACE_IN_SHARE
    return 3 * headed + within < PLACE_SHARE or headed < PLACE_HEAD_SHARE


def _is_lexical(word: str, counts: Counts) -> bool:
    """A word with relatives, or with the article, or a person's name."""
    return word.startswith("ال") or counts.family(word, set()) >= FAMILY or counts.share(word) >= NAME_SHARE / 4


ORIGIN = """# Written by tools/build_name_words.py: change the script, not this file.  Origin: transliteration pairs of
# NETransliteration-COLING2018 (CC0), rigour (MIT), google/transliteration (Apache-2.0), ArWikiCats (MIT), Wikidata
# labels (CC0); word counts of the SANAD Al-Khaleej corpus (CC BY 4.0).  Folded words.
"""


def main(folder: str, corpus: str) -> None:
    """Writes the lists into the knowledge data."""
    data = pathlib.Path(__file__).parents[1] / "waqai" / "knowledge" / "data"
    counts = count_words(pathlib.Path(corpus))
    sure, maybe, ordinary = sort_words(counts, name_parts(pathlib.Path(folder)))
    rows = sorted([(w, "n") for w in sure] + [(w, "m") for w in maybe])
    note = (
        "# Parts of persons' names.  kind: n = a name, m = a name or another word.  Known problem: some are places.\n"
    )
    text = ORIGIN + note + "form\tkind\n" + "".join(f"{w}\t{k}\n" for w, k in rows)
    (data / "names.tsv").write_text(text, "utf-8")
    note = "# Words of the press that are no person's name, without those that a proclitic makes of another.\n"
    (data / "ordinary.tsv").write_text(ORIGIN + note + "form\n" + "".join(f"{w}\n" for w in ordinary), "utf-8")
    note = "# Names of places that are mostly other words: weak without مدينة or the like before them.\n"
    (data / "place_words.tsv").write_text(
        ORIGIN + note + "form\n" + "".join(f"{w}\n" for w in place_words(counts)), "utf-8"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
