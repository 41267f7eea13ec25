"""Which written forms are finite verbs: those of frames, of helping and of reporting verbs.

Forms that look like other words (تفرج, توقف) are verbs only where nothing else can stand.

>>> [prefix for prefix, _ in finite_readings("وقصفت")], finite_readings("ستفرج"), bool(finite_readings("ستفرج", True))
(['و'], (), True)
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from waqai.extract.clauses import FiniteCuts, finite_cuts
from waqai.knowledge.frames import frames
from waqai.knowledge.grammar import FINITE, VerbForm, grammar
from waqai.knowledge.reporting import verb_forms


@functools.cache
def known_verbs() -> Mapping[str, tuple[VerbForm, ...]]:
    """Every finite verb form that frames, helpers and reporting verbs know."""
    found: dict[str, tuple[VerbForm, ...]] = {}
    for form, lexemes in frames().words.items():
        finite = tuple(VerbForm(x.lemma, x.form) for x in lexemes if x.form.tense in FINITE)
        if finite:
            found[form] = finite
    for form, inflected in verb_forms().items():
        finite = tuple(VerbForm(x.verb.lemma, x.form) for x in inflected if x.form.tense in FINITE)
        found[form] = (*finite, *found.get(form, ()))
    for form, verbs in grammar().verbs.items():
        found[form] = (*verbs, *found.get(form, ()))
    return {form: tuple(dict.fromkeys(verbs)) for form, verbs in found.items() if verbs}


@functools.cache
def verbs_of_place() -> Mapping[str, tuple[VerbForm, ...]]:
    """The same with the forms that are read where only a verb can stand."""
    found = dict(known_verbs())
    for form, lexemes in frames().guarded.items():
        found[form] = tuple(dict.fromkeys((*found.get(form, ()), *(VerbForm(x.lemma, x.form) for x in lexemes))))
    return found


@functools.lru_cache(maxsize=32_000)
def finite_readings(form: str, only_verb: bool = False) -> FiniteCuts:
    """What a folded word may be as a finite verb, anywhere or where only one can stand; kept, since pages repeat their
    words."""
    return finite_cuts(form, verbs_of_place() if only_verb else known_verbs())
