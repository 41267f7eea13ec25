"""Cuts: what `readings` lists, and what `split` decides with the shipped word list."""

from __future__ import annotations

import pytest

from waqai.knowledge.words import common_words, cut_word
from waqai.text.clitics import Split, readings, split
from waqai.text.folding import bare, fold_text


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("وزير", ("", "وزير", "")), ("ووزير", ("و", "وزير", "")), ("فلسطين", ("", "فلسطين", "")),
        ("وفلسطين", ("و", "فلسطين", "")), ("بيان", ("", "بيان", "")), ("ببيان", ("ب", "بيان", "")),
        ("كيف", ("", "كيف", "")), ("لقاء", ("", "لقاء", "")), ("والد", ("", "والد", "")), ("وفد", ("", "وفد", "")),
        ("كوريا", ("", "كوريا", "")), ("لكوريا", ("ل", "كوريا", "")), ("بكين", ("", "بكين", "")),
        ("لبنان", ("", "لبنان", "")), ("بلبنان", ("ب", "لبنان", "")), ("سيول", ("", "سيول", "")),
        ("سيزور", ("س", "يزور", "")), ("وسيزورها", ("وس", "يزور", "ها")), ("للرئيس", ("لل", "رييس", "")),
        ("والرئيس", ("وال", "رييس", "")), ("بالقاهرة", ("بال", "قاهره", "")), ("وقال", ("و", "قال", "")),
        ("ودان", ("و", "دان", "")),
        ("زيارتها", ("", "زياره", "ها")), ("لقائهما", ("", "لقاء", "هما")), ("حكومته", ("", "حكومه", "ه")),
        ("حكومة", ("", "حكومه", "")), ("له", ("ل", "ه", "")), ("وبه", ("وب", "ه", "")), ("لليبيا", ("ل", "ليبيا", "")),
        ("ولدى", ("و", "لدي", "")), ("بحث", ("", "بحث", "")), ("واشنطن", ("", "واشنطن", "")),
        ("وواشنطن", ("و", "واشنطن", "")), ("فرنسا", ("", "فرنسا", "")), ("سوريا", ("", "سوريا", "")),
        ("لندن", ("", "لندن", "")), ("ليبيا", ("", "ليبيا", "")), ("وأكدت", ("و", "اكدت", "")),
    ],
)  # fmt: skip
def test_a_word_is_cut_as_readers_cut_it(form: str, wanted: tuple[str, str, str]) -> None:
    one = cut_word(fold_text(form), bare(form))
    assert (one.prefix, one.stem, one.suffix) == wanted


@pytest.mark.parametrize(
    ("form", "cut"),
    [
        ("لليبيا", ("ل", "ليبيا", 1)),
        ("للجنه", ("ل", "لجنه", 1)),
        ("للجنه", ("لل", "جنه", 2)),
        ("للرييس", ("ل", "الرييس", 1)),
        ("كالعاده", ("كال", "عاده", 3)),
        ("فالحكومه", ("فال", "حكومه", 3)),
        ("وبالامس", ("وبال", "امس", 4)),
        ("وسيعلن", ("وس", "يعلن", 2)),
        ("لالتزام", ("ل", "التزام", 1)),
    ],
)
def test_readings_hold_a_cut(form: str, cut: tuple[str, str, int]) -> None:
    assert cut in readings(form)


@pytest.mark.parametrize("form", ["و", "وب", "لل", "ال", "س", "سور", "في", ""])
def test_readings_start_with_the_whole_word_and_leave_stems_of_two_letters(form: str) -> None:
    first, *others = readings(form)
    assert (first.prefix, first.stem, first.length) == ("", form, 0)
    assert all(len(cut.stem) >= 2 for cut in others)


def test_the_future_stands_only_before_a_present() -> None:
    assert not any(cut.prefix == "س" for cut in readings("سكان"))


def test_an_unknown_name_is_left_whole_and_an_unknown_word_loses_its_conjunction() -> None:
    assert split("بانفالكار", {}) == Split("", "بانفالكار", "", 0)
    assert split("وبانفالكار", {"قال": 9}).prefix == "و"


def test_the_word_list_is_folded_and_counts_fall() -> None:
    words = common_words()
    assert 40_000 < len(words) < 60_000
    assert all(fold_text(form) == form for form in words)
    counts = list(words.values())
    assert counts == sorted(counts, reverse=True)
