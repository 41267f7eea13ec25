"""Names of the gazetteer in the text: which of several readings holds, and whether a capital is a city or a state.

موسكو is Russia's government where it speaks, acts, has relations; it is the city where somebody is, goes or comes from.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.extract.cast import Piece
from waqai.extract.ordinary import DEFINITE
from waqai.extract.scan import CLOSING, OPENING, Scan, is_function_word
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import NameOf
from waqai.knowledge.institutions import doubtful, never_alone, ordinary_words, place_words
from waqai.text.clitics import readings
from waqai.text.phrases import Match

PLACE_BEFORE, DISTANCES = word_class("before_places"), word_class("distances")
MOTION = word_class("motion")
MEETINGS = word_class("meetings")
PRIVATE = word_class("private_persons")
# بنو إسرائيل are no state, أذان المغرب calls nobody there.
PEOPLES = frozenset(("بني", "بنو", "وبني", "لبني", "اذان", "صلاه", "صلاتي", "بلاد"))
CUPS = frozenset(("كاس", "امم"))
VISITING = word_class("visiting")
COMMAS, DASHES = frozenset(("،", ",")), frozenset("-–—ـ")
# Seats of governments that are mostly named as towns.
SECONDARY = frozenset(("بورتسودان", "عدن", "بنغازي", "اربيل", "طبرق"))
DATELINE = frozenset((*"-–—(:/|ــ", "ــ"))
DATELINE_WORDS = 6
GOING = frozenset(("الي", "من", "نحو"))
LOOK_BACK, LOOK_FAR = 4, 8
BIG, SMALL = 60, 45
# A town of this note or less is taken for one only where something speaks for it: many are called like a word.
OBSCURE = 46
# Nouns before an adjective in the feminine: plurals of things, too; not those that a name follows.
BROKEN_PLURALS = word_class("things_in_plural")
NOT_QUALIFIED = word_class("followed_by_names")
SHADDA = "\N{ARABIC SHADDA}"
DAYS = frozenset(("الماضي", "الماضيه", "المقبل", "الحالي", "الاثنين", "الثلاثاء"))


def read_name(scan: Scan, at: int) -> Piece | None:
    """The strong name or demonym that starts at a word: longest, least cut, most prominent first."""
    if not scan.names(at):
        return None
    marked = _in_marks(scan, at)
    if marked:
        return _piece(scan, marked)
    matches = [m for m in scan.names(at) if not is_weak(scan, m) and _plausible(scan, m)]
    if matches and all(is_obscure(m) for m in matches):
        return None
    if (
        not matches
        or scan.form(at - 1, at) in PEOPLES
        or (scan.form(at - 1, at) in CUPS and matches[0].value.known.type in ("place", "state"))
    ):
        return None
    last = max(m.last for m in matches)
    longest = [m for m in matches if m.last == last]
    longest = [m for m in longest if m.length == longest[0].length]
    chosen = _choose(scan, longest)
    if chosen.value.kind == "demonym" and (_is_continental(scan, chosen) or scan.form(at - 1, at) in PRIVATE):
        return None
    if chosen.value.kind == "metonym" and chosen.value.known.type == "state" and is_place(scan, chosen):
        return _unlisted_capital(scan, chosen)
    return _peoples(scan, chosen) if _is_of_peoples(scan, chosen) else _piece(scan, chosen)


def _in_marks(scan: Scan, at: int) -> Match[NameOf] | None:
    """An outlet or other body whose whole name stands in marks (لـ«الشرق الأوسط»), whatever else the words mean."""
    if at == 0 or scan.words[at - 1].form not in OPENING:
        return None
    return next(
        (
            m
            for m in scan.names(at)
            if m.value.known.type == "organisation" and not m.prefix and scan.form(m.last, at) in CLOSING
        ),
        None,
    )


def _is_continental(scan: Scan, match: Match[NameOf]) -> bool:
    """القاري, الأفريقي as adjectives speak of no place; الأوروبيون does."""
    return match.value.known.type == "place" and not scan.words[match.last - 1].form.endswith(("ين", "ون"))


def _is_of_peoples(scan: Scan, match: Match[NameOf]) -> bool:
    """Not where it is one of two adjectives (المسؤولون الأميركيون والأوروبيون)."""
    before = match.first - 1
    described = scan.form(before - 1, match.first).startswith(DEFINITE) and scan.demonym(before, match.first)
    joined = match.prefix[:1] == "و" and bool(described)
    return match.value.kind == "demonym" and match.value.known.type == "place" and not joined


def _peoples(scan: Scan, match: Match[NameOf]) -> Piece:
    """الأوروبيون: those of a continent, who act, where the continent is a place."""
    piece = _piece(scan, match)
    return piece._replace(key=f"peoples:{piece.key}", type="other", kind="name", rule="peoples", known=None)


def _unlisted_capital(scan: Scan, match: Match[NameOf]) -> Piece:
    """A capital as a place that the list holds as its state's metonym only."""
    piece = _piece(scan, match)
    country = match.value.known.country
    return piece._replace(
        key=f"capital:{country}", type="place", kind="name", rule="capital", known=None, country=country
    )


