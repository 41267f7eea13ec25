"""Quantities, as cases; every unit of the data is found by each of its words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from waqai.extract.quantities import find_quantities
from waqai.extract.reading import read_article
from waqai.extract.times import find_times
from waqai.knowledge.loader import toml
from waqai.model import Article, Outlet, Page, Quantity, Span
from waqai.text.document import Document

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "quantities.toml").read_text("utf-8"))["case"]


def quantities(text: str) -> tuple[Quantity, ...]:
    doc = Document.of(text, [Span(0, len(text))])
    return find_quantities(doc, find_times(doc, "2023-05-10"))


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[text[q.span.start : q.span.end], q.value, q.value_to or 0, q.unit, q.bound] for q in quantities(text)]
    assert found == case["expect"]


@pytest.mark.parametrize("section", ["measures", "people", "things"])
def test_every_unit_word(section: str) -> None:
    for name, words in toml("units")[section].items():
        for word in words:
            found = quantities(f"بلغ العدد 130 {word} أمس")
            assert [q.unit for q in found] == [name], word


def test_no_word_names_two_units() -> None:
    seen: dict[str, str] = {}
    for section in ("measures", "people", "things"):
        for name, words in toml("units")[section].items():
            for word in words:
                assert seen.setdefault(word, name) == name, word


def test_at_least_250_nouns() -> None:
    data = toml("units")
    assert sum(len(words) for section in ("people", "sound_people", "things") for words in data[section].values()) > 250


def test_what_was_counted() -> None:
    assert [q.of for q in quantities("صدرت 20 ألف طن من القمح وقتل 4 جنود")] == ["القمح", "جنود"]


def test_rates_are_of_what_was_counted() -> None:
    found = quantities("ضخت 90 ألف برميل من النفط يوميا بسعر 70 دولارا للبرميل")
    assert [q.of for q in found] == ["النفط يوميا", "للبرميل"]


@pytest.mark.parametrize(
    ("outlet", "text", "units"),
    [
        (None, "قالت وزارة المالية في لبنان إن بيروت رصدت 300 مليون ليرة.", ["LBP"]),
        (None, "قال المصرف المركزي العراقي في بغداد إن العراق سحب 300 مليار دينار.", ["IQD"]),
        (None, "بلغت الكلفة 300 مليون ليرة.", ["lira"]),
        (None, "اتفقت الأردن والعراق على 20 مليون دينار.", ["dinar"]),
        (Outlet(None, "example.ma"), "خصصت الجماعة 20 مليون درهم للطرق.", ["MAD"]),
        (Outlet("الأهرام", None), "بلغت التكلفة 20 مليون جنيه.", ["EGP"]),
        (
            Outlet("الأهرام", None),
            "قال والي الخرطوم إن السودان، بعد حرب السودان، دفع في الخرطوم 20 مليون جنيه.",
            ["SDG"],
        ),
    ],
)
def test_shared_currencies_take_the_country_of_the_article(outlet: Outlet | None, text: str, units: list[str]) -> None:
    page = Page("page", text, "sha", "text", "utf-8")
    article = Article("a-1", "page", "sha", None, None, outlet, "ar", (Span(0, len(text)),), "sha", "2024-01-01")
    assert [q.unit for q in read_article(page, article).quantities] == units
