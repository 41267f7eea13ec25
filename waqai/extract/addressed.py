"""Whom an act without violence is done to where nobody names them: those called upon, arrested, freed, met, thanked.

`دعت الوزارة المواطنين إلى التطعيم`, `القبض على ستة أشخاص`, `لقاء مع وفد حكومي`, `زيارته لمستشفى المدينة`: the words
stand where the frame has its recipient, and their head means persons or a body, of a visit also a place.  As with
victims (`nameless`) no entity is made of them; the event's `spans` keep the words.
Limits: what is asked for, blamed or refused may be a thing, so that a head which no list knows as human says nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from waqai.extract.act_words import names_act, word_stems
from waqai.extract.draft import Draft
from waqai.extract.scene import Scene
from waqai.extract.sent_to import directing
from waqai.extract.subject_phrases import has_pronoun_before, shows_number
from waqai.extract.told_words import verb_before, words_of_telling
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.contexts import word_class as context_class
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import folded, grammar, word_class
from waqai.knowledge.loader import toml
from waqai.knowledge.words import cut_word
from waqai.model import Span
from waqai.text.folding import fold_text

LONGEST, WINDOW, SHORTEST, TITLE = 6, 9, 6, 3
"""Words of a phrase; words behind the act within which it begins; letters of a plural that its form shows; words
of a title before its bearer's name."""
MANNER = frozenset(("بقوه", "بشده"))
PLURAL, NISBA, DUAL = ("ين", "ون"), ("يين", "يون"), ("تين", "تان")
ARTICLES = ("ال", "لل")
ACTS = frozenset(
    ("REQUEST", "ACCUSE", "COERCE", "RETREAT", "SANCTION", "THREATEN", "SUPPORT", "AID", "CONSULT", "CONCEDE", "AGREE")
)


def addressed(draft: Draft) -> Span | None:
    """The words of the recipient of an act without violence that no entity fills; None where there are none."""
    frame = draft.trigger.frame
    if frame.event not in ACTS or draft.arguments.get("recipient"):
        return None
    starts = _behind_noun(draft) if draft.trigger.is_noun else _behind_verb(draft)
    for at, prep in (*starts, *_governed(draft)):
        last = phrase_end(draft.scene, at)
        if _may_be_addressed(draft, at, last):
            return draft.scene.doc.span(at, last, len(prep))
    return None


def _behind_verb(draft: Draft) -> Iterator[tuple[int, str]]:
    """Where a verb's object begins: the first noun phrase behind its doer, asides and adverbs passed over."""
    scene, trigger = draft.scene, draft.trigger
    if trigger.frame.object != "recipient" or trigger.suffix:
        return
    doers = draft.arguments.get("actor")
    spans = draft.arguments.spans.get("actor", ()) if doers else ()
    first = max((scene.doc.range_of(s)[1] for s in spans if s.start >= trigger.span.end), default=trigger.last)
    passive = trigger.lexeme.form.passive or (trigger.frame.passive and not doers)
    at = next((k for k in range(first, min(first + WINDOW, scene.sentence.last)) if _opens(scene, k, first)), None)
    if at is None or not (doers or passive) or _is_apposed(draft, at, first):
        return
    if spans or passive or trigger.is_participle or _is_silent(draft) or _is_called(draft, at):
        yield at, ""


def _is_silent(draft: Draft) -> bool:
    """قالت الشرطة إنها أوقفت شابين, واعتقلوا سائقا: whether the verb itself shows that its doer does not stand behind
    it."""
    scene, trigger = draft.scene, draft.trigger
    verb = scene.verbs.get(trigger.first)
    if verb is None or verb.form.passive:
        return False
    return has_pronoun_before(scene, trigger.first, verb) or shows_number(verb.form)


def _opens(scene: Scene, at: int, first: int) -> bool:
    """Whether a noun phrase without preposition begins at a word, and nothing between ends the clause."""
    if any(scene.starts_verb(k) or (scene.is_closing(k) and scene.form(k) != "،") for k in range(first, at + 1)):
        return False
    before, word = scene.form(at - 1), scene.words[at]
    if word.kind not in ("arabic", "number") or before in grammar().prepositions or at in scene.timed:
        return False
    counts = word.form in word_class("about_numbers") and _is_number(scene, at + 1)
    adverb = word.form in word_class("after_verbs") or (word.form in grammar().prepositions and not counts)
    if _clitics(word.form) not in ("", "ال") or adverb:
        return False
    owned = scene.words[at - 1].kind == "arabic" and not before.startswith(ARTICLES) and at - 1 not in scene.timed
    owned = owned and at - 1 not in scene.taken and before not in word_class("with_pronoun")
    return at == first or not (owned or scene.words[at - 1].kind == "number")


