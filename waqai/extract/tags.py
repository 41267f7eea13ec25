"""What a tagger suggests, by word, and how far it is believed.

The measures stand in one place; each was chosen by what it did to texts that no reported figure comes from
(docs/readers.md tells which, and the rule as a whole).

>>> page = 'زار بيروت'
>>> tags = Tags(Document.of(page, [Span(0, 9)]), [Suggestion(4, 9, "place", 0.9)])
>>> tags.at(1, "place").last, tags.at(0, "place"), tags.doubts(0, 2, "person")
(2, None, True)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from waqai.extract.ordinary import is_possessed
from waqai.heavy import NameType, Suggestion
from waqai.knowledge.contexts import word_class
from waqai.knowledge.grammar import grammar
from waqai.knowledge.institutions import name_words, ordinary_words
from waqai.knowledge.reporting import verb_forms
from waqai.model import Article, EntityType, Span
from waqai.text.clitics import readings
from waqai.text.document import Document
from waqai.text.folding import fold_text

# How sure a tagger must be of a name that lists and patterns do not have.
ADDS: dict[NameType, float] = {
    "person": 0.7, "organisation": 0.7, "place": 0.8, "facility": 0.85, "weapon": 0.8,
}  # fmt: skip
# How sure, to end a name that patterns have further on, or earlier, than they do.
LONGER, SHORTER = 0.65, 0.8
# How sure of one word alone, and of one that is a word of the language too (حسن نية).
ALONE, ALONE_ORDINARY = 0.7, 0.9
PARTICLES = frozenset(("على", "إلى", "الى", "إن", "أن", "فإن", "وإن", "وأن", "بأن", "لأن"))
# Words behind which a person's name is that of a street, a school, a ground.
CALLED_AFTER, CREDITS = word_class("called_after"), word_class("credits")
ADJECTIVES, QUALIFIED = word_class("names_and_adjectives"), word_class("qualified")
BEFORE_NOUNS, NO_PERSONS = word_class("names_before_nouns"), word_class("no_persons")
# The types of a reading that a tagger's types stand for; the others have no place in it by themselves.
TYPES: dict[NameType, EntityType] = {
    "person": "person", "place": "place", "organisation": "organisation", "facility": "facility", "weapon": "weapon",
}  # fmt: skip


class Tag(NamedTuple):
    """Words first..last (last not included) taken for a name, `skip` folded letters of proclitics before it."""

    first: int
    last: int
    skip: int
    type: NameType
    score: float


class Tags:
    """A tagger's suggestions for one document; None where none has looked."""

    def __init__(self, doc: Document, suggested: Sequence[Suggestion] | None) -> None:
        tags = [tag for one in suggested or () for tag in _without_particle(doc, _tag(doc, one))]
        tags = [tag for tag in tags if not any(test(doc, tag) for test in (_is_called_after, _is_adjective, _is_noun))]
        self.given = suggested is not None
        self.sure = tuple(tag for tag in tags if _is_sure(doc, tag))
        self.unsure = tuple(tag for tag in tags if not _is_sure(doc, tag))
        self._sure = {tag.first: tag for tag in self.sure}
        self._first = {tag.first: tag for tag in tags}
        self._over = {word: tag for tag in tags for word in range(tag.first, tag.last)}

    def at(self, word: int, *types: NameType) -> Tag | None:
        """The name of one of these types that starts at a word, if it is sure."""
        tag = self._sure.get(word)
        return tag if tag and (not types or tag.type in types) else None

    def end(self, first: int, last: int, kind: NameType) -> int:
        """Where a name that patterns read as first..last ends; they read none where `last` is `first`."""
        tag = self._first.get(first)
        if tag is None or tag.type != kind or tag.last == last:
            return last
        least = ADDS[kind] if last == first else LONGER if tag.last > last else SHORTER
        return tag.last if tag.score >= least else last

    def begins_behind(self, word: int) -> bool:
        """Whether a name of a person of several words surely begins right behind a word that a tagger leaves out of it:
        لصالح فلان بن فلان."""
        tag = self._sure.get(word + 1)
        several = tag is not None and tag.type == "person" and tag.last - tag.first > 1
        return several and word not in self._over and tag is not None and tag.score >= ALONE_ORDINARY

    def doubts(self, first: int, last: int, kind: NameType) -> bool:
        """Whether a tagger has looked and seen nothing of this type among these words, be it unsure."""
        return self.given and not any(
            word in self._over and self._over[word].type == kind for word in range(first, last)
        )


