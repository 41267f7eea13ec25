"""Arguments: the sides of an act, read from order, prepositions, idafa, adjectives, pronouns and helping verbs.

For a verb: its subject, its object, and what its frame's prepositions govern.  For a noun: the possessor, the
adjective of nationality, the prepositional phrases behind it, the relative clause's subject, or the subject of the verb
that carries the noun.
"""

from __future__ import annotations

from waqai.extract.act_words import SPEECH, does_harm, names_act, word_stems
from waqai.extract.as_called import stands_for_what
from waqai.extract.bare_objects import ADJECTIVES_REACH, bare_object
from waqai.extract.behind import (
    describe,
    object_of_noun,
    prepositional,
    resumed,
    resumed_before,
    threatened,
)
from waqai.extract.carriers import FOR_WHAT, carried, carrier, is_charged, is_only_judged, partner, undergone
from waqai.extract.clauses import is_full
from waqai.extract.clitic_objects import object_of_pronoun, silent_doer, two_before
from waqai.extract.discourse import Discourse, Sides
from waqai.extract.filling import Arguments
from waqai.extract.happened_there import happened_there, topic_struck
from waqai.extract.inside import PLACES, is_town, sides_inside
from waqai.extract.joined import end_of_joined
from waqai.extract.met_there import met_there
from waqai.extract.phrases import Phrase, carried_preposition
from waqai.extract.possession import (
    Demonyms,
    brings_object,
    counts,
    giver,
    governs_object,
    is_accused,
    is_kept_from,
    is_one,
    is_whole_body,
    owned_object,
    owner_of_pronoun,
    owners,
    possessed,
    possessor,
    pronoun_role,
)
from waqai.extract.scene import Scene
from waqai.extract.sent_to import addressed
from waqai.extract.subject_phrases import has_pronoun_before, subject_phrase
from waqai.extract.trigger_senses import Trigger, meeting_word
from waqai.extract.untold import has_conjunction, is_told, names_asked
from waqai.extract.visits import visited_before
from waqai.extract.whose_thing import is_done_thing, owner_of_thing
from waqai.knowledge.frames import Frame, Role, noun_class
from waqai.knowledge.grammar import VerbForm, grammar, word_class
from waqai.knowledge.reporting import tells_as_circumstance
from waqai.model import Span
from waqai.text.folding import fold_text

STRESSED_REACH, TALKING_REACH = 2, 2
"""Words behind a noun in which adjectives of nationality stand, before one that is stressed, behind one of talks."""
PASSIVE_BEHIND, SEEKING = word_class("behind_passives"), word_class("seeking")
UNDERTAKING, OWN_MOVES = word_class("undertaking"), word_class("own_moves")
DENYING = frozenset(("نفى", "رفض", "أنكر", "فنّد", "دحض", "استنكر", "رد", "ردّ"))
STATES = frozenset(("state", "place"))
STRUCK = frozenset(("place", "facility", "organisation"))


def find_arguments(scene: Scene, trigger: Trigger, discourse: Discourse, demonyms: Demonyms) -> Arguments:
    """The sides of the act that a trigger names."""
    found = Arguments()
    if trigger.is_noun:
        _of_noun(scene, trigger, discourse, demonyms, found)
    elif trigger.is_predicate:
        _of_predicate(scene, trigger, discourse, found)
    elif trigger.is_participle:
        found.put_sides(trigger.frame.subject, _main_subject(scene, trigger.first, discourse))
        prepositional(scene, trigger, found)
        bare_object(scene, trigger, trigger.last, found)
    else:
        _of_verb(scene, trigger, discourse, demonyms, found)
    if trigger.is_noun and trigger.frame.event == "REQUEST" and not found.get("actor"):
        found.put_sides("actor", _stressed_by(scene, trigger, discourse))
    threatened(scene, trigger, found)
    if not found.get("actor") and (pair := owners(scene, trigger, discourse)):
        found.put_sides("actor", pair[:1])
        found.put_sides("recipient", pair[1:])
    topic_struck(scene, trigger, found)
    owner_of_thing(scene, trigger, found)
    return found


