"""Pages made to cost much: each ends soon, with a reading or a reason.

Sizes are small; what took time in step with the square of the length took minutes at a megabyte."""

from __future__ import annotations

import time

import pytest

from waqai.model import RawPage, ReadOptions
from waqai.pages import read_raw

SENTENCE = "أعلنت وزارة الصحة في الخرطوم أن الوفد غادر المدينة صباح اليوم بعد محادثات طويلة مع الوسطاء. "
SECONDS = 20.0
"""Of processor time; what is tested takes under three on a slow machine."""
REPEATED = ("«", '"', "(", ".", ". .", "؟ ", "، ", " قال", " 5 مايو", " مليون", "\n", "ـ", " - ")


def _read(data: str) -> tuple[int, str]:
    start = time.process_time()
    result = read_raw(RawPage("page", data, "text"), ReadOptions())
    assert time.process_time() - start < SECONDS
    return len(result.readings), result.problem.reason if result.problem else ""


@pytest.mark.parametrize("sign", REPEATED)
def test_one_sign_over_and_over(sign: str) -> None:
    text = "وفد يغادر الخرطوم\n" + SENTENCE * 3 + sign * (50_000 // len(sign)) + SENTENCE * 3
    assert _read(text)[0] >= 1


@pytest.mark.parametrize("cut", [".", "،", "\n"])
def test_a_page_without_stops(cut: str) -> None:
    assert _read((SENTENCE.replace(".", "") * 1500).replace(" صباح", cut))[0] >= 1


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div>" * 50_000 + SENTENCE, "malformed"),
        ("<p " + " ".join(f'a{n}="1"' for n in range(20_000)) + ">" + SENTENCE, "malformed"),
        ("<head>" + "<meta " * 50_000 + "<body><p>" + SENTENCE * 5, "malformed"),
        ("<head>" + "<meta>" * 50_000 + "<body><p>" + SENTENCE * 5, ""),
        ('<p title="' + "x" * 1_000_000 + '">' + SENTENCE * 5, ""),
        ("<script type='application/ld+json'>" + "[" * 200_000 + "</script><p>" + SENTENCE * 5, ""),
    ],
    ids=["deep", "attributes", "meta", "metas", "attribute", "json"],
)
def test_html_that_is_made_to_cost(html: str, reason: str) -> None:
    assert _read(f"<html><body>{html}")[1] == reason
