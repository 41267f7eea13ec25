"""Subjects that the text tells by a noun which refers to nobody known: the doer is told, just not to us.

`اتهمت المعارضة الشرطة`, `رجلا قتل فتى`, `عريضة تطالب بالإفراج`: nobody who was named before did it.  Where such a noun
stands beside a verb, its subject is not looked for further off.  Limits: word order and endings alone tell a noun that
acts from one that is acted upon; where they leave it open the noun counts as the subject, so that nobody is named.
"""

from __future__ import annotations

from waqai.extract.act_words import names_act, word_stems
from waqai.extract.clauses import is_function_word, is_led_in
from waqai.extract.scene import Scene
from waqai.knowledge.frames import noun_class
from waqai.knowledge.grammar import VerbForm, grammar, word_class
from waqai.knowledge.institutions import collectives
from waqai.knowledge.reporting import words
from waqai.knowledge.words import cut_word
from waqai.text.folding import fold_text

ADVERBS = word_class("after_verbs")
PARTICLES = word_class("subjectless")
TOPICAL = word_class("topical")
COUNTED = word_class("counted_persons")
ABOUT = word_class("about_numbers")
BEFORE_VERBS = word_class("between_subject_and_verb")
ADVERBIAL = word_class("adverbial")
POINTING = word_class("pointing")
HOMELAND = collectives().homeland
CLITICS = ("ب", "ل", "ك")
WITH_PRONOUN = word_class("with_pronoun")
DESCRIBING, DIRECTIONS = word_class("describing"), word_class("directions")
GOING_ON = frozenset(("كما", "وكما", "ثم"))
ONLY_ASKED = word_class("only_asked")
ASKED, MANY = word_class("asked"), word_class("many")
OBJECT_NEEDED, STRICT = word_class("object_needed"), word_class("object_strictly_needed")
DOCUMENTS = words("documents") | word_class("placards")
NO_NOUNS = ADVERBIAL | ADVERBS | PARTICLES | POINTING | HOMELAND
PARTS = frozenset(("بعض", "عدد", "العديد", "عشرات", "مئات", "الاف", "معظم", "غالبيه"))
OBLIQUE = 3
"""Words of a prepositional phrase between a verb and a subject."""
LONGEST = 5
"""Words of a subject that no mention holds."""


def has_conjunction(scene: Scene, at: int) -> bool:
    """Whether a verb is joined to what stands before it by و or ف."""
    form, verb = scene.form(at), scene.verbs.get(at)
    return form[:1] in ("و", "ف") and (verb is None or not form.startswith(verb.lemma[:1]))


def is_told(scene: Scene, at: int, verb: VerbForm) -> bool:
    """Whether the subject of the verb at a word is a noun beside it that no mention holds."""
    return told_behind(scene, at, verb) or told_before(scene, at)


def is_documents(scene: Scene, at: int) -> bool:
    """رفعوا لافتات تتهم X, نشرت تقريرا يتهم X: what stands in such a noun is said by whoever issued it."""
    if has_conjunction(scene, at):
        return False
    noun = at - 1 - scene.form(at - 1).endswith(("يا", "يه", "ي"))  # أمرا تنفيذيا يفرض
    plain = all(is_free(scene, k) and not scene.form(k).startswith("ال") for k in range(noun, at))
    return plain and not DOCUMENTS.isdisjoint(word_stems(scene.form(noun)))


def subject_words(scene: Scene, at: int, verb: VerbForm) -> tuple[int, int] | None:
    """The words of a subject that no mention holds, first and last (not included)."""
    if told_before(scene, at):
        first = _clause_opening(scene, at)
        return _whole(scene, first, at) if is_free(scene, first) and _opens_clause(scene, at) else None
    first = _behind(scene, at)
    if not told_behind(scene, at, verb) or not is_free(scene, first):
        return None
    return _whole(scene, first, scene.clause_end(first))


def may_act(form: str) -> bool:
    """Whether a folded noun means persons or a body (مسلحون, المعارضة)."""
    return not noun_class("doers").isdisjoint(word_stems(form))