def is_weak(scan: Scan, match: Match[NameOf]) -> bool:
    """Whether a name needs support: weak by the lists, or a place called like a common word."""
    if match.value.weak:
        return True
    if _is_other_surname(scan, match):
        return True
    if match.last - match.first > 1 or match.value.kind not in ("name", "metonym"):
        return False
    form = scan.words[match.first].form
    stem = next((c.stem for c in readings(form) if c.prefix == match.prefix), form)
    stem = "ال" + stem if match.prefix.endswith("لل") else stem
    if stem in doubtful()[0]:
        return True
    if match.value.known.type not in ("place", "facility"):
        return False
    if _is_pronoun_behind(scan, match) or (SHADDA in _written(scan, match.first) and stem in ordinary_words()):
        return True
    if _is_first_name(scan, match):
        return True
    if scan.words[match.first].bare.endswith("ه") and stem[:-1] in ordinary_words() and match.value.known.weight < BIG:
        return True
    if stem in place_words() or match.value.known.weight >= BIG:
        return stem in place_words()
    return stem in ordinary_words() or _is_common(scan, match, form) or _is_in_name(scan, match)


def is_obscure(match: Match[NameOf]) -> bool:
    """Whether a name of one word is that of a place of little note."""
    known = match.value.known
    single = match.last - match.first == 1 and match.value.kind == "name"
    return single and known.type == "place" and known.weight <= OBSCURE


def _written(scan: Scan, at: int) -> str:
    return scan.doc.text[scan.words[at].start : scan.words[at].end]


def _is_pronoun_behind(scan: Scan, match: Match[NameOf]) -> bool:
    """حماه, وجده where an article writes ة elsewhere: a verb or noun with its pronoun, unless a place is led up to."""
    word = scan.words[match.first]
    if not word.bare.endswith("ه") or match.value.known.name_ar.endswith("ه") or "ة" not in scan.doc.text:
        return False
    return not (match.prefix.endswith("ب") or scan.form(match.first - 1, match.first) in PLACE_BEFORE | GOING)


def _is_first_name(scan: Scan, match: Match[NameOf]) -> bool:
    """A small place called like a given name (مينا), unless it is led up to."""
    if match.value.known.weight >= SMALL or match.length or scan.name_share(match.first) < 2:
        return False
    return scan.form(match.first - 1, match.first) not in PLACE_BEFORE | GOING


def _is_in_name(scan: Scan, match: Match[NameOf]) -> bool:
    """A small place called like a part of a person's name, beside another such part (آن كلير)."""
    at = match.first
    before = scan.same_sentence(at - 1, at) and scan.name_share(at - 1) == 2 and not scan.names(at - 1)
    after = scan.same_sentence(match.last, at) and scan.name_share(match.last) == 2 and not scan.names(match.last)
    return (
        scan.name_share(at) == 2
        and not match.length
        and (before or after)
        and scan.form(at - 1, at) not in PLACE_BEFORE
    )


def _is_other_surname(scan: Scan, match: Match[NameOf]) -> bool:
    """A known person's bare surname behind somebody else's given name: here, or (an Arabic one) anywhere."""
    at = match.first
    if match.value.known.type != "person" or match.last - at > 1:
        return False
    form = scan.words[at].form[match.length :]
    if form.startswith("ال") and form in scan.borne_by_others():
        return True
    return not match.length and scan.same_sentence(at - 1, at) and _is_given(scan, at - 1)


def _is_given(scan: Scan, at: int) -> bool:
    return scan.name_share(at) == 2 and not scan.names(at)


