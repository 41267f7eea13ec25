"""What the page says, in the reader's language, digits and month names.

A `Voice` is made once a request.  It gives plain text: names inside a sentence are wrapped in Unicode isolates (`t`),
or handed out as pieces (`segments`) that a template puts into `<bdi>`, so that a Latin name never turns an Arabic
sentence round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from waqai.model import KnowledgeError
from waqai.present.web import wordbook
from waqai.present.web.amounts import Amount, amount_text
from waqai.present.web.dates import Dates, Months
from waqai.present.web.figures import Digits, number, percent, turned
from waqai.present.web.plurals import category

LANGUAGES = wordbook.LANGUAGES
MONTHS: tuple[Months, ...] = ("both", "levant", "gulf", "maghreb")
DIGITS: tuple[Digits, ...] = ("latn", "arab")
_SLOT = re.compile(r"\{(\w+)\}")
_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@dataclass(frozen=True, slots=True)
class Voice:
    """How the page speaks to one reader."""

    language: str = "ar"
    digits: Digits = "latn"
    months: Months = "both"
    _dates: Dates = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_dates", Dates(self.language, self.months, self.digits))

    @property
    def direction(self) -> str:
        """Which way its lines run: `rtl` or `ltr`."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def other(self) -> str:
        """The language that the switch leads to."""
        return "en" if self.language == "ar" else "ar"

    def has(self, key: str) -> bool:
        """Whether the catalogue knows the key."""
        return key in wordbook.messages()

    def t(self, key: str, /, **values: object) -> str:
        """A message as plain text, for attributes and titles; `n` chooses its plural form and is written as a number,
        other values are isolated.

        >>> Voice().t("count.events", n=2), Voice().t("count.events", n=38), Voice("en").t("count.events", n=1)
        ('واقعتان', '38 واقعة', '1 event')
        """
        return "".join(f"{_OPEN}{text}{_CLOSE}" if apart else text for text, apart in self.segments(key, **values))

    def segments(self, key: str, /, **values: object) -> list[tuple[str, bool]]:
        """A message in pieces, each with whether it is a value that must be kept apart from the sentence's direction.
        A number needs no keeping apart in either direction.

        >>> Voice("en").segments("bound.about", amount="ABC")
        [('about ', False), ('ABC', True)]
        """
        return list(self._pieces(self._pattern(key, values.get("n")), values))

    def _pattern(self, key: str, n: object) -> str:
        try:
            message = wordbook.messages()[key][self.language]
        except KeyError as error:
            raise KnowledgeError(f"web/words has no message {key}. Add it in both languages.") from error
        if isinstance(message, str):
            return message
        form = category(n, self.language) if isinstance(n, int | float) else "other"
        return message.get(form, message["other"])

    def _pieces(self, pattern: str, values: dict[str, object]) -> Iterator[tuple[str, bool]]:
        at = 0
        for slot in _SLOT.finditer(pattern):
            if slot.start() > at:
                yield pattern[at : slot.start()], False
            value = values[slot[1]]
            is_number = isinstance(value, int | float)
            yield (number(value, self.digits) if isinstance(value, int | float) else str(value)), not is_number
            at = slot.end()
        if at < len(pattern):
            yield pattern[at:], False

    def label(self, family: str, name: str | None) -> str:
        """The word for one of a family (status, type, mode, unit of a table); what the catalogue lacks stands as it is,
        its hyphens opened.

        >>> Voice().label("status", "planned"), Voice("en").label("entity", "brand-new")
        ('مقرَّر', 'brand new')
        """
        key = f"{family}.{name}"
        return self.t(key) if self.has(key) else (name or "").replace("-", " ").replace("_", " ")

    def act(self, kind: str, mode: str | None) -> str:
        """An act by its type and mode, as a noun that can stand alone.

        >>> Voice("en").act("AID", "food"), Voice("en").act("ACCUSE", None), Voice("en").act("AID", "novel")
        ('food aid', 'accusation or criticism', 'aid')
        """
        key = f"act.{kind}.{mode}"
        return self.t(key) if mode and self.has(key) else self.label("type", kind)

    def number(self, value: float) -> str:
        """A number with its thousands apart, in the reader's digits."""
        return number(value, self.digits)

    def percent(self, share: float) -> str:
        """A share (0 to 1) of a hundred.

        >>> Voice().percent(0.72)
        '72%'
        """
        return percent(round(share * 100), self.digits)

    def figures(self, text: str) -> str:
        """A text that we composed, with its digits in the reader's set."""
        return turned(text, self.digits)

    def amount(self, value: float, value_to: float | None, unit: str, bound: str) -> str:
        """A quantity in words; see `amounts`."""
        return amount_text(Amount(value, value_to, unit, bound), self.language, self.digits)

    def unit(self, unit: str) -> str:
        """The unit's name in the singular, or in English its plural.

        >>> Voice().unit("ton"), Voice("en").unit("ton"), Voice().unit("percent")
        ('طن', 'tonnes', '%')
        """
        if unit == "percent":
            return percent(0, self.digits).strip("0٠")
        if unit not in wordbook.units():
            return unit
        pattern: str = getattr(wordbook.units()[unit], self.language)["other"]
        return pattern.replace("{n} ", "")

    def date(self, value: str | None, weekday: bool = False, year: bool = True) -> str:
        """An ISO 8601 date or TIMEX3 value in words; see `dates`."""
        return self._dates.text(value, weekday, year)

    def month(self, value: str, year: bool = True) -> str:
        """A month (`2031-05`) in words."""
        return self._dates.month(value, year)

    def country(self, code: str | None) -> str:
        """A state or territory by its ISO code.

        >>> Voice().country("EG"), Voice("en").country("XQ")
        ('مصر', 'XQ')
        """
        row = wordbook.countries().get(code or "")
        return row[self.language] if row else code or ""
