"""Files that unpack to much, or claim much; and how much memory and time they take: `python -m tests.hostile.exploding
FILE...` reads each in a process of its own and prints a line of JSON.  Linux only.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

SENTENCE = "أعلنت وزارة الصحة في الخرطوم أن الوفد غادر المدينة صباح اليوم بعد محادثات طويلة مع الوسطاء. "
MOST_BYTES = 2_000_000
"""The largest page that is read here."""
MIB = 1 << 20
UNPACKED = 96 * MIB
ROW = json.dumps({"text": SENTENCE * 3}, ensure_ascii=False).encode() + b"\n"
CELLS = f"text,title\n{SENTENCE * 3},t\n".encode()
HTML = f"<html><head><title>t</title></head><body><p>{SENTENCE * 6}</p></body></html>".encode()
PACKERS = {"gz": gzip.compress, "xz": lzma.compress, "bz2": bz2.compress}
ITEM = (
    f"<item><title>وفد يغادر</title><link>https://port.example/1</link><description>{SENTENCE * 3}</description></item>"
)


def packed(sign: bytes, before: bytes = b"", after: bytes = b"", kind: str = "gz") -> bytes:
    """So much of one sign between two pieces, in few bytes: streams one after another are one file."""
    pack = PACKERS[kind]
    return pack(before) + pack(sign * (16 * MIB // len(sign))) * (UNPACKED // (16 * MIB)) + pack(after)


def record(body: bytes, more: str = "", length: int | None = None) -> bytes:
    """One response of a WARC file, of its own length or another."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://port.example/\r\n"
    head += "WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n"
    return f"{head}Content-Length: {len(block) if length is None else length}\r\n\r\n".encode() + block + b"\r\n\r\n"


def tables() -> dict[str, bytes]:
    """Tables: name and content."""
    found = {f"line.jsonl.{kind}": packed(b"a", ROW, b"\n" + ROW, kind) for kind in PACKERS}
    return found | {
        "blank.jsonl.gz": packed(b"\n", ROW),
        "number.jsonl": ROW + b'{"text": "", "n": ' + b"1" * 20_000 + b"}\n" + ROW,
        "whole.json.gz": packed(b" ", b"[", b"]"),
        "twice.jsonl.gz.gz": gzip.compress(packed(b"a", ROW, ROW)),
        "cell.csv.gz": packed(b"a", CELLS + b'"', f'",t\n{SENTENCE},t\n'.encode()),
        "cells.csv.gz": packed(b",", CELLS, f"\n{SENTENCE * 3},t\n".encode()),
        "quotes.csv.gz": packed(b'"', CELLS, f"\n{SENTENCE * 3},t\n".encode()),
        "quoted.csv.gz": gzip.compress(CELLS + b'"\n",' * 500_010 + f'"\n{SENTENCE * 3},t\n'.encode()),
        "names.csv.gz": packed(b",", b"text", f"\n{SENTENCE * 3},t\n".encode()),
    }


def archives() -> dict[str, bytes]:
    """WARC files: name and content.  Each has a good record before and behind the bad one."""
    good = record(HTML)
    bomb = packed(b" ", HTML)
    content = {
        "packed": record(bomb, "Content-Encoding: gzip\r\n"),
        "twice": record(gzip.compress(bomb), "Content-Encoding: gzip, gzip\r\n"),
        "chunk": record(b"7fffffffffffffff\r\n" + HTML, "Transfer-Encoding: chunked\r\n"),
        "codings": record(HTML, f"Content-Encoding: {', '.join(['gzip'] * 3000)}\r\n"),
        **{f"length{n}": record(HTML, length=n) for n in (-5, 0, 60, 10**6, 10**19)},
    }
    found = {f"{name}.warc": good + bad + good for name, bad in content.items()}
    found |= {
        f"{name}.warc.gz": b"".join(map(gzip.compress, (good, bad, good)))
        for name, bad in content.items()
        if name.startswith("length")
    }
    within = record(b"", length=UNPACKED)[:-4]
    return found | {
        "record.warc.gz": gzip.compress(good) + gzip.compress(within + b" " * UNPACKED, 1) + gzip.compress(good),
        "heads.warc.gz": gzip.compress(good) + gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * MIB) + gzip.compress(good),
        "signs.warc": good + b"WARC/1." * 20_000 + good,
        "signs.warc.gz": gzip.compress(good) + b"\x1f\x8b\x08" * 20_000 + gzip.compress(good),
        "claims.warc": good + record(HTML, length=10**9) * 150 + good,
    }


