"""Where fetched pages are kept: JSON Lines by day, each line a page as it came with where and when it came from."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from waqai.fetching.state import Waiting
from waqai.model import UsageError


class Archive:
    """A folder of pages.  A line that a killed watch left unfinished is cut off when the next one writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{folder}: {error.strerror}. Name a folder that you may write to.") from error
        self._mended: set[Path] = set()

    def file_of(self, now: float) -> Path:
        """The file of the day."""
        return self.folder / f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d}.jsonl"

    def keep(self, page: Waiting, html: str, url: str, now: float) -> Path:
        """Writes a page down, on the disk when this returns; tells the file."""
        path = self.file_of(now)
        row = {
            "url": url, "title": page.title, "date": page.published, "outlet": page.outlet, "html": html,
            "fetched": datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"), "listed": page.url,
        }  # fmt: skip
        line = json.dumps({name: value for name, value in row.items() if value is not None}, ensure_ascii=False)
        with path.open("ab") as stream:
            self._mend(path)
            stream.write(line.encode("utf-8", "replace") + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        return path

    def _mend(self, path: Path) -> None:
        if path in self._mended:
            return
        self._mended.add(path)
        kept = path.read_bytes().rpartition(b"\n")
        if kept[2]:
            os.truncate(path, len(kept[0]) + len(kept[1]))
