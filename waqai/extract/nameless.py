"""Sides without a name: the words that stand where a doer or a victim stands, and that no entity holds.

News of violence is full of them (قتل 12 شخصا, فجر مهاجم حافلة, مقتل ثلاثة أشقاء في هجوم استهدف سوقا).  They are nobody
whom a record can follow, so that the event gets no entity for them; its `spans` keep the words, for whoever reads it.
Looked at are the places that the grammar gives: behind the verb and before it, behind the noun, behind a preposition of
the frame, behind the verb that says what a blow hit or who dealt it, and behind a word of harm.
Limits: one noun phrase a side, of `LONGEST` words, up to its first verb, mark, preposition or و.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from waqai.extract.act_words import is_of_class, names_act, word_stems
from waqai.extract.addressed import addressed
from waqai.extract.clauses import THAT
from waqai.extract.draft import Draft
from waqai.extract.nameless_speakers import nameless_speaker
from waqai.extract.possession import counts
from waqai.extract.scene import Scene
from waqai.extract.seen_acts import ROLES, words_of
from waqai.extract.told import PERSONS
from waqai.extract.told_words import fold_lemma, verb_before, words_of_telling
from waqai.extract.trigger_senses import Trigger
from waqai.extract.untold import may_act
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import grammar, word_class
from waqai.knowledge.words import cut_word
from waqai.model import Span

EVENTS = frozenset(("ASSAULT", "PROTEST"))
HELD = frozenset(("COERCE", "RETREAT", "SANCTION"))
CUSTODY = frozenset(("arrest", "deport", "release", "expel", "convict"))
ANY = word_class("any_of_a_kind")
WITH_PRONOUN = word_class("with_pronoun")
CLITICS = ("و", "ف", "ب", "ل", "ك")
UNDONE = frozenset(("abduct", "targeted"))
"""Acts whose nouns, like those of harm, tell as much by whom they befall (اختطاف طيار, اغتيال قيادي)."""
ARMED = frozenset(("explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "firearms"))
PARTED = 3
"""Words of a phrase looked at where it opens with a number or a part."""
NEAR = 5
"""Words between a blow and the verb that says what it hit."""
LONGEST, SKIPPED, HARMED, FURTHEST = 6, 3, 25, 12
"""Words of a side; adverbs between it and its verb; words between a blow and a harm; words behind a noun looked at."""


def nameless_sides(draft: Draft) -> Mapping[str, tuple[Span, ...]]:
    """The words of those sides that no entity fills, by role: of violence and protest both, of others the recipient."""
    if draft.seen is not None:
        return _with_seen(draft, _by_grammar(draft))
    return _by_grammar(draft)


def _with_seen(draft: Draft, found: Mapping[str, tuple[Span, ...]]) -> Mapping[str, tuple[Span, ...]]:
    """Those that grammar gives, and where it gives none, those that the tagger sees; nobody on both sides."""
    told = dict(found)
    for role in ROLES:
        seen = None if draft.seen is None or draft.arguments.get(role) else words_of(draft.scene, draft.seen, role)
        span = phrase_around(draft.scene, draft.trigger, seen) if seen and role not in told else None
        if span and not any(span.start < other.end and other.start < span.end for (other,) in told.values()):
            told[role] = (span,)
    return told


def phrase_around(scene: Scene, trigger: Trigger, words: range) -> Span | None:
    """The noun phrase that some of its words stand in: إلى قصر العدل where قصر was seen, محامي الدفاع where الدفاع was;
    nothing where they only describe the act (اشتباكات عنيفة) or point to others (هؤلاء, آخرين)."""
    first = words[0]
    while first - 1 > scene.sentence.first and _belongs(scene, first):
        if first - 1 < trigger.last and first > trigger.first:
            break
        first -= 1
    if trigger.first < first <= trigger.last and _describes(scene, first):
        return None
    last = words[-1] + 1
    while last < first + LONGEST and last not in scene.taken and _goes_on(scene, last):
        last += 1
    form = scene.form(first)
    if form in WITH_PRONOUN or first in scene.verbs or (last == first + 1 and form in words_of_telling("pointing")):
        return None
    return scene.doc.span(first, last, len(cut_word(form).prefix.removesuffix("ال")))


def _belongs(scene: Scene, at: int) -> bool:
    """Whether a word describes the noun right before it, or is its owner."""
    before = at - 1
    if before in scene.taken or not _is_inside(scene, before) or cut_word(scene.form(at)).prefix.startswith(CLITICS):
        return False
    return not scene.form(before).startswith("ال") or scene.form(at).startswith("ال")


def _describes(scene: Scene, at: int) -> bool:
    """Whether a word right behind an act is its adjective: as definite as it, and none that owns it."""
    form, before = scene.form(at), scene.form(at - 1)
    if before.startswith("ال") and form.startswith("ال"):
        return True
    return _is_described(scene, at)


def _by_grammar(draft: Draft) -> Mapping[str, tuple[Span, ...]]:
    if draft.trigger.frame.event not in EVENTS:
        sides = {"actor": nameless_speaker(draft), "recipient": addressed(draft)}
        return {role: (told,) for role, told in sides.items() if told}
    open_roles = [role for role in ("actor", "recipient") if not draft.arguments.get(role)]
    if not open_roles:
        return {}
    found: dict[str, Span] = {}
    for role, span in _sides(draft):
        found.setdefault(role, span)
    counted = [quantity.span for quantity in draft.quantities if quantity.unit in PERSONS]
    if counted:
        found.setdefault("actor" if draft.trigger.frame.event == "PROTEST" else "recipient", counted[0])
    bare = {role: span for role, span in found.items() if role == "actor" and _is_number(draft.scene, span)}
    return {role: (found[role],) for role in open_roles if role in found and role not in bare}


def names_struck(draft: Draft) -> bool:
    """Whether the text says in words what a blow struck, though nobody known: هجوم استهدف دورية, أطلقت طائرة صاروخا على
    منزل, أن جنديا قتل.

    Of blows by arms and of persons alone; what stands right behind a noun may be anything (تفجير الأوضاع)."""
    trigger, scene, frame = draft.trigger, draft.scene, draft.trigger.frame
    struck = nameless_sides(draft).get("recipient")
    if not struck or frame.tells == "hit" or frame.symmetric or frame.require == ("recipient",):
        return False
    head = word_stems(scene.form(scene.doc.range_of(struck[0])[0]))
    if frame.mode in ARMED and frame.idafa != "recipient":
        counted = scene.doc.text[struck[0].start : struck[0].end][:1].isdigit()
        return counted or not _may_be_struck().isdisjoint(head)
    if trigger.is_noun:
        verb = verb_before(scene, trigger)
        if verb is not None and fold_lemma(scene.verbs[verb].lemma) == "تعرض":
            return not _may_be_struck().isdisjoint(head)
        victim = scene.form(trigger.last)
        undone = frame.tells == "harm" or frame.mode in UNDONE
        if undone and frame.befalls and not (victim.startswith("ال") or victim.endswith(("هم", "ها"))):
            return _are_people(scene, struck[0])  # مقتل شرطي
        end = scene.clause_end(trigger.last)
        end += scene.form(end) in grammar().relatives  # التفجير الذي استهدف مسجدا
        behind = range(trigger.last, min(trigger.last + NEAR, end + 1))
        return any(scene.form(at) in words_of_telling("hitting") for at in behind)
    after_that = scene.form(trigger.first - 1) in THAT  # إن قتل الصحافية: as well a noun
    sure = trigger.lexeme.form.passive  # اغتيل X
    return frame.befalls and not after_that and (sure or _are_people(scene, struck[0]))


def names_held(draft: Draft) -> bool:
    """Whether the text says in words who was arrested, freed or sent away, though nobody known: توقيف مشتبه بهما.

    Only of acts that need no more than whom they befall."""
    frame = draft.trigger.frame
    if frame.event not in HELD or frame.mode not in CUSTODY or not {*frame.require} <= {"any", "recipient"}:
        return False
    scene, at = draft.scene, draft.trigger.first
    told = any(is_of_class(scene.form(k), "stories") for k in range(scene.clause_start(at), at))  # حلقة عن القبض على لص
    return not told and addressed(draft) is not None


def names_protesters(draft: Draft) -> bool:
    """Whether the text says in words who protests: نفذ فلاحو القرية وقفة احتجاجية."""
    frame = draft.trigger.frame
    if frame.event != "PROTEST" or frame.require != ("any",):
        return False
    doers = nameless_sides(draft).get("actor")
    return doers is not None and any(map(may_act, _forms(draft.scene, doers[0])))


def _are_people(scene: Scene, span: Span) -> bool:
    """Whether a noun phrase means persons, by its head or by what its number or part is of (عدد من رجال الأمن)."""
    people = noun_class("people")
    return any(not people.isdisjoint(word_stems(form)) for form in _forms(scene, span))


def _forms(scene: Scene, span: Span) -> list[str]:
    """The head of a noun phrase, and what stands behind من where the head is a number or a part."""
    first, last = scene.doc.range_of(span)
    forms = [scene.form(first)]
    counted = scene.words[first].kind == "number" or forms[0] in words_of_telling("parts")
    if counted:
        forms += [scene.form(at) for at in range(first + 1, min(first + PARTED, last))]
    return forms


@functools.cache
def _things_struck() -> frozenset[str]:
    """Nouns of buildings, vehicles and places."""
    classes = ("targets", "buildings", "blown_up", "premises", "territory")
    return frozenset().union(*map(noun_class, classes), words_of_telling("struck"))


@functools.cache
def _may_be_struck() -> frozenset[str]:
    """Nouns of persons, bodies, buildings and vehicles."""
    classes = ("people", "doers", "targets", "buildings", "blown_up", "premises")
    return frozenset().union(*map(noun_class, classes), words_of_telling("struck"), words_of_telling("parts"))


def _is_number(scene: Scene, span: Span) -> bool:
    """The victims may be a mere number (مقتل 27), the doers not."""
    return scene.doc.text[span.start : span.end].isdigit()


def _sides(draft: Draft) -> Iterator[tuple[str, Span]]:
    """Roles with the words in their places, the surest first."""
    scene, trigger = draft.scene, draft.trigger
    yield from _agents(scene, trigger)
    yield from _of_noun(draft) if trigger.is_noun else _of_verb(draft)
    yield from _behind_prepositions(scene, trigger)
    yield from _harmed(scene, trigger) if trigger.frame.event == "ASSAULT" else _protested(scene, trigger)


def _of_verb(draft: Draft) -> Iterator[tuple[str, Span]]:
    scene, trigger = draft.scene, draft.trigger
    actor = next(iter(draft.arguments.spans.get("actor", ())), None)
    first = _behind_actor(scene, trigger.last, actor) if actor else trigger.last
    before, behind = phrase_before(scene, trigger.first), phrase_at(scene, first)
    undergoes = trigger.lexeme.form.passive or (trigger.frame.passive and not draft.arguments.get("actor"))
    if undergoes and not trigger.suffix:
        ends = behind is None or scene.form(first) in word_class("behind_passives")
        side = before if ends or (before and trigger.lexeme.form.number == "p") else behind
        yield from ((trigger.frame.object, side),) if side else ()
        return
    if actor is None and (before or not _is_bound(scene, trigger.first)):
        subject = before or behind
        yield from ((trigger.frame.subject, subject),) if subject else ()
        behind = behind if before else None
    if behind and trigger.frame.object != "none" and not trigger.suffix:
        yield trigger.frame.object, behind


def _is_bound(scene: Scene, at: int) -> bool:
    """الذي يفجر قنبلة, كانت تحتل مناطق: the verb's doer stands before it, what follows is its object."""
    before = scene.form(at - 1)
    return before in grammar().relatives or before in words_of_telling("bound")


