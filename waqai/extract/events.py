"""Events: who did what with or to whom, where, when; whether it happened; on whose word.

1. the sentences of an article as scenes (`scene`): noun phrases with their prepositions, verbs, clause ends
2. triggers (`triggers`): words that name an act, in the sense that their clause gives them
3. arguments (`arguments`): sides and place from order, prepositions, possession, pronouns and helping verbs
4. status (`status`), time (`event_time`), attribution (the quotation that the trigger stands in)
5. what an act named again leaves out is filled from its first naming (`carry`)

Limits: one act a trigger; acts that only a whole sentence tells are not found; silence where no side is told, but for
talks beside powers and what befalls or is asked by people without a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from waqai.extract.act_words import names_act, word_stems
from waqai.extract.adjectives import Adjectives
from waqai.extract.among import add_companions, add_named_among
from waqai.extract.arguments import find_arguments
from waqai.extract.as_called import caller, is_blamed_already, is_called_so
from waqai.extract.carry import carry_over
from waqai.extract.carry_times import sessions_of
from waqai.extract.clauses import WordSenses
from waqai.extract.confidence import confidence
from waqai.extract.content import give_content
from waqai.extract.coreference import gender_in
from waqai.extract.denials import without_denials
from waqai.extract.discourse import Discourse
from waqai.extract.doers import drop_doers_own, lacks_doer, threaten_the_blamed
from waqai.extract.draft import Draft
from waqai.extract.event_times import Dates, event_time
from waqai.extract.finite_forms import finite_readings
from waqai.extract.first_person import bodies_of, sides_of_speaker
from waqai.extract.governors import is_only_named
from waqai.extract.joined import join_participles
from waqai.extract.known_wars import war_time
from waqai.extract.mentions import Cast
from waqai.extract.nameless import nameless_sides, names_held, names_protesters, names_struck, phrase_before
from waqai.extract.nameless_speakers import told_without_names
from waqai.extract.news_day import has_earlier_date, news_day, told_that_day
from waqai.extract.news_month import date_by_news
from waqai.extract.no_sides import drop_no_sides
from waqai.extract.objects import object_of
from waqai.extract.scene import Scene, scenes
from waqai.extract.seen_acts import SeenAct, SeenActs, complete, is_sure, is_told, named, put_back, with_status_of
from waqai.extract.sides import NAMED, settle, suffices
from waqai.extract.sourced import announces_own, holding, source_of, speakers_of
from waqai.extract.status import Judgement, judge
from waqai.extract.subject_matter import Matter, matter_of, without_private
from waqai.extract.taken_up import is_any_one, name_again
from waqai.extract.told import PERSONS, REAL, without_mentions
from waqai.extract.trigger_senses import Trigger, meeting_word
from waqai.extract.triggers import triggers, words_of_objects
from waqai.extract.untold import told_before
from waqai.extract.violence import give_doers, join_violence
from waqai.extract.visitors import give_visitor
from waqai.extract.weighing import Article, settled, weights
from waqai.knowledge.grammar import word_class
from waqai.model import Entity, Event, Quantity, Quote, Time
from waqai.text.document import Document, Sentence

POWERS = frozenset(("person", "state", "organisation"))
# Acts that news tell by their victims' number alone.
BEFALLING = frozenset(("ASSAULT", "COERCE", "PROTEST", "RETREAT"))


class Found(NamedTuple):
    """The events of an article, and the states that only an adjective names."""

    events: tuple[Event, ...]
    entities: tuple[Entity, ...]


class Read(NamedTuple):
    """What was read of an article before its events."""

    cast: Cast
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    quotes: Sequence[Quote]
    published: str | None
    acts: SeenActs | None = None


Considered = tuple[Draft, Sequence[Draft]]


class Beside(NamedTuple):
    """What else was read in one sentence: quotations that reach into it, its dates, its quantities."""

    quotes: Sequence[Quote]
    dates: Dates
    quantities: Sequence[Quantity]


def find_events(doc: Document, read: Read) -> Found:
    """The events of a document, in order of their triggers."""
    matter = matter_of(doc)
    drafts, adjectives = final_drafts(doc, read, matter)
    known = {e.id for e in read.cast.entities}
    used = {e for d in drafts for role in ("actor", "recipient", "place") for e in d.arguments.get(role)}
    extra = tuple(e for key, e in adjectives.entities.items() if key in used and key not in known)
    return Found(tuple(_event(n, d, matter) for n, d in enumerate(drafts, 1)), extra)


def final_drafts(doc: Document, read: Read, matter: Matter) -> tuple[list[Draft], Adjectives]:
    """The events as drafts, with what the rest of the article adds to each; one an event, in the same order."""
    drafts, adjectives = proposed(doc, read)
    if read.acts is not None:
        known = about(read, matter, drafts)
        said = weights(doc, read.cast, read.acts, drafts, adjectives.entities, known)
        drafts = list(map(settled, drafts, known.stands, said))
    drafts = join_participles([draft for draft in drafts if _is_told(draft)])
    threaten_the_blamed(drafts)
    give_doers(drafts)
    give_content(drafts, adjectives.entities)
    drafts = without_mentions(without_denials(drafts), read.published)
    drafts = date_by_news(drafts, doc, read.times, read.published)
    return without_private(drafts, matter, read.cast), adjectives


def proposed(doc: Document, read: Read) -> tuple[list[Draft], Adjectives]:
    """The drafts as rules and tagger read them, completed from one another, before any of them is dropped; mere
    proposals complete nothing."""
    adjectives = Adjectives(doc, {e.id: e for e in read.cast.entities})
    sessions = sessions_of(doc, read.quotes, read.times)
    found = list(_drafts(doc, read, adjectives))
    own = [draft for draft in found if not draft.is_proposal]
    drafts = join_violence(carry_over(own, adjectives.entities, read.published, sessions))
    name_again(drafts, stands)
    if len(own) < len(found):
        drafts = sorted([*drafts, *(d for d in found if d.is_proposal)], key=lambda d: d.trigger.first)
    return drafts, adjectives


def about(read: Read, matter: Matter, drafts: Sequence[Draft]) -> Article:
    """What the weighing of an article's drafts must know of it."""
    return Article(matter.strength, read.published, [stands(draft) for draft in drafts])


