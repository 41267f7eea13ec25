"""What is reported behind a cue: the clause after أن, the words in marks, the matter after a preposition or colon.

A report is a stretch of words with its cue.  A clause goes on to the end of its sentence, to a second أن, or to where
`report_ends` says that another speaks or the article's own words begin again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from waqai.extract.bare_speech import bare_speech
from waqai.extract.cues import AND_THAT, BY_THAT, CLAUSE, COMMAS, DASHES, PREPOSITIONS, RELATIVES, Cue
from waqai.extract.marked_names import LONG_PIECE, LONGEST_NAME, SHORT_PIECE, is_name
from waqai.extract.report_ends import How, Start, ends_clause, takes_back, trimmed
from waqai.extract.staging import SPEAKING, Stage
from waqai.extract.subject_words import behind_aside, is_deed
from waqai.extract.told_objects import is_told_noun, object_behind
from waqai.extract.unnamed import turn_before
from waqai.knowledge.reporting import first_words, phrases, words
from waqai.knowledge.words import cut_word
from waqai.text.document import Sentence

# Sound plurals of people (المراقبين, الغربيين); numbers in ين have no ال and no nisba.
PEOPLE = ("يين", "بين", "رين", "لين", "دين", "سين", "قين", "عين", "ثين", "صين", "حين")
# No clause is longer, in words; what goes on without a stop is a list, or a page that lost its stops.
LONGEST_CLAUSE = 400
# How far behind its cue a clause may begin, in words: titles, an addressee, a medium and a relative clause lie between.
FARTHEST = 34
FARTHEST_WEAK = 24
# No more cues than this stand before either limit; later ones need not be looked at, however long the sentence is.
NEXT_CUES = LONGEST_CLAUSE
TAKEN = {"ila": "الي", "an": "عن", "min": "من", "fi": "في"}
NOT_BY = words("not_by")


class Report(NamedTuple):
    """Words first..last (last not included) stand on the word of whoever speaks by `cue`; `how` they are brought in."""

    cue: Cue
    first: int
    last: int
    how: How


def reports_of(stage: Stage, sentence: Sentence, cues: Sequence[Cue]) -> list[Report]:
    """The reports of one sentence, by the place of their cues."""
    kept: list[tuple[Cue, Start]] = []
    for cue in reversed(cues):
        start = find_start(stage, sentence, cue, [later for later, _ in reversed(kept[-NEXT_CUES:])])
        if start:
            kept.append((cue, start))
    kept = _without_repeats(reversed(kept))
    live = [cue for cue, _ in kept]
    found: list[Report] = []
    for at, (cue, start) in enumerate(kept):
        if start.how == "before" or cue.kind == "aside":
            found.append(Report(cue, start.first, start.sign, "before"))
        else:
            found.extend(_stretch(stage, sentence, cue, start, live[at : at + NEXT_CUES]))
    if any(report.how == "object" for report in found) and _lists_links(stage, sentence):
        found = [report for report in found if report.how != "object"]
    return [r for r in found if r.first < r.last and r.cue.kind != "aside"]


def _lists_links(stage: Stage, sentence: Sentence) -> bool:
    """Whether headlines run together behind the words that bring them in (روابط ذات صلة)."""
    return any(phrases("link_lists").at(stage.doc.words, sentence.first, sentence.last))


def _without_repeats(pairs: Iterable[tuple[Cue, Start]]) -> list[tuple[Cue, Start]]:
    """Without weak verbs that claim what an earlier cue reports (قال في مقابلة نشرت أمس إن)."""
    found: list[tuple[Cue, Start]] = []
    claimed: set[tuple[int, How]] = set()
    for cue, start in pairs:
        if not (_weak(cue) and (start.sign, start.how) in claimed):
            found.append((cue, start))
        claimed.add((start.sign, start.how))
    return found


def find_start(stage: Stage, sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> Start | None:
    """Where the matter behind (or before) a cue begins; None where it reports nothing.  `cues`: later ones that do."""
    if cue.kind in ("source", "own"):
        sure = cue.kind == "own" or cue.verb is not None or stage.doc.words[cue.last - 1].form in words("sure_sources")
        sound = sure or names_source(stage, cue.last, sentence.last)
        return Start(cue.last, cue.last, "whole") if sound else None
    if cue.kind == "colon":
        return Start(cue.last, cue.last, "colon")
    stop = _limit(stage, sentence, cue, cues)
    if cue.pronoun and stage.doc.words[cue.first - 1].form in words("what_was_told"):
        behind = range(cue.last + 1, stop - 1)
        of = next((at for at in behind if stage.doc.words[at].form in words("of_what")), None)
        return Start(of, of + 1, "noun") if of is not None else None
    start = _sign(stage, cue, stop) or _inverted(stage, cue, sentence)
    bare = None if _weak(cue) else object_behind(stage, cue, stop)
    if start is None and bare is None:
        spoken = bare_speech(stage, cue, stop)
        return None if spoken is None else Start(spoken, spoken, "clause")
    if bare is None:
        return start
    # أفاد مصدر إصابة ثلاثة بانفجار, أعلن الجيش استيلاءه على
    return Start(bare, bare, "object") if start is None or _is_nearer(stage, bare, start) else start


def _is_nearer(stage: Stage, bare: int, start: Start) -> bool:
    """Whether a bare object stands before what else may be reported: its preposition, the clause of قائلا إن."""
    if bare >= start.sign or start.how not in ("object", "clause", "marks"):
        return False
    return is_told_noun(stage, bare) or (start.how == "object" and is_deed(stage, bare))


def _limit(stage: Stage, sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> int:
    """Where looking for a cue's matter stops: at the next cue that can't be inside its subject, or the piece's end."""
    weak = cue.verb is not None and "weak" in cue.verb.flags
    stop = min(sentence.last, cue.last + (FARTHEST_WEAK if weak else FARTHEST))
    holder = stage.holder[cue.first]
    if holder >= 0:
        stop = min(stop, stage.inner(holder)[1])
    items = stage.doc.words
    for other in cues:
        if other.first <= cue.first or other.kind in ("source", "own") or other.first >= stop:
            continue
        if other.verb and other.lemma == "قال" and other.kind == "participle":
            continue
        if items[other.first - 1].form not in RELATIVES and not _in_relative(stage, cue, other):
            return other.first
    return stop


