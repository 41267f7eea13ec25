"""Where the nodes of the network stand: a layout that is the same each time, so that the picture can be read without a
script and a reader finds a state where it stood yesterday.

Method: stress majorisation (Gansner, Koren and North, 2004) on the lengths of shortest ways, component by component;
then boxes of nodes and labels are pushed apart.  Limits: meant for up to about 150 nodes; 60 take a tenth of a second.
"""

from __future__ import annotations

import functools
import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 900
_LOWEST, _HIGHEST, _EACH = 440, 960, 17  # the picture grows with its nodes, so many pixels each
_MOVES = 4000  # how many moves of a node the layout may take; a large network gets fewer sweeps
_ROOM_SWEEPS = 90
_LETTER = 7.6  # mean width of a letter at the label's 14.5 px, semibold
_LABEL = 22.0  # height of a label's line
_EDGE = 34.0  # kept free along the frame
_SMALLEST, _LARGEST = 8.0, 20.0
_TURN = math.pi * (3 - math.sqrt(5))

Point = list[float]


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the network; `weight` is in how many events."""

    key: str
    label: str
    kind: str
    weight: int
    href: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Two who act on one another, with how often they cooperate and clash; `title` says so in words."""

    source: str
    target: str
    cooperation: int
    conflict: int
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A node in the picture."""

    node: Node
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Line:
    """An edge in the picture; it is dashed where conflict outweighs."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float
    width: float

    @property
    def kind(self) -> str:
        """What outweighs on it: cooperation or conflict."""
        return "conflict" if self.edge.conflict > self.edge.cooperation else "cooperation"


@dataclass(frozen=True, slots=True)
class Picture:
    """The laid out network."""

    width: int
    height: int
    nodes: tuple[Placed, ...]
    lines: tuple[Line, ...]


def lay_out(nodes: Sequence[Node], edges: Sequence[Edge]) -> Picture:
    """Gives every node its place; an edge whose ends are not both among the nodes is left out.

    >>> two = [Node("a", "A", "state", 3, "#a"), Node("b", "B", "state", 1, "#b")]
    >>> picture = lay_out(two, [Edge("a", "b", 2, 1, "#ab", "A – B")])
    >>> len(picture.nodes), picture.lines[0].kind, picture == lay_out(two, [Edge("a", "b", 2, 1, "#ab", "A – B")])
    (2, 'cooperation', True)
    """
    return _picture(tuple(nodes), tuple(edges))


