"""How often Python looks for circles of garbage, in processes that are Waqai's own.

What is known (names, frames, verb forms) makes hundreds of thousands of objects that live as long as the process, and a
reading makes many that die by themselves.  Looking through them as often as Python does takes a tenth of the time and
finds nothing.  A program that uses Waqai as a library keeps its own setting.
"""

from __future__ import annotations

import gc

THRESHOLDS = (50_000, 20, 100)
"""New objects before the youngest are looked at, and how often the older ones are."""


def collect_seldom() -> None:
    """Makes this process look for circular garbage seldom."""
    gc.set_threshold(*THRESHOLDS)
