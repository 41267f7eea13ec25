"""Names of organisations, places and facilities by a head that takes a name: جامعة, حركة, محافظة, مطار.

The name is a piece in quotation marks, a name of the gazetteer, unknown words, or a chain of words with the article
that an adjective of a state, a purpose or an adjective like الدولية closes.
"""

from __future__ import annotations

from waqai.extract.cast import Piece
from waqai.extract.heads import article_cut, forms_between, in_chain, purpose_end
from waqai.extract.ordinary import is_ordinary
from waqai.extract.people import name_run
from waqai.extract.scan import LINKS, Scan, is_function_word, name_share
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, NameOf
from waqai.knowledge.institutions import Head, doubtful, institutions
from waqai.text.phrases import Match

AROUND = "around"
"""Heads of what lies about a place (قرب, ضواحي): the place itself is meant."""
CLOSING = word_class("closing_adjectives")
SMALL_PLACES, NO_SMALL_PLACES = word_class("small_places"), word_class("no_small_places")
UNIONS = word_class("unions")
PAPERS = word_class("papers")
NO_PAPERS = word_class("no_papers")
TRAFFIC = word_class("traffic")
PARTY_ADJECTIVES = word_class("party_adjectives")
ADJECTIVAL = ("ي", "يه", "ين", "ون", "اني")
COMPETITIONS = frozenset(("كاس", "دوري", "بطوله", "مونديال", "سوبر", "اولمبياد"))


def read_named(scan: Scan, at: int) -> list[Piece]:
    """What heads that take a name make at a word, one reading a head."""
    found = []
    for match in institutions().named.at(scan.words, at, scan.stops[at]):
        for reader in (_quoted_name, _known_name, _unknown_name, _small_place, _chain_name, _union):
            piece = reader(scan, match)
            if piece:
                found.append(piece)
                break
    return found


def _quoted_name(scan: Scan, match: Match[Head]) -> Piece | None:
    """وكالة "تاس" للأنباء, خط أنابيب "السيل الشمالي"."""
    stop = scan.stops[match.first]
    at = match.last
    adjective = scan.demonym(at, stop)
    at = adjective[0] if adjective else at
    at += at < stop and scan.words[at].form in CLOSING
    marks = scan.quoted(at, stop) or _bracketed(scan, match, at)
    if marks is None:
        return None
    if match.value.id == "body" and marks[1] - marks[0] == 1 and is_ordinary(scan.words[marks[0]].form):
        return None
    known = next(
        (m.value.known for m in scan.names(marks[0]) if m.last == marks[1] and _fits(match.value, m.value)), None
    )
    if known is None and article_cut(match)[0] and any(is_ordinary(scan.words[n].form) for n in range(*marks)):
        return None
    closing = (
        next(n for n in range(marks[1], stop) if scan.words[n].kind == "mark" and scan.form(n) not in (".", "،", ","))
        + 1
    )
    last = purpose_end(scan, closing, stop)
    key = known.id if known else f"{match.value.type}:{forms_between(scan, *marks)}"
    _, skip = article_cut(match)
    inner = Piece(
        marks[0], marks[1], 0, key, match.value.type, "name", "quoted-name", known, known.country if known else None
    )
    return inner._replace(first=match.first, last=last, skip=skip, rule="head-quoted", parts=(inner,))


def _bracketed(scan: Scan, match: Match[Head], at: int) -> tuple[int, int] | None:
    """A known name in brackets behind a head: شبكة (سي إن إن)."""
    if scan.form(at, match.first) != "(" or match.value.type != "organisation":
        return None
    for name in scan.names(at + 1) if at + 1 < scan.stops[match.first] else ():
        if not name.prefix and scan.form(name.last) == ")" and _fits(match.value, name.value):
            return at + 1, name.last
    return None


def _fits(head: Head, name: NameOf) -> bool:
    if name.kind != "name":
        return False
    if head.type == "place":
        return name.known.type == "place"
    return name.known.type == head.type


def _known_name(scan: Scan, match: Match[Head]) -> Piece | None:
    """حركة النهضة, مدينة حلب, مطار بغداد, جامعة القاهرة."""
    definite, skip = article_cut(match)
    stop = scan.stops[match.first]
    if definite or match.last >= stop:
        return None
    names = (
        []
        if match.value.id == AROUND
        else [m for m in scan.names(match.last) if not m.prefix and m.value.kind in ("name", "metonym")]
    )
    if not names:
        return None
    longest = [m for m in names if m.last == names[0].last]
    fitting = [
        m for m in longest if _fits(match.value, m.value) and not (m.value.weak and match.value.type == "organisation")
    ]
    if fitting:
        return _head_and_known(scan, match, skip, _best_for(match.value, fitting))
    return _head_and_place(scan, match, skip, longest)


