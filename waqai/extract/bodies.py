"""Names that no list holds, by their head: bodies of states, ministries, organisations, places, facilities.

A head (الجيش, وزارة, جامعة, محافظة, مطار) is read with what completes it: a state's adjective or name, a portfolio,
a name of the gazetteer, a piece in quotation marks, unknown words, or a chain of words with the article that closes
with an adjective of a state or a purpose (للعلاقات الخارجية).
"""

from __future__ import annotations

from waqai.extract.cast import Piece
from waqai.extract.heads import article_cut
from waqai.extract.named import read_named
from waqai.extract.ordinary import DEFINITE
from waqai.extract.scan import BODIES, Scan, is_function_word, openings
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, gazetteer
from waqai.knowledge.institutions import MINISTRY, Head, adjective_of, institutions
from waqai.knowledge.titles import title_book
from waqai.model import EntityType
from waqai.text.clitics import readings
from waqai.text.phrases import Match

ADJECTIVES = word_class("body_adjectives")
# Bodies that with a capital's name are the state itself: سلطات كييف, نظام دمشق.
GOVERNING = frozenset(("government", "regime"))
LASTING = word_class("part_adjectives")
# Portfolios that stand for their ministry without the word itself, before a feminine adjective (الدفاع الروسية).
SHORT_MINISTRIES = frozenset(("الخارجيه", "الداخليه", "الدفاع", "الخزانه"))
MINISTRY_NAMES = {"foreign": "Foreign Affairs"}


def read_body(scan: Scan, at: int) -> Piece | None:
    """The longest name that a head at this word makes, or None."""
    if BODIES not in openings(scan.words[at].form):
        return None
    found = [p for p in (_ministry(scan, at), *_bodies(scan, at), *read_named(scan, at)) if p]
    best = max(found, key=lambda p: (p.last, not p.alone, p.known is not None), default=None)
    return _listed(scan, best) if best and best.rule == "body" else best


def _listed(scan: Scan, piece: Piece) -> Piece:
    """The body that a list has under a name whose adjective stands in marks here: الجيش «الإسرائيلي»."""
    words = [word.form for word in scan.words[piece.first : piece.last] if word.kind == "arabic"]
    if len(words) == piece.last - piece.first:
        return piece
    uses = gazetteer().look_up(" ".join((words[0][piece.skip :], *words[1:])))
    known = next((use.known for use in uses if use.known.type == piece.type and use.kind == "name"), None)
    return piece if known is None else piece._replace(key=known.id, known=known, parts=(piece,))


def _bodies(scan: Scan, at: int) -> list[Piece]:
    found = []
    for match in institutions().bodies.at(scan.words, at, scan.stops[at]):
        piece = _body(scan, match)
        if piece:
            found.append(piece)
    return found


def _body(scan: Scan, match: Match[Head]) -> Piece | None:
    definite, skip = article_cut(match)
    stop, head = scan.stops[match.first], match.value
    last, extra = _adjectives(scan, match.last, stop)
    owner = _owner(scan, last, stop, definite or last > match.last or _inner_article(scan, match))
    if owner is None:
        if (
            not head.alone
            or not (definite or _inner_article(scan, match))
            or (match.last < stop and _is_construct(scan, match.last))
        ):
            return None
        return Piece(match.first, last, skip, f"{head.id}:", head.type, "title", "body-alone", alone=True)
    last, state = owner
    if (
        head.id in GOVERNING
        and not definite
        and any(m.last == last and m.value.kind == "metonym" for m in scan.names(match.last))
    ):
        return Piece(
            match.first, last, skip, state.id, "state", "metonym", "government-of-capital", state, state.country
        )
    end, more = _adjectives(scan, last, stop, LASTING)
    return body_of(match.first, end, skip, head, state, (extra | more) & LASTING)


def body_of(first: int, last: int, skip: int, head: Head, state: Known, lasting: frozenset[str] = frozenset()) -> Piece:
    """The body of a state that words name: its army, its parliament."""
    key = f"{head.id}:{state.country or state.id}" + ("".join(sorted(lasting)))
    name_en = _english(head.en, state) if not lasting else None
    kind: EntityType = "place" if head.id == "territory" else head.type
    return Piece(first, last, skip, key, kind, "name", "body", None, state.country, name_en)


def _inner_article(scan: Scan, match: Match[Head]) -> bool:
    return match.last - match.first > 1 and scan.words[match.last - 1].form.startswith("ال")


def _is_construct(scan: Scan, at: int) -> bool:
    """True if the next word still belongs to the head: an adjective or a name behind a head with the article."""
    word = scan.words[at].form
    return (
        word.startswith("ال")
        and len(word) > 3
        and word not in ADJECTIVES
        and not is_function_word(word)
        and word.endswith(("ي", "يه"))
    )


