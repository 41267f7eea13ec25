"""How many examples of verbs are still read when the same act is told in other words around it.

    python tools/turned.py [--shown 2]

Every example of the frames whose verb opens it and whose doer stands behind it is read again behind openers with and
without a comma, with a date between commas, with its subject before it, behind أن, as a future, in conditions and
denials.  A line a turn: the share that is read as the same type of act with the same sides, and with the status that
the turn asks for; `--shown` prints so many examples that are not.  By the rules alone; nothing is asserted, since a
turn may be one that nobody would write of that act.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from waqai.knowledge.frames import Frame, frames
from waqai.knowledge.loader import toml
from waqai.model import Event, RawPage, Reading, ReadOptions
from waqai.pages import read_raw
from waqai.readers.choosing import settled
from waqai.text.folding import bare

BEFORE, BEHIND = "شهدت المنطقة تطورات هذا الأسبوع.\n\n", ".\n\nولم ترد تفاصيل أخرى عن الحادث حتى الآن."
OPENERS = (
    "في المقابل", "في وقت سابق", "في وقت لاحق", "في تطور لاحق", "في السياق", "على الصعيد الميداني", "خلال الاجتماع",
    "عقب الحادث", "رغم التحذيرات", "بسبب الأزمة", "من جهة أخرى", "في غضون ذلك", "للمرة الأولى", "في حين", "كما",
)  # fmt: skip
# verb, doer and the rest, as they stand; the present in place of the past is `{present}`.
TURNS = {
    **{f"{one} {{verb}} {{doer}}{{rest}}": "occurred" for one in OPENERS},
    "{verb}، أمس الاثنين، {doer}{rest}": "occurred",
    "{verb} أمس {doer}{rest}": "occurred",
    "قالت الوكالة إن {doer} {verb}{rest}": "occurred",
    "و{verb} {doer}{rest}": "occurred",
    "من المقرر أن {present} {doer}{rest}": "planned",
    "{doer} س{present}{rest}": "planned",
    "قد {present} {doer}{rest}": "possible",
    "لن {present} {doer}{rest}": "denied",
    "إذا {verb} {doer}{rest} فسيتغير الوضع": "conditional",
}
OPTIONS = settled(ReadOptions(reader="rules", published="2024-06-18"))


class Told(NamedTuple):
    """What is read of an act: both sides by id or name, and its status."""

    actor: frozenset[str]
    recipient: frozenset[str]
    status: str


class Example(NamedTuple):
    """An example in its parts, and how it is read as it is."""

    frame: Frame
    parts: dict[str, str]
    told: Told


def main() -> None:
    """Prints the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shown", type=int, default=0, help="examples that are read otherwise, a turn")
    asked = parser.parse_args()
    found = list(examples())
    print(f"{len(found)} examples")
    for turn, status in TURNS.items():
        counts: Counter[str] = Counter()
        others: dict[str, list[str]] = defaultdict(list)
        for one in found:
            text = turn.format(**one.parts)
            verdict = compared(one, read_act(text, one.frame), status)
            counts[verdict] += 1
            others[verdict].append(text)
        print(f"{counts['same'] / len(found):.3f}  {turn}  {dict(counts.most_common())}")
        for verdict, texts in others.items():
            if verdict != "same":
                print("".join(f"    {verdict}: {text}\n" for text in texts[: asked.shown]), end="")


def examples() -> Iterator[Example]:
    """The examples that occurred, with the verb first and whoever does it behind."""
    presents = present_forms()
    for frame in frames().all:
        for text in frame.example:
            one = _parted(frame, text.rstrip("."), presents)
            if one is not None:
                yield one


def present_forms() -> dict[tuple[str, str], str]:
    """The present of each verb of a frame, by the frame's id and the past."""
    found = {}
    for event in {frame.event for frame in frames().all}:
        for row in toml(f"frames/{event.lower()}")["frame"]:
            for past, present, *_ in (verb.split() for verb in row.get("verbs", ())):
                found[f"{event.lower()}.{row['id']}", bare(past)] = bare(present)
    return found


def _parted(frame: Frame, text: str, presents: dict[tuple[str, str], str]) -> Example | None:
    read = next(((event, told) for event, told in _acts(text) if event.rule.partition(":")[0] == frame.id), None)
    if read is None or read[1].status != "occurred" or "،" in text:
        return None
    event, told = read
    start, end = (at - len(BEFORE) for at in event.trigger)
    doers = [(a - len(BEFORE), b - len(BEFORE)) for a, b in event.spans.get("actor", ())]
    present = presents.get((frame.id, bare(event.rule.partition(":")[2])))
    if start or len(doers) != 1 or doers[0][0] != end + 1 or present is None:
        return None
    verb = text[:end]
    feminine = verb.endswith("ت") and not event.rule.endswith("ت")
    parts = {"verb": verb, "present": "ت" + present[1:] if feminine else present}
    return Example(frame, {**parts, "doer": text[slice(*doers[0])], "rest": text[doers[0][1] :]}, told)


def read_act(text: str, frame: Frame) -> Told | None:
    """The first act of a frame's type in a sentence."""
    return next((told for event, told in _acts(text) if event.type == frame.event), None)


def _acts(text: str) -> Iterator[tuple[Event, Told]]:
    for reading in read_raw(RawPage("example", BEFORE + text + BEHIND, "text"), OPTIONS).readings:
        for event in reading.events:
            yield event, Told(_named(reading, event.actor), _named(reading, event.recipient), event.status)


def _named(reading: Reading, ids: tuple[str, ...]) -> frozenset[str]:
    names = {entity.id: entity.wikidata or entity.name_ar for entity in reading.entities}
    return frozenset(names.get(one, one) for one in ids)


def compared(one: Example, told: Told | None, status: str) -> str:
    """What is otherwise: nothing, that it is not read, its sides, or its status."""
    if told is None:
        return "not read"
    if (told.actor, told.recipient) != (one.told.actor, one.told.recipient):
        return "sides"
    return "same" if told.status == status else "status"


if __name__ == "__main__":
    main()
