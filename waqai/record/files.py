"""The files of a record: NAME is what readers open, NAME.building what a build writes, NAME.building.lock keeps two
builds apart.

A build works on a copy and publishes it by rename, so that readers never wait and never see half a build.  A build
that was killed leaves its copy, with everything that it committed; whoever opens the record next publishes that
(`adopt`).  Locks go with their process, however it ends.  Where the system has no `fcntl`, DuckDB's own lock on the
copy is all that keeps builds apart.
"""

from __future__ import annotations

import os
import shutil
import uuid
from contextlib import closing
from pathlib import Path

from waqai.model import RecordError
from waqai.record.database import attach, check, create, explained
from waqai.record.migrating import is_older, migrate

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]


def building_path(path: Path) -> Path:
    """Where a build of `path` writes."""
    return path.with_name(path.name + ".building")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


class BuildLock:
    """Held by the one build that may run on a record."""

    def __init__(self, path: Path) -> None:
        self.path = _beside(path, ".building.lock")
        self.record = path
        self._file: int | None = None

    def acquire(self) -> None:
        """Takes the lock, or raises `RecordError` with the number of the process that holds it."""
        if not self.try_acquire():
            raise RecordError(
                f"a build of {self.record} is running already (process {self._holder() or 'unknown'}). "
                "Wait until it is done, or stop it; nothing that it committed is lost."
            )

    def try_acquire(self) -> bool:
        """Takes the lock if it is free.  False, too, where this process may not write beside the record."""
        if fcntl is None:  # pragma: no cover - Windows
            return True
        with explained(self.record):
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        except OSError:  # a file system without locks: DuckDB's own on the copy is what remains
            os.close(file)
            return True
        if not self._still_there(file):  # its last holder removed it between our opening and our locking
            os.close(file)
            return self.try_acquire()
        os.truncate(file, 0)
        os.write(file, str(os.getpid()).encode())
        self._file = file
        return True

    def _still_there(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), os.stat(self.path))
        except FileNotFoundError:
            return False

    def _holder(self) -> str:
        try:
            return self.path.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def release(self) -> None:
        """Gives the lock back."""
        if self._file is not None:
            self.path.unlink(missing_ok=True)
            os.close(self._file)
            self._file = None


def adopt(path: Path) -> None:
    """Publishes what a killed build left, and brings a record of an older layout to this one; unless a build is running
    or this process may not write here."""
    waits = building_path(path).exists() or (path.exists() and is_older(path))
    if not waits or not os.access(path.parent, os.W_OK):
        return
    lock = BuildLock(path)
    if not lock.try_acquire():
        return
    try:
        settle(path)
    finally:
        lock.release()


def settle(path: Path) -> None:
    """The record as this version wants to find it: of its layout, with what a killed build had committed.  Wants the
    lock held."""
    for one in (path, building_path(path)):
        if one.exists() and is_older(one):
            migrate(one)
    publish(path)


def publish(path: Path) -> None:
    """Makes the build's copy the record.  Wants the lock held and the copy closed."""
    building = building_path(path)
    if not building.exists():
        return
    with explained(building), closing(attach(building, write=True)) as connection:
        _check_same(path, check(connection, building))
        connection.execute("CHECKPOINT record")
    with explained(path):
        _beside(path, ".wal").unlink(missing_ok=True)  # the copy holds what it held
        building.replace(path)


def _check_same(path: Path, left: dict[str, str]) -> None:
    """A copy that was left by a build of another record, whose file was moved away, must not replace this one."""
    if not path.exists():
        return
    with explained(path), closing(attach(path)) as connection:
        about = check(connection, path)
    if about.get("record_id") != left.get("record_id"):
        raise RecordError(
            f"{building_path(path)} was left by a build of another record than {path}. "
            "Delete it, or rename it to a record of its own."
        )


def prepare(path: Path, version: str) -> None:
    """Makes the build's copy, of the record if there is one.  It appears under its name only when it is whole."""
    part = _beside(path, ".building.part")
    with explained(path):
        part.unlink(missing_ok=True)
        _beside(path, ".building.wal").unlink(missing_ok=True)  # of a copy that never came to be
        if path.exists():
            _copy(path, part)
        else:
            with closing(attach(part, write=True)) as connection:
                create(connection, version, uuid.uuid4().hex)
        part.replace(building_path(path))


def _copy(path: Path, part: Path) -> None:
    with closing(attach(path)):  # keeps other programs from writing meanwhile
        shutil.copyfile(path, part)
        log = _beside(path, ".wal")
        if log.exists():  # another program wrote to the record
            shutil.copyfile(log, _beside(path, ".building.wal"))
