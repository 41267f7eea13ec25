"""The roles of one act as they are filled: the first who is found for a role keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field

from waqai.extract.discourse import Sides
from waqai.extract.phrases import Phrase
from waqai.model import Span


@dataclass(slots=True)
class Arguments:
    """The sides found for one act, with where each was read.  `sure` counts what was read rather than carried over;
    `void`: a side was found which the frame rules out; `taken_up`: the sides are those of the same act told before;
    `land`: where it fell is told, and stands for whom it befell;
    `named_again`: the act was told before, by a naming that stands, and no side of it is known."""

    roles: dict[str, list[str]] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    sure: int = 0
    void: bool = False
    taken_up: bool = False
    land: bool = False
    named_again: bool = False

    def put(self, role: str | None, phrase: Phrase | None, sure: bool = True) -> None:
        """Fills a role with a phrase's entities, where there is one and the role is still open."""
        if phrase is None or role in (None, "none") or self.roles.get(str(role)):
            return
        if role == "sides":
            self._put_sides(phrase)
        else:
            self._fill(str(role), phrase.entities, phrase.spans)
        self.sure += sure

    def put_sides(self, role: str, sides: Sides, spans: tuple[Span, ...] = (), sure: bool = False) -> None:
        """Fills an open role with entities that no phrase of this clause names."""
        if sides and role != "none" and not self.roles.get(role):
            self._fill(role, sides, spans)
            self.sure += sure

    def give(self, role: str, sides: Sides) -> None:
        """Gives a role to entities and to nobody else, and takes them from every other role."""
        for held in self.roles.values():
            held[:] = [e for e in held if e not in sides]
        self.roles[role], self.spans[role] = [*sides], []

    def join(self, role: str, phrase: Phrase) -> None:
        """Adds a phrase's entities to whoever is in a role already."""
        self.sure += not self.roles.get(role)
        self._fill(role, phrase.entities, phrase.spans)

    def _put_sides(self, phrase: Phrase) -> None:
        if self.roles.get("actor") and self.roles.get("recipient"):
            return
        if len(phrase.entities) < 2:
            self._fill("recipient" if self.roles.get("actor") else "actor", phrase.entities, phrase.spans)
            return
        self._fill("actor", phrase.entities[:1], phrase.spans[:1])
        self._fill("recipient", phrase.entities[1:], phrase.spans[1:] or phrase.spans)

    def _fill(self, role: str, entities: Sides, spans: tuple[Span, ...]) -> None:
        held = self.roles.setdefault(role, [])
        held.extend(e for e in entities if e not in held)
        self.spans.setdefault(role, []).extend(s for s in spans if s not in self.spans.get(role, []))

    def get(self, role: str) -> Sides:
        """The entities in a role."""
        return tuple(self.roles.get(role, ()))
