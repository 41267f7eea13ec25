"""What is fuzzed: each target takes any bytes and raises where something that must hold does not.

The bytes of `extract` and `server` choose among fragments, since random bytes never make an Arabic sentence; of
`sources` the first byte chooses what kind of file the others are, of `text` they are text as they stand.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.hostile.holding import OPTIONS, hold_problem, read_and_hold, want
from waqai.fetching.errors import FetchError
from waqai.fetching.listed import of_feed, of_sitemap
from waqai.model import Problem, RawPage
from waqai.pipeline import search_tokens
from waqai.sources.inputs import raw_pages
from waqai.text.clitics import readings
from waqai.text.figures import read_figures
from waqai.text.folding import fold, fold_text
from waqai.text.sentences import sentences_of
from waqai.text.words import words_of

ENDINGS = (
    ".txt", ".html", ".jsonl", ".json", ".csv", ".tsv", ".rss", ".parquet", ".jsonl.gz", ".csv.xz", ".json.bz2", "",
    ".warc", ".warc.gz", ".jsonl.zst",
)  # fmt: skip
SENTENCE = "قال الوزير في القاهرة أمس إن الوفد غادر المدينة. "
HERE = Path(__file__).parent


def _lines(name: str) -> tuple[str, ...]:
    found = (HERE / name).read_text("utf-8").split("\n")
    return tuple(line for line in found if line and not line.startswith("# "))


# What can't stand on a line of its own, or is not seen there.
UNSEEN = (
    "\n", "\n\n", "\t", "\r\n", " ", "\u00a0", "\u200f", "\u202e", "\u202c", "\u200d", "\u0651", "\u064b", "\0",
    "\ufeff", "\ud800", "\u2028",
)  # fmt: skip
FRAGMENTS = (*_lines("fragments.txt"), *UNSEEN)
PATHS = (*_lines("addresses.txt"), "x" * 600)
MOST_FRAGMENTS = 400


def sources(data: bytes) -> None:
    """A file of any kind: pages, tables, feeds; and the lists that a watched outlet answers with."""
    if not data:
        return
    ending, content = ENDINGS[data[0] % len(ENDINGS)], data[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"input{ending}"
        path.write_bytes(content)
        for raw in raw_pages([str(path)], OPTIONS):
            want(str(raw.source).startswith(str(path)), f"a page of {raw.source}")
            if isinstance(raw, Problem):
                hold_problem(raw)
            else:
                read_and_hold(raw)
    for listing in (of_feed, of_sitemap):
        try:
            listing(content, "https://example.org/list")
        except FetchError:
            continue


def text(data: bytes) -> None:
    """Words, sentences, folding, figures: spans in order, all of the text in them or white space."""
    try:
        whole = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        whole = data.decode("utf-8", "replace")
    words = list(words_of(whole, 0, len(whole)))
    at = 0
    for number, word in enumerate(words):
        want(at <= word.start < word.end <= len(whole), f"word [{word.start}, {word.end}) after {at}")
        at = word.end
        readings(word.form)
        if word.kind == "number":
            want(number < read_figures(words, number).last <= len(words), f"figures at word {number}")
    at = 0
    for span in sentences_of(whole):
        want(at <= span.start < span.end <= len(whole), f"sentence {span} after {at}")
        at = span.end
    folded = fold(whole)
    want(folded.text == fold_text(whole), "two ways of folding differ")
    for token in search_tokens(whole, 0, len(whole)):
        want(0 <= token.start < token.end <= len(whole), f"token [{token.start}, {token.end})")


def written(data: bytes, fragments: tuple[str, ...], between: str) -> str:
    """What bytes choose: one fragment each, for the highest ones any sign that the next two bytes name."""
    found, rest = [], iter(data[:MOST_FRAGMENTS])
    for one in rest:
        if one == 255:
            found.append(chr((next(rest, 0) << 8 | next(rest, 0)) % 0x3000))
        elif one == 254:
            found.append("\0 joined")
        else:
            found.append(fragments[(one + (next(rest, 0) << 8 if one >= 128 else 0)) % len(fragments)])
    return between.join(found).replace(f"{between}\0 joined{between}", "")


def extract(data: bytes) -> None:
    """An article of any words, whole, with and without a date."""
    body = written(data, FRAGMENTS, " ")
    read_and_hold(RawPage("page", f"{SENTENCE}{body}\n{SENTENCE}", "text"))
    read_and_hold(RawPage("row", body + SENTENCE * 2, "table", title=body[:80], published="2024-06-18"))


@cache
def _app() -> object:
    """The page over a record of two articles; made once for the process."""
    from tests.present.web.asked import app_of  # noqa: PLC0415 - heavy, and of one target only
    from waqai.engines.local import LocalEngine  # noqa: PLC0415
    from waqai.pipeline import Record  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="waqai-fuzz-"))
    rows = [f"زار وزير الخارجية المصري تونس يوم {day} مارس 2025. {SENTENCE}نفت ليبيا مقتل 5 جنود." for day in (3, 4)]
    lines = (json.dumps({"text": row, "date": "2025-03-07", "title": "زيارة وزير"}) + "\n" for row in rows)
    (folder / "pages.jsonl").write_text("".join(lines), "utf-8")
    with Record(folder / "news.duckdb") as record:
        record.build([str(folder / "pages.jsonl")], engine=LocalEngine(1))
    return app_of(folder / "news.duckdb")


def server(data: bytes) -> None:
    """Any address: an answer without a fault of ours, and what says that it is JSON is."""
    from tests.present.web.asked import get  # noqa: PLC0415

    address = "/" + written(data[:40], PATHS, "").lstrip("/").replace("\0 joined", "")
    if any(ord(sign) < 33 or ord(sign) > 126 for sign in address):
        address = "".join(sign if 32 < ord(sign) < 127 else f"%{ord(sign) & 255:02X}" for sign in address)
    answer = get(_app(), address[:4000])
    want(answer.status_code < 500, f"{answer.status_code} for {address}")
    kind = answer.headers.get("content-type", "")
    if kind.startswith("application/json"):
        json.loads(answer.text)
    elif kind.startswith("text/html"):
        want("<script>" not in answer.text, f"markup of the address in the answer to {address}")


TARGETS: dict[str, Callable[[bytes], None]] = {"sources": sources, "text": text, "extract": extract, "server": server}
