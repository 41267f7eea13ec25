"""A language model as a reader: asked article by article, believed only as far as the page bears it out.

The rules read first, always: their reading gives the article, its date, times, quantities and known names, and it is
what stands when the model fails.  A server that refuses, or fails several times in a row, is left alone for a while,
so that a long run does not wait for it at every page.
"""

from __future__ import annotations

import time

from waqai.heavy import ModelChoice, ReaderReport, Review
from waqai.model import Page, Reader, ReaderError, Reading
from waqai.readers.chat import Chat, Spent, check_choice
from waqai.readers.checking import check
from waqai.readers.joining import alone, both
from waqai.readers.question import LONGEST_ARTICLE, messages, schema

FAILURES_IN_A_ROW = 3
REST = 60.0
"""Seconds in which a server that failed is not asked."""


class LanguageModelReader(Reader):
    """Reads with a model alone, or reviews and completes the rules' reading with it."""

    def __init__(self, choice: ModelChoice, completes: bool) -> None:
        check_choice(choice)
        self._choice = choice
        self._plain = False
        self._rule = f"llm:{choice.name}"
        self._completes = completes
        self._failures = 0
        self._left_alone_until = 0.0
        self._last_failure = ""

    def read(self, page: Page, rules: Reading) -> tuple[Reading, ReaderReport]:
        """The article's reading with the model's items in it; on failure the rules' as it is."""
        if not rules.article.body and not rules.article.title_span:
            return rules, ReaderReport()
        chat = Chat(self._choice, self._plain)  # one an article, so that threads may share the reader
        try:
            answer = self._ask(chat, page, rules)
        except ReaderError as error:
            self._count_failure(error)
            return rules, _report(chat.spent, failed=(str(error),))
        self._failures, self._plain = 0, chat.plain
        found, tally = check(answer, page, rules, self._rule)
        if self._completes:
            reading, reviews, added = both(rules, found)
        else:
            reading, reviews, added = alone(rules, found), (), len(found.events) + len(found.quotes)
        return reading, _report(chat.spent, added=added, dropped=tally.dropped, reviews=reviews)

    def _ask(self, chat: Chat, page: Page, rules: Reading) -> dict[str, object]:
        if time.monotonic() < self._left_alone_until:
            raise ReaderError("left alone", f"the model failed before ({self._last_failure})")
        if sum(span.end - span.start for span in rules.article.body) > LONGEST_ARTICLE:
            raise ReaderError("too long", f"an article of more than {LONGEST_ARTICLE} characters")
        return chat.ask(messages(page, rules.article), schema())

    def _count_failure(self, error: ReaderError) -> None:
        if error.reason in ("left alone", "too long"):
            return
        self._failures += 1
        self._last_failure = error.reason
        if error.lasting or self._failures >= FAILURES_IN_A_ROW:
            self._left_alone_until = time.monotonic() + REST
            self._failures = 0


def _report(
    spent: Spent,
    added: int = 0,
    dropped: dict[str, int] | None = None,
    failed: tuple[str, ...] = (),
    reviews: tuple[Review, ...] = (),
) -> ReaderReport:
    """One article's report."""
    cost = spent.requests, spent.tokens_in, spent.tokens_out, spent.cost
    return ReaderReport(1, *cost, added, dropped or {}, failed, reviews)
