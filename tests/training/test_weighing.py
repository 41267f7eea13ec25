"""Trees from keys: how a key labels what is proposed, and that a table says what its ensemble said."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("catboost")

from tools.news_keys import page_of
from training.keyed import Keyed, KeyedAct, keyed
from training.weighing import SORTS, Labelled, Sort, figures, grown, of_document, table
from waqai.extract.act_rows import ACT_FEATURES
from waqai.extract.events import proposed
from waqai.extract.reading import before_events
from waqai.extract.side_rows import side_rows
from waqai.heavy import Suggested
from waqai.knowledge import trees as module
from waqai.knowledge.loader import Table
from waqai.model import STATUSES, Article, Span

TEXT = "انتقدت قبرص مالطا بشدة. ثم زارت رئيسة مولدوفا أثينا أمس."
SMALL = Sort("small", ("one", "two", "three"), 3, 2, 12, "tests")


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def key() -> Keyed:
    criticism = KeyedAct(*spans("انتقدت"), "ACCUSE", "ongoing", ("cy",), ("mt",), False)
    visit = KeyedAct(*spans("زارت"), "CONSULT", "occurred", ("md",), (), True)
    named = {"cy": spans("قبرص"), "mt": spans("مالطا"), "md": spans("مولدوفا")}
    return Keyed("a", TEXT, None, named, (criticism, visit))


def test_what_is_proposed_is_labelled_by_the_key_and_doubtful_acts_teach_nothing() -> None:
    article = Article("0123456789abcdef-0", "a.txt", "0" * 64, None, None, None, "ar", (Span(0, len(TEXT)),), "0" * 64)
    doc, _, read = before_events(TEXT, article, Suggested((), ()))
    found = of_document(key(), doc, read)
    drafts, adjectives = proposed(doc, read)
    criticism = next(n for n, draft in enumerate(drafts) if draft.trigger.frame.event == "ACCUSE")
    rows = side_rows(doc, read.cast, drafts, adjectives.entities)
    names = [adjectives.entities[one.entity].name_ar for one in rows if one.draft == criticism]
    sides = dict(zip(names, found["sides"].labels, strict=True))
    assert (sides["قبرص"], sides["مالطا"]) == (1, 2)
    assert set(sides.values()) == {0, 1, 2}
    assert found["status"].labels == [STATUSES.index("ongoing")]
    assert found["acts"].labels.count(1) == 1
    assert len(found["acts"].labels) == len(drafts) - sum(one.trigger.span == spans("زارت")[0] for one in drafts)


def articles() -> list[Labelled]:
    draw = np.random.default_rng(1)
    rows = [[tuple(map(float, row)) for row in draw.integers(0, 9, (30, 3))] for _ in range(10)]
    return [
        Labelled(str(n), some, [int(row[0] > 4) + int(row[0] > 4 and row[1] > 4) for row in some])
        for n, some in enumerate(rows)
    ]


def test_a_table_says_what_its_ensemble_said(monkeypatch: pytest.MonkeyPatch) -> None:
    found = articles()
    lines = [line.split("\t") for line in table(SMALL, found).splitlines() if not line.startswith("#")]
    monkeypatch.setattr(module, "table", lambda _: Table("small", tuple(lines[0]), tuple(map(tuple, lines[1:]))))
    mine = module.trees.__wrapped__("small", SMALL.features).chances(found[0].rows)
    theirs = grown(SMALL, found).predict_proba(np.array(found[0].rows, np.float32))
    assert np.abs(mine - theirs).max() < 0.005


def test_the_figures_are_of_articles_that_the_trees_did_not_see() -> None:
    told = figures(SMALL, articles())
    assert told[0] == "300 rows of 10 articles"
    assert all(float(line.rsplit(" ", 1)[1]) > 0.8 for line in told[1:2])


def test_keys_are_read_with_their_pages(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    row = {"id": "k-1", "title": "None", "date": "None", "text": TEXT}
    for corpus, rows in (("alkhaleej_sanad", [row]), ("antcorpus_v1.1", [])):
        with lzma.open(news / f"{corpus}.jsonl.xz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(one) + "\n" for one in rows)
    shift = page_of(row)[0].index(TEXT)
    told = "# a test\narticle\tk-1\nentity\tcy\t8-12,13-18\nact\t1\t7\tACCUSE\toccurred\tcy\t\tmt\t\tdoubtful\n"
    path = tmp_path / "keys.tsv.xz"
    path.write_bytes(lzma.compress(told.encode()))
    (found,) = keyed(tmp_path, path)
    assert (found.id, found.text[shift:], found.published) == ("k-1", TEXT, None)
    assert found.entities == {"cy": (Span(8, 12), Span(13, 18))}
    assert found.acts == (KeyedAct(Span(1, 7), "ACCUSE", "occurred", ("cy",), (), True),)


def test_every_ensemble_has_its_features() -> None:
    assert [sort.name for sort in SORTS] == ["sides", "acts", "status"]
    assert SORTS[1].features == ACT_FEATURES
