"""What a tagger says of an article's words, its names and acts, as places on its page.

All sentences of all articles go to the tagger at once, be they of several pages, so that it can work in batches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.heavy import Act, ActSide, NameTagger, Suggested, Suggestion, Tagged
from waqai.knowledge.institutions import name_words
from waqai.model import Article, Page, ReadOptions
from waqai.readers.choosing import tagger_of
from waqai.text.document import Document, Sentence

# Clitics that stand before a name and are no part of it; the article is.
PROCLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "س"))
NAME_ALONE = "n"
LONGEST_SENTENCE = 400
"""What is longer, in words, is a list or a page without stops; it is tagged in stretches of this length."""


def suggestions(pages: Sequence[tuple[Page, Sequence[Article]]], options: ReadOptions) -> list[list[Suggested | None]]:
    """For each page, the names and acts that the chosen tagger sees in each of its articles; None where the rules read
    by themselves."""
    tagger = tagger_of(options)
    if tagger is None:
        return [[None] * len(articles) for _, articles in pages]
    docs = [Document.of(page.text, one.body, one.title_span) for page, articles in pages for one in articles]
    seen = iter(suggested_by(tagger, docs))
    return [[next(seen) for _ in articles] for _, articles in pages]


def suggested_by(tagger: NameTagger, docs: Sequence[Document]) -> list[Suggested]:
    """The names and acts that `tagger` sees in each document, in order of place."""
    pieces = [list(_stretches(doc)) for doc in docs]
    sentences = [doc.letters(*piece) for doc, some in zip(docs, pieces, strict=True) for piece in some]
    answers = iter(tagger.tag(sentences) if sentences else ())
    return [
        suggested_in(doc, [(first, next(answers)) for first, _ in some]) for doc, some in zip(docs, pieces, strict=True)
    ]


def suggested_in(doc: Document, answers: Sequence[tuple[int, Tagged]]) -> Suggested:
    """What was said of the sentences of a document, each with the number of its first word."""
    names = tuple(one for first, said in answers for one in suggestions_in(doc, first, said))
    if any(said.acts is None for _, said in answers):
        return Suggested(names)
    return Suggested(names, tuple(_placed(doc, first, act) for first, said in answers for act in said.acts or ()))


def _placed(doc: Document, start: int, act: Act) -> Act:
    """An act of a sentence, its words by their offsets."""
    sides = (ActSide(doc.words[start + at].start, role, score) for at, role, score in act.sides)
    return act._replace(at=doc.words[start + act.at].start, sides=tuple(sides))


def _stretches(doc: Document) -> Iterator[tuple[int, int]]:
    for sentence in doc.sentences:
        yield from _cut(sentence)


def _cut(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for first in range(sentence.first, sentence.last, LONGEST_SENTENCE):
        yield first, min(sentence.last, first + LONGEST_SENTENCE)


def suggestions_in(doc: Document, start: int, tagged: Tagged) -> Iterator[Suggestion]:
    """A sentence's names as places of the text; `start` is the sentence's first word."""
    for first, last, kind, score in sorted(tagged.spans):
        word = doc.words[start + first]
        pieces = () if kind == "person" and _is_name(word.form) else tagged.pieces[first : first + 1]
        skip = before_stem(*pieces) if pieces else 0
        yield Suggestion(doc.start_of(start + first, skip), doc.words[start + last - 1].end, kind, score)


def _is_name(form: str) -> bool:
    """True for a word that is nothing but a part of persons' names: its first letter is no clitic.

    >>> _is_name("بلقيس"), _is_name("لبلقيس")
    (True, False)
    """
    return name_words().get(form) == NAME_ALONE


def before_stem(pieces: Sequence[str]) -> int:
    """How many letters of a word are proclitics, of a word cut into pieces.

    >>> before_stem(("و", "ل", "الرياض")), before_stem(("الرياض",)), before_stem(())
    (2, 0, 0)
    """
    cut = 0
    for piece in pieces[:-1]:
        if piece not in PROCLITICS:
            break
        cut += len(piece)
    return cut