def _of_predicate(scene: Scene, trigger: Trigger, discourse: Discourse, found: Arguments) -> None:
    """واشنطن قلقة, إنها مستعدة: the noun phrase before the adjective, or what the pronoun before it stands for."""
    before = trigger.first - 1
    phrase = next((p for p in scene.before(trigger.first) if not p.prep and p.last > trigger.first - 3), None)
    suffix = next((s for s in ("ها", "هم", "ه") if scene.form(before).endswith(s)), "")
    if phrase is not None:
        found.put(trigger.frame.subject, phrase)
    elif suffix:
        found.put_sides(trigger.frame.subject, discourse.antecedent(scene, before, suffix))
    prepositional(scene, trigger, found)


def _of_verb(scene: Scene, trigger: Trigger, discourse: Discourse, demonyms: Demonyms, found: Arguments) -> None:
    frame, at = trigger.frame, trigger.first
    subject = discourse.of_verb.get(at)
    if at not in scene.verbs:  # قصفته طائرات: a verb with its object's pronoun
        subject = subject_phrase(scene, at, VerbForm(trigger.lexeme.lemma, trigger.lexeme.form), scene.entities)
    after = trigger.last
    _by_agent(scene, trigger, found)
    if subject is None and at not in scene.verbs and trigger.lexeme.form.number == "d":
        found.put_sides(frame.subject, two_before(trigger, discourse))
    if subject is not None:
        if frame.order == "vos" and subject.first > at:
            second = next((p for p in scene.between(subject.last, scene.clause_end(subject.last)) if not p.prep), None)
            subject = second or subject
        if (visited := visited_before(scene, at, subject)) is not None:
            found.put("recipient", visited)
        undergoes = bool(found.get("actor")) or _is_victim(scene, trigger, subject, demonyms)
        found.put("recipient" if undergoes else frame.subject, subject)
        after = max(after, subject.last if subject.first > at else after)
    if trigger.suffix:
        if subject is None and at not in scene.verbs:
            found.put_sides(frame.subject, silent_doer(scene, trigger, discourse))
        if not stands_for_what(scene, trigger):
            found.put_sides(frame.object, object_of_pronoun(scene, trigger, discourse, found.get(frame.subject)))
    found.put(frame.object, _right_behind(scene, frame, after))
    bare_object(scene, trigger, after, found)
    resumed(scene, trigger, discourse, found)
    prepositional(scene, trigger, found)
    _talking(scene, trigger, demonyms, found)
    told = bool(found.get(frame.object)) or has_pronoun_before(scene, at, scene.verbs.get(at))
    if subject is None and (told or not frame.passive):
        found.put_sides(frame.subject, discourse.sides_of_verb.get(at, ()))
    elif subject is None and _is_done_to(scene, trigger):
        found.put_sides("recipient", discourse.sides_of_verb.get(at, ()))
    if frame.subject == "recipient" and not frame.speaker and frame.tells != "harm":
        possessor(scene, trigger, found)
        _nationality(scene, trigger, demonyms, found)
        giver(scene, trigger, demonyms, found)


def _talking(scene: Scene, trigger: Trigger, demonyms: Demonyms, found: Arguments) -> None:
    """استضافت جدة محادثات أميركية أوكرانية: who talks, by the adjectives of the talks that a verb brings about."""
    frame = trigger.frame
    at = meeting_word(scene, trigger, frame.needs) if frame.event == "CONSULT" and frame.needs else None
    if at is None or found.get("recipient"):
        return
    words = range(at + 1, min(at + 1 + TALKING_REACH, scene.clause_end(at)))
    told = [(side, scene.words[k].span) for k in words if k not in scene.taken for side in demonyms(k)]
    if len(told) > 1:
        found.put_sides("recipient", tuple(side for side, _ in told), tuple(span for _, span in told), sure=True)


def _right_behind(scene: Scene, frame: Frame, after: int) -> Phrase | None:
    """طلبت الحكومة من المجلس تمديد مهمة القوات: whom the object's preposition brings right behind the subject."""
    phrase = next(scene.between(after, scene.clause_end(after)), None)
    if phrase is None or len(phrase.prep) == 1 or phrase.first - after > 1:
        return None  # السفارة بتونس: where a body is
    return phrase if phrase.prep and frame.role_of(phrase.prep) == frame.object else None