def _adjectives(scan: Scan, at: int, stop: int, of: frozenset[str] = ADJECTIVES) -> tuple[int, frozenset[str]]:
    first = at
    while at < stop and scan.words[at].form in of:
        at += 1
    return at, frozenset(scan.words[n].form for n in range(first, at))


def _owner(scan: Scan, at: int, stop: int, definite: bool) -> tuple[int, Known] | None:
    """The state, or place, that a body belongs to: an adjective, a name in construct, or one behind في or لدى."""
    owner = scan.demonym(at, stop)
    if owner:
        return owner
    if not definite:
        return scan.state(at, stop)
    army = _army_behind(scan, at, stop)
    if army:
        return army
    if scan.form(at) in ("في", "ب") and at + 1 < stop:
        return _state_named(scan, at + 1, stop)
    return None


def _state_named(scan: Scan, at: int, stop: int) -> tuple[int, Known] | None:
    """The state behind في; a capital there is where the body sits."""
    found = scan.state(at, stop)
    named = found and any(m.value.kind == "name" and m.value.known == found[1] for m in scan.names(at))
    return found if named else None


def _army_behind(scan: Scan, at: int, stop: int) -> tuple[int, Known] | None:
    """هيئة الأركان العامة للقوات المسلحة الروسية: the state of the army that the body belongs to."""
    if at >= stop or not scan.words[at].form.startswith("لل"):
        return None
    for match in institutions().bodies.at(scan.words, at, stop):
        if match.prefix.endswith("لل") and match.value.id in ("army", "armed forces"):
            last, _ = _adjectives(scan, match.last, stop)
            return scan.demonym(last, stop)
    return None


def _english(template: str, state: Known) -> str | None:
    if "{country}" in template:
        return template.format(country=state.name_en) if state.name_en else None
    adjective = adjective_of().get(state.country or "")
    return template.format(adj=adjective) if adjective else None


def _ministry(scan: Scan, at: int) -> Piece | None:
    """وزارة الدفاع الروسية, وزارة خارجية قطر, الخارجية الروسية."""
    stop = scan.stops[at]
    heads = [(c, n) for c, n in _stems(scan, at) if c in MINISTRY]
    if heads:
        portfolio = next(iter(title_book().portfolios.at(scan.words, at + 1, stop)), None) if at + 1 < stop else None
        if portfolio is None or portfolio.prefix not in ("", "ال"):
            return None
        return _ministry_of(scan, at, heads[0][1], portfolio, short=False)
    for portfolio in title_book().portfolios.at(scan.words, at, stop):
        stem = next(c.stem for c in readings(scan.words[at].form) if c.prefix == portfolio.prefix)
        whole = "ال" + stem if portfolio.prefix.endswith("لل") else stem
        if whole in SHORT_MINISTRIES and not scan.form(at - 1, at).startswith(DEFINITE):
            return _ministry_of(scan, at, portfolio.length - (portfolio.prefix.endswith("لل")), portfolio, short=True)
    return None


def _stems(scan: Scan, at: int) -> list[tuple[str, int]]:
    return [(c.stem, c.length) for c in readings(scan.words[at].form)]


def _ministry_of(scan: Scan, first: int, skip: int, portfolio: Match[str], short: bool) -> Piece | None:
    stop = scan.stops[first]
    definite = scan.words[portfolio.first].form.startswith(("ال", "لل")) or portfolio.last - portfolio.first > 1
    owner = _owner(scan, portfolio.last, stop, definite) or (None if short else _far_owner(scan, portfolio.last, stop))
    if short and (owner is None or not scan.words[portfolio.last].form.endswith("ه")):
        return None
    last, state = owner or (portfolio.last, None)
    return ministry_of(first, last, skip, portfolio.value, state)


def ministry_of(first: int, last: int, skip: int, portfolio: str, state: Known | None) -> Piece:
    """The ministry that words name; without its state it waits for the one that the article names."""
    if state is None:
        key = f"ministry of {portfolio}:"
        return Piece(first, last, skip, key, "organisation", "title", "ministry-alone", alone=True)
    name = MINISTRY_NAMES.get(portfolio, portfolio.title())
    key = f"ministry of {portfolio}:{state.country or state.id}"
    name_en = f"Ministry of {name} of {state.name_en}" if state.name_en else None
    return Piece(first, last, skip, key, "organisation", "name", "ministry", None, state.country, name_en)


def _far_owner(scan: Scan, at: int, stop: int) -> tuple[int, Known] | None:
    """The state's adjective behind further portfolios: وزارة الخارجية والتعاون الدولي والهجرة البلجيكية."""
    limit = min(stop, at + 7)
    while (
        at < limit and scan.words[at].form.startswith(("ال", "وال", "لل")) and not is_function_word(scan.words[at].form)
    ):
        found = scan.demonym(at, stop)
        if found:
            return found
        at += 1
    return None
