"""One article's way to its reading.

1. words and sentences of its title and body (`text.document`)
2. its publication date, where neither the caller nor the page gives one (`dating`)
3. times
4. mentions and entities, by lists and patterns and what a tagger suggests; speakers that no mention covers (`subjects`)
5. quantities (what is a time is none), the country's money where its name is shared
6. quotations, with their speakers
7. events with arguments, status and attribution
8. relations
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from waqai.extract.currencies import settle_currencies
from waqai.extract.dating import infer_published
from waqai.extract.events import Read, find_events
from waqai.extract.mentions import find_mentions
from waqai.extract.quantities import find_quantities
from waqai.extract.quotes import find_quotes
from waqai.extract.relations import find_relations
from waqai.extract.seen_acts import acts_of
from waqai.extract.subjects import add_subjects
from waqai.extract.time_grammar import Expressions, read_expressions
from waqai.extract.times import find_times
from waqai.heavy import Suggested
from waqai.model import Article, Basis, Furniture, Page, Reading
from waqai.text.document import Document


def read_article(
    page: Page, article: Article, furniture: Sequence[Furniture] = (), suggested: Suggested | None = None
) -> Reading:
    """The whole reading of one article of a page; `suggested` is what a tagger takes for names and acts
    there."""
    doc, article, read = before_events(page.text, article, suggested)
    events, more = find_events(doc, read)
    entities = (*read.cast.entities, *more)
    relations, others = find_relations(doc, read, entities)
    return Reading(
        article,
        tuple(furniture),
        (*entities, *others),
        read.cast.mentions,
        tuple(read.times),
        tuple(read.quantities),
        tuple(read.quotes),
        events,
        relations,
    )


def before_events(text: str, article: Article, suggested: Suggested | None = None) -> tuple[Document, Article, Read]:
    """An article dated and read up to its events, with its words: where those start who ask how these were read."""
    doc = Document.of(text, article.body, article.title_span)
    expressions = read_expressions(doc)
    article = date_article(doc, article, expressions)
    times = find_times(doc, article.published, expressions)
    cast = add_subjects(doc, find_mentions(doc, article, suggested and suggested.names), article.id.rsplit("-")[-1])
    quantities = settle_currencies(find_quantities(doc, times), article, cast)
    quotes = find_quotes(doc, cast)
    acts = acts_of(doc, suggested.acts if suggested else None)
    return doc, article, Read(cast, times, quantities, quotes, article.published, acts)


def date_article(doc: Document, article: Article, expressions: Expressions) -> Article:
    """The article with a publication date inferred from its text, where it had none and the text gives ground."""
    if article.published is not None:
        return article
    inferred = infer_published(doc, expressions)
    basis: Basis = "inferred" if inferred.published else "unknown"
    return dataclasses.replace(article, published=inferred.published, published_basis=basis, published_why=inferred.why)
