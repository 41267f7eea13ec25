"""What an act named again leaves out: "the visit" takes the sides of the visit told before it.

Carried over are sides (marked by a lower confidence, they have no span) and a status that another naming of the same
act was given by a cue.  Nothing is carried over where two namings contradict one another in a side that both give.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from waqai.extract.act_words import word_stems
from waqai.extract.carry_times import Session, carry_times
from waqai.extract.discourse import Sides
from waqai.extract.draft import Draft, Namings
from waqai.extract.filling import Arguments
from waqai.extract.joined import shared_with
from waqai.extract.sides import NAMED, state_of
from waqai.extract.status import Judgement
from waqai.extract.status_ahead import stands_ahead
from waqai.extract.taken_up import taken_up
from waqai.extract.talks_again import told_again
from waqai.knowledge.frames import frames
from waqai.knowledge.grammar import folded
from waqai.model import Entity, Status
from waqai.text.folding import fold_text

REPEATED = frozenset(("CONSULT", "AGREE", "COOPERATE"))
TALKED = frozenset(("meet", "visit"))
EXPECTED = folded(("متوقع", "المتوقع", "يتوقع", "تتوقع", "منتظر", "المنتظر"))
OPEN = frozenset(("sides", NAMED))
CARRIED: frozenset[Status] = frozenset(("planned", "possible"))
ONE_ALONE = frozenset(
    f"agree.{act}"
    for act in (
        "promise", "commit", "pledge", "abide", "consent", "accept", "accept-invitation", "willing", "ready", "keen",
        "readiness-of", "we-are-ready", "offer", "bent-on", "green-light", "respond", "heed", "no-objection",
    )
)  # fmt: skip
"""What one promises or consents to alone: the other of an earlier meeting has no part in it."""
REACH = 120
"""Words back to the meeting whose two states an agreement is between."""
Entities = Mapping[str, Entity]


def carry_over(
    drafts: Sequence[Draft], entities: Entities, published: str | None, sessions: Sequence[Session] = ()
) -> list[Draft]:
    """The drafts, completed from others of the same kind, in the same order."""
    drafts, namings = list(drafts), Namings(drafts)
    for at in range(len(drafts)):
        drafts[at] = shared_with(drafts, at)
        draft = drafts[at] = taken_up(drafts, at, namings)
        if not draft.arguments.taken_up:
            draft = drafts[at] = told_again(drafts, at, namings)
        if draft.arguments.taken_up:
            continue
        if draft.trigger.frame.event in REPEATED and (draft.trigger.is_noun or draft.trigger.frame.symmetric):
            _complete(drafts, at, entities, namings)
            drafts[at] = _put_talkers(drafts, at, entities)
        elif at and draft.trigger.frame.event == "AID":
            _give_on(drafts[at - 1], draft)
    dated = [_dated(draft, published) for draft in drafts]
    settled = [_with_status(dated, at, namings) for at in range(len(dated))]
    return carry_times(settled, entities, sessions, published)


def _complete(drafts: Sequence[Draft], at: int, entities: Entities, namings: Namings) -> None:
    """Fills the missing sides of one draft."""
    draft = drafts[at]
    found = draft.arguments
    frame = draft.trigger.frame
    if frame.id in ONE_ALONE or "sides" in frame.require or (found.get("actor") and found.get("recipient")):
        return
    twin = _twin(drafts, at, namings)
    if twin is not None:
        for role in ("actor", "recipient"):
            present = {*found.get("actor"), *found.get("recipient")}
            found.put_sides(role, tuple(e for e in twin.arguments.get(role) if e not in present))
    elif frame.event == "AGREE":
        _put_pair(found, _pair(drafts, at, entities))


def _put_talkers(drafts: Sequence[Draft], at: int, entities: Entities) -> Draft:
    """بحث الرئيسان تعزيز التعاون: what two talk about doing together is theirs, where nobody else is named for it; it
    is what they plan, where no word says otherwise."""
    draft = drafts[at]
    frame = draft.trigger.frame
    if not draft.trigger.is_noun or frame.event != "COOPERATE" or OPEN.isdisjoint(frame.require) or _named(draft):
        return draft
    talk = next((d for d in reversed(drafts[max(0, at - 2) : at]) if d.trigger.frame.mode in TALKED), None)
    if talk is None or talk.scene is not draft.scene or talk.arguments.void or draft.arguments.void:
        return draft
    if _names_talks(draft.scene.form(draft.trigger.last)):  # محور مباحثات: it only leads to the talks
        return draft
    between = range(talk.trigger.last, draft.trigger.first)
    sides = (*talk.arguments.get("actor"), *talk.arguments.get("recipient"))
    if len(sides) != 2 or any(draft.scene.starts_verb(word) for word in between):
        return draft
    states = tuple(dict.fromkeys(s for side in sides if (s := _state(side, entities))))
    one, other = states if len(states) == 2 else sides
    draft.arguments.put_sides("actor", (one,))
    draft.arguments.put_sides("recipient", (other,))
    judgement = draft.judgement
    told = judgement.given or judgement.status != "occurred"
    return draft if told else draft._replace(judgement=Judgement("planned", None, False))


def _names_talks(form: str) -> bool:
    lexemes = (x for stem in word_stems(form) for x in frames().words.get(stem, ()))
    return any(x.frame.event == "CONSULT" for x in lexemes)


def _named(draft: Draft) -> bool:
    return bool(draft.arguments.get("actor") or draft.arguments.get("recipient"))


def _give_on(before: Draft, draft: Draft) -> None:
    """زودت روسيا X بالخبرة وأرسلت مساعدات: what the same giver gives in the same breath is for the same."""
    same = before.scene is draft.scene and before.trigger.frame.event == "AID"
    doers = draft.arguments.get("actor")
    if same and doers and doers == before.arguments.get("actor") and not draft.arguments.get("recipient"):
        draft.arguments.put_sides("recipient", before.arguments.get("recipient"))


def _put_pair(found: Arguments, pair: Sides) -> None:
    """Fills the open sides of an agreement with those of a pair that are not named yet."""
    present = {*found.get("actor"), *found.get("recipient")}
    if present and not present & set(pair):
        return
    rest = [e for e in pair if e not in present]
    for role in ("actor", "recipient"):
        if rest and not found.get(role):
            found.put_sides(role, (rest.pop(0),))


def _twin(drafts: Sequence[Draft], at: int, namings: Namings) -> Draft | None:
    """The nearest other naming of the same kind of act that gives both sides, and one of them as this one does."""
    for other in _others(drafts, at, namings):
        if not _same_kind(other, drafts[at]):
            continue
        if other.arguments.get("actor") and other.arguments.get("recipient") and _compatible(other, drafts[at]):
            return other
    return None


def _others(drafts: Sequence[Draft], at: int, namings: Namings) -> Iterator[Draft]:
    """Earlier drafts of the same type, nearest first, then later ones."""
    return (drafts[place] for place in (*namings.before(at), *namings.behind(at)))


def _same_kind(one: Draft, other: Draft) -> bool:
    a, b = one.trigger.frame, other.trigger.frame
    if a.mode == "meet" and one.trigger.lexeme.lemma != other.trigger.lexeme.lemma:
        return False
    return a.id == b.id or (a.event == b.event and a.mode == b.mode and a.mode is not None)


def _compatible(full: Draft, sparse: Draft) -> bool:
    """Whether one naming gives every side that the other gives, in any role of a mutual act."""
    have = {*sparse.arguments.get("actor"), *sparse.arguments.get("recipient")}
    if full.time and sparse.time and full.time.value != sparse.time.value:
        return False
    return bool(have) and have <= {*full.arguments.get("actor"), *full.arguments.get("recipient")}


def _pair(drafts: Sequence[Draft], at: int, entities: Entities) -> Sides:
    """The two states that the nearest earlier meeting, visit or agreement was between."""
    for other in reversed(drafts[max(0, at - Namings.MEMORY) : at]):
        if drafts[at].trigger.first - other.trigger.last > REACH:
            return ()
        actor, recipient = other.arguments.get("actor"), other.arguments.get("recipient")
        if other.trigger.frame.event in ("CONSULT", "AGREE") and actor and recipient:
            if entities[actor[0]].rule == "unnamed":  # what nobody named is no state's
                return ()
            states = tuple(dict.fromkeys(s for e in (*actor[:1], *recipient[:1]) if (s := _state(e, entities))))
            if len(states) == 2:
                return states
    return ()


def _state(entity: str, entities: Entities) -> str | None:
    one = entities[entity]
    if one.type == "state":
        return entity
    return state_of(one.country, entities) if one.country else None


def _dated(draft: Draft, published: str | None) -> Draft:
    """The draft with the status that its date gives, where no cue gave another.

    A protest that is called for, with its day, is planned, and so is what is expected for a day."""
    possible = draft.judgement.status == "possible"
    called = possible and (draft.trigger.frame.event == "PROTEST" or _is_expected(draft))
    if draft.judgement.given and draft.judgement.status != "ongoing" and not called:
        return draft
    judgement = _by_date(draft, published)
    return draft if judgement is None else draft._replace(judgement=judgement)


def _is_expected(draft: Draft) -> bool:
    """من المتوقع أن يبدأ مشاورات الأسبوع المقبل: whether the cue is one of expecting."""
    span = draft.judgement.span
    return span is not None and fold_text(draft.scene.doc.text[span.start : span.end]) in EXPECTED


def _with_status(drafts: Sequence[Draft], at: int, namings: Namings) -> Draft:
    """The draft with the status of another naming of its act, where it has none of its own."""
    draft = drafts[at]
    if draft.judgement.given or draft.trigger.frame.event not in REPEATED or not draft.trigger.is_noun:
        return draft
    if draft.arguments.taken_up:
        return draft
    whole = _served(drafts, at) or _of_headline(drafts, at, namings)
    if whole:
        known = whole.time is not None and str(whole.time.value)[:4].isdigit() and not draft.time
        dated = draft._replace(time=whole.time, day=whole.day) if known else draft
        return dated._replace(judgement=Judgement(whole.judgement.status, None, False))
    ahead = draft.judgement.status == "ongoing" or stands_ahead(draft.scene, draft.trigger)
    for other in _others(drafts, at, namings):
        given = other.judgement.status in CARRIED if ahead else other.judgement.given
        given = given and not other.arguments.taken_up  # what it was is told where its sides are
        if given and other.judgement.status == "occurred" and other.time is not None:
            continue  # كانت الزيارة الأولى عام 2000: what has a date of its own may be another
        if given and _same_kind(other, draft) and _overlap(other, draft):
            status = other.judgement.status
            return draft._replace(judgement=Judgement(status, None, False)) if status in CARRIED else draft
    return draft


def _served(drafts: Sequence[Draft], at: int) -> Draft | None:
    """What a noun is the purpose of, where that is to come: سيتوجه إلى بغداد للقاء X وتعزيز العلاقات."""
    draft = purpose = drafts[at]
    if purpose.trigger.prefix == "و" and at and drafts[at - 1].trigger.is_noun:
        at, purpose = at - 1, drafts[at - 1]
    before = drafts[at - 1] if at else None
    if before is None or before.scene is not draft.scene or before.trigger.is_noun:
        return None
    return before if purpose.trigger.prefix.endswith("ل") and before.judgement.status in CARRIED else None


def _of_headline(drafts: Sequence[Draft], at: int, namings: Namings) -> Draft | None:
    """What the article tells first of those whom a headline's noun names, where that is to come."""
    draft = drafts[at]
    if not draft.scene.sentence.title or draft.trigger.frame.event != "CONSULT":
        return None
    doers = set(draft.arguments.get("actor"))
    behind = (drafts[place] for place in namings.behind(at))
    told = next((d for d in behind if d.scene is not draft.scene and doers & set(d.arguments.get("actor"))), None)
    return told if told and told.judgement.status == "planned" else None


