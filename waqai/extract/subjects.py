"""Speakers that no mention covers: the subject of a verb of saying, taken as a local entity.

Unnamed sources (مسؤول في الوفد, ضابط متقاعد) and people unknown to every list come to light as the subject of a
reporting verb whose clause follows.  `add_subjects` gives each an entity of its own within the article; the same words
again, or a surname alone, are the same entity.  Left out: documents and things (أظهرت النتائج أن), pronouns, and
subjects in which a mention stands that may itself be the speaker.  Limits: only subjects that follow their verb.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from waqai.extract.cast import Cast
from waqai.extract.cues import CLAUSE, COMMAS, PREPOSITIONS, RELATIVES, Cue, find_cues, withholds_name
from waqai.extract.reporting import Report, reports_of
from waqai.extract.speaker_nouns import is_agent, is_body, is_called, is_saying_participle
from waqai.extract.staging import Stage
from waqai.extract.told_objects import BELONGING
from waqai.extract.unnamed import (
    ASCRIBING,
    behind_heard,
    behind_unnamed,
    cited_unnamed,
    is_counted,
    is_unnamed_head,
    unnamed_before,
)
from waqai.knowledge.grammar import grammar
from waqai.knowledge.reporting import verb_forms, words
from waqai.model import Entity, Mention, Span
from waqai.text.document import Document
from waqai.text.folding import fold_text

LONGEST_SUBJECT = 6
TOLD = ("clause", "colon", "marks")
LONGEST_APPOSED = 4
ISSUED = frozenset(("صادر", "صادره", "الصادر", "الصادره"))
# نفس المسؤول is one who spoke before.
SAME = frozenset(("وفقا", "نفس", "ذات"))
STOPS = frozenset(("(", "-", "–", ":", ".", '"', "“", "«", "”"))


class _Subject(NamedTuple):
    """Words first..last (last not included) speak; `named` where they are a name that stands beside a title."""

    first: int
    last: int
    named: bool


def add_subjects(doc: Document, cast: Cast, prefix: str) -> Cast:
    """The cast with an entity and a mention for every speaker that it lacks; `prefix` begins the new ids."""
    stage = Stage.of(doc, cast.entities, cast.mentions, cast.genders)
    entities = list(cast.entities)
    mentions = list(cast.mentions)
    known: dict[str, str] = {}
    for subject in _subjects(stage):
        if _is_led(stage, subject) and _surname(entities, doc.words[subject.first].form) is None:
            continue
        span = doc.span(subject.first, subject.last)
        text = " ".join(doc.text[span.start : span.end].split())
        key = fold_text(text)
        one = known.get(key) or _surname(entities, key)
        if one is None:
            one = f"{prefix}.s{len(known) + 1}"
            kind = "person" if subject.named else "other"
            entities.append(Entity(one, None, text, None, (text,), kind, None, "reporting-subject"))  # type: ignore[arg-type]
        known[key] = one
        mentions.append(_mention(len(mentions) + 1, span, subject, one))
    return Cast(tuple(entities), tuple(sorted(mentions, key=lambda m: m.span)), cast.genders, cast.offices)


def _is_led(stage: Stage, subject: _Subject) -> bool:
    """A single word whose first letter may be the preposition بـ or لـ."""
    return subject.last - subject.first == 1 and stage.doc.words[subject.first].form.startswith(("ب", "ل"))


def _mention(number: int, span: Span, subject: _Subject, one: str) -> Mention:
    kind = "name" if subject.named else "title"
    return Mention(f"ms{number}", span, kind, one, "reporting-subject")  # type: ignore[arg-type]


def _surname(entities: list[Entity], key: str) -> str | None:
    """The person whose last name a single word is; None where it might be two."""
    if " " in key:
        return None
    found = {e.id for e in entities if e.type == "person" and any(fold_text(n).split()[-1:] == [key] for n in e.names)}
    return found.pop() if len(found) == 1 else None


def _subjects(stage: Stage) -> Iterator[_Subject]:
    for sentence in stage.doc.sentences:
        cites = not _citing().isdisjoint([word.form for word in stage.doc.sentence_words(sentence)])
        if not cites and not any(_may_tell(stage, k) for k in range(sentence.first, sentence.last - 2)):
            continue
        reports = reports_of(stage, sentence, find_cues(stage, sentence))
        for report in reports:
            before = unnamed_before(stage, sentence, report.cue.first) if _follows_subject(report.cue) else None
            cited = cited_unnamed(stage, report.cue, sentence.last)
            if cited is not None:
                yield _Subject(*cited, False)
            elif before is not None:
                yield _Subject(before, report.cue.first, False)
            elif _is_unnamed(stage, report) or (_is_told(stage, report) and _may_lack(stage, report.cue)):
                yield from filter(None, (_subject(stage, report),))


def _follows_subject(cue: Cue) -> bool:
    return cue.kind == "verb" and not cue.joined and not cue.pronoun


def _is_unnamed(stage: Stage, report: Report) -> bool:
    """نفى مسؤول في البحرية تعرض سفينة لهجوم: an object behind an unnamed source."""
    at, stop = report.cue.last, report.first
    end = behind_unnamed(stage, at, stop)
    while at < end < stop and stage.doc.words[end].form in words("adverbs"):
        end += 1
    led = end == stop - 1 and stage.doc.words[end].form in PREPOSITIONS  # كشف مسؤول في البحرية عن
    return report.how == "object" and at < end and (end == stop or led)


def _is_told(stage: Stage, report: Report) -> bool:
    """Whether what is reported shows that the verb tells: a clause or marks; an object behind people or a body with the
    article (شدد المشاركون على ضرورة, أكدت الحركة رفضها)."""
    at = report.cue.last
    if report.how in TOLD:
        return True
    addressed = report.cue.verb is not None and "object" in report.cue.verb.flags  # ودعت النقابة النيابة العامة إلى
    if report.how != "object" or at >= report.first or addressed:
        return False
    form = stage.doc.words[at].form
    return form in words("bodies_told") or form in words("heard") or (form.startswith("ال") and form.endswith("ون"))


def _may_tell(stage: Stage, at: int) -> bool:
    """A cheap first look: an unnamed source, or a form of a verb of telling and behind it a word that is no clause,
    mark or mention."""
    plain = stage.doc.words[at].form.removeprefix("و").removeprefix("ف")
    if stage.doc.words[at].kind == "arabic" and (is_unnamed_head(stage, at) or plain in _relaying_forms()):
        return True
    follows = stage.doc.words[at + 1]
    if follows.kind != "arabic" or follows.form in CLAUSE or stage.cover[at + 1] >= 0:
        return False
    form = stage.doc.words[at].form
    return form in _telling_forms() or (form[:1] in ("و", "ف") and form[1:] in _telling_forms())


@functools.cache
def _citing() -> frozenset[str]:
    return words("cited_bodies") | words("cited_by_verb") | words("bodies_told") | words("heard") | ASCRIBING


@functools.cache
def _relaying_forms() -> frozenset[str]:
    return frozenset(form for form, found in verb_forms().items() if any("relay" in i.verb.flags for i in found))


@functools.cache
def _telling_forms() -> frozenset[str]:
    telling = words("telling") | words("pointing")
    return frozenset(f for f, found in verb_forms().items() if any(fold_text(i.verb.lemma) in telling for i in found))


def _may_lack(stage: Stage, cue: Cue) -> bool:
    """Whether a cue may have an unknown subject behind it: a verb of telling that no mention stands beside."""
    if (
        not _tells(stage, cue)
        or not stage.free(cue.first)
        or cue.last >= len(stage.doc.words)
        or cue.last in stage.seats
    ):
        return False
    before = stage.doc.words[cue.first - 1].form if cue.first else ""
    return (
        before != "قد" and before not in RELATIVES and (not cue.first or stage.cover[cue.first - 1] < 0 or cue.joined)
    )


def _tells(stage: Stage, cue: Cue) -> bool:
    """Whether a cue is a plain verb of telling, in a form that a subject may follow; behind some verbs only one that
    surely speaks may."""
    if cue.kind != "verb" or cue.verb is None or cue.form is None or cue.pronoun or cue.form.number != "s":
        return False
    lemma = fold_text(cue.lemma)
    return lemma in words("telling") or (lemma in words("pointing") and _surely_speaks(stage, cue.last))


def _surely_speaks(stage: Stage, at: int) -> bool:
    """Whether a noun of people, of what is heard or of a body stands here."""
    form = stage.doc.words[at].form
    return is_unnamed_head(stage, at) or is_counted(stage, at) or form in words("heard") or form in words("bodies_told")


def _subject(stage: Stage, report: Report) -> _Subject | None:
    at, items = report.cue.last, stage.doc.words
    stop = report.first - (0 if report.how in ("marks", "object") else 1)
    while at < stop and items[at].form in words("adverbs"):
        at += 1
    end = max(_end(stage, at, stop), behind_unnamed(stage, at, stop))
    end = next((k for k in range(at + 1, end) if items[k].form in words("concerned_with")), end)
    if at < stop and items[at].form in words("heard"):
        end = behind_heard(stage, at, stop)
    if not 0 < end - at <= LONGEST_SUBJECT or not stage.free(at) or not _is_speaker(stage, at):
        return None
    part = items[at].form in grammar().partitives and end > at + 1
    if items[at].form in words("correspondents") and any(_is_outlet(stage, k) for k in range(at + 1, end)):
        return None
    if not part and not is_agent(stage, at) and any(_may_speak_itself(stage, k) for k in range(at, end)):
        return None
    apposed = _apposed(stage, end, stop)
    if apposed:
        return apposed
    return _Subject(at, end, False)


def _may_speak_itself(stage: Stage, k: int) -> bool:
    """Whether a word of a subject belongs to somebody who is rather meant: a person."""
    if stage.cover[k] < 0:
        return False
    return stage.entities[_holder(stage, k)].type in ("person", "other")


def _is_outlet(stage: Stage, k: int) -> bool:
    """Whether a word of a correspondent's phrase names the body that he works for (مراسل الجزيرة)."""
    return stage.cover[k] >= 0 and stage.entities[_holder(stage, k)].type == "organisation"


