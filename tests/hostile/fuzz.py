"""Coverage-guided fuzzing of one target: `python -m tests.hostile.fuzz sources --seconds 450 --keep DIR`.

Wants atheris (`pip install atheris`).  Each new kind of failure (its error and the line of Waqai's that it came
from) is written to DIR/found once, and the run goes on; inputs that reach new lines gather in DIR/corpus.  An input
that takes longer than SLOW seconds of processor time is a failure, too.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import sys
import time
import traceback
from pathlib import Path

SEEDS = Path(__file__).parent / "seeds"
SLOW = 5.0
MEMORY = 3 << 30


def main() -> None:
    """Runs until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    import atheris  # noqa: PLC0415 - not in any lock: a tool of those who fuzz

    with atheris.instrument_imports(include=["waqai"], enable_loader_override=False):
        from tests.hostile.targets import TARGETS  # noqa: PLC0415

    corpus, found = chosen.keep / "corpus" / chosen.target, chosen.keep / "found" / chosen.target
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    known: set[str] = set()
    target = TARGETS[chosen.target]

    def once(data: bytes) -> None:
        start = time.process_time()
        try:
            target(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            kind = _kind(error)
        else:
            kind = f"slow {_size(data)}" if time.process_time() - start > SLOW else ""
        if kind and kind not in known:
            known.add(kind)
            name = hashlib.sha256(kind.encode()).hexdigest()[:10]
            (found / name).write_bytes(data)
            (found / f"{name}.txt").write_text(kind, "utf-8", "backslashreplace")
            sys.stderr.write(f"FOUND {kind.splitlines()[0]}\n")

    atheris.Setup(
        [
            sys.argv[0], str(corpus), str(SEEDS / chosen.target), f"-max_total_time={chosen.seconds}",
            f"-seed={chosen.seed}", "-max_len=4096", "-timeout=120", "-print_final_stats=1", "-rss_limit_mb=0",
        ],
        once,
    )  # fmt: skip
    atheris.Fuzz()


def _kind(error: Exception) -> str:
    """The error's kind and the innermost line of Waqai's, then the whole trace for whoever mends it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/waqai/" in frame.filename or "/hostile/" in frame.filename]
    at = f"{ours[-1].filename.rpartition('/waqai/')[2]}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__} at {at}: {str(error)[:60]}\n{''.join(traceback.format_exception(error))[-6000:]}"


def _size(data: bytes) -> str:
    return f"at {len(data) // 1000} kB"


if __name__ == "__main__":
    main()
