"""Groups and unnamed sources (خبراء, مسؤولون أميركيون, مصدر أمني), weapons, treaties and Latin names."""

from __future__ import annotations

import functools

from waqai.extract.bodies import read_body
from waqai.extract.cast import Piece
from waqai.extract.heads import article_cut
from waqai.extract.names import read_name
from waqai.extract.scan import Scan
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, gazetteer
from waqai.knowledge.frames import frames
from waqai.knowledge.institutions import Head, collectives, things
from waqai.knowledge.loader import toml
from waqai.knowledge.store import store
from waqai.model import EntityType
from waqai.text.clitics import readings
from waqai.text.folding import fold_text
from waqai.text.phrases import Match

# Groups that are counted only as a state's, being too common otherwise.
NEEDS_STATE = frozenset(("people", "states", "representatives", "ministers"))


# Groups whose words are adjectives, too.
ADJECTIVAL = frozenset(("attackers", "fighters", "suspects"))
# Groups that are told by where they serve, and what leads on to it.
SERVING = frozenset(("officials", "sources", "diplomats", "lawmakers"))
SERVED, DISTRICT = frozenset(("organisation", "facility")), "head-known"
SERVES_IN, WITHIN = frozenset(("في", "لدي", "من")), ("ب",)
# Endings of plurals that are no construct: what follows is no owner.
INFLECTED = ("ون", "ين")
DIRECTIONS = word_class("directions")
COUNTING = frozenset(("عشرات", "مئات", "الاف", "ملايين", "العشرات", "المئات", "الالاف"))


def read_group(scan: Scan, at: int) -> Piece | None:
    """The group that starts at a word, with its adjectives and its state."""
    matches = list(collectives().groups.at(scan.words, at, scan.stops[at]))
    found = [p for p in (_group(scan, m) for m in matches if m.prefix[:1] != "س") if p]
    return max(found, key=lambda p: p.last, default=None)


def _group(scan: Scan, match: Match[Head]) -> Piece | None:
    definite, skip = article_cut(match)
    head = match.value
    if (head.id in ADJECTIVAL and _is_adjective(scan, match)) or scan.words[match.first].bare[skip:] in _unlike():
        return None
    if head.id in ("states", "lawmakers") and match.last < scan.stops[match.first]:
        members = _members(scan, match, skip)
        if members:
            return members
    last, state = _qualified(scan, match.last, scan.stops[match.first], definite)
    if head.id == "people" and match.prefix == "و" and _is_of_whole_state(scan, match.first - 1):
        return None
    if state is None and (
        head.id in NEEDS_STATE or (head.id == "officials" and match.last - match.first == 1 and last == match.last)
    ):
        return None
    if state is None and head.type == "organisation" and match.last - match.first == 1:
        return None
    if match.prefix[:1] == "ك":
        return None
    if (
        state
        and state.type == "organisation"
        and head.id == "fighters"
        and scan.words[match.first].form.endswith(INFLECTED)
    ):
        return Piece(match.first, last, skip, state.id, state.type, "name", "fighters-of", state, state.country)
    where = (state.country or state.id) if state else ""
    last, parts = _complement(scan, last, scan.stops[match.first], definite)
    if not parts:
        last, parts = _posted(scan, head, last, scan.stops[match.first])
    if not parts and last == match.last and not definite:
        last, parts = _at_home(scan, last, scan.stops[match.first])
    first = _counted(scan, match)
    if first < match.first:
        skip = 0
    words = _plain(scan, match.last, last) if last > match.last and state is None else ""
    rest = _plain(scan, match.first + 1, match.last)
    key = f"group {head.id}:{where}:{rest}{words}"
    country = state.country if state else next((p.country for p in parts if p.type in ("place", "state")), None)
    return Piece(first, last, skip, key, head.type, "name", "group", None, country, parts=parts)


def _plain(scan: Scan, first: int, last: int) -> str:
    """Words alike in all cases, with or without article: المعارضون and معارضين."""
    forms = (scan.words[n].form.removeprefix("ال") for n in range(first, last))
    return " ".join(f"{form[:-2]}ين" if form.endswith("ون") else form for form in forms)


def _is_of_whole_state(scan: Scan, at: int) -> bool:
    """جيش وشعب الدولة: with the word before, its people is the state as a whole."""
    return at >= 0 and any(cut.stem in _with_people() for cut in readings(scan.words[at].form))


