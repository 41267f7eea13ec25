"""Mentions and the entities that they refer to.

1. from left to right: titles with names, bodies of states, names of the gazetteer, groups, things, heads of several
   (`roles`, `bodies`, `names`, `groups`, `several`); the longest reading of a word's start wins
2. names that need support: surnames, weak names, unknown persons beside a verb of saying (`persons`)
3. titles without a name, bodies without their state, words that refer back (`anaphora`)

Limits: what the text and the lists do not decide stays unlinked; a person known by surname only needs a title.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from waqai.extract.anaphora import refer_back
from waqai.extract.apposed import bind_apposed
from waqai.extract.bodies import read_body
from waqai.extract.bylines import take_bylines
from waqai.extract.cast import Cast, Piece, Sketch
from waqai.extract.gather import Board
from waqai.extract.groups import read_group, read_thing
from waqai.extract.groups_again import group_again, join_troops
from waqai.extract.left_over import join_given, join_linked, join_repeated, take_left_over
from waqai.extract.names import BIG, read_name
from waqai.extract.namesakes import settle_bodies, settle_clubs, settle_namesakes, settle_surnames, settle_wars
from waqai.extract.officials import owned_titles, read_office
from waqai.extract.people import extended, name_run, name_skip
from waqai.extract.persons import Persons
from waqai.extract.referents import Referents
from waqai.extract.roles import read_title
from waqai.extract.scan import BODIES, GROUPS, NAMES, SEVERAL, THINGS, TITLES, Scan, openings
from waqai.extract.several import read_several
from waqai.extract.short_names import join_short_names
from waqai.extract.suggested import read_suggested, refers_back
from waqai.extract.surnames import Surnames
from waqai.extract.told_outlets import find_outlets
from waqai.extract.whole_names import complete_names
from waqai.heavy import Suggestion
from waqai.knowledge.entities import gazetteer
from waqai.model import Article
from waqai.text.document import Document

__all__ = ["Cast", "find_mentions"]


OFFICES = ("مكتب", "ديوان")
OF_STATES = frozenset(("ministry", "body"))
"""Rules that read a body with its state, which a tagger's name of the same words does not tell."""


def find_mentions(doc: Document, article: Article, suggested: Sequence[Suggestion] | None = None) -> Cast:
    """Every mention of a document, linked; what the text does not decide stays unlinked.  `suggested` is what a tagger
    takes for names, None where none has looked."""
    scan = Scan(doc, article, suggested)
    board = Board(scan)
    persons = Persons(board)
    _walk(scan, board, persons)
    join_places(board)
    settle_namesakes(board)
    settle_surnames(board)
    settle_bodies(board)
    settle_wars(board, article.published)
    settle_clubs(board)
    take_bylines(persons)
    find_outlets(board)
    complete_names(board)
    Surnames(board).find_supported()
    take_left_over(board, persons)
    join_repeated(board)
    join_linked(board)
    join_given(board)
    join_short_names(board)
    join_troops(board)
    Referents(board).resolve(bind_apposed(board, persons.open), article.published)
    refer_back(scan, board)
    Referents(board).resolve(owned_titles(board, persons.unowned), article.published)
    return board.cast(article.id.rsplit("-")[-1])


def _walk(scan: Scan, board: Board, persons: Persons) -> None:
    at = 0
    while at < len(scan.words):
        word = scan.words[at]
        nothing = _opens_nothing(word.form, word.kind) and scan.tags.at(at) is None
        at = at + 1 if nothing else max(at + 1, _step(scan, board, persons, at))


def join_places(board: Board) -> None:
    """Makes روستوف and منطقة روستوف one where the list allows both readings of the bare name."""
    places = {key: s for key, s in board.sketches.items() if s.type == "place" and s.known}
    for key, sketch in places.items():
        for other, whole in places.items():
            heads = [name for name in whole.names if " " in name]
            if other != key and whole.country == sketch.country and _is_bare_form(sketch, heads, other):
                board.join(key, other)
                break


def _is_bare_form(sketch: Sketch, heads: list[str], other: str) -> bool:
    if not heads or any(" " in name for name in sketch.names):
        return False
    return all(any(n.known.id == other for n in gazetteer().look_up(name)) for name in sketch.names)


@functools.lru_cache(maxsize=32_000)
def _opens_nothing(form: str, kind: str) -> bool:
    """Whether no mention may start with a word: a number or mark, or one that neither lists nor names know."""
    if kind != "arabic":
        return kind != "latin"
    return not openings(form) and name_skip(form) is None


