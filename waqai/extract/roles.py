"""Titles in the text: the words that call a person by office, rank or calling, with what completes them.

`read_title` follows a title through adjectives (السابق), a state's adjective or name, a portfolio, and the organisation
or place that it heads (الأمين العام لحلف شمال الأطلسي, حاكم منطقة روستوف), up to where a name may begin.
"""

from __future__ import annotations

from waqai.extract.bodies import read_body
from waqai.extract.cast import Piece, Role, TitlePiece
from waqai.extract.heads import article_cut
from waqai.extract.ordinary import DEFINITE
from waqai.extract.scan import TITLES, Scan, is_function_word, openings
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, gazetteer
from waqai.knowledge.institutions import name_words
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.titles import Title, title_book
from waqai.model import MentionKind
from waqai.text.clitics import readings
from waqai.text.folding import fold_text
from waqai.text.phrases import Match

OF = frozenset(fold_text(w) for w in ("في", "لدى", "إلى", "باسم", "من", "ب", "على"))
# Offices of one state: a state behind it is whom a verb is about (نوه ملك المغرب بالسنغال), unlike an envoy's.
OF_ONE_STATE = frozenset((
    "president", "vice-president", "former-president", "prime-minister", "deputy-prime-minister", "leader",
    "supreme-leader", "king", "king-of-saudi-arabia", "supreme-leader-of-iran", "emir", "sultan", "emperor",
    "crown-prince", "chancellor", "head-of-diplomacy", "minister", "deputy-minister", "speaker",
))  # fmt: skip
# Titles of one word behind which ل says whose: المبعوث لليمن.
OWNED_BY_L = frozenset((
    "representative", "high-representative", "envoy", "negotiator", "candidate", "founder", "commissioner",
    "spokesperson",
))  # fmt: skip
# Those who are sent by one to another.
SENT = frozenset(("envoy", "ambassador", "representative", "high-representative"))
BODY_TITLES = frozenset(("chief-of-staff", "intelligence-head"))
CALLED_AFTER = word_class("called_after")
PAPER_NOUNS = word_class("paper_nouns")
# What a definite noun before them is like: الحزب الحاكم.
RULING = frozenset(("الحاكم", "الحاكمه"))
# A governorate, but where its head is a bank's governor: محافظة البنك المركزي.
REGION, BANKS = "محافظه", ("بنك", "مصرف")
# Titles that without the article are given names, too.
GIVEN_NAMES = frozenset(("شريف", "سيد", "رايد", "شهيد"))
DIRECTIONS = word_class("directions")


def read_title(scan: Scan, at: int) -> TitlePiece | None:
    """The title that starts at a word, with its complements; the longest reading."""
    found = [_read(scan, m) for m in title_book().titles.at(scan.words, at, scan.stops[at]) if not _bad_cut(scan, m)]
    return max(found, key=lambda t: t.last, default=None)


def _bad_cut(scan: Scan, match: Match[Title]) -> bool:
    """A cut that is no title: امام as a preposition, السلطان behind ك, an adjective (الانتخابات البرلمانية)."""
    before = scan.form(match.first - 1, match.first)
    form = scan.words[match.first].form
    if form.startswith("ال") and before.startswith(DEFINITE) and (form.endswith(("ي", "يه")) or form in RULING):
        return True
    if form.removeprefix("ال").endswith(REGION) and not scan.form(match.last, match.first).endswith(BANKS):
        return True
    if not match.prefix and form in GIVEN_NAMES and _is_name_part(scan, match):
        return True
    if (match.value.kind == "own" and match.prefix.endswith(DEFINITE)) or _begins_name(scan, match):
        return True
    if not match.prefix and match.last - match.first == 1 and (form in verb_forms() or _is_adjective(match, before)):
        return True
    if any(c.stem in CALLED_AFTER for c in readings(before or "-")):
        return True
    function = is_function_word(form) and not (form == "والي" and scan.words[match.first].bare == "والي")
    return match.prefix.startswith(("ك", "س")) or (match.last - match.first == 1 and function)


def _is_adjective(match: Match[Title], before: str) -> bool:
    """صحفي in مؤتمر صحفي: a calling without the article that says of what kind a noun is."""
    return match.value.kind == "source" and before in PAPER_NOUNS


