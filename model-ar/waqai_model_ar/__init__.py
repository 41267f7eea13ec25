"""The weights of Waqai's tagger; `waqai.readers.tagger.Tagger(folder())` reads them."""

from pathlib import Path


def folder() -> Path:
    """Where the model's files lie: `tagger.onnx`, `tables.npz`, `words.txt`, `tagger.toml`."""
    return Path(__file__).with_name("data")
