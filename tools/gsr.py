"""Scores readings of single sentences against people's verdicts: does the sentence tell of an assault, of a protest?

    python tools/gsr.py [--errors] [--type ASSAULT]
    python tools/gsr.py --spans [--errors]

The sentences lie in `../shared/data/events/gsr_sentences_dev.jsonl`, beside the project on some machines only;
elsewhere this says so and ends well.  A sentence counts as found when its reading has an event of the type asked for in
it whose status is occurred or ongoing; *yes* counts against the two *no* labels, what people did not agree on is left
out.  `--errors` prints what was missed and what was found wrongly, with the frames that did it: for finding classes of
errors, never as a source of sentences.

`--spans` asks of the sentences in `gsr_spans_dev.jsonl`, in which people marked who did it and to whom: of those in
which an event of the type is found, in how many does its actor (its recipient) share a word with what some annotator
marked?  Sentences where nobody marked that side are left out of its share.  Victims whom the text only counts are no
recipient here but a quantity of the event: the third line takes these in, too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from waqai.extract.clauses import is_function_word
from waqai.extract.reading import read_article
from waqai.model import Article, Event, Page, Reading, Span
from waqai.text.folding import fold_text
from waqai.text.words import words_of

EVENTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "events"
SENTENCES, SPANS = EVENTS / "gsr_sentences_dev.jsonl", EVENTS / "gsr_spans_dev.jsonl"
SIDES = {
    "actor": "source_actor", "recipient": "target_actor", "recipient or number of persons": "target_actor",
}  # fmt: skip
PERSONS = ("person", "soldier", "civilian", "victim", "police officer", "child", "woman", "militant", "gunman")
REAL = ("occurred", "ongoing")
TYPES = ("ASSAULT", "PROTEST")


class Verdict(NamedTuple):
    """A sentence with what people say of it and the events of the type that a reading finds."""

    text: str
    label: str
    events: tuple[Event, ...]

    @property
    def found(self) -> bool:
        """Whether an event of the type is read as real."""
        return any(event.status in REAL for event in self.events)


def main() -> int:
    """Prints a line a type; with `--errors` the sentences that went wrong before it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    parser.add_argument("--type", choices=TYPES, action="append", help="this type only")
    parser.add_argument("--spans", action="store_true", help="score who did it and to whom")
    asked = parser.parse_args()
    if not SENTENCES.exists():
        print(f"gsr: no {SENTENCES} beside the project, nothing is measured")
        return 0
    if asked.spans:
        print_spans(asked.errors)
        return 0
    for event_type in asked.type or TYPES:
        verdicts = list(judged(event_type))
        if asked.errors:
            print_errors(verdicts)
        print(line(event_type, verdicts))
    return 0


def judged(event_type: str) -> Iterator[Verdict]:
    """Every sentence that people were asked about for a type and agreed on."""
    for row in map(json.loads, SENTENCES.read_text("utf-8").splitlines()):
        if row["event_type"] == event_type and row["label"] != "ambiguous":
            events = read_sentence(row["text"], _day(row["id"])).events
            yield Verdict(row["text"], row["label"], tuple(e for e in events if e.type == event_type))


def read_sentence(text: str, published: str | None) -> Reading:
    """One sentence, read as an article of its own."""
    page = Page("sentence", text, "0" * 64, "text", "utf-8")
    body = (Span(0, len(text)),)
    article = Article("0-1", "sentence", page.sha256, None, None, None, "ar", body, "", published, "given")
    return read_article(page, article)


def _day(key: str) -> str | None:
    """The day in a sentence's id (AAW_ARB_20071026.0026-2)."""
    digits = key.split("_")[-1][:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits.isdigit() and len(digits) == 8 else None


def line(event_type: str, verdicts: Iterable[Verdict]) -> str:
    """Precision, recall and F1 of a type, and what was found among sentences that look like it."""
    counts = Counter((verdict.label, verdict.found) for verdict in verdicts)
    right, missed = counts["yes", True], counts["yes", False]
    difficult, easy = counts["difficult no", True], counts["easy no", True]
    precision = right / max(1, right + difficult + easy)
    recall = right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return (
        f"{event_type}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
        f"(right {right}, missed {missed}, wrong {difficult} of the difficult and {easy} of the easy)"
    )


def print_errors(verdicts: Iterable[Verdict]) -> None:
    """What was missed and what was found wrongly, with rule, status and trigger of each event."""
    for verdict in verdicts:
        if verdict.found == (verdict.label == "yes"):
            continue
        words = ((e, verdict.text[e.trigger.start : e.trigger.end]) for e in verdict.events)
        told = "; ".join(f"{e.rule} {e.status} {text}" for e, text in words)
        print(f"{'MISSED' if verdict.label == 'yes' else 'WRONG'} [{verdict.label}] {told}\n    {verdict.text}")


class Found(NamedTuple):
    """A marked sentence in which events of its type are found, with the words under each side of theirs."""

    row: dict[str, Any]
    rules: str
    sides: dict[str, set[str]]


def print_spans(errors: bool) -> None:
    """A line a side: in how many of the events found it is what some annotator marked."""
    rows = list(map(json.loads, SPANS.read_text("utf-8").splitlines()))
    read = [found for row in rows if (found := _found(row))]
    print(f"events found in {len(read)} of {len(rows)} sentences")
    for role, key in SIDES.items():
        marked = [found for found in read if _marked(found.row, key)]
        wrong = [found for found in marked if not found.sides[role] & _marked(found.row, key)]
        silent, right = sum(not found.sides[role] for found in wrong), len(marked) - len(wrong)
        print(f"{role}: {right} of {len(marked)}, {right / max(1, len(marked)):.3f}; none read in {silent}")
        for found in wrong if errors else ():
            told = f"{sorted(found.sides[role])} for {sorted(_marked(found.row, key))}"
            print(f"  {role} {told}; {found.rules}\n    {found.row['text']}")


def _found(row: dict[str, Any]) -> Found | None:
    text, reading = row["text"], read_sentence(row["text"], _day(row["outlet"]))
    events = [e for e in reading.events if e.type == row["event_type"]]
    counted = {q.id: q.span for q in reading.quantities if q.unit in PERSONS}
    victims = {counted[q] for e in events for q in e.quantities if q in counted}
    spans = {role: {s for e in events for s in e.spans.get(role, ())} for role in ("actor", "recipient")}
    spans["recipient or number of persons"] = spans["recipient"] | victims
    sides = {role: _words(text, found) for role, found in spans.items()}
    return Found(row, " ".join(e.rule for e in events), sides) if events else None


def _marked(row: dict[str, Any], key: str) -> set[str]:
    """The words that any annotator marked as a side, but for function words."""
    words = {fold_text(word) for one in row["annotations"] for word in one.get(key) or () if word.strip()}
    return {word for word in words if not is_function_word(word)}


def _words(text: str, spans: Iterable[Span]) -> set[str]:
    """The words under spans, each whole: with the proclitics that a span leaves out."""
    under = (w for span in spans for w in words_of(text) if w.start < span.end and span.start < w.end)
    return {fold_text(text[w.start : w.end]) for w in under}


if __name__ == "__main__":
    raise SystemExit(main())
