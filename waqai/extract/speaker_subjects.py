"""The subject of a verb of saying in its own clause: behind it, before it, or whoever the sentence opens with.

`Speakers` asks for it and remembers what is found.  Limits: a subject stands within some words of its verb; behind a
verb that may govern a person, one mention alone is read as whom it is said of.
"""

from __future__ import annotations

from collections.abc import Iterator

from waqai.extract.cues import CLAUSE, COMMAS, PREPOSITIONS, RELATIVES, Cue, is_preposition
from waqai.extract.speaker_memory import NOBODY, Memory, Voice
from waqai.extract.speaker_nouns import (
    before_short_piece,
    is_adjective,
    is_body,
    is_called,
    is_noun,
    named,
    together,
    within,
)
from waqai.extract.staging import Seat, Stage, speaks
from waqai.extract.subject_words import (
    BY_WHICH,
    COPULAS,
    PAST,
    RESUMING,
    SAME,
    SOURCE,
    THIS,
    behind_addressee,
    behind_dateline,
    is_addressed,
    is_called_on,
    is_head,
    is_object,
)
from waqai.extract.texts import issuer_of_text
from waqai.extract.unnamed import announced_at, is_number_of
from waqai.knowledge.reporting import words
from waqai.knowledge.words import cut_word
from waqai.text.document import Sentence

SHORTEST_LED = 3


