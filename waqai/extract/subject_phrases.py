"""The noun phrase that is a verb's subject: before it, or the first bare one behind it that may be.

Limits: no tree is built; what stands between the two, how they agree and what other words govern decides.
"""

from __future__ import annotations

from collections.abc import Mapping

from waqai.extract.act_words import names_act, word_stems
from waqai.extract.described import has_owned_doer, is_of_described, is_resumed, is_taken_up
from waqai.extract.phrases import Phrase, carried_preposition
from waqai.extract.scene import Scene
from waqai.extract.topics import announced, before_aside, is_feminine_body, may_be_subject
from waqai.extract.untold import counts_undergone, has_conjunction, may_act, told_before
from waqai.extract.visits import is_visited
from waqai.knowledge.grammar import VerbForm, grammar, masculine_states, word_class
from waqai.model import Entity
from waqai.text.folding import fold_text
from waqai.text.verbs import Form

FEMININE_HEADS, MASCULINE_HEADS = word_class("feminine_heads"), word_class("masculine_heads")
MANY = word_class("many")
FEMININE_PLURALS, MEN_IN_T = word_class("feminine_plurals"), word_class("men_in_t")
OBJECT_NEEDED, FAMILIES = word_class("object_needed"), word_class("families")
GOING_ON, DECISIONS = word_class("act_going_on"), word_class("decisions")
JUDGING = word_class("of_others") | word_class("blaming")
GENITIVES = 3
"""Words from an act that goes on to its last genitive."""
SUBJECT_REACH = 5
CLEFT = frozenset(("هو", "هي", "هم", "هما"))
"""Between a subject and a relative: القوات هي التي قصفت."""
ADVERBS = word_class("after_verbs")
PASSED_OVER = ADVERBS | word_class("with_pronoun")
TOPICAL, BANDS = word_class("topical"), word_class("bands")
PRONOUNS = (("ها", ("f", "s")), ("ه", ("m", "s")), ("هما", ("", "d")), ("هم", ("", "p")))
THAT_PRONOUN = {that + end: told for that in ("ان", "بان", "وان", "لان", "لكن", "ولكن") for end, told in PRONOUNS}
BEFORE_NEGATED = frozenset(("قد", "لم", "لن", "لا", "سوف"))
BETWEEN = frozenset(("قد", "لقد", "لم", "لن", "لا", "سوف", "كان", "كانت", "ايضا", "ما", '"', "»", "”", ")"))


def gender_of(entities: Mapping[str, Entity], sides: tuple[str, ...]) -> str:
    """Grammatical gender of one entity's name: m, f, or "" where it can't be told."""
    entity = entities.get(sides[0]) if sides else None
    if entity is None:
        return ""
    if entity.type == "person":
        return ""
    if entity.type in ("state", "place"):
        return "m" if entity.country in masculine_states() and entity.type == "state" else "f"
    head = entity.name_ar.split()[0] if entity.name_ar else ""
    if head.endswith(("ة", "ات")) or fold_text(head.removeprefix("ال")) in FEMININE_HEADS:
        return "f"
    return "m" if entity.type == "organisation" and not head.endswith(("ا", "ى")) else ""


def subject_phrase(scene: Scene, at: int, verb: VerbForm, entities: Mapping[str, Entity]) -> Phrase | None:
    """The noun phrase that is the subject of the verb at word `at`: before it, or the first bare one after it."""
    if is_of_described(scene, at) or has_owned_doer(scene, at):
        return None
    before = _subject_before(scene, at, verb)
    if before is not None or verb.form.person == 1 or has_pronoun_before(scene, at, verb) or _is_nouns(scene, at, verb):
        return before
    if counts_undergone(scene, at, verb) or shows_number(verb.form):
        return None  # وطالبوا المجلس بكذا: a verb before its subject is singular
    for phrase in scene.between(at + 1, _region_end(scene, at + 1)):
        if phrase.prep or not may_be_subject(entities, phrase.entities) or _is_oblique(scene, at, phrase):
            continue
        if _is_owner(scene, at, phrase) or _is_of_acting(scene, at, phrase):
            return None
        far = scene.gap(at + 1, phrase.first) > SUBJECT_REACH or _is_behind_unknown(scene, at, phrase)
        return phrase if not far and _agrees(scene, at, phrase, verb, entities) else None
    return None


def shows_number(form: Form) -> bool:
    """Whether a verb is a dual or plural, which no subject follows; of women but for those in ن, which is spelled like
    others (أدين)."""
    return form.person == 3 and (form.number == "d" or (form.number == "p" and form.gender == "m"))


