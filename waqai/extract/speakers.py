"""Who speaks: the subject behind or before a cue, the last speaker where the verb alone goes on, the cited source.

`Speakers` reads an article's cues in order and remembers: who spoke last, and with which gender verbs named him or
her.  An explicit subject that no mention covers makes the last speaker unknown, so that no "he added" is given to the
wrong person.  Limits: a passive past (ذُكر) looks like an active one; between two men only the last is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.extract.cues import CLAUSE, COMMAS, PREPOSITIONS, RELATIVES, THAT, Cue, is_preposition, subject_of_noun
from waqai.extract.reporting import Report, is_listed, names_source
from waqai.extract.speaker_memory import NOBODY, Memory, Voice
from waqai.extract.speaker_nouns import (
    FARTHEST_SUBJECT,
    before_short_piece,
    describes_somebody,
    is_adjective,
    is_body,
    is_called,
    is_noun,
    is_person,
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
from waqai.extract.texts import is_told_by_text, issuer_of_text, maker_of_text, publishes
from waqai.extract.told_outlets import is_outlet
from waqai.extract.unnamed import announced_at, is_number_of, relayed_seat, relays
from waqai.knowledge.reporting import words
from waqai.knowledge.words import cut_word
from waqai.text.document import Sentence

# How far behind "بحسب تقرير" its issuer may stand, in words.
REACH = 5
# إنها طالبت: the subject of the verb is whoever the pronoun stands for.
BY_PRONOUN = THAT - {"ان"}
SHORTEST_LED = 3


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
        if voice and voice.ids:
            self._reported.append((report.first, report.last))
        return voice

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
            return self._here[-1][1] if self._here else self._heading(sentence, cue)
        if cue.kind == "own":
            return self._before(sentence, cue)
        if cue.kind == "document" or (cue.kind == "source" and cue.verb is None):
            return self._cited(sentence, cue, report)
        if cue.kind == "noun":
            return self._of_noun(cue) or self._relayed(sentence, cue) or self._before(sentence, cue)
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
        voice = self._main_subject(sentence, stop)
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
        before = self._subject_before(sentence, cue) if cue.kind != "source" else None
        if plural or (before and self._nominal(cue)):
            return before
        behind = self._subject_behind(cue, stop)
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

    def _subject_behind(self, cue: Cue, stop: int) -> Voice | None:
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
        told = bool(self._here) and is_addressed(self.stage, cue, seat, stop)
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

    def _subject_before(self, sentence: Sentence, cue: Cue) -> Voice | None:
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

    # -- the verb alone -----------------------------------------------------------------------------------------------

    def _before(self, sentence: Sentence, cue: Cue) -> Voice:
        """Whoever spoke before: in the same sentence, as the sentence's subject, or as the article's last speaker."""
        if is_told_by_text(self.stage, cue):
            published = publishes(self.stage, sentence, cue)
            return (self._main_subject(sentence, cue.first) if published else None) or NOBODY
        for _, voice in reversed(self._here):
            if self.memory.agrees(cue.form, voice):
                return voice
        if not self._here and self._has_untold_subject(sentence, cue):
            return NOBODY
        main = self._main_subject(sentence, cue.first)
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
                main = self._main_subject(previous, previous.last)
                if main and self.memory.agrees(cue.form, main):
                    return main
        if self.memory.agrees(cue.form, self.memory.last):
            return self.memory.last
        return next((v for v in reversed(self.memory.history) if self.memory.agrees(cue.form, v)), NOBODY)

    def _same_paragraph(self, one: Sentence, other: Sentence) -> bool:
        return "\n" not in self.stage.doc.text[one.span.end : other.span.start]

    def _main_subject(self, sentence: Sentence, stop: int) -> Voice | None:
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

    # -- sources that are named ---------------------------------------------------------------------------------------

    def _heading(self, sentence: Sentence, cue: Cue) -> Voice | None:
        for k in range(sentence.first, cue.last):
            seat = self.stage.seats.get(k)
            if seat and describes_somebody(self.stage, seat):
                return NOBODY
            if seat and not seat.bound and speaks(self.stage, seat):
                return Voice(together(self.stage, named(self.stage, seat, cue.last), cue.last))
        return None

    def _cited(self, sentence: Sentence, cue: Cue, report: Report) -> Voice | None:
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

    def _relayed(self, sentence: Sentence, cue: Cue) -> Voice | None:
        """Whom an agency quotes: نقلت الوكالة عن الوزير قوله إن, عن ثلاثة مسؤولين قولهم."""
        for k in range(cue.first - 1, sentence.first, -1):
            at = k + 1 + is_number_of(self.stage, k + 1)
            if relays(self.stage, k) and at in self.stage.seats:
                return Voice((named(self.stage, self.stage.seats[at], cue.first).mention.entity,))
        return None
