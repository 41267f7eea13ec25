"""Looking at an article's words: what the lexicons say of each, within its sentence.

A `Scan` answers, for any word, which names, demonyms and states start there, whether the word may be part of a
person's name, and what a tagger suggests there.  It decides nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from waqai.extract.ordinary import is_ordinary
from waqai.extract.tags import Tags, without_outlet
from waqai.heavy import Suggestion
from waqai.knowledge.entities import Known, NameOf, gazetteer
from waqai.knowledge.grammar import grammar
from waqai.knowledge.institutions import (
    MINISTRY,
    collectives,
    doubtful,
    institutions,
    name_words,
    several_heads,
    thing_heads,
)
from waqai.knowledge.store import store
from waqai.knowledge.titles import title_book
from waqai.model import Article
from waqai.text.clitics import stems_of
from waqai.text.document import Document
from waqai.text.phrases import Match
from waqai.text.words import Word

OPENING, CLOSING = frozenset('"“«'), frozenset('"”»“')
# Letters with which a word begins that has no article: آلاء, إلهام, ألبرت.
HAMZAS = frozenset("آأإ")
LINKS = frozenset(
    (
        "بن",
        "ابن",
        "بنت",
        "ولد",
        "منت",
        "ال",
        "ابو",
        "ابي",
        "ام",
        "عبد",
        "دي",
        "دو",
        "فان",
        "فون",
        "لو",
        "دا",
        "ديل",
        "بو",
        "ايت",
    )
)
WEAK_KIND, NAME_KIND = "m", "n"
NAMES, TITLES, BODIES, GROUPS, THINGS = "names", "titles", "bodies", "groups", "things"
NATIONALITIES = "nationalities"
SEVERAL = "several"
# A given name before a part of a name, "in the name of" before anything else.
GIVEN_OR_FOR = "باسم"


class Scan:
    """An article's words with what is known of them, each looked up once."""

    def __init__(self, doc: Document, article: Article, suggested: Sequence[Suggestion] | None = None) -> None:
        self.doc = doc
        self.words = doc.words
        self.article = article
        self.stops = _stops(doc)
        self._names: dict[int, tuple[Match[NameOf], ...]] = {}
        self._borne: frozenset[str] | None = None
        self.cuts: dict[int, int] = {}
        """Words that are being read as names behind proclitics, with the length of these."""
        self.tags = Tags(doc, without_outlet(doc, article, suggested))

    def form(self, at: int, before: int | None = None) -> str:
        """The folded word, or nothing beyond the sentence that word `before` (else the word itself) belongs to."""
        if not 0 <= at < len(self.words):
            return ""
        if before is not None and not self.same_sentence(at, before):
            return ""
        return self.words[at].form

    def same_sentence(self, one: int, other: int) -> bool:
        """True if two words stand in one sentence."""
        return 0 <= min(one, other) <= max(one, other) < len(self.words) and self.stops[one] == self.stops[other]

    def names(self, at: int) -> tuple[Match[NameOf], ...]:
        """All names of the gazetteer that start at a word; none behind the last word."""
        if at >= len(self.words):
            return ()
        found = self._names.get(at)
        if found is None:
            opened = NAMES in openings(self.words[at].form)
            found = tuple(gazetteer().names.at(self.words, at, self.stops[at])) if opened else ()
            self._names[at] = found
        return found

    def demonym(self, at: int, stop: int) -> tuple[int, Known] | None:
        """A state's adjective that starts at a word, with or without the article, with no other proclitic; in marks of
        its own, too (رئيس الوزراء «الإسرائيلي»)."""
        if at >= stop:
            return None
        if self.words[at].form in OPENING:
            inner = self.demonym(at + 1, stop) if at + 1 < stop and self.words[at + 1].kind == "arabic" else None
            closed = inner and inner[0] < stop and self.words[inner[0]].form in CLOSING
            return (inner[0] + 1, inner[1]) if inner and closed else None
        if self._are_persons(at):
            return None
        for match in self.names(at):
            if (
                match.value.kind == "demonym"
                and match.prefix in ("", "ال")
                and self.words[at].form not in doubtful()[1]
            ):
                return match.last, match.value.known
        return None

    def _are_persons(self, at: int) -> bool:
        """أوقف الأمن العام سوريين: a plural without article behind a noun that has it is no adjective of it."""
        form = self.words[at].form
        plural = form.endswith(("يين", "يون")) and not form.startswith("ال")
        return plural and at > 0 and self.words[at - 1].form.startswith(("ال", "وال"))

    def sentences_between(self, one: int, other: int) -> int:
        """How many sentence ends stand between two words."""
        inside = [s for s in self.doc.sentences if s.first < other and s.last > one]
        return max(0, len(inside) - 1)

    def state(self, at: int, stop: int) -> tuple[int, Known] | None:
        """A state's name or its government's metonym that starts at a word, uncut."""
        if at >= stop:
            return None
        matches = [m for m in self.names(at) if not m.prefix and m.value.known.type == "state"]
        match = next((m for m in matches if m.value.kind in ("name", "metonym")), None)
        return (match.last, match.value.known) if match else None

    def name_share(self, at: int) -> int:
        """How likely a word is part of a person's name: 2 surely, 1 perhaps (a name or a word never seen), 0 no."""
        word = self.words[at]
        if at in self.cuts:
            return 2
        if word.form in ("علي", "ان"):
            return 2 if word.bare in ("علي", "آن") else 0
        if word.form == GIVEN_OR_FOR and self.same_sentence(at, at + 1) and self.words[at + 1].kind == "arabic":
            after = self.words[at + 1].form
            return 2 if name_words().get(after) == NAME_KIND and not openings(after) & {BODIES, GROUPS, NAMES} else 0
        if lacks_article(word) and name_words().get(word.form):
            return 2
        return name_share(word.form) if word.kind == "arabic" else 0

    def borne_by_others(self) -> frozenset[str]:
        """Surnames with the article that stand somewhere behind a given name with which no list has them."""
        if self._borne is None:
            found = (n for n in range(1, len(self.words)) if self.words[n].form.startswith("ال"))
            self._borne = frozenset(self.words[n].form for n in found if self._is_borne(n))
        return self._borne

    def _is_borne(self, at: int) -> bool:
        given = self.words[at - 1]
        if given.kind != "arabic" or not self.same_sentence(at - 1, at) or self.name_share(at - 1) < 2:
            return False
        return not any(m.last > at for n in range(max(0, at - 3), at) for m in self.names(n))

    def quoted(self, at: int, stop: int) -> tuple[int, int] | None:
        """The words between marks that open at a word: first, and the one after the last; at most five words."""
        if (
            at >= stop
            or self.words[at].form not in OPENING
            or self.doc.text[self.words[at].end : self.words[at].end + 1].isspace()
        ):
            return None
        for end in range(at + 1, min(stop, at + 7)):
            if self.words[end].form in CLOSING:
                last = end - (self.words[end - 1].form in (".", "،", ","))
                return (at + 1, last) if last > at + 1 else None
        return None


