"""Who acts on whom, as a graph: GraphML and GEXF, written by networkx.

A node is an actor, an edge one type of act from one to another (parallel edges where there are several types), with how
often it is told by status, its first and last day.  In acts that both do (meetings, agreements, cooperation) the edge
goes as the article tells it, `mutual` says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from waqai.knowledge.across import intensity
from waqai.knowledge.event_codes import MUTUAL
from waqai.model import STATUSES, Entity, UsageError
from waqai.present.exports.telling import Telling, tellings
from waqai.record.whole import Whole


def write_graphml(articles: Iterable[Whole], path: Path) -> tuple[int, int]:
    """Writes GraphML; tells how many edges, and how many events have no two sides."""
    graph, edges, left = graph_of(articles)
    _networkx().write_graphml(graph, path, encoding="utf-8")
    return edges, left


def write_gexf(articles: Iterable[Whole], path: Path) -> tuple[int, int]:
    """Writes GEXF 1.2; tells how many edges, and how many events have no two sides."""
    graph, edges, left = graph_of(articles)
    text = "\n".join(_networkx().generate_gexf(graph, encoding="utf-8", prettyprint=True))
    # networkx writes the day of writing into the file: the same record would give another file each day.
    head, _, rest = text.partition(" lastmodifieddate=")
    path.write_text(head + rest.partition('"')[2].partition('"')[2] + "\n" if rest else text + "\n", "utf-8")
    return edges, left


def graph_of(articles: Iterable[Whole]) -> tuple[Any, int, int]:
    """The graph (a `networkx.MultiDiGraph`), the number of its edges, and of events without two sides."""
    graph = _networkx().MultiDiGraph()
    left = 0
    for told in tellings(articles):
        ends = [
            (one, other)
            for one in told.entities(told.event.actor)
            for other in told.entities(told.event.recipient)
            if told.key(one) != told.key(other)
        ]
        left += not ends
        for one, other in ends:
            _add(graph, told, one, other)
    return graph, graph.number_of_edges(), left


def _add(graph: Any, told: Telling, one: Entity, other: Entity) -> None:
    event, ends = told.event, (told.key(one), told.key(other))
    for key, entity in zip(ends, (one, other), strict=True):
        if key not in graph:
            graph.add_node(
                key, label=entity.name_ar, name_en=entity.name_en or "", type=entity.type, country=entity.country or ""
            )
    if not graph.has_edge(*ends, event.type):
        counts = dict.fromkeys(STATUSES, 0)
        graph.add_edge(
            *ends, event.type, act=event.type, weight=0, intensity=float(intensity(event.type, None)),
            mutual=event.type in MUTUAL, first_day="", last_day="", **counts,
        )  # fmt: skip
    edge = graph.edges[(*ends, event.type)]
    edge["weight"] += 1
    edge[event.status] += 1
    if told.days:
        first, last = told.days.first.isoformat(), told.days.last.isoformat()
        edge["first_day"] = min(edge["first_day"] or first, first)
        edge["last_day"] = max(edge["last_day"], last)


def _networkx() -> Any:
    try:
        import networkx
    except ImportError as error:
        raise UsageError('GraphML and GEXF are written by networkx; pip install "waqai[export]" brings it.') from error
    return networkx
