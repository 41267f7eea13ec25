"""Heads in the dual or plural before the names of each: جامعتا القاهرة وعين شمس, وزارتا الصحة والتعليم, الجيشان
السوداني والإثيوبي; titles of several (وزيرا الخارجية السعودي والمصري) are in `several_titles`.

Each name is one thing of its own, what the head in the singular makes with it; the first mention holds the head.
Limits: a head whose dual is another word, too (حزبي, مركزا), needs a name that a list has; ordinary words are no names
behind a head that may tell what it does (شركتا الشحن والبناء).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from waqai.extract.bodies import body_of, ministry_of
from waqai.extract.cast import Piece
from waqai.extract.groups import read_group
from waqai.extract.heads import article_cut, forms_between, in_chain
from waqai.extract.ordinary import is_ordinary
from waqai.extract.people import TIMES
from waqai.extract.scan import GROUPS, Scan, is_function_word, name_share, openings
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, NameOf, gazetteer
from waqai.knowledge.institutions import MINISTRIES, Head, Heading, institutions, several_heads
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.titles import title_book
from waqai.text.clitics import readings
from waqai.text.folding import fold_text
from waqai.text.phrases import Match

COMMAS = frozenset(("،", ","))
AND, ARTICLE = "و", "ال"
LONGEST, MOST = 4, 8
# Heads that any word with the article may name.
CALLED_FREELY = frozenset(("party", "university", "town", "region"))
DUAL = ("ان", "ين")
PLACE_FIRSTS = word_class("place_firsts")
ONE_MINISTRY = "وزارة"


class Name(NamedTuple):
    """Words first..last that name one of several, behind `skip` letters: `known` where a list has it, `sure` where a
    list has at least its words."""

    first: int
    last: int
    skip: int
    known: Known | None
    sure: bool


class State(NamedTuple):
    """A state's adjective or name at words first..last, behind `skip` letters."""

    first: int
    last: int
    skip: int
    known: Known


class Portfolio(NamedTuple):
    """A minister's portfolio at words first..last, behind `skip` letters."""

    first: int
    last: int
    skip: int
    name: str


One = TypeVar("One", Name, State, Portfolio)


def read_several(scan: Scan, at: int) -> tuple[Piece, ...]:
    """What each of the names behind a head in the dual or plural names; nothing where the word is no such head."""
    return _ministries(scan, at) or _bodies(scan, at) or _named(scan, at) or _groups(scan, at)


def joined(scan: Scan, first: One, read: Callable[[int, int], One | None], most: int = MOST) -> list[One]:
    """The first of a list and what و joins to it, commas between where و joins the last; one alone where nothing is."""
    found: list[One] = [first]
    waiting: list[One] = []
    stop = scan.stops[first.first]
    while len(found) + len(waiting) < most:
        at = (waiting or found)[-1].last
        comma = at < stop and scan.form(at) in COMMAS
        at += comma
        if at >= stop or scan.words[at].kind != "arabic":
            break
        skip = int(scan.words[at].form.startswith(AND) and len(scan.words[at].form) > 2)
        one = read(at, skip) if skip or comma else None
        if one is None and skip and comma:
            one = read(at, 0)
        if one is None:
            break
        waiting.append(one)
        if one.skip:
            found.extend(waiting)
            waiting = []
    return found


# -- states' bodies and ministries ---------------------------------------------------------------------------------


def adjective_at(scan: Scan, at: int, skip: int) -> State | None:
    """A state's adjective; behind و one with the article that is no state's name, too (والسعودية)."""
    if not skip:
        found = scan.demonym(at, scan.stops[at])
        return State(at, found[0], 0, found[1]) if found else None
    for match in scan.names(at):
        if match.prefix == AND and match.value.kind == "name" and match.value.known.type == "state":
            return None
        if match.value.kind == "demonym" and match.prefix in (AND, AND + ARTICLE):
            return State(at, match.last, 1, match.value.known)
    return None


