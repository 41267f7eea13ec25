"""Waqai's own tagger where it is installed: the same answers alone and together, in one process and in several, and a
wheel of the size that is promised.  What it should find is left to the model's card: other weights find other names."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from waqai.engines.local import LocalEngine
from waqai.form import as_json
from waqai.heavy import SHIPPED_TAGGER
from waqai.model import PageResult, RawPage, ReadOptions
from waqai.pages import read_raw, read_together
from waqai.pipeline import Record, read_inputs
from waqai.readers.tagger import WORDS_AT_ONCE, batches
from waqai.readers.taggers import identity, installed, open_tagger
from waqai.text.words import words_of

NOT_HERE = "the weights of the tagger are not installed: pip install ./model-ar"
pytestmark = pytest.mark.skipif(not installed(), reason=NOT_HERE)
ROOT = Path(__file__).parents[2]
LARGEST_WHEEL = 20_000_000
SENTENCES = [
    [word for one in words_of(text) for word in [text[one.start : one.end]]]
    for text in (
        "وصل وزير النقل العُماني سعيد بن حمود المعولي إلى مسقط أمس الأحد.",
        "وقّعت شركة مرافئ الخليج للشحن اتفاقا مع ميناء صحار بقيمة 12 مليون دولار، بحسب المتحدثة ليلى الزدجالية.",
        "نعم.",
    )
]


def test_answers_do_not_hang_on_what_is_asked_beside() -> None:
    tagger = open_tagger(SHIPPED_TAGGER)
    together = tagger.tag(SENTENCES)
    assert [tagger.tag([one])[0] for one in SENTENCES] == together
    assert tagger.tag(SENTENCES[::-1])[::-1] == together
    assert tagger.tag([]) == []


def test_sentences_of_like_length_are_worked_through_together() -> None:
    lengths = [120, 9, 1, 118, 11, 0, 10, 10, 12, 60]
    parted = [[lengths[at] for at in batch] for batch in batches([["كلمة"] * length for length in lengths])]
    assert sorted(parted) == [[1], [9, 10, 10, 11, 12], [60, 118, 120]]


def test_a_batch_is_no_larger_than_is_allowed() -> None:
    parted = list(batches([["كلمة"] * 98] * 50))
    assert sorted(at for batch in parted for at in batch) == list(range(50))
    assert max(map(len, parted)) * 100 <= WORDS_AT_ONCE


def test_answers_have_the_form_that_is_promised() -> None:
    for sentence, answer in zip(SENTENCES, open_tagger(SHIPPED_TAGGER).tag(SENTENCES), strict=True):
        assert len(answer.pieces) == len(answer.upos) == len(sentence)
        assert all("".join(pieces) for pieces in answer.pieces)
        assert all(0 <= s.first < s.last <= len(sentence) and 0 <= s.score <= 1 for s in answer.spans)
    assert any(span.type == "person" for span in open_tagger(SHIPPED_TAGGER).tag(SENTENCES)[0].spans)


def test_processes_read_the_same(tmp_path: Path) -> None:
    pages = []
    for number, text in enumerate(("وصل سعيد المعولي إلى مسقط.", "وقالت ليلى الزدجالية إن الميناء مفتوح.") * 3):
        pages.append(str(tmp_path / f"{number}.txt"))
        Path(pages[-1]).write_text(f"خبر رقم {number}\n\n{text} وأضافت أن السفن وصلت إلى صحار.", "utf-8")
    options = ReadOptions(reader="tagger")
    here = [result.readings for result in read_inputs(pages, options)]
    there = [result.readings for result in read_inputs(pages, options, LocalEngine(2))]
    assert here == there


def test_pages_read_together_are_read_as_alone() -> None:
    """Byte for byte: pages of every length, and one that holds nothing, in two orders."""
    raws = [RawPage(path.name, path.read_text("utf-8"), "text") for path in sorted((ROOT / "samples").glob("*.txt"))]
    raws += [RawPage("short", f"خبر قصير\n\n{' '.join(SENTENCES[0])}", "text"), RawPage("none", "", "text")]
    options = ReadOptions(reader="tagger")
    alone = [as_text(read_raw(raw, options)) for raw in raws]
    assert [as_text(one) for one in read_together(raws, options)] == alone
    assert [as_text(one) for one in read_together(raws[::-1], options)][::-1] == alone
    assert "tagger" in "".join(alone)


def as_text(result: PageResult) -> str:
    return json.dumps([as_json(one) for one in result.readings], ensure_ascii=False) + str(result.problem)


def test_a_record_says_which_tagger_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("خبر\n\nوصل سعيد المعولي إلى مسقط يوم أمس والتقى وفدا مصريا.", "utf-8")
    with Record(tmp_path / "r.duckdb") as record:
        first = record.build([str(tmp_path / "a.txt")], ReadOptions(reader="rules"))
        again = record.build([str(tmp_path / "a.txt")], ReadOptions(reader="tagger"))
        known = record.build([str(tmp_path / "a.txt")], dataclasses.replace(ReadOptions(), tagger=SHIPPED_TAGGER))
    assert (first.new, again.again, known.known) == (1, 1, 1)
    assert identity(SHIPPED_TAGGER).startswith(f"{SHIPPED_TAGGER} ")


def test_the_wheel_is_small_and_whole(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(tmp_path)]
    subprocess.run([*command, str(ROOT / "model-ar")], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("waqai_model_ar-*.whl")
    assert wheel.stat().st_size <= LARGEST_WHEEL
    names = {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}
    assert {
        "tagger.onnx",
        "acts.onnx",
        "acts.npz",
        "tagger.toml",
        "tables.npz",
        "words.txt",
        "LICENSE",
        "NOTICE",
    } <= names
