"""Sources without a name (مسؤول في البحرية الأميركية), before or behind their verb, and where another begins to speak.

Limits: one head, its adjectives and one body that it belongs to; heads are the list `persons`.
"""

from __future__ import annotations

import functools

from waqai.extract.cues import CLAUSE, COMMAS, PREPOSITIONS, RELATIVES, Cue
from waqai.extract.staging import Seat, Stage
from waqai.extract.subject_words import behind_addressee
from waqai.extract.texts import maker_behind
from waqai.knowledge.reporting import words
from waqai.text.document import Sentence

LONGEST = 6
OF = frozenset(("في", "من", "باسم", "لدي"))
ASCRIBING = frozenset(("نسب", "نسبت", "ونسبت", "ينسب", "تنسب", "نسبوا"))
ANNOUNCED = 12
ANNOUNCING = frozenset(("اما", "واما"))
TURNS = frozenset(("لكن", "ولكن", "بينما", "فيما"))
LEADING = TURNS | {"كان", "وكان", "ان", "وان", "اما"}


def behind_unnamed(stage: Stage, at: int, stop: int) -> int:
    """The word behind an unnamed source that stands here, `at` itself where none does."""
    first, at = at, at + is_counted(stage, at)
    if not is_unnamed_head(stage, at) or at >= stop:
        return first
    k = at + 1
    while k < min(stop, at + LONGEST):
        seat = stage.seats.get(k)
        if stage.doc.words[k].form in OF and k + 1 in stage.seats:
            k += 1
        elif seat and (_is_led_body(stage, at, k) or (not seat.bound and stage.doc.words[k - 1].form in OF)):
            k = seat.last
        elif (not seat or seat.mention.kind == "demonym") and is_adjective_of(stage, at, k):
            k += 1
        else:
            break
    return k - (stage.doc.words[k - 1].form in OF)


def is_counted(stage: Stage, at: int) -> bool:
    """Whether a number stands here and the head of an unnamed source behind it (أربعة مسؤولين, عدة مصادر)."""
    return is_number_of(stage, at) and is_unnamed_head(stage, at + 1)


def is_number_of(stage: Stage, at: int) -> bool:
    """Whether a number stands here and behind it those who are counted, whether a mention covers them or not."""
    if (
        at + 1 >= len(stage.doc.words)
        or stage.cover[at] >= 0
        or stage.doc.words[at].form not in words("counting_sources")
    ):
        return False
    return at + 1 in stage.seats or is_unnamed_head(stage, at + 1)


def _is_led_body(stage: Stage, at: int, k: int) -> bool:
    """قادة حلف شمال الأطلسي, قادة مصر والأردن: bodies or states in the genitive behind those who speak for them."""
    seat = stage.seats[k]
    if k > at + 1 and not (stage.cover[k - 1] > at and stage.doc.words[k].start < seat.mention.span.start):
        return False
    entity = stage.entities.get(seat.mention.entity)
    plain = (
        not (seat.bound and k == at + 1)
        and seat.mention.kind != "demonym"
        and not stage.doc.words[at].form.startswith("ال")
    )
    return plain and entity is not None and entity.type in ("organisation", "state")


def is_unnamed_head(stage: Stage, at: int) -> bool:
    """Whether the head of an unnamed source stands here, which no mention covers but one that `subjects` made of it."""
    if at >= len(stage.doc.words) or not _means_persons(stage.doc.words[at].form):
        return False
    seat = stage.seats.get(at)
    alone = seat is not None and seat.last == at + 1 and seat.mention.rule == "reporting-subject"
    return stage.cover[at] < 0 or alone


@functools.lru_cache(maxsize=32_000)
def _means_persons(form: str) -> bool:
    """مسؤول, مسؤولا, مسؤولو الوزارة, and with the article those who are many (المسؤولين)."""
    if form.startswith("ال"):
        return form.endswith(("ون", "ين")) and form[2:] in words("persons")
    return not words("persons").isdisjoint((form, form.removesuffix("ا"), form + "ن"))


