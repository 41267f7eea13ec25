"""Keeps a small record of this version's layout for the versions to come: tests/record/kept/layout-N.zip.

Run it once before a layout changes (the file is there) and once after (the new one's).  A kept record is never made
anew: it is what that version left, in DuckDB's own export (SQL and CSV), and tests open it with every later version.

    python tools/keep_record.py
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

import duckdb

from waqai.model import ReadOptions
from waqai.pipeline import Record
from waqai.record.database import SCHEMA

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "tests" / "record" / "kept" / f"layout-{SCHEMA}.zip"
PAGES = ("samples/01_agency_gaza_talks.txt", "samples/02_egypt_reprint.txt")
BEGINNING_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def keep(target: Path) -> None:
    """Builds a record of two sample pages by the rules, and keeps it as one file."""
    with tempfile.TemporaryDirectory() as work:
        folder, path = Path(work) / "out", Path(work) / "record.duckdb"
        with Record(path) as record:
            record.build([str(ROOT / page) for page in PAGES], ReadOptions(reader="rules"))
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"EXPORT DATABASE '{folder}' (FORMAT csv)")
        load = folder / "load.sql"
        load.write_text(re.sub(r"FROM '[^']*/", "FROM '", load.read_text("utf-8")), "utf-8")
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
            for file in sorted(folder.iterdir()):
                text = file.read_bytes().replace(str(ROOT).encode() + b"/", b"")
                kept.writestr(zipfile.ZipInfo(file.name, BEGINNING_OF_ZIP), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    if TARGET.exists():
        raise SystemExit(f"{TARGET} is there; a kept record is never made anew")
    TARGET.parent.mkdir(exist_ok=True)
    keep(TARGET)
