"""The watch against a local server that plays outlets of every kind."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("httpcore")
pytest.importorskip("protego")

from typer.testing import CliRunner

from tests.fetching.outlets import outlet
from waqai.fetching.addresses import address_of
from waqai.fetching.archive import Archive
from waqai.fetching.client import Client, Limits
from waqai.fetching.errors import FetchError
from waqai.fetching.listed import MOST, of_feed, of_sitemap
from waqai.fetching.plan import Plan, Watched, plan_of
from waqai.fetching.rounds import Round, Watch, one_round
from waqai.fetching.state import State
from waqai.model import VERSION, UsageError
from waqai.pipeline import Record
from waqai.present.cli import app
from waqai.sources.encodings import detect

LIMITS = Limits(bytes=300_000, seconds=60.0, silence=30.0)
IMPATIENT = Limits(bytes=300_000, seconds=1.0, silence=0.6)


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1_741_600_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def web() -> Iterator[Any]:
    with outlet() as server:
        yield server


Watching = Callable[[Client, Path, Clock], Watch]


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(LIMITS, private=True) as made:
        yield made


def plan(web: Any, path: str = "/feed", sitemap: bool = False) -> Plan:
    return Plan((Watched(f"{web.base}{path}", "صحيفة الساحل", 900.0, 2.0, sitemap),))


@pytest.fixture
def watched() -> Iterator[Watching]:
    with ExitStack() as opened:

        def made(client: Client, folder: Path, clock: Clock) -> Watch:
            state = opened.enter_context(State(folder / "watch.sqlite"))
            return Watch(client, state, Archive(folder), lambda body: detect(body).text, clock.time, clock.sleep)

        yield made


def rows(done: Round) -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(done.files) for line in path.read_text("utf-8").splitlines()]


def test_new_articles_are_kept_raw_and_read(watched: Watching, web: Any, client: Client, tmp_path: Path) -> None:
    web.listed = ["/good/1", "/good/2", "/old/3"]
    clock = Clock()
    done = one_round(watched(client, tmp_path, clock), plan(web))
    assert (done.looks, done.listed, done.kept, done.failures) == (1, 3, 3, [])
    assert [row["title"] for row in rows(done)] == ["خبر 0", "خبر 1", "خبر 2"]
    with Record(tmp_path / "news.duckdb") as record:
        report = record.build([str(path) for path in done.files])
        assert (report.articles, report.problems) == (3, ())
        assert {row.outlet for row in record.timeline()} == {"صحيفة الساحل"}


def test_every_request_says_who_asks(watched: Watching, web: Any, tmp_path: Path) -> None:
    web.listed, web.robots = ["/good/1"], "User-agent: *"
    folders = [tmp_path / name for name in ("usual", "named")]
    for folder in folders:
        folder.mkdir()
    with Client(LIMITS, private=True) as usual:
        one_round(watched(usual, folders[0], Clock()), plan(web))
    assert web.agents == {f"waqai/{VERSION}"}
    with Client(LIMITS, agent="mine (me@example.org)", private=True) as named:
        one_round(watched(named, folders[1], Clock()), plan(web))
    assert web.agents == {f"waqai/{VERSION}", "mine (me@example.org)"}


def test_a_second_round_asks_only_for_what_changed(watched: Watching, web: Any, client: Client, tmp_path: Path) -> None:
    web.listed = ["/good/1"]
    clock = Clock()
    watch = watched(client, tmp_path, clock)
    one_round(watch, plan(web))
    assert one_round(watch, plan(web)).looks == 0, "not due yet"
    clock.now += 901
    again = one_round(watch, plan(web))
    assert (again.looks, again.listed, again.kept) == (1, 0, 0)
    assert web.asked["/good/1"] == 1
    assert web.asked["/robots.txt"] == 1


def test_a_host_is_given_its_pause(watched: Watching, web: Any, client: Client, tmp_path: Path) -> None:
    web.listed, web.robots = ["/good/1", "/good/2"], "User-agent: *\nCrawl-delay: 7"
    clock = Clock()
    one_round(watched(client, tmp_path, clock), plan(web))
    assert clock.slept == [7.0, 7.0, 7.0]


@pytest.mark.parametrize("robots", ["User-agent: *\nDisallow: /good", "User-agent: waqai\nDisallow: /"])
def test_robots_are_obeyed(watched: Watching, robots: str, web: Any, client: Client, tmp_path: Path) -> None:
    web.listed, web.robots = ["/good/1"], robots
    done = one_round(watched(client, tmp_path, Clock()), plan(web))
    assert done.kept == 0
    assert any("robots" in failure for failure in done.failures)
    assert web.asked["/good/1"] == 0


def test_a_host_whose_robots_can_not_be_asked_is_left_alone(
    watched: Watching, web: Any, client: Client, tmp_path: Path
) -> None:
    web.listed, web.robots = ["/good/1"], 503
    done = one_round(watched(client, tmp_path, Clock()), plan(web))
    assert (done.kept, web.asked["/feed"]) == (0, 0)


def test_sitemaps_packed_and_in_an_index(watched: Watching, web: Any, client: Client, tmp_path: Path) -> None:
    web.listed = ["/good/1", "/good/2"]
    done = one_round(watched(client, tmp_path, Clock()), plan(web, "/index", sitemap=True))
    assert (done.listed, done.kept) == (2, 2)


@pytest.mark.parametrize(
    ("path", "reason", "given_up"),
    [
        ("/huge", "too-large", True),
        ("/bomb", "too-large", True),
        ("/broken", "encoding", True),
        ("/round", "redirects", True),
        ("/on", "redirects", True),
        ("/out", "address", True),
        ("/picture", "content", True),
        ("/binary", "content", True),
        ("/gone", "status", True),
        ("/nowhere", "status", True),
        ("/lying", "connection", False),
        ("/dying", "connection", False),
        ("/busy", "status", False),
    ],
)
def test_bad_outlets_harm_nothing(
    watched: Watching, path: str, reason: str, given_up: bool, web: Any, client: Client, tmp_path: Path
) -> None:
    web.listed = [path, "/good/1"]
    clock = Clock()
    watch = watched(client, tmp_path, clock)
    done = one_round(watch, plan(web))
    assert done.kept == 1, "the good page is kept all the same"
    assert [reason in failure for failure in done.failures] == [True]
    assert ("given up" in done.failures[0]) is given_up
    clock.now += 50
    assert one_round(watch, plan(web)).failures == [], "not asked again at once"


@pytest.mark.parametrize("path", ["/slow", "/silent"])
def test_nobody_is_waited_for_long(path: str, web: Any) -> None:
    with Client(IMPATIENT, private=True) as impatient, pytest.raises(FetchError, match="too-slow") as caught:
        impatient.get(f"{web.base}{path}")
    assert caught.value.later


def test_who_fails_is_asked_less_and_less_often_and_then_no_more(
    watched: Watching, web: Any, client: Client, tmp_path: Path
) -> None:
    web.listed = ["/dying"]
    clock = Clock()
    watch = watched(client, tmp_path, clock)
    for _ in range(12):
        one_round(watch, plan(web))
        clock.now += 90_000
    assert web.asked["/dying"] == 5


def test_a_redirect_is_followed_and_its_end_is_the_address(
    watched: Watching, web: Any, client: Client, tmp_path: Path
) -> None:
    web.listed = ["/moved"]
    done = one_round(watched(client, tmp_path, Clock()), plan(web))
    assert rows(done)[0]["url"] == f"{web.base}/good/1"


def test_addresses_of_this_machine_are_not_asked(web: Any) -> None:
    with Client(LIMITS) as careful, pytest.raises(FetchError, match="no public address"):
        careful.get(f"{web.base}/good/1")
    assert not web.asked


PRIVATE = (
    "127.0.0.1", "10.1.1.1", "169.254.169.254", "100.64.0.1", "240.0.0.1", "224.0.0.1", "::1", "0.0.0.0", "localhost",
    "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "::7f00:1", "fec0::1", "fe80::1", "fd00::1", "64:ff9b:1::1",
)  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_private_hosts_are_refused(host: str) -> None:
    with pytest.raises(FetchError, match="address"):
        address_of(host, 80, private=False)


def test_a_name_that_also_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(FetchError, match="no public address"):
        address_of("example.org", 80, private=False)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both[:1])
    assert address_of("example.org", 80, private=False) == "93.184.216.34"


def test_entities_that_explode_stay_closed(watched: Watching, web: Any, client: Client, tmp_path: Path) -> None:
    done = one_round(watched(client, tmp_path, Clock()), plan(web, "/bombed", sitemap=True))
    assert (done.listed, done.kept) == (0, 0)


def test_what_is_no_feed_or_sitemap_is_said_so() -> None:
    with pytest.raises(FetchError, match="no feed"):
        of_feed("<html>صفحة</html>".encode(), "u")
    with pytest.raises(FetchError, match="no sitemap"):
        of_sitemap(b"<html></html>", "u")
    many = "".join(f"<url><loc>http://a.org/{n}</loc></url>" for n in range(MOST + 5))
    assert len(of_sitemap(f"<urlset>{many}</urlset>".encode(), "u")[0]) == MOST


def test_a_line_that_a_killed_watch_left_is_cut_off(
    watched: Watching, web: Any, client: Client, tmp_path: Path
) -> None:
    web.listed = ["/good/1"]
    clock = Clock()
    Archive(tmp_path).file_of(clock.now).write_bytes(b'{"url": "http://a.org/", "html": "x"}\n{"url": "http://b.or')
    done = one_round(watched(client, tmp_path, clock), plan(web))
    assert [row["url"] for row in rows(done)] == ["http://a.org/", f"{web.base}/good/1"]


def test_the_plan_names_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    for text, word in [
        ("", "names no outlet"),
        ("[[outlet]]\nfeeds = ['ftp://a.org/']", "no http or https"),
        ("[[outlet]]\nfeed = ['http://a.org/']", "no key feed"),
        ("every = 1\n[[outlet]]\nfeeds = ['http://a.org/']", "every is 1"),
        ("= ", "no TOML"),
    ]:
        path.write_text(text, "utf-8")
        with pytest.raises(UsageError, match=word) as caught:
            plan_of(path)
        assert "feeds.toml" in str(caught.value)
    path.write_text(
        "delay = 1\n[[outlet]]\nname = 'أ'\nfeeds = ['http://a.org/f', 'http://a.org/f']\nevery = 60", "utf-8"
    )
    assert plan_of(path).watched == (Watched("http://a.org/f", "أ", 60.0, 1.0, False),)


def test_the_command_fetches_reads_and_ends(
    web: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    web.listed = ["/good/1", "/gone"]
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(f"delay = 0\n[[outlet]]\nname = 'الساحل'\nfeeds = ['{web.base}/feed']\n", "utf-8")
    record = tmp_path / "news.duckdb"
    ran = CliRunner().invoke(app, ["watch", str(feeds), "--record", str(record), "--once", "--allow-private"])
    assert ran.exit_code == 0, ran.output
    assert "1 kept" in ran.stderr
    assert "given up" in ran.stderr
    with Record(record) as built:
        assert built.summary().articles == 1