def _is_victim(scene: Scene, trigger: Trigger, subject: Phrase, demonyms: Demonyms) -> bool:
    """قتل جنديان: print does not mark the passive; persons behind such a verb, and nobody else, undergo the act.  A
    state by its own name is no person (قتلت إسرائيل 20 فلسطينيا), one by its nationals is (قتل جنود إسرائيليون)."""
    if trigger.lexeme.form.passive:
        return True
    if not trigger.frame.passive or trigger.suffix:
        return False
    if scene.types(subject) == {"state"} and not any(map(demonyms, range(subject.first, subject.last))):
        return False
    if subject.first < trigger.first:
        return _has_no_object(scene, trigger.last)
    if any(not p.prep for p in scene.between(subject.last, scene.clause_end(subject.last))):
        return False
    head = scene.form(subject.first)
    follows = scene.form(subject.last)
    is_force = not noun_class("forces").isdisjoint(word_stems(head))
    has_object = follows.endswith("ا") and not follows.startswith("ال") and scene.words[subject.last].kind == "arabic"
    return not is_force and not has_object and "organisation" not in scene.types(subject)


def _is_done_to(scene: Scene, trigger: Trigger) -> bool:
    """اعتقل يوم السبت, قتلا في غارة: a verb of harm or custody behind which no object stands tells what befell
    its silent subject."""
    past = trigger.lexeme.form.tense == "past" and not trigger.suffix
    return trigger.lexeme.form.passive or (past and _has_no_object(scene, trigger.last))


def _has_no_object(scene: Scene, at: int) -> bool:
    """Whether behind a verb, its times passed over, a preposition or the end of the clause stands."""
    held = scene.form(at) in PASSIVE_BEHIND
    while at in scene.timed:
        at += 1
    form = scene.form(at)
    return held or not form or scene.is_closing(at) or form in PASSIVE_BEHIND or form in grammar().prepositions


