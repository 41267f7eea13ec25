"""Titles without a name: whom they stand for.

The person of the article whom it calls so, else the holder of the office at the article's date, else the article's only
person of that state, else a person of its own without a name.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from waqai.extract.cast import Found, Role, Sketch, TitlePiece
from waqai.extract.gather import Board
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, gazetteer
from waqai.knowledge.grammar import folded
from waqai.knowledge.loader import toml
from waqai.knowledge.offices import has_held, ranks
from waqai.text.folding import fold_text

SENT = frozenset(("ambassador", "envoy", "representative", "permanent representative"))
STANDS_ALONE = frozenset(("office", "minister", "military", "religious"))
WHOLE_OFFICES = frozenset(
    ("public prosecutor", "investigating judge", "union head", "spokesperson", "prime minister", "chief of staff")
)
NO_HOLDERS = word_class("no_holders")
ARTICLES = ("ال", "وال", "فال", "بال", "كال", "لل", "ولل")
OFFICIAL_REACH = 6
NEVER_LOCAL = frozenset(("member", "candidate", "aide", "founder"))


class Family(NamedTuple):
    """Bodies whose officials one adjective calls: their ids, how their English names begin, what Arabic ones hold."""

    ids: frozenset[str]
    begins: tuple[str, ...]
    holds: str


@functools.cache
def families() -> dict[str, Family]:
    """The families of bodies, by the id that their adjective has."""
    rows = toml("collectives")["families"].items()
    return {id_: Family(frozenset(r["ids"]), tuple(r["begins"]), fold_text(r["holds"])) for id_, r in rows}


class TitlesAgain(NamedTuple):
    """Titles that call an official again: of a state or a family of bodies, of a family alone, by the office they mean;
    and the states whose head of government is called like an adviser."""

    officials: frozenset[str]
    sent: frozenset[str]
    offices: dict[str, str]
    chancellors: frozenset[str]


@functools.cache
def titles_again() -> TitlesAgain:
    """The titles that call an official again, folded.

    >>> titles_again().offices["القايد"]
    'commander'
    """
    rows = toml("collectives")["again"]
    offices = {fold_text(word): office for word, office in rows["offices"].items()}
    return TitlesAgain(folded(rows["officials"]), folded(rows["sent"]), offices, frozenset(rows["chancellors"]))


class Referents:
    """Finds whom an article's titles without a name mean."""

    def __init__(self, board: Board) -> None:
        self.board = board

    def resolve(self, titles: list[TitlePiece], published: str | None) -> None:
        """Titles without a name: the person of the article, the holder of the office, or a person of its own."""
        for title in titles:
            key = self._referent(title, published)
            if key:
                self.board.add(Found(title.first, title.shown, title.skip, "title", key, "title-alone"))
        self.board.found.sort()

    def _referent(self, title: TitlePiece, published: str | None) -> str | None:
        if title.number != "one":
            return None
        title = self._settled(title)
        known = self._named_here(title) or self._official(title)
        if known:
            return known
        held = self._held_here(title, published)
        if held:
            return held
        holder = self._holder(title, published)
        if holder:
            sketch = self.board.meet_known(holder, "office-holder")
            sketch.roles.append(title.role)
            return sketch.key
        return self._unnamed(title)

    def _settled(self, title: TitlePiece) -> TitlePiece:
        """A title whose owner is taken for a namesake by now (الأمين العام لحزب العدالة والتنمية)."""
        where = title.role.where
        if not where or not self.board.has(where) or self.board.key_of(where) == where:
            return title
        owner = self.board.sketch(where)
        return title._replace(role=title.role._replace(where=owner.key), country=country_of(owner) or title.country)

    def _named_here(self, title: TitlePiece) -> str | None:
        """The last person before, else the first after, whom the article calls so."""
        fitting: list[tuple[int, str]] = []
        for key, sketch in self.board.sketches.items():
            if title.kind == "source" and not self._called(title, sketch):
                continue
            if sketch.type == "person" and any(_fits(title, role, sketch) for role in sketch.roles):
                fitting.extend((at, key) for at in sketch.at)
        before = [f for f in fitting if f[0] < title.first]
        if before:
            return max(before)[1]
        if fitting and title.role.where:
            return min(fitting)[1]
        return self._only_one_of(title) if is_leading(title.role.office) else None

    def _official(self, title: TitlePiece) -> str | None:
        """المسؤول الأمريكي: the last person of that state before, of whom an office is told, some sentences away."""
        scan = self.board.scan
        word = scan.words[title.first].form[title.skip :]
        if not title.country and scan.form(title.last - 1) == word:
            return None
        family = self._family(title)
        titles = titles_again()
        office = titles.offices.get(word) if title.country and title.country not in titles.chancellors else None
        general = word in titles.officials or (family is not None and word in titles.sent)
        if not office and not (general and (title.country or family)):
            return None
        for first, key in reversed(self.board.before(title.first, ("person",))):
            sketch = self.board.sketches[key]
            if scan.sentences_between(first, title.first) >= OFFICIAL_REACH:
                return None
            whose = self._serves(sketch, family) if family else country_of(sketch) == title.country
            if office:
                whose = whose and any(role.office == office for role in sketch.roles)
            if sketch.roles and whose and sketch.gender in (None, title.role.gender):
                return key
        return None

    def _family(self, title: TitlePiece) -> Family | None:
        """What the adjective of المسؤول الأممي stands for."""
        last = title.last - 1
        if last <= title.first or title.country:
            return None
        uses = (m.value for m in self.board.scan.names(last) if m.value.kind == "demonym")
        return next((families()[use.known.id] for use in uses if use.known.id in families()), None)

    def _serves(self, sketch: Sketch, family: Family) -> bool:
        """Whether a person holds an office of a body of this family."""
        places = [role.where for role in sketch.roles if role.where]
        owners = [self.board.sketch(where) for where in places if self.board.has(where)]
        known = [owner.known for owner in owners if owner.known]
        return (
            any(one.id in family.ids or (one.name_en or "").startswith(family.begins) for one in known)
            or any(where in family.ids for where in places)
            or any(family.holds in title for title in sketch.titles)
        )

    def _called(self, title: TitlePiece, sketch: Sketch) -> bool:
        """Whether the article calls a person by this very word: callings share an office (الشاب, المتهم)."""
        word = self.board.scan.words[title.first].form[title.skip :].removeprefix("ال")
        return any(word in key.replace("ال", "").split(" ") for key in sketch.titles)

    def _held_here(self, title: TitlePiece, published: str | None) -> str | None:
        """The article's only person who held the office of that state then, or ever where no day is known; on a known
        day also one who held it in a state that the title leaves out (وزير الخارجية)."""
        office = title.role.office
        where = title.country if office == "chief of staff" else title.role.where  # the army is the state's
        if self._is_no_holder(title) or not (where or (published and title.kind == "minister")):
            return None
        known = ((key, one.known) for key, one in self.board.sketches.items() if one.known and one.type == "person")
        body = where if where and self.board.has(where) else None
        held = [
            key
            for key, one in known
            if (body or where in (None, one.country)) and has_held(one.id, office, published, body)
        ]
        return held[0] if len(held) == 1 else None

    def _only_one_of(self, title: TitlePiece) -> str | None:
        """The article's only person of the title's state whom it gives no office."""
        sketches = self.board.sketches.items()
        persons = [
            k
            for k, s in sketches
            if s.type == "person" and s.known and country_of(s) == title.role.where and not s.roles
        ]
        return persons[0] if len(persons) == 1 and title.role.where else None

    def _holder(self, title: TitlePiece, published: str | None) -> Known | None:
        if not title.role.where or self._is_no_holder(title):
            return None
        offices = (
            (title.role.office, "president", "king", "emir") if title.role.office == "leader" else (title.role.office,)
        )
        for office in offices:
            found = gazetteer().holders(office, title.role.where, published)
            if len(found) == 1:
                return found[0]
        return None

    def _is_no_holder(self, title: TitlePiece) -> bool:
        """الرئيس السابق and الرئيس المنتخب are not in office; متحدث باسم الوزارة and زعيم شيشاني are any."""
        scan = self.board.scan
        words = scan.words[title.first : title.last]
        bare = not words[0].form.startswith(ARTICLES)
        any_one = bare and (title.role.office == "spokesperson" or self._ends_in_bare_adjective(title))
        return any_one or any(word.form in NO_HOLDERS for word in words)

    def _ends_in_bare_adjective(self, title: TitlePiece) -> bool:
        """Whether a state's adjective without the article ends a title: رئيس وزراء إسرائيلي."""
        at = title.last - 1
        form = self.board.scan.words[at].form
        return not form.startswith("ال") and self.board.scan.demonym(at, title.last) is not None

    def _unnamed(self, title: TitlePiece) -> str | None:
        role = title.role
        if title.kind not in STANDS_ALONE or role.office in NEVER_LOCAL:
            return None
        if not role.where and not _says_enough(role):
            return None
        if role.office == "spokesperson" and not role.where and self._has_persons():
            return None
        sketch = self.board.meet_local(f"person {role.office}:{role.where or ''}", "person", "title-alone")
        sketch.roles.append(role)
        sketch.country = title.country
        sketch.gender = role.gender
        return sketch.key

    def _has_persons(self) -> bool:
        """المتحدث without more may be any person who spoke before."""
        return any(sketch.type == "person" for sketch in self.board.sketches.values())


def _says_enough(role: Role) -> bool:
    """Whether an office means one person of the article's own state: وزيرة الداخلية, النائب العام, المتحدث."""
    return role.office.endswith(" minister") or role.office in WHOLE_OFFICES


def _fits(title: TitlePiece, role: Role, sketch: Sketch) -> bool:
    if title.role.office == "minister" and role.office == "prime minister":
        return False
    if sketch.gender and title.role.gender != sketch.gender and title.role.gender == "f":
        return False
    same_office = title.role.office == role.office or {title.role.office, role.office} <= {
        "president",
        "leader",
        "head",
    }
    if not same_office and not (title.role.office == "minister" and role.office.endswith(" minister")):
        return False
    if title.role.where is None:
        return True
    if role.office in SENT and title.role.where == country_of(sketch):
        return True  # السفير الكيني of السفير الكيني لدى الأمم المتحدة
    return title.role.where == (role.where or country_of(sketch) or title.role.where)


def is_leading(office: str) -> bool:
    """Whether an office is that of the first in a state."""
    return office == "leader" or office in ranks().sure


def country_of(sketch: Sketch) -> str | None:
    """The ISO code of the state that an entity belongs to."""
    return (sketch.known.country if sketch.known else None) or sketch.country
