"""Readings made by hand, so that the record is tested on its own."""

from __future__ import annotations

import hashlib
import re

from waqai.model import (
    Article,
    Entity,
    Event,
    Furniture,
    Mention,
    Outlet,
    Page,
    PageResult,
    Quantity,
    Quote,
    Reading,
    Relation,
    Span,
    Time,
)
from waqai.record.language import Language, Token
from waqai.record.rows import Entry, entry_of

VERSION = "1+made"
TEXT = (
    "عُمان تستضيف محادثات ✈\N{VARIATION SELECTOR-16}😀\n"
    "أعلن وزيرُ الخارجية العُماني أن بلاده ستستضيف محادثات مع اليمن في مايو المقبل، بحضور 40 مندوبا.\n"
    'وقال خبراء: "لن تنجح e\N{COMBINING ACUTE ACCENT} المحادثات".'
)
_WORDS = re.compile(r"([\w\u064b-\u0652]+)")
_MARKS = re.compile("[\u064b-\u0652]")


def fold(text: str) -> str:
    """A small stand-in for the project's folding: the record must not care which it is."""
    return _MARKS.sub("", text).replace("أ", "ا").lower()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Words; ال and و are cut."""
    found = []
    for match in _WORDS.finditer(text, start, end):
        form = fold(match[0])
        rest = form[1:] if form.startswith("و") and len(form) > 3 else form
        plain = rest[2:] if rest.startswith("ال") else form
        stems = tuple(dict.fromkeys(stem for stem in (rest, plain) if stem != form))
        found.append(Token(*match.span(), form, plain, stems))
    return found


def parted(text: str, start: int, end: int) -> list[str]:
    """What stands between words, and words as they stand, in turn."""
    return _WORDS.split(text[start:end])


def terms(written: str) -> frozenset[str] | None:
    """Everything under which a word can be found."""
    return next((token.terms() for token in tokens(written, 0, len(written))), None)


LANGUAGE = Language(fold, tokens, parted, terms)


def span(text: str, piece: str, nth: int = 1) -> Span:
    """Where the nth `piece` stands."""
    at = -1
    for _ in range(nth):
        at = text.index(piece, at + 1)
    return Span(at, at + len(piece))


def page_of(text: str, source: str = "a.txt") -> Page:
    """A page whose identity is its text."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Page(source, text, sha, "text", "utf-8")


def article_of(page: Page, published: str | None = "2024-04-20", outlet: Outlet | None = None) -> Article:
    """One article: the first line its headline, the others its body."""
    ends = [match.end() for match in re.finditer(r"[^\n]+", page.text)]
    starts = [match.start() for match in re.finditer(r"[^\n]+", page.text)]
    lines = [Span(*ends_of) for ends_of in zip(starts, ends, strict=True)]
    title = lines[0]
    return Article(
        id=f"{page.sha256[:16]}-1",
        source=page.source,
        page_sha256=page.sha256,
        title=page.text[title.start : title.end],
        title_span=title,
        outlet=outlet or Outlet("صحيفة المدى", "almada.example"),
        language="ar",
        body=tuple(lines[1:]),
        text_sha256=page.sha256,
        published=published,
        published_basis="page" if published else "unknown",
    )


def result_of(source: str = "a.txt", text: str = TEXT, published: str | None = "2024-04-20") -> PageResult:
    """A full reading of `TEXT` (or of a longer text that begins with it)."""
    page = page_of(text, source)
    article = article_of(page, published)

    def at(piece: str, nth: int = 1) -> Span:
        return span(text, piece, nth)

    sentence = article.body[0]
    event = Event(
        id="e1", type="CONSULT", mode="meet", trigger=at("ستستضيف"), sentence=sentence, actor=("Q842",),
        recipient=("Q805",), place=(), time="2024-05", spans={"actor": (at("بلاده"),), "recipient": (at("اليمن"),)},
        quantities=("q1",), object="محادثات", status="planned", status_span=at("ستستضيف"), said_by=("l1",),
        said_by_span=at("وزيرُ الخارجية العُماني"), quote=None, confidence=0.8, rule="consult.host",
    )  # fmt: skip
    undated = Event(
        id="e2", type="REJECT", mode=None, trigger=at("لن تنجح"), sentence=article.body[1], actor=("l2",),
        recipient=(), place=("Q842",), time=None, spans={}, quantities=(), object=None, status="occurred",
        status_span=None, said_by=(), said_by_span=None, quote="s1", confidence=0.4, rule="reject",
    )  # fmt: skip
    reading = Reading(
        article,
        furniture=(Furniture(at("😀"), "other", "made"),),
        entities=(
            Entity("Q842", "Q842", "عُمان", "Oman", ("عُمان", "بلاده"), "state", "OM"),
            Entity("Q805", "Q805", "اليمن", "Yemen", ("اليمن",), "state", "YE"),
            Entity("l1", None, "وزير الخارجية العماني", None, ("وزيرُ الخارجية العُماني",), "person", "OM"),
            Entity("l2", None, "خبراء", None, ("خبراء",), "person"),
        ),
        mentions=(
            Mention("m1", at("عُمان"), "name", "Q842"),
            Mention("m2", at("وزيرُ الخارجية العُماني"), "title", "l1"),
            Mention("m3", at("اليمن"), "name", "Q805"),
            Mention("m4", at("خبراء"), "name", "l2"),
        ),
        times=(Time("t1", at("مايو المقبل"), "2024-05", "date", "published"),),
        quantities=(Quantity("q1", at("40 مندوبا"), 40, None, "person", "exact", "مندوبا"),),
        quotes=(Quote("s1", at("لن تنجح e\N{COMBINING ACUTE ACCENT} المحادثات"), True, "l2", at("وقال")),),
        events=(event, undated),
        relations=(Relation(at("وزيرُ الخارجية العُماني"), "l1", "position", "Q842"),),
    )
    return PageResult(source, page, (reading,))


def entry(
    source: str = "a.txt", text: str = TEXT, published: str | None = "2024-04-20", version: str = VERSION
) -> Entry:
    """An entry for the record, from `result_of`."""
    result = result_of(source, text, published)
    assert result.page is not None
    return entry_of(result, f"{result.page.sha256}/{published}", version, LANGUAGE)
