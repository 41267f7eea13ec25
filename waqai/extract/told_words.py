"""How a verb or noun of violence stands in its sentence: what governs it, what counts it, what dates it.

The words are `data/told.toml`; `told.py` and `told_kept.py` judge by them whether an act is reported.
"""

from __future__ import annotations

import functools

from waqai.extract.draft import Draft
from waqai.extract.governors import governor
from waqai.extract.scene import Scene
from waqai.extract.status_after import forms
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import folded, word_class
from waqai.knowledge.loader import toml
from waqai.text.folding import fold_text


@functools.cache
def words_of_telling(*names: str) -> frozenset[str]:
    """The words of some lists of `data/told.toml`, folded.

    >>> "اسفر" in words_of_telling("doing", "outcome")
    True
    """
    return folded(word for name in names for word in toml("told")[name])


@functools.cache
def fold_lemma(lemma: str) -> str:
    """A lemma as the lists of `data/told.toml` are looked up; kept, since few verbs carry most acts."""
    return fold_text(lemma)


def is_one_of(scene: Scene, at: int, *lists: str) -> bool:
    """Whether the verb at a word stands in some lists of `data/told.toml`."""
    return fold_lemma(scene.verbs[at].lemma) in words_of_telling(*lists)


def verb_before(scene: Scene, trigger: Trigger) -> int | None:
    """The nearest verb before the noun in its clause."""
    for at in range(trigger.first - 1, scene.sentence.first - 1, -1):
        if at in scene.verbs:
            return at
        if scene.is_closing(at) and at != trigger.first - 1:
            return None
    return None


def is_described_by(scene: Scene, at: int) -> bool:
    """سفينة خطفها قراصنة: a verb right behind a noun without article says which one."""
    before = scene.form(at - 1)
    return (
        at > scene.sentence.first
        and not scene.is_closing(at - 1)
        and before not in words_of_telling("starting") | word_class("before_verbs")
        and not before.startswith("ال")
    )


def governor_of(scene: Scene, trigger: Trigger) -> int | None:
    """What governs the noun, a number behind it passed over (متهمين اثنين بخطف سياح)."""
    at = governor(scene, trigger)
    return at - 1 if at is not None and scene.form(at) in words_of_telling("parts") else at


def is_statistic(scene: Scene, trigger: Trigger) -> bool:
    """وقع أكثر من 140 هجوما, نحو مئة هجوم: attacks that are counted by the dozen are no single act."""
    if trigger.prefix or trigger.first <= scene.sentence.first or trigger.first - 1 in scene.timed:
        return False
    word = scene.words[trigger.first - 1]
    return (word.kind == "number" and len(word.form) > 1) or word.form in words_of_telling("dozens")


def is_meant(scene: Scene, at: int) -> bool:
    """كي يقوم بهجمات, من أجل أن تواصل عدوانها: a verb in the subjunctive tells a purpose."""
    form, before = scene.form(at), scene.form(at - 1)
    if form in forms("stopping"):  # لن توقف هجومها
        return False
    return scene.verbs[at].form.tense != "past" and (before in words_of_telling("meaning") or form[:2] in ("لي", "لت"))


def is_history(draft: Draft, published: str | None) -> bool:
    """Whether the act's own date lies years before the article's."""
    value = draft.time.value if draft.time else None
    if published is None or value is None or not value[:4].isdigit():
        return False
    return int(published[:4]) - int(value[:4]) >= int(toml("told")["history"])


def is_known_deed(trigger: Trigger) -> bool:
    """الهجوم, هجومه: a noun that is defined names what is known already."""
    return bool(trigger.suffix) or trigger.has_article
