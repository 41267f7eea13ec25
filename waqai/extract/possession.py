"""Possession: the part that a noun's owner plays, owners that only a pronoun tells (تعزيز علاقاتهما), and whom
what is got comes from (نالت ثقة البرلمان).

Limits: the pronoun on the noun that the frame needs; what it stands for is the discourse's guess.
"""

from __future__ import annotations

from collections.abc import Callable

from waqai.extract.discourse import Discourse, Sides
from waqai.extract.filling import Arguments
from waqai.extract.phrases import Phrase, carried_preposition
from waqai.extract.scene import Scene
from waqai.extract.trigger_senses import Trigger, meeting_word
from waqai.knowledge.frames import Role
from waqai.knowledge.grammar import grammar, word_class
from waqai.knowledge.words import cut_word

OWNERS = ("هما", "هم", "ها", "ه")
SHORTEST_OBJECT, STRUCK_REACH = 3, 2
"""Letters of a word that may be an object; nouns joined by و between على and the owner of what was struck."""
OBJECT_REACH = 4
"""Words behind a noun of violence in which its object with a pronoun stands, over the doer and an adjective."""
NO_OBJECTS = word_class("after_verbs") | word_class("copulas") | word_class("subjectless")
ABOUT_NUMBERS = word_class("about_numbers")
DATING = word_class("dating") | word_class("dating_meetings")
DONE = frozenset(("تم", "وتم", "يتم", "ويتم", "جري", "يجري", "سيتم"))
WITH_L = frozenset(("له", "لها", "لهم", "لهما"))
OWN = {"له": "ه", "لها": "ها", "لهما": "هما", "لهم": "هم"}
GIVEN_REACH = 8
"""Words behind a verb of getting in which the adjective of what is got stands."""
Demonyms = Callable[[int], Sides]


