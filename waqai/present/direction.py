"""Arabic in a terminal: which kind of terminal it is, and how a piece of text must be written for it.

A terminal that orders right-to-left text itself gets every Arabic piece inside direction isolates, so that it can't
pull neighbouring columns, numbers and brackets into its own order.  One that does not gets letters already joined
and ordered ('visual'); such text is for the eye only.  Limits: which terminals do it themselves is known for the
common ones; for the rest the text is left in its own order, which harms nothing.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Mapping
from typing import Literal

from waqai.present.options import Direction

Known = Literal["bidi", "visual"]
FIRST_STRONG, RIGHT_TO_LEFT, END = (
    "\N{FIRST STRONG ISOLATE}",
    "\N{RIGHT-TO-LEFT ISOLATE}",
    "\N{POP DIRECTIONAL ISOLATE}",
)
# GNOME's terminal library orders text itself since version 0.58.
_VTE_WITH_BIDI = 5800
_ORDERING_PROGRAMS = {"Apple_Terminal", "iTerm.app", "mintty"}
_PLAIN_PROGRAMS = {"vscode", "WezTerm", "ghostty", "Hyper", "tmux"}
_PLAIN_TERMS = ("xterm-kitty", "alacritty", "foot", "linux", "rxvt", "st-", "screen", "tmux")


def choose(direction: Direction, environment: Mapping[str, str], is_terminal: bool) -> Known:
    """The kind of layout to use.

    >>> choose("auto", {"TERM": "alacritty"}, is_terminal=True)
    'visual'
    >>> choose("auto", {"TERM": "xterm-256color", "VTE_VERSION": "7600"}, is_terminal=True)
    'bidi'
    """
    if direction != "auto":
        return direction
    return "visual" if is_terminal and _is_plain(environment) else "bidi"


def _is_plain(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to leave right-to-left text in the order of its letters."""
    program, term = environment.get("TERM_PROGRAM", ""), environment.get("TERM", "")
    if program in _ORDERING_PROGRAMS or "KONSOLE_VERSION" in environment or term.startswith("mlterm"):
        return False
    if program in _PLAIN_PROGRAMS or term.startswith(_PLAIN_TERMS) or "WT_SESSION" in environment:
        return True
    version = environment.get("VTE_VERSION", "")
    return version.isdecimal() and int(version) < _VTE_WITH_BIDI


def clean(text: str) -> str:
    """A page's words fit for a terminal line: breaks become spaces; control characters, which could steer the
    terminal, and direction marks, which could escape their isolate, are dropped.

    >>> clean("قال\\nإن\\x1b[2J \N{RIGHT-TO-LEFT OVERRIDE}الهدنة")
    'قال إن[2J الهدنة'
    """
    spaced = "".join(" " if c.isspace() else c for c in text)
    kept = (c for c in spaced if unicodedata.category(c) != "Cc" and unicodedata.bidirectional(c) not in _STEERING)
    return "".join(kept)


_STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def name(text: str, kind: Known) -> str:
    """A name or another short piece, in whatever direction it runs, fit to stand in a left-to-right line."""
    return _visual(text, None) if kind == "visual" else f"{FIRST_STRONG}{text}{END}"


def passage(text: str, kind: Known) -> str:
    """One line of Arabic running text: right to left even where it opens with a Latin word or a figure."""
    return _visual(text, "R") if kind == "visual" else f"{RIGHT_TO_LEFT}{text}{END}"


def _visual(text: str, base: Literal["R"] | None) -> str:
    join, order = _shaping()
    return order(join(text), base)


@functools.cache
def _shaping() -> tuple[Callable[[str], str], Callable[[str, Literal["R"] | None], str]]:
    from arabic_reshaper import ArabicReshaper
    from bidi.algorithm import get_display  # of the two in the package, the one that turns brackets round

    reshaper = ArabicReshaper({"delete_harakat": False, "support_ligatures": True})

    def order(text: str, base: Literal["R"] | None) -> str:
        return str(get_display(text, base_dir=base))

    return reshaper.reshape, order
