"""What a tagger suggests, merged with what lists and patterns read.  The suggestions are written here, so that no
weights are needed."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import pytest

from waqai.extract.cast import Cast
from waqai.extract.mentions import find_mentions
from waqai.extract.reading import read_article
from waqai.extract.tags import ADDS
from waqai.heavy import NameType, Suggested, Suggestion, Tagged
from waqai.model import Article, Entity, Outlet, Page, Span
from waqai.readers.suggesting import suggestions_in
from waqai.text.document import Document


class Said(NamedTuple):
    """Words of a text that a tagger takes for a name."""

    words: str
    type: NameType
    score: float = 0.9


def article(text: str) -> Article:
    return Article("0123456789abcdef-0", "a.txt", "0" * 64, None, None, None, "ar", (Span(0, len(text)),), "0" * 64)


def suggestions(text: str, said: tuple[Said, ...]) -> list[Suggestion]:
    found = []
    for one in said:
        at = text.index(one.words)
        found.append(Suggestion(at, at + len(one.words), one.type, one.score))
    return sorted(found)


def cast(text: str, *said: Said, looked: bool = True) -> Cast:
    doc = Document.of(text, [Span(0, len(text))])
    return find_mentions(doc, article(text), suggestions(text, said) if looked else None)


def names(text: str, found: Cast) -> dict[str, str]:
    """The words of each mention and its entity's type."""
    kinds = {entity.id: entity.type for entity in found.entities}
    return {text[m.span.start : m.span.end]: kinds[m.entity] for m in found.mentions}


def entity(text: str, found: Cast, words: str) -> Entity:
    mention = next(m for m in found.mentions if text[m.span.start : m.span.end] == words)
    return next(e for e in found.entities if e.id == mention.entity)


def test_a_body_that_no_list_has() -> None:
    text = "وقعت رابطة شموع من نور العمانية اتفاقا في صحار."
    assert "رابطة شموع من نور العمانية" not in names(text, cast(text, looked=False))
    found = entity(text, cast(text, Said("رابطة شموع من نور العمانية", "organisation")), "رابطة شموع من نور العمانية")
    assert (found.type, found.wikidata, found.country, found.rule) == ("organisation", None, "OM", "tagger")


def test_a_person_is_the_speaker() -> None:
    text = "وقال شفتورا كلمنجي إن الميناء سيفتح غدا. وأضاف كلمنجي أن السفن وصلت."
    found = cast(text, Said("شفتورا كلمنجي", "person"))
    assert {entity(text, found, words).id for words in ("شفتورا كلمنجي", "كلمنجي")} == {found.entities[0].id}
    page = Page("a.txt", text, "0" * 64, "text", "utf-8")
    reading = read_article(
        page, article(text), (), Suggested(tuple(suggestions(text, (Said("شفتورا كلمنجي", "person"),))))
    )
    assert {quote.speaker for quote in reading.quotes} == {found.entities[0].id}


def test_a_title_is_bound_to_the_name_that_the_tagger_ends() -> None:
    text = "التقى وزير النقل الأردني نضال القطامين سفير السلطنة."
    found = cast(text, Said("نضال القطامين", "person"))
    assert entity(text, found, "وزير النقل الأردني") == entity(text, found, "نضال القطامين")


def test_proclitics_stay_outside() -> None:
    text = "سلمت الرسالة لشفتورا كلمنجي أمس."
    assert "شفتورا كلمنجي" in names(text, cast(text, Said("شفتورا كلمنجي", "person")))


def test_a_weak_name_that_the_tagger_sees_is_linked() -> None:
    text = "غادر بلير المكان مساء ولم يعلق على الأمر."
    assert entity(text, cast(text, Said("بلير", "person")), "بلير").name_en == "Tony Blair"


def test_what_is_listed_keeps_its_type() -> None:
    text = "زار الوفد لبنان أمس."
    assert names(text, cast(text, Said("لبنان", "organisation")))["لبنان"] == "state"


def test_a_longer_person_goes_before_a_place_within() -> None:
    text = "وصلت بيروت الحمداني إلى المسرح مساء أمس."
    found = names(text, cast(text, Said("بيروت الحمداني", "person")))
    assert found["بيروت الحمداني"] == "person"
    assert "بيروت" not in found


def test_an_unsure_suggestion_adds_nothing() -> None:
    text = "وقعت رابطة شموع من نور العمانية اتفاقا في صحار."
    said = Said("رابطة شموع من نور العمانية", "organisation", ADDS["organisation"] - 0.01)
    assert names(text, cast(text, said)) == names(text, cast(text))


@pytest.mark.parametrize("kind", ["date", "money", "event", "office", "norp"])
def test_types_without_a_place_add_nothing(kind: NameType) -> None:
    text = "وقعت رابطة شموع من نور العمانية اتفاقا في صحار."
    assert names(text, cast(text, Said("شموع من نور", kind))) == names(text, cast(text))


