"""The steps from the data to the model's folder.  A step whose file is there already is not done again."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from training import (
    acts_model,
    embeddings,
    export,
    finetune,
    grammar,
    labelled,
    lists,
    measuring,
    pretrain,
    text,
    written,
)
from training.lexicon import table
from training.network import Tagger
from waqai.readers.tagger_cutting import Cutter
from waqai.readers.tagger_hints import WIDTH, Hints, packed
from waqai.readers.tagger_tables import Rows

CONFIG = Path(__file__).with_name("config.toml")
FINE = 127
"""Levels of the vectors that the language models are taught with; those that ship have fewer, which pack better."""
FIGURES = "figures.json"
TREES = "treebank/ar_pud-first700.conllu.xz"


class Work(NamedTuple):
    """Where the data lie, where the steps write, where the model goes, and the settings."""

    data: Path
    folder: Path
    target: Path
    settings: dict[str, Any]
    say: Callable[[str], None]


def work(data: Path, folder: Path, target: Path, say: Callable[[str], None]) -> Work:
    """The work with the settings of `config.toml`."""
    return Work(data, folder, target, tomllib.loads(CONFIG.read_text("utf-8")), say)


def run(job: Work) -> None:
    """All steps."""
    for name, step, made in (
        ("text", prepare_text, "text/text.txt"),
        ("vectors", train_vectors, "vectors.npz"),
        ("lists", write_lists, "lists.npz"),
        ("languages", train_languages, "language/done"),
        ("names", train_names, "names.pt"),
        ("grammar", train_grammar, "grammar.pt"),
        ("model", write_model, "model.done"),
        ("acts", add_acts, "acts.done"),
    ):
        begun = time.time()
        if not (job.folder / made).exists():
            step(job)
            job.say(f"{name}: {time.time() - begun:.0f} s")
        else:
            job.say(f"{name}: there already")


def prepare_text(job: Work) -> None:
    """Step 1."""
    for name, (kept, dropped) in text.prepare(job.data, job.folder / "text", job.settings["seed"]).items():
        job.say(f"  {name}: {kept:,} words; {dropped:,} sentences left out that stand in a part that is reported on")


def train_vectors(job: Work) -> None:
    """Step 2."""
    embeddings.train(
        job.folder / "text" / "text.txt", job.folder / "vectors.npz", job.settings["vectors"], job.settings["seed"]
    )


def write_lists(job: Work) -> None:
    """The lists of names as hashes."""
    hashes, flags = packed(lists.listed())
    np.savez(job.folder / "lists.npz", hashes=hashes, flags=flags)


def train_languages(job: Work) -> None:
    """Step 3: both directions at once, a process each."""
    folder = job.folder / "language"
    folder.mkdir(exist_ok=True)
    words, counts = _table(job, FINE)
    if not (folder / "targets.npy").exists():
        pretrain.write_encoded(job.folder / "text" / "text.txt", words, folder)
    sentences = len(np.load(folder / "starts.npy", mmap_mode="r")) - 1
    settings = {**job.settings["network"], **job.settings["language"], "sentences": sentences}
    settings["size"] = job.settings["vectors"]["size"]
    jobs = [(folder, way, settings, counts, job.settings["seed"]) for way in ("forwards", "backwards")]
    with get_context("spawn").Pool(2) as pool:
        pool.starmap(pretrain.train, jobs, chunksize=1)
    (folder / "done").touch()


def train_names(job: Work) -> None:
    """Step 4: first the layers over the language models, then all weights in rounds: runs from one start in other
    orders of sentences, whose mean is the next start, and in the end what ships (Gupta et al. 2020)."""
    seed = job.settings["names"]["seed"]
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    start = job.folder / "names.0.pt"
    if not start.exists():
        examples, labels, ids = _examples(job)
        tagger = Tagger(_sizes(job), labels, job.settings["names"]["drop"])
        finetune.load_languages(tagger, job.folder / "language")
        settings = {**job.settings["names"], **job.settings["names"]["first"], "seed": seed}
        state = finetune.train(tagger, _inputs(job), examples, ids, settings, lambda told: job.say(f"  {told}"))
        torch.save({"state": state, "labels": labels}, start)
    for number, settings in enumerate(job.settings["names"]["rounds"], start=1):
        start = _round(job, start, number, settings)
    saved = torch.load(start)
    lend(saved["state"], "news", "wiki", job.settings["names"]["lent"])
    torch.save(saved, job.folder / "names.pt")


def lend(state: dict[str, Tensor], giver: str, taker: str, share: float) -> None:
    """Two heads of the same labels: the taker's weights become a mean that holds a share of the giver's."""
    for part in ("heads.{}.weight", "heads.{}.bias", "chains.{}.moves"):
        state[part.format(taker)] = torch.lerp(state[part.format(taker)], state[part.format(giver)], share)


def _round(job: Work, start: Path, number: int, settings: dict[str, float]) -> Path:
    """One round from the weights in a file; gives the file of the mean of its runs."""
    values = {**job.settings["names"], **settings}
    ends = [job.folder / f"names.{number}.{run}.pt" for run in range(1, int(values["runs"]) + 1)]
    jobs = [
        (job._replace(say=_silent), start, end, {**values, "seed": values["seed"] + 10 * number + run})
        for run, end in enumerate(ends, start=1)
    ]
    with get_context("spawn").Pool(len(jobs)) as pool:
        pool.starmap(_train_all, [one for one in jobs if not one[2].exists()], 1)
    saved = [torch.load(end) for end in ends]
    state = {name: torch.stack([one["state"][name] for one in saved]).mean(0) for name in saved[0]["state"]}
    torch.save({"state": state, "labels": saved[0]["labels"]}, job.folder / f"names.{number}.pt")
    return job.folder / f"names.{number}.pt"


def _silent(told: str) -> None:
    """What a process of its own says goes to its log."""


def _train_all(job: Work, start: Path, end: Path, settings: dict[str, float]) -> None:
    """One run of a round, in a process of its own."""
    torch.manual_seed(int(settings["seed"]))
    torch.set_num_threads(1)
    with end.with_suffix(".log").open("w", encoding="utf-8", buffering=1) as log:
        job = job._replace(say=lambda told: print(time.strftime("%H:%M:%S"), told, file=log))
        examples, labels, ids = _examples(job)
        tagger = Tagger(_sizes(job), labels, settings["drop"])
        tagger.load_state_dict(torch.load(start)["state"])
        state = finetune.train(tagger, _inputs(job), examples, ids, settings, job.say)
    torch.save({"state": state, "labels": labels}, end)


def _examples(job: Work) -> tuple[list[labelled.Example], dict[str, list[str]], dict[str, dict[str, int]]]:
    examples, dropped = labelled.training_set(job.data, text.held_out(job.data))
    job.say(f"  {len(examples):,} sentences; left out, for they stand in a part that is reported on: {dropped}")
    examples += written.written(lists.listed(), job.settings["names"]["written"], job.settings["seed"])
    labels = finetune.label_sets(examples)
    return examples, labels, {head: {label: at for at, label in enumerate(found)} for head, found in labels.items()}


def train_grammar(job: Work) -> None:
    """Step 5, with its figures by cross-validation."""
    sentences = grammar.treebank(job.data / TREES)
    kinds = grammar.classes(sentences)
    tagger, _ = load_names(job)
    contexts = contexts_of(tagger, _inputs(job), [one.forms for one in sentences], Cutter(*kinds))
    settings = {**job.settings["grammar"], "seed": job.settings["seed"]}
    figures = grammar.crossed(contexts, sentences, kinds, settings)
    job.say(f"  UD Arabic-PUD, {settings['folds']} parts left out in turn: {figures}")
    heads = grammar.fit(contexts, sentences, kinds, settings)
    torch.save({"state": heads.state_dict(), "kinds": tuple(kinds), "figures": figures}, job.folder / "grammar.pt")


def contexts_of(
    tagger: Tagger, inputs: finetune.Inputs, forms: Sequence[Sequence[str]], cutter: Cutter
) -> list[Tensor]:
    """What the language models tell of the words of sentences, and the rules' cut of each."""
    found: list[Tensor] = [torch.zeros(0)] * len(forms)
    for batch in finetune.batches(forms, 2000):
        with torch.no_grad():
            context = tagger.context(inputs.batch([forms[at] for at in batch]))
        for place, at in enumerate(batch):
            rules = torch.from_numpy(cutter.rules(forms[at]))
            found[at] = torch.cat([context[1 : len(rules) + 1, place], rules], -1)
    return found


