"""One folding for all of Waqai, with a map back to the page.

Arabic is written with many spellings of one word: hamza on, under or without its alef, final ya with or without
dots, ta marbuta as ha, tatweel, vowel marks, presentation forms, invisible direction marks.  `fold` brings them
together so that lexicon, search and page agree; `Folded.offsets` leads each folded character back to the page.

>>> fold("أكّـدَ الرئيسُ").text
'اكد الرييس'
>>> folded = fold("ﻻ إلى")
>>> folded.text, folded.offsets
('لا الي', (0, 0, 1, 2, 3, 4))
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from waqai.model import Span

# Letters that newspapers write for one another.  ؤ and ئ lose their seat's hamza (رؤساء/روساء, هيئة/هيية), a bare
# hamza stays: it is a letter of its own (جزء, شيء).  Persian and Urdu letters that the Arabic press uses for names.
LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ک": "ك", "گ": "ك", "ڪ": "ك", "ڭ": "ك", "ڨ": "ق", "ڤ": "ف", "پ": "ب", "چ": "ج",
    "ژ": "ز", "ی": "ي", "ې": "ي", "ے": "ي", "ہ": "ه", "ۀ": "ه", "ھ": "ه", "ۃ": "ه", "ە": "ه", "ۆ": "و", "ۋ": "و",
}  # fmt: skip
_KEYBOARDS = str.maketrans({
    "ک": "ك", "ڪ": "ك", "ی": "ي", "ې": "ي", "ے": "ي", "ہ": "ه", "ۀ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ة",
})  # fmt: skip
_WITH_ALEF = frozenset(("علي", "إلي", "الي"))
SPACES = {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{FIGURE SPACE}": " ", "\t": " "}
DIGITS = {chr(0x660 + n): str(n) for n in range(10)} | {chr(0x6F0 + n): str(n) for n in range(10)}
INVISIBLE_CATEGORIES = ("Mn", "Cf", "Me")
TATWEEL = "\N{ARABIC TATWEEL}"
LAST_BASIC = 0x6FF
"""Above the Arabic block stand presentation forms, wide and ligature letters, which are compatibility-decomposed."""


class Folded(NamedTuple):
    """Folded text; `offsets[i]` is the page offset of its i-th character."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The page span of folded characters start..end (end not included)."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold_character(character: str) -> str:
    """What one character folds to; nothing for marks, tatweel and invisible characters.

    Folding what is folded changes nothing, so a step is repeated until it rests (İ → i with a dot → i).

    >>> fold_character("ﻹ"), fold_character("ّ"), fold_character("٧")
    ('لا', '', '7')
    """
    folded, again = character, _fold_once(character)
    while again != folded:
        folded, again = again, "".join(_fold_once(c) for c in again)
    return folded


def _fold_once(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character) if ord(character) > LAST_BASIC else character
    return "".join(_plain(c) for c in plain if not _invisible(c))


def _invisible(character: str) -> bool:
    return character == TATWEEL or unicodedata.category(character) in INVISIBLE_CATEGORIES


def _plain(character: str) -> str:
    character = SPACES.get(character, character)
    return LETTERS.get(character) or DIGITS.get(character) or character.lower()


class _Table(dict[int, str]):
    """A translation table for `str.translate` that fills itself."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


_TABLE = _Table()


def fold_text(text: str) -> str:
    """The folded text alone, where no way back is needed.

    >>> fold_text("لِقاءٌ في ٢٠٢٤")
    'لقاء في 2024'
    """
    return text.translate(_TABLE)


def head_of(name: str) -> str:
    """The first word of a name, folded: what a body or a place is called by; empty where there is none.

    >>> head_of("وزارة الخارجية"), head_of("")
    ('وزاره', '')
    """
    return next(iter(fold_text(name).split()), "")


def fold(text: str) -> Folded:
    """Folded text with its map back to `text`."""
    pieces: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(text):
        folded = _TABLE[ord(character)]
        pieces.append(folded)
        offsets.extend([at] * len(folded))
    return Folded("".join(pieces), tuple(offsets))


def bare(text: str) -> str:
    """Letters as written, without vowel marks, tatweel and invisible characters: for telling على from علي.  Letters of
    Persian and Urdu keyboards are those that they stand for; one for both ى and ي is ى in على and إلى alone.

    >>> bare("عَلَى"), bare("ایران"), bare("إلی")
    ('على', 'ايران', 'إلى')
    """
    if text.isascii():
        return text
    letters = "".join(c for c in unicodedata.normalize("NFKC", text) if not _invisible(c))
    plain = letters.translate(_KEYBOARDS)
    return plain[:-1] + "ى" if letters[-1:] == "ی" and plain in _WITH_ALEF else plain
