"""Draws events from real articles for a hand audit: `python tools/audit_events.py --seed N [--events 200] [--cut X]`;
with `--relations` standing facts instead, one told by a title and one told otherwise an article.

Prints each event with its parts and (on the terminal only) the words around it, for a person to judge.  Verdicts are
kept without any sentence in `tests/audits/`: seed, ids, offsets and, a part each, `right` or `wrong`.  An article is
read as its headline, an empty line and its text; offsets are those of this text.  Two events an article are drawn, so
that long ones do not count for more; articles come in equal parts from the corpora beside the project.
`--cut` draws among events of at least this confidence only.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Iterable, Iterator
from typing import Any

from audit_links import draw

import waqai
from waqai.model import Event, PageError, Reading, Span

EVENTS_AN_ARTICLE, LONGEST, SHORTEST, AROUND = 2, 8_000, 300, 260


def main() -> None:
    """Prints the draw, four lines an event."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--cut", type=float, default=0.0, help="least confidence")
    parser.add_argument("--relations", action="store_true", help="draw standing facts")
    asked = parser.parse_args()
    if asked.relations:
        facts = (one for row in draw(asked.seed) for one in relations_of(row, asked.seed))
        print("\n".join(itertools.islice(facts, asked.events)))
        return
    drawn = (one for row in draw(asked.seed) for one in events_of(row, asked.seed, asked.cut))
    for number, (key, text, reading, event) in enumerate(itertools.islice(drawn, asked.events), 1):
        print(f"{number} {key} {told(text, reading, event)}\n    {around(text, event)}")


def text_of(row: dict[str, Any]) -> str:
    """An article as it is read: its headline, an empty line, its text."""
    return "\n\n".join(filter(None, (row.get("title"), row["text"])))


def read(row: dict[str, Any]) -> tuple[str, list[Reading]]:
    """An article's text and readings; none where it is too short or long, or cannot be read."""
    text, date = text_of(row), str(row.get("date") or "")[:10]
    if not SHORTEST <= len(text) <= LONGEST:
        return text, []
    try:
        return text, waqai.read(text, published=date if date[:4].isdigit() else None)
    except PageError:
        return text, []


def relations_of(row: dict[str, Any], seed: int) -> Iterator[str]:
    """A line for each of the facts drawn from an article."""
    text, readings = read(row)
    found = [(reading, fact) for reading in readings for fact in reading.relations]
    by_title = [one for one in found if one[1].rule == "title-beside-name"]
    for some in (by_title, [one for one in found if one not in by_title]):
        if some:
            reading, fact = random.Random(f"{seed}:{row['id']}").choice(some)
            names = {entity.id: entity.name_ar for entity in reading.entities}
            ends = f"{names[fact.subject]} | {names.get(fact.object, fact.object)} | {names.get(fact.of or '', '-')}"
            words = " ".join(text[fact.span.start : fact.span.end].split())
            told = (row["id"], *fact.span, fact.relation, fact.rule, fact.standing)
            yield "\t".join(map(str, told)) + f"\n    {ends}\n    {words}"


def events_of(row: dict[str, Any], seed: int, cut: float) -> list[tuple[str, str, Reading, Event]]:
    """Events of an article, drawn at random."""
    text, readings = read(row)
    found = [(reading, event) for reading in readings for event in reading.events if event.confidence >= cut]
    some = random.Random(f"{seed}:{row['id']}").sample(found, min(EVENTS_AN_ARTICLE, len(found)))
    return [(row["id"], text, *one) for one in sorted(some, key=lambda pair: pair[1].trigger)]


def told(text: str, reading: Reading, event: Event) -> str:
    """An event's parts with the names of its sides; between guillemets the words of a side that has no name."""
    names = {entity.id: entity.name_ar for entity in reading.entities}

    def called(ids: Iterable[str], spans: Iterable[Span] = ()) -> str:
        words = [f"«{' '.join(text[start:end].split())}»" for start, end in spans]
        return " + ".join([names.get(one, one) for one in ids] or words) or "-"

    act = f"{event.trigger.start} {event.trigger.end} {event.type}/{event.mode or '-'} {event.status}"
    actor, recipient = (called(ids, event.spans.get(role, ())) for role, ids in sides_of(event))
    sides = f"A={actor} | R={recipient} | by={called(event.said_by)}"
    return f"{act} {event.confidence:g} {event.rule}\n    {sides} | at={called(event.place)}"


def sides_of(event: Event) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Actor and recipient with their entities."""
    return ("actor", event.actor), ("recipient", event.recipient)


def around(text: str, event: Event) -> str:
    """The sentence of an event, cut where it is long, with its trigger between brackets."""
    start, end = event.trigger
    first, last = max(event.sentence.start, start - AROUND), min(event.sentence.end, end + AROUND)
    return " ".join("".join((text[first:start], "[", text[start:end], "]", text[end:last])).split())


if __name__ == "__main__":
    main()
