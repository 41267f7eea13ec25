"""Outlets that no list holds: the one that the page itself names, and the one to which somebody spoke (لـ«المدى»).

Limits: without marks only the page's own outlet is known by its words.
"""

from __future__ import annotations

import functools

from waqai.extract.cast import Found
from waqai.extract.gather import Board
from waqai.extract.scan import Scan
from waqai.knowledge.contexts import word_class
from waqai.knowledge.outlets import known_name
from waqai.knowledge.reporting import verb_forms
from waqai.model import Entity
from waqai.text.clitics import readings
from waqai.text.folding import head_of
from waqai.text.words import words_of

TELLINGS = word_class("tellings")
LEADING = frozenset(("ل", "مع", "به", "بها", "الي", "علي", "عبر"))
TOLD = ("قال", "أكد", "صرح", "أوضح", "ذكر", "أضاف", "كشف", "أفاد", "روى", "أشار")
LONGEST_NAME, REACH = 4, 9


def find_outlets(board: Board) -> None:
    """Takes in the outlets of the page and those that somebody told something."""
    names = dict.fromkeys((*_own(board.scan), *_told(board.scan)))
    for name in names:
        _take_all(board, name)


def _own(scan: Scan) -> list[tuple[str, ...]]:
    outlet = scan.article.outlet
    forms = tuple(w.form for w in words_of(outlet.name) if w.kind == "arabic") if outlet and outlet.name else ()
    return [forms] if 1 <= len(forms) <= LONGEST_NAME else []


def _told(scan: Scan) -> list[tuple[str, ...]]:
    found = []
    for at, word in enumerate(scan.words):
        if word.form not in LEADING or at + 1 >= scan.stops[at]:
            continue
        marks = scan.quoted(at + 1, scan.stops[at])
        if marks and marks[1] - marks[0] <= LONGEST_NAME and _tells(scan, at):
            forms = tuple(w.form for w in scan.words[marks[0] : marks[1]] if w.kind == "arabic")
            if len(forms) == marks[1] - marks[0] and forms[0] not in verb_forms():
                found.append(forms)
    return found


def _tells(scan: Scan, at: int) -> bool:
    """A noun of telling near before لـ or بها, or a verb of telling before لـ."""
    for n in range(at - 1, at - REACH, -1):
        form = scan.form(n, at)
        if not form:
            return False
        stems = {c.stem for c in readings(form)}
        if stems & TELLINGS or (scan.words[at].form == "ل" and not stems.isdisjoint(_telling())):
            return True
    return False


@functools.cache
def _telling() -> frozenset[str]:
    """Forms of the verbs of telling, with an object's pronoun, too (ما قاله لـ)."""
    found = verb_forms().items()
    plain = [form for form, readings_ in found if any(one.verb.lemma in TOLD for one in readings_)]
    return frozenset(form + pronoun for form in plain for pronoun in ("", "ه", "ها"))


def _take_all(board: Board, forms: tuple[str, ...]) -> None:
    """Every place where the outlet's words stand free: in marks, behind لـ, or as several words."""
    scan = board.scan
    key = "organisation:" + " ".join(forms)
    for at in range(len(scan.words) - len(forms) + 1):
        if not scan.words[at].form.endswith(forms[0]):
            continue
        skip = _skip(scan, at, forms)
        if skip is None or any(board.taken[at : at + len(forms)]) or not scan.same_sentence(at, at + len(forms) - 1):
            continue
        if len(forms) > 1 or _is_marked(scan, at):
            board.meet_local(key, "organisation", "outlet")
            board.add(Found(at, at + len(forms), skip, "name", key, "outlet"))
            board.take(at, at + len(forms))


def _skip(scan: Scan, at: int, forms: tuple[str, ...]) -> int | None:
    if any(scan.words[at + n].form != form for n, form in enumerate(forms) if n):
        return None
    return next((c.length for c in readings(scan.words[at].form) if c.stem == forms[0]), None)


def _is_marked(scan: Scan, at: int) -> bool:
    return scan.form(at - 1, at) in ("«", '"', "“")


def is_outlet(entity: Entity | None) -> bool:
    """Whether an entity is a paper, a channel or an agency.

    >>> is_outlet(Entity("1.1", None, "صحيفة الأفق", None, (), "organisation", None)), is_outlet(None)
    (True, False)
    """
    if entity is None or entity.type != "organisation":
        return False
    named = entity.rule == "outlet" or head_of(entity.name_ar) in word_class("papers")
    return named or known_name(entity.name_ar) is not None
