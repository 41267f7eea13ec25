"""Groups and sources told of again with the article alone: مصدر أمني ... المصدر, مقاتلين معارضين ... المقاتلون.

The last group before that the same noun tells, in the same number, is meant.  The soldiers of a state as such are its
army, where that is named.
Limits: a noun of one word only; one with an adjective of its own (المصادر المحلية) means whom the same words tell
elsewhere; soldiers without the article, or counted ones, are some of them (مقتل جنود أمريكيين).
"""

from __future__ import annotations

from typing import NamedTuple

from waqai.extract.cast import Piece
from waqai.extract.gather import Board
from waqai.extract.scan import Scan
from waqai.knowledge.institutions import collectives

RULE, TROOPS = "group", "group troops:"
TOLD = frozenset((RULE, "fighters-of"))
PLURALS = ("ون", "ين")


class Noun(NamedTuple):
    """The noun of a group: of which kind, the word without its article and ending, whether it has the article."""

    kind: str
    stem: str
    definite: bool


def group_again(board: Board, piece: Piece) -> Piece:
    """A group with its article and nothing else as the one that was told of before, where there is one."""
    if piece.rule != RULE or piece.last - piece.first != 1:
        return piece
    noun = _noun(board.scan, piece.first)
    if noun is None or not noun.definite:
        return piece
    before = [(found, _noun(board.scan, found.first)) for found in reversed(board.found) if found.rule in TOLD]
    same = next((found for found, other in before if other and _is_same(noun, other)), None)
    return piece if same is None else piece._replace(key=board.key_of(same.key))


def join_troops(board: Board) -> None:
    """Makes one of الجنود الأمريكيون and القوات الأمريكية."""
    for key, sketch in list(board.sketches.items()):
        army = f"army:{sketch.country}"
        if key.startswith(TROOPS) and sketch.country and board.has(army) and all(map(_is_definite, sketch.names)):
            board.join(key, army)


def _is_definite(name: str) -> bool:
    """Whether the first word of a name has the article, or the second behind a construct (جنود الاحتلال)."""
    first, *rest = name.split(" ")
    return first.startswith("ال") or bool(rest and rest[0].startswith("ال") and not first.endswith(PLURALS))


def _is_same(noun: Noun, other: Noun) -> bool:
    return (noun.kind, noun.stem) == (other.kind, other.stem)


def _noun(scan: Scan, at: int) -> Noun | None:
    """The noun that begins a group at a word; behind a number told in words there is none (عشرات المدنيين)."""
    match = next(iter(collectives().groups.at(scan.words, at, at + 1)), None)
    if match is None:
        return None
    stem = scan.words[at].form[match.length :]
    ending = next((one for one in PLURALS if stem.endswith(one)), "")
    return Noun(match.value.id, stem.removesuffix(ending), match.prefix.endswith(("ال", "لل")))
