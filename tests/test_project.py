"""What the project promises about itself: licence, locks, make targets, style, start-up."""

from __future__ import annotations

import ast
import resource
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
MODULES = sorted((ROOT / "waqai").rglob("*.py"))
TARGETS = ("demo", "test", "types", "gold", "bench", "docs", "lint", "lock", "sbom", "audit", "site", "clean")
NESTING = ast.If | ast.For | ast.While | ast.With | ast.Try | ast.Match


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_the_licence_is_apache_2_whole() -> None:
    licence = text("LICENSE")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert len(licence.split()) > 1500
    assert PROJECT["project"]["license"] == "Apache-2.0"


@pytest.mark.parametrize("name", LOCKS)
def test_locks_hold_versions_and_hashes_and_no_address(name: str) -> None:
    lock = text(name)
    assert "://" not in lock
    pins = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in pin for pin in pins)
    assert lock.count("--hash=sha256:") >= len(pins)


def test_every_dependency_is_locked() -> None:
    asked = PROJECT["project"]["dependencies"]
    pinned = {line.partition("==")[0] for line in text(LOCKS[0]).splitlines()}
    assert [name for name in (one.partition(">")[0] for one in asked) if name not in pinned] == []


def test_both_locks_agree() -> None:
    run, dev = ({line.split()[0] for line in text(name).splitlines() if "==" in line} for name in LOCKS)
    assert run <= dev


@pytest.mark.parametrize("target", TARGETS)
def test_make_has_the_target(target: str) -> None:
    assert f"\n{target}:" in text("Makefile")


def test_the_readme_names_every_command() -> None:
    names = (
        "read", "build", "timeline", "actor", "quotes", "search", "copies", "stories", "occurrences", "disagreements",
        "outcomes", "pair", "demo", "evaluate",
    )  # fmt: skip
    assert [name for name in names if f"waqai {name}" not in text("README.md")] == []


def test_help_starts_fast() -> None:
    """Processor time, not the clock's: other work on the machine is no fault of ours."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "waqai", "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def lines(node: ast.FunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def depth(node: ast.AST) -> int:
    """How many blocks stand in one another below the node; an `elif` adds none, a function within starts anew."""
    return max((_depth_under(child, node) for child in ast.iter_child_nodes(node)), default=0)


def _depth_under(child: ast.AST, parent: ast.AST) -> int:
    if isinstance(child, ast.FunctionDef | ast.ClassDef):
        return 0
    is_elif = isinstance(parent, ast.If) and isinstance(child, ast.If) and parent.orelse == [child]
    return depth(child) + (isinstance(child, NESTING) and not is_elif)


def parameters(node: ast.FunctionDef) -> int:
    names = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def test_functions_are_short_flat_and_take_little() -> None:
    over = {
        "long": [name for name, node in functions() if lines(node) > 60],
        "deep": [name for name, node in functions() if depth(node) > 3],
        "wide": [name for name, node in functions() if parameters(node) > 6],
    }
    assert over == {"long": [], "deep": [], "wide": []}
    sizes = sorted(lines(node) for _, node in functions())
    assert sizes[len(sizes) // 2] <= 10
    assert sizes[len(sizes) * 9 // 10] <= 25


def test_modules_are_short_and_open_with_their_purpose() -> None:
    long = [path.name for path in MODULES if len(path.read_text("utf-8").splitlines()) > 400]
    silent = [str(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert (long, silent) == ([], [])


def test_public_names_are_explained() -> None:
    def silent(path: Path) -> Iterator[str]:
        for node in ast.parse(path.read_text("utf-8")).body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if named and not ast.get_docstring(node):  # type: ignore[arg-type]
                yield f"{path.relative_to(ROOT)}: {node.name}"  # type: ignore[attr-defined]

    assert [name for path in MODULES for name in silent(path)] == []


def test_only_the_command_line_prints() -> None:
    printing = [
        str(path.relative_to(ROOT))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert {name for name in printing if "present" not in name} == set()
