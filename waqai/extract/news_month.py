"""The month of the news, for what an article tells as news without a date.

Whoever was arrested, met or condemned in an article of 12 March, with no other date, was so in those weeks: careful
readers give such acts the month of publication, and no day.  It is inferred: the event has the month, and no span for
it, and where articles are compared (`waqai/record/rows.py`) it counts for no more than the day of publication.

Left without a month: what is not told as done; what stands behind كان, سبق, a relative pronoun or a conjunction of
time; a noun by which something else is explained or dated (بسبب الهجوم); wars and rows of attacks; what stands beside
an earlier date or a length of time; and an article of the first day of a month, which may tell of the month before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waqai.extract.act_words import without_and, word_stems
from waqai.extract.dated_things import dates_described, word_list
from waqai.extract.draft import Draft
from waqai.extract.event_times import TO
from waqai.extract.scene import Scene
from waqai.extract.status_after import forms, is_said_anywhere
from waqai.knowledge.grammar import grammar, word_class
from waqai.model import Span, Time
from waqai.text.document import Document

DAY, MONTH = len("2024-06-18"), len("2024-06")
FIRST_DAYS = 1
"""Days into a month in which news are often of the month before."""
OPENING = 2
"""Words at the head of a sentence where كان sets all of it back."""
NOUN_REACH = 4
"""Words before a noun that may make it the background of something else."""
LENGTHS = ("Y", "M")
PLURAL = "ات"
DEEDS = frozenset(("AID", "COOPERATE", "MOBILIZE"))
"""Acts whose nouns tell what goes on or is aimed at more often than what was done."""


def date_by_news(drafts: Iterable[Draft], doc: Document, times: Sequence[Time], published: str | None) -> list[Draft]:
    """The drafts; those told as news without a date have the month of publication for their day."""
    month = _month_of(published)
    if month is None:
        return list(drafts)
    named = dict(zip(doc.sentences, doc.by_sentence(times, lambda time: time.span), strict=True))
    return [
        draft._replace(day=month)
        if _is_news(draft) and not _is_older(doc, _about(draft, named[draft.scene.sentence]), month)
        else draft
        for draft in drafts
    ]


def _about(draft: Draft, times: Iterable[Time]) -> list[Time]:
    """The times of a sentence that may tell when its act was: not those of a thing (رحبت بالاتفاق الموقع عام 2015)."""
    doc = draft.scene.doc
    return [t for t in times if not dates_described(draft.scene, draft.trigger, doc.range_of(t.span)[0])]


def _month_of(published: str | None) -> str | None:
    """The month that an article's undated news fall in.

    >>> _month_of("2025-03-12"), _month_of("2025-03-01"), _month_of("2025")
    ('2025-03', None, None)
    """
    if published is None or len(published) < MONTH or "X" in published[:MONTH]:
        return None
    early = len(published) >= DAY and int(published[MONTH + 1 : DAY]) <= FIRST_DAYS
    return None if early else published[:MONTH]


def _is_older(doc: Document, times: Iterable[Time], month: str) -> bool:
    """Whether a sentence names an earlier month or year, or a length of months or years that has passed."""
    for time in times:
        value = time.value or ""
        if value[:4].isdigit() and value[:MONTH] < month[: len(value[:MONTH])]:
            return True
        if time.kind == "duration" and value.endswith(LENGTHS) and "T" not in value and _has_passed(doc, time):
            return True
    return False


def _has_passed(doc: Document, time: Time) -> bool:
    """بعد عامين, منذ أشهر; an age and a term (لمدة عامين) tell nothing of when an act was."""
    first, _ = doc.range_of(time.span)
    return any(without_and(word.form) in word_list("passed") for word in doc.words[max(0, first - 1) : first + 1])


def _is_news(draft: Draft) -> bool:
    if draft.time is not None or draft.day is not None or draft.judgement.status != "occurred":
        return False
    if _is_background(draft):
        return False
    return not _only_explains(draft) if draft.trigger.is_noun else _is_told(draft)


def _is_told(draft: Draft) -> bool:
    """A past or a participle, a headline's present, an act of speech; not what somebody always says (تقول واشنطن)."""
    scene, trigger = draft.scene, draft.trigger
    form = trigger.lexeme.form
    present = form.tense == "present" and form.person != 1  # أقيل is spelt like a first person
    if present and not (scene.sentence.title or is_said_anywhere(scene, trigger)):
        return False
    cue = draft.quote.cue if draft.quote else None
    return cue is None or not _is_custom(scene, cue)


def _is_custom(scene: Scene, cue: Span) -> bool:
    """تقول واشنطن: in the body of an article, what somebody says in the present is held, not news."""
    at = scene.doc.word_at(cue.start)
    verb = scene.verbs.get(at)
    return not scene.sentence.title and verb is not None and verb.form.tense == "present"


def _is_background(draft: Draft) -> bool:
    """Whether the clause tells of something from before: الذي قتل, بعدما هدد, وكانت قد رفضت, قتلوا آنذاك."""
    scene, trigger = draft.scene, draft.trigger
    start = scene.clause_start(trigger.first)
    openers = {scene.form(at) for at in (start - 1, start) if at >= scene.sentence.first and at < trigger.first}
    if openers & (grammar().relatives | word_class("background")):
        return True
    opening = range(scene.sentence.first, min(scene.sentence.first + OPENING, trigger.first))
    before = {*opening, *range(start, trigger.first)}
    if any(without_and(scene.form(at)) in word_list("earlier") and scene.form(at + 1) != "في" for at in before):
        return True
    if without_and(scene.form(scene.sentence.first)) in word_list("before_it"):
        return True
    around = range(start, scene.clause_end(trigger.last))
    return any(scene.form(at) in word_list("at_other_times") for at in around)


def _only_explains(draft: Draft) -> bool:
    """بسبب الهجوم, منفذ الهجوم, رغم قطع العلاقات: a noun of what lies before; wars, and attacks without number."""
    scene, trigger = draft.scene, draft.trigger
    if trigger.frame.event in DEEDS or _is_charge(draft):
        return True
    if trigger.frame.event == "ASSAULT":
        of_war = trigger.frame.id in word_list("no_blows") and trigger.frame.id not in word_list("killings")
        if of_war or scene.form(trigger.first).endswith(PLURAL) or trigger.suffix:
            return True
    first = max(scene.sentence.first, trigger.first - NOUN_REACH)
    explained = (forms("apart") | word_class("dating") | word_list("doers")) - word_list("during")
    before = (scene.form(at) for at in range(first, trigger.first))
    return any(form in explained or not explained.isdisjoint(word_stems(form)) for form in before)


def _is_charge(draft: Draft) -> bool:
    """اتهم موسكو باستخدام صواريخ: what somebody is accused of, called to or threatened with is no news of the day."""
    scene, trigger = draft.scene, draft.trigger
    led = trigger.prefix[:1] == "ب" or scene.form(trigger.first - 1) in TO
    before = range(scene.clause_start(trigger.first), trigger.first)
    return led and any(scene.verbs[at].lemma in word_list("charging") for at in before if at in scene.verbs)
