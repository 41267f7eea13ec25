"""Scores the names that are read in annotated newswire: `python tools/names.py [--tagger NAME] [--errors] [--train]`.

Sentences of CLEANANERCorp, some in a row as one article, are read as any page's text; the spans of names are compared
with the corpus' persons, locations and organisations, exactly and over the corpus' own words, proclitics at their edges
ignored (a word counts as the name's wherever the name touches it).  What the corpus marks is taken as it is: the bare
name of a place (مدينة حلب: حلب), of a firm, club, paper or station (شركة فورد: فورد), the whole of any other
organisation, nothing of a state's army, government, police and ministries; nationalities are of its class MISC.

Sentences are only looked at, never kept: the corpus serves for measuring.
"""

from __future__ import annotations

import argparse
import collections
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from waqai.extract.mentions import find_mentions
from waqai.heavy import NO_TAGGER, NameTagger
from waqai.model import Article, Entity, Mention, Span
from waqai.readers.suggesting import suggested_by
from waqai.readers.taggers import open_tagger
from waqai.text.document import Document
from waqai.text.folding import fold_text

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "ner" / "cleananercorp"
CLASSES = {"person": "PER", "state": "LOC", "place": "LOC", "facility": "LOC", "organisation": "ORG"}
SCORED = ("PER", "LOC", "ORG")


