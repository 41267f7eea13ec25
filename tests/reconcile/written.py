"""The articles that were written for these findings (`tests/pages/across`), and a record of them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from waqai.engines.local import LocalEngine
from waqai.pipeline import Record

FOLDER = Path(__file__).parents[1] / "pages" / "across"
EVENTS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
ARTICLES = [article for event in EVENTS.values() for article in event["article"]]


def write(folder: Path, articles: Iterable[dict[str, Any]], name: str = "news") -> Path:
    """The articles as one JSON Lines file, a page each."""
    path = folder / f"{name}.jsonl"
    rows = [{**one, "text": one["text"].strip(), "url": f"https://{one['id']}.example/"} for one in articles]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def build(path: Path, *pages: Path) -> Record:
    """A record, built of the files one after another."""
    record = Record(path)
    for page in pages:
        record.build([str(page)], engine=LocalEngine(1))
    return record


def names(record: Record) -> dict[str, str]:
    """What each article is called in the files, by its id in the record."""
    rows = record.sql("SELECT a.article_id AS id, p.url FROM articles a JOIN pages p USING (page_sha256)").rows
    return {row["id"]: row["url"].split("//")[1].split(".")[0] for row in rows}


def groups(record: Record, *kinds: str) -> list[tuple[str, frozenset[str]]]:
    """The findings of some kinds: each kind with the articles that it joins."""
    called = names(record)
    return [
        (row.kind, frozenset(called[side.article] for side in row.sides)) for row in record.findings(kinds=tuple(kinds))
    ]


def wanted(what: str) -> list[list[str]]:
    """What the files expect under a heading, over all events."""
    return [one for event in EVENTS.values() for one in event["expect"].get(what, [])]
