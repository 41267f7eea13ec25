"""Who has spoken so far: the memory that a verb without a subject, "the source" and "the minister" are resolved by.

Split from `speakers`, which finds the subject of one cue.  Kept are the last speakers with what verbs told of them.
Limits: between two men only the last is remembered.
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.extract.cues import Cue
from waqai.extract.speaker_nouns import is_body, is_called, is_person
from waqai.extract.staging import Seat, Stage
from waqai.extract.subject_words import SOURCE, TEXTS
from waqai.knowledge.reporting import phrases, words
from waqai.text.verbs import Form

REMEMBERED = 6
"""Speakers that are remembered."""
TOLD_BACK, BODY_BACK = 70, 300
"""Words back in which an official or a body is looked for that was told of and had not spoken."""
INTRODUCED = 6
"""Words from a person within which his office stands (المتحدث باسم الوزارة فلان)."""
SOURCES_BACK = 8
"""Sentences back in which "the source" may have spoken first."""


class Voice(NamedTuple):
    """Speakers, and what verbs told of them; no ids where the text names a speaker that no mention covers."""

    ids: tuple[str, ...]
    gender: str = ""
    sentence: int = -1


NOBODY = Voice((), sentence=-9)


class Memory:
    """The speakers of an article up to one place.

    `last` spoke last, `cited` was the last cited source; `history` holds the last few, `genders` what verbs told."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.last = NOBODY
        self.cited = NOBODY
        self.history: list[Voice] = []
        self.genders: dict[str, str] = {}
        self.number = 0

    def remember(self, cue: Cue, voice: Voice, is_only: bool) -> None:
        """Takes a speaker in; a cited source that is not the `is_only` speaker of its sentence is no last speaker."""
        self.learn(voice)
        self.cited = voice if cue.kind == "source" and voice.ids else self.cited
        if cue.kind != "source" or is_only:
            self.put_last(voice)

    def learn(self, voice: Voice) -> None:
        """Keeps the gender that a verb told of its one speaker."""
        for one in voice.ids[:1]:
            if voice.gender:
                self.genders[one] = voice.gender

    def put_last(self, voice: Voice) -> None:
        """Makes somebody the last speaker."""
        self.last = voice
        if voice.ids:
            self.history = [*(v for v in self.history if v.ids != voice.ids), voice][-REMEMBERED:]

    def agrees(self, form: Form | None, voice: Voice) -> bool:
        """Whether a verb's gender and number allow a speaker."""
        if form is None or not voice.ids:
            return True
        if form.number in ("d", "p") and form.tense != "participle":
            return len(voice.ids) > 1 or not self.stage.single(voice.ids[0])
        if len(voice.ids) > 1:
            return False
        if form.number == "p" and self.stage.is_unnamed(voice.ids[0]):  # أعلنت مصادر ...، مشيرين إلى
            return True
        known = voice.gender or self.genders.get(voice.ids[0]) or self.stage.gender(voice.ids[0])
        return not known or form.gender in ("", known)

    def again(self, at: int, stop: int, cue: Cue, seat: Seat | None) -> Voice | None:
        """Whom a subject such as "the source" or "the committee" takes up again; None where it is somebody else."""
        if self.means_last(at, stop, cue, seat):
            return self.official(at, cue) or self._person(at, cue) or self.last
        return self.told_of(at, cue) if seat is None and self.is_anaphor(at, stop + 1) else None

    def _person(self, at: int, cue: Cue) -> Voice | None:
        """المسؤولة is the spokeswoman told of, where it was her ministry that spoke last."""
        body = bool(self.last.ids) and is_body(self.stage, self.last.ids[0])
        return self.told_of(at, cue) if body and self.stage.doc.words[at].form in words("officials") else None

    def spoke_just_now(self) -> bool:
        """Whether somebody spoke in one of the two sentences before."""
        return bool(self.last.ids) and self.last.sentence >= self.number - 2

    def issuer(self, at: int, stop: int) -> Voice | None:
        """Whose paper it is that بيان الوزارة, تقرير للمنظمة tell, where the body was named before."""
        if at + 1 >= stop:
            return None
        word = self.stage.doc.words[at + 1].form
        return self._body(at + 1, "ال" + word[2:] if word.startswith("لل") else word)

    def _body(self, at: int, word: str) -> Voice | None:
        """The last body told of that a noun with the article takes up."""
        if word not in words("bodies_told"):
            return None
        for k in range(at - 1, max(0, at - BODY_BACK), -1):
            seat = self.stage.seats.get(k)
            if seat and not is_person(self.stage, seat) and is_called(self.stage, seat.mention.entity, word):
                return Voice((seat.mention.entity,))
        return None

    def cited_again(self, at: int, cue: Cue) -> Voice:
        """Whom a source phrase takes up (بحسب المصدر, وفق الصحيفة): the last speaker, unless a body of another name."""
        word, last = self.stage.doc.words[at].form, self.last
        other = word in words("bodies_told") and not (last.ids and is_called(self.stage, last.ids[0], word))
        if other and (found := self.told_of(at, cue)):
            return found
        return (self.official(at, cue) or last) if last.ids and not (other and at in self.stage.seats) else NOBODY

    def told_of(self, at: int, cue: Cue) -> Voice | None:
        """Whom المسؤول or الصحيفة means where no speaker fits: the person last told of, the body called so."""
        word, gender = self.stage.doc.words[at].form, cue.form.gender if cue.form else ""
        if body := self._body(at, word):
            return body._replace(gender=gender)
        if word not in words("officials"):
            return None
        for k in range(at - 1, max(0, at - TOLD_BACK), -1):
            seat = self.stage.seats.get(k)
            fits = seat and is_person(self.stage, seat) and self.agrees(cue.form, Voice((seat.mention.entity,)))
            if seat and fits and self._is_introduced(seat, at):
                return Voice((seat.mention.entity,), gender)
        return None

    def _is_introduced(self, seat: Seat, at: int) -> bool:
        """Whether somebody is one of whom a word may be said: المتحدث is who was told as a spokesman."""
        items = self.stage.doc.words
        word = items[at].form
        near = {items[k].form for k in range(max(0, seat.first - INTRODUCED), min(at, seat.last + INTRODUCED))}
        if word in words("any_official"):
            own = {items[k].form for k in range(max(0, seat.first - 1), seat.last)}
            return own.isdisjoint(words("reigning"))
        bare = word.removeprefix("ال")
        return is_called(self.stage, seat.mention.entity, word) or not near.isdisjoint({word, bare, bare + "ا"})

    def means_last(self, at: int, stop: int, cue: Cue, seat: Seat | None) -> bool:
        """Whether a subject such as "the source" or "the committee" is the last speaker again."""
        known = seat and not seat.mention.entity[:1].isdigit()
        ahead = stop + 1 if stop < len(self.stage.doc.words) else stop
        word = self.stage.doc.words[at].form
        if known or not self.last.ids or not (self.is_anaphor(at, ahead) or self._is_shortened(at)):
            return False
        agrees = self.agrees(cue.form, self.last) or (word in TEXTS and is_body(self.stage, self.last.ids[0]))
        return agrees and (word in words("any_speaker") or is_called(self.stage, self.last.ids[0], word))

    def _is_shortened(self, at: int) -> bool:
        """الإحصاء for the body that spoke last, whose long name ends with it."""
        word, one = self.stage.doc.words[at].form, self.last.ids[0]
        return word.startswith("ال") and is_body(self.stage, one) and is_called(self.stage, one, word)

    def official(self, at: int, cue: Cue) -> Voice | None:
        """المسؤول who is told again by his office, behind another's words (مسؤول في الحركة ... وقال المسؤول)."""
        word = self.stage.doc.words[at].form
        if word.startswith(SOURCE):
            return self.cited if self.cited.sentence >= self.number - 1 else self._source(word)
        if word not in words("any_speaker"):
            return None
        spoken = (v for v in reversed(self.history) if v.ids and self.agrees(cue.form, v))
        return next((v for v in spoken if is_called(self.stage, v.ids[0], word)), None)

    def _source(self, word: str) -> Voice | None:
        """المصدر is whoever was told as a source, though an agency or a side of the news spoke since."""
        near = (v for v in reversed(self.history) if v.ids and v.sentence >= self.number - SOURCES_BACK)
        called = (word, *SOURCE)  # تلك المصادر may be one
        return next((v for v in near if any(is_called(self.stage, v.ids[0], one) for one in called)), None)

    def is_anaphor(self, at: int, stop: int) -> bool:
        """Whether "the source", "the statement", "the minister" stands here alone: whoever was named before."""
        if at >= stop:
            return False
        ends = [match.last for match in phrases("anaphors").at(self.stage.doc.words, at, stop)]
        seat = self.stage.seats.get(at)
        return bool(ends) and (seat is None or seat.last <= max(ends)) and max(ends) not in self.stage.seats