def _is_number(scene: Scene, at: int) -> bool:
    return at < scene.sentence.last and scene.words[at].kind == "number"


def _is_apposed(draft: Draft, at: int, first: int) -> bool:
    """المصريون الأقباط, فلان زعيم الأغلبية, محافظ القدس، فلان: what goes on telling who the doer is."""
    scene, doers = draft.scene, draft.arguments.get("actor")
    held = {entity for k in range(at, at + TITLE) if k in scene.taken for entity in scene.taken[k].entities}
    if not held.isdisjoint(doers):
        return True
    if scene.form(first - 1).endswith("ون") and at == first and scene.form(at).startswith("ال"):
        return True
    persons = all(scene.entities[one].type == "person" for one in doers if one in scene.entities)
    near = all(scene.words[k].kind == "mark" for k in range(first, at))
    return bool(doers) and persons and near and not _words("offices").isdisjoint(_stems(scene, at))


def _is_called(draft: Draft, at: int) -> bool:
    """ودعا المواطنين إلى الحذر: behind a verb whose doer is silent stands whom it calls, and what for."""
    scene, last = draft.scene, phrase_end(draft.scene, at)
    while _joins(scene.form(last)) and last < at + LONGEST:
        last += 1
    if fold_text(draft.trigger.lexeme.lemma) not in _words("calling"):
        return False
    return scene.form(last) == "ان" or scene.form(last) in grammar().prepositions or _prefix(scene, last) != ""


def _joins(form: str) -> bool:
    """Whether a word goes on telling who is called: المواطنين ومرتادي الشواطئ."""
    return form.startswith(("و", "ال")) and form not in grammar().prepositions


def _behind_noun(draft: Draft) -> Iterator[tuple[int, str]]:
    """Right behind a noun that is done to its possessor (اعتقال ناشطين), or behind its doer (اتهام X المعارضين)."""
    scene, trigger = draft.scene, draft.trigger
    if trigger.suffix and trigger.frame.object == "recipient" and draft.arguments.get("actor"):
        yield trigger.last, ""  # دعوته قادة الأحزاب إلى الحوار
    if trigger.suffix or trigger.prefix.endswith(ARTICLES) or _is_means(draft):
        return
    owner = scene.taken.get(trigger.last)
    doers = draft.arguments.get("actor")
    if owner is not None and not owner.prep and not set(owner.entities).isdisjoint(doers):
        yield owner.last, ""
    elif trigger.frame.idafa == "recipient" or (trigger.frame.needs == "people" and trigger.frame.event == "COERCE"):
        yield trigger.last, ""


def _is_means(draft: Draft) -> bool:
    """فر بمساعدة حراس: behind such a noun with ب stands who helps, unless a verb of doing brings it (قامت بمساعدة)."""
    if draft.trigger.frame.event != "AID" or not draft.trigger.prefix.endswith("ب"):
        return False
    verb = verb_before(draft.scene, draft.trigger)
    return verb is None or draft.scene.verbs[verb].lemma != "قام"


def _governed(draft: Draft) -> Iterator[tuple[int, str]]:
    """Behind a preposition that gives the recipient, or the other side of something mutual."""
    scene, trigger = draft.scene, draft.trigger
    both = bool(draft.arguments.get("actor"))
    for at in range(trigger.last, min(trigger.last + WINDOW, scene.clause_end(trigger.last))):
        whole = scene.form(at) in grammar().prepositions
        prep = scene.form(at) if whole else _prefix(scene, at)
        role = trigger.frame.role_of(prep) if prep else None
        if prep == "من" and trigger.frame.event != "REQUEST":
            continue
        sent = prep == "الي" and directing(scene, trigger) is not None
        if (role == "recipient" or sent or (role == "sides" and both)) and not _is_of_nearer(scene, trigger, at):
            yield (at + 1, "") if whole else (at, prep)


def _is_of_nearer(scene: Scene, trigger: Trigger, at: int) -> bool:
    """رحب بالهجوم على المسلحين: what stands right behind another act is that act's."""
    before = scene.form(at - 1)
    own = trigger.frame.needs and not noun_class(trigger.frame.needs).isdisjoint(word_stems(before))
    return at > trigger.last and names_act(before) and not own


@functools.lru_cache(maxsize=32_000)
def _clitics(form: str) -> str:
    """What a word carries in front; nothing where the whole word is known (وفد, كتاب)."""
    return "" if not form or form in _human() | _visited() else cut_word(form).prefix


def _prefix(scene: Scene, at: int) -> str:
    """The preposition that a word carries in front: بزعماء, للطلاب."""
    cut = _clitics(scene.form(at))
    return cut[:1] if cut[:1] in ("ب", "ل") else ""


