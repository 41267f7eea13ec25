"""Known outlets and agencies (`data/outlets.toml`): by name, by credit form, by web address.

>>> outlet_of_name("أ ف ب").domain
'afp.com'
>>> outlet_of_address("https://www.arabic.rt.com/world/1").name
'روسيا اليوم'
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from waqai.knowledge.loader import toml
from waqai.model import Outlet
from waqai.text.folding import fold_text

_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.I)
# A host name ends long before; what a feed or a table gives for an address may be anything.
_LONGEST = 2000
_IN_FRONT = ("موقع ", "صحيفه ", "جريده ", "وكاله ", "وكالات ", "قناه ", "بوابه ", "شبكه ", "مجله ")


class Known(NamedTuple):
    """An outlet with its country and its kind (agency, paper, broadcaster, site)."""

    outlet: Outlet
    country: str
    kind: str


@functools.cache
def _known() -> tuple[dict[str, Known], dict[str, Known]]:
    by_name: dict[str, Known] = {}
    by_domain: dict[str, Known] = {}
    for row in toml("outlets")["outlet"]:
        known = Known(Outlet(row["name"], row["domain"]), row["country"], row["kind"])
        by_domain.setdefault(row["domain"], known)
        for form in (row["name"], *row.get("also", ())):
            by_name.setdefault(_key(form), known)
    return by_name, by_domain


def known_name(name: str) -> Known | None:
    """What is known of an outlet called so, with or without صحيفة, وكالة and their like in front."""
    by_name, _ = _known()
    key = _key(name)
    found = by_name.get(key)
    for front in _IN_FRONT:
        found = found or (by_name.get(key[len(front) :]) if key.startswith(front) else None)
    return found


def outlet_of_name(name: str) -> Outlet | None:
    """The known outlet of that name.

    >>> outlet_of_name("صحيفة النهار").domain
    'annahar.com'
    """
    found = known_name(name)
    return found.outlet if found else None


def is_agency(name: str) -> bool:
    """True where the name is a news agency's, whose credit says who wrote and not who published.

    >>> is_agency("رويترز"), is_agency("هسبريس")
    (True, False)
    """
    found = known_name(name)
    return bool(found and found.kind == "agency")


def outlet_of_address(address: str) -> Outlet | None:
    """The outlet behind a web address: a known one, or one without a name.

    >>> outlet_of_address("news.example.org/a")
    Outlet(name=None, domain='news.example.org')
    """
    domain = domain_of(address)
    if domain is None:
        return None
    _, by_domain = _known()
    parts = domain.split(".")
    for cut in range(len(parts) - 1):
        known = by_domain.get(".".join(parts[cut:]))
        if known:
            return known.outlet
    return Outlet(None, domain)


def domain_of(address: str) -> str | None:
    """The host of a web address, without www, or None where there is none.

    >>> domain_of("https://www.example.org/a"), domain_of("http://[example.org"), domain_of("." * 5000)
    ('example.org', None, None)
    """
    try:
        parts = urlsplit(address[:_LONGEST] if "//" in address else f"//{address[:_LONGEST]}")
    except ValueError:  # brackets with no numeric address in them
        return None
    host = (parts.hostname or "").removeprefix("www.")
    return host if _DOMAIN.fullmatch(host) else None


def _key(name: str) -> str:
    return re.sub(r"[^\w]+", " ", fold_text(name)).strip()
