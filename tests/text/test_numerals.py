"""Numbers in figures and in words, in every case and gender."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.growth import calls
from waqai.knowledge.numerals import numerals
from waqai.text.numerals import digits, read_number, read_ordinal, read_rank
from waqai.text.words import words_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "numerals.toml").read_text("utf-8"))

NUMBERS = [
    ("ثلاثة عشر ألفا ومئتان", 13200),
    ("ثلاثة عشر ألفا ومائتين وخمسة وعشرين", 13225),
    ("إحدى عشرة", 11),
    ("اثنتا عشرة", 12),
    ("اثني عشر", 12),
    ("أحد عشر", 11),
    ("ثمانية عشر", 18),
    ("واحد وعشرون", 21),
    ("إحدى وعشرين", 21),
    ("تسع وتسعون", 99),
    ("مئة", 100),
    ("مائتا", 200),
    ("ثلاث مئة", 300),
    ("ثلاثمائة وستة وثلاثون", 336),
    ("ثمانمئة وثمان وثمانين", 888),
    ("ألف", 1000),
    ("ألفا ومئة وواحد", 1101),
    ("ألفي", 2000),
    ("ألفان وخمسمئة", 2500),
    ("مئة ألف", 100_000),
    ("سبعمئة ألف", 700_000),
    ("مليون", 1_000_000),
    ("مليونان", 2_000_000),
    ("مليوني", 2_000_000),
    ("مليون ونصف", 1_500_000),
    ("مليون ونصف المليون", 1_500_000),
    ("مليون و500 ألف", 1_500_000),
    ("نصف مليون", 500_000),
    ("ثلاثة أرباع المليون", 750_000),
    ("ربع مليار", 250_000_000),
    ("مليار ونصف", 1_500_000_000),
    ("ألف مليار", 1_000_000_000_000),
    ("تريليوني", 2_000_000_000_000),
    ("10 آلاف و500", 10_500),
    ("25 ألفا و300", 25_300),
    ("3.5 مليون", 3_500_000),
    ("٣٫٥ مليارات", 3_500_000_000),
    ("۱۲ مليون", 12_000_000),
    ("1.250 مليار", 1_250_000_000),
    ("8,5 مليون", 8_500_000),
    ("ثلاثة ونصف", 3.5),
    ("نصف", 0.5),
    ("بثلاثة ملايين", 3_000_000),
    ("وخمسين", 50),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS, ids=[n[0] for n in NUMBERS])
def test_number(text: str, value: float) -> None:
    words = words_of(text)
    number = read_number(words, 0, numerals())
    assert number is not None
    assert (number.value, number.last, number.vague) == (value, len(words), False)


@pytest.mark.parametrize(
    ("text", "words_read"),
    [("17 و18", 1), ("خمسة وثلاثة", 1), ("مئة رجل", 1), ("ألف و2000", 1), ("ثلاثة آلاف رجل", 2)],
)
def test_where_a_number_ends(text: str, words_read: int) -> None:
    number = read_number(words_of(text), 0, numerals())
    assert number is not None
    assert number.last == words_read


@pytest.mark.parametrize("text", ["أحد المسؤولين", "رجل", "الوزير", "و", "1.2.3", "والد"])
def test_no_number(text: str) -> None:
    assert read_number(words_of(text), 0, numerals()) is None


@pytest.mark.parametrize("text", ["مئات", "عشرات الآلاف", "آلاف", "مئات الآلاف", "ملايين"])
def test_vague(text: str) -> None:
    words = words_of(text)
    number = read_number(words, 0, numerals())
    assert number is not None
    assert number.vague
    assert number.last == len(words)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الرابع", 4),
        ("الخامس عشر", 15),
        ("الحادي والعشرين", 21),
        ("السابعة والعشرون", 27),
        ("الثلاثين", 30),
        ("الأولى", 1),
        ("العاشرة", 10),
    ],
)
def test_ordinal(text: str, value: int) -> None:
    words = words_of(text)
    ordinal = read_ordinal(words, 0, numerals())
    assert ordinal is not None
    assert (ordinal.value, ordinal.last, ordinal.definite) == (value, len(words), True)


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("12", 12),
        ("1,000", 1000),
        ("1.000.000", 1_000_000),
        ("0.125", 0.125),
        ("3٫5", 3.5),
        ("1٬250", 1250),
        ("1.2.3", None),
        ("12,34,5", None),
        ("10,000.5", 10_000.5),
    ],
)
def test_digits(form: str, value: float | None) -> None:
    assert digits(form) == value


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(("text", "value"), CASES["strict"].items())
def test_strict(text: str, value: float, wide: bool) -> None:
    number = read_number(words_of(text), 0, numerals(), wide=wide)
    assert number is not None
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(("text", "value"), CASES["wide"].items())
def test_wide(text: str, value: float) -> None:
    number = read_number(words_of(text), 0, numerals(), wide=True)
    assert number is not None
    assert (number.value, number.last) == (pytest.approx(value), len(words_of(text)) - text.endswith("السكان"))


@pytest.mark.parametrize("word", CASES["none"]["words"])
def test_none(word: str) -> None:
    assert read_number(words_of(word), 0, numerals(), wide=True) is None


@pytest.mark.parametrize(("text", "words_read"), CASES["ends"].items())
def test_ends(text: str, words_read: int) -> None:
    number = read_number(words_of(text), 0, numerals(), wide=True)
    assert (number.last if number else 0) == words_read


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("بضعة", 3, 9),
        ("بضع عشرة", 13, 19),
        ("بضع وثلاثون", 33, 39),
        ("بضع مئات", 300, 900),
        ("مئات الآلاف", 300_000, None),
    ],
)
def test_a_few(text: str, least: int, most: int | None) -> None:
    number = read_number(words_of(text), 0, numerals(), wide=True)
    assert number is not None
    assert (number.vague, number.value, number.value_to, number.last) == (True, least, most, len(words_of(text)))


@pytest.mark.parametrize(
    ("text", "value", "cardinal"),
    [
        ("أولا", 1, False),
        ("تاني", 2, False),
        ("الثالث عشر", 13, False),
        ("السابع و العشرون", 27, False),
        ("الأحد عشر", 11, True),
        ("الإحدى والثلاثون", 31, True),
        ("التسعون", 90, True),
        ("المئتين والسابع عشر", 217, False),
        ("الثاني بعد المئة", 102, False),
        ("العشرون بعد الثلاثمئة", 320, False),
        ("المليون", 1_000_000, True),
    ],
)
def test_rank(text: str, value: int, cardinal: bool) -> None:
    rank = read_rank(words_of(text), 0, numerals())
    assert rank is not None
    assert (rank.value, rank.cardinal, rank.last) == (value, cardinal, len(words_of(text)))


@pytest.mark.parametrize("text", ["الخمسة", "عشرين", "الاجتماع الأولي", "مئة"])
def test_no_rank(text: str) -> None:
    assert all(read_rank(words_of(text), at, numerals()) is None for at in range(len(words_of(text))))


@pytest.mark.parametrize("piece", ["مئة وألف ومليون و", "واحد على ", "خمسة و", "1 234 ", "ألف خمسمئة ", "1/2/"])
def test_long_chains_take_linear_time(piece: str) -> None:
    def cost(times: int) -> int:
        words = words_of(piece * times)
        return calls(lambda: read_number(words, 0, numerals(), wide=True))

    cost(10)
    assert cost(2000) <= 5 * cost(500)
