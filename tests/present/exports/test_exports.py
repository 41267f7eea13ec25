"""The ways out, each read back by a tool that takes its format.  Tools that are extras are skipped where absent."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest

from waqai.model import EVENT_TYPES, STATUSES, UsageError
from waqai.pipeline import Record
from waqai.present.exports import formats
from waqai.present.exports.polecat import COLUMNS as POLECAT
from waqai.record.whole import Whole

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = Record(tmp_path_factory.mktemp("exports") / "news.duckdb")
    made.build(sorted(str(page) for page in SAMPLES.glob("*.txt")))
    return made


@pytest.fixture(scope="module")
def wholes(record: Record) -> list[Whole]:
    return list(record.wholes())


def written(name: str, wholes: list[Whole]) -> str:
    stream = io.StringIO()
    formats.chosen(name).write(wholes, stream)
    return stream.getvalue()


def filed(name: str, wholes: list[Whole], folder: Path) -> Path:
    target = folder / name
    formats.write(formats.chosen(name), iter(wholes), target)
    return target


def events(wholes: list[Whole]) -> int:
    return sum(len(whole.reading.events) for whole in wholes)


def test_csv_has_every_event_with_its_exact_words(wholes: list[Whole]) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", wholes))))
    texts = {whole.reading.article.id: whole.text for whole in wholes}
    assert len(rows) == events(wholes) > 100
    for row in rows:
        text = texts[row["event"].rpartition("-")[0]]
        piece = text[int(row["trigger_start"]) : int(row["trigger_end"])]
        assert row["trigger"] == " ".join(piece.split())


def test_readings_come_back_as_they_were_read(wholes: list[Whole]) -> None:
    lines = [json.loads(line) for line in written("jsonl", wholes).splitlines()]
    assert [line["article"]["id"] for line in lines] == [whole.reading.article.id for whole in wholes]
    assert sum(len(line["events"]) for line in lines) == events(wholes)


def test_pandas_opens_events_and_readings(wholes: list[Whole]) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(io.StringIO(written("csv", wholes)), keep_default_na=False, dtype={"published": str})
    assert len(table) == events(wholes)
    assert table["event"].is_unique
    assert table["trigger_start"].dtype.kind == "i"
    assert table["confidence"].between(0, 1).all()
    assert set(table["status"]) <= set(STATUSES)
    readings = pandas.read_json(io.StringIO(written("jsonl", wholes)), lines=True)
    assert [article["id"] for article in readings["article"]] == [whole.reading.article.id for whole in wholes]
    assert readings["events"].map(len).sum() == events(wholes)


def test_polecat_has_forty_columns_and_only_plover_types(wholes: list[Whole]) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(io.StringIO(written("polecat", wholes)), sep="\t", keep_default_na=False)
    assert list(table.columns) == list(POLECAT)
    assert len(table.columns) == 40
    assert set(table["Event Type"]) <= set(EVENT_TYPES)
    assert set(table["Quad Code"]) <= {1, 2, 3, 4}
    assert table["Event ID"].is_unique
    mutual = table[table["Event Type"].isin(["AGREE", "COOPERATE"])]
    assert len(mutual) > 0
    assert (mutual["Recipient Name"] == "").all()


def test_gdelt_rows_have_their_columns_and_mentions_have_their_event(wholes: list[Whole]) -> None:
    rows = [line.split("\t") for line in written("gdelt", wholes).splitlines()]
    mentions = [line.split("\t") for line in written("gdelt-mentions", wholes).splitlines()]
    assert {len(row) for row in rows} == {61}
    assert {len(row) for row in mentions} == {16}
    ids = [row[0] for row in rows]
    assert len(ids) == len(set(ids))
    assert {row[0] for row in mentions} == set(ids)
    assert sum(int(row[31]) for row in rows) == len(mentions)
    assert all(-10 <= float(row[30]) <= 10 and row[26][:2] == row[28] for row in rows)


def test_gdelt_offsets_point_at_the_trigger_in_the_arabic_page(wholes: list[Whole]) -> None:
    starts = {(whole.reading.article.source, e.trigger.start) for whole in wholes for e in whole.reading.events}
    for line in written("gdelt-mentions", wholes).splitlines():
        row = line.split("\t")
        assert (row[5], int(row[9])) in starts or row[5].startswith("http")


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_graphs_open_in_networkx(name: str, wholes: list[Whole], tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    path = filed(name, wholes, tmp_path)
    graph = getattr(networkx, f"read_{name}")(path)
    assert graph.number_of_edges() > 30
    assert all(data["weight"] >= 1 and data["act"] in EVENT_TYPES for _, _, data in graph.edges(data=True))
    assert all(data["label"] for _, data in graph.nodes(data=True))
    first = path.read_bytes()
    assert filed(name, wholes, tmp_path).read_bytes() == first


def test_follow_the_money_reads_entities_and_statements(wholes: list[Whole]) -> None:
    ftm = pytest.importorskip("followthemoney")
    entities = [ftm.model.get_proxy(json.loads(line)) for line in written("ftm", wholes).splitlines()]
    by_id = {entity.id: entity for entity in entities}
    acts = [entity for entity in entities if entity.schema.name == "Event"]
    assert len(by_id) == len(entities)
    assert acts
    for act in acts:
        assert by_id[act.get("proof")[0]].schema.name == "Article"
        assert all(one in by_id for one in act.get("involved"))
    assert all(entity.caption for entity in entities)
    rows = list(csv.DictReader(io.StringIO(written("ftm-statements", wholes))))
    assert {row["entity_id"] for row in rows} == set(by_id)
    assert {row["origin"] for row in rows} <= {whole.reading.article.id for whole in wholes}


def test_json_ld_is_one_document_whose_parts_refer_to_each_other(wholes: list[Whole]) -> None:
    nodes = json.loads(written("jsonld", wholes))["@graph"]
    known = {node["@id"] for node in nodes}
    claims = [node for node in nodes if node["@type"] == "Claim"]
    quotes = [node for node in nodes if node["@type"] == "Quotation"]
    assert len(claims) == events(wholes)
    assert len(quotes) == sum(len(whole.reading.quotes) for whole in wholes)
    assert all(claim["about"]["@id"] in known and claim["appearance"]["@id"] in known for claim in claims)


def test_geojson_is_read_by_shapely(wholes: list[Whole]) -> None:
    shapely = pytest.importorskip("shapely.geometry")
    features = json.loads(written("geojson", wholes))["features"]
    assert features
    for feature in features:
        point = shapely.shape(feature["geometry"])
        assert -180 <= point.x <= 180
        assert -90 <= point.y <= 90


def test_a_calendar_holds_planned_events_with_their_days(wholes: list[Whole], tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(filed("ical", wholes, tmp_path).read_bytes())
    entries = calendar.walk("VEVENT")
    planned = {
        f"{w.reading.article.id}-{e.id}@waqai" for w in wholes for e in w.reading.events if e.status == "planned"
    }
    assert entries
    assert {str(entry["uid"]) for entry in entries} <= planned
    assert all(entry.decoded("dtend") > entry.decoded("dtstart") for entry in entries)


def test_conllu_tokens_stand_where_they_say(wholes: list[Whole]) -> None:
    conllu = pytest.importorskip("conllu")
    texts = {whole.reading.article.id: whole.text for whole in wholes}
    named = 0
    for sentence in conllu.parse(written("conllu", wholes)):
        text = texts[sentence.metadata["sent_id"].rpartition("-")[0]]
        for token in sentence:
            start, end = map(int, token["misc"]["Span"].split(":"))
            assert text[start:end] == token["form"]
            named += token["misc"].get("Entity", "").startswith("B-")
    assert named > 200


def test_brat_offsets_cut_out_the_words(wholes: list[Whole], tmp_path: Path) -> None:
    folder = filed("brat", wholes, tmp_path)
    seen = 0
    for notes in folder.glob("*.ann"):
        text = notes.with_suffix(".txt").read_bytes().decode("utf-8")
        bound = set()
        for line in notes.read_text("utf-8").splitlines():
            name, kind, *words = line.split("\t")
            if name[0] == "T":
                bound.add(name)
                pieces = [tuple(map(int, piece.split())) for piece in kind.partition(" ")[2].split(";")]
                assert " ".join(text[a:b] for a, b in pieces) == words[0]
            if name[0] == "E":
                assert {part.rpartition(":")[2] for part in kind.split()} <= bound
                seen += 1
    assert seen == events(wholes)


def test_spacy_opens_the_docs_with_the_pages_characters(wholes: list[Whole], tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    path = filed("spacy", wholes, tmp_path)
    docs = list(spacy.tokens.DocBin().from_disk(path).get_docs(spacy.blank("ar").vocab))
    assert [doc.text for doc in docs] == [whole.text for whole in wholes]
    for doc, whole in zip(docs, wholes, strict=True):
        assert [(s.start_char, s.end_char) for s in doc.spans["events"]] == [e.trigger for e in whole.reading.events]
        assert {ent.kb_id_ for ent in doc.ents} <= set(whole.keys.values())
    assert sum(len(doc.ents) for doc in docs) > 200


def test_parquet_opens_in_any_engine_and_is_partitioned(record: Record, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow.dataset")
    folder = tmp_path / "tables"
    assert record.parquet(folder) > 15
    events_ = pyarrow.dataset(folder / "events", partitioning="hive").to_table()
    assert events_.num_rows == record.summary().events
    assert "month" in events_.column_names
    by_month = (
        f"SELECT month, count(*) FROM read_parquet('{folder}/events/*/*.parquet', hive_partitioning=true) GROUP BY 1"
    )
    counted = dict(duckdb.sql(by_month).fetchall())
    assert sum(counted.values()) == events_.num_rows
    assert set(counted) == {path.name.removeprefix("month=") for path in (folder / "events").iterdir()}
    assert len(counted) > 1
    with pytest.raises(UsageError, match="there already"):
        record.parquet(folder)


def test_every_export_is_the_same_twice(wholes: list[Whole]) -> None:
    for format_ in formats.OURS:
        if format_.kind == "stream" and not format_.name.startswith("ftm"):
            assert written(format_.name, wholes) == written(format_.name, wholes), format_.name


def test_filters_choose_events(record: Record) -> None:
    found = list(record.wholes(type="ASSAULT"))
    assert {event.type for whole in found for event in whole.reading.events} == {"ASSAULT"}
    assert events(found) == len(record.timeline(type="ASSAULT"))


def test_a_file_that_can_not_be_written_leaves_nothing(wholes: list[Whole], tmp_path: Path) -> None:
    target = tmp_path / "none" / "events.csv"
    with pytest.raises(UsageError, match=r"events\.csv"):
        formats.write(formats.chosen("csv"), wholes, target)
    full = tmp_path / "brat"
    full.mkdir()
    (full / "mine.txt").write_text("keep")
    with pytest.raises(UsageError, match="new or empty folder"):
        formats.write(formats.chosen("brat"), wholes, full)
    assert (full / "mine.txt").read_text() == "keep"


def test_unknown_formats_are_named(wholes: list[Whole]) -> None:
    with pytest.raises(UsageError, match="there is no format xml; there are jsonl"):
        formats.chosen("xml")
    with pytest.raises(UsageError, match="standard output"):
        formats.write(formats.chosen("brat"), wholes, Path("-"))