def _at_home(scan: Scan, at: int, stop: int) -> tuple[int, tuple[Piece, ...]]:
    """The place whose people a group in the construct is: أهالي درعا, عشائر الأنبار, سكان جنوب العراق."""
    if at >= stop or scan.words[at - 1].form.endswith(INFLECTED):
        return at, ()
    toward = scan.words[at].form in DIRECTIONS
    state = scan.state(at + 1, stop) if toward else None
    place = read_name(scan, at) or read_body(scan, at)
    if place and place.type == "place" and place.kind == "name" and not place.skip:
        return place.last, (place,)
    if state is None:
        return at, ()
    known = state[1]
    part = Piece(at + 1, state[0], 0, known.id, "state", "name", "name-in-group", known, known.country)
    return state[0], (part,)


def _posted(scan: Scan, head: Head, at: int, stop: int) -> tuple[int, tuple[Piece, ...]]:
    """Where officials and sources serve: مسؤول في السفارة الأميركية, مصدر باللجنة العليا."""
    if head.id not in SERVING or at >= stop:
        return at, ()
    first = at + 1 if scan.words[at].form in SERVES_IN else at
    if first >= stop or (first == at and not scan.words[at].form.startswith(WITHIN)):
        return at, ()
    found = [p for p in (read_body(scan, first), read_name(scan, first)) if p and _is_served(p)]
    body = max(found, key=lambda p: (p.last, p.known is not None), default=None)
    if body is None or scan.words[first].form[: body.skip] not in {"", *WITHIN, "لل"}:
        return at, ()
    return body.last, (body,)


def _is_served(piece: Piece) -> bool:
    """Whether officials may belong to it: a body, also one told by its noun alone (الشرطة), or a province."""
    return piece.type in SERVED or (piece.type == "place" and piece.rule == DISTRICT)


def _complement(scan: Scan, at: int, stop: int, definite: bool) -> tuple[int, tuple[Piece, ...]]:
    """What a group belongs to: أهالي العمال, جمهور الرجاء."""
    if definite or at >= stop:
        return at, ()
    other = next((m for m in collectives().groups.at(scan.words, at, stop) if m.prefix == "ال"), None)
    if other:
        return other.last, ()
    for name in scan.names(at):
        known, kind = name.value.known, name.value.kind
        if known.type == "organisation" and kind == "name" and not name.prefix:
            part = Piece(at, name.last, 0, known.id, known.type, kind, "name-in-group", known, known.country)
            return name.last, (part,)
    return at, ()


def _is_adjective(scan: Scan, match: Match[Head]) -> bool:
    """انتحاري in هجوم انتحاري: it says of what kind an act is; not so a plural of persons (هجوم مسلحين), unless it
    describes another (مسلحون مجهولون)."""
    form = scan.words[match.last - 1].form
    if form.endswith(("ون", "ين")):
        return not match.prefix and scan.form(match.first - 1, match.first).endswith(form[-2:])
    before = [cut.stem for cut in readings(scan.form(match.first - 1, match.first) or "-")]
    nouns = (x for stem in before for x in frames().words.get(stem.removeprefix("ال"), ()))
    return any(x.form.tense == "masdar" for x in nouns) or not _described().isdisjoint(before)


@functools.cache
def _unlike() -> frozenset[str]:
    """Words as they are written that are no group: أعلام."""
    return frozenset(toml("collectives")["unlike"]["forms"])


@functools.cache
def _with_people() -> frozenset[str]:
    """What stands before the people of a state where both are the whole of it."""
    return frozenset(map(fold_text, toml("collectives")["with_people"]["forms"]))


@functools.cache
def _described() -> frozenset[str]:
    """Nouns behind which such a word is an adjective."""
    return _both_ways("forms")


@functools.cache
def _persons() -> frozenset[str]:
    """Nouns for persons that such a word describes: the group begins with them."""
    return _both_ways("persons")


def _both_ways(name: str) -> frozenset[str]:
    forms = map(fold_text, toml("collectives")["described"][name])
    return frozenset(whole for form in forms for whole in (form, "ال" + form))


def _counted(scan: Scan, match: Match[Head]) -> int:
    """Where a group starts that is counted roughly: عشرات الطلاب, مئات من السكان."""
    at = match.first
    if match.prefix not in ("", "ال"):
        return at
    if match.value.id in ADJECTIVAL and scan.form(at - 1, at) in _persons():
        return at - 1
    one = at - 1 if scan.form(at - 1, at) != "من" else at - 2
    return one if scan.form(one, at) in COUNTING else at


