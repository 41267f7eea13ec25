"""Step 6: the model's folder: the network for ONNX Runtime, its tables, and `tagger.toml`.

Weights are stored in sixteen bits and computed with in thirty-two: eight-bit arithmetic would make the scores depend on
the processor's instructions more than the rounding of `tagger_decoding` forgives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.grammar import Classes, Heads
from training.network import Batch, Tagger
from waqai.readers.tagger import FORMAT
from waqai.readers.tagger_hints import WIDTH
from waqai.readers.tagger_tables import Table
from waqai.readers.tagger_words import AFFIXES

SMALLEST = 1000
"""Weights of fewer numbers keep thirty-two bits."""


class Parts(NamedTuple):
    """All that a model is made of."""

    tagger: Tagger
    heads: Heads
    labels: dict[str, list[str]]
    classes: Classes
    table: Table
    lists: tuple[NDArray[np.uint32], NDArray[np.uint16]]


class Whole(nn.Module):
    """The network as it is read with: names and grammar in one."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.tagger, self.grammar = parts.tagger.eval(), parts.heads.eval()

    def forward(self, vectors: Tensor, ends: Tensor, hints: Tensor, rules: Tensor, turned: Tensor) -> list[Tensor]:
        """Scores of all labels side by side, of clitics in front and behind, of parts of speech, the ends left off;
        what the layer of acts is told of each word (`training/acts.py`), with the ends."""
        batch = Batch(vectors, ends, hints, turned, turned)
        context = self.tagger.context(batch)
        top = self.tagger.over(context, batch)
        labels = torch.cat([head(top[1:-1]) for head in self.tagger.heads.values()], -1)
        grammar = self.grammar(torch.cat([context, rules], -1)[1:-1])
        return [labels, *grammar, torch.cat([context, top], -1)]


def write(parts: Parts, folder: Path, name: str, version: str) -> None:
    """Write the model to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_network(parts, folder / "tagger.onnx")
    moves = {f"moves_{head}": chain.scores().detach().numpy() for head, chain in parts.tagger.chains.items()}
    table = parts.table
    np.savez(
        folder / "tables.npz",
        vectors=table.vectors, scales=table.scales, grams=table.grams, gram_scales=table.gram_scales,
        hashes=parts.lists[0], flags=parts.lists[1], **moves,
    )  # fmt: skip
    (folder / "words.txt").write_text("\n".join(table.words), encoding="utf-8")
    files = {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in FILES}
    (folder / "tagger.toml").write_text(_about(parts, files, name, version), encoding="utf-8")


FILES = ("tagger.onnx", "tables.npz", "words.txt")


def _write_network(parts: Parts, path: Path) -> None:
    steps, size = 7, 2
    inputs = (
        torch.zeros(steps, size, parts.table.vectors.shape[1]), torch.zeros(steps, size, AFFIXES, dtype=torch.int64),
        torch.zeros(steps, size, WIDTH), torch.zeros(steps, size, sum(parts.classes.sizes[:2])),
        torch.zeros(steps, size, dtype=torch.int64),
    )  # fmt: skip
    names, answers = ["vectors", "ends", "hints", "rules", "turned"], ["labels", "front", "back", "upos", "context"]
    axes = {name: {0: "steps", 1: "size"} for name in (*names, *answers)}
    torch.onnx.export(
        Whole(parts), inputs, str(path), input_names=names, output_names=answers, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(path))
    halved(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def halved(graph: onnx.GraphProto) -> None:
    """Store large weights in sixteen bits, each with a cast to thirty-two behind it."""
    casts = []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype == np.float32 and values.size >= SMALLEST:
            name = weight.name
            weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
            casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    for node in reversed(casts):
        graph.node.insert(0, node)


def _about(parts: Parts, files: dict[str, str], name: str, version: str) -> str:
    digest = hashlib.sha256("".join(files.values()).encode()).hexdigest()
    lines = [
        "# Written by training/export.py.",
        f"format = {FORMAT}", f'name = "{name}"', f'version = "{version}"', f'digest = "{digest}"',
        f"front = {_listed(parts.classes.front)}", f"back = {_listed(parts.classes.back)}",
        f"upos = {_listed(parts.classes.upos)}",
        "[grams]", f"shortest = {parts.table.sizes[0]}", f"longest = {parts.table.sizes[1]}",
        "[sha256]", *(f'"{file}" = "{value}"' for file, value in files.items()),
        "[labels]", *(f"{head} = {_listed(found)}" for head, found in parts.labels.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _listed(names: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"
