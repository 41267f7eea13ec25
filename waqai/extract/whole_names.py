"""Names that go on by a word no list has, which the article tells alone elsewhere: رامي قعال ... قال قعال.

The word right behind a person's name, which nothing else explains, is its last part where a verb of saying has it for a
subject at another place.  Limits: one word; a name that no list has.
"""

from __future__ import annotations

from waqai.extract.cast import Found
from waqai.extract.gather import Board
from waqai.extract.ordinary import is_ordinary
from waqai.extract.surnames import is_said_by
from waqai.knowledge.reporting import verb_forms

SHORTEST = 4


def complete_names(board: Board) -> None:
    """Lengthens the names that were read without their last part."""
    for number, found in enumerate(board.found):
        sketch = board.sketch(found.key)
        if found.kind == "name" and sketch.type == "person" and not sketch.known and _is_cut_short(board, found):
            board.lengthen(number, found.last + 1)


def _is_cut_short(board: Board, found: Found) -> bool:
    """Whether the word behind a name is told alone elsewhere as somebody who speaks."""
    scan, at = board.scan, found.last
    if not scan.same_sentence(at, found.first) or scan.words[at].kind != "arabic" or board.taken[at]:
        return False
    form = scan.words[at].form
    if len(form) < SHORTEST or is_ordinary(form) or form in verb_forms() or scan.name_share(at) == 0:
        return False
    alone = (n for n, word in enumerate(scan.words) if word.form == form and n != at and not board.taken[n])
    return any(is_said_by(scan.form(n - 1, n)) for n in alone)