def owners(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """Whom the pronoun on the needed noun of a mutual act stands for (تعزيز تعاونهما: the two that cooperate)."""
    frame = trigger.frame
    if not (frame.symmetric and frame.needs):
        return ()
    at = meeting_word(scene, trigger, frame.needs)
    if at is None or at in scene.taken or scene.words[at].bare.endswith(("ة", "اه")):
        return ()
    suffix = next((s for s in OWNERS if scene.form(at).endswith(s)), "")
    return discourse.antecedent(scene, at, suffix) if suffix else ()


def owner_of_pronoun(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """Whom a noun's pronoun stands for; of a meeting that dates what somebody does it is he (أبلغ الوزير السفير خلال
    لقائه به), named or silent."""
    if trigger.frame.mode == "meet" and scene.form(trigger.first - 1) in DATING:
        number = "s" if trigger.suffix in ("ه", "ها") else "p"
        gender = {"ه": "m", "ها": "f"}.get(trigger.suffix, "")
        for verb in range(trigger.first - 1, scene.clause_start(trigger.first) - 1, -1):
            sides = discourse.sides_of_verb.get(verb, ())
            if sides and discourse.agrees(sides, gender, number):
                return sides
    return discourse.antecedent(scene, trigger.first, trigger.suffix)


def pronoun_role(scene: Scene, trigger: Trigger, carrier: int | None) -> Role:
    """The role of a noun's pronoun: the doer where the one done to stands behind (دعمها لصربيا, دعمه الجهود) or where
    a verb of saying or doing carries the noun (أعلن دعمه)."""
    frame = trigger.frame
    if is_accused(scene, trigger, trigger.last):
        return "recipient"
    if frame.idafa != "recipient":
        return frame.idafa if frame.idafa != "none" else "actor"
    if brings_object(scene, trigger.last):
        return "actor"
    light = grammar().light.get(scene.verbs[carrier].lemma) if carrier is not None else None
    return "actor" if light is not None and light.role == "actor" else "recipient"


def is_accused(scene: Scene, trigger: Trigger, at: int) -> bool:
    """سجن لاتهامه بالفساد, اتهام الشركة بالغش: of what somebody is accused stands behind him; behind an accuser stands
    whom he accuses (اتهامه لإيران), or what he says (اتهامها بأن)."""
    form = scene.form(at)
    return trigger.lexeme.lemma == "اتهام" and carried_preposition(form) == "ب" and form not in ("بان", "بانه", "بانها")


def brings_object(scene: Scene, at: int) -> bool:
    """Whether a noun's object follows with ل, over an adjective at most (دعم بكين القوي لموسكو)."""
    if scene.form(at).startswith("ال"):
        at += 1
    return carried_preposition(scene.form(at)) == "ل" or scene.form(at) in WITH_L


def governs_object(scene: Scene, at: int) -> bool:
    """Whether a noun of an act has an object of its own behind its possessor: a number, or a noun without article,
    preposition or conjunction (اقتحام القوات مخيم جنين, اعتقال الشرطة 15 ناشطا)."""
    held, form = scene.taken.get(at), scene.form(at)
    if held is not None:
        return held.first == at and not held.prep and not form.startswith("و")
    if at in scene.timed or at in scene.verbs or scene.is_closing(at):
        return False
    if scene.words[at].kind == "number":
        return True
    plain = scene.words[at].kind == "arabic" and form not in grammar().prepositions and form not in NO_OBJECTS
    return plain and not form.startswith("ال") and not cut_word(form).prefix and len(form) > SHORTEST_OBJECT


def counts(scene: Scene, at: int) -> bool:
    """Whether a number stands here, with نحو before it or without."""
    at += scene.form(at) in ABOUT_NUMBERS
    return scene.clause_end(at) > at and scene.words[at].kind == "number" and at not in scene.timed


def owned_object(scene: Scene, trigger: Trigger, discourse: Discourse, doers: Sides) -> Sides:
    """قصف موسكو المتواصل لمناطقها: what is struck is theirs whom its pronoun stands for, the doers left out."""
    if trigger.frame.event not in ("ASSAULT", "COERCE") or not doers:
        return ()
    for at in range(trigger.last, min(trigger.last + OBJECT_REACH, scene.clause_end(trigger.last))):
        form = scene.form(at)
        suffix = next((s for s in OWNERS if form.endswith(s)), "")
        if (
            suffix
            and at not in scene.taken
            and carried_preposition(form) == "ل"
            and not scene.words[at].bare.endswith("ة")
        ):
            return discourse.antecedent(scene, at, suffix, besides=doers)
    return ()


def strikes(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether ل brings the striker: where على behind it brings whom he strikes."""
    behind = map(scene.form, range(phrase.last, scene.clause_end(phrase.last)))
    return trigger.is_noun and trigger.frame.event == "ASSAULT" and "علي" in behind


def is_struck(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """Whether ل brings the owner of what was struck: behind على and nouns without article (الهجوم على حافلة للجيش,
    غارات على مواقع وآليات للجماعة)."""
    if trigger.frame.event != "ASSAULT" or scene.form(phrase.first - 1).startswith("ال"):
        return False
    at = phrase.first - 2
    while at > max(trigger.last, phrase.first - 2 - STRUCK_REACH) and scene.form(at + 1).startswith("و"):
        at -= 1
    return at >= trigger.last and scene.form(at) == "علي"


def is_kept_from(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """منع النساء من الزيارة, تم حجز السفينة: behind what is kept from something, or is done, stands no doer."""
    return scene.form(phrase.last) == "من" or not DONE.isdisjoint(
        map(scene.form, range(trigger.first - 3, trigger.first))
    )


def is_one(scene: Scene, at: int) -> bool:
    """اعتقال نيجيري حاول: a masculine adjective of nationality behind a noun that is said of persons is one of them."""
    return not scene.form(at).startswith("ال") and at + 1 in scene.verbs


def possessor(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """نالت الحكومة ثقة البرلمان, حظي بدعم موسكو: what is got comes from whom it belongs to."""
    at = meeting_word(scene, trigger, trigger.frame.needs) if trigger.frame.needs else None
    phrase = None if at is None else scene.taken.get(at + 1)
    if phrase is not None and phrase.first - 1 == at and not phrase.prep:
        found.put("actor", phrase)


def giver(scene: Scene, trigger: Trigger, demonyms: Demonyms, found: Arguments) -> None:
    """حصلت على منتجات روسية, تسلم الجيش مساعدات أميركية: what is given comes from where its adjective says."""
    for at in range(trigger.last, min(trigger.last + GIVEN_REACH, scene.clause_end(trigger.last))):
        held = scene.taken.get(at)
        sides = demonyms(at)
        if sides and (held is None or held.entities == sides):
            found.put_sides("actor", sides[:1], (scene.words[at].span,), sure=True)
            return


def possessed(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """كانت آخر زيارة له, في أول لقاء لهما: the pronoun behind ل owns the noun."""
    if trigger.frame.idafa == "recipient" and trigger.frame.role_of("ل") == "recipient":
        _given_to(scene, trigger, discourse, found)
    if found.get("actor") or trigger.prefix.endswith("ال") or trigger.frame.idafa != "actor":
        return
    for at in range(trigger.last, min(trigger.last + 2, scene.sentence.last)):
        suffix = OWN.get(scene.form(at))
        if suffix:
            found.put_sides("actor", discourse.antecedent(scene, trigger.first, suffix))
            return


def _given_to(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """دعم الصين له: the pronoun behind the giver is who is given to."""
    giver = scene.taken.get(trigger.last)
    if giver is not None and (suffix := OWN.get(scene.form(giver.last))):
        found.put_sides("recipient", discourse.antecedent(scene, trigger.first, suffix))


def is_whole_body(scene: Scene, phrase: Phrase) -> bool:
    """قوات الجيش, الجيش; not قواتها, which are somebody's."""
    named = phrase.last - phrase.first > 1 or scene.form(phrase.first).startswith("ال")
    return named and scene.types(phrase) == {"organisation"}
