"""An article's wording, as copies are told by: words reduced to what editors leave alone, and fingerprints of them.

Desks reprint an agency's words with small changes of spelling: hamzas, the conjunction in front, غ for ج in foreign
names, the month by another calendar's name.  All of these are one word here; everything else counts.

>>> a, b = wording_of_text("وقال سيرغي إن يونيو (حزيران) حار"), wording_of_text("قال سيرجي ان حزيران حار")
>>> a.words == b.words
True
"""

from __future__ import annotations

import functools
import re
import zlib
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from waqai.findings import ArticleText
from waqai.knowledge.times import senses
from waqai.model import Span
from waqai.text.folding import bare, fold_text

# A passage of GRAM + WINDOW - 1 = 7 equal words has a fingerprint in both articles, wherever it stands (winnowing).
GRAM = 4
WINDOW = 4
_MASK = (1 << 61) - 1
_FACTORS = (1_000_003, 998_244_353, 2_147_483_647, 6_700_417)
_LEAST_STEM = 3
_CONJUNCTIONS = ("و", "ف")
# Letters, digits and what may stand inside a word: vowel marks, tatweel, joiners and direction marks.
_WORD = re.compile("[\\w\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u2066-\u2069\ufeff]+")


class Wording(NamedTuple):
    """The words of an article as numbers, and where each stands in the page."""

    words: array[int]
    starts: array[int]
    ends: array[int]

    def span(self, first: int, end: int) -> Span:
        """The page's stretch from word `first` to before word `end`."""
        return Span(self.starts[first], self.ends[end - 1])


def wording_of(article: ArticleText) -> Wording:
    """The wording of a whole article in the order of the page, where its headline may stand behind its text; a headline
    from outside the page has no place and is left out."""
    parts = [*([article.title_span] if article.title_span else []), *article.body]
    wording = Wording(array("I"), array("I"), array("I"))
    for span in sorted(set(parts)):
        _add(wording, article.text, span)
    return wording


def wording_of_text(text: str) -> Wording:
    """The wording of a bare text."""
    return wording_of(ArticleText("", text, None, None, (Span(0, len(text)),), None, None))


def _add(wording: Wording, text: str, span: Span) -> None:
    words, starts, ends = wording
    for start, end, raw in raw_words(text, span):
        number = word_number(raw)
        if number & 1 and len(words) and words[-1] == number:
            ends[-1] = end  # the month's other name behind it
            continue
        words.append(number)
        starts.append(start)
        ends.append(end)


def raw_words(text: str, span: Span) -> Iterator[tuple[int, int, str]]:
    """The words of a stretch as written, with their places.  Coarser than `text.words` (الـ19 is one word), and several
    times as fast: all words of all articles come through here."""
    for match in _WORD.finditer(text, span.start, span.end):
        start, end = match.span()
        yield start, end, match[0]


@functools.lru_cache(maxsize=200_000)
def word_number(raw: str) -> int:
    """A number for a word, the same in every process; odd for names of months, even for all others."""
    form = fold_text(raw) or raw
    month = next((s.value for s in senses(form, bare(raw)) if s.kind == "month"), None)
    if month is not None:
        return int(month) * 2 + 1
    plain = form.replace("غ", "ج")
    if plain[0] in _CONJUNCTIONS and len(plain) > _LEAST_STEM:
        plain = plain[1:]
    return zlib.crc32(plain.encode("utf-8", "surrogatepass")) & ~1 & 0xFFFFFFFF


def grams_of(words: array[int]) -> list[int]:
    """One number for each run of `GRAM` words."""
    one, two, three, four = _FACTORS
    return [
        (a * one ^ b * two ^ c * three ^ d * four) & _MASK
        for a, b, c, d in zip(words, words[1:], words[2:], words[3:], strict=False)
    ]


def prints_of(words: array[int]) -> dict[int, int]:
    """Fingerprints: of every `WINDOW` runs in a row the least, each with the number of its first word.

    >>> wording = wording_of_text("أعلنت الوزارة مساء أمس أن الوفد غادر العاصمة متوجها إلى الشمال")
    >>> 1 <= len(prints_of(wording.words)) <= len(wording.words)
    True
    """
    grams = grams_of(words)
    if not grams:
        return {}
    kept = {min(grams[at : at + WINDOW]) for at in range(max(1, len(grams) - WINDOW + 1))}
    places: dict[int, int] = {}
    for at, gram in enumerate(grams):
        if gram in kept and gram not in places:
            places[gram] = at
    return places