def _holder(stage: Stage, word: int) -> str:
    return stage.seats[stage.cover[word]].mention.entity


def _end(stage: Stage, at: int, stop: int) -> int:
    """Where the subject's noun with its genitive and adjectives ends."""
    items = stage.doc.words
    for k in range(at, stop):
        form = items[k].form
        leads_on = (
            form == "باسم"
            or (form == "عن" and items[k - 1].form in ISSUED)
            or (form == "من" and k > at and items[k - 1].form in grammar().partitives)
        )
        if k > at and (form in BELONGING or withholds_name(stage, k + 1)):  # ضابط كبير طلب عدم ذكر اسمه
            return k
        if form in COMMAS or form in STOPS or form in RELATIVES or form in CLAUSE or k in stage.opening:
            return k
        if k > at and _ends_subject(stage, at, k):
            return k
        if (form in PREPOSITIONS and not leads_on) or form in words("adverbs") or form.startswith("لل"):
            return k
    return stop


def _ends_subject(stage: Stage, head: int, at: int) -> bool:
    """Whether a word leads out of a subject: in Latin letters, a person or an outlet behind لـ, another unnamed source
    with و; the outlet of a correspondent belongs to him (مصور لوكالة رويترز)."""
    word = stage.doc.words[at]
    bound = at in stage.seats and stage.seats[at].bound and stage.entities[_holder(stage, at)].type == "person"
    told = word.form[:1] == "ل" and (word.form[1:] in words("correspondents") or _is_told_outlet(stage, at))
    told = told and stage.doc.words[head].form not in words("correspondents")
    return word.kind != "arabic" or bound or told or (word.form[:1] == "و" and word.form[1:] in words("persons"))


