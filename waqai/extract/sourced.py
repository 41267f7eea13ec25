"""On whose word an event stands: who speaks in the innermost quotation around it, unless speaking is the act itself.

Who condemns by saying so is no source of it; where another tells that he said so, that one is (ذكر التلفزيون أن الوزير
ندد بالهجوم).  What is told by the way stands on nobody's word (`presupposed`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from waqai.extract.act_words import SPEECH
from waqai.extract.draft import Draft
from waqai.extract.presupposed import is_presupposed
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.loader import toml
from waqai.knowledge.reporting import words
from waqai.model import Quote, Span

Sides = tuple[str, ...]
PERFORMED = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN"))
"""What the present of the first person does by being said; whom one values is told on one's word."""


def holding(quotes: Sequence[Quote], trigger: Span) -> tuple[Quote, ...]:
    """The quotations that hold a trigger, shortest first; what is itself the cue of one stands outside it.

    Those whose speaker is known stand alone, where any is."""
    found = [q for q in quotes if q.span.start <= trigger.start and trigger.end <= q.span.end]
    found = [q for q in found if not (q.cue and q.cue.start < trigger.end and trigger.start < q.cue.end)]
    named = [q for q in found if q.speaker]
    return tuple(sorted(named or found, key=lambda q: q.span.end - q.span.start))


def innermost(quotes: Sequence[Quote], trigger: Span) -> Quote | None:
    """The shortest quotation that holds a trigger."""
    return next(iter(holding(quotes, trigger)), None)


def source_of(draft: Draft) -> tuple[Sides, Quote | None]:
    """On whose word an event stands, and the quotation that says so; nobody where it is speech or told by the way."""
    if is_presupposed(draft):
        return (), None
    quote = next(_sources(draft), None)
    return speakers_of(quote), quote


def _sources(draft: Draft) -> Iterator[Quote]:
    """The quotations around an event in which another than who does it by speaking speaks, from within."""
    own = _is_speech_itself(draft, draft.quote)
    if not own and draft.quote is not None:
        yield draft.quote
    doers = {*draft.arguments.get("actor"), *speakers_of(draft.quote)}
    own = own and draft.trigger.lexeme.form.person != 1  # وقال: «نطالب بكذا» is theirs who say "we"
    for quote in draft.outer:
        if own and not doers & set(speakers_of(quote)):
            yield quote


def announces_own(scene: Scene, trigger: Trigger, quote: Quote | None) -> bool:
    """أعلنت رفضها, أعربت عن بالغ قلقها: what is announced is a stance, and a pronoun on it is that of who announces."""
    if quote is None or quote.direct or not trigger.is_noun or trigger.frame.event not in SPEECH:
        return False
    if trigger.frame.needs and not trigger.suffix:
        return False  # أعلنت تأجيل الزيارة: it is not told who puts it off
    if (quote.rule or "").rpartition(":")[2] not in _listed("own_stances") or trigger.frame.id in _listed("deeds"):
        return False
    before = range(scene.doc.range_of(quote.span)[0], trigger.first)
    return trigger.span.start >= quote.span.start and all(scene.form(at) in words("degrees") for at in before)


def _is_speech_itself(draft: Draft, quote: Quote | None) -> bool:
    """Whether the event is what its source does by speaking: أعربت عن إدانتها condemns, it reports no condemnation."""
    frame = draft.trigger.frame
    if quote is None:
        return frame.speaker
    doers, speakers = set(draft.arguments.get("actor")), set(speakers_of(quote))
    if frame.speaker:
        return not doers or bool(doers & speakers)  # قال إن بلاده لن تقبل: that is on his word
    done = draft.judgement.status in ("occurred", "ongoing")
    said = frame.event in SPEECH and frame.id not in _listed("deeds") and done
    form = draft.trigger.lexeme.form
    if said and frame.event in PERFORMED and form.person == 1 and form.tense == "present":
        return True  # «نطالب بكذا»: done by these very words, whoever "we" are
    if said and draft.trigger.is_participle and not quote.direct and (not doers or doers & speakers):
        return True  # دعا إلى قبول النتائج منتقدا التأخير
    own = not quote.direct or _is_in_own_words(draft.trigger, quote)
    planned = draft.trigger.is_noun and draft.judgement.status == "planned"
    called = planned and frame.event == "PROTEST"  # دعت النقابة إلى إضراب; not: أعلن الجيش أنه سيبدأ هجوما
    return (said or called) and own and bool(speakers) and speakers <= doers


def _is_in_own_words(trigger: Trigger, quote: Quote) -> bool:
    """«أدين الهجوم», أعرب عن «دعمه الكامل»: quoted to the letter, or as the verb's object, it is the act itself."""
    form = trigger.lexeme.form
    opens = trigger.is_noun and bool(trigger.suffix) and trigger.span.start == quote.span.start
    return opens or (form.person == 1 and form.number == "s")


@functools.cache
def _listed(name: str) -> frozenset[str]:
    """A list of `reporting.toml` as it is written: frames, and lemmas as quotations name them."""
    return frozenset(toml("reporting")[name])


def speakers_of(quote: Quote | None) -> Sides:
    """Everybody who speaks in a quotation."""
    if quote is None or not quote.speaker:
        return ()
    return quote.speakers or (quote.speaker,)
