"""To whom words are sent: وجهت قطر إلى مصر دعوة, وجه الحزب دعوة رسمية إلى رئيس الحكومة.

Limits: the verb must be one of sending (`directing` in `grammar.toml`); elsewhere دعوة إلى brings what is called for.
"""

from __future__ import annotations

from waqai.extract.carriers import DIRECTING, SIDES, SPOKEN, carrier, to_whom
from waqai.extract.filling import Arguments
from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger
from waqai.text.folding import fold_text

CALLED = SIDES | {"other"}
CALLED_REACH = 3
"""Words between a call and to whom it goes: an adjective."""


def addressed(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """وجهت قطر إلى مصر دعوة, أرسلت الجزائر إلى مالي طلبا: to whom a verb of sending brings what follows."""
    at = directing(scene, trigger) if trigger.frame.event in SPOKEN and not found.get("recipient") else None
    if at is None:
        return
    found.put("recipient", to_whom(scene, at, trigger.first))
    found.put("recipient", _called(scene, trigger))


def directing(scene: Scene, trigger: Trigger) -> int | None:
    """The verb of sending words that carries a noun."""
    at = carrier(scene, trigger) if trigger.is_noun else None
    return at if at is not None and fold_text(scene.verbs[at].lemma) in DIRECTING else None


def _called(scene: Scene, trigger: Trigger) -> Phrase | None:
    """وجه الحزب دعوة رسمية إلى رئيس الحكومة: to whom what is sent goes, an adjective between at most."""
    end = min(trigger.last + CALLED_REACH, scene.clause_end(trigger.last))
    phrase = next(scene.between(trigger.last, end), None)
    if phrase is None or phrase.prep not in ("الي", "ل") or not phrase.direct:
        return None
    return phrase if scene.types(phrase) <= CALLED else None