def _whole(scene: Scene, first: int, stop: int) -> tuple[int, int]:
    """A noun with its adjectives and its genitive: النائب المعارض, عائلات الأسرى, مسلحون مجهولون."""
    definite, at = scene.form(first).startswith("ال"), first + 1
    while at < min(stop, first + LONGEST):
        form = scene.form(at)
        held = scene.taken.get(at)
        if held is not None:
            return (first, held.last) if held.first == at and not held.prep and not definite else (first, at)
        if not is_free(scene, at) or form.startswith("و") or (definite and not _describes(form)):
            break
        if not definite and not form.startswith("ال") and not _describes(form):
            break
        definite = definite or form.startswith("ال")
        at += 1
    return first, at


def _describes(form: str) -> bool:
    """Whether a word is likely an adjective: of a kind (المعارض) or of relation (المحلي, محلية)."""
    if form in DIRECTIONS:
        return False  # مسلحون غربي البلاد: where they are
    return form.endswith(("ي", "يه", "ون", "يون")) or form.removeprefix("ال") in DESCRIBING


def _behind(scene: Scene, at: int) -> int:
    after = at + 1
    while scene.form(after) in ADVERBS or after in scene.timed:
        after += 1
    return after


def told_behind(scene: Scene, at: int, verb: VerbForm) -> bool:
    """True where the word behind the verb is a noun that refers to nobody known.

    An indefinite accusative (قدم شكرا), a noun with a pronoun (قدم شكره), an act (نفى المزاعم) and a noun of the other
    gender (أمهلت الملحق التجاري) are objects: the subject is silent."""
    if verb.form.number in ("p", "d"):  # a verb before its subject is singular
        return False
    after = _behind(scene, at)
    form = scene.form(after)
    if form in POINTING and scene.form(after + 1).startswith("ال"):
        return after + 1 not in scene.taken
    if counts_undergone(scene, at, verb):
        return False
    if _counts_persons(scene, after):
        return True
    if _stands_behind_oblique(scene, after):
        return True
    if not is_free(scene, after) or form in PARTICLES:
        return False
    if form.endswith("ين") or names_act(form) or _is_of_other_gender(scene, after, verb) or _is_asked(scene, at, after):
        return False
    written = scene.words[after].bare
    return form.startswith("ال") or not written.endswith(("ا", "اً", "ه", "ها", "هم"))


def counts_undergone(scene: Scene, at: int, verb: VerbForm) -> bool:
    """وقتلت أربعة أشخاص, واعتقلت ستة شبان: a number of men right behind a feminine verb that tells on is no subject."""
    if verb.form.gender != "f" or not has_conjunction(scene, at) or not scene.form(at + 1):
        return False
    number, noun = at + 1, scene.taken.get(at + 2) or scene.taken.get(at + 1)
    written = scene.words[number].bare
    men = scene.words[number].kind == "number" or (written.endswith("ة") and not written.startswith("ال"))
    persons = noun is not None and noun.last > number + 1 and scene.types(noun) == {"other"}
    return men and (persons or _counts_persons(scene, number))


def _stands_behind_oblique(scene: Scene, at: int) -> bool:
    """واشتكى من هذه الرسوم بعض التجار: a preposition with its noun, then who does it: a part of many, or a plural in
    ون (ورد على السؤال مسؤولون)."""
    own = scene.form(at) in grammar().prepositions
    if not scene.form(at) or (not own and cut_word(scene.form(at)).prefix[:1] not in CLITICS):
        return False
    first = at + own
    first += scene.form(first) in POINTING
    for k in range(first + 1, min(first + 1 + OBLIQUE, scene.clause_end(first + 1))):
        form = scene.form(k)
        if form in PARTS or (is_free(scene, k) and form.endswith("ون") and may_act(form)):
            return scene.form(k - 1) not in grammar().prepositions
        if not form.startswith("ال"):
            return False
    return False


def _is_of_other_gender(scene: Scene, at: int, verb: VerbForm) -> bool:
    """A noun in ة or ات behind a masculine verb, one with a masculine adjective behind a feminine one."""
    if verb.form.gender == "m":
        written = scene.words[at].bare
        return written.endswith("ة") or (written.startswith("ال") and written.endswith("ات"))
    masculine = scene.form(at).startswith("ال") and not scene.words[at].bare.endswith(("ة", "ات"))
    behind = scene.form(at + 1)
    return verb.form.gender == "f" and masculine and behind.startswith("ال") and behind.endswith("ي")