def _begins_name(scan: Scan, match: Match[Title]) -> bool:
    """أمين in أمين الناصر: a given name, with which a known person's name begins."""
    if match.prefix or match.last - match.first > 1 or scan.words[match.first].form not in name_words():
        return False
    names = (m for m in scan.names(match.first) if not m.prefix and m.value.kind == "name")
    return any(m.value.known.type == "person" and m.last > match.last for m in names)


def _is_name_part(scan: Scan, match: Match[Title]) -> bool:
    """Whether what stands behind a title's word makes it a given name: رائد فهمي, شريف النقيب."""
    after = scan.form(match.last, match.first)
    return bool(after) and (after.startswith("ال") or scan.name_share(match.last) > 0)


class _Reader:
    """Reads on from a title's own words; gathers what the complements name."""

    def __init__(self, scan: Scan, match: Match[Title], definite: bool) -> None:
        self.scan, self.title, self.definite = scan, match.value, definite
        self.first, self.end = match.first, match.last
        self.at, self.stop = match.last, scan.stops[match.first]
        self.country: Known | None = None
        self.where: str | None = None
        self.portfolio = ""
        self.closed = False
        self.parts: list[Piece] = []

    def read(self) -> None:
        if self.title.kind == "minister":
            self._portfolio()
        for step in (
            self._adjectives,
            self._state,
            self._adjectives,
            self._body,
            self._bracket,
            self._adjectives,
            self._direction,
            self._errand,
        ):
            step()
        if self.country is None and self.where is None and self.title.state:
            self.country = gazetteer().entities[self.title.state]

    def _direction(self) -> None:
        """في جنوب روسيا behind the place that a governor governs."""
        scan, at = self.scan, self.at
        if self.where and at + 2 < self.stop and scan.form(at) == "في" and scan.form(at + 1) in DIRECTIONS:
            found = scan.state(at + 2, self.stop)
            if found:
                self.parts.append(_state_piece(scan, at + 2, found))
                self.at, self.country = found[0], self.country or found[1]

    def _errand(self) -> None:
        """إلى ليبيا behind the body whose envoy somebody is (مبعوث الأمم المتحدة إلى ليبيا)."""
        scan, at = self.scan, self.at
        sent = self.title.id in SENT and (self.where or self.country) and scan.form(at) in ("الي", "لدي")
        found = scan.state(at + 1, self.stop) if sent else None
        if found and not self._is_capital(at, found):
            self.parts.append(_state_piece(scan, at + 1, found))
            self.at = found[0]

    def _adjectives(self) -> None:
        adjectives = title_book().adjectives
        while (
            self.at < self.stop
            and self.scan.words[self.at].form in adjectives
            and not self.scan.demonym(self.at, self.stop)
        ):
            self.at += 1

    def _portfolio(self) -> None:
        scan = self.scan
        if self.at >= self.stop:
            return
        found = next(
            (
                m
                for m in title_book().portfolios.at(scan.words, self.at, self.stop)
                if m.prefix in ("", "ال", "ل", "لل")
            ),
            None,
        )
        if found:
            self.portfolio, self.at = found.value, found.last
            self.closed = scan.words[found.first].form.startswith(("ال", "لل"))
            self.definite = self.definite or scan.words[found.first].form.startswith(("ال", "لل"))
            self.at = self._further(self.at)
            return
        end = self._further(self.at)
        if end > self.at:
            self.portfolio, self.at, self.definite = scan.words[self.at].form, end, True
            return
        stem = scan.words[self.at].form
        for ending in ("ها", "ه"):
            cut = stem[: -len(ending)]
            for whole in (cut, cut[:-1] + "ه" if cut.endswith("ت") else cut):
                match = [
                    m for m in title_book().portfolios.at([scan.words[self.at]._replace(form=whole)], 0) if not m.prefix
                ]
                if stem.endswith(ending) and match:
                    self.portfolio, self.at = match[0].value, self.at + 1
                    return

    def _further(self, at: int) -> int:
        """The end of further words of a portfolio (والتعاون الأفريقي, التكوين المهني والتشغيل), if a state's adjective,
        a comma or a name comes next; else the word itself."""
        scan, end = self.scan, at
        while end < min(self.stop, at + 7) and scan.words[end].form.startswith(("ال", "وال")):
            form = scan.words[end].form
            if TITLES in openings(form) or is_function_word(form) or scan.demonym(end, self.stop):
                break
            end += 1
        if end == at or end >= self.stop:
            return at
        named = scan.name_share(end) == 2 or scan.form(end) in ("،", ",") or scan.demonym(end, self.stop) is not None
        return end if named else at

    def _state(self) -> None:
        scan = self.scan
        found = scan.state(self.at, self.stop) if not self.definite_head() else None
        if found:
            self.parts.append(_state_piece(scan, self.at, found))
        found = found or scan.demonym(self.at, self.stop)
        if found is None and self.at < self.stop and "state" in self.title.of:
            found = self._state_behind_preposition()
        if found:
            self.at, self.country = found

    def definite_head(self) -> bool:
        return self.definite and (not self.portfolio or self.closed)

    def _state_behind_preposition(self) -> tuple[int, Known] | None:
        scan, at = self.scan, self.at
        if scan.form(at) in OF and at + 1 < self.stop:
            found = scan.state(at + 1, self.stop)
            if found and self._may_lead_to_state(scan.form(at)) and not self._is_capital(at, found):
                self.parts.append(_state_piece(scan, at + 1, found))
                return found
            return None
        if self._is_closed():
            return None
        for match in scan.names(at):
            if match.prefix == "ل" and match.value.known.type == "state" and match.value.kind == "name":
                self.parts.append(_state_piece(scan, at, (match.last, match.value.known), match.length))
                return match.last, match.value.known
        return None

    def _may_lead_to_state(self, preposition: str) -> bool:
        """Whether a state behind a preposition is the title's: السفير إلى عمان is, وصل الوزير إلى عمان is not."""
        return preposition in ("في", "لدي") or (preposition == "الي" and self.title.id in ("envoy", "ambassador"))

    def _is_capital(self, at: int, found: tuple[int, Known]) -> bool:
        """في بغداد says where, في العراق whose."""
        kinds = {m.value.kind for m in self.scan.names(at + 1) if m.value.known == found[1]}
        return self.scan.form(at) == "في" and "name" not in kinds

    def _body(self) -> None:
        """The organisation, place or person that the title belongs to."""
        if not self.title.of & {"org", "region", "person", "portfolio", "state"} or self.at >= self.stop:
            return
        scan, at = self.scan, self.at
        start = at + 1 if scan.form(at) in OF and at + 1 < self.stop else at
        if start > at and not self._may_reach(scan.form(at)):
            return
        piece = self._owner(start, bare=start > at)
        if piece is None or (piece.skip and self._is_closed()):
            return
        self.parts.append(piece)
        self.at, self.where = piece.last, piece.key
        if self.country is None and piece.country:
            self.country = piece.known if piece.known and piece.known.type == "state" else None

    def _is_closed(self) -> bool:
        """Whether what ل leads on to is the verb's: قال الوزير للقناة, زيارة ولي العهد لباريس.

        Titles of two words have it for an owner (المدير العام لليونسكو), of one those that are sent or speak for one.
        """
        one = self.at - self.first == 1 and self.definite and self.title.id not in OWNED_BY_L
        return one or (self.title.id in OF_ONE_STATE and self.at == self.end and self.definite)

    def _may_reach(self, preposition: str) -> bool:
        """Whether an organisation or place behind a preposition belongs to the title: a spokesman's, an expert's."""
        if preposition in ("باسم", "لدي"):
            return True
        if preposition == "في":
            return (self.country is None and self.title.kind in ("source", "military")) or self.title.id in (
                "envoy",
                "member",
                "director",
            )
        return preposition == "الي" and self._may_lead_to_state(preposition)

    def _owner(self, at: int, bare: bool) -> Piece | None:
        scan = self.scan
        body = read_body(scan, at)
        ways = ("", "ل", "لل", "ب") if self.definite or not bare else ("", "ل", "لل")
        if body and _prefix_ok(scan, body, self.definite and not bare):
            known = self._known(at, ways, bare)
            return known if known and known.last >= body.last else body
        return self._known(at, ways, bare)

    def _known(self, at: int, ways: tuple[str, ...], bare: bool) -> Piece | None:
        scan = self.scan
        for match in scan.names(at):
            known, kind = match.value.known, match.value.kind
            if match.value.weak or kind not in ("name", "metonym") or match.prefix not in ways:
                continue
            if known.type == "state" and self.country is not None and self.title.id in OF_ONE_STATE:
                return None
            if known.type == "person" and not ("person" in self.title.of and match.prefix == "ل"):
                return None
            if (
                not match.prefix
                and not bare
                and (self.definite_head() or known.type not in ("organisation", "place", "state"))
            ):
                return None
            if known.type in ("organisation", "place", "state", "person"):
                return Piece(
                    at, match.last, match.length, known.id, known.type, kind, "name-in-title", known, known.country
                )
        return None

    def _bracket(self) -> None:
        """(الناتو) behind the organisation that it abbreviates."""
        scan, at = self.scan, self.at
        if not self.parts or at + 2 >= self.stop or scan.form(at) != "(":
            return
        for end in range(at + 2, min(self.stop, at + 5)):
            if scan.form(end) == ")":
                owner = self.parts[-1]
                known = next((m.value.known for m in scan.names(at + 1) if m.last == end and not m.value.weak), None)
                key = known.id if known and known.type == "organisation" else owner.key
                inner = owner._replace(
                    first=at + 1,
                    last=end,
                    skip=0,
                    key=key,
                    known=known or owner.known,
                    kind="name",
                    rule="bracket",
                    parts=(),
                    alone=False,
                )
                if known and owner.known is None:
                    self.parts[-1] = owner._replace(key=key, known=known)
                    self.where = key
                self.parts.append(inner)
                self.at = end + 1
                return


