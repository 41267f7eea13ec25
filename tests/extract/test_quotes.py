"""Quotations over sentences written for the purpose (cases/quotes.toml), and what holds for all of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from waqai.extract.cast import Cast
from waqai.extract.quotes import find_attributions, find_quotes
from waqai.extract.subjects import add_subjects
from waqai.model import Entity, Mention, Quote, Span
from waqai.text.document import Document

FOLDER = Path(__file__).parent.parent / "cases"
CASES = tomllib.loads((FOLDER / "quotes.toml").read_text("utf-8"))["case"]
SUBJECTS = tomllib.loads((FOLDER / "quotes_subjects.toml").read_text("utf-8"))["case"]
TYPES = {"title": "person"}
KINDS = {"title": "title", "state": "metonym"}
LETTERS_BEFORE = "وفبلك"


def cast_of(text: str, who: list[str]) -> Cast:
    """Mentions wherever the words of `who` stand as words, longest first."""
    names = [(name, kind or "person") for name, _, kind in (item.partition("|") for item in who)]
    entities = tuple(Entity(n, None, n, None, (n,), TYPES.get(kind, kind)) for n, kind in names)  # type: ignore[arg-type]
    taken = [False] * len(text)
    found: list[Mention] = []
    for name, _ in sorted(names, key=lambda n: -len(n[0])):
        for start in places(text, name):
            if not any(taken[start : start + len(name)]):
                taken[start : start + len(name)] = [True] * len(name)
                kind = KINDS.get(dict(names)[name], "name")
                found.append(Mention(f"m{start}", Span(start, start + len(name)), kind, name))  # type: ignore[arg-type]
    return Cast(entities, tuple(sorted(found, key=lambda m: m.span)))


def places(text: str, name: str) -> list[int]:
    """Where a name stands as a word, a proclitic letter before it allowed."""
    found, at = [], text.find(name)
    while at >= 0:
        end = at + len(name)
        before = text[:at]
        bound = before[-1:] in tuple(LETTERS_BEFORE) and not before[-2:-1].isalpha()
        if (bound or not before[-1:].isalpha()) and not text[end : end + 1].isalpha():
            found.append(at)
        at = text.find(name, end)
    return found


def read(case: dict[str, object]) -> tuple[str, tuple[Quote, ...]]:
    text = str(case["text"])
    whole = Span(0, len(text))
    doc = Document.of(text, [whole], whole if case.get("title") else None)
    return text, find_quotes(doc, cast_of(text, case.get("who", [])))  # type: ignore[arg-type]


def written(text: str, quotes: tuple[Quote, ...], direct: bool) -> list[str]:
    return [
        f"{'; '.join(q.speakers) or '-'} :: {text[q.span.start : q.span.end]}" for q in quotes if q.direct is direct
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    text, quotes = read(case)
    assert written(text, quotes, True) == case["direct"]
    if "indirect" in case:
        assert written(text, quotes, False) == case["indirect"]


def test_every_quote_is_numbered_and_has_its_first_speaker() -> None:
    for case in CASES:
        _, quotes = read(case)
        assert [q.id for q in quotes] == [f"s{n}" for n in range(1, len(quotes) + 1)]
        assert all(q.speaker == (q.speakers[0] if q.speakers else None) for q in quotes)


def test_attributions_tell_stance_and_cue() -> None:
    text, quotes = read({"text": "نفت عدن أن يكون الميناء مغلقا.", "who": ["عدن|state"]})
    (one,) = find_attributions(quotes)
    assert (one.stance, one.cue_lemma, one.speakers, one.quote_id) == ("denial", "نفى", ("عدن",), "s1")
    assert one.cue is not None
    assert text[one.cue.start : one.cue.end] == "نفت"


def test_medium_of_a_quotation() -> None:
    _, quotes = read({"text": "قال عون في تغريدة إن لبنان صامد.", "who": ["عون", "لبنان|state"]})
    assert [q.via for q in quotes] == ["تغريدة"]


@pytest.mark.parametrize("case", SUBJECTS, ids=[case["text"][:40] for case in SUBJECTS])
def test_speakers_that_no_mention_covers(case: dict[str, object]) -> None:
    text = str(case["text"])
    doc = Document.of(text, [Span(0, len(text))])
    cast = add_subjects(doc, cast_of(text, case.get("who", [])), "1")  # type: ignore[arg-type]
    added = [m for m in cast.mentions if m.rule == "reporting-subject"]
    assert [text[m.span.start : m.span.end] for m in added] == case["speakers"]


def test_a_surname_is_the_same_speaker() -> None:
    text = str(SUBJECTS[1]["text"])
    doc = Document.of(text, [Span(0, len(text))])
    cast = add_subjects(doc, Cast((), ()), "1")
    assert {m.entity for m in cast.mentions} == {"1.s1"}
    assert [q.speaker for q in find_quotes(doc, cast)] == ["1.s1", "1.s1"]