def _by_date(draft: Draft, published: str | None) -> Judgement | None:
    value = draft.time.value if draft.time else None
    if not value or not published or not value[:4].isdigit():
        return None
    start = _first_day(value.split("/")[0])
    length = min(len(published), len(start))
    if start[:length] > published[:length] and not _is_topics_date(draft):
        return Judgement("planned", draft.time.span if draft.time else None, True)
    unsaid = not draft.judgement.given
    if unsaid and start[:length] < published[:length] and draft.trigger.frame.status is None and draft.trigger.is_noun:
        return Judgement("occurred", None, True)
    return None


def _is_topics_date(draft: Draft) -> bool:
    """رفض في بيان العيد, حرب منذ مارس: a day to come is not that of a refusal, and what lasts since then has begun."""
    if draft.trigger.frame.event in ("REJECT", "REQUEST"):
        return True
    span, scene = draft.time.span if draft.time else None, draft.scene
    last = next((at for at in scene.timed if span and scene.words[at].start == span.start), None)
    return last is not None and "منذ" in (scene.form(last), scene.form(last - 1))


def _first_day(value: str) -> str:
    """A value of a time as it is, of a week its Monday."""
    year, _, week = value.partition("-W")
    return datetime.date.fromisocalendar(int(year), int(week[:2]), 1).isoformat() if week[:2].isdigit() else value


def _overlap(one: Draft, other: Draft) -> bool:
    """Whether two namings share a side and none gives another in the same role."""
    sides = [{*d.arguments.get("actor"), *d.arguments.get("recipient")} for d in (one, other)]
    return bool(sides[0] & sides[1]) and (sides[0] <= sides[1] or sides[1] <= sides[0])
