"""Copies: what is found, what is not, and that every passage is exact."""

from __future__ import annotations

import pytest

from tests.reconcile.written import groups, wanted
from waqai.findings import ArticleText
from waqai.model import Span
from waqai.reconcile.copies import copied
from waqai.reconcile.update import mark
from waqai.reconcile.wording import prints_of, wording_of_text

DISPATCH = (
    "أعلنت هيئة الموانئ أن السفينة غادرت رصيف الحاويات فجر الجمعة بعد تفتيش دام ست ساعات، وأن حمولتها من القمح تكفي "
    "مخابز المدينة ثلاثة أشهر على الأقل"
)


def article(name, text, day="2025-01-01", outlet=None):
    return ArticleText(name, text, None, None, (Span(0, len(text)),), day, outlet)


def between(one, two):
    return copied(mark(one)[1], mark(two)[1])


def test_the_written_copies_are_found(news):
    found = {articles for _, articles in groups(news, "copy")}
    assert [pair for pair in wanted("copies") if frozenset(pair) not in found] == []
    assert [pair for pair in wanted("not_copies") if frozenset(pair) in found] == []


def test_passages_are_exact(news):
    rows = news.findings(kinds=("copy",))
    assert len(rows) >= 5
    texts = {row["url"]: row["text"] for row in news.sql("SELECT source AS url, text FROM pages").rows}
    for row in rows:
        for side in row.sides:
            assert texts[side.source][side.span.start : side.span.end] == side.text


def test_the_earlier_stands_first_and_the_agency_is_named(news):
    row = next(r for r in news.findings(kinds=("copy",)) if r.sides[0].outlet == "رويترز" and r.days == 1)
    assert row.sides[0].published < row.sides[1].published
    assert "رويترز" in row.because


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("فجر الجمعة", "فجر أمس الجمعة"),
        ("غادرت", "بارحت"),
        ("وأن حمولتها", "وإن حمولتها"),
        ("ست ساعات", "ستّ ساعات"),
        ("الأقل", "الاقل"),
        ("أعلنت هيئة الموانئ أن", "وأعلنت هيئة الموانئ في بيان لها أن"),
    ],
)
def test_small_edits_do_not_end_a_passage(change, to):
    pair = between(article("a", DISPATCH), article("b", DISPATCH.replace(change, to)))
    assert pair is not None
    assert len(pair.passages) == 1
    assert pair.share >= 0.85


def test_months_by_two_names_are_one():
    one = wording_of_text("افتتح المعرض في مايو أيار وأغلق في حزيران")
    assert one.words == wording_of_text("افتتح المعرض في ماي وأغلق في يونيو (حزيران)").words


def test_styles_of_princes_are_no_copy():
    style = (
        "صاحب السمو الملكي الأمير فلان بن فلان بن عبدالعزيز آل سعود نائب رئيس مجلس الوزراء وزير الدفاع والأمين العام"
    )
    one = article(
        "a", f"دشن {style} مجمعا للتدريب في الساحل الشرقي وتفقد ورش السفن والمستودعات الجديدة كلها", outlet="x"
    )
    two = article("b", f"عزى {style} أسرة ضحايا الحافلة التي انقلبت ليلا على طريق الجبل قرب القرية القديمة", outlet="y")
    assert between(one, two) is None


RECEPTION = (
    "استقبل صاحب السمو الملكي الأمير راكان بن نايف بن عبدالعزيز أمير المنطقة صاحب السمو الأمير طلال بن سعد بن محمد "
    "وصاحب السمو الملكي الأمير ماجد بن بدر بن عبدالعزيز وأصحاب المعالي والفضيلة والسعادة"
)


def test_what_is_nearly_all_style_is_a_copy_when_it_is_most_of_an_article():
    one, two = article("a", RECEPTION, outlet="x"), article("b", f"{RECEPTION} وجمعا من أهالي المحافظة", outlet="y")
    pair = between(one, two)
    assert pair is not None
    assert pair.share >= 0.9


def test_the_same_style_within_other_news_is_none():
    other = "وافتتح المستشفى الجديد في البلدة واطلع على أقسام الطوارئ والعيادات ثم دشن محطة التحلية وجسر الوادي"
    more = "وبحث المجلس المحلي خطة الطرق والمياه والصرف في القرى النائية وأقر موازنة العام المقبل بعد نقاش طويل"
    one = article("a", f"{RECEPTION} {other} {other.replace('الجديد', 'العام')}", outlet="x")
    two = article("b", f"{more} {more.replace('أقر', 'رفض')} {RECEPTION}", outlet="y")
    assert between(one, two) is None


def test_an_outlets_notices_are_no_copy():
    notice = (
        "للتواصل مع الكاتب أرسل رسالة قصيرة تبدأ بالرمز المذكور ثم مسافة ثم نص الرسالة إلى الرقم الموحد لجميع الشبكات"
    )
    filler = "كلام أول عن البحر والريح وصيد اللؤلؤ في مواسم الغوص البعيدة وما بقي منها في أغاني الرجال على السواحل " * 3
    other = (
        "مقالة ثانية تتحدث عن النخل والتمر وأسواق الخريف القديمة وعن رائحة المطر فوق طين البيوت في القرى الداخلية " * 3
    )
    assert between(article("a", filler + notice, outlet="x"), article("b", other + notice, outlet="x")) is None


def test_the_order_of_the_two_does_not_matter():
    one, two = article("a", DISPATCH), article("b", "وقالت الصحيفة: " + DISPATCH, day="2025-01-02")
    assert between(one, two) == between(two, one)


def test_every_run_of_seven_words_has_a_fingerprint_in_common():
    words = DISPATCH.split()
    whole = prints_of(wording_of_text(DISPATCH).words)
    for at in range(len(words) - 7):
        piece = prints_of(wording_of_text("قيل قديما " + " ".join(words[at : at + 7]) + " ثم سكت الراوي").words)
        assert whole.keys() & piece.keys(), at


def test_a_headline_behind_its_text_begins_no_passage() -> None:
    headline = "سفينة القمح تغادر رصيف الميناء القديم"
    text = f"{DISPATCH}\n{headline}"
    body, title = Span(0, len(DISPATCH)), Span(len(DISPATCH) + 1, len(text))
    behind = ArticleText("a", text, headline, title, (body,), "2025-01-01", None)
    pair = between(behind, article("b", f"{headline}\n{DISPATCH}"))
    assert pair is not None
    (passage,) = pair.passages
    assert pair.first.wording.span(passage.first, passage.first_end) == body