def without_outlet(
    doc: Document, article: Article, suggested: Sequence[Suggestion] | None
) -> Sequence[Suggestion] | None:
    """The suggestions without persons that are called as the article's own outlet is (بلقيس الطاقة): they are it."""
    if not suggested or article.outlet is None or article.outlet.name is None:
        return suggested
    outlet = fold_text(article.outlet.name)
    return [one for one in suggested if one.type != "person" or fold_text(doc.text[one.start : one.end]) != outlet]


def _is_sure(doc: Document, tag: Tag) -> bool:
    least = ADDS.get(tag.type, 2.0)
    if tag.last - tag.first > 1:
        return tag.score >= (ALONE_ORDINARY if _ends_in_a_word(doc, tag) else least)
    ordinary = doc.words[tag.first].form[tag.skip :] in ordinary_words()
    return tag.score >= max(least, ALONE_ORDINARY if ordinary else ALONE)


def _ends_in_a_word(doc: Document, tag: Tag) -> bool:
    """الجميل رؤيتكم: a person's name hardly ends in a word of the language with a pronoun behind it."""
    last = doc.words[tag.last - 1].form
    return tag.type == "person" and last not in name_words() and is_possessed(last)


def _is_adjective(doc: Document, tag: Tag) -> bool:
    """سلام عادل: no person, but what qualifies the noun before."""
    alone = tag.type == "person" and tag.last - tag.first == 1 and tag.first > 0
    if not alone or doc.words[tag.first].form[tag.skip :] not in ADJECTIVES:
        return False
    before = doc.words[tag.first - 1].form
    return before in QUALIFIED or (not before.startswith("ال") and before in ordinary_words())


def _is_noun(doc: Document, tag: Tag) -> bool:
    """حسن نية: no person, but a noun before another; nor is who says أنا or والدي named by that."""
    if tag.type != "person" or tag.last - tag.first > 1 or tag.last == len(doc.words):
        return False
    if doc.words[tag.first].form[tag.skip :] in NO_PERSONS:
        return True
    after = doc.words[tag.last].form
    noun = after in ordinary_words() and after not in verb_forms() and after not in grammar().prepositions
    return noun and doc.words[tag.first].form[tag.skip :] in BEFORE_NOUNS


def _without_particle(doc: Document, tag: Tag) -> Iterator[Tag]:
    """A name without a word before it that is none: على سرحال is on Sirhal, not Ali; فإن بوتين; تحرير فلان."""
    word = doc.words[tag.first]
    credited = word.form in CREDITS
    if word.bare not in PARTICLES and not credited:
        yield tag
    elif tag.last - tag.first > 1 and (tag.type == "person" or not credited):
        yield tag._replace(first=tag.first + 1, skip=0)


def _is_called_after(doc: Document, tag: Tag) -> bool:
    """مركب محمد الخامس: no person, but what is called after one."""
    before = doc.words[tag.first - 1].form if tag.first and tag.type == "person" else ""
    return any(cut.stem in CALLED_AFTER for cut in readings(before)) if before else False


def _tag(doc: Document, one: Suggestion) -> Tag:
    first, last = doc.range_of(Span(one.start, one.end))
    return Tag(first, last, len(doc.proclitics(first, one.start)), one.type, one.score)
