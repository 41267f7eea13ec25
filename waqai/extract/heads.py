"""What heads of names share: their article, a purpose behind them (للدراسات), and words with the article in a chain."""

from __future__ import annotations

from typing import TypeVar

from waqai.extract.scan import TITLES, Scan, is_function_word, openings
from waqai.knowledge.contexts import word_class
from waqai.text.phrases import Match

T = TypeVar("T")
GENERIC = word_class("naming_nothing")
PURPOSES = word_class("purposes")
ERRANDS = word_class("errands")


def article_cut(match: Match[T]) -> tuple[bool, int]:
    """Whether a head has the article, and how many characters stand before it (or before its article)."""
    if match.prefix.endswith("لل"):
        return True, match.length - 1
    if match.prefix.endswith("ال"):
        return True, match.length - 2
    return False, match.length


def in_chain(scan: Scan, at: int) -> bool:
    """Whether a word with the article may belong to a name: no generic word, no title."""
    form = scan.words[at].form
    if not form.startswith("ال") or len(form) < 5 or form in GENERIC or is_function_word(form):
        return False
    return TITLES not in openings(form)


def purpose_end(scan: Scan, at: int, stop: int) -> int:
    """The end of للدراسات الاستراتيجية, لحقوق الإنسان, للأنباء; `at` where there is none."""
    if at >= stop:
        return at
    form = scan.words[at].form
    body = next((m for m in scan.names(at) if m.prefix in ("ل", "لل") and m.value.known.type == "organisation"), None)
    if body and body.last > at + 1:
        return purpose_end(scan, body.last, stop)
    if form in PURPOSES and at + 1 < stop:
        return at + 2
    if (
        not form.startswith("لل")
        or len(form) < 5
        or form in ERRANDS
        or scan.state(at, stop)
        or any(m.value.known.type in ("person", "state") for m in scan.names(at))
    ):
        return at
    end = at + 1
    while end < min(stop, at + 3) and in_chain(scan, end) and scan.words[end].form.endswith(("ي", "ه")):
        end += 1
    return end + 1 if end > at + 1 and end < stop and _joins(scan.words[end - 1].form, scan.words[end].form) else end


def _joins(one: str, other: str) -> bool:
    """والاجتماعية behind الاقتصادية."""
    return other.startswith("وال") and one.endswith(("يه", "ي")) and one[-1] == other[-1]


def forms_between(scan: Scan, first: int, last: int) -> str:
    """The folded words first..last as one string."""
    return " ".join(scan.words[n].form for n in range(first, last))
