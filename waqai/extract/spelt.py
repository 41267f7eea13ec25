"""Listed persons whose names the press spells in another way: زيلينسكي and زيلنسكي, جوتيريس and غوتيريش."""

from __future__ import annotations

from waqai.extract.names import BIG
from waqai.knowledge.entities import Known
from waqai.knowledge.linking import Hint, Link, link
from waqai.knowledge.spelling import differ_in_known, parts_of

# So near a listed name must be to another spelling where no title says of which state the person is: at least, and
# where they differ in what is a name of its own, or lead to somebody of little note.
NEAR, NEAR_ENOUGH = 0.86, 0.93


def spelt_person(name: str, country: str | None, office: str | None, published: str | None) -> Known | None:
    """The listed person that a folded name means in another spelling; one word needs a title's state."""
    hint = Hint(("person",), country, office, published)
    found = link(name, hint) if len(parts_of(name)) > 1 or country else None
    return found.best if found and (country or _is_near(name, found)) else None


def _is_near(name: str, found: Link) -> bool:
    """Whether a spelling leads to somebody without a title's state."""
    first = found.candidates[0] if found.candidates else None
    if first is None or first.likeness < NEAR:
        return False
    sure = first.known.weight >= BIG and not differ_in_known(name, first.form)
    return sure or first.likeness >= NEAR_ENOUGH
