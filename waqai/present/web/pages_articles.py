"""Articles, one article with everything that was read from it, and search."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from waqai.findings import DISAGREEMENTS
from waqai.form import as_json
from waqai.model import Span, UsageError
from waqai.present.web.accounts import account_of, known_of, outcome_of
from waqai.present.web.asking import Absent, Ask, View
from waqai.present.web.rendering import event_marks
from waqai.present.web.spans import Mark, marked, paragraphs, plainly
from waqai.record.answers import Hit
from waqai.record.choosing import Page
from waqai.record.found import FindingRow, SideRow
from waqai.record.shown import ArticleLine, ArticleText, EventChoice, EventRow
from waqai.record.shown import Found as About
from waqai.record.shown import Mark as Layer

ARTICLES_SHOWN, HITS_SHOWN, ENTITIES_SHOWN, EVENTS_SHOWN = 50, 20, 8, 5
# Findings about an article that its page shows, of each kind at most so many.
MOST_SHOWN = {"copy": sys.maxsize, "disagreement": 12, "outcome": 40, "story": sys.maxsize}
# A page of more characters is shown up to there, with a link to the rest.
LONGEST_ARTICLE, LONGEST_TITLE = 120_000, 600
LAYERS = ("events", "entities", "times", "amounts", "quotes", "copied")
_KIND_OF = {"entity": "m-entity", "time": "m-time", "amount": "m-amount", "quote": "m-quote"}


def articles(ask: Ask) -> View:
    """The articles, the latest first."""
    outlet = ask.text("outlet")
    period = ask.day("from"), ask.day("to", last=True)
    found, total = ask.browser.articles(ask.page(ARTICLES_SHOWN), outlet=outlet, period=period)
    query = {"outlet": outlet, "from_": ask.text("from"), "to_": ask.text("to")}
    context = {"articles": found, "outlets": ask.browser.outlets(60), "query": query}
    title = ask.voice.t("articles.title")
    return View("articles", title, context, ArticleLine, found, total, ARTICLES_SHOWN, ask.page_number())


@dataclass(frozen=True, slots=True)
class Twin:
    """A copied passage of an article: its own words, the other article's, which of the two is the earlier."""

    id: str
    mine: SideRow
    other: SideRow
    is_first: bool
    about: str
    score: float


@dataclass(frozen=True, slots=True)
class Folded:
    """A piece of the page that is no part of the article."""

    kind: str
    text: str


def article(ask: Ask) -> View:
    """One article: its text untouched, layers over it, what it tells in the margin."""
    key = "/".join(ask.parts)
    found = ask.browser.article(key)
    if found is None:
        raise Absent("article", key)
    events, layers = ask.browser.events_of_article(key), ask.browser.layers(key)
    findings = ask.browser.findings_of_article(key)
    shown = _shown(ask, findings)
    twins = _twins(key, shown["copy"])
    marks = _marks(ask, events, layers, twins)
    whole = ask.text("whole") is not None or len(found.text) <= LONGEST_ARTICLE
    parts = _paragraphs(found, whole)
    placed: set[str] = set()
    disputes, settled = shown["disagreement"], shown["outcome"]
    known = known_of(ask, [*disputes, *settled])
    context = {
        "article": found, "heading": _heading(found, marks, placed),
        "paragraphs": [marked(found.text, *part, marks, placed=placed) for part in parts], "whole": whole,
        "events": events, "twins": twins, "layers": LAYERS, "folded": _folded(found, layers),
        "disputes": [account_of(ask, one, known) for one in disputes],
        "outcomes": [outcome_of(ask, one, known) for one in settled if one.after != "open"],
        "stories": shown["story"],
        "siblings": [one for one in ask.browser.articles_of_page(found.page) if one.article != key],
        "loose": _loose(found, events, parts), "source_name": found.source.rpartition("/")[2],
        "address": found.url if (found.url or "").startswith(("http://", "https://")) else None,
    }  # fmt: skip
    title = plainly(found.title or found.source, 120)

    def data() -> dict[str, object]:
        told = {k: v for k, v in as_json(found).items() if k != "page"}
        return {
            "article": told, "events": as_json(events), "layers": as_json(layers), "findings": as_json(findings),
        }  # fmt: skip

    return View("article", title, context, EventRow, events, len(events), max(1, len(events)), 1, data)


def _shown(ask: Ask, findings: Iterable[About]) -> dict[str, list[FindingRow]]:
    """The findings about an article that its page shows, by kind; all are asked for at once."""
    wanted: dict[str, list[str]] = {kind: [] for kind in MOST_SHOWN}
    for one in findings:
        kind = "disagreement" if one.kind in DISAGREEMENTS else one.kind
        if len(wanted[kind]) < MOST_SHOWN[kind]:
            wanted[kind].append(one.id)
    found = {one.id: one for one in ask.browser.findings_at([id_ for ids in wanted.values() for id_ in ids])}
    return {kind: [found[id_] for id_ in ids if id_ in found] for kind, ids in wanted.items()}


