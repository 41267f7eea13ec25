"""A handful of the kills of `tests.faults.kills`, which kills a hundred where it is asked to."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.faults.kills import kill_many

KILLS, ARTICLES = 4, 8


@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform != "linux", reason="builds are forked and killed by group")
def test_killed_builds_lose_nothing(tmp_path: Path) -> None:
    tally = kill_many(KILLS, 4, tmp_path, ARTICLES)
    assert sum(tally.at.values()) == KILLS
    assert tally.finished >= 1