def _is_told_outlet(stage: Stage, at: int) -> bool:
    """قال أحد السكان لفرانس برس: the outlet behind ل is told."""
    return at in stage.seats and stage.seats[at].bound and stage.entities[_holder(stage, at)].type == "organisation"


def _is_speaker(stage: Stage, at: int) -> bool:
    word = stage.doc.words[at]
    if word.kind != "arabic" or len(word.form) < 3 or stage.cover[at] >= 0 or word.form in PREPOSITIONS:
        return False
    if word.form in words("heard") or (word.form in words("bodies_told") and not _is_known(stage, word.form)):
        return True
    forms = {word.form, word.form.removeprefix("ال")}
    if not forms.isdisjoint(words("documents") | words("things")) and forms.isdisjoint(words("persons")):
        return False
    if (
        (word.form.endswith("ا") and not word.form.endswith("نا"))
        or word.form in SAME
        or is_saying_participle(word.form)
    ):
        return False
    led = word.form.startswith(("له", "لنا", "فيه", "لل", "بال"))
    return not led and word.form not in words("anaphors") and word.form not in CLAUSE


def _is_known(stage: Stage, word: str) -> bool:
    """Whether the article names a body that a noun with the article may take up again (النقابة العامة ... النقابة)."""
    return any(is_body(stage, one) and is_called(stage, one, word) for one in stage.entities)


def _apposed(stage: Stage, end: int, stop: int) -> _Subject | None:
    """A name between commas behind a title: رئيس المجلس، فلان الفلاني، إن."""
    items = stage.doc.words
    if end >= stop or items[end].form not in COMMAS:
        return None
    last = next((k for k in range(end + 1, min(stop, end + 2 + LONGEST_APPOSED)) if items[k].form in COMMAS), stop)
    inside = range(end + 1, last)
    plain = all(items[k].kind in ("arabic", "latin") and stage.cover[k] < 0 for k in inside)
    name = 2 <= len(inside) <= LONGEST_APPOSED and plain and not items[end + 1].form.startswith(("ال", "و"))
    good = name and not any(items[k].form in PREPOSITIONS or items[k].form in words("adverbs") for k in inside)
    return _Subject(end + 1, last, True) if good else None
