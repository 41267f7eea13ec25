"""Numbers spelled out by the rules of the grammar, in every style of print, are read back as what they were."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from waqai.knowledge.numerals import numerals
from waqai.text.numerals import read_number
from waqai.text.words import words_of

MASCULINE = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
FEMININE = ["واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"]
STEMS = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
TENS = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
MAGNITUDES = [
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (1000, "ألف", "آلاف"),
]


class Style(NamedTuple):
    """How a paper writes its numbers."""

    feminine: bool
    oblique: bool
    hundred: str
    apart: bool
    joint: str
    accusative: bool


STYLES = st.builds(
    Style, st.booleans(), st.booleans(), st.sampled_from(["مئة", "مائة"]), st.booleans(),
    st.sampled_from([" و", " و "]), st.booleans(),
)  # fmt: skip


def _case(form: str, style: Style) -> str:
    dual_or_ten = form.endswith(("ان", "ون")) and form != "ثمان"
    return form[:-2] + "ين" if style.oblique and dual_or_ten else form


def _below_hundred(n: int, style: Style) -> str:
    units = FEMININE if style.feminine else MASCULINE
    if n <= 10:
        return _case(units[n - 1], style)
    if n < 20:
        first = {11: ["أحد", "إحدى"], 12: ["اثنا", "اثنتا"]}.get(n)
        head = first[style.feminine] if first else units[n - 11]
        return f"{head} {'عشرة' if style.feminine else 'عشر'}"
    tens = _case(TENS[n // 10 - 2] + "ون", style)
    return tens if n % 10 == 0 else f"{_case(units[n % 10 - 1], style)}{style.joint}{tens}"


def _below_thousand(n: int, style: Style) -> str:
    parts = []
    if n >= 300:
        parts.append(STEMS[n // 100 - 3] + (" " if style.apart else "") + style.hundred)
    elif n >= 200:
        parts.append(_case(style.hundred[:-1] + "تان", style))
    elif n >= 100:
        parts.append(style.hundred)
    if n % 100:
        parts.append(_below_hundred(n % 100, style))
    return style.joint.join(parts)


def spell(n: int, style: Style) -> str:
    """A number in words."""
    parts = []
    for scale, one, many in MAGNITUDES:
        group, n = divmod(n, scale)
        if group == 1:
            parts.append(one)
        elif group == 2:
            parts.append(_case(one + "ان", style))
        elif group and 3 <= group % 100 <= 10:
            parts.append(f"{_below_thousand(group, style._replace(feminine=False))} {many}")
        elif group:
            ending = "ا" if style.accusative and group % 100 > 10 else ""
            parts.append(f"{_below_thousand(group, style._replace(feminine=False))} {one}{ending}")
    if n:
        parts.append(_below_thousand(n, style))
    return style.joint.join(parts)


@given(st.integers(1, 10**15 - 1) | st.integers(1, 10**6) | st.integers(1, 2000), STYLES)
def test_spelled_numbers_come_back(n: int, style: Style) -> None:
    words = words_of(spell(n, style))
    for wide in (False, True):
        number = read_number(words, 0, numerals(), wide=wide)
        assert number is not None
        assert (number.value, number.last) == (n, len(words))


@given(st.integers(1, 10**12), STYLES)
def test_definite_and_with_a_preposition(n: int, style: Style) -> None:
    words = words_of("وب" + spell(n, style))
    number = read_number(words, 0, numerals(), wide=True)
    assert number is not None
    assert (number.value, number.last, number.skip) == (n, len(words), 2)
