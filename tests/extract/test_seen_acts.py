"""Acts that a tagger sees, merged with those of the rules.  What it says is written here, so that no weights are
needed."""

from __future__ import annotations

from typing import NamedTuple

from waqai.extract.filling import Arguments
from waqai.extract.reading import read_article
from waqai.extract.seen_acts import CHANGES, KNOWN, NAMES, put_back
from waqai.heavy import Act, ActSide, SideRole, Suggested
from waqai.model import Article, Event, Page, Reading, Span


class Said(NamedTuple):
    """A word of a text that a tagger takes for an act, and words that it takes for its sides."""

    word: str
    type: str
    score: float = 0.9
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    sure: float = 0.9
    status: str = "occurred"


def act(text: str, one: Said) -> Act:
    roles: tuple[tuple[SideRole, tuple[str, ...]], ...] = (("actor", one.actor), ("recipient", one.recipient))
    sides = [ActSide(text.index(word), role, one.sure) for role, words in roles for word in words]
    return Act(text.index(one.word), one.type, one.score, one.status, one.sure, tuple(sorted(sides)))


def reading(text: str, *said: Said) -> Reading:
    article = Article("0123456789abcdef-0", "a.txt", "0" * 64, None, None, None, "ar", (Span(0, len(text)),), "0" * 64)
    acts = tuple(sorted(act(text, one) for one in said))
    return read_article(Page("a.txt", text, "0" * 64, "text", "utf-8"), article, (), Suggested((), acts))


def events(text: str, *said: Said) -> list[Event]:
    return list(reading(text, *said).events)


def test_words_that_no_frame_knows_are_an_act_where_the_tagger_is_sure() -> None:
    text = "خنقت بحرية زمبابوي ميناء موزمبيق الرئيسي منذ أسبوعين."
    assert not events(text)
    (found,) = events(text, Said("خنقت", "COERCE", actor=("زمبابوي",), recipient=("موزمبيق",)))
    assert (found.type, found.rule) == ("COERCE", "coerce.seen:خنق")
    assert text[found.trigger.start : found.trigger.end] == "خنقت"
    assert len(found.actor) == len(found.recipient) == 1
    assert not events(text, Said("خنقت", "COERCE", NAMES - 0.05, ("زمبابوي",), ("موزمبيق",)))


def test_an_act_of_nobody_is_not_told() -> None:
    assert not events("تلاشت الغمامة فوق السهل عند الفجر.", Said("تلاشت", "RETREAT"))


def test_words_that_are_known_as_another_are_no_act_however_sure_the_tagger() -> None:
    formula = "وقال ضابط طلب عدم نشر اسمه إن زمبابوي هادئة."
    assert not events(formula, Said("طلب", "REQUEST", 0.99, actor=("ضابط",), recipient=("زمبابوي",)))
    here = "لا شيء هنا في زمبابوي عند الفجر."
    assert not events(here, Said("هنا", "SUPPORT", 0.99, ("زمبابوي",)))


def test_what_no_frame_knows_needs_somebody_with_a_name() -> None:
    text = "خنق الغبار أكشاك السوق القديمة."
    assert not events(text, Said("خنق", "COERCE", actor=("الغبار",), recipient=("أكشاك", "السوق")))


def test_an_act_that_is_named_as_known_asks_for_a_surer_tagger() -> None:
    text = "أنهك الخنق زمبابوي أمس."
    assert not events(text, Said("الخنق", "COERCE", KNOWN - 0.05, recipient=("زمبابوي",)))
    assert [one.type for one in events(text, Said("الخنق", "COERCE", KNOWN, recipient=("زمبابوي",)))] == ["COERCE"]


def test_a_side_in_words_that_no_entity_holds_is_told_by_its_words() -> None:
    text = "خنقت زمبابوي بأساليبها أكشاك السوق القديمة."
    (found,) = events(text, Said("خنقت", "COERCE", actor=("زمبابوي",), recipient=("أكشاك", "السوق")))
    assert not found.recipient
    assert [text[start:end] for start, end in found.spans["recipient"]] == ["أكشاك السوق القديمة"]


