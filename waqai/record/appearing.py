"""Files and folders that appear under their name when they are whole.

What is written stands beside the target under a hidden name until then.  Who is killed leaves that behind; the next
one who writes to the same place takes it away, which the lock that goes with its process makes safe.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

_LONGEST = 100
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.I)


@contextmanager
def appearing(target: Path, folder: bool = False) -> Iterator[Path]:
    """A place to write to, which takes the target's name when all is written; nothing is left there otherwise.

    Raises `OSError` where the place can't be written to."""
    _clear(target)
    part = target.with_name(f".{target.name}.waqai{os.getpid()}")
    held = _taken(part, folder)
    try:
        yield part
        if folder and target.is_dir():
            target.rmdir()
        part.replace(target)
    finally:
        _remove(part)
        if held is not None:
            os.close(held)


def safe_name(name: str) -> str:
    """A file's name for what anybody may have named: letters, digits and hyphens of ASCII as they are, else what is
    left of them with the bytes of the rest, so that two names stay two and none leads out of its folder.

    >>> safe_name("0a1b2c3d4e5f6071-1"), safe_name("../../etc/x"), safe_name("CON")
    ('0a1b2c3d4e5f6071-1', '_2e_2e_2f_2e_2e_2fetc_2fx', '_434f4e')
    """
    plain = "".join(
        sign if sign.isascii() and (sign.isalnum() or sign == "-") else "".join(f"_{byte:02x}" for byte in _bytes(sign))
        for sign in name
    )
    if _RESERVED.fullmatch(plain):
        return f"_{_bytes(plain).hex()}"
    if len(plain) <= _LONGEST and plain:
        return plain
    import hashlib  # noqa: PLC0415 - few names are so long

    return f"{plain[:_LONGEST]}_{hashlib.sha256(_bytes(name)).hexdigest()[:16]}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _taken(part: Path, folder: bool) -> int | None:
    """Makes the place and holds it as long as this process lives; None where the system has no such locks."""
    if folder:
        part.mkdir(parents=True)
    else:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return _locked(part)


def _locked(part: Path) -> int | None:
    if fcntl is None:  # pragma: no cover - Windows
        return None
    file = os.open(part, os.O_RDONLY)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return None
    return file


def _clear(target: Path) -> None:
    """Takes away what killed writers to this target left."""
    left = re.compile(re.escape(f".{target.name}.waqai") + r"\d+")
    with suppress(OSError):
        for path in list(target.parent.iterdir()):
            if left.fullmatch(path.name) and not path.is_symlink() and (held := _locked(path)) is not None:
                _remove(path)
                os.close(held)


def _remove(part: Path) -> None:
    if part.is_dir() and not part.is_symlink():
        shutil.rmtree(part, ignore_errors=True)
    else:
        part.unlink(missing_ok=True)