def _in_relative(stage: Stage, cue: Cue, other: Cue) -> bool:
    """Whether the other cue stands in a relative clause on the first one's subject (قال فلان الذي نشر ... أن)."""
    between = stage.doc.words[cue.last : other.first]
    return any(w.form in RELATIVES for w in between[-3:]) or (
        other.kind == "verb" and not other.joined and _weak(other)
    )


def _sign(stage: Stage, cue: Cue, stop: int) -> Start | None:
    """The nearest أن, colon, mark or fitting preposition behind a cue."""
    if cue.lemma == "قال":
        exact = _exact_that(stage, cue, stop)
        if exact:
            return exact
    at = cue.last
    if cue.kind == "participle" and _weak(cue):
        stop = min(stop, at + 2)
    while at < stop:
        if at in stage.opening and stage.free(cue.first):
            piece = stage.opening[at]
            if _brings(stage, cue, piece, stop):
                return Start(at, at, "marks")
            at = stage.edges[piece][1]
            continue
        if stage.doc.words[at].form in DASHES and (behind := behind_aside(stage, at, stop)):
            at = behind
            continue
        start = _sign_at(stage, cue, at, stop)
        if start:
            return start
        if _weak(cue) and _breaks_off(stage, cue, at, stop):
            return None
        at += 1
    return None


