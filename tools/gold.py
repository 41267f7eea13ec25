"""Scores readings against the answer keys and keeps the floors in `tests/floors.json`.

    python tools/gold.py [--update] [--allow-lower] [--held]

Two readers, the rules alone and the rules with the tagger (where it is installed), each with floors of its own; three
sets: the samples of this project with the keys in `tests/gold`, and, of what lies beside the project on some machines
only and is passed over elsewhere, the real pages and keys in `../shared` and articles of its news (`news_keys.py`).  An
F1 under its floor ends with status 1.  `--held` shows the figures of the articles that nobody looks at, too.
`--update` raises floors to what was reached; it lowers none unless `--allow-lower` is given.  Floors hold for the pages
and keys that they were taken from (`digest`); others need a look and an update.  Where the reference
scorer lies beside the keys, its figures must be ours.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import news_keys

from waqai.evaluate.keys import Key, load_keys
from waqai.evaluate.score import Score, score_results
from waqai.evaluate.tally import Figures
from waqai.form import as_json
from waqai.heavy import ReaderName
from waqai.model import PageResult, ReadOptions
from waqai.pipeline import read_inputs
from waqai.readers.taggers import installed

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "floors.json"


@dataclass(frozen=True)
class KeySet:
    """Pages with keys, what these can measure, and which measures have floors: all where nothing is said."""

    name: str
    pages: Path
    keys: Path
    measures: tuple[str, ...] | None = None
    floored: tuple[str, ...] | None = None

    def figures(self, score: Score) -> dict[str, Figures]:
        """What is measured."""
        return {name: f for name, f in score.figures.items() if self.measures is None or name in self.measures}

    def bounded(self, figures: dict[str, Figures]) -> dict[str, Figures]:
        """What has floors."""
        return {name: f for name, f in figures.items() if self.floored is None or name in self.floored}


SETS = (
    KeySet("samples", ROOT / "samples", ROOT / "tests" / "gold"),
    KeySet("shared", ROOT.parent / "shared" / "pages", ROOT.parent / "shared" / "gold"),
)
Floors = dict[str, dict[str, Any]]


def main() -> int:
    """Scores every set that is here; tells whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower them too")
    parser.add_argument("--held", action="store_true", help="score the articles that are kept to report on, too")
    asked = parser.parse_args()
    floors: Floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        sets = [*SETS, *_of_news(Path(folder), ["dev", "held"] if asked.held else ["dev"])]
        verdicts = [_check(key_set, reader, floors, asked) for reader in readers() for key_set in sets]
    if asked.update:
        FLOORS.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0 if all(verdicts) else 1


def _of_news(folder: Path, parts: Iterable[str]) -> Iterator[KeySet]:
    """The articles of the news with keys, made into pages in a folder."""
    if not news_keys.NEWS.is_dir():
        print("passed over: the articles of tests/keys, which are not on this machine")
        return
    for part in parts:
        pages, keys = news_keys.unfold(folder / part, part)
        floored = news_keys.OVER_ALL if part == "dev" else ()
        yield KeySet(f"news, {part}", pages, keys, news_keys.MEASURES, floored)


def readers() -> list[ReaderName]:
    """Whose figures can be had here."""
    if not installed():
        print("passed over: the tagger, which is not installed")
    return ["rules", "tagger"] if installed() else ["rules"]


def _check(key_set: KeySet, reader: ReaderName, floors: Floors, asked: argparse.Namespace) -> bool:
    print(f"== {key_set.name}, {reader}")
    if not any(key_set.keys.glob("*.json")):
        print("passed over: its keys are not on this machine")
        return True
    keys = load_keys(key_set.keys)
    results = list(read_inputs(page_files(key_set.pages, keys), ReadOptions(reader=reader)))
    score = score_results(results, keys)
    name = key_set.name if reader == "rules" else f"{key_set.name}, {reader}"
    figures = key_set.figures(score)
    if key_set.floored == ():
        return not _compare(figures, {})
    mine = floors.setdefault(name, {"digest": "", "f1": {}})
    sunk = _compare(figures, mine["f1"])
    print(f"pages scored: {len(score.pages)}; keys without a page: {', '.join(score.keys_without_page) or 'none'}")
    changed = mine["digest"] != (digest := _digest(key_set, keys))
    if changed:
        print(
            "pages or keys are not those of the floors; look at the figures, then: tools/gold.py --update --allow-lower"
        )
    if asked.update:
        mine["digest"] = digest
        mine["f1"] = raised(key_set.bounded(figures), mine["f1"], asked.allow_lower)
    return _agrees(key_set, results, score) and (asked.update or not (sunk or changed))


def page_files(folder: Path, keys: Iterable[Key]) -> list[str]:
    """The page behind each key, wherever it lies in the folder."""
    return [str(path) for key in keys for path in sorted(folder.rglob(key.doc))]


def _compare(figures: dict[str, Figures], floors: dict[str, float]) -> list[str]:
    """Prints the figures beside their floors; gives the measures that sank."""
    sunk = [name for name, f in figures.items() if f.f1 < floors.get(name, 0.0)]
    print(f"{'measure':28}{'P':>7}{'R':>7}{'F1':>7}{'floor':>8}{'in keys':>9}{'found':>7}")
    for name, f in figures.items():
        mark = "  SUNK" if name in sunk else ""
        floor = floors.get(name, 0.0)
        print(f"{name:28}{f.precision:7.3f}{f.recall:7.3f}{f.f1:7.3f}{floor:8.3f}{f.wanted:9}{f.found:7}{mark}")
    return sunk


def raised(figures: dict[str, Figures], floors: dict[str, float], allow_lower: bool) -> dict[str, float]:
    """The floors after this run."""
    return {name: f.f1 if allow_lower else max(f.f1, floors.get(name, 0.0)) for name, f in figures.items()}


def _digest(key_set: KeySet, keys: Iterable[Key]) -> str:
    """Tells these pages and keys from any others."""
    digest = hashlib.sha256()
    for path in [*sorted(key_set.keys.glob("*.json")), *map(Path, page_files(key_set.pages, keys))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _agrees(key_set: KeySet, results: Iterable[PageResult], score: Score) -> bool:
    """Whether the reference scorer, where there is one, gives the same figures."""
    scorer = key_set.keys / "score.py"
    if not scorer.exists():
        return True
    lines = [json.dumps(as_json(reading)) for result in results for reading in result.readings]
    command = [sys.executable, str(scorer), "--json"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    reference = json.loads(done.stdout)
    differing = [n for n, f in score.figures.items() if n in reference and tuple(reference[n].values()) != tuple(f)]
    print(
        f"differs from the reference scorer: {', '.join(differing)}"
        if differing
        else "agrees with the reference scorer"
    )
    return not differing


if __name__ == "__main__":
    sys.exit(main())
