"""The day that an article is news of, and the acts that its own plain telling sets on that day.

An article that opens with what happened today or yesterday (in such words, or by the weekday) reports that day:
whoever "condemned", "called for" or "threatened" in a main clause of it, with no other date beside, did so then.
Careful readers date such acts so.  It is inferred: the event has the day, and no span for it.

Limits: acts of speech by a past verb or a participle, and headlines.  Acts in relative and subordinate clauses, those
behind كان and سبق, and all in quotations stay without a day, and so do all acts of an article that opens otherwise.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from waqai.extract.act_words import without_and
from waqai.extract.dated_things import word_list
from waqai.extract.scene import Scene
from waqai.extract.status import Judgement
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import folded, grammar
from waqai.knowledge.loader import toml
from waqai.model import Quote, Time
from waqai.text.document import Document

LEAD = 4
"""Sentences, headline included, that tell which day an article is news of."""
SPOKEN = frozenset(("SUPPORT", "ACCUSE", "REJECT", "THREATEN", "REQUEST", "AGREE"))
RELATIVE_REACH = 3
DAY = len("2024-06-18")


def news_day(doc: Document, times: Iterable[Time], published: str | None) -> str | None:
    """The day of publication or the one before, whichever the lead names first; None where it names neither.

    A relative clause says nothing of the news (المجلس الذي اجتمع أمس), but for what happened today: who condemns the
    attack that struck today does so today."""
    if published is None or len(published) < DAY or not doc.sentences:
        return None
    end = doc.sentences[min(LEAD, len(doc.sentences)) - 1].span.end
    day = datetime.date.fromisoformat(published[:DAY])
    near = (published[:DAY], (day - datetime.timedelta(days=1)).isoformat())
    lead = (time for time in times if time.value and time.span.start < end and time.anchor and "/" not in time.value)
    told = [
        (time.value[:DAY], _only_describes(doc, time)) for time in lead if time.value and not _is_set_back(doc, time)
    ]
    plain = next((value for value, describes in told if value in near and not describes), None)
    return plain or next((value for value, _ in told if value == near[0]), None)


def _is_set_back(doc: Document, time: Time) -> bool:
    """وكانت القيادة أعلنت، الأربعاء، أنها دمرت زورقين: what a sentence sets back is no news."""
    sentence = next((s for s in doc.sentences if s.span.start <= time.span.start < s.span.end), None)
    return sentence is not None and without_and(doc.words[sentence.first].form) in word_list("set_back")


def _only_describes(doc: Document, time: Time) -> bool:
    """المجلس الذي اجتمع أمس: a date in a relative clause says nothing of the news."""
    first = doc.word_at(time.span.start)
    return any(word.form in grammar().relatives for word in doc.words[max(0, first - RELATIVE_REACH) : first])


def told_that_day(scene: Scene, trigger: Trigger, judgement: Judgement, quote: Quote | None) -> bool:
    """Whether an act is told in a main clause as news, and not as something from before."""
    if judgement.status != "occurred" or quote is not None or trigger.is_noun or trigger.is_predicate:
        return False
    if scene.sentence.title:
        return trigger.lexeme.form.tense == "present"
    spoken = trigger.frame.event in SPOKEN and (trigger.lexeme.form.tense == "past" or trigger.is_participle)
    return spoken and _is_main(scene, trigger)


def _is_main(scene: Scene, trigger: Trigger) -> bool:
    """Whether nothing before the act in its clause makes it background: relatives, أن, بعدما, كان, سبق."""
    start = scene.clause_start(trigger.first)
    opener = scene.form(start - 1) if start > scene.sentence.first else ""
    begins = (
        not opener or scene.words[start - 1].kind == "mark" or opener in folded(toml("event_times")["news_openers"])
    )
    earlier, adverbs = (folded(toml("event_times")[name]) for name in ("earlier", "at_other_times"))
    if any(scene.form(at) in adverbs for at in range(trigger.last, scene.clause_end(trigger.last))):
        return False
    return begins and not any(scene.form(at).removeprefix("و") in earlier for at in range(start, trigger.first))


def has_earlier_date(times: Sequence[Time], day: str) -> bool:
    """Whether a sentence names a day or year before the news: an act beside it may be of that time."""
    dates = (time.value for time in times if time.kind in ("date", "time") and time.value)
    return any(value[: min(len(value), DAY)] < day[: min(len(value), DAY)] for value in dates if value[:4].isdigit())
