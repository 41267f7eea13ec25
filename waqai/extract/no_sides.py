"""Whom the text names beside an act and who is none of its sides, and acts that nobody does to anybody.

Order and prepositions find sides well; some who stand in their places are nobody there:
- the outlet to which somebody spoke (قال في تصريح لإذاعة X), and outlets that interview or are interviewed (حوار مع X)
- the visitor's own state (زيارة إلى قوات بلاده), and the court's or army's whose national it judges (مواطن أردني)
- the name of a site at the end of its headline (... ــ أخبار X)
- a part of the other side's own name
- a sea or a strait, to which ships are sent and missiles fly (إلى البحر الأحمر): it is where
- where a thing comes from (سفينة قادمة من البرازيل)
No act is what a thing is (يكون القانون موافقا للدستور).
Limits: an army that fires at its own country keeps its silence about whom it hits.
"""

from __future__ import annotations

import re

from waqai.extract.act_words import word_stems
from waqai.extract.filling import Arguments
from waqai.extract.scene import Scene
from waqai.extract.told_outlets import is_outlet
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.grammar import grammar
from waqai.knowledge.grammar import word_class as function_words
from waqai.model import Entity, Span
from waqai.text.folding import fold_text, head_of

ON_OWN_PEOPLE = frozenset(("SANCTION", "COERCE", "ASSAULT", "ACCUSE"))
SAID_TO = frozenset(("تصريح", "تصريحات", "حديث", "مقابله", "مداخله"))
BEING = function_words("being")
BEING_REACH, WAGING_REACH = 3, 5
PRIVATE = word_class("private_persons") | word_class("private_heads")
OF_PERSONS = word_class("persons_of_somebody") | word_class("called_after_persons")
VIOLENT = frozenset(("ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION"))
WATERS, COMING = word_class("waters"), word_class("coming_from")
HEAD_REACH = 3
SHADDA = "\N{ARABIC SHADDA}"
SITE_TAIL = re.compile(r"\s(?:ـ+|[-–—|])\s(?=\S+(?:\s\S+){0,3}\s*$)")
LONGEST_MEDIUM = 2
"""Words between a noun of speaking and the outlet behind it."""


def is_no_act(scene: Scene, trigger: Trigger) -> bool:
    """Whether a word that names an act only says what something is."""
    if trigger.frame.id == "accuse.inquire" and scene.form(trigger.last).startswith("ال"):
        return True  # تحقيق الأهداف
    if trigger.lexeme.lemma == "وعد" and scene.doc.text[trigger.span.start : trigger.span.end].endswith(SHADDA):
        return True  # وعدّ: and he counted
    before = range(max(scene.sentence.first, trigger.first - BEING_REACH), trigger.first)
    return trigger.is_participle and any(scene.form(at) in BEING for at in before)


