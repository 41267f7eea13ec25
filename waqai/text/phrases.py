"""Finding many phrases in words at once: a trie over folded words, the first of which may carry proclitics.

>>> index = PhraseIndex[str]()
>>> index.add("كوريا الشمالية", "KP")
>>> from waqai.text.words import words_of
>>> [(m.first, m.last, m.prefix, m.value) for m in index.find(words_of("زار وفد لكوريا الشمالية"))]
[(2, 4, 'ل', 'KP')]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableMapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from waqai.text.clitics import Cut, readings
from waqai.text.words import Word, words_of

T = TypeVar("T")
Node = MutableMapping[str, Any]
"""Folded words, each with the node behind it.  Not `dict`: compiled code would pass by the `get` of one that grows."""
ENDS = ""
"""Where a node of the trie keeps the values of the phrase that ends there."""
_NOTHING: Sequence[Any] = ()
"""What most words open."""
MOST_KEPT = 20_000
"""Word forms whose openings are kept; beyond that memory would grow with the number of pages."""


class Match(NamedTuple, Generic[T]):
    """Words first..last (last not included) are a phrase; `prefix` is cut from the first word, `length` folded
    characters long."""

    first: int
    last: int
    prefix: str
    length: int
    value: T


class PhraseIndex(Generic[T]):
    """A set of phrases with values; several values may share a phrase.  The caller may bring the first node."""

    def __init__(self, root: Node | None = None) -> None:
        self._root: Node = {} if root is None else root
        self._opened: dict[str, tuple[tuple[Cut, Node], ...]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Adds one phrase, given as print; folding is done here."""
        self.add_forms([w.form for w in words_of(phrase)], value)

    def add_forms(self, forms: Sequence[str], value: T) -> None:
        """Adds one phrase, given as folded words."""
        self._opened.clear()
        node = self._root
        for form in forms:
            node = node.setdefault(form, {})
        values: list[T] = node.setdefault(ENDS, [])
        values.append(value)

    def values(self) -> Iterator[T]:
        """The value of every phrase."""
        nodes = [self._root]
        while nodes:
            node = nodes.pop()
            yield from node.get(ENDS, ())
            nodes.extend(inner for form, inner in node.items() if form != ENDS)

    def first_words(self) -> Collection[str]:
        """The folded words with which phrases start."""
        return self._root.keys()

    def opens(self, form: str) -> bool:
        """Whether any phrase may start with a folded word, in any of its cuts."""
        return bool(self._openings(form))

    def _openings(self, form: str) -> tuple[tuple[Cut, Node], ...]:
        """The cuts of a word that open a phrase, each with its node; kept, since pages repeat their words."""
        found = self._opened.get(form)
        if found is None:
            first = self._root.get
            opened = [(cut, node) for cut in readings(form) if (node := first(cut.stem)) is not None]
            found = self._opened[form] = tuple(opened)
            if len(self._opened) > MOST_KEPT:
                self._opened = {form: found}
        return found

    def find(self, words: Sequence[Word], first: int = 0, last: int | None = None) -> Iterator[Match[T]]:
        """Every occurrence, by start; at one start the uncut word first and the longest phrase first."""
        stop = len(words) if last is None else last
        for at in range(first, stop):
            yield from self.at(words, at, stop)

    def first(self, words: Sequence[Word], first: int, last: int, stop: int) -> Match[T] | None:
        """The first phrase that starts in words first..last (last not included) and ends before `stop`."""
        opened = self._opened
        for at in range(first, last):
            found = opened.get(words[at].form)
            if found != () and (matches := self.at(words, at, stop)):
                return matches[0]
        return None

    def at(self, words: Sequence[Word], at: int, stop: int | None = None) -> Sequence[Match[T]]:
        """The phrases that start with word `at`."""
        form = words[at].form
        opened = self._opened.get(form)
        if opened is None:
            opened = self._openings(form)
        return self._from(opened, words, at, len(words) if stop is None else stop) if opened else _NOTHING

    @staticmethod
    def _from(
        opened: tuple[tuple[Cut, Node], ...],
        words: Sequence[Word],
        at: int,
        stop: int,
    ) -> Sequence[Match[T]]:
        found: list[Match[T]] = []
        for cut, node in opened:
            for last, values in _walk(node, words, at + 1, stop):
                # The constructor of a named tuple costs as much as the rest.
                found += [tuple.__new__(Match, (at, last, cut.prefix, cut.length, value)) for value in values]
        return found


def _walk(node: Node, words: Sequence[Word], at: int, stop: int) -> list[tuple[int, list[Any]]]:
    ends: list[tuple[int, list[Any]]] = []
    inner: Node | None = node
    while inner is not None:
        values = inner.get(ENDS)
        if values:
            ends.append((at, values))
        form = words[at].form if at < stop else ENDS
        inner = inner.get(form) if form != ENDS else None
        at += 1
    return ends[::-1]
