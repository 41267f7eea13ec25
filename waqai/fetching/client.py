"""One polite request: bounded in bytes and time, redirects checked, packed answers opened within the same bound."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from waqai.fetching.addresses import backend, checked, httpcore_library
from waqai.fetching.errors import FetchError
from waqai.model import VERSION

if TYPE_CHECKING:
    import httpcore

AGENT = f"waqai/{VERSION}"
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_NOT_CHANGED = 304
_CHUNK = 65_536
_LATER = (408, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: bytes of the answer once opened, seconds in all, seconds of silence."""

    bytes: int = 10_000_000
    seconds: float = 30.0
    silence: float = 10.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it came from in the end, its headers (names in small letters) and its bytes, opened."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def unchanged(self) -> bool:
        """True where the server says that nothing is new since last time."""
        return self.status == _NOT_CHANGED


class Client:
    """Asks, one request at a time; a context manager."""

    def __init__(self, limits: Limits | None = None, agent: str = AGENT, private: bool = False) -> None:
        self.agent, self.private, self._limits = agent, private, limits or Limits()
        self._pool: httpcore.ConnectionPool = httpcore_library().ConnectionPool(
            network_backend=backend(private), max_connections=4, keepalive_expiry=30.0
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer to a request.  Raises `FetchError` for everything that is no answer worth having."""
        deadline = time.monotonic() + self._limits.seconds
        seen = [_plain(checked(url))]
        while True:
            answer = self._once(seen[-1], headers or {}, deadline)
            if answer.status not in _REDIRECTS:
                return _judged(answer)
            following = _following(seen[-1], answer.headers.get("location", ""))
            if following in seen or len(seen) > _MOST_REDIRECTS:
                raise FetchError("redirects", f"{url} leads in a circle, or on and on")
            seen.append(following)

    def _once(self, url: str, headers: Mapping[str, str], deadline: float) -> Fetched:
        library, silence = httpcore_library(), self._limits.silence
        sent = {"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*", **headers}
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), silence)
        try:
            with self._pool.stream("GET", url, headers=list(sent.items()), extensions={"timeout": timeout}) as answer:
                told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
                body = b"" if answer.status in _REDIRECTS else self._body(answer.iter_stream(), told, deadline)
                return Fetched(url, answer.status, told, body)
        except library.TimeoutException as error:
            raise FetchError("too-slow", f"{url} said nothing for {silence:g} seconds", later=True) from error
        except (library.NetworkError, library.ProtocolError, library.UnsupportedProtocol, OSError) as error:
            raise FetchError("connection", f"{url}: {str(error) or type(error).__name__}", later=True) from error

    def _body(self, chunks: Iterator[bytes], headers: Mapping[str, str], deadline: float) -> bytes:
        opened, size = bytearray(), 0
        for part in _opened(chunks, headers.get("content-encoding", ""), self._limits.bytes):
            size += len(part)
            if size > self._limits.bytes:
                raise FetchError("too-large", f"more than {self._limits.bytes:,} bytes")
            if time.monotonic() > deadline:
                raise FetchError("too-slow", f"not done after {self._limits.seconds:g} seconds", later=True)
            opened += part
        return bytes(opened)


def _following(url: str, location: str) -> str:
    """Where an answer sends its asker on to."""
    try:
        return _plain(checked(urljoin(url, location)))
    except ValueError as error:
        raise FetchError("address", f"{url} leads to {location[:200]!r}, which is no address") from error


def _plain(url: str) -> str:
    """The address without its fragment, and with a host and path that a request line can hold."""
    parts = urlsplit(url)
    try:
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except UnicodeError as error:
        raise FetchError("address", f"{url[:200]} has a host name that can't be asked") from error
    quoted = "".join(sign if sign.isascii() else "".join(f"%{b:02X}" for b in sign.encode()) for sign in parts.path)
    query = "".join(sign if sign.isascii() else "".join(f"%{b:02X}" for b in sign.encode()) for sign in parts.query)
    return urlunsplit((parts.scheme, host, quoted or "/", query, ""))


def _opened(chunks: Iterator[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The bytes unpacked piece by piece, so that a small packed answer can't fill the memory."""
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        yield from chunks
        return
    inflater: Any = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for chunk in chunks:
        try:
            yield inflater.decompress(chunk, most + 1)
            while inflater.unconsumed_tail:
                yield inflater.decompress(inflater.unconsumed_tail, _CHUNK)
        except zlib.error as error:
            raise FetchError("encoding", f"the packed answer is broken: {error}") from error


def _judged(answer: Fetched) -> Fetched:
    if answer.status == 200 or answer.unchanged:
        return answer
    later = answer.status in _LATER
    wait = answer.headers.get("retry-after", "")
    raise FetchError(
        "status", f"{answer.url} answered {answer.status}", later=later, wait=float(wait) if wait.isdigit() else None
    )
