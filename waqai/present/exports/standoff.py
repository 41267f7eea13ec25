"""Annotated text for language technology: CoNLL-U, and brat's stand-off files.

CoNLL-U has a token a line, with what was read in the last column: entity (`B-`, `I-`), whom it refers to, event, and
the token's span in the page.  Waqai tags no parts of speech here, so those columns are empty (`_`).  brat gets each
page's article as `.txt` with an `.ann` beside it: entities, events with their arguments and status, and Wikidata ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from waqai.model import ENTITY_TYPES, STATUSES, Entity, Event, Mention, Span
from waqai.present.exports.marks import Sentence, label_of, names_of, sentences
from waqai.present.exports.telling import entities_of, one_line
from waqai.record.appearing import safe_name
from waqai.record.whole import Whole

# What else some tools end a line or a column at: one space for one, so that lengths stay.
_LINE_ENDS = re.compile(r"[\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_KEY = {ord("|"): "/"} | dict.fromkeys(map(ord, " \t\r\n\x0b\x0c\x1c\x1d\x1e\x85\xa0\u2028\u2029"), "_")
_ROLES = ("actor", "recipient", "place")


def write_conllu(articles: Iterable[Whole], stream: IO[str]) -> tuple[int, int]:
    """Writes one document; tells how many tokens, and that none was left out."""
    count = 0
    for whole in articles:
        id_ = whole.reading.article.id.translate(_KEY)
        stream.write(f"# newdoc id = {id_}\n")
        names, events = names_of(whole.reading), whole.reading.events
        for number, sentence in enumerate(sentences(whole), 1):
            stream.write(f"# sent_id = {id_}-{number}\n")
            stream.write(f"# text = {one_line(whole.piece(sentence.span))}\n")
            for line in _lines(whole, sentence, names, events):
                stream.write(line + "\n")
                count += 1
            stream.write("\n")
    return count, 0


def _lines(whole: Whole, sentence: Sentence, names: Iterable[Mention], events: Iterable[Event]) -> Iterator[str]:
    entities = entities_of(whole)
    for n, token in enumerate(sentence.tokens, 1):
        told: list[str] = []
        for mention in names:
            if _within(token, mention.span):
                told += _name(whole, entities, mention, token)
        told += [
            f"Event={label_of(event)}:{event.id}:{event.status}" for event in events if _within(token, event.trigger)
        ]
        after = sentence.tokens[n].start if n < len(sentence.tokens) else None
        told += ["SpaceAfter=No"] if after == token.end else []
        told.append(f"Span={token.start}:{token.end}")
        yield "\t".join((str(n), whole.piece(token), *("_" * 7), "|".join(told)))


def _name(whole: Whole, entities: Mapping[str, Entity], mention: Mention, token: Span) -> tuple[str, str]:
    start = "B" if token.start == mention.span.start else "I"
    kind = entities[mention.entity].type if mention.entity in entities else "other"
    key = whole.keys.get(mention.entity, mention.entity)
    return f"Entity={start}-{kind}", f"Ref={key.translate(_KEY)}"


def _within(token: Span, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def write_brat(articles: Iterable[Whole], folder: Path) -> tuple[int, int]:
    """Writes two files an article, and the types they use; tells how many articles, and that none was left out."""
    folder.mkdir(parents=True, exist_ok=True)
    types, count = set[str](), 0
    for whole in articles:
        name = safe_name(whole.reading.article.id)
        lines = list(_annotations(whole, types))
        (folder / f"{name}.txt").write_text(whole.text, "utf-8", newline="")
        (folder / f"{name}.ann").write_text("".join(line + "\n" for line in lines), "utf-8", newline="")
        count += 1
    (folder / "annotation.conf").write_text(_configuration(types), "utf-8")
    return count, 0


def _annotations(whole: Whole, types: set[str]) -> Iterator[str]:
    entities, at = entities_of(whole), dict[Span, str]()
    for n, mention in enumerate(whole.reading.mentions, 1):
        entity = entities.get(mention.entity)
        at[mention.span] = f"T{n}"
        yield _bound(whole, f"T{n}", (entity.type if entity else "other").capitalize(), mention.span)
        if entity and entity.wikidata:
            yield f"N{n}\tReference T{n} Wikidata:{one_line(entity.wikidata)}\t{one_line(entity.name_ar)}"
    first = len(whole.reading.mentions) + 1
    for n, event in enumerate(whole.reading.events, first):
        types.add(event.type)
        yield _bound(whole, f"T{n}", event.type, event.trigger)
        sides = [
            f"{role.capitalize()}{number if number > 1 else ''}:{at[span]}"
            for role in _ROLES
            for number, span in enumerate((s for s in event.spans.get(role, ()) if s in at), 1)
        ]
        yield f"E{n}\t{' '.join((f'{event.type}:T{n}', *sides))}"
        yield f"A{n}\tStatus E{n} {event.status.capitalize()}"


def _bound(whole: Whole, name: str, type_: str, span: Span) -> str:
    """A text-bound annotation; one that runs over a line's end is given in pieces, as brat wants it."""
    pieces: list[Span] = []
    at = span.start
    for line in whole.piece(span).split("\n"):
        if line:
            pieces.append(Span(at, at + len(line)))
        at += len(line) + 1
    places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    return f"{name}\t{type_} {places}\t{_LINE_ENDS.sub(' ', ' '.join(map(whole.piece, pieces)))}"


def _configuration(types: Iterable[str]) -> str:
    sides = ", ".join(f"{role.capitalize()}*:<ENTITY>" for role in _ROLES)
    values = "|".join(status.capitalize() for status in STATUSES)
    parts = {
        "entities": [type_.capitalize() for type_ in ENTITY_TYPES],
        "relations": [],
        "events": [f"{type_} {sides}" for type_ in sorted(types)],
        "attributes": [f"Status Arg:<EVENT>, Value:{values}"],
    }
    return "".join(f"[{name}]\n" + "".join(line + "\n" for line in lines) for name, lines in parts.items())
