"""Publication dates that a page states: in a line of its own, behind a label, or in a dateline.

Nothing is guessed: a date without a year, a date in a sentence, or one that no calendar knows is none.  All names of
months count (يونيو, حزيران, جوان), Hijri dates where no other stands beside them.  `3/4/2024` is read day first, as
the Arabic press writes, unless the weekday beside it says otherwise.

>>> stated_date("نُشر في: الثلاثاء ٢٠ آب/أغسطس ٢٠٢٤ - 14:05")
'2024-08-20'
>>> stated_date("Published: Oct 3rd, 2023")
'2023-10-03'
>>> stated_date("في 20 أغسطس اجتمع الوفدان") is None
True
"""

from __future__ import annotations

import datetime
import functools
import re
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from waqai.knowledge.furniture import page_words, plain_words
from waqai.knowledge.loader import toml
from waqai.knowledge.outlets import known_name
from waqai.text.folding import fold_text

_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_HIJRI_YEARS = range(1340, 1520)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d])")
_STAMP_SEARCHED, _STAMP_LENGTH, _SHORTEST_STAMP = 1500, 50, 4
_CLOCK_STAMP = re.compile(r"\d\d:?\d\d \(gmt[^)]*\) - (\d\d/\d\d/\d\d(?:\d\d)?)\s")


class DateLine(NamedTuple):
    """A line that tells a date: the date, and whether it is labelled as published, as updated, or not at all."""

    date: str
    label: str


def normal_date(given: str) -> str | None:
    """A date that came with a page (a column, a feed, markup) as ISO 8601 day or month, or None.

    >>> normal_date("2016-11-14T10:00:00+01:00"), normal_date("Tue, 18 Jun 2024 09:00:00 GMT"), normal_date("2024-06")
    ('2016-11-14', '2024-06-18', '2024-06')
    """
    given = given.strip()
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", given):
        return given
    if re.match(r"\d{4}-\d\d-\d\d(\D|$)", given):
        return _day(int(given[:4]), int(given[5:7]), int(given[8:10]))
    try:
        return parsedate_to_datetime(given).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return stated_date(given)


@functools.lru_cache(maxsize=10_000)
def date_line(text: str) -> DateLine | None:
    """The date of a line that says little else, or that begins with a label; None for any other line."""
    if not any(c.isdigit() for c in text[:200]) or len(text) > 200:
        return None
    words = " ".join(plain_words(text))
    label = _label(words)
    date = stated_date(text, short_years=bool(label) or "gmt" in words)
    if date is None or not (label or _says_little_else(words)):
        return None
    return DateLine(date, label)


def stamp_date(text: str) -> DateLine | None:
    """The date behind a label in a line that goes on with other things (a page that lost its line breaks), or a date
    with an hour at a line's very beginning.

    >>> stamp_date("الرئيسية العالم آخر تحديث: الأحد 3 مارس 2024 - 10:00 وفد أممي يصل إلى عدن").date
    '2024-03-03'
    """
    folded = fold_text(text[:_STAMP_SEARCHED])
    for label in ("published", "updated"):
        for phrase in page_words(label):
            at = folded.find(f"{phrase}:") if len(phrase) > _SHORTEST_STAMP else -1
            date = stated_date(folded[at + len(phrase) : at + len(phrase) + _STAMP_LENGTH]) if at >= 0 else None
            if date:
                return DateLine(date, label)
    clock = _CLOCK_STAMP.match(folded)
    date = stated_date(clock.group(1), short_years=True) if clock else None
    return DateLine(date, "") if date else None


def dateline_date(text: str) -> str | None:
    """The date in a dateline: place, full date, then an agency in brackets or a dash.

    >>> dateline_date("عدن 3 آذار 2024 (وكالة) - قال مسؤول في الميناء إن السفينة غادرت")
    '2024-03-03'
    """
    head = fold_text(text[:110])
    found = re.match(
        r"\W*(?:[^\W\d]+[\s،,/-]+){1,4}((?:في )?\d.{6,55}?)(?:\)\s?|\s?[-–—/:]\s?[^\W\d]|\s-- ?|واس)", head
    )
    return stated_date(found.group(1)) if found else None


