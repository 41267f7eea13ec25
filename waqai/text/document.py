"""A text made ready for reading: its words and sentences, looked up by offset.

>>> doc = Document.of("وصل الوزير. ثم غادر.", [Span(0, 20)])
>>> [w.form for w in doc.sentence_words(doc.sentences[1])]
['ثم', 'غادر', '.']
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from waqai.model import Span
from waqai.text.clitics import readings
from waqai.text.folding import fold_text
from waqai.text.sentences import sentences_of
from waqai.text.words import Word, letters_of, start_of, words_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span, and its words as a half-open range of the document's.  `title` marks the headline."""

    span: Span
    first: int
    last: int
    title: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of a page that one article consists of, in reading order (the title, then the body)."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span], title: Span | None = None) -> Document:
        """Reads the words and sentences of `spans` of `text`; what overlaps is read once, in order of place."""
        words: list[Word] = []
        sentences: list[Sentence] = []
        for span in _in_order(spans, title):
            for part in sentences_of(text, span.start, span.end):
                first = len(words)
                words.extend(words_of(text, part.start, part.end))
                sentences.append(Sentence(part, first, len(words), title == span))
        return cls(text, tuple(words), tuple(sentences), tuple(w.start for w in words))

    def sentence_words(self, sentence: Sentence) -> Sequence[Word]:
        """The words of one sentence."""
        return self.words[sentence.first : sentence.last]

    def word_at(self, offset: int) -> int:
        """Index of the word that holds or follows `offset`."""
        at = bisect.bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.words[at].end else at + 1

    def range_of(self, span: Span) -> tuple[int, int]:
        """The half-open range of words that overlap `span`."""
        first = self.word_at(span.start)
        return first, max(first, bisect.bisect_left(self.starts, span.end))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`."""
        at = bisect.bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found and offset < found.span.end else None

    def by_sentence(self, items: Iterable[T], span: Callable[[T], Span]) -> list[list[T]]:
        """For each sentence the items that overlap it, in their order; every item is looked at once.

        >>> doc = Document.of("وصل. غادر.", [Span(0, 10)])
        >>> doc.by_sentence([Span(0, 3), Span(2, 9)], lambda s: s)
        [[Span(start=0, end=3), Span(start=2, end=9)], [Span(start=2, end=9)]]
        """
        found: list[list[T]] = [[] for _ in self.sentences]
        starts = [sentence.span.start for sentence in self.sentences]
        for item in items:
            start, end = span(item)
            at = max(0, bisect.bisect_right(starts, start) - 1)
            while at < len(found) and starts[at] < end:
                if start < self.sentences[at].span.end:
                    found[at].append(item)
                at += 1
        return found

    def span(self, first: int, last: int, skip: int = 0) -> Span:
        """Page span of words first..last (last not included), without the first word's `skip` folded characters."""
        return Span(self.start_of(first, skip), self.words[last - 1].end)

    def start_of(self, word: int, skip: int = 0) -> int:
        """Where a word starts once `skip` folded characters of proclitics are left out."""
        return start_of(self.text, self.words[word], skip)

    def proclitics(self, word: int, offset: int) -> str:
        """The folded letters of a word that stand before an offset.

        >>> text = "مصر و للجزائر"
        >>> Document.of(text, [Span(0, 13)]).proclitics(1, text.index("لجزائر"))
        'ول'
        """
        return fold_text(letters_of(self.text[self.words[word].start : offset]))

    def letters(self, first: int, last: int) -> tuple[str, ...]:
        """Words first..last (last not included) as they are written."""
        return tuple(letters_of(self.text[word.start : word.end]) for word in self.words[first:last])

    def cut_forms(self, word: int) -> tuple[str, ...]:
        """The word's folded form and every stem left once proclitics are cut."""
        return tuple(cut.stem for cut in readings(self.words[word].form))


def _in_order(spans: Iterable[Span], title: Span | None) -> list[Span]:
    """The spans by place, overlapping ones made one, and the title by itself also where it lies inside another."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    if title is None:
        return joined
    rests = [part for span in joined for part in _without(span, title)]
    return sorted([title, *rests])


def _without(span: Span, title: Span) -> list[Span]:
    before = Span(span.start, min(span.end, title.start))
    after = Span(max(span.start, title.end), span.end)
    return [part for part in (before, after) if part.start < part.end]
