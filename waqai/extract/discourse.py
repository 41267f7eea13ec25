"""What an article has said so far: who was subject last, which pair it is about; for pronouns and silent subjects."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from waqai.extract.act_words import does_harm, word_stems
from waqai.extract.described import is_of_thing, is_resumed
from waqai.extract.phrases import Phrase, carried_preposition
from waqai.extract.scene import Scene
from waqai.extract.subject_phrases import ADVERBS, FEMININE_HEADS, gender_of, has_pronoun_before, subject_phrase
from waqai.extract.topics import may_be_subject, topics_of
from waqai.extract.untold import (
    has_conjunction,
    is_documents,
    is_joined,
    is_only_asked,
    is_told,
    may_act,
    names_asked,
    subject_words,
)
from waqai.knowledge.grammar import VerbForm, grammar, word_class
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.reporting import words as reporting_words
from waqai.knowledge.words import cut_word
from waqai.model import Entity
from waqai.text.folding import fold_text
from waqai.text.verbs import Form

SINGULAR_SUFFIXES = {"ها": "f", "ه": "m"}
Sides = tuple[str, ...]
DESCRIBED = 3
"""Words between persons and the verb of the clause that describes them (مسلحين اثنين كانا يستعدان)."""
MEMORY = 4  # subjects back among which a silent one is looked for
SELVES = frozenset(("نفسه", "نفسها", "ذاته", "ذاتها"))
ANY_SPEAKER = reporting_words("any_speaker")
DOERS = frozenset(("person", "state", "organisation"))
GROUP_TYPES = frozenset(("other", "organisation"))
GROUPS = frozenset(("group", "members", "reporting-subject", "unnamed"))
DATING = word_class("dating")
OWING, TURNING = word_class("owing"), word_class("turning")
SHORTEST_PLURAL = 4
OBJECT_NEEDED, STRICT = word_class("object_needed"), word_class("object_strictly_needed")
WITH_PRONOUN = word_class("with_pronoun")
MADE_TEXTS = reporting_words("texts") | reporting_words("documents")
IN_WHICH = frozenset(("فيه", "فيها", "خلاله", "خلالها"))
"""Behind a verb of calling that tells what a text or meeting holds."""
RESULTING = fold_text("مما")
"""Before a verb whose subject is all that was told before: nobody (مما منع مواطنيه من السفر)."""


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
        if phrase and phrase.first > at and self._is_no_subject(scene, at, phrase):
            phrase = None
        phrase = phrase or (None if self._tells_of_text(scene, at) else self._unnamed(scene, at, verb))
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
        told = verb.form.person == 3 and not has_pronoun_before(scene, at, verb)
        words = subject_words(scene, at, verb) if told else None
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

    def _is_no_subject(self, scene: Scene, at: int, phrase: Phrase) -> bool:
        """Whether the phrase behind a verb is its object: whom one calls upon, what is hit, what a text before it is
        about (قانونا يحظر نشاط الحركة)."""
        addressed = self._is_addressed(scene, at, phrase) or self._is_hit(scene, at, phrase)
        return addressed or is_documents(scene, at)

    def _is_addressed(self, scene: Scene, at: int, phrase: Phrase) -> bool:
        """واتهم X بـ..., وطالب مجلس الأمن بـ...: the one phrase behind a verb that wants an object is the object, where
        the sentence has told a subject that agrees."""
        lemma = fold_text(scene.verbs[at].lemma)
        if lemma not in OBJECT_NEEDED:
            return False
        if _has_object_behind(scene, phrase):
            return False
        if self._differs(phrase, scene.verbs[at].form.gender) or is_only_asked(scene, phrase.first):
            return True
        if self._tells_of_text(scene, at):
            return True
        if is_joined(scene, at) and names_asked(scene, phrase.first):
            return bool(self._silent(scene, at))  # كما دعا المجتمع الدولي إلى
        behind = scene.form(phrase.last)
        if lemma == "اتهم" and phrase.first == at + 1 and behind and carried_preposition(behind) == "ب":
            return behind not in ADVERBS  # واتهم المدير بالإهمال: who is charged, whoever charges him
        if scene.form(at - 1) in TURNING and not names_asked(scene, phrase.first):
            return False  # فيما دعا رئيس الحزب إلى كذا: another speaks
        if lemma in STRICT and has_conjunction(scene, at):
            return bool(self._silent(scene, at))  # وناشدت المنظمات إرسال أدوية
        if at == scene.sentence.first:
            return False
        if behind.startswith("ال") and behind != "الي":
            return False  # وانتقدت الصين القرار
        form = scene.verbs[at].form
        if behind == "الي" and scene.form(at - 1) == "،" and not self._differs(phrase, form.gender):
            return False  # قالت الوزارة كذا، ودعت الصين إلى كذا
        return self._has_subject_before(at, phrase, form)

    def _tells_of_text(self, scene: Scene, at: int) -> bool:
        """أصدرت الوزارة بيانا دعت فيه البلديات إلى كذا: whoever made the text calls upon those behind the pronoun."""
        calls = fold_text(scene.verbs[at].lemma) in OBJECT_NEEDED and scene.form(at + 1) in IN_WHICH
        text = any(not MADE_TEXTS.isdisjoint(word_stems(scene.form(k))) for k in range(at - DESCRIBED, at))
        return calls and text and scene.form(at - 1) not in grammar().relatives and bool(self._silent(scene, at))

    def _differs(self, phrase: Phrase, gender: str) -> bool:
        """ودعت الأمين العام إلى كذا: persons of the other gender are no subjects of a feminine verb."""
        return gender == "f" and self._is_person(phrase.entities) and self.genders.get(phrase.entities[0]) == "m"

    def _has_subject_before(self, at: int, phrase: Phrase, form: Form) -> bool:
        """Whether a verb of the sentence before this one has a subject that agrees with it, other than the phrase."""
        told = (sides for verb, sides in self.sides_of_verb.items() if verb < at and sides != phrase.entities)
        return any(sides and self.agrees(sides, form.gender, form.number) for sides in told)

    def _is_hit(self, scene: Scene, at: int, phrase: Phrase) -> bool:
        """وقصفت مدينة خاركيف, اقتحمت قوة مشتركة بلدة كذا: towns deal no blows, where somebody was told who may."""
        if scene.types(phrase) != {"place"} or not does_harm(scene.form(at)):
            return False
        return phrase.first > at + 1 or bool(self._silent(scene, at))

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
        if described := self._described(scene, at, form):
            return described
        if has_pronoun_before(scene, at, verb) or _speaks_on(scene, at):
            for before, sides in sorted(self.sides_of_verb.items(), reverse=not _speaks_on(scene, at)):
                if before < at and sides and self.agrees(sides, form.gender, form.number):
                    return sides
        if is_documents(scene, at):
            return next((s for v, s in sorted(self.sides_of_verb.items(), reverse=True) if v < at), ())
        if form.person == 1 or form.passive or is_told(scene, at, verb) or _is_owed(scene, at):
            return ()
        if is_resumed(scene, at):
            return ()  # الأسرى الذين أفرج عنهم: whoever freed them
        if is_of_thing(scene, at) or scene.form(at - 1) == RESULTING:
            return ()
        for told in reversed(self.subjects[-MEMORY:]):
            if told.sides and (self.agrees(told.sides, form.gender, form.number) or _are_people(told, form)):
                return told.sides if self.may_be_silent(told.sides) else ()
            if not told.sides and _alike(told, form):
                return ()
        return ()

    def _described(self, scene: Scene, at: int, form: Form) -> Sides:
        """استهدف مسلحين كانوا يستعدون لكذا: the persons without article whom a clause right behind them describes."""
        if form.number not in ("d", "p") or form.person != 3:
            return ()
        phrase = next((p for p in scene.before(at) if p.last > at - DESCRIBED), None)
        if phrase is None or scene.types(phrase) != {"other"} or scene.form(phrase.first).startswith("ال"):
            return ()
        between = range(phrase.last, at)
        plain = not any(scene.is_closing(k) or scene.form(k)[:1] == "و" for k in (*between, at))
        return phrase.entities if plain else ()

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


def _has_object_behind(scene: Scene, phrase: Phrase) -> bool:
    """Whether another phrase without preposition stands in the clause, no preposition between the two, or whom all
    call upon (دعت الرياض المجتمع الدولي إلى كذا)."""
    for at in range(phrase.last, scene.clause_end(phrase.last)):
        if is_only_asked(scene, at):
            return True
        held = scene.taken.get(at)
        if scene.form(at) in grammar().prepositions or (held is None and carried_preposition(scene.form(at))):
            return False
        if held is not None and held.first == at and not held.prep:
            return True
    return False


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


def _is_owed(scene: Scene, at: int) -> bool:
    """شدد على ضرورة أن يلتزم المسافرون: who should do it need not be who says so."""
    return scene.form(at - 1) in ("ان", "الا") and scene.form(at - 2) in OWING


def _speaks_on(scene: Scene, at: int) -> bool:
    """قالت الوزارة إن قواتها تقدمت، وأضافت: behind a comma the sentence's first subject tells on."""
    return scene.form(at - 1) == "،" and has_conjunction(scene, at) and fold_text(scene.verbs[at].lemma) in _telling()


@functools.cache
def _telling() -> frozenset[str]:
    return frozenset(fold_text(one.verb.lemma) for found in verb_forms().values() for one in found)
