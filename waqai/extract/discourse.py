"""What an article has said so far: who was subject last, which pair it is about; for pronouns and silent subjects."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from waqai.extract.phrases import Phrase
from waqai.extract.scene import Scene
from waqai.extract.triggers import does_harm
from waqai.knowledge.grammar import VerbForm, grammar, word_class
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.words import cut_word
from waqai.model import Entity
from waqai.text.folding import fold_text

# States whose Arabic names are masculine; all others are feminine.
MASCULINE_STATES = frozenset(("LB", "IQ", "SD", "JO", "YE", "MA", "SS", "VA"))
SINGULAR_SUFFIXES = {"ها": "f", "ه": "m"}
Sides = tuple[str, ...]
# A subject that this sentence tells, but by a noun that refers to nobody known: a plural verb behind it is theirs.
UNKNOWN: Sides = ()
SUBJECT_REACH = 5
ADVERBS = word_class("after_verbs")
PARTICLES = word_class("subjectless")
DATING = word_class("dating")
TOPICAL = word_class("topical")
COUNTED = word_class("counted_persons")
ABOUT = word_class("about_numbers")
SHORTEST_PLURAL = 4
OBJECT_NEEDED = word_class("object_needed")
FURTHEST_TOPIC = 7
LONGEST_ASIDE = 16
THEN = ("فقد", "فسوف", "فلم", "فلن", "فلا")
THAT_PRONOUN = {that + end: g for that in ("ان", "بان", "وان", "لان") for end, g in (("ها", "f"), ("ه", "m"))}
BEFORE_NEGATED = frozenset(("قد", "لم", "لن", "لا", "سوف"))
FEMININE_HEADS = word_class("feminine_heads")


@dataclass(slots=True)
class Discourse:
    """The state of one article's reading, changed sentence by sentence."""

    entities: Mapping[str, Entity]
    genders: dict[str, str] = field(default_factory=dict)
    subjects: list[Sides] = field(default_factory=list)
    of_verb: dict[int, Phrase | None] = field(default_factory=dict)
    sides_of_verb: dict[int, Sides] = field(default_factory=dict)

    def enter(self, scene: Scene) -> None:
        """Finds the subject of every verb of a sentence, in order, before its events are read."""
        self.of_verb, self.sides_of_verb = {}, {}
        self.subjects = [sides for sides in self.subjects if sides != UNKNOWN]
        topics = dict(_topics(scene))
        for at in sorted({*scene.verbs, *topics}):
            if at in topics:
                self.subjects.append(topics[at].entities)
            if at in scene.verbs:
                self._give_subject(scene, at)

    def _give_subject(self, scene: Scene, at: int) -> None:
        verb = scene.verbs[at]
        phrase = subject_phrase(scene, at, verb, self.entities)
        if phrase and phrase.first > at and (self._is_addressed(scene, at, phrase) or self._is_hit(scene, at, phrase)):
            phrase = None
        self.of_verb[at] = phrase
        sides = phrase.entities if phrase else self._silent(scene, at)
        self.sides_of_verb[at] = sides
        if not sides and _names_unknown_subject(scene, at) and verb.form.person == 3:
            self.subjects.append(UNKNOWN)
        if phrase and sides and _may_act(self.entities, sides):
            self.subjects.append(sides)
            self._learn_gender(sides, verb.form.gender, phrase.first == at + 1)

    def _is_addressed(self, scene: Scene, at: int, phrase: Phrase) -> bool:
        """واتهم X بـ..., وطالب مجلس الأمن بـ...: the one phrase behind a verb that wants an object is the object, where
        the sentence has told a subject that agrees."""
        lemma = fold_text(scene.verbs[at].lemma)
        if lemma not in OBJECT_NEEDED or at == scene.sentence.first:
            return False
        if any(not p.prep for p in scene.between(phrase.last, scene.clause_end(phrase.last))):
            return False
        if scene.form(phrase.last).startswith("ال"):
            return False  # وانتقدت الصين القرار
        form = scene.verbs[at].form
        told = (sides for verb, sides in self.sides_of_verb.items() if verb < at and sides != phrase.entities)
        return any(sides and self.agrees(sides, form.gender, form.number) for sides in told)

    def _is_hit(self, scene: Scene, at: int, phrase: Phrase) -> bool:
        """وقصفت مدينة خاركيف: towns deal no blows, where somebody was told who may."""
        return scene.types(phrase) == {"place"} and does_harm(scene.form(at)) and bool(self._silent(scene, at))

    def _learn_gender(self, sides: Sides, gender: str, adjacent: bool) -> None:
        """A verb tells what the name of a body or a group leaves open (أعلنت جماعة الحوثي: she, though الحوثيون)."""
        kind = self.entities[sides[0]].type if len(sides) == 1 and sides[0] in self.entities else ""
        if gender and (kind in ("organisation", "other") or (kind == "person" and gender == "f" and adjacent)):
            self.genders[sides[0]] = gender

    def _silent(self, scene: Scene, at: int) -> Sides:
        """The subject that a verb leaves out: the last one that agrees, in this sentence or the one before."""
        form = scene.verbs[at].form
        if has_pronoun_before(scene, at, scene.verbs[at]) or _speaks_on(scene, at):
            for verb, sides in sorted(self.sides_of_verb.items(), reverse=not _speaks_on(scene, at)):
                if verb < at and sides and self.agrees(sides, form.gender, form.number):
                    return sides
        if form.person == 1 or form.passive or _names_unknown_subject(scene, at) or _opens_with_unknown(scene, at):
            return ()
        for sides in reversed(self.subjects[-4:]):
            if sides == UNKNOWN and form.number == "p":
                return ()
            if sides != UNKNOWN and self.agrees(sides, form.gender, form.number):
                return sides
        return ()

    def agrees(self, sides: Sides, gender: str, number: str) -> bool:
        """Whether entities may be what a verb or pronoun of this gender and number stands for."""
        if number in ("d", "p"):
            return len(sides) > 1 or self._is_group(sides)
        if len(sides) > 1:
            return False
        if sides and sides[0] not in self.genders and self._is_people(sides):
            return False
        return not gender or self._gender(sides) in ("", gender)

    def _gender(self, sides: Sides) -> str:
        return self.genders.get(sides[0], "") if sides and sides[0] in self.genders else gender_of(self.entities, sides)

    def _is_people(self, sides: Sides) -> bool:
        """A sound plural (محللون, مسؤولين): no pronoun of one means it."""
        one = self.entities.get(sides[0]) if len(sides) == 1 else None
        head = one.name_ar.split()[:1] if one and one.type == "other" else []
        return bool(head) and head[0].endswith(("ون", "ين")) and len(head[0]) > SHORTEST_PLURAL

    def _is_group(self, sides: Sides) -> bool:
        return any(self.entities[s].type in ("other", "organisation") for s in sides if s in self.entities)

    def antecedent(self, scene: Scene, at: int, suffix: str, besides: Sides = ()) -> Sides:
        """Whom a pronoun at word `at` stands for: the nearest phrase before it that agrees, else the last subject; none
        of those `besides` whom it must be somebody else."""
        if suffix in ("نا", "ي"):
            return ()
        number = "s" if suffix in SINGULAR_SUFFIXES else "p"
        gender = SINGULAR_SUFFIXES.get(suffix, "")
        near = (p.entities for p in scene.before(at) if _may_act(self.entities, p.entities))
        for sides in (self._subject_here(scene, at), *near, *reversed(self.subjects[-6:])):
            if sides and set(sides).isdisjoint(besides) and self.agrees(sides, gender, number):
                return sides
        return ()

    def _subject_here(self, scene: Scene, at: int) -> Sides:
        """The subject of the verb of the clause, unless the noun only dates it (خلال زيارته)."""
        if scene.form(at - 1) in DATING:
            return ()
        for verb in range(at - 1, scene.clause_start(at) - 1, -1):
            if verb in scene.verbs and self.of_verb.get(verb):
                return self.sides_of_verb[verb]
        return ()


