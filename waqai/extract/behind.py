"""What stands behind the word of an act: the roles that prepositions bring, and the clause that describes a noun.

A noun's sides may stand in a clause of its own: behind the verb whose pronoun takes the noun up (العقوبات التي
فرضتها X), or behind one that says that it takes place (محادثات جرت أمس في جنيف بين X وY, الاجتماع الذي عقد مع X).
Limits: one such clause, opened right behind the noun and its adjectives.
"""

from __future__ import annotations

import itertools

from waqai.extract.act_words import without_and, word_stems
from waqai.extract.discourse import OBJECT_NEEDED, Discourse, Sides
from waqai.extract.filling import Arguments
from waqai.extract.inside import PLACES
from waqai.extract.phrases import Phrase
from waqai.extract.possession import is_struck, strikes
from waqai.extract.scene import Scene
from waqai.extract.told_words import words_of_telling
from waqai.extract.trigger_senses import Trigger, meeting_word
from waqai.extract.untold import may_act
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import grammar, word_class
from waqai.knowledge.reporting import words as reporting_words
from waqai.text.folding import fold_text

RELATIVE_REACH = 5
SHORTEST_VERB = 4
DESCRIBED = 3
"""Words between a noun and the verb that says that it takes place: adjectives, a relative."""
SHAKING = frozenset(("هز", "هزت"))
"""What a blow shook need not have been struck (المذبحة التي هزت البلاد)."""
NAMED_ON = 4
"""Words that go on naming a subject before the comma that parts it from the object."""
MEMBER_REACH = 4
"""Words between a member and the في of his body: adjectives, a genitive (قائد الفرقة السادسة في الجيش)."""
MARKS = frozenset(("،", ".", ":"))
LIKENING, VOICED = word_class("likening"), word_class("voiced_blame")
TAKING_PLACE = word_class("taking_place")
PARTICLES, CARRIED_OUT = word_class("opening_resumed"), word_class("carried_out")
WITH_PRONOUN = {
    prep + suffix: (prep, suffix)
    for prep in ("علي", "الي", "ل", "مع", "ضد", "من")
    for suffix in ("هما", "هم", "ها", "ه")
}

BEFORE_NOUN = {prep + suffix: (prep, suffix) for prep in ("بحق", "علي", "ضد") for suffix in ("هما", "هم", "ها", "ه")}


def prepositional(scene: Scene, trigger: Trigger, found: Arguments, first: int | None = None) -> None:
    """Fills the roles that the frame's prepositions give in the trigger's clause, or in the one from `first`."""
    first = trigger.last if first is None else first
    for phrase in scene.between(first, scene.clause_end(first)):
        role = trigger.frame.role_of(phrase.prep) if phrase.prep else None
        likened = phrase.prep == "ل" and phrase.first > trigger.last and scene.form(phrase.first - 1) in LIKENING
        nouns = role == "actor" == trigger.frame.subject and phrase.prep == "من"
        if role == "recipient" and phrase.prep == "من" and _is_voiced(trigger):
            role = "actor"  # انتقادات من الرئيس
        if role == "recipient" and phrase.prep == "ل" and strikes(scene, trigger, phrase):
            role = "actor"  # قصف لقوات النظام على زملكا
        open_role = role == "actor" or (role is None and trigger.is_noun)
        if open_role and phrase.prep == "ل" and is_struck(scene, trigger, phrase):
            role = "recipient"  # الهجوم على حافلة للجيش
        if likened or (nouns and not trigger.is_noun):
            continue  # اتهمه بقتل عدد من المدنيين: من brings the doer of a noun (اتهامات من X)
        if not trigger.is_noun and trigger.frame.event == "CONSULT" and _is_bound(scene, phrase, found.get("actor")):
            continue
        if role is None and phrase.prep == "من" and trigger.is_noun and trigger.frame.event == "ASSAULT":
            role = "actor" if scene.types(phrase) == {"organisation"} else None  # قصف من قوات النظام
        if role in (None, "place") and _is_of_member(scene, phrase):
            continue
        if role:
            found.put(role, phrase)
        elif phrase.prep == "في" or (phrase.prep == "ب" and scene.types(phrase) <= PLACES):
            found.put("place", phrase, sure=False)


def _is_voiced(trigger: Trigger) -> bool:
    return trigger.is_noun and fold_text(trigger.lexeme.lemma) in VOICED


