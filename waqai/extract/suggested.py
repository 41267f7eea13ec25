"""Names that a tagger suggests and lists and patterns do not have: bodies, places, facilities, weapons.

Left aside is what only looks like a name: words of the language without an article (مركز انتخابي), a country meant by
"the country", the place that a clock goes by, the paper's own name in its dateline.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from waqai.extract.cast import Piece, Sketch
from waqai.extract.heads import forms_between
from waqai.extract.names import BIG, CUPS, read_name
from waqai.extract.ordinary import is_ordinary
from waqai.extract.scan import BODIES, LINKS, NAMES, OPENING, Scan, openings
from waqai.extract.tags import ALONE_ORDINARY, TYPES, Tag
from waqai.heavy import NameType
from waqai.knowledge.entities import NameOf
from waqai.knowledge.institutions import collectives, name_words
from waqai.knowledge.loader import toml
from waqai.model import EntityType
from waqai.text.clitics import readings
from waqai.text.folding import fold_text
from waqai.text.phrases import Match

RULE = "tagger"
CLOCK = frozenset(("توقيت", "بتوقيت", "والتوقيت"))
DASHES = frozenset("-–—ـ")
# Kinds of bodies and places that are called by a name behind the noun, where the name may be any word.
CALLERS: dict[NameType, tuple[str, ...]] = {"place": ("region", "town"), "organisation": ("company", "media", "party")}
TEAMS = frozenset(("فريق", "نادي"))


def read_suggested(scan: Scan, at: int) -> Piece | None:
    """The body, place or thing that a tagger sees from a word on."""
    tag = scan.tags.at(at)
    kind = TYPES.get(tag.type) if tag else None
    if tag is None or kind is None or kind == "person" or _is_no_name(scan, tag) or _is_led_up_to(scan, tag):
        return None
    if _is_two_states(scan, tag):
        return None
    return _piece(scan, tag, kind)


def _is_no_name(scan: Scan, tag: Tag) -> bool:
    """مركز انتخابي, مصنع سلاح تركي, البلاد, توقيت غرينتش, the agency in مسقط (الضفاف) –."""
    forms = [word.form for word in scan.words[tag.first : tag.last]]
    forms[0] = forms[0][tag.skip :]
    before = scan.form(tag.first - 1, tag.first)
    if len(forms) == 1 and (forms[0] in collectives().homeland or before in CLOCK):
        return True
    if len(forms) == 1 and is_ordinary(forms[0]) and not (scan.names(tag.first) or _is_called_so(scan, tag)):
        return True
    if before in CUPS or (before == ":" and tag.last >= scan.stops[tag.first]):  # متابعة: قسم الشؤون العربية
        return True
    if scan.form(tag.last, tag.first) == ")" and scan.form(tag.last + 1, tag.first) in DASHES:
        return True
    last = tag.last - 1
    if len(forms) > 1 and scan.demonym(last, tag.last):  # مصنع سلاح تركي
        forms.pop()
    return all(is_ordinary(form) and not form.startswith("ال") for form in forms) and not scan.names(tag.first)


def _is_two_states(scan: Scan, tag: Tag) -> bool:
    """منحت الإمارات السودان قرضا: two states side by side are no name."""
    one = scan.state(tag.first, tag.last)
    other = scan.state(one[0], tag.last) if one else None
    return other is not None and other[0] == tag.last


def _is_called_so(scan: Scan, tag: Tag) -> bool:
    """بلدة السيح, شركة «زي»: a word of the language behind the noun whose name it is."""
    at = tag.first - 1
    if scan.form(at, tag.first) in OPENING:
        at -= 1
    before = scan.form(at, tag.first)
    return tag.score >= ALONE_ORDINARY and any(cut.stem in _callers(tag.type) for cut in readings(before))


@functools.cache
def _callers(kind: NameType) -> frozenset[str]:
    """Nouns whose name stands behind them, by the type of what they name."""
    rows = [row for row in toml("institutions")["named"] if row["id"] in CALLERS.get(kind, ())]
    teams = TEAMS if kind == "organisation" else frozenset()
    return teams | {fold_text(form) for row in rows for form in row["forms"]}


def _is_led_up_to(scan: Scan, tag: Tag) -> bool:
    """فرق الدفاع المدني: a common noun before the name of a body, which is read by itself."""
    first = openings(scan.words[tag.first].form)
    if tag.last - tag.first < 3 or first & {BODIES, NAMES} or not is_ordinary(scan.words[tag.first].form[tag.skip :]):
        return False
    return BODIES in openings(scan.words[tag.first + 1].form)


def _piece(scan: Scan, tag: Tag, kind: EntityType) -> Piece:
    listed = _listed(scan, tag, kind)
    skip = listed.length if listed else tag.skip
    if listed:
        known = listed.value.known
        return Piece(tag.first, tag.last, skip, known.id, known.type, "name", RULE, known, known.country)
    parts = tuple(_within(scan, tag)) if kind in ("place", "facility") else ()
    key = f"{kind}:{forms_between(scan, tag.first, tag.last)[skip:]}"
    return Piece(tag.first, tag.last, skip, key, kind, "name", RULE, None, _country(scan, tag), None, parts)


def _within(scan: Scan, tag: Tag) -> Iterator[Piece]:
    """The known places in the name of a place or facility: سوق الرهد."""
    for at in range(tag.first + 1, tag.last):
        piece = read_name(scan, at) if NAMES in openings(scan.words[at].form) else None
        if piece and piece.last <= tag.last and piece.known and piece.type == "place" and piece.kind == "name":
            yield piece


def _listed(scan: Scan, tag: Tag, kind: EntityType) -> Match[NameOf] | None:
    """The one of this type that a list calls so, weakly too; nobody where two are."""
    found = [m for m in scan.names(tag.first) if m.last == tag.last and m.value.kind == "name" and _is_a(m, kind)]
    best = max((m.value.known.weight for m in found), default=0)
    found = [m for m in found if m.value.known.weight == best and not m.prefix.endswith(("ال", "لل"))]
    return found[0] if len({m.value.known.id for m in found}) == 1 else None


def _is_a(match: Match[NameOf], kind: EntityType) -> bool:
    return match.value.known.type == kind or (kind == "place" and match.value.known.type in ("state", "facility"))


def _country(scan: Scan, tag: Tag) -> str | None:
    """The state whose adjective or name stands in the name or right behind it."""
    for at in range(tag.first + 1, min(tag.last + 1, scan.stops[tag.first])):
        found = scan.demonym(at, scan.stops[tag.first]) or (scan.state(at, tag.last) if at < tag.last else None)
        if found:
            return found[1].country
    return None


def without_object(scan: Scan, tag: Tag) -> Tag:
    """A suggested person's name without somebody else of note behind a preposition: اتصل كاميرون بميركل."""
    behind = (at for at in range(tag.first + 1, tag.last) if scan.words[at].form not in name_words())
    other = next((at for at in behind if any(_is_led_to(match) for match in scan.names(at))), tag.last)
    return tag._replace(last=other)


