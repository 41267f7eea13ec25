"""Dates that an act has from elsewhere in its article.

1. The same act named again (القصف, a headline) has the date of the naming that gives one; a week or month gives way
   to the day that another naming tells.
2. What is planned for a dated visit or meeting (سيتم توقيع وثائق) happens when that does, where a side of it is there.
3. Who spoke on a named day (قال فلان الاثنين) said then what is told of him in the sentences that follow.

The date keeps the place where it was read.  Nothing is taken from namings that differ in status or sides, and the day
of publication is nobody's date.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from waqai.extract.act_words import SPEECH
from waqai.extract.dated_things import word_list
from waqai.extract.draft import Draft, Namings
from waqai.extract.event_times import is_to_come
from waqai.extract.scene import LONGEST_SENTENCE
from waqai.extract.shared_times import with_shared_time
from waqai.extract.sides import state_of
from waqai.knowledge.grammar import grammar, word_class
from waqai.model import Entity, Quote, Span, Time
from waqai.text.document import Document

Entities = Mapping[str, Entity]
TOLD = frozenset(("occurred", "ongoing", "planned"))
OPEN = frozenset(("planned", "possible", "ongoing"))
LAST = "اخر"
ANY, ANY_REACH = word_class("any_of_a_kind"), 4
CUE_REACH = 70
"""How far from a verb of saying its date stands, in characters (قال الأمين العام للحلف ينس ستولتنبرغ الاثنين)."""
SESSION = 2500
"""How far on, in characters, a speaker's day holds: a section of an article."""


class Session(NamedTuple):
    """A speaker's words of a named day."""

    speaker: str
    at: int
    time: Time


def carry_times(
    drafts: Sequence[Draft], entities: Entities, sessions: Sequence[Session], published: str | None
) -> list[Draft]:
    """The drafts with the dates that the rest of the article gives them, in the same order."""
    namings = Namings(drafts)
    named = [_with_time_of(drafts, at, entities, namings) for at in range(len(drafts))]
    named = [new if _fits(new, published) else old for old, new in zip(drafts, named, strict=True)]
    spoken = [_of_session(draft, sessions, entities) for draft in named]
    shared = [with_shared_time(spoken, at) for at in range(len(spoken))]
    return [_of_programme(shared, at, entities, published) for at in range(len(shared))]


def _fits(draft: Draft, published: str | None) -> bool:
    """Whether a date may be that of an act of this status: nothing that was done is to come."""
    done = draft.judgement.status == "occurred"
    return not (done and draft.time is not None and is_to_come(draft.time, published))


def sessions_of(doc: Document, quotes: Sequence[Quote], times: Sequence[Time]) -> list[Session]:
    """Who speaks on which day: the dates beside the verbs of saying, in the sentence and outside the words said."""
    said = doc.by_sentence(quotes, lambda q: q.cue or q.span)
    dated = doc.by_sentence(times, lambda t: t.span)
    whole = zip(doc.sentences, said, dated, strict=True)
    grouped = [(q, t) for sentence, q, t in whole if q and t and sentence.last - sentence.first <= LONGEST_SENTENCE]
    return [session for spoken, named in grouped for session in _sessions_in(doc, spoken, named)]


def _sessions_in(doc: Document, said: Sequence[Quote], dated: Sequence[Time]) -> Iterator[Session]:
    free = [time for time in dated if not _held(time.span, said)]
    for quote in said:
        time = _beside_cue(doc, quote.cue, free) if quote.cue and quote.speaker else None
        if time is not None and quote.cue and quote.speaker:
            yield Session(quote.speaker, quote.cue.start, time)


def _held(span: Span, quotes: Sequence[Quote]) -> bool:
    return any(q.span.start <= span.start and span.end <= q.span.end for q in quotes)


def _beside_cue(doc: Document, cue: Span, times: Sequence[Time]) -> Time | None:
    near = [t for t in times if t.kind in ("date", "time") and t.value and 0 <= t.span.start - cue.end <= CUE_REACH]
    first = min(near, key=lambda t: t.span.start, default=None)
    return first if first is not None and not _is_parted(doc, Span(cue.end, first.span.start)) else None


