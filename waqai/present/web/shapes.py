"""Rings of land from a TopoJSON or GeoJSON file, in longitude and latitude.

Natural Earth draws borders *de facto*; whoever wants others hands in a file of their own (`--borders`).
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from waqai.model import UsageError

Ring = tuple[tuple[float, float], ...]
_OWN = resources.files("waqai.present.web") / "data" / "land.json"


@functools.lru_cache(maxsize=4)
def rings(borders: str | None = None) -> tuple[Ring, ...]:
    """All rings of the file, or of the package's own."""
    where = borders or "the package's land.json"
    try:
        told = json.loads(Path(borders).read_text("utf-8") if borders else _OWN.read_text("utf-8"))
        return tuple(_of_topology(told) if told.get("type") == "Topology" else _of_features(told))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise UsageError(f"{where} can't be read as borders: {error!r}. Give a GeoJSON or TopoJSON file.") from error


def _of_topology(told: dict[str, Any]) -> Iterator[Ring]:
    """A topology keeps each border once, as steps from its first point; rings name the arcs that they are made of."""
    scale, shift = told["transform"]["scale"], told["transform"]["translate"]
    arcs = [
        [(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in itertools.accumulate(arc, _step)]
        for arc in told["arcs"]
    ]
    for one in told["objects"].values():
        for shape in one.get("geometries", [one]):
            for ring in _polygons(shape["type"], shape["arcs"]):
                yield _joined(ring, arcs)


def _step(at: Sequence[int], by: Sequence[int]) -> list[int]:
    return [at[0] + by[0], at[1] + by[1]]


def _joined(ring: Sequence[int], arcs: Sequence[Sequence[tuple[float, float]]]) -> Ring:
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _of_features(told: dict[str, Any]) -> Iterator[Ring]:
    for feature in told["features"]:
        shape = feature["geometry"]
        for ring in _polygons(shape["type"], shape["coordinates"]):
            yield tuple((float(point[0]), float(point[1])) for point in ring)


def _polygons(kind: str, parts: Any) -> Iterator[Any]:
    """The rings of a polygon or of several; lines and points have none."""
    if kind == "Polygon":
        yield from parts
    elif kind == "MultiPolygon":
        for part in parts:
            yield from part
