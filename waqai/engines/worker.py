"""The other end of `local`: a process that works on one batch after another until its input ends.

What the work prints goes to standard error, since standard output carries the results.  A stop signal from the
keyboard is for the parent to answer: it ends its workers.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from typing import Any

from waqai.engines.batching import tried
from waqai.engines.memory import collect_seldom


def main() -> None:
    """Reads batches of inputs, each with a pickled function; writes whether each input went well, and the result."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    inputs = sys.stdin.buffer
    known: bytes = b""
    work: Any = None
    while True:
        try:
            sent, batch = pickle.load(inputs)
        except EOFError:
            return
        if sent != known:  # mostly the same for many batches
            known, work = sent, pickle.loads(sent)
        pickle.dump(tried(work, batch), results, protocol=pickle.HIGHEST_PROTOCOL)
        results.flush()
