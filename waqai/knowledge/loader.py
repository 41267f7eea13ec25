"""The one way in which data files are read: TOML tables and TSV lists under `knowledge/data`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from waqai.model import KnowledgeError

_DATA = resources.files("waqai.knowledge") / "data"


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """The table `data/NAME.toml`, read once a process."""
    try:
        return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"knowledge/data/{name}.toml is no TOML: {error}. Mend the file.") from error


@functools.cache
def tsv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME.tsv`; lines that begin with # are comments, the first other line names the columns."""
    lines = [x for x in (_DATA / f"{name}.tsv").read_text("utf-8").split("\n") if x and not x.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:])
