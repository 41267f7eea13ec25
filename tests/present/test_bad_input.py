"""Nothing that a user can hand in ends in a traceback: one clear message, the right status, nothing lost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.present.running_waqai import PAGES, Done, Run, write_pages

GOOD = PAGES["tunis.txt"]


def readings(done: Done) -> int:
    assert "Traceback" not in done.talk
    return len([json.loads(line) for line in done.data.splitlines()])


def write_bytes(name: str, data: bytes) -> None:
    (write_pages(Path("pages"), {"good.txt": GOOD}) / name).write_bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("zero.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t ", "empty"),
        ("random.txt", random.Random(7).randbytes(50_000), "binary"),
        ("zeros.html", b"\0" * 10_000, "binary"),
        ("latin.txt", b"A plain English page about nothing at all. " * 20, "not-arabic"),
        ("nested.html", b"<div>" * 100_000 + GOOD.encode(), "malformed"),
        ("broken.jsonl", b'{"text": "', "malformed"),
        ("broken.parquet", b"PAR1 but no more", "malformed"),
    ],
)
def test_a_bad_page_is_listed_and_the_run_goes_on(waqai: Run, name: str, data: bytes, reason: str) -> None:
    write_bytes(name, data)
    done = waqai("read", "pages")
    assert done.status == 0
    assert readings(done) == 1
    assert f"{name}" in done.talk
    assert f": {reason}: " in done.talk


def test_strict_tells_by_the_status(waqai: Run) -> None:
    write_bytes("zero.txt", b"")
    assert waqai("read", "pages", "--strict").status == 1
    assert waqai("build", "pages", "--strict").status == 1
    assert waqai("read", "pages/good.txt", "--strict").status == 0


def test_a_huge_line_is_passed_over_by_size(waqai: Run) -> None:
    write_bytes("line.txt", "أعلنت الوزارة أن الوفد وصل. ".encode() * 200_000)
    done = waqai("read", "pages", "--max-bytes", 1_000_000)
    assert readings(done) == 1
    assert "line.txt: too-large: " in done.talk


def test_a_long_line_is_read(waqai: Run) -> None:
    write_bytes("line.txt", "أعلنت الوزارة أن الوفد وصل إلى الخرطوم اليوم. ".encode() * 400)
    assert readings(waqai("read", "pages")) == 2


def test_half_a_surrogate_pair_comes_through_as_json(waqai: Run) -> None:
    body = GOOD.split("\n\n", 1)[1]
    Path("half.jsonl").write_text(json.dumps({"text": body + "\ud800", "title": "خبر \udc00"}) + "\n", "utf-8")
    done = waqai("read", "half.jsonl", "--with-text")
    assert json.loads(done.data)["article"]["title"] == "خبر \udc00"
    assert waqai("build", "half.jsonl").status == 0
    assert waqai("timeline").status == 0


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_that_is_no_text(waqai: Run) -> None:
    folder = os.fsencode(write_pages(Path("pages"), {}))
    with open(os.path.join(folder, b"\xff\xfe.txt"), "wb") as file:
        file.write(GOOD.encode())
    assert readings(waqai("read", "pages")) == 1
    assert waqai("build", "pages").status == 0
    assert waqai("timeline").status == 0
    assert waqai("timeline", "--json").status == 0


def test_a_loop_of_folders_ends(waqai: Run) -> None:
    folder = write_pages(Path("pages"), {"good.txt": GOOD})
    (folder / "loop").symlink_to(folder.resolve(), target_is_directory=True)
    done = waqai("read", "pages")
    assert readings(done) == 1
    assert "loop" in done.talk


def test_a_link_to_nothing_is_unreadable(waqai: Run) -> None:
    folder = write_pages(Path("pages"), {"good.txt": GOOD})
    (folder / "gone.txt").symlink_to("nowhere.txt")
    done = waqai("read", "pages")
    assert readings(done) == 1
    assert "gone.txt: unreadable: " in done.talk


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_unreadable(waqai: Run) -> None:
    write_bytes("secret.txt", GOOD.encode())
    Path("pages/secret.txt").chmod(0)
    done = waqai("read", "pages")
    assert readings(done) == 1
    assert "secret.txt: unreadable: " in done.talk


@pytest.mark.parametrize(
    "arguments",
    [
        ["timeline"],
        ["timeline", "--record", "."],
        ["timeline", "--record", "/"],
        ["timeline", "--record", "pages/good.txt"],
        ["build", "pages", "--record", "pages/good.txt"],
        ["build", "pages", "--record", "no/such/folder/r.duckdb"],
        ["timeline", "--json", "--csv"],
        ["timeline", "--type", "PARTY"],
        ["timeline", "--from", "أمس"],
        ["timeline", "--limit", "0"],
        ["timeline", "--pair", "مصر"],
        ["search", " "],
        ["read"],
        ["read", "pages", "nowhere.txt"],
        ["build", "nowhere.txt", "pages"],
        ["evaluate", "nowhere.txt", "--keys", "pages"],
        ["read", "pages", "--columns", "text"],
        ["read", "pages", "--published", "13/2025"],
        ["read", "pages", "--published", "2025-13"],
        ["read", "pages", "--published", "20250101"],
        ["build", "pages", "--workers", "0"],
        ["evaluate", "pages", "--keys", "nowhere"],
        ["evaluate", "pages"],
        ["no-such-command"],
    ],
)
def test_wrong_arguments_and_unusable_records_end_with_two(waqai: Run, arguments: list[str]) -> None:
    write_pages(Path("pages"), {"good.txt": GOOD})
    done = waqai(*arguments)
    assert done.status == 2
    assert done.data == ""
    assert "Traceback" not in done.talk
    assert done.talk.strip()
    assert Path("pages/good.txt").read_text("utf-8") == GOOD


def test_a_name_that_nobody_bears(waqai: Run, record: Path) -> None:
    done = waqai("actor", "زرقاء اليمامة", "--record", record)
    assert done.status == 2
    assert "زرقاء اليمامة" in done.talk
    assert len(done.talk.splitlines()) == 1


HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


def test_a_record_in_use_elsewhere_says_so(waqai: Run, tmp_path: Path) -> None:
    pages = write_pages(Path("pages"), {"good.txt": GOOD})
    assert waqai("build", pages, "--record", "r.duckdb").status == 0
    holder = start_holding(Path("r.duckdb").resolve())
    done = waqai("timeline", "--record", "r.duckdb")
    holder.communicate(timeout=30)
    assert done.status == 2
    assert "in use" in done.talk
    assert waqai("timeline", "--record", "r.duckdb").status == 0


def start_holding(path: Path) -> subprocess.Popen[bytes]:
    """Another process that has the file open for writing, once this returns."""
    holder = subprocess.Popen([sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    return holder
