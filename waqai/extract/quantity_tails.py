"""What may still belong to an amount behind its unit: a half (5 كيلومترات ونصف), the parts of a currency (20 ريالا و12
هللة), and تحت الصفر, which makes a temperature negative."""

from __future__ import annotations

from waqai.extract.quantity_grammar import QuantityReader, Read
from waqai.knowledge.numerals import numerals
from waqai.knowledge.units import Named, minor_parts, signs, unit_at
from waqai.text.numerals import Number, read_number

_DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
MEASURES = ("measure", "money", "minor", "duration")
_CENTS = 100
_FRACTIONS = {"نصف": 0.5, "نص": 0.5, "ربع": 0.25, "ثلث": 1 / 3}


class TailReader(QuantityReader):
    """Reads amounts to their end."""

    def keep(self, number: Number, second: Number | None, named: Named) -> int:
        """Keeps an amount with all that belongs to it."""
        super().keep(number, second, named)
        self.found[-1] = self.whole(self.found[-1])
        return self.found[-1].last

    def whole(self, read: Read) -> Read:
        """An amount with all that belongs to it."""
        return self.cooled(self.with_minor(self.with_half(read)))

    def with_half(self, read: Read) -> Read:
        """خمسة أمتار ونصف, مليون دولار ونصف المليون."""
        at = read.last + (self.form(read.last) == "و")
        form = self.form(at).removeprefix("و")
        share = _FRACTIONS.get(form)
        joined = at > read.last or self.form(at).startswith("و")
        if share is None or not joined or read.unit.kind not in MEASURES or read.value != int(read.value):
            return read
        end = at + 1
        scale = numerals().magnitudes.get(self.form(end).removeprefix("ال"), 0)
        named = unit_at(self.words, end, self.stop, article=True)
        if scale and self.form(end).startswith("ال"):
            end += 1
        elif named and named.unit == read.unit:
            end, scale = named.last, 1
        return read._replace(value=read.value + share * max(scale, 1), last=end)

    def with_minor(self, read: Read) -> Read:
        """20 ريالا و12 هللة; $20 43."""
        if read.unit.kind != "money" or read.value_to is not None or read.value != int(read.value):
            return read
        joined = self.form(read.last).startswith("و")
        at = read.last + (self.form(read.last) == "و")
        number = read_number(self.words, at, numerals(), self.stop, wide=True) if at < self.stop else None
        if number is None or number.vague or (joined and at == read.last and number.skip != 1):
            return read
        signed = not joined and self.form(read.first) in signs() and self.words[number.first].kind == "number"
        if signed and number.value < _CENTS and (number.last >= self.stop or self.words[number.last].kind == "mark"):
            return read._replace(value=read.value + number.value / _CENTS, last=number.last)
        named = unit_at(self.words, number.last, self.stop)
        per, of = (
            minor_parts().get(named.unit.name, (0, frozenset())) if named and named.unit.kind == "minor" else (0, ())
        )
        if named and number.value < per and (read.unit.name in of or read.unit.noun in of):
            value, numbers = read.value + number.value / per, (*read.numbers, number)
            return read._replace(value=value, last=named.last, numbers=numbers)
        return read

    def cooled(self, read: Read) -> Read:
        """درجتين تحت الصفر: minus two."""
        below = self.form(read.last) in ("تحت", "دون") and self.form(read.last + 1) == "الصفر"
        if read.unit.name not in _DEGREES or not below:
            return read
        return read._replace(value=-abs(read.value), last=read.last + 2)