def _best_for(head: Head, names: list[Match[NameOf]]) -> Match[NameOf]:
    if head.id == "region":
        return next((m for m in names if _is_region(m.value.known)), names[0])
    if head.id == "town":
        return next((m for m in names if not _is_region(m.value.known)), names[0])
    return names[0]


def _is_region(known: Known) -> bool:
    words = ("oblast", "governorate", "province", "region", "state", "republic", "strip", "county", "district")
    return known.id.startswith("iso:") or any(w in (known.name_en or "").lower() for w in words)


def _head_and_known(scan: Scan, match: Match[Head], skip: int, name: Match[NameOf]) -> Piece:
    known = name.value.known
    stop = scan.stops[match.first]
    last = purpose_end(scan, name.last, stop) if match.value.id == "media" else name.last
    adjective = scan.demonym(last, stop) if match.value.type == "place" else None
    last = adjective[0] if adjective and adjective[1].country == known.country else last
    inner = Piece(name.first, name.last, 0, known.id, known.type, "name", "name", known, known.country)
    return inner._replace(first=match.first, last=last, skip=skip, rule="head-known", parts=(inner,))


def _head_and_place(scan: Scan, match: Match[Head], skip: int, names: list[Match[NameOf]]) -> Piece | None:
    """A facility or organisation called after a place, a person or a state."""
    if scan.words[match.last].form in doubtful()[1]:
        return None
    if match.value.type == "place" or (
        match.value.id in ("media", "company", "unit") and names[0].value.known.type == "person"
    ):
        return None
    if match.value.id in ("body", "party", "company") and names[0].value.known.type in ("state", "place"):
        return None
    name = names[0]
    last = purpose_end(scan, name.last, scan.stops[match.first])
    while last < scan.stops[match.first] and scan.words[last].form in (
        "الدولي",
        "الدوليه",
        "الجوي",
        "الجويه",
        "البحري",
        "الحدودي",
        "العسكريه",
        "العسكري",
    ):
        last += 1
    key = f"{match.value.id}:{forms_between(scan, match.first, last)[skip:]}"
    country = name.value.known.country
    return Piece(match.first, last, skip, key, match.value.type, "name", "head-place", None, country)


def _unknown_name(scan: Scan, match: Match[Head]) -> Piece | None:
    """مجموعة فاغنر, جامعة جيلين, بلدة تشاسيف يار: one to three words that are no words of the language."""
    definite, skip = article_cut(match)
    stop = scan.stops[match.first]
    last = match.last
    if match.value.id == AROUND and last < stop and any(not name.prefix for name in scan.names(last)):
        return None  # قرب دمشق
    while last < min(stop, match.last + 3) and _is_unknown(scan, last):
        last += 1
    lineage = match.last < stop and scan.words[match.last].form in LINKS
    if (match.value.id in ("university", "centre", "facility") or lineage) and last < stop:
        last = max(last, name_run(scan, match.last, stop))
    if definite or last == match.last:
        return None
    key = f"{match.value.type}:{forms_between(scan, match.last, last)}"
    country: str | None = None
    adjective = scan.demonym(last, stop)
    inner = Piece(match.last, last, 0, key, match.value.type, "name", "unknown-name", None, country)
    if match.value.id == AROUND:
        return inner if last - match.last <= 2 else None
    end = purpose_end(scan, last, stop)
    if adjective:
        end, country = adjective[0], adjective[1].country
    elif scan.form(last) in ("في", "ب") and last + 1 < stop:
        state = scan.state(last + 1, stop)
        country = state[1].country if state else None
    return inner._replace(
        first=match.first,
        last=end,
        skip=skip,
        rule="head-unknown",
        country=country,
        parts=(inner._replace(country=country),),
    )


def _small_place(scan: Scan, match: Match[Head]) -> Piece | None:
    """قرية العوينة: any noun with the article behind the head of a small place."""
    definite, skip = article_cut(match)
    at = match.last
    if definite or at >= scan.stops[match.first] or scan.words[at - 1].form[match.length :] not in SMALL_PLACES:
        return None
    form = scan.words[at].form
    if not in_chain(scan, at) or form in NO_SMALL_PLACES or form.endswith(("يه", "ات", "ين", "ون")):
        return None
    inner = Piece(at, at + 1, 0, f"place:{form}", "place", "name", "unknown-name")
    return inner._replace(first=match.first, skip=skip, rule="head-small-place", parts=(inner,))


