"""What `make audit` says of pip-audit's reports."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tools.audit import audit, verdict

FOUND = {
    "dependencies": [
        {"name": "a", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"], "description": "bad"}]},
        {"name": "b", "version": "2.0", "vulns": []},
        {"name": "c", "skip_reason": "not found"},
    ],
    "fixes": [],
}


def test_a_known_problem_fails_and_is_named() -> None:
    told = verdict("x.lock", json.dumps(FOUND))
    assert told.status == 1
    assert told.lines == (
        "x.lock: a 1.0: PYSEC-1; mended in 1.1",
        "x.lock: 3 packages, 1 not known to the index, 1 known problems",
    )


def test_where_nobody_can_be_asked_it_is_said(tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    for command in (str(tmp_path / "none"), sys.executable):  # not there; there, and gives no report
        told = audit(command, lock)
        assert (told.status, len(told.lines)) == (0, 1)
        assert told.lines[0].startswith("x.lock: skipped: ")