def is_adjective_of(stage: Stage, head: int, at: int) -> bool:
    """Whether a word describes a head (امني, رفيع, مطلعون): without article behind an indefinite one, else with it."""
    word = stage.doc.words[at]
    definite = stage.doc.words[head].form.startswith("ال")
    if word.form in words("describing"):
        return True
    if word.form in words("told_nouns"):  # أكد مصدر محلي وقوع
        return False
    ends = ("ي", "يه", "يون", "يين", "يا", "ون", "ين", "يع", "يعا", "ل", "ع", "ه")
    return word.kind == "arabic" and word.form.startswith("ال") == definite and word.form.endswith(ends)


def unnamed_before(stage: Stage, sentence: Sentence, at: int) -> int | None:
    """The head of an unnamed source that ends right before a verb: لكن مسؤولا في الخارجية السودانية استبعد."""
    for first in range(at - 1, max(sentence.first, at - LONGEST) - 1, -1):
        if is_unnamed_head(stage, first):
            opens = first == sentence.first or stage.doc.words[first - 1].form in LEADING | COMMAS
            return first if opens and behind_unnamed(stage, first, at) == at else None
    return None


def turn_before(stage: Stage, cue: Cue) -> int | None:
    """The conjunction with which another begins to speak: قال X إن ...، لكن Y نفى."""
    if cue.kind != "verb" or not cue.first:
        return None
    if cue.joined:
        return announced_at(stage, cue)
    first = stage.cover[cue.first - 1]
    if first < 0 or stage.seats[first].bound:
        return None
    turn = first - 1
    opens = turn > 0 and stage.doc.words[turn].form in TURNS and stage.doc.words[turn - 1].form in COMMAS
    return turn if opens else None


def announced_at(stage: Stage, cue: Cue) -> int | None:
    """Where أما stands that brings in whom a verb with ف takes up (أما مندوب النرويج فقال)."""
    items = stage.doc.words
    if not items[cue.first].form.startswith("ف"):
        return None
    back = range(cue.first - 1, max(0, cue.first - ANNOUNCED) - 1, -1)
    return next((k for k in back if items[k].form in ANNOUNCING and k + 1 in stage.seats), None)


def cited_unnamed(stage: Stage, cue: Cue, stop: int) -> tuple[int, int] | None:
    """The words of an unnamed source behind a cue that cites or relays: حسبما أعلن مصدر, نقلت رويترز عن مسؤول بارز."""
    at, end = relayed_at(stage, cue, stop), 0
    if cue.kind == "noun":
        at = _before_saying(stage, cue)
    if at is not None:
        end = _behind_relayed(stage, at, stop)
    elif cue.kind == "source":
        at = behind_addressee(stage, cue.last, stop)
    if at is None:
        return None
    end = max(
        end, behind_unnamed(stage, at, stop), _behind_body(stage, cue, at, stop), _behind_text(stage, cue, at, stop)
    )
    return (at, end) if end > at and stage.cover[at] < 0 else None


def behind_heard(stage: Stage, at: int, stop: int) -> int:
    """Behind what is read or heard and its adjectives; `at` itself where its issuer follows, who rather speaks."""
    end = at + 1
    while end < stop and is_adjective_of(stage, at, end) and (end not in stage.seats or _is_nationality(stage, end)):
        end += 1
    seat = stage.seats.get(end) if end < stop else None
    issued = seat is not None and stage.entities[seat.mention.entity].type in ("organisation", "state", "person")
    return at if issued or maker_behind(stage, at, stop) is not None else end


def _is_nationality(stage: Stage, at: int) -> bool:
    return stage.seats[at].mention.kind == "demonym"


