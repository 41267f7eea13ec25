"""Whom a name means: by a key, a whole name, or words of one.

Where rows are laid out, names stand by each of their words.  Else they stand in the order of their folded form once
they are many (`laying`), so that whole names are looked up in a few blocks; all are read where nobody bears one whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from waqai.record.database import fetch, run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A key, its nearness (0 is nearest), the articles that call it so, and whether it is the same in every article.
Bearer = tuple[str, int, int, bool]
# What a key of an entity looks like, and hardly any name.
_KEY_LIKE = re.compile(r"Q\d+$|.*[:/]")


def bearers(connection: DuckDBPyConnection, name: str, folded: str, laid: bool) -> list[Bearer]:
    """Who may be meant by a name, given also as names are compared; the nearest alone.  `laid` says that what is asked
    is laid out."""
    key = name.strip()
    if _KEY_LIKE.match(key):
        found = fetch(connection, "laid/resolve_key" if laid else "resolve_key", id=key)[1]
        if found:
            return found
    if not folded:
        return []
    return _laid(connection, folded) if laid else _bare(connection, folded)


def _laid(connection: DuckDBPyConnection, folded: str) -> list[Bearer]:
    given = {"word": telling_word(folded), "folded": folded}
    return fetch(connection, "laid/bearers", **given)[1] or fetch(connection, "laid/bearers_in_part", **given)[1]


def _bare(connection: DuckDBPyConnection, folded: str) -> list[Bearer]:
    query = statement("queries/resolve")
    for names in ("folded = $folded", "contains(folded, $folded)"):
        found = run(connection, query.replace("WHOLE", names), {"folded": folded})[1]
        if found:
            return found
    return []


def telling_word(folded: str) -> str:
    """The word of a name by which its bearers are looked up: the longest, which tells most.

    >>> telling_word("عبد الفتاح")
    'الفتاح'
    """
    return max(folded.split(" "), key=len)


def chief(keys: list[str]) -> list[str]:
    """The linked one among the entities that a name means, if there is one."""
    return [key for key in keys if "/" not in key] or keys
