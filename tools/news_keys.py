"""Answer keys of real articles, kept without their words (`tests/keys/articles.tsv`), as pages and keys in a folder.

    python tools/news_keys.py FOLDER [--part held]

The articles lie beside the project on some machines only (`../shared/data/news`).  Each becomes a page, its headline,
its day and its text, and a key that `waqai evaluate` reads.  What a key says is in the file by offsets in that page.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "keys" / "articles.tsv"
NEWS = ROOT.parent / "shared" / "data" / "news"
MEASURES = (
    "events", "arguments", "status", "status other than occurred", "attribution", "event time", "whole events",
)  # fmt: skip
"""What these keys can measure: they name nobody who stands on no side, and no quotation."""
OVER_ALL = ("events", "whole events")
"""Those that are counted over all events; the others are over matched ones, and fall where more of them are found."""


class Article(NamedTuple):
    """An article's key: its corpus, the part of the keys it is of, rows of entities and of acts."""

    corpus: str
    part: str
    entities: list[list[str]]
    acts: list[list[str]]


def main() -> None:
    """Writes the pages and the keys of one part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("dev", "held"), default="dev")
    asked = parser.parse_args()
    pages, keys = unfold(asked.folder, asked.part)
    print(f"waqai evaluate --keys {keys} {pages}")


def kept(path: Path = KEPT) -> dict[str, Article]:
    """The keys by article."""
    found: dict[str, Article] = {}
    last = Article("", "", [], [])
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, *row = line.split("\t")
        if kind == "article":
            last = found.setdefault(row[0], Article(row[1], row[2], [], []))
        else:
            (last.entities if kind == "entity" else last.acts).append(row)
    return found


def unfold(folder: Path, part: str, news: Path = NEWS, path: Path = KEPT) -> tuple[Path, Path]:
    """Writes the articles of a part as pages and keys; gives both folders."""
    articles = {name: one for name, one in kept(path).items() if one.part == part}
    pages, keys = folder / "pages", folder / "keys"
    for place in (pages, keys):
        place.mkdir(parents=True, exist_ok=True)
    for name, row in _rows(news, articles):
        text, day = page_of(row)
        doc = f"{name.replace('/', '_')}.txt"
        (pages / doc).write_text(text, "utf-8")
        key = {"doc": doc, "reports": [{"title": row.get("title"), "published": day}], **_said(text, articles[name])}
        (keys / doc).with_suffix(".json").write_text(json.dumps(key, ensure_ascii=False), "utf-8")
    return pages, keys


def page_of(row: Mapping[str, Any]) -> tuple[str, str | None]:
    """An article as a page, and its day where it is known."""
    title, day = (None if row.get(name) in (None, "None") else str(row[name]) for name in ("title", "date"))
    known = day[:10] if day else None
    return "\n".join(filter(None, (title, known, "\n" + row["text"]))), known


def _rows(news: Path, articles: Mapping[str, Article]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for corpus in sorted({one.corpus for one in articles.values()}):
        with lzma.open(news / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = (json.loads(line) for line in lines)
            yield from ((row["id"], row) for row in rows if row["id"] in articles)


def _said(text: str, article: Article) -> dict[str, Any]:
    return {
        "entities": [_entity(text, row) for row in article.entities],
        "events": [_act(text, row) for row in article.acts],
    }


def _entity(text: str, row: Sequence[str]) -> dict[str, Any]:
    key, kind, english, names, titles = row
    return {
        "key": key, "kind": kind, "name_en": english or None, "names": _pieces(text, names),
        "titles": _pieces(text, titles),
    }  # fmt: skip


def _act(text: str, row: Sequence[str]) -> dict[str, Any]:
    start, end, kind, status, actor, recipient, said_by, time, doubtful = row
    words = text[int(start) : int(end)]
    return {
        "sentence": words, "sentence_nth": text.count(words, 0, int(end)), "trigger": words, "type": kind,
        "status": status, "actor": keys_of(actor), "recipient": keys_of(recipient), "said_by": keys_of(said_by),
        "time": time or None, "optional": bool(doubtful),
    }  # fmt: skip


def keys_of(told: str) -> list[str]:
    """What a cell lists, nothing where it is empty."""
    return [one for one in told.split(",") if one]


def _pieces(text: str, spans: str) -> list[str]:
    pairs = (one.split("-") for one in keys_of(spans))
    return [text[int(start) : int(end)] for start, end in pairs]


if __name__ == "__main__":
    main()
