"""Every regular expression of Waqai's against texts that are made for it: `python -m tests.hostile.patterns`.

Patterns are found where modules, classes and caches hold them and where code compiles them.  From what a pattern names
(letters, classes) one sign each is drawn; texts repeat each sign, each pair of neighbours in the pattern, and end with
a sign that breaks the match.  A pattern is suspected where a short text takes long, and quadratic where four times the
text takes far more than four times as long: of the processor's time, at best of several.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import re._constants as signs  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import waqai

SHORT, TIMES = 8000, 4
SUSPECT = 0.02
"""Seconds for a short text; what is linear takes under a hundredth of that."""
QUADRATIC = 2.2 * TIMES
_DEPTH = 6
_ALL = frozenset({"finditer"})
_AT_START = ("match", "fullmatch")
_OTHER = ("escape", "compile")
_ROOT = Path(waqai.__file__).parent
_OF_CATEGORY = {
    signs.CATEGORY_DIGIT: "5",
    signs.CATEGORY_NOT_DIGIT: "و",
    signs.CATEGORY_SPACE: " ",
    signs.CATEGORY_NOT_SPACE: "و",
    signs.CATEGORY_WORD: "و",
    signs.CATEGORY_NOT_WORD: ".",
}


class Found(NamedTuple):
    """Where a pattern stands, and by which methods it is asked."""

    where: str
    methods: frozenset[str]


def patterns() -> dict[tuple[str, int], Found]:
    """Every pattern with its flags: where it was found, and by which of its methods it is asked there."""
    found: dict[tuple[str, int], Found] = {}
    asked = _asked()
    for module in pkgutil.walk_packages([str(_ROOT)], "waqai."):
        try:
            loaded = importlib.import_module(module.name)
        except ImportError:  # an extra that is not here
            continue
        for name, value in list(vars(loaded).items()):
            for one in _held(value, 0, set()):
                known = asked.get(name, _ALL) if one is value else _ALL
                before = found.get(key := (_text(one.pattern), one.flags & ~re.UNICODE), Found("", frozenset()))
                found[key] = Found(f"{module.name}.{name}", before.methods | known)
    for path in sorted(_ROOT.rglob("*.py")):
        for pattern, method in _written(path):
            before = found.get((pattern, 0), Found(str(path.relative_to(_ROOT)), frozenset()))
            found[pattern, 0] = Found(before.where, before.methods | {method})
    return found


def _asked() -> dict[str, frozenset[str]]:
    """By which methods each name is asked, in all of the code: what is handed on is taken to be searched for."""
    found: dict[str, set[str]] = {}
    for path in _ROOT.rglob("*.py"):
        code = path.read_text("utf-8")
        for name, method in re.findall(r"\b(\w+)\.(match|fullmatch|search|finditer|findall|sub|subn|split)\b", code):
            found.setdefault(name, set()).add(method if method in _AT_START else "finditer")
        for name in re.findall(r"(?<![\w.])(_?[A-Z][A-Z_0-9]+)\b(?!\.(?:match|fullmatch)\b|\s*[=:]\s)", code):
            found.setdefault(name, set()).add("finditer")
    return {name: frozenset(methods) for name, methods in found.items()}


def _text(pattern: str | bytes) -> str:
    return pattern if isinstance(pattern, str) else pattern.decode("latin-1")


def _held(value: Any, depth: int, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    """Patterns in modules' names, in what these hold, and in what their cached functions give without being asked."""
    if isinstance(value, re.Pattern):
        yield value
        return
    if depth > _DEPTH or id(value) in seen or isinstance(value, str | bytes | int | float | type(None)):
        return
    seen.add(id(value))
    if isinstance(value, dict):
        parts: Iterable[Any] = [*value.keys(), *value.values()] if depth < _DEPTH else []
    elif isinstance(value, list | tuple | set | frozenset):
        parts = value
    elif type(value).__module__.startswith("waqai") and not isinstance(value, type):
        names = [*getattr(value, "__dict__", ()), *getattr(type(value), "__slots__", ())]
        parts = [getattr(value, name, None) for name in names]
    elif hasattr(value, "cache_info") and hasattr(value, "__wrapped__"):
        parts = [value()] if not value.__wrapped__.__code__.co_argcount and _gives_patterns(value.__wrapped__) else []
    else:
        return
    for part in parts:
        yield from _held(part, depth + 1, seen)


