"""What the tagger sees of a word: the form it is looked up under, its letter n-grams, its ends and its shape.

Training and reading share these functions, so that both see the same numbers.

>>> key("٢٠٠٥"), key("إلى")
('0000', 'الي')
"""

from __future__ import annotations

import functools

from waqai.text.folding import fold_text

AFFIX_BUCKETS = 4096
AFFIXES = 7
"""Rows of the table of word ends, and how many of them a word has: three beginnings, three endings, its shape."""
_DIGITS = str.maketrans("123456789", "000000000")
_FNV_START, _FNV_PRIME, _WORD = 2166136261, 16777619, 0xFFFFFFFF
_SIGN = 0xFFFFFF00


@functools.lru_cache(maxsize=32_000)
def key(word: str) -> str:
    """The form under which a word is looked up: folded, every digit a 0.

    >>> key("أُطلق")
    'اطلق'
    """
    return fold_text(word).translate(_DIGITS)


def hashed(text: str) -> int:
    """FNV-1a over UTF-8 bytes taken as signed, 32 bits: the hash of fastText (Bojanowski et al. 2017), on any machine.

    >>> hashed("<في"), hashed("")
    (3786593658, 2166136261)
    """
    value = _FNV_START
    for byte in text.encode():
        value = ((value ^ (byte | _SIGN if byte > 127 else byte)) * _FNV_PRIME) & _WORD
    return value


def grams(form: str, shortest: int, longest: int, buckets: int) -> list[int]:
    """The buckets of a form's letter n-grams, its borders marked, as fastText counts them.

    >>> len(grams("وقال", 3, 5, 60_000))
    9
    """
    marked = f"<{form}>"
    return [
        hashed(marked[at : at + size]) % buckets
        for at in range(len(marked))
        for size in range(shortest, min(longest, len(marked) - at) + 1)
    ]


def affixes(form: str) -> list[int]:
    """Rows of the table of word ends: the first and last one, two and three letters, and the shape.

    >>> affixes("وقال")[1] == affixes("وقف")[1], affixes("وقال")[5] == affixes("وقف")[5]
    (True, False)
    """
    parts = [f"{n}<{form[:n]}" for n in (1, 2, 3)] + [f"{n}>{form[-n:]}" for n in (1, 2, 3)]
    return [_row(part) for part in (*parts, f"={shape(form)}")]


@functools.lru_cache(maxsize=16_000)
def _row(end: str) -> int:
    """The row of one end; kept, since words share their ends."""
    return hashed(end) % AFFIX_BUCKETS


def shape(form: str) -> str:
    """The kinds of a form's characters and its length up to ten.

    >>> shape("0000"), shape("bbc"), shape("وقال"), shape("!"), shape("")
    ('d4', 'l3', 'a4', 'm1', '0')
    """
    kinds = dict.fromkeys(_kind(character) for character in form)
    return "".join(kinds) + str(min(len(form), 10))


@functools.lru_cache(maxsize=1_000)
def _kind(character: str) -> str:
    if character.isdigit():
        return "d"
    if not character.isalpha():
        return "m"
    return "l" if character.isascii() else "a"
