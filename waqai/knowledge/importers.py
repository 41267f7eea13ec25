"""Lists of names from elsewhere as rows of the entity tables: tables of one's own, Wikidata's JSON, FollowTheMoney.

Only what has an Arabic name is taken: a name in another script is kept as the English one at most.  Each importer
yields rows and says of what it passes over how much that was.

Wikidata: a dump (`[`, one entity a line, `]`), entities a line each, or the answer of `Special:EntityData`; labels and
aliases in Arabic (also of Egypt and Morocco), the English label, P31 for the type, P27 or P17 for the state, P856 for
domains.  Offices (P39) are left out: what they are called here no statement says.
FollowTheMoney: entities a line each; names and aliases in Arabic letters, `country`, `wikidataId`, `website`.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Literal, get_args
from urllib.parse import urlsplit

from waqai.knowledge.compiling import Row, row_of
from waqai.knowledge.loader import toml
from waqai.knowledge.store import store
from waqai.model import EntityType, UsageError

Form = Literal["table", "wikidata", "followthemoney"]
FORMS: tuple[Form, ...] = get_args(Form)
TYPES: tuple[str, ...] = get_args(EntityType)
ARABIC = re.compile(r"[\u0621-\u064a]")
LANGUAGES = ("ar", "arz", "ary", "ar-001")
# What a name list does not say: how prominent its entities are.
IMPORTED_WEIGHT = 35
SITE, OF_STATE, NATIONALITY, KIND = "P856", "P17", "P27", "P31"


def rows_of(path: Path, form: Form | None = None, kind: EntityType | None = None) -> Iterator[Row]:
    """The rows of a file; what it is goes by its content unless said.  `kind` is the type of all, where it says none.

    Raises UsageError for a file that is none of these, naming the line."""
    with _opened(path) as lines:
        first = next((line for line in lines if line.strip()), "")
        found = form or _form_of(first)
        every = _chain(first, lines)
        reader: Callable[[IO[str] | Iterable[str], EntityType | None], Iterator[Row]] = READERS[found]
        try:
            yield from reader(every, kind)
        except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise UsageError(f"{path}: this is no {found} list: {error}. Say what it is with --form.") from error


def _chain(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _opened(path: Path) -> IO[str]:
    opened = {".gz": gzip.open, ".bz2": bz2.open}.get(path.suffix, open)
    try:
        return io.TextIOWrapper(opened(path, "rb"), encoding="utf-8-sig")  # type: ignore[operator]
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}. Check the name.") from error


def _form_of(line: str) -> Form:
    text = line.lstrip()
    if not text.startswith(("{", "[")):
        return "table"
    return "followthemoney" if '"schema"' in text else "wikidata"


def from_table(lines: Iterable[str], kind: EntityType | None) -> Iterator[Row]:
    """Rows of a TSV or CSV file with a header: `names` at least, variants between `|`; `type` unless `kind` says it."""
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(kept, delimiter="\t" if kept and "\t" in kept[0] else ",")
    if "names" not in (reader.fieldnames or ()):
        raise ValueError("its header has no column `names`")
    for number, cells in enumerate(reader, 2):
        row = {column: (value or "").strip() for column, value in cells.items() if column}
        row["type"] = row.get("type") or kind or ""
        if row["type"] not in TYPES:
            raise ValueError(f"line {number}: type is {row['type']!r}; use one of {', '.join(TYPES)}, or --type")
        yield row_of({"id": "", **row})


def from_wikidata(lines: Iterable[str], kind: EntityType | None) -> Iterator[Row]:
    """Rows of Wikidata's JSON."""
    for entity in _entities(lines):
        names = _labels(entity)
        given = kind or _kind(entity)
        if names and given:
            yield Row(
                entity["id"],
                given,
                _state(entity),
                IMPORTED_WEIGHT,
                entity.get("labels", {}).get("en", {}).get("value", ""),
                tuple(name for name in names if " " in name or given != "person"),
                tuple(name for name in names if " " not in name and given == "person"),
                more="|".join(_domain(url) for url in _values(entity, SITE)) if given == "organisation" else "",
            )


def _entities(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        text = line.strip().rstrip(",")
        if text in ("", "[", "]"):
            continue
        found = json.loads(text)
        entities = found.get("entities", {found.get("id"): found}) if isinstance(found, dict) else {}
        yield from (one for one in entities.values() if one.get("labels") is not None)


def _labels(entity: Mapping[str, Any]) -> list[str]:
    labels = [entity["labels"][code]["value"] for code in LANGUAGES if code in entity["labels"]]
    aliases = [one["value"] for code in LANGUAGES for one in entity.get("aliases", {}).get(code, ())]
    return _arabic([*labels, *aliases])


def _arabic(names: Iterable[str]) -> list[str]:
    """Names in Arabic letters, each once, without what would part them in a table."""
    clean = (" ".join(name.replace("|", " ").split()) for name in names)
    return list(dict.fromkeys(name for name in clean if ARABIC.search(name)))


def _values(entity: Mapping[str, Any], statement: str) -> Iterator[str]:
    for claim in entity.get("claims", {}).get(statement, ()):
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if value is not None:
            yield value["id"] if isinstance(value, dict) else value


def _kind(entity: Mapping[str, Any]) -> EntityType | None:
    classes = toml("wikidata_classes")
    return next((kind for one in _values(entity, KIND) for kind in TYPES if one in classes.get(kind, ())), None)  # type: ignore[misc]


def _state(entity: Mapping[str, Any]) -> str:
    codes = {key: code for code, key in store().states().items()}
    found = [*_values(entity, NATIONALITY), *_values(entity, OF_STATE)]
    return next((codes[one] for one in found if one in codes), "")


def _domain(url: str) -> str:
    return urlsplit(url if "//" in url else f"//{url}").netloc.removeprefix("www.").lower()


SCHEMATA: dict[str, EntityType] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "organisation",
    "Vessel": "other",
    "Airplane": "other",
    "Security": "other",
}


def from_followthemoney(lines: Iterable[str], kind: EntityType | None) -> Iterator[Row]:
    """Rows of FollowTheMoney entities; schemata that name nobody (Address, Ownership ...) are passed over."""
    for line in lines:
        if not line.strip():
            continue
        entity = json.loads(line)
        properties, given = entity["properties"], kind or SCHEMATA.get(entity["schema"])
        names, weak = _arabic(_listed(properties, "name", "alias")), _arabic(_listed(properties, "weakAlias"))
        if given and (names or weak):
            latin = (name for name in _listed(properties, "name", "alias") if not ARABIC.search(name))
            wikidata = next(iter(_listed(properties, "wikidataId")), "")
            states = (code.upper() for code in _listed(properties, "country", "nationality", "jurisdiction"))
            yield Row(
                wikidata or f"own:{entity['id']}",
                given,
                next((code for code in states if len(code) == 2), ""),
                IMPORTED_WEIGHT,
                next(latin, ""),
                tuple(name for name in names if " " in name or given != "person"),
                (*(name for name in names if " " not in name and given == "person"), *weak),
                more="|".join(map(_domain, _listed(properties, "website"))) if given == "organisation" else "",
                note="; ".join(_listed(properties, "position"))[:120],
            )


def _listed(properties: Mapping[str, list[str]], *names: str) -> list[str]:
    return [value for name in names for value in properties.get(name, ())]


READERS = {"table": from_table, "wikidata": from_wikidata, "followthemoney": from_followthemoney}
