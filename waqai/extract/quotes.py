"""Quotations: whose words stand between marks, and whose word a clause stands on.

1. cues of each sentence (`cues`), what each reports (`reporting`), who speaks (`speakers`)
2. pieces between marks (`quotation_marks`): somebody's words where a cue brings them in or holds them, else names,
   irony or headings
3. both as `Quote`s: a direct one for each piece, an indirect one for each reported clause that is more than a piece

`find_attributions` gives the event engine every reported stretch with its speakers, cue and stance.
Limits: free indirect speech and rhetorical questions of the article itself are not told from its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from waqai.extract.asides import without_asides
from waqai.extract.cast import Cast
from waqai.extract.cues import COMMAS, DASHES, RELATIVES, Cue, find_cues
from waqai.extract.marked_alone import is_whole_sentence, speaks_for_itself
from waqai.extract.marked_names import is_name, mark_names
from waqai.extract.media import via_of
from waqai.extract.report_ends import trimmed
from waqai.extract.reporting import Report, reports_of
from waqai.extract.speaker_memory import Voice
from waqai.extract.speakers import Speakers
from waqai.extract.staging import Stage
from waqai.knowledge.reporting import stance_of, words
from waqai.model import Quote, Span
from waqai.text.document import Document, Sentence

# A piece that no cue brings in is somebody's words only from this length on, where the words before it were.
SHORTEST_CONTINUATION = 4

# Marked words are the last speaker's within so many characters of his.
NEAR_PIECE = 300

# Words between the noun of an address and the colon behind it.
ADDRESS = 8
# How many words a source at the head of a sentence may still have behind its first mention, up to its comma.
LONGEST_SOURCE = 9


class Attribution(NamedTuple):
    """A stretch that stands on somebody's word.  `speakers` is empty where nobody is named (يقال إن)."""

    span: Span
    speakers: tuple[str, ...]
    cue: Span | None
    cue_lemma: str
    stance: str
    quote_id: str | None
    direct: bool


class _Draft(NamedTuple):
    report: Report
    voice: Voice
    via: str | None


RELAYING = ("نقلا", "استنادا")


def find_quotes(doc: Document, cast: Cast) -> tuple[Quote, ...]:
    """Direct and indirect quotations with speaker and cue, by place; where two begin together the longer is first."""
    stage = Stage.of(doc, cast.entities, cast.mentions, cast.genders)
    mark_names(stage)
    speakers = Speakers(stage)
    drafts: list[_Draft] = []
    for number, sentence in enumerate(doc.sentences):
        speakers.enter(number)
        drafts.extend(_sentence_drafts(stage, sentence, speakers))
    drafts = _name_issuers(stage, _without_idle(_sound_headings(stage, drafts)))
    found = [*_direct(stage, drafts), *_indirect(stage, drafts)]
    ordered = sorted(found, key=lambda q: (q.span.start, -q.span.end, q.direct))
    return tuple(_numbered(_unrepeated(ordered)))


def find_attributions(quotes: Iterable[Quote]) -> tuple[Attribution, ...]:
    """Every reported stretch, the longest first at one place; the innermost around an event says on whose word."""
    return tuple(
        Attribution(q.span, q.speakers, q.cue, lemma, stance_of(lemma), q.id, q.direct)
        for q in quotes
        for lemma in ((q.rule or "").partition(":")[2],)
    )


# -- one sentence -----------------------------------------------------------------------------------------------------


def _sentence_drafts(stage: Stage, sentence: Sentence, speakers: Speakers) -> list[_Draft]:
    cues = find_cues(stage, sentence)
    found: list[_Draft] = []
    lead: str | None = None
    for report in reports_of(stage, sentence, cues):
        if found and found[-1].report.cue == report.cue:
            found.append(found[-1]._replace(report=report))
            speakers.goes_on(report, found[-1].voice)
            continue
        voice = speakers.of(sentence, report)
        if voice is None:
            continue
        if report.how != "whole":
            found.append(_Draft(report, voice, via_of(stage, report) or lead))
        elif found and _relays(found[-1], report):
            found[-1] = found[-1]._replace(voice=voice, via=found[-1].via or _name_of(stage, found[-1].voice))
        elif found and _is_between(found[-1], report):
            found[-1] = found[-1]._replace(via=found[-1].via or _name_of(stage, voice))
        elif _opens(stage, sentence, report.cue) or lead:
            before = len(found)
            found = _lead(stage, sentence, found, report, voice, lead)
            lead = _name_of(stage, voice) if len(found) == before else None
        else:
            found = _cite(stage, sentence, found, report, voice)
    return [*found, *_addresses(stage, sentence, found, speakers)]


