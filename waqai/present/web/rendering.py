"""Templates: one environment, escaping everything, and what every template may use."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from waqai.model import Span
from waqai.present.web.asking import Ask, View
from waqai.present.web.catalogue import Voice
from waqai.present.web.chart import Bar, Bars, Tick
from waqai.present.web.links import Links
from waqai.present.web.spans import Mark, marked, plainly, shown
from waqai.record.found import SideRow
from waqai.record.shown import EntityLine, EventRow, Saying, Who

TABS = (
    "home", "timeline", "disagreements", "outcomes", "stories", "copies", "network", "map", "actors", "articles",
)  # fmt: skip
# The tab under which a view without one of its own is found.
_TAB_OF = {
    "disagreement": "disagreements", "outcome": "outcomes", "story": "stories", "copy": "copies", "pair": "network",
    "actor": "actors", "article": "articles", "occurrence": "timeline",
}  # fmt: skip
LONGEST_SENTENCE = 420


@functools.cache
def environment() -> Environment:
    """The templates of this folder."""
    made = Environment(
        loader=PackageLoader("waqai.present.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(shown=shown, plainly=plainly, tabs=TABS, day_before=_day_before, day_after=_day_after)
    return made


def render(view: View, ask: Ask, frame: Mapping[str, Any]) -> str:
    """The view as HTML.  `frame` is what the page around it needs: the layout, the record's name."""
    context = {
        **common(ask.voice, ask.links),
        "view": view, "name": view.name, "view_title": view.title, "tab_here": _TAB_OF.get(view.name, view.name),
        "parts": ask.parts, "static": False, "exports": None, "building": False, "layout": "base.html",
        "question": None,
        **frame, **view.context,
    }  # fmt: skip
    return environment().get_template(f"{view.name}.html").render(context)


def common(voice: Voice, links: Links) -> dict[str, Any]:
    """What the small parts of every template speak through."""
    return {
        "v": voice, "links": links, "event_words": functools.partial(event_words, voice=voice),
        "side_words": side_words, "saying_words": saying_words, "passage_link": functools.partial(_passage_link, links),
        "here_passage": functools.partial(_here_passage, links), "plain_name": functools.partial(plain_name, voice),
        "act_name": functools.partial(act_name, voice),
        "chart_label": functools.partial(_chart_label, voice), "chart_tick": functools.partial(_chart_tick, voice),
    }  # fmt: skip


def event_words(event: EventRow, more: Sequence[Mark] = (), *, voice: Voice) -> Markup:
    """The sentence of an event with its trigger, status words, source and amounts marked; a very long one is cut round
    the trigger, at spaces, with dots outside of the quoted words."""
    marks = [*event_marks(event, voice), *more]
    start, end = cut_round(event.text, event.sentence.start, event.trigger)
    base = event.sentence.start
    inner = [Mark(Span(m.span.start - base, m.span.end - base), m.kind, m.anchor, m.href, m.title) for m in marks]
    words = marked(event.text, start - base, end - base, inner)
    before = Markup('<span class="cut">… </span>') if start > base else Markup("")
    after = Markup('<span class="cut"> …</span>') if end < base + len(event.text) else Markup("")
    return before + words + after


def event_marks(event: EventRow, voice: Voice, anchor: str | None = None) -> list[Mark]:
    """The marks of an event in its page."""
    status = voice.label("status", event.status)
    found = [Mark(event.trigger, f"m-event is-{event.status}", anchor, title=status)]
    if event.cue:
        found.append(Mark(event.cue, "m-status", title=status))
    if event.said:
        found.append(Mark(event.said, "m-said", title=voice.t("event.said_by")))
    for one in event.amounts:
        found.append(Mark(one.span, "m-amount", title=voice.amount(one.value, one.value_to, one.unit, one.bound)))
    return found


def side_words(side: SideRow, marks: Sequence[Mark] = (), longest: int = LONGEST_SENTENCE) -> Markup:
    """The words of a passage, cut at their end where they are very long."""
    base = side.span.start
    inner = [Mark(Span(m.span.start - base, m.span.end - base), m.kind) for m in marks]
    end = len(side.text) if len(side.text) <= longest else side.text.rfind(" ", 0, longest)
    end = longest if end <= 0 else end
    after = Markup('<span class="cut"> …</span>') if end < len(side.text) else Markup("")
    return marked(side.text, 0, end, inner) + after


def saying_words(one: Saying) -> Markup:
    """The words of a quotation."""
    end = len(one.text) if len(one.text) <= LONGEST_SENTENCE else LONGEST_SENTENCE
    return marked(one.text, 0, end, ()) + (Markup('<span class="cut"> …</span>') if end < len(one.text) else Markup(""))


def plain_name(voice: Voice, who: Who | EntityLine) -> str:
    """A name in the reader's language where it is known."""
    return plainly(who.name_en if voice.language == "en" and who.name_en else who.name_ar, 80)


def act_name(voice: Voice, event: EventRow) -> str:
    """The act in the reader's words."""
    return voice.act(event.type, event.mode)


def _passage_link(links: Links, article: str, copy: str) -> str | None:
    """Where a copied passage begins in an article."""
    page = links.to("article", article)
    return page and f"{page.partition('#')[0]}#{links.anchor(article, copy)}"


def _here_passage(links: Links, twin: Any) -> str:
    return f"#{links.anchor(twin.mine.article, twin.id)}"


def cut_round(text: str, base: int, words: Span, longest: int = LONGEST_SENTENCE) -> tuple[int, int]:
    """The piece of a long sentence round some words, in the page's numbers."""
    if len(text) <= longest:
        return base, base + len(text)
    at = words.start - base
    start = max(0, min(at - longest // 2, len(text) - longest))
    end = min(len(text), start + longest)
    while start > 0 and start < at and not text[start - 1].isspace():
        start += 1
    stop = words.end - base
    while end < len(text) and end > stop and not text[end].isspace():
        end -= 1
    return base + start, base + end


def _chart_label(voice: Voice, bars: Bars, bar: Bar) -> str:
    when = voice.date(bar.first) if bars.step == "day" else f"{voice.date(bar.first)} – {voice.date(bar.last)}"
    told = [f"{voice.label('status', block.status)} {voice.number(block.count)}" for block in bar.blocks]
    return f"{when}: {voice.t('count.events', n=bar.count)} ({voice.t('list.comma').join(told)})"


def _chart_tick(voice: Voice, bars: Bars, tick: Tick) -> str:
    if bars.step in ("day", "week"):
        return voice.figures(str(int(tick.value[8:10])))
    return voice.figures(tick.value[5:7] if bars.step == "month" else tick.value[:4])


def _day_before(day: str) -> str:
    return str(date.fromisoformat(day) - timedelta(days=1))


def _day_after(day: str) -> str:
    return str(date.fromisoformat(day) + timedelta(days=1))