def _state(scan: Scan, at: int, skip: int) -> State | None:
    """A state's name or capital."""
    prefix = AND if skip else ""
    for match in scan.names(at):
        known, kind = match.value.known, match.value.kind
        if match.prefix == prefix and known.type == "state" and kind in ("name", "metonym") and not match.value.weak:
            return State(at, match.last, skip, known)
    return None


def _alike(scan: Scan, states: list[State]) -> list[State]:
    """Adjectives that agree: of one gender and number, each of another state."""
    same = [s for s in states if scan.words[s.last - 1].form[-1] == scan.words[states[0].last - 1].form[-1]]
    return same if len(same) == len(states) == len({s.known.id for s in states}) else []


def joined_states(scan: Scan, at: int, definite: bool) -> list[State]:
    """The states at a word, two or more: by adjectives behind the article, else by their names."""
    if at >= scan.stops[at - 1]:
        return []
    read = functools.partial(adjective_at if definite else _state, scan)
    first = read(at, 0)
    if first is None:
        return []
    found = joined(scan, first, read)
    return (_alike(scan, found) if definite else found) if len(found) > 1 else []


class Bodies(NamedTuple):
    """A head of states' bodies at words first..last: of several, with its noun in the singular; or of one or many."""

    first: int
    last: int
    definite: bool
    skip: int
    head: Head
    noun: str | None


def _heads(scan: Scan, at: int) -> Iterator[Bodies]:
    stop = scan.stops[at]
    for match in several_heads().bodies.at(scan.words, at, stop):
        definite, skip = article_cut(match)
        yield Bodies(at, match.last, definite, skip, match.value.head, match.value.singular)
    for one in institutions().bodies.at(scan.words, at, stop):
        definite, skip = article_cut(one)
        if definite:
            yield Bodies(at, one.last, definite, skip, one.value, None)


def _bodies(scan: Scan, at: int) -> tuple[Piece, ...]:
    """الجيشان السوداني والإثيوبي, حكومتا العراق وتركيا; القوات الأميركية والبريطانية."""
    for found in _heads(scan, at):
        states = joined_states(scan, found.last, found.definite)
        if not states:
            continue
        first = body_of(found.first, states[0].last, found.skip, found.head, states[0].known)
        pieces = [first, *(body_of(s.first, s.last, s.skip, found.head, s.known) for s in states[1:])]
        if found.noun:
            noun = ARTICLE + found.noun if found.definite else found.noun
            return _called(pieces, [f"{noun} {_text(scan, state)}" for state in states])
        return tuple(pieces)
    return ()


def _called(pieces: list[Piece], names: list[str]) -> tuple[Piece, ...]:
    return tuple(piece._replace(called=name) for piece, name in zip(pieces, names, strict=True))


def _ministries(scan: Scan, at: int) -> tuple[Piece, ...]:
    """وزارتا الدفاع الروسية والصينية, وزارتا خارجية مصر وقطر, وزارتا الصحة والتعليم."""
    cut = next((c for c in readings(scan.words[at].form) if c.stem in MINISTRIES), None)
    several = portfolios(scan, at + 1) if cut and at + 1 < scan.stops[at] else []
    if cut is None or not several:
        return ()
    first = several[0]
    states = joined_states(scan, first.last, scan.words[first.first].form.startswith(ARTICLE))
    if states:
        whole = ministry_of(at, states[0].last, cut.length, first.name, states[0].known)
        others = [ministry_of(s.first, s.last, s.skip, first.name, s.known) for s in states[1:]]
        return _called([whole, *others], [f"{ONE_MINISTRY} {_text(scan, first)} {_text(scan, s)}" for s in states])
    if len(several) < 2:
        return ()
    called = [f"{ONE_MINISTRY} {_text(scan, p)}" for p in several]
    end, state = owner_behind(scan, several[-1].last)
    several[-1] = several[-1]._replace(last=end)
    whole = ministry_of(at, first.last, cut.length, first.name, state)
    others = [ministry_of(p.first, p.last, p.skip, p.name, state) for p in several[1:]]
    return _called([whole, *others], called)


