"""A sentence for each lemma that the frames' own examples do not show, and near ones that mean something else."""

from pathlib import Path

import pytest

from tests.extract.test_frames import events_of
from waqai.knowledge.frames import frames

TABLE = Path(__file__).parents[1] / "cases" / "frame_cases.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]


def test_table_names_known_frames() -> None:
    known = {frame.id for frame in frames().all}
    assert ROWS[0] == ["frame", "read", "sentence"]
    assert {frame for frame, _, _ in ROWS[1:]} <= known


@pytest.mark.parametrize(("frame", "read", "text"), ROWS[1:])
def test_case_is_read_as_told(frame: str, read: str, text: str) -> None:
    found = {event.rule.split(":")[0] for event in events_of(text)}
    assert (frame in found) == (read == "yes"), f"{frame} {read}: {text} is read as {sorted(found)}"
