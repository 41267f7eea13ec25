"""What the caller names, as raw pages: files, folders, globs, `-`, tables, feeds, archives.

The order is stable: arguments as given, a folder's files by name. Hidden files and folders are passed over, links that
lead out of a folder or round in it are told and not followed (`links`). Nothing is read whole before its size is known,
and tables and archives are streamed. What can't be read comes as a `Problem`, and the run goes on.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from waqai.model import Problem, RawPage, ReadOptions, WaqaiError
from waqai.sources import archives, feeds, links, tables
from waqai.sources.bounded import told_in_runs

STDIN = "-"
_HEAD = 4096
_HTML = {".html", ".htm", ".xhtml", ".shtml"}
_MEMORY = "it wants more memory than there is. What stood before was read; part the file, or read it elsewhere."
_FEEDS = {".rss", ".atom", ".rdf"}

Found = RawPage | Problem


def raw_pages(inputs: Iterable[str], options: ReadOptions) -> Iterator[Found]:
    """Every page behind the given files, folders, globs and `-`, in a stable order."""
    for name in inputs:
        if name == STDIN:
            yield from _from_stdin(options)
        elif os.path.lexists(name):
            yield from _from_path(Path(name), options)
        else:
            yield from _from_pattern(name, options)


def _from_pattern(pattern: str, options: ReadOptions) -> Iterator[Found]:
    found = links.matches(pattern) if glob.has_magic(pattern) else []
    if not found:
        what = "nothing matches this pattern" if glob.has_magic(pattern) else "there is no such file or folder"
        yield Problem(pattern, "unreadable", f"{what}. Check the name.")
    for one in found:
        if isinstance(one, Problem):
            yield one
        else:
            yield from _from_path(Path(one), options)


def _from_path(path: Path, options: ReadOptions, root: str | None = None) -> Iterator[Found]:
    """What a path holds; `root` is the real path of the folder that was named, where it was met in one."""
    try:
        state = path.stat()
    except OSError as error:
        yield Problem(str(path), "unreadable", _told(error))
        return
    if stat.S_ISDIR(state.st_mode):
        yield from _from_folder(path, options, root or os.path.realpath(path))
    elif stat.S_ISREG(state.st_mode):
        yield from _from_file(path, options)
    else:
        yield Problem(str(path), "unreadable", "this is a pipe, a socket or a device. Name a file, or use - for input.")


def _from_folder(path: Path, options: ReadOptions, root: str) -> Iterator[Found]:
    try:
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except OSError as error:
        yield Problem(str(path), "unreadable", _told(error))
        return
    for name in names:
        link = links.looked_at(path / name, root) if os.path.islink(path / name) else links.READ
        if link.problem:
            yield link.problem
        elif link.is_read:
            yield from _from_path(path / name, options, root)


def _from_file(path: Path, options: ReadOptions) -> Iterator[Found]:
    try:
        if tables.is_table(path.name):
            yield from told_in_runs(tables.rows_of(path, options))
        elif archives.is_archive(path.name):
            yield from archives.pages_of(path, options)
        elif path.stat().st_size > options.max_bytes:
            yield _too_large(str(path), options)
        else:
            yield from _from_bytes(str(path), path.read_bytes(), path.suffix.lower(), options)
    except OSError as error:
        yield Problem(str(path), "unreadable", _told(error))
    except MemoryError:
        yield Problem(str(path), "too-large", _MEMORY)
    except WaqaiError:
        raise
    except Exception as error:  # noqa: BLE001 - a library's defect at one file must not end the run
        yield Problem(str(path), "failed", f"{type(error).__name__}: {error}. Please report it with the file.")


def _from_stdin(options: ReadOptions) -> Iterator[Found]:
    """Standard input: JSON Lines where it begins with an object, else one page."""
    source = sys.stdin.buffer
    head = source.peek(_HEAD)[:_HEAD] if hasattr(source, "peek") else b""
    if tables.begins_with_object(head):
        yield from told_in_runs(tables.json_lines(STDIN, source, options))
        return
    data = source.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield _too_large(STDIN, options)
    else:
        yield from _from_bytes(STDIN, data, "", options)


def _from_bytes(source: str, data: bytes, suffix: str, options: ReadOptions) -> Iterator[Found]:
    if suffix in _FEEDS or feeds.looks_like_feed(data[:_HEAD]):
        yield from told_in_runs(feeds.items_of(source, data, options))
    else:
        yield RawPage(source, data, "html" if suffix in _HTML else "text")


def _too_large(source: str, options: ReadOptions) -> Problem:
    return Problem(source, "too-large", f"the limit is {options.max_bytes:,} bytes (option max_bytes).")


def _told(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it. Change its permissions, or run as a user who may."
    return f"{error.strerror or error}. Check the name and the disk."
