"""`make train` from the data to a model that reads, in small: corpora of drawn words, all steps, twice with one end."""

from __future__ import annotations

import json
import lzma
import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("gensim")
pytest.importorskip("seqeval")
pytest.importorskip("onnx")

from training.corpora import NAMED, NEWS
from training.steps import CONFIG, Work, run
from waqai.readers.tagger import Tagger

DRAWN = (
    "القنديل الجبل سار نحو فوق شجرة بيت كبير صغير ليل نهار باب مفتاح ثم لكن حين وراء بعد قبل سفينة ريح موج رمل نخلة "
    "بئر ماء خبز قمح حقل راع قطيع ثلج مطر غيم نجم قمر جسر نهر سوق تاجر قماش لون أزرق أحمر طريق عربة حصان سرج لجام"
)
WORDS = DRAWN.split()
PEOPLE = ("نديم", "سرحان", "لميس", "كوكب", "فواز", "رهام")
PLACES = ("تدمر", "شبوة", "قرطاج", "وزان")
KINDS = {
    "anercorp": ("PER", "LOC"), "cleananercorp": ("PER", "LOC"), "newsfane_gold": ("Politician", "Nation"),
    "wikifane_gold": ("Politician", "Nation"), "wojood_sample": ("PERS", "GPE"),
}  # fmt: skip
SMALL: dict[str, dict[str, Any]] = {
    "vectors": {"size": 8, "min_count": 1, "buckets": 200, "epochs": 1, "gram_passes": 1, "threads": 1, "words": 60},
    "network": {"ends": 4, "inner": 6, "hidden": 5, "mixed": 6, "top": 5},
    "language": {"leave": 4, "drawn": 10, "words": 60, "steps": 3},
    "grammar": {"inner": 4, "passes": 1, "folds": 2},
    "acts": {"mixed": 6, "top": 5, "pair": 4, "passes": 1, "last": {"passes": 1}},
}


def sentence(draw: random.Random, kinds: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Drawn words with their labels, two names among them."""
    yield from ((draw.choice(WORDS), "O") for _ in range(draw.randint(3, 6)))
    yield draw.choice(PEOPLE), f"B-{kinds[0]}"
    yield from ((draw.choice(WORDS), "O") for _ in range(draw.randint(3, 6)))
    yield draw.choice(PLACES), f"B-{kinds[1]}"


def write_names(folder: Path, draw: random.Random) -> None:
    for corpus, kinds in KINDS.items():
        (folder / corpus).mkdir(parents=True)
        for part, opener, count in (("train.conll.xz", lzma.open, 40), ("dev.conll", open, 5)):
            with opener(folder / corpus / part, "wt", encoding="utf-8") as out:  # type: ignore[operator]
                for _ in range(count):
                    out.write("".join(f"{word}\t{label}\n" for word, label in sentence(draw, kinds)) + "\n")
    (folder / "fane_coarse_map.tsv").write_text("Politician\tPER\nNation\tGPE\n", encoding="utf-8")


def write_news(folder: Path, draw: random.Random) -> None:
    folder.mkdir()
    for name in NEWS:
        with lzma.open(folder / f"{name}.jsonl.xz", "wt", encoding="utf-8") as out:
            for number in range(60):
                words = [word for word, _ in sentence(draw, ("PER", "LOC"))]
                out.write(json.dumps({"id": f"{name}-{number}", "text": " ".join(words) + "."}) + "\n")


def write_trees(folder: Path, draw: random.Random) -> None:
    folder.mkdir()
    with lzma.open(folder / "ar_pud-first700.conllu.xz", "wt", encoding="utf-8") as out:
        for _ in range(12):
            words = draw.choices(WORDS, k=3)
            out.write(f"# text = و{words[0]} {words[1]}ها {words[2]}\n")
            rows = [("و", "CCONJ"), (words[0], "NOUN"), (words[1], "VERB"), ("ها", "PRON"), (words[2], "NOUN")]
            for at, (form, tag) in enumerate(rows, start=1):
                out.write("\t".join([str(at), form, "_", tag, *["_"] * 6]) + "\n")
            out.write("\n")
    with lzma.open(folder / "ar_padt-dev.seg.tsv.xz", "wt", encoding="utf-8") as out:
        out.write("وسار\tو+سار\tو+سار\tCCONJ+VERB\texact\nقمر\tقمر\tقمر\tNOUN\trec\n\n")


def settings() -> dict[str, Any]:
    """The real configuration, with little of everything."""
    told = tomllib.loads(CONFIG.read_text("utf-8"))
    for part, values in SMALL.items():
        told[part] |= values
    names = told["names"]
    names |= {"written": 5, "words": 100}
    for part in (names["first"], *names["rounds"], names.get("taught", {}), names.get("pupil", {})):
        part |= {"passes": 1}
    names.get("taught", {})["first_passes"] = 1
    if "pupil" in names:
        names["pupil"] |= {"sure": 0.0, "sentences": dict.fromkeys(NEWS, 10)}
    return told


def made(data: Path, folder: Path) -> tuple[Path, Sequence[str]]:
    said: list[str] = []
    (folder / "work").mkdir(parents=True)
    job = Work(data, folder / "work", folder / "model", settings(), said.append)
    run(job)
    run(job)
    return folder / "model", said


@pytest.mark.filterwarnings("ignore")
def test_every_step_from_the_data_to_a_model_that_reads(tmp_path: Path) -> None:
    draw = random.Random(7)
    data = tmp_path / "data"
    write_names(data / "ner", draw)
    write_news(data / "news", draw)
    write_trees(data / "treebank", draw)
    first, said = made(data, tmp_path / "first")
    again, _ = made(data, tmp_path / "again")
    assert [line.split(":")[0] for line in said if "there already" in line] == [
        line.split(":")[0] for line in said if line.endswith(" s") and not line.startswith(" ")
    ]
    tagger = Tagger(first)
    (answer,) = tagger.tag([["وسار", "نديم", "نحو", "تدمر"]])
    assert ["".join(pieces) for pieces in answer.pieces] == ["وسار", "نديم", "نحو", "تدمر"]
    assert Tagger(again).id == tagger.id
    figures = json.loads((tmp_path / "first" / "work" / "figures.json").read_text("utf-8"))
    assert {"clitics", "pud_crossed", "clean", "wojood", "acts"} <= set(figures)
    assert set(KINDS) == set(NAMED)
