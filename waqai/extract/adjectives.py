"""Adjectives of nationality and the states that they name."""

from __future__ import annotations

from collections.abc import Mapping

from waqai.extract.act_words import names_act
from waqai.extract.discourse import Sides
from waqai.extract.scan import NATIONALITIES, openings
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.grammar import word_class
from waqai.knowledge.institutions import doubtful
from waqai.model import Entity
from waqai.text.document import Document

MONEY = word_class("money")


class Adjectives:
    """States behind adjectives of nationality; `entities` grows by the states that only an adjective names."""

    def __init__(self, doc: Document, entities: Mapping[str, Entity]) -> None:
        self._doc = doc
        self.entities = dict(entities)
        self._held: dict[int, Sides] = {}
        self._by_known = {e.wikidata or e.id: e.id for e in entities.values()}

    def __call__(self, at: int) -> Sides:
        """The states that the adjective at word `at` names."""
        held = self._held.get(at)
        if held is None:
            held = self._held[at] = self._look_up(at)
        return held

    def _look_up(self, at: int) -> Sides:
        if NATIONALITIES not in openings(self._doc.words[at].form):
            return ()
        if at and self._doc.words[at - 1].form.removeprefix("ال") in MONEY:
            return ()  # ثلاثة آلاف دولار أمريكي, الدينار التونسي
        for match in gazetteer().names.at(self._doc.words, at, min(at + 2, len(self._doc.words))):
            weak = match.value.weak and not self._is_behind_act(at)
            if match.value.kind == "demonym" and not weak and match.prefix in ("", "ال", "و", "وال"):
                if match.last > at + 1:
                    self._held[at + 1] = ()
                return (self._known(match.value.known.id),)
        return ()

    def _is_behind_act(self, at: int) -> bool:
        """عقوبات غربية: a feminine adjective that may say where (الضفة الغربية) says who behind an act."""
        words = self._doc.words
        if words[at].form in doubtful()[1]:
            return False  # مساعدات مالية
        return at > 0 and words[at].bare.endswith("ة") and names_act(words[at - 1].form)

    def _known(self, key: str) -> str:
        if key not in self._by_known:
            known = gazetteer().entities[key]
            self._by_known[key] = known.id
            self.entities[known.id] = Entity(
                known.id, known.wikidata, known.name_ar, known.name_en, (), known.type, known.country, "adjective"
            )
        return self._by_known[key]
