"""The words around a subject of saying: whom one tells, who speaks for an institution, what leads out of a subject."""

from __future__ import annotations

from waqai.extract.act_words import names_act
from waqai.extract.cues import CLAUSE, DASHES, PREPOSITIONS, Cue, is_preposition
from waqai.extract.staging import Seat, Stage
from waqai.knowledge.grammar import word_class
from waqai.knowledge.reporting import words
from waqai.text.document import Sentence
from waqai.text.folding import fold_text

OBJECT_NEEDED = word_class("object_needed")
COPULAS = frozenset(
    ("كان", "كانت", "وكان", "وكانت", "فيما", "بينما", "لكن", "ولكن", "حيث", "ان", "وقد", "قد", "اما", "كما")
)
RESUMING = frozenset(("فيه", "فيها", "خلاله", "خلالها", "عنه", "عنها", "منه", "منها", "له", "لها", "لهم"))
"""Between a verb and its subject: what the clause is about (في وقت قالت فيه إسرائيل)."""
BY_WHICH = frozenset(("به", "بها"))
"""Between a verb that cites and its subject."""
LONGEST_ASIDE = 16
"""Words of an aside between dashes."""
SOURCE = ("المصدر", "المصادر")
PAST = frozenset(("كان", "كانت", "قد"))
"""Between a subject and its verb (روسيا كانت قد أعلنت): no clause opens behind these."""
SAME = frozenset(("نفس", "ذات"))
THIS = frozenset(("هذا", "هذه", "تلك", "ذلك", "هؤلاء", "اولئك"))
TEXTS = frozenset(("المصدر", "البيان"))
"""Words for the last speaker that have their own gender (أعلنت الوكالة ... وأضاف المصدر)."""
SHORTEST_PLURAL = 5
LONGEST_DATELINE, SHORTEST_NAME = 12, 3
"""Words of a dateline; what is shorter than a name in it is an agency's letters (أ ف ب)."""
PRONOUNS_BEFORE = frozenset(("لكنه", "لكنها", "ولكنه", "ولكنها", "لكنهم", "ولكنهم", "لكنهما"))
"""Behind these a verb has its subject before it, and an object behind."""


def behind_dateline(stage: Stage, sentence: Sentence) -> int:
    """The word behind a dateline (عدن، اليمن (رويترز) -- أعلن), the sentence's first where it opens with none."""
    items, first = stage.doc.words, sentence.first
    opened, bracket = first, False
    for at in range(first, min(sentence.last, first + LONGEST_DATELINE)):
        bracket = (bracket or items[at].form == "(") and items[at].form != ")"
        if items[at].form in DASHES and at > first:
            opened = at + 1
        elif not bracket and not _may_date(stage, at):
            break
    return opened


def _may_date(stage: Stage, at: int) -> bool:
    """Whether a word may stand in a dateline: a mark, a place or body, letters that are no word."""
    word = stage.doc.words[at]
    if word.kind != "arabic":
        return word.form not in (":", '"', "«", "“")
    seat = stage.seats.get(stage.cover[at]) if stage.cover[at] >= 0 else None
    if seat is None:
        return len(word.form) < SHORTEST_NAME or word.form in words("agencies")
    entity = stage.entities.get(seat.mention.entity)
    return seat.mention.kind != "demonym" and entity is not None and entity.type in ("place", "state", "organisation")


def behind_addressee(stage: Stage, at: int, stop: int) -> int:
    """Where the subject of قال لـ«المدى» فلان stands: behind the outlet that was told."""
    items = stage.doc.words
    if at >= stop or not items[at].form.startswith("ل"):
        return at
    first = at if at in stage.seats else at + 1
    first += first in stage.opening
    seat = stage.seats.get(first)
    entity = stage.entities.get(seat.mention.entity) if seat else None
    if seat is None or entity is None or entity.type != "organisation" or (first == at and not seat.bound):
        return at
    last = seat.last
    while last < stop and items[last].kind == "mark" and items[last].form != ":":
        last += 1
    return last if last in stage.seats else at