def _is_common(scan: Scan, match: Match[NameOf], form: str) -> bool:
    """A small place called like a word here: cut it is one (لأول), or an adjective with the article follows."""
    if (
        not match.length
        and any(c.length and c.stem in ordinary_words() for c in readings(form))
        and not form.startswith("ال")
    ):
        return True
    following = scan.form(match.last, match.first)
    adjective = following.startswith("ال") and following.endswith(("ي", "يه", "ين")) and following not in DAYS
    return form.startswith(DEFINITE) and adjective and not scan.demonym(match.last, scan.stops[match.first])


def weak_names(scan: Scan, at: int) -> list[Match[NameOf]]:
    """The weak names that start at a word, the longest only."""
    if scan.words[at].form in never_alone():
        return []
    matches = [m for m in scan.names(at) if _plausible(scan, m) and m.value.kind in ("name", "metonym")]
    if not matches:
        return []
    last = max([m.last for m in matches])
    longest = [m for m in matches if m.last == last]
    most = max([m.value.known.weight for m in longest])
    return [m for m in longest if is_weak(scan, m) or (is_obscure(m) and most <= OBSCURE)]


def _plausible(scan: Scan, match: Match[NameOf]) -> bool:
    """False for a cut that makes a name out of an ordinary word (وفد, كانت), and for على read as علي."""
    word = scan.words[match.first]
    if word.bare in ("على", "إلى", "الى") or match.prefix.endswith("س") or _is_adjective(scan, match):
        return False
    if match.value.known.type == "place" and match.last - match.first == 2 and is_function_word(word.form):
        return False
    if match.value.kind != "demonym" and (match.last - match.first > 1 or not match.length):
        return not (match.length == 0 and match.last - match.first == 1 and is_function_word(word.form))
    if match.value.kind == "demonym":
        if word.form[match.length :] in doubtful()[1] or word.form in doubtful()[1]:
            return False
        return match.prefix[:1] != "ك" and match.prefix[-1:] != "س"
    if match.prefix.endswith("ال"):
        return False
    sure = match.value.known.weight >= BIG and len(word.form) - match.length > 3
    return match.prefix[:1] != "ك" and (sure or not _uncut_is_word(word.form))


def _is_adjective(scan: Scan, match: Match[NameOf]) -> bool:
    """الناصرية in الفترة الناصرية, الخارجية in السياسة الخارجية الإيرانية: it agrees with the noun before it."""
    form, kind = scan.words[match.first].form, match.value.known.type
    if match.length or not form.startswith("ال") or not form.endswith("يه") or match.value.kind == "demonym":
        return False
    if kind not in ("place", "organisation") or (kind == "place" and match.last - match.first > 1):
        return False
    before = scan.form(match.first - 1, match.first)
    noun = next((f"ال{before.removeprefix(article)}" for article in DEFINITE if before.startswith(article)), "")
    return (noun.endswith(("ه", "ات", "يا")) or noun in BROKEN_PLURALS) and noun not in NOT_QUALIFIED


def _uncut_is_word(form: str) -> bool:
    return form in ordinary_words() or is_function_word(form)


def _choose(scan: Scan, matches: list[Match[NameOf]]) -> Match[NameOf]:
    states = [m for m in matches if m.value.known.type == "state"]
    metonyms = [m for m in states if m.value.kind == "metonym"]
    places = [m for m in matches if m.value.known.type == "place" and m.value.kind == "name"]
    if states and places and not metonyms and _after_capital_word(scan, matches[0].first):
        return _city(places, states[0])
    if metonyms and places:
        return _city(places, metonyms[0]) if is_place(scan, matches[0]) else metonyms[0]
    return matches[0]


def _city(places: list[Match[NameOf]], metonym: Match[NameOf]) -> Match[NameOf]:
    country = metonym.value.known.country
    return next((p for p in places if p.value.known.country == country), places[0])


def is_place(scan: Scan, match: Match[NameOf]) -> bool:
    """Whether a capital's name, here, means the city."""
    first, last = match.first, match.last
    if match.prefix.endswith("ب"):
        return True
    before = scan.form(first - 1, first)
    if _is_visited(scan, first, match.prefix):
        return True
    if scan.form(last, first) == "العاصمه" or _joined_to_place(scan, match):
        return True
    behind = {before, *(c.stem for c in readings(before) if before)}
    if behind & PLACE_BEFORE or (before == "من" and scan.form(first - 2, first) in DISTANCES):
        return True
    if behind & MEETINGS and scan.form(last, first) != "مع" and not _meets_another(scan, match):
        return True
    if _after_capital_word(scan, first):
        return True
    if scan.words[first].form[match.length :] in SECONDARY or _is_listed(scan, before, scan.form(last, first)):
        return True
    if _in_dateline(scan, first, last, before):
        return True
    if before in GOING or match.prefix.endswith("ل"):
        far = LOOK_FAR if before == "الي" else LOOK_BACK
        return any(_moves(scan.form(n, first)) for n in range(first - far, first)) or (
            scan.words[first].form in SECONDARY and not match.prefix
        )
    return False


