"""Names that need support: surnames of the article's persons, weak names of what it names in full or clearly means."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TypeVar

from waqai.extract.cast import Found
from waqai.extract.gather import Board
from waqai.extract.names import BIG, COMMAS, OBSCURE, is_obscure, is_weak, weak_names
from waqai.extract.ordinary import is_ordinary
from waqai.extract.people import surname_stems
from waqai.extract.referents import country_of
from waqai.extract.scan import LINKS, NAMES, is_function_word, name_share, openings
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, NameOf, gazetteer
from waqai.knowledge.institutions import doubtful, place_words
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.spelling import alike
from waqai.knowledge.store import store
from waqai.text.clitics import readings
from waqai.text.phrases import Match

FINITE = ("past", "present", "jussive")
# How prominent somebody must be to be meant by a surname alone, and by how much more than others who bear it.
TOLD, BESIDE = 60, 15
# How prominent, where a tagger sees the name.
TAGGED = 45
T = TypeVar("T")
# Links that a surname may follow: فلان بن علان, آل ثاني.
SURNAME_LINKS = frozenset(("بن", "ال", "ابو"))
NEAR_PLACES = word_class("directions") | {"في", "قرب", "الي"}
# Letters of a surname that another spelling of one in a list must have more of.
LONG_ENOUGH = 4
# States whose people put the family's name first.
FAMILY_FIRST = frozenset(("CN", "TW", "HK", "KP", "KR", "VN", "KH", "SG"))
NO_SURNAMES, WEEKDAYS = word_class("no_surnames"), word_class("weekdays")


class Surnames:
    """Finds the names of one article that mean somebody by support alone."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.scan = board.scan
        self._listed_surnames: dict[str, str] | None = None

    def find_supported(self) -> None:
        """Surnames of the article's persons, and weak names of entities that the article names in full."""
        surnames = self._surnames()
        self._take_back_from_places(surnames)
        self._find_linked()
        for at, word in enumerate(self.scan.words):
            if not self.board.taken[at] and word.kind != "mark":
                self._surname_at(at, word.form, surnames)

    def _find_linked(self) -> None:
        """Surnames of two words: دي دومينيكو, ولد التاه, where the article has the whole name."""
        people = ((key, sketch) for key, sketch in self.board.sketches.items() if sketch.type == "person")
        names = ((key, name.split(" ")) for key, sketch in people for name in sketch.names)
        linked = [(key, parts) for key, parts in names if len(parts) > 2 and parts[-2] in LINKS - {"عبد"}]
        owners = _of_one_owner(((parts[-2], parts[-1]), key) for key, parts in linked)
        for at in range(len(self.scan.words) - 1 if owners else 0):
            owner = owners.get((self.scan.words[at].form, self.scan.words[at + 1].form))
            if owner and not any(self.board.taken[at : at + 2]) and self.scan.same_sentence(at, at + 1):
                self.board.add(Found(at, at + 2, 0, "name", owner, "surname"))
                self.board.take(at, at + 2)

    def _take_back_from_places(self, surnames: dict[str, str]) -> None:
        """A small town's name that here is the surname of somebody named in full (أوستن)."""
        for number, found in enumerate(self.board.found):
            known = self.board.sketch(found.key).known
            if known is None or known.type != "place" or known.weight >= BIG or found.last - found.first > 1:
                continue
            form = self.scan.words[found.first].form
            owner = next(
                (surnames[s] for s, length, *_ in surname_stems(form) if s in surnames and length == found.skip), None
            )
            if owner and self.scan.form(found.first - 1, found.first) not in ("في", "مدينه", "ولايه", "محافظه"):
                sketch = self.board.sketch(found.key)
                sketch.at.remove(found.first)
                self.board.found[number] = found._replace(key=owner, rule="surname")

    def _surname_at(self, at: int, form: str, surnames: dict[str, str]) -> None:
        if (NAMES in openings(form) and self._weak_at(at, form in surnames)) or not surnames:
            return
        for stem, length, unseen, given in surname_stems(form):
            key = surnames.get(stem) or (self._spelt_otherwise(stem, surnames) if unseen else None)
            key = key or (self._called_by_given_name(at, stem) if given else None)
            if key and self.scan.form(at - 1, at) not in LINKS:
                self.board.add(Found(at, at + 1, length, "name", key, "surname"))
                self.board.take(at, at + 1)
                return

    def _called_by_given_name(self, at: int, form: str) -> str | None:
        """قال جبريل: the article's one person with this given name, where nobody has it as a surname."""
        if not is_said_by(self.scan.form(at - 1, at)) or self.scan.names(at):
            return None
        people = [(k, n.split(" ")) for k, s in self.board.sketches.items() if s.type == "person" for n in s.names]
        keys = {key for key, parts in people if parts[0] == form and len(parts) > 1}
        others = any(form in parts[1:] or parts == [form] for _, parts in people)
        behind = self.scan.same_sentence(at, at + 1) and self.scan.name_share(at + 1) > 0
        return min(keys) if len(keys) == 1 and not others and not behind else None

    def _weak_at(self, at: int, is_surname: bool) -> bool:
        """Takes in a weak name of something that the article names in full; not behind the first letter of somebody's
        surname (نيد برايس), or of who speaks (قال برايس)."""
        for match in weak_names(self.scan, at):
            known = match.value.known
            cut = match.length and not match.prefix.endswith("ال")
            if cut and (is_surname or is_said_by(self.scan.form(at - 1, at))):
                continue
            free = not any(self.board.taken[at : match.last])
            meant = self.board.has(known.id) or self._is_placed(match) or self._is_told(match) or self._is_tagged(match)
            if free and meant and not self._is_adjectival(match):
                self.board.meet_known(known, "weak-name")
                self.board.add(Found(at, match.last, match.length, "name", known.id, "weak-name"))
                self.board.take(at, match.last)
                return True
        return False

    def _is_adjectival(self, match: Match[NameOf]) -> bool:
        """القطاع in القطاع الخاص: a weak name with the article, an adjective behind it."""
        after = self.scan.form(match.last, match.first)
        return match.value.known.type == "place" and after in (
            "الخاص",
            "العام",
            "الحكومي",
            "المصرفي",
            "النفطي",
            "الصناعي",
        )

    def _is_placed(self, match: Match[NameOf]) -> bool:
        """A weak name of a town behind في; one that is another word, too, where the article speaks of its state."""
        known, form = match.value.known, self.scan.words[match.first].form
        if known.type != "place" or match.prefix not in ("", "ب"):
            return False
        before = self.scan.form(match.first - 1, match.first)
        listed = is_obscure(match) and self._is_listed(match)
        if not listed and (form in place_words() | doubtful()[0] or is_ordinary(form)):
            return (
                known.weight >= TOLD
                and self._speaks_of(known.country)
                and (before in NEAR_PLACES or match.prefix == "ب")
            )
        if before == "في" and not match.prefix:
            return True
        obscure = is_obscure(match) and not is_weak(self.scan, match)
        return listed or (obscure and (before in NEAR_PLACES or self._is_around(known)))

    def _is_listed(self, match: Match[NameOf]) -> bool:
        """Whether a place stands in a list with others of its state: باتنة، ميلة، سطيف."""
        state = match.value.known.country
        known = ((f, self.board.sketch(f.key).known) for f in self.board.found)
        places = [f for f, one in known if one and one.type == "place" and one.country == state]
        before, form = self.scan.form(match.first - 1, match.first), self.scan.words[match.first].form
        joined = (before in COMMAS and form not in WEEKDAYS) or form.startswith("و")
        return joined and any(f.last in (match.first, match.first - 1) for f in places)

    def _is_around(self, place: Known) -> bool:
        """Whether the article speaks of the state of an obscure place, or names a better known place of it."""
        others = (s.known for s in self.board.sketches.values() if s.known and s.known.type == "place")
        return self._speaks_of(place.country) or any(
            one.country == place.country and one.weight > OBSCURE for one in others
        )

    def _speaks_of(self, country: str | None) -> bool:
        """Whether the article names a state, or somebody or some body of it."""
        sketches = self.board.sketches.values()
        return country is not None and any(
            (s.known.country if s.known else s.country) == country for s in sketches if s.type != "place"
        )

    def _is_tagged(self, match: Match[NameOf]) -> bool:
        """A weak name that a tagger takes for a name of its kind, and that nobody else of like note and kind bears."""
        known, tag = match.value.known, self.scan.tags.at(match.first)
        if tag is None or tag.last != match.last or tag.type != known.type or known.weight < TAGGED:
            return False
        rivals = (m.value.known for m in self.scan.names(match.first) if m.last == match.last)
        return all(r.id == known.id or r.type != known.type or r.weight <= known.weight - BESIDE for r in rivals)

    def _is_told(self, match: Match[NameOf]) -> bool:
        """وقال بلير: a surname beside a verb of saying that one of note bears, and no other of like note."""
        known, at = match.value.known, match.first
        form = self.scan.words[at].form[match.length :]
        if known.type != "person" or known.weight < TOLD or is_ordinary(form) or form.startswith("ال"):
            return False
        rivals = (m.value.known for m in self.scan.names(at) if m.last == match.last and m.value.known.type == "person")
        if any(one.weight > known.weight - BESIDE for one in rivals if one.id != known.id):
            return False
        return is_said_by(self.scan.form(at - 1, at)) or is_said_by(self.scan.form(match.last, at))

    def _spelt_otherwise(self, form: str, surnames: dict[str, str]) -> str | None:
        """The owner of a surname, in the article or in lists, of which an unknown word is another spelling."""
        found = next((key for surname, key in surnames.items() if alike(form, surname)), None)
        return found or next((key for surname, key in self._listed().items() if alike(form, surname)), None)

    def _listed(self) -> dict[str, str]:
        """The surnames that lists have for the article's known persons, but those of several of them."""
        if self._listed_surnames is None:
            self._listed_surnames = _of_one_owner(self._listed_forms())
        return self._listed_surnames

    def _listed_forms(self) -> Iterator[tuple[str, str]]:
        for key, sketch in self.board.sketches.items():
            known = sketch.known if sketch.type == "person" and any(" " in name for name in sketch.names) else None
            yield from ((last, key) for last in (_listed_last_names(known.id) if known else ()))

    def _surnames(self) -> dict[str, str]:
        """Last names of the article's persons that are no common words and belong to one of them only."""
        return _of_one_owner(self._last_names())

    def _last_names(self) -> Iterator[tuple[str, str]]:
        for key, sketch in self.board.sketches.items():
            names = sketch.names if sketch.type == "person" else {}
            eastern = country_of(sketch) in FAMILY_FIRST
            firsts = [_family_first(name) for name in names] if eastern else []
            yield from ((surname, key) for surname in (*map(self._surname_in, names), *firsts) if surname)

    def _surname_in(self, name: str) -> str | None:
        """The last part of a folded name of several parts, where it may stand alone."""
        *before, last = name.split(" ")
        if not before or last in LINKS or last in NO_SURNAMES or len(last) < 3 or before[-1] in LINKS - SURNAME_LINKS:
            return None
        return last if self._rare(last) and not _is_adjective(last) else None

    def _rare(self, form: str) -> bool:
        return name_share(form) > 0 or (form.startswith("ال") and not is_ordinary(form))


