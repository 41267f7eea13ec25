"""Whether what the locks name has known problems, as pip-audit tells: `make audit`.

    python tools/audit.py build/audit/bin/pip-audit requirements.lock requirements-dev.lock

Ends with status 1 where a problem is known.  Where nobody can be asked (no network, an index without advisories) it
says so and ends with 0: that nothing was found out is no finding.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple


class Verdict(NamedTuple):
    """What came out: the exit status, and what to say."""

    status: int
    lines: tuple[str, ...]


def verdict(name: str, report: str) -> Verdict:
    """What pip-audit's report on a lock comes to.

    >>> verdict("a.lock", '{"dependencies": [{"name": "x", "version": "1", "vulns": []}]}').lines
    ('a.lock: 1 packages, no known problems',)
    >>> verdict("a.lock", '{"dependencies": [{"name": "x", "skip_reason": "not found"}]}')
    Verdict(status=0, lines=('a.lock: skipped: the index tells of no package in it (not found)',))
    """
    try:
        told: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        return Verdict(0, (f"{name}: skipped: nobody could be asked (is there a network?)",))
    skipped = [one for one in told if "skip_reason" in one]
    found = tuple(
        f"{name}: {one['name']} {one['version']}: {problem['id']}; mended in {', '.join(problem['fix_versions'])}"
        for one in told
        for problem in one.get("vulns", ())
    )
    if told and len(skipped) == len(told):
        return Verdict(0, (f"{name}: skipped: the index tells of no package in it ({skipped[0]['skip_reason']})",))
    unknown = f", {len(skipped)} not known to the index" if skipped else ""
    counted = f"{name}: {len(told)} packages{unknown}, {f'{len(found)} known' if found else 'no known'} problems"
    return Verdict(1 if found else 0, (*found, counted))


def audit(command: str, lock: Path) -> Verdict:
    """Asks pip-audit about one lock; nothing is installed."""
    arguments = ["-r", str(lock), "--disable-pip", "--progress-spinner", "off", "-f", "json"]
    try:
        done = subprocess.run([command, *arguments], capture_output=True, text=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Verdict(0, (f"{lock.name}: skipped: {type(error).__name__}: {command}",))
    return verdict(lock.name, done.stdout)


if __name__ == "__main__":
    verdicts = [audit(sys.argv[1], Path(lock)) for lock in sys.argv[2:]]
    for line in (line for one in verdicts for line in one.lines):
        print(line)
    sys.exit(max((one.status for one in verdicts), default=0))
