"""One round of the watch: feeds that are due are looked at, and what they list is fetched.

Polite: robots.txt is obeyed (and its pace), a host is asked one thing at a time with a pause between, a feed is asked
only for what changed, who fails is asked less and less often.  While one host is given its pause, others are asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from waqai.fetching.addresses import checked
from waqai.fetching.archive import Archive
from waqai.fetching.client import Client, Fetched
from waqai.fetching.errors import FetchError
from waqai.fetching.listed import Listed, of_feed, of_sitemap
from waqai.fetching.plan import Plan, Watched
from waqai.fetching.state import Memory, State, Waiting
from waqai.model import PageError, UsageError

MOST_TRIES = 5
_FIRST_WAIT, _LONGEST_WAIT, _ROBOTS_KEPT = 60.0, 86_400.0, 86_400.0
_MOST_MAPS = 20
_KINDS = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")


@dataclass(slots=True)
class Round:
    """What one round did: looks at feeds, pages newly listed and kept, the files they lie in, what failed in words."""

    looks: int = 0
    listed: int = 0
    kept: int = 0
    files: set[Path] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Watch:
    """The parts of a watch.  `clock` and `sleep` are those of the `time` module; `decode` makes text of a page's bytes,
    and raises `PageError` where there is none."""

    client: Client
    state: State
    archive: Archive
    decode: Callable[[bytes], str]
    clock: Callable[[], float]
    sleep: Callable[[float], None]


def one_round(watch: Watch, plan: Plan) -> Round:
    """Looks at every feed that is due, then fetches every page that is."""
    done = Round()
    for one in plan.watched:
        if watch.state.feed(one.url).due <= watch.clock():
            _look(watch, one, done)
    for page in _paced(watch, watch.state.waiting(watch.clock())):
        _fetch(watch, page, done)
    return done


def _look(watch: Watch, one: Watched, done: Round) -> None:
    memory = watch.state.feed(one.url)
    done.looks += 1
    try:
        answer = _ask(watch, one.url, one.delay, _conditions(memory))
        listed = [] if answer.unchanged else list(_listed(watch, one, answer))
    except FetchError as error:
        wait = min(error.wait or one.every * 2 ** min(memory.failures, 10), _LONGEST_WAIT)
        watch.state.looked(one.url, memory._replace(due=watch.clock() + wait, failures=memory.failures + 1))
        done.failures.append(f"{one.url}: {error}")
        return
    done.listed += watch.state.found(_hosted(listed), one.outlet, one.delay)
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    fresh = memory if answer.unchanged else Memory(etag, modified, 0.0, 0)
    watch.state.looked(one.url, fresh._replace(due=watch.clock() + one.every, failures=0))


def _conditions(memory: Memory) -> dict[str, str]:
    told = {"If-None-Match": memory.etag, "If-Modified-Since": memory.modified}
    return {name: value for name, value in told.items() if value}


def _hosted(listed: Iterable[Listed]) -> Iterator[tuple[Listed, str]]:
    """The pages with their hosts; what is no address is left out."""
    for one in listed:
        try:
            yield one, urlsplit(checked(one.url)).netloc.lower()
        except FetchError:
            continue


def _listed(watch: Watch, one: Watched, answer: Fetched) -> Iterator[Listed]:
    if not one.sitemap:
        yield from of_feed(answer.body, answer.url)
        return
    pages, maps = of_sitemap(answer.body, answer.url)
    yield from pages
    for further in maps[:_MOST_MAPS]:
        inner = _ask(watch, further.url, one.delay)
        yield from of_sitemap(inner.body, inner.url)[0]


def _paced(watch: Watch, pages: Iterable[Waiting]) -> Iterator[Waiting]:
    """The pages, host by host in turn, so that while one host is given time others are asked."""
    hosts: dict[str, deque[Waiting]] = {}
    for page in pages:
        hosts.setdefault(page.host, deque()).append(page)
    while hosts:
        host = min(hosts, key=lambda name: watch.state.asked(name) + hosts[name][0].delay)
        yield hosts[host].popleft()
        if not hosts[host]:
            del hosts[host]


def _fetch(watch: Watch, page: Waiting, done: Round) -> None:
    try:
        answer = _ask(watch, page.url, page.delay)
        kind = answer.headers.get("content-type", "text/html").lower()
        if not kind.startswith(_KINDS):
            raise FetchError("content", f"{kind.partition(';')[0]} is no page")
        text = _text(watch, answer)
    except FetchError as error:
        again = error.later and page.tries + 1 < MOST_TRIES
        wait = min(error.wait or _FIRST_WAIT * 4**page.tries, _LONGEST_WAIT)
        watch.state.failed(page.url, str(error), watch.clock() + wait if again else None)
        done.failures.append(f"{page.url}: {error}{'' if again else '; given up'}")
        return
    done.files.add(watch.archive.keep(page, text, answer.url, watch.clock()))
    watch.state.done(page.url)
    done.kept += 1


def _text(watch: Watch, answer: Fetched) -> str:
    try:
        return watch.decode(answer.body)
    except PageError as error:
        raise FetchError("content", str(error)) from error


def _ask(watch: Watch, url: str, delay: float, headers: dict[str, str] | None = None) -> Fetched:
    """One request as the host wants it: allowed by its robots.txt, and not too soon after the last."""
    parts = urlsplit(url)
    rules = _robots(watch, parts.scheme, parts.netloc.lower(), delay)
    if not rules.can_fetch(url, watch.client.agent):
        raise FetchError("robots", f"{parts.netloc} does not want it fetched")
    _wait(watch, parts.netloc.lower(), max(delay, float(rules.crawl_delay(watch.client.agent) or 0)))
    return watch.client.get(url, headers)


def _wait(watch: Watch, host: str, delay: float) -> None:
    rest = watch.state.asked(host) + min(delay, 300.0) - watch.clock()
    if rest > 0:
        watch.sleep(rest)
    watch.state.ask(host, watch.clock())


def _robots(watch: Watch, scheme: str, host: str, delay: float) -> Any:
    """A host's rules: none where it has no robots.txt, closed while it can't be asked (RFC 9309)."""
    text = watch.state.robots(host, watch.clock())
    if text is None:
        _wait(watch, host, delay)
        try:
            answer = watch.client.get(f"{scheme}://{host}/robots.txt")
            text = answer.body[:500_000].decode("utf-8", "replace")
        except FetchError as error:
            if error.later or error.reason not in ("status", "content"):
                raise
            text = ""
        watch.state.keep_robots(host, text, watch.clock() + _ROBOTS_KEPT)
    return _protego().parse(text)


def _protego() -> Any:
    try:
        from protego import Protego  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError('watching needs httpcore and protego; pip install "waqai[watch]" brings them.') from error
    return Protego
