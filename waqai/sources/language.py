"""Whether a page is Arabic, and if not, what it seems to be.

Persian, Urdu, Kurdish, Pashto and Uyghur share the script; letters that Arabic lacks tell them, and for pages typed
with Arabic letters their commonest words. Limits: dialect counts as Arabic; a page with a little Arabic among much
Latin is not Arabic.

>>> other_language("وصل وفد الأمم المتحدة إلى الخرطوم") is None
True
>>> other_language("وزیر امور خارجه ایران گفت که این مذاکرات ادامه خواهد یافت")
'Persian'
"""

from __future__ import annotations

import re
from collections import Counter

from waqai.knowledge.furniture import page_letters
from waqai.knowledge.loader import toml

_SAMPLE = 10_000
_LEAST_ARABIC_LETTERS = 20
# A page with fewer Arabic letters among its letters is another language's page with a few Arabic names.
_LEAST_SHARE = 0.35
# Foreign names in Arabic text (گ پ چ ڤ) stay well below this share of letters; Persian text lies above 3 %.
_FOREIGN_SHARE = 0.015
_MOST_FOREIGN_WORDS = 0.05
# Languages beside Arabic have no such article but in what they borrow; of the articles of seven collections of Arabic
# news, 99 of 100 have .12 or more.
_MOST_DEFINITE_ELSEWHERE = 0.1
_DEFINITE = ("ال", "وال", "بال", "لل", "فال")


def other_language(text: str) -> str | None:
    """None for Arabic text, else the name of the language it seems to be in."""
    sample = _sample(text)
    letters = Counter({c: n for c, n in Counter(sample).items() if c.isalpha()})
    total = sum(letters.values())
    arabic = sum(n for c, n in letters.items() if "\u0600" <= c <= "\u08ff" or "\ufb50" <= c <= "\ufefc")
    if arabic < min(_LEAST_ARABIC_LETTERS, max(1, total // 2)) or arabic < _LEAST_SHARE * total:
        return "no Arabic script"
    if _definite_share(sample) > _MOST_DEFINITE_ELSEWHERE:
        return None
    return _by_letters(letters, arabic) or _by_words(sample)


def _definite_share(sample: str) -> float:
    """How many of the words carry the Arabic article: a quarter of Arabic news, also where a Persian keyboard wrote it,
    and few borrowed words elsewhere."""
    words: list[str] = re.findall(r"\w+", sample)
    return len([word for word in words if word.startswith(_DEFINITE)]) / max(1, len(words))


def _sample(text: str) -> str:
    """The beginning and the middle: a page may open with a notice in another language."""
    middle = len(text) // 2
    return text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[middle : middle + _SAMPLE // 2]


def _by_letters(letters: Counter[str], arabic: int) -> str | None:
    owned = toml("page_words")["letters"]
    counts = {name: sum(letters[c] for c in own) for name, own in owned.items()}
    if sum(letters[c] for c in set("".join(owned.values()))) <= _FOREIGN_SHARE * arabic or letters["ة"] > 0.02 * arabic:
        return None
    own = {name: n for name, n in counts.items() if name != "Persian"}
    best = max(own, key=lambda name: own[name])
    return best if own[best] > _FOREIGN_SHARE * arabic else "Persian"


def _by_words(sample: str) -> str | None:
    words = re.findall(r"\w+", sample)
    arabic = sum(map(page_letters("language", "Arabic").__contains__, words))
    for name in ("Persian", "Urdu"):
        common = page_letters("language", name)
        found = sum(map(common.__contains__, words))
        if found > _MOST_FOREIGN_WORDS * len(words) and found > arabic:
            return name
    return None
