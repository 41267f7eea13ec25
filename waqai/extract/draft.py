"""An event before it is written down: what was read, still open to what the rest of the article adds."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from waqai.extract.filling import Arguments
from waqai.extract.scene import Scene
from waqai.extract.seen_acts import ROLES, SeenAct
from waqai.extract.status import Judgement
from waqai.extract.trigger_senses import Trigger
from waqai.model import Quantity, Quote, Time


class Draft(NamedTuple):
    """A trigger in its scene with its sides, status, time, quotation and quantities.  `day` is the day of the news
    where the act is told as that day's, or a known war's: it stands where no time is read.  `outer` are the quotations
    around the innermost one, `quote`; `seen` is the tagger's view of the act, where one has looked, `seen_only` whether
    the act would not stand without it, `is_proposal` whether it is not sure enough of it for it to stand at all.  Of a
    weighed draft, `chance` is how likely it is an act, `likely` whether that is enough, `sure` how likely all that
    stand on its sides are its sides."""

    trigger: Trigger
    scene: Scene
    arguments: Arguments
    judgement: Judgement
    time: Time | None
    quote: Quote | None
    quantities: tuple[Quantity, ...]
    day: str | None = None
    outer: tuple[Quote, ...] = ()
    seen: SeenAct | None = None
    seen_only: bool = False
    is_proposal: bool = False
    chance: float | None = None
    likely: bool = True
    sure: float = 1.0

    @property
    def sides(self) -> set[str]:
        """Everybody on either side."""
        return {side for role in ROLES for side in self.arguments.get(role)}


class Namings:
    """Which drafts of an article name acts of one type: another naming of an act is looked for among these alone.

    Drafts go by their place in the article, which stays when a draft is replaced by a fuller one."""

    MEMORY: ClassVar[int] = 80
    """How many acts of any type back (and ahead) another naming is looked for: a long article's worth."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._types = [draft.trigger.frame.event for draft in drafts]
        self._places: dict[str, list[int]] = {}
        for at, event in enumerate(self._types):
            self._places.setdefault(event, []).append(at)

    def before(self, at: int) -> list[int]:
        """The earlier drafts of the type of draft `at`, nearest first."""
        same = self._places[self._types[at]]
        return same[bisect.bisect_left(same, at - self.MEMORY) : bisect.bisect_left(same, at)][::-1]

    def behind(self, at: int) -> list[int]:
        """The later drafts of the type of draft `at`."""
        same = self._places[self._types[at]]
        return same[bisect.bisect_right(same, at) : bisect.bisect_left(same, at + self.MEMORY)]