def _is_led_to(match: Match[NameOf]) -> bool:
    known = match.value.known
    return match.prefix in ("ب", "ل") and known.type == "person" and known.weight >= BIG


def without_noun(scan: Scan, tag: Tag) -> Tag:
    """A suggested person's name without a common noun before a name that begins with a link: حق in بحق بن علي."""
    first = scan.words[tag.first].form[tag.skip :]
    noun = is_ordinary(first) and first not in name_words() and scan.form(tag.first + 1) in LINKS
    return tag._replace(first=tag.first + 1, skip=0) if noun and tag.last - tag.first > 2 else tag


def refers_back(scan: Scan, piece: Piece, sketches: Iterable[Sketch]) -> bool:
    """الاتحاد القاري, where the article has named an اتحاد before: two words with the article take it up again."""
    forms = [word.form for word in scan.words[piece.first : piece.last]]
    forms[0] = forms[0][piece.skip :]
    if piece.rule != RULE or piece.known or len(forms) != 2 or not all(form.startswith("ال") for form in forms):
        return False
    heads = {name.split(" ")[0].removeprefix("ال") for s in sketches if s.type == piece.type for name in s.names}
    return forms[0].removeprefix("ال") in heads and not any(
        m.value.kind == "demonym" for m in scan.names(piece.first + 1)
    )
