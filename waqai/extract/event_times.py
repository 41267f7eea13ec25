"""The time of an act: which of its sentence's dates is its own.

The nearest date is the act's where nothing says that it is another's.  What says so: a full verb between them, unless
that verb is joined to the first (زار القاهرة الاثنين والتقى) or tells what happens meanwhile (يلتقي خلالها); a
quotation that holds the date and not the act; a term (قبل نهاية الشهر, حتى عام 2035); a comparison (الأولى منذ عام
2014); a day to come beside what is done (اتفقا على عقد جولة في نوفمبر المقبل).

A length with بعد dates what it is counted from: بعد تسعة أشهر على استقباله.  The day of publication is never taken for
the day of an act: many acts that an article tells without a date are older.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from waqai.extract.act_words import SPEECH, names_act, without_and
from waqai.extract.dated_things import dates_described, is_counted_to, is_stopped_since, word_list
from waqai.extract.scene import Scene
from waqai.extract.status import Judgement
from waqai.extract.status_after import is_topic
from waqai.extract.trigger_senses import Trigger
from waqai.extract.untold import is_documents
from waqai.knowledge.grammar import VerbForm, grammar
from waqai.model import Quote, Time

SINCE = "منذ"
TO = ("الي", "علي")
SHARED_DATE = 8
"""Words over which a date is shared by the acts before it; further away it is the last one's."""
FURTHEST_TIME = 160
"""A date further from the trigger, in characters, is another act's; one that opens the sentence reaches through it."""
FURTHEST_WITHIN = 4
DESCRIBED = 2
"""Words between a noun and the verb that describes it: adjectives, or الذي."""
LASTING = frozenset(("COERCE", "SANCTION", "MOBILIZE"))
"""What these acts bring about goes on: منعوا من الدخول منذ يونيو."""
AT_ONCE = frozenset(("RETREAT", "CONCEDE", "REQUEST", "SUPPORT", "REJECT", "ACCUSE"))
"""Of these a noun beside منذ is no lasting act: what lasts is another thing (الإفراج عن صحفي محتجز منذ عام)."""
COMPARING = 2
"""Words before an act in which it is compared (هذه أول زيارة له منذ 2010, للمرة الأولى)."""
TO_COME = frozenset(("planned", "possible", "conditional"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LENGTH = re.compile(r"P(\d+)([YMWD])")


class Dates(NamedTuple):
    """The dates and lengths of time of one sentence, the quotations about them, the day of publication and the day that
    the article is news of."""

    times: Sequence[Time]
    quotes: Sequence[Quote]
    published: str | None
    news: str | None = None


class Place(NamedTuple):
    """Where a date stands: words first..last (last not included)."""

    first: int
    last: int


def event_time(scene: Scene, trigger: Trigger, judgement: Judgement, dates: Dates) -> Time | None:
    """The date of an act from its own sentence, or None: the nearest that may be its own, behind it rather than before
    it."""
    counted = _counted_from(scene, trigger, dates)
    if counted is not None:
        return counted
    own = [time for time in dates.times if time.kind in ("date", "time") and time.value]
    own = [time for time in own if _may_be_of(scene, trigger, judgement, time, dates)]
    nearest = min(own, key=lambda time: _distance(trigger, time), default=None)
    if nearest is None or (_distance(trigger, nearest) >= FURTHEST_TIME and not _opens(scene, _place(scene, nearest))):
        return None
    return nearest


def _distance(trigger: Trigger, time: Time) -> int:
    gap = time.span.start - trigger.span.end
    return gap if gap >= 0 else 2 * (trigger.span.start - time.span.end) + 10


def _place(scene: Scene, time: Time) -> Place:
    return Place(*scene.doc.range_of(time.span))


def _may_be_of(scene: Scene, trigger: Trigger, judgement: Judgement, time: Time, dates: Dates) -> bool:
    place = _place(scene, time)
    if _is_anothers_word(scene, trigger, time, dates.quotes) or _is_term(scene, trigger, judgement, place):
        return False
    if _is_of_cue(trigger, time, dates.quotes):
        return False
    if is_to_come(time, dates.published) and (_is_done(scene, trigger) or _is_talked_over(scene, trigger)):
        return False
    if judgement.status in TO_COME and _is_before(time, dates.published) and not _is_set_back(scene, place):
        return False
    if _has_since(scene, place) and not _lasts(scene, trigger, judgement, place):
        return False
    if dates_described(scene, trigger, place.first) or is_stopped_since(scene, trigger, place.first):
        return False
    if place.first >= trigger.last:
        return _reaches_back(scene, trigger, place)
    if judgement.status in TO_COME and _is_of_telling(scene, trigger, place):
        return False
    if _is_charge(scene, trigger, place):
        return False
    return _is_within(scene, trigger, place, dates.times) or _reaches_on(scene, trigger, place)


def _is_anothers_word(scene: Scene, trigger: Trigger, time: Time, quotes: Sequence[Quote]) -> bool:
    """Whether a quotation holds the date and not the act; what is reported as a thing (ندد بالقصف أمس) holds none."""
    holding = (q for q in quotes if q.span.start <= time.span.start and time.span.end <= q.span.end)
    apart = (q for q in holding if not _holds(q, trigger))
    if any(q.direct or _is_clause(scene, q) for q in apart):
        return True
    return trigger.is_noun and any(q.direct and _holds(q, trigger) and time.span.end <= q.span.start for q in quotes)


def _is_of_cue(trigger: Trigger, time: Time, quotes: Sequence[Quote]) -> bool:
    """في الشهر الماضي، ألمح المتحدث إلى زيارة: a week, month or year before whoever tells of an act dates the telling;
    what is told of a day is mostly that day's."""
    coarse = not _DAY.match(time.value or "")
    indirect = (q for q in quotes if q.cue and not q.direct and _holds(q, trigger))
    return coarse and any(time.span.end <= q.cue.start for q in indirect if q.cue)


def _holds(quote: Quote, trigger: Trigger) -> bool:
    return quote.span.start <= trigger.span.start and trigger.span.end <= quote.span.end


def _is_clause(scene: Scene, quote: Quote) -> bool:
    first, _ = scene.doc.range_of(quote.span)
    return any(without_and(scene.form(at)) in word_list("told") for at in (first - 1, first))


def _is_term(scene: Scene, trigger: Trigger, judgement: Judgement, place: Place) -> bool:
    """Whether a date is the term of what is asked or promised (قبل نهاية الشهر), or of how long it holds."""
    before = {without_and(scene.form(at)) for at in (place.first - 2, place.first - 1, place.first)}
    if before & word_list("until"):
        return judgement.status != "ongoing"
    return bool(before & word_list("terms")) and judgement.status == "occurred" and not trigger.is_noun


def is_to_come(time: Time, published: str | None) -> bool:
    """Whether a date lies behind the day of publication."""
    return _side_of((time.value or "").split("/")[0], published) > 0


def _is_before(time: Time, published: str | None) -> bool:
    """Whether a date lies before the day of publication; a week or month that holds it does not."""
    return _side_of((time.value or "").split("/")[-1], published) < 0


def _side_of(day: str, published: str | None) -> int:
    """1 for a day, month or year behind the day of publication, -1 before it, 0 where it holds it or none can tell."""
    if not published or not day[:4].isdigit() or "W" in day:
        return 0
    length = min(len(published), len(day), 10)
    return (day[:length] > published[:length]) - (day[:length] < published[:length])


def _is_set_back(scene: Scene, place: Place) -> bool:
    """كان مقررا أن يلتقيا الشهر الماضي: what was to come then has a date of then."""
    before = range(scene.sentence.first, place.first)
    return any(without_and(scene.form(at)) in word_list("set_back") for at in before)


def _is_talked_over(scene: Scene, trigger: Trigger) -> bool:
    """سيناقش الوزراء الاثنين العقوبات المفروضة: the day of a talk is none of its topic's."""
    verb = next((at for at in range(trigger.first - 1, scene.sentence.first - 1, -1) if at in scene.verbs), None)
    return verb is not None and is_topic(scene, verb, trigger)


def _is_done(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb says that the act is done: a past, or a headline's present of speech."""
    form = trigger.lexeme.form
    if form.tense == "past":
        return True
    return scene.sentence.title and trigger.frame.event in SPEECH and form.tense == "present"


def _has_since(scene: Scene, place: Place) -> bool:
    return SINCE in (without_and(scene.form(place.first)), without_and(scene.form(place.first - 1)))


def _lasts(scene: Scene, trigger: Trigger, judgement: Judgement, place: Place) -> bool:
    """Whether what is counted from منذ on is the act itself, and no comparison; what was not done has no date."""
    start, end = sorted((trigger.first, place.first))
    compared = any(scene.form(at) in word_list("compared") for at in range(start - COMPARING, end + 1))
    if compared or judgement.status == "denied":
        return False
    if trigger.is_noun and judgement.status != "ongoing" and trigger.frame.event in AT_ONCE:
        return False
    return trigger.lexeme.form.tense != "past" or trigger.frame.event in LASTING


def _reaches_back(scene: Scene, trigger: Trigger, place: Place) -> bool:
    """Whether a date behind the act is the act's: no verb stands between, and no other act far from the date."""
    between = range(_after_own_clause(scene, trigger), place.first)
    if is_counted_to(scene, trigger, place.first) or (not trigger.is_noun and _is_told_of(scene, between)):
        return False
    if any(scene.starts_verb(at) or _tells_anew(scene, at) for at in between):
        return False
    if scene.sentence.title and not trigger.is_noun and any(_is_joined_act(scene, at) for at in between):
        return False
    acts = [at for at in between if names_act(scene.form(at))]
    return len(between) <= SHARED_DATE or all(scene.form(at - 1) in word_list("during") for at in acts)


def _is_told_of(scene: Scene, between: range) -> bool:
    """لن توقع الاتفاق الذي جرى التفاوض عليه عام 2022: a date in a clause that describes something."""
    return any(scene.form(at) in grammar().relatives and at + 1 in scene.verbs for at in between)


def _after_own_clause(scene: Scene, trigger: Trigger) -> int:
    """The word after the verb that tells of a noun, else after the act: it describes it (غارة إسرائيلية استهدفت, الهجوم
    الذي شنه) or has it as its subject (المحادثات بين X وY ستعقد)."""
    first = next((at for at in range(trigger.last, scene.sentence.last) if scene.starts_verb(at)), None)
    if not trigger.is_noun or trigger.frame.status == "ongoing" or first is None:
        return trigger.last
    if scene.form(first)[:1] == "و" or any(_ends_clause(scene, at) for at in range(trigger.last, first)):
        return trigger.last
    near = first - trigger.last <= DESCRIBED
    led = any(scene.starts_verb(at) for at in range(scene.clause_start(trigger.first), trigger.first))
    return first + 1 if near or not led else trigger.last


def _ends_clause(scene: Scene, at: int) -> bool:
    return scene.is_closing(at) and scene.form(at) not in grammar().relatives


def _tells_anew(scene: Scene, at: int) -> bool:
    """وكانت الأولى عام 2000: a joined كان opens another clause."""
    verb = scene.verbs.get(at)
    return verb is not None and verb.lemma == "كان" and scene.form(at)[:1] in ("و", "ف")


def _is_joined_act(scene: Scene, at: int) -> bool:
    """ينقذ مهاجرين واجتماع: behind a headline's verb a joined noun of an act opens another headline."""
    form = scene.form(at)
    return form[:1] == "و" and at not in scene.verbs and names_act(form) and not form.startswith("وال")


def _reaches_on(scene: Scene, trigger: Trigger, place: Place) -> bool:
    """Whether a date before the act is the act's: every verb from the date to the act is bound to what was dated."""
    if _is_relative(scene, place) or (scene.form(trigger.first - 1), scene.form(trigger.first - 2)) == ("ان", "قبل"):
        return False
    if trigger.lexeme.form.tense == "past" and scene.form(trigger.first)[:1] == "و":
        return True
    verbs = [at for at in range(place.last, trigger.first) if scene.starts_verb(at)]
    if verbs and trigger.is_noun and trigger.frame.status == "ongoing":
        return False
    if not trigger.is_noun and scene.starts_verb(trigger.first):
        verbs.append(trigger.first)
    if verbs and _opens(scene, place):
        verbs = verbs[1:]
    return all(_is_bound(scene, at, place) for at in verbs)


def _is_of_telling(scene: Scene, trigger: Trigger, place: Place) -> bool:
    """قال اليوم إن بلاده ستوقع: the day of the telling is no day of what is to come."""
    telling = any(scene.starts_verb(at) for at in range(scene.sentence.first, place.first))
    return telling and any(scene.form(at) in word_list("told") for at in range(place.last, trigger.first))


def _is_charge(scene: Scene, trigger: Trigger, place: Place) -> bool:
    """اتهم البنتاغون موسكو الأسبوع الماضي باستخدام صواريخ: the date before what somebody is accused of is that of the
    accusing."""
    if not trigger.is_noun or trigger.prefix.endswith("ال"):
        return False
    owner = next((at for at in range(place.first - 1, scene.sentence.first - 1, -1) if scene.starts_verb(at)), None)
    closing = (at for at in range(owner or 0, trigger.first) if scene.is_closing(at) and at not in scene.timed)
    if owner is None or any(closing):
        return False
    return scene.verbs[owner].lemma in word_list("charging") and (
        trigger.prefix[:1] == "ب" or scene.form(trigger.first - 1) in TO
    )


def _is_relative(scene: Scene, place: Place) -> bool:
    """Whether the verb that a date belongs to only describes a name (رفيق الحريري الذي اغتيل عام 2005)."""
    owner = next((at for at in range(place.first - 1, scene.sentence.first, -1) if scene.starts_verb(at)), None)
    return owner is not None and scene.form(owner - 1) in grammar().relatives


def _is_within(scene: Scene, trigger: Trigger, place: Place, times: Sequence[Time]) -> bool:
    """يبدأ غدا جولة، يلتقي خلالها: in the course of what was dated; of a length of time, where one stands between."""
    behind = range(trigger.last, trigger.last + FURTHEST_WITHIN)
    if not any(without_and(scene.form(at)) in word_list("within") for at in behind):
        return False
    return not any(place.last <= _place(scene, time).first < trigger.first for time in times)


def _opens(scene: Scene, place: Place) -> bool:
    """Whether no full verb stands before a date in its sentence: it dates what follows."""
    return not any(scene.starts_verb(at) for at in range(scene.sentence.first, place.first))


def _is_bound(scene: Scene, at: int, place: Place) -> bool:
    """Whether a verb goes on with what was dated: joined by و, told (أن), or right behind a clause that opens the
    sentence (خلال زيارة قام بها في مارس، رحب)."""
    verb = scene.verbs[at]
    if scene.form(at - 1) == "ما" and scene.form(at - 2) in grammar().prepositions:
        return True  # احتجاجا على ما تسرب
    if scene.form(at - 1) in word_list("and_so") and scene.form(at) in word_list("ends_in"):
        return True  # ما أدى إلى مقتل
    if scene.form(at - 1) in word_list("when"):
        return True  # قتل في مارس عندما هاجم
    if (scene.form(at)[:1] in ("و", "ف") and verb.form.tense == "past") or is_documents(scene, at):
        return True
    if at == place.last + 1 and scene.form(place.last) == "،":
        return True
    telling = (i for i in range(place.last, at) if scene.form(i) in word_list("told"))
    return any(scene.form(i - 1) not in word_list("but_that") for i in telling) and _is_told(scene, verb)


def _is_told(scene: Scene, verb: VerbForm) -> bool:
    return verb.form.tense == "past" or not scene.sentence.title


def _counted_from(scene: Scene, trigger: Trigger, dates: Dates) -> Time | None:
    """بعد تسعة أشهر على استقبال: the act is so much older than the news."""
    if not trigger.is_noun or not dates.published:
        return None
    for time in _lengths(dates.times):
        first, last = _place(scene, time)
        behind = last == trigger.first - 1 and scene.form(last) in word_list("counted_from")
        if behind and "بعد" in (without_and(scene.form(first)), without_and(scene.form(first - 1))):
            value = earlier(_day_before(dates.times, time) or dates.published, time.value or "")
            return dataclasses.replace(time, value=value) if value else None
    return None


def _day_before(times: Sequence[Time], length: Time) -> str | None:
    """The day that a sentence names before a length of time: that is what it is counted from."""
    days = (t for t in times if t.kind in ("date", "time") and t.value and t.span.end <= length.span.start)
    return next((t.value[:10] for t in days if t.value and _DAY.match(t.value)), None)


def _lengths(times: Sequence[Time]) -> Iterator[Time]:
    return (time for time in times if time.kind == "duration" and time.value)


def earlier(published: str, length: str) -> str | None:
    """The day, month or year that lies a length before a day, as exact as the length is.

    >>> earlier("2024-06-18", "P9M"), earlier("2024-06-18", "P2D"), earlier("2024-06", "P2D")
    ('2023-09', '2024-06-16', None)
    """
    match = _LENGTH.fullmatch(length)
    if match is None or len(published) < len("2024-06"):
        return None
    count, unit = int(match[1]), match[2]
    if unit == "Y":
        return f"{int(published[:4]) - count:04}"
    if unit == "M":
        months = int(published[:4]) * 12 + int(published[5:7]) - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if len(published) < len("2024-06-18"):
        return None
    day = datetime.date.fromisoformat(published[:10]) - datetime.timedelta(days=count * (7 if unit == "W" else 1))
    return day.isoformat()
