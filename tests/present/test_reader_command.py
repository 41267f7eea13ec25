"""`--reader` as users meet it: what stands on standard output, what is told beside it, and how it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.present.running_waqai import Run
from tests.readers import model_server as play
from tests.readers.answers import INVESTMENT, PAGE, answer, event
from waqai.readers import choosing

KEY = "sk-command-0123456789"


@pytest.fixture(autouse=True)
def page(waqai: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page in the working folder, a key in the environment, and no proxy."""
    Path("page.txt").write_text(PAGE, "utf-8")
    for name in ("WAQAI_BASE_URL", "WAQAI_MODEL", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WAQAI_API_KEY", KEY)
    yield
    choosing.language_model.cache_clear()


def test_read_tells_tokens_cost_and_what_was_dropped(waqai: Run) -> None:
    said = answer(INVESTMENT, event(sentence="خبر مخترع"), event(sentence="خبر آخر"))
    with play.serving(play.good(said)) as server:
        done = waqai(
            "read", "page.txt", "--reader", "llm", "--base-url", server.url, "--model", "m", "--price", "1", "5"
        )
    reading = json.loads(done.data)
    assert done.status == 0
    assert [e["rule"] for e in reading["events"]] == ["llm:m"]
    assert "language model: 1 articles, 1 requests, 1000 tokens in, 200 out, 0.0020 USD" in done.talk
    assert "2 dropped: sentence not on the page 2" in done.talk
    assert KEY not in done.data + done.talk


def test_build_tells_the_same(waqai: Run) -> None:
    with play.serving(play.good(answer(INVESTMENT))) as server:
        done = waqai("build", "page.txt", "--reader", "both", "--base-url", server.url, "--model", "m")
    assert done.status == 0
    assert "language model: 1 articles, 1 requests" in done.talk
    assert "llm:m" in waqai("timeline", "--json").data


def test_failure_leaves_the_rules_reading_and_says_so(waqai: Run) -> None:
    plain = waqai("read", "page.txt")
    with play.serving(play.status(401, f"bad key {KEY}")) as server:
        arguments = ("read", "page.txt", "--reader", "both", "--base-url", server.url, "--model", "m")
        done, strict = waqai(*arguments), waqai(*arguments, "--strict")
    assert (done.status, strict.status) == (0, 1)
    assert done.data == plain.data
    assert "failed at 1 articles, where the rules' reading stands: refused: the server answered 401" in done.talk
    assert KEY not in done.talk + strict.talk


def test_a_model_must_be_named(waqai: Run) -> None:
    done = waqai("read", "page.txt", "--reader", "llm")
    assert (done.status, done.data) == (2, "")
    assert "--base-url URL and --model NAME" in done.talk


def test_an_address_that_is_none(waqai: Run) -> None:
    done = waqai("build", "page.txt", "--reader", "llm", "--base-url", "localhost", "--model", "m")
    assert done.status == 2
    assert "must begin with http" in done.talk
    assert not Path("waqai.duckdb").exists()


def test_without_the_extra(waqai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    done = waqai("read", "page.txt", "--reader", "llm", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    assert done.status == 2
    assert "pip install 'waqai[llm]'" in done.talk
    assert waqai("read", "page.txt").status == 0


def test_evaluate_scores_the_model(waqai: Run) -> None:
    Path("keys").mkdir()
    key = {
        "doc": "page.txt", "reports": [], "furniture": [], "times": [], "quantities": [], "quotes": [],
        "entities": [{"key": "d", "name_en": None, "kind": "organisation", "names": ["شركة المنار البحرية"]}],
        "events": [{"sentence": "وضخت الشركة فيه", "trigger": "ضخت", "type": "AID", "actor": ["d"], "recipient": [],
                    "status": "occurred", "said_by": [], "time": None}],
    }  # fmt: skip
    Path("keys/page.json").write_text(json.dumps(key), "utf-8")
    with play.serving(play.good(answer(INVESTMENT))) as server:
        done = waqai(
            "evaluate", "page.txt", "--keys", "keys", "--reader", "llm", "--base-url", server.url, "--model", "m",
            "--json",
        )  # fmt: skip
    events = json.loads(done.data)["figures"]["events"]
    assert (events["precision"], events["recall"]) == (1.0, 1.0)
    assert "language model: 1 articles" in done.talk