def _is_of_member(scene: Scene, phrase: Phrase) -> bool:
    """استهدفت قياديا بارزا في حزب الله: of which body somebody is one, no place."""
    if scene.form(phrase.first - 1) != "في" or scene.types(phrase) != {"organisation"}:
        return False
    for at in range(phrase.first - 2, max(phrase.first - 2 - MEMBER_REACH, scene.sentence.first - 1), -1):
        form = scene.form(at)
        if may_act(form):
            return True
        if not form.startswith("ال") and form.removesuffix("ا") not in reporting_words("describing"):
            return False
    return False


def threatened(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """حذر من أن بلاده ستغلق مجالها أمام طائرات X: to whom the act will be done that a threat tells of."""
    needs = trigger.frame.needs
    if not needs or not trigger.frame.across or trigger.frame.event != "THREATEN":
        return
    told = meeting_word(scene, trigger, needs)
    if told is not None:
        prepositional(scene, trigger, found, told + 1)


def resumed(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """فرضت عليها عقوبات, حكم عليه بالسجن: whom the pronoun on a verb's preposition stands for, named before it in the
    sentence.  Limits: right behind the verb, which must open its clause, follow its subject or describe him: behind
    another noun the pronoun is that noun's (مدينة يسيطر عليها الجيش)."""
    prep, suffix = WITH_PRONOUN.get(scene.form(trigger.last), ("", ""))
    role = trigger.frame.role_of(prep) if prep else None
    if role not in ("actor", "recipient") or found.get(role) or trigger.prefix.endswith("ل"):
        return
    before = scene.form(trigger.first - 1)
    if before in grammar().relatives:
        head = scene.taken.get(trigger.first - 2)
        if head is not None and set(head.entities).isdisjoint((*found.get("actor"), *found.get("recipient"))):
            found.put_sides(role, head.entities, head.spans)  # فلان الذي حكم عليه بالسجن
        return
    follows = before in PARTICLES or trigger.first - 1 in scene.taken or scene.is_closing(trigger.first - 1)
    joined = trigger.prefix.startswith(("و", "ف")) or scene.form(trigger.first).startswith(("و", "ف"))
    if not (joined or follows):
        return
    if any(scene.form(at) in grammar().relatives for at in range(trigger.first - RELATIVE_REACH, trigger.first)):
        return
    others = (*found.get("actor"), *found.get("recipient"), *discourse.sides_of_verb.get(trigger.first, ()))
    sides = discourse.antecedent(scene, trigger.first, suffix, besides=others)
    if any(set(sides) <= set(phrase.entities) for phrase in scene.before(trigger.first)):
        found.put_sides(role, sides)


def resumed_before(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """صدر بحقه حكم, فرضت عليها عقوبات: whom the pronoun between a verb and its noun stands for."""
    prep, suffix = BEFORE_NOUN.get(scene.form(trigger.first - 1), ("", ""))
    role = trigger.frame.role_of(prep) if prep else None
    if role != "recipient" or found.get(role) or trigger.first - 2 not in scene.verbs:
        return
    found.put_sides(role, discourse.antecedent(scene, trigger.first - 1, suffix, besides=found.get("actor")))


def _is_bound(scene: Scene, phrase: Phrase, actor: Sides) -> bool:
    """تحدث الوزير عن العلاقات مع سوريا: where a person talks, a state behind مع is of the bond, a person not."""
    speaks = any(scene.entities[one].type == "person" for one in actor if one in scene.entities)
    if phrase.prep != "مع" or not speaks or "person" in scene.types(phrase):
        return False
    before = (*word_stems(scene.form(phrase.first - 2)), *word_stems(scene.form(phrase.first - 3)))
    return not noun_class("with_one_another").isdisjoint(before)


def describe(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """The sides that the clause describing a noun tells."""
    at = _takes_place(scene, trigger)
    if at is not None:
        prepositional(scene, trigger, found, at + 1)
    _relative(scene, trigger, discourse, found)
    _struck(scene, trigger, found)


def _struck(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """الهجوم الذي استهدف السفارة: what the clause of a blow says that it hit; a place is where it fell."""
    if trigger.frame.event != "ASSAULT" or found.get("recipient"):
        return
    if trigger.is_noun and _is_hitting(scene.form(trigger.first - 1)):
        _hit_behind(scene, trigger, found)
        return
    for at in range(trigger.last, min(trigger.last + DESCRIBED + 1, scene.sentence.last)):
        if scene.form(at) in SHAKING:
            return
        if scene.form(at) in words_of_telling("hitting"):
            phrase = next((p for p in scene.between(at + 1, at + 3) if not p.prep), None)
            if phrase is not None and set(phrase.entities).isdisjoint(found.get("actor")):
                found.put("place" if scene.types(phrase) <= {"place"} else "recipient", phrase)
            return
        if at in scene.verbs or scene.form(at) in MARKS:
            return


def _is_hitting(form: str) -> bool:
    return without_and(form) in words_of_telling("hitting") and without_and(form) not in SHAKING


def _hit_behind(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """استهدفت غارات جوية مواقع للجماعة: what the verb before a blow says that it hit stands behind the blow."""
    behind = scene.between(trigger.last, scene.clause_end(trigger.last))
    phrase = next((p for p in behind if set(p.entities).isdisjoint(found.get("actor"))), None)
    owner = phrase is not None and phrase.prep == "ل" and phrase.first - trigger.last <= DESCRIBED
    if phrase is not None and (not phrase.prep or owner):
        found.put("place" if scene.types(phrase) <= {"place"} else "recipient", phrase)


def _takes_place(scene: Scene, trigger: Trigger) -> int | None:
    """The verb of a noun's own clause that says that it takes place: محادثات رسمية عقدت, الاجتماع الذي جرى."""
    for at in range(trigger.last, min(trigger.last + DESCRIBED + 1, scene.sentence.last)):
        if at in scene.verbs:
            own = scene.form(at - 1) in grammar().relatives or not trigger.has_article
            return at if own and fold_text(scene.verbs[at].lemma) in TAKING_PLACE else None
        if scene.form(at) == "الذي" and scene.words[trigger.last - 1].bare.endswith("ة"):
            return None  # اتفاق التجارة الذي تم: the agreement
        described = scene.form(at) in grammar().relatives or at in scene.timed or scene.words[at].bare[-1:] in "ةي"
        if not described:
            return None
    return None


def _relative(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """زيارة يقوم بها X, العقوبات التي فرضتها X: the subject of the clause that describes the noun."""
    if found.get("actor"):
        return
    end = min(scene.sentence.last, trigger.last + 2 * RELATIVE_REACH)
    reached = itertools.takewhile(lambda at: scene.form(at) not in ("،", "."), range(trigger.last, end))
    at = next((at for at in reached if _resumes(scene, at)), None)
    if at is None:
        return
    phrase = next((p for p in scene.between(at + 1, at + 4) if not p.prep), None)
    if phrase is not None:
        found.put("actor", phrase)
        prepositional(scene, trigger, found, phrase.last)
    else:
        found.put_sides("actor", discourse.sides_of_verb.get(at, ()))


def _resumes(scene: Scene, at: int) -> bool:
    """A verb whose pronoun points back to the noun: فرضتها, يقوم بها."""
    form = scene.form(at)
    if at in scene.verbs and scene.form(at + 1) in ("بها", "به"):
        return True
    if at in scene.verbs and form.endswith(("ها", "ه", "تها")) and len(form) > 4:
        return True
    if form in CARRIED_OUT:
        return True
    return scene.form(at - 1) in grammar().relatives and form.endswith(("ها", "ه")) and len(form) > SHORTEST_VERB


def behind_comma(scene: Scene, trigger: Trigger, after: int) -> tuple[Phrase, ...]:
    """The object that a comma parts from its verb: its name behind what it is (اتهمت الشرطة زعيم حركة، فلان، بكذا), or
    itself behind the name of a subject (هنأ الوزير فلان، الشعب المصري)."""
    end = scene.clause_end(after)
    phrase = scene.taken.get(end + 1)
    if scene.form(end) != "،" or phrase is None or phrase.prep or phrase.first != end + 1:
        return ()
    named = end > after and scene.form(phrase.last) == "،" and "person" in scene.types(phrase)
    subject = scene.taken.get(end - 1)
    named_on = range(after, end)  # رئيس البعثة الجنرال فلان: what goes on naming the subject
    plain = all(at in scene.taken or scene.words[at].kind == "arabic" for at in named_on) and len(named_on) <= NAMED_ON
    plain = plain and all(scene.form(at) not in grammar().prepositions for at in named_on)
    itself = plain and (subject is not None or end > after) and fold_text(trigger.lexeme.lemma) in OBJECT_NEEDED
    return (phrase,) if named or (itself and scene.form(phrase.last) != "،") else ()


def object_of_noun(scene: Scene, at: int) -> Phrase | None:
    """زيارته المغرب, لقائه، أمس، الرئيس: the phrase without preposition right behind a noun with its doer's pronoun;
    over a date, be it between commas, no state, which may be a delegation's (لقائه أمس الوفد السوداني)."""
    first = at
    while at in scene.timed or (scene.form(at) == "،" and {at - 1, at + 1} & scene.timed):
        at += 1
    phrase = scene.taken.get(at)
    delegation = phrase is not None and at > first and scene.types(phrase) == {"state"}
    return None if phrase is None or phrase.prep or delegation else phrase