def _gives_patterns(function: Any) -> bool:
    return "Pattern" in str(function.__annotations__.get("return", ""))


def _written(path: Path) -> Iterator[tuple[str, str]]:
    """Patterns that stand as they are in calls of `re`, and what is called; what is compiled is held by a name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re":
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes) and called.attr not in _OTHER:
                yield _text(first.value), called.attr if called.attr in _AT_START else "finditer"


def drawn(pattern: str, flags: int) -> list[str]:
    """One sign for each thing that a pattern names, in its order."""
    found: list[str] = []

    def walk(parts: Any) -> None:
        for name, value in parts:
            if name is signs.LITERAL:
                found.append(chr(value))
            elif name in (signs.NOT_LITERAL, signs.ANY):
                found.append("و")
            elif name is signs.IN:
                found.extend(_of_class(value))
            elif name in (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT):
                walk(value[2])
            elif name is signs.SUBPATTERN:
                walk(value[3])
            elif name is signs.BRANCH:
                for branch in value[1]:
                    walk(branch)
            elif name in (signs.ASSERT, signs.ASSERT_NOT):
                walk(value[1])
            elif name is signs.ATOMIC_GROUP:
                walk(value)

    walk(parser.parse(pattern, flags))
    return found


def _of_class(parts: Any) -> list[str]:
    if parts and parts[0][0] is signs.NEGATE:
        return ["و", " ", *_of_class(parts[1:])]
    found = []
    for name, value in parts[:3]:
        if name is signs.LITERAL:
            found.append(chr(value))
        elif name is signs.RANGE:
            found.append(chr(value[0]))
        elif name is signs.CATEGORY:
            found.append(_OF_CATEGORY[value])
    return found


def texts(pattern: str, flags: int, length: int, most: int = 60) -> Iterator[str]:
    """Texts of a length that are made for a pattern."""
    named = drawn(pattern, flags)
    units = dict.fromkeys(["و", " ", "5", "و ", *named, *(a + b for a, b in itertools.pairwise(named))])
    units |= dict.fromkeys("".join(named[:n]) for n in (3, 5, 8, len(named)) if len(named) >= n)
    for unit in list(units)[:most]:
        if unit:
            yield (unit * (length // len(unit) + 1))[:length] + "\x01"


def seconds(compiled: re.Pattern[str], method: str, text: str, looks: int) -> float:
    """What asking about a text takes, at best."""
    took = []
    for _ in range(looks):
        start = time.process_time()
        if method == "finditer":
            for _ in compiled.finditer(text):
                pass
        else:
            getattr(compiled, method)(text)
        took.append(time.process_time() - start)
    return min(took)


def worst(pattern: str, flags: int, methods: Iterable[str]) -> str | None:
    """What makes a pattern quadratic: how it is asked, what is repeated, and by how much four times the text is worse;
    None where nothing does."""
    compiled = re.compile(pattern, flags)
    for method in sorted(methods):
        for text in texts(pattern, flags, SHORT):
            short = seconds(compiled, method, text, 1)
            if short < SUSPECT or (short := seconds(compiled, method, text, 2)) < SUSPECT:
                continue
            ratio = seconds(compiled, method, text[:-1] * TIMES + text[-1:], 1) / short
            if ratio > QUADRATIC:
                return f"{method} of {text[:12]!r}... x{ratio:.0f}"
    return None


def not_linear() -> dict[str, str]:
    """The patterns that are not linear: where, and by what."""
    found = {}
    for (pattern, flags), one in patterns().items():
        bad = worst(pattern, flags, one.methods)
        if bad:
            found[one.where] = f"{bad}: {pattern[:150]!r}"
    return found


def main() -> None:
    """Tells every pattern that is not linear."""
    for where, bad in not_linear().items():
        sys.stdout.write(f"{where}: {bad}\n")
    sys.stdout.write(f"{len(patterns())} patterns\n")


if __name__ == "__main__":
    main()