def _brings(stage: Stage, cue: Cue, piece: int, stop: int) -> bool:
    """Whether a piece behind a cue is what was said: no name, no subject or paper in marks with the clause behind it;
    behind a weak verb only next to the verb, its subject or a comma, or long."""
    if is_name(stage, piece):
        return False
    first, last = stage.edges[piece]
    length = last - first - 2
    items = stage.doc.words
    if first == cue.last and length <= LONGEST_NAME and _takes_next(stage, cue, last):
        return False
    near = last + 2 if length > SHORT_PIECE else stop
    if length <= LONGEST_NAME and any(items[k].form in CLAUSE for k in range(last, min(near, stop))):
        return False
    if not _weak(cue) or length >= LONG_PIECE or first == cue.last:
        return True
    before = items[first - 1]
    return before.kind == "mark" or stage.cover[first - 1] >= 0 or before.form in words("adverbs")


def _takes_next(stage: Stage, cue: Cue, at: int) -> bool:
    """Whether the preposition that a verb takes follows: then what stands between is its subject (وافق "الطرف" على)."""
    if cue.verb is None or at >= len(stage.doc.words):
        return False
    word = stage.doc.words[at]
    taken = {TAKEN[code] for code in cue.verb.takes if code in TAKEN}
    return word.form in taken or ("ala" in cue.verb.takes and word.bare == "على")


def _weak(cue: Cue) -> bool:
    return cue.verb is not None and not cue.verb.flags.isdisjoint(("weak", "strict"))


def _breaks_off(stage: Stage, cue: Cue, at: int, stop: int) -> bool:
    """Whether a word ends the search behind a weak verb: a comma that brings no medium, or all but a subject."""
    items = stage.doc.words
    follows = items[at + 1].form if at + 1 < stop else ""
    if cue.verb and "strict" in cue.verb.flags:
        subject = stage.cover[at] >= 0 or items[at].form in words("adverbs") or items[at].form in words("persons")
        subject = subject or (at < cue.last + 2 and _is_text(stage, cue.last) and items[at].kind == "arabic")
        return not subject and follows not in CLAUSE
    if items[at].form not in COMMAS:
        return items[at].form in ("؛", ".")
    aside = follows in PREPOSITIONS or follows in RELATIVES or follows in CLAUSE or at + 1 in stage.opening
    aside = aside or follows in ("وهو", "وهي") or follows in first_words(("sources", "source_conjunctions"))
    return not (aside or at + 1 in stage.seats)


def _is_text(stage: Stage, at: int) -> bool:
    form = stage.doc.words[at].form
    return form in words("documents") or form in words("heard")


def _exact_that(stage: Stage, cue: Cue, stop: int) -> Start | None:
    """After قال the clause begins with إن, whatever أن stands between; marks that come first win."""
    items = stage.doc.words
    for at in range(cue.last, stop):
        if at in stage.opening and stage.free(cue.first) and _brings(stage, cue, stage.opening[at], stop):
            return Start(at, at, "marks")
        if items[at].form in CLAUSE and items[at].bare.startswith(("إ", "ا")):  # or ان where no hamza is written
            return Start(at, at + 1, "clause")
        if items[at].form == ":" and _is_colon(stage, at):
            return Start(at, at + 1, "colon")
    return None


def _is_colon(stage: Stage, at: int) -> bool:
    items = stage.doc.words
    return at + 1 < len(items) and not (items[at - 1].kind == "number" and items[at + 1].kind == "number")


def _sign_at(stage: Stage, cue: Cue, at: int, stop: int) -> Start | None:
    items = stage.doc.words
    form = items[at].form
    before = items[at - 1].form if at else ""
    if form in CLAUSE and before not in words("not_reported"):
        return Start(at, at + 1, "clause")
    if form == ":" and _is_colon(stage, at):
        return Start(at, at + 1, "colon")
    if cue.kind in ("document", "noun", "hearsay"):
        return None
    return _taken(stage, cue, at, stop)


def _taken(stage: Stage, cue: Cue, at: int, stop: int) -> Start | None:
    """A preposition that the verb takes (دعا إلى, هدد ب, أعرب عن), with what follows it."""
    if cue.verb is None or "weak" in cue.verb.flags or at + 1 >= stop:
        return None
    items, takes = stage.doc.words, cue.verb.takes
    follows = items[at + 1].form
    if follows in CLAUSE:
        return None
    if "b" in takes and items[at].form[0] == "ب" and _is_by(stage, at):
        return Start(at, at + 1 if items[at].form in ("ب", "بـ") else at, "object")
    issued = items[at - 1].form.removeprefix("ال") in ("صادر", "صادره", "صدر", "صدرت")  # بيان صادر عن الوزارة
    issued = issued or items[at - 1].form == "نقلا"
    plain = not issued and any(code in takes and items[at].form == form for code, form in TAKEN.items())
    if plain or ("ala" in takes and items[at].bare == "على"):
        return Start(at, at + 1, "object")
    return None


