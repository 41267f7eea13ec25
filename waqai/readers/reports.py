"""Several reports of a heavy reader as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from waqai.heavy import LANGUAGE_MODEL, ReaderReport


def joined(reports: Iterable[ReaderReport]) -> ReaderReport:
    """What was done in all; a cost where any part of it is known.

    >>> joined([ReaderReport(articles=1, cost=0.5, dropped={"repeated": 1}), ReaderReport(articles=2)]).articles
    3
    """
    told = list(reports)
    dropped: Counter[str] = Counter()
    for one in told:
        dropped.update(one.dropped)
    costs = [one.cost for one in told if one.cost is not None]
    return ReaderReport(
        articles=sum(one.articles for one in told),
        requests=sum(one.requests for one in told),
        tokens_in=sum(one.tokens_in for one in told),
        tokens_out=sum(one.tokens_out for one in told),
        cost=sum(costs) if costs else None,
        added=sum(one.added for one in told),
        dropped=dict(dropped),
        failed=tuple(reason for one in told for reason in one.failed),
        reviews=tuple(review for one in told for review in one.reviews),
        by=next((one.by for one in told if one.articles), LANGUAGE_MODEL),
    )
