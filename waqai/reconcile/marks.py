"""What an article is found by, beside the fingerprints of its wording: its telling words, the agency that it credits.

A pure function of the article and of Waqai's knowledge.  How telling a word is comes from how common it is in Arabic at
large (`knowledge.words`), not from the record: so that no article's marks change when others come.
"""

from __future__ import annotations

import functools
import math
import re
from collections import defaultdict

from waqai.findings import ArticleText
from waqai.knowledge.outlets import is_agency, known_name
from waqai.knowledge.words import common_words, cut_word
from waqai.model import Span
from waqai.reconcile.wording import raw_words
from waqai.text.folding import bare, fold_text

# The words of the list that `common_words` counts, in round figures, and the least count that is told from chance.
ALL_WORDS = 25_000_000
LEAST_COUNT = 20
# Words that stand more often than once in 1,200 tell nothing of what an article is about.
MOST_COMMON = 20_000
# How telling a word is that the list has not.
RAREST = math.log(ALL_WORDS / LEAST_COUNT)
TERMS = 24
TITLE_WEIGHT, LEAD_WEIGHT = 3.0, 2.0
LEAD_WORDS = 60
_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{2,30}?)\s*[)\]]")
_HEAD, _TAIL = 90, 60


def telling_words(article: ArticleText) -> tuple[tuple[str, float], ...]:
    """The words that say what an article is about, heaviest first; the squares of the weights sum to 1.

    >>> text = "انهيار سد في درنة. قالت السلطات إن سد درنة انهار بعد عاصفة"
    >>> article = ArticleText("a", text, None, None, (Span(0, len(text)),), None, None)
    >>> "درنه" in dict(telling_words(article))
    True
    """
    weights: dict[str, float] = defaultdict(float)
    title = article.title or ""
    for _, _, raw in raw_words(title, Span(0, len(title))):
        weights[stem_of(raw)] += TITLE_WEIGHT
    body = [span for span in article.body if span != article.title_span]
    for number, raw in enumerate(raw for span in body for _, _, raw in raw_words(article.text, span)):
        weights[stem_of(raw)] += LEAD_WEIGHT if number < LEAD_WORDS else 1.0
    scored = {term: math.log1p(weight) * rareness(term) for term, weight in weights.items()}
    best = sorted((term for term in scored if scored[term]), key=lambda term: (-scored[term], term))[:TERMS]
    length = math.sqrt(sum(scored[term] ** 2 for term in best)) or 1.0
    return tuple((term, round(scored[term] / length, 6)) for term in best)


@functools.lru_cache(maxsize=200_000)
def stem_of(raw: str) -> str:
    """The stem of a word as written; nothing for what is no word of Arabic."""
    form = fold_text(raw)
    return cut_word(form, bare(raw)).stem if len(form) > 2 and form.isalpha() and not form.isascii() else ""


@functools.lru_cache(maxsize=100_000)
def rareness(stem: str) -> float:
    """How telling a stem is; nothing for the commonest and for bits of words.

    >>> rareness("في"), rareness("زلزال") > rareness("رييس")
    (0.0, True)
    """
    count = common_words().get(stem, 0)
    if count > MOST_COMMON or len(stem) < 3:
        return 0.0
    return math.log(ALL_WORDS / (count + LEAST_COUNT))


def agency_of(article: ArticleText) -> str | None:
    """The news agency that an article credits: as its outlet or author, in a dateline's brackets, at its end.

    >>> text = "الخرطوم (رويترز) - قالت لجنة الإغاثة"
    >>> agency_of(ArticleText("a", text, None, None, (Span(0, len(text)),), None, None))
    'رويترز'
    """
    named = [name for name in (article.outlet, article.author) if name]
    if article.body:
        head, tail = article.body[0], article.body[-1]
        named += _BRACKETS.findall(article.text[head.start : min(head.end, head.start + _HEAD)])
        named += _BRACKETS.findall(article.text[max(tail.start, tail.end - _TAIL) : tail.end])
        named += re.split(r"[-–—،,:]", article.text[head.start : min(head.end, head.start + _HEAD)])[:2]
    found = next((name.strip() for name in named if is_agency(name.strip())), None)
    known = known_name(found) if found else None
    return known.outlet.name if known else None
