"""What is fuzzed holds for the seeds, for what was once found, and for what Hypothesis makes up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.fuzz import SEEDS
from tests.hostile.targets import ENDINGS, FRAGMENTS, TARGETS, extract, server, sources, text

FOUND = Path(__file__).parent / "found"
KEPT = sorted(path for folder in (SEEDS, FOUND) for path in folder.glob("*/*"))
ANY = st.binary(max_size=300)
SIGNS = st.text(
    st.one_of(st.sampled_from("".join(sorted(set("".join(FRAGMENTS)) - {"\ud800"}))), st.characters(codec="utf-8"))
)
FEW = settings(max_examples=40, deadline=None, database=None, derandomize=True)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_seeds_and_what_was_found(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_seeds() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)


@given(ending=st.integers(0, len(ENDINGS) - 1), content=ANY)
@FEW
def test_any_file(ending: int, content: bytes) -> None:
    sources(bytes([ending]) + content)


@given(st.sampled_from(sorted((SEEDS / "sources").iterdir())), st.integers(0, 700), ANY)
@FEW
def test_a_file_that_breaks_in_the_middle(path: Path, at: int, behind: bytes) -> None:
    sources(path.read_bytes()[: at + 1] + behind)


@given(SIGNS)
@FEW
def test_any_text(whole: str) -> None:
    text(whole.encode("utf-8"))


@given(st.binary(max_size=60))
@FEW
def test_any_article(chosen: bytes) -> None:
    extract(chosen)


@given(st.binary(max_size=12))
@FEW
def test_any_address(chosen: bytes) -> None:
    server(chosen)