def _by_agent(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """من قبل X, على يد X: the agent of a passive or of a verbal noun."""
    end = min(scene.clause_end(trigger.last) + 2, scene.sentence.last)
    match = grammar().agents.first(scene.words, trigger.last, end, scene.sentence.last)
    if match is None:
        return
    phrase = scene.taken.get(match.last)
    if phrase is not None and not _is_agent_of_nearer(scene, trigger, match.first):
        found.put("actor", phrase)


def _is_agent_of_nearer(scene: Scene, trigger: Trigger, at: int) -> bool:
    """أدان الوزير الاعتداء من قبل المستوطنين: behind an active verb of speech the agent is the nearer act's."""
    active = not trigger.is_noun and not trigger.lexeme.form.passive and trigger.frame.event in SPEECH
    if active and at - 1 > trigger.last and is_done_thing(scene.form(at - 1)):
        return True  # أشاد بالجهود المبذولة من قبل الوزارة; not رفض المقترح من جانب إسرائيل
    return active and any(names_act(scene.form(k)) for k in range(trigger.last, at) if k not in scene.taken)


def _of_noun(scene: Scene, trigger: Trigger, discourse: Discourse, demonyms: Demonyms, found: Arguments) -> None:
    frame = trigger.frame
    _by_agent(scene, trigger, found)
    if trigger.suffix:
        role = pronoun_role(scene, trigger, carrier(scene, trigger))
        found.put_sides(role, owner_of_pronoun(scene, trigger, discourse), sure=True)
    after = _idafa(scene, trigger, found)
    if trigger.suffix:
        found.put(frame.object, object_of_noun(scene, trigger.last))
    _nationality(scene, trigger, demonyms, found)
    prepositional(scene, trigger, found)
    for role, side, span in sides_inside(scene, trigger):
        found.put_sides(role, (side,), (span,), sure=True)
    describe(scene, trigger, discourse, found)
    met_there(scene, trigger, discourse, demonyms, found)
    happened_there(scene, trigger, found)
    undergone(scene, trigger, found)
    addressed(scene, trigger, found)
    if after is not None and found.get("actor"):
        bare_object(scene, trigger, after, found)
    resumed_before(scene, trigger, discourse, found)
    carried(scene, trigger, discourse, found)
    possessed(scene, trigger, discourse, found)
    if not found.get("recipient"):
        found.put_sides("recipient", owned_object(scene, trigger, discourse, found.get("actor")))
    partner(scene, trigger, discourse, found)


def _idafa(scene: Scene, trigger: Trigger, found: Arguments) -> int | None:
    """The possessor right behind the noun; returns where it ends."""
    if trigger.prefix.endswith("ال") or trigger.suffix:
        return None
    last = end_of_joined(scene, trigger.last)
    phrase = scene.taken.get(last)
    opens = phrase is not None and trigger.first < phrase.first <= last  # سحب القوات الأميركية
    if phrase is None or not opens or phrase.prep in ("ل", "ب", "ك"):
        return None
    role = (
        "recipient"
        if _is_called_upon(scene, trigger, phrase) or _is_hit_by(scene, trigger)
        else _idafa_role(scene, trigger, phrase)
    )
    found.put(role, phrase)
    return phrase.last


def _is_called_upon(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """جدد دعوة الأطراف إلى كذا, قام بدعوة البرلمان إلى كذا: whom calls are for, but where somebody refuses or welcomes
    the call."""
    if trigger.frame.event != "REQUEST" or trigger.lexeme.lemma not in FOR_WHAT:
        return False
    at = carrier(scene, trigger)
    undertaken = at is not None and fold_text(scene.verbs[at].lemma) in UNDERTAKING
    undertaken = undertaken and trigger.prefix in ("", "ب")
    return undertaken or (names_asked(scene, phrase.first) and not is_only_judged(scene, trigger))


def _is_hit_by(scene: Scene, trigger: Trigger) -> bool:
    """استهدف هجوم مقاولين: behind the verb of hitting and its subject stands what was hit, no owner."""
    before = trigger.first - 1
    return trigger.frame.event == "ASSAULT" and scene.starts_verb(before) and does_harm(scene.form(before))


def _idafa_role(scene: Scene, trigger: Trigger, phrase: Phrase) -> Role:
    """The possessor's role: not the thing that the frame needs, and the doer where ل brings the one done to."""
    frame = trigger.frame
    sought = trigger.prefix.endswith("ل") or scene.form(trigger.first - 1).removeprefix("و") in SEEKING
    if frame.event == "CONSULT" and sought and frame.idafa == "actor":
        return "recipient"  # توجه إلى بغداد للقاء X
    if frame.event == "COERCE" and frame.idafa == "actor" and is_kept_from(scene, trigger, phrase):
        return "recipient"
    at = carrier(scene, trigger)
    denied = at is not None and scene.verbs[at].lemma in DENYING  # نفت موسكو اتهام واشنطن بالتدخل
    if not denied and is_accused(scene, trigger, phrase.last):
        return "recipient"
    undergoes = frame.idafa == "recipient" and frame.event in ("ASSAULT", "COERCE")  # مهاجمة مناطق روسية
    moves = fold_text(trigger.lexeme.lemma) in OWN_MOVES and is_whole_body(scene, phrase)  # تحرك قوات الجيش
    stems = (stem for at in range(phrase.first, phrase.last) for stem in word_stems(scene.form(at)))
    summoned = frame.idafa == "recipient" and scene.types(phrase) == {"person"}  # استدعاء السفير الأميركي
    if frame.needs and not (undergoes or summoned or moves) and not noun_class(frame.needs).isdisjoint(stems):
        return "none"
    behind = next(scene.between(phrase.last, scene.clause_end(phrase.last)), None)
    forces = undergoes and scene.types(phrase) == {"organisation"}
    group = undergoes and scene.types(phrase) == {"other"} and counts(scene, phrase.last)
    if group or (forces and governs_object(scene, phrase.last)) or (undergoes and _storms(scene, phrase)):
        return "actor"  # اعتقال الشرطة 15 ناشطا, قتل مسلحين نحو 40 جنديا
    if frame.idafa == "recipient" and frame.role_of("ل") == "recipient":
        if behind is not None and behind.prep == "ل" and scene.gap(phrase.last, behind.first) <= 1:
            return "actor"
        if brings_object(scene, phrase.last) or (frame.event == "AID" and _gives_on(scene, frame, phrase)):
            return "actor"
    if frame.event == "ASSAULT" and frame.idafa == "actor" and is_charged(scene, trigger):
        return "recipient"
    told = behind is not None and behind.prep in ("في", "علي", "ضد")  # حرب موسكو في أوكرانيا
    told = told or brings_object(scene, phrase.last)  # قصف موسكو المتواصل لمناطقها
    if frame.event == "ASSAULT" and frame.idafa == "actor" and not told and is_town(scene, phrase):
        return "place" if scene.types(phrase) <= PLACES else "recipient"  # هجمات كراتشي, هجمات باريس
    if frame.idafa_place and len(phrase.entities) == 1 and scene.types(phrase) <= STATES:
        partner = behind is not None and frame.role_of(behind.prep) in ("recipient", "sides") and behind.prep
        return frame.idafa if partner else frame.idafa_place
    return frame.idafa


def _storms(scene: Scene, phrase: Phrase) -> bool:
    """اقتحام المستوطنين المسجد الأقصى: persons with their article right before a place or body that no preposition
    brings do it; without it they are its own (تهجير سكان القطاع)."""
    struck = scene.taken.get(phrase.last)
    if struck is None or struck.first != phrase.last or struck.prep:
        return False
    persons = scene.types(phrase) == {"other"} and scene.form(phrase.first).startswith("ال")
    return persons and scene.types(struck) <= STRUCK


def _gives_on(scene: Scene, frame: Frame, giver: Phrase) -> bool:
    """نقل X قذائف إلى Y: where somebody else is given to, the possessor gives."""
    behind = scene.between(giver.last, scene.clause_end(giver.last))
    return any(p.prep == "الي" and frame.role_of(p.prep) == "recipient" for p in behind)


def _nationality(scene: Scene, trigger: Trigger, demonyms: Demonyms, found: Arguments) -> None:
    """الهجوم الروسي, التعاون الصيني الروسي: adjectives of nationality behind the noun."""
    sides: list[str] = []
    spans: list[Span] = []
    first = trigger.last
    own = scene.taken.get(trigger.first)  # الحرب الروسية, where it is an entity itself
    for at in range(trigger.last, min(trigger.last + ADJECTIVES_REACH, scene.sentence.last)):
        if scene.is_closing(at) or scene.form(at) in grammar().prepositions or at in scene.verbs:
            break
        if carried_preposition(scene.form(at)):  # مفاوضات برعاية مصرية: the care is Egypt's
            break
        if at in scene.taken and scene.taken[at] != own:
            break
        for side in demonyms(at):
            first = at if not sides else first
            sides.append(side)
            spans.append(scene.words[at].span)
    if not sides:
        return
    definite = scene.form(first).startswith("ال") and not trigger.prefix.endswith("ال")  # مساعدة القوات العراقية
    harmed = trigger.frame.tells == "harm"  # مقتل جندي بريطاني
    caught = trigger.frame.mode == "arrest" and not trigger.prefix.endswith("ال") and is_one(scene, first)
    undergoes = trigger.frame.idafa == "recipient" and (definite or harmed) and first > trigger.last
    undergoes = undergoes or caught
    if (trigger.frame.adjective or ("recipient" if undergoes else "actor")) == "recipient":
        found.put_sides("recipient", tuple(sides[:1]), tuple(spans[:1]), sure=True)
        return
    if len(sides) > 1 and (trigger.frame.symmetric or "بين" in (trigger.frame.preps or {})):
        found.put_sides("recipient", tuple(sides[1:2]), tuple(spans[1:2]), sure=True)
    found.put_sides("actor", tuple(sides[:1]), tuple(spans[:1]), sure=True)


def _stressed_by(scene: Scene, trigger: Trigger, discourse: Discourse) -> Sides:
    """مؤكدا ضرورة كذا, مشددا على أهمية كذا: whose circumstance the participle of telling before the noun is."""
    for at in range(trigger.first - 1, max(scene.sentence.first, trigger.first - STRESSED_REACH) - 1, -1):
        if tells_as_circumstance(scene.form(at)):
            return _main_subject(scene, at, discourse)
    return ()


def _main_subject(scene: Scene, at: int, discourse: Discourse) -> Sides:
    """Whose circumstance a participle is (أدان X الهجوم، داعيا إلى): the subject of the nearest verb that agrees,
    silence where that subject is nobody known; in a sentence without a verb the last subject of the text."""
    verbs = sorted((v for v in scene.verbs if v < at and is_full(scene.verbs[v])), reverse=True)
    if not verbs:
        return next((told.sides for told in reversed(discourse.subjects) if told.sides), ())
    gender = "f" if scene.words[at].bare.endswith("ة") else "m"
    number = "p" if scene.form(at).endswith("ين") else "s"
    for verb in verbs:
        tells = scene.verbs[verb].form
        sides = discourse.sides_of_verb.get(verb, ())
        if tells.gender not in ("", gender) or (sides and not discourse.agrees(sides, gender, number)):
            continue
        if sides or (scene.clause_start(verb) == verb and is_told(scene, verb, scene.verbs[verb])):
            return sides
        if has_conjunction(scene, verb):
            return ()  # قال X ...، ونبه إلى كذا، مطالبا: whoever spoke on, not X's subject in between
    return ()
