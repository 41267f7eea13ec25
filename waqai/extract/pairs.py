"""Words for two at once (البلدان, الجانبان, الرئيسان): whom of those named before they mean.

A pair is two states or persons that the text before names near one another; where there are fewer, nothing is said.
"""

from __future__ import annotations

import functools
import itertools

from waqai.extract.cast import Found, Sketch
from waqai.extract.gather import Board
from waqai.extract.referents import country_of
from waqai.extract.scan import Scan
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.frames import frames
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.store import store
from waqai.model import EntityType
from waqai.text.clitics import readings
from waqai.text.folding import fold_text

ARMED_HEADS = word_class("armed_heads")
ARMED_NAMES = word_class("armed_names")
COUNTRIES = fold_text("البلدان")
CLAUSE_HEADS = frozenset(("حيث", "كما", "فيما", "بينما", "وكان", "كان", "ليس", "اذ", "ان"))
MANY_BEHIND = frozenset(("التي", "ذات", "منخفضه", "مرتفعه", "الاكثر", "الاقل", "الاعضاء"))
TOLD, PARTIES = ("name", "title", "metonym"), ("state", "organisation", "person")
COMMAS = ("،", ",", "؛")
PAIR_REACH = 3
PAIR_CHOICE = 4
REACH = 2  # sentences


def add_pair(scan: Scan, board: Board, at: int, skip: int, kind: str) -> None:
    """Adds the two that a word for a pair of states, parties or persons means, where the text before names two."""
    named = _named_pair(scan, at)
    if named and kind != "persons":
        for key in named:
            board.meet_known(gazetteer().entities[key], "pair")
            board.add(Found(at, at + 1, skip, "title", key, "pair-adjectives"))
        return
    joined = _joined(scan, board, at) if kind == "parties" else ()
    if joined:
        for key in joined:
            board.add(Found(at, at + 1, skip, "title", key, "pair-joined"))
        return
    types: tuple[EntityType, ...] = ("person",) if kind == "persons" else ("state",)
    nearby = [(first, key) for first, key in board.before(at, types) if scan.sentences_between(first, at) < PAIR_REACH]
    if kind == "parties":
        foes = _foes(board, at)
        if foes:
            for key in foes:
                board.add(Found(at, at + 1, skip, "title", key, "pair-foes"))
            return
        nearby = [n for n in nearby if board.sketches[n[1]].known is not None]
    latest = list(dict.fromkeys(key for _, key in reversed(nearby)))[:PAIR_CHOICE]
    counts = _counts_by_state(board)
    weights = {key: counts.get(key, len(board.sketches[key].at)) - 2 * place for place, key in enumerate(latest)}
    chosen = sorted(latest, key=lambda key: (-weights[key], latest.index(key)))[:2]
    if kind != "persons" and len(chosen) < 2:
        chosen = _homes(scan, board, at)
    if len(chosen) == 2:
        for key in chosen:
            board.add(Found(at, at + 1, skip, "title", key, f"pair-{kind}"))


def _joined(scan: Scan, board: Board, at: int) -> tuple[str, ...]:
    """The two that the sentence joins last: وقعت قطر ومؤسسة كذا اتفاقية بين الجانبين."""
    before = sorted(f for f in board.found if f.first < at and scan.same_sentence(f.first, at) and f.kind in TOLD)
    for one, other in reversed(list(itertools.pairwise(before))):
        between = scan.words[one.last : other.first]
        near = len(between) <= 1 and all(word.kind == "mark" and word.form not in COMMAS for word in between)
        pair = board.key_of(one.key), board.key_of(other.key)
        if near and scan.words[other.first].form.startswith("و") and other.skip and pair[0] != pair[1]:
            told = all(board.sketches[key].names and board.sketches[key].type in PARTIES for key in pair)
            return pair if told else ()
    return ()


def _homes(scan: Scan, board: Board, at: int) -> list[str]:
    """The two states that the persons and bodies just spoken of are of: التقى وزير الخارجية المصري نظيره السوداني."""
    before = board.before(at, ("person", "organisation", "state"))
    near = [board.sketches[key] for first, key in before if scan.sentences_between(first, at) < REACH]
    homes = sorted({state_ids()[country] for one in near if (country := country_of(one)) in state_ids()})
    if len(homes) != 2:
        return []
    return [board.meet_known(gazetteer().entities[key], "pair").key for key in homes]


def _foes(board: Board, at: int) -> tuple[str, ...]:
    """The two sides of a fight: an armed group of the article, and the army or state that it names with it most."""
    counts: dict[str, int] = {}
    for found in board.found:
        key = board.key_of(found.key)
        if board.sketches[key].type in ("organisation", "state") and found.kind != "demonym":
            counts[key] = counts.get(key, 0) + 1
    armed = [key for key in counts if _is_armed(board.sketches[key]) and min(board.sketches[key].at) < at]
    group = max((key for key in armed if not _is_army(board.sketches[key])), key=lambda k: counts[k], default=None)
    if group is None or counts[group] < 2:
        return ()
    armies = [key for key in armed if key != group and _is_army(board.sketches[key])]
    states = [key for key in counts if board.sketches[key].type == "state"]
    home = country_of(board.sketches[group])
    others = [key for key in armies if country_of(board.sketches[key]) == home] or armies or states
    other = max(others, key=lambda k: counts[k], default=None)
    return (other, group) if other else ()


def _is_armed(sketch: Sketch) -> bool:
    if sketch.type != "organisation":
        return False
    name = fold_text(sketch.known.name_ar) if sketch.known else next(iter(sketch.names), "")
    return _is_army(sketch) or name.split(" ")[0] in ARMED_HEADS or name in ARMED_NAMES


def _is_army(sketch: Sketch) -> bool:
    name = fold_text(sketch.known.name_ar) if sketch.known else next(iter(sketch.names), "")
    return name.startswith(("الجيش", "القوات المسلحه", "جيش"))


def _counts_by_state(board: Board) -> dict[str, int]:
    """How often the article speaks of each state, its persons and bodies counted in."""
    counts: dict[str, int] = {}
    for sketch in board.sketches.values():
        state = sketch.key if sketch.type == "state" else state_ids().get(country_of(sketch) or "")
        if state:
            counts[state] = counts.get(state, 0) + len(sketch.at)
    return counts


def _named_pair(scan: Scan, at: int) -> list[str]:
    """The states of الجانبان المصري والسوداني."""
    one = scan.demonym(at + 1, scan.stops[at])
    if one is None or one[0] >= scan.stops[at]:
        return []
    for match in scan.names(one[0]):
        if match.value.kind == "demonym" and match.prefix in ("و", "وال") and match.value.known != one[1]:
            return [one[1].id, match.value.known.id]
    return []


def is_two(scan: Scan, at: int, skip: int) -> bool:
    """البلدان are two countries where they act, right behind a verb or at the head of a clause; many in بعض البلدان,
    في البلدان, البلدان النامية, where two would be البلدين."""
    before, after = scan.form(at - 1, at), scan.form(at + 1, at)
    if skip and not scan.words[at].form.startswith(("و", "ف")):
        return False
    if after in MANY_BEHIND or (after.startswith("ال") and after.endswith("ه")):
        return False
    heads = not before or scan.words[at - 1].kind != "arabic" or before in CLAUSE_HEADS
    return heads or any(c.stem in verb_forms() or _is_verb(c.stem) for c in readings(before))


def _is_verb(stem: str) -> bool:
    return any(lexeme.form.tense in ("past", "present") for lexeme in frames().words.get(stem, ()))


@functools.cache
def state_ids() -> dict[str, str]:
    """Ids of the states by ISO code."""
    return store().states()
