"""Every kind of input, good and bad: one page or one problem each, in a stable order, and never a traceback."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import sys
import types

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from waqai.model import PageError, Problem, RawPage, ReadOptions, UsageError
from waqai.sources.articles import part
from waqai.sources.decode import decode
from waqai.sources.inputs import raw_pages

SENTENCE = "قال مسؤول في الميناء إن السفينة غادرت إلى بورتسودان، وأضاف أن سفينة أخرى ستصل بعد يومين.\n"
TEXT = SENTENCE * 4
ROW = {"text": TEXT, "title": "سفينة تغادر", "date": "2023-05-04", "outlet": "رويترز", "url": "https://example.org/1"}


def outcome(raw, options=None):
    """The reason of a problem, or `ok`."""
    options = options or ReadOptions()
    if isinstance(raw, Problem):
        return raw.reason
    try:
        part(decode(raw, options), options)
    except PageError as error:
        return error.reason
    return "ok"


def outcomes(path, **options):
    return [outcome(raw, ReadOptions(**options)) for raw in raw_pages([str(path)], ReadOptions(**options))]


ENCODED = [
    ("utf-8", "utf-8"),
    ("utf-8-sig", "utf-8"),
    ("utf-16", "utf-16"),
    ("utf-16-le", "utf-16-le"),
    ("utf-16-be", "utf-16-be"),
    ("cp1256", "windows-1256"),
    ("iso-8859-6", "iso-8859-6"),
]


@pytest.mark.parametrize(("codec", "said"), ENCODED)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_encoding_is_detected_said_and_the_text_kept(codec, said, ends):
    text = TEXT.replace("\n", ends)
    page = decode(RawPage("x", text.encode(codec), "text"), ReadOptions())
    assert page.text == text
    assert page.encoding == said


@pytest.mark.parametrize("codec", ["utf-8", "cp1256", "iso-8859-6"])
@pytest.mark.parametrize(
    "head", ["<meta charset={}>", '<meta http-equiv="Content-Type" content="text/html; charset={}">']
)
def test_html_in_any_encoding(codec, head):
    html = (
        f"<html><head>{head.format(codec)}</head><body><article>"
        + f"<p>{SENTENCE}</p>" * 6
        + "</article></body></html>"
    )
    page = decode(RawPage("x", html.encode(codec), "html"), ReadOptions())
    assert SENTENCE.strip() in page.text
    assert page.kind == "html"


def test_a_wrong_charset_in_the_head_is_not_believed():
    html = "<html><head><meta charset=iso-8859-1></head><body>" + f"<p>{SENTENCE}</p>" * 6 + "</body></html>"
    page = decode(RawPage("x", html.encode("cp1256"), "html"), ReadOptions())
    assert SENTENCE.strip() in page.text


BAD = {
    "nothing": (b"", "empty"),
    "white space": (b" \r\n\n", "empty"),
    "zero bytes": (b"\0" * 500, "binary"),
    "random bytes": (bytes((i * i * 31 + i * 7) % 256 for i in range(60_000)), "binary"),
    "a PDF": (b"%PDF-1.7 ...", "binary"),
    "half a surrogate pair": (b"\xed\xa0\x80", "encoding"),
    "English": (b"The ship left the port on Monday.", "not-arabic"),
    "French in Latin-1": ("Le navire a quitté le port, a déclaré le ministre.".encode("latin-1"), "not-arabic"),
    "Persian": ("وزیر امور خارجه گفت که کشتی از بندر خارج شد و بازگشت آن طول می‌کشد".encode(), "not-arabic"),
    "Persian with Arabic letters": (
        "کشتی از بندر خارج شد و اين خبر را برای ما آورد".replace("ک", "ك").replace("ی", "ي").encode(),
        "not-arabic",
    ),
    "Urdu": ("وزیر نے کہا ہے کہ جہاز بندرگاہ سے روانہ ہو گیا ہے".encode(), "not-arabic"),
    "Kurdish": ("وەزیر گوتی کە کەشتییەکە لە بەندەر دەرچوو".encode(), "not-arabic"),
    "nested tags": (b"<html><body>" + b"<div>" * 100_000 + SENTENCE.encode(), "malformed"),
    "nested unknown tags": (b"<html><body>" + b"<x>" * 100_000, "no-text"),
    "a page of scripts": (b"<html><body><script>var x = 1;</script></body></html>", "no-text"),
    "menus only": ("الرئيسية\nسياسة\nاقتصاد\nرياضة\nمن نحن\n".encode(), "no-text"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_page_gives_one_reason(name, tmp_path):
    data, reason = BAD[name]
    (tmp_path / "page.txt").write_bytes(data)
    assert outcomes(tmp_path) == [reason]


def test_arabic_from_a_persian_keyboard_is_arabic():
    typed = "أکدت طهران أن الوفد الإیرانی التقی الوسطاء فی مسقط مساء الأربعاء، وأن المباحثات ترکزت علی تبادل السجناء."
    page = decode(RawPage("x", typed, "table"), ReadOptions())
    assert page.text == typed
    assert [article.language for article, _ in part(page, ReadOptions())] == ["ar"]


def test_damage_of_a_few_characters_is_said_and_read():
    page = decode(RawPage("x", TEXT.encode() + b"\xed\xa0\x80" + TEXT.encode(), "text"), ReadOptions())
    assert page.encoding == "utf-8, 3 damaged"
    assert page.text.count("\ufffd") == 3


def test_lone_surrogates_and_zeros_in_a_row_are_replaced_one_for_one():
    page = decode(RawPage("x", TEXT + "\ud800\0", "table"), ReadOptions())
    assert page.text == TEXT + "\ufffd\ufffd"


def test_a_page_over_the_limit_is_not_read(tmp_path):
    (tmp_path / "long.txt").write_bytes("كلام ".encode() * 1000)
    assert outcomes(tmp_path, max_bytes=5000) == ["too-large"]


def test_folder_is_walked_in_order_without_hidden_files_and_loops(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    found = list(raw_pages([str(tmp_path)], ReadOptions()))
    names = [os.path.relpath(raw.source, tmp_path) for raw in found]
    assert names == ["a.txt", "b.txt", "nowhere", "pipe", "sub/c.txt", "sub/up"]
    assert [outcome(raw) for raw in found] == ["ok", "ok", "unreadable", "unreadable", "ok", "unreadable"]


def test_missing_file_and_empty_glob_are_problems_that_say_what_to_do(tmp_path):
    found = list(raw_pages([str(tmp_path / "gone.txt"), str(tmp_path / "*.html")], ReadOptions()))
    assert [raw.reason for raw in found] == ["unreadable", "unreadable"]
    assert all("Check the name" in raw.detail for raw in found)


def test_unreadable_file_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    def refuse(_):
        raise PermissionError(13, "denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert outcomes(tmp_path) == ["unreadable"]


def test_glob(tmp_path):
    for name in ("2.txt", "1.txt", "3.md"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert [os.path.basename(r.source) for r in raw_pages([f"{tmp_path}/*.txt"], ReadOptions())] == ["1.txt", "2.txt"]


@pytest.mark.parametrize(("data", "sources"), [(TEXT.encode(), ["-"]), (json.dumps(ROW).encode(), ["-#1"])])
def test_standard_input_holds_a_page_or_rows(data, sources, monkeypatch):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data))))
    found = list(raw_pages(["-"], ReadOptions()))
    assert [raw.source for raw in found] == sources
    assert [outcome(raw) for raw in found] == ["ok"]


def write_jsonl(path):
    path.write_text(json.dumps(ROW, ensure_ascii=False) + "\n", "utf-8")


def write_packed(path):
    path.write_bytes(gzip.compress(json.dumps(ROW).encode()))


def write_csv(path):
    fields = ",".join(ROW), ",".join(f'"{value}"' for value in ROW.values())
    path.write_bytes("\n".join(fields).encode("cp1256"))


def write_parquet(path):
    pq.write_table(pa.table({name: [value] for name, value in ROW.items()}), path)


def write_json(path):
    path.write_text(json.dumps([ROW]), "utf-8")


TABLES = [
    ("t.jsonl", write_jsonl),
    ("t.jsonl.gz", write_packed),
    ("t.csv", write_csv),
    ("t.parquet", write_parquet),
    ("t.json", write_json),
]


@pytest.mark.parametrize(("name", "write"), TABLES)
def test_table_columns_reach_the_article(name, write, tmp_path):
    write(tmp_path / name)
    (raw,) = raw_pages([str(tmp_path / name)], ReadOptions())
    assert raw.source == f"{tmp_path / name}#1"
    (found,) = part(decode(raw, ReadOptions()), ReadOptions())
    article = found.article
    assert (article.title, article.published, article.published_basis) == ("سفينة تغادر", "2023-05-04", "given")
    assert (article.outlet.name, article.outlet.domain, article.url) == ("رويترز", "reuters.com", ROW["url"])


def test_columns_are_mapped_by_the_caller(tmp_path):
    (tmp_path / "t.jsonl").write_text(json.dumps({"نص الخبر": TEXT, "يوم": "2022-01-02"}), "utf-8")
    columns = {"text": "نص الخبر", "date": "يوم"}
    (raw,) = raw_pages([str(tmp_path)], ReadOptions(columns=columns))
    assert (raw.data, raw.published) == (TEXT, "2022-01-02")


def test_a_mapped_column_that_is_not_there_is_a_usage_error(tmp_path):
    (tmp_path / "t.jsonl").write_text(json.dumps(ROW), "utf-8")
    with pytest.raises(UsageError, match="the columns are: text"):
        list(raw_pages([str(tmp_path)], ReadOptions(columns={"text": "body"})))


def test_bad_rows_are_problems_and_the_rest_is_read(tmp_path):
    rows = [
        json.dumps(ROW),
        "no json",
        "",
        "[1]",
        '{"a": 1}',
        '{"text": ""}',
        '{"text": "' + "ا" * 6000 + '"}',
        "[" * 50_000,
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(rows) + "\n" + json.dumps(ROW), "utf-8")
    want = ["ok", "malformed", "malformed", "malformed", "empty", "too-large", "too-large", "ok"]
    assert outcomes(tmp_path, max_bytes=9000) == want


@pytest.mark.parametrize(
    ("name", "data"), [("t.parquet", b"PAR1 no"), ("t.csv", b""), ("t.json", b"{"), ("t.xml", b"<rss>")]
)
def test_broken_table_is_one_problem(name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    (found,) = raw_pages([str(tmp_path)], ReadOptions())
    assert found.reason in ("malformed", "empty")


FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>وكالة الميناء</title>
<link>https://port.example.org</link><item><title>سفينة تغادر</title><link>https://port.example.org/7</link>
<pubDate>Thu, 04 May 2023 23:30:00 +0300</pubDate>
<description>&lt;p&gt;{0}&lt;/p&gt;&lt;p&gt;{0}&lt;/p&gt;</description></item>
<item><title>بلا نص</title></item></channel></rss>"""


