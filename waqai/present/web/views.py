"""All views by name: the one list that the server, the JSON interface and a report go by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from waqai.present.web import pages_actors, pages_articles, pages_events, pages_findings, pages_pictures
from waqai.present.web.asking import Absent, Ask, View


class Maker(NamedTuple):
    """How a view is made; `steps` is how many steps its address has after the name."""

    make: Callable[[Ask], View]
    steps: int = 0


VIEWS: Mapping[str, Maker] = {
    "home": Maker(pages_events.home),
    "timeline": Maker(pages_events.timeline),
    "occurrence": Maker(pages_events.occurrence, 1),
    "disagreements": Maker(pages_findings.disagreements),
    "disagreement": Maker(pages_findings.disagreement, 1),
    "outcomes": Maker(pages_findings.outcomes),
    "outcome": Maker(pages_findings.outcome, 1),
    "stories": Maker(pages_findings.stories),
    "story": Maker(pages_findings.story, 1),
    "copies": Maker(pages_findings.copies),
    "copy": Maker(pages_findings.copy, 1),
    "network": Maker(pages_pictures.network),
    "map": Maker(pages_pictures.places),
    "actors": Maker(pages_actors.actors),
    "actor": Maker(pages_actors.actor, 1),
    "pair": Maker(pages_actors.pair, 2),
    "articles": Maker(pages_articles.articles),
    "article": Maker(pages_articles.article, 1),
    "search": Maker(pages_articles.search),
}


def make(name: str, ask: Ask) -> View:
    """The view of that name.  Raises `Absent` where there is none, or the record has nothing by that key."""
    maker = VIEWS.get(name)
    if maker is None or len(ask.parts) != maker.steps:
        raise Absent("page", "/".join((name, *ask.parts))[:80])
    return maker.make(ask)
