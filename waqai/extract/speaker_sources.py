"""Sources that are named: before a colon, behind "according to" or in a document, behind an agency that relays them.

Limits: of several mentions behind a source phrase the person is taken, else the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.extract.cues import CLAUSE, RELATIVES, Cue
from waqai.extract.reporting import Report, is_listed, names_source
from waqai.extract.speaker_memory import NOBODY, Memory, Voice
from waqai.extract.speaker_nouns import FARTHEST_SUBJECT, describes_somebody, is_adjective, is_person, named, together
from waqai.extract.staging import Seat, Stage, speaks
from waqai.extract.subject_words import THIS
from waqai.extract.unnamed import is_number_of, relays
from waqai.knowledge.reporting import words
from waqai.text.document import Sentence

REACH = 5
"""Words behind "بحسب تقرير" within which its issuer stands."""


class NamedSources:
    """Finds the source that a phrase names, or that it takes up again."""

    def __init__(self, stage: Stage, memory: Memory) -> None:
        self.stage = stage
        self.memory = memory

    def heading(self, sentence: Sentence, cue: Cue) -> Voice | None:
        for k in range(sentence.first, cue.last):
            seat = self.stage.seats.get(k)
            if seat and describes_somebody(self.stage, seat):
                return NOBODY
            if seat and not seat.bound and speaks(self.stage, seat):
                return Voice(together(self.stage, named(self.stage, seat, cue.last), cue.last))
        return None

    def cited(self, sentence: Sentence, cue: Cue, report: Report) -> Voice | None:
        """The source behind "بحسب" or in "جاء في بيان"; None where what follows is no source."""
        stop = min(sentence.last, cue.last + FARTHEST_SUBJECT)
        if cue.kind == "document":
            stop = min(stop, report.first)
        at = cue.last + (self.stage.doc.words[cue.last].form in THIS if cue.last < stop else 0)
        if self.memory.is_anaphor(at, stop):
            again = self.memory.cited_again(at, cue)
            if again.ids:
                return again
        seats = [seat for seat in self._seats_in(cue.last, stop) if seat.first <= cue.last + REACH]
        if seats and seats[0].first == cue.last:
            return Voice(together(self.stage, named(self.stage, seats[0], stop), stop))
        if cue.kind == "document" or is_listed(self.stage, cue.last, stop):
            if not seats and (issuer := self.memory.issuer(cue.last, stop)):
                return issuer
            return Voice((self._best(seats).mention.entity,)) if seats else NOBODY
        sure = self.stage.doc.words[cue.last - 1].form in words("sure_sources")
        return NOBODY if sure or names_source(self.stage, cue.last, stop) else None

    def _best(self, seats: Sequence[Seat]) -> Seat:
        return next((s for s in seats if is_person(self.stage, s)), seats[0])

    def _seats_in(self, first: int, stop: int) -> Iterator[Seat]:
        """The mentions of a source phrase: up to a comma, a relative clause or a reported clause."""
        items = self.stage.doc.words
        for k in range(first, stop):
            if items[k].form in ("،", ".", ":") or items[k].form in RELATIVES or items[k].form in CLAUSE:
                return
            seat = self.stage.seats.get(k)
            if seat and speaks(self.stage, seat) and not is_adjective(self.stage, seat):
                yield seat

    def relayed(self, sentence: Sentence, cue: Cue) -> Voice | None:
        """Whom an agency quotes: نقلت الوكالة عن الوزير قوله إن, عن ثلاثة مسؤولين قولهم."""
        for k in range(cue.first - 1, sentence.first, -1):
            at = k + 1 + is_number_of(self.stage, k + 1)
            if relays(self.stage, k) and at in self.stage.seats:
                return Voice((named(self.stage, self.stage.seats[at], cue.first).mention.entity,))
        return None
