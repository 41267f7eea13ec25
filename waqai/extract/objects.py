"""What an act is about, as the page words it: what was given, signed, asked for, blamed or refused.

    منح البنك تونس *قرضا بقيمة نصف مليار دولار*, اتهمت الوزارة الشركة ب*تزوير الفواتير*, دعا الأهالي إلى *الهدوء*

The object is a noun phrase behind the act's word, in its clause: right behind it where only sides and times stand
between, or behind a preposition that leads to what acts of its type are about (`data/objects.toml`).  Sides, places,
times and circumstances are no objects, nor is an adjective of the act.
Limits: no clauses (طالب بأن ...), nothing behind a comma, at most `LONGEST` words.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from waqai.extract.addressed import phrase_end
from waqai.extract.carriers import QUOTATION_MARKS
from waqai.extract.draft import Draft
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger, meeting_word
from waqai.knowledge.event_codes import MUTUAL
from waqai.knowledge.grammar import folded, grammar, word_class
from waqai.knowledge.loader import toml
from waqai.knowledge.words import cut_word
from waqai.model import Span

LONGEST, SHORTEST, REACH = 9, 2, 6
"""Words of an object; letters of one that is a single word; words passed over before it, sides and times apart."""
CLITICS, PRESENT, NISBA = ("ب", "ل"), ("ي", "ت", "س"), ("ي", "يه", "يا")
HOLDING = ("actor", "recipient", "place", "time")


class Lead(NamedTuple):
    """A preposition before the noun phrase that begins with word `first`, of which it is `skip` letters."""

    prep: str
    first: int
    skip: int


def object_of(draft: Draft, spans: Mapping[str, Sequence[Span]]) -> str | None:
    """The object of an act, whose sides, place and time stand at some spans; None where its clause tells none: of
    طلبت غانا قرضا من البنك it is قرضا."""
    scene, after = draft.scene, _last_of(draft.trigger)
    held = _held(draft, spans)
    end = scene.clause_end(after)
    start = _needed(draft, held, after) or _start(draft, held, end)
    if start is None:
        return None
    last = _end(scene, start.first, end, held)
    if not _says_something(scene, start.first, last):
        return None
    return scene.doc.text[scene.words[start.first].start + start.skip : scene.words[last - 1].end]


def _last_of(trigger: Trigger) -> int:
    """The word behind the act's own."""
    return trigger.last if trigger.told is None else trigger.told + 1


def _held(draft: Draft, spans: Mapping[str, Sequence[Span]]) -> set[int]:
    """The words of sides, place and time; of sides without a name, the whole noun phrase."""
    scene, held = draft.scene, set[int]()
    for role in HOLDING:
        for first, last in (scene.doc.range_of(span) for span in spans.get(role, ())):
            nameless = role != "time" and not draft.arguments.get(role)
            held.update(range(first, max(last, phrase_end(scene, first)) if nameless else last))
    return held


def _needed(draft: Draft, held: set[int], after: int) -> Lead | None:
    """The noun phrase of the word that the act's frame needs, where that stands behind the act."""
    scene, trigger = draft.scene, draft.trigger
    at = meeting_word(scene, trigger, trigger.frame.needs) if trigger.frame.needs and trigger.told is None else None
    if at is None or at in held or at in scene.taken or scene.form(at) in _prepositions() or _is_manner(scene, at):
        return None
    if at == after and _is_adjective(draft, at):
        return None
    while at > after and _lead(scene, at) is None and _is_of_phrase(scene, at - 1, held):
        at -= 1
    lead = _lead(scene, at)
    return Lead("", at, lead.skip if lead else 0)


def _is_of_phrase(scene: Scene, at: int, held: set[int]) -> bool:
    """Whether a word may belong to the noun phrase that goes on behind it."""
    form, inside = scene.form(at), scene.words[at].kind in ("arabic", "number")
    return inside and at not in held and at not in scene.timed and at not in scene.verbs and not _stops(form)


def _stops(form: str) -> bool:
    return form in _prepositions() or form in _words("circumstances") or _says_nothing(form)


