"""`python -m training --data ../shared/data`: the model's folder from the data, in one command."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from training.steps import run, work

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Run all steps that are not done yet."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="the data folder")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training", help="where the steps write")
    parser.add_argument("--model", type=Path, default=ROOT / "model-ar" / "waqai_model_ar" / "data", help="the model")
    given = parser.parse_args()
    if not (given.data / "README.md").is_file():
        sys.exit(f"{given.data} is not there: the model is made from the corpora named in model-ar/README.md")
    given.work.mkdir(parents=True, exist_ok=True)
    run(work(given.data, given.work, given.model, lambda told: print(time.strftime("%H:%M:%S"), told, flush=True)))


if __name__ == "__main__":
    main()