def _union(scan: Scan, match: Match[Head]) -> Piece | None:
    """نقابة عمال الموانئ, اتحاد علماء المسلمين."""
    definite, skip = article_cut(match)
    at, stop = match.last, scan.stops[match.first]
    if definite or at + 1 >= stop or scan.words[at - 1].form[match.length :] not in UNIONS:
        return None
    plain = scan.words[at].kind == "arabic" and not scan.words[at].form.startswith("ال")
    if (
        not plain
        or scan.words[at].form.endswith(("ها", "هم"))
        or is_function_word(scan.words[at].form)
        or not in_chain(scan, at + 1)
    ):
        return None
    key = f"organisation:{forms_between(scan, match.first, at + 2)[skip:]}"
    return Piece(match.first, at + 2, skip, key, "organisation", "name", "head-union")


def _is_unknown(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    form = word.form
    if word.kind != "arabic" or form.startswith("ال") or not scan.name_share(at) or form in COMPETITIONS:
        return False
    if scan.name_share(at) < 2 and (form.endswith("يه") or (form[:1] in "لبو" and name_share(form[1:]) == 2)):
        return False
    return not any(m.value.kind == "demonym" for m in scan.names(at))


def _chain_name(scan: Scan, match: Match[Head]) -> Piece | None:
    """حزب العمال الكوري الشمالي, المجلس الأوروبي للعلاقات الخارجية: words with the article, up to an adjective of a
    state or a purpose."""
    definite, skip = article_cut(match)
    stop = min(scan.stops[match.first], match.last + 6)
    last, country, adjective = match.last, None, False
    while last < stop:
        demonym = scan.demonym(last, scan.stops[match.first]) if scan.words[last].form.startswith("ال") else None
        if demonym:
            last, country, adjective = demonym[0], demonym[1].country, True
            continue
        if not in_chain(scan, last) or (adjective and not _goes_on(scan, match, last)):
            break
        if last > match.last and _is_object(scan, match.value, last):
            break
        last += 1
    length = last - match.last
    end = purpose_end(scan, last, scan.stops[match.first]) if length or definite else last
    if match.value.type != "organisation" or end == match.last or _is_traffic(scan, match):
        return None
    closed = scan.words[last - 1].form in CLOSING
    paper = match.value.id == "media" and not definite and length > 0 and _is_paper(scan, match)
    if not paper and not _is_name(match.value, definite, length, adjective, end > last, closed):
        return None
    key = f"organisation:{forms_between(scan, match.first, end)[skip:]}"
    return Piece(match.first, end, skip, key, "organisation", "name", "head-chain", None, country)


def _goes_on(scan: Scan, match: Match[Head], at: int) -> bool:
    """الشركة القبرصية المتعهدة, القيادة العربية المشتركة: behind an adjective of a state stands another adjective of
    the body, or what the body does or blames (أدان الاتحاد الأوروبي الهجوم); a known name ends where it ends."""
    if any(name.last == at and name.value.kind == "name" for name in scan.names(match.first)):
        return False
    form = scan.words[at].form
    feminine = scan.words[match.last - 1].form.endswith("ه")
    return form.endswith("ه") if feminine else form.endswith("ي") or form in CLOSING


def _is_object(scan: Scan, head: Head, at: int) -> bool:
    """Whether a further noun with the article behind a party's name is none of its adjectives but what it acts on:
    رفضت حركة الإصلاح الحوار."""
    form = scan.words[at].form
    return head.id in ("party", "tribe") and not (form.endswith(ADJECTIVAL) or form in PARTY_ADJECTIVES)


def _is_traffic(scan: Scan, match: Match[Head]) -> bool:
    """حركة الطيران, حركة المرور: a coming and going, no movement."""
    movement = scan.words[match.last - 1].form.endswith("حركه")
    return movement and scan.form(match.last, match.first) in TRAFFIC


def _is_paper(scan: Scan, match: Match[Head]) -> bool:
    """صحيفة, وكالة أنباء: heads behind which any noun with the article is a name (not موقع, شبكة)."""
    word = scan.words[match.last].form
    return (
        scan.words[match.last - 1].form[match.length if match.last - match.first == 1 else 0 :] in PAPERS
        and word not in NO_PAPERS
        and (
            scan.words[match.last - 1].form != "وكاله"
            or scan.form(match.last + 1, match.first) in ("", ")", "،", ".", "»")
        )
        and not word.endswith(("يه", "ات"))
    )


def _is_name(head: Head, definite: bool, length: int, adjective: bool, purpose: bool, closed: bool) -> bool:
    """A chain is a name if a state's adjective or a purpose closes it, or an adjective like الدولية; that of a party
    or university also without."""
    if purpose:
        return length > 0
    if adjective:
        return not definite or length > 1 or head.id in ("party", "centre")
    if head.id in ("party", "university", "tribe"):
        return not definite and length > 0
    return head.id in ("body", "centre") and closed and length > 1
