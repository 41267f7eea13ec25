"""Who a pronoun may mean: the grammatical gender of entities, and the last one before a word that agrees.

Limits: gender comes from the state, the head of a name, a title or the given name; a pronoun's pair is not resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from waqai.extract.cast import Cast
from waqai.knowledge.contexts import word_class
from waqai.knowledge.grammar import masculine_states
from waqai.model import Entity, Mention
from waqai.text.document import Document
from waqai.text.folding import fold_text

Gender = Literal["m", "f"]
Number = Literal["one", "two", "many"]
MASCULINE_HEADS = word_class("masculine_heads")
FEMININE_NAMES = ("ه", "اء")


def gender(entity: Entity) -> Gender | None:
    """An entity's grammatical gender in Arabic, where it can be told.

    >>> gender(Entity("Q796", "Q796", "العراق", "Iraq", ("العراق",), "state", "IQ"))
    'm'
    >>> gender(Entity("1", None, "وزارة الدفاع", None, ("وزارة الدفاع",), "organisation"))
    'f'
    """
    if entity.type == "state":
        return "m" if entity.country in masculine_states() else "f"
    if entity.type == "person":
        return _gender_of_person(*(fold_text(name).split(" ", 1)[0] for name in (entity.name_ar, *entity.names)))
    first = fold_text(entity.names[0]).split(" ", 1)[0]
    if first in MASCULINE_HEADS:
        return "m"
    if first.endswith(("ه", "اء", "ات")) or entity.type == "place":
        return "f"
    return "f" if entity.type == "organisation" and first.startswith("قوات") else "m"


def gender_in(cast: Cast, entity: Entity) -> Gender | None:
    """The gender of an entity of this cast: by a person's title there, else as `gender` has it."""
    known = cast.genders.get(entity.id)
    return gender(entity) if known is None else ("f" if known == "f" else "m")


def _gender_of_person(first: str, *spelt: str) -> Gender:
    """By the given name, and other spellings of it (أنجيلا, أنغيلا)."""
    if not word_class("feminine_names").isdisjoint((first, *spelt)):
        return "f"
    return "f" if first.endswith(FEMININE_NAMES) and first not in word_class("masculine_names") else "m"


def antecedent(
    doc: Document,
    cast: Cast,
    word: int,
    of: Gender | None = None,
    number: Number = "one",
    types: Iterable[str] | None = None,
) -> str | None:
    """The id of the last entity before a word that a pronoun may mean, in its sentence or the one before.

    A subject (a mention right behind a verb, or at the sentence's start) is preferred to what else is there."""
    if number == "two" or word >= len(doc.words):
        return None
    entities = {entity.id: entity for entity in cast.entities}
    wanted = frozenset(types) if types else frozenset(("person", "state", "organisation"))
    fitting = [m for m in _near(doc, cast.mentions, word) if _may_be(cast, entities[m.entity], of, wanted, number)]
    if not fitting:
        return None
    here = doc.sentence_at(doc.words[word].start)
    inside = [m for m in fitting if here and m.span.start >= here.span.start]
    pool = inside or fitting
    subjects = [m for m in pool if _is_subject(doc, m)]
    return (subjects or pool)[-1].entity


def _near(doc: Document, mentions: Sequence[Mention], word: int) -> list[Mention]:
    start = doc.words[word].start
    sentence = doc.sentence_at(start)
    if sentence is None:
        return []
    number = doc.sentences.index(sentence)
    first = doc.sentences[max(0, number - 1)].span.start
    near = [m for m in mentions if first <= m.span.start and m.span.end <= start]
    return sorted((m for m in near if m.kind != "demonym"), key=lambda m: (m.span.start, -m.span.end))


def _may_be(cast: Cast, entity: Entity, of: Gender | None, types: frozenset[str], number: Number) -> bool:
    if entity.type not in types:
        return False
    if number == "many":
        return entity.type in ("other", "organisation")
    return of is None or gender_in(cast, entity) in (None, of)


def _is_subject(doc: Document, mention: Mention) -> bool:
    """A mention that opens its sentence, or follows its first or second word, a verb as a rule."""
    sentence = doc.sentence_at(mention.span.start)
    if sentence is None:
        return False
    return doc.word_at(mention.span.start) - sentence.first <= 2