def _addresses(stage: Stage, sentence: Sentence, drafts: Sequence[_Draft], speakers: Speakers) -> Iterator[_Draft]:
    """Marked words behind a colon and the noun of an address, with no verb of saying: في كلمة متلفزة الجمعة: «...»."""
    items = stage.doc.words
    for first, piece in stage.opening.items():
        if not sentence.first < first < sentence.last or items[first - 1].form != ":":
            continue
        if any(draft.report.first <= first < draft.report.last or _leads(draft, first) for draft in drafts):
            continue
        before = range(max(sentence.first + 1, first - 1 - ADDRESS), first - 1)
        noun = next(
            (k for k in before if items[k].form in words("addresses") and items[k - 1].form in ("في", "خلال")), None
        )
        voice = speakers.of_address(sentence, noun) if noun is not None else None
        if noun is not None and voice is not None:
            cue = Cue(noun, noun + 1, "document", items[noun].form)
            yield _Draft(Report(cue, first, stage.edges[piece][1], "colon"), voice, None)


def _relays(draft: _Draft, source: Report) -> bool:
    """ذكرت الوكالة نقلا عن الوزير أن: between a verb and its clause stands the one on whose word the outlet has it."""
    return draft.report.cue.last < source.cue.first < draft.report.first and source.cue.lemma in RELAYING


def _is_between(draft: _Draft, source: Report) -> bool:
    """وأضاف المصدر، وفقا لما نقلت الوكالة، أن: between a verb and its clause stands the medium."""
    return draft.report.how == "clause" and draft.report.cue.last < source.cue.first < draft.report.first


def _lead(
    stage: Stage, sentence: Sentence, drafts: list[_Draft], report: Report, voice: Voice, via: str | None
) -> list[_Draft]:
    """A source that opens its sentence gives the rest of it; one behind another (نقلا عن) takes its place."""
    first = _behind_source(stage, sentence, report.cue)
    whole = report._replace(first=first, last=trimmed(stage, first, max(first, report.last)))
    return [*drafts, _Draft(whole, voice, via)] if whole.first < whole.last else drafts


def _cite(stage: Stage, sentence: Sentence, drafts: list[_Draft], report: Report, voice: Voice) -> list[_Draft]:
    """A cited source behind what it tells: the words in marks before it, the clause, or only the medium of both."""
    cue = report.cue
    piece = _piece_before(stage, cue.first)
    if piece is not None:
        first, last = stage.edges[piece]
        return [*drafts, _Draft(Report(cue, first, last, "before"), voice, None)]
    covering = [d for d in drafts if d.report.first < cue.first and d.report.last >= cue.first - 2]
    acts = covering and all(d.report.how == "object" for d in covering)
    if covering and not acts:
        name = _name_of(stage, voice)
        return [d._replace(via=d.via or name) if d in covering and d.voice.ids != voice.ids else d for d in drafts]
    first = max([sentence.first, *(d.report.last for d in drafts)])
    if stage.doc.words[cue.first - 1].form not in COMMAS:
        first = max(first, _last_comma(stage, first, cue.first))
    whole = Report(cue, first, trimmed(stage, first, _behind_dashes(stage, sentence, cue)), "whole")
    return [*drafts, _Draft(whole, voice, None)] if whole.first < whole.last else drafts


def _behind_dashes(stage: Stage, sentence: Sentence, cue: Cue) -> int:
    """Where a source's word ends: before it, but one between dashes stands inside what it tells."""
    items = stage.doc.words
    within = range(cue.last, min(sentence.last, cue.last + LONGEST_SOURCE))
    aside = items[cue.first - 1].form in DASHES and any(items[k].form in DASHES for k in within)
    return sentence.last if aside else cue.first


def _last_comma(stage: Stage, first: int, stop: int) -> int:
    """The word behind the last comma before a source that no comma sets apart: it speaks for that much alone."""
    return next(
        (k for k in range(stop - 1, first, -1) if stage.doc.words[k - 1].form in COMMAS and stage.free(k - 1)), first
    )


def _opens(stage: Stage, sentence: Sentence, cue: Cue) -> bool:
    return cue.first <= sentence.first + 1


