"""What the markup of an HTML page says: headline, date, outlet, author."""

from __future__ import annotations

import json

import pytest

from waqai.model import RawPage, ReadOptions
from waqai.sources.articles import part
from waqai.sources.decode import decode

PARAGRAPH = "قال مدير المعبر إن عشرين شاحنة دخلت صباح اليوم، وأضاف أن العمل سيستمر حتى المساء بحضور مراقبين."
PAGE = """<!DOCTYPE html><html lang="ar"><head><title>عشرون شاحنة تعبر إلى الشمال - صحيفة المعبر</title>{head}</head>
<body><nav><ul><li>الرئيسية</li><li>سياسة</li></ul></nav>
<article><h1>عشرون شاحنة تعبر إلى الشمال</h1>{paragraphs}</article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def read(head):
    html = PAGE.format(head=head, paragraphs=f"<p>{PARAGRAPH}</p>" * 5)
    page = decode(RawPage("x.html", html.encode(), "html"), ReadOptions())
    (found,) = part(page, ReadOptions())
    return page, found.article


def linked(**fields):
    return f'<script type="application/ld+json">{json.dumps(fields, ensure_ascii=False)}</script>'


DATES = [
    (linked(**{"@type": "NewsArticle", "datePublished": "2021-09-08T07:00:00+03:00"}), "2021-09-08"),
    (
        linked(**{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "datePublished": "2021-09-08"}]}),
        "2021-09-08",
    ),
    ('<meta property="article:published_time" content="2021-09-08T07:00:00Z">', "2021-09-08"),
    ('<script type="application/ld+json">{broken</script>', None),
    ("", None),
]


@pytest.mark.parametrize(("head", "date"), DATES)
def test_date_of_the_markup(head, date):
    _, article = read(head)
    assert article.published == date
    assert article.published_basis == ("page" if date else "unknown")


def test_headline_stands_in_the_text_once_and_is_cited():
    page, article = read("")
    span = article.title_span
    assert page.text[span.start : span.end] == "عشرون شاحنة تعبر إلى الشمال"
    assert page.text.count("عشرون شاحنة تعبر") == 1


def test_outlet_and_author_of_the_markup():
    organisation = {"@type": "Organization", "name": "صحيفة المعبر"}
    head = linked(**{"@type": "NewsArticle", "publisher": organisation, "author": {"name": "ليلى الناصر"}})
    _, article = read(head + '<link rel="canonical" href="https://crossing.example.net/news/5">')
    assert (article.outlet.name, article.outlet.domain) == ("صحيفة المعبر", "crossing.example.net")
    assert article.author == "ليلى الناصر"


def test_known_address_names_the_outlet():
    _, article = read('<meta property="og:url" content="https://www.hespress.com/a-5.html">')
    assert (article.outlet.name, article.outlet.domain) == ("هسبريس", "hespress.com")
