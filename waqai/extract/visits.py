"""زار بغداد وزير الخارجية الفرنسي, وصل القاهرة أمس الرئيس التركي: where somebody goes stands before who goes there.

Limits: verbs of visiting and arriving, a town or state without a preposition right behind them, and a person or body
right behind that; who visits whom in زار الوزير الرئيس goes by the order of words.
"""

from __future__ import annotations

from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.knowledge.grammar import word_class
from waqai.text.folding import fold_text

VISITING = word_class("visiting")
PLACES = frozenset(("state", "place"))
VISITORS = frozenset(("person", "organisation"))


def is_visited(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Whether a phrase behind the verb at a word is where its subject goes, who stands behind it."""
    verb = scene.verbs.get(at)
    if verb is None or fold_text(verb.lemma) not in VISITING or not scene.types(phrase) <= PLACES:
        return False
    visitor = next(scene.between(phrase.last, scene.clause_end(phrase.last)), None)
    near = visitor is not None and not visitor.prep and scene.gap(phrase.last, visitor.first) == 0
    return near and visitor is not None and bool(scene.types(visitor) & VISITORS)


def visited_before(scene: Scene, at: int, subject: Phrase) -> Phrase | None:
    """The phrase between a verb and its subject that the subject visits."""
    return next((phrase for phrase in scene.between(at + 1, subject.first) if is_visited(scene, at, phrase)), None)
