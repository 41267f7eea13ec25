"""Whom a name means: by a key, a whole name, or words of one.

Names stand in the order of their folded form once they are many (`laying`), so that whole names are looked up in a few
blocks; only where nobody bears a name whole are all names read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from waqai.record.database import fetch, run, statement
from waqai.record.laying import is_up_to_date

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A key, its nearness (0 is nearest), the articles that call it so, and whether it is the same in every article.
Bearer = tuple[str, int, int, bool]
# What a key of an entity looks like, and hardly any name.
_KEY_LIKE = re.compile(r"Q\d+$|.*[:/]")


def bearers(connection: DuckDBPyConnection, name: str, folded: str) -> list[Bearer]:
    """Who may be meant by a name, given also as names are compared; the nearest alone."""
    key = name.strip()
    if _KEY_LIKE.match(key):
        laid = "_laid" if is_up_to_date(connection) else ""
        found = fetch(connection, f"resolve_key{laid}", id=key)[1]
        if found:
            return found
    for names in ("folded = $folded", "contains(folded, $folded)") if folded else ():
        found = run(connection, statement("queries/resolve").replace("WHOLE", names), {"folded": folded})[1]
        if found:
            return found
    return []


def chief(keys: list[str]) -> list[str]:
    """The linked one among the entities that a name means, if there is one."""
    return [key for key in keys if "/" not in key] or keys
