"""What the page carries: style for both directions, fonts with their licences, one script, all of it small."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

WEB = Path(__file__).resolve().parents[3] / "waqai/present/web"
STATIC = WEB / "static"
PAGE = STATIC.joinpath("page.css").read_text("utf-8")


def test_the_style_names_no_side() -> None:
    assert re.findall(r"\b(?:left|right)\b", PAGE) == []


def test_marks_in_words_take_no_room() -> None:
    """Padding, border and margin cut Arabic letters apart; weight moves them."""
    rules = re.findall(r"([^{}]*\.m-[a-z]+[^{}]*)\{([^{}]*)\}", PAGE)
    taking = [
        one
        for one, body in rules
        if re.search(r"(?:padding|margin|border(?!-radius)|font-weight|letter-spacing)", body)
    ]
    assert len(rules) > 8
    assert taking == []


def test_fonts_that_the_style_names_are_there_with_their_licences() -> None:
    named = set(re.findall(r'url\("([^"]+)"\)', PAGE))
    assert named == {f"fonts/{file.name}" for file in STATIC.glob("fonts/*.woff2")}
    for family in ("plex", "naskh"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in STATIC.joinpath(f"fonts/{family}-OFL.txt").read_text("utf-8")


def test_nothing_is_asked_of_another_machine() -> None:
    script = STATIC.joinpath("page.js").read_text("utf-8")
    assert "://" not in PAGE
    assert set(re.findall(r"https?://[\w./-]+", script)) <= {
        "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink",
        "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/",
    }  # fmt: skip


def test_the_page_s_share_of_the_wheel_is_small() -> None:
    files = [file for file in WEB.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    packed = sum(len(zlib.compress(file.read_bytes(), 6)) for file in files)
    assert packed < 500_000