def _prefix_ok(scan: Scan, body: Piece, definite: bool) -> bool:
    form = scan.words[body.first].form
    lead = form[: body.skip]
    if lead in ("و", "ف", "ك", "ب", "وب", "ول"):
        return False
    return bool(lead) or not definite


def _state_piece(scan: Scan, at: int, found: tuple[int, Known], skip: int = 0) -> Piece:
    last, known = found
    kind: MentionKind = next((m.value.kind for m in scan.names(at) if m.value.known.id == known.id), "name")
    return Piece(at, last, skip, known.id, "state", kind, "state-in-title", known, known.country)


def _read(scan: Scan, match: Match[Title]) -> TitlePiece:
    definite, skip = _article(scan, match)
    reader = _Reader(scan, match, definite)
    reader.read()
    title = match.value
    office = f"{reader.portfolio} {title.office}" if reader.portfolio else title.office
    if title.id == "president" and reader.where and reader.parts[-1].type != "state":
        office = "head"
    where = reader.where or (reader.country.country or reader.country.id if reader.country else None)
    country = reader.country.country if reader.country else next((p.country for p in reader.parts if p.country), None)
    role = Role(office, where, title.gender)
    constructed = any(not part.skip and scan.form(part.first - 1) not in OF for part in reader.parts)
    complete = (
        reader.definite
        or constructed
        or (title.id == "spokesperson" and bool(reader.parts))
        or (reader.country is not None and title.kind in ("office", "minister", "military") and title.id != "member")
    )
    inner = read_body(scan, match.first + 1) if match.last > match.first + 1 else None
    if (
        inner
        and inner.first == match.first + 1
        and inner.last == reader.at
        and inner.rule != "ministry"
        and title.kind != "minister"
        and title.id in BODY_TITLES
    ):
        reader.parts.append(inner)
    return TitlePiece(
        match.first,
        reader.at,
        skip,
        role,
        title.number,
        title.kind,
        complete,
        tuple(reader.parts),
        country,
        _shown(scan, match.first, reader.at),
    )


def _shown(scan: Scan, first: int, last: int) -> int:
    """Where a title's mention ends: before an abbreviation in brackets, or a preposition (القيادي في «…»)."""
    if scan.form(last - 1) != ")":
        return last - 1 if last - first > 1 and scan.form(last - 1) in OF else last
    return next((n for n in range(last - 1, first, -1) if scan.form(n) == "("), last)


def _article(scan: Scan, match: Match[Title]) -> tuple[bool, int]:
    definite, skip = article_cut(match)
    inner = any(w.form.startswith("ال") for w in scan.words[match.first + 1 : match.last])
    return definite or inner, skip
