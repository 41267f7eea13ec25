"""The files of a record: NAME is what readers open, NAME.building what a build writes, NAME.building.lock keeps two
builds apart, NAME.building.done says how far the copy's log (NAME.building.wal) was whole at each commit.

A build works on a copy and publishes it by rename, so that readers never wait and never see half a build.  A build
that was killed leaves its copy, with everything that it committed; whoever opens the record next publishes that
(`adopt`).  Nothing takes a name before its bytes are on the disk, and a name that was given is there after a power
cut.  What a power cut leaves of a commit that was under way (zeros or garbage at the log's end, which DuckDB refuses to
open) is cut off.  Locks go with their process, however it ends.  Where the system has no `fcntl`, DuckDB's own lock on
the copy is all that keeps builds apart.
"""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from contextlib import closing
from pathlib import Path

from waqai.model import RecordError
from waqai.record.database import attach, check, create, explain, explained
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
    _cut_log(path)
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
        _beside(path, ".building.done").unlink(missing_ok=True)
        _sync_folder(path)


def note_commit(path: Path) -> None:
    """Writes down how far the copy's log is whole; on the disk, with the log's name, when this returns."""
    log = _beside(path, ".building.wal")
    with _beside(path, ".building.done").open("ab") as file:
        file.write(f"{log.stat().st_size if log.exists() else 0:020}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path)


def _cut_log(path: Path) -> None:
    """Cuts off what follows the last commit in the copy's log, where DuckDB can't read it."""
    import duckdb  # noqa: PLC0415 - heavy, and only a build that was cut off wants it

    building, log, done = building_path(path), _beside(path, ".building.wal"), _beside(path, ".building.done")
    if not (building.exists() and log.exists() and done.exists()):
        return
    try:
        attach(building, write=True).close()
    except duckdb.Error as error:
        noted = [line for line in done.read_bytes().split(b"\n")[:-1] if line.isdigit()]
        if "replaying WAL" not in str(error) or not noted or int(noted[-1]) >= log.stat().st_size:
            raise RecordError(explain(building, str(error))) from error
        os.truncate(log, int(noted[-1]))
        _sync(log)


def _sync_folder(path: Path) -> None:
    """Returns when the names beside `path` are on the disk: those of a new log, or given by a rename."""
    if os.name == "nt":  # pragma: no cover - folders can't be opened there
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError as error:  # a file system that can't sync folders does its best without
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(folder)


def _sync(path: Path) -> None:
    """Returns when a file's bytes are on the disk."""
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


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
        for ending in (".building.wal", ".building.done"):  # of a copy that never came to be
            _beside(path, ending).unlink(missing_ok=True)
        if path.exists():
            _copy(path, part)
        else:
            with closing(attach(part, write=True)) as connection:
                create(connection, version, uuid.uuid4().hex)
        _sync(part)
        part.replace(building_path(path))
        _sync_folder(path)


def _copy(path: Path, part: Path) -> None:
    with closing(attach(path)):  # keeps other programs from writing meanwhile
        shutil.copyfile(path, part)
        log = _beside(path, ".wal")
        if log.exists():  # another program wrote to the record
            shutil.copyfile(log, _beside(path, ".building.wal"))
            _sync(_beside(path, ".building.wal"))
