"""Taggers of names by name or folder: the one of Waqai's own, and those of others that are on this machine.

A tagger is a class with the one method of `waqai.heavy.NameTagger`.  What kind a folder holds is told by its files:
`tagger.toml` is one of ours, `gliner_config.json` a GLiNER model, `config.json` a token classifier of Hugging Face's
Transformers.  A name that is no folder is looked up in the Hub's cache on this machine; nothing is fetched.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import importlib.util
from collections.abc import Callable
from pathlib import Path

from waqai.heavy import SHIPPED_TAGGER, NameTagger
from waqai.model import UsageError
from waqai.readers.gliner_tagger import GlinerTagger
from waqai.readers.hub_tagger import HubTagger

HOW_TO_INSTALL = "install it with: pip install waqai-model-ar (from Waqai's source: pip install ./model-ar)"
_PACKAGE, _OURS = "waqai_model_ar", "tagger.toml"
_CHUNK = 1 << 20


def installed() -> bool:
    """Whether the weights of Waqai's own tagger are here."""
    package = importlib.util.find_spec(_PACKAGE)
    places = package.submodule_search_locations if package else None
    return any((Path(place) / "data" / _OURS).is_file() for place in places or ())


def open_tagger(name: str) -> NameTagger:
    """The tagger of a name or folder, ready to work.  Raises `UsageError` that says what is missing."""
    folder = folder_of(name)
    if (folder / _OURS).is_file():
        from waqai.readers.tagger import Tagger  # noqa: PLC0415 - imports onnxruntime

        return Tagger(folder)
    if (folder / "gliner_config.json").is_file():
        return _of_others(name, lambda: GlinerTagger(folder, identity(name)))
    if (folder / "config.json").is_file():
        return _of_others(name, lambda: HubTagger(folder, identity(name)))
    raise UsageError(f"{name}: no tagger: the folder holds neither tagger.toml nor gliner_config.json nor config.json")


def _of_others(name: str, opened: Callable[[], NameTagger]) -> NameTagger:
    try:
        return opened()
    except ImportError as error:
        raise UsageError(
            f"{name}: models of Hugging Face need more packages ({error}): pip install 'waqai[hub]'"
        ) from None


def folder_of(name: str) -> Path:
    """Where a tagger's files lie."""
    if name == SHIPPED_TAGGER:
        if not installed():
            raise UsageError(f"the tagger {name} is not installed; {HOW_TO_INSTALL}")
        return Path(importlib.import_module(_PACKAGE).folder())
    return Path(name) if Path(name).is_dir() else _in_cache(name)


def _in_cache(name: str) -> Path:
    """The folder of a model that was fetched from the Hub before."""
    try:
        from huggingface_hub import snapshot_download  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError(
            f"{name}: no such folder; models by name need more packages: pip install 'waqai[hub]'"
        ) from None
    try:
        return Path(snapshot_download(name, local_files_only=True))
    except Exception as error:  # noqa: BLE001 - whatever the Hub's library says of a name, the answer is the same
        detail = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(
            f"{name}: no such folder, and not among the models fetched before ({detail}). Waqai fetches nothing "
            f"itself: hf download {name}"
        ) from None


@functools.cache
def identity(name: str) -> str:
    """A tagger's name with a hash of its files: two taggers of one name are two."""
    folder = folder_of(name)
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
        with file.open("rb") as content:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
    return f"{Path(name).resolve().name if Path(name).is_dir() else name} {digest.hexdigest()[:12]}"
