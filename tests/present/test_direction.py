from __future__ import annotations

import unicodedata

import pytest

from waqai.present import direction
from waqai.present.options import Direction

GNOME = {"TERM": "xterm-256color", "VTE_VERSION": "7600"}


@pytest.mark.parametrize(
    ("asked", "environment", "is_terminal", "expected"),
    [
        ("auto", GNOME, True, "bidi"),
        ("auto", {"TERM": "xterm-256color", "VTE_VERSION": "5202"}, True, "visual"),
        ("auto", {"TERM": "xterm-256color", "KONSOLE_VERSION": "220401"}, True, "bidi"),
        ("auto", {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, True, "bidi"),
        ("auto", {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, True, "visual"),
        ("auto", {"TERM": "xterm-kitty"}, True, "visual"),
        ("auto", {"WT_SESSION": "1"}, True, "visual"),
        ("auto", {"TERM": "never-heard-of"}, True, "bidi"),
        ("auto", {"TERM": "xterm-kitty"}, False, "bidi"),
        ("visual", GNOME, True, "visual"),
        ("bidi", {"TERM": "xterm-kitty"}, True, "bidi"),
    ],
)
def test_the_terminal_decides_unless_told(
    asked: Direction, environment: dict[str, str], is_terminal: bool, expected: str
) -> None:
    assert direction.choose(asked, environment, is_terminal) == expected


def test_bidi_leaves_the_words_and_isolates_them() -> None:
    assert direction.name("مجلس الأمن", "bidi") == "\u2068مجلس الأمن\u2069"
    assert direction.passage("BBC: قتيلان", "bidi") == "\u2067BBC: قتيلان\u2069"


def test_visual_orders_from_left_to_right_with_joined_letters() -> None:
    shown = direction.name("سلام", "visual")
    assert shown[::-1] != "سلام"
    assert unicodedata.normalize("NFKC", shown)[::-1].replace("ال", "لا") == "سلام"
    assert all("ARABIC" in unicodedata.name(letter) and "FORM" in unicodedata.name(letter) for letter in shown)


def test_visual_keeps_figures_and_latin_words_readable_and_turns_brackets() -> None:
    shown = direction.passage("قتل 25 شخصا في ‹غارة› (BBC)", "visual")
    assert "25" in shown
    assert "BBC" in shown
    assert shown.index("BBC") < shown.index("25")
    opened, closed = shown.index("‹"), shown.index("›")
    assert opened < closed


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x07", "\u202e", "\u2067", "\u2069", "\x9b"])
def test_nothing_that_steers_a_terminal_gets_through(character: str) -> None:
    assert direction.clean(f"بيان{character}عاجل") == "بيانعاجل"


@pytest.mark.parametrize("gap", ["\n", "\t", "\u00a0", "\u2028", "\r"])
def test_breaks_become_spaces(gap: str) -> None:
    assert direction.clean(f"بيان{gap}عاجل") == "بيان عاجل"


def test_joiners_inside_a_word_stay() -> None:
    assert direction.clean("می\u200cروند") == "می\u200cروند"
