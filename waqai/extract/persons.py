"""Persons: a title with its name, names alone, surnames, and titles that stand for somebody."""

from __future__ import annotations

from collections.abc import Iterable

from waqai.extract.callings import called_again
from waqai.extract.cast import Found, Piece, Role, Sketch, TitlePiece
from waqai.extract.complements import name_behind
from waqai.extract.gather import Board
from waqai.extract.names import BIG
from waqai.extract.ordinary import DEFINITE
from waqai.extract.people import (
    COMPOUNDS,
    extended,
    is_good_name,
    is_persons,
    known_person,
    looks_foreign,
    name_run,
    name_skip,
    with_plain_surname,
)
from waqai.extract.referents import country_of, is_leading
from waqai.extract.roles import read_title
from waqai.extract.same_names import bears_surname, ends_like, same_name
from waqai.extract.scan import LINKS
from waqai.extract.several_titles import each_title, names_of_each, next_of_state
from waqai.extract.spelt import spelt_person
from waqai.extract.suggested import without_noun, without_object
from waqai.extract.surnames import is_said_by
from waqai.extract.tags import Tag
from waqai.extract.title_chains import leads_to_another, title_chain
from waqai.knowledge.entities import NameOf
from waqai.knowledge.frames import frames
from waqai.knowledge.institutions import name_words, ordinary_words
from waqai.knowledge.offices import has_held
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.titles import title_book
from waqai.text.clitics import readings
from waqai.text.phrases import Match

RELAYED = frozenset(("قوله", "قولها", "ان", "انه", "انها", "تاكيده", "تاكيدها"))
COMMAS = frozenset(("،", ","))
CLOSERS = frozenset(("،", ",", "", ".", "(", "-", "–", "؛", ":"))
OWNING, PLACES = frozenset(("organisation", "state")), frozenset(("state", "place"))


