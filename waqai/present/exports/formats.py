"""The formats of `waqai export`: what each is for, and who writes it.

A format of your own comes in by an entry point of the group `waqai.exports`, which names a `Format`:

    [project.entry-points."waqai.exports"]
    mine = "my_package:FORMAT"
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Literal

from waqai.model import UsageError, WaqaiError
from waqai.plugins import broken, load, names
from waqai.record.appearing import appearing
from waqai.record.whole import Whole

GROUP = "waqai.exports"
# A stream may go to standard output, a file is written by a library that wants a path, a folder holds several files.
Kind = Literal["stream", "file", "folder"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way out.  `writer` is `module:function`; it takes articles and where to write, and tells how many items it
    wrote and how many the format has no place for.  `items` and `left` say in words what these are; `package` is whose
    it is, where it is not Waqai's."""

    name: str
    about: str
    kind: Kind
    writer: str
    items: str
    left: str = ""
    package: str | None = None

    def write(self, articles: Iterable[Whole], target: IO[str] | Path) -> tuple[int, int]:
        """Writes; tells how many items, and how many events were left out."""
        module, _, function = self.writer.partition(":")
        if self.package is None:
            writer: Callable[[Iterable[Whole], Any], tuple[int, int]] = getattr(import_module(module), function)
            return writer(articles, target)
        return self._write_guarded(module, function, articles, target)

    def _write_guarded(
        self, module: str, function: str, articles: Iterable[Whole], target: IO[str] | Path
    ) -> tuple[int, int]:
        """Writes by another package's writer, whose errors name the package; Waqai's own and the disk's pass."""
        try:
            written, left = getattr(import_module(module), function)(articles, target)
            return int(written), int(left)
        except (WaqaiError, OSError):
            raise
        except Exception as error:  # whatever another's code raises, the user hears whose it is
            raise broken(self.name, str(self.package), error) from error


def _ours(name: str, about: str, kind: Kind, writer: str, items: str, left: str = "") -> Format:
    return Format(name, about, kind, f"waqai.present.exports.{writer}", items, left)


_NO_PLACE = "possible, conditional or denied, which the layout has no place for"
OURS = (
    _ours("jsonl", "readings, as `waqai read` gives them", "stream", "tables:write_readings", "readings"),
    _ours("csv", "events, one a row", "stream", "tables:write_events", "events"),
    _ours("polecat", "POLECAT's 40 columns", "stream", "polecat:write", "rows", _NO_PLACE),
    _ours("gdelt", "GDELT 2.0 events, one an occurrence and pair", "stream", "gdelt:write_events", "rows",
          _NO_PLACE + ", or without any day"),
    _ours("gdelt-mentions", "GDELT 2.0 mentions, one a telling and pair", "stream", "gdelt:write_mentions", "rows",
          _NO_PLACE + ", or without any day"),
    _ours("graphml", "who acts on whom, for Gephi, yEd, networkx, igraph", "file", "graphs:write_graphml", "edges",
          "without two sides"),
    _ours("gexf", "the same for Gephi", "file", "graphs:write_gexf", "edges", "without two sides"),
    _ours("ftm", "FollowTheMoney entities, JSON Lines", "stream", "followed:write_entities", "entities"),
    _ours("ftm-statements", "FollowTheMoney statements, CSV", "stream", "followed:write_statements", "statements"),
    _ours("jsonld", "schema.org: claims, events, quotations", "stream", "linked:write", "claims and quotations"),
    _ours("geojson", "events at their places", "stream", "places:write_geojson", "points",
          "without a place on the map"),
    _ours("ical", "planned events, for a calendar", "file", "calendar:write", "entries", "planned without a day"),
    _ours("conllu", "tokens with entities and events, CoNLL-U", "stream", "standoff:write_conllu", "tokens"),
    _ours("brat", "brat's stand-off files", "folder", "standoff:write_brat", "articles"),
    _ours("spacy", "spaCy's DocBin", "file", "docbin:write", "articles"),
)  # fmt: skip


def known() -> list[str]:
    """The names of all formats: Waqai's own, then those of other packages, which can't take a name of ours."""
    own = [one.name for one in OURS]
    return [*own, *(name for name in names(GROUP) if name not in own)]


def chosen(name: str) -> Format:
    """The format of a name.  Raises `UsageError` for one that there is not, or that does not work."""
    own = {one.name: one for one in OURS}
    if name in own:
        return own[name]
    found = load(GROUP, name)
    if found is None:
        raise UsageError(f"there is no format {name}; there are {', '.join(known())}")
    if not isinstance(found.value, Format):
        raise broken(name, found.package, "its object is no waqai.Format")
    return dataclasses.replace(found.value, name=name, package=found.package)


def write(format_: Format, articles: Iterable[Whole], target: Path) -> tuple[int, int]:
    """Writes to a file or folder, or to standard output where `target` is `-`.  Either appears when it is whole."""
    if str(target) == "-":
        if format_.kind != "stream":
            raise UsageError(f"{format_.name} can't go to standard output; name a {format_.kind} to write")
        return format_.write(articles, sys.stdout)
    is_folder = format_.kind == "folder"
    if is_folder and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there already; name a new or empty folder")
    try:
        with appearing(target, is_folder) as part:
            if format_.kind != "stream":
                return format_.write(articles, part)
            with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
                return format_.write(articles, stream)
    except OSError as error:
        raise UsageError(f"{target}: {error.strerror or error}. Name a place that you may write to.") from error
