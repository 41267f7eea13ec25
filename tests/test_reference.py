"""The reference of the Python interface: complete, current, and with an example for each function."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

import waqai
from tools import write_api_docs

ROOT = Path(__file__).resolve().parents[1]
NAMES = sorted(name for name in waqai.__all__ if not name.startswith("_"))


def test_it_names_the_interface_and_no_more() -> None:
    named = [name for names in write_api_docs.SECTIONS.values() for name in names]
    assert sorted(named) == NAMES
    assert len(NAMES) < 50  # a small face


def test_it_is_current() -> None:
    written = (ROOT / "docs" / "api.md").read_text("utf-8")
    assert written == write_api_docs.page(), "docs/api.md is behind the docstrings: run `make docs`"


@pytest.mark.parametrize("name", NAMES)
def test_each_name_and_method_is_explained_and_typed(name: str) -> None:
    item = getattr(waqai, name)
    functions = [item] if inspect.isfunction(item) else [one for _, one in write_api_docs._methods(item)]
    for one in (getattr(function, "fget", function) for function in functions):
        told = inspect.get_annotations(one)
        assert inspect.getdoc(one)
        assert {*inspect.signature(one).parameters} - {"self"} <= {*told}
        assert "return" in told
    assert inspect.getdoc(item)


@pytest.mark.parametrize("name", [name for name in NAMES if inspect.isfunction(getattr(waqai, name))] + ["Record"])
def test_each_function_has_an_example(name: str) -> None:
    found = doctest.DocTestFinder(recurse=False)
    tests = [*found.find(waqai, "waqai"), *found.find(getattr(waqai, name), name)]
    assert any(f"{name}(" in example.source for test in tests for example in test.examples)
