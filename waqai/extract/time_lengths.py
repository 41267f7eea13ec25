"""Lengths counted by unit: تسعة أشهر, ساعتين ونصف الساعة, ربع قرن, شهر وأسبوعان, بضعة أيام, يوم كامل; what recurs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from waqai.extract.time_forms import Form, Length, Recurring
from waqai.extract.time_line import Line, remembered
from waqai.knowledge.numerals import numerals
from waqai.knowledge.units import unit_at

Result = tuple[Form, int]
# How far before يوميا the unit may stand whose rate it is.
_RATE_REACH = 5
# Units that as plain nouns mean something else (contracts, held): they count only with a number and company.
_AMBIGUOUS = frozenset({"DE"})
_CUTS = ("", "و", "ب", "ل", "ف")
_SHARES = {"نصف": 0.5, "نص": 0.5, "ربع": 0.25, "ثلث": 1 / 3}
_HALVES = {"ونصف": 0.5, "وربع": 0.25, "ونص": 0.5, "والنصف": 0.5}
_LESS = {"ربعا": 0.25, "ربع": 0.25, "الربع": 0.25, "ثلثا": 1 / 3, "ثلث": 1 / 3}
_FEW = frozenset({"قليله", "عده", "طويله", "عديده", "كثيره", "معدوده"})
_ONE = frozenset({"واحد", "واحده"})
_LONGEST_LIST = 8


@remembered
def read_length(line: Line, at: int, free: bool = True) -> Result | None:
    """A duration; `free` where no preposition stands before it, so that only a number makes it one."""
    first = _one_length(line, at, free)
    if first is None or not isinstance(first[0], Length):
        return first
    return _with_more(line, first[0], first[1])


def _one_length(line: Line, at: int, free: bool) -> Result | None:
    return (
        _counted(line, at, free)
        or _share(line, at)
        or _dual(line, at)
        or _some(line, at)
        or read_single(line, at)
        or (None if free else _lone(line, at))
        or _first_of_more(line, at)
        or (_utterance(line, at) if line.loose else None)
    )


def _with_more(line: Line, first: Length, last: int) -> Result:
    """Further, other units behind a length: ساعة و20 دقيقة; 3 سنين، 3 أسابيع; يومان ودقيقة و40 ثانية."""
    parts = [first]
    while first.amount is not None and len(parts) < _LONGEST_LIST:
        start = _next_part(line, last)
        found = _part(line, start) if start else None
        if found is None or not isinstance(found[0], Length) or not _follows(line, parts, found[0], start or 0):
            break
        parts.append(found[0])
        last = found[1]
    return (dataclasses.replace(first, more=tuple(parts[1:])) if len(parts) > 1 else first), last


def _next_part(line: Line, at: int) -> int | None:
    """Where the next part may start: at و, in the word that و is cut from, behind a comma, or at once in figures."""
    form = line.form(at)
    if form in ("،", ","):
        return _next_part(line, at + 1) or (at + 1 if line.loose else None)
    if form.startswith("و"):
        return at + (form == "و")
    return at if line.loose and (form[:1].isdecimal() or form in numerals().starts) else None


def _part(line: Line, at: int) -> Result | None:
    counted = _counted(line, at, free=True) or _share(line, at) or _dual(line, at) or read_single(line, at)
    if counted:
        return counted
    unit = line.sense(at, "unit", ("", "و"))
    if unit is None or unit[0].extra != "one" or unit[0].definite or unit[0].value in _AMBIGUOUS:
        return None
    return Length(1, str(unit[0].value)), unit[1]


_ORDER = {"TS": 0, "TM": 1, "TH": 2, "D": 3, "W": 4, "M": 5, "Y": 6, "DE": 7, "CE": 8}


def _follows(line: Line, parts: list[Length], more: Length, at: int) -> bool:
    """A smaller unit goes on with a length in any text; in news a larger or equal one is a length of its own."""
    if more.amount is None or more.amount_to is not None or parts[-1].amount_to is not None:
        return False
    return line.loose or _is_smaller(more, parts[-1].unit)


def _counted(line: Line, at: int, free: bool) -> Result | None:
    number = line.number(at)
    if number is None or number.vague or (number.definite and number.last == at + 1):
        return None
    amount_to, last = _range_end(line, number.last, line.form(at - 1).removeprefix("و") == "بين")
    unit = line.sense(last, "unit", ("", "ال") if line.loose else ("",))
    if unit is None or unit[0].extra == "pair" or (free and unit[0].value in _AMBIGUOUS):
        return None
    code = str(unit[0].value)
    day, behind = line.form(last), line.form(unit[1])
    if (day == "يوم" and line.sense(unit[1], "weekday", ("ال",))) or (day, behind) == ("ليله", "وليله"):
        return None  # 18 مليونا يوم الخميس; ألف ليلة وليلة
    if (
        unit[0].extra == "two"
        or line.listed(last - 1, "number_heads")
        or (unit[0].definite and not _plural(unit[0].extra))
    ):
        return None
    if code == "Y" and number.definite and (number.value >= 1900 or line.year(unit[1])):
        return None
    modifier = line.sense(unit[1], "modifier", ("",)) if number.definite else None
    half, end = _half(line, unit[1])
    if modifier:
        return Length(number.value, code, amount_to), modifier[1]
    return Length(number.value + half, code, amount_to), end


def _plural(number: str) -> bool:
    return number == "many"


def _range_end(line: Line, at: int, between: bool) -> tuple[int | float | None, int]:
    """A second number after إلى or -, or و within بين; the first word after it."""
    form = line.form(at)
    if form in ("الي", "-", "–", "او") or (between and form.startswith("و")):
        second = line.number(at if len(form) > 1 and form.startswith("و") else at + 1)
        if second and not second.vague and line.sense(second.last, "unit", ("",)):
            return second.value, second.last
    return None, at


def _share(line: Line, at: int) -> Result | None:
    """نصف ساعة, ربع قرن, نصف الساعة; not نصف الساعة الأول of a match."""
    form = line.form(at)
    share = _SHARES.get(form) or _SHARES.get(form[1:] if form[:1] in _CUTS[1:] else "")
    unit = line.sense(at + 1, "unit", ("", "ال")) if share else None
    if share is None or unit is None or unit[0].extra != "one" or line.ordinal(unit[1]):
        return None
    code = str(unit[0].value)
    if unit[0].definite and code not in ("TH", "TM"):
        return None
    return Length(share, code), unit[1]


def _dual(line: Line, at: int) -> Result | None:
    unit = line.sense(at, "unit", _CUTS)
    if unit is None or unit[0].extra != "two" or (unit[0].value == "Y" and line.listed(at - 1, "general", "heads")):
        return None
    if unit[0].value in _AMBIGUOUS and not line.sense(at - 1, "preposition"):
        return None
    half, last = _half(line, unit[1])
    return Length(2 + half, str(unit[0].value)), last


def _half(line: Line, at: int) -> tuple[float, int]:
    """ونصف after a unit, with the unit said again (عام ونصف العام), or إلا ربع; nothing where another unit follows
    (ساعة ونصف دقيقة)."""
    form = line.form(at)
    if form == "الا" and line.form(at + 1) in _LESS:
        return -_LESS[line.form(at + 1)], at + 2
    share = _HALVES.get(form)
    if share is None:
        return 0, at
    again = line.sense(at + 1, "unit", ("", "ال"))
    if again and again[0].extra == "one":
        same = line.sense(at - 1, "unit")
        return (share, again[1]) if same and same[0].value == again[0].value else (0, at)
    return share, at + 1


def _some(line: Line, at: int) -> Result | None:
    """بضعة أيام, عدة أشهر: a length that no number tells."""
    some = line.sense(at, "some", ("", "ب", "ل"))
    unit = line.sense(some[1], "unit", ("", "ال")) if some else None
    if unit is None or unit[0].extra != "many" or unit[0].value in _AMBIGUOUS:
        return None
    return Length(None, str(unit[0].value)), unit[1]


def _lone(line: Line, at: int) -> Result | None:
    """A unit alone after a preposition: منذ عام, قبل أشهر, بعد شهر ونصف."""
    unit = line.sense(at, "unit", ("",))
    if unit is None or unit[0].definite or unit[0].extra == "pair":
        return None
    sense, after = unit
    if sense.extra == "many":
        return Length(None, str(sense.value)), after + (line.form(after) in _FEW)
    if sense.value == "D" and line.form(after).startswith("ال"):
        return None
    half, last = _half(line, after)
    last += line.form(last) in _ONE or line.listed(last, "whole", "after")
    return Length(1 + half, str(sense.value)), last


def _first_of_more(line: Line, at: int) -> Result | None:
    """A unit alone before a smaller one that is counted: ساعة و20 دقيقة, يوم ونصف ساعة."""
    unit = line.sense(at, "unit", ("", "ل", "ب"))
    if unit is None or unit[0].extra != "one" or unit[0].definite or unit[0].value in _AMBIGUOUS:
        return None
    half, last = _half(line, unit[1])
    start = _next_part(line, last) if line.form(last).startswith("و") else None
    more = _part(line, start) if start is not None else None
    if more is None or not isinstance(more[0], Length) or not _is_smaller(more[0], str(unit[0].value)):
        return None
    counted = line.loose or _counted(line, start or 0, free=True) or _dual(line, start or 0) or _share(line, start or 0)
    return (Length(1 + half, str(unit[0].value)), last) if counted else None


def _is_smaller(more: Length, unit: str) -> bool:
    return _ORDER[more.unit] < _ORDER[unit]


def read_bounded(line: Line, at: int) -> Result | None:
    """A unit alone behind a bound: أكثر من عام, نحو شهر, قرابة ساعة."""
    bound = line.sense(at, "bound", ("", "و", "ب", "ل"))
    unit = line.sense(bound[1], "unit", ("",)) if bound else None
    if bound is None or unit is None or unit[0].extra != "one" or unit[0].definite or unit[0].value in _AMBIGUOUS:
        return None
    if line.form(at) in ("فتره", "مده") and line.ordinal(bound[1]):
        return None  # فترة ثانية
    if line.form(bound[1]) in ("يوم", "ليله") or line.year(unit[1]) or line.sense(unit[1], "month", ("",)):
        return None
    half, last = _half(line, unit[1])
    return Length(1 + half, str(unit[0].value)), last


def _utterance(line: Line, at: int) -> Result | None:
    """A unit that is all that is said (أسبوع), or لحظة."""
    instant, unit = line.sense(at, "instant", ("",)), line.sense(at, "unit", ("",))
    if instant and line.whole(at, instant[1]):
        return Length(1, "TS"), instant[1]
    if unit is None or unit[0].extra != "one" or unit[0].definite:
        return None
    half, last = _half(line, unit[1])
    return (Length(1 + half, str(unit[0].value)), last) if line.whole(at, last) else None


def read_single(line: Line, at: int) -> Result | None:
    """A unit with one or a half after it, or the whole of it: يوم واحد, عام ونصف العام, أسبوع كامل."""
    unit = line.sense(at, "unit", ("", "ب", "ل", "و"))
    if unit is None or unit[0].definite or unit[0].extra != "one" or unit[0].value in _AMBIGUOUS:
        return None
    half, last = _half(line, unit[1])
    if half:
        return Length(1 + half, str(unit[0].value)), last
    one = line.form(unit[1]) in _ONE or line.listed(unit[1], "whole", "after")
    return (Length(1, str(unit[0].value)), unit[1] + 1) if one else None


def read_whole(line: Line, at: int) -> Result | None:
    """طوال اليوم, طيلة العام: as long as the unit."""
    if not line.listed(at, "whole", "before"):
        return None
    unit = line.sense(at + 1, "unit", ("ال", ""))
    if unit is None or unit[0].extra != "one" or line.sense(unit[1], "modifier") or line.year(unit[1]):
        return None
    whole = unit[0].definite or line.ends(unit[1])
    return (Length(1, str(unit[0].value)), unit[1]) if whole and not line.sense(unit[1], "month") else None


def read_recurring(line: Line, at: int) -> Result | None:
    """يوميا, كل يوم, كل ثلاثاء, كل أربع سنوات, كل صباح, أيام الجمعة."""
    adverb = line.sense(at, "recurring", ("", "و"))
    if adverb:
        return None if _is_rate(line, at) else (Recurring(str(adverb[0].value)), adverb[1])
    return _on_weekdays(line, at) or _every(line, at)


def _on_weekdays(line: Line, at: int) -> Result | None:
    """أيام الجمعة: on every one of them."""
    unit = line.sense(at, "unit", ("", "ب", "و"))
    weekday = line.sense(unit[1], "weekday", ("ال",)) if unit else None
    if unit is None or weekday is None or unit[0].value != "D" or unit[0].extra != "many":
        return None
    joined = line.form(weekday[1]).startswith("و") or line.form(weekday[1]) in ("،", "-", "الي", "او")
    return None if joined else (Recurring(f"XXXX-WXX-{weekday[0].value}"), weekday[1])


def _every(line: Line, at: int) -> Result | None:
    lead = line.sense(at, "every", ("", "ل", "و", "في"))
    if lead is None:
        return None
    at = lead[1] - 1
    start = at + 1 + (line.form(at + 1) == "يوم" and bool(line.sense(at + 2, "weekday", ("",))))
    weekday, part = line.sense(start, "weekday", ("",)), line.sense(at + 1, "part", ("",))
    if weekday:
        return Recurring(f"XXXX-WXX-{weekday[0].value}"), weekday[1]
    if part and len(str(part[0].value)) == 2:
        return Recurring(f"T{part[0].value}"), part[1]
    unit = line.sense(at + 1, "unit", ("ال",) if lead[0].rest else ("",))
    if unit and line.listed(unit[1], "every", "wished"):
        return None
    if unit and unit[0].extra == "one":
        return Recurring(every(Length(1, str(unit[0].value)))), unit[1]
    length = read_length(line, at + 1)
    if length and isinstance(length[0], Length) and length[0].amount:
        return Recurring(every(length[0])), length[1]
    return None


def _is_rate(line: Line, at: int) -> bool:
    """True for the adverb of a quantity (3 ملايين برميل من النفط يوميا), which is no time of its own."""
    for start in range(at - 1, max(line.first, at - _RATE_REACH), -1):
        unit = unit_at(line.words, start, at)
        if unit:
            return line.form(start - 1)[:1].isdecimal() or line.form(start - 1) in numerals().starts
    return False


def every(length: Length) -> str:
    """The period of something recurring, as TIMEX3 writes it."""
    amount = int(length.amount or 1)
    scale = {"DE": 10, "CE": 100}.get(length.unit, 1)
    letter = "Y" if length.unit in ("DE", "CE") else length.unit
    return f"PT{amount}{letter[1]}" if letter.startswith("T") else f"P{amount * scale}{letter}"


Reader = Callable[[Line, int], Result | None]
