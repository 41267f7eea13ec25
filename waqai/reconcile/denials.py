"""Whether one event mention denies what another tells.

Two grounds are taken: a denial of the very deed, between the same sides and in like words; and a denial that arms go
from one land to another against word of help for that land's forces, which is a standing matter and needs no like
words.
"""

from __future__ import annotations

import re

from waqai.knowledge.across import word_set
from waqai.knowledge.event_codes import DONE
from waqai.model import Span
from waqai.reconcile.happenings import DENIED_WITHIN, Happening, lands_of, likeness, overlap, stems_near, stems_of
from waqai.reconcile.sameness import (
    BOTH,
    NEAR_DAYS,
    ONE_SENTENCE,
    Verdict,
    days_apart,
    persons_differ,
    same_act,
    sides_of,
)
from waqai.reconcile.wording import raw_words
from waqai.text.folding import fold_text

LEAST_WORDS_CONTRARY = 0.3
# Two lands agree on many things: only words tell whether it is the one that is denied.
LEAST_WORDS_AGREED = 0.5
# Of fewer telling words nobody can say that they are what is denied.
SHORTEST_TOLD = 5
COMMON = 3
NEITHER_NOR = "تاكيد او نفي"
_NO_COMMENT = re.compile(r"(?:رفض|رفضت|يرفض|ترفض)\s(?:\S+\s){0,5}(?:تاكيد|التعليق|الكشف|الافصاح)")


def contrary(one: Happening, two: Happening) -> Verdict | None:
    """The verdict on a deed that one mention tells and the other denies; None where they are not of one deed."""
    # What was done may be denied; a plan that is denied, or a denial of a wish, contradicts nothing that was.
    denial, telling = (one, two) if one.deed.status == "denied" else (two, one)
    if denial.deed.status != "denied" or telling.deed.status not in DONE or persons_differ(one, two):
        return None
    apart = days_apart(one, two)
    if (apart is not None and apart > DENIED_WITHIN) or _both_dated_apart(one, two):
        return None
    if overlap(one.words, two.words) >= ONE_SENTENCE:
        return None  # one sentence and its copy, or two acts of one sentence: they cannot deny each other
    return _of_one_deed(denial, telling) or _of_arms(denial, telling)


def _of_one_deed(denial: Happening, telling: Happening) -> Verdict | None:
    sides, told = sides_of(denial, telling)
    words = likeness(denial.words, telling.words)
    common = len(denial.words.keys() & telling.words.keys())
    least = LEAST_WORDS_AGREED if denial.deed.type == "AGREE" else LEAST_WORDS_CONTRARY
    if sides < BOTH or not same_act(denial, telling) or words < least or common < COMMON:
        return None
    denied = is_denial(denial.deed.text) or (denial.deed.type == "AGREE" and stems_near(denial) & word_set("without"))
    if len(telling.words) < SHORTEST_TOLD or not denied or is_denial(telling.deed.text):
        return None
    return Verdict(round(0.6 + 0.3 * words, 3), f"{told}; like words ({words:.0%})")


def _of_arms(denial: Happening, telling: Happening) -> Verdict | None:
    """Arms that do not go from one land to another, by one; help for the other's forces, by the other.

    Whoever denies one kind of weapon alone leaves room for all others."""
    if (denial.deed.type, denial.deed.mode) != ("AID", "military") or telling.deed.type != "AID":
        return None
    giver, taker = lands_of(denial.deed.actors), lands_of(denial.deed.recipients)
    gives = giver and giver <= lands_of(telling.deed.actors)
    takes = taker <= (lands_of(telling.deed.recipients) or telling.near)
    of_war = telling.deed.mode == "military" or bool(stems_of(telling.deed.text) & word_set("of_war"))
    kinds = stems_of(denial.deed.text) & word_set("arms_of_a_kind")
    if not (gives and taker and takes and of_war and _is_negated(denial)) or kinds or _is_negated(telling):
        return None
    return Verdict(0.55, "arms go from one land to the other, by one side, and do not, by the other")


def _is_negated(one: Happening) -> bool:
    """True where a verb of denial stands in the sentence, or a negation in front of the act."""
    return is_denial(one.deed.text) or bool(stems_near(one) & word_set("negation"))


def denied_plan(plan: Happening, word: Happening) -> Verdict | None:
    """A word that there is no such plan, between the same sides and in like words."""
    if word.deed.status != "denied" or persons_differ(plan, word) or overlap(plan.words, word.words) >= ONE_SENTENCE:
        return None
    return _of_one_deed(word, plan)


def is_denial(text: str) -> bool:
    """True where a verb of denial stands in the sentence.  A negation (لم, غير) may be of a part of the sentence only,
    a verb of denial is of the deed; who can neither confirm nor deny, or refuses to comment, does not deny.

    >>> is_denial("ونفت الحكومة بيع السلاح"), is_denial("لم تبع الحكومة السلاح")
    (True, False)
    >>> is_denial("ورفض متحدث باسم الوزارة تأكيد بيع السلاح")
    False
    """
    folded = fold_text(text)
    if NEITHER_NOR in folded or _NO_COMMENT.search(folded):
        return False
    words = (fold_text(raw) for _, _, raw in raw_words(text, Span(0, len(text))))
    denials = word_set("denial") | word_set("refusal")
    return any(word in denials or (word[:1] in "وف" and word[1:] in denials) for word in words)


def _both_dated_apart(one: Happening, two: Happening) -> bool:
    apart = days_apart(one, two)
    return one.dated and two.dated and apart is not None and apart > NEAR_DAYS
