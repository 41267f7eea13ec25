"""The whole way of scoring: pages' readings against keys, figures out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from waqai.evaluate.entities import index_entities, score_entities
from waqai.evaluate.events import score_events
from waqai.evaluate.items import score_items
from waqai.evaluate.keys import Key
from waqai.evaluate.relations import score_relations
from waqai.evaluate.sheet import Case, Sheet
from waqai.evaluate.tally import Fault, Figures
from waqai.model import PageResult


@dataclass(frozen=True, slots=True)
class Score:
    """Figures by measure over the scored pages, every fault, and what could not be scored."""

    pages: tuple[str, ...]
    figures: dict[str, Figures]
    faults: tuple[Fault, ...]
    pages_without_key: tuple[str, ...]
    keys_without_page: tuple[str, ...]


def score_results(results: Iterable[PageResult], keys: Sequence[Key]) -> Score:
    """Scores every page that has a key.  A page that could not be read counts as all missed; a page without a key,
    and a key without a page, count neither way and are listed."""
    by_doc = {key.doc: key for key in keys}
    total, scored, keyless = Sheet(), [], []
    for result in results:
        name = PurePath(result.source).name
        if name not in by_doc:
            keyless.append(name)
            continue
        scored.append(name)
        total.take_in(score_page(by_doc[name], result))
    figures = {name: tally.figures() for name, tally in total.tallies.items()}
    unread = tuple(doc for doc in by_doc if doc not in scored)
    return Score(tuple(scored), figures, tuple(total.faults), tuple(keyless), unread)


def score_page(key: Key, result: PageResult) -> Sheet:
    """One page against its key."""
    text = result.page.text if result.page else ""
    case = Case(key, text, result.readings, index_entities(key, result.readings))
    sheet = Sheet()
    score_items(case, sheet)
    score_entities(case, sheet)
    score_events(case, sheet)
    score_relations(case, sheet)
    return sheet