def _topics(scene: Scene) -> Iterator[tuple[int, Phrase]]:
    """The noun phrases that open a sentence or a clause behind أن, by the word before the one they begin with."""
    for phrase in scene.phrases:
        if phrase.prep or not _may_act(scene.entities, phrase.entities):
            continue
        if phrase.first == scene.sentence.first or scene.form(phrase.first - 1) in TOPICAL:
            yield phrase.first, phrase


def gender_of(entities: Mapping[str, Entity], sides: Sides) -> str:
    """Grammatical gender of one entity's name: m, f, or "" where it can't be told."""
    entity = entities.get(sides[0]) if sides else None
    if entity is None:
        return ""
    if entity.type == "person":
        return ""
    if entity.type in ("state", "place"):
        return "m" if entity.country in MASCULINE_STATES and entity.type == "state" else "f"
    head = entity.name_ar.split()[0] if entity.name_ar else ""
    if head.endswith(("ة", "ات")) or fold_text(head.removeprefix("ال")) in FEMININE_HEADS:
        return "f"
    return "m" if entity.type == "organisation" and not head.endswith(("ا", "ى")) else ""


def _may_act(entities: Mapping[str, Entity], sides: Sides) -> bool:
    return any(
        entities[s].type in ("person", "state", "organisation", "other", "place") for s in sides if s in entities
    )


