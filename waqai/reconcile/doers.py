"""Whether two accounts give one act to different doers.

Two acts of one kind on one day are mostly two acts.  So much must be the same here that one remains: the story, the
day, whom it was done to, the town or a figure, and words beside the names; and neither may name the other's doer.
"""

from __future__ import annotations

from waqai.knowledge.event_codes import DONE, MUTUAL
from waqai.reconcile.figures import clash, figure_of
from waqai.reconcile.happenings import Happening, content_likeness, overlap, tokens
from waqai.reconcile.sameness import ONE_SENTENCE, Verdict, days_apart, one_land, same_act

LEAST_WORDS = 0.45
# Both days must be told to the day.
ONE_DAY = 0


def other_doer(one: Happening, two: Happening, linked: bool) -> Verdict | None:
    """The verdict that both tell of one act, and differ in who did it."""
    if not linked or one.deed.article == two.deed.article or one.deed.type in MUTUAL or not same_act(one, two):
        return None
    if one.deed.status not in DONE or two.deed.status not in DONE or not _on_one_day(one, two):
        return None
    if not (one.doers and two.doers and one.others & two.others) or _may_be_one(one, two):
        return None  # of one land's forces or offices nobody can say here that they are not one another
    words = content_likeness(one, two)
    if words < LEAST_WORDS or overlap(one.words, two.words) >= ONE_SENTENCE or not _one_scene(one, two):
        return None
    return Verdict(
        round(0.4 + 0.3 * words, 3), f"one day, one that it was done to, one scene; like words ({words:.0%})"
    )


def _on_one_day(one: Happening, two: Happening) -> bool:
    told = one.dated and two.dated and one.first == one.last and two.first == two.last
    return told and days_apart(one, two) == ONE_DAY


def _may_be_one(one: Happening, two: Happening) -> bool:
    """True where the doers may be one, be they told by a land and its forces, or either sentence names the other's."""
    if one.doers & two.doers or one_land(one.deed.actors, two.deed.actors):
        return True
    lands = {p.country for p in one.deed.actors if p.country} & {p.country for p in two.deed.actors if p.country}
    return bool(lands or tokens(one.deed.near) & two.doers or tokens(two.deed.near) & one.doers)


def _one_scene(one: Happening, two: Happening) -> bool:
    here, there = ({p.key for p in m.deed.places if p.type in ("place", "facility")} for m in (one, two))
    figures = [(figure_of(a), figure_of(b)) for a in one.deed.amounts for b in two.deed.amounts if a.unit == b.unit]
    return bool(here & there) or any(not clash(a, b) for a, b in figures)
