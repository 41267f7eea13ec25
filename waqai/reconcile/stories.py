"""Stories: articles on the same news.

Two articles are linked when their telling words are alike within a few days, or when one is largely the other's copy.
Chains of links join what only touches (every article on one war), so within a chain an article stays with those that it
is like on average.  A story's id is its first article's: later articles do not change it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from waqai.findings import Finding, Head, Likeness, Link, Side
from waqai.knowledge.across import word_set
from waqai.reconcile.clusters import components, gathered
from waqai.reconcile.copies import finding_id
from waqai.text.folding import fold_text

DAYS_APART = 3
# Likeness of telling words (a cosine), set by looking at pairs of newspapers: below, what is alike is the subject
# and not the news.  One outlet's articles are alike in much that is no news (weddings, columns, inspections).
LEAST_LIKE = Likeness(least=0.45, undated=0.47, within=0.65)
LEAST_ON_AVERAGE = 0.48
# From so many days apart on, the next market report or the war's next day is alike without being the same news: an
# article must be so much like one article, at least, of the other's day.
FAR_APART = 2
LEAST_FAR_APART = 0.55
_WORD = re.compile(r"\w+")


def stories_of(
    articles: Sequence[Head], links: Mapping[tuple[str, str], float], copies: Iterable[tuple[str, str]]
) -> Iterator[Finding]:
    """The stories among articles that links join; those that stand alone make none."""
    known = {one.id: one for one in articles}
    order = sorted(known, key=lambda a: (known[a].day or "9999", a))
    # A group never leaves its chain: members of two chains share no link.
    groups = [group for group in gathered(order, links, LEAST_ON_AVERAGE) if len(group) > 1]
    of = {article: number for number, group in enumerate(groups) for article in group}
    inner, bound = _inside(of, ((*pair, score) for pair, score in links.items())), _inside(of, copies)
    for number, group in enumerate(groups):
        yield _story([known[a] for a in group], inner[number], bound[number])


def _inside(of: Mapping[str, int], pairs: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    """The pairs within each group."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for pair in pairs:
        if pair[0] in of and of[pair[0]] == of.get(pair[1]):
            found[of[pair[0]]].append(pair)
    return found


def _story(members: Sequence[Head], links: Sequence[tuple[Any, ...]], copies: Sequence[tuple[Any, ...]]) -> Finding:
    likeness = _likeness(members, links)
    title = max(members, key=lambda one: (likeness[one.id], -members.index(one))).title
    score = sum(likeness.values()) / (len(members) * (len(members) - 1))
    days = sorted(one.day for one in members if one.day)
    when = f", {days[0]} to {days[-1]}" if days and days[0] != days[-1] else f", {days[0]}" if days else ""
    outlets = {one.outlet for one in members if one.outlet}
    return Finding(
        id=finding_id("story", members[0].id),
        kind="story",
        about=title,
        score=round(min(1.0, score), 3),
        because=f"{len(members)} articles of {len(outlets) or 'unknown'} outlets with like words{when}",
        sides=tuple(Side(one.id, one.span, value=one.title) for one in members),
        articles=len(members),
        independent=independent(members, copies),
    )


def _likeness(members: Sequence[Head], links: Iterable[tuple[Any, ...]]) -> dict[str, float]:
    """How like each article is to the others, in all.  Rounded, so that the order of adding does not show."""
    sums: dict[str, float] = {one.id: 0.0 for one in members}
    for one, two, score in links:
        sums[one] += score
        sums[two] += score
    return {one: round(total, 6) for one, total in sums.items()}


def independent(members: Iterable[Head], copies: Iterable[tuple[Any, ...]]) -> int:
    """How many of the articles are sources of their own: copies, one outlet's articles, and those that credit one
    agency count once.

    >>> from waqai.model import Span
    >>> one, two, three = (Head(i, None, i, "AFP" if i != "c" else None, "", Span(0, 1)) for i in "abc")
    >>> independent([one, two, three], set()), independent([one, two, three], {("b", "c")})
    (2, 1)
    """
    known = {one.id: one for one in members}
    pairs = [(pair[0], pair[1]) for pair in copies if pair[0] in known and pair[1] in known]
    for shared in ("agency", "outlet"):
        first: dict[str, str] = {}
        for one in known.values():
            name = getattr(one, shared)
            if name:
                pairs.append((first.setdefault(name, one.id), one.id))
    return len(components(known, pairs))


def story_links(links: Iterable[Link], articles: Iterable[Head]) -> dict[tuple[str, str], float]:
    """How strongly articles belong to one story: by telling words, more where one copies the other within a few days.
    A copy without like words makes none: what is shared then is a background paragraph, a list of guests or the form of
    a notice (of 60 such pairs of newspapers half were two pieces of news).

    >>> from waqai.model import Span
    >>> days = {"a": "2025-03-01", "b": "2025-03-03", "c": "2025-03-04", "d": "2025-03-04"}
    >>> heads = [Head(one, day, None, None, "", Span(0, 1)) for one, day in days.items()]
    >>> links = [Link("a", "b", "like", 0.5), Link("a", "c", "like", 0.5), Link("a", "d", "like", 0.6)]
    >>> story_links(links, heads)
    {('a', 'c'): 0.5, ('a', 'd'): 0.6}
    """
    known = {one.id: one for one in articles}
    near = [link for link in links if _are_near(known[link.first], known[link.second])]
    like = [link for link in near if link.kind == "like"]
    held = {bond for link in like if link.score >= LEAST_FAR_APART for bond in _bonds(link, known)}
    best = {
        link[:2]: link.score
        for link in like
        if _days_between(known[link.first], known[link.second]) < FAR_APART or held & _bonds(link, known)
    }
    for link in near:
        if link.kind == "reprint" and link[:2] in best:
            best[link[:2]] = max(best[link[:2]], link.score)
    return best


def _are_near(one: Head, two: Head) -> bool:
    """True for articles of one day, and for those at most `DAYS_APART` apart that are no bulletins."""
    apart = _days_between(one, two)
    return not apart or (apart <= DAYS_APART and not (_is_bulletin(one.title) and _is_bulletin(two.title)))


def _is_bulletin(title: str) -> bool:
    """True for the headline of what comes every day.

    >>> _is_bulletin("الأرصاد: أمطار رعدية على الجنوب"), _is_bulletin("السيول تقطع طريق الجنوب")
    (True, False)
    """
    return any(fold_text(word) in word_set("bulletin") for word in _WORD.findall(title))


def _bonds(link: Link, known: Mapping[str, Head]) -> set[tuple[str, str | None]]:
    """Each article of a link with the day of the other."""
    return {(link.first, known[link.second].day), (link.second, known[link.first].day)}


def _days_between(one: Head, two: Head) -> int:
    """How many days lie between two articles; none where a day is not known."""
    return abs((date.fromisoformat(one.day) - date.fromisoformat(two.day)).days) if one.day and two.day else 0