def subject_phrase(scene: Scene, at: int, verb: VerbForm, entities: Mapping[str, Entity]) -> Phrase | None:
    """The noun phrase that is the subject of the verb at word `at`: before it, or the first bare one after it."""
    before = _subject_before(scene, at, verb)
    if before is not None or verb.form.person == 1 or has_pronoun_before(scene, at, verb) or _is_nouns(scene, at, verb):
        return before
    for phrase in scene.between(at + 1, _region_end(scene, at + 1)):
        if phrase.prep or not _may_act(entities, phrase.entities) or _is_oblique(scene, phrase):
            continue
        if scene.gap(at + 1, phrase.first) > SUBJECT_REACH or _is_behind_unknown(scene, at, phrase):
            return None
        return phrase if _agrees(phrase, verb, entities) else None
    return None


def has_pronoun_before(scene: Scene, at: int, verb: VerbForm | None) -> bool:
    """إنها قصفت مواقع أوكرانية: the pronoun is the subject, unless it agrees with nothing (إنه لن تكون)."""
    if verb is None or verb.form.number != "s":
        return False
    edge = at - 1 - (scene.form(at - 1) in BEFORE_NEGATED)
    pronoun = THAT_PRONOUN.get(scene.form(edge))
    return pronoun is not None and verb.form.gender == pronoun


def _is_nouns(scene: Scene, at: int, verb: VerbForm) -> bool:
    """إن المعارضة اتهمت الشرطة: right behind an unknown noun that opens its clause and agrees, the verb is its own."""
    noun = scene.words[at - 1].bare
    own = ("s", "f" if noun.endswith(("ة", "ات")) else "m") == (verb.form.number, verb.form.gender)
    return own and noun.startswith("ال") and _opens_with_unknown(scene, at)


def _is_behind_unknown(scene: Scene, at: int, phrase: Phrase) -> bool:
    """واتهم النائب المعارض الحكومة: behind a definite noun that refers to nobody known stands the object; a name may
    still be that noun's own (النائب سليم طعمة)."""
    first = at + 1
    while scene.form(first) in ADVERBS or first in scene.timed:
        first += 1
    unknown = first < phrase.first and first not in scene.taken and scene.form(first).startswith("ال")
    return unknown and scene.form(phrase.first).startswith("ال") and not scene.types(phrase) & {"person", "other"}


