"""The furniture lexicon (`data/furniture.toml`) as look-ups over the folded words of a line.

>>> furniture().match(plain_words("اقرأ أيضاً:")).kind
'related'
>>> furniture().match(plain_words("أعلن الوزير استقالته")) is None
True
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from waqai.knowledge.loader import toml
from waqai.model import FurnitureKind
from waqai.text.clitics import stems_of
from waqai.text.folding import fold_text

Opens = Literal["none", "items", "rest", "name"]
Only = Literal["anywhere", "edge", "end"]
Place = Literal["head", "middle", "end"]
_WORD = re.compile(r"\w+")
# Where none of these letters stands no word needs a look.
_ACCENTED = re.compile("[\u0080-\u024f]")
_NO_LIMIT = 1000
_ANY_DIGIT = "0"
_LONGEST = 12
# No line of furniture of these kinds is longer, in words.
_LONGEST_LINE = 220
_PLACES: dict[Only, tuple[Place, ...]] = {
    "anywhere": ("head", "middle", "end"),
    "edge": ("head", "end"),
    "end": ("end",),
}
# Fewer of these phrases in one line are an article's own subject (a story on gold prices names two or three); a line in
# which the site speaks of itself needs fewer.
CUES_OF_PROMOTION, CUES_BESIDE_SELF = 5, 3


class Phrase(NamedTuple):
    """One phrase of the lexicon, in folded words, with its group's terms."""

    words: tuple[str, ...]
    group: str
    kind: FurnitureKind
    opens: Opens
    most: int
    only: Only
    needs: str


@dataclass(frozen=True, slots=True)
class FurnitureLexicon:
    """All phrases, by where in a line they count."""

    whole: dict[tuple[str, ...], Phrase]
    start: dict[str, tuple[Phrase, ...]]
    part: dict[str, tuple[Phrase, ...]]
    cue: dict[str, tuple[Phrase, ...]]
    self_: dict[str, tuple[Phrase, ...]]
    invite: dict[str, tuple[Phrase, ...]]
    row: frozenset[str]
    platforms: frozenset[str]
    sections: frozenset[tuple[str, ...]]

    def match(self, words: Sequence[str], text: str = "", place: Place = "end") -> Phrase | None:
        """The phrase that makes furniture of a line with these words, if any.  `place`: before the first paragraph,
        after the last, or between; `text`: the line as printed, for phrases that need a mark."""
        found = self.whole.get(tuple(words)) or self._at(self.start, words, 0, text, place)
        if found and _holds(found, words, text, place):
            return found
        places = self._openers(self.part, words) if len(words) <= _LONGEST_LINE else []
        return next(filter(None, (self._at(self.part, words, n, text, place) for n in places)), None)

    @staticmethod
    def _openers(index: dict[str, tuple[Phrase, ...]], words: Sequence[str]) -> list[int]:
        """Where a phrase of the index may begin."""
        return [n for n, word in enumerate(words) if _may_open(word) and not index.keys().isdisjoint(stems_of(word))]

    def promotes(self, words: Sequence[str]) -> bool:
        """True for a line that holds so many promotion cues that it can be nothing else."""
        if len(words) > _LONGEST_LINE:
            return False
        own = self._count(self.self_, words)
        cues = own + self._count(self.cue, words)
        return cues >= (CUES_BESIDE_SELF if own else CUES_OF_PROMOTION)

    def _count(self, index: dict[str, tuple[Phrase, ...]], words: Sequence[str]) -> int:
        found = (self._at(index, words, n, "", "end") for n in self._openers(index, words))
        return len({phrase.words for phrase in found if phrase})

    def is_row(self, words: Sequence[str]) -> bool:
        """True for a line of nothing but share buttons."""
        return len(words) > 1 and all(word in self.row or word in self.platforms for word in words)

    def invites(self, words: Sequence[str]) -> bool:
        """True for a line that begins like an invitation and names a platform (تابعوا ... على تويتر)."""
        if not words or words[0] not in self.invite or len(words) > self.invite[words[0]][0].most:
            return False
        return any(stem in self.platforms and len(stem) > 3 for word in words[1:] for stem in stems_of(word))

    def is_section(self, words: Sequence[str]) -> bool:
        """True for a line that is the name of a site's section."""
        return tuple(words) in self.sections

    @staticmethod
    def _at(
        index: dict[str, tuple[Phrase, ...]], words: Sequence[str], at: int, text: str, place: Place
    ) -> Phrase | None:
        if at >= len(words):
            return None
        rest = tuple(words[at + 1 : at + _LONGEST])
        for stem in stems_of(words[at]):
            for phrase in index.get(stem, ()):
                if rest[: len(phrase.words) - 1] == phrase.words[1:] and _holds(phrase, words, text, place):
                    return phrase
        return None