def words_in(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


# Readings that the corpus leaves unmarked: groups of people, and bodies by what they are (الجيش اللبناني, وزارة الصحة).
UNNAMED = ("group", "members", "media")
BODIES = words_in(
    """الجيش جيش الحكومه حكومه وزاره وزارتي الوزاره الشرطه شرطه القوات قوات السلطات سلطات السلطه الوفد
    وفد النظام نظام الطيران الاداره اداره الاراضي اراضي الخارجيه الداخليه الدفاع الاستخبارات
    المخابرات الامن الرياسه الحزب السفاره سفاره الاحتلال طيران اجهزه القاره"""
)
# Heads that the corpus leaves outside the name of an organisation, a place, a person.
OUTSIDE = {
    "ORG": words_in(
        """شركه نادي فريق صحيفه جريده قناه مجله محطه فضاييه شبكه موقع جماعه تلفزيون اذاعه مجموعه مصرف
    مستشفي الشركه النادي قوه دول
    شركتا شركتي صحيفتا صحيفتي قناتا قناتي شركات صحف قنوات"""
    ),
    "LOC": words_in(
        """مدينه محافظه ولايه منطقه اقليم مقاطعه دوله بلده قريه حي مخيم مخيمات قضاء بلاد ضاحيه شمال جنوب
    شرق غرب وسط شمالي جنوبي شرقي غربي جزيره منتجع
    مدينتا مدينتي محافظتا محافظتي ولايتا ولايتي بلدتا بلدتي قريتا قريتي مخيما مخيمي محافظات ولايات بلدات قري"""
    ),
    "PER": words_in("""الملك السيد الشيخ الشيخه الرييس الامام الامير البابا السلطان شيخ"""),
}
# States whose names begin like a direction.
WHOLE = frozenset(("جنوب افريقيا", "جنوب السودان"))


class Name(NamedTuple):
    """Words first..last (last not included) of a sentence, and their class."""

    first: int
    last: int
    kind: str


class Sentence(NamedTuple):
    """The corpus' words and the names that it marks among them."""

    words: tuple[str, ...]
    names: frozenset[Name]


def main() -> None:
    """Prints precision, recall and F1 by class and in all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="the training part (to look at errors), else dev")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was too much")
    parser.add_argument("--tagger", default=NO_TAGGER, help="a tagger beside the rules: a name or folder")
    parser.add_argument("--window", type=int, default=12, help="sentences read as one article")
    asked = parser.parse_args()
    tagger = None if asked.tagger == NO_TAGGER else open_tagger(asked.tagger)
    sentences = corpus(CORPUS / ("train.conll.xz" if asked.train else "dev.conll"))
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    for at in range(0, len(sentences), asked.window):
        some = sentences[at : at + asked.window]
        for sentence, found in zip(some, read_together(some, tagger), strict=True):
            note(counts, sentence.names, found)
            if asked.errors:
                show(sentence, found)
    for kind in (*SCORED, "all"):
        print(line(kind, counts))


def corpus(path: Path) -> list[Sentence]:
    """The sentences of a file with a word and its tag a line."""
    raw = path.read_bytes()
    text = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8")
    blocks = ([line.split("\t") for line in block.split("\n") if "\t" in line] for block in text.split("\n\n"))
    return [Sentence(tuple(w for w, _ in rows), frozenset(names_of([t for _, t in rows]))) for rows in blocks if rows]


def names_of(tags: list[str]) -> Iterator[Name]:
    """The scored names of a sentence's BIO tags."""
    first = 0
    for at, tag in enumerate([*tags, "O"]):
        before = tags[at - 1] if at else "O"
        if before != "O" and tag != f"I-{before[2:]}" and before[2:] in SCORED:
            yield Name(first, at, before[2:])
        if tag[0] == "B" or tag[2:] != before[2:]:
            first = at


def read_together(sentences: list[Sentence], tagger: NameTagger | None = None) -> list[set[Name]]:
    """The names that Waqai reads in sentences that follow one another, with a tagger's help where one is given."""
    starts: list[list[tuple[int, int]]] = []
    text = ""
    for sentence in sentences:
        starts.append([])
        for word in sentence.words:
            starts[-1].append((len(text), len(text) + len(word)))
            text += word + " "
        text = text[:-1] + "\n"
    article = Article("0-1", "corpus", "0", None, None, None, "ar", (Span(0, len(text)),), "0")
    doc = Document.of(text, article.body)
    cast = find_mentions(doc, article, suggested_by(tagger, [doc])[0].names if tagger else None)
    entities = {entity.id: entity for entity in cast.entities}
    spans = [x for x in (named(m, entities[m.entity], text) for m in cast.mentions) if x]
    return [outermost(among(spans, places)) for places in starts]


def named(mention: Mention, entity: Entity, text: str) -> tuple[Span, str] | None:
    """A mention's span and class where the corpus marks its like."""
    kind = CLASSES.get(entity.type)
    start, end = mention.span
    name = fold_text(text[start:end])
    head, _, rest = name.partition(" ")
    if kind is None or mention.kind not in ("name", "metonym") or mention.rule in UNNAMED or head in BODIES:
        return None
    if rest and head in OUTSIDE[kind] and name not in WHOLE:
        start = end - len(text[start:end].split(maxsplit=1)[1])
    return Span(start, end), kind


def among(spans: Iterable[tuple[Span, str]], places: list[tuple[int, int]]) -> Iterator[Name]:
    """The names of a sentence whose words stand at `places`."""
    for (start, end), kind in spans:
        inside = [n for n, (first, last) in enumerate(places) if first < end and start < last]
        if inside:
            yield Name(inside[0], inside[-1] + 1, kind)


def outermost(names: Iterable[Name]) -> set[Name]:
    """The corpus is flat: a name within another does not count."""
    kept: set[Name] = set()
    for name in sorted(names, key=lambda n: (n.first - n.last, n)):
        if not any(one.first < name.last and name.first < one.last for one in kept):
            kept.add(name)
    return kept


def note(counts: collections.Counter[tuple[str, str]], wanted: frozenset[Name], found: set[Name]) -> None:
    """Counts what is wanted, found and both, by class."""
    for key, names in (("wanted", wanted), ("found", found), ("right", wanted & found)):
        for name in names:
            counts[name.kind, key] += 1
            counts["all", key] += 1


def show(sentence: Sentence, found: set[Name]) -> None:
    """Prints a sentence's errors."""
    for sign, names in (("-", sentence.names - found), ("+", found - sentence.names)):
        for name in sorted(names):
            before = " ".join(sentence.words[max(0, name.first - 3) : name.first])
            after = " ".join(sentence.words[name.last : name.last + 3])
            print(f"{sign} {name.kind}  {before} [{' '.join(sentence.words[name.first : name.last])}] {after}")


def line(kind: str, counts: collections.Counter[tuple[str, str]]) -> str:
    """One class' figures."""
    wanted, found, right = (counts[kind, key] for key in ("wanted", "found", "right"))
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{kind:4} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({right} of {wanted}, {found} found)"


if __name__ == "__main__":
    main()
