"""Names that no list holds, by their head: bodies of states, ministries, organisations, places, facilities.

A head (الجيش, وزارة, جامعة, محافظة, مطار) is read with what completes it: a state's adjective or name, a portfolio,
a name of the gazetteer, a piece in quotation marks, unknown words, or a chain of words with the article that closes
with an adjective of a state or a purpose (للعلاقات الخارجية).
"""

from __future__ import annotations

from waqai.extract.cast import Piece
from waqai.extract.scan import BODIES, Scan, is_function_word, is_ordinary, openings
from waqai.knowledge.entities import Known, NameOf
from waqai.knowledge.institutions import MINISTRY, Head, adjective_of, institutions
from waqai.knowledge.titles import title_book
from waqai.text.clitics import readings
from waqai.text.folding import fold_text
from waqai.text.phrases import Match

ADJECTIVES = frozenset(
    fold_text(w)
    for w in (
        "المسلحة الوطنية الوطني الرسمية الرسمي المحلية المحلي الاتحادية الاتحادي الفدرالية الجديدة الجديد النظامية النظامي "
        "الحكومية الحكومي المؤقتة الانتقالية المنتخبة الخاصة الشعبية الشعبي المركزية المركزي العامة العام المختصة المعنية "
        "القضائية القضائي العليا الأمنية السياسية العسكرية العسكري مسلحة وطنية رسمية محلية خاصة بحرية برية جوية مشتركة "
        "المشتركة الجوية البرية البحرية السابق السابقة الحالية الحالي اليمينية"
    ).split()
)
LASTING = frozenset(fold_text(w) for w in "المحلية المحلي الخاصة المشتركة خاصة مشتركة الجوية البرية".split())
# Portfolios that stand for their ministry without the word itself, before a feminine adjective (الدفاع الروسية).
SHORT_MINISTRIES = frozenset(("foreign", "interior", "defence", "finance", "treasury", "justice", "health"))
MINISTRY_NAMES = {"foreign": "Foreign Affairs"}
# Words of a chain that name nothing (اللجنة الأولى, الحزب الحاكم).
GENERIC = frozenset(
    fold_text(w)
    for w in (
        "الحاكم الحاكمة الجديد الجديدة الأول الأولى الثاني الثانية الكبير الكبيرة المذكورة المذكور الحالي الحالية نفسه نفسها "
        "الماضي الماضية المقبل المقبلة القادم القادمة الأخير الأخيرة الرئيسي الرئيسية الآخر الأخرى المعني المعنية المحلي "
        "اليوم الذي التي الذين المشاركة المشاركين الواحد الواحدة المعارضة المخلوع المخلوعة السابق السابقة المكون المكونة "
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد أمس الحكومة الجديدة الناجحة المتحدة"
    ).split()
)
# Verbal nouns behind ل that say what for, and name nothing.
ERRANDS = frozenset(
    fold_text(w)
    for w in (
        "للدعوة للتحقيق للقاء للمطالبة للحصول للبحث للتوصل للخروج للمشاركة للضغط للرد للتأكد للحد للعودة للنظر للوصول "
        "للتوجه للسيطرة للقيام للاطلاع للاحتجاج للتعبير للتشاور للتصدي للمرة للمرة للغاية للجميع للعام للفترة للتفاوض للتنديد"
    ).split()
)
# Adjectives that close the name of an organisation (منظمة الصحة العالمية).
CLOSING = frozenset(
    fold_text(w)
    for w in (
        "الدولية الدولي العالمية العالمي الإسلامية الإسلامي العربية العربي الوطنية الوطني المركزية المركزي العليا الأعلى "
        "الاتحادية الاتحادي الجنائية الإقليمية الإقليمي الإنسانية الأمنية العسكرية العسكري الشعبية الديمقراطية الديمقراطي "
        "الاشتراكي الاشتراكية الدستورية الدستوري الخيرية الانتقالي الرئاسي السيادي التشريعي الثوري الأفريقي الإفريقي القومي"
    ).split()
)
PLACE_TYPES = frozenset(("place", "facility"))


def read_body(scan: Scan, at: int) -> Piece | None:
    """The longest name that a head at this word makes, or None."""
    if BODIES not in openings(scan.words[at].form):
        return None
    found = [p for p in (_ministry(scan, at), *_bodies(scan, at), *_named(scan, at)) if p]
    return max(found, key=lambda p: (p.last, not p.alone, p.known is not None), default=None)


