"""The one way in which data files are read: TOML tables and TSV lists under `knowledge/data`.

Reading is plain and fast; the rules that the files must keep (`check_table`) run in the tests, not at each start.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Collection, Iterable
from importlib import resources
from typing import Any, NamedTuple

from waqai.model import KnowledgeError
from waqai.text.folding import TATWEEL, fold_text

_DATA = resources.files("waqai.knowledge") / "data"
# Letters of Persian and Urdu that look like Arabic ones: a word spelt with them is never found, or found twice.
LOOK_ALIKES = {"\N{ARABIC LETTER FARSI YEH}": "ي", "\N{ARABIC LETTER KEHEH}": "ك", "\N{ARABIC LETTER HEH GOAL}": "ه"}


class Table(NamedTuple):
    """A TSV file: its columns and rows, every row as long as the columns.  All are tuples, which Python's search for
    circular garbage passes over."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """The table `data/NAME.toml`, read once a process."""
    import tomllib  # noqa: PLC0415  not every reader of a list needs it

    try:
        return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"knowledge/data/{name}.toml is no TOML: {error}. Mend the file.") from error


@functools.cache
def table(name: str) -> Table:
    """The rows of `data/NAME.tsv`; `#` begins a comment line, the first other line names the columns.

    >>> table("entities/states_hand").columns[:2]
    ('id', 'type')
    """
    text = (_DATA / f"{name}.tsv").read_text("utf-8")
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    if not lines:
        raise KnowledgeError(f"knowledge/data/{name}.tsv holds no line of column names. Mend the file.")
    columns = tuple(lines[0].split("\t"))
    missing = [""] * len(columns)
    width = len(columns)
    return Table(name, columns, tuple([tuple((line.split("\t") + missing)[:width]) for line in lines[1:]]))


def data_bytes(name: str) -> bytes:
    """The content of a data file as it lies there."""
    return (_DATA / name).read_bytes()


@functools.cache
def tsv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME.tsv` as one dictionary a row.  NAME may hold a folder (`entities/states`)."""
    columns = table(name).columns
    return tuple(dict(zip(columns, row, strict=True)) for row in table(name).rows)


def check_table(name: str, key: Collection[str], allowed: dict[str, Collection[str]] | None = None) -> None:
    """Raises KnowledgeError where `data/NAME.tsv` breaks the rules of all lists: letters that are none of Arabic
    print, columns too many, values outside `allowed` (by column), and rows whose `key` columns repeat after folding."""
    lines = (_DATA / f"{name}.tsv").read_text("utf-8").split("\n")
    columns = table(name).columns
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        where = f"knowledge/data/{name}.tsv, line {number}"
        check_letters(line, where)
        row = dict(zip(columns, line.split("\t"), strict=False))
        if line.count("\t") >= len(columns):
            raise KnowledgeError(f"{where}: more fields than columns. Take the extra tab out.")
        _check_values(row, allowed or {}, where)
        at = tuple(fold_text(row.get(k, "")) for k in key)
        if key and seen.setdefault(at, number) != number:
            raise KnowledgeError(f"{where}: repeats line {seen[at]} ({' '.join(at)}). Make one row of the two.")


def _check_values(row: dict[str, str], allowed: dict[str, Collection[str]], where: str) -> None:
    if all(column == value for column, value in row.items()):
        return
    for column, values in allowed.items():
        if row.get(column, "") not in values:
            raise KnowledgeError(f"{where}: {column} is {row.get(column)!r}. Use one of {', '.join(sorted(values))}.")


def check_letters(text: str, where: str) -> None:
    """Raises KnowledgeError at the first character that must not stand in a data file.

    >>> check_letters("سلام", "here")
    >>> check_letters("ســلام", "here")
    Traceback (most recent call last):
    waqai.model.KnowledgeError: here: ARABIC TATWEEL. Take it out.
    """
    for character in _suspects(text):
        if character in LOOK_ALIKES:
            name = unicodedata.name(character)
            raise KnowledgeError(f"{where}: {name}. Write {LOOK_ALIKES[character]} in its place.")
        raise KnowledgeError(f"{where}: {unicodedata.name(character, hex(ord(character)))}. Take it out.")


def _suspects(text: str) -> Iterable[str]:
    for character in text:
        if character < "\u0600" and character not in "\u00a0\u00ad":
            continue
        presentation = "\ufb50" <= character <= "\ufeff"
        invisible = unicodedata.category(character) == "Cf" or character in "\u00a0\u00ad"
        if presentation or invisible or character == TATWEEL or character in LOOK_ALIKES:
            yield character
