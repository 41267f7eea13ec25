"""Wheels and source distributions, as others will meet them: made from a source distribution with nothing but
setuptools at hand, installed beside nothing but what the lock names, and run from there.

Nothing is fetched: the distributions that the lock names are those of this environment, shown to the bare one by
links.  `make smoke` does the same with pip and the lock's hashes, from an index.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from waqai.model import VERSION

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = {"waqai": ROOT, "waqai-model-ar": ROOT / "model-ar"}
HOOK = "import sys; from setuptools import build_meta; print(getattr(build_meta, sys.argv[1])(sys.argv[2]))"


class Built(NamedTuple):
    """What was made of one project."""

    sdist: Path
    wheel: Path


def run(*command: object, **options: object) -> str:
    """A command's output, in an environment that says nothing of this one; a failure shows what was said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WAQAI_", "PYTHON"))}
    done = subprocess.run(
        [str(word) for word in command], env=kept, capture_output=True, text=True, encoding="utf-8", **options
    )  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


def bare(folder: Path, distributions: Iterable[str]) -> Path:
    """The interpreter of a new virtual environment that sees these distributions of ours and no more."""
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    packages = next(folder.glob("lib/python*/site-packages"))
    for name in distributions:
        found = importlib.metadata.distribution(name)
        for top in {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}:
            target = packages / top
            if not target.exists():
                target.symlink_to(Path(str(found.locate_file(top))).resolve())
    return folder / "bin" / "python"


def locked() -> list[str]:
    """What the lock names for this platform."""
    pins = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    here = {re.sub(r"[-_.]+", "-", found.name).lower() for found in importlib.metadata.distributions()}
    return [name for name in pins if name in here and name != "setuptools"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Source distributions of the tree, and wheels made of them in an environment with setuptools alone."""
    work = tmp_path_factory.mktemp("built")
    python = bare(work / "builder", ["setuptools"])
    made = {}
    for name, tree in PROJECTS.items():
        sdist = work / run(python, "-c", HOOK, "build_sdist", work, cwd=tree).split()[-1]
        with tarfile.open(sdist) as archive:
            archive.extractall(work, filter="data")
        source = work / sdist.name.removesuffix(".tar.gz")
        made[name] = Built(sdist, work / run(python, "-c", HOOK, "build_wheel", work, cwd=source).split()[-1])
    return made


@pytest.fixture(scope="module")
def installed(built: dict[str, Built], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare virtual environment into which both wheels were installed."""
    folder = tmp_path_factory.mktemp("bare") / "venv"
    python = bare(folder, locked())
    wheels = [one.wheel for one in built.values()]
    run(sys.executable, "-m", "pip", "-q", "--python", python, "install", "--no-deps", "--no-index", *wheels)
    return folder


def tracked(folder: Path) -> set[str]:
    """The files of a folder that git knows."""
    return set(run("git", "ls-files", ".", cwd=folder).split("\n")) - {""}


def test_a_wheel_holds_the_package_its_store_and_no_more(built: dict[str, Built]) -> None:
    with zipfile.ZipFile(built["waqai"].wheel) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
        metadata = wheel.read(f"waqai-{VERSION}.dist-info/METADATA").decode("utf-8")
        licences = {name.rpartition("/")[2] for name in wheel.namelist() if "/licenses/" in name}
    ours = {f"waqai/{name}" for name in tracked(ROOT / "waqai")}
    manual = f"waqai-{VERSION}.data/data/share/man/man1/waqai.1"
    assert held == ours | {"waqai/knowledge/data/store.sqlite", manual}
    assert licences == {"LICENSE", "NOTICE"}
    for version in ("3.11", "3.12", "3.13"):
        assert f"Classifier: Programming Language :: Python :: {version}\n" in metadata


def test_the_weights_are_a_wheel_of_their_own(built: dict[str, Built]) -> None:
    with zipfile.ZipFile(built["waqai-model-ar"].wheel) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == {f"waqai_model_ar/{name}" for name in tracked(ROOT / "model-ar" / "waqai_model_ar")}


def test_a_source_distribution_holds_the_samples_and_nothing_derived(built: dict[str, Built]) -> None:
    with tarfile.open(built["waqai"].sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"samples/{name}" for name in tracked(ROOT / "samples")} <= names
    assert {"setup.py", "pyproject.toml", "LICENSE", "NOTICE", "man/waqai.1"} <= names
    assert [name for name in names if name.startswith("tests/") or "store.sqlite" in name] == []


def test_the_installed_command_reads_keeps_and_answers(installed: Path, tmp_path: Path) -> None:
    waqai = installed / "bin" / "waqai"
    assert run(waqai, "--version", cwd=tmp_path) == f"waqai {VERSION}\n"
    run(waqai, "build", *sorted((ROOT / "samples").glob("1[0-3]*")), "--reader", "tagger", cwd=tmp_path)
    events = [json.loads(line) for line in run(waqai, "timeline", "--json", cwd=tmp_path).splitlines()]
    assert len(events) > 20
    assert {event["source"].startswith(str(ROOT / "samples")) for event in events} == {True}
    assert run(waqai, "check", "waqai.duckdb", cwd=tmp_path) == ""
    run(waqai, "report", "brief.html", cwd=tmp_path)
    assert "@font-face" in (tmp_path / "brief.html").read_text("utf-8")


def test_the_installed_package_is_typed_documented_and_its_own(installed: Path, tmp_path: Path) -> None:
    sentence = "زار وزير الخارجية العماني القاهرة أمس."
    code = f"import waqai; print(waqai.__file__, waqai.read('{sentence}')[0].events[0].type)"
    file, type_ = run(installed / "bin" / "python", "-c", code, cwd=tmp_path).split()
    assert Path(file).is_relative_to(installed)
    assert type_ == "CONSULT"
    assert (Path(file).parent / "py.typed").is_file()
    assert (installed / "share" / "man" / "man1" / "waqai.1").is_file()