def article_cut(match: Match[Head]) -> tuple[bool, int]:
    """Whether a head has the article, and how many characters stand before it (or before its article)."""
    if match.prefix.endswith("لل"):
        return True, match.length - 1
    if match.prefix.endswith("ال"):
        return True, match.length - 2
    return False, match.length


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
        if not head.alone or not (definite or _inner_article(scan, match)) or match.last < stop and _is_construct(scan, match.last):
            return None
        return Piece(match.first, last, skip, f"{head.id}:", head.type, "title", "body-alone", alone=True)
    last, state = owner
    end, more = _adjectives(scan, last, stop, LASTING)
    extra = extra | more
    key = f"{head.id}:{state.country or state.id}" + ("".join(sorted(extra & LASTING)))
    name_en = _english(head.en, state) if not extra & LASTING else None
    if head.id == "territory":
        return Piece(match.first, end, skip, key, "place", "name", "body", None, state.country, name_en)
    return Piece(match.first, end, skip, key, head.type, "name", "body", None, state.country, name_en)


def _inner_article(scan: Scan, match: Match[Head]) -> bool:
    return match.last - match.first > 1 and scan.words[match.last - 1].form.startswith("ال")


def _is_construct(scan: Scan, at: int) -> bool:
    """True if the next word still belongs to the head: an adjective or a name behind a head with the article."""
    word = scan.words[at].form
    return word.startswith("ال") and len(word) > 3 and word not in ADJECTIVES and not is_function_word(word) and word.endswith(("ي", "يه"))


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
        return scan.state(at + 1, stop)
    return None


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
        if portfolio.value in SHORT_MINISTRIES and scan.words[portfolio.first].form[portfolio.length :].startswith("ال") | (portfolio.prefix.endswith("لل")):
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
    name = MINISTRY_NAMES.get(portfolio.value, portfolio.value.title())
    if owner is None:
        key = f"ministry of {portfolio.value}:"
        return Piece(first, portfolio.last, skip, key, "organisation", "title", "ministry-alone", alone=True)
    last, state = owner
    key = f"ministry of {portfolio.value}:{state.country or state.id}"
    name_en = f"Ministry of {name} of {state.name_en}" if state.name_en else None
    return Piece(first, last, skip, key, "organisation", "name", "ministry", None, state.country, name_en)


def _far_owner(scan: Scan, at: int, stop: int) -> tuple[int, Known] | None:
    """The state's adjective behind further portfolios: وزارة الخارجية والتعاون الدولي والهجرة البلجيكية."""
    limit = min(stop, at + 7)
    while at < limit and scan.words[at].form.startswith(("ال", "وال", "لل")) and not is_function_word(scan.words[at].form):
        found = scan.demonym(at, stop)
        if found:
            return found
        at += 1
    return None


def _named(scan: Scan, at: int) -> list[Piece]:
    found = []
    for match in institutions().named.at(scan.words, at, scan.stops[at]):
        for reader in (_quoted_name, _known_name, _unknown_name, _chain_name):
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
    known = next((m.value.known for m in scan.names(marks[0]) if m.last == marks[1] and _fits(match.value, m.value)), None)
    closing = next(n for n in range(marks[1], stop) if scan.words[n].kind == "mark" and scan.form(n) not in (".", "،", ",")) + 1
    last = _purpose(scan, closing, stop)
    key = known.id if known else f"{match.value.type}:{_forms(scan, *marks)}"
    _, skip = article_cut(match)
    inner = Piece(marks[0], marks[1], 0, key, match.value.type, "name", "quoted-name", known, known.country if known else None)
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
    names = [] if match.value.id == "around" else [m for m in scan.names(match.last) if not m.prefix and m.value.kind in ("name", "metonym")]
    if not names:
        return None
    longest = [m for m in names if m.last == names[0].last]
    fitting = [m for m in longest if _fits(match.value, m.value) and not (m.value.weak and match.value.type == "organisation")]
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
    last = _purpose(scan, name.last, stop) if match.value.id == "media" else name.last
    adjective = scan.demonym(last, stop) if match.value.type == "place" else None
    last = adjective[0] if adjective and adjective[1].country == known.country else last
    inner = Piece(name.first, name.last, 0, known.id, known.type, "name", "name", known, known.country)
    return inner._replace(first=match.first, last=last, skip=skip, rule="head-known", parts=(inner,))