def _is_oblique(scene: Scene, phrase: Phrase) -> bool:
    """A sound plural or dual in ـين is no subject (تقتل فلسطينيين, استهدف مسلحين); names may end so (ياسين)."""
    word = scene.words[phrase.last - 1]
    if word.bare.endswith("يين"):
        return True
    if phrase.last - phrase.first > 1:
        return word.bare.endswith("تين")
    return word.bare.endswith("ين") and scene.types(phrase) == {"other"}


def _region_end(scene: Scene, at: int) -> int:
    end = scene.clause_end(at)
    while scene.form(end) in ("،",) and end - at < 3:
        end = scene.clause_end(end + 1)
    return end


def _agrees(phrase: Phrase, verb: VerbForm, entities: Mapping[str, Entity]) -> bool:
    """A masculine verb before a feminine state is somebody else's (print does write أدانت الأردن)."""
    if verb.form.gender == "m" and len(phrase.entities) == 1:
        entity = entities.get(phrase.entities[0])
        return not (entity and entity.type == "state" and entity.country not in MASCULINE_STATES)
    return True


def _subject_before(scene: Scene, at: int, verb: VerbForm) -> Phrase | None:
    """SVO, أن X، ...، فعل, أما X فقد فعل, and the head of a relative clause (القوات التي شاركت)."""
    topic = _announced(scene, at) or _before_aside(scene, at)
    if topic is not None:
        return topic
    edge = at
    while scene.form(edge - 1) in (
        "قد",
        "لقد",
        "لم",
        "لن",
        "لا",
        "سوف",
        "كان",
        "كانت",
        "ايضا",
        "ما",
        '"',
        "»",
        "”",
        ")",
    ):
        edge -= 1
    relative = scene.form(edge - 1) in grammar().relatives
    if relative and verb.form.number == "p" and scene.form(edge - 1) in ("الذي", "التي"):
        return None
    if relative:
        edge -= 1
    phrase = _without_place(scene, scene.taken.get(edge - 1))
    if phrase is None and scene.form(edge - 1) == ")":
        phrase = next((p for p in scene.before(edge) if edge - p.last <= 3), None)
    if phrase is None or (phrase.prep and not relative) or phrase.last < edge - 3:
        return None
    if not _may_act(scene.entities, phrase.entities):
        return None
    if not relative and scene.starts_verb(phrase.first - 1):
        return None  # نفى المتحدث تعرض سفينة لهجوم: he is the first verb's
    if _has_conjunction(scene, at) or _object_pronoun(scene, at, relative):
        return None
    return phrase


def _without_place(scene: Scene, phrase: Phrase | None) -> Phrase | None:
    """حركة النهضة بسوسة تدعو: the place of a body that opens a clause stands between it and its verb."""
    if phrase is None or phrase.prep not in ("ب", "في") or not scene.types(phrase) <= {"place"}:
        return phrase
    before = scene.taken.get(phrase.first - (2 if scene.form(phrase.first - 1) == "في" else 1))
    opens = before is not None and (before.first == scene.sentence.first or scene.form(before.first - 1) in TOPICAL)
    return before if before and opens and not before.prep and before.last >= phrase.first - 1 else phrase


def _announced(scene: Scene, at: int) -> Phrase | None:
    """The topic behind أما that a verb with ف takes up: أما فرنسا فدعت, أما فرنسا فقد دعت."""
    if not scene.form(at).startswith("ف") and not scene.form(at - 1).startswith(THEN):
        return None
    for k in range(at - 1, max(at - FURTHEST_TOPIC, scene.sentence.first) - 1, -1):
        if scene.form(k) in ("اما", "واما"):
            phrase = scene.taken.get(k + 1)
            return phrase if phrase and not phrase.prep and _may_act(scene.entities, phrase.entities) else None
    return None