def stated_date(text: str, short_years: bool = False) -> str | None:
    """The first full date in `text`, as ISO 8601, or None."""
    folded = re.sub(r"[،,]", " ", fold_text(text))
    return _written(folded) or _numeric(folded, short_years) or _hijri(folded)


def _label(words: str) -> str:
    for label in ("published", "updated"):
        if any(words.startswith(phrase + " ") for phrase in page_words(label)):
            return label
    return ""


def _says_little_else(words: str) -> bool:
    known = page_words("beside_a_date") | _names_of("months", "weak_months", "hijri_months", "latin_months", "weekdays")
    rest = [w for w in words.split() if not w[0].isdigit() and w not in known and w.removeprefix("ال") not in known]
    return not rest or known_name(" ".join(rest)) is not None


@functools.cache
def _names_of(*sections: str) -> frozenset[str]:
    rows = (name for section in sections for names in toml("times")[section].values() for name in names)
    return frozenset(word for name in rows for word in plain_words(name))


@functools.cache
def _numbers_of(*sections: str) -> dict[str, int]:
    data = toml("times")
    return {" ".join(plain_words(name)): int(n) for s in sections for n, names in data[s].items() for name in names}


@functools.cache
def _patterns(*sections: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, _numbers_of(*sections)), key=len, reverse=True))
    month = rf"(?:من\s+)?(?:شهر\s+)?(?P<month>{names})\b\.?(?:\s*[(/–-]\s*(?:{names})\s*\)?)?"
    year = r"[\s/–-]*(?:من\s+)?(?:العام\s+|عام\s+|سنه\s+)?(?P<year>\d{4})\b"
    ordinal = r"(?:st|nd|rd|th)?"
    day_first = rf"(?<!\d)(?P<day>\d{{1,2}}){ordinal}[\s/–-]*{month}{year}"
    month_first = rf"\b{month}\s+(?P<day>\d{{1,2}}){ordinal}\b{year}"
    return re.compile(day_first), re.compile(month_first)


def _written(folded: str) -> str | None:
    for pattern in _patterns("months", "weak_months", "latin_months"):
        found = pattern.search(folded)
        if found:
            month = _numbers_of("months", "weak_months", "latin_months")[found["month"]]
            return _day(int(found["year"]), month, int(found["day"]))
    return None


def _numeric(folded: str, short_years: bool) -> str | None:
    for first, _, middle, last in _NUMERIC.findall(folded):
        if len(first) == 4 and int(first) not in _HIJRI_YEARS:
            return _day(int(first), int(middle), int(last)) if len(last) == 2 else None
        if len(last) == 4 and len(first) <= 2 and int(last) not in _HIJRI_YEARS:
            return _day_or_month_first(folded, int(first), int(middle), int(last))
        if short_years and len(first) <= 2 and len(last) == 2:
            return _day_or_month_first(folded, int(first), int(middle), 2000 + int(last))
    return _iso_short(folded)


def _iso_short(folded: str) -> str | None:
    found = re.search(r"(?<!\d)(20\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)", folded)
    return _day(*map(int, found.groups())) if found else None


def _day_or_month_first(folded: str, first: int, second: int, year: int) -> str | None:
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    weekday = next((n for name, n in _numbers_of("weekdays").items() if re.search(rf"\b(?:ال)?{name}\b", folded)), None)
    if day_first and month_first and weekday is not None:
        fits = [d for d in (day_first, month_first) if datetime.date.fromisoformat(d).isoweekday() == weekday]
        return fits[0] if fits else None
    return day_first or month_first


def _hijri(folded: str) -> str | None:
    for pattern in _patterns("hijri_months"):
        found = pattern.search(folded)
        if found:
            month = _numbers_of("hijri_months")[found["month"]]
            return _from_hijri(int(found["year"]), month, int(found["day"]))
    return None


def _from_hijri(year: int, month: int, day: int) -> str | None:
    from hijridate import Hijri  # noqa: PLC0415 - few pages need it

    try:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
