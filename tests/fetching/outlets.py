"""A small web server that plays outlets: good, slow, huge, redirecting, looping, lying, packed bombs, dying."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = (
    "<html lang='ar'><head><title>وصول وفد مالي إلى نواكشوط</title></head><body><article>"
    "<h1>وصول وفد مالي إلى نواكشوط</h1>"
    "<p>وصل وزير خارجية مالي عبد الله ديوب إلى نواكشوط يوم {day} مارس 2025، والتقى نظيره الموريتاني.</p>"
    "<p>وبحث الوزيران أمن الحدود وعودة اللاجئين، واتفقا على لجنة مشتركة تجتمع كل شهر في العاصمتين.</p>"
    "</article></body></html>"
)
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>صحيفة الساحل</title><link>{base}</link>{items}</channel></rss>"""
ITEM = "<item><title>خبر {n}</title><link>{base}{path}</link><pubDate>Mon, 10 Mar 2025 10:00:00 GMT</pubDate></item>"


class Outlet(BaseHTTPRequestHandler):
    """Answers by path; the server counts what was asked, and when."""

    protocol_version = "HTTP/1.1"
    server: Any

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked[path] += 1
        self.server.agents.add(self.headers.get("User-Agent"))
        self.server.times.append((path, time.monotonic()))
        act = getattr(self, f"play_{path.strip('/').partition('/')[0].replace('.', '_')}", None)
        if act is None:
            self.answer(b"nothing here", 404)
        else:
            act()

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def answer(self, body: bytes, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def play_robots_txt(self) -> None:
        if self.server.robots is None:
            self.answer(b"", 404)
        elif isinstance(self.server.robots, int):
            self.answer(b"", self.server.robots)
        else:
            self.answer(self.server.robots.encode(), kind="text/plain")

    def play_feed(self) -> None:
        if self.headers.get("If-None-Match") == '"one"':
            self.answer(b"", 304)
            return
        items = "".join(ITEM.format(n=n, base=self.server.base, path=p) for n, p in enumerate(self.server.listed))
        feed = FEED.format(base=self.server.base, items=items)
        self.answer(feed.encode(), kind="application/rss+xml", ETag='"one"')

    def play_sitemap(self) -> None:
        urls = "".join(f"<url><loc>{self.server.base}{path}</loc></url>" for path in self.server.listed)
        body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
        self.answer(gzip.compress(body.encode()), kind="application/gzip")

    def play_index(self) -> None:
        body = f"<sitemapindex><sitemap><loc>{self.server.base}/sitemap</loc></sitemap></sitemapindex>"
        self.answer(body.encode(), kind="application/xml")

    def play_bombed(self) -> None:
        entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
        self.answer(f"<!DOCTYPE urlset [{entities}]><urlset><url><loc>&a11;</loc></url></urlset>".encode())

    def play_good(self) -> None:
        self.answer(PAGE.replace("{day}", self.path[-1]).encode())

    def play_old(self) -> None:
        self.answer(PAGE.replace("{day}", "9").encode("cp1256"), kind="text/html; charset=utf-8")

    def play_moved(self) -> None:
        self.answer(b"", 301, Location="/good/1")

    def play_round(self) -> None:
        self.answer(b"", 302, Location="/round")

    def play_on(self) -> None:
        self.answer(b"", 302, Location=f"{self.path}/x")

    def play_out(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def play_inward(self) -> None:
        self.answer(b"", 302, Location="http://10.0.0.1/")

    def play_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "5000000000")
        self.end_headers()
        try:
            for _ in range(2000):
                self.wfile.write(b"x" * 65536)
        except OSError:
            self.server.cut += 1

    def play_bomb(self) -> None:
        self.answer(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")

    def play_broken(self) -> None:
        self.answer(b"\x1f\x8bnot packed at all", Content_Encoding="gzip")

    def play_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            self.server.cut += 1

    def play_silent(self) -> None:
        time.sleep(1.5)

    def play_lying(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"<html>short")
        self.close_connection = True

    def play_dying(self) -> None:
        self.connection.close()
        self.close_connection = True

    def play_picture(self) -> None:
        self.answer(b"\x89PNG....", kind="image/png")

    def play_binary(self) -> None:
        self.answer(b"\x00\x01\x02\x03" * 500)

    def play_gone(self) -> None:
        self.answer(b"", 410)

    def play_busy(self) -> None:
        self.answer(b"", 503, Retry_After="120")


@contextmanager
def outlet() -> Iterator[Any]:
    """A running server; `listed` are the paths in its feed, `robots` its robots.txt (None: 404; a number: a status)."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    server.asked, server.times, server.cut = Counter(), [], 0
    server.robots, server.listed, server.agents = None, [], set()
    server.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