def _members(scan: Scan, match: Match[Head], skip: int) -> Piece | None:
    """دول الحلف, أعضاء حلف الناتو: the states of an organisation."""
    for name in scan.names(match.last):
        known = name.value.known
        if not name.prefix and known.type == "organisation" and known.country is None and name.value.kind == "name":
            name_en = f"{known.name_en} member states"
            return Piece(
                match.first,
                name.last,
                skip,
                f"members:{known.id}",
                "organisation",
                "name",
                "members",
                None,
                None,
                name_en,
            )
    return None


def _qualified(scan: Scan, at: int, stop: int, definite: bool) -> tuple[int, Known | None]:
    adjectives = collectives().adjectives
    state: Known | None = None
    while at < stop:
        form = scan.words[at].form
        found = scan.demonym(at, stop)
        if found and state is None:
            at, state = found
        elif form in adjectives or (form.startswith("ال") and form[2:] in adjectives):
            at += 1
        elif state is None and not definite and scan.state(at, stop):
            at, state = scan.state(at, stop) or (at, state)
        else:
            break
    return at, state


def read_thing(scan: Scan, at: int) -> Piece | None:
    """A weapon, craft or treaty by its head, or a Latin name."""
    if scan.words[at].kind == "latin":
        return _latin(scan, at)
    found = (_headed(scan, at, *words, kind) for kind, words in things().items())
    return next((piece for piece in found if piece), None)


def _headed(scan: Scan, at: int, heads: frozenset[str], words: frozenset[str], kind: EntityType) -> Piece | None:
    cut = next((c for c in readings(scan.words[at].form) if c.stem in heads and not c.prefix.endswith("ال")), None)
    if cut is None:
        return None
    stop, last, country, described = scan.stops[at], at + 1, None, False
    while last < min(stop, at + 7):
        demonym = scan.demonym(last, stop)
        if demonym and cut.stem.endswith("ه") and not scan.words[demonym[0] - 1].form.endswith("ه"):
            break
        if demonym:
            last, country = demonym[0], demonym[1].country
        elif scan.words[last].form in words:
            last, described = last + 1, True
        else:
            break
    if last == at + 1 or (kind == "treaty" and not described):
        return None
    key = f"{kind}:" + " ".join(w.form.removeprefix("ال") for w in scan.words[at:last])[cut.length :]
    return Piece(at, last, cut.length, key, kind, "name", f"{kind}-head", None, country)


def _latin(scan: Scan, at: int) -> Piece | None:
    """Latin letters and the numbers among them: IRIS-T SLM, Leopard 1A5."""
    stop, last = scan.stops[at], at + 1
    while (
        last < stop
        and last < at + 4
        and scan.words[last].start - scan.words[last - 1].end <= 1
        and _goes_on(scan, last)
    ):
        last += 1
    text = scan.doc.text[scan.words[at].start : scan.words[last - 1].end]
    if len(text) < 3 or not any(c.isupper() for c in text) or not _arabic_near(scan, at, last):
        return None
    known = next((m.value.known for m in scan.names(at) if m.last == last), None) or _called_in_english(text)
    weapon = any(
        scan.form(n, at) in ("طراز", "نوع", "صواريخ", "صاروخ", "منظومه", "دبابات", "طايرات", "مقاتلات")
        for n in range(at - 3, at)
    )
    kind = known.type if known else ("weapon" if weapon else "other")
    return Piece(
        at,
        last,
        0,
        known.id if known else f"latin:{text.lower()}",
        kind,
        "name",
        "latin",
        known,
        known.country if known else None,
    )


def _called_in_english(name: str) -> Known | None:
    """The body of note that is called so in English: UNICEF, OpenAI."""
    key = store().bodies_in_english.get(name)
    return gazetteer().entities[key] if key else None


def _goes_on(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    return word.kind in ("latin", "number") or (
        word.form == "-" and at + 1 < len(scan.words) and scan.words[at + 1].kind in ("latin", "number")
    )


def _arabic_near(scan: Scan, first: int, last: int) -> bool:
    return any(
        0 <= n < len(scan.words) and scan.words[n].kind == "arabic" and scan.same_sentence(n, first)
        for n in (first - 1, last)
    )