def _before_aside(scene: Scene, at: int) -> Phrase | None:
    """The topic that an aside between commas parts from its verb: أن الرئيس، الذي بدأ جولة، سيزور."""
    edge = at - 1 - (scene.form(at - 1) in ("قد", "لم", "لن", "لا"))
    if scene.form(edge) != "،":
        return None
    for phrase in scene.before(edge):
        opens = phrase.first == scene.sentence.first or scene.form(phrase.first - 1) in TOPICAL
        if opens and not phrase.prep and _may_act(scene.entities, phrase.entities):
            aside = scene.form(phrase.last) == "،" and edge - phrase.last <= LONGEST_ASIDE
            return phrase if aside and _is_aside(scene.form(phrase.last + 1)) else None
    return None


def _is_aside(form: str) -> bool:
    prepositions = grammar().prepositions
    return form in grammar().relatives or form in prepositions or (form[:1] == "و" and form[1:] in prepositions)


def _has_conjunction(scene: Scene, at: int) -> bool:
    form, verb = scene.form(at), scene.verbs.get(at)
    return form[:1] in ("و", "ف") and (verb is None or not form.startswith(verb.lemma[:1]))


def _object_pronoun(scene: Scene, at: int, relative: bool) -> bool:
    """الذي تتهمه المعارضة, المراسلة خطفها مسلحون: the verb's pronoun takes up the phrase before it as its object."""
    with_pronoun = scene.verbs.get(at) is None and scene.form(at).endswith(("ه", "ها", "هم", "هما"))
    return with_pronoun or (relative and scene.form(at).endswith(("ها", "هم")))


def _names_unknown_subject(scene: Scene, at: int) -> bool:
    """True where the word behind the verb is a noun that refers to nobody known: the subject is told, just not to us.

    An indefinite accusative (قدم شكرا) or a noun with a pronoun (قدم شكره) is an object: the subject is silent."""
    after = at + 1
    while scene.form(after) in ADVERBS or after in scene.timed:
        after += 1
    form = scene.form(after)
    if _counts_persons(scene, after):
        return True
    if not form or after in scene.taken or after in scene.verbs or scene.words[after].kind != "arabic":
        return False
    if scene.is_closing(after) or form in grammar().prepositions or form in PARTICLES:
        return False
    if set(cut_word(form).prefix) & {"ب", "ل", "ك"}:
        return False
    definite, written = form.startswith("ال"), scene.words[after].bare
    return definite or not written.endswith(("ا", "اً", "ه", "ها", "هم", "ين"))


def _speaks_on(scene: Scene, at: int) -> bool:
    """قالت الوزارة إن قواتها تقدمت، وأضافت: behind a comma the sentence's first subject tells on."""
    return scene.form(at - 1) == "،" and _has_conjunction(scene, at) and fold_text(scene.verbs[at].lemma) in _telling()


@functools.cache
def _telling() -> frozenset[str]:
    return frozenset(fold_text(one.verb.lemma) for found in verb_forms().values() for one in found)


def _counts_persons(scene: Scene, at: int) -> bool:
    """نحو 200 شخص, 15 متظاهرا: people that are counted, not named."""
    while scene.form(at) in ABOUT:
        at += 1
    return any(
        scene.words[k].kind == "number" and scene.form(k + 1) in COUNTED for k in range(at, at + 2) if scene.form(k)
    )


def _opens_with_unknown(scene: Scene, at: int) -> bool:
    """Whether a definite noun that refers to nobody known opens the clause (لكن الطريق إلى السلام يمر عبر)."""
    if _has_conjunction(scene, at):
        return False
    first = scene.clause_start(at)
    while first < at and (scene.is_closing(first) or scene.form(first) in TOPICAL):
        first += 1
    between = range(first, at)
    if not between or scene.words[first].kind != "arabic" or not scene.form(first).startswith("ال"):
        return False
    return first not in scene.taken and first not in scene.timed and not any(scene.starts_verb(k) for k in between)
