"""Rows of JSON Lines, JSON, CSV and Parquet files as raw pages.

Columns are found by their usual names (text or html, url, title, date, outlet) or as `ReadOptions.columns` maps them;
`language` only as it maps it: rows that it says to be of another language are passed over.  Folders of a data set that
are named for a value (`date=2024-05-01/`, as Hive does) are columns of its Parquet files.
Files are streamed: one line, row or batch is held at a time; JSON Lines and CSV may be packed with gzip, xz, bzip2 or
Zstandard.  Where a file breaks off or is damaged, what stands before is read.
A line, a row of CSV or a cell that is longer than a page may be is told and left out, and never held.
Limits: a `.json` file (one object or a list) is read whole, up to the size limit.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote

from waqai.knowledge.outlets import domain_of, outlet_of_name
from waqai.model import Outlet, PageError, Problem, RawPage, ReadOptions, UsageError
from waqai.sources import parquet
from waqai.sources.bounded import MOST_BLANK, RowLines, TooLong, lines
from waqai.sources.encodings import detect
from waqai.sources.packed import DAMAGE, PACKED, Joined, opened

_KINDS = {".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet"}
_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "maintext", "نص", "النص"),
    "html": ("html", "raw_html", "page_html"),
    "url": ("url", "link", "uri", "source_url", "الرابط"),
    "title": ("title", "headline", "العنوان"),
    "date": ("date", "published", "publish_date", "published_at", "date_publish", "pubdate", "timestamp", "التاريخ"),
    "outlet": ("outlet", "source", "publisher", "site", "newspaper", "domain", "المصدر"),
    "language": (),
}
_ARABIC = ("ar", "ara", "arb", "arabic", "العربية", "عربي")
_AS_FAR = "What stands before was read. Fetch it again."
_HEAD = 65_536
_BLANK = f"more than {MOST_BLANK:,} empty lines one after another; the rest was not read."
# How Hive names the folder of rows that have no value.
_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"

Found = RawPage | Problem
Row = Mapping[str, Any]


def is_table(name: str) -> bool:
    """True for the name of a file that holds rows.

    >>> is_table("news.jsonl.xz"), is_table("page.html")
    (True, False)
    """
    return _kind(Path(name)) in _KINDS


def begins_with_object(head: bytes) -> bool:
    """True for the first bytes of JSON Lines."""
    line = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return line.startswith(b"{") and line[1:].lstrip()[:1] in (b'"', b"}")


def rows_of(path: Path, options: ReadOptions) -> Iterator[Found]:
    """The rows of a table file."""
    kind = _kind(path)
    if kind == ".parquet":
        yield from _parquet(path, options)
        return
    try:
        with opened(path) as stream:
            if kind in (".csv", ".tsv"):
                yield from _csv(path, stream, "\t" if kind == ".tsv" else ",", options)
            elif kind == ".json":
                yield from _json(str(path), stream, options)
            else:
                yield from json_lines(str(path), stream, options)
    except (*DAMAGE, OSError) as error:
        if not isinstance(error, DAMAGE) and path.suffix.lower() != ".zst":
            raise
        yield Problem(str(path), "malformed", f"the packed file is cut or damaged ({error}). {_AS_FAR}")


def json_lines(source: str, stream: IO[bytes], options: ReadOptions) -> Iterator[Found]:
    """One page a line of JSON Lines; a broken or too long line is a problem of its own."""
    columns: dict[str, str] | None = None
    blank = 0
    for number, line in enumerate(lines(stream, options.max_bytes), 1):
        name = f"{source}#{number}"
        if line is None:
            yield Problem(name, "too-large", f"a line over {_limit(options)}.")
            continue
        row = _object(line)
        blank = blank + 1 if row == {} else 0
        if blank > MOST_BLANK:
            yield Problem(name, "malformed", _BLANK)
            return
        if row is None:
            yield Problem(name, "malformed", "this line is no JSON object. Each line must hold one.")
        elif row:
            columns = columns if columns and _main(columns) in row else _columns(row, options, first=columns is None)
            yield _page(name, row, columns, options)


def _limit(options: ReadOptions) -> str:
    return f"the limit of {options.max_bytes:,} bytes (option max_bytes)"


def _kind(path: Path) -> str:
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _object(line: bytes) -> Row | None:
    """The object on a line: empty for a blank line, None for what is no object."""
    try:
        row = json.loads(line.decode("utf-8-sig", "replace"), strict=False) if line.strip() else {}
    except (ValueError, RecursionError):  # also a number of too many digits
        return None
    return row if isinstance(row, dict) else None


def _json(source: str, stream: IO[bytes], options: ReadOptions) -> Iterator[Found]:
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield Problem(source, "too-large", f"over {options.max_bytes:,} bytes. Use JSON Lines, which are streamed.")
        return
    try:
        value = json.loads(detect(data).text, strict=False) if data.strip() else []
    except (ValueError, RecursionError):  # also a number of too many digits
        yield from json_lines(source, io.BytesIO(data), options)
        return
    except PageError as error:
        yield Problem(source, error.reason, error.detail)
        return
    rows = [row for row in (value if isinstance(value, list) else [value]) if isinstance(row, dict)]
    if not rows:
        yield Problem(source, "malformed" if data.strip() else "empty", "no JSON object in it.")
    for number, row in enumerate(rows, 1):
        yield _page(f"{source}#{number}" if isinstance(value, list) else source, row, _columns(row, options), options)


def _csv(path: Path, stream: IO[bytes], delimiter: str, options: ReadOptions) -> Iterator[Found]:
    head = stream.read(_HEAD)
    if not head.strip():
        yield Problem(str(path), "empty", "the table holds nothing.")
        return
    try:
        encoding = detect(head[: head.rfind(b"\n") + 1] or head).encoding.split(",")[0]
    except PageError as error:
        yield Problem(str(path), error.reason, error.detail)
        return
    encoding = {"utf-8": "utf-8-sig"}.get(encoding, encoding)
    whole = itertools.chain([head], iter(lambda: stream.read(_HEAD), b""))
    text = io.TextIOWrapper(io.BufferedReader(Joined(whole)), encoding, errors="replace", newline="")
    csv.field_size_limit(max(csv.field_size_limit(), min(options.max_bytes, sys.maxsize)))
    yield from _csv_rows(str(path), RowLines(text, options.max_bytes, delimiter), options)


def _csv_rows(source: str, lines_: RowLines, options: ReadOptions) -> Iterator[Found]:
    """The rows; where one is too long or broken, those that begin on a line behind it."""
    columns: dict[str, str] | None = None
    names: Sequence[str] | None = None
    number, going = 0, True
    while going:
        reader, going = csv.DictReader(lines_, names, delimiter=lines_.delimiter), False
        try:
            names = reader.fieldnames
            for row in reader:
                number += 1
                columns = columns or _columns(row, options)
                yield _page(f"{source}#{number}", row, columns, options)
                lines_.begin_row()
        except TooLong as error:
            number, going = number + 1, bool(names) and not error.barren
            yield Problem(f"{source}#{number}", *_told_of(error, lines_, options))
        except csv.Error as error:
            number, going = number + 1, bool(names)
            detail = f"line {lines_.number} is no CSV ({error}). Write the table anew, or as JSON Lines."
            yield Problem(f"{source}#{number}", "malformed", detail)
        lines_.begin_row()


def _told_of(error: TooLong, lines_: RowLines, options: ReadOptions) -> tuple[str, str]:
    if error.barren:
        return "malformed", _BLANK
    return "too-large", f"a row that ends in line {lines_.number} is over {_limit(options)}, or has too many cells."


def _parquet(path: Path, options: ReadOptions) -> Iterator[Found]:
    number = 0
    try:
        with parquet.Table(path, options.max_bytes) as table:
            for found in _parquet_rows(path, table, options):
                number = table.number
                yield found
    except parquet.Damaged as error:
        damage = f"the table is damaged after row {number} ({error}). {_AS_FAR}"
        no_table = f"no Parquet table ({error}). Write the file anew."
        yield Problem(str(path), "malformed", damage if number or error.opened else no_table)


def _parquet_rows(path: Path, table: parquet.Table, options: ReadOptions) -> Iterator[Found]:
    folders = _named_folders(path)
    wanted = _columns(dict.fromkeys([*table.names, *folders]), options)
    for row in table.rows(sorted(set(wanted.values()) - folders.keys())):
        if isinstance(row, parquet.PassedOver):
            yield _passed_over(path, row)
        else:
            yield _page(f"{path}#{table.number}", {**folders, **row}, wanted, options)


def _passed_over(path: Path, rows: parquet.PassedOver) -> Problem:
    """Rows that Parquet packed into a page too large to be opened."""
    most = f"a page of more than {parquet.MOST_PAGE:,} bytes"
    detail = f"rows {rows.first:,} to {rows.last:,}: they lie in {most}. Write the file anew with smaller ones."
    return Problem(f"{path}#{rows.first}", "too-large", detail)


def _named_folders(path: Path) -> dict[str, str]:
    """The columns that the folders above a file are named for.

    >>> _named_folders(Path("news/outlet=wam/date=2024-05-01/part-0.parquet"))
    {'outlet': 'wam', 'date': '2024-05-01'}
    """
    pairs = [part.partition("=") for part in path.parts[:-1]]
    return {name: unquote(value) for name, sign, value in pairs if sign and name and value != _NO_VALUE}


def _columns(row: Row, options: ReadOptions, first: bool = True) -> dict[str, str]:
    """Which column holds what.  Raises `UsageError` where the caller named a column that the first row hasn't: a later
    one without it is a bad row, and no reason to end."""
    found: dict[str, str] = {}
    by_lower = {str(name).strip().lower(): name for name in row if name}
    for role, usual in _USUAL.items():
        name = options.columns.get(role)
        if name is not None and name not in row and not first:
            continue
        if name is not None and name not in row:
            raise UsageError(f"there is no column {name!r} for {role}; the columns are: {', '.join(map(str, row))}.")
        chosen = name or next((by_lower[u] for u in usual if u in by_lower), None)
        if chosen is not None:
            found[role] = chosen
    return found


def _main(columns: Mapping[str, str]) -> str | None:
    return columns.get("html") or columns.get("text")


def _page(source: str, row: Row, columns: Mapping[str, str], options: ReadOptions) -> Found:
    values = {role: _string(row.get(name)) for role, name in columns.items()}
    language = values.get("language")
    if language and language.strip().lower().replace("_", "-").split("-")[0] not in _ARABIC:
        return Problem(source, "not-arabic", f"its column {columns['language']} says {language.strip()!r}.")
    data = values.get("html") or values.get("text")
    if data is None:
        reason = "empty" if _main(columns) else "malformed"
        return Problem(source, reason, f"no text; the columns are: {', '.join(map(str, row))}. Name one as text=.")
    if len(data) > options.max_bytes:
        return Problem(source, "too-large", f"over {_limit(options)}.")
    kind = "html" if values.get("html") else "table"
    outlet = _outlet(values.get("outlet"))
    return RawPage(source, data, kind, values.get("url"), values.get("title"), values.get("date"), outlet)  # type: ignore[arg-type]


def _string(value: Any) -> str | None:
    text = "" if value is None else str(value)
    return text if text.strip() else None


def _outlet(name: str | None) -> Outlet | None:
    if name is None:
        return None
    known = outlet_of_name(name)
    domain = domain_of(name) if "." in name else None
    return known or Outlet(None if domain else name, domain)
