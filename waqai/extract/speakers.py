"""Who speaks: the subject behind or before a cue, the last speaker where the verb alone goes on, the cited source.

`Speakers` reads an article's cues in order and remembers: who spoke last, and with which gender verbs named him or
her; `speaker_subjects` and `speaker_sources` find whom a clause names.  An explicit subject that no mention covers
makes the last speaker unknown, so that no "he added" is given to the wrong person.
Limits: a passive past (ذُكر) looks like an active one; between two men only the last is remembered.
"""

from __future__ import annotations

from waqai.extract.cues import THAT, Cue, subject_of_noun
from waqai.extract.reporting import Report
from waqai.extract.speaker_memory import NOBODY, Memory, Voice
from waqai.extract.speaker_nouns import (
    FARTHEST_SUBJECT,
    is_noun,
    named,
    together,
)
from waqai.extract.speaker_sources import NamedSources
from waqai.extract.speaker_subjects import ClauseSubjects
from waqai.extract.staging import Stage, speaks
from waqai.extract.texts import is_told_by_text, maker_of_text, publishes
from waqai.extract.told_outlets import is_outlet
from waqai.extract.unnamed import relayed_seat
from waqai.text.document import Sentence

# إنها طالبت: the subject of the verb is whoever the pronoun stands for.
BY_PRONOUN = THAT - {"ان"}


def _goes_on(cue: Cue, earlier: Cue, voice: Voice) -> bool:
    """ويتوقع أن: behind one man's words in the same sentence he expects, and nobody in general."""
    return (
        cue.kind == "hearsay" and cue.joined and earlier.kind == "verb" and voice.gender == "m" and len(voice.ids) == 1
    )