def _start(draft: Draft, held: set[int], end: int) -> Lead | None:
    """Where the object begins: the first noun phrase that is no side's and no circumstance's."""
    scene, trigger = draft.scene, draft.trigger
    leading = _leading()[trigger.frame.event]
    after = at = _last_of(trigger)
    bare = "" in leading and _takes_object(draft)
    while at < end and not _is_over(scene, at) and _passed(scene, after, at, held) <= REACH:
        if at in held or at in scene.timed or scene.words[at].kind == "mark" or _says_nothing(scene.form(at)):
            at += 1
            continue
        agent = next(iter(grammar().agents.at(scene.words, at, end)), None)
        lead = None if agent else _lead(scene, at)
        if agent is not None or scene.form(at) in _words("circumstances"):
            at, bare = _behind_phrase(scene, agent.last if agent else at + 1, end, held), False
        elif lead is not None:
            if _leads(draft, lead, leading, held):
                return lead
            bare = bare and lead.first in held
            at = _behind_phrase(scene, lead.first, end, held)
        elif bare and _may_be_bare(draft, at):
            return None if _looks_like_verb(scene.form(at)) else Lead("", at, 0)
        else:
            at, bare = at + 1, False
    return None


def _is_manner(scene: Scene, at: int) -> bool:
    return not _words("manner").isdisjoint((scene.form(at), cut_word(scene.form(at)).stem))


def _looks_like_verb(form: str) -> bool:
    """اجتماع يعقده الرئيس, اتفاقية أبرمتها: a verb that only describes the noun, with which no clause is known to
    begin."""
    cut = cut_word(form)
    return (form.startswith(PRESENT) or cut.suffix != "") and not {form, cut.stem}.isdisjoint(grammar().verbs)


def _is_over(scene: Scene, at: int) -> bool:
    """A verb, or a pronoun with which another clause tells what the act is (الاتفاق هو عامل استقرار)."""
    return at in scene.verbs or scene.form(at) in _words("copulas")


def _may_be_bare(draft: Draft, at: int) -> bool:
    """Whether a noun phrase without preposition may be the object: no adjective of the act, nothing that goes on
    telling of a side (فرنسا وحلفاؤها), nothing that leads to the doer (اجتمع وزراء خارجية الهند)."""
    scene = draft.scene
    if _is_adjective(draft, at) or _is_manner(scene, at) or cut_word(scene.form(at)).prefix.startswith("و"):
        return False
    doers = draft.arguments.spans.get("actor", ())
    return draft.trigger.is_noun or all(span.start < scene.words[at].start for span in doers)


def _is_adjective(draft: Draft, at: int) -> bool:
    """Whether a word right behind a noun describes it: as definite as it, and ending as adjectives do."""
    scene, trigger = draft.scene, draft.trigger
    if not trigger.is_noun or at != _last_of(trigger):
        return False
    form, definite = scene.form(at), scene.form(at - 1).startswith("ال")
    return form.startswith("ال") == definite and (definite or form.endswith(NISBA))


def _passed(scene: Scene, first: int, last: int, held: set[int]) -> int:
    return sum(1 for at in range(first, last) if at not in held and at not in scene.timed)


def _takes_object(draft: Draft) -> bool:
    """Whether a bare noun phrase behind the act may be its object: not where it may be the verb's subject, whom nobody
    knows, nor behind a noun that is definite or has its owner in a pronoun."""
    trigger = draft.trigger
    if trigger.suffix or (trigger.is_noun and trigger.prefix.endswith(("ال", "لل"))):
        return False
    if trigger.is_noun:  # not اجتماع اللجنة, تعاون الوزارتين, هجوما عنيفا, تفجيرين مزدوجين
        form = draft.scene.form(trigger.last - 1)
        return trigger.frame.event not in MUTUAL and not form.endswith(("ا", "ين"))
    if trigger.is_participle:
        return True
    return bool(draft.arguments.spans.get("actor")) and not trigger.lexeme.form.passive


def _lead(scene: Scene, at: int) -> Lead | None:
    """The preposition that a word is or carries in front."""
    form = scene.form(at)
    if form in grammar().prepositions or form in _words("about"):
        first = next((k for k in range(at + 1, scene.sentence.last) if scene.words[k].kind != "mark"), at + 1)
        return Lead(form, first, 0)
    prefix = cut_word(form).prefix
    if not prefix.startswith(CLITICS):
        return None
    return Lead(prefix[0], at, 0 if form.startswith("لل") else 1)