def is_mouth(stage: Stage, at: int) -> bool:
    """Whether a subject's first word speaks for the institution behind it."""
    forms = (stage.doc.words[at].form, *stage.doc.cut_forms(at))
    return not (words("mouths").isdisjoint(forms) and words("correspondents").isdisjoint(forms))


def crosses(stage: Stage, k: int, at: int) -> bool:
    """Whether a word leads out of the subject's noun and its genitive: a preposition, a لـ outside mentions."""
    form = stage.doc.words[k].form
    if form in PREPOSITIONS:
        return form not in ("باسم", "من", "في")
    return form.startswith("ل") and stage.cover[k] < 0 and k > at


def is_head(stage: Stage, at: int) -> bool:
    """Whether an uncovered noun without article stands here: the mention behind is only its genitive."""
    word = stage.doc.words[at]
    plain = word.kind == "arabic" and stage.cover[at] < 0 and not is_preposition(word.form)
    return plain and word.form not in CLAUSE and word.form in words("documents")


def is_object(stage: Stage, cue: Cue, at: int) -> bool:
    """Whether a noun with the speaker's own pronoun is what a verb has for object (وأكدت معارضتها)."""
    of_persons, form = cue.verb is not None and "object" in cue.verb.flags, stage.doc.words[at].form
    if of_persons and form in words("audiences") and stage.doc.words[at + 1].form in CLAUSE:
        return True  # وأبلغ الحضور أن
    if of_persons and cue.joined and form in words("called_upon"):
        return True  # ودعت جميع الأطراف إلى
    if cue.joined and fold_text(cue.lemma) in words("judging") and names_act(form):
        return True  # ووصف المحادثات بالمثمرة
    takes = cue.verb is not None and "obj" in cue.verb.takes and cue.joined
    return takes and form.endswith(("ها", "هم", "هما"))


def is_addressed(stage: Stage, cue: Cue, seat: Seat | None, stop: int) -> bool:
    """Whether the one mention behind a joined verb is whom it is about (وقال ..، واتهم إسرائيل بعرقلتها)."""
    if stage.doc.words[cue.first - 1].form in PRONOUNS_BEFORE:  # لكنه اتهم X
        return True
    if seat is None or not cue.joined or any(k in stage.seats for k in range(seat.last, stop)):
        return False
    return fold_text(cue.lemma) in OBJECT_NEEDED


def is_called_on(stage: Stage, cue: Cue, seat: Seat | None) -> bool:
    """ودعا الفلسطينيين إلى: a sound plural in ـين is whom one calls on, not who calls."""
    if seat is None or cue.verb is None or "object" not in cue.verb.flags:
        return False
    end = stage.doc.words[seat.last - 1].form
    return seat.mention.kind == "demonym" and end.endswith("ين") and len(end) > SHORTEST_PLURAL


def behind_aside(stage: Stage, at: int, stop: int) -> int:
    """Behind an aside between dashes; 0 where none closes."""
    items = stage.doc.words
    return next((k + 1 for k in range(at + 2, min(stop, at + LONGEST_ASIDE)) if items[k].form in DASHES), 0)


def behind_place(stage: Stage, at: int) -> int:
    """Behind where a body is (أعلنت الشرطة في الموصل مقتل); 0 where no place stands."""
    seat = stage.seats.get(at + 1)
    entity = stage.entities.get(seat.mention.entity) if seat else None
    here = stage.doc.words[at].form == "في" and entity is not None and entity.type in ("place", "state")
    return seat.last if seat is not None and here else 0


def is_deed(stage: Stage, at: int) -> bool:
    """Whether a word may be what was told (أفاد مصدر إصابة), not what goes on with the subject (المشرف على)."""
    word = stage.doc.words[at].form
    return not word.startswith(("ال", "ل")) and word not in words("texts") and word not in words("documents")
