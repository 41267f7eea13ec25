"""Which of several places of one name an article means: by the states that it speaks of.

طرابلس is Libya's capital unless the article speaks of Lebanon and not of Libya; القنيطرة lies in Syria or in Morocco.
A name has one sense in an article, so all its mentions go over together.
"""

from __future__ import annotations

from waqai.extract.cast import Sketch
from waqai.extract.gather import Board
from waqai.knowledge.entities import Known
from waqai.knowledge.linking import Hint, Link, link

MOST_STATES = 3
# The other must come out this much better: a tie stays with the more prominent.
BETTER = 0.02


def settle_namesakes(board: Board) -> None:
    """Takes the places whose namesake the article's states speak for as these."""
    places = [s for s in board.sketches.values() if s.type == "place" and s.known and s.names]
    if not places:
        return
    spoken_of = _states(board)
    for sketch in places:
        other = _namesake(sketch, link(min(sketch.names.values(), key=len), Hint(("place",), spoken_of=spoken_of)))
        if other and not board.has(other.id):
            board.rename(sketch.key, other)


def _states(board: Board) -> tuple[str, ...]:
    """The states that the article speaks of most, as such or by their bodies and persons; places prove nothing."""
    counts: dict[str, int] = {}
    for sketch in board.sketches.values():
        country = sketch.country or (sketch.known.country if sketch.known else None)
        if country and sketch.type != "place":
            counts[country] = counts.get(country, 0) + len(sketch.at)
    return tuple(sorted(counts, key=lambda c: (-counts[c], c))[:MOST_STATES])


def _namesake(sketch: Sketch, found: Link) -> Known | None:
    """Another place, listed under the very name, that comes out better than the one it was taken for."""
    listed = [c for c in found.candidates if c.likeness == 1]
    now = next((c for c in listed if sketch.known and c.known.id == sketch.known.id), None)
    best = next((c for c in listed if c.known.country != sketch.country), None)
    return best.known if now and best and best.score >= now.score + BETTER else None
