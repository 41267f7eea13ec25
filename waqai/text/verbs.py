"""Inflection of Arabic verbs in unvowelled, folded print: every form that a news text writes, with what it tells.

A verb is given as a lexicon lists it (past, present, verbal nouns; a shadda where doubling would not be seen), and
`conjugate` answers with a dictionary from folded forms to readings.  Left out: the second person and the imperative,
which news hardly print (2nd person past and 1st person singular share their letters), broken plurals, and what stands
in front or behind: و, س, ل and the like are `waqai.text.clitics`', object pronouns `enclitic_cuts`'.

>>> forms = conjugate("زار", "يزور", ["زيارة"])
>>> forms["يزر"]
(Form(tense='jussive', person=3, gender='m', number='s', passive=False),)
>>> [(f.tense, f.number) for f in forms["زيارات"]]
[('masdar', 'p')]
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal, NamedTuple

from waqai.text.enclitics import enclitic_cuts
from waqai.text.folding import bare, fold_text
from waqai.text.stems import (
    Stems,
    Verb,
    active_participle,
    analyse,
    passive,
    passive_participle,
    past_stems,
    present_stems,
)

__all__ = ["Form", "conjugate", "enclitic_cuts", "passive_by_spelling"]

Tense = Literal["past", "present", "jussive", "participle", "passive_participle", "masdar"]


class Form(NamedTuple):
    """What a written form of a verb tells.

    `jussive` marks letters that only the jussive or subjunctive has (لم يزر, أن يزوروا); where those are written as
    the indicative is, the form is a `present`.  `passive` is true only where the letters tell (قيل, يعاد, حوصر).
    Participles and verbal nouns have person 0; `gender` and `number` are empty where the form leaves them open."""

    tense: Tense
    person: Literal[0, 1, 3]
    gender: Literal["m", "f", ""]
    number: Literal["s", "d", "p", ""]
    passive: bool = False


Forms = dict[str, tuple[Form, ...]]
Cell = tuple[str, str, tuple[Form, ...]]
"""A prefix, an ending, and what they tell."""


@functools.cache
def _cells(tense: Tense, is_passive: bool, rows: tuple[str, ...]) -> tuple[Cell, ...]:
    """Reads rows such as `ي ون 3mp` (- is nothing) into cells."""
    cells = []
    for row in rows:
        prefix, ending, tells = row.split()
        if is_passive and tells[0] == "1":
            continue  # news print no "I was said", and its letters are other verbs' (أقال)
        form = Form(tense, int(tells[0]), tells[1].strip("_"), tells[2], is_passive)  # type: ignore[arg-type]
        cells.append((prefix.strip("-"), ending.strip("-"), (form,)))
    return tuple(cells)


Table = tuple[tuple[int, tuple[str, ...]], ...]
_ALONE, _BEFORE_T, _BEFORE_A, _BEFORE_W, _BEFORE_N, _SHORT = range(len(Stems._fields))
# Which stem takes which prefix and ending: person, gender (_ is either) and number follow.
PAST: Table = (
    (_ALONE, ("- - 3ms",)),
    (_BEFORE_T, ("- ت 3fs", "- تا 3fd")),
    (_BEFORE_A, ("- ا 3md",)),
    (_BEFORE_W, ("- وا 3mp",)),
    (_BEFORE_N, ("- ن 3fp", "- ت 1_s", "- نا 1_p")),
)
PRESENT: Table = (
    (_ALONE, ("ي - 3ms", "ت - 3fs", "ا - 1_s", "ن - 1_p")),
    (_BEFORE_A, ("ي ان 3md", "ت ان 3fd")),
    (_BEFORE_W, ("ي ون 3mp",)),
    (_BEFORE_N, ("ي ن 3fp",)),
)
JUSSIVE: Table = (
    (_SHORT, ("ي - 3ms", "ت - 3fs", "ا - 1_s", "ن - 1_p")),
    (_BEFORE_A, ("ي ا 3md", "ت ا 3fd")),
    (_BEFORE_W, ("ي وا 3mp",)),
)
# Endings of participles; those without ن are the construct's (مهاجمو القرية).
NOUN_ENDS = (
    "- - 0ms", "- ا 0ms", "- ه 0fs", "- ان 0md", "- ين 0mp", "- ين 0md", "- ون 0mp", "- ات 0fp",
    "- و 0mp", "- ي 0mp", "- تان 0fd", "- تين 0fd", "- تا 0fd", "- تي 0fd",
)  # fmt: skip
# The same for مجرى, منشأ and مجري: endings of the whole word, and of the word without its last letter.
PASSIVE_DEFECTIVE = (
    ("- - 0ms", "- ان 0md", "- ين 0md", "- ات 0fp"),
    ("- اه 0fs", "- اتان 0fd", "- ون 0mp", "- ين 0mp", "- و 0mp"),
)
MERGING_HAMZA = (
    ("- - 0ms", "- ه 0fs", "- ون 0mp", "- ين 0mp", "- ين 0md", "- تان 0fd", "- تين 0fd"),
    ("- ات 0fp", "- ان 0md"),
)
ACTIVE_DEFECTIVE = (
    (*(row for row in NOUN_ENDS if row not in ("- ون 0mp", "- ين 0mp", "- و 0mp", "- ي 0mp")),),
    ("- ون 0mp", "- ين 0mp", "- و 0mp"),
)
# Shorter words without their ya are other words (مجر, داع), so متول is read and داع is not.
SHORTEST_CUT = 4
# A verbal noun of either gender, after its ه is cut.
MASCULINE_MASDAR = ("- - 0ms", "- ا 0ms", "- ان 0md", "- ين 0md", "- ات 0mp")
FEMININE_MASDAR = ("- ه 0fs", "- ات 0fp", "- تان 0fd", "- تين 0fd", "- تا 0fd", "- تي 0fd")


def conjugate(past: str, present: str, masdars: Sequence[str] = (), participles: Sequence[str] = ()) -> Forms:
    """Every form of a verb, folded, with what it tells; the active readings come first.

    `participles` states (active, passive) where the pattern does not give them; an empty passive one says that the
    verb has no passive at all, which keeps بيت and سيد from being read as passives of بات and ساد.

    >>> conjugate("قال", "يقول", ["قول"])["قيل"]
    (Form(tense='past', person=3, gender='m', number='s', passive=True),)
    """
    verb = analyse(past, present, tuple(masdars))
    found: Forms = {}
    _add_finite(found, verb, False)
    voiced = None if len(participles) > 1 and not participles[1] else passive(verb)
    if voiced:
        _add_finite(found, voiced, True)
    _add_participle(found, participles[0] if participles else active_participle(verb), "participle")
    if voiced:
        stated = participles[1] if len(participles) > 1 else passive_participle(verb)
        _add_participle(found, stated, "passive_participle")
    for masdar in masdars:
        _add_masdar(found, fold_text(masdar))
    return found


def passive_by_spelling(past: str, written: str) -> bool:
    """Whether a past whose folded letters leave it open is spelt as passive: أجري beside أجرى.

    Only for verbs in ى, and only where the page tells ى from ي (`Word.bare` keeps them apart).

    >>> passive_by_spelling("أجرى", "أجري"), passive_by_spelling("أجرى", "أجرى")
    (True, False)
    """
    return bare(past).endswith("ى") and len(past) > 3 and written.endswith(bare(past)[-3:-1] + "ي")


def _add_finite(found: Forms, verb: Verb, is_passive: bool) -> None:
    past, present = _folded(past_stems(verb)), _folded(present_stems(verb))
    tables: tuple[tuple[Tense, list[str], Table], ...] = (
        ("past", past, PAST),
        ("present", present, PRESENT),
        ("jussive", present, JUSSIVE),
    )
    for tense, stems, table in tables:
        for at, rows in table:
            cells = _cells(tense, is_passive, rows)
            for stem in stems[at].split():
                _add(found, stem, cells, at == _BEFORE_N)


def _folded(stems: Stems) -> list[str]:
    alone, before_t, before_a, before_w, before_n, short = stems
    return fold_text("|".join((alone, before_t, before_a, " ".join(before_w), before_n, short))).split("|")


def _add(found: Forms, stem: str, cells: tuple[Cell, ...], merges: bool = False) -> None:
    """Adds stem with each prefix and ending.  `merges`: ت and ن are written once where they meet themselves (أثبت + ت,
    أعلن + نا)."""
    for prefix, ending, forms in cells:
        whole = stem + ending[1:] if merges and stem[-1] == ending[0] else stem + ending
        key = whole if prefix == "ا" == stem[0] else prefix + whole
        there = found.get(key)
        if there is None:
            found[key] = forms
        elif not _known(there, forms[0]):
            found[key] = there + forms


def _known(there: tuple[Form, ...], form: Form) -> bool:
    """Whether the same is said already; a passive adds nothing to letters that serve the active."""
    return any(f[:4] == form[:4] and f.passive <= form.passive for f in there)


def _add_participle(found: Forms, written: str, tense: Tense) -> None:
    if not written:
        return
    stem, last = fold_text(written), written[-1]
    if written.endswith("يء"):
        _add(found, stem, _cells(tense, False, NOUN_ENDS[:1]))
        _add(found, stem[:-1] + "ي", _cells(tense, False, NOUN_ENDS[1:]))
        return
    whole, cut = _participle_ends(last, tense)
    _add(found, stem, _cells(tense, False, whole))
    _add(found, stem[:-1], _cells(tense, False, cut))
    if whole is ACTIVE_DEFECTIVE[0] and len(stem) > SHORTEST_CUT:
        _add(found, stem[:-1], _cells(tense, False, ("- - 0ms",)))


def _participle_ends(last: str, tense: Tense) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if last == "ى":
        return PASSIVE_DEFECTIVE
    if last == "أ":
        return MERGING_HAMZA
    return ACTIVE_DEFECTIVE if last == "ي" and tense == "participle" else (NOUN_ENDS, ())


def _add_masdar(found: Forms, stem: str) -> None:
    if stem.endswith("ات"):
        _add(found, stem, _cells("masdar", False, ("- - 0fp",)))
    elif stem.endswith("ه"):
        _add(found, stem[:-1], _cells("masdar", False, FEMININE_MASDAR))
    else:
        _add(found, stem, _cells("masdar", False, MASCULINE_MASDAR))
        if stem.endswith("ي") and len(stem) > SHORTEST_CUT:
            _add(found, stem[:-1], _cells("masdar", False, ("- - 0ms",)))