def _behind_source(stage: Stage, sentence: Sentence, cue: Cue) -> int:
    """The first word of what a source at the head of its sentence tells: behind its comma, else behind its mention."""
    items = stage.doc.words
    seat = stage.seats.get(cue.last)
    end = seat.last if seat else cue.last + 1
    related = any(word.form in RELATIVES for word in items[end : min(sentence.last, end + LONGEST_SOURCE)])
    for k in range(end, min(sentence.last, end + LONGEST_SOURCE * (2 if related else 1))):
        if items[k].form in ("،", ":") and stage.free(k):
            end = k + 1
            break
    if end < sentence.last and items[end].form in ("فان", "فانه", "فانها", "فانهم", "فقد", "ان"):
        return end + 1
    return min(end, sentence.last)


def _piece_before(stage: Stage, at: int) -> int | None:
    """The marked piece that ends right before a word, a comma set aside."""
    k = at - 1
    while k >= 0 and stage.doc.words[k].form in ("،", ",", "-", "–", "."):
        k -= 1
    holder = stage.holder[k] if k >= 0 else -1
    return holder if holder >= 0 and stage.edges[holder][1] == k + 1 and not is_name(stage, holder) else None


def _name_of(stage: Stage, voice: Voice) -> str | None:
    entity = stage.entities.get(voice.ids[0]) if voice.ids else None
    return entity.name_ar if entity else None


def _without_idle(drafts: list[_Draft]) -> list[_Draft]:
    """Without cues of nobody inside what somebody says ("he said that the study shows that"): his word covers them."""
    return [d for d in drafts if d.voice.ids or not any(_inside(d, other) for other in drafts)]


def _inside(draft: _Draft, other: _Draft) -> bool:
    return bool(other.voice.ids) and other.report.first <= draft.report.cue.first < other.report.last


def _sound_headings(stage: Stage, drafts: list[_Draft]) -> list[_Draft]:
    """Without headings such as "مصر: ..." that name where, not who: a state speaks if it soon does so by a verb."""
    return [draft for at, draft in enumerate(drafts) if not _names_place(stage, draft, drafts[at + 1 : at + 5])]


def _names_place(stage: Stage, draft: _Draft, following: Sequence[_Draft]) -> bool:
    if draft.report.cue.kind != "colon" or not draft.voice.ids:
        return False
    entity = stage.entities.get(draft.voice.ids[0])
    speaks = any(draft.voice.ids[0] in later.voice.ids and later.report.cue.kind == "verb" for later in following)
    return entity is not None and entity.type not in ("person", "organisation") and not speaks


def _name_issuers(stage: Stage, drafts: list[_Draft]) -> list[_Draft]:
    """A statement without an issuer ("جاء في بيان") belongs to whoever soon after speaks "in its statement"."""
    named: list[_Draft] = []
    for at, draft in enumerate(drafts):
        if draft.report.cue.kind == "document" and not draft.voice.ids:
            issuer = next(
                (d.voice for d in drafts[at + 1 : at + 5] if d.voice.ids and (d.via or "").startswith("بيان")), None
            )
            draft = draft._replace(voice=issuer) if issuer else draft
        named.append(draft)
    return named


# -- quotes -----------------------------------------------------------------------------------------------------------


def _direct(stage: Stage, drafts: Sequence[_Draft]) -> list[Quote]:
    found: list[Quote] = []
    last: tuple[int, _Draft] | None = None
    for at, piece in enumerate(stage.pieces):
        if piece.depth or is_name(stage, at):
            continue
        draft = _bringer(stage, at, drafts) or _continued(stage, at, last)
        if draft is None and is_whole_sentence(stage, at):
            draft = _of_last(stage, at, last, drafts)
        if draft:
            found.append(_quote(stage, draft, piece.span, True))
            last = at, draft
        elif speaks_for_itself(stage, at):
            ids = _spoke_before(stage, piece.span.start, drafts)
            found.append(Quote("", piece.span, True, ids[0] if ids else None, None, None, "marks", ids))
    return found


def _spoke_before(stage: Stage, start: int, drafts: Sequence[_Draft]) -> tuple[str, ...]:
    """Who spoke in the sentence before one whose marks alone tell that it is quoted; nobody where it is unclear."""
    here = stage.doc.sentence_at(start)
    if here is None:
        return ()
    before = stage.doc.sentence_at(stage.doc.words[here.first - 1].start) if here.first else None
    inside = range(here.first, here.last)
    if before is None or before.title or any(draft.report.cue.first in inside for draft in drafts):
        return ()
    last = [draft for draft in drafts if before.first <= draft.report.cue.first < before.last]
    spoke = {draft.voice.ids for draft in last if draft.report.cue.kind in ("verb", "participle", "colon")}
    return spoke.pop() if len(spoke) == 1 else ()