def test_a_side_that_the_rules_leave_open_is_filled() -> None:
    text = "وفي ختام الجولة، وصفت باراغواي القرار الذي اتخذته بوليفيا بأنه مؤسف."
    said = Said("وصفت", "ACCUSE", actor=("باراغواي",), recipient=("بوليفيا",))
    (found,) = [one for one in events(text, said) if one.type == "ACCUSE"]
    assert len(found.recipient) == 1


def test_a_side_of_the_rules_stands_unless_the_tagger_is_sure_of_another() -> None:
    text = "قصفت باراغواي مواقع قرب حدود بوليفيا."
    (before,) = events(text)
    unsure = Said("قصفت", "ASSAULT", actor=("بوليفيا",), sure=CHANGES - 0.05)
    assert events(text, unsure)[0].actor == before.actor
    (after,) = events(text, unsure._replace(sure=CHANGES + 0.05))
    assert after.actor != before.actor


def test_sides_come_back_whose_place_nobody_keeps() -> None:
    found = Arguments({"actor": [], "recipient": ["Q2"]}, {"actor": [Span(9, 12)], "recipient": [Span(20, 25)]})
    put_back(found, {"actor": (("Q1",), (Span(0, 4),)), "recipient": (("Q3",), ())})
    assert (found.get("actor"), found.spans["actor"]) == (("Q1",), [Span(0, 4)])
    assert (found.get("recipient"), found.spans["recipient"]) == (("Q2",), [Span(20, 25)])


def test_what_the_rules_read_stands_where_the_tagger_sees_little() -> None:
    text = "زار وزير خارجية باراغواي بوليفيا الخميس."
    assert [(one.type, one.actor, one.recipient) for one in events(text, Said("زار", "CONSULT", 0.3))] == [
        (one.type, one.actor, one.recipient) for one in reading_without_acts(text).events
    ]


def reading_without_acts(text: str) -> Reading:
    article = Article("0123456789abcdef-0", "a.txt", "0" * 64, None, None, None, "ar", (Span(0, len(text)),), "0" * 64)
    return read_article(Page("a.txt", text, "0" * 64, "text", "utf-8"), article)


def words(text: str, role: str, *said: Said) -> list[str]:
    return [text[start:end] for one in events(text, *said) for start, end in one.spans.get(role, ())]


def test_words_that_the_tagger_sees_are_told_as_the_noun_phrase_that_they_stand_in() -> None:
    palace = "خنقت زمبابوي قصر العدل الكبير أمس."
    assert words(palace, "recipient", Said("خنقت", "COERCE", actor=("زمبابوي",), recipient=("قصر",))) == [
        "قصر العدل الكبير"
    ]
    counsel = "خنق محامو الدفاع زمبابوي أمس."
    assert words(counsel, "actor", Said("خنق", "COERCE", actor=("الدفاع",), recipient=("زمبابوي",))) == ["محامو الدفاع"]


def test_what_only_describes_or_points_is_no_side() -> None:
    described = "أنهت زمبابوي اشتباكات عنيفة في موزمبيق."
    assert "عنيفة" not in words(
        described, "actor", Said("اشتباكات", "ASSAULT", actor=("عنيفة",), recipient=("موزمبيق",))
    )
    pointing = "خنقت زمبابوي هؤلاء عند الفجر."
    assert not words(pointing, "recipient", Said("خنقت", "COERCE", actor=("زمبابوي",), recipient=("هؤلاء",)))


def test_a_word_that_describes_or_owns_leads_to_its_noun() -> None:
    text = "خنقت زمبابوي أكشاك الحي القديمة."
    for seen in ("القديمة", "الحي"):
        said = Said("خنقت", "COERCE", actor=("زمبابوي",), recipient=(seen,))
        assert words(text, "recipient", said) == ["أكشاك الحي القديمة"]