def _leads(draft: Draft, lead: Lead, leading: frozenset[str], held: set[int]) -> bool:
    """Whether a preposition leads to the object of an act of this type: ل behind a noun, or to what two meet for."""
    scene, trigger, first = draft.scene, draft.trigger, lead.first
    if lead.prep == "ل" and not (trigger.is_noun or trigger.frame.event in MUTUAL):
        return False
    if first in held or first in scene.timed or first >= scene.sentence.last or scene.is_closing(first):
        return False
    if lead.prep == "في":
        return not _words("fields").isdisjoint((scene.form(first), cut_word(scene.form(first)).stem))
    if first in scene.taken and lead.prep not in _words("about"):
        return False
    if _is_manner(scene, first):
        return False
    return lead.prep in leading or lead.prep in _words("about")


def _behind_phrase(scene: Scene, first: int, end: int, held: set[int]) -> int:
    """Where a noun phrase that is passed over ends."""
    if first >= end or first in held or first in scene.timed:
        return first
    return min(phrase_end(scene, first), end)


def _end(scene: Scene, first: int, end: int, held: set[int]) -> int:
    """Where the object that begins with a word ends: before a time, a mark, a circumstance, a verb, a side that a
    preposition brings; a long one at its last part that stands by itself."""
    last, part = first + 1, first + 1
    definite = scene.form(first).startswith("ال")
    while last < end and not _ends_before(scene, first, last, held):
        form = scene.form(last)
        lead = _lead(scene, last)
        joint = lead is not None or form.startswith("و")
        part = last if joint else part
        if last - first == LONGEST:
            return part if part > first + 1 else last
        if definite and not (joint or form.startswith("ال") or scene.form(last - 1) in _governing()):
            break
        definite = form not in _prepositions() and (form.startswith("ال") or (definite and not joint))
        last += 1
    while last > first + 1 and _is_loose(scene, first, last - 1):
        last -= 1
    return last


def _ends_before(scene: Scene, first: int, at: int, held: set[int]) -> bool:
    form = scene.form(at)
    if at in scene.timed or at in scene.verbs or form in _words("circumstances") or _looks_like_verb(form):
        return True
    if scene.words[at].kind == "mark":
        return form not in QUOTATION_MARKS or not (_is_open(scene, first, at) or _is_closed(scene, at))
    if next(iter(grammar().agents.at(scene.words, at, scene.sentence.last)), None) is not None:
        return True
    lead = _lead(scene, at)
    return lead is not None and lead.first in held


def _is_open(scene: Scene, first: int, at: int) -> bool:
    """Whether a quotation mark before a word waits for another."""
    return sum(scene.form(k) in QUOTATION_MARKS for k in range(first, at)) % 2 == 1


def _is_closed(scene: Scene, at: int) -> bool:
    """Whether a quotation mark is the first of two that stand near."""
    return any(scene.form(k) in QUOTATION_MARKS for k in range(at + 1, min(at + LONGEST, scene.sentence.last)))


def _is_loose(scene: Scene, first: int, at: int) -> bool:
    """What no noun phrase ends with: a mark that closes nothing, a preposition, و, a word that says nothing."""
    form = scene.form(at)
    if scene.words[at].kind == "mark":
        return form not in QUOTATION_MARKS or not _is_open(scene, first, at)
    return form == "و" or form in _governing() or _says_nothing(form)


def _says_something(scene: Scene, first: int, last: int) -> bool:
    """Whether an object is more than names, times, numbers and words that point."""
    own = [at for at in range(first, last) if at not in scene.taken and at not in scene.timed]
    own = [at for at in own if scene.words[at].kind in ("arabic", "latin") and not _says_nothing(_bare(scene, at))]
    return bool(own) and (len(own) > 1 or len(scene.form(own[0])) > SHORTEST)


def _bare(scene: Scene, at: int) -> str:
    """A word without what is joined to its front: بهذا."""
    form = scene.form(at)
    return form[cut_word(form).length :]


def _says_nothing(form: str) -> bool:
    return form in word_class("with_pronoun") or form in _words("pointing")


@functools.cache
def _prepositions() -> frozenset[str]:
    return grammar().prepositions | _words("about")


@functools.cache
def _governing() -> frozenset[str]:
    """What a noun phrase follows."""
    return _prepositions() | _words("negating")


@functools.cache
def _words(name: str) -> frozenset[str]:
    return folded(toml("objects")[name])


@functools.cache
def _leading() -> Mapping[str, frozenset[str]]:
    return {event: folded(preps) for event, preps in toml("objects")["leading"].items()}