def _stops(doc: Document) -> tuple[int, ...]:
    stops = [0] * len(doc.words)
    for sentence in doc.sentences:
        for at in range(sentence.first, sentence.last):
            stops[at] = sentence.last
    return tuple(stops)


_NONE: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=32_000)
def openings(form: str) -> frozenset[str]:
    """Which lexicons hold a phrase that may start with a folded word.

    >>> "bodies" in openings("والجيش"), "titles" in openings("والجيش")
    (True, False)
    """
    known = _first_words()
    kinds = [kind for stem in stems_of(form) for kind in known.get(stem, ())]
    if gazetteer().names.opens(form):
        kinds.append(NAMES)
    return _same(frozenset(kinds)) if kinds else _NONE


@functools.cache
def _first_words() -> Mapping[str, Sequence[str]]:
    """The words with which the lexicons' phrases start, but names' (which grow as pages ask), each with the lexicons
    that hold it: one question in place of ten."""
    book, heads, several = title_book(), institutions(), several_heads()
    words = {
        TITLES: (book.titles.first_words(),),
        BODIES: (MINISTRY, *(each.first_words() for each in (heads.bodies, heads.named, book.portfolios))),
        SEVERAL: (MINISTRY, several.bodies.first_words(), several.named.first_words()),
        GROUPS: (collectives().groups.first_words(),),
        THINGS: (thing_heads(),),
        NATIONALITIES: (store().heads("demonym"),),
    }
    found: dict[str, list[str]] = {}
    for kind, some in words.items():
        for word in frozenset().union(*some):
            found.setdefault(word, []).append(kind)
    return found


@functools.lru_cache(maxsize=64)
def _same(kinds: frozenset[str]) -> frozenset[str]:
    """One object for all words that open the same."""
    return kinds


def lacks_article(word: Word) -> bool:
    """Whether a word only looks as if it had the article, once folded: آلاء, إلهام, ألبرت."""
    return word.form.startswith("ال") and word.bare[:1] in HAMZAS


@functools.lru_cache(maxsize=32_000)
def name_share(form: str) -> int:
    """How likely a folded word is part of a person's name: 2, 1 or 0.

    >>> name_share("محمد"), name_share("اعلن")
    (2, 0)
    """
    kind = name_words().get(form)
    if _refers_back(form):
        return 0
    if kind == NAME_KIND:
        return 2
    if is_function_word(form) or title_book().titles.opens(form):
        return 0
    if kind == WEAK_KIND:
        return 1
    return 0 if is_ordinary(form) or len(form) < 3 else 1


def _refers_back(form: str) -> bool:
    words = collectives()
    return form in words.counterparts or form in words.homeland or form in words.pairs or form in words.latter


@functools.lru_cache(maxsize=32_000)
def is_function_word(form: str) -> bool:
    """Prepositions, conjunctions and the like, with or without و and ف."""
    either = (form, form[1:]) if form[:1] in ("و", "ف") else (form,)
    return not (grammar().prepositions.isdisjoint(either) and grammar().boundaries.isdisjoint(either))
