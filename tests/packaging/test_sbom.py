"""The bill of materials names all that an installation consists of, in a form that CycloneDX's own schema takes."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytest.importorskip("cyclonedx")


@pytest.fixture(scope="module")
def written() -> str:
    from tools import write_sbom  # noqa: PLC0415 - wants an extra

    first = write_sbom.bill()
    assert write_sbom.bill() == first
    return first


@pytest.fixture(scope="module")
def bill(written: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(written)
    return told


def test_it_is_valid_cyclonedx(written: str) -> None:
    from cyclonedx.schema import SchemaVersion  # noqa: PLC0415 - an extra
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415 - an extra

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None


def test_every_pin_of_the_lock_is_in_it_with_its_digests(bill: dict[str, Any]) -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE)
    python = [one for one in bill["components"] if one["purl"].startswith("pkg:pypi/") and "externalReferences" in one]
    assert sorted((one["name"], one["version"]) for one in python) == sorted(pins)
    digests = [digest["content"] for one in python for digest in one["externalReferences"][0]["hashes"]]
    assert sorted(digests) == sorted(re.findall(r"sha256:(\w+)", lock))


def test_what_the_page_carries_is_in_it(bill: dict[str, Any]) -> None:
    licences = (ROOT / "waqai" / "present" / "web" / "static" / "LICENCES.txt").read_text("utf-8")
    carried = {f"{one['name']} {one['version']}" for one in bill["components"] if one["purl"].startswith("pkg:npm/")}
    modules = set(re.findall(r"d3-\w+ \d+\.\d+\.\d+", licences))
    assert modules
    assert modules == {name for name in carried if name.startswith("d3-")}


def test_waqai_depends_on_what_it_says(bill: dict[str, Any]) -> None:
    graph = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    known = {one["bom-ref"]: one["name"] for one in bill["components"]}
    root = bill["metadata"]["component"]
    names = {known[ref] for ref in graph[root["bom-ref"]]}
    assert {re.split(r"[>=<\[]", one)[0] for one in asked} <= names
    assert "waqai-model-ar" in names
    assert all(ref in known for refs in graph.values() for ref in refs)


def test_licences_are_stated(bill: dict[str, Any]) -> None:
    stated = {one["name"] for one in bill["components"] if one.get("licenses")}
    assert {"duckdb", "pyarrow", "onnxruntime", "d3-force", "waqai-model-ar"} <= stated
    assert len(stated) / len({one["name"] for one in bill["components"]}) > 0.9
