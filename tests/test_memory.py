"""Memory does not grow with the number of pages: what is kept by the words that pages bring is bounded."""

from __future__ import annotations

import functools
import gc
import itertools
import subprocess
import sys
from collections.abc import Iterator

from waqai.engines.memory import THRESHOLDS
from waqai.model import RawPage, ReadOptions
from waqai.pages import read_raw
from waqai.text.phrases import MOST_KEPT, PhraseIndex

LARGEST = 32_000
"""Entries of a cache.  Some forty are keyed by word forms, at a few hundred bytes an entry."""
LETTERS = "بتجحدرسطعفقكلمنهوي"


def _caches() -> Iterator[tuple[str, int | None, int]]:
    """Of functions; a connection of SQLite, which keeps its statements so, has no name."""
    for one in gc.get_objects():
        named = isinstance(one, functools._lru_cache_wrapper) and hasattr(one, "__name__")
        if named and str(one.__module__).startswith("waqai"):
            held = one.cache_info()
            yield f"{one.__module__}.{one.__name__}", held.maxsize, held.currsize


def _page(number: int) -> str:
    """A page of five hundred words that no other page has."""
    words = itertools.islice(itertools.product(LETTERS, repeat=5), number * 500, (number + 1) * 500)
    return "قال الوزير في القاهرة أمس إن " + " ".join(f"ال{''.join(word)}" for word in words) + "."


def test_what_is_kept_by_word_is_bounded() -> None:
    read_raw(RawPage("first", _page(0), "text"), ReadOptions())
    before = {name: size for name, _, size in _caches()}
    for number in range(1, 5):
        read_raw(RawPage(str(number), _page(number), "text"), ReadOptions())
    grown = {name: most for name, most, size in _caches() if size > before.get(name, 0) + 1000}
    assert grown, "the pages' words are kept nowhere: this test looks at nothing"
    assert {name: most for name, most in grown.items() if most is None or most > LARGEST} == {}


def test_a_phrase_index_forgets_words() -> None:
    index: PhraseIndex[int] = PhraseIndex()
    index.add("بيت", 1)
    for number in range(MOST_KEPT + 10):
        index.opens(f"كلمه{number}")
    assert len(index._opened) <= MOST_KEPT
    assert index.opens("بيت")


def test_own_processes_seldom_look_for_circular_garbage() -> None:
    asked = "import gc, sys; from waqai.present import cli; sys.argv = ['waqai', '--version']\n"
    asked += "try: cli.main()\nexcept SystemExit: print(gc.get_threshold())"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == str(THRESHOLDS)
