"""Symbolic links in folders, and patterns with `**`: what is read, and what is told instead.

Whoever names a folder means what lies in it.  A link in it that leads out of it could show files of its reader to
whoever laid it there, so it is told and not followed; named by itself, or by a pattern like `folder/*`, it is.  A link
to a file within is read as that file.  A link to a folder within is not entered, since that folder is read where it is:
so links to and fro cost nothing.  Limits: a link that is laid while the folder is read may be followed.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from waqai.model import Problem

_EVERY_FOLDER = "**"
_OUT = "this link leads out of the folder ({}), and was not followed. Name it itself, or as folder/*, to read it."
_LOOP = "this link leads back into a folder that holds it; it was not followed."
_HIDDEN = "this link leads to a folder in a hidden one ({}), and was not followed. Name that folder itself to read it."
_NOWHERE = "this link leads nowhere ({}). Mend it, or take it away."
_PATTERN = "a pattern does not enter this link to a folder. Name it itself to read it."


class Link(NamedTuple):
    """What is done with a link: it is read, it is told, or neither, as what it leads to is read where it is."""

    is_read: bool = False
    problem: Problem | None = None


READ = Link(is_read=True)


def looked_at(path: Path, root: str) -> Link:
    """What is done with a link that was met in a folder; `root` is the real path of the folder that was named."""
    target = os.path.realpath(path)
    within = _within(target, root)
    if within is None:
        return _told(path, _OUT)
    if not os.path.exists(path):
        return _told(path, _NOWHERE)
    if not os.path.isdir(target):
        return READ
    if _within(os.path.realpath(path.parent), target) is not None:
        return _told(path, _LOOP)
    if any(part.startswith(".") for part in within.split(os.sep)):
        return _told(path, _HIDDEN)
    return Link()


def _told(path: Path, why: str) -> Link:
    try:
        aim = os.readlink(path)
    except OSError:
        aim = "gone meanwhile"
    return Link(problem=Problem(str(path), "unreadable", why.format(aim)))


def _within(path: str, root: str) -> str | None:
    """The way from a folder to what lies in it, both real paths; None for what lies elsewhere.

    >>> _within("/a/b/c", "/a"), _within("/ab", "/a"), _within("/a", "/a")
    ('b/c', None, '')
    """
    if path == root:
        return ""
    folder = root.rstrip(os.sep) + os.sep
    return path.removeprefix(folder) if path.startswith(folder) else None


def matches(pattern: str) -> list[str | Problem]:
    """What a pattern names, in order; `**` stands for any folders, hidden ones and links to folders left out.  What
    lies in a folder that it names, too, is read with that folder."""
    found = {str(one) if isinstance(one, str) else one.source: one for one in _matches(pattern)}
    return [one for name, one in sorted(found.items()) if not any(str(above) in found for above in Path(name).parents)]


def _matches(pattern: str) -> Iterator[str | Problem]:
    parts = pattern.split(os.sep)
    if _EVERY_FOLDER not in parts:
        yield from glob.glob(pattern)
        return
    at = parts.index(_EVERY_FOLDER)
    rest = parts[at + 1 :] or ["*"]
    before = os.sep.join(parts[:at]) or (os.sep if pattern.startswith(os.sep) else "")
    for start in glob.glob(before) if before else [""]:
        for folder in _folders(start):
            if isinstance(folder, Problem):
                yield folder
            else:
                yield from _matches(os.path.join(glob.escape(folder), *rest))


def _folders(start: str) -> Iterator[str | Problem]:
    """A folder and all in it, hidden ones left out; what can't be entered comes as a problem."""
    problems: list[Problem] = []

    def refused(error: OSError) -> None:
        problems.append(Problem(str(error.filename), "unreadable", f"{error.strerror}. Check its permissions."))

    for folder, names, _ in os.walk(start or os.curdir, onerror=refused):
        yield os.path.relpath(folder, os.curdir).removeprefix(os.curdir) if not start else folder
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in names:
            if os.path.islink(path := os.path.join(folder, name)):
                yield Problem(path if start else path.removeprefix(os.curdir + os.sep), "unreadable", _PATTERN)
    yield from problems
