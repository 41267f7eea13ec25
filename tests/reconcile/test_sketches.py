"""What is sorted out by sketches would have had no verdict: tried on events that are drawn by chance."""

from __future__ import annotations

import itertools
import random
from contextlib import closing
from datetime import date, timedelta

import pytest

from waqai.findings import Deed, Meeting, Nearness, Party
from waqai.model import Span
from waqai.reconcile import events
from waqai.reconcile.happenings import happenings, keys_of
from waqai.reconcile.partitions import Partition
from waqai.reconcile.sketches import (
    ARE_TOGETHER,
    COPIES,
    MAY_BE_CONTRARY,
    MAY_BE_ONE,
    MAY_LEAD,
    meetings,
    sketch_of,
)
from waqai.reconcile.verdicts import judge, judge_all
from waqai.record.across import FindingTables
from waqai.record.database import attach, create

# Kinds of act that may meet in some way, and sentences with words that some verdicts want.
KINDS = (
    ("THREATEN", "violence"), ("ASSAULT", "aerial"), ("ASSAULT", None), ("THREATEN", "relations"), ("SANCTION", None),
    ("REQUEST", "yield"), ("RETREAT", None), ("RETREAT", "resign"), ("REQUEST", "meet"), ("CONSULT", "meet"),
    ("CONSULT", "visit"), ("AGREE", None), ("REJECT", None), ("AID", "military"), ("AID", "other"), ("AID", None),
    ("COOPERATE", None),
)  # fmt: skip
STATUSES = ("occurred", "occurred", "ongoing", "planned", "possible", "denied")
PARTIES = (
    Party("Q79", "مصر", "state", "EG"), Party("Q810", "الأردن", "state", "JO"), Party("Q817", "الكويت", "state", "KW"),
    Party("person:one", "سليم بحيري", "person", "EG"), Party("person:two", "نادر قباني", "person", "JO"),
    Party("army:EG", "الجيش المصري", "organisation", "EG"), Party("a/l1", "الصيادون", "other", None),
)  # fmt: skip
TOWNS = (Party("Q1", "درنة", "place", "LY"), Party("Q2", "سرت", "place", "LY"))
TEXTS = (
    "استقبل سليم بحيري في القاهرة نادر قباني وبحثا ملف المياه المشتركة والحدود البحرية",
    "نفى الجيش المصري قصف مخازن الوقود قرب الحدود البحرية وتزويد الكويت بأسلحة ثقيلة",
    "قصف الجيش المصري مخازن الوقود قرب الحدود البحرية وزود الكويت بأسلحة ثقيلة",
    "ألغى الأردن زيارة سليم بحيري المقررة وسحب السفراء بدلا من لقاء الوفد المصري",
    "أجل الأردن زيارة سليم بحيري المقررة إلى القاهرة وطالب الوفد المصري بالانسحاب من الحدود البحرية",
    "انسحب الوفد المصري من الحدود البحرية بعد زيارة سليم بحيري المقررة إلى القاهرة",
)
FAR = 100_000
ALL = MAY_BE_ONE | MAY_BE_CONTRARY | MAY_LEAD
VERDICTS = {
    "same": MAY_BE_ONE, "doer": MAY_BE_ONE, "contrary": MAY_BE_CONTRARY, "part": ARE_TOGETHER,
    **dict.fromkeys(("leads", "refused", "off", "over", "denied"), MAY_LEAD),
}  # fmt: skip


def drawn(chance, number):
    """An event of an article of its own, or of the one before."""
    type_, mode = chance.choice(KINDS)
    text = chance.choice(TEXTS)
    words = [at for at, letter in enumerate(text) if letter == " "]
    start = chance.choice([0, words[0] + 1, words[3] + 1])
    day = date(2025, 3, 1) + timedelta(chance.randrange(9)) if chance.random() < 0.95 else None
    told = date(2025, 3, 1) + timedelta(chance.randrange(-1, 6)) if chance.random() < 0.6 else None
    until = told + timedelta(chance.choice([0, 0, 0, 0, 2, 20])) if told else None
    sides = [tuple(chance.sample(PARTIES, chance.choice([0, 1, 1, 2]))) for _ in range(2)]
    return Deed(
        f"article{number // 2:03}", f"e{number % 2}", type_, mode, chance.choice(STATUSES), str(told) if told else None,
        str(told) if told else None, str(until) if until else None, Span(start, start + 5), Span(0, len(text)), text,
        None, *sides, tuple(chance.sample(TOWNS, 1)), tuple(chance.sample(PARTIES, 1)), (), sides[1], (),
        str(day) if day else None, None, None,
    )  # fmt: skip


def drawn_articles(chance, count):
    """Articles of two events, of one day; in some the two have the same sides and time."""
    for number in range(0, count, 2):
        one, two = drawn(chance, number), drawn(chance, number + 1)
        if chance.random() < 0.4:
            names = ("actors", "recipients", "time", "first_day", "last_day")
            two = two._replace(**{name: getattr(one, name) for name in names})
        yield from (one, two._replace(day=one.day))


@pytest.mark.parametrize("seed", range(3))
def test_no_pair_with_a_verdict_is_sorted_out(tmp_path, seed):
    chance = random.Random(seed)
    found = {one.id: one for one in happenings(drawn_articles(chance, 500))}
    articles = sorted({article for article, _ in found})
    pairs = itertools.combinations(articles, 2)
    links = {kind: [(*pair, 0.9) for pair in pairs if chance.random() < 0.1] for kind in ("like", "copy")}
    with closing(attach(tmp_path / "drawn.duckdb", write=True)) as connection:
        create(connection, "0", "drawn")
        tables = FindingTables(connection, "0")
        tables.touch(articles)
        tables.put_event_keys(
            [key for one in found.values() for key in keys_of(one)], list(map(sketch_of, found.values()))
        )
        for kind, made in links.items():
            tables.put_links(kind, made)
        come, kinds = tables.event_kinds()
        strict = list(tables.event_candidates(meetings(come, kinds), events.NEARNESS))
        kept = {(one, two): may for one, two, may in strict}
        everything = [Meeting(one, two, 63, 31, 31, 31) for one in come for two in kinds]
        wide = list(tables.event_candidates(everything, Nearness(FAR, FAR, FAR, FAR)))
        names = tables.paired_events()
    told = set()
    for one, two, may in wide:
        ends = found[names[one]], found[names[two]]
        copies = ((ends[0].deed.sentence, ends[1].deed.sentence),) if may & COPIES else ()
        link = judge(*ends, may | ALL, copies)
        if link:
            told.add(link.kind)
            kept_for = kept.get((one, two), 0)
            assert kept_for & VERDICTS[link.kind], (link, *ends)
            assert kept_for | ALL == may | ALL
            assert judge_all(Partition(ends, ((0, 1, (kept_for, copies if kept_for & COPIES else ())),))) == [link]
    # The others are rare: the written articles have them.
    assert {"same", "contrary", "leads", "refused", "off", "over"} <= told
    assert len(kept) < len(wide) / 2
