"""An hour with its minutes, as written: الثالثة والنصف, 14:30, ثلاثة وثمانية عشرة دقيقة, عشرين دقيقة بعد الخامسة; and
the part of the day that tells its half."""

from __future__ import annotations

from typing import NamedTuple

from waqai.extract.time_line import Line, remembered

_MINUTES = {
    "والنصف": 30, "ونصف": 30, "ونص": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20, "وعشر": 10, "وخمس": 5,
}  # fmt: skip
_LESS = {"ربعا": 15, "ربع": 15, "الربع": 15, "ثلثا": 20, "ثلث": 20, "الثلث": 20, "خمس": 5, "عشر": 10}
_TEN = frozenset({"عشر", "عشره"})
_PART_OF = frozenset({"نصف", "ربع", "ثلث", "مدار", "ونصف", "نص"})
_LATIN = {"am": "MO", "pm": "EV", "a.m": "MO", "p.m": "EV"}
_NOON, _LAST_HOUR = 12, 24
# Hours that ليلا puts into the evening; smaller ones come after midnight.
_NIGHTFALL = 6
# Hours of ظهرا that lie before noon.
_LATE_MORNING = 10


class Hour(NamedTuple):
    """Hour, minute, second, and the word after them.  `kind`: named (الساعة), figures (14:30), ordinal (الثالثة),
    number (3, ثلاثة); minute None for an hour alone."""

    hour: int
    minute: int | None
    last: int
    kind: str
    second: int | None = None

    def at(self, part: str | None) -> int:
        """The hour of the day, given the part of it."""
        return hour_of_day(self.hour, part)


def hour_of_day(hour: int, part: str | None) -> int:
    """3 in the evening is 15; 12 in the morning 0; 11 and 12 at noon are what they are, 3 at night is 3.

    >>> [hour_of_day(h, p) for h, p in ((3, "EV"), (12, "MO"), (12, "EV"), (11, "MI"), (3, "NI"), (10, "NI"))]
    [15, 0, 12, 11, 3, 22]
    """
    if part is None or hour > _NOON:
        return hour % _LAST_HOUR
    if hour == _NOON:
        return 0 if part in ("MO", "NI") else _NOON
    late = {"MO": False, "NI": hour >= _NIGHTFALL, "MI": hour < _LATE_MORNING}.get(part, True)
    return hour + _NOON * late


@remembered
def read_hour(line: Line, at: int) -> Hour | None:
    """The hour at `at`, in whatever form; whether it is one is for the reader above."""
    named = _named_hour(line, at)
    if named:
        return named
    run = read_run_together(line, at)
    return run or _figures(line, at) or _minutes_before(line, at) or _ordinal_hour(line, at) or _number_hour(line, at)


def _named_hour(line: Line, at: int) -> Hour | None:
    unit = line.sense(at, "unit", ("ال", "بال", "لل", "وال", ""))
    if unit is None or unit[0].value != "TH" or unit[0].extra != "one" or line.form(at - 1) in _PART_OF:
        return None
    if not unit[0].definite and not (line.loose and line.form(at) == "ساعه"):
        return None
    start = unit[1] + (line.form(unit[1]) == ":")
    hour = _figures(line, start) or _four_figures(line, start) or _ordinal_hour(line, start)
    hour = hour or _number_hour(line, start)
    if hour is None or (not unit[0].definite and hour.kind != "figures"):
        return None
    return hour._replace(kind="named") if hour.hour <= _LAST_HOUR else None


def _figures(line: Line, at: int) -> Hour | None:
    """14:30, 8:00:13, 15,00, in figures."""
    form = line.form(at)
    if form.isdecimal() and len(form) <= 2 and line.form(at + 1) == ":" and line.touching(at, at + 3):
        minute = line.form(at + 2)
        if not (minute.isdecimal() and len(minute) == 2 and int(form) <= _LAST_HOUR and int(minute) < 60):
            return None
        second = line.form(at + 4) if line.form(at + 3) == ":" and line.touching(at, at + 5) else ""
        if second.isdecimal() and len(second) == 2:
            return Hour(int(form), int(minute), at + 5, "figures", int(second))
        return Hour(int(form), int(minute), at + 3 + _is_minutes(line, at + 3), "figures")
    for mark in ",.":
        hour, _, minute = form.partition(mark)
        small = hour.isdecimal() and len(hour) <= 2 and minute.isdecimal() and len(minute) == 2
        if small and int(hour) <= _LAST_HOUR and int(minute) < 60:
            return Hour(int(hour), int(minute), at + 1, "number")
    return None


def _four_figures(line: Line, at: int) -> Hour | None:
    """1500, after الساعة or before a zone."""
    form = line.form(at)
    if not (form.isdecimal() and len(form) == 4 and int(form[:2]) <= _LAST_HOUR and int(form[2:]) < 60):
        return None
    return Hour(int(form[:2]), int(form[2:]), at + 1, "number")


def read_stamp(line: Line, at: int) -> Hour | None:
    """14:30 or 1530, where something else says that it is an hour."""
    return _figures(line, at) or _four_figures(line, at)


