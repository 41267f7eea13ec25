"""The network and the map: laid out the same each time, within their frame, with labels that cover nothing."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from waqai.model import UsageError
from waqai.present.web import map as maps
from waqai.present.web.map import Place, project
from waqai.present.web.network import Edge, Node, lay_out

NODES = [Node(f"k{n}", f"طرف رقم {n}", "state", 1 + n % 7, f"#k{n}") for n in range(40)]
RING = [Edge(f"k{n}", f"k{(n * 3 + 1) % 30}", n % 4, n % 3, f"#e{n}", "") for n in range(1, 30)]
TOWNS = [
    Place("t1", "مدينة الأولى", 30.0, 31.2, 9, "town", "#1"),
    Place("t2", "مدينة الثانية", 30.2, 31.4, 5, "town", "#2"),
    Place("t3", "ولاية ثالثة", 15.6, 32.5, 2, "region", "#3"),
    Place("t4", "مرفأ رابع", 36.2, 36.2, 1, "facility", "#4"),
]


def test_the_network_is_laid_out_the_same_each_time() -> None:
    again = [Node(n.key, n.label, n.kind, n.weight, n.href + "x") for n in NODES]
    assert [(p.x, p.y) for p in lay_out(NODES, RING).nodes] == [(p.x, p.y) for p in lay_out(again, RING).nodes]


def test_nodes_stand_apart_and_inside() -> None:
    picture = lay_out(NODES, RING)
    placed = picture.nodes
    assert all(0 < p.x < picture.width and 0 < p.y < picture.height for p in placed)
    close = [
        (a.node.key, b.node.key) for a, b in itertools.combinations(placed, 2) if abs(a.x - b.x) + abs(a.y - b.y) < 15
    ]
    assert close == []


def test_neighbours_stand_nearer_than_strangers() -> None:
    chain = [Edge(f"k{n}", f"k{n + 1}", 1, 0, "", "") for n in range(9)]
    placed = {p.node.key: p for p in lay_out(NODES[:10], chain).nodes}
    ends = abs(placed["k0"].x - placed["k9"].x) + abs(placed["k0"].y - placed["k9"].y)
    steps = [abs(placed[e.source].x - placed[e.target].x) + abs(placed[e.source].y - placed[e.target].y) for e in chain]
    assert ends > 2 * max(steps)


def test_an_edge_without_its_end_is_left_out_and_conflict_shows() -> None:
    lines = lay_out(NODES[:2], [Edge("k0", "k1", 1, 4, "", ""), Edge("k0", "nobody", 1, 0, "", "")]).lines
    assert [line.kind for line in lines] == ["conflict"]


def test_no_node_at_all_is_a_picture_too() -> None:
    assert lay_out([], []).nodes == ()


def test_places_lie_as_on_the_earth_and_inside_the_frame() -> None:
    spots = {spot.place.key: spot for spot in project(TOWNS).spots}
    assert spots["t3"].y > spots["t1"].y > spots["t4"].y
    assert spots["t4"].x > spots["t1"].x
    assert all(0 < s.x < maps.WIDTH and 0 < s.y < maps.HEIGHT for s in spots.values())
    assert [key for key, spot in spots.items() if spot.vague] == ["t3"]


def test_the_map_stays_light_even_of_the_whole_world() -> None:
    world = [
        *TOWNS,
        Place("t5", "بعيد", 40.7, -74.0, 1, "town", "#5"),
        Place("t6", "أبعد", 35.7, 139.7, 1, "town", "#6"),
    ]
    assert len(project(world).land) < 110_000
    assert len(project([]).spots) == 0


def test_other_borders_can_be_given(tmp_path: Path) -> None:
    square = [[25, 10], [45, 10], [45, 40], [25, 40], [25, 10]]
    shapes = {"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", "coordinates": [square]}}]}
    file = tmp_path / "borders.json"
    file.write_text(json.dumps(shapes))
    assert project(TOWNS, str(file)).land.count("M") == 1
    other = tmp_path / "other.json"
    other.write_text("no json")
    with pytest.raises(UsageError, match=r"other\.json can't be read as borders"):
        project(TOWNS, str(other))
