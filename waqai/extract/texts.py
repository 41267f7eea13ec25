"""Texts that tell something (بيان, تقرير): whose they are, and when it is they that tell it, nobody's word.

Limits: whose a text is stands within a few words behind it.
"""

from __future__ import annotations

from waqai.extract.cues import Cue
from waqai.extract.staging import Seat, Stage, speaks
from waqai.knowledge.reporting import verb_forms, words
from waqai.text.document import Sentence
from waqai.text.enclitics import enclitic_cuts
from waqai.text.folding import fold_text

ADJECTIVES = 2
"""Words between a text and the verb that tells what it says."""
MAKER_REACH = 5
"""Words between a text and whose it is: an adjective or two, a verb of making."""
FIRST_WORDS = 2
"""Words that open a sentence in which a verb of making stands (أصدر الحزب بيانا)."""
TOLD_TEXTS = words("documents") | words("texts")


def is_told_by_text(stage: Stage, cue: Cue) -> bool:
    """Whether a verb tells what a text without article before it says, who is no speaker (تقرير أممي يتهم الجيش)."""
    if cue.kind != "verb" or cue.joined or cue.form is None or cue.form.tense != "present":
        return False
    for k in range(cue.first - 1, max(-1, cue.first - 2 - ADJECTIVES), -1):
        word = stage.doc.words[k]
        if word.kind != "arabic" or word.form.startswith("ال") or not stage.free(k):
            return False
        if not TOLD_TEXTS.isdisjoint((word.form.removesuffix("ا"), *stage.doc.cut_forms(k))):
            return True
    return False


def issuer_of_text(stage: Stage, cue: Cue) -> Seat | None:
    """Whose text it is that a clause takes up with فيه: بيان لوزارة الخارجية قالت فيه."""
    items, first = stage.doc.words, stage.cover[cue.first - 1] if cue.first else -1
    if first < 1 or cue.last >= len(items) or items[cue.last].form not in ("فيه", "فيها", "فيهما"):
        return None
    noun = items[first - 1 - (items[first - 1].form in ("من", "عن"))].form
    return stage.seats[first] if noun.removesuffix("ا") in words("documents") else None


def maker_of_text(stage: Stage, sentence: Sentence, cue: Cue) -> Seat | None:
    """Whose text a sentence is about: أثار تقرير للأمم المتحدة جدلا، حيث أشار إلى, إحصاءات أعدتها رويترز أظهرت."""
    if cue.kind != "verb" or cue.pronoun:
        return None
    text = next((k for k in range(sentence.first, min(sentence.first + 3, cue.first)) if is_text(stage, k)), None)
    return None if text is None else maker_behind(stage, text, cue.first)


def maker_behind(stage: Stage, text: int, stop: int) -> Seat | None:
    """Whose a text is, by the words behind it: تقرير للمنظمة, بيان مشترك صادر عن الحكومة, إحصاءات أعدتها رويترز."""
    items = stage.doc.words
    for k in range(text + 1, min(text + 1 + MAKER_REACH, stop)):
        seat = stage.seats.get(k)
        if seat and speaks(stage, seat):
            led = items[k].form.startswith("ل") and seat.bound
            return seat if led or _makes(items[k - 1].form) or items[k - 1].form in ("عن", "من") else None
        if items[k].kind != "arabic":
            return None
    return None


def is_text(stage: Stage, at: int) -> bool:
    """Whether a document without article stands here."""
    return stage.cover[at] < 0 and stage.doc.words[at].form.removesuffix("ا") in words("documents")


def publishes(stage: Stage, sentence: Sentence, cue: Cue) -> bool:
    """Whether a sentence tells before a cue that somebody puts out a text (أصدر الحزب بيانا يتهم)."""
    opening = range(sentence.first, min(sentence.first + FIRST_WORDS, cue.first))
    return any(_is_making(stage.doc.words[at].form.removeprefix("و")) for at in opening)


def _makes(form: str) -> bool:
    """Whether a word is a verb of making with the pronoun of what is made (أعدتها, أصدره)."""
    return any(_is_making(stem) for stem, _ in enclitic_cuts(form))


def _is_making(form: str) -> bool:
    made = words("makes_text")
    return form.removesuffix("ت") in made or any(
        fold_text(one.verb.lemma) in made for one in verb_forms().get(form, ())
    )