def has_pronoun_before(scene: Scene, at: int, verb: VerbForm | None) -> bool:
    """إنها قصفت مواقع أوكرانية: the pronoun is the subject, unless it agrees with nothing (إنه لن تكون)."""
    if verb is None:
        return False
    edge = at - 1 - (scene.form(at - 1) in BEFORE_NEGATED)
    pronoun = THAT_PRONOUN.get(scene.form(edge))
    return pronoun is not None and verb.form.number == pronoun[1] and pronoun[0] in ("", verb.form.gender)


def _is_nouns(scene: Scene, at: int, verb: VerbForm) -> bool:
    """إن المعارضة اتهمت الشرطة: right behind an unknown noun that opens its clause and agrees, the verb is its own."""
    noun = scene.words[at - 1].bare
    own = ("s", "f" if noun.endswith(("ة", "ات")) else "m") == (verb.form.number, verb.form.gender)
    relative = scene.form(at - 1) in grammar().relatives
    return own and noun.startswith("ال") and not relative and told_before(scene, at)


def _is_behind_unknown(scene: Scene, at: int, phrase: Phrase) -> bool:
    """واتهم النائب المعارض الحكومة, أطلقت ميليشيا مسلحة سراح العمال, استقبل شيخ الأزهر السفير: behind a definite noun,
    a band, or a person with an owner, that refers to nobody known stands the object; a name may still be the noun's
    own (النائب سليم طعمة)."""
    first = at + 1
    while scene.form(first) in PASSED_OVER or first in scene.timed:
        first += 1
    if first >= phrase.first or first in scene.taken:
        return False
    form, between = scene.form(first), range(first + 1, phrase.first)
    owned = (may_act(form) or form in FAMILIES) and any(scene.form(k).startswith("ال") for k in between)
    if form in BANDS or (owned and not _is_named(scene, phrase)):
        return bool(between) and scene.form(phrase.first - 1) not in grammar().prepositions
    if not form.startswith("ال"):
        return False
    if scene.form(phrase.first).startswith("ال"):
        return not scene.types(phrase) & {"person", "other"}
    described = phrase.last - phrase.first > 1 and scene.form(phrase.last - 1).endswith(("ي", "يه"))
    return described and phrase.first == first + 1  # أسقطت الدفاعات مسيرة روسية


