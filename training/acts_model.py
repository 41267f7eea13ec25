"""Step 7: the layer of acts in a model's folder: contexts from its tagger, the network beside it, its figures.

The tagger is taken as it stands, so that the layer can be made anew for weights that ship already:
`python -m training.acts_model` (minutes).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.acts import ActNet, Example, Pairs, Say, example, fit, is_held, teach
from training.acts_labels import KEYED, Labelled, labelled, written
from training.export import SMALLEST
from waqai.readers.tagger import BORDERS, LONGEST, PROVIDERS, Tagger, batches
from waqai.readers.tagger_acts import HINTS, NETWORK, TABLES
from waqai.readers.tagger_words import key

CONFIG = Path(__file__).with_name("config.toml")
LEVELS, TINY = 15, 1e-9
"""A weight ships as a whole number of -15..15, which packs to a quarter of what the tagger's own need."""
THRESHOLDS = (0.3, 0.5, 0.7)


def contexts(folder: Path, sentences: Sequence[Sequence[str]]) -> list[NDArray[np.float16]]:
    """What the tagger of a folder tells of each word of sentences."""
    tagger = Tagger(folder)
    session = onnxruntime.InferenceSession(str(folder / "tagger.onnx"), providers=PROVIDERS)
    forms = [[key(word) for word in one] for one in sentences]
    found: list[NDArray[np.float16]] = [np.zeros((0, 0), np.float16)] * len(forms)
    for batch in batches(forms):
        steps = max(len(forms[at]) for at in batch)
        pieces = [[forms[at][start : start + LONGEST] for at in batch] for start in range(0, steps, LONGEST)]
        told = [session.run(["context"], tagger.inputs(one))[0][BORDERS // 2 : -BORDERS // 2] for one in pieces]
        whole = np.concatenate(told)
        for place, at in enumerate(batch):
            found[at] = whole[: len(forms[at]), place].astype(np.float16)
    return found


def make(data: Path, folder: Path, settings: dict[str, Any], say: Say) -> dict[str, Any]:
    """Teaches the layer, the labels that are as dense as answer keys last; writes it into the model's folder, and gives
    its figures on the articles kept back of both sorts."""
    first, held = _parted([*labelled(data), *written()], folder, say)
    last, keyed = _parted(list(labelled(data, KEYED)), folder, say)
    net, pairs = fit(first, settings, say)
    if last:
        teach(net, pairs, last, settings | settings["last"], say)
    write(net, pairs, first[0].context.shape[1], folder)
    return {"papers": figures(Tagger(folder), held), "keyed": figures(Tagger(folder), keyed)}


def _parted(found: Sequence[Labelled], folder: Path, say: Say) -> tuple[list[Example], list[Labelled]]:
    """Sentences to learn from, and those of the articles that are kept back."""
    own, held = ([one for one in found if is_held(one.article) == kept] for kept in (False, True))
    acts = sum(not act.doubtful for one in own for act in one.acts)
    say(f"{len(own):,} sentences with {acts:,} clear acts; kept back: {len(held):,} sentences")
    return list(map(example, own, contexts(folder, [one.words for one in own]))), held


def write(net: ActNet, pairs: Pairs, width: int, folder: Path) -> None:
    """Writes network and tables beside the tagger, whose list of files is brought up to date."""
    steps, size = 7, 2
    inputs = (
        torch.zeros(steps, size, width), torch.zeros(steps, size, HINTS), torch.zeros(steps, size, dtype=torch.int64),
    )  # fmt: skip
    names, answers = ["context", "hints", "turned"], ["kinds", "statuses", "acts", "words"]
    axes = {name: {0: "steps", 1: "size"} for name in (*names, *answers)}
    path = folder / NETWORK
    torch.onnx.export(
        net, inputs, str(path), input_names=names, output_names=answers, dynamic_axes=axes, opset_version=17,
        dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(path))
    narrowed(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    tables = {
        "types": pairs.types.weight, "distances": pairs.distances.weight, "weights": pairs.out.weight.T,
        "bias": pairs.out.bias,
    }  # fmt: skip
    np.savez(folder / TABLES, **{name: part.detach().numpy().astype(np.float16) for name, part in tables.items()})
    enter(folder)


def narrowed(graph: onnx.GraphProto) -> None:
    """Stores large weights as whole numbers of -LEVELS..LEVELS, a scale a row, which are made thirty-two bits wide
    again before anything is computed."""
    wide = []
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < SMALLEST:
            continue
        name = weight.name
        scales = np.maximum(np.abs(values).max(-1, keepdims=True), TINY) / LEVELS
        weight.CopyFrom(numpy_helper.from_array(np.rint(values / scales).astype(np.int8), f"{name}.narrow"))
        graph.initializer.append(numpy_helper.from_array(scales.astype(np.float32), f"{name}.scales"))
        wide.append(helper.make_node("Cast", [f"{name}.narrow"], [f"{name}.wide"], to=TensorProto.FLOAT))
        wide.append(helper.make_node("Mul", [f"{name}.wide", f"{name}.scales"], [name]))
    for node in reversed(wide):
        graph.node.insert(0, node)


def enter(folder: Path) -> None:
    """Writes the hashes of a model's files, and of them all, into its `tagger.toml`."""
    path = folder / "tagger.toml"
    about = path.read_text("utf-8")
    names = sorted(one.name for one in folder.iterdir() if one.suffix in (".onnx", ".npz", ".txt"))
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    lines = "\n".join(["[sha256]", *(f'"{name}" = "{value}"' for name, value in hashes.items())])
    about = re.sub(r"\[sha256\]\n(?:\".*\n)*", lambda _: lines + "\n", about)
    digest = hashlib.sha256("".join(hashes.values()).encode()).hexdigest()
    path.write_text(re.sub(r'digest = ".*"', f'digest = "{digest}"', about), "utf-8")


def figures(tagger: Tagger, held: Sequence[Labelled]) -> dict[str, Any]:
    """Precision and recall of acts (at words of the act, of its type) by how sure; of those found, the share of right
    statuses, and precision and recall of sides: a run of words taken for a side is right where it shares one with a
    side of the labels."""
    answers = tagger.tag([one.words for one in held])
    found: dict[str, Any] = {}
    for least in THRESHOLDS:
        counts: Counter[str] = Counter()
        for one, answer in zip(held, answers, strict=True):
            _count(one, [act for act in answer.acts or () if act.score >= least], counts)
        found[f"acts at {least}"] = _rates(counts, "acts")
        found[f"sides at {least}"] = _rates(counts, "sides")
        found[f"statuses at {least}"] = round(counts["statuses right"] / max(1, counts["acts right"]), 3)
    return found


def _count(one: Labelled, acts: Sequence[Any], counts: Counter[str]) -> None:
    wanted = [act for act in one.acts if not act.doubtful]
    doubtful = {at for act in one.acts if act.doubtful for at in act.act}
    counts["acts wanted"] += len(wanted)
    for act in acts:
        twin = next((w for w in wanted if act.at in w.act and w.type == act.type), None)
        if twin is None and act.at in doubtful:
            continue
        counts["acts told"] += 1
        counts["acts right"] += twin is not None
        if twin is not None:
            counts["statuses right"] += twin.status == act.status
            _count_sides(twin, act, counts)


def _count_sides(twin: Any, act: Any, counts: Counter[str]) -> None:
    for role in ("actor", "recipient"):
        own = set(getattr(twin, role))
        told = {side.at for side in act.sides if side.role == role and side.score >= 0.5}
        counts["sides wanted"] += len(_runs(own))
        counts["sides told"] += len(_runs(told))
        counts["sides right"] += sum(not own.isdisjoint(run) for run in _runs(told))


def _runs(words: set[int]) -> list[set[int]]:
    runs: list[set[int]] = []
    for at in sorted(words):
        if runs and at - 1 in runs[-1]:
            runs[-1].add(at)
        else:
            runs.append({at})
    return runs


def _rates(counts: Counter[str], what: str) -> dict[str, float]:
    right, told, wanted = (counts[f"{what} {part}"] for part in ("right", "told", "wanted"))
    return {"precision": round(right / max(1, told), 3), "recall": round(right / max(1, wanted), 3), "wanted": wanted}


def main() -> None:
    """Makes the layer for a model that is there."""
    root = Path(__file__).resolve().parents[1]
    parser = argparse.ArgumentParser(prog="python -m training.acts_model", description=__doc__)
    parser.add_argument("--data", type=Path, default=root.parent / "shared" / "data", help="the data folder")
    parser.add_argument("--model", type=Path, default=root / "model-ar" / "waqai_model_ar" / "data", help="the model")
    given = parser.parse_args()
    torch.set_num_threads(1)
    settings = tomllib.loads(CONFIG.read_text("utf-8"))["acts"]
    print(make(given.data, given.model, settings, lambda told: print(time.strftime("%H:%M:%S"), told, flush=True)))


if __name__ == "__main__":
    main()