@functools.lru_cache(maxsize=64)
def _picture(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> Picture:
    keys = {node.key: number for number, node in enumerate(nodes)}
    known = [edge for edge in edges if edge.source in keys and edge.target in keys]
    near: list[set[int]] = [set() for _ in nodes]
    for edge in known:
        near[keys[edge.source]].add(keys[edge.target])
        near[keys[edge.target]].add(keys[edge.source])
    sizes = _sizes(nodes)
    height = max(_LOWEST, min(_HIGHEST, _EACH * len(nodes)))
    places = _fitted(_all_places(near), [node.label for node in nodes], sizes, height)
    placed = [Placed(node, *_round(at), r) for node, at, r in zip(nodes, places, sizes, strict=True)]
    lines = [_line(edge, placed[keys[edge.source]], placed[keys[edge.target]]) for edge in known]
    return Picture(WIDTH, height, tuple(placed), tuple(lines))


def _round(at: Point) -> tuple[float, float]:
    return round(at[0], 1), round(at[1], 1)


def _sizes(nodes: Sequence[Node]) -> list[float]:
    most = max((node.weight for node in nodes), default=1) or 1
    return [round(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(node.weight / most), 1) for node in nodes]


def _line(edge: Edge, start: Placed, end: Placed) -> Line:
    width = round(min(9.0, 1.2 + 1.5 * math.sqrt(edge.cooperation + edge.conflict)), 1)
    return Line(edge, start.x, start.y, end.x, end.y, width)


def _all_places(near: Sequence[set[int]]) -> list[Point]:
    """Places of all nodes in units of an edge, each component by itself: the largest on top, others in rows below."""
    places: list[Point] = [[0.0, 0.0] for _ in near]
    x = y = row = full = 0.0
    for part in _components(near):
        shape = _stressed(part, near)
        low = [min(p[i] for p in shape) for i in (0, 1)]
        width, height = (max(p[i] for p in shape) - low[i] + 0.9 for i in (0, 1))
        if x + width > full:
            x, y, row = 0.0, y + row, 0.0
        for node, at in zip(part, shape, strict=True):
            places[node] = [x + at[0] - low[0], y + at[1] - low[1]]
        x, row, full = x + width, max(row, height), max(full, width, 4.0)
    return places


def _components(near: Sequence[set[int]]) -> list[list[int]]:
    seen: set[int] = set()
    parts = []
    for start in range(len(near)):
        if start not in seen:
            part = sorted(_steps(start, near))
            seen.update(part)
            parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _steps(start: int, near: Sequence[set[int]]) -> dict[int, int]:
    """How many edges away every node is that can be reached."""
    found, waiting = {start: 0}, deque([start])
    while waiting:
        one = waiting.popleft()
        for other in sorted(near[one] - found.keys()):
            found[other] = found[one] + 1
            waiting.append(other)
    return found


def _stressed(part: Sequence[int], near: Sequence[set[int]]) -> list[Point]:
    """Places of one component in which distances are as near as can be to the numbers of steps."""
    steps = [_steps(node, near) for node in part]
    wanted = [[float(far[other]) for other in part] for far in steps]
    shape = [
        [math.sqrt(i + 0.5) * math.cos(i * _TURN) * 1.3, math.sqrt(i + 0.5) * math.sin(i * _TURN)]
        for i in range(len(part))
    ]
    for _ in range(max(12, min(60, _MOVES // len(part)))):
        for i in range(len(part)):
            shape[i] = _moved(i, shape, wanted[i])
    return shape


def _moved(i: int, shape: Sequence[Point], wanted: Sequence[float]) -> Point:
    """Where the others would have the node, each heard the more the nearer it should be."""
    x, y = shape[i]
    sum_x = sum_y = total = 0.0
    for j, (other_x, other_y) in enumerate(shape):
        if i == j:
            continue
        want = wanted[j]
        pull = 1 / (want * want)
        away_x, away_y = x - other_x, y - other_y
        stretch = want / (math.hypot(away_x, away_y) or 1e-9)
        sum_x += pull * (other_x + away_x * stretch)
        sum_y += pull * (other_y + away_y * stretch)
        total += pull
    return [sum_x / total, sum_y / total] if total else [x, y]


def _fitted(places: list[Point], labels: Sequence[str], sizes: Sequence[float], height: float) -> list[Point]:
    """The places stretched over the picture, then pushed apart until no label covers another."""
    halves = [max(r, len(label) * _LETTER / 2) + 4 for label, r in zip(labels, sizes, strict=True)]
    spans = [_span(places, axis) for axis in (0, 1)]
    rooms = [(_EDGE + 30, WIDTH - _EDGE - 30), (_EDGE, height - _EDGE - _LABEL)]
    fitted = [[_stretched(at[i], *spans[i], *rooms[i]) for i in (0, 1)] for at in places]
    for _ in range(_ROOM_SWEEPS):
        if not _pushed(fitted, halves, sizes):
            break
        for at, half in zip(fitted, halves, strict=True):
            at[0] = min(max(at[0], half + 6), WIDTH - half - 6)
            at[1] = min(max(at[1], _EDGE), height - _EDGE - _LABEL)
    return fitted


def _span(places: Sequence[Point], axis: int) -> tuple[float, float]:
    values = [at[axis] for at in places] or [0.0]
    return min(values), max(values)


def _stretched(value: float, low: float, high: float, start: float, end: float) -> float:
    return (start + end) / 2 if high - low < 1e-9 else start + (value - low) / (high - low) * (end - start)


def _pushed(places: list[Point], halves: Sequence[float], sizes: Sequence[float]) -> bool:
    """Moves every two boxes that overlap apart, along the way that is shorter; whether any did."""
    moved = False
    for i in range(len(places)):
        for j in range(i):
            across = halves[i] + halves[j] - abs(places[i][0] - places[j][0])
            down = (sizes[i] + sizes[j] + _LABEL + 6) - abs(places[i][1] - places[j][1])
            if across <= 0 or down <= 0:
                continue
            axis, step = (0, across) if across < down else (1, down)
            sign = 1 if (places[i][axis], i) >= (places[j][axis], j) else -1
            places[i][axis] += sign * step / 2
            places[j][axis] -= sign * step / 2
            moved = True
    return moved