def markup() -> dict[str, bytes]:
    """Feeds and pages with entities, tags and attributes: name and content."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "لولولولولو">{laughs}]>'
    long = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "{"a" * 500_000}">]>'
    away = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    feeds = {"laughs": (laughs, "&l11;"), "long": (long, "&a;" * 100_000), "away": (away, "&a;")}
    found = {
        f"{name}.rss": f"{head}<rss version='2.0'><channel><item><description>{inside}{SENTENCE * 3}</description>"
        f"</item>{ITEM}</channel></rss>"
        for name, (head, inside) in feeds.items()
    }
    names = " ".join(f'a{n}="1"' for n in range(50_000))
    found["attributes.rss"] = f"<rss version='2.0'><channel><item {names}>x</item>{ITEM}</channel></rss>"
    found["items.rss"] = f"<rss version='2.0'><channel>{'<item>x</item>' * 20_000}{ITEM}</channel></rss>"
    paragraph = f"<p>{SENTENCE * 6}</p>"
    for name, tag in {"p": "<p>", "hr": "<hr>", "td": "<td>", "svg": "<svg>", "comment": "<!-"}.items():
        found[f"{name}.html"] = f"<html><body>{paragraph}{tag * 220_000}{paragraph}"
    names = " ".join(f"a{n}" for n in range(100_000))
    found["attributes.html"] = f"<html><body><p {names}>{paragraph}"
    found["marks.html"] = f'<html><body><p t=">" {names}>{paragraph}'
    found["entities.html"] = f"<html><body>{'&amp;' * 100_000}{paragraph}"
    found["laughs.html"] = f"{laughs}<html><body>&l11;{paragraph * 5}"
    return {name: content.encode() for name, content in found.items()}


def parquets() -> dict[str, bytes]:
    """Parquet files: name and content."""
    import pyarrow as pa  # noqa: PLC0415 - not wanted where files are only read
    from pyarrow import parquet  # noqa: PLC0415

    def written(*tables: Any, **given: Any) -> bytes:
        stream = io.BytesIO()
        with parquet.ParquetWriter(stream, tables[0].schema, **given) as writer:
            for table in tables:
                writer.write_table(table)
        return stream.getvalue()

    good = pa.table({"text": [SENTENCE * 3]})
    large = pa.table({"text": pa.array(["a" * MIB]).take(pa.array([0] * 96))})
    return {
        "cell.parquet": written(good, pa.table({"text": ["a" * 48 * MIB]}), good, compression="zstd"),
        "again.parquet": written(good, large, good, compression="zstd"),
        "nulls.parquet": written(good, pa.table({"text": pa.nulls(50_000, pa.string())}), good),
        "codes.parquet": written(pa.table({"text": pa.array([b"\xff\xfe", (SENTENCE * 3).encode()])})),
        "claim.parquet": _claiming(written(good, use_dictionary=False)),
        "days.parquet": written(pa.table({"text": [SENTENCE * 3], "date": pa.array([2**62], pa.timestamp("us"))})),
    }


def _claiming(table: bytes) -> bytes:
    """A table of one page that claims to unpack to 2 GB: its header, behind the file's sign, says so in five bytes."""
    end = next(at for at in range(7, 16) if table[at] < 128)
    return table[:7] + b"\xfe\xff\xff\xff\x0f" + table[end + 1 :]


def measure(path: str) -> dict[str, Any]:
    """Reads a file; tells what came of it, the memory (MiB) and the processor's time (s) that it took."""
    from waqai.model import ReadOptions  # noqa: PLC0415 - not wanted where files are only made
    from waqai.pipeline import read_inputs  # noqa: PLC0415

    Path("/proc/self/clear_refs").write_text("5", "ascii")
    before, start = _resident(), time.process_time()
    problems, pages = [], 0
    for result in read_inputs([path], ReadOptions(reader="rules", max_bytes=MOST_BYTES)):
        pages += result.problem is None
        problems += [[result.problem.source, result.problem.reason, result.problem.detail]] if result.problem else []
    took = {"memory": _resident("VmHWM") - before, "seconds": time.process_time() - start}
    return {"file": path, "pages": pages, "problems": problems, **took}


def _resident(name: str = "VmRSS") -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{name}:"))


def main() -> None:
    """Measures each file in a process of its own, which may have so much memory and time."""
    import fastwarc.warc  # noqa: F401, PLC0415 - loaded before anything is measured
    import feedparser  # noqa: F401, PLC0415
    import pyarrow.parquet  # noqa: F401, PLC0415

    from waqai.model import RawPage, ReadOptions  # noqa: PLC0415
    from waqai.pipeline import read_raw  # noqa: PLC0415

    read_raw(RawPage("page", HTML, "html"), ReadOptions(reader="rules"))
    for path in sys.argv[1:]:
        if not (child := os.fork()):
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
            sys.stdout.write(json.dumps(measure(path)) + "\n")
            sys.stdout.flush()
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
