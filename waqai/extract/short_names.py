"""Bodies that an article calls by the beginning of their name: حزب البعث for حزب البعث العربي الاشتراكي.

The short form is nobody's of the lists, has two words at least, and begins the name of one other body of the article
only.  Limits: a body whose name goes on as another's does (a university's branch) is taken for that one.
"""

from __future__ import annotations

from waqai.extract.cast import Sketch
from waqai.extract.gather import Board

GROUPED = frozenset(("group", "members"))


def join_short_names(board: Board) -> None:
    """Makes one of a body and of the one whose name begins like it."""
    bodies = {key: s for key, s in board.sketches.items() if s.type == "organisation" and s.rule not in GROUPED}
    for key, sketch in bodies.items():
        if sketch.known or not sketch.names or any(" " not in name for name in sketch.names):
            continue
        longer = [other for other, whole in bodies.items() if board.has(other) and _goes_on(sketch, whole)]
        if len(longer) == 1 and longer[0] != key:
            board.join(key, longer[0])


def _goes_on(short: Sketch, whole: Sketch) -> bool:
    return any(name.startswith(f"{one} ") for one in short.names for name in whole.names)
