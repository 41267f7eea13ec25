"""What is watched: a TOML file of outlets with their feeds and sitemaps."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waqai.fetching.addresses import checked
from waqai.fetching.client import AGENT
from waqai.fetching.errors import FetchError
from waqai.model import UsageError

EXAMPLE = """\
# Seconds between two looks at a feed, and between two requests to one host.
every = 900
delay = 5

[[outlet]]
name = "صحيفة المثال"
feeds = ["https://example.org/rss.xml"]
sitemaps = []
"""
_TOP = {"every", "delay", "agent", "outlet"}
_OUTLET = {"name", "feeds", "sitemaps", "every", "delay"}
_LEAST_EVERY, _LEAST_DELAY = 10.0, 0.0


@dataclass(frozen=True, slots=True)
class Watched:
    """One feed or sitemap: its address, whose it is, how often it is looked at, how far apart its host is asked."""

    url: str
    outlet: str | None
    every: float
    delay: float
    sitemap: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is watched, and as whom the watch presents itself."""

    watched: tuple[Watched, ...]
    agent: str = AGENT


def plan_of(path: Path) -> Plan:
    """The plan in a file.  Raises `UsageError` that names the file and the line's key."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path}: {getattr(error, 'strerror', None) or error}. Name a file like this:\n{EXAMPLE}"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is no TOML: {error}. It should look like this:\n{EXAMPLE}") from error
    _known(path, "the file", table, _TOP)
    outlets = table.get("outlet", [])
    if not isinstance(outlets, list) or not outlets:
        raise UsageError(f"{path} names no outlet. It should look like this:\n{EXAMPLE}")
    watched = [one for outlet in outlets for one in _of_outlet(path, table, outlet)]
    if not watched:
        raise UsageError(f"{path}: no outlet has feeds or sitemaps")
    return Plan(tuple({one.url: one for one in watched}.values()), str(table.get("agent", AGENT)))


def _of_outlet(path: Path, table: Mapping[str, Any], outlet: Any) -> list[Watched]:
    if not isinstance(outlet, dict):
        raise UsageError(f"{path}: an outlet is a table, [[outlet]]")
    _known(path, f"outlet {outlet.get('name', '?')}", outlet, _OUTLET)
    every = _number(path, {**table, **outlet}, "every", 900.0, _LEAST_EVERY)
    delay = _number(path, {**table, **outlet}, "delay", 5.0, _LEAST_DELAY)
    name = outlet.get("name")
    return [
        Watched(_address(path, url), None if name is None else str(name), every, delay, kind == "sitemaps")
        for kind in ("feeds", "sitemaps")
        for url in outlet.get(kind, [])
    ]


def _address(path: Path, url: Any) -> str:
    try:
        return checked(str(url))
    except FetchError as error:
        raise UsageError(f"{path}: {error}") from error


def _known(path: Path, where: str, table: Mapping[str, Any], keys: set[str]) -> None:
    if unknown := sorted(set(table) - keys):
        raise UsageError(f"{path}: {where} has no key {', '.join(unknown)}; there are {', '.join(sorted(keys))}")


def _number(path: Path, table: Mapping[str, Any], key: str, usual: float, least: float) -> float:
    value = table.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < least:
        raise UsageError(f"{path}: {key} is {value!r}; write seconds, {least:g} or more")
    return float(value)
