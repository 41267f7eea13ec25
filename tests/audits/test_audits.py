"""The audits' figures are those of their verdicts, and no sentence of a corpus is kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

EVENTS = Path(__file__).with_name("events.tsv")
FILE = Path(__file__).with_name("links.tsv")


def test_the_share_that_is_told_is_that_of_the_verdicts() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    right = sum(row[5] == "right" for row in rows)
    assert {row[5] for row in rows} == {"right", "wrong"}
    assert len({tuple(row[:5]) for row in rows}) == len(rows) == 300
    assert len({row[0] for row in rows}) >= 100
    assert f"right: {right} of {len(rows)}, {right / len(rows):.3f}" in "\n".join(lines)


def test_no_words_of_an_article_are_kept() -> None:
    rows = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert {len(row) for row in rows} == {7}
    assert not any(re.search("[\u0600-\u06ff]", cell) for row in rows for cell in row[1:])


def audited_events() -> list[list[str]]:
    return [line.split("\t") for line in EVENTS.read_text("utf-8").splitlines() if not line.startswith("#")][1:]


def test_the_shares_told_of_events_are_those_of_the_verdicts() -> None:
    audit = [row for row in audited_events() if row[0] == "3"]
    told = EVENTS.read_text("utf-8")
    assert len({tuple(row[1:5]) for row in audit}) == len(audit) == 200
    assert len({row[1] for row in audit}) >= 100
    right, good = (sum(row[5] in wanted for row in audit) for wanted in (("right",), ("right", "left out")))
    assert f"right {right} of 200, {right / 200:.3f}; nothing told is wrong: {good} of 200, {good / 200:.3f}" in told
    for part, name in enumerate(("type", "actor", "recipient", "status", "attribution")):
        assert f"{name} {sum(row[6][part] == 'r' for row in audit)}" in told
    sides = {"rrr": "right"}
    for row in audit:
        parts = row[6][:3]
        assert row[5] == sides.get(parts, "wrong" if "w" in parts else "left out")


@pytest.mark.parametrize("name", [f"events-{number}.tsv" for number in range(2, 13)])
def test_the_shares_told_of_later_audits_are_those_of_the_verdicts(name: str) -> None:
    told = FILE.with_name(name).read_text("utf-8")
    rows = [line.split("\t") for line in told.splitlines() if not line.startswith("#")][1:]
    assert len({tuple(row[:4]) for row in rows}) == len(rows) == 200
    assert len({row[0] for row in rows}) >= 100
    good = [row for row in rows if "w" not in row[6][:3]]
    assert all(
        row[5] == ("wrong" if "w" in row[6][:3] else "left out" if "m" in row[6][:3] else "right") for row in rows
    )
    assert f"nothing told is wrong: {len(good)} of 200, {len(good) / 200:.3f}" in told
    for cut in ("0.5", "0.7", "0.9"):
        kept = [[float(row[4]) >= float(cut) for row in some] for some in (good, rows)]
        assert f"{cut}: {sum(kept[0])} of {sum(kept[1])}" in told
    assert not any(re.search("[\u0600-\u06ff]", cell) for row in rows for cell in row[1:])


def test_no_words_of_an_article_are_kept_with_events() -> None:
    assert {len(row) for row in audited_events()} == {8}
    assert not any(re.search("[\u0600-\u06ff]", cell) for row in audited_events() for cell in row[2:])


def test_the_share_told_of_standing_facts_is_that_of_the_verdicts() -> None:
    lines = FILE.with_name("relations.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    right = sum(row[6] == "right" for row in rows)
    assert {row[6] for row in rows} == {"right", "wrong"}
    assert f"right: {right} of {len(rows)}, {right / len(rows):.3f}" in "\n".join(lines)
    assert not any(re.search("[\u0600-\u06ff]", cell) for row in rows for cell in row[1:])


@pytest.mark.parametrize("name", ["names.tsv", "names-2.tsv"])
def test_the_figures_of_names_are_those_of_the_verdicts(name: str) -> None:
    lines = FILE.with_name(name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    told = " ".join(line.removeprefix("# ") for line in lines if line.startswith("#"))
    marked = [row for row in rows if "invented" not in row[4:6]]
    assert f"right: rules {right(rows, 4)}, tagger {right(rows, 5)} of {len(marked)} names marked" in told
    read = [sum(row[at] not in ("", "missed") for row in rows) for at in (4, 5)]
    assert f"read in these passages: rules {read[0]}, tagger {read[1]}" in told
    shares = [f"{right(rows, at) / count:.3f}"[1:] for count in (len(marked), *read) for at in (4, 5)]
    assert f"recall {shares[0]}, {shares[1]}" in told
    assert f"precision {shares[2]}, {shares[5]}" in told
    assert len({tuple(row[:4]) for row in rows}) == len(rows)
    assert len({row[0] for row in rows}) >= 100
    assert not any(re.search("[\u0600-\u06ff]", cell) for row in rows for cell in row[1:])


def right(rows: list[list[str]], at: int) -> int:
    return sum(row[at] == "right" for row in rows)


def test_no_words_of_an_article_are_kept_with_keyed_events() -> None:
    lines = FILE.with_name("keyed.tsv").read_text("utf-8").splitlines()
    names, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert names == ["article", "start", "end", "type", "verdict", "features"]
    assert {row[4] for row in rows} == {"right", "wrong"}
    assert len({tuple(row[:4]) for row in rows}) == len(rows) >= 700
    right = sum(row[4] == "right" for row in rows)
    assert f"right: {right} of {len(rows)}, {right / len(rows):.3f}" in "\n".join(lines)
    assert not any(re.search("[\u0600-\u06ff]", cell) for row in rows for cell in row[1:])
