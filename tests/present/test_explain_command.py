"""`waqai explain`: the evidence of an event, from the page alone or with a language model beside the rules."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.present.running_waqai import PAGES, Run, write_pages
from tests.readers import model_server as play
from tests.readers.answers import DELIVERY, INVESTMENT, PAGE, answer
from waqai.readers import choosing

TWO = Path(__file__).resolve().parents[2] / "samples" / "12_two_articles.txt"


@pytest.fixture(autouse=True)
def pages(waqai: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    write_pages(Path(), PAGES | {"page.txt": PAGE})
    for name in ("WAQAI_API_KEY", "OPENAI_API_KEY", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield
    choosing.language_model.cache_clear()


def explained(waqai: Run, *arguments: str) -> list[dict[str, Any]]:
    done = waqai("explain", *arguments, "--json")
    assert done.status == 0, done.talk
    return [json.loads(line) for line in done.data.splitlines()]


def parts(one: dict[str, Any], part: str) -> list[dict[str, Any]]:
    return [line for line in one["lines"] if line["part"] == part]


def of_rule(waqai: Run, page: str, rule: str) -> dict[str, Any]:
    return next(one for one in explained(waqai, page) if one["rule"].startswith(rule))


def test_the_evidence_of_an_accusation(waqai: Run) -> None:
    one = of_rule(waqai, "cairo.txt", "accuse.accuse")
    (act,) = parts(one, "act")
    assert (act["value"], act["words"]) == ("ACCUSE allege", "اتهمت")
    assert act["why"].startswith("rules: frame accuse.accuse")
    assert [line["words"] for line in parts(one, "recipient")] == ["إثيوبيا"]
    assert parts(one, "recipient")[0]["value"] == "إثيوبيا (Q115)"
    assert parts(one, "status")[0]["value"] == "occurred"
    assert parts(one, "said by")[0]["value"] == "the article itself"


def test_every_span_holds_its_words(waqai: Run) -> None:
    for name, text in PAGES.items():
        for one in explained(waqai, name):
            for line in one["lines"]:
                if line["span"]:
                    assert " ".join(text[slice(*line["span"])].split()) == line["words"]


def test_status_shows_its_cue_and_time_its_words(waqai: Run) -> None:
    delivery = of_rule(waqai, "page.txt", "aid.")
    (status,) = parts(delivery, "status")
    assert (status["value"], status["words"], status["why"]) == ("planned", "س", "the words that say so")
    assert [line["words"] for line in parts(delivery, "said by")] == ["وقال"]
    assert [line["value"] for line in parts(delivery, "quantity")] == ["40 ton"]
    dated = [line for one in explained(waqai, "page.txt") for line in parts(one, "time")]
    assert [(line["value"], line["words"]) for line in dated][:1] == [("2025-03-08", "أمس السبت")]


def test_one_event_and_its_lost_readings_for_people(waqai: Run) -> None:
    one = of_rule(waqai, "cairo.txt", "consult.visit")
    done = waqai("explain", "cairo.txt", "--event", one["event"])
    assert done.status == 0
    assert done.data.splitlines()[0].startswith(one["event"])
    assert "frame consult.visit" in done.data
    assert done.talk == "1 event explained\n"
    assert "lost" in waqai("explain", "cairo.txt").data


def test_csv_has_a_line_a_part(waqai: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(waqai("explain", "cairo.txt", "--csv").data)))
    assert {"act", "actor", "status", "said by", "confidence"} <= {row["part"] for row in rows}
    assert list(rows[0]) == ["event", "part", "value", "words", "span_start", "span_end", "why"]


def test_an_event_that_is_not_there(waqai: Run) -> None:
    done = waqai("explain", "cairo.txt", "--event", "e99")
    assert (done.status, done.data) == (2, "")
    assert "there is no event e99; there are e1" in done.talk


def test_one_of_several_articles(waqai: Run) -> None:
    both = {one["article"] for one in explained(waqai, str(TWO))}
    second = {one["article"] for one in explained(waqai, str(TWO), "--article", "2")}
    assert len(both) == 2
    assert second < both


def with_model(waqai: Run, said: dict[str, Any]) -> list[dict[str, Any]]:
    with play.serving(play.good(said)) as server:
        return explained(waqai, "page.txt", "--reader", "both", "--base-url", server.url, "--model", "m")


def test_a_models_event_names_the_model_and_what_the_rules_know_of_its_words(waqai: Run) -> None:
    (one,) = [one for one in with_model(waqai, answer(INVESTMENT)) if one["rule"] == "llm:m"]
    (act,) = parts(one, "act")
    assert act["why"] == "language model m; its words were found on the page"
    assert act["words"] == "ضخت"
    assert [line["words"] for line in parts(one, "actor")] == ["شركة المنار البحرية"]
    assert parts(one, "lost")


def test_what_a_model_contradicts_is_told(waqai: Run) -> None:
    reviewed = [
        line["why"]
        for one in with_model(waqai, answer(DELIVERY | {"status": "denied"}))
        for line in parts(one, "confidence")
        if line["why"]
    ]
    assert reviewed == ["contradicted by the language model (status denied)"]
