"""Who wrote it: the person of a line such as بيروت - فلان الفلاني, كتب: فلان, (تحرير فلان).

Limits: one name a line; a line with a sentence in it is none.
"""

from __future__ import annotations

from waqai.extract.cast import Found
from waqai.extract.people import known_person, name_run
from waqai.extract.persons import Persons
from waqai.extract.scan import Scan
from waqai.knowledge.contexts import word_class
from waqai.text.document import Sentence

LONGEST_LINE = 12
CREDITS = word_class("credits")


def take_bylines(persons: Persons) -> None:
    """Takes in the writers that lines of their own or credit words name."""
    scan = persons.scan
    for sentence in scan.doc.sentences:
        if sentence.title:
            continue
        short = sentence.last - sentence.first <= LONGEST_LINE
        for at in range(sentence.first, sentence.last):
            credited = scan.words[at].form in CREDITS
            if credited or (short and _opens_name(scan, sentence, at)):
                _take(persons, at + credited, credited)


def _opens_name(scan: Scan, sentence: Sentence, at: int) -> bool:
    """Whether a name may start here: at the line's head or behind a place and a mark, up to its end or another mark."""
    apart = at == sentence.first or scan.doc.text[scan.words[at - 1].end : scan.words[at].start].strip() != ""
    if not apart and scan.words[at - 1].kind != "mark":
        return False
    places = all(_is_place(scan, n) for n in range(sentence.first, at) if scan.words[n].kind == "arabic")
    return places and at - sentence.first <= LONGEST_LINE // 2


def _is_place(scan: Scan, at: int) -> bool:
    return any(m.value.known.type in ("place", "state") for n in (at, at - 1) if n >= 0 for m in scan.names(n))


def _take(persons: Persons, at: int, credited: bool) -> None:
    scan, board = persons.scan, persons.board
    stop = scan.stops[at - 1] if credited else scan.stops[at]
    while credited and at < stop and scan.words[at].kind == "mark":
        at += 1
    if at >= stop or board.taken[at] or scan.words[at].kind != "arabic" or known_person(scan, at, None):
        return
    run = name_run(scan, at, stop)
    ends = run >= stop or scan.words[run].kind in ("mark", "number")
    if run - at < 2 or not ends or scan.name_share(at) < 2 or any(board.taken[at:run]):
        return
    sketch = persons.local(tuple(w.form for w in scan.words[at:run]), None)
    board.add(Found(at, run, 0, "name", sketch.key, "byline"))
    board.take(at, run)
