"""How common Arabic words are: the list that the cutting of clitics decides by.

>>> cut_word("وزير").prefix, cut_word("ولبنان").prefix, cut_word("وفد").prefix, cut_word("للقمه").stem
('', 'و', '', 'قمه')
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from waqai.text.clitics import FEW_KEPT, Split, split

_FILE = resources.files("waqai.knowledge") / "data" / "words.tsv"


@functools.cache
def common_words() -> Mapping[str, int]:
    """Folded word stems with the number of their occurrences in some 25 million words of news and encyclopaedia text.

    Read straight into one table: a dictionary a row, as the loader gives them, would cost ten times the time.

    >>> common_words()["رييس"] > common_words()["سفير"] > common_words().get("زبرجد", 0)
    True
    """
    lines = _FILE.read_text("utf-8").split("\n")
    rows = (line.split("\t") for line in lines if line and not line.startswith(("#", "form\t")))
    return MappingProxyType({form: int(count) for form, count in rows})


@functools.lru_cache(maxsize=FEW_KEPT)
def cut_word(form: str, written: str = "") -> Split:
    """The likeliest cut of a folded word into proclitics, stem and pronoun; `written` (`Word.bare`) tells ة from ه.

    >>> cut_word("زيارتهما")
    Split(prefix='', stem='زياره', suffix='هما', length=0)
    """
    return split(form, common_words(), written)