def _is_told(draft: Draft) -> bool:
    """Whether a draft is told: a weighed one where it is likely enough, of somebody or as its frame has it."""
    if draft.chance is None:
        return stands(draft)
    return draft.likely and (is_told(draft.seen, draft.trigger, draft.arguments, draft.scene) or stands(draft))


def _drafts(doc: Document, read: Read, adjectives: Adjectives) -> Iterator[Draft]:
    return (draft for draft, _ in considered(doc, read, adjectives))


def considered(doc: Document, read: Read, adjectives: Adjectives) -> Iterator[Considered]:
    """Each trigger as it was read, and the drafts of all its readings that fit, the likeliest first."""
    discourse = Discourse(adjectives.entities, genders_of_persons(read.cast), bodies_of(read.cast))
    senses = WordSenses(finite_readings, adjectives, names_act)
    beside = _beside(doc, read)
    for scene in scenes(doc, read.cast.mentions, adjectives.entities, read.times, senses):
        discourse.enter(scene)
        setting = Setting(scene, discourse, adjectives, beside[scene.sentence], read.acts)
        found = list(_of_frames(setting))
        yield from found if read.acts is None else _of_tagger(setting, found, read.acts)


def _of_tagger(setting: Setting, found: Sequence[Considered], acts: SeenActs) -> Sequence[Considered]:
    """What frames know of one sentence, and the acts that the tagger sees beside it.  What only it takes for an act
    must say more than an act of its kind that stands without it."""
    taken = {at for draft, _ in found for at in draft.trigger.words}
    more = (_of_word(setting, trigger, act) for trigger, act in named(setting.scene, acts, taken))
    both = sorted([*found, *((one, [one]) for one in more)], key=lambda pair: pair[0].trigger.first)
    alone = [draft for draft, _ in both if not draft.seen_only and stands(draft)]
    for draft, _ in both:
        if draft.seen_only and is_told(draft.seen, draft.trigger, draft.arguments, draft.scene):
            draft.arguments.void |= any(_says_no_more(draft, other) for other in alone)
    return both


def _of_word(setting: Setting, trigger: Trigger, act: SeenAct) -> Draft:
    """The draft of a word that only the tagger takes for an act; a mere proposal where it is not sure."""
    draft = _draft(setting, trigger)
    return _seen(setting, draft, act) if is_sure(act, trigger) else draft._replace(seen=act, is_proposal=True)


def _says_no_more(draft: Draft, other: Draft) -> bool:
    sides, known = ({*one.arguments.get("actor"), *one.arguments.get("recipient")} for one in (draft, other))
    return draft.trigger.frame.event == other.trigger.frame.event and sides <= known


