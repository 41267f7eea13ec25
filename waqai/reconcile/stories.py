"""Stories: articles on the same news.

Two articles are linked when their telling words are alike within a few days, or when one is largely the other's copy.
Chains of links join what only touches (every article on one war), so within a chain an article stays with those that it
is like on average.  A story's id is its first article's: later articles do not change it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from waqai.findings import Finding, Head, Likeness, Link, Side
from waqai.reconcile.clusters import components, gathered
from waqai.reconcile.copies import finding_id

DAYS_APART = 3
# Likeness of telling words (a cosine), set by looking at pairs of newspapers: below, what is alike is the subject
# and not the news.  One outlet's articles are alike in much that is no news (weddings, columns, inspections).
LEAST_LIKE = Likeness(least=0.45, undated=0.47, within=0.65)
LEAST_ON_AVERAGE = 0.48


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


def story_links(links: Iterable[Link], days: Mapping[str, str | None]) -> dict[tuple[str, str], float]:
    """How strongly articles belong to one story: by telling words, or by copying within a few days."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    for link in links:
        reprint = link.kind == "reprint" and _are_near(days.get(link.first), days.get(link.second))
        near = link.kind == "like" or reprint
        if near:
            pair = link.first, link.second
            best[pair] = max(best[pair], link.score)
    return dict(best)


def _are_near(one: str | None, two: str | None) -> bool:
    """True for days at most `DAYS_APART` apart, or not known.

    >>> _are_near("2025-03-01", "2025-03-04"), _are_near("2025-03-01", "2025-04-01"), _are_near(None, "2025-04-01")
    (True, False, True)
    """
    return not (one and two) or abs((date.fromisoformat(one) - date.fromisoformat(two)).days) <= DAYS_APART
