"""Who published and who wrote, as a page's own lines say: source lines, bylines, agency credits.

A source line (المصدر: ...) names the outlet; an agency in a dateline's brackets names it only where nothing else
does.

>>> source_of("المصدر : وكالات + رويترز").name
'رويترز'
>>> source_of("ظهر هذا المقال أولا على www.example.com").domain
'example.com'
>>> author_of("كتبت: هالة سعيد")
'هالة سعيد'
"""

from __future__ import annotations

import re

from waqai.knowledge.furniture import page_words, plain_words
from waqai.knowledge.outlets import known_name, outlet_of_address, outlet_of_name
from waqai.model import Outlet

_FIRST_SEEN = re.compile(
    r"^\W*(?:ظهر|ظهرت|نشر|نُشر|صدر)\b.{0,40}?\b(?:الأصل|أولا|أولاً|الاصل|لأول مرة)\b.{0,12}?(?:على|في|عبر)\s+(?P<name>.+)$"  # noqa: E501
)
_APPEARED = re.compile(
    r"^.{0,160}\b(?:appeared first on|first appeared on|originally published (?:on|at|in))\s+(?P<name>.+)$", re.I
)
_LABEL = re.compile(r"^\W*(?P<label>[^\W\d]+(?:\s[^\W\d]+)?)\s*[:：/|؛–-]\s*(?P<name>\S.*)$")
_QUOTED = re.compile(r"^\W*نقل[اً]*\s+عن\s+(?P<name>(?:\S+\s?){1,4})$")
_BY = re.compile(r"^\W*(?:بقلم|By)\s+(?P<name>\S.*)$")
_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]")
_HEAD = 90
_LONGEST_NAME = 7
_LONGEST_BYLINE = 300


def source_of(line: str) -> Outlet | None:
    """The outlet that a source line names, or None for any other line."""
    name = _source_name(line)
    if not name or len(plain_words(name)) > 2 * _LONGEST_NAME:
        return None
    names = [n for n in (_tidy(piece) for piece in re.split(r"[+،,/&|]|\s-\s|\sو(?=رويترز|فرانس)", name)) if n]
    known = next((outlet_of_name(n) for n in names if outlet_of_name(n)), None)
    return known or next((_new_outlet(n) for n in names), None)


def _source_name(line: str) -> str:
    found = _QUOTED.match(line) or _FIRST_SEEN.match(line) or _APPEARED.match(line)
    return _labelled(line, "source") or (found["name"] if found else "")


def _labelled(line: str, section: str) -> str:
    """What follows the label of a line, where the label is one of the section's."""
    found = _LABEL.match(line[:300])
    return found["name"] if found and " ".join(plain_words(found["label"])) in page_words(section) else ""


def is_source_line(line: str) -> bool:
    """True for a line whose whole work is to name the source.

    >>> is_source_line("المصدر: الأناضول"), is_source_line("المصدر الأول للطاقة هو النفط")
    (True, False)
    """
    return len(line) < 160 and bool(_source_name(line))


def author_of(line: str) -> str | None:
    """The author that a byline names, or None for any other line."""
    plain = _BY.match(line)
    name = _tidy(_labelled(line, "author") or (plain["name"] if plain else ""))
    short = 1 <= len(plain_words(name)) <= _LONGEST_NAME and not line.rstrip().endswith((".", "؟", "?"))
    return name if name and short and not any(c.isdigit() for c in name) else None


def byline_outlet(line: str) -> Outlet | None:
    """The outlet in a line of the shape `writer – outlet` or `outlet - place`.

    >>> byline_outlet("سلمى العتيبي – عكاظ").name
    'عكاظ'
    """
    if len(line) > _LONGEST_BYLINE or len(plain_words(line)) > _LONGEST_NAME + 2:
        return None
    pieces = [p.strip() for p in re.split(r"[–—|/،-]", line) if p.strip()]
    if len(pieces) not in (2, 3):
        return None
    return next((outlet_of_name(p) for p in (pieces[-1], pieces[0]) if outlet_of_name(p)), None)


def bracket_credit(text: str) -> Outlet | None:
    """The agency or outlet in brackets in a paragraph's dateline.

    >>> bracket_credit("الخرطوم (رويترز) - قالت لجنة الإغاثة").domain
    'reuters.com'
    """
    for found in _BRACKETS.finditer(text[:_HEAD]):
        outlet = _first_known(found.group(1)) or _agency_so_called(found.group(1))
        if outlet and len(plain_words(text[: found.start()])) <= _LONGEST_NAME + 2:
            return outlet
    return None


def closing_credit(text: str) -> Outlet | None:
    """The agency or outlet in brackets at a text's very end, or a short last line that is nothing else.

    >>> closing_credit("وأضاف أن الأعمال مستمرة. (أ ف ب)").domain
    'afp.com'
    """
    found = re.search(r"[(\[]\s*([^()\[\]]{2,30}?)\s*[)\]][\s.]*$", text[-60:])
    if found:
        return _first_known(found.group(1))
    return outlet_of_name(text) if len(plain_words(text)) <= 3 else None


def _first_known(names: str) -> Outlet | None:
    pieces = [names, *re.split(r"[،,/–-]|\sو(?=\S{3})", names)]
    return next((outlet_of_name(piece) for piece in pieces if known_name(piece)), None)


def _agency_so_called(name: str) -> Outlet | None:
    words = plain_words(name)
    return Outlet(name, None) if words[:1] == ("وكاله",) and len(words) > 1 else None


def _tidy(name: str) -> str:
    return re.sub(r"^(?:موقع|صحيفة|جريدة)\s+(?=\S+\.\w)", "", name.strip(' \t\u00a0:.-–—|«»"“”()*')).strip()


def _new_outlet(name: str) -> Outlet | None:
    if " ".join(plain_words(name)) in page_words("nobody"):
        return None
    by_address = outlet_of_address(name)
    return by_address or (Outlet(name, None) if len(plain_words(name)) <= _LONGEST_NAME else None)
