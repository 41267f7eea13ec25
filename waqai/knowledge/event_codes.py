"""Events and states in the codes of other event data: PLOVER as published, CAMEO, ISO, FIPS, Correlates of War.

The tables are `data/exports.toml` and `data/countries.tsv`, which say where they come from.  Nothing here changes a
reading: it is applied on the way out alone.
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from waqai.knowledge.loader import table, toml

# What happened or is happening; acts that both sides do (a visit has a guest and a host all the same).
DONE = ("occurred", "ongoing")
MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))


class Country(NamedTuple):
    """A state's codes; empty where it has none."""

    iso2: str
    iso3: str
    fips: str
    cow: str


class Coded(NamedTuple):
    """An event as an ontology without status files it.  `symmetric`: all of its sides stand as actors."""

    type: str
    mode: str
    symmetric: bool


@functools.cache
def _countries() -> dict[str, Country]:
    return {row[0]: Country(*row) for row in table("countries").rows}


def country(iso2: str | None) -> Country:
    """The codes of a state or territory, all empty for one that is not known.

    >>> country("EG")
    Country(iso2='EG', iso3='EGY', fips='EG', cow='651')
    >>> country("PS").iso3, country(None).iso3
    ('PSE', '')
    """
    return _countries().get(iso2 or "", Country("", "", "", ""))


def _table() -> dict[str, Any]:
    return toml("exports")


def as_published(type_: str, mode: str | None, status: str, rule: str) -> Coded | None:
    """How PLOVER's published data file an event, status folded into the type; None where they have no place for it.

    `rule` is what read the event (`agree.sign:وقّع`): some frames of ours PLOVER files elsewhere.

    >>> as_published("CONSULT", "visit", "occurred", "consult.visit:زار")
    Coded(type='CONSULT', mode='visit', symmetric=False)
    >>> as_published("ASSAULT", "aerial", "planned", "assault.raid:قصف").type
    'THREATEN'
    >>> as_published("CONSULT", "meet", "possible", "consult.meet:التقى") is None
    True
    """
    told, kept = _table(), mode or ""
    if status in ("planned", "denied"):
        changed = told[status].get(type_, type_ if status == "planned" else None)
        if changed is None:
            return None
        type_, kept = changed, kept if changed == type_ else ""
    elif status in DONE:
        moved = told["frames"].get(rule.partition(":")[0], type_)
        type_, kept = moved, kept if moved == type_ else ""
    else:
        return None
    plover = kept if kept in told["modes"].get(type_, ()) else ""
    symmetric = type_ in told["symmetric"]["types"] and plover not in told["symmetric"]["except_modes"]
    return Coded(type_, plover, symmetric)


def quad(type_: str) -> int:
    """1 cooperation in words, 2 in deeds, 3 conflict in words, 4 in deeds.

    >>> quad("AID"), quad("ACCUSE")
    (2, 3)
    """
    return int(_table()["quads"][type_])


def cameo(type_: str, mode: str | None) -> str:
    """The CAMEO code of a type and mode, of the type alone where the mode has none.

    >>> cameo("CONSULT", "visit"), cameo("SUPPORT", None), cameo("ASSAULT", "beat")
    ('042', '050', '182')
    """
    codes = _table()["cameo"]
    return str(codes.get(f"{type_} {mode}", codes[type_]))


def goldstein(code: str) -> float:
    """The value of a CAMEO code on Goldstein's scale, from -10 (conflict) to 10.

    >>> goldstein("042"), goldstein("0873"), goldstein("195")
    (1.9, 9.0, -10.0)
    """
    scale = _table()["goldstein"]
    return float(next(scale[code[:n]] for n in range(len(code), 1, -1) if code[:n] in scale))


def sector(entity: str, type_: str) -> str:
    """PLOVER's sector of an actor, by its key in the record; empty where nothing tells.

    >>> sector("Q79", "state"), sector("body:army:SD", "organisation"), sector("person:x:EG", "person")
    ('GOV', 'MIL', '')
    """
    if type_ == "state":
        return "GOV"
    kind = entity.split(":")[1] if entity.startswith("body:") else ""
    return str(_table()["sectors"].get(kind, ""))
