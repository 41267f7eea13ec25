"""Stems of an Arabic verb, in letters: what stands before each kind of ending, in every weak class.

Print shows no vowels, so only letters matter: a hollow verb loses its middle (زار, زرت), a defective one its end
(دعا, دعت, دعوت), a doubled one shows both letters (رد, رددت), a hamza changes its seat (بدأ, بدؤوا).  Stems keep the
written hamza; `waqai.text.verbs` folds them.  Limits: verbs whose doubled last letter can't be seen from the letters
(احمرّ) must be given with their shadda; IX and the quadriliterals beyond the regular ones are not known.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from waqai.text.folding import bare

SHADDA = "\N{ARABIC SHADDA}"
WEAK_ENDS = "ىاي"
# Form VIII of roots that begin with س looks like a doubled form X (استمرّ), but is sound.
SOUND_IN_EST = frozenset({"استلم", "استمع", "استند", "استبق", "استعر", "استرق", "استتر", "استلب", "استاف"})

Weakness = Literal["sound", "hollow", "defective", "doubled"]


class Verb(NamedTuple):
    """A verb taken apart: past and present in bare letters (the present without its ي), how it is weak, and whether
    it is of form I."""

    past: str
    present: str
    weakness: Weakness
    basic: bool


class Stems(NamedTuple):
    """What stands before no ending, before ت, before ا, before و (several spellings), before ن and the consonants;
    `short` is the jussive's, where it differs."""

    alone: str
    before_t: str
    before_a: str
    before_w: tuple[str, ...]
    before_n: str
    short: str


def analyse(past: str, present: str, masdars: tuple[str, ...] = ()) -> Verb:
    """Tells the verb's class from its letters, a written shadda, and its verbal nouns (تفعيل tells form II).

    >>> analyse("زار", "يزور").weakness, analyse("استمر", "يستمر").weakness, analyse("استمع", "يستمع").weakness
    ('hollow', 'doubled', 'sound')
    """
    letters, stem = bare(past), bare(present)[1:]
    return Verb(letters, stem, _weakness(letters, stem, past), _is_basic(letters, stem, past, masdars))


def _weakness(past: str, present: str, marked: str) -> Weakness:
    if past[-1] in WEAK_ENDS and len(past) > 2:
        return "defective"
    if _is_hollow(past):
        return "hollow"
    return "doubled" if marked.endswith(SHADDA) or _is_doubled(past, present) else "sound"


def _is_hollow(past: str) -> bool:
    """زار, أشاد, انهار, اختار, استقال: an alef before the last letter that is no form III's (ساعد)."""
    if past[-2:-1] != "ا":
        return False
    length, first = len(past), past[0]
    return length == 3 or (length == 4 and first == "أ") or (length >= 5 and first == "ا")


def _is_doubled(past: str, present: str) -> bool:
    """رد, أعد/يعد, احتل, انضم, استمر, اطمأن: one letter fewer than the sound verb of its form."""
    if len(past) == 4 and past[0] == "ا":
        return past[1] == "ن" or (past[1] != "ت" and past[2] in "تطد")
    if len(past) == 5 and past[0] == "ا":
        return (past[:3] == "است" and past not in SOUND_IN_EST) or (past[3] == "أ" and past[2] != "ت")
    return len(past) == 2 or (len(past) == 3 and past[0] == "أ" and len(present) == 2)


def _is_basic(past: str, present: str, marked: str, masdars: tuple[str, ...]) -> bool:
    """Form I: three letters, unless shadda, present, middle letter or verbal noun show form II, or أ a form IV."""
    if len(past) == 2:
        return True
    if len(past) != 3 or SHADDA in marked[2:-1] or (past[0] == "أ" and len(present) == 2 and past[-1] not in WEAK_ENDS):
        return False
    second = past[0] == "آ" or (present[:1] in ("و", "ؤ") and past[0] in "وأ")
    middle = past[1] in "وي" and past[-1] not in WEAK_ENDS
    return not (second or middle or past[1] == past[2] or any(_is_second(bare(m)) for m in masdars))


def _is_second(masdar: str) -> bool:
    return len(masdar) == 5 and masdar[0] == "ت" and (masdar[3] == "ي" or masdar[-2:] in ("ية", "ئة"))


def past_stems(verb: Verb) -> Stems:
    """Stems of the past: زار, زر; دعا, دع, دعو; بدأ, بدؤ."""
    past = verb.past
    if verb.weakness == "defective":
        return _defective_past(past, verb.present)
    if verb.weakness == "hollow":
        short = past[:-2] + _hamza_after_cut(past, verb.present)
        return Stems(past, past, past, _before_w(past), short, "")
    last = past[-1] if verb.weakness == "doubled" else ""
    return Stems(past, past, _before_a(past), _before_w(past), past + last, "")


def _hamza_after_cut(past: str, present: str) -> str:
    """The last letter of a hollow past's short stem; a hamza gets its seat (جئت, سؤت, أسأت)."""
    if past[-1] != "ء":
        return past[-1]
    if len(past) > 3:
        return "أ"
    return "ؤ" if present[-2:-1] == "و" else "ئ"


def _defective_past(past: str, present: str) -> Stems:
    base = past[:-1]
    if past[-1] == "ي":
        return Stems(past, past, past, (base,), past, "")
    weak = base + ("و" if past[-1] == "ا" and present[-1] == "و" else "ي")
    return Stems(past, base, weak, (base,), weak, "")


