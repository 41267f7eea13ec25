"""Addresses: every view has one, which can be shared and stays the same as long as the record holds what it shows.

On a server they are paths (`/ar/actor/Q79`), in a report's one file fragments (`#ar/actor/Q79`), in its folder
file names.
What a report does not hold has no address there (None): templates then show the words without a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

Query = Mapping[str, object]


class Links(Protocol):
    """Where views are to be found."""

    language: str

    def to(self, view: str, *parts: str, **query: object) -> str | None:
        """The address of a view; None where it is not to be had."""

    def event(self, article: str, event: str) -> str | None:
        """The address of the words that an event was read from."""

    def anchor(self, article: str, event: str) -> str:
        """The id at those words."""

    def other(self, language: str) -> str | None:
        """The present view in another language."""

    def setting(self, name: str, value: str) -> str | None:
        """Where the reader changes a setting and comes back."""

    def static(self, name: str) -> str:
        """The address of a file that comes with the page."""


def encoded(part: str) -> str:
    """A key as one step of a path; its own slashes must not part it, not even after a server decoded them.

    >>> encoded("a1-1/1.3"), decoded("a1-1~s1.3")
    ('a1-1~s1.3', 'a1-1/1.3')
    """
    return quote(part.replace("~", "~t").replace("/", "~s"), safe=":~")


def decoded(part: str) -> str:
    """The key again, of a step that the server has unquoted."""
    return part.replace("~s", "/").replace("~t", "~")


def path(language: str, view: str, parts: tuple[str, ...], query: Query) -> str:
    """A view's path without what goes before it.

    >>> path("ar", "timeline", (), {"status": ["denied"], "page": None})
    'ar/timeline?status=denied'
    """
    steps = [language, *([] if view == "home" else [view]), *map(encoded, parts)]
    told = [(k, v) for k, value in query.items() for v in (value if isinstance(value, list | tuple) else [value])]
    kept = [(k.rstrip("_"), str(v)) for k, v in told if v not in (None, "")]
    return "/".join(steps) + (f"?{urlencode(kept)}" if kept else "")


class ServerLinks:
    """Addresses of a running server.  `here` is the present view: its name, parts and query."""

    def __init__(self, language: str, here: tuple[str, tuple[str, ...], Query], versions: Mapping[str, str]) -> None:
        self.language = language
        self._here = here
        self._versions = versions

    def to(self, view: str, *parts: str, **query: object) -> str | None:
        """See `Links`."""
        return "/" + path(self.language, view, parts, query)

    def event(self, article: str, event: str) -> str | None:
        """See `Links`."""
        return f"{self.to('article', article)}#{self.anchor(article, event)}"

    def anchor(self, article: str, event: str) -> str:
        """See `Links`."""
        return f"{article}-{event}"

    def other(self, language: str) -> str | None:
        """See `Links`."""
        view, parts, query = self._here
        return "/" + path(language, view, parts, query)

    def setting(self, name: str, value: str) -> str | None:
        """See `Links`."""
        return "/" + path(self.language, "set", (), {name: value, "to": self.other(self.language)})

    def static(self, name: str) -> str:
        """See `Links`.  A version in the address lets a browser keep the file as long as it is this one; fonts are
        named by the style sheet, which knows none."""
        return f"/static/{name}" + ("" if name.startswith("fonts/") else f"?v={self._versions.get(name, '0')}")
