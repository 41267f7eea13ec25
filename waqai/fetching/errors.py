"""What goes wrong with an address on the web."""

from __future__ import annotations

from waqai.model import WaqaiError


class FetchError(WaqaiError):
    """One address gave nothing worth having.

    `reason` is a short fixed word: address, robots, status, connection, too-slow, too-large, redirects, encoding or
    content.  `later` says that asking again may help, `wait` after how many seconds the server wants it."""

    def __init__(self, reason: str, detail: str, later: bool = False, wait: float | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.later = later
        self.wait = wait
