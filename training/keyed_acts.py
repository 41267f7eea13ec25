"""Holds readings against answer keys of whole articles: which acts are missed, told wrongly, or told wrong in a part.

    python -m training.keyed_acts [--part look] [--reader rules] [--most 400] [--type ASSAULT ...]
        [--errors missed|wrong|sides|status|source|actor-left|recipient-wrong|...] [--word W ...]
        [--frames] [--sides] [--seed 1] [--show 40]
    python -m training.keyed_acts --entities [--part look] [--errors splits|merges|unread]

The keys are those that the trees grew on (`training/keys.tsv.xz`), their articles lie beside the project on some
machines only; elsewhere this says so and ends well.  They are dense: readers keyed every act that a sentence so much
as mentions, so that the recall of them is low for any reading, and only differences tell.  Of three articles two are
to be looked at, for finding classes of errors (`--part look`); the third (`--part check`) gives figures alone, and
shows whether a class was mended or a page.  Sentences stay where they are: none goes into the project.
"""

from __future__ import annotations

import argparse
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from training.keyed import SAME_WORDS, Keyed, KeyedAct, keyed, meant, share
from training.keyed_entities import ENTITY_ERRORS, Held, examples, figures, held
from waqai.knowledge.event_codes import MUTUAL
from waqai.model import Event, RawPage, Reading, ReadOptions, Span
from waqai.pages import read_raw
from waqai.text.folding import fold_text

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
CLITIC = 2
"""Letters by which the beginnings of two spans of one noun phrase may differ."""
AROUND = 110
SHOWN = 30
"""Letters of an entity's words that are shown."""
KINDS = ("left", "wrong", "extra")
"""What may be wrong with a role: somebody of it is left out, another is told instead, others are told besides."""
ROLES = ("actor", "recipient", "parties")
PARTS = ("missed", "wrong", "sides", "status", "source", *(f"{role}-{kind}" for role in ROLES for kind in KINDS))


class Told(NamedTuple):
    """What came of one keyed act or of one event: the parts that are wrong in it, how to show it, and the roles that
    its key fills."""

    type: str
    frame: str
    word: str
    wrong: frozenset[str]
    shown: str
    roles: frozenset[str] = frozenset()


def main() -> int:
    """Prints figures by type, and what was asked for beside them."""
    asked = _asked()
    if not DATA.exists():
        print(f"keyed_acts: no {DATA} beside the project, nothing is measured")
        return 0
    if asked.errors and asked.part == "check":
        sys.exit("keyed_acts: errors are shown of --part look alone; the other part stays unseen")
    return _entities(asked) if asked.entities else _acts(asked)


def _entities(asked: argparse.Namespace) -> int:
    read = partial(entities_of, reader=asked.reader)
    with Pool(asked.processes) as pool:
        told = [one for some in pool.imap(read, chosen(asked.part, asked.most), 4) for one in some]
    print(*figures(told), sep="\n")
    print(*examples(told, asked.errors, asked.show, asked.seed), sep="\n")
    return 0


def _acts(asked: argparse.Namespace) -> int:
    read = partial(compared, reader=asked.reader)
    with Pool(asked.processes) as pool:
        told = [one for some in pool.imap(read, chosen(asked.part, asked.most), 4) for one in some]
    told = [one for one in told if not asked.type or one.type in asked.type]
    print(*lines(told), sep="\n")
    if asked.frames:
        print(*by_frame(told), sep="\n")
    if asked.sides:
        print(*by_role(told), sep="\n")
    if asked.errors:
        some = [one for one in told if asked.errors in one.wrong]
        print(*shown(some, asked.word, asked.show, asked.seed), sep="\n")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("look", "check"), default="look", help="which articles")
    parser.add_argument("--reader", choices=("rules", "tagger"), default="rules", help="who reads")
    parser.add_argument("--most", type=int, default=2000, help="at most so many articles")
    parser.add_argument("--type", action="append", help="acts of this type only")
    parser.add_argument("--errors", choices=(*PARTS, *ENTITY_ERRORS), help="print what is wrong in this part")
    parser.add_argument("--word", action="append", help="errors at this word or of this frame only")
    parser.add_argument("--entities", action="store_true", help="who is told as two, and which two as one")
    parser.add_argument("--frames", action="store_true", help="how often each frame is right")
    parser.add_argument("--sides", action="store_true", help="what is wrong with each role")
    parser.add_argument("--show", type=int, default=40, help="at most so many errors")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--processes", type=int, default=2, help="how many processes read")
    return parser.parse_args()


def chosen(part: str, most: int) -> list[Keyed]:
    """The articles of a part, in an order of no meaning."""

    def draw(article: Keyed) -> int:
        return zlib.crc32(article.id.encode())

    own = [one for one in keyed(DATA) if (draw(one) % 3 == 0) == (part == "check")]
    return sorted(own, key=draw)[:most]


