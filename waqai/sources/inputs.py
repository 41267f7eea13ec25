"""What the caller names, as raw pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from waqai.model import Problem, RawPage, ReadOptions


def raw_pages(inputs: Iterable[str], options: ReadOptions) -> Iterator[RawPage | Problem]:
    """Every page behind the given files, folders, globs and `-`, in a stable order."""
    for name in inputs:
        path = Path(name)
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            yield RawPage(str(file), file.read_bytes(), "text")
