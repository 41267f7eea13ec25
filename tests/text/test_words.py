"""Words as they are told apart, and where each starts."""

from __future__ import annotations

import pytest

from waqai.text.words import Word, letters_of, start_of, words_of


def forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("تونس و ليبيا", ["تونس", "وليبيا"]),
        ("تونس و\N{NO-BREAK SPACE}ليبيا", ["تونس", "وليبيا"]),
        ("تونس  و  ليبيا", ["تونس", "وليبيا"]),
        ("و أضاف", ["واضاف"]),
        ("وَ قال", ["وقال"]),
        ("«و ليبيا»", ["«", "وليبيا", "»"]),
        ("ما هو الحل", ["ما", "هو", "الحل"]),
        ("سنة و 3 أشهر", ["سنه", "و", "3", "اشهر"]),
        ("(و أ ف ب)", ["(", "و", "ا", "ف", "ب", ")"]),
        ("س و ص", ["س", "و", "ص"]),
        ("نحو و", ["نحو", "و"]),
        ("تونس و\nليبيا", ["تونس", "و", "ليبيا"]),
        ("و CNN", ["و", "cnn"]),
    ],
)
def test_a_detached_and_belongs_to_the_word_behind_it(text: str, wanted: list[str]) -> None:
    assert forms(text) == wanted


def test_latin_marks_are_read_as_arabic_ones_and_kept_as_written() -> None:
    marks = [word for word in words_of("جاء, ثم ذهب; أين? 1,5") if word.kind == "mark"]
    assert [word.form for word in marks] == ["،", "؛", "؟"]
    assert [word.bare for word in marks] == [",", ";", "?"]
    assert forms("1,500") == ["1,500"]


@pytest.mark.parametrize(
    ("text", "skip", "wanted"),
    [
        ("وليبيا", 0, "وليبيا"),
        ("وليبيا", 1, "ليبيا"),
        ("و ليبيا", 0, "و ليبيا"),
        ("و ليبيا", 1, "ليبيا"),
        ("و للجزائر", 2, "لجزائر"),
        ("وَلِلْجزائر", 2, "لْجزائر"),
        ("و أحمد", 9, "د"),
    ],
)
def test_where_a_word_starts_behind_its_proclitics(text: str, skip: int, wanted: str) -> None:
    (word,) = words_of(text)
    assert text[start_of(text, word, skip) :] == wanted


def test_a_words_letters_hold_no_space() -> None:
    text = "قالت و أعلنت"
    assert [letters_of(text[word.start : word.end]) for word in words_of(text)] == ["قالت", "وأعلنت"]
    assert letters_of("") == ""
    assert isinstance(words_of(text)[0], Word)


@pytest.mark.parametrize(
    ("persian", "arabic"),
    [("ایران", "ايران"), ("الأمریکیة", "الأمريكية"), ("علی", "على"), ("إلی", "إلى"), ("ترکي", "تركي"), ("علي", "علي")],
)
def test_letters_of_a_persian_keyboard_are_those_they_stand_for(persian: str, arabic: str) -> None:
    (word,), (wanted,) = words_of(persian), words_of(arabic)
    assert (word.form, word.bare) == (wanted.form, wanted.bare)
