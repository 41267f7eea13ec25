"""A small server on this machine that plays a language model: good, late, broken, cut off, hostile.

Each request gets the next of the planned answers; the last one goes on.  What was asked is kept.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

Play = Callable[["Handler"], None]


class Asked(NamedTuple):
    """One request: path, headers, body."""

    path: str
    headers: dict[str, str]
    body: Any


class ModelServer(ThreadingHTTPServer):
    """Plays its answers in order."""

    daemon_threads = True

    def __init__(self, plays: list[Play]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.plays = plays
        self.asked: list[Asked] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are part of the play."""


class Handler(BaseHTTPRequestHandler):
    server: ModelServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        turn = len(self.server.asked)
        self.server.asked.append(Asked(self.path, dict(self.headers.items()), json.loads(body)))
        self.server.plays[min(turn, len(self.server.plays) - 1)](self)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def give(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(*plays: Play) -> Iterator[ModelServer]:
    """A server that plays these answers."""
    server = ModelServer(list(plays))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def completion(content: Any, end: str = "stop", **usage: float) -> bytes:
    """A chat completion with these words."""
    words = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": words}
    used = {"prompt_tokens": 1000, "completion_tokens": 200, **usage}
    return json.dumps({"choices": [{"message": message, "finish_reason": end}], "usage": used}).encode()


def good(content: Any, **usage: float) -> Play:
    return lambda handler: handler.give(200, completion(content, **usage))


def cut_off(content: Any) -> Play:
    return lambda handler: handler.give(200, completion(content, "length"))


def status(code: int, body: str = '{"error": "no"}', **headers: str) -> Play:
    return lambda handler: handler.give(code, body.encode(), **headers)


def raw(body: bytes, **headers: str) -> Play:
    return lambda handler: handler.give(200, body, **headers)


def late(seconds: float, content: Any) -> Play:
    def play(handler: Handler) -> None:
        time.sleep(seconds)
        good(content)(handler)

    return play


def dripping(handler: Handler) -> None:
    """A byte now and then, so that no single read is ever late."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def hanging_up(handler: Handler) -> None:
    """Half of an answer, and the line is dead."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(completion({})[:40])
    handler.wfile.flush()
    handler.connection.close()
    handler.close_connection = True


def endless(handler: Handler) -> None:
    """More than any answer."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    piece = b" " * 65536
    while True:
        handler.wfile.write(b"10000\r\n" + piece + b"\r\n")
