"""The bare object of a verb of saying: أعلن الجيش مقتل ثلاثة, أكد الوزير، خلال اللقاء، أهمية الحوار.

It stands behind the subject and what belongs to him: a name between commas, a bracket, a place, an aside, the day.
Limits: behind a comma only words that are often told so (`told_nouns`) are taken, since anything may follow there.
"""

from __future__ import annotations

from waqai.extract.cues import CLAUSE, COMMAS, PREPOSITIONS, RELATIVES, Cue, is_preposition
from waqai.extract.staging import Seat, Stage
from waqai.extract.subject_words import behind_place
from waqai.extract.unnamed import behind_unnamed
from waqai.knowledge.reporting import phrases, words
from waqai.text.enclitics import enclitic_cuts
from waqai.text.folding import fold_text

LONGEST_ASIDE = 28
"""Words between the subject and what he told."""
SHORTEST, ADJECTIVES = 3, 2
SAME = frozenset(fold_text(word) for word in ("نفسه", "نفسها", "ذاته", "ذاتها", "نفسهم", "المذكور", "المذكورة"))
WAS = frozenset(("كان", "كانت", "وكان", "وكانت"))
CLOSING = frozenset(('"', "»", "”"))
BELONGING = frozenset(("التابع", "التابعه", "التابعين"))


def object_behind(stage: Stage, cue: Cue, stop: int) -> int | None:
    """Where the bare object of a verb begins; None where the verb takes none or it is not plain where it stands."""
    if cue.verb is None or "obj" not in cue.verb.takes or cue.kind != "verb":
        return None
    at = _behind_subject(stage, cue, stop)
    if at is None or at + 1 >= stop:
        return None
    word = stage.doc.words[at]
    if word.kind != "arabic" or word.form in PREPOSITIONS or word.form in RELATIVES or len(word.form) < SHORTEST:
        return None
    return at


def is_told_noun(stage: Stage, at: int) -> bool:
    """Whether a word is a noun of what is often told (مقتل, أهمية, سيطرتها)."""
    form = stage.doc.words[at].form
    stems = (
        form,
        *(stem.removesuffix("ت") + "ه" for stem, _ in enclitic_cuts(form)),
        *(s for s, _ in enclitic_cuts(form)),
    )
    return not words("told_nouns").isdisjoint(stems)


def _behind_subject(stage: Stage, cue: Cue, stop: int) -> int | None:
    """The word behind the mentions and adverbs that follow a verb, or the verb itself where its subject went before."""
    at = _behind_noun(stage, cue.last, stop)
    seen = at > cue.last
    while at < stop:
        seat = stage.seats.get(at)
        if seat and not seat.bound and (not seen or _goes_on(stage, seat)):
            at, seen = seat.last, True
        elif stage.doc.words[at].form in words("adverbs"):
            at += 1
        elif stage.doc.words[at].form == "(":
            at = _behind_bracket(stage, at, stop)
        elif seen and (place := behind_place(stage, at)):
            at = place
        else:
            break
    if not seen and not _has_subject_before(stage, cue):
        return None
    if at < stop and not is_told_noun(stage, at):
        return next((k for k in _asides(stage, at, stop) if is_told_noun(stage, k)), at)
    return at


def _behind_noun(stage: Stage, at: int, stop: int) -> int:
    """Behind a speaker whom no mention covers: مصدر أمني, المتحدث, المصدر ذاته."""
    first = at
    while at < stop and stage.doc.words[at].form in words("adverbs") and stage.cover[at] < 0:
        at += 1
    if at >= stop:
        return first
    found = behind_unnamed(stage, at, stop)
    if found > at:
        return found
    end = max((match.last for match in phrases("anaphors").at(stage.doc.words, at, stop)), default=first)
    seat = stage.seats.get(at)
    if end > first and not (seat and seat.last > end):
        return end + (end < stop and stage.doc.words[end].form in SAME)
    return first if seat else _behind_people(stage, at, stop) or first


def _behind_people(stage: Stage, at: int, stop: int) -> int:
    """Behind a body or people with the article and their adjectives, where a noun of what is told follows; else 0."""
    form = stage.doc.words[at].form
    if form not in words("bodies_told") and not (form.startswith("ال") and form.endswith("ون")):
        return 0
    ahead = range(at + 1, min(stop, at + 2 + ADJECTIVES))
    end = next((k for k in ahead if not stage.doc.words[k].form.startswith("ال") or is_told_noun(stage, k)), stop)
    return end if end < stop and is_told_noun(stage, end) else 0


def _has_subject_before(stage: Stage, cue: Cue) -> bool:
    """الجيش أعلن, وكان الجيش قد أعلن."""
    at = cue.first - 1
    at -= at > 0 and stage.doc.words[at].form in CLOSING
    if at > 0 and stage.doc.words[at].form == "قد" and stage.cover[at - 1] > 0:
        return stage.doc.words[stage.cover[at - 1] - 1].form in WAS
    return at >= 0 and stage.cover[at] >= 0


def _asides(stage: Stage, at: int, stop: int) -> list[int]:
    """The words behind the commas that follow a subject, up to a clause: one of them may open the object."""
    items = stage.doc.words
    if items[at].form not in COMMAS and not is_preposition(items[at].form) and items[at].form not in BELONGING:
        return []
    found = []
    for k in range(at, min(stop - 1, at + LONGEST_ASIDE)):
        if items[k].form in CLAUSE or items[k].form in (":", ".", "؛") or not stage.free(k):
            break
        if items[k].form in COMMAS:
            found.append(k + 1)
    return found


def _goes_on(stage: Stage, seat: Seat) -> bool:
    """Whether a mention belongs to the subject before it: a name behind a title, or the second of two speakers."""
    return stage.doc.text[stage.doc.words[seat.first].start] == "و" or seat.mention.kind == "name"


def _behind_bracket(stage: Stage, at: int, stop: int) -> int:
    return next((k + 1 for k in range(at, stop) if stage.doc.words[k].form == ")"), at + 1)
