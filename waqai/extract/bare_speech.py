"""Speech told without أن, colon or marks: وقال الوزير نتوقع أن نفاوضهم, وأضاف لقد قصفوا المدينة, وتابع تستطيع القوات.

Much of the Arab press drops the marks of what it quotes.  Where a verb of saying has nothing that brings its matter in,
the matter begins at the first word that its clause could not hold: a verb of the first person, a negation, لقد or the
like; right behind a silent verb, or right behind its subject, any verb.
Limits: only verbs that tell nothing but speech (`bare_sayings` of `data/reporting.toml`); what opens with a noun is not
told from the subject.
"""

from __future__ import annotations

import functools

from waqai.extract.cues import COMMAS, RELATIVES, Cue, is_preposition
from waqai.extract.staging import Stage
from waqai.knowledge.grammar import FINITE, grammar, word_class
from waqai.knowledge.loader import toml
from waqai.knowledge.reporting import words
from waqai.text.folding import fold_text
from waqai.text.verbs import conjugate

AND = ("و", "ف")
FUTURE = "س"
DATING = word_class("dating") | word_class("dating_meetings")
"""Some are spelt like verbs (قال عباس إثر لقائه)."""


def bare_speech(stage: Stage, cue: Cue, stop: int) -> int | None:
    """Where the speech behind a verb of saying begins; None where nothing shows it."""
    if cue.kind != "verb" or cue.pronoun or fold_text(cue.lemma) not in words("bare_sayings"):
        return None
    for at in range(cue.last, stop):
        before = stage.doc.words[at - 1].form
        if at in stage.opening or is_preposition(before) or before in RELATIVES:
            continue
        if stage.cover[at] < 0 and (_opens_speech(stage.doc.words[at].form) or _is_next_verb(stage, cue, at)):
            return at
    return None


def _opens_speech(form: str) -> bool:
    """لقد, لن, نتوقع, سأجري: what no subject of a verb of saying holds."""
    return form in words("speech_openers") or not _first_persons().isdisjoint(_stems(form))


def _stems(form: str) -> tuple[str, ...]:
    joined = form[1:] if form.startswith(AND) else form
    return (form, joined, joined[1:]) if joined.startswith(FUTURE) else (form, joined)


def _is_next_verb(stage: Stage, cue: Cue, at: int) -> bool:
    """وتابع تستطيع القوات, وقال المرصد تنفذ القوات: a verb right behind the verb of saying or behind its subject."""
    behind = cue.last
    if behind in stage.seats and not stage.seats[behind].bound:
        behind = stage.seats[behind].last
        behind += behind < len(stage.doc.words) and stage.doc.words[behind].form in COMMAS
    form = stage.doc.words[at].form
    readings = () if is_preposition(form) or form in DATING else grammar().verbs.get(form, ())
    return at == behind and any(reading.form.tense in FINITE for reading in readings)


@functools.cache
def _first_persons() -> frozenset[str]:
    """The forms of the first person of verbs that open speech, those left out that may be another person's."""
    found: set[str] = set()
    for verb in toml("reporting")["speech_verbs"]:
        past, present = verb.split()
        for form, readings in conjugate(past, present).items():
            if readings and all(one.person == 1 for one in readings):
                found.add(form)
    return frozenset(found)