def _of_frames(setting: Setting) -> Iterator[Considered]:
    """The triggers of one sentence that frames know."""
    scene, acts = setting.scene, setting.acts
    used: set[int] = set()
    for choices in triggers(scene, used):
        drafts = [_draft(setting, one) for one in choices]
        if acts is not None:
            drafts = [_seen(setting, one, acts.of(one.trigger)) for one in drafts]
        standing = next((d for d in drafts if stands(d)), None)
        draft = standing or drafts[0]
        frame = draft.trigger.frame
        if frame.symmetric or standing:
            used |= words_of_objects(scene, choices, frame.event)
        if standing and (frame.event == "REQUEST" or (frame.event == "AGREE" and not draft.trigger.is_noun)):
            used |= _needs_asked_for(scene, draft.trigger)
        yield draft, drafts


def _needs_asked_for(scene: Scene, trigger: Trigger) -> set[int]:
    """دعا إلى ضرورة احترام القانون, اتفقا على ضرورة الحوار: the need is what is asked for or agreed upon, no demand of
    its own; where the frame looks beyond the clause (شدد، خلال لقائه، على ضرورة), so does this."""
    needs = word_class("needfulness")
    needed = meeting_word(scene, trigger, trigger.frame.needs) if trigger.frame.across and trigger.frame.needs else None
    behind = range(trigger.last, scene.clause_end(trigger.last) if needed is None else needed + 1)
    return {at for at in behind if not needs.isdisjoint(word_stems(scene.form(at)))}


def genders_of_persons(cast: Cast) -> dict[str, str]:
    """The gender of every person of an article that title or name tells."""
    return {e.id: gender for e in cast.entities if e.type == "person" and (gender := gender_in(cast, e))}


def _beside(doc: Document, read: Read) -> dict[Sentence, Beside]:
    quotes = doc.by_sentence(read.quotes, lambda q: q.span)
    times = doc.by_sentence((t for t in read.times if t.value), lambda t: t.span)
    quantities = doc.by_sentence(read.quantities, lambda q: q.span)
    news = news_day(doc, read.times, read.published)
    dates = (Dates(t, q, read.published, news) for t, q in zip(times, quotes, strict=True))
    return dict(zip(doc.sentences, map(Beside, quotes, dates, quantities), strict=True))


def stands(draft: Draft) -> bool:
    """Whether enough is told: the sides that the frame requires, or, of violence and force, how many it befell."""
    frame = draft.trigger.frame
    if draft.arguments.void or draft.is_proposal:
        return False
    if draft.arguments.named_again:
        return True
    if draft.seen_only and is_told(draft.seen, draft.trigger, draft.arguments, draft.scene):
        return True
    if told_without_names(draft):
        return not lacks_doer(draft)
    if suffices(frame, draft.arguments):
        return not lacks_doer(draft) and (NAMED not in frame.require or _names_anybody(draft))
    if frame.event in BEFALLING and any(q.unit in PERSONS for q in draft.quantities):
        return True
    if names_held(draft):
        return True
    told = draft.judgement.status in REAL or draft.judgement.status == "denied"
    return told and (names_struck(draft) if frame.event == "ASSAULT" else names_protesters(draft))


def _names_anybody(draft: Draft) -> bool:
    """Whether a side was found, or the sentence names somebody who acts in news: state, body or person."""
    if draft.arguments.get("actor") or draft.arguments.get("recipient"):
        return True
    if is_any_one(draft.scene, draft.trigger):
        return False  # قبل أي لقاء
    return any(not POWERS.isdisjoint(draft.scene.types(phrase)) for phrase in draft.scene.phrases)


class Setting(NamedTuple):
    """A sentence with all that its acts are read by."""

    scene: Scene
    discourse: Discourse
    adjectives: Adjectives
    beside: Beside
    acts: SeenActs | None


