"""From a page to its articles and its furniture.

Lines are marked as furniture, the page is cut where further articles begin, and each article gets its headline,
body, outlet, author and the date that the page states. A date belongs to the article it stands with: what came with
the page and what its markup says is the first one's. Limits: an article's body is whole lines, but one that is too
long for an article is cut into several (`pieces`); dates are never inferred here.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from waqai.knowledge.furniture import plain_words
from waqai.model import Article, Furniture, Outlet, Page, PageError, ReadOptions, Span
from waqai.sources.credits import author_of, byline_outlet, is_source_line
from waqai.sources.furniture import Mark, Marks, mark_furniture
from waqai.sources.lines import Line, first_paragraph, line_at, lines_of
from waqai.sources.origin import find_outlet, find_published
from waqai.sources.parting import article_starts
from waqai.sources.pieces import pieces_of
from waqai.sources.stated import date_line
from waqai.sources.titles import choose_title, is_masthead, without_site

_HEADLINE_AS_SENTENCE = 14
_TITLE_TAG_EXTRA = 5
_SHORTEST_GIVEN = 3
_SEARCHED_FOR_TITLE = 3000
# A headline is looked for among so many first lines, and compared with so many lines of text.
_HEAD_LINES = 60


class Part(NamedTuple):
    """One article of a page, with the furniture that stands before, in and after it (each piece belongs to one)."""

    article: Article
    furniture: tuple[Furniture, ...]


class Block(NamedTuple):
    """The lines of one article, numbered from 0, with their furniture and the number of the headline."""

    lines: Sequence[Line]
    marks: Marks
    title: int | None


def part(page: Page, options: ReadOptions) -> tuple[Part, ...]:
    """The articles of a page, in order.  Raises `PageError` where there is no article text."""
    lines = _cut_at_title(page, lines_of(page.text))
    marks = mark_furniture(lines)
    starts = article_starts(lines, marks)
    for start in starts[1:]:
        marks.pop(start, None)
    blocks = [_block(page, lines, marks, begin, end, begin > 0) for begin, end in _ranges(starts, len(lines))]
    parts = [_part(page, options, block, number) for number, block in enumerate(blocks, 1)]
    if not any(p.article.body or p.article.title for p in parts):
        raise PageError("no-text", "nothing but menus, notices and the like; no article was found on this page.")
    return _numbered(page, [piece for one in parts for piece in _in_pieces(page, one)])


def _numbered(page: Page, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with their articles' ids, which count them."""
    return tuple(
        one._replace(article=dataclasses.replace(one.article, id=f"{page.sha256[:16]}-{number}"))
        for number, one in enumerate(parts, 1)
    )


def _in_pieces(page: Page, whole: Part) -> list[Part]:
    """An article as it is; one longer than any article is as several, since what refers back is looked for in all of
    an article before it.  The headline stands with the first."""
    bodies = pieces_of(page.text, whole.article.body)
    if len(bodies) < 2:
        return [whole]
    articles = [
        dataclasses.replace(whole.article, body=body, text_sha256=_hash(page.text, body), title_span=span)
        for body, span in zip(bodies, [whole.article.title_span, *[None] * (len(bodies) - 1)], strict=True)
    ]
    return [Part(articles[0], whole.furniture), *(Part(article, ()) for article in articles[1:])]


def _ranges(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], end], strict=True))


def _cut_at_title(page: Page, lines: list[Line]) -> list[Line]:
    """Where a given headline stands inside a longer line (a page that lost its line breaks), three lines of one."""
    title = (page.given_title or page.page_title or "").strip()
    at = page.text.find(title, 0, _SEARCHED_FOR_TITLE) if len(title.split()) > _SHORTEST_GIVEN else -1
    if at < 0:
        return lines
    found: list[Line] = []
    for line in lines:
        if line.span.start <= at and at + len(title) <= line.span.end and line.text != title:
            cuts = (line.span.start, at, at + len(title), line.span.end)
            pieces = [Span(a, b) for a, b in pairwise(cuts) if page.text[a:b].strip()]
            found.extend(line_at(page.text, _trimmed(page.text, piece)) for piece in pieces)
        else:
            found.append(line)
    return found


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


def _block(page: Page, lines: Sequence[Line], marks: Marks, begin: int, end: int, headed: bool) -> Block:
    own = lines[begin:end]
    own_marks = {n - begin: mark for n, mark in marks.items() if begin <= n < end}
    title = 0 if headed else _find_title(page, own, own_marks)
    if title is not None and not headed:
        _mark_strays(own, own_marks, title)
    return Block(own, own_marks, title)


