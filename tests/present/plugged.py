"""Small packages made on the spot: a folder with a module and the metadata that `pip install` would have left."""

from __future__ import annotations

from pathlib import Path

READER = '''
import dataclasses
from waqai.model import Event, Span
from waqai.heavy import ReaderReport

class Shouting:
    """Reads an exclamation mark as a protest of the whole headline."""
    id = "1"

    def read(self, page, rules):
        at = page.text.find("!")
        if at < 0:
            return rules, ReaderReport()
        event = Event("shout", "PROTEST", None, Span(at, at + 1), Span(0, at + 1), (), (), (), None, {}, (), None,
                      "occurred", None, (), None, None, 0.5, "shouting")
        return dataclasses.replace(rules, events=(*rules.events, event)), ReaderReport(added=1)
'''
WRITER = """
from waqai import Format

FORMAT = Format("titles", "headlines, one a line", "stream", "{module}:write", "headlines")

def write(articles, stream):
    titles = [whole.reading.article.title for whole in articles]
    stream.writelines(title + "\\n" for title in titles)
    return len(titles), 0
"""


def package(folder: Path, name: str, code: str, groups: dict[str, dict[str, str]]) -> Path:
    """A package `name` with these entry points (`{module}` is its module); to be put on the path."""
    module = name.replace("-", "_")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(code.replace("{module}", module), "utf-8")
    metadata = folder / f"{module}-1.2.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n", "utf-8")
    lines = []
    for group, points in groups.items():
        lines += [f"[{group}]", *(f"{point} = {value.replace('{module}', module)}" for point, value in points.items())]
    (metadata / "entry_points.txt").write_text("\n".join([*lines, ""]), "utf-8")
    return folder