class Persons:
    """Finds the persons of one article on its board."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.scan = board.scan
        self.open: list[TitlePiece] = []
        self.unowned: list[TitlePiece] = []

    # -- a title and what follows -------------------------------------------------------------------------------

    def take_title(self, title: TitlePiece) -> int:
        """Takes in a title and the name behind it; 0 where the words turn out to be no title."""
        if self._is_verb(title):
            return 0
        chain, at = title_chain(self.scan, title)
        named = self._name_behind(title, at) or self._name_behind_comma(title, at)
        end = named or (0 if leads_to_another(self.scan, chain[-1], at) else self._name_behind_gap(title, at))
        if end:
            for one in chain:
                self._note_parts(one)
            self._bind_others(chain[1:])
            return self._second_minister(title, end)
        several = each_title(self.scan, title)
        if several:
            return self._take_each(several)
        if title.kind in ("rank", "honorific"):
            return 0
        if not title.definite:
            self.unowned.append(title)
            return 0
        self._note_parts(title)
        before = self._person_before(title)
        if before:
            self._bind_title(title, before)
        else:
            self.open.append(title)
        self.board.take(title.first, title.last)
        return title.last

    def _take_each(self, titles: list[TitlePiece]) -> int:
        """Takes in a title of several persons as each one's."""
        for title in titles:
            self._note_parts(title)
            self.board.take(title.first, title.last)
        named = names_of_each(self.scan, titles)
        if not named:
            self.open.extend(titles)
            return titles[-1].last
        return max(self._known_behind(title, match.first, match) for title, match in zip(titles, named, strict=True))

    def _is_verb(self, title: TitlePiece) -> bool:
        """طالب in وطالب البرادعي: a verb that is a calling, too."""
        form = self.scan.words[title.first].form[title.skip :]
        return not title.definite and title.last - title.first == 1 and form in verb_forms()

    def _person_before(self, title: TitlePiece) -> str | None:
        """The person whose name stands right before a title, or before the comma before it."""
        if title.skip or title.number != "one":
            return None
        comma = self.scan.form(title.first - 1, title.first) in COMMAS
        end = title.first - comma
        last = next((f for f in reversed(self.board.found) if f.last == end and f.kind == "name"), None)
        if last is None or not self.scan.same_sentence(last.first, title.first):
            return None
        sketch = self.board.sketch(last.key)
        agrees = title.country is None or country_of(sketch) in (None, title.country)
        titled = any(f.kind == "title" and f.last == last.first for f in self.board.found[-4:])
        agrees = agrees and sketch.gender in (None, title.role.gender) and (comma or (title.definite and not titled))
        return last.key if sketch.type == "person" and agrees else None

    def _bind_title(self, title: TitlePiece, key: str) -> None:
        sketch = self.board.sketch(key)
        sketch.roles.append(title.role)
        sketch.gender = sketch.gender or title.role.gender
        sketch.country = sketch.country or title.country
        self.board.add(Found(title.first, title.shown, title.skip, "title", key, "apposition", title))

    def _name_behind_comma(self, title: TitlePiece, at: int) -> int:
        """وزيرة الخارجية الأميركية، فلانة، ..."""
        scan, stop = self.scan, self.scan.stops[title.first]
        if scan.form(at, title.first) not in COMMAS or at + 1 >= stop or title.kind in ("honorific", "rank"):
            return 0
        first = self._behind_rank(title, at + 1)
        if first >= stop:
            return 0
        match = known_person(scan, first, title.country)
        if match and not match.value.weak:
            last = extended(scan, match.last, stop, match.value.known)
            if scan.form(last, at) in CLOSERS:
                return self._known_behind(title, first, match)
        run = name_run(scan, first, stop)
        good = run - first > 1 and is_good_name(scan, first, run, titled=True)
        return self._unknown_behind(title, first, run) if good and scan.form(run, at) in CLOSERS else 0

    def _behind_rank(self, title: TitlePiece, at: int) -> int:
        """Where the name starts behind a rank or an honorific: رئيس الأركان، الفريق فلان، ..."""
        light = read_title(self.scan, at)
        single = light is not None and light.kind in ("rank", "honorific") and light.number == "one"
        return light.last if light and single and not light.skip and light.role.gender == title.role.gender else at

    def _bind_others(self, chain: list[TitlePiece]) -> None:
        """Further titles of the person named last."""
        key = self.board.found[-1].key
        person = next(
            (
                f.key
                for f in reversed(self.board.found)
                if self.board.sketch(f.key).type == "person" and f.kind == "name"
            ),
            key,
        )
        for title in chain:
            if title.kind not in ("honorific", "rank"):
                self.board.sketch(person).roles.append(title.role)
                self.board.add(Found(title.first, title.shown, title.skip, "title", person, "title", title))

    def _name_behind_gap(self, title: TitlePiece, at: int) -> int:
        """A name behind what the title governs: المتحدث باسم الحركة فلان, المسؤولة في الوزارة فلانة."""
        behind = name_behind(self.scan, title, at)
        if behind is None:
            return 0
        self._note_pieces(behind.pieces)
        where = title.role.where or next((p.key for p in behind.pieces if not p.alone), None)
        shown = behind.first - (self.scan.form(behind.first - 1) in COMMAS)
        country = title.country or next((p.country for p in behind.pieces if p.country and p.type in OWNING), None)
        title = title._replace(shown=shown, role=title.role._replace(where=where), country=country)
        if behind.known:
            return self._known_behind(title, behind.first, behind.known)
        return self._unknown_behind(title, behind.first, behind.last)

    def _name_behind(self, title: TitlePiece, at: int) -> int:
        stop = self.scan.stops[title.first]
        if at < stop and self.scan.form(at) in ("،", ",") and title.kind == "kin":
            at += 1
        marks = at < stop and self.scan.form(at) in ('"', "«", "“")
        if at >= stop or marks:
            return 0
        match = known_person(self.scan, at, title.country) or self._holder_named(title, at)
        run = name_run(self.scan, at, stop)
        run = with_plain_surname(self.scan, at, run, stop) if run > at else run
        tag = self.scan.tags.at(at, "person")
        small = match is not None and match.value.known.weight < BIG
        longer = match is not None and small and tag is not None and tag.last == run > match.last
        if match and not longer and (match.last >= run or not self._goes_on(match.last, match.last - at)):
            return self._known_behind(title, at, match)
        sure = title.definite or title.kind in ("honorific", "rank", "own")
        good = run > at and is_good_name(self.scan, at, run, titled=sure) and not self._is_no_name(at, run)
        return self._unknown_behind(title, at, run) if good else self._known_behind(title, at, match) if match else 0

    def _holder_named(self, title: TitlePiece, at: int) -> Match[NameOf] | None:
        """الرئيس بوش: of those who bear a surname, who held the title's office, on the day where one is known."""
        on = self.scan.article.published
        return next(
            (
                match
                for match in self.scan.names(at)
                if not match.prefix and match.value.known.type == "person" and match.value.kind == "name"
                if has_held(match.value.known.id, title.role.office, on)
            ),
            None,
        )

    def _goes_on(self, at: int, parts: int) -> bool:
        """Whether a known name goes on: behind one word (السيد بومدين أوقاسي) any part of a name makes another."""
        if parts > 1 and any(m.value.known.weight >= BIG for m in self.scan.names(at) if is_persons(m)):
            return False
        return self.scan.form(at) in LINKS or self.scan.name_share(at) >= (1 if parts == 1 else 2)

    def _is_no_name(self, at: int, run: int) -> bool:
        """One word that is a verb's or act's (أعلن الجنرال تأميم), or a place's or state's (غادر المبعوث طرابلس)."""
        if run - at > 1:
            return False
        acts = frames().words.get(self.scan.words[at].form, ())
        if self.scan.name_share(at) < 2 and any(act.form.tense == "masdar" for act in acts):
            return True
        strong = (m.value for m in self.scan.names(at) if not m.prefix and not m.value.weak)
        elsewhere = self.scan.name_share(at) < 2 and any(use.known.type in PLACES for use in strong)
        return elsewhere or any(c.stem in verb_forms() for c in readings(self.scan.words[at].form))

    def _known_behind(self, title: TitlePiece, at: int, match: Match[NameOf]) -> int:
        sketch = self.board.meet_known(match.value.known, "title-name")
        last = extended(self.scan, match.last, self.scan.stops[title.first], match.value.known)
        self._bind(title, sketch, Found(at, last, match.length, "name", sketch.key, "title-name"))
        return last

    def _unknown_behind(self, title: TitlePiece, at: int, run: int) -> int:
        called = called_again(self.board, title, at, run)
        sketch = called or self._misnamed(title, at, run) or self.person(at, run, 0, title.country, title.role.office)
        self._bind(title, sketch, Found(at, run, 0, "name", sketch.key, _rule(sketch, "title-unknown")))
        return run

    def _misnamed(self, title: TitlePiece, at: int, run: int) -> Sketch | None:
        """الرئيس الجزائري عبد العزيز تبون: a leader's surname behind another given name, by a slip."""
        if not is_leading(title.role.office) or not title.country or run - at < 2:
            return None
        match = self._holder_named(title, run - 1)
        known = match.value.known if match and match.last == run else None
        return self.board.meet_known(known, "title-name") if known and known.country == title.country else None

    def _bind(self, title: TitlePiece, sketch: Sketch, name: Found) -> None:
        if title.number == "one" and title.kind not in ("honorific", "rank"):
            sketch.roles.append(title.role)
        sketch.gender = sketch.gender or title.role.gender
        sketch.country = sketch.country or title.country
        self.board.add(name)
        if title.kind != "honorific":
            self.board.add(Found(title.first, title.shown, title.skip, "title", sketch.key, "title", title))
        self.board.take(title.first, title.last)
        self.board.take(name.first, name.last)

    def _note_parts(self, title: TitlePiece) -> None:
        self._note_pieces(title.parts)

    def _note_pieces(self, pieces: Iterable[Piece]) -> None:
        for part in pieces:
            if part.alone:
                self.board.waiting.append(part)
            else:
                self.board.add_piece(part)

    def _second_minister(self, title: TitlePiece, end: int) -> int:
        """The second of وزيرا الخارجية فلان والدفاع علان."""
        scan = self.scan
        if title.number == "one" or end >= scan.stops[title.first]:
            return end
        other = next_of_state(scan, title, end)
        if other:
            last = self._name_behind(other, other.last)
            return self._second_minister(title, last) if last else end
        for match in title_book().portfolios.at(scan.words, end, scan.stops[title.first]):
            if match.prefix.startswith("و"):
                role = Role(f"{match.value} minister", title.role.where, "m")
                second = TitlePiece(end, match.last, 1, role, "one", "minister", True, (), title.country, match.last)
                return self._name_behind(second, match.last) or end
        return end

    def person(self, first: int, last: int, skip: int, country: str | None, office: str | None = None) -> Sketch:
        """The person whose name no list has as it stands here: a listed one in another spelling, or an unknown one."""
        words = self.scan.words[first:last]
        forms = (words[0].form[skip:], *(w.form for w in words[1:]))
        called = next((s for s in self.board.sketches.values() if s.type == "person" and ends_like(forms, s)), None)
        if called:
            return called
        known = spelt_person(" ".join(forms), country, office, self.scan.article.published)
        return self.board.meet_known(known, "spelt") if known else self.local(forms, country)

    def local(self, forms: tuple[str, ...], country: str | None) -> Sketch:
        """The unknown person of this name: an earlier one whose name these words repeat, or a new one; a surname alone
        is that of the only listed one of the article who bears it (السيد شرفي)."""
        bearers = [one for one in self.board.sketches.values() if len(forms) == 1 and bears_surname(forms[0], one)]
        if len(bearers) == 1 and country in (None, country_of(bearers[0])):
            return bearers[0]
        for sketch in self.board.sketches.values():
            if sketch.type == "person" and sketch.known is None and same_name(forms, sketch):
                return sketch
        sketch = self.board.meet_local("person:" + " ".join(forms), "person", "unknown-person")
        sketch.country = sketch.country or country
        return sketch

    # -- names without a title ----------------------------------------------------------------------------------

    def take_name(self, at: int) -> int:
        """An unknown name of several parts, all sure, or beside a verb of saying or a calling; where to go on."""
        scan, stop = self.scan, self.scan.stops[at]
        tag = scan.tags.at(at, "person")
        if tag and tag.last - tag.first > 1:
            return self.take_suggested(tag)
        skip = name_skip(scan.words[at].form) if scan.words[at].kind == "arabic" else None
        ordinary = scan.words[at].form.startswith("ال") and scan.name_share(at) < 2
        if skip is None or ordinary or scan.tags.begins_behind(at) or self._is_verb_before_name(at, skip):
            return at + 1
        if skip:
            scan.cuts[at] = skip
        run = name_run(scan, at, stop)
        while run - at > 2 and scan.name_share(run - 1) < 2 and not scan.words[run - 1].form.startswith("ال"):
            run -= 1
        sure = is_good_name(scan, at, run, titled=False)
        taken = run - at > 1 and self._supported(at, run, sure)
        scan.cuts.pop(at, None)
        if not taken:
            return at + 1
        sketch = self.person(at, run, skip, None)
        self.board.add(Found(at, run, skip, "name", sketch.key, _rule(sketch, "unknown-name")))
        self.board.take(at, run)
        return run

    def take_suggested(self, tag: Tag) -> int:
        """The person that a tagger sees, or what else the article calls so; where to go on."""
        tag = without_object(self.scan, without_noun(self.scan, tag))
        words = self.scan.words[tag.first : tag.last]
        form = " ".join((words[0].form[tag.skip :], *(w.form for w in words[1:])))
        called = next((s for s in self.board.sketches.values() if s.type == "organisation" and form in s.names), None)
        country = self.scan.demonym(tag.first - 1, tag.first)
        sketch = called or self.person(tag.first, tag.last, tag.skip, country[1].country if country else None)
        self.board.add(Found(tag.first, tag.last, tag.skip, "name", sketch.key, _rule(sketch, "tagger")))
        self.board.take(tag.first, tag.last)
        return tag.last

    def _is_verb_before_name(self, at: int, skip: int) -> bool:
        """طالب in طالب سعد الحريري: a verb that is a given name, too, before two sure parts of a name or one known."""
        scan = self.scan
        if scan.words[at].form[skip:] not in verb_forms() or at + 2 >= scan.stops[at]:
            return False
        known = (skip or at == 0 or not scan.same_sentence(at - 1, at)) and known_person(scan, at + 1, None)
        return bool(known) or (scan.name_share(at + 1) == 2 and name_run(scan, at + 1, scan.stops[at]) - at > 2)

    def take_national(self, at: int, last: int, country: str | None) -> int:
        """البرازيلي فلان: an unknown name of several parts right behind a state's adjective that stands for a noun."""
        scan = self.scan
        adjective = scan.form(at - 1, at).startswith(DEFINITE)
        if adjective or not scan.words[last - 1].form.endswith(("ي", "يه")) or last >= scan.stops[at]:
            return 0
        run = name_run(scan, last, scan.stops[at])
        foreign = any(looks_foreign(w.form) for w in scan.words[last:run]) and scan.words[at].form.startswith("ال")
        if run - last < 2 or not (foreign or is_good_name(scan, last, run, titled=False)):
            return 0
        sketch = self.person(last, run, 0, country)
        self.board.add(Found(last, run, 0, "name", sketch.key, "national"))
        self.board.take(last, run)
        return run

    def _supported(self, first: int, last: int, sure: bool) -> bool:
        """A verb of saying right before or behind, or a calling behind; for a name of sure parts, less."""
        scan = self.scan
        before, after = scan.form(first - 1, first), scan.form(last, first)
        if any(is_said_by(form) for form in (before, after)) or self._behind_person(first):
            return True
        behind = last + 1 if after in ("،", ",", "(") else last
        title = read_title(scan, behind) if behind < scan.stops[first] else None
        if title is not None and title.kind != "honorific" and title.definite and not title.skip:
            return True
        if (before in ("ان", "عن", "وفق", "وفقا") and after == "من") or (before == "عن" and after in RELAYED):
            return True
        given = scan.words[first].form[scan.cuts.get(first, 0) :]
        return sure and (given in COMPOUNDS or not _is_also_a_noun(given))

    def _behind_person(self, first: int) -> bool:
        """Another name of a list: right behind a person's name, or behind a comma and a name."""
        comma = self.scan.form(first - 1, first) in COMMAS
        joined = self.scan.words[first].form.startswith("و")
        last = next((f for f in reversed(self.board.found) if f.last == first - comma), None)
        return last is not None and (comma or joined) and self.board.sketch(last.key).type == "person"


def _rule(sketch: Sketch, unknown: str) -> str:
    return sketch.rule if sketch.known else unknown


def _is_also_a_noun(form: str) -> bool:
    """Given names that are nouns and adjectives too, by their form with the article: سلام عادل may be a just peace."""
    return "ال" + form in ordinary_words() or name_words().get("ال" + form) == "m"
