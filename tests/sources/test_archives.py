"""WARC and WET files: pages with their addresses; cut, damaged and packed ones; nothing lost in silence."""

from __future__ import annotations

import gzip
import itertools
import sys

import pytest

from tests.sources.test_inputs import SENTENCE, TEXT, outcome
from waqai.model import Problem, RawPage, ReadOptions, UsageError
from waqai.sources.decode import decode
from waqai.sources.inputs import raw_pages

HTML = ("<html><body><article>" + f"<p>{SENTENCE}</p>" * 6 + "</article></body></html>").encode()
INFO = (b"warcinfo", None, b"software: of our own", None)


def record(kind, url, content, media="application/http; msgtype=response"):
    """One record, as bytes."""
    head = [b"WARC/1.0", b"WARC-Type: " + kind, b"WARC-Date: 2024-05-06T07:08:09Z"]
    head += [b"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>"]
    head += [b"WARC-Target-URI: " + url] if url else []
    head += [b"Content-Type: " + media.encode()] if media else []
    return b"\r\n".join([*head, b"Content-Length: %d" % len(content), b"", content, b"", b""])


def response(url, body, status="200 OK", media="text/html; charset=utf-8", more=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode()
    return record(b"response", url.encode(), head + body)


def responses(count):
    return [
        response(f"https://port.example/{n}", HTML.replace(b"<article>", b"<article>%d " % n)) for n in range(count)
    ]


def found(path, **options):
    return list(raw_pages([str(path)], ReadOptions(**options)))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pages_come_with_their_addresses(pack, tmp_path):
    path = tmp_path / ("a.warc.gz" if pack is gzip.compress else "a.warc")
    records = [record(*INFO), *responses(2), record(b"request", b"https://port.example/0", b"GET / HTTP/1.1\r\n\r\n")]
    records += [
        response("https://port.example/old", b"", "301 Moved"),
        response("https://port.example/x", b"GIF89a", media="image/gif"),
    ]
    path.write_bytes(b"".join(map(pack, records)))
    pages = found(path)
    assert [raw.url for raw in pages] == ["https://port.example/0", "https://port.example/1"]
    begins = len(pack(records[0]))
    assert [raw.source for raw in pages] == [f"{path}#{begins}", f"{path}#{begins + len(pack(records[1]))}"]
    page = decode(pages[1], ReadOptions())
    assert SENTENCE.strip() in page.text
    assert (page.kind, page.url) == ("html", "https://port.example/1")


def test_text_of_a_wet_file(tmp_path):
    text = record(b"conversion", b"https://port.example/7", TEXT.encode(), "text/plain")
    (tmp_path / "a.warc.wet.gz").write_bytes(gzip.compress(record(*INFO)) + gzip.compress(text))
    (raw,) = found(tmp_path)
    assert decode(raw, ReadOptions()).text == TEXT
    assert (raw.kind, raw.url) == ("text", "https://port.example/7")


CHUNKS = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (HTML[:100], HTML[100:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (gzip.compress(HTML, mtime=0), "Content-Encoding: gzip\r\n"),
        (CHUNKS, "Transfer-Encoding: chunked\r\n"),
        (HTML, "Content-Encoding: identity\r\n"),
    ],
)
def test_content_is_unpacked(body, more, tmp_path):
    (tmp_path / "a.warc").write_bytes(response("https://port.example/1", body, more=more))
    (raw,) = found(tmp_path)
    assert raw.data == HTML


def test_content_that_explodes_is_too_large(tmp_path):
    packed = gzip.compress(b"a" * 3_000_000)
    (tmp_path / "a.warc").write_bytes(
        response("https://port.example/1", packed, more="Content-Encoding: gzip\r\n")
        + response("https://port.example/2", b"b" * 3000)
        + response("https://port.example/3", packed[:50] + b"no" + packed[52:], more="Content-Encoding: gzip\r\n")
    )
    first, second, third = found(tmp_path, max_bytes=5000)
    assert len(packed) < 5000
    assert (first.reason, second.data, third.reason) == ("too-large", b"b" * 3000, "malformed")


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_cut_archive_gives_what_stands_before_and_says_so(pack, tmp_path):
    records = list(map(pack, responses(5)))
    whole, ends = b"".join(records), [*itertools.accumulate(map(len, records), initial=0)]
    contents = [one.partition(b"\r\n\r\n")[2].partition(b"\r\n\r\n")[2][:-4] for one in responses(5)]
    path = tmp_path / ("a.warc.gz" if pack is gzip.compress else "a.warc")
    for end in range(1, len(whole), len(whole) // 40):
        path.write_bytes(whole[:end])
        pages = [raw for raw in found(path) if isinstance(raw, RawPage)]
        problems = [raw for raw in found(path) if isinstance(raw, Problem)]
        complete = sum(0 < one <= end for one in ends)
        # Only what follows the content may be missing.
        assert len(pages) in (complete, complete + 1)
        assert [raw.data for raw in pages] == contents[: len(pages)]
        assert problems or len(pages) > complete or end - ends[complete] < len(b"WARC/1."), end


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_behind_damage_reading_goes_on(pack, tmp_path):
    records = list(map(pack, responses(5)))
    records[1] = records[1][:4] + b"\xff\x00\xfe" * 20 + records[1][64:]
    path = tmp_path / ("a.warc.gz" if pack is gzip.compress else "a.warc")
    path.write_bytes(b"".join(records))
    pages = found(path)
    assert [raw.url[-1] for raw in pages if isinstance(raw, RawPage)] == ["0", "2", "3", "4"]
    problems = [raw for raw in pages if isinstance(raw, Problem)]
    assert problems
    assert {raw.reason for raw in problems} == {"malformed"}


@pytest.mark.parametrize("data", [b"", b"no archive " * 30, gzip.compress(b"no archive", mtime=0), b"\x1f\x8b\x08" * 9])
def test_what_is_no_archive_is_a_problem(data, tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(data)
    raws = found(tmp_path)
    assert raws
    assert {outcome(raw) for raw in raws} <= {"malformed", "empty"}


def test_without_fastwarc_it_is_said_how_to_install_it(tmp_path, monkeypatch):
    (tmp_path / "a.warc").write_bytes(responses(1)[0])
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(UsageError, match=r"pip install 'waqai\[warc\]'"):
        found(tmp_path)
