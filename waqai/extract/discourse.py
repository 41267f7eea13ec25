"""What an article has said so far: who was subject last, which pair it is about; for pronouns and silent subjects."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from waqai.extract.act_words import does_harm
from waqai.extract.described import has_owned_doer, is_of_described, is_of_thing, is_taken_up
from waqai.extract.phrases import Phrase, carried_preposition
from waqai.extract.scene import Scene
from waqai.extract.topics import announced, before_aside, is_feminine_body, may_be_subject, topics_of
from waqai.extract.untold import has_conjunction, is_documents, is_told, may_act, subject_words, told_before
from waqai.extract.visits import is_visited
from waqai.knowledge.grammar import VerbForm, grammar, word_class
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.reporting import words as reporting_words
from waqai.knowledge.words import cut_word
from waqai.model import Entity
from waqai.text.folding import fold_text
from waqai.text.verbs import Form

# States whose Arabic names are masculine; all others are feminine.
MASCULINE_STATES = frozenset(("LB", "IQ", "SD", "JO", "YE", "MA", "SS", "VA"))
SINGULAR_SUFFIXES = {"ها": "f", "ه": "m"}
Sides = tuple[str, ...]
MEMORY = 4  # subjects back among which a silent one is looked for
SELVES = frozenset(("نفسه", "نفسها", "ذاته", "ذاتها"))
ANY_SPEAKER = reporting_words("any_speaker")
DOERS = frozenset(("person", "state", "organisation"))
GROUP_TYPES = frozenset(("other", "organisation"))
GROUPS = frozenset(("group", "members", "reporting-subject", "unnamed"))
SUBJECT_REACH = 5
ADVERBS = word_class("after_verbs")
DATING = word_class("dating")
TOPICAL = word_class("topical")
OWING = word_class("owing")
SHORTEST_PLURAL = 4
OBJECT_NEEDED = word_class("object_needed")
WITH_PRONOUN = word_class("with_pronoun")
PRONOUNS = (("ها", ("f", "s")), ("ه", ("m", "s")), ("هما", ("", "d")), ("هم", ("", "p")))
THAT_PRONOUN = {that + end: told for that in ("ان", "بان", "وان", "لان", "لكن", "ولكن") for end, told in PRONOUNS}
RESULTING = fold_text("مما")
"""Before a verb whose subject is all that was told before: nobody (مما منع مواطنيه من السفر)."""
BEFORE_NEGATED = frozenset(("قد", "لم", "لن", "لا", "سوف"))
FEMININE_HEADS = word_class("feminine_heads")
BETWEEN = frozenset(("قد", "لقد", "لم", "لن", "لا", "سوف", "كان", "كانت", "ايضا", "ما", '"', "»", "”", ")"))


class Told(NamedTuple):
    """A subject as told: who it is, nobody where its noun refers to nobody known, and what its verb shows."""

    sides: Sides
    gender: str = ""
    number: str = ""


@dataclass(slots=True)
class Discourse:
    """The state of one article's reading, changed sentence by sentence."""

    entities: dict[str, Entity]
    genders: dict[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    subjects: list[Told] = field(default_factory=list)
    heads: dict[str, Sides] = field(default_factory=dict)
    of_verb: dict[int, Phrase | None] = field(default_factory=dict)
    sides_of_verb: dict[int, Sides] = field(default_factory=dict)

    def enter(self, scene: Scene) -> None:
        """Finds the subject of every verb of a sentence, in order, before its events are read."""
        self.of_verb, self.sides_of_verb = {}, {}
        topics = dict(topics_of(scene))
        for at in sorted({*scene.verbs, *topics}):
            if at in topics:
                self.subjects.append(Told(topics[at].entities))
            if at in scene.verbs:
                self._give_subject(scene, at)
        self._learn_heads(scene)

    def _learn_heads(self, scene: Scene) -> None:
        """Remembers by what noun each was called: a later noun with the article takes it up."""
        for phrase in scene.phrases:
            head = scene.doc.text[phrase.spans[0].start : phrase.spans[0].end].split(" ")[0]
            self.heads[fold_text(head).removeprefix("ال")] = phrase.entities

    def _give_subject(self, scene: Scene, at: int) -> None:
        verb = scene.verbs[at]
        phrase = subject_phrase(scene, at, verb, self.entities)
        if phrase and phrase.first > at and (self._is_addressed(scene, at, phrase) or self._is_hit(scene, at, phrase)):
            phrase = None
        phrase = phrase or self._unnamed(scene, at, verb)
        self.of_verb[at] = phrase
        sides = phrase.entities if phrase else self._silent(scene, at)
        self.sides_of_verb[at] = sides
        if not sides and is_told(scene, at, verb) and verb.form.person == 3:
            self.subjects.append(Told((), verb.form.gender, verb.form.number))
        if phrase and sides and may_be_subject(self.entities, sides):
            self.subjects.append(Told(sides, "", "p" if scene.form(phrase.last - 1).endswith("ون") else ""))
            self._learn_gender(sides, verb.form.gender, phrase.first == at + 1)

    def _unnamed(self, scene: Scene, at: int, verb: VerbForm) -> Phrase | None:
        """A subject that no mention holds but that means persons or a body, as an entity, once an article."""
        words = subject_words(scene, at, verb) if verb.form.person == 3 else None
        if words is None:
            return None
        joined = cut_word(scene.form(words[0])).prefix[:1] in ("و", "ف")
        span = scene.doc.span(*words, int(joined))
        known = self._named_before(scene, *words)
        if known is not None:
            return Phrase(*words, "", True, known, (span,), False) if known else None
        if not may_act(scene.form(words[0])):
            return None
        name = " ".join(scene.doc.text[span.start : span.end].split())
        one = f"unnamed:{fold_text(name)}"
        self.entities.setdefault(one, Entity(one, None, name, None, (name,), "other", None, "unnamed"))
        return Phrase(*words, "", True, (one,), (span,), False)

    def _named_before(self, scene: Scene, first: int, last: int) -> Sides | None:
        """Whom a noun with the article takes up (المجلس, المسؤول نفسه): the last one called so, behind a word for any
        speaker the last person, nobody where there is none; None for a noun that takes up nobody."""
        head = scene.form(first).removeprefix("و").removeprefix("ف")
        rest = {scene.form(at) for at in range(first + 1, last)}
        if not head.startswith("ال") or not rest <= SELVES:
            return None
        if head[2:] in self.heads:
            return self.heads[head[2:]]
        if head not in ANY_SPEAKER:
            return None
        persons = (t.sides for t in reversed(self.subjects) if self._is_person(t.sides))
        return next(persons, ())

    def _is_person(self, sides: Sides) -> bool:
        return len(sides) == 1 and sides[0] in self.entities and self.entities[sides[0]].type == "person"

    def _is_addressed(self, scene: Scene, at: int, phrase: Phrase) -> bool:
        """واتهم X بـ..., وطالب مجلس الأمن بـ...: the one phrase behind a verb that wants an object is the object, where
        the sentence has told a subject that agrees."""
        lemma = fold_text(scene.verbs[at].lemma)
        if lemma not in OBJECT_NEEDED:
            return False
        if any(not p.prep for p in scene.between(phrase.last, scene.clause_end(phrase.last))):
            return False
        behind = scene.form(phrase.last)
        if lemma == "اتهم" and phrase.first == at + 1 and behind and carried_preposition(behind) == "ب":
            return behind not in ADVERBS  # واتهم المدير بالإهمال: who is charged, whoever charges him
        if at == scene.sentence.first:
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
        """The subject that a verb leaves out: that of the verb before it which agrees, else, of a sentence that has
        none, the last one of the text that agrees."""
        verb = scene.verbs[at]
        form = verb.form
        if has_pronoun_before(scene, at, verb) or _speaks_on(scene, at):
            for before, sides in sorted(self.sides_of_verb.items(), reverse=not _speaks_on(scene, at)):
                if before < at and sides and self.agrees(sides, form.gender, form.number):
                    return sides
        if is_documents(scene, at):
            return next((s for v, s in sorted(self.sides_of_verb.items(), reverse=True) if v < at), ())
        if form.person == 1 or form.passive or is_told(scene, at, verb) or _is_owed(scene, at):
            return ()
        if is_of_thing(scene, at) or scene.form(at - 1) == RESULTING:
            return ()
        for told in reversed(self.subjects[-MEMORY:]):
            if told.sides and (self.agrees(told.sides, form.gender, form.number) or _are_people(told, form)):
                return told.sides if self.may_be_silent(told.sides) else ()
            if not told.sides and _alike(told, form):
                return ()
        return ()

    def may_be_silent(self, sides: Sides) -> bool:
        """Whether these may do what a verb without a subject tells: towns and things of all kinds don't."""
        kinds = {self.entities[s].type for s in sides if s in self.entities}
        return bool(kinds & DOERS) or any(self.entities[s].rule in GROUPS for s in sides if s in self.entities)

    def agrees(self, sides: Sides, gender: str, number: str) -> bool:
        """Whether entities may be what a verb or pronoun of this gender and number stands for."""
        if number == "d":
            return len(sides) > 1 or any(self.entities[s].type in GROUP_TYPES for s in sides if s in self.entities)
        if number == "p":
            return len(sides) > 1 or self._is_group(sides)
        if len(sides) > 1:
            return False
        if sides and self._is_people(sides):
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
        return any(_are_many(self.entities[s]) for s in sides if s in self.entities)

    def antecedent(self, scene: Scene, at: int, suffix: str, besides: Sides = ()) -> Sides:
        """Whom a pronoun at word `at` stands for: the nearest phrase before it that agrees, else the last subject; none
        of those `besides` whom it must be somebody else."""
        if suffix in ("نا", "ي"):
            return ()
        number = "s" if suffix in SINGULAR_SUFFIXES else "p"
        gender = SINGULAR_SUFFIXES.get(suffix, "")
        near = (p.entities for p in scene.before(at) if may_be_subject(self.entities, p.entities))
        for sides in (self._subject_here(scene, at), *near, *(told.sides for told in reversed(self.subjects[-6:]))):
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


def _are_many(entity: Entity) -> bool:
    """Whether هم and plural verbs may mean it: a group, or a body that a plural names (القوات, الحوثيون); a body of
    another name is one (الكرملين)."""
    head = entity.name_ar.split()[:1]
    plural = bool(head) and (head[0].endswith(("ون", "ات")) or fold_text(head[0]).removeprefix("ال") in FEMININE_HEADS)
    armed = entity.type == "organisation" and entity.wikidata is not None and not head[0].endswith(("ة", "ين"))
    return entity.type == "other" or (entity.type == "organisation" and (plural or armed))


def _are_people(told: Told, form: Form) -> bool:
    """الأميركيون يتابعون: a state's people."""
    return told.number == "p" == form.number


def _alike(told: Told, form: Form) -> bool:
    """Whether a verb without a subject may be a nameless one's: a verb before its subject shows no plural."""
    return (told.number, form.number) != ("p", "s") and (told.gender in ("", form.gender) or form.gender == "")


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


def subject_phrase(scene: Scene, at: int, verb: VerbForm, entities: Mapping[str, Entity]) -> Phrase | None:
    """The noun phrase that is the subject of the verb at word `at`: before it, or the first bare one after it."""
    if is_of_described(scene, at) or has_owned_doer(scene, at):
        return None
    before = _subject_before(scene, at, verb)
    if before is not None or verb.form.person == 1 or has_pronoun_before(scene, at, verb) or _is_nouns(scene, at, verb):
        return before
    for phrase in scene.between(at + 1, _region_end(scene, at + 1)):
        if phrase.prep or not may_be_subject(entities, phrase.entities) or _is_oblique(scene, at, phrase):
            continue
        far = scene.gap(at + 1, phrase.first) > SUBJECT_REACH or _is_behind_unknown(scene, at, phrase)
        return phrase if not far and _agrees(scene, phrase, verb, entities) else None
    return None


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
    return own and noun.startswith("ال") and told_before(scene, at)


def _is_behind_unknown(scene: Scene, at: int, phrase: Phrase) -> bool:
    """واتهم النائب المعارض الحكومة: behind a definite noun that refers to nobody known stands the object; a name may
    still be that noun's own (النائب سليم طعمة)."""
    first = at + 1
    while scene.form(first) in ADVERBS or first in scene.timed:
        first += 1
    unknown = first < phrase.first and first not in scene.taken and scene.form(first).startswith("ال")
    return unknown and scene.form(phrase.first).startswith("ال") and not scene.types(phrase) & {"person", "other"}


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


def _agrees(scene: Scene, phrase: Phrase, verb: VerbForm, entities: Mapping[str, Entity]) -> bool:
    """A masculine verb before a feminine state is somebody else's (print does write أدانت الأردن)."""
    if verb.form.gender == "m" and len(phrase.entities) == 1 and not scene.form(phrase.last - 1).endswith("ون"):
        entity = entities.get(phrase.entities[0])
        if entity and entity.type in ("organisation", "person") and is_feminine_body(scene, phrase):
            return False  # واتهم الحكومة بكذا
        return not (entity and entity.type == "state" and entity.country not in MASCULINE_STATES)
    return True


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
    if relative and is_taken_up(scene, at):
        return None
    if relative:
        edge -= 1
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


def _is_owed(scene: Scene, at: int) -> bool:
    """شدد على ضرورة أن يلتزم المسافرون: who should do it need not be who says so."""
    return scene.form(at - 1) in ("ان", "الا") and scene.form(at - 2) in OWING


def _speaks_on(scene: Scene, at: int) -> bool:
    """قالت الوزارة إن قواتها تقدمت، وأضافت: behind a comma the sentence's first subject tells on."""
    return scene.form(at - 1) == "،" and has_conjunction(scene, at) and fold_text(scene.verbs[at].lemma) in _telling()


@functools.cache
def _telling() -> frozenset[str]:
    return frozenset(fold_text(one.verb.lemma) for found in verb_forms().values() for one in found)
