"""Symbolic links: out of the folder, round in it, to nowhere, within it; and patterns over many folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from waqai.model import Problem, RawPage, ReadOptions
from waqai.sources.inputs import raw_pages

TEXT = "قال مسؤول في الميناء إن السفينة غادرت إلى بورتسودان، وأضاف أن سفينة أخرى ستصل بعد يومين.\n" * 4
DEEP = 40
"""So many folders with two links each to the next: whoever enters them all never comes back."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pages, and another beside it that nobody named."""
    for name in ("mine/a.txt", "mine/sub/b.txt", "mine/.store/c.txt", "other/secret.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    return tmp_path / "mine"


def read(name: Path | str, base: Path) -> dict[str, str]:
    """What came of a folder or pattern: by file, `read` or what was told; nothing comes twice."""
    found = list(raw_pages([str(name)], ReadOptions()))
    told = {os.path.relpath(one.source, base): one.detail if isinstance(one, Problem) else "read" for one in found}
    assert len(told) == len(found)
    return told


def link(path: Path, target: str) -> Path:
    path.symlink_to(target)
    return path


PLAIN = {"a.txt": "read", "sub/b.txt": "read"}
TOLD = {
    "a file of another folder": ("../other/secret.txt", "leads out of the folder"),
    "another folder": ("../other", "leads out of the folder"),
    "a folder whose name begins the same": ("../mine-too", "leads out of the folder"),
    "a file of the system": ("/etc/hostname", "leads out of the folder"),
    "the folder itself": (".", "leads back into a folder"),
    "what holds the folder": ("..", "leads out of the folder"),
    "nowhere": ("gone.txt", "leads nowhere"),
    "itself": ("link", "leads nowhere"),
    "a hidden folder": (".store", "a folder in a hidden one"),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_link_that_is_not_followed_is_told(name, folder):
    target, why = TOLD[name]
    (folder.parent / "mine-too").mkdir()
    link(folder / "link", target)
    found = read(folder, folder)
    assert why in found.pop("link")
    assert found == PLAIN


def test_a_link_below_that_leads_up_is_told(folder):
    link(folder / "sub" / "up", "..")
    found = read(folder, folder)
    assert "leads back" in found.pop("sub/up")
    assert found == PLAIN


def test_a_link_to_a_file_within_is_read_a_hidden_one_too(folder):
    link(folder / "again.txt", "sub/b.txt")
    link(folder / "kept.txt", ".store/c.txt")
    assert read(folder, folder) == {**PLAIN, "again.txt": "read", "kept.txt": "read"}


def test_a_link_to_a_folder_within_is_read_where_that_is(folder):
    link(folder / "also", "sub")
    assert read(folder, folder) == PLAIN


def test_links_that_are_named_are_followed(folder):
    named = link(folder.parent / "link", "mine")
    assert read(named, named) == PLAIN
    link(folder / "out", "../other")
    link(folder / "out.txt", "../other/secret.txt")
    assert read(folder / "out", folder) == {"out/secret.txt": "read"}
    assert read(f"{folder}/*", folder) == {**PLAIN, "out/secret.txt": "read", "out.txt": "read"}


@pytest.mark.parametrize("pattern", ["", "/**", "/**/*.txt"])
def test_many_links_to_one_another_end_soon(pattern, tmp_path):
    for n in range(DEEP):
        (tmp_path / f"d{n}").mkdir()
        (tmp_path / f"d{n}" / "page.txt").write_text(TEXT, "utf-8")
        for one in ("left", "right"):
            link(tmp_path / f"d{n}" / one, f"../d{n + 1}" if n + 1 < DEEP else "..")
    found = read(f"{tmp_path}{pattern}", tmp_path)
    assert [name for name, told in found.items() if told == "read"] == sorted(f"d{n}/page.txt" for n in range(DEEP))


PATTERNS = {
    "**/*.txt": ["a.txt", "sub/b.txt", "sub/deep/d.txt"],
    "**": ["a.txt", "sub/b.txt", "sub/deep/d.txt", "sub/deep/e.md"],
    "**/deep": ["sub/deep/d.txt", "sub/deep/e.md"],
    "**/deep/**/*.md": ["sub/deep/e.md"],
    "s*/**/*.txt": ["sub/b.txt", "sub/deep/d.txt"],
    "**/*": ["a.txt", "sub/b.txt", "sub/deep/d.txt", "sub/deep/e.md"],
}


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("relative", [True, False])
def test_patterns_over_folders_name_each_page_once(pattern, relative, folder, monkeypatch):
    for name in ("d.txt", "e.md"):
        (folder / "sub" / "deep").mkdir(exist_ok=True)
        (folder / "sub" / "deep" / name).write_text(TEXT, "utf-8")
    monkeypatch.chdir(folder)
    found = list(raw_pages([pattern if relative else f"{folder}/{pattern}"], ReadOptions()))
    assert all(isinstance(one, RawPage) for one in found)
    base = "" if relative else f"{folder}/"
    assert [one.source for one in found] == [base + name for name in PATTERNS[pattern]]


def test_a_pattern_does_not_enter_links_to_folders_and_says_so(folder):
    link(folder / "out", "../other")
    found = read(f"{folder}/**/*.txt", folder)
    assert "does not enter this link" in found.pop("out")
    assert found == PLAIN