def plain_words(line: str) -> tuple[str, ...]:
    """The folded words of a line, without marks and without the accents of Latin letters.

    >>> plain_words("À lire aussi : «إقرأ أيضاً»")
    ('a', 'lire', 'aussi', 'اقرا', 'ايضا')
    """
    words = _WORD.findall(fold_text(line))
    return tuple(map(_unaccented, words)) if _ACCENTED.search(line) else tuple(words)


@functools.cache
def furniture() -> FurnitureLexicon:
    """The furniture lexicon, read once a process."""
    groups: dict[str, list[Phrase]] = {}
    for group in toml("furniture")["group"]:
        groups.setdefault(group["where"], []).extend(_phrases(group))
    return FurnitureLexicon(
        {phrase.words: phrase for phrase in reversed(groups["whole"])},
        _by_first_word(groups["start"]),
        _by_first_word(groups["part"]),
        _by_first_word(groups["cue"]),
        _by_first_word(groups["self"]),
        _by_first_word(groups["invite"]),
        frozenset(word for phrase in groups["row"] for word in phrase.words),
        frozenset(word for phrase in groups["platform"] for word in phrase.words),
        frozenset(phrase.words for phrase in groups["section"]),
    )


@functools.lru_cache(maxsize=32_000)
def _may_open(word: str) -> bool:
    """Whether any phrase that counts inside a line begins with a word, in any of its cuts: few do."""
    lexicon = furniture()
    stems = stems_of(word)
    return not all(index.keys().isdisjoint(stems) for index in (lexicon.part, lexicon.cue, lexicon.self_))


@functools.cache
def page_words(section: str) -> frozenset[str]:
    """The folded words or phrases of a section of `page_words.toml`."""
    return frozenset(" ".join(plain_words(form)) for form in toml("page_words")[section]["words"])


@functools.cache
def page_letters(section: str, name: str) -> frozenset[str]:
    """Words of `page_words.toml` with their letters as printed."""
    return frozenset(toml("page_words")[section][name])


def _phrases(group: dict[str, object]) -> list[Phrase]:
    return [
        Phrase(
            plain_words(form),
            str(group["id"]),
            cast(FurnitureKind, group["kind"]),
            cast(Opens, group.get("opens", "none")),
            cast(int, group.get("most", _NO_LIMIT)),
            cast(Only, group.get("only", "anywhere")),
            str(group.get("needs", "")),
        )
        for form in cast("list[str]", group["form"])
    ]


def _by_first_word(phrases: list[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    index: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda p: -len(p.words)):
        index.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(found) for word, found in index.items()}


def _holds(phrase: Phrase, words: Sequence[str], text: str, place: Place) -> bool:
    return len(words) <= phrase.most and place in _PLACES[phrase.only] and _has(phrase.needs, text)


def _has(needed: str, text: str) -> bool:
    return any(c.isdigit() for c in text) if needed == _ANY_DIGIT else needed in text


@functools.lru_cache(maxsize=32_000)
def _unaccented(word: str) -> str:
    if word.isascii() or not word[0].isalpha() or ord(word[0]) > 0x24F:
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
