"""The map: land and places projected to a frame round the places, labels set where they cover nothing.

Projection: equirectangular, true to scale along the frame's middle latitude; plain, fast, and good enough for a region.
A place of which only the state or region is known is drawn as vague: its circle stands in the middle of it and claims
no point.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from waqai.present.web.shapes import Ring, rings

WIDTH, HEIGHT = 900, 580
VAGUE = frozenset(("state", "region", "country", "area"))
_LEAST_SPAN = 14.0  # degrees from side to side: a single town is shown with its neighbours
_MARGIN = 0.14  # of the span, kept free round the places
_LETTER, _LABEL = 7.4, 18.0
_SMALLEST, _LARGEST = 7.5, 15.0
_TOLERANCE = 1.3  # pixels between two points of a coast
_SPECK = 2.0  # islands smaller than so many pixels are left out


@dataclass(frozen=True, slots=True)
class Place:
    """A place of events; `precision` is a town's, facility's, region's or state's."""

    key: str
    label: str
    lat: float
    lon: float
    count: int
    precision: str
    href: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture; a label that would cover another is left to the table (`named` false)."""

    place: Place
    x: float
    y: float
    r: float
    label_x: float
    label_y: float
    named: bool

    @property
    def vague(self) -> bool:
        """Whether the circle stands for an area."""
        return self.place.precision in VAGUE


@dataclass(frozen=True, slots=True)
class Map:
    """The picture: its size, the land as an SVG path, the places, smaller ones last so that they lie on top."""

    width: int
    height: int
    land: str
    spots: tuple[Spot, ...]


class Frame(NamedTuple):
    """What part of the world is shown: its north-west corner and pixels a degree."""

    west: float
    north: float
    across: float
    down: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """The pixel of a point of the earth."""
        return (lon - self.west) * self.across, (self.north - lat) * self.down


def project(places: Sequence[Place], borders: str | None = None) -> Map:
    """The map of these places.

    >>> cairo = Place("Q85", "القاهرة", 30.06, 31.25, 3, "town", "#p")
    >>> amman = Place("Q3805", "عمّان", 31.95, 35.93, 1, "town", "#q")
    >>> told = project([amman, cairo])
    >>> told.spots[0].place.label, told.spots[0].x < told.spots[1].x, told.land.startswith("M")
    ('القاهرة', True, True)
    """
    frame = frame_of(places)
    return Map(WIDTH, HEIGHT, _land(frame, borders), tuple(_spots(places, frame)))


def frame_of(places: Sequence[Place]) -> Frame:
    """The smallest frame that holds all places with a margin; without places the Arab world.

    >>> [round(value, 1) for value in frame_of([])]
    [-20.0, 46.7, 11.2, 12.2]
    """
    if places:
        west, east = min(p.lon for p in places), max(p.lon for p in places)
        south, north = min(p.lat for p in places), max(p.lat for p in places)
    else:
        west, east, south, north = -20.0, 60.0, 0.0, 46.0
    squeeze = max(0.4, math.cos(math.radians((south + north) / 2)))
    margin = 2 * _MARGIN if places else 0.0
    span = max(_LEAST_SPAN, (east - west) * (1 + margin), (north - south) * (1 + margin) / squeeze * WIDTH / HEIGHT)
    across = WIDTH / min(span, 360.0)
    down = across / squeeze
    top = (south + north) / 2 + HEIGHT / down / 2
    return Frame(round((west + east) / 2 - WIDTH / across / 2, 2), round(top, 2), across, down)


@functools.lru_cache(maxsize=16)
def _land(frame: Frame, borders: str | None) -> str:
    """All rings that reach into the frame, as one path."""
    return "".join(_path(ring, frame) for ring in rings(borders))


def _path(ring: Ring, frame: Frame) -> str:
    points = [frame.at(lon, lat) for lon, lat in ring]
    low_x, high_x = min(x for x, _ in points), max(x for x, _ in points)
    low_y, high_y = min(y for _, y in points), max(y for _, y in points)
    outside = high_x < 0 or low_x > WIDTH or high_y < 0 or low_y > HEIGHT
    if outside or max(high_x - low_x, high_y - low_y) < _SPECK:
        return ""
    kept = [(round(x * 10), round(y * 10)) for x, y in _thinned(points)]
    return _written(kept) if len(kept) > 2 else ""


def _written(points: Sequence[tuple[int, int]]) -> str:
    """A closed path through points in tenths of a pixel, as steps, which are shorter to write.

    >>> _written([(100, 200), (115, 200), (115, 190)])
    'M10 20l1.5 0 0-1z'
    """
    steps = [((x - a) / 10, (y - b) / 10) for (a, b), (x, y) in itertools.pairwise(points)]
    told = " ".join(f"{x:g} {y:g}" for x, y in steps)
    return f"M{points[0][0] / 10:g} {points[0][1] / 10:g}l{told.replace(' -', '-')}z"


def _thinned(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points that the eye can tell apart.  Of a stretch beyond one side of the frame only its ends are kept: what
    is seen inside is the same."""
    last = points[0]
    yield last
    for point, after in zip(points[1:], [*points[2:], points[0]], strict=True):
        side = _side(point)
        hidden = side and side == _side(last) == _side(after)
        if not hidden and math.dist(point, last) >= _TOLERANCE:
            yield point
            last = point


def _side(point: tuple[float, float]) -> str:
    x, y = point
    return "w" if x < -9 else "e" if x > WIDTH + 9 else "n" if y < -9 else "s" if y > HEIGHT + 9 else ""


def _spots(places: Sequence[Place], frame: Frame) -> Iterator[Spot]:
    most = max((place.count for place in places), default=1) or 1
    order = sorted(places, key=lambda p: (-p.count, p.key))
    circles = [(*frame.at(p.lon, p.lat), _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(p.count / most)) for p in order]
    taken = [(x - r, y - r, x + r, y + r) for x, y, r in circles]
    for place, (x, y, r) in zip(order, circles, strict=True):
        found = next((at for at in _label_places(place.label, x, y, r) if _free(at, taken)), None)
        if found:
            taken.append(found)
        box = found or next(_label_places(place.label, x, y, r))
        label_x, label_y = (box[0] + box[2]) / 2, box[3] - 5
        named = found is not None
        yield Spot(place, round(x, 1), round(y, 1), round(r, 1), round(label_x, 1), round(label_y, 1), named)


Box = tuple[float, float, float, float]


def _label_places(label: str, x: float, y: float, r: float) -> Iterator[Box]:
    """Where a label may stand: below, above, on either side."""
    half = len(label) * _LETTER / 2
    for middle, top in ((x, y + r + 1), (x, y - r - _LABEL - 1), (x + r + half + 4, y - 9), (x - r - half - 4, y - 9)):
        yield middle - half, top, middle + half, top + _LABEL


def _free(box: Box, taken: Sequence[Box]) -> bool:
    inside = box[0] >= 2 and box[1] >= 2 and box[2] <= WIDTH - 2 and box[3] <= HEIGHT - 2
    return inside and not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken)