def entities_of(article: Keyed, reader: str) -> list[Held]:
    """What a reading makes of each entity of an article's key."""
    return [*held(article, _readings(article, reader))]


def compared(article: Keyed, reader: str) -> list[Told]:
    """What a reading makes of each keyed act of an article, and what it tells besides."""
    readings = _readings(article, reader)
    keys = {one.article.id: meant(article, _places(one)) for one in readings}
    events = [(event, keys[one.article.id]) for one in readings for event in one.events]
    return [*_of_acts(article, events), *_of_events(article, events)]


def _readings(article: Keyed, reader: str) -> tuple[Reading, ...]:
    return read_raw(RawPage("text", article.text, "text"), ReadOptions(reader=reader)).readings


def _of_acts(article: Keyed, events: Sequence[tuple[Event, Mapping[str, str]]]) -> Iterator[Told]:
    for act in article.acts:
        if act.doubtful:
            continue
        found = next((e for e in events if _at(act, e[0]) and e[0].type == act.type), None)
        wrong = {"missed"} if found is None else {*differing(article, act, *found)}
        rule = found[0].rule.split(":")[0] if found else ""
        word = article.text[act.span.start : act.span.end]
        more = ",".join(sorted(e.type for e, _ in events if _at(act, e) and e.type != act.type))
        keyed_as = f"key: {_called(article, act.actor)} > {_called(article, act.recipient)} {act.status}"
        keyed_as = f"{_told(article, act.span)}\n    {keyed_as} by {','.join(act.said_by)} {more}"
        read_as = f"\n    own: {_own(article, *found)}" if found else ""
        roles = frozenset(role for role, wanted in _wanted(act).items() if wanted)
        yield Told(act.type, rule, word, frozenset(wrong), keyed_as + read_as, roles)


def _own(article: Keyed, event: Event, keys: Mapping[str, str]) -> str:
    """How an event is read: the keys of its sides, and the words that tell them."""
    sides = []
    for role in ("actor", "recipient"):
        words = " + ".join(article.text[span.start : span.end] for span in event.spans.get(role, ()))
        known = sorted(_side(article, event, role, keys))
        sides.append(f"{_called(article, known)} [{words}]")
    return f"{' > '.join(sides)} {event.status} {event.rule}"


def _called(article: Keyed, keys: Sequence[str]) -> str:
    """Entities of the key, each with its longest words."""

    def name(key: str) -> str:
        words = max((" ".join(article.text[s.start : s.end].split()) for s in article.entities[key]), key=len)
        return f"{key} ({words[:SHOWN]})"

    return ", ".join(name(key) if article.entities.get(key) else key for key in keys)


def _of_events(article: Keyed, events: Sequence[tuple[Event, Mapping[str, str]]]) -> Iterator[Told]:
    for event, _ in events:
        if not any(_at(act, event) and (act.type == event.type or act.doubtful) for act in article.acts):
            frame, word = event.rule.split(":")[0], article.text[event.trigger.start : event.trigger.end]
            yield Told(event.type, frame, word, frozenset(("wrong",)), _told(article, event.trigger))


def differing(article: Keyed, act: KeyedAct, event: Event, keys: Mapping[str, str]) -> Iterator[str]:
    """The parts in which an event differs from the key's act."""
    told = {role: _side(article, event, role, keys) for role in ("actor", "recipient")}
    if _is_mutual(act):
        told = {"parties": told["actor"] | told["recipient"]}
    wanted = _wanted(act)
    kinds = [f"{role}-{_kind(told[role], wanted[role])}" for role in told if told[role] != wanted[role]]
    yield from (["sides", *kinds] if kinds else [])
    if event.status != act.status:
        yield "status"
    if {keys.get(one, one) for one in event.said_by} != {*act.said_by}:
        yield "source"


def _wanted(act: KeyedAct) -> dict[str, set[str]]:
    """The keys of each role; those of a mutual act are its parties."""
    actor, recipient = {*act.actor}, {*act.recipient}
    return {"parties": actor | recipient} if _is_mutual(act) else {"actor": actor, "recipient": recipient}


def _is_mutual(act: KeyedAct) -> bool:
    """Whether all sides of an act do the same: by its type, or as those who clash are keyed, both on each side or on
    one."""
    actor, recipient = {*act.actor}, {*act.recipient}
    return act.type in MUTUAL or (len(actor) > 1 and (actor == recipient or (act.type == "ASSAULT" and not recipient)))


def _kind(told: set[str], wanted: set[str]) -> str:
    if told < wanted:
        return "left"
    return "extra" if wanted < told else "wrong"