def drop_no_sides(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Takes those out of an act's roles who only stand where a side would; voids talks with outlets."""
    known = scene.entities
    found.void |= is_no_act(scene, trigger)
    if trigger.frame.event == "CONSULT" and any(is_outlet(known.get(e)) for e in _both(found)):
        found.void = True
    for role in ("actor", "recipient"):
        spans = tuple(found.spans.get(role, ()))
        if spans and all(_is_site(scene, span) or _is_spoken_to(scene, span) for span in spans):
            _empty(found, role)
    if _is_private(scene, trigger, found, "actor") or _is_only_about(scene, trigger, found):
        _empty(found, "actor")
    if trigger.frame.event not in VIOLENT and _is_private(scene, trigger, found, "recipient"):
        _empty(found, "recipient")
    for role in ("actor", "recipient"):
        if _is_of_another(scene, found, role):
            _empty(found, role)
    if _is_own(scene, trigger, found) or _is_part(found, scene) or _is_origin(scene, found):
        _empty(found, "recipient")
    _put_waters(scene, found)


def _both(found: Arguments) -> tuple[str, ...]:
    return (*found.get("actor"), *found.get("recipient"))


def _empty(found: Arguments, role: str) -> None:
    found.roles[role] = []
    found.spans.pop(role, None)


def _is_site(scene: Scene, span: Span) -> bool:
    """Whether a span lies in a headline's tail that names the site."""
    if not scene.sentence.title:
        return False
    start, end = scene.sentence.span
    tails = [match.end() + start for match in SITE_TAIL.finditer(scene.doc.text[start:end])]
    return bool(tails) and span.start >= tails[-1]


def _is_spoken_to(scene: Scene, span: Span) -> bool:
    """تصريح لإذاعة X, مداخلة لقناة X: behind a noun of speaking stands to whom."""
    first, _ = scene.doc.range_of(span)
    if scene.form(first)[:1] != "ل" and scene.form(first - 1) != "ل":
        return False
    near = range(first - LONGEST_MEDIUM, first)
    plain = [scene.form(at) for at in near if not scene.form(at).startswith("ال")]
    return any(not SAID_TO.isdisjoint(word_stems(form)) for form in plain)


def _is_private(scene: Scene, trigger: Trigger, found: Arguments, role: str) -> bool:
    """الشاب العراقي تقدم بشكوى, نقابات أردنية, أعوان بطاحات جربة: the state or town of private persons and bodies does
    nothing, and nothing is done to it (هنأ العدائين المغاربة); who is struck or arrested is told by his state."""
    if any(known.type not in ("state", "place") for e in found.get(role) if (known := scene.entities.get(e))):
        return False
    spans = found.spans.get(role, ())
    words = (scene.doc.range_of(span) for span in spans)
    return bool(spans) and all(_has_private_head(scene, trigger, first, last) for first, last in words)


def _has_private_head(scene: Scene, trigger: Trigger, first: int, last: int) -> bool:
    """Whether a private person or body stands among the words of a side, or before them with adjectives between; طالب
    the act itself is no student."""
    for at in range(last - 1, max(first - HEAD_REACH, scene.sentence.first) - 1, -1):
        form = scene.form(at)
        if at == trigger.first or at in scene.verbs or form in grammar().prepositions:
            return False
        if at < first and at in scene.taken:
            return False  # يحيي حزب الله المقاومة الفلسطينية
        if not PRIVATE.isdisjoint({form.removeprefix("و").removeprefix("ال"), form.removeprefix("ال")}):
            return True
        if at < first and not form.endswith(("ه", "ي", "يين", "يون")):
            return False
    return False


def _is_origin(scene: Scene, found: Arguments) -> bool:
    """سفينة قادمة من البرازيل: whoever a thing comes from has no part in what is done to it."""
    firsts = [scene.doc.range_of(span)[0] for span in found.spans.get("recipient", ())]
    comes = (scene.form(at - 1) == "من" and scene.form(at - 2).removeprefix("ال") in COMING for at in firsts)
    return bool(firsts) and all(comes)


def _put_waters(scene: Scene, found: Arguments) -> None:
    """Moves seas and straits from the recipient's side to where."""
    waters = [e for e in found.get("recipient") if _is_water(scene.entities.get(e))]
    if waters and len(waters) == len(found.get("recipient")):
        spans = tuple(found.spans.get("recipient", ()))
        _empty(found, "recipient")
        found.put_sides("place", tuple(waters), spans)


def _is_water(entity: Entity | None) -> bool:
    return entity is not None and entity.type == "place" and head_of(entity.name_ar) in WATERS


def _is_of_another(scene: Scene, found: Arguments, role: str) -> bool:
    """شقيق الرئيس, محامي الصحفية السودانية فلانة, مستشفى الدكتور فلان: whose kin or agent somebody is, and after whom a
    thing is called, is no side of what they do."""
    persons = all(known.type == "person" for e in found.get(role) if (known := scene.entities.get(e)))
    spans = found.spans.get(role, ()) if persons else ()
    return bool(spans) and all(_is_owned(scene, scene.doc.range_of(span)[0]) for span in spans)


def _is_owned(scene: Scene, first: int) -> bool:
    """Whether such a noun without article stands before a side: right before it, before another joined to it by و
    (شقيق ومستشار الرئيس), or before what the side is (محامي الصحفية فلانة)."""
    for at in range(first - 1, max(first - 1 - HEAD_REACH, scene.sentence.first - 1), -1):
        form = scene.form(at)
        if not form or at in scene.verbs or scene.is_closing(at) or form in grammar().prepositions:
            return False
        if form in OF_PERSONS or form.removeprefix("و") in OF_PERSONS:
            return True
        if not form.startswith("ال"):
            return False
    return scene.form(first)[:1] == "و" and scene.form(first - 1) in OF_PERSONS


def _is_only_about(scene: Scene, trigger: Trigger, found: Arguments) -> bool:
    """وأوضح أوباما سياسته من الحرب في العراق: whoever speaks of a war does not wage it."""
    if trigger.frame.id != "assault.fight" or not trigger.is_noun or trigger.suffix:
        return False
    near = range(trigger.first - WAGING_REACH, trigger.first)
    if any(at in scene.verbs and scene.verbs[at].lemma in grammar().light for at in near):
        return False
    persons = all(scene.entities[e].type == "person" for e in found.get("actor") if e in scene.entities)
    return persons and not any(span.start > trigger.span.start for span in found.spans.get("actor", ()))


def _is_own(scene: Scene, trigger: Trigger, found: Arguments) -> bool:
    """A person's own state as whom he visits, or a body's own state by the nationality of whom it judges or strikes."""
    known = scene.entities
    homes = {known[e].country for e in found.get("actor") if e in known and known[e].type in ("person", "organisation")}
    sides = [known[e] for e in found.get("recipient") if e in known]
    if not sides or any(one.type != "state" or one.country not in homes for one in sides):
        return False
    if trigger.frame.mode == "visit":
        return True
    return trigger.frame.event in ON_OWN_PEOPLE and all(_is_demonym(scene, s) for s in found.spans.get("recipient", ()))


def _is_demonym(scene: Scene, span: Span) -> bool:
    """Whether the last word of a span is an adjective of nationality that tells whose somebody is; with the article it
    may name a people."""
    _, last = scene.doc.range_of(span)
    if scene.form(last - 1).startswith("ال"):
        return False
    return any(match.value.kind == "demonym" for match in gazetteer().names.at(scene.words, last - 1, last))


def _is_part(found: Arguments, scene: Scene) -> bool:
    """جمعية التجار beside جمعية التجار والحرفيين: one name that holds the other."""
    names = [fold_text(scene.entities[e].name_ar) for e in _both(found) if e in scene.entities]
    if len(names) != 2 or not found.get("actor") or not found.get("recipient"):
        return False
    short, long = sorted(names, key=len)
    return len(short.split()) > 1 and f" {long} ".find(f" {short} ") >= 0
