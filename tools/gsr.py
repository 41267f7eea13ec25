"""Scores readings of single sentences against people's verdicts: does the sentence tell of an assault, of a protest?

    python tools/gsr.py [--errors] [--type ASSAULT]

The sentences lie in `../shared/data/events/gsr_sentences_dev.jsonl`, beside the project on some machines only;
elsewhere this says so and ends well.  A sentence counts as found when its reading has an event of the type asked for in
it whose status is occurred or ongoing; *yes* counts against the two *no* labels, what people did not agree on is left
out.  `--errors` prints what was missed and what was found wrongly, with the frames that did it: for finding classes of
errors, never as a source of sentences.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from waqai.extract.reading import read_article
from waqai.model import Article, Event, Page, Span

SENTENCES = Path(__file__).resolve().parents[2] / "shared" / "data" / "events" / "gsr_sentences_dev.jsonl"
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
    asked = parser.parse_args()
    if not SENTENCES.exists():
        print(f"gsr: no {SENTENCES} beside the project, nothing is measured")
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
            events = read_sentence(row["text"], _day(row["id"]))
            yield Verdict(row["text"], row["label"], tuple(e for e in events if e.type == event_type))


def read_sentence(text: str, published: str | None) -> tuple[Event, ...]:
    """The events of one sentence, read as an article of its own."""
    page = Page("sentence", text, "0" * 64, "text", "utf-8")
    body = (Span(0, len(text)),)
    article = Article("0-1", "sentence", page.sha256, None, None, None, "ar", body, "", published, "given")
    return read_article(page, article).events


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


if __name__ == "__main__":
    raise SystemExit(main())
