"""Inflection: every class of verb, by cases; and what holds of all verbs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from waqai.text.folding import fold_text
from waqai.text.verbs import Form, conjugate, enclitic_cuts, passive_by_spelling

CASES = tomllib.loads(Path(__file__).with_name("verbs.toml").read_text("utf-8"))["verb"]


def forms_of(case: dict) -> dict[str, tuple[Form, ...]]:
    past, present, *masdars = case["give"]
    return conjugate(past, present, masdars)


def told(form: Form) -> str:
    voice = "P" if form.passive else ""
    short = "pass" if form.tense == "passive_participle" else form.tense[:4]
    return f"{short}{form.person}{form.gender or '_'}{form.number}{voice}".replace("1_", "1")


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_a_verb_has_its_forms(case: dict) -> None:
    forms = forms_of(case)
    for row in case["has"]:
        written, tells = row.split()
        if tells != "-":
            assert tells in [told(f) for f in forms.get(fold_text(written), ())], row


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_a_verb_lacks_other_classes_forms(case: dict) -> None:
    assert not {fold_text(w) for w in case["lacks"]} & forms_of(case).keys()


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_forms_are_folded_and_readings_do_not_repeat(case: dict) -> None:
    for form, readings in forms_of(case).items():
        assert fold_text(form) == form
        assert len(set(readings)) == len(readings) > 0


def test_a_stated_empty_passive_keeps_nouns_out() -> None:
    assert "سيد" in conjugate("ساد", "يسود")
    forms = conjugate("ساد", "يسود", ["سيادة"], ["سائد", ""])
    assert "سيد" not in forms
    assert "يساد" not in forms
    assert forms["سايده"][0].tense == "participle"


def test_stated_participles_replace_the_pattern() -> None:
    forms = conjugate("قتل", "يقتل", [], ["قاتل", "قتيل"])
    assert forms["قتيل"][0].tense == "passive_participle"
    assert "مقتول" not in forms


def test_the_passive_is_told_only_where_letters_tell() -> None:
    assert not any(f.passive for f in conjugate("أعلن", "يعلن")["اعلن"])
    assert [f.passive for f in conjugate("أجرى", "يجري")["اجري"] if f.person == 3] == [False]
    assert passive_by_spelling("أجرى", "أجري")
    assert not passive_by_spelling("أعلن", "أعلن")


@pytest.mark.parametrize(
    ("form", "stem", "pronoun"),
    [
        ("زيارتها", "زياره", "ها"),
        ("التقاه", "التقي", "ه"),
        ("دعاهم", "دعا", "هم"),
        ("زاروه", "زاروا", "ه"),
        ("لقايه", "لقاء", "ه"),
        ("لقاوهما", "لقاء", "هما"),
        ("لقاءه", "لقاء", "ه"),
        ("ابلغني", "ابلغ", "ني"),
        ("بلادنا", "بلاد", "نا"),
        ("حكومتي", "حكومه", "ي"),
        ("يزورونه", "يزورون", "ه"),
        ("رييسكم", "رييس", "كم"),
    ],
)
def test_pronouns_are_cut_and_letters_restored(form: str, stem: str, pronoun: str) -> None:
    assert (stem, pronoun) in enclitic_cuts(form)


def test_short_words_have_no_pronoun() -> None:
    assert enclitic_cuts("له") == enclitic_cuts("") == enclitic_cuts("ها") == ()
