"""Runs the page on this machine until it is stopped."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import uvicorn

from waqai.model import UsageError
from waqai.pipeline import LANGUAGE
from waqai.present.running import tell
from waqai.present.web.app import make_app
from waqai.present.web.guard import LOCAL
from waqai.record.browsing import Browser

_HERE = ("127.0.0.1", "localhost", "::1")


def serve_record(path: Path, host: str, port: int, borders: Path | None) -> None:
    """Serves the record at `path`.  Raises `UsageError` where the address can't be had."""
    first = Browser(path, LANGUAGE)  # what can't be opened is said before anything runs
    is_local = host in _HERE
    hosts = LOCAL if is_local else None
    listening = _listen(host, port)
    with closing(listening):
        address, number = listening.getsockname()[:2]
        shown = f"[{address}]" if ":" in address else address
        if not is_local:
            tell(
                f"waqai: WARNING: {host} may be reached from other machines. Whoever reaches it can read the whole "
                "record; there is no password. Without --host the page stays on this machine."
            )
        tell(f"http://{shown}:{number}/  shows {path}; stop it with Ctrl-C")
        app = make_app(lambda: Browser(path, LANGUAGE), path.name, hosts, borders, first)
        settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        uvicorn.Server(settings).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
    except OSError as error:
        raise UsageError(
            f"{host}:{port} can't be had: {error.strerror or error}. "
            "Name another port (--port; 0 takes one that is free)."
        ) from error
    return made
