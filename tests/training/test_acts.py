"""The layer of acts: how its labels lead to words, what teaches nothing, what padding may not change."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("gensim")
pytest.importorskip("onnx")

import functools
import operator

import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from training.acts import IGNORED, ActNet, Pairs, batches, example, fit, teach, together
from training.acts_labels import Labelled, act_of, sentences, written
from training.acts_model import LEVELS, figures, narrowed
from waqai.heavy import Act, ActSide, Tagged
from waqai.model import EVENT_TYPES, STATUSES

TEXT = "طردت مدغشقر سفير بيرو. ثم استدعت سفيرها."
WIDTH = 7
SIZES = {"mixed": 6, "top": 5, "pair": 4, "drop": 0.0}


def labelled() -> list[Labelled]:
    rows = (
        ["0", "4", "SANCTION", "occurred", "5-11", "12-21", ""],
        ["27", "33", "ACCUSE", "planned", "", "34-40", "doubtful"],
    )
    return list(sentences("a", TEXT, [act_of(row) for row in rows]))


def test_offsets_become_words_of_their_sentence() -> None:
    first, second = labelled()
    assert first.words == ("طردت", "مدغشقر", "سفير", "بيرو", ".")
    assert (first.acts[0].act, first.acts[0].actor, first.acts[0].recipient) == ((0,), (1,), (2, 3))
    assert (second.acts[0].act, second.acts[0].doubtful) == ((1,), True)


def test_a_sentence_that_its_article_repeats_is_taken_once() -> None:
    assert len(list(sentences("a", "عاد الهدوء.\nعاد الهدوء.", []))) == 1


def test_what_is_doubtful_teaches_nothing() -> None:
    first, second = (example(one, np.zeros((len(one.words), WIDTH), np.float16)) for one in labelled())
    assert first.kinds.tolist() == [EVENT_TYPES.index("SANCTION") + 1, 0, 0, 0, 0]
    assert first.acts[0].roles.tolist() == [0, 1, 2, 2, 0]
    assert STATUSES[first.acts[0].status] == "occurred"
    assert second.kinds.tolist() == [0, IGNORED, 0, 0]
    assert not second.acts


def test_padding_and_company_change_no_score() -> None:
    torch.manual_seed(5)
    net, pairs = ActNet(WIDTH, SIZES).eval(), Pairs(SIZES).eval()
    draw = np.random.default_rng(5)
    first, second = (example(one, draw.normal(size=(len(one.words), WIDTH)).astype(np.float16)) for one in labelled())
    found = []
    for some in ([first], [first, second]):
        batch = together(some)
        kinds, statuses, acts, words = net(batch.context, batch.hints, batch.turned)
        roles = pairs(acts, words, batch.acts)[0]
        found.append([part[: len(first.kinds)] for part in (kinds[:, 0], statuses[:, 0], roles)])
    for alone, beside in zip(*found, strict=True):
        assert torch.allclose(alone, beside, atol=1e-6)


def test_batches_of_one_seed_are_the_same_and_hold_every_sentence() -> None:
    examples = [example(one, np.zeros((len(one.words), WIDTH), np.float16)) for one in labelled() * 5]
    first, again = ([list(map(id, some)) for some in batches(examples, 3, random.Random(2))] for _ in range(2))
    assert first == again
    assert sorted(functools.reduce(operator.iadd, first, [])) == sorted(map(id, examples))


def test_a_network_that_was_kept_goes_on_as_if_it_had_not_been() -> None:
    settings = SIZES | {"seed": 3, "rate": 0.01, "end": 0.1, "passes": 2, "sentences": 2, "clip": 5.0}
    examples = [example(one, np.zeros((len(one.words), WIDTH), np.float16)) for one in labelled() * 3]
    kept, gone_on = (fit(examples, settings, lambda _: None) for _ in range(2))
    first = {name: value.clone() for name, value in kept[0].state_dict().items()}
    teach(*gone_on, examples, settings, lambda _: None)
    torch.rand(7)  # random numbers that something else drew meanwhile
    teach(*kept, examples, settings, lambda _: None)
    now = kept[0].state_dict()
    assert any(not torch.equal(value, first[name]) for name, value in now.items())
    assert all(torch.equal(value, now[name]) for name, value in gone_on[0].state_dict().items())


def test_narrow_weights_are_near_the_wide_ones(tmp_path: Path) -> None:
    weights = np.random.default_rng(1).normal(size=(50, 40)).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "w"], ["y"])],
        "one",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 50])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 40])],
        [numpy_helper.from_array(weights, "w")],
    )
    narrowed(graph)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, tmp_path / "one.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "one.onnx"), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"x": np.eye(50, dtype=np.float32)[:1]})
    assert np.abs(found[0] - weights[0]).max() <= np.abs(weights[0]).max() / LEVELS / 2 + 1e-6


def test_figures_count_acts_statuses_and_runs_of_sides() -> None:
    class Said:
        def tag(self, sentences: object) -> list[Tagged]:
            sides = (ActSide(1, "actor", 0.9), ActSide(4, "recipient", 0.9))
            return [Tagged((), (), (), (Act(0, "SANCTION", 0.8, "denied", 0.9, sides),)), Tagged((), (), (), ())]

    found = figures(Said(), labelled())  # type: ignore[arg-type]
    assert found["acts at 0.7"] == {"precision": 1.0, "recall": 1.0, "wanted": 1}
    assert found["sides at 0.7"] == {"precision": 0.5, "recall": 0.5, "wanted": 2}
    assert found["statuses at 0.7"] == 0.0


def test_every_act_of_the_written_sentences_stands_in_its_sentence() -> None:
    found = list(written())
    assert len(found) > 1_000
    assert all(act.act and act.type in EVENT_TYPES and act.status in STATUSES for one in found for act in one.acts)
