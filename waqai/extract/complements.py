"""A name behind what a title governs: المتحدث باسم الحركة فلان, عضو لجنة الشؤون العربية في البرلمان فلان.

Between a title and the name stand its body, adjectives, prepositions; the words are gone through one by one up to where
a name begins, and what they name on the way is kept.  Limits: behind a preposition the name must show by itself that it
is one; heads of state and ministers are not followed over a preposition (استقبل الوزير في بغداد فلانا).
"""

from __future__ import annotations

import functools
from collections.abc import Set
from typing import NamedTuple

from waqai.extract.bodies import read_body
from waqai.extract.cast import Piece, TitlePiece
from waqai.extract.heads import GENERIC
from waqai.extract.names import read_name
from waqai.extract.ordinary import is_ordinary
from waqai.extract.people import TIMES, is_good_name, known_person, name_run
from waqai.extract.roles import read_title
from waqai.extract.scan import CLOSING, LINKS, OPENING, TITLES, Scan, is_function_word, openings
from waqai.extract.suggested import read_suggested
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import NameOf
from waqai.knowledge.frames import frames
from waqai.knowledge.grammar import FINITE
from waqai.knowledge.offices import ranks
from waqai.knowledge.reporting import verb_forms
from waqai.text.clitics import readings
from waqai.text.phrases import Match

LONGEST = 10
LEADS_ON = word_class("complement_prepositions")
CALLED_AFTER = word_class("called_after")
MEETS = word_class("meeting_verbs")
# Words in offices that end like high ones: the deputy foreign minister, a minister of state.
BELOW = frozenset(("deputy", "state"))
COMMAS = frozenset(("،", ","))
CLOSERS = frozenset(("،", ",", "", ".", "(", ":", "-", "–"))
BACK = frozenset(("فيها", "فيه", "لها", "له", "باسمه", "باسمها", "باسمهم", "بها", "به"))
# Offices whose bearers are somewhere's or something's (النائب عن الدائرة, المسؤول عن الملف).
CONCERNED = frozenset(("member of parliament", "candidate", "member", "supervisor", "director", "expert", "activist"))
BODIES = frozenset(("organisation", "place", "facility", "state"))
NEVER = frozenset(("التي", "الذي", "الذين", "الي", "الا", "اللذين", "اللذان"))


class Behind(NamedTuple):
    """A name found at a word, up to `last`; what stands between names `pieces`; `known` where a list holds the name."""

    first: int
    last: int
    pieces: tuple[Piece, ...]
    known: Match[NameOf] | None


def name_behind(scan: Scan, title: TitlePiece, at: int) -> Behind | None:
    """The name behind a title's complement, or None."""
    if title.number != "one" or title.kind == "honorific":
        return None
    stop = min(scan.stops[title.first], at + LONGEST)
    pieces: list[Piece] = []
    here, crossed = at, False
    while here < stop:
        if here > at and scan.form(here - 1) not in LEADS_ON - BACK:
            states = {title.country, *(piece.country for piece in pieces)} - {None}
            found = _name_at(scan, title, here, crossed, states) or _ranked(scan, here)
            if found:
                return found._replace(pieces=tuple(pieces))
        if here > at and scan.form(here) in COMMAS:
            return _apposed(scan, here + 1, tuple(pieces))
        step = _step(scan, title, at, here)
        if step is None:
            return None
        end, piece = step
        pieces += [piece] if piece else []
        crossed = crossed or (end == here + 1 and piece is None and scan.form(here) in LEADS_ON - BACK)
        here = end
    return None


def _apposed(scan: Scan, at: int, pieces: tuple[Piece, ...]) -> Behind | None:
    """A name between commas: القائم بالأعمال في السفارة، فلان الفلاني،."""
    if at >= len(scan.words) or not scan.same_sentence(at - 1, at) or scan.words[at].kind != "arabic":
        return None
    known, run = known_person(scan, at, None), name_run(scan, at, scan.stops[at])
    end = max(run, known.last if known else 0)
    if end - at < 2 or scan.form(end, at) not in CLOSERS or scan.words[at].form.startswith(("و", "ال")):
        return None
    if known and known.last == end and not known.value.weak:
        return Behind(at, end, pieces, known)
    return Behind(at, run, pieces, None) if run == end and is_good_name(scan, at, run, titled=True) else None


def _ranked(scan: Scan, at: int) -> Behind | None:
    """A name behind a rank or honorific of its own: المتحدث باسمه العقيد فلان."""
    rank = read_title(scan, at) if TITLES in openings(scan.words[at].form) else None
    if rank is None or rank.kind not in ("rank", "honorific") or not rank.definite:
        return None
    known = known_person(scan, rank.last, None) if rank.last < scan.stops[at] else None
    run = name_run(scan, rank.last, scan.stops[at])
    if known and known.last >= run:
        return Behind(rank.last, known.last, (), known)
    good = run > rank.last and is_good_name(scan, rank.last, run, titled=True)
    return Behind(rank.last, run, (), None) if good else None