def _step(scan: Scan, board: Board, persons: Persons, at: int) -> int:
    """Reads what starts at a word; where to go on."""
    opened = openings(scan.words[at].form)
    tag = scan.tags.at(at)
    office = read_office(scan, at) if scan.words[at].form.endswith(OFFICES) else None
    if office:
        return _take_piece(board, office)
    several = read_several(scan, at) if opened & {BODIES, GROUPS, SEVERAL} else ()
    if several:
        return max(_take_piece(board, piece) for piece in several)
    title = read_title(scan, at) if TITLES in opened else None
    piece = _best_piece(scan, at) if opened or tag or scan.words[at].kind == "latin" else None
    if title and (piece is None or title.last > piece.last or (title.last == piece.last and not piece.known)):
        end = persons.take_title(title)
        if end > at:
            return end
    if piece is None or _is_called_person(scan, piece) or refers_back(scan, piece, board.sketches.values()):
        return persons.take_name(at)
    if piece.kind == "demonym" and piece.country:
        end = persons.take_national(at, piece.last, piece.country)
        if end:
            _take_piece(board, piece)
            return end
    if piece.type == "person" and piece.known:
        piece = piece._replace(last=extended(scan, piece.last, scan.stops[at], piece.known))
        if _is_somebody_else(scan, piece):
            return max(persons.take_name(at), piece.last)
    return _take_piece(board, piece)


def _is_somebody_else(scan: Scan, piece: Piece) -> bool:
    """A name of somebody of little note that goes on as no list has it: مهدي عبيد الشارف."""
    if piece.known is None or piece.known.weight >= BIG or piece.skip or piece.last - piece.first < 2:
        return False
    return name_run(scan, piece.first, scan.stops[piece.first]) > piece.last and scan.name_share(piece.last) > 0


def _is_called_person(scan: Scan, piece: Piece) -> bool:
    """A name of a list that begins a longer one, which a tagger takes for a person's: سوريا in سوريا علي إبراهيم."""
    tag = scan.tags.at(piece.first, "person")
    return tag is not None and tag.last > piece.last and (piece.known is None or piece.known.type != "person")


_READERS = ((NAMES, read_name), (BODIES, read_body), (GROUPS, read_group), (THINGS, read_thing))


def _with_suggested(scan: Scan, at: int, pieces: list[Piece]) -> list[Piece]:
    """The readings with the tagger's.  A name that a list has stands, unless it is a place's within the name of a body;
    of one that patterns make, the end is weighed."""
    mine = read_suggested(scan, at)
    if mine is None or (mine.last - mine.first == 1 and (mine.known is None or _is_of_many_kinds(scan, mine))):
        return pieces
    known = [p for p in pieces if p.known]
    if any(p.alone for p in pieces) or any(p.type == mine.type or p.last >= mine.last for p in known):
        return pieces
    if any(p.rule in OF_STATES and p.last == mine.last and p.type == mine.type for p in pieces):
        return pieces
    longest = max((p.last for p in pieces if not p.known), default=at)
    end = scan.tags.end(at, longest, "organisation") if mine.type == "organisation" else mine.last
    if end != mine.last:
        return pieces
    return [*known, mine._replace(parts=tuple(known[:1]))]


def _is_of_many_kinds(scan: Scan, piece: Piece) -> bool:
    """الكاف: one word that a list gives to a place and to a body.  What else supports either has the word first."""
    kinds = {m.value.known.type for m in scan.names(piece.first) if m.last == piece.last and m.value.kind == "name"}
    return len(kinds - {"state"}) > 1


def _best_piece(scan: Scan, at: int) -> Piece | None:
    opened, latin = openings(scan.words[at].form), scan.words[at].kind == "latin"
    pieces = [piece for kind, read in _READERS if (latin or kind in opened) and (piece := read(scan, at))]
    pieces = _with_suggested(scan, at, pieces)
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    best = max(pieces, key=lambda p: (p.last, p.known is not None), default=None)
    best = _without_object(scan, best, pieces)
    if best and best.known and best.known.type == "organisation":
        local = next(
            (p for p in pieces if p.last == best.last and p.known is None and not p.alone and p.type == "organisation"),
            None,
        )
        return best._replace(parts=(*best.parts, local)) if local else best
    return best


def _without_object(scan: Scan, best: Piece | None, pieces: list[Piece]) -> Piece | None:
    """A known body rather than one with words behind its name that it acts on: تبنت سرايا القدس العملية."""
    if best is None or best.rule != "head-chain" or best.country:
        return best
    known = next((p for p in pieces if p.known and p.type == best.type and p.last < best.last and not p.alone), None)
    return known if known and all(scan.form(n).startswith("ال") for n in range(known.last, best.last)) else best


def _owner(scan: Scan, piece: Piece) -> tuple[Piece, ...]:
    """The body that a body's name ends with as its owner (اللجنة المركزية لحركة فتح): it is named, too."""
    if piece.type != "organisation" or piece.kind != "name":
        return ()
    for at in range(piece.first + 1, piece.last):
        if scan.words[at].form.startswith("ل"):
            inner = read_name(scan, at)
            if inner and inner.type == "organisation" and inner.skip and inner.last == piece.last:
                return (inner,) if inner.key != piece.key else ()
    return ()


def _take_piece(board: Board, piece: Piece) -> int:
    if piece.type == "treaty" and piece.known:
        inner = read_name(board.scan, piece.first + 1)
        parts = (inner,) if inner and inner.last == piece.last and inner.type == "organisation" else ()
        piece = piece._replace(parts=(*piece.parts, *parts))
    piece = piece._replace(parts=(*piece.parts, *_owner(board.scan, piece)))
    if piece.alone:
        board.waiting.append(piece)
    else:
        board.add_piece(group_again(board, piece))
    board.take(piece.first, piece.last)
    return piece.last