def _behind_text(stage: Stage, cue: Cue, at: int, stop: int) -> int:
    """Behind a text that is cited without its issuer, where an adjective tells it apart (وفق تقرير أمني)."""
    cites = cue.kind == "source" and at < stop and stage.cover[at] < 0
    if not cites or stage.doc.words[at].form not in words("heard"):
        return 0
    end = behind_heard(stage, at, stop)
    return end if end > at + 1 else 0


def _behind_body(stage: Stage, cue: Cue, at: int, stop: int) -> int:
    """Behind a body that is cited and that no list knows: وفق هيئة المعابر, بحسب مركز حقوقي فلسطيني, وفق النقابة."""
    if cue.kind != "source" or at >= stop or stage.cover[at] >= 0:
        return 0
    form = stage.doc.words[at].form
    heads = words("cited_bodies") | (words("cited_by_verb") if cue.verb else frozenset())
    if form not in heads | words("bodies_told"):
        return 0
    k = at + 1
    while k < min(stop, at + LONGEST) and _belongs_to_body(stage, at, k):
        k = stage.seats[k].last if k in stage.seats else k + 1
    alone = k == at + 1 and form in heads
    return 0 if alone else k


def _belongs_to_body(stage: Stage, head: int, at: int) -> bool:
    """Whether a word is the genitive or an adjective of a body: with the article, a name, ended like an adjective."""
    word, seat = stage.doc.words[at], stage.seats.get(at)
    if word.kind != "arabic" or word.form in PREPOSITIONS or word.form in RELATIVES or word.form in CLAUSE:
        return False
    if seat is not None:
        return not seat.bound and (seat.mention.kind == "demonym" or at == head + 1)
    return word.form.startswith("ال") or (at > head and word.form.endswith(("ي", "يه")))


def _before_saying(stage: Stage, cue: Cue) -> int | None:
    """Where the words between عن and قوله begin."""
    back = range(cue.first - 1, max(0, cue.first - LONGEST), -1)
    return next((k + 1 for k in back if relays(stage, k) and k + 1 < cue.first), None)


def relays(stage: Stage, at: int) -> bool:
    """Whether عن stands here, or the إلى of نسب: before whoever an outlet has it from (نسبت إلى مسؤول قوله)."""
    items = stage.doc.words
    if items[at].form == "عن":
        return True
    before = range(max(0, at - LONGEST), at)
    return items[at].form == "الي" and any(items[k].form.removeprefix("و") in ASCRIBING for k in before)


def _behind_relayed(stage: Stage, at: int, stop: int) -> int:
    """Behind the words between عن and what an outlet has from there (عن قائد ميداني قوله إن); 0 where others stand."""
    items = stage.doc.words
    for k in range(at, min(stop, at + LONGEST)):
        if items[k].form in CLAUSE or items[k].form in words("by_saying"):
            return k
        if items[k].kind != "arabic" or items[k].form in PREPOSITIONS or items[k].form in RELATIVES:
            return 0
        if stage.cover[k] >= 0 and stage.seats[stage.cover[k]].mention.kind != "demonym":
            return 0
    return 0


def relayed_seat(stage: Stage, cue: Cue, stop: int) -> Seat | None:
    """From whom an outlet has it: نقلت رويترز عن مصدر أمني أن."""
    at = relayed_at(stage, cue, stop)
    return stage.seats.get(at + is_number_of(stage, at)) if at is not None else None


def relayed_at(stage: Stage, cue: Cue, stop: int) -> int | None:
    """Where the one stands from whom an outlet has it: behind عن, behind the من of علمت الصحيفة من مصادر أن."""
    if cue.verb is None or "relay" not in cue.verb.flags:
        return None
    source = "من" if "outlet" in cue.verb.flags else "عن"
    for at in range(cue.last, min(stop, cue.last + 2 * LONGEST)):
        if stage.doc.words[at].form in CLAUSE | COMMAS:
            return None
        if stage.doc.words[at].form == source:
            return at + 1
    return None