def _name_at(scan: Scan, title: TitlePiece, at: int, crossed: bool, states: Set[str | None]) -> Behind | None:
    if crossed and (_is_high(title.role.office) or _after_meeting(scan, title.first)):
        return None
    stop = scan.stops[title.first]
    known = known_person(scan, at, None if crossed else title.country)
    meant = known and (not known.value.weak or known.value.known.country in states)
    if known and meant and known.last - at > 1:
        return Behind(at, known.last, (), known)
    run = name_run(scan, at, stop)
    if run - at < 2 or scan.words[at].form in LINKS - {"عبد", "ابو"} or scan.words[at].form.startswith("ال"):
        return None
    if is_good_name(scan, at, run, titled=False) or _is_likely(scan, at, run):
        return Behind(at, run, (), None)
    return None


def _is_high(office: str) -> bool:
    """Whether somebody is a minister or above."""
    high = ("minister", "leader", *ranks().sure, *ranks().seconds)
    return office.endswith(high) and BELOW.isdisjoint(office.split(" "))


def _is_likely(scan: Scan, at: int, run: int) -> bool:
    """One sure part first and any behind it, or two parts that were never seen."""
    shares = [scan.name_share(n) for n in range(at, run) if scan.words[n].form not in LINKS]
    if scan.words[at].form in ("عبد", "ابو"):
        return run - at > 2
    if scan.name_share(at) == 2:
        return not is_ordinary("ال" + scan.words[at].form) or len(shares) > 1
    return len(shares) == 2 and all(len(scan.words[n].form) > 4 for n in (at, run - 1)) and 0 not in shares


def _after_meeting(scan: Scan, first: int) -> bool:
    """Whether a verb before the title takes another person for its object (استقبل, التقى)."""
    return any(c.stem in MEETS for n in (first - 1, first - 2) for c in readings(scan.form(n, first) or "-"))


def _step(scan: Scan, title: TitlePiece, first: int, at: int) -> tuple[int, Piece | None] | None:
    """The end of what stands at a word between title and name, with what it names; None where no name can follow."""
    word = scan.words[at]
    form = word.form
    marked = _in_marks(scan, at) if form in OPENING else None
    if marked:
        return marked.last + 1, marked
    if word.kind != "arabic" or form in NEVER or form in TIMES:
        return None
    piece = _piece(scan, at)
    if piece:
        return piece.last, piece
    if form in LEADS_ON:
        return (at + 1, None) if form != "عن" or title.role.office in CONCERNED else None
    if form.startswith("وال") and TITLES in openings(form):
        return None
    if form.startswith(("ال", "لل", "وال", "بال", "ولل")) and not _is_verb(form):
        return (at + 1, None) if form not in GENERIC or form == "الجديد" else None
    if at == first and title.kind != "rank" and not is_function_word(form) and not _is_verb(form):
        return at + 1, None
    if scan.name_share(at) == 2 and _is_called_after(scan, at):
        return at + 1, None
    behind = scan.form(at - 1, at)
    if behind in LEADS_ON and not is_function_word(form) and not _is_verb(form):
        return at + 1, None
    return None


def _in_marks(scan: Scan, at: int) -> Piece | None:
    """A body that a tagger sees in marks of its own: زعيم «نداء الرافدين» فلان."""
    piece = read_suggested(scan, at + 1) if at + 1 < len(scan.words) else None
    return piece if piece and scan.form(piece.last, at) in CLOSING else None


def _is_called_after(scan: Scan, at: int) -> bool:
    """عياض in جامعة القاضي عياض."""
    return any(c.stem in CALLED_AFTER for n in (at - 1, at - 2) for c in readings(scan.form(n, at) or "-"))


def _piece(scan: Scan, at: int) -> Piece | None:
    found = [p for p in (read_body(scan, at), read_name(scan, at)) if p and p.type in BODIES and p.kind != "pronoun"]
    best = max(found, key=lambda p: (p.last, p.known is not None), default=None)
    if best is None or scan.words[at].form[: best.skip] not in ("", "ل", "ب", "لل"):
        return None
    local = [p for p in found if best.known and p.known is None and p.last == best.last and not p.alone]
    return best._replace(parts=(*best.parts, *local))


@functools.lru_cache(maxsize=32_000)
def _is_verb(form: str) -> bool:
    """Whether a folded word may be a verb of telling, or is nothing but a verb of an act (والتقى)."""
    cuts = [c.stem for c in readings(form) if c.prefix in ("", "و", "ف", "س", "وس")]
    return any(stem in verb_forms() or _is_deed(stem) for stem in cuts)


def _is_deed(stem: str) -> bool:
    lexemes = frames().words.get(stem, ())
    return bool(lexemes) and all(one.form.tense in FINITE for one in lexemes)
