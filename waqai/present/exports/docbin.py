"""spaCy's `DocBin`: each article a `Doc` with its entities, and its events and quotations as span groups.

The text of a `Doc` is that of the article's page, so that its characters count as Waqai's spans do.  `ents` are names
that do not overlap, with the record's key as `kb_id`; the span groups are `mentions`, `events` and `quotes`.  Read it
with `DocBin().from_disk(FILE).get_docs(spacy.blank("ar").vocab)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from waqai.model import Span, UsageError
from waqai.present.exports.marks import label_of, marked, names_of, tokens_of
from waqai.present.exports.telling import entities_of
from waqai.record.whole import Whole


def write(articles: Iterable[Whole], path: Path) -> tuple[int, int]:
    """Writes the file; tells how many articles, and that none was left out."""
    spacy = _spacy()
    vocabulary, bin_ = spacy.blank("ar").vocab, spacy.tokens.DocBin(store_user_data=True)
    count = 0
    for whole in articles:
        bin_.add(_doc(spacy, vocabulary, whole))
        count += 1
    bin_.to_disk(path)
    return count, 0


def _doc(spacy: Any, vocabulary: Any, whole: Whole) -> Any:
    doc = spacy.tokens.Doc(vocabulary, *_words(whole))
    reading, entities = whole.reading, entities_of(whole)

    def span(at: Span, label: str, key: str = "", id_: str = "") -> list[Any]:
        made = doc.char_span(at.start, at.end, label=label, kb_id=key, alignment_mode="expand")
        if made is None:
            return []
        made.id_ = id_
        return [made]

    def mention(one: Any) -> list[Any]:
        kind = entities[one.entity].type if one.entity in entities else "other"
        return span(one.span, kind.upper(), whole.keys.get(one.entity, one.entity), one.id)

    doc.set_ents([made for one in names_of(reading) for made in mention(one)])
    doc.spans["mentions"] = [made for one in reading.mentions for made in mention(one)]
    doc.spans["events"] = [
        made for one in reading.events for made in span(one.trigger, label_of(one), one.status, one.id)
    ]
    doc.spans["quotes"] = [
        made
        for one in reading.quotes
        for made in span(
            one.span, "direct" if one.direct else "indirect", whole.keys.get(one.speaker or "", ""), one.id
        )
    ]
    doc.user_data = {"article": reading.article.id, "source": reading.article.source}
    return doc


def _words(whole: Whole) -> tuple[list[str], list[bool]]:
    """The page as spaCy wants it: tokens, and whether one space follows; all other white space is a token."""
    cuts = {edge for at in (*marked(whole.reading), *(q.span for q in whole.reading.quotes)) for edge in at}
    words, spaces, at = list[str](), list[bool](), 0
    for token in [*tokens_of(whole.text, Span(0, len(whole.text)), cuts), Span(len(whole.text), len(whole.text))]:
        between = whole.text[at : token.start]
        if between and words and between[0] == " ":
            spaces[-1], between = True, between[1:]
        if between:
            words.append(between)
            spaces.append(False)
        if token.end > token.start:
            words.append(whole.piece(token))
            spaces.append(False)
        at = token.end
    return words, spaces


def _spacy() -> Any:
    try:
        import spacy
    except ImportError as error:
        raise UsageError('DocBin files are written by spaCy; pip install "waqai[export]" brings it.') from error
    return spacy
