"""The headline among the lines that stand before an article's text.

The first line that looks like a headline is it, unless the text never speaks of it and does speak of the next one:
then the first is a stray headline of another story.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from waqai.knowledge.furniture import furniture, page_words, plain_words
from waqai.knowledge.outlets import domain_of, outlet_of_name
from waqai.sources.lines import Line

_SITE_BREAK = re.compile(r"(\s[|–—-]\s|\s?::\s?|\s?»\s)")

# The share of a headline's words that the first words of its text take up again.  Over 1,200 newspaper stories with
# known headlines nearly nine in ten lie above _STRAY, other stories' headlines of the same days below it in 98 of 100.
_STRAY, _OWN, _APART = 0.4, 0.6, 0.3
_LEAD = 200
_SHORTEST_WORD = 4
_LONGEST_MASTHEAD = 6
_NEAR = 60


def choose_title(candidates: Sequence[int], lines: Sequence[Line], text: Sequence[str]) -> int | None:
    """The number of the headline's line among `candidates`, given the words of the text that follows."""
    if not candidates:
        return None
    if len(candidates) > 1 and text and _is_stray(lines[candidates[0]].words, lines[candidates[1]].words, text):
        return candidates[1]
    return candidates[0]


def _is_stray(first: Sequence[str], second: Sequence[str], text: Sequence[str]) -> bool:
    """True where the text passes over the first line, takes up the second, and the two share no word."""
    if any(stem(w) in set(map(stem, second)) for w in first if len(w) >= _SHORTEST_WORD):
        return False
    lead = frozenset(map(stem, text[:_LEAD]))
    low, high = share(first, lead), share(second, lead)
    return low <= _STRAY and high >= max(_OWN, low + _APART)


def is_masthead(lines: Sequence[Line], n: int) -> bool:
    """True for a short line that names the site: an outlet's noun, a known outlet, a section behind a bar, or words
    that come again with a bar in another short line.

    >>> from waqai.sources.lines import lines_of
    >>> is_masthead(lines_of("جريدة المرسى | لبنان\\nالحكومة تقر الموازنة بعد جلسة طويلة"), 0)
    True
    """
    line = lines[n]
    if len(line.words) > _LONGEST_MASTHEAD or line.ends_sentence:
        return False
    named = bool(page_words("masthead") & set(line.words[:1] + line.words[-1:]))
    return (
        named
        or any(map(_names_site, title_pieces(line.text)))
        or any(_opens_with(other, line) for other in lines[:_NEAR] if other is not line)
    )


def title_pieces(text: str) -> list[str]:
    """The parts of a title tag or masthead between bars.

    >>> title_pieces("جريدة المرسى | لبنان")
    ['جريدة المرسى', 'لبنان']
    """
    return [piece.strip() for piece in _SITE_BREAK.split(text)[::2] if piece.strip()]


def _opens_with(other: Line, line: Line) -> bool:
    """True for a short line that repeats the words of `line` before a bar (site - place)."""
    head = _SITE_BREAK.split(other.text)
    return len(head) > 1 and len(other.words) <= _LONGEST_MASTHEAD and plain_words(head[0]) == line.words


def without_site(title: str) -> str:
    """A title without the site's name at its beginning or end.

    >>> without_site("رويترز | وفد أممي يصل إلى عدن"), without_site("وفد أممي يصل إلى عدن - الشرق الأوسط")
    ('وفد أممي يصل إلى عدن', 'وفد أممي يصل إلى عدن')
    """
    pieces = _SITE_BREAK.split(title)
    while len(pieces) > 1 and _names_site(pieces[-1]):
        pieces = pieces[:-2]
    while len(pieces) > 1 and _names_site(pieces[0]):
        pieces = pieces[2:]
    return "".join(pieces)


def _names_site(piece: str) -> bool:
    return bool(
        outlet_of_name(piece) or (domain_of(piece) and " " not in piece) or furniture().is_section(plain_words(piece))
    )


def share(words: Sequence[str], stems: frozenset[str]) -> float:
    """The share of a line's content words that are among `stems`."""
    content = [w for w in words if len(w) >= _SHORTEST_WORD]
    return sum(stem(w) in stems for w in content) / len(content) if content else 1.0


@functools.lru_cache(maxsize=32_000)
def stem(word: str) -> str:
    """A rough stem for comparing two texts of one page: conjunction, preposition and article cut off, and endings.

    >>> [stem(w) for w in ("والسودان", "للسودان", "السودانيه")]
    ['سودان', 'سودان', 'سودان']
    """
    for prefix in ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_WORD:
            word = word[len(prefix) :]
            break
    for suffix in ("يه", "ين", "ون", "ات", "ها", "ه", "ي"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_WORD:
            return word[: -len(suffix)]
    return word