def test_feed_items_are_pages_with_what_the_feed_gives(tmp_path):
    (tmp_path / "f.xml").write_text(FEED.format(SENTENCE.strip()), "utf-8")
    first, second = raw_pages([str(tmp_path / "f.xml")], ReadOptions())
    assert second.reason == "no-text"
    (found,) = part(decode(first, ReadOptions()), ReadOptions())
    article = found.article
    assert (article.source, article.published) == (f"{tmp_path / 'f.xml'}#1", "2023-05-04")
    assert (article.outlet.name, article.outlet.domain) == ("وكالة الميناء", "port.example.org")
    assert len(article.body) == 2


def test_rows_with_the_same_words_of_two_outlets_are_two_pages():
    pages = [RawPage("x", TEXT, "table", url=url) for url in ("https://a.example/1", "https://b.example/1")]
    assert len({decode(raw, ReadOptions()).sha256 for raw in pages}) == 2


LINES = b"".join(json.dumps({**ROW, "url": f"https://example.org/{n}"}).encode() + b"\n" for n in range(3000))
CUT = [
    ("t.jsonl.gz", gzip.compress(LINES, mtime=0)[:-200]),
    ("t.jsonl.gz", gzip.compress(LINES, mtime=0)[:2000] + b"\0" * 500 + gzip.compress(LINES, mtime=0)[2500:]),
    ("t.jsonl.xz", lzma.compress(LINES)[:-200]),
    ("t.jsonl.bz2", bz2.compress(LINES)[:-200]),
    ("t.jsonl.zst", pa.compress(LINES, "zstd", asbytes=True)[:-200]),
    ("t.jsonl.gz", b"no gzip"),
    ("t.jsonl.zst", b"no zstandard"),
    ("t.csv.gz", gzip.compress(LINES, mtime=0)[:-200]),
    ("t.json.gz", gzip.compress(b"[]", mtime=0)[:-9]),
]


