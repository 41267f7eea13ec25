"""`check` finds nothing in a sound record, and each way of breaking one."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from waqai.model import RecordError
from waqai.pipeline import Record

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DAMAGE = {
    "pages": [
        "UPDATE pages SET text = text || ' و'",
        "DELETE FROM page_sources",
        "UPDATE articles SET text_sha256 = 'x'",
    ],
    "keys": ["INSERT INTO events FROM (FROM events LIMIT 1)", "INSERT INTO pages FROM (FROM pages LIMIT 1)"],
    "spans": [
        "UPDATE mentions SET span_end = 1000000 WHERE mention_id = 'm1'",
        "UPDATE quotes SET span_end = span_start",
        "UPDATE event_spans SET span_start = -1",
    ],
    "triggers": ["UPDATE events SET trigger_start = sentence_start - 1 WHERE sentence_start > 0"],
    "references": [
        "DELETE FROM entities WHERE entity = (SELECT entity FROM event_arguments ORDER BY ALL LIMIT 1)",
        "DELETE FROM quantities",
        "DELETE FROM events",
    ],
    "findings": [
        "UPDATE findings SET articles = articles + 1",
        "UPDATE findings SET independent = 99",
        "UPDATE finding_sides SET position = position + 1",
        "INSERT INTO findings FROM (FROM findings LIMIT 1)",
        "DELETE FROM finding_sides WHERE position > 1",
        "UPDATE finding_sides SET span_end = 1000000",
        "UPDATE finding_sides SET item = 'e999' WHERE item IS NOT NULL",
    ],
    "laid": [
        "UPDATE count_rows SET events = events + 1",
        "UPDATE count_rows SET problems = 7",
        "DELETE FROM event_rows WHERE number = (SELECT min(number) FROM event_rows)",
        "DELETE FROM article_rows WHERE number = (SELECT min(number) FROM article_rows)",
        "UPDATE article_rows SET events = events - 1",
        "DELETE FROM finding_rows WHERE number = (SELECT min(number) FROM finding_rows)",
        "UPDATE day_sums SET events = 0",
        "DELETE FROM outlet_day_sums",
        "UPDATE kind_sums SET findings = 1000",
        "DELETE FROM quote_rows",
        "UPDATE entity_sums SET entities = 1000",
    ],
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "news.duckdb"
    with Record(path) as record:
        record.build([str(page) for page in sorted(SAMPLES.glob("0[1-5]*.txt"))])
    return path


def test_a_sound_record_has_no_flaws(sound: Path) -> None:
    with Record(sound) as record:
        assert record.check() == []
        assert record.summary().events > 50


@pytest.mark.parametrize(
    ("rule", "damage"), [(rule, one) for rule, ways in DAMAGE.items() for one in ways], ids=lambda x: x[:60]
)
def test_every_damage_is_found(rule: str, damage: str, sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.duckdb"
    shutil.copy(sound, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(damage)
    found = Record(path).check()
    assert rule in {flaw.rule for flaw in found}
    assert all(flaw.detail for flaw in found)


def test_what_is_no_record_is_said_so(tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).close()
    with pytest.raises(RecordError, match="no record of Waqai's"):
        Record(other).check()


def test_what_a_killed_build_did_not_lay_out_is_no_flaw(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "killed.duckdb"
    shutil.copy(sound, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "UPDATE count_rows SET events = 0; INSERT INTO unlaid SELECT min(article_id), NULL FROM articles"
        )
    assert Record(path).check() == []
