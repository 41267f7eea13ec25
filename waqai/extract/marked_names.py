"""Names in marks: telling «قناة "المنار"» and «مشروع "نيوم"» from words that somebody said.

A piece is a name where it is a known entity, where a word for names stands before it, where it is Latin letters
alone, or where the same words are a name elsewhere in the article.  Limits: irony and titles of works without such a
word look like words said, if a cue holds them.
"""

from __future__ import annotations

from collections import Counter

from waqai.extract.cues import CLAUSE, PREPOSITIONS
from waqai.extract.staging import Stage
from waqai.knowledge.reporting import words
from waqai.text.clitics import readings
from waqai.text.enclitics import enclitic_cuts

# A piece of so many words is hardly a name.
LONG_PIECE = 6
LONGEST_NAME = 4
SHORT_PIECE = 2
OFTEN = 3


def is_name(stage: Stage, piece: int) -> bool:
    """Whether marks hold a name or a title: here, or where the same words stand in marks elsewhere in the article."""
    return piece in stage.names or _looks_named(stage, piece)


def mark_names(stage: Stage) -> None:
    """Settles which pieces are names: one that is somewhere announced as a name is one everywhere, and so is a short
    one that the article repeats often or joins to a name."""
    texts = [_folded(stage, at) for at in range(len(stage.pieces))]
    often = Counter(texts)
    named = {text for at, text in enumerate(texts) if text and _looks_named(stage, at)}
    for at, text in enumerate(texts):
        short = bool(text) and len(text) <= LONGEST_NAME
        if short and (text in named or often[text] >= OFTEN or _joined_name(stage, at)):
            stage.names.add(at)


def _folded(stage: Stage, piece: int) -> tuple[str, ...]:
    first, last = stage.inner(piece)
    return tuple(w.form for w in stage.doc.words[first:last])


def _joined_name(stage: Stage, piece: int) -> bool:
    """A piece joined by و or a comma to one that is a name: «أ» و«ب»."""
    if not piece or stage.pieces[piece].depth:
        return False
    between = stage.doc.words[stage.edges[piece - 1][1] : stage.edges[piece][0]]
    return len(between) <= 2 and all(w.form in ("و", "،", "او") for w in between) and is_name(stage, piece - 1)


def _looks_named(stage: Stage, piece: int) -> bool:
    first, last = stage.inner(piece)
    items = stage.doc.words
    if last <= first or not any(w.kind in ("arabic", "latin") for w in items[first:last]):
        return True
    seat = stage.seats.get(first)
    if seat and seat.last >= last and seat.first == first:
        return True
    if stage.cover[first] >= 0 and stage.cover[first] < first and stage.seats[stage.cover[first]].last >= last:
        return True
    if all(w.kind in ("latin", "number", "mark") for w in items[first:last]) and last - first <= 4:
        return True
    return _announced(stage, stage.edges[piece][0], last - first, first)


def _announced(stage: Stage, mark: int, length: int, first: int) -> bool:
    """Whether a word for names stands right before the marks, or before adjectives that lead up to a short piece."""
    items = stage.doc.words
    at = mark - 1
    if at < 0 or items[at].form in (":", "ب", "ك") or items[at].form in CLAUSE:
        return False
    if items[at].form in ("ل", "لل"):
        return length <= LONGEST_NAME and not _demanded(stage, at)
    if items[at].form in ("عبر", "علي") and length <= 3:
        return True
    if length <= LONGEST_NAME and _thing_ends(stage, at):
        return True
    if _names(stage, at) and not (length == 1 and _adjective(items[at].form, items[first].form)):
        return True
    back = at - 1
    while (
        length <= 4
        and back > at - 5
        and back >= 0
        and items[back + 1].form.startswith("ال")
        and items[back].kind == "arabic"
    ):
        if (
            items[back].form in PREPOSITIONS
            or items[back].form in CLAUSE
            or stage.cover[back] >= 0
            or stage.cover[at] >= 0
        ):
            return False
        if _names(stage, back):
            return True
        back -= 1
    return False


def _thing_ends(stage: Stage, at: int) -> bool:
    """Whether a mention of a thing (a pipeline, a weapon, a treaty) ends here: its name follows."""
    seat = stage.seats.get(stage.cover[at]) if stage.cover[at] >= 0 else None
    entity = stage.entities.get(seat.mention.entity) if seat else None
    return entity is not None and entity.type in ("facility", "weapon", "treaty")


def _demanded(stage: Stage, at: int) -> bool:
    """Whether a لـ before marks belongs to a call (دعا لـ"ضبط النفس")."""
    return any(
        w.form.endswith(("دعا", "دعت", "دعوا", "يدعو", "تدعو", "دعوه", "داعيا", "داعيه"))
        for w in stage.doc.words[max(0, at - 6) : at]
    )


def _names(stage: Stage, at: int) -> bool:
    word = stage.doc.words[at]
    if word.kind != "arabic" or word.bare.endswith("فيه"):  # في + ه, spelt like فئة once folded
        return False
    forms = {cut.stem for cut in readings(word.form) if "ا" not in cut.prefix and "لل" not in cut.prefix}
    forms |= {stem for stem, _ in enclitic_cuts(word.form)}
    return not forms.isdisjoint(words("names_follow"))


def _adjective(noun: str, form: str) -> bool:
    """An indefinite adjective that agrees with its noun (اتفاق تاريخي): marks stress it, and name nothing."""
    if noun.endswith("ه"):
        return form.endswith("يه") and not form.startswith("ال")
    return noun in words("stressed") and form.endswith("ي") and not form.startswith("ال")