def _is_parted(doc: Document, between: Span) -> bool:
    """Whether another clause opens between a verb of saying and a date."""
    first, last = doc.range_of(between)
    forms = [word.form for word in doc.words[first:last]]
    joined = any(one == "،" and two[:1] == "و" for one, two in itertools.pairwise(forms))
    return joined or any(form in grammar().relatives or form in grammar().boundaries for form in forms)


def _with_time_of(drafts: Sequence[Draft], at: int, entities: Entities, namings: Namings) -> Draft:
    """The draft with the date of another naming of its act."""
    draft = drafts[at]
    if draft.time is not None and not _is_coarse(draft.time):
        return draft
    others = _others(drafts, at, namings)
    same = [other.time for other in others if other.time is not None and _is_same_act(draft, other, entities)]
    known = [time for time in same if _is_known(time)]
    exact = [time for time in known if not _is_coarse(time)]
    if draft.time is not None:
        exact = [time for time in exact if _lies_in(time, draft.time)]
        return draft._replace(time=exact[0]) if exact else draft
    if not known:
        return draft
    finer = [time for time in exact if _is_coarse(known[0]) and _lies_in(time, known[0])]
    return draft._replace(time=(finer or known)[0])


def _others(drafts: Sequence[Draft], at: int, namings: Namings) -> Iterator[Draft]:
    """A headline's act is told again behind it; a blow was told before; other acts nearest before, then behind."""
    places = [] if drafts[at].scene.sentence.title else namings.before(at)
    if drafts[at].scene.sentence.title or drafts[at].trigger.frame.event != "ASSAULT":
        places += namings.behind(at)
    return (drafts[place] for place in places)


def _is_same_act(draft: Draft, other: Draft, entities: Entities) -> bool:
    if not _agree_in_status(draft, other):
        return False
    if draft.scene.sentence.title:
        return draft.judgement.status in TOLD and _is_headline_of(draft, other, entities)
    if draft.trigger.frame.event == "ASSAULT":
        return _is_blow(other) and _is_that_blow(draft) and _sides_meet(draft, other, entities)
    named = draft.trigger.frame.event in ("AGREE", "CONSULT") and draft.trigger.is_noun
    if draft.arguments.taken_up and not draft.arguments.get("recipient"):
        return False  # للقاء والد فلان: whom they met then nobody knows
    if draft.scene.form(draft.trigger.first - 1) == LAST:
        return False  # وكانت آخر زيارة له قبل ربع قرن: not the one that is told
    return named and _is_like(draft, other) and _sides_match(draft, other, entities)


def _is_headline_of(draft: Draft, other: Draft, entities: Entities) -> bool:
    if _is_like(draft, other) and _sides_meet(draft, other, entities):
        return True
    return _is_blow(draft) and _is_blow(other) and bool(_sides_of(draft, entities) & _sides_of(other, entities))


def _is_like(draft: Draft, other: Draft) -> bool:
    one, two = draft.trigger.frame, other.trigger.frame
    same = one.id == two.id or {one.id, two.id} <= word_list("signings")
    return same or (one.mode == two.mode and one.mode is not None)


def _agree_in_status(draft: Draft, other: Draft) -> bool:
    """A blow whose doer denies it was struck all the same."""
    mine, theirs = draft.judgement.status, other.judgement.status
    if mine == theirs or {mine, theirs} <= OPEN or (mine == "denied" and theirs == "occurred"):
        return True
    return draft.scene.sentence.title and not draft.judgement.given


def _is_blow(draft: Draft) -> bool:
    """A single blow, not a fight, a killing or ground that is held."""
    return draft.trigger.frame.event == "ASSAULT" and draft.trigger.frame.id not in word_list("no_blows")


def _is_that_blow(draft: Draft) -> bool:
    """القصف, الهجوم: the blow that was told before.  Plurals, namings with an owner or a clause of their own are
    others, and so is any blow at all (نفى تعرض أي سفينة للهجوم)."""
    trigger = draft.trigger
    if trigger.last - trigger.first != 1 or not trigger.is_noun or not trigger.has_article:
        return False
    described = any(draft.scene.form(at) in grammar().relatives for at in (trigger.last, trigger.last + 1))
    plural = draft.scene.form(trigger.first).endswith("ات")
    any_at_all = any(draft.scene.form(trigger.first - back) in ANY for back in range(1, ANY_REACH + 1))
    told = draft.judgement.status in ("occurred", "denied")
    return _is_blow(draft) and told and not (described or plural or any_at_all)


