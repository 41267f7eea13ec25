"""Writes the bill of materials of Waqai (CycloneDX 1.6, JSON) from its locks: what an installation consists of.

Beside the packages of requirements.lock it names what the page carries inside (d3 modules, fonts, the shapes of land)
and the weights of the tagger.  Licences and dependencies are those that the installed packages state; a package that
this platform does not install (as colorama) has neither.  The same locks give the same bytes: no clock, no chance.

    python tools/write_sbom.py > sbom.json
"""

from __future__ import annotations

import base64
import importlib.metadata
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK, PAGE_LOCK = ROOT / "requirements.lock", ROOT / "tools" / "page" / "package-lock.json"
PIN = re.compile(r"^([\w.-]+)==(\S+)(?: ; (.+?))?(?: \\)?$((?:\n +--hash=sha256:[0-9a-f]{64}(?: \\)?)*)", re.MULTILINE)
# Of the page's packages, those whose work ends up inside the wheel; the others only build it.
CARRIED = re.compile(r"d3-|@fontsource|world-atlas")


def bill() -> str:
    """The bill of materials, in the library's own form."""
    python, page = list(_locked(LOCK.read_text("utf-8"))), list(_carried())
    weights = _project(ROOT / "model-ar")
    bom = Bom(components=[*python, *page, weights])
    bom.metadata.component = root = _project(ROOT)
    direct = _asked_by("waqai", _direct())
    bom.register_dependency(root, [*page, weights, *_named(direct, python)])
    for one in python:
        bom.register_dependency(one, _named(_requires(one.name), python))
    written = json.loads(JsonV1Dot6(bom).output_as_string())
    written["metadata"].pop("timestamp")
    written["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(written['components']))}"
    return json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _locked(lock: str) -> Iterator[Component]:
    """A component a pin; with the digests of the files that the lock allows for it."""
    for name, version, marker, hashes in PIN.findall(lock):
        url = PackageURL("pypi", None, canonicalize_name(name), version)
        digests = [HashType(alg=HashAlgorithm.SHA_256, content=one) for one in re.findall(r"[0-9a-f]{64}", hashes)]
        files = ExternalReference(
            type=ExternalReferenceType.DISTRIBUTION,
            url=XsUri(str(url)),
            hashes=digests,
            comment=f"only where {marker}" if marker else None,
        )
        yield Component(
            name=name,
            version=version,
            type=ComponentType.LIBRARY,
            purl=url,
            bom_ref=str(url),
            licenses=_licences(name),
            external_references=[files],
        )


def _carried() -> Iterator[Component]:
    """What the page carries inside, from npm's lock."""
    for place, told in json.loads(PAGE_LOCK.read_text("utf-8"))["packages"].items():
        name = place.rpartition("node_modules/")[2]
        if CARRIED.match(name):
            group, _, short = name.rpartition("/")
            url = PackageURL("npm", group or None, short, told["version"])
            digest = base64.b64decode(told["integrity"].removeprefix("sha512-")).hex()
            yield Component(
                name=short,
                group=group or None,
                version=told["version"],
                type=ComponentType.LIBRARY,
                purl=url,
                bom_ref=str(url),
                licenses=[LicenseFactory().make_from_string(told["license"])],
                hashes=[HashType(alg=HashAlgorithm.SHA_512, content=digest)],
            )


def _project(folder: Path) -> Component:
    """A project of this repository."""
    told = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    url = PackageURL("pypi", None, told["name"], told["version"])
    return Component(
        name=told["name"],
        version=told["version"],
        description=told["description"],
        type=ComponentType.APPLICATION if told.get("scripts") else ComponentType.DATA,
        purl=url,
        bom_ref=str(url),
        licenses=[LicenseFactory().make_from_string(told["license"])],
    )


def _licences(name: str) -> list[Any]:
    """What an installed package states: an SPDX expression, else the names of its classifiers."""
    try:
        told: Any = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return []
    expression = told.get("License-Expression")
    if expression:
        return [LicenseFactory().make_from_string(expression)]
    classes = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    stated = classes or [line for line in (told.get("License") or "").splitlines()[:1] if line.strip()]
    return [LicenseFactory().make_with_name(one) for one in sorted(set(stated))]


def _named(names: Iterable[str], components: Iterable[Component]) -> list[Component]:
    """The components of these names; two where the lock has a version for each Python."""
    wanted = set(names)
    return [one for one in components if canonicalize_name(one.name) in wanted]


def _direct() -> list[str]:
    return list(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"])


def _requires(name: str) -> list[str]:
    try:
        return _asked_by(name, importlib.metadata.requires(name) or [])
    except importlib.metadata.PackageNotFoundError:
        return []


def _asked_by(name: str, requirements: Iterable[str]) -> list[str]:
    """The packages that requirements without extras name."""
    asked = [Requirement(one) for one in requirements]
    plain = [one for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    return sorted({canonicalize_name(one.name) for one in plain} - {canonicalize_name(name)})


if __name__ == "__main__":
    sys.stdout.write(bill())
