"""What `WAQAI_COMPILE=1` would compile, asked without a compiler: nothing here builds; `make compiled` does.

mypyc takes less than Python does, and some of it with another meaning.  What the compiler would find only after
minutes, or nobody would, is looked for in the source."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """setup.py as a module; it builds only where it is run."""
    spec = importlib.util.spec_from_file_location("waqai_setup", ROOT / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_modules_are_what_the_rooms_hold(build: ModuleType) -> None:
    held = {path for room in build.ROOMS for path in (ROOT / "waqai" / room).rglob("*.py")}
    named = {ROOT / name for name in (*build.modules(), *build.PURE)}
    assert {path.name for path in held - named} == {"__init__.py"}
    assert named <= held, "a module that stays Python has gone"
    assert not set(build.modules()) & set(build.PURE)


def test_what_is_not_compiled_says_why(build: ModuleType) -> None:
    assert [name for name, why in build.PURE.items() if len(why.split()) < 3] == []
    empty = [ROOT / "waqai" / room / "__init__.py" for room in build.ROOMS]
    assert [str(path) for path in empty if len(ast.parse(path.read_text("utf-8")).body) != 1] == []


def test_nothing_is_compiled_unasked(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["setup.py", "bdist_wheel"])
    monkeypatch.delenv("WAQAI_COMPILE", raising=False)
    assert build.extensions() == []


def test_what_is_wanting_is_said(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAQAI_COMPILE", "1")
    monkeypatch.setattr("sys.argv", ["setup.py", "dist_info"])
    assert build.extensions() == []
    monkeypatch.setattr("sys.argv", ["setup.py", "bdist_wheel"])
    monkeypatch.setenv("CC", "no-such-compiler -pthread")
    with pytest.raises(SystemExit, match="a C compiler, and no-such-compiler is not there"):
        build.extensions()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="mypy beside setuptools"):
        build.extensions()


def test_what_mypyc_cannot_take_is_not_there(build: ModuleType) -> None:
    found = [
        f"{name}:{line}: {what}"
        for name in build.modules()
        for line, what in untaken(ast.parse((ROOT / name).read_text("utf-8")))
    ]
    assert found == []


def test_no_class_of_python_inherits_a_compiled_one(build: ModuleType) -> None:
    compiled = {name.removesuffix(".py").replace("/", ".") for name in build.modules()}
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / "waqai").rglob("*.py"))
        if path.relative_to(ROOT).as_posix() not in build.modules()
        for name in inherited(ast.parse(path.read_text("utf-8")), compiled)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a in (*b, c)", ["a `in` with a starred row"]),
        ("a not in [c, *b]", ["a `in` with a starred row"]),
        ("a in {*b, c}", []),
        ("a in (b, c)", []),
        ("class A(dict[str, int]):\n    def get(self, key): ...", ["a dict with a `get` of its own"]),
        ("class A(dict[str, int]):\n    def __missing__(self, key): ...", []),
        ("if __name__ == '__main__': go()", ["is run as a command"]),
    ],
)
def test_it_is_seen(source: str, found: list[str]) -> None:
    assert [what for _, what in untaken(ast.parse(source))] == found


def untaken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What mypyc breaks on or reads otherwise than Python, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(starred_row, node.ops, node.comparators)):
            yield node.lineno, "a `in` with a starred row"
        if isinstance(node, ast.ClassDef) and "dict" in map(named, node.bases) and "get" in methods(node):
            yield node.lineno, "a dict with a `get` of its own"
        if isinstance(node, ast.Name) and node.id == "__name__":
            yield node.lineno, "is run as a command"


def starred_row(operator: ast.cmpop, right: ast.expr) -> bool:
    """`in (*these, that)`, on which the compiler fails; a set in braces it takes."""
    row = isinstance(operator, ast.In | ast.NotIn) and isinstance(right, ast.Tuple | ast.List)
    return row and any(isinstance(one, ast.Starred) for one in right.elts)


def methods(node: ast.ClassDef) -> set[str]:
    """The names of a class's own methods."""
    return {inner.name for inner in node.body if isinstance(inner, ast.FunctionDef)}


def named(base: ast.expr) -> str:
    """The name of a class that another inherits, without what stands in its brackets."""
    inner = base.value if isinstance(base, ast.Subscript) else base
    return inner.id if isinstance(inner, ast.Name) else ""


def inherited(tree: ast.Module, compiled: set[str]) -> Iterator[str]:
    """The classes of a module that inherit one that a compiled module gives."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module in compiled]
    given = {one.asname or one.name for node in imports for one in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(named(base) in given for base in node.bases):
            yield node.name