class ClauseSubjects:
    """Finds subjects of verbs of saying, by the clause and by who spoke before."""

    def __init__(self, stage: Stage, memory: Memory) -> None:
        self.stage = stage
        self.memory = memory

    def behind(self, cue: Cue, stop: int, is_next: bool) -> Voice | None:
        at = behind_addressee(self.stage, self._skip_adverbs(cue, stop), stop)
        if at in self.stage.opening and self.stage.edges[self.stage.opening[at]][1] <= stop:
            at += 1
        at += at + 1 < stop and (self.stage.doc.words[at].form in SAME or is_number_of(self.stage, at))
        if at >= stop:
            return None
        if at + 1 < stop and self.stage.doc.words[at].form in THIS:
            return self.memory.official(at + 1, cue) or NOBODY
        gender = cue.form.gender if cue.form else ""
        seat = self.stage.seats.get(at)
        if again := self.memory.again(at, stop, cue, seat):
            return again
        told = is_next and is_addressed(self.stage, cue, seat, stop)
        told = told or (self.memory.spoke_just_now() and is_called_on(self.stage, cue, seat))
        if seat and not told and not seat.bound and speaks(self.stage, seat):
            return Voice(together(self.stage, named(self.stage, seat, stop), stop), gender)
        if seat or not is_noun(self.stage, at) or is_object(self.stage, cue, at):
            return None
        seat = within(self.stage, at, stop)
        return Voice(together(self.stage, seat, stop), gender) if seat else NOBODY

    def _skip_adverbs(self, cue: Cue, stop: int) -> int:
        items, at = self.stage.doc.words, cue.last
        takes_person = cue.verb is not None and "object" in cue.verb.flags
        passed = words("adverbs") if takes_person else words("adverbs") | RESUMING
        if cue.kind == "source":  # وفق ما أفاد به مدير الصحة
            passed |= BY_WHICH
        while at < stop and items[at].form in passed and at not in self.stage.seats:
            at += 1
        return at

    def before(self, sentence: Sentence, cue: Cue) -> Voice | None:
        """The subject of "فلان قال": the mention that opens the clause; the antecedent of "الذي قال"."""
        items = self.stage.doc.words
        gender = cue.form.gender if cue.form else ""
        if cue.first == sentence.first or cue.joined:
            return self._announced(sentence, cue)
        if items[cue.first - 1].form in words("whoever") and self.stage.cover[cue.first - 1] < 0:
            return NOBODY
        if text := issuer_of_text(self.stage, cue):
            return Voice((text.mention.entity,), gender)
        if items[cue.first - 1].form in RELATIVES:
            if cue.pronoun:
                return None  # الذي تتهمه السلطات
            seat = self._ending_at(cue.first - 1)
            return Voice((seat.mention.entity,), gender) if seat else None
        for opening in self._clause_openings(sentence, cue.first):
            issuer = self._issuer(opening, cue.first)
            if issuer is not None:
                return issuer
            seat = self._opening_seat(opening, cue.first)
            homeland = seat is not None and seat.mention.kind == "pronoun"
            if seat and (homeland or self.memory.agrees(cue.form, Voice((seat.mention.entity,)))):
                return Voice(together(self.stage, seat, cue.first), gender)
            if items[opening].form not in RELATIVES and not self._is_aside(opening, cue.first):
                return None
        return None

    def _is_aside(self, opening: int, stop: int) -> bool:
        """المغرب، بقيادة الملك، دعا: words between commas that a preposition leads stand beside the subject."""
        form = self.stage.doc.words[opening].form
        led = is_preposition(form) or (len(form) > SHORTEST_LED and cut_word(form).prefix in ("ب", "ل"))
        return led and self.stage.doc.words[stop - 1].form in COMMAS

    def _announced(self, sentence: Sentence, cue: Cue) -> Voice | None:
        """أما مندوب النرويج فقال: whom أما brings in, and a verb with ف takes up."""
        at = announced_at(self.stage, cue)
        seat = self.stage.seats[at + 1] if at is not None and at >= sentence.first else None
        if seat is None or seat.bound or not speaks(self.stage, seat):
            return None
        told = together(self.stage, named(self.stage, seat, cue.first), cue.first)
        return Voice(told, cue.form.gender if cue.form else "")

    def _issuer(self, at: int, stop: int) -> Voice | None:
        """بيان السفارة أشار إلى: a document before its verb speaks for whoever issued it, of those who spoke before."""
        items = self.stage.doc.words
        if at + 1 >= stop or items[at].form not in words("documents") or items[at].form.startswith("ال"):
            return None
        seat = self.stage.seats.get(at + 1)
        if seat and seat.last == stop:
            spoke = any(seat.mention.entity in voice.ids for voice in self.memory.history)
            return Voice((seat.mention.entity,)) if spoke or speaks(self.stage, seat) else NOBODY
        if at + 2 != stop or not items[at + 1].form.startswith("ال"):
            return None
        spoken = (v for v in reversed(self.memory.history) if v.ids and is_body(self.stage, v.ids[0]))
        return next((v for v in spoken if is_called(self.stage, v.ids[0], items[at + 1].form)), NOBODY)

    def _clause_openings(self, sentence: Sentence, at: int) -> Iterator[int]:
        """Where the clause that holds a word opens, then the ones before it, up to a dateline."""
        items, start = self.stage.doc.words, behind_dateline(self.stage, sentence)
        for k in range(at - 1, start, -1):
            before, inside = items[k - 1].form, items[k - 1].form in PAST and (k == at or items[k].form == "قد")
            if not inside and (before in ("،", ":") or before in CLAUSE or before in COPULAS):
                yield k
        yield start

    def _opening_seat(self, opening: int, stop: int) -> Seat | None:
        for k in range(opening, min(opening + 3, stop)):
            seat = self.stage.seats.get(k)
            if seat:
                fits = not seat.bound and not is_adjective(self.stage, seat) and seat.last <= stop
                fits = fits and speaks(self.stage, seat)
                return named(self.stage, seat, stop) if fits else None
            if is_preposition(self.stage.doc.words[k].form):
                return None
            if k > opening and not self.stage.doc.words[k].form.startswith("ال"):
                return None
        return None

    def _ending_at(self, at: int) -> Seat | None:
        items = self.stage.doc.words
        k = at - 1
        while k > 0 and items[k].form in ("،", ",", ")"):
            k -= 1
        k = before_short_piece(self.stage, k)
        first = self.stage.cover[k]
        if first < 0 or (first and is_head(self.stage, first - 1)):
            return None
        return self.stage.seats[first]

    def main(self, sentence: Sentence, stop: int) -> Voice | None:
        """The mention that opens a sentence or follows its verb, an adverbial phrase up to a comma set aside."""
        items = self.stage.doc.words
        opening = behind_dateline(self.stage, sentence)
        if opening < stop and is_preposition(items[opening].form):
            opening = next((k + 1 for k in range(opening, stop) if items[k].form == "،"), stop)
        for k in range(opening, min(stop, opening + 4)):
            seat = self.stage.seats.get(k)
            known = seat and seat.mention.kind != "demonym" and items[k].form not in SOURCE
            if seat and known and not seat.bound and speaks(self.stage, seat):
                return Voice(together(self.stage, named(self.stage, seat, stop), stop))
            if seat or items[k].form in PREPOSITIONS:
                return None
        return None
