"""The commands that ask what was found across articles: tables, JSON in the form of a finding, CSV, filters, errors."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.reconcile.written import EVENTS, build, write

COMMANDS = ("copies", "stories", "occurrences", "disagreements", "outcomes")
FIELDS = {"id", "kind", "about", "score", "because", "articles", "independent", "sides"}
SIDE = {"source", "article", "span", "text", "value", "said_by", "published", "outlet", "event"}
CHOSEN = ("01_dam_toll", "02_planned_visit", "04_gas_unit", "05_arms_denied", "08_agency_family", "14_aid")


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("across")
    path = folder / "news.duckdb"
    with build(path, write(folder, [a for name in CHOSEN for a in EVENTS[name]["article"]])):
        return path


def found(waqai, *arguments):
    done = waqai(*arguments, "--json")
    assert done.status == 0, done.talk
    return [json.loads(line) for line in done.data.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_json_has_the_form_of_a_finding(waqai, news, command):
    rows = found(waqai, command, "--record", news)
    assert rows
    for row in rows:
        assert row.keys() >= FIELDS
        assert 0 <= row["score"] <= 1
        assert row["because"]
        for side in row["sides"]:
            assert side.keys() == SIDE
            assert len(side["text"]) == side["span"][1] - side["span"][0]


@pytest.mark.parametrize("command", COMMANDS)
def test_people_see_words_and_places(waqai, news, command):
    done = waqai(command, "--record", news)
    assert done.status == 0
    assert "published" in done.data or "2025-" in done.data
    assert done.talk.split()[0].isdigit()


@pytest.mark.parametrize("command", COMMANDS)
def test_csv_has_a_line_a_passage(waqai, news, command):
    lines = list(csv.DictReader(io.StringIO(waqai(command, "--record", news, "--csv").data)))
    assert len(lines) == sum(len(row["sides"]) for row in found(waqai, command, "--record", news))
    assert {line["side"] for line in lines} >= {"1"}


def test_an_outcome_says_from_to_and_days(waqai, news):
    rows = found(waqai, "outcomes", "--became", "fulfilled", "--record", news)
    assert [(row["from"], row["to"], row["days"]) for row in rows] == [("planned", "fulfilled", 6)]


def test_filters_narrow(waqai, news):
    assert {row["kind"] for row in found(waqai, "disagreements", "--kind", "unit", "--record", news)} == {"unit"}
    assert len(found(waqai, "copies", "--limit", 1, "--record", news)) == 1
    assert found(waqai, "copies", "--from", "2026", "--record", news) == []
    everything = found(waqai, "stories", "--record", news)
    some = found(waqai, "stories", "--independent", 2, "--record", news)
    assert 0 < len(some) < len(everything)
    assert all(row["independent"] >= 2 for row in some)
    about = found(waqai, "disagreements", "--actor", "إثيوبيا", "--record", news)
    assert about
    assert all("إثيوبيا" in "".join(side["text"] for side in row["sides"]) for row in about)
    of = found(waqai, "copies", "--outlet", "رويترز", "--record", news)
    assert all("رويترز" in {side["outlet"] for side in row["sides"]} for row in of)
    assert found(waqai, "occurrences", "--score", 1, "--record", news) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("disagreements", "--kind", "colour"), "there is no kind colour"),
        (("outcomes", "--became", "rain"), "there is no outcome rain"),
        (("copies", "--json", "--csv"), "exclude each other"),
        (("pair", "السودان", "السودان"), "one side"),
        (("pair", "السودان", "لا أحد بهذا الاسم"), "nobody"),
    ],
)
def test_wrong_arguments_are_told(waqai, news, arguments, said):
    done = waqai(*arguments, "--record", news)
    assert done.status == 2
    assert said in done.talk


def test_the_ledger_of_two(waqai, news):
    rows = found(waqai, "pair", "السعودية", "السودان", "--record", news)
    goods = [row for row in rows if row["kind"] == "ledger" and row["what"] == "goods"]
    assert [(row["way"], row["amounts"], len(row["sides"])) for row in goods] == [("→", ["180 طنا"], 2)]
    assert goods[0].keys() >= {"about", "score", "because", "sides"}
    assert next((row["month"], row["cooperation"]) for row in rows if row["kind"] == "index") == ("2025-02", 10)
    back = found(waqai, "pair", "السودان", "السعودية", "--record", news)
    assert [row["way"] for row in back if row.get("what") == "goods"] == ["←"]


def test_the_ledger_as_table_and_csv(waqai, news):
    done = waqai("pair", "السعودية", "السودان", "--from", "2025-02", "--to", "2025-02", "--record", news)
    assert "cooperation +10.0" in done.data
    assert done.talk.strip() == "1 entry"
    lines = list(csv.DictReader(io.StringIO(waqai("pair", "السعودية", "السودان", "--csv", "--record", news).data)))
    assert {line["what"] for line in lines} >= {"goods", "words"}
