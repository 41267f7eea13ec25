"""Currency nouns that several states share (ليرة, دينار, ريال), where the text does not say whose they are.

The states that use a currency of that name are weighed: how often the article names each (with its cities, offices
and bodies), and where the article appeared, since a paper leaves out the adjective for its own country's money.  The
state that leads alone gives the ISO 4217 code; a tie, or no such state, leaves the noun as it is.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence

from waqai.extract.cast import Cast
from waqai.knowledge.outlets import domain_of, known_name
from waqai.knowledge.units import shared_currencies
from waqai.model import Article, Quantity

# The outlet's own country weighs as much as so many mentions: a dinar in a Tunisian report on Libya may be either.
_AT_HOME = 3
_COUNTRY_CODE = 2
# Country domains that are no ISO 3166-1 code.
_DOMAINS = {"uk": "GB"}


def settle_currencies(quantities: Sequence[Quantity], article: Article, cast: Cast) -> tuple[Quantity, ...]:
    """The quantities, with a shared currency noun replaced by the code that the article's country gives it."""
    if not any(quantity.unit in shared_currencies() for quantity in quantities):
        return tuple(quantities)
    votes = _votes(article, cast)
    return tuple(_settled(quantity, votes) for quantity in quantities)


def _settled(quantity: Quantity, votes: Mapping[str, int]) -> Quantity:
    users = shared_currencies().get(quantity.unit, {})
    ranked = sorted(((votes[state], code) for state, code in users.items() if votes.get(state)), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return quantity
    return dataclasses.replace(quantity, unit=ranked[0][1])


def _votes(article: Article, cast: Cast) -> Mapping[str, int]:
    country = {entity.id: entity.country for entity in cast.entities}
    votes = Counter(found for mention in cast.mentions if (found := country.get(mention.entity)))
    home = home_of(article)
    if home:
        votes[home] += _AT_HOME
    return votes


def home_of(article: Article) -> str | None:
    """The country (ISO 3166-1) in which the article appeared: its outlet's, or that of its web address."""
    outlet = article.outlet
    known = known_name(outlet.name) if outlet and outlet.name else None
    if known:
        return known.country
    ending = ((outlet.domain if outlet else None) or domain_of(article.url or "") or "").rpartition(".")[2]
    return _DOMAINS.get(ending, ending.upper()) if len(ending) == _COUNTRY_CODE else None
