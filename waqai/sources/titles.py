"""The headline among the lines that stand before an article's text.

The first line that looks like a headline is it, unless the text never speaks of it and does speak of the next one:
then the first is a stray headline of another story.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.sources.lines import Line

# Share of a headline's words that its own text takes up again; measured on dated newspaper stories with known titles,
# nine in ten lie above the first figure, and a stray headline that shares the subject still lies below the second.
_OWN, _STRAY = 0.7, 0.5
_SHORTEST_WORD = 4


def choose_title(candidates: Sequence[int], lines: Sequence[Line], text: Sequence[str]) -> int | None:
    """The number of the headline's line among `candidates`, given the words of the text that follows."""
    if not candidates:
        return None
    first = candidates[0]
    if len(candidates) > 1 and text:
        stems = frozenset(map(stem, text))
        shares = [share(lines[n].words, stems) for n in candidates[:2]]
        if shares[0] < _STRAY and shares[1] >= _OWN and shares[1] - shares[0] > 1 - _OWN:
            return candidates[1]
    return first


def share(words: Sequence[str], stems: frozenset[str]) -> float:
    """The share of a line's content words that are among `stems`."""
    content = [w for w in words if len(w) >= _SHORTEST_WORD]
    return sum(stem(w) in stems for w in content) / len(content) if content else 1.0


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