def _is_asked(scene: Scene, at: int, noun: int) -> bool:
    """ودعا الأطراف إلى, كما دعا الأطراف إلى: the one noun behind a verb that never lacks its object, joined to what
    somebody did before."""
    lemma = fold_text(scene.verbs[at].lemma)
    if lemma not in OBJECT_NEEDED or not is_joined(scene, at):
        return False
    if not has_conjunction(scene, at):
        return names_asked(scene, noun)
    if lemma in STRICT:
        return True
    if at == scene.sentence.first:
        return names_asked(scene, noun)
    noun += scene.form(noun) in MANY
    behind = scene.form(_whole(scene, noun, scene.clause_end(noun))[1])
    return is_function_word(behind) or behind[:1] in CLITICS


def names_asked(scene: Scene, at: int) -> bool:
    """Whether a noun means whom calls are for (الأطراف, جميع الدول), though they might act, or has the ending of an
    object."""
    at += scene.form(at) in MANY
    return scene.form(at).removeprefix("ال") in ASKED or scene.form(at).endswith("ين")


def is_only_asked(scene: Scene, at: int) -> bool:
    """المجتمع الدولي, الأسرة الدولية: whom all call upon, and who calls upon nobody."""
    return f"{scene.form(at)} {scene.form(at + 1)}" in ONLY_ASKED


def is_joined(scene: Scene, at: int) -> bool:
    """Whether a verb goes on with what somebody did before: ودعا, كما دعا."""
    return has_conjunction(scene, at) or scene.form(at - 1) in GOING_ON


def told_before(scene: Scene, at: int) -> bool:
    """Whether the verb, joined to nothing by و, follows a noun that refers to nobody known: its subject, or what it
    describes (الدول الكبرى ترفض, عريضة تطالب, البلد الذي يرفض)."""
    if has_conjunction(scene, at) or scene.form(at + 1) in WITH_PRONOUN:  # زيارة نادرة يقوم بها
        return False
    edge = at
    while scene.form(edge - 1) in BEFORE_VERBS:
        edge -= 1
    if scene.form(edge - 1) in grammar().relatives:
        return _is_noun_before(scene, edge - 2)
    if is_led_in(scene.doc, _clause_opening(scene, edge), edge, scene.taken, scene.verbs):
        return False
    return _is_noun_before(scene, edge - 1) or _opens_clause(scene, edge)


def is_free(scene: Scene, at: int) -> bool:
    """Whether a word is a noun without preposition that no mention, date or verb holds."""
    form = scene.form(at)
    if not form or at in scene.taken or at in scene.timed or at in scene.verbs or scene.words[at].kind != "arabic":
        return False
    if scene.is_closing(at) or is_function_word(form):
        return False
    return cut_word(form).prefix.lstrip("وف")[:1] not in CLITICS


def _is_noun_before(scene: Scene, at: int) -> bool:
    form = scene.form(at)
    bare = form.removeprefix("و")
    if form != bare and at - 1 in scene.taken:  # الحكومة والنقابات اتفقتا
        return False
    return is_free(scene, at) and NO_NOUNS.isdisjoint((form, bare))


def _opens_clause(scene: Scene, at: int) -> bool:
    """Whether such a noun opens the clause, with no other verb between (لكن الطريق إلى السلام يمر عبر)."""
    first = _clause_opening(scene, at)
    between = range(first, at)
    return bool(between) and _is_noun_before(scene, first) and not any(scene.starts_verb(k) for k in between)


def _clause_opening(scene: Scene, at: int) -> int:
    first = scene.clause_start(at)
    while first < at and (scene.is_closing(first) or scene.form(first) in TOPICAL):
        first += 1
    return first


def _counts_persons(scene: Scene, at: int) -> bool:
    """نحو 200 شخص, 15 متظاهرا: people that are counted, not named."""
    while scene.form(at) in ABOUT:
        at += 1
    return any(
        scene.words[k].kind == "number" and scene.form(k + 1) in COUNTED for k in range(at, at + 2) if scene.form(k)
    )
