"""Suggestions of a tagger that the walk from left to right left over, and entities that it made twice.

What one word names is taken in only here, after surnames and weak names, where nothing else claims the word.  A person
of whom the tagger is not sure at one place is taken in where the same name is sure elsewhere in the article.
"""

from __future__ import annotations

from waqai.extract.cast import Sketch
from waqai.extract.gather import Board
from waqai.extract.heads import forms_between
from waqai.extract.persons import Persons
from waqai.extract.scan import LINKS
from waqai.extract.suggested import RULE, read_suggested, refers_back
from waqai.extract.tags import Tag
from waqai.model import EntityType

# What else a name may be that is the same: a place's a state's, what looked like a person's a paper's.
KINDS: dict[EntityType, tuple[EntityType, ...]] = {"place": ("place", "state"), "person": ("organisation",)}


def take_left_over(board: Board, persons: Persons) -> None:
    """Takes in the suggestions whose words nothing else has claimed, where they stand."""
    for tag in board.scan.tags.sure:
        if not any(board.taken[tag.first : tag.last]):
            _take(board, persons, tag)
    for tag in board.scan.tags.unsure:
        if not any(board.taken[tag.first : tag.last]) and _is_named_elsewhere(board, tag):
            _take(board, persons, tag)


def _take(board: Board, persons: Persons, tag: Tag) -> None:
    if tag.type == "person":
        persons.take_suggested(tag)
        return
    piece = read_suggested(board.scan, tag.first) if tag in board.scan.tags.sure else None
    if piece and not refers_back(board.scan, piece, board.sketches.values()):
        board.add_piece(piece)
        board.take(piece.first, piece.last)


def _is_named_elsewhere(board: Board, tag: Tag) -> bool:
    """Whether a person whom a tagger is not sure of here has exactly this name elsewhere in the article."""
    form = forms_between(board.scan, tag.first, tag.last)[tag.skip :]
    return tag.type == "person" and len(form) > 3 and board.has(f"person:{form}")


def join_repeated(board: Board) -> None:
    """Makes one of what the tagger saw and another, where both are called the same, or where the
    other's is the whole name: الجامعة المغربية and الجامعة الملكية المغربية لكرة القدم."""
    for key, sketch in list(board.sketches.items()):
        if sketch.rule not in (RULE, "unknown-person") or sketch.known or not board.has(key):
            continue
        kinds = KINDS.get(sketch.type, (sketch.type,))
        others = [(k, s) for k, s in board.sketches.items() if k != key and s.type in kinds]
        twins = [k for k, other in others if not other.names.keys().isdisjoint(sketch.names)]
        twins = twins or [k for k, other in others if _is_whole(other, sketch) or _is_misspelt(sketch, other)]
        if len(twins) == 1:
            board.join(key, twins[0])


def join_given(board: Board) -> None:
    """Makes one of somebody called by a given name alone (اغتيال شيرين) and of the only one whose name begins so."""
    people = {key: s for key, s in board.sketches.items() if s.type == "person" and s.names}
    for key, sketch in people.items():
        if sketch.known or len(sketch.names) > 1 or any(" " in name for name in sketch.names):
            continue
        (given,) = sketch.names
        others = [(k, name.split(" ")) for k, s in people.items() if k != key and board.has(k) for name in s.names]
        bearers = {board.key_of(k) for k, parts in others if given in parts}
        if len(bearers) == 1 and any(parts[0] == given and len(parts) > 1 for _, parts in others):
            board.join(key, min(bearers))


def join_linked(board: Board) -> None:
    """Makes one of somebody called by a link and a name (بن علي) and of the one whose name ends so."""
    for key, sketch in list(board.sketches.items()):
        short = [name for name in sketch.names if name.split(" ")[0] in LINKS and name.count(" ") == 1]
        if sketch.type != "person" or sketch.known or not short or len(short) < len(sketch.names):
            continue
        people = [(k, s) for k, s in board.sketches.items() if k != key and s.type == "person"]
        owners = [k for k, s in people if any(name.endswith(f" {short[0]}") for name in s.names)]
        if len(owners) == 1:
            board.join(key, owners[0])


def _is_whole(whole: Sketch, short: Sketch) -> bool:
    """Whether a name begins like a shorter one of two words with the article, and holds both."""
    shorts = [name.split(" ") for name in short.names]
    words = [name.split(" ") for name in whole.names]
    return any(
        len(some) == 2 < len(all_) and some[0] == all_[0] and some[1] in all_ and some[0].startswith("ال")
        for some in shorts
        for all_ in words
    )


def _is_misspelt(sketch: Sketch, other: Sketch) -> bool:
    """Whether a place's name of several words is another's but for one letter of one word: a slip of the pen."""
    names = ((a.split(" "), b.split(" ")) for a in sketch.names for b in other.names)
    return any(len(a) == len(b) > 1 and _differ(a, b) == 1 for a, b in names)


def _differ(one: list[str], other: list[str]) -> int:
    """How many letters differ, words of other lengths counting as many."""
    pairs = list(zip(one, other, strict=True))
    if any(len(a) != len(b) for a, b in pairs):
        return len(one) + 1
    return sum(x != y for a, b in pairs for x, y in zip(a, b, strict=True))
