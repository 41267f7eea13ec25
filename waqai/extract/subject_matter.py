"""What an article is about: acts told in reports of matches, books, prayers or gadgets are seldom acts of powers.

A team that attacks, authors who meet and a firm that backs a format use the words of war and diplomacy.  What an
article is of its words tell, each once, by their weights (`data/subjects.tsv`).  Where it is clearly of sport, culture,
faith or science, an act stands only if a power or a public body has part in it; reports of sport hold meetings,
battles and thanks of none, whatever names stand beside them, but for blows of armies and armed groups.
Limits: one subject an article; what is mixed counts as public affairs.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from typing import NamedTuple

from waqai.extract.cast import Cast
from waqai.extract.draft import Draft
from waqai.knowledge.contexts import word_class
from waqai.knowledge.subjects import SUBJECTS, subject_weights
from waqai.knowledge.words import cut_word
from waqai.model import Entity
from waqai.text.clitics import all_stems_of
from waqai.text.document import Document
from waqai.text.folding import fold_text

READ, FEWEST = 500, 9
"""Words of the beginning that are weighed, as many as the weights were learnt from; the fewest that count whole."""
ENOUGH = {"sport": 3.2, "culture": 2.0, "faith": 2.5, "science": 2.5}
"""From here on an article is of a subject: of what newspapers call politics 3 in 100 reach it, of sport over 80."""
PUBLIC_OFFICES = frozenset(("office", "minister", "military"))
ARMED = word_class("armed_heads") | {"جيش", "شرطه"}
# What public bodies do to somebody in the world of sport is news of them: fines, bans, arrests, complaints.
OF_SPORT = frozenset(("SANCTION", "COERCE", "PROTEST", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "RETREAT"))


class Matter(NamedTuple):
    """The subject that is likeliest besides public affairs, and how clearly an article is of it: below 0, it is not."""

    subject: str
    strength: float

    @property
    def is_private(self) -> bool:
        """Whether an article is clearly of something else than public affairs."""
        return self.strength >= ENOUGH[self.subject]


def matter_of(doc: Document) -> Matter:
    """What an article is about besides public affairs.

    >>> from waqai.model import Span
    >>> text = "سجل المهاجم هدفين في مرمى الفريق الضيف خلال مباراة الدوري وقاد ناديه إلى الفوز بالبطولة"
    >>> matter_of(Document.of(text, [Span(0, len(text))])).subject
    'sport'
    """
    words = dict.fromkeys(_weighed(word.form) for word in doc.words[:READ] if word.kind == "arabic")
    known = [subject_weights()[word] for word in words if word]
    scale = float(max(FEWEST, len(known))) ** 0.5
    sums = [sum(column) / scale for column in zip(*known, strict=True)] or [-1.0] * len(SUBJECTS)
    strength = max(sums)
    return Matter(SUBJECTS[sums.index(strength)], strength)


def subject_word(form: str) -> str:
    """A folded word without clitics and article, as the table holds it.

    >>> subject_word("والمباراة"), subject_word("بالشعر")
    ('مباراه', 'شعر')
    """
    stem = cut_word(fold_text(form)).stem
    return stem[2:] if stem.startswith("ال") and len(stem) > len("الله") else stem


@functools.lru_cache(maxsize=32_000)
def _weighed(form: str) -> str:
    """The word of the table that a folded form is; nothing for one that the table lacks in every cut."""
    cuts = all_stems_of(form)
    if subject_weights().keys().isdisjoint([*cuts, *(stem[2:] for stem in cuts if stem.startswith("ال"))]):
        return ""
    word = subject_word(form)
    return word if word in subject_weights() else ""


def without_private(drafts: Sequence[Draft], matter: Matter, cast: Cast) -> list[Draft]:
    """The drafts without the acts of private persons and bodies in articles of sport, culture, faith and science."""
    if not matter.is_private:
        return list(drafts)
    officials = {m.entity for m in cast.mentions if m.id in cast.offices and _is_public_office(cast, m.id)}
    return [draft for draft in drafts if _is_of_powers(draft, matter, officials)]


def _is_public_office(cast: Cast, mention: str) -> bool:
    return cast.offices[mention].kind in PUBLIC_OFFICES


def _is_of_powers(draft: Draft, matter: Matter, officials: Collection[str]) -> bool:
    sides = {*draft.arguments.get("actor"), *draft.arguments.get("recipient")}
    known = draft.scene.entities
    if matter.subject == "sport" and draft.trigger.frame.event not in OF_SPORT:
        return draft.trigger.frame.event == "ASSAULT" and any(side in known and is_armed(known[side]) for side in sides)
    return any(side in officials or (side in known and _is_power(known[side], matter)) for side in sides)


def is_armed(entity: Entity) -> bool:
    """Whether a body is an army, a police or an armed group by its name."""
    words = fold_text(entity.name_ar).split()
    return entity.type == "organisation" and not ARMED.isdisjoint(word.removeprefix("ال") for word in words)


def _is_power(entity: Entity, matter: Matter) -> bool:
    """A state, or a body whose name says that it is public; a firm of technology in what is about technology."""
    if entity.type != "organisation":
        return entity.type == "state"
    if matter.subject == "science" and entity.wikidata is not None:
        return True
    return not word_class("public_bodies").isdisjoint(fold_text(entity.name_ar).split())
