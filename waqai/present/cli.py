"""The command line."""

from __future__ import annotations

import json
import sys


def main() -> None:
    """`waqai read FILE...`"""
    from waqai.form import as_json
    from waqai.model import ReadOptions
    from waqai.pipeline import read_inputs

    for result in read_inputs(sys.argv[2:], ReadOptions()):
        for reading in result.readings:
            print(json.dumps(as_json(reading), ensure_ascii=False))