def _ordinal_hour(line: Line, at: int) -> Hour | None:
    """الثالثة, الثانية عشرة, الحادية عشر, with minutes; feminine as الساعة is, but before عشر."""
    teen = line.form(at + 1) in _TEN
    if line.form(at).endswith("الواحده"):
        return _with_minutes(line, 1, at + 1, "ordinal")
    ordinal = line.ordinal(at, at + 2 if teen else at + 1)
    if ordinal is None or not ordinal.definite or not 1 <= ordinal.value <= _NOON:
        return None
    if not teen and not line.form(at).endswith(("ه", "الاولي")):
        return None
    return _with_minutes(line, ordinal.value, ordinal.last, "ordinal")


def _number_hour(line: Line, at: int) -> Hour | None:
    """3, ثلاثة, الخمسة, اثنا عشر."""
    form = line.form(at)
    if form.isdecimal():
        return _with_minutes(line, int(form), at + 1, "number") if len(form) <= 2 and int(form) <= _LAST_HOUR else None
    number = line.number(at, at + 2 if line.form(at + 1) in _TEN else at + 1)
    if number is None or number.vague or number.value != int(number.value) or not 1 <= number.value <= _NOON:
        return None
    return _with_minutes(line, int(number.value), number.last, "number")


def _with_minutes(line: Line, hour: int, at: int, kind: str) -> Hour:
    form = line.form(at)
    if form in ("الا",) and line.form(at + 1) in _LESS:
        last = at + 2 + _is_minutes(line, at + 2)
        return Hour((hour - 1) or _NOON, 60 - _LESS[line.form(at + 1)], last, kind)
    if form == "الا":
        less = _counted_minutes(line, at + 1)
        if less:
            return Hour((hour - 1) or _NOON, 60 - less[0], less[1], kind)
    more = _counted_minutes(line, at + 1 if form == "و" else at) if form.startswith("و") else None
    if more:
        return Hour(hour, more[0], more[1], kind)
    if form in _MINUTES and not _is_minutes(line, at + 1):
        return Hour(hour, _MINUTES[form], at + 1, kind)
    return _bare_minutes(line, hour, at, kind) or Hour(hour, None, at, kind)


def _is_minutes(line: Line, at: int) -> bool:
    unit = line.sense(at, "unit", ("",))
    return unit is not None and unit[0].value == "TM"


def _counted_minutes(line: Line, at: int) -> tuple[int, int] | None:
    """So many minutes: و18 دقيقة, وعشرين دقيقة."""
    number = line.number(at)
    if number is None or number.value != int(number.value) or not 0 < number.value < 60:
        return None
    return (int(number.value), number.last + 1) if _is_minutes(line, number.last) else None


def _bare_minutes(line: Line, hour: int, at: int, kind: str) -> Hour | None:
    """وخمسة وثلاثين after an hour, without دقيقة: where a part of the day or nothing follows."""
    if not line.loose or not line.form(at).startswith("و") or line.form(at).startswith("وال"):
        return None
    number = line.number(at) if line.form(at) != "و" else None
    if number is None or number.definite or number.value != int(number.value) or not 10 <= number.value < 60:
        return None
    ended = line.ends(number.last) or line.sense(number.last, "adverb", ("",)) is not None
    return Hour(hour, int(number.value), number.last, kind) if ended else None


def _minutes_before(line: Line, at: int) -> Hour | None:
    """عشرين دقيقة بعد الخامسة, ثلاث دقائق قبل الثامنة."""
    minutes = _counted_minutes(line, at) if line.loose else None
    side = line.form(minutes[1]) if minutes else ""
    if minutes is None or side not in ("بعد", "قبل"):
        return None
    hour = _named_hour(line, minutes[1] + 1) or _ordinal_hour(line, minutes[1] + 1)
    if hour is None or hour.minute is not None:
        return None
    if side == "بعد":
        return hour._replace(minute=minutes[0], kind="ordinal")
    return hour._replace(hour=(hour.hour - 1) or _NOON, minute=60 - minutes[0], kind="ordinal")


def read_run_together(line: Line, at: int) -> Hour | None:
    """1140 صباحا, 340 مساء: figures run together, before a part of the day; in short texts."""
    form = line.form(at)
    if not (line.loose and form.isdecimal() and len(form) in (3, 4) and line.sense(at + 1, "adverb", ("",))):
        return None
    hour, minute = int(form[:-2]), int(form[-2:])
    return Hour(hour, minute, at + 1, "figures") if 1 <= hour <= _NOON and minute < 60 else None


def read_part(line: Line, at: int) -> tuple[str, int] | None:
    """The part of the day behind an hour: مساء, ص, PM, في الليل, بعد الظهر."""
    latin = _LATIN.get(line.form(at))
    if latin:
        return latin, at + 1 + (line.form(at + 1) == "." and line.form(at) in ("a.m", "p.m"))
    start = at + (line.form(at) in ("في", "من") and line.loose)
    adverb = line.sense(start, "adverb", ("",))
    if adverb is None or (start > at and line.form(start)[:2] != "ال"):
        return None
    return str(adverb[0].value), adverb[1]
