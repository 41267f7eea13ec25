"""Words of the language that are no names, whatever is joined to them.

>>> is_ordinary("واعلن"), is_ordinary("قريتكم"), is_ordinary("غولوبيف")
(True, True, False)
>>> is_possessed("قريتكم"), is_possessed("قريه")
(True, False)
"""

from __future__ import annotations

from waqai.knowledge.institutions import name_words, ordinary_words
from waqai.text.clitics import cuts, readings

# The article, with what may stand joined before it.
DEFINITE = ("ال", "وال", "بال", "لل", "كال", "فال")
# An ending, and what the word has in its stead without it.
PRONOUNS = (("تك", "ه"), ("تكم", "ه"), ("تنا", "ه"), ("تهم", "ه"), ("كم", ""), ("هم", ""))
ENDINGS = (
    *PRONOUNS, ("ها", ""), ("هما", ""), ("تها", "ه"), ("ته", "ه"), ("ه", ""),
    ("ات", "ه"), ("ين", ""), ("ون", ""), ("ا", ""),
)  # fmt: skip


def is_ordinary(form: str) -> bool:
    """Whether a folded word is no name in any of its cuts."""
    words, names = ordinary_words(), name_words()
    return any(c.stem in words and not (c.length and c.stem in names) for c in readings(form)) or _is_inflected(form)


def is_possessed(form: str) -> bool:
    """Whether a folded word is one of the language with a pronoun behind it that no name ends in."""
    return any(form.endswith(end) and form[: -len(end)] + stem in ordinary_words() for end, stem in PRONOUNS)


def _is_inflected(form: str) -> bool:
    stems = (form[: -len(end)] + stem for end, stem in ENDINGS if form.endswith(end) and len(form) - len(end) > 2)
    return any(not ordinary_words().isdisjoint(cut.stem for cut in cuts(stem)) for stem in stems)