def _is_listed(scan: Scan, before: str, after: str) -> bool:
    """A capital in a dateline (رويترز - نيودلهي: ...), in brackets, or in a list of towns (دار الشروق، بيروت، 1999)."""
    listed = before in COMMAS and (after in COMMAS or after.isdigit())
    return after == ":" or (before == "(" and after == ")") or listed or before in DASHES


def _is_visited(scan: Scan, first: int, prefix: str) -> bool:
    """يزور وزير النفط نيودلهي: nothing but the visitor between the verb and the capital."""
    if prefix:
        return False
    for n in range(first - 1, first - LOOK_FAR, -1):
        form = scan.form(n, first)
        if not form or is_function_word(form) or scan.words[n].kind != "arabic":
            return False
        if any(c.stem in VISITING for c in readings(form)):
            return True
    return False


def _in_dateline(scan: Scan, first: int, last: int, before: str) -> bool:
    """A capital that opens its sentence before a mark or a date, or stands in a line of its own (صحيفة - الرباط)."""
    stop = scan.stops[first]
    if before == "" and scan.form(last, first) in COMMAS and any(_is_state(m) for m in _names_at(scan, last + 1, stop)):
        return True  # بيروت، لبنان (CNN)
    if before == "":
        length = stop - first
        if scan.form(last, first) in DATELINE or (last < stop and scan.words[last].kind == "number") or length <= 2:
            return True
        return scan.doc.text[scan.words[last - 1].end : scan.words[last].start].strip() != ""
    line = next((n for n in range(first - 1, first - DATELINE_WORDS, -1) if not scan.same_sentence(n, first)), None)
    return line is not None and before in DATELINE and stop - last <= 1


def _meets_another(scan: Scan, match: Match[NameOf]) -> bool:
    """قمة موسكو وواشنطن: two governments."""
    following = _names_at(scan, match.last, scan.stops[match.first])
    return any(m.prefix == "و" and m.value.known.type == "state" for m in following)


def _names_at(scan: Scan, at: int, stop: int) -> Sequence[Match[NameOf]]:
    return scan.names(at) if at < stop else ()


def _is_state(match: Match[NameOf]) -> bool:
    return match.value.known.type == "state" and match.value.kind == "name" and not match.prefix


def _joined_to_place(scan: Scan, match: Match[NameOf]) -> bool:
    """دمشق in في بيروت ودمشق; الرياض in مناطق الشرقية والرياض والقصيم."""
    following = _names_at(scan, match.last, scan.stops[match.first])
    if match.prefix == "و" and any(m.prefix == "و" and _is_town(scan, m) for m in following):
        return True
    if not match.prefix.startswith("و") and scan.form(match.first - 1, match.first) != "و":
        return False
    first = match.first - (not match.prefix.startswith("و"))
    return any(
        scan.form(first - n, first) == "في" and any(m.last == first for m in scan.names(first - n + 1)) for n in (2, 3)
    )


def _is_town(scan: Scan, match: Match[NameOf]) -> bool:
    """Whether a name is a place's that stands for no government."""
    known = match.value.known
    seat = scan.words[match.first].form[match.length :] in SECONDARY
    return (
        known.type == "place" and not seat and not any(m.value.known.type == "state" for m in scan.names(match.first))
    )


def _moves(form: str) -> bool:
    return bool(form) and any(c.stem in MOTION for c in readings(form))


def _after_capital_word(scan: Scan, first: int) -> bool:
    near = any(scan.form(first - n, first).endswith("عاصمه") and scan.demonym(first - n + 1, first) for n in (2, 3))
    return near or scan.form(first - 1, first).endswith("عاصمه")


def _piece(scan: Scan, match: Match[NameOf]) -> Piece:
    known = match.value.known
    skip = match.length
    if match.prefix.endswith("ال"):
        skip -= 2
    elif match.prefix.endswith("لل"):
        skip -= 1
    return Piece(
        match.first,
        match.last,
        skip,
        known.id,
        known.type,
        match.value.kind,
        f"gazetteer-{match.value.kind}",
        known,
        known.country,
    )