def phrase_end(scene: Scene, first: int) -> int:
    """Where a noun phrase ends: before its first verb, mark, preposition or و, and before an indefinite noun behind a
    definite one (سلطة الإشراف مسؤولية الظروف)."""
    last = first + 1
    definite = scene.form(first).startswith(ARTICLES) and not _is_quantifier(scene, first)
    while last < first + LONGEST and _goes_on(scene, last):
        if definite and not scene.form(last).startswith("ال"):
            break
        definite = definite or scene.form(last).startswith("ال")
        last += 1
    return last


def _goes_on(scene: Scene, at: int) -> bool:
    form = scene.form(at)
    if form == "من":
        return _is_quantifier(scene, at - 1)
    if not form or at in scene.verbs or at in scene.timed or scene.is_closing(at) or form in grammar().prepositions:
        return False
    inside = scene.words[at].kind in ("arabic", "number", "latin") and not names_act(form)
    stops = words_of_telling("no_side") | word_class("behind_passives") | word_class("between_subject_and_verb") | {"و"}
    return inside and form not in stops and _clitics(form)[:1] not in ("ب", "ل", "ك", "و", "ف")


def _is_quantifier(scene: Scene, at: int) -> bool:
    form = scene.form(at)
    return scene.words[at].kind == "number" or form in _quantifiers() or form.removesuffix("ا") in _quantifiers()


@functools.cache
def _quantifiers() -> frozenset[str]:
    parts = words_of_telling("parts") | grammar().partitives | word_class("about_numbers") | _words("all_of")
    return parts - {"وفد"}


def _may_be_addressed(draft: Draft, first: int, last: int) -> bool:
    """Whether the head of a phrase means persons or a body, or, of a visit, a place."""
    scene = draft.scene
    if first >= scene.sentence.last or first in scene.verbs or first in scene.timed:
        return False
    if scene.words[first].kind not in ("arabic", "number") or _clitics(scene.form(first))[:1] in ("و", "ك"):
        return False
    head = next((at for at in range(first, last) if not _is_quantifier(scene, at) and scene.form(at) != "من"), None)
    if head is None:
        return False
    form, stems = scene.form(head), _stems(scene, head)
    if form in MANNER:
        return False
    if draft.trigger.frame.mode == "visit" and not _visited().isdisjoint(stems):
        return True
    if draft.trigger.frame.event == "COERCE" and not _words("gatherings").isdisjoint(stems):
        return True
    return not _human().isdisjoint(stems) or (_is_plural_of_persons(form, stems) and not names_act(form))


def _is_plural_of_persons(form: str, stems: tuple[str, ...]) -> bool:
    """المترشحين, and with a pronoun, before which the ن falls, مترشحيه."""
    with_pronoun = (stem for stem in stems if stem != form and stem.endswith("ي"))
    return is_human_plural(form) or any(is_human_plural(f"{stem}ن") for stem in with_pronoun)


def _stems(scene: Scene, at: int) -> tuple[str, ...]:
    """The stems of a word; what ends in ة is no noun with a pronoun (تجارة is not تجار with his)."""
    stems = word_stems(scene.form(at))
    return tuple(stem for stem in stems if stem.endswith("ه")) if scene.words[at].bare.endswith("ة") else stems


@functools.cache
def _human() -> frozenset[str]:
    """Nouns of persons and of bodies that people make."""
    known = frozenset().union(*map(noun_class, ("people", "doers", "bystanders")), word_class("asked"))
    private = context_class("private_persons") | context_class("private_heads") | word_class("counted_persons")
    return (known | private | _words("persons", "bodies")) - _words("vehicles")


@functools.cache
def _visited() -> frozenset[str]:
    return _words("visited").union(*map(noun_class, ("premises", "buildings", "territory", "works", "embassy")))


@functools.cache
def _words(*lists: str) -> frozenset[str]:
    """The folded words of lists of `data/addressed.toml`."""
    return frozenset().union(*(folded(toml("addressed")[name]) for name in lists))


def is_human_plural(form: str) -> bool:
    """Whether the form of a plural shows that it is of persons: a participle's (المرابطين, الفاعلين) or a nisba's.

    >>> is_human_plural("المترشحين"), is_human_plural("الجزائريين"), is_human_plural("المدينتين")
    (True, True, False)
    """
    stem = cut_word(form).stem.removeprefix("ال")
    if not stem.endswith(PLURAL) or stem.endswith(DUAL) or len(stem) < SHORTEST or stem in _words("not_persons"):
        return False
    return stem.endswith(NISBA) or stem.startswith("م") or stem[1] == "ا"
