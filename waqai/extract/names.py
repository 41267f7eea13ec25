"""Names of the gazetteer in the text: which of several readings holds, and whether a capital is a city or a state.

موسكو is Russia's government where it speaks, acts, has relations; it is the city where somebody is, goes or comes from.
"""

from __future__ import annotations

from waqai.extract.cast import Piece
from waqai.extract.scan import Scan, is_function_word, is_ordinary
from waqai.knowledge.entities import NameOf
from waqai.knowledge.institutions import ordinary_words, place_words
from waqai.text.clitics import readings
from waqai.text.folding import fold_text
from waqai.text.phrases import Match

# Words right before a capital's name that make it a place.
PLACE_BEFORE = frozenset(
    fold_text(w)
    for w in (
        "في داخل قرب شمال جنوب شرق غرب وسط ضواحي شوارع مدينة العاصمة بعاصمة عاصمة مطار ساحة محيط ضاحية سكان أهالي "
        "جامعة زار يزور تزور زارت زيارة زيارته زيارتها لزيارة بزيارة غادر يغادر غادرت مغادرة مغادرته وصوله وصل بلغ دخل سماء "
        "وصولهم قصف أحياء بلدية محافظة منطقة حول"
    ).split()
)
# Nouns and verbs of motion: with إلى (or من) and a capital a little further on, it is a place.
MOTION = frozenset(
    fold_text(w)
    for w in (
        "وصل وصلت يصل تصل وصول وصوله وصولها توجه يتوجه توجهت تتوجه توجهه سافر يسافر سافرت سفر سفره عاد عادت يعود عودة عودته "
        "زيارة زيارته زيارتها رحلة رحلته طار انتقل انتقلت ينتقل قادما قادمة متوجها متوجهة غادر غادرت طريق طريقه وفد وفدا طائرة قدم "
        "هاجر فر لجأ نقل نقلت تحركت زحف سيتوجه سيصل سيعود ستصل العودة"
    ).split()
)
DATELINE = frozenset("-–—(:/|")
GOING = frozenset(("الي", "من", "نحو"))
LOOK_BACK = 4


def read_name(scan: Scan, at: int) -> Piece | None:
    """The strong name or demonym that starts at a word: longest, least cut, most prominent first."""
    matches = [m for m in scan.names(at) if not is_weak(scan, m) and _plausible(scan, m)]
    if not matches:
        return None
    last = max(m.last for m in matches)
    longest = [m for m in matches if m.last == last]
    longest = [m for m in longest if m.length == longest[0].length]
    return _piece(scan, _choose(scan, longest))


def is_weak(scan: Scan, match: Match[NameOf]) -> bool:
    """Whether a name needs support: weak by the lists, or a place called like a common word."""
    if match.value.weak:
        return True
    if match.value.known.type != "place" or match.last - match.first > 1:
        return False
    return scan.words[match.first].form[match.length :] in place_words() or match.prefix.endswith("لل")


def weak_names(scan: Scan, at: int) -> list[Match[NameOf]]:
    """The weak names that start at a word, the longest only."""
    matches = [m for m in scan.names(at) if _plausible(scan, m) and m.value.kind in ("name", "metonym")]
    last = max((m.last for m in matches), default=at)
    return [m for m in matches if m.last == last and is_weak(scan, m)]


def _plausible(scan: Scan, match: Match[NameOf]) -> bool:
    """False for a cut that makes a name out of an ordinary word (وفد, كانت), and for على read as علي."""
    word = scan.words[match.first]
    if word.bare in ("على", "إلى", "الى"):
        return False
    if match.last - match.first > 1 or not match.length:
        return not (match.length == 0 and match.last - match.first == 1 and is_function_word(word.form))
    if match.value.kind == "demonym":
        return match.prefix[:1] != "ك" and match.prefix[-1:] != "س"
    if match.prefix.endswith("ال"):
        return False
    return match.prefix[:1] != "ك" and not _uncut_is_word(word.form)


def _uncut_is_word(form: str) -> bool:
    return form in ordinary_words() or is_function_word(form)


def _choose(scan: Scan, matches: list[Match[NameOf]]) -> Match[NameOf]:
    states = [m for m in matches if m.value.known.type == "state"]
    metonyms = [m for m in states if m.value.kind == "metonym"]
    places = [m for m in matches if m.value.known.type == "place" and m.value.kind == "name"]
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
    if before in PLACE_BEFORE or any(c.stem in PLACE_BEFORE for c in readings(before) if before):
        return True
    if _after_capital_word(scan, first):
        return True
    if (before == "" or scan.words[first].start in _line_starts(scan)) and scan.form(last, first) in DATELINE:
        return True
    if before in GOING or match.prefix.endswith("ل"):
        return any(_moves(scan.form(n, first)) for n in range(first - LOOK_BACK, first))
    return False


def _moves(form: str) -> bool:
    return bool(form) and any(c.stem in MOTION for c in readings(form))


def _after_capital_word(scan: Scan, first: int) -> bool:
    return any(scan.form(first - n, first).endswith("عاصمه") and scan.demonym(first - 1, first) for n in (2, 3))


def _line_starts(scan: Scan) -> frozenset[int]:
    return frozenset()


def _piece(scan: Scan, match: Match[NameOf]) -> Piece:
    known = match.value.known
    skip = match.length
    if match.prefix.endswith("ال"):
        skip -= 2
    elif match.prefix.endswith("لل"):
        skip -= 1
    return Piece(match.first, match.last, skip, known.id, known.type, match.value.kind, f"gazetteer-{match.value.kind}", known, known.country)
