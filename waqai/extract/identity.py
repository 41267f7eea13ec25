"""What makes a local entity the same in every article: its full name and state, or its kind and state.

No list holds it, so two articles know that they mean one person by nothing but name, title and state: a name of two
parts at least, and the state that a title or adjective gives.  Of bodies the kind and the state are enough (the health
ministry of Egypt), but not where a state has many of the kind (embassies, firms, courts, delegations).  What is told
apart within its article only (a ministry without its state, the police) has no such key.

Limits: two persons of one name and state are taken for one whatever the years between; a foreign name that two outlets
spell otherwise than by articles and بن is taken for two (`waqai knowledge add` makes them one).
"""

from __future__ import annotations

import re

from waqai.extract.cast import Sketch
from waqai.knowledge.edits import bare_word
from waqai.knowledge.spelling import parts_of
from waqai.text.folding import fold_text

STATE_CODE = re.compile(r"[A-Z]{2}")
MANY = frozenset(
    ("embassy", "firms", "delegation", "opposition", "criminal court", "court of appeal", "court of first instance")
)
NAMED = ("organisation", "facility")
FEWEST_PARTS = 2


def same_everywhere(sketch: Sketch) -> str | None:
    """The key of a sketch that is the same in every article, where there is one.

    >>> sketch = Sketch("person:سليم البحيري", "person", "unknown-person", country="EG", names={"سليم البحيري": ""})
    >>> same_everywhere(sketch)
    'person:سليم بحيري:EG'
    """
    kind, _, state = sketch.key.rpartition(":")
    if kind and STATE_CODE.fullmatch(state) and sketch.type != "person":
        return None if kind in MANY else f"body:{sketch.key}"
    name = max(
        map(_plain, [fold_text(sketch.called)] if sketch.called else sketch.names),
        key=lambda n: (n.count(" "), len(n), n),
        default="",
    )
    if not sketch.country or name.count(" ") + 1 < FEWEST_PARTS:
        return None
    if sketch.type == "person" or (sketch.type in NAMED and sketch.key.startswith(f"{sketch.type}:")):
        return f"{sketch.type}:{name}:{sketch.country}"
    return None


def _plain(name: str) -> str:
    """A folded name without articles, بن and آل."""
    return " ".join(map(bare_word, parts_of(name))).replace("/", " ")
