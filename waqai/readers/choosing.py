"""Who reads, by the options: which tagger beside the rules, which language model after them.

What the options leave open is settled once, where a run begins, and travels with them to every process; each process
opens a tagger once.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import warnings

from waqai.heavy import NO_TAGGER, READERS, SHIPPED_TAGGER, TAGGER_VARIABLE, ModelChoice, NameTagger
from waqai.model import Reader, ReadOptions, UsageError
from waqai.readers.language_model import LanguageModelReader
from waqai.readers.plugged import plugged
from waqai.readers.taggers import HOW_TO_INSTALL, identity, installed, open_tagger

WITHOUT_TAGGER = f"the trained tagger is not installed, the rules read alone; {HOW_TO_INSTALL}"


def settled(options: ReadOptions) -> ReadOptions:
    """The options with nothing left open.  Where Waqai's own tagger is not installed and nobody asked for it, the rules
    read alone, with a warning.  Settling again changes nothing."""
    reader = options.reader
    tagger = options.tagger or os.environ.get(TAGGER_VARIABLE) or SHIPPED_TAGGER
    if reader == "tagger" and tagger == NO_TAGGER:
        tagger = SHIPPED_TAGGER
    if reader == "rules" or tagger == NO_TAGGER:
        return dataclasses.replace(options, reader=reader or "rules", tagger=NO_TAGGER)
    if tagger == SHIPPED_TAGGER and not installed():
        if reader == "tagger":
            raise UsageError(f"the reader 'tagger' is not installed; {HOW_TO_INSTALL}")
        warnings.warn(WITHOUT_TAGGER, stacklevel=3)
        return dataclasses.replace(options, reader=reader or "rules", tagger=NO_TAGGER)
    return dataclasses.replace(options, reader=reader or "tagger", tagger=tagger)


def tagger_of(options: ReadOptions) -> NameTagger | None:
    """The tagger that suggests names to the rules; settled options only."""
    return None if options.tagger in (None, NO_TAGGER) else _tagger(options.tagger)


@functools.cache
def _tagger(name: str) -> NameTagger:
    """One a process: it takes a while to load, and memory to keep."""
    return open_tagger(name)


def reader_of(options: ReadOptions) -> Reader | None:
    """The language model, or another package's reader, that reads after the rules and the tagger."""
    if options.reader not in (None, *READERS):
        return plugged(options.reader)
    if options.reader not in ("both", "llm"):
        return None
    if options.model is None:
        raise UsageError(f"the reader {options.reader!r} needs a language model: a base URL and a name")
    return language_model(options.model, options.reader == "both")


@functools.cache
def language_model(choice: ModelChoice, completes: bool) -> Reader:
    """One reader a process: it remembers that a server failed."""
    return LanguageModelReader(choice, completes)


def read_by(options: ReadOptions) -> list[str]:
    """What of the choice of readers shapes a reading: where it differs, a page is read again."""
    tagger, model = options.tagger or NO_TAGGER, options.model
    told = [] if tagger == NO_TAGGER else [identity(tagger)]
    if options.reader not in (None, *READERS):
        return [*told, plugged(options.reader).id]
    return [*told, str(options.reader), model.name] if model and reader_of(options) else told