def _find_title(page: Page, lines: Sequence[Line], marks: Marks) -> int | None:
    given = plain_words(page.given_title or page.page_title or "")
    for n, line in enumerate(lines):
        if given and line.words == given:
            marks.pop(n, None)
            return n
    text = _first_text(lines, marks)
    candidates = [n for n in range(min(text, _HEAD_LINES)) if n not in marks and _heads(lines[n])]
    candidates = [n for n in candidates if not is_masthead(lines, n)] or candidates
    named = [n for n in candidates if lines[n].could_be_title] or candidates
    words = [w for n in range(text, min(text + _HEAD_LINES, len(lines))) if n not in marks for w in lines[n].words]
    return choose_title(named, lines, words) if named else _sentence_title(lines, marks, text)


def _first_text(lines: Sequence[Line], marks: Marks) -> int:
    at = first_paragraph(lines)
    while at < len(lines) and at in marks:
        at = first_paragraph(lines, at + 1)
    return at


def _heads(line: Line) -> bool:
    tells = date_line(line.text) or is_source_line(line.text) or author_of(line.text) or byline_outlet(line.text)
    return not tells and (line.could_be_title or not line.text.rstrip('"”»“ ').endswith("."))


def _sentence_title(lines: Sequence[Line], marks: Marks, text: int) -> int | None:
    """A headline that closes with a full stop: a short first line before longer ones."""
    later = [n for n in range(text + 1, len(lines)) if n not in marks and lines[n].is_paragraph]
    if text >= len(lines) or not later:
        return None
    short = len(lines[text].words) <= _HEADLINE_AS_SENTENCE
    return text if short and len(lines[later[0]].words) > 1.5 * len(lines[text].words) else None


def _mark_strays(lines: Sequence[Line], marks: Marks, title: int) -> None:
    """What stands before the headline like one: another story's headline, or the title tag with the site's name."""
    words = set(lines[title].words)
    for n in range(len(lines)):
        if n in marks or n == title:
            continue
        if lines[n].words == lines[title].words:
            marks[n] = Mark("other", "headline-again")
        elif n < title and len(words) > _SHORTEST_GIVEN and words < set(lines[n].words):
            if len(lines[n].words) <= len(lines[title].words) + _TITLE_TAG_EXTRA:
                marks[n] = Mark("other", "title-tag")
        elif n < title and is_masthead(lines, n):
            marks[n] = Mark("navigation", "masthead")
        elif n < title and lines[n].could_be_title and _heads(lines[n]):
            marks[n] = Mark("related", "stray-headline")


def _part(page: Page, options: ReadOptions, block: Block, number: int) -> Part:
    title = _headline(page, block)
    kept = [line for n, line in enumerate(block.lines) if n not in block.marks and n != block.title]
    body = tuple(line.span for line in kept if not author_of(line.text))
    published, basis, why = find_published(page, options, kept, number)
    article = Article(
        id=f"{page.sha256[:16]}-{number}",
        source=page.source,
        page_sha256=page.sha256,
        title=title.text if title else page.given_title or page.page_title,
        title_span=title.span if title else None,
        outlet=_outlet(page, options, block, kept),
        language="ar",
        body=body,
        text_sha256=_hash(page.text, body),
        published=published,
        published_basis=basis,
        published_why=why,
        author=next((a for a in map(author_of, (line.text for line in kept)) if a), None) or page.page_author,
        url=page.url,
        encoding=page.encoding,
    )
    return Part(article, _furniture(block))


def _headline(page: Page, block: Block) -> Line | None:
    """The headline's line, without the site's name where a title tag brought it along."""
    if block.title is None:
        return None
    line = block.lines[block.title]
    start = line.text.find(name := without_site(line.text))
    return line_at(page.text, Span(line.span.start + start, line.span.start + start + len(name)))


def _outlet(page: Page, options: ReadOptions, block: Block, kept: Sequence[Line]) -> Outlet | None:
    marked = [block.lines[n] for n in sorted(block.marks)]
    mastheads = [block.lines[n] for n, mark in sorted(block.marks.items()) if mark.rule == "masthead"]
    return find_outlet(page, options, kept, marked, mastheads)


def _furniture(block: Block) -> tuple[Furniture, ...]:
    return tuple(Furniture(block.lines[n].span, block.marks[n].kind, block.marks[n].rule) for n in sorted(block.marks))


def _hash(text: str, body: Sequence[Span]) -> str:
    return hashlib.sha256("\n".join(text[s.start : s.end] for s in body).encode()).hexdigest()
