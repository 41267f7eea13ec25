"""Articles cut into tokens, with what was read marked on them: what the annotation formats share.

A token is a word or a sign, and ends where something that was read begins or ends: a mention leaves out the particle
before it (`لـ`, `و`), so that one written word may be two tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from waqai.model import Event, Mention, Reading, Span
from waqai.record.whole import Whole
from waqai.text.sentences import sentences_of

_TOKEN = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0670\u0640][^\W_]*)*|[^\s]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the page with its tokens, spans counted in the page."""

    span: Span
    tokens: tuple[Span, ...]


def sentences(whole: Whole) -> list[Sentence]:
    """The article's sentences, headline first where it stands in the page."""
    article = whole.reading.article
    parts = dict.fromkeys([*((article.title_span,) if article.title_span else ()), *article.body])
    cuts = {edge for span in marked(whole.reading) for edge in span}
    return [
        Sentence(span, tuple(tokens_of(whole.text, span, cuts)))
        for part in parts
        for span in sentences_of(whole.text, *part)
    ]


def marked(reading: Reading) -> Iterable[Span]:
    """Where mentions, triggers, times and quantities stand."""
    yield from (mention.span for mention in reading.mentions)
    yield from (event.trigger for event in reading.events)
    yield from (time.span for time in reading.times)
    yield from (quantity.span for quantity in reading.quantities)


def tokens_of(text: str, span: Span, cuts: Iterable[int]) -> list[Span]:
    """Words and signs of a stretch, cut at `cuts` too.

    >>> text = "وزار موسكو."
    >>> [text[a:b] for a, b in tokens_of(text, Span(0, 11), {1})]
    ['و', 'زار', 'موسكو', '.']
    """
    wanted = sorted(cut for cut in set(cuts) if span.start < cut < span.end)
    found: list[Span] = []
    for match in _TOKEN.finditer(text, *span):
        edges = [match.start(), *(c for c in wanted if match.start() < c < match.end()), match.end()]
        found += [Span(a, b) for a, b in pairwise(edges)]
    return found


def names_of(reading: Reading) -> list[Mention]:
    """The mentions that do not overlap, longest first where they do, in the order of the text."""
    taken: list[Mention] = []
    for mention in sorted(reading.mentions, key=lambda m: (m.span.start - m.span.end, m.span.start, m.id)):
        if all(mention.span.end <= one.span.start or one.span.end <= mention.span.start for one in taken):
            taken.append(mention)
    return sorted(taken, key=lambda m: m.span)


def label_of(event: Event) -> str:
    """An event's type with its mode.

    A visit is `CONSULT-visit`, an act without a mode its type alone.
    """
    return f"{event.type}-{event.mode}" if event.mode else event.type