class Speakers:
    """The memory of one article's speakers; ask `of` for each report in order."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.memory = Memory(stage)
        self.subjects = ClauseSubjects(stage, self.memory)
        self.sources = NamedSources(stage, self.memory)
        self._here: list[tuple[Cue, Voice]] = []
        self._reported: list[tuple[int, int]] = []

    def enter(self, number: int) -> None:
        """Begins with the next sentence of the document."""
        self.memory.number = number
        self._here = []
        self._reported = []

    def of(self, sentence: Sentence, report: Report) -> Voice | None:
        """Who speaks by a report's cue; None where the cue proves to be none (وفق القانون)."""
        cue = report.cue
        if cue.verb is not None and "outlet" in cue.verb.flags and not self._is_of_outlet(cue):
            return None
        inside = self.stage.holder[cue.first] >= 0
        voice = self._voice(sentence, report, inside)
        nested = not (voice and voice.ids) and (self._is_noun(sentence, cue) or is_told_by_text(self.stage, cue))
        if voice is not None and not inside and not nested and cue.kind != "hearsay" and not self._is_in_other(cue):
            self._remember(cue, voice)
        if voice is not None:
            self.goes_on(report, voice)
        return voice

    def goes_on(self, report: Report, voice: Voice) -> None:
        """Keeps a stretch of what somebody is known to have said: who speaks in it is told by him."""
        if voice.ids:
            self._reported.append((report.first, report.last))

    def _is_in_other(self, cue: Cue) -> bool:
        """قال الوزير إن الوفد أكد أن: who speaks in what another reports is not the one who adds something next."""
        return any(first <= cue.first < last for first, last in self._reported)

    def _is_of_outlet(self, cue: Cue) -> bool:
        """علمت «الأفق» أن: whether the subject of a verb, behind or before it, is a paper, a channel or an agency."""
        before = self.stage.cover[cue.first - 1] if cue.first else -1
        seats = (self.stage.seats.get(at) for at in (cue.last + (cue.last in self.stage.opening), before))
        return any(seat is not None and is_outlet(self.stage.entities.get(seat.mention.entity)) for seat in seats)

    def _is_noun(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether a cue without a voice, right behind a mention, is a noun there (أعلن فلان رفض بلاده)."""
        return cue.first > sentence.first and not cue.joined and self.stage.cover[cue.first - 1] >= 0

    def _voice(self, sentence: Sentence, report: Report, inside: bool) -> Voice | None:
        cue = report.cue
        if cue.kind in ("hearsay", "aside"):
            return next((v for c, v in reversed(self._here) if c.kind == "source" or _goes_on(cue, c, v)), NOBODY)
        if cue.kind == "colon":
            return self._here[-1][1] if self._here else self.sources.heading(sentence, cue)
        if cue.kind == "own":
            return self._before(sentence, cue)
        if cue.kind == "document" or (cue.kind == "source" and cue.verb is None):
            return self.sources.cited(sentence, cue, report)
        if cue.kind == "noun":
            return self._of_noun(cue) or self.sources.relayed(sentence, cue) or self._before(sentence, cue)
        found = self._subject(sentence, report)
        if not (found and found.ids) and not self._here and (maker := maker_of_text(self.stage, sentence, cue)):
            return Voice((maker.mention.entity,))
        return found if found is not None else NOBODY if inside else self._before(sentence, cue)

    def _remember(self, cue: Cue, voice: Voice) -> None:
        voice = voice._replace(sentence=self.memory.number)
        self._here.append((cue, voice))
        self.memory.remember(cue, voice, len(self._here) == 1)

    def of_address(self, sentence: Sentence, stop: int) -> Voice | None:
        """هاجم الرئيس واشنطن، في كلمة متلفزة: «...»: who does what the sentence tells speaks in its address."""
        voice = self.subjects.main(sentence, stop)
        if voice is None or len(voice.ids) != 1:
            return None
        self.memory.put_last(voice._replace(sentence=self.memory.number))
        return voice

    # -- the subject in the same clause -------------------------------------------------------------------------------

    def _subject(self, sentence: Sentence, report: Report) -> Voice | None:
        """The subject of a verb, before or behind it; None where the verb stands alone."""
        cue = report.cue
        told = cue.verb is not None and "object" in cue.verb.flags and is_told_by_text(self.stage, cue)
        if cue.kind == "participle" or told:
            return None
        if source := relayed_seat(self.stage, cue, sentence.last):
            return Voice(together(self.stage, named(self.stage, source, sentence.last), sentence.last))
        if self.stage.doc.words[cue.first - 1].form in BY_PRONOUN:
            return next((v for _, v in reversed(self._here) if self.memory.agrees(cue.form, v)), NOBODY)
        plural = cue.form is not None and cue.form.number in ("d", "p")
        ahead = report.how in ("before", "whole")
        stop = min(sentence.last, cue.last + FARTHEST_SUBJECT) if ahead else report.first
        before = self.subjects.before(sentence, cue) if cue.kind != "source" else None
        if plural or (before and self._nominal(cue)):
            return before
        behind = self.subjects.behind(cue, stop, bool(self._here))
        if behind == NOBODY and cue.pronoun:  # بيانا وصفته تقارير بكذا
            return behind
        return before or behind if behind == NOBODY else behind or before

    def _of_noun(self, cue: Cue) -> Voice | None:
        """بعد إعلان الوزير أن: whoever stands behind the verbal noun."""
        at = None if cue.pronoun else subject_of_noun(self.stage, cue.first)
        if at is None:
            return None
        seat = named(self.stage, self.stage.seats[at], len(self.stage.doc.words))
        return Voice((seat.mention.entity,)) if speaks(self.stage, seat) else NOBODY

    def _nominal(self, cue: Cue) -> bool:
        """Whether the verb surely follows its subject: it may govern a person, or قد or a mention stands before."""
        takes_person = cue.verb is not None and "object" in cue.verb.flags
        return takes_person or self.stage.doc.words[cue.first - 1].form == "قد" or self.stage.cover[cue.first - 1] >= 0

    # -- the verb alone -----------------------------------------------------------------------------------------------

    def _before(self, sentence: Sentence, cue: Cue) -> Voice:
        """Whoever spoke before: in the same sentence, as the sentence's subject, or as the article's last speaker."""
        if is_told_by_text(self.stage, cue):
            published = publishes(self.stage, sentence, cue)
            return (self.subjects.main(sentence, cue.first) if published else None) or NOBODY
        for _, voice in reversed(self._here):
            if self.memory.agrees(cue.form, voice):
                return voice
        if not self._here and self._has_untold_subject(sentence, cue):
            return NOBODY
        main = self.subjects.main(sentence, cue.first)
        if main and self.memory.agrees(cue.form, main) and cue.first > sentence.first:
            return main
        if cue.kind == "verb" and not cue.joined and self._is_in_other(cue):  # قالت مصادر إن الاجتماع تطرق إلى
            return NOBODY
        return self._carried(sentence, cue)

    def _has_untold_subject(self, sentence: Sentence, cue: Cue) -> bool:
        """وكانت إدارة التحقيق قد أعلنت: behind the copula that opens a sentence stands somebody unknown."""
        first = sentence.first + 1
        opens = self.stage.doc.words[sentence.first].form.removeprefix("و") in ("كان", "كانت")
        subject = opens and first < cue.first and cue.kind == "verb" and not cue.joined
        return subject and first not in self.stage.seats and is_noun(self.stage, first)

    def _carried(self, sentence: Sentence, cue: Cue) -> Voice:
        if self.memory.last.sentence < self.memory.number - 1:
            previous = self.stage.doc.sentences[self.memory.number - 1] if self.memory.number else None
            if previous and not previous.title and self._same_paragraph(previous, sentence):
                main = self.subjects.main(previous, previous.last)
                if main and self.memory.agrees(cue.form, main):
                    return main
        if self.memory.agrees(cue.form, self.memory.last):
            return self.memory.last
        return next((v for v in reversed(self.memory.history) if self.memory.agrees(cue.form, v)), NOBODY)

    def _same_paragraph(self, one: Sentence, other: Sentence) -> bool:
        return "\n" not in self.stage.doc.text[one.span.end : other.span.start]