def present_stems(verb: Verb) -> Stems:
    """Stems of the present without its prefix: زور, زر; دعو, دع; بدأ, بدؤ."""
    present = verb.present
    if verb.weakness == "defective" and present[-1] in "وىيا":
        base = present[:-1]
        weak = base + ("و" if present[-1] == "و" else "ي")
        return Stems(present, present, weak, (base,), weak, base)
    if verb.weakness == "hollow" and present[-2:-1] in ("و", "ي", "ا"):
        short = present[:-2] + _hamza_seat(present)
        return Stems(present, present, _before_a(present), _before_w(present), short, short)
    last = present[-1] if verb.weakness == "doubled" else ""
    return Stems(present, present, _before_a(present), _before_w(present), present + last, "")


def _hamza_seat(present: str) -> str:
    if present[-1] != "ء":
        return present[-1]
    return {"و": "ؤ", "ي": "ئ", "ا": "أ"}[present[-2]]


def _before_a(stem: str) -> str:
    """Before an alef أ merges with it (بدآ), and ء after ي takes a seat (يسيئان)."""
    if stem[-1] == "أ":
        return stem[:-1]
    return stem[:-1] + "ئ" if stem.endswith("يء") else stem


def _before_w(stem: str) -> tuple[str, ...]:
    """Before و a final hamza is written in more than one way (بدأوا, بدؤوا; جاءوا, جاؤوا; يسيئون, يسيءون)."""
    if stem.endswith("يء"):
        return stem[:-1] + "ئ", stem
    return (stem, stem[:-1] + "ؤ") if stem[-1] in "أء" else (stem,)


def passive(verb: Verb) -> Verb | None:
    """The passive verb in letters (قيل/يقال, أجري/يجرى, شورك/يشارك); none for form VII, which has no passive."""
    if verb.past[:2] == "ان" and verb.past[2:3] != "ت" and len(verb.past) > 3:
        return None
    return verb._replace(past=_passive_past(verb), present=_passive_present(verb))


def _passive_past(verb: Verb) -> str:
    past = _long_vowel(verb.past)
    if verb.weakness == "hollow":
        return past[:-2] + "ي" + past[-1]
    if verb.weakness == "defective":
        base = past[:-1].removesuffix("أ") + "ئ" if past[1:2] == "أ" and len(past) == 3 else past[:-1]
        return base + "ي"
    if past[-1] == "أ":
        return past[:-1] + "ئ"
    return past[0] + "ئ" + past[2] if len(past) == 3 and past[1] == "أ" else past


def _long_vowel(past: str) -> str:
    """شارك → شورك, تبادل → تبودل, استأنف → استؤنف, آخذ → أوخذ."""
    if past[1:2] == "ا" and len(past) >= 4:
        return past[0] + "و" + past[2:]
    if past[0] == "ت" and past[2:3] == "ا" and len(past) >= 5:
        return past[:2] + "و" + past[3:]
    if past.startswith("استأ"):
        return "استؤ" + past[4:]
    return "أو" + past[1:] if past[0] == "آ" else past


def _passive_present(verb: Verb) -> str:
    stem = verb.present
    if verb.weakness == "hollow":
        return stem[:-2] + "ا" + stem[-1]
    if verb.basic and verb.past[0] == "و" and stem[0] != "و":
        stem = "و" + stem
    if verb.weakness == "defective":
        return stem[:-1] + "ى"
    return stem[:-1] + "أ" if stem[-1] == "ئ" else stem


def active_participle(verb: Verb) -> str:
    """The active participle by pattern (زائر, معلن, داعي), or nothing where no pattern is sure.

    >>> [active_participle(analyse(*v)) for v in (("زار", "يزور"), ("أشاد", "يشيد"), ("أخذ", "يأخذ"), ("رد", "يرد"))]
    ['زائر', 'مشيد', 'آخذ', 'راد']
    """
    if not verb.basic:
        return "م" + verb.present
    first, last = verb.past[0], verb.past[-1]
    head = "آ" if first == "أ" else first + "ا"
    if verb.weakness == "doubled":
        return head + last
    if verb.weakness == "hollow":
        return "" if last == "ء" else head + "ئ" + last
    middle = "ئ" if verb.past[1] == "أ" else verb.past[1]
    return head + middle + ("ي" if verb.weakness == "defective" else last.replace("أ", "ئ"))


def passive_participle(verb: Verb) -> str:
    """The passive participle by pattern (مزور, معلن, مدعو), or nothing.

    >>> [passive_participle(analyse(*v)) for v in (("سأل", "يسأل"), ("أعاد", "يعيد"), ("دعا", "يدعو"), ("رد", "يرد"))]
    ['مسؤول', 'معاد', 'مدعو', 'مردود']
    """
    if not verb.basic:
        return "م" + _passive_present(verb)
    past = verb.past
    if verb.weakness == "hollow":
        middle = verb.present[-2:-1]
        return "م" + past[0] + middle + past[-1] if middle in ("و", "ي") else ""
    if verb.weakness == "doubled":
        return "م" + past[0] + past[-1] + "و" + past[-1]
    if verb.weakness == "defective":
        middle = "ئ" if past[1] == "أ" else past[1]
        return "م" + past[0] + middle + ("و" if verb.present[-1] == "و" else "ي")
    return "م" + past[0] + past[1].replace("أ", "ؤ") + "و" + past[2].replace("أ", "ء")