def _twins(key: str, found: Iterable[FindingRow]) -> list[Twin]:
    twins = []
    for one in found:
        mine = next((n for n, side in enumerate(one.sides) if side.article == key), None)
        others = [n for n, side in enumerate(one.sides) if side.article != key]
        if mine is not None and others:
            twins.append(Twin(one.id, one.sides[mine], one.sides[others[0]], mine == 0, one.about, one.score))
    return sorted(twins, key=lambda twin: twin.mine.span)


def _marks(ask: Ask, events: Sequence[EventRow], layers: Iterable[Layer], twins: Iterable[Twin]) -> list[Mark]:
    """All marks, the outermost kinds first: a piece bears the link of the last that has one."""
    voice, links = ask.voice, ask.links
    marks = [
        Mark(twin.mine.span, "m-copied", f"{links.anchor(twin.mine.article, twin.id)}", title=voice.t("layer.copied"))
        for twin in twins
    ]
    for layer in layers:
        if layer.layer in _KIND_OF:
            href = links.to("actor", layer.value) if layer.layer == "entity" and layer.value else None
            marks.append(Mark(Span(layer.start, layer.end), _KIND_OF[layer.layer], None, href, _told(ask, layer)))
    for event in events:
        marks.extend(event_marks(event, voice, links.anchor(event.article, event.event)))
    return marks


def _told(ask: Ask, layer: Layer) -> str | None:
    """What was read at a place, in words."""
    voice = ask.voice
    english = voice.language == "en" and layer.name_en
    name = plainly(layer.name_en if english else layer.name_ar, 80) if layer.name_ar else None
    if layer.layer == "entity":
        return f"{name} · {voice.label('entity', layer.kind)}" if name else None
    if layer.layer == "time":
        return voice.date(layer.value) if layer.value else voice.label("time", layer.kind)
    if layer.layer == "amount" and layer.value:
        upper = float(layer.name_ar) if layer.name_ar else None
        return voice.amount(float(layer.value), upper, layer.kind or "", layer.more or "exact")
    manner = voice.t(f"quote.{layer.kind}")
    return f"{manner} · {name}" if name else manner


def _heading(found: ArticleText, marks: Sequence[Mark], placed: set[str]) -> Markup:
    """The headline with its marks, where it stands in the page's text."""
    if found.title_start is None or found.title_end is None:
        title = found.title or found.source.rpartition("/")[2]
        return marked(title, 0, min(len(title), LONGEST_TITLE), (), as_title=True)
    return marked(found.text, *_title(found), marks, as_title=True, placed=placed)


def _title(found: ArticleText) -> tuple[int, int]:
    """The part of the headline that is shown over the text."""
    start, end = found.title_start, found.title_end
    return (0, 0) if start is None or end is None else (start, min(end, start + LONGEST_TITLE))


def _paragraphs(found: ArticleText, whole: bool) -> list[Span]:
    """The paragraphs that are shown: all, or as many as a page of a usual length holds."""
    shown: list[Span] = []
    room = LONGEST_ARTICLE
    for one in paragraphs(found.text, [Span(part.span_start, part.span_end) for part in found.body]):
        if whole:
            shown.append(one)
        elif room > 0:
            shown.append(Span(one.start, min(one.end, one.start + room)))
            room -= one.end - one.start
    return shown


def _loose(found: ArticleText, events: Sequence[EventRow], parts: Sequence[Span]) -> set[str]:
    """Events whose words are not on the page (a headline of a megabyte is cut): the margin bears their address."""
    shown = [*parts, Span(*_title(found))]
    return {e.event for e in events if not any(s.start <= e.trigger.start < s.end for s in shown)}


def _folded(found: ArticleText, layers: Iterable[Layer]) -> list[Folded]:
    kept = [layer for layer in layers if layer.layer == "furniture"]
    return [Folded(one.kind or "other", found.text[one.start : min(one.end, one.start + 2000)].strip()) for one in kept]


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its words marked."""

    hit: Hit
    words: Markup


def search(ask: Ask) -> View:
    """Entities whose name it is, what they take part in, and the passages that hold the words."""
    question = ask.text("q")
    hits, entities, events, complaint = [], [], [], None
    if question:
        entities = ask.browser.entities_named(question, ENTITIES_SHOWN)
        try:
            hits = ask.browser.search(question, HITS_SHOWN)
        except UsageError as error:
            complaint = str(error)
    if entities and entities[0].events:
        page = Page(min(EVENTS_SHOWN, entities[0].events))  # no more is looked for than there is
        events = ask.browser.events(EventChoice(entities=(entities[0].key,)), page, newest_first=True)
    context = {
        "question": question, "entities": entities, "events": events, "complaint": complaint,
        "hits": [Found(hit, _snippet(hit)) for hit in hits], "query": {"q": question},
    }  # fmt: skip
    title = ask.voice.t("search.title_of", q=question) if question else ask.voice.t("search.title")

    def data() -> dict[str, object]:
        return {"question": question, "entities": as_json(entities), "items": as_json(hits)}

    return View("search", title, context, Hit, hits, len(hits), HITS_SHOWN, 1, data)


def _snippet(hit: Hit) -> Markup:
    base = hit.snippet.start
    marks = [Mark(Span(s.start - base, s.end - base), "m-hit") for s in hit.spans]
    return marked(hit.text, 0, len(hit.text), marks)
