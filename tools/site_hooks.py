"""What mkdocs.yml needs beside MkDocs: pages that lie outside docs/, and links from the docs to the rest of the source.

README, CONTRIBUTING and others become pages of the site.  A file of the source that a page links to (a table of judged
cases, a licence) comes along under `source/`, so that the site is whole by itself; a folder is named without a link.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]
# Pages of the site from elsewhere in the source.
MOVED = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "model-ar/README.md": "weights.md",
    "waqai/knowledge/data/frames/README.md": "frames.md",
}
HOME = {site: place for place, site in MOVED.items()}
LINK = re.compile(r"(?P<mark>!?)\[(?P<words>[^\]]*)\]\((?P<target>[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")
REFERENCE = re.compile(r"^\[(?P<words>[^\]]+)\]: (?P<target>\S+)$", re.MULTILINE)


def on_files(files: Files, config: Any) -> Files:
    """Adds the pages from elsewhere, and the files that any page links to."""
    for place, site in MOVED.items():
        files.append(File.generated(config, site, content=(ROOT / place).read_text("utf-8")))
    pages = [file.src_uri for file in files if file.src_uri.endswith(".md")]
    for place in sorted({one for page in pages for one in _linked(_place(page))}):
        site = _site(place)
        if files.get_file_from_path(site) is None and (ROOT / place).is_file():
            files.append(File.generated(config, site, abs_src_path=str(ROOT / place)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The page's text with its links as they are on the site."""
    place = _place(page.file.src_uri)

    def moved(found: re.Match[str]) -> str:
        target = _resolved(place, found["target"])
        if target is None:
            return found[0]
        if (ROOT / target).is_dir():
            return found["words"]
        link = os.path.relpath(_site(target), PurePosixPath(page.file.src_uri).parent)
        return f"{found['mark']}[{found['words']}]({link}{found['anchor'] or ''})"

    def referred(found: re.Match[str]) -> str:
        target = _resolved(place, found["target"])
        link = found["target"] if target is None else os.path.relpath(_site(target), ".")
        return f"[{found['words']}]: {link}"

    return REFERENCE.sub(referred, LINK.sub(moved, markdown))


def _place(site: str) -> str:
    """Where a page of the site lies in the source."""
    return HOME.get(site, f"docs/{site}")


def _site(place: str) -> str:
    """Where a file of the source lies on the site."""
    if place in MOVED:
        return MOVED[place]
    return place.removeprefix("docs/") if place.startswith("docs/") else f"source/{place}"


def _resolved(page: str, target: str) -> str | None:
    """The file of the source that a link on a page means; None for an address elsewhere."""
    if "://" in target or target.startswith("mailto:"):
        return None
    return os.path.normpath(PurePosixPath(page).parent / target)


def _linked(page: str) -> Iterator[str]:
    text = (ROOT / page).read_text("utf-8")
    for found in (*LINK.finditer(text), *REFERENCE.finditer(text)):
        target = _resolved(page, found["target"])
        if target is not None:
            yield target