@pytest.mark.parametrize(("name", "data"), CUT)
def test_a_packed_table_that_is_cut_gives_what_stands_before_and_says_so(name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    *rows, last = raw_pages([str(tmp_path)], ReadOptions())
    assert isinstance(last, Problem)
    assert last.reason == "malformed"
    assert last.source == str(tmp_path / name)
    assert [raw.url for raw in rows if isinstance(raw, RawPage)] == [
        f"https://example.org/{n}" for n in range(sum(isinstance(raw, RawPage) for raw in rows))
    ]


@pytest.mark.parametrize("frames", [1, 3])
def test_zstandard_in_one_frame_and_several(frames, tmp_path):
    packed = pa.compress(LINES, "zstd", asbytes=True) * frames
    (tmp_path / "t.jsonl.zst").write_bytes(packed)
    assert len(list(raw_pages([str(tmp_path)], ReadOptions()))) == 3000 * frames


def test_a_parquet_data_set_in_folders_named_for_values(tmp_path):
    table = pa.table({"text": [TEXT] * 3, "day": ["2024-05-01", "2024-05-02", None], "site": ["a b", "c", "d"]})
    pq.write_to_dataset(table, tmp_path / "set", partition_cols=["day", "site"])
    columns = {"date": "day", "outlet": "site"}
    raws = list(raw_pages([str(tmp_path / "set")], ReadOptions(columns={"text": "text", "outlet": "site"})))
    assert [(raw.data, raw.outlet.name) for raw in raws] == [(TEXT, "a b"), (TEXT, "c"), (TEXT, "d")]
    days = [raw.published for raw in raw_pages([f"{tmp_path}/set/day=2024*/*/*.parquet"], ReadOptions(columns=columns))]
    assert days == ["2024-05-01", "2024-05-02"]


def test_a_parquet_table_damaged_in_the_middle(tmp_path):
    path = tmp_path / "t.parquet"
    urls = [f"https://example.org/{n}" for n in range(2000)]
    pq.write_table(pa.table({"text": [TEXT] * 2000, "url": urls}), path, row_group_size=500, compression="gzip")
    data = bytearray(path.read_bytes())
    at = pq.ParquetFile(path).metadata.row_group(2).column(1).data_page_offset + 60
    data[at : at + 400] = b"\xff" * 400
    path.write_bytes(data)
    *rows, last = raw_pages([str(path)], ReadOptions())
    assert last.reason == "malformed"
    assert "damaged after row" in last.detail
    assert [raw.url for raw in rows] == urls[: len(rows)]
    assert len(rows) >= 500


def test_rows_of_another_language_are_passed_over_where_the_caller_names_the_column(tmp_path):
    rows = [{**ROW, "lang": lang} for lang in ("ar", "AR-eg", "en", None)]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert outcomes(tmp_path) == ["ok"] * 4
    assert outcomes(tmp_path, columns={"language": "lang"}) == ["ok", "ok", "not-arabic", "ok"]


def test_a_later_row_without_a_mapped_column_is_a_bad_row(tmp_path):
    rows = [{"body": TEXT, "day": "2024-01-01"}, {"body": TEXT}, {"other": 1}, {"body": TEXT, "day": "2024-01-02"}]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    raws = list(raw_pages([str(tmp_path)], ReadOptions(columns={"text": "body", "date": "day"})))
    assert [outcome(raw) for raw in raws] == ["ok", "ok", "malformed", "ok"]
    assert [raw.published for raw in raws if isinstance(raw, RawPage)] == ["2024-01-01", None, "2024-01-02"]