def _side(article: Keyed, event: Event, role: str, keys: Mapping[str, str]) -> set[str]:
    """The keys of those on a side, of whom it tells by words alone too."""
    ids: tuple[str, ...] = getattr(event, role)
    named = {keys[one] for one in ids if one in keys}
    unknown = {one for one in ids if one not in keys}
    spans = event.spans.get(role, ()) if unknown or not named else ()
    words = {key for key, own in article.entities.items() if any(_names(article, s, own) for s in spans)}
    return named | (words or unknown)


def _names(article: Keyed, span: Span, own: Sequence[Span]) -> bool:
    """Whether words name an entity of the key: where it stands, be it in more words or fewer, or as it is called."""

    def called(one: Span) -> str:
        return fold_text(" ".join(article.text[one.start : one.end].split()))

    there = any(share(span, one) >= SAME_WORDS or abs(span.start - one.start) <= CLITIC for one in own)
    return there or called(span) in map(called, own)


def _places(reading: Reading) -> dict[str, set[Span]]:
    places: dict[str, set[Span]] = {}
    for mention in reading.mentions:
        places.setdefault(mention.entity, set()).add(mention.span)
    return places


def _at(act: KeyedAct, event: Event) -> bool:
    return act.span.start < event.trigger.end and event.trigger.start < act.span.end


def _told(article: Keyed, span: Span) -> str:
    before, after = article.text[max(0, span.start - AROUND) : span.start], article.text[span.end : span.end + AROUND]
    words = f"{before}[[{article.text[span.start : span.end]}]]{after}"
    return " ".join(words.split())


def lines(told: Sequence[Told]) -> Iterator[str]:
    """The figures of each type and of all: of keyed acts how many are found, of events how many are keyed, and of the
    found ones how many have both sides, the status and the source right."""
    yield f"{'':10}{'keyed':>8}{'found':>8}{'wrong':>8}{'P':>7}{'R':>7}{'sides':>7}{'status':>8}{'source':>8}"
    for kind in (*sorted({one.type for one in told}), "all"):
        own = [one for one in told if kind in (one.type, "all")]
        counts = Counter(part for one in own for part in one.wrong)
        acts = len(own) - counts["wrong"]
        found = acts - counts["missed"]
        right = (1 - counts[part] / max(1, found) for part in ("sides", "status", "source"))
        precision, recall = found / max(1, found + counts["wrong"]), found / max(1, acts)
        figures = f"{acts:8}{found:8}{counts['wrong']:8}{precision:7.3f}{recall:7.3f}"
        yield f"{kind:10}{figures}" + "{:7.3f}{:8.3f}{:8.3f}".format(*right)


def by_frame(told: Sequence[Told]) -> Iterator[str]:
    """How many events of each frame are keyed, and how many are not, the worst first."""
    right = Counter(one.frame for one in told if one.frame and "wrong" not in one.wrong)
    wrong = Counter(one.frame for one in told if "wrong" in one.wrong)
    for frame in sorted({*right, *wrong}, key=lambda frame: (right[frame] - wrong[frame], frame)):
        yield f"{frame:40}{right[frame]:6} right{wrong[frame]:6} wrong"


def by_role(told: Sequence[Told]) -> Iterator[str]:
    """Of the found acts, for each type and role: how many have it in the key, have it right, lack somebody, tell
    another, and tell somebody besides."""
    found = [one for one in told if one.wrong.isdisjoint(("missed", "wrong"))]
    yield f"{'':20}{'keyed':>8}{'right':>8}{'left':>8}{'wrong':>8}{'extra':>8}"
    for kind in (*sorted({one.type for one in found}), "all"):
        own = [one for one in found if kind in (one.type, "all")]
        counts = Counter(part for one in own for part in one.wrong)
        for role in ROLES:
            keyed_so = sum(role in one.roles for one in own)
            errors = [counts[f"{role}-{one}"] for one in KINDS]
            right = sum(role in one.roles and not any(f"{role}-{k}" in one.wrong for k in KINDS) for one in own)
            if keyed_so or any(errors):
                yield f"{kind:10}{role:10}" + "".join(f"{count:8}" for count in (keyed_so, right, *errors))


def shown(told: Sequence[Told], words: Sequence[str] | None, most: int, seed: int) -> Iterator[str]:
    """Some of what went wrong, with the words that do so most often."""
    if words:
        wanted = {fold_text(word) for word in words}
        told = [one for one in told if fold_text(one.word) in wanted or one.frame in wanted]
    often = Counter(fold_text(one.word) for one in told).most_common(60)
    yield "; ".join(f"{word} {count}" for word, count in often)
    for one in random.Random(seed).sample(list(told), min(most, len(told))):
        yield f"{one.type} {one.frame} {one.shown}"


if __name__ == "__main__":
    sys.exit(main())