def _draft(setting: Setting, trigger: Trigger) -> Draft:
    scene, discourse, adjectives, beside, _ = setting
    own = trigger.frame.speaker or trigger.told is not None  # قال إن على X أن, توصلا إلى «تفاهم»
    told = scene.words[trigger.last - 1].span if own else trigger.span
    around = holding(beside.quotes, told)
    quote = next(iter(around), None)
    arguments = find_arguments(scene, trigger, discourse, adjectives)
    arguments.put_sides(trigger.frame.subject, sides_of_speaker(trigger, quote, discourse.bodies))
    if is_called_so(scene, trigger) and not arguments.get(trigger.frame.subject):
        arguments.put_sides(trigger.frame.subject, speakers_of(quote) or caller(scene, trigger, discourse))
    if trigger.frame.speaker and quote and quote.speaker and not _is_of_another(scene, trigger, discourse):
        arguments.put_sides("actor", speakers_of(quote))
    if announces_own(scene, trigger, quote) and (trigger.suffix or not arguments.get("actor")):
        arguments.give("actor", speakers_of(quote))
    give_visitor(scene, trigger, arguments)
    settle(trigger.frame, arguments, discourse.entities)
    drop_no_sides(scene, trigger, arguments)
    arguments.void |= is_only_named(scene, trigger) or is_blamed_already(scene, trigger)
    counted = tuple(_counted(scene, trigger, beside.quantities))
    judgement = judge(scene, trigger)
    time = event_time(scene, trigger, judgement, beside.dates)
    war = war_time(scene, trigger, arguments, discourse.entities, beside.dates.published)
    day = war or _day(scene, trigger, judgement, quote, beside.dates)
    draft = Draft(trigger, scene, arguments, judgement, time, quote, counted, day, around[1:])
    add_named_among(draft)
    add_companions(draft)
    drop_doers_own(draft)
    return draft


def _seen(setting: Setting, draft: Draft, act: SeenAct) -> Draft:
    """The draft with what the tagger sees of its act: sides, and the status where it does not stand without it."""
    only = not stands(draft)
    if only and not is_sure(act, draft.trigger):
        return draft._replace(seen=act)
    replaced = complete(draft.scene, draft.trigger, draft.arguments, act, only)
    settle(draft.trigger.frame, draft.arguments, setting.discourse.entities)
    drop_no_sides(draft.scene, draft.trigger, draft.arguments)
    put_back(draft.arguments, replaced)
    judgement = with_status_of(draft.judgement, act) if only else draft.judgement
    return draft._replace(judgement=judgement, seen=act, seen_only=only)


def _is_of_another(scene: Scene, trigger: Trigger, discourse: Discourse) -> bool:
    """قالت إن الطفل يحتاج إلى الدعم: the verb has a subject of its own, whom nothing names."""
    at = trigger.first
    own = at in scene.verbs and not discourse.of_verb.get(at)
    return own and trigger.frame.subject == "none" and told_before(scene, at)


def _day(scene: Scene, trigger: Trigger, judgement: Judgement, quote: Quote | None, dates: Dates) -> str | None:
    """The day that the article is news of, where the act is told as that day's."""
    if dates.news is None or has_earlier_date(dates.times, dates.news):
        return None
    return dates.news if told_that_day(scene, trigger, judgement, quote) else None


def _event(number: int, draft: Draft, matter: Matter) -> Event:
    trigger, arguments, judgement, quote = draft.trigger, draft.arguments, draft.judgement, draft.quote
    spans = {role: tuple(spans) for role, spans in arguments.spans.items() if spans and arguments.get(role)}
    nameless = nameless_sides(draft)
    spans |= nameless
    if draft.time is not None:
        spans["time"] = (draft.time.span,)
    said_by, source = source_of(draft)
    return Event(
        id=f"e{number}",
        type=trigger.frame.event,
        mode=trigger.frame.mode,
        trigger=trigger.span,
        sentence=draft.scene.sentence.span,
        actor=arguments.get("actor"),
        recipient=arguments.get("recipient"),
        place=arguments.get("place"),
        time=draft.time.value if draft.time else draft.day,
        spans=spans,
        quantities=tuple(q.id for q in draft.quantities),
        object=object_of(draft, spans),
        status=judgement.status,
        status_span=judgement.span,
        said_by=said_by,
        said_by_span=source.cue if source and said_by else None,
        quote=quote.id if quote else None,
        confidence=confidence(draft, matter, len(nameless)),
        rule=f"{trigger.frame.id}:{trigger.lexeme.lemma}",
    )


def _counted(scene: Scene, trigger: Trigger, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities of the trigger's clause; of those before a verb of harm, whom it befell (ستة أشخاص قتلوا)."""
    if not quantities:
        return
    start, end = scene.words[trigger.first].start, scene.words[scene.clause_end(trigger.last) - 1].end
    counted = [q for q in quantities if start <= q.span.start < end]
    if trigger.frame.befalls and not trigger.is_noun and not any(q.unit in PERSONS for q in counted):
        told = phrase_before(scene, trigger.first)
        yield from (q for q in quantities if told and q.unit in PERSONS and told.start <= q.span.start < told.end)
    yield from counted