def load_names(job: Work) -> tuple[Tagger, dict[str, list[str]]]:
    """The tagger of names, ready to read."""
    saved = torch.load(job.folder / "names.pt")
    tagger = Tagger(_sizes(job), saved["labels"])
    tagger.load_state_dict(saved["state"])
    return tagger.eval(), saved["labels"]


def write_model(job: Work) -> None:
    """Step 6, and the figures of what was written."""
    tagger, labels = load_names(job)
    saved = torch.load(job.folder / "grammar.pt")
    kinds = grammar.Classes(*saved["kinds"])
    heads = grammar.Heads(_width(job, kinds), job.settings["grammar"]["inner"], kinds.sizes, 0.0)
    heads.load_state_dict(saved["state"])
    with np.load(job.folder / "lists.npz") as found:
        parts = export.Parts(tagger, heads, labels, kinds, _table(job)[0], (found["hashes"], found["flags"]))
    export.write(parts, job.target, job.settings["model"]["name"], job.settings["model"]["version"])
    figures = measuring.all_figures(job.data, job.target) | {"pud_crossed": saved["figures"]}
    _write_figures(job, figures)
    (job.folder / "model.done").touch()


def add_acts(job: Work) -> None:
    """Step 7, and its figures beside those of the other steps."""
    torch.set_num_threads(1)
    found = acts_model.make(job.data, job.target, job.settings["acts"], lambda told: job.say(f"  {told}"))
    _write_figures(job, json.loads((job.folder / FIGURES).read_text("utf-8")) | {"acts": found})
    (job.folder / "acts.done").touch()


def _write_figures(job: Work, figures: dict[str, Any]) -> None:
    (job.folder / FIGURES).write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _table(job: Work, levels: int = 0) -> tuple[Any, Any]:
    settings = job.settings["vectors"]
    sizes = (settings["shortest_gram"], settings["longest_gram"])
    return table(job.folder / "vectors.npz", settings["words"], sizes, levels or settings["levels"])


def _sizes(job: Work) -> dict[str, int]:
    return {**job.settings["network"], "size": job.settings["vectors"]["size"], "hints": WIDTH}


def _width(job: Work, kinds: grammar.Classes) -> int:
    network = job.settings["network"]
    return int(2 * (network["inner"] + network["hidden"]) + WIDTH + sum(kinds.sizes[:2]))


def _inputs(job: Work) -> finetune.Inputs:
    with np.load(job.folder / "lists.npz") as found:
        return finetune.Inputs(Rows(_table(job)[0]), Hints(found["hashes"], found["flags"]))
