"""Which addresses may be asked: public ones, by http or https.

A name is looked up once, and the connection goes to the address that was checked: a name that answers with a public
address first and a private one later (DNS rebinding) gains nothing, nor does a redirect.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from waqai.fetching.errors import FetchError
from waqai.model import UsageError

if TYPE_CHECKING:
    import httpcore

_SCHEMES = ("http", "https")
_LONGEST = 2000
# Where networks without IPv4 reach it (RFC 6052).
_GATEWAY = ipaddress.ip_network("64:ff9b::/96")


def checked(url: str) -> str:
    """The address, if it is one that may be asked at all.

    >>> checked("https://example.org/a")
    'https://example.org/a'
    >>> checked("file:///etc/passwd")
    Traceback (most recent call last):
    waqai.fetching.errors.FetchError: address: file:///etc/passwd is no http or https address
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError("address", f"{url[:200]!r} is no address: {error}") from error
    if parts.scheme not in _SCHEMES or not parts.hostname or len(url) > _LONGEST or port == 0:
        raise FetchError("address", f"{url[:200]} is no http or https address")
    if any(ord(sign) < 33 for sign in url) or parts.username is not None:
        raise FetchError("address", f"{url[:200]!r} holds white space or a password")
    return url


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, an IPv4 address inside one of IPv6 too.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("10.1.2.3"), is_public("::ffff:192.168.0.1")
    (True, False, False, False)
    >>> is_public("2a00:1450::1"), is_public("64:ff9b::93.184.216.34"), is_public("64:ff9b::10.1.2.3")
    (True, True, False)
    """
    found = _inner(ipaddress.ip_address(address.partition("%")[0]))
    kept = found.is_multicast or found.is_reserved or getattr(found, "is_site_local", False)
    return found.is_global and not kept


def _inner(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address that a gateway makes of one of IPv6, or the address itself."""
    if isinstance(found, ipaddress.IPv4Address):
        return found
    if found in _GATEWAY:
        return ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
    return found.ipv4_mapped or found.sixtofour or found


def address_of(host: str, port: int, private: bool) -> str:
    """The IP address to connect to.  Raises `FetchError` for a host that has none, or only private ones."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FetchError("connection", f"{host} can't be found: {error}") from error
    open_ones = sorted(found) if private else sorted(filter(is_public, found))
    if not open_ones or (not private and len(open_ones) < len(found)):
        raise FetchError("address", f"{host} is no public address; --allow-private asks it all the same")
    return min(open_ones, key=lambda address: (":" in address, address))


def backend(private: bool) -> httpcore.NetworkBackend:
    """A network backend that connects to checked addresses only."""
    library = httpcore_library()

    class Checked(library.SyncBackend):  # type: ignore[misc, name-defined]
        def connect_tcp(self, host: str, port: int, *rest: Any, **named: Any) -> Any:
            return super().connect_tcp(address_of(host, port, private), port, *rest, **named)

        def connect_unix_socket(self, *rest: Any, **named: Any) -> Any:
            raise FetchError("address", "a socket of this machine is no address")

    return Checked()


def httpcore_library() -> Any:
    """The library of connections, an extra.  Raises `UsageError` that says how to get it."""
    try:
        import httpcore  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError('watching needs httpcore and protego; pip install "waqai[watch]" brings them.') from error
    return httpcore
