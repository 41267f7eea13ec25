"""The map of the house is the house: each room and file that CONTRIBUTING.md names is there, and no room is missing."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PLACES = {one for one in re.findall(r"`([\w./-]+)`", TEXT) if "/" in one or one.endswith((".py", ".md", ".toml"))}
# Stands beside the file that is named before it.
BESIDE = {"reporting.toml", "formats.py"}


def test_every_place_named_is_there() -> None:
    patterns = {one: one.replace("TYPE", "*").replace("N.sql", "*.sql") for one in PLACES - BESIDE}
    assert len(patterns) > 40
    assert [one for one, pattern in patterns.items() if not list(ROOT.glob(pattern.rstrip("/")))] == []


def test_every_room_is_named() -> None:
    rooms = {f"waqai/{path.name}/" for path in (ROOT / "waqai").iterdir() if (path / "__init__.py").is_file()}
    modules = {f"waqai/{path.name}" for path in (ROOT / "waqai").glob("*.py") if path.name != "__main__.py"}
    assert sorted((rooms | modules) - PLACES) == []


def test_every_target_named_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"`?make ([a-z]+)", TEXT)) - {"suffice"}
    assert {"test", "gold", "docs", "lock", "smoke"} <= named
    assert [one for one in named if f"\n{one}:" not in makefile] == []