def _behind_actor(scene: Scene, at: int, actor: Span) -> int:
    """Where an object may stand: behind the doer, but not behind one that only owns it (فجر حافلة تابعة للشرطة)."""
    phrase = phrase_at(scene, at)
    owns = phrase is not None and phrase.start < actor.start < phrase.end
    return at if owns or actor.end <= scene.words[at - 1].start else max(at, scene.doc.range_of(actor)[1])


def _of_noun(draft: Draft) -> Iterator[tuple[str, Span]]:
    scene, trigger = draft.scene, draft.trigger
    if not trigger.suffix and not trigger.has_article:
        owner = phrase_at(scene, trigger.last, adverbs=0)
        doer = _doer_right_behind(draft)
        if doer is not None:  # قتل مسلحين 40 جنديا
            yield from _named("recipient", phrase_at(scene, doer, adverbs=0) if counts(scene, doer) else None)
        elif owner and not _is_described(scene, trigger.last):
            yield from _named(_role_of_owner(scene, trigger), owner)
    for at in range(trigger.last, min(trigger.last + FURTHEST, scene.sentence.last)):
        if scene.form(at) in words_of_telling("hitting"):
            yield from _named("recipient", phrase_at(scene, at + 1))
        if scene.form(at) in words_of_telling("dealt"):
            yield from _named("actor", phrase_at(scene, at + 1))
    verb = verb_before(scene, trigger)
    if verb is not None:
        yield from _of_carrier(scene, trigger, verb)


