"""What keeps a page to itself: which hosts it answers to, and what a browser may load for it.

A page on localhost can be reached by any web page that the reader has open, under a name of its choosing (DNS
rebinding): requests for another host than ours are refused.  Nothing is loaded but from here, no inline script or style
runs, and nothing is answered but GET and HEAD.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
LOCAL = ("localhost", "127.0.0.1", "[::1]")


class Guard:
    """Answers only to `hosts` (any, where it is None), and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] | None) -> None:
        self.app = app
        self.hosts = None if hosts is None else frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        host = host_of(Headers(scope=scope).get("host", ""))
        if self.hosts is not None and host not in self.hosts:
            return PlainTextResponse("Waqai answers to this machine's own name only.\n", 400)
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("Waqai's page is for reading: GET only.\n", 405, {"allow": "GET, HEAD"})
        return None


def host_of(header: str) -> str:
    """A host header without its port.

    >>> host_of("LocalHost:8000"), host_of("[::1]:80"), host_of("evil.example")
    ('localhost', '[::1]', 'evil.example')
    """
    host = header.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
