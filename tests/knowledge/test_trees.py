"""Trees that weigh: what a row's leaf is, what tables may hold."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from waqai.extract.act_rows import ACT_FEATURES, STATUS_FEATURES
from waqai.extract.side_rows import FEATURES
from waqai.knowledge import trees as module
from waqai.knowledge.loader import Table, table
from waqai.knowledge.trees import UNIT, Trees, trees
from waqai.model import STATUSES, KnowledgeError

TABLES = (("sides", FEATURES, 3), ("acts", ACT_FEATURES, 1), ("status", STATUS_FEATURES, len(STATUSES)))
ROWS = (("old>2.5; far>0", "-1000,0,1000,3000"), ("old>7", "0,500"))


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> Iterator[Trees]:
    """Two trees over two features, the second less deep than the first."""
    told = Table("trees/two", ("questions", "leaves"), ROWS)
    monkeypatch.setattr(module, "table", lambda _: told)
    trees.cache_clear()
    yield trees("two", ("far", "old"))
    trees.cache_clear()


def logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


@pytest.mark.parametrize(
    ("row", "total"),
    [((0, 1), -1000), ((0, 3), 0), ((1, 1), 1000), ((1, 3), 3000), ((1, 8), 3500), ((0, 8), 500)],
)
def test_a_leaf_is_counted_by_its_answers_the_first_question_lowest(
    two: Trees, row: tuple[int, int], total: int
) -> None:
    ((chance,),) = two.chances([row]).tolist()
    assert logit(chance) == pytest.approx(total / UNIT, abs=0.05)


def test_a_row_is_told_the_same_alone_and_among_others(two: Trees) -> None:
    rows = [(0, 1), (1, 8), (0, 3)]
    assert two.chances(rows).tolist() == [two.chances([row]).tolist()[0] for row in rows]
    assert two.chances([]).shape == (0, 1)


def test_classes_share_one_chance() -> None:
    many = Trees(np.array([[0]]), np.array([[0.5]], np.float32), np.array([[[0, 0, 0], [2000, 0, -1000]]]))
    even, uneven = many.chances([(0,), (1,)])
    assert even.tolist() == [0.333, 0.333, 0.333]
    assert uneven.sum() == pytest.approx(1, abs=0.002)
    assert uneven[0] > uneven[1] > uneven[2]


def test_a_table_that_asks_for_what_nothing_tells_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "table", lambda _: Table("trees/odd", ("questions", "leaves"), (("height>1", "0,1"),)))
    with pytest.raises(KnowledgeError, match="'height', which nothing tells"):
        trees.__wrapped__("odd", ("far",))


@pytest.mark.parametrize(("name", "features", "classes"), TABLES)
def test_the_tables_ask_for_what_is_told_and_have_a_leaf_for_every_answer(
    name: str, features: tuple[str, ...], classes: int
) -> None:
    ensemble = trees(name, features)
    assert ensemble.leaves.shape[2] == classes
    for questions, leaves in table(f"trees/{name}").rows:
        assert len(leaves.split(",")) == 2 ** len(questions.split("; "))
    assert len(set(features)) == len(features)