def _doer_right_behind(draft: Draft) -> int | None:
    """Where the possessor ends who does what the noun tells, though such nouns are mostly done to theirs."""
    held = draft.scene.taken.get(draft.trigger.last)
    if held is None or draft.trigger.frame.idafa != "recipient" or held.prep:
        return None
    return held.last if set(held.entities) <= set(draft.arguments.get("actor")) else None


def _role_of_owner(scene: Scene, trigger: Trigger) -> str:
    """What stands right behind a noun of a blow: whoever deals it where it means those who may (هجوم مسلحين), what it
    strikes where it means a place or thing (قصف بلدة)."""
    owner, stems = scene.form(trigger.last), word_stems(scene.form(trigger.last))
    if trigger.frame.idafa != "actor" or _things_struck().isdisjoint(stems):
        return trigger.frame.idafa
    return "actor" if may_act(owner) or not noun_class("people").isdisjoint(stems) else "recipient"


def _of_carrier(scene: Scene, trigger: Trigger, verb: int) -> Iterator[tuple[str, Span]]:
    """شن مسلحون هجوما, تعرض حارس لهجوم: the subject of the verb that carries the noun."""
    lemma = fold_lemma(scene.verbs[verb].lemma)
    role = "recipient" if lemma == "تعرض" else "actor" if lemma in words_of_telling("doing") else ""
    first = verb + 1 + (scene.form(verb + 1) in ANY)
    between = phrase_at(scene, first) if first < trigger.first else None
    side = between if between and between.end <= trigger.span.start else phrase_before(scene, verb)
    yield from _named(role, side) if role else ()


