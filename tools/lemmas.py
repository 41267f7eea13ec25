"""Counts the lemmas of frames that have both proofs: a sentence read as exactly them, and one that holds them unread.

    python tools/lemmas.py [--missing]

A construction is a lemma in one frame (a verb, verbal noun, adjective or phrase with its valency); by type a lemma
counts once, however many frames it has.  Proofs are the frames' own examples and counter-examples,
`tests/cases/frame_cases.tsv` and `tests/cases/lemmas`.  `--missing` lists the constructions without one of the two.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from waqai.evaluate.sentences import unmark
from waqai.extract.explaining import frames_of
from waqai.extract.reading import read_article
from waqai.knowledge.frames import frames
from waqai.model import EVENT_TYPES, Article, Page, Span
from waqai.text.words import words_of

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases"


def rows(path: Path) -> list[list[str]]:
    """The rows of a table without its header."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return [line.split("\t") for line in lines[1:]]


def proofs() -> Iterator[tuple[str, bool, str]]:
    """Every sentence that shows a frame: the frame, whether it must be read, the sentence."""
    for known in frames().all:
        yield from ((known.id, True, text) for text in known.example)
        yield from ((known.id, False, text) for text in known.counter)
    yield from ((frame, read == "yes", text) for frame, read, text in rows(CASES / "frame_cases.tsv"))
    for path in sorted((CASES / "lemmas").glob("*.tsv")):
        for frame, _, example, counter in rows(path):
            yield from ((frame, must, text) for must, text in ((True, example), (False, counter)) if text)


def rules(text: str) -> set[str]:
    """The rules by which events are read from a sentence."""
    page = Page("proof", text, "0" * 64, "text", "utf-8")
    body = (Span(0, len(text)),)
    article = Article("0-1", "proof", page.sha256, None, None, None, "ar", body, "", "2024-06-18", "given")
    return {event.rule for event in read_article(page, article).events}


def proven() -> tuple[set[str], set[str]]:
    """The constructions that an example shows, and those that a counter-example rules out, as `frame:lemma`."""
    shown: set[str] = set()
    ruled_out: set[str] = set()
    for frame, must, marked in proofs():
        text, _ = unmark(marked)
        read = rules(text)
        shown |= read
        if not must and frame not in {rule.split(":")[0] for rule in read}:
            ruled_out |= {rule for rule in frames_of(words_of(text)) if rule.split(":")[0] == frame}
    return shown, ruled_out


def constructions() -> set[str]:
    """All that the frames name."""
    return {f"{one.frame.id}:{one.lemma}" for one in frames().lexemes()}


def main() -> int:
    """Prints the counts by type; ends with status 1 where a proof is missing."""
    (shown, ruled_out), known = proven(), constructions()
    both = shown & ruled_out
    print("type".ljust(12) + "constructions with both of all".rjust(32) + "lemmas with both of all".rjust(26))
    for event in (*EVENT_TYPES, ""):
        cells = []
        for pick in (lambda rule: rule, lambda rule: (rule.split(".")[0], rule.split(":")[1])):
            own, all_of = (
                len({pick(rule) for rule in found if rule.startswith(event.lower())}) for found in (both, known)
            )
            cells.append(f"{own}/{all_of}")
        print((event or "all").ljust(12) + cells[0].rjust(32) + cells[1].rjust(26))
    if "--missing" in sys.argv:
        for rule in sorted(known - both):
            print(rule, "has no counter-example" if rule in shown else "is read in no example")
    return 1 if known - both else 0


if __name__ == "__main__":
    sys.exit(main())