@functools.lru_cache(maxsize=4_000)
def _listed_last_names(known: str) -> tuple[str, ...]:
    """The last words, long enough, of the whole names that lists have for somebody, in their order."""
    forms = (form for form, kind, _ in store().names_of(known) if kind == "name" and " " in form)
    return tuple(dict.fromkeys(last for form in forms if len(last := form.split(" ")[-1]) > LONG_ENOUGH))


def _of_one_owner(named: Iterable[tuple[T, str]]) -> dict[T, str]:
    """The owner's key by name, of the names that only one has."""
    owners: dict[T, set[str]] = {}
    for name, key in named:
        owners.setdefault(name, set()).add(key)
    return {name: min(keys) for name, keys in owners.items() if len(keys) == 1}


def _family_first(name: str) -> str | None:
    """The family's name of a Chinese, Korean or Vietnamese person, who is called by it: وانغ of وانغ يي."""
    first, *others = name.split(" ")
    return first if others and len(first) > 2 and not is_function_word(first) else None


@functools.lru_cache(maxsize=20_000)
def _is_adjective(form: str) -> bool:
    """العربي alone is an adjective, whoever is called so."""
    return any(use.kind == "demonym" for use in gazetteer().look_up(form))


def is_said_by(form: str) -> bool:
    """Whether a word is a finite verb of saying, with or without و, ف, س."""
    found = (one for c in readings(form) if c.prefix in ("", "و", "ف", "س") for one in verb_forms().get(c.stem, ()))
    return any(one.form.tense in FINITE for one in found)