def test_reading_twice_gives_the_same() -> None:
    text = "وقال شفتورا كلمنجي إن رابطة شموع من نور العمانية ستعمل."
    said = (Said("شفتورا كلمنجي", "person"), Said("رابطة شموع من نور العمانية", "organisation"))
    assert cast(text, *said) == cast(text, *said)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("نسعى إلى سلام عادل وشامل في الإقليم.", "عادل", "person"),
        ("طرح الوسطاء حل كامل للأزمة.", "كامل", "person"),
        ("قال للحضور: من الغريب قريتكم الهادئة.", "الغريب قريتكم", "person"),
        ("وصف الخطوة بأنها بادرة حسن نية تجاه الجيران.", "حسن", "person"),
        ("قالت إنها وصلت أنا ووالدي إلى القرية.", "أنا", "person"),
        ("نددوا باغتيال الزميلة في الميدان.", "الزميلة", "person"),
        ("تساقط تمور كثيرة في السوق أمس.", "تمور", "place"),
        ("احترق مصنع سلاح تركي فجر الأحد.", "مصنع سلاح تركي", "facility"),
    ],
)
def test_words_of_the_language_are_no_names(text: str, words: str, kind: NameType) -> None:
    assert words not in names(text, cast(text, Said(words, kind, 0.89)))


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("اقتحمت القوات منطقة البقيعة شرق المدينة.", "البقيعة", "place"),
        ("قال فريق الوفاق إنه فاز.", "الوفاق", "organisation"),
    ],
)
def test_a_word_of_the_language_is_a_name_behind_what_bears_it(text: str, words: str, kind: NameType) -> None:
    assert words not in names(text, cast(text, looked=False))
    assert names(text, cast(text, Said(words, kind, 0.95)))[words] == kind
    assert words not in names(text, cast(text, Said(words, kind, 0.85)))


def test_a_person_begins_where_a_sure_tagger_begins_it() -> None:
    text = "صوت الأعضاء لصالح جميل حمدان الكرادي، وقال إنه ممتن."
    said = Said("جميل حمدان الكرادي", "person")
    assert "صالح جميل حمدان الكرادي" in names(text, cast(text, looked=False))
    assert "جميل حمدان الكرادي" in names(text, cast(text, said))


def test_an_outlet_called_like_a_person_is_none() -> None:
    text = "نقلت نسرين المنامة الخبر أمس."
    doc = Document.of(text, [Span(0, len(text))])
    own = dataclasses.replace(article(text), outlet=Outlet("نسرين المنامة", None))
    said = suggestions(text, (Said("نسرين المنامة", "person"),))
    kinds = [{one.type for one in find_mentions(doc, each, said).entities} for each in (article(text), own)]
    assert ["person" in one for one in kinds] == [True, False]


def test_a_name_of_bodies_and_places_is_what_else_supports_it() -> None:
    text = "اجتمع الاتحاد الأفريقي لكرة القدم (الكاف) أمس. وينقل الكاف المباراة إلى ملعب آخر."
    found = cast(text, Said("الكاف", "place"), Said("الكاف المباراة", "place", 0.1))
    assert names(text, found)["الكاف"] == "organisation"


def test_a_name_keeps_the_letter_that_looks_like_a_clitic() -> None:
    text = "حضرت بلقيس شفتورا الحفل."
    doc = Document.of(text, [Span(0, len(text))])
    tagged = Tagged(((1, 3, "person", 0.9),), (("حضرت",), ("ب", "لقيس"), ("شفتورا",), ("الحفل",), (".",)), ())
    assert [(one.start, one.end) for one in suggestions_in(doc, 0, tagged)] == [(5, 17)]


def test_a_ministry_keeps_its_state_whoever_sees_its_name() -> None:
    text = "اجتمع الوفد بمسؤولي وزارة الداخلية أمس. ونفت وزارة الداخلية الموريتانية ذلك."
    found = cast(text, Said("وزارة الداخلية الموريتانية", "organisation"))
    assert entity(text, found, "وزارة الداخلية").id == entity(text, found, "وزارة الداخلية الموريتانية").id
    assert entity(text, found, "وزارة الداخلية").country == "MR"


def test_somebody_else_of_note_behind_a_preposition_is_no_part_of_a_name() -> None:
    text = "اتصل سامبوليف ببوتين مساء."
    assert "سامبوليف ببوتين" not in names(text, cast(text, Said("سامبوليف ببوتين", "person")))


def test_a_given_name_alone_is_the_only_bearers() -> None:
    text = "جنازة ريماس تجوب المدينة. وشيع الآلاف المصورة ريماس الدغيدي في المنصورة."
    found = cast(text, Said("ريماس", "person"), Said("ريماس الدغيدي", "person"))
    assert entity(text, found, "ريماس").id == entity(text, found, "ريماس الدغيدي").id


def test_a_given_name_that_two_bear_is_neither_s_alone() -> None:
    text = "جنازة ريماس تجوب المدينة. وشيعت ريماس الدغيدي مع ريماس الشاوي في المنصورة."
    found = cast(text, Said("ريماس", "person"), Said("ريماس الدغيدي", "person"), Said("ريماس الشاوي", "person"))
    assert entity(text, found, "ريماس الدغيدي").id != entity(text, found, "ريماس الشاوي").id
