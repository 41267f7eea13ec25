"""Suggestions of a tagger that the walk from left to right left over, and entities that it made twice.

What one word names is taken in only here, after surnames and weak names, where nothing else claims the word.  A person
of whom the tagger is not sure at one place is taken in where the same name is sure elsewhere in the article.
"""

from __future__ import annotations

from waqai.extract.gather import Board
from waqai.extract.heads import forms_between
from waqai.extract.persons import Persons
from waqai.extract.suggested import RULE, read_suggested, refers_back
from waqai.extract.tags import Tag


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
    """Makes one of a body or place that the tagger saw and one that patterns made, where both are called the same."""
    made = [(key, sketch) for key, sketch in board.sketches.items() if sketch.known is None and sketch.type != "person"]
    for key, sketch in made:
        if sketch.rule != RULE or not board.has(key):
            continue
        others = ((k, s) for k, s in made if k != key and s.type == sketch.type and board.key_of(k) == k)
        twin = next((k for k, other in others if not other.names.keys().isdisjoint(sketch.names)), None)
        if twin:
            board.join(key, twin)
