"""From a page to its articles and its furniture."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from waqai.model import Article, Furniture, Page, ReadOptions, Span


class Part(NamedTuple):
    """One article of a page, with the furniture that stands before, in and after it (each piece belongs to one)."""

    article: Article
    furniture: tuple[Furniture, ...]


def part(page: Page, options: ReadOptions) -> tuple[Part, ...]:
    """The articles of a page, in order.  Raises `PageError` where there is no article text."""
    spans = []
    at = 0
    for line in page.text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(at, at + len(line.rstrip())))
        at += len(line)
    body = "\n".join(page.text[s.start : s.end] for s in spans)
    title = spans[0]
    article = Article(
        f"{page.sha256[:16]}-1",
        page.source,
        page.sha256,
        page.text[title.start : title.end],
        title,
        None,
        "ar",
        tuple(spans[1:]),
        hashlib.sha256(body.encode()).hexdigest(),
    )
    return (Part(article, ()),)