def _named_sides(draft: Draft) -> set[str]:
    return {*draft.arguments.get("actor"), *draft.arguments.get("recipient")}


def _sides_of(draft: Draft, entities: Entities) -> set[str]:
    """The sides of an act, each as its state where the article names that."""
    return {_state_of(side, entities) for side in _named_sides(draft)}


def _state_of(side: str, entities: Entities) -> str:
    country = entities[side].country
    return (state_of(country, entities) if country else None) or side


def _sides_meet(draft: Draft, other: Draft, entities: Entities) -> bool:
    """Whether no side is named that the other naming has another for."""
    one, two = _sides_of(draft, entities), _sides_of(other, entities)
    return not one or not two or bool(one & two)


def _sides_match(draft: Draft, other: Draft, entities: Entities) -> bool:
    """Whether one naming gives every side that the other gives; of what is to come, the state of a side will do."""
    if draft.judgement.status in OPEN:
        one, two = _sides_of(draft, entities), _sides_of(other, entities)
    else:
        one, two = _named_sides(draft), _named_sides(other)
    return bool(one & two) and (one <= two or two <= one)


def _of_programme(drafts: Sequence[Draft], at: int, entities: Entities, published: str | None) -> Draft:
    """The draft with the date of the visit or meeting to come that it is planned for."""
    draft = drafts[at]
    status, event = draft.judgement.status, draft.trigger.frame.event
    if draft.time is not None or not (status == "planned" or (status == "possible" and event == "AGREE")):
        return draft
    sides = _sides_of(draft, entities)
    for other in reversed(drafts[max(0, at - Namings.MEMORY) : at]) if event in ("AGREE", "CONSULT") else ():
        is_set = other.trigger.frame.event == "CONSULT" and other.judgement.status in OPEN and other.time is not None
        if is_set and other.time and not _is_past(other.time, published) and sides & _sides_of(other, entities):
            return draft._replace(time=other.time)
    return draft


def _is_past(time: Time, published: str | None) -> bool:
    """Whether a date lies before the day of publication, or is of no known month."""
    end = (time.value or "").split("/")[-1]
    if not _is_known(time):
        return True
    if published is None or "W" in end or not end[:4].isdigit():
        return False
    length = min(len(end), len(published), 10)
    return end[:length] < published[:length]


def _of_session(draft: Draft, sessions: Sequence[Session], entities: Entities) -> Draft:
    """The draft of an act of speech with the day on which its speaker spoke."""
    actors = draft.arguments.get("actor")
    if draft.time is not None or draft.trigger.frame.event not in SPEECH or len(actors) != 1:
        return draft
    if entities[actors[0]].type not in ("person", "organisation") or not _is_speech(draft, actors[0]):
        return draft
    start = draft.trigger.span.start
    earlier = [s for s in sessions if s.speaker == actors[0] and 0 <= start - s.at <= SESSION]
    return draft._replace(time=earlier[-1].time) if earlier else draft


def _is_speech(draft: Draft, actor: str) -> bool:
    """Whether the act is done by its being said now: a past verb or a participle, or the speaker's own judgement."""
    form = draft.trigger.lexeme.form
    if draft.trigger.frame.speaker or draft.trigger.is_participle:
        return True
    if draft.quote is not None and draft.quote.speaker not in (None, actor):
        return False
    return form.tense == "past" or form.person == 1


def _is_known(time: Time) -> bool:
    """Whether a date says more than a day of an unknown week or month."""
    return not (time.value or "X").startswith(("XXXX-W", "XXXX-X"))


def _is_coarse(time: Time) -> bool:
    """Whether a date is a week, a month or longer."""
    start = (time.value or "").split("/")[0]
    return "W" in start or len(start) < len("2024-06-18")


def _lies_in(day: Time, span: Time) -> bool:
    """Whether a day lies in a month or in a week."""
    value, day_value = span.value or "", (day.value or "")[:10]
    return day_value.startswith(value) if "W" not in value else day_value in _days_of_week(value)


def _days_of_week(value: str) -> frozenset[str]:
    try:
        year, week = value.split("-W")
        return frozenset(datetime.date.fromisocalendar(int(year), int(week), day).isoformat() for day in range(1, 8))
    except ValueError:
        return frozenset()