def _is_by(stage: Stage, at: int) -> bool:
    word = stage.doc.words[at]
    if word.form == "ب":
        return True
    if word.kind != "arabic" or len(word.form) < 4 or word.form in NOT_BY or word.form in BY_THAT:
        return False
    seat = stage.seats.get(at)
    return stage.cover[at] < 0 and "ب" in cut_word(word.form).prefix if seat is None else seat.bound


def _inverted(stage: Stage, cue: Cue, sentence: Sentence) -> Start | None:
    """Words in marks that stand before their verb: "...", قال الوزير."""
    if cue.kind not in ("verb", "participle") or not stage.free(cue.first):
        return None
    at = cue.first - 1
    while at > 0 and stage.doc.words[at].form in ("،", "-", "–", ",", "."):
        at -= 1
    holder = stage.holder[at] if at >= 0 else -1
    if holder < 0 or stage.edges[holder][1] != at + 1 or is_name(stage, holder):
        return None
    if cue.joined or (cue.verb and "strict" in cue.verb.flags) or stage.doc.words[cue.first - 1].form == ".":
        return None
    return Start(stage.edges[holder][1], stage.edges[holder][0], "before")


def _stretch(stage: Stage, sentence: Sentence, cue: Cue, start: Start, live: Sequence[Cue]) -> list[Report]:
    """The stretches behind a start: one, or one for each أن that is joined to the first."""
    stops = {other.first for other in live if other.first > cue.first and ends_clause(stage, start, other)}
    stops |= {turn for other in live if other.first > start.first and (turn := turn_before(stage, other)) is not None}
    limit = sentence.last
    if stage.holder[cue.first] >= 0:
        limit = stage.inner(stage.holder[cue.first])[1]
    limit = min(limit, start.first + LONGEST_CLAUSE)
    found: list[Report] = []
    first, at = start.first, start.first
    while at < limit and at not in stops and not takes_back(stage, at, cue, start):
        if start.how == "noun" and stage.doc.words[at].form in COMMAS:
            break
        if at in stage.opening and stage.holder[cue.first] < 0:
            at = max(at + 1, stage.edges[stage.opening[at]][1])
            continue
        if stage.doc.words[at].form in AND_THAT and at > first and start.how == "clause":
            found.append(Report(cue, first, trimmed(stage, first, at), start.how))
            first = at + 1
        at += 1
    found.append(Report(cue, first, trimmed(stage, first, at), start.how))
    return found


def names_source(stage: Stage, at: int, stop: int) -> bool:
    """Whether a source stands here: a person, an institution, a state, a document, an unnamed source, some people.

    What else follows وفق and حسب is a rule, a plan or an agreement."""
    if at >= stop:
        return False
    seat = stage.seats.get(at)
    if seat:
        entity = stage.entities.get(seat.mention.entity)
        return entity is None or entity.type in SPEAKING
    form = stage.doc.words[at].form
    return is_listed(stage, at, stop) or (len(form) > 5 and form.endswith(PEOPLE))


def is_listed(stage: Stage, at: int, stop: int) -> bool:
    """Whether a word for a document or an unnamed source stands here, the article and proclitics set aside."""
    if at >= stop or stage.doc.words[at].kind != "arabic":
        return False
    at += stage.doc.words[at].form in words("counting_sources") and at + 1 < stop
    forms = {stage.doc.words[at].form, *stage.doc.cut_forms(at)}
    bodies = words("cited_bodies") | words("bodies_told")
    return not forms.isdisjoint(words("documents") | words("persons") | words("heard") | bodies)