def _is_described(scene: Scene, at: int) -> bool:
    """هجوم انتحاري, ضربة دقيقة: an adjective, no owner."""
    form, before = scene.form(at), scene.form(at - 1)
    ends_alike = form.endswith(("ي", "يه", "يا")) or (form.endswith("ه") and before.endswith("ه"))
    return ends_alike and form.startswith("ال") == before.startswith("ال")


def _agents(scene: Scene, trigger: Trigger) -> Iterator[tuple[str, Span]]:
    """من قبل, على أيدي."""
    last = scene.sentence.last
    match = grammar().agents.first(scene.words, trigger.last, min(trigger.last + FURTHEST, last), last)
    if match is not None:
        yield from _named("actor", phrase_at(scene, match.last, adverbs=0))


def _behind_prepositions(scene: Scene, trigger: Trigger) -> Iterator[tuple[str, Span]]:
    for at in range(trigger.last, scene.clause_end(trigger.last)):
        role = trigger.frame.role_of(scene.form(at))
        if role in ("actor", "recipient"):
            yield from _named(role, phrase_at(scene, at + 1, adverbs=0))


def _harmed(scene: Scene, trigger: Trigger) -> Iterator[tuple[str, Span]]:
    """Who suffered: behind a noun of harm after the blow, else before it (هجوم أسفر عن مقتل ثلاثة, قتلا في هجوم)."""
    behind = range(trigger.last, min(trigger.last + HARMED, scene.sentence.last))
    before = range(max(scene.sentence.first, trigger.first - HARMED), trigger.first)
    for at in (*behind, *before):
        if scene.form(at).removeprefix("و") in words_of_telling("harmed"):
            yield from _named("recipient", phrase_at(scene, at + 1, adverbs=0))
        elif (
            at < trigger.first
            and at in scene.verbs
            and fold_lemma(scene.verbs[at].lemma) in words_of_telling("suffering")
        ):
            yield from _named("recipient", phrase_at(scene, at + 1) or phrase_before(scene, at))


