"""Headlines in the midst of a text: "الوزير ينفي" is one wherever it stands, since news prose puts the verb first.

A page without lines runs its crossheads, captions and links into the sentences.  A present right behind the subject
that opens a sentence, without و, أن or a relative before, tells what happened, as it does in a title; so does any
present in a run of links.  Limits: comment that puts the subject first (إيران تدعم) reads alike, so acts that last are
left alone.
"""

from __future__ import annotations

from waqai.extract.scene import Scene
from waqai.extract.status_after import phrases_of
from waqai.extract.trigger_senses import Trigger

LONGEST_SUBJECT = 8
LASTING = frozenset(("accuse.worry", "coerce.ban"))
"""The present of these means what it says (التجار يخشون)."""


def is_headline(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb in the present is a headline's: مجلس النواب يوافق على القرار."""
    if trigger.is_noun or trigger.prefix or trigger.lexeme.form.tense != "present":
        return False
    if trigger.frame.id in LASTING or trigger.frame.event == "MOBILIZE":
        return False
    return opens_headline(scene, trigger.first)


def opens_headline(scene: Scene, verb: int) -> bool:
    """Whether the verb at a word stands as in a headline: right behind the subject that opens the sentence."""
    first = scene.sentence.first
    if any(True for _ in phrases_of("links").at(scene.words, first, verb)):
        return not scene.is_closing(verb - 1)
    if not first < verb <= first + LONGEST_SUBJECT or scene.form(first)[:1] in ("و", "ف"):
        return False
    before = range(first, verb)
    if any(scene.is_closing(at) or at in scene.verbs or at in scene.timed for at in before):
        return False
    subject = scene.taken.get(first)
    return subject is not None and not subject.prep