def _is_named(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a person by his name, whose title may begin before it (زعيم كتلة البناء فلان)."""
    persons = (scene.entities.get(one) for one in phrase.entities)
    return any(one is not None and one.type == "person" and one.rule != "title-alone" for one in persons)


def _is_owner(scene: Scene, at: int, phrase: Phrase) -> bool:
    """طالب النائب باستدعاء السفير: right behind a noun that ب or ل governs stands who owns or undergoes it."""
    before = phrase.first - 1
    form = scene.form(before)
    free = before > at and before not in scene.taken and before not in scene.timed and form not in ADVERBS
    return free and bool(carried_preposition(form)) and not form.startswith(("بال", "لل", "وبال", "ولل"))


def _is_of_acting(scene: Scene, at: int, phrase: Phrase) -> bool:
    """تواصل قصف مواقع الجماعة, انتقدت النقابة إقدام الوزارة على كذا: the genitive of an act that goes on is no
    subject, nor that of what an unknown subject speaks of."""
    lemma, noun = fold_text(scene.verbs[at].lemma) if at in scene.verbs else "", phrase.first - 1
    free = noun not in scene.taken and noun not in scene.timed and not scene.form(noun).startswith("ال")
    if lemma in GOING_ON and noun > at:
        head = at + 1
        return head not in scene.taken and names_act(scene.form(head)) and phrase.first - head <= GENITIVES
    unknown = noun > at + 1 and scene.form(at + 1).startswith("ال") and at + 1 not in scene.taken
    acts = names_act(scene.form(noun)) or not DECISIONS.isdisjoint(word_stems(scene.form(noun)))
    return lemma in JUDGING and unknown and free and acts


def _is_oblique(scene: Scene, at: int, phrase: Phrase) -> bool:
    """A plural or dual in ـين is no subject (تقتل فلسطينيين), nor where its subject goes; names end so (ياسين)."""
    types, many = scene.types(phrase), phrase.last - phrase.first > 1
    if many and types == {"organisation"}:
        return scene.words[phrase.first].bare.endswith("ين")  # نقابة الصحفيين
    end = scene.words[phrase.last - 1].bare
    other = end.endswith("تين") and "person" not in types if many else end.endswith("ين") and types == {"other"}
    return end.endswith("يين") or other or is_visited(scene, at, phrase)  # بوتين


def _region_end(scene: Scene, at: int) -> int:
    end = scene.clause_end(at)
    while scene.form(end) in ("،",) and end - at < 3:
        end = scene.clause_end(end + 1)
    return end


def _agrees(scene: Scene, at: int, phrase: Phrase, verb: VerbForm, entities: Mapping[str, Entity]) -> bool:
    """A masculine verb before a feminine state is somebody else's (print does write أدانت الأردن), and a verb right
    before a body of the other gender (اتهم حركة كذا, وطالبت الجيش بكذا)."""
    if phrase.first == at + 1 and _is_body_of_other_gender(scene, at, phrase, verb):
        return False
    if verb.form.gender == "m" and len(phrase.entities) == 1 and not scene.form(phrase.last - 1).endswith("ون"):
        entity = entities.get(phrase.entities[0])
        if entity and entity.type in ("organisation", "person") and is_feminine_body(scene, phrase):
            return False  # واتهم الحكومة بكذا
        return not (entity and entity.type == "state" and entity.country not in masculine_states())
    return True


def _is_body_of_other_gender(scene: Scene, at: int, phrase: Phrase, verb: VerbForm) -> bool:
    """A body in ة behind a masculine verb, or a group in ة or ات behind one of calling; a masculine body behind a
    feminine one."""
    types, first = scene.types(phrase), phrase.first
    first += scene.form(first) in MANY and first + 1 < phrase.last  # جميع القوى
    head, form = scene.words[first].bare, scene.form(first).removeprefix("ال")
    if verb.form.gender == "f":  # تقدم حزب بشكوى is as well a masculine past
        sure = scene.form(at).endswith("ت")
        return sure and types <= {"organisation", "other"} and form in MASCULINE_HEADS
    if verb.form.gender != "m" or scene.form(phrase.last - 1).endswith("ون"):
        return False
    calls = fold_text(verb.lemma) in OBJECT_NEEDED
    if types == {"organisation"}:
        many = calls and head.endswith("ات")
        return head.endswith("ة") or many or form in FEMININE_HEADS | FEMININE_PLURALS
    group = types == {"other"} and (head.endswith(("ة", "ات")) or form in FEMININE_PLURALS)
    return group and calls and form not in MEN_IN_T


def _subject_before(scene: Scene, at: int, verb: VerbForm) -> Phrase | None:
    """SVO, أن X، ...، فعل, أما X فقد فعل, and the head of a relative clause (القوات التي شاركت)."""
    # إن فلانا، ...، وأمرت بكذا: a verb joined by و takes up no topic behind an aside
    topic = announced(scene, at) or (None if has_conjunction(scene, at) else before_aside(scene, at))
    if topic:
        return topic
    edge = at
    while scene.form(edge - 1) in BETWEEN:
        edge -= 1
    relative = scene.form(edge - 1) in grammar().relatives
    if relative and verb.form.number == "p" and scene.form(edge - 1) in ("الذي", "التي"):
        return None
    if relative and (is_taken_up(scene, at) or is_resumed(scene, at)):
        return None
    if relative:
        edge -= 1 + (scene.form(edge - 2) in CLEFT)
    phrase = _without_place(scene, scene.taken.get(edge - 1))
    if phrase is None and scene.form(edge - 1) == ")":
        phrase = next((p for p in scene.before(edge) if edge - p.last <= 3), None)
    if phrase is None or (phrase.prep and not relative) or phrase.last < edge - 3:
        return None
    if not may_be_subject(scene.entities, phrase.entities):
        return None
    if not relative and scene.starts_verb(phrase.first - 1):
        return None  # نفى المتحدث تعرض سفينة لهجوم: he is the first verb's
    if has_conjunction(scene, at) or _object_pronoun(scene, at, relative):
        return None
    return phrase


def _without_place(scene: Scene, phrase: Phrase | None) -> Phrase | None:
    """حركة النهضة بسوسة تدعو: the place of a body that opens a clause stands between it and its verb."""
    if phrase is None or phrase.prep not in ("ب", "في") or not scene.types(phrase) <= {"place"}:
        return phrase
    before = scene.taken.get(phrase.first - (2 if scene.form(phrase.first - 1) == "في" else 1))
    opens = before is not None and (before.first == scene.sentence.first or scene.form(before.first - 1) in TOPICAL)
    return before if before and opens and not before.prep and before.last >= phrase.first - 1 else phrase


def _object_pronoun(scene: Scene, at: int, relative: bool) -> bool:
    """الذي تتهمه المعارضة, المراسلة خطفها مسلحون: the verb's pronoun takes up the phrase before it as its object."""
    with_pronoun = scene.verbs.get(at) is None and scene.form(at).endswith(("ه", "ها", "هم", "هما"))
    return with_pronoun or (relative and scene.form(at).endswith(("ها", "هم")))