def portfolios(scan: Scan, at: int) -> list[Portfolio]:
    """The minister's portfolio at a word, and those that و joins to it."""
    first = _portfolio(scan, at, 0)
    return joined(scan, first, functools.partial(_portfolio, scan)) if first else []


def _portfolio(scan: Scan, at: int, skip: int) -> Portfolio | None:
    """A minister's portfolio at a word, behind و where `skip` is one."""
    ways = (AND, AND + ARTICLE) if skip else ("", ARTICLE)
    found = (m for m in title_book().portfolios.at(scan.words, at, scan.stops[at]) if m.prefix in ways)
    return next((Portfolio(at, m.last, skip, m.value) for m in found), None)


def owner_behind(scan: Scan, at: int) -> tuple[int, Known | None]:
    """The state of several things, by an adjective behind the last or by في: where its words end, and which it is."""
    stop = scan.stops[at - 1]
    found = scan.demonym(at, stop)
    if found:
        return found
    within = scan.state(at + 1, stop) if at + 1 < stop and scan.form(at) == "في" else None
    return at, within[1] if within else None


def _text(scan: Scan, one: Name | State | Portfolio) -> str:
    """The words as they are written, without what is cut off in front."""
    span = scan.doc.span(one.first, one.last, one.skip)
    return " ".join(scan.doc.text[span.start : span.end].split())


def _groups(scan: Scan, at: int) -> tuple[Piece, ...]:
    """مسؤولان أميركي وإسرائيلي: one of each state."""
    piece = read_group(scan, at) if GROUPS in openings(scan.words[at].form) else None
    if piece is None or piece.parts or not scan.words[at].form.endswith(DUAL):
        return ()
    first = scan.demonym(piece.last - 1, piece.last)
    other = adjective_at(scan, piece.last, 1) if first and piece.last < scan.stops[at] else None
    if first is None or other is None or first[1].id == other.known.id or not other.known.country:
        return ()
    if scan.words[piece.last - 1].form.endswith(DUAL) or scan.words[other.last - 1].form.endswith((*DUAL, "ون")):
        return ()
    key = piece.key.replace(f":{first[1].country}:", f":{other.known.country}:", 1)
    second = piece._replace(first=other.first, last=other.last, skip=1, key=key, country=other.known.country)
    noun = scan.doc.text[scan.words[at].start : scan.words[at].end][:-2]
    return piece, second._replace(called=f"{noun} {_text(scan, other)}")


# -- what a head names ---------------------------------------------------------------------------------------------


def _named(scan: Scan, at: int) -> tuple[Piece, ...]:
    """جامعتا القاهرة وعين شمس, حزبا الأمة والبعث, محافظات حلب وإدلب وحماة."""
    for match in several_heads().named.at(scan.words, at, scan.stops[at]):
        heading = match.value
        if match.prefix.endswith(("ال", "لل")) or match.last >= scan.stops[at]:
            continue
        read = functools.partial(_name, scan, heading)
        first = read(match.last, 0)
        if first is None:
            continue
        names = joined(scan, first, read, 2 if heading.two else MOST)
        if len(names) > 1 and _are_names(scan, heading, names):
            return _pieces(scan, match, names)
    return ()


def _name(scan: Scan, heading: Heading, at: int, skip: int) -> Name | None:
    """The name at a word: one that a list has with the head or alone, else words that may be one."""
    word = scan.words[at]
    form = word.form[skip:]
    if skip and form in verb_forms():
        return None
    head = word._replace(form=fold_text(heading.singular))
    words = [head, word._replace(form=form), *scan.words[at + 1 : at + LONGEST]]
    stop = min(len(words), scan.stops[at] - at + 1)
    for match in (*gazetteer().names.at(words, 0, stop), *gazetteer().names.at(words, 1, stop)):
        if not match.prefix and match.last > 1 and _fits(heading.head, match):
            sure = heading.head.type == "place" or not match.value.weak
            return Name(at, at + match.last - 1, skip, match.value.known if sure else None, True)
    body = next((m for m in institutions().bodies.at(words, 0, stop) if not m.prefix and m.last > 1), None)
    if body:
        return Name(at, at + body.last - 1, skip, None, True)
    called = next((m for m in gazetteer().names.at(words, 1, stop) if not m.prefix and _calls(heading.head, m)), None)
    if called:
        return Name(at, at + called.last - 1, skip, None, True)
    last = _words_of_name(scan, at, form)
    return Name(at, last, skip, None, False) if last > at else None