def _protested(scene: Scene, trigger: Trigger) -> Iterator[tuple[str, Span]]:
    """ضد الحكومة, احتجاجا على القانون."""
    for at in range(trigger.last, min(trigger.last + HARMED, scene.sentence.last)):
        if scene.form(at) == "ضد":
            yield from _named("recipient", phrase_at(scene, at + 1, adverbs=0))
        elif scene.form(at) in words_of_telling("protesting") and scene.form(at + 1) == "علي":
            yield from _named("recipient", phrase_at(scene, at + 2, adverbs=0))


def _named(role: str, span: Span | None) -> Iterator[tuple[str, Span]]:
    if span is not None:
        yield role, span


def phrase_at(scene: Scene, at: int, adverbs: int = SKIPPED) -> Span | None:
    """The noun phrase that starts at a word, times and adverbs before it passed over."""
    while adverbs and (at in scene.timed or scene.form(at) in word_class("after_verbs")):
        at, adverbs = at + 1, adverbs - 1
    if not _is_inside(scene, at) or scene.form(at) in word_class("behind_passives"):
        return None
    last = at + 1
    while last < at + LONGEST and _goes_on(scene, last) and not _is_object(scene, at, last):
        last += 1
    return scene.doc.span(at, last)


def _is_object(scene: Scene, first: int, at: int) -> bool:
    """قوات مشتركة بلدة كذا: a mention behind an adjective does not own what the adjective describes."""
    held = scene.taken.get(at)
    opens = held is not None and held.first == at and not held.prep and at - first > 1
    return opens and not scene.form(first).startswith("ال") and _is_described(scene, at - 1)


def phrase_before(scene: Scene, at: int) -> Span | None:
    """The noun phrase between a clause's beginning and its verb (أن مسلحين مجهولين اختطفوا)."""
    first = at
    while first > max(scene.sentence.first, at - 2 * LONGEST) and not scene.is_closing(first - 1):
        if first - 1 in scene.verbs:
            return None
        first -= 1
    while first < at and (scene.words[first].kind == "mark" or scene.form(first) in word_class("before_verbs")):
        first += 1
    opens = first > at - 2 * LONGEST
    return phrase_at(scene, first, adverbs=0) if opens and first < at else None


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a word goes on with the phrase before it; من does behind a number (سبعة من عناصر الشرطة)."""
    if scene.form(at) == "من":
        return scene.words[at - 1].kind == "number" or scene.form(at - 1) in words_of_telling("parts")
    return _is_inside(scene, at)


def _is_inside(scene: Scene, at: int) -> bool:
    form = scene.form(at)
    if not form or at in scene.verbs or at in scene.timed or scene.is_closing(at):
        return False
    if names_act(form) and words_of_telling("struck").isdisjoint(word_stems(form)):
        return False
    if form in words_of_telling("no_side", "dealt", "hitting") or cut_word(form).prefix[:1] in ("ب", "ل", "ك", "و"):
        return False
    return form not in grammar().prepositions and scene.words[at].kind in ("arabic", "number", "latin")