def _of_last(stage: Stage, piece: int, last: tuple[int, _Draft] | None, drafts: Sequence[_Draft]) -> _Draft | None:
    """The speaker of the marked words right before, where nobody else spoke in between."""
    if last is None:
        return None
    begin, end = stage.pieces[last[0]].outer.end, stage.pieces[piece].outer.start
    cues = (stage.doc.words[draft.report.cue.first].start for draft in drafts)
    return last[1] if end - begin <= NEAR_PIECE and not any(begin <= at < end for at in cues) else None


def _bringer(stage: Stage, piece: int, drafts: Sequence[_Draft]) -> _Draft | None:
    """The report that brings a piece in: the source right behind it, else the innermost that holds it."""
    first, _ = stage.edges[piece]
    holding = [d for d in drafts if d.report.first <= first < d.report.last or _leads(d, first)]
    behind = [d for d in holding if d.report.how == "before"]
    ahead = [d for d in holding if d.report.how != "before"]
    best = max(ahead, key=lambda d: _closeness(d, ahead), default=None)
    if not behind:
        return best
    cited = behind[-1].report.cue.kind in ("source", "own")
    if best is None or (cited and not _only_medium(stage, behind[-1], best)):
        return behind[-1]
    return best._replace(via=best.via or _name_of(stage, behind[-1].voice)) if cited else best


def _only_medium(stage: Stage, source: _Draft, draft: _Draft) -> bool:
    """Whether a source behind marks is the outlet that printed what somebody else, named before, said."""
    said = draft.report.how in ("marks", "clause", "colon") and draft.report.cue.kind != "source"
    entity = stage.entities.get(source.voice.ids[0]) if source.voice.ids else None
    return said and bool(draft.voice.ids) and entity is not None and entity.type == "organisation"


def _closeness(draft: _Draft, holding: Sequence[_Draft]) -> tuple[bool, bool, int]:
    """A verb outweighs a cited source, and a strong verb a weak one that stands inside its clause."""
    report = draft.report
    weak = report.cue.verb is not None and not report.cue.verb.flags.isdisjoint(("weak", "strict"))
    nested = weak and any(d.report.first <= report.cue.first < d.report.last for d in holding)
    return report.how != "whole", not nested, report.cue.first


def _leads(draft: _Draft, first: int) -> bool:
    return draft.report.how in ("marks", "clause", "colon") and draft.report.first == first


def _continued(stage: Stage, piece: int, last: tuple[int, _Draft] | None) -> _Draft | None:
    """A piece that follows somebody's words with nothing but punctuation between, or in the same sentence."""
    if last is None or stage.inner(piece)[1] - stage.inner(piece)[0] < SHORTEST_CONTINUATION:
        return None
    between = stage.doc.words[stage.edges[last[0]][1] : stage.edges[piece][0]]
    return last[1] if len(between) <= 2 and all(w.kind == "mark" or w.form == "و" for w in between) else None


def _indirect(stage: Stage, drafts: Sequence[_Draft]) -> list[Quote]:
    found = []
    for draft in drafts:
        first, last = draft.report.first, draft.report.last
        if draft.report.how in ("marks", "before") or _is_piece(stage, first, last) or _too_short(draft.report):
            continue
        for begin, end in without_asides(stage, first, last):
            found.append(_quote(stage, draft, stage.doc.span(begin, end), False))
    return found


def _too_short(report: Report) -> bool:
    """One word makes no clause; behind a preposition it may (هدد بالانسحاب)."""
    return report.last - report.first < (1 if report.how == "object" else 2)


def _is_piece(stage: Stage, first: int, last: int) -> bool:
    """Whether a stretch is marked pieces and next to nothing else."""
    outside = sum(stage.free(k) and stage.doc.words[k].kind != "mark" for k in range(first, last))
    return outside == 0


def _quote(stage: Stage, draft: _Draft, span: Span, direct: bool) -> Quote:
    cue = draft.report.cue
    ids = draft.voice.ids
    where = stage.doc.span(cue.first, cue.last)
    return Quote("", span, direct, ids[0] if ids else None, where, draft.via, f"{cue.kind}:{cue.lemma}", ids)


def _unrepeated(quotes: Sequence[Quote]) -> list[Quote]:
    seen: set[tuple[Span, bool]] = set()
    return [q for q in quotes if (q.span, q.direct) not in seen and not seen.add((q.span, q.direct))]  # type: ignore[func-returns-value]


def _numbered(quotes: Sequence[Quote]) -> list[Quote]:
    return [
        Quote(f"s{n}", q.span, q.direct, q.speaker, q.cue, q.via, q.rule, q.speakers) for n, q in enumerate(quotes, 1)
    ]


__all__ = ["Attribution", "find_attributions", "find_quotes"]
