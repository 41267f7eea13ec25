"""Who acts where a quotation says "I" or "we".

A verb in the first person has whoever speaks as its subject.  What nobody does alone (زودناهم بالوقود, قصفنا المواقع),
an officer says of the state or body that they serve; what is done by speaking (نقدر, نرفض) they do themselves.
Limits: a speaker of whom neither the article nor the lists tell an office stands for nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping

from waqai.extract.cast import Cast
from waqai.extract.discourse import Sides
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.offices import offices_of
from waqai.model import Quote

BY_DEEDS = frozenset(("AID", "COOPERATE", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))


def bodies_of(cast: Cast) -> dict[str, str]:
    """The state or organisation of the article that a person serves, by the person's id: by a title there, the last of
    several, else the state of whom the lists know in office."""
    states = {e.country: e.id for e in cast.entities if e.type == "state"}
    bodies = {e.id: e.id for e in cast.entities if e.type in ("state", "organisation")} | states
    known = {e.id: e.country for e in cast.entities if e.type == "person" and e.wikidata and offices_of(e.id)}
    titled = {m.entity: cast.offices[m.id].of for m in cast.mentions if m.id in cast.offices}
    return {person: bodies[of] for person, of in (known | titled).items() if of in bodies}


def sides_of_speaker(trigger: Trigger, quote: Quote | None, bodies: Mapping[str, str]) -> Sides:
    """The subject of a verb in the first person within a quotation; nobody for any other verb."""
    form = trigger.lexeme.form
    if form.person != 1 or quote is None or not quote.speaker:
        return ()
    if form.number != "p" or trigger.frame.event not in BY_DEEDS:
        return (quote.speaker,)
    return (bodies.get(quote.speaker, quote.speaker),)