def _head_and_place(scan: Scan, match: Match[Head], skip: int, names: list[Match[NameOf]]) -> Piece | None:
    """A facility or organisation called after a place, a person or a state."""
    if match.value.type == "place" or match.value.id in ("media", "company", "unit") and names[0].value.known.type == "person":
        return None
    if match.value.id in ("body", "party", "company") and names[0].value.known.type in ("state", "place"):
        return None
    name = names[0]
    last = _purpose(scan, name.last, scan.stops[match.first])
    while last < scan.stops[match.first] and scan.words[last].form in ("الدولي", "الدوليه", "الجوي", "الجويه", "البحري", "الحدودي", "العسكريه", "العسكري"):
        last += 1
    key = f"{match.value.id}:{_forms(scan, match.first, last)[skip:]}"
    country = name.value.known.country
    return Piece(match.first, last, skip, key, match.value.type, "name", "head-place", None, country)


def _unknown_name(scan: Scan, match: Match[Head]) -> Piece | None:
    """مجموعة فاغنر, جامعة جيلين, بلدة تشاسيف يار: one to three words that are no words of the language."""
    definite, skip = article_cut(match)
    stop = scan.stops[match.first]
    last = match.last
    while last < min(stop, match.last + 3) and _is_unknown(scan, last):
        last += 1
    if definite or last == match.last:
        return None
    key = f"{match.value.type}:{_forms(scan, match.last, last)}"
    country = None
    adjective = scan.demonym(last, stop)
    inner = Piece(match.last, last, 0, key, match.value.type, "name", "unknown-name", None, country)
    if match.value.id == "around":
        return inner if last - match.last <= 2 else None
    end = _purpose(scan, last, stop)
    if adjective:
        end, country = adjective[0], adjective[1].country
    elif scan.form(last) in ("في", "ب") and last + 1 < stop:
        state = scan.state(last + 1, stop)
        country = state[1].country if state else None
    return inner._replace(first=match.first, last=end, skip=skip, rule="head-unknown", country=country, parts=(inner._replace(country=country),))


def _is_unknown(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    if word.kind != "arabic" or word.form.startswith("ال") or not scan.name_share(at):
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
        if not _in_chain(scan, last):
            break
        last += 1
    length = last - match.last
    end = _purpose(scan, last, scan.stops[match.first]) if length or definite else last
    if match.value.type != "organisation" or end == match.last:
        return None
    closed = scan.words[last - 1].form in CLOSING
    if not _is_name(match.value, definite, length, adjective, end > last, closed):
        return None
    key = f"organisation:{_forms(scan, match.first, end)[skip:]}"
    return Piece(match.first, end, skip, key, "organisation", "name", "head-chain", None, country)


def _in_chain(scan: Scan, at: int) -> bool:
    form = scan.words[at].form
    return form.startswith("ال") and len(form) > 4 and form not in GENERIC and not is_function_word(form)


def _is_name(  # noqa: PLR0913
    head: Head, definite: bool, length: int, adjective: bool, purpose: bool, closed: bool
) -> bool:
    """A chain is a name if a state's adjective or a purpose closes it, or an adjective like الدولية; that of a party
    or university also without."""
    if purpose:
        return length > 0
    if adjective:
        return not definite or length > 1 or head.id in ("party", "centre")
    if head.id in ("party", "university"):
        return not definite and length > 0
    return head.id in ("body", "centre") and closed and length > 1


def _purpose(scan: Scan, at: int, stop: int) -> int:
    """The end of للدراسات الاستراتيجية, لحقوق الإنسان, للأنباء; `at` where there is none."""
    if at >= stop:
        return at
    form = scan.words[at].form
    if form in ("لحقوق", "لكره", "لمكافحه", "لتحرير") and at + 1 < stop:
        return at + 2
    if not form.startswith("لل") or len(form) < 5 or form in ERRANDS or scan.state(at, stop) or any(m.value.known.type in ("person", "state") for m in scan.names(at)):
        return at
    end = at + 1
    while end < min(stop, at + 3) and _in_chain(scan, end) and scan.words[end].form.endswith(("ي", "ه")):
        end += 1
    return end


def _forms(scan: Scan, first: int, last: int) -> str:
    return " ".join(scan.words[n].form for n in range(first, last))
