"""The nouns of who speaks: which word may be a subject, which mention is meant by it, who is joined to it by و.

Split from `speakers`, which remembers who spoke; here only the words of one place count.
Limits: a noun that no mention covers is judged by its first letters.
"""

from __future__ import annotations

from waqai.extract.cues import CLAUSE, COMMAS, PREPOSITIONS, RELATIVES
from waqai.extract.staging import Seat, Stage, speaks
from waqai.extract.subject_words import crosses, is_mouth
from waqai.extract.texts import is_text, maker_behind
from waqai.knowledge.contexts import word_class
from waqai.knowledge.reporting import verb_forms, words
from waqai.text.folding import fold_text

FARTHEST_SUBJECT = 12
"""Words over which a subject may go on."""
SHORT = 4
"""Marked words that are no sentence of their own."""
AGENTS = word_class("persons_of_somebody")


def is_adjective(stage: Stage, seat: Seat) -> bool:
    """Whether a nationality describes a noun (الروسية); a people in the plural speaks for itself (بحسب الغربيين)."""
    return seat.mention.kind == "demonym" and not stage.doc.words[seat.last - 1].form.endswith(("ون", "ين"))


def describes_somebody(stage: Stage, seat: Seat) -> bool:
    """Whether a nationality stands behind people who are not a state's (قساوسة بريطانيون): they speak, it does not."""
    word = stage.doc.words[seat.first - 1].form if seat.first else ""
    return seat.mention.kind == "demonym" and stage.cover[seat.first - 1] < 0 and word not in words("documents")


def before_short_piece(stage: Stage, at: int) -> int:
    """The word before a few marked words that end here (عدها فلان "خطيرة"، الذي قال); else the word itself."""
    piece = stage.holder[at]
    first, last = stage.edges[piece] if piece >= 0 else (at, at)
    return first - 1 if first > 0 and last == at + 1 and last - first - 2 <= SHORT else at


def is_body(stage: Stage, one: str) -> bool:
    """Whether an entity is an organisation."""
    return one in stage.entities and stage.entities[one].type == "organisation"


def is_called(stage: Stage, one: str, word: str) -> bool:
    """Whether an entity was named with a word: اللجنة after اللجنة العسكرية, الوزير after وزير الخارجية."""
    entity = stage.entities.get(one)
    bare = word.removeprefix("ال")
    return entity is not None and any(bare in fold_text(name).replace("ال", " ").split() for name in entity.names)


def is_noun(stage: Stage, at: int) -> bool:
    """Whether a word that no mention covers may be the subject (مصدر, شهود): no particle, no بـ or لـ."""
    word = stage.doc.words[at]
    if word.kind != "arabic" or word.form in PREPOSITIONS or word.form in CLAUSE or word.form in RELATIVES:
        return False
    if word.form.endswith("ا") and any(one.form.tense == "participle" for one in verb_forms().get(word.form, ())):
        return False
    if word.form in words("persons") or word.form in words("documents"):
        return True
    if is_saying_participle(word.form):
        return False
    if word.form in words("body_heads"):
        return True
    return not word.form.startswith(("لل", "ل", "ب", "له", "فيه", "عنه", "اليه", "عليه", "وف"))


def is_saying_participle(form: str) -> bool:
    """مضيفة, موضحين: the manner of a telling, not who tells (وقالت مضيفة إن).

    >>> is_saying_participle("مضيفه"), is_saying_participle("مصادر")
    (True, False)
    """
    found = verb_forms().get(form, ()) if form not in words("persons") else ()
    return any(one.form.tense == "participle" and fold_text(one.verb.lemma) in words("telling") for one in found)


def within(stage: Stage, at: int, stop: int) -> Seat | None:
    """The mention inside a subject whose first words none covers (المتحدث باسم الخارجية فلان)."""
    items = stage.doc.words
    found: Seat | None = None
    if is_agent(stage, at):
        return None
    if is_text(stage, at) and (maker := maker_behind(stage, at, stop)):
        return maker
    crossed = not is_mouth(stage, at)
    for k in range(at, min(stop, at + FARTHEST_SUBJECT)):
        if items[k].form in ("(", ":") or items[k].form in RELATIVES or not stage.free(k):
            break
        if items[k].form in COMMAS and (k + 1 not in stage.seats or found):
            break
        crossed = crossed or crosses(stage, k, at)
        seat = stage.seats.get(k)
        if seat and is_person(stage, seat) and seat.mention.kind != "demonym":
            return None if _is_of_another(stage, seat) else seat
        if seat and found is None and not crossed and speaks(stage, seat) and seat.mention.kind != "demonym":
            found = seat
    return found


def _is_of_another(stage: Stage, seat: Seat) -> bool:
    """المستشار الإعلامي لفلان: a person behind لـ is not the one who speaks."""
    return seat.bound and stage.doc.words[seat.first].form.startswith("ل") and seat.mention.kind == "name"


def is_agent(stage: Stage, at: int) -> bool:
    """Whether somebody's kin or agent stands here, whom no mention covers: محامي فلان speaks, not فلان."""
    form = stage.doc.words[at].form
    return form in AGENTS and at + 1 in stage.seats and not stage.seats[at + 1].bound


def is_person(stage: Stage, seat: Seat) -> bool:
    """Whether a mention is of a person."""
    entity = stage.entities.get(seat.mention.entity)
    return entity is not None and entity.type == "person"


def named(stage: Stage, seat: Seat, stop: int) -> Seat:
    """The name behind a title or an institution (وزير الخارجية + فلان), where the page gives one."""
    following = stage.seats.get(behind_aside(stage, seat))
    if seat.mention.kind == "name" and is_person(stage, seat):
        return seat
    while following and following.last <= stop and following.mention.kind == "name" and is_person(stage, following):
        if joined(stage, following):
            break
        seat, following = following, stage.seats.get(following.last)
    return seat


def behind_aside(stage: Stage, seat: Seat) -> int:
    """Where a name may follow a title: right behind it, behind a bracket, or between commas."""
    items, at = stage.doc.words, seat.last
    if at < len(items) and items[at].form == "(":
        return next((k + 1 for k in range(at, min(at + 6, len(items))) if items[k].form == ")"), at)
    if at + 1 < len(items) and items[at].form in COMMAS and seat.mention.kind == "title":
        name = stage.seats.get(at + 1)
        closed = name and name.last < len(items) and items[name.last].form in COMMAS | CLAUSE | {":"}
        return at + 1 if closed else at
    return at


def joined(stage: Stage, seat: Seat) -> bool:
    """Whether a mention is joined by و to what stands before it."""
    word = stage.doc.words[seat.first]
    return word.form[0] == "و" and seat.mention.span.start > word.start


def together(stage: Stage, seat: Seat, stop: int) -> tuple[str, ...]:
    """The entity of a subject with those that و joins to it."""
    ids = [seat.mention.entity]
    following = stage.seats.get(seat.last)
    while following and following.last <= stop and joined(stage, following) and speaks(stage, following):
        if following.mention.kind == "demonym":  # مسؤولون أميركيون وفرنسيون
            break
        next_one = named(stage, following, stop)
        ids.append(next_one.mention.entity)
        following = stage.seats.get(next_one.last)
    return tuple(dict.fromkeys(ids))