def _fits(head: Head, match: Match[NameOf]) -> bool:
    known = match.value.known
    return match.value.kind == "name" and known.type == head.type


def _calls(head: Head, match: Match[NameOf]) -> bool:
    """Whether a body may be called after what a list names: a university after a town, an airport after a person."""
    if head.type == "place" or head.id in ("media", "company", "body"):
        return False
    return match.value.kind in ("name", "metonym") and match.value.known.type in ("place", "person", "state")


def _words_of_name(scan: Scan, at: int, form: str) -> int:
    """Where words that may be a name end, the first of them cut: words with the article, or words never seen."""
    stop = min(scan.stops[at], at + LONGEST)
    if form in PLACE_FIRSTS and at + 1 < stop and scan.words[at + 1].kind == "arabic":
        return at if is_function_word(scan.form(at + 1)) else at + 2
    if form.startswith(ARTICLE):
        plain = in_chain(scan, at) if form == scan.words[at].form else len(form) > 4
        if not plain or form in TIMES or scan.demonym(at, stop):
            return at
        end = at + 1
        while end < stop and _goes_on(scan, end):
            end += 1
        return end
    if is_function_word(form) or not name_share(form):
        return at
    end = at + 1
    while end < stop and scan.words[end].kind == "arabic" and _is_more_of_name(scan, end):
        end += 1
    return end


def _goes_on(scan: Scan, at: int) -> bool:
    form = scan.words[at].form
    person = scan.name_share(at) == 2
    return (person or (in_chain(scan, at) and form not in TIMES)) and not scan.demonym(at, scan.stops[at])


def _is_more_of_name(scan: Scan, at: int) -> bool:
    form = scan.words[at].form
    if form.startswith(AND) and name_share(form) < 2:
        return False
    return scan.name_share(at) > 0 and not scan.demonym(at, scan.stops[at]) and form not in TIMES


def _are_names(scan: Scan, heading: Heading, names: list[Name]) -> bool:
    """Whether words behind a head are names: one of a list among them, or words that name freely or are no others."""
    if any(name.sure for name in names):
        return all(name.sure or not heading.doubtful or scan.words[name.first].form[name.skip :].startswith(ARTICLE)
                   for name in names)  # fmt: skip
    if heading.doubtful:
        return False
    if heading.head.id in CALLED_FREELY:
        return True
    return not any(is_ordinary(scan.words[name.first].form[name.skip :]) for name in names)


def _pieces(scan: Scan, match: Match[Heading], names: list[Name]) -> tuple[Piece, ...]:
    heading = match.value
    end, owner = owner_behind(scan, names[-1].last)
    country = owner.country if owner else None
    first, *others = (_piece(scan, heading, name, country) for name in names)
    others[-1] = others[-1]._replace(last=end)
    inner = first._replace(called=None)
    return first._replace(first=match.first, skip=match.length, rule="head-several", parts=(inner,)), *others


def _piece(scan: Scan, heading: Heading, name: Name, country: str | None) -> Piece:
    known, kind = name.known, heading.head.type
    form = forms_between(scan, name.first, name.last)[name.skip :]
    text = _text(scan, name)
    called = text if kind == "place" else f"{heading.singular} {text}"
    key = known.id if known else f"{kind}:{form if kind == 'place' else fold_text(called)}"
    country = known.country if known else country
    piece = Piece(name.first, name.last, name.skip, key, kind, "name", "one-of-several", known, country)
    return piece if known else piece._replace(called=called)
