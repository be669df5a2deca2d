"""HTML: what pages hold, as blocks."""

import random
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.findings import Place
from disclosure_model.formats import html
from disclosure_model.formats.html import source
from disclosure_model.paper.blocks import Box, Heading, Paragraph, Placed, Table, Title

Told = tuple[Any, ...]


def read(source: str | bytes, encoding: str | None = None) -> list[Placed]:
    """The blocks of a page."""
    return html.read(source.encode() if isinstance(source, str) else source, encoding)


def told(source: str | bytes, encoding: str | None = None) -> list[Any]:
    """A page in short: a paragraph is its text, a heading (level, text), a table a list of rows of texts."""
    found: list[Any] = []
    for placed in read(source, encoding):
        block = placed.block
        if isinstance(block, Table):
            found.append([[box.text for box in row] for row in block.rows])
        elif isinstance(block, Title):
            found.append((0, block.text))
        elif isinstance(block, Heading):
            found.append((block.level, block.text))
        else:
            assert isinstance(block, Paragraph)
            found.append(block.text)
    return found


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<body>甲<br>乙<br/><br>丙", ["甲", "乙", "丙"]),
        ("<div>甲<p>乙</p>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<p><span>2</span><span>0</span>件</p>", ["20件"]),
        ("<P CLASS=MsoNormal><font face=仿宋>甲<o:p></o:p></font><ucapcontent>乙</ucapcontent></P>", ["甲乙"]),
        ("<ucapcontent><p>甲</p><p>乙</p></ucapcontent>", ["甲", "乙"]),
        ("<p>&nbsp;</p><p>　</p><p>\u200b \u200b</p><p>甲\ufeff</p>", ["甲"]),
        ("<p>　　甲&nbsp;乙　丙 </p>", ["甲\xa0乙　丙"]),
        ("<p>甲乙\n  丙丁,\r\n\tabc\n de  f\n3</p>", ["甲乙丙丁, abc de f 3"]),
        ("<h1>甲<br>乙</h1><h2>一、丙</h2><h6><span>丁</span></h6>", [(0, "甲\n乙"), (1, "一、丙"), (5, "丁")]),
        ("<h1>甲</h1><h1>乙</h1>", [(0, "甲"), (0, "乙")]),
        (
            '<h6 aria-level="7">甲</h6><h2 aria-level="x">乙</h2><h3 aria-level="0">丙</h3>',
            [(6, "甲"), (1, "乙"), (0, "丙")],
        ),
        ("<h2><div>甲</div><div>乙</div></h2>丙", [(1, "甲\n乙"), "丙"]),
        ("<ul><li>甲<li>乙<ol><li>丙</ol></ul>丁", ["甲", "乙", "丙", "丁"]),
        ("<pre>甲\n 乙 \n\n丙</pre>丁", ["甲", "乙", "丙", "丁"]),
        ('<div style="white-space:PRE-line">甲\n乙</div>', ["甲", "乙"]),
        ('<p style="color: red; white-space: pre-wrap"> 甲\n\n乙  </p>', [" 甲\n\n乙  "]),
        ('<p style="white-space: pre-wrap"> &nbsp;\n</p><p style="white-space: normal">甲\n乙</p>', ["甲乙"]),
        ("<title>题</title><script>1</script><style>a</style><noscript>b</noscript><template>c</template>甲", ["甲"]),
        ("<select><option>2024<option>2025</select><textarea>x</textarea><svg><text>y</text></svg>甲", ["甲"]),
        ("甲<!-- 乙 -->丙<?php 丁 ?>", ["甲丙"]),
        (
            "<p hidden>甲</p><p style='DISPLAY : none'>乙</p>丙<p style='display:block'>丁</p>hidden",
            ["丙", "丁", "hidden"],
        ),
        ("<p>甲<span hidden>乙</span>丙<script>x</script>丁</p>", ["甲丙丁"]),
        ("<html hidden><body>甲<p style='display: none'>乙", ["甲"]),
        ("<p>&lt;b&gt; &amp;nbsp; &hellip; &foo;</p>", ["<b> &nbsp; … &foo;"]),
    ],
)
def test_lines(source: str, blocks: list[Any]) -> None:
    """A line is what a browser prints on lines of its own; what it does not print is no text."""
    assert blocks == told(source)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (
            "<table><tr><td><p>本年新<br>制作数量</p><td><p>商业</p>\n<p>企业</p><tr><td>0&nbsp;&nbsp;<td><p>&nbsp;<o:p></o:p></table>",
            [[["本年新\n制作数量", "商业\n企业"], ["0", ""]]],
        ),
        (
            "<table><tr><td>甲<td>1<td></td></tr>\n<tr></tr><tr><td>乙<td>2<td></table>",
            [[["甲", "1", ""], ["乙", "2", ""]]],
        ),
        ("<table><td>甲<td>1<tr><td>乙<td>2</tr><td>丙<td>3</table>", [[["甲", "1"], ["乙", "2"], ["丙", "3"]]]),
        ("前<table>外<tr>间<td>甲<td>1</table>后", ["前", "外", "间", [["甲", "1"]], "后"]),
        ("<table><tr><td>甲</td></tr><tr><td>乙<p>丙</p></td></tr></table>", ["甲", "乙", "丙"]),
        ("<table><tr><th>甲</th></tr><tr><td>1</td></tr></table>", [[["甲"], ["1"]]]),
        ("<table><thead><tr><td>甲</thead><tr><td>1</table>", [[["甲"], ["1"]]]),
        ('<table role="table"><tr><td>甲</table>', [[["甲"]]]),
        ("<table><tr><td> <p> 甲\n乙 </p> </td><td>1<p>2</p></td><td><p>3</p>4</table>", [[["甲乙", "1\n2", "3\n4"]]]),
        ("<div style=white-space:pre><table><tr><td>甲\n 乙<td>1</table></div>", [[["甲\n乙", "1"]]]),
        (
            "<p style='white-space: pre'>\n<table><tr><td><p style='white-space: pre'>甲  乙<td>1</table>",
            [[["甲  乙", "1"]]],
        ),
        ("<table><caption>表</caption><tr><td>甲</table>", [[["甲"]]]),
        (
            "<table><tbody><tr><td>甲<td>1</tr><tr><td>乙<td>2<p>3</p></tr><tr><td>丙<td>4</table>",
            [[["甲", "1"], ["乙", "2\n3"], ["丙", "4"]]],
        ),
        (
            "<table><tbody>前<tr><td>甲<td>1</tr><tbody><tr><td>乙<td>2</tr>间<tr><td>丙<td>3</tr><tbody><tr><td>丁<td>4</table>",
            ["前", "间", [["甲", "1"], ["乙", "2"], ["丙", "3"], ["丁", "4"]]],
        ),
        (
            "<table><tbody><tr><td>甲<td>1</tr><form></form><td>乙<td>2<tfoot><tr><td>丙<td>3</table>",
            [[["甲", "1"], ["乙", "2"], ["丙", "3"]]],
        ),
        (
            "<table><tbody><tr><td>甲<td>1</tr><tr><td>乙<td><table><tbody><tr><td>丙<td>2</table></tr><tr><td>丁<td>3</table>",
            ["甲", "1", "乙", [["丙", "2"]], "丁", "3"],
        ),
        (
            "<table><tr><td>栏目</td><td><h1>题</h1>文<table><tr><td>甲<td>1</table>尾</td></tr><tr><td>底<td>脚</table>末",
            ["栏目", (0, "题"), "文", [["甲", "1"]], "尾", "底", "脚", "末"],
        ),
        ("<table><caption>名</caption><tr><td>左<table><tr><td>甲<td>1</table></table>", ["名", "左", [["甲", "1"]]]),
        ("<tr><td>甲</td></tr><th>乙</th><caption>丙</caption><thead>丁</thead>", ["甲", "乙", "丙", "丁"]),
        ("<table></table><table><tr></table>甲", ["甲"]),
    ],
)
def test_tables(source: str, blocks: list[Any]) -> None:
    """A table of data is rows of boxes; one that holds a table, or is one column, is the prose in it."""
    assert blocks == told(source)


PROSE = "".join(f"<p>第{number}段，{'全面推进政务公开工作，' * 8}</p>" for number in range(4))


def test_table_that_is_nearly_all_prose() -> None:
    """A table with prose in a box is layout, unless most of its text is elsewhere or a row has many boxes."""
    figures = "<tr>" + "<td>1" * 5
    labels = "<tr><td>" + "标签" * 200 + "<td>1"
    article = f"<tr><td>栏目<td>{PROSE}"

    assert ["栏目", *(text for text in told(PROSE))] == told(f"<table>{article}</table>")
    for table in (figures + article, article + labels):
        (rows,) = told(f"<table>{table}</table>")
        assert "\n第1段" in "".join(box for row in rows for box in row)


def test_spans() -> None:
    """Spans are kept, at most what HTML allows; 0 rows is down to the end; what is no number is 1."""
    spans = [("3", "2"), ("1000000", "1000000"), ("0", "0"), ("-1", "x"), (" +2px", "٣"), ("9" * 5000, "")]
    boxes = "".join(f'<td colspan="{across}" rowspan="{down}">甲</td>' for across, down in spans)
    (placed,) = read(f"<table><tr>{boxes}</tr></table>")

    assert isinstance(placed.block, Table)
    assert [(3, 2), (1000, 65534), (1, 65534), (1, 1), (2, 1), (1000, 1)] == [
        (box.across, box.down) for box in placed.block.rows[0]
    ]


def test_heads_and_caption() -> None:
    """A head is a head, and a caption is the table's name."""
    (placed,) = read("<table><caption>表<br>二</caption><tr><th>甲<td>1</table>")

    assert Table(((Box(text="甲", head=True), Box(text="1")),), "表\n二") == placed.block


def test_places() -> None:
    """A paragraph stands on its line of the source, a table is counted."""
    found = read("<p>甲\n</p>\n<table><tr><td>1<td>2</table>\n\n<p>乙<table><tr><td>1<td>2</table>")

    assert [Place(line=1), Place(table=1), Place(line=5), Place(table=2)] == [placed.place for placed in found]


def test_nest() -> None:
    """What stands in one box has one nest, which begins with that of the box around it."""
    source = "<div>站<div><p>甲<table><tr><td>1<td>2</table></div><table><tr><td><p>丙<br></table></div><ul><li>丁</ul>"
    site, first, table, box, other = (placed.nest for placed in read(source))

    assert first == table
    assert site == first[:-1] == box[:-2]
    assert first[-1] not in box
    assert site[:-1] == other[:-1]
    assert site != other


def test_nest_of_many_boxes() -> None:
    """However deep a block stands, no more than the outermost boxes are named."""
    (placed,) = read("<div>" * 1500 + "甲")

    assert len(placed.nest) == 64


@pytest.mark.parametrize("mark", ["gb2312", "GBK", "gb18030", '"gb2312"'])
def test_declared_chinese(mark: str) -> None:
    """What is declared as any of the Chinese encodings is read as GB18030, which holds them."""
    page = f"<meta http-equiv=Content-Type content='text/html; charset={mark}'><p>镕㐂总</p>"

    assert ["镕㐂总"] == told(page.encode("gb18030"))


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("big5", "big5hkscs"),
        ("gb2312", "utf-8"),
        ("big5", "gb18030"),
        ("utf-8", "gb18030"),
        ("iso-8859-1", "gb18030"),
        ("iso-8859-1", "utf-8"),
        ("klingon", "utf-8"),
        ("gbk", "utf-8-sig"),
        ("gbk", "utf-16"),
    ],
)
def test_wrongly_declared(declared: str, actual: str) -> None:
    """A wrong declaration is seen through: by the mark, else because it does not decode, else by UTF-8."""
    assert ["總計，總體情況。"] == told(f"<meta charset={declared}><p>總計，總體情況。</p>".encode(actual))


def test_declared_chinese_that_could_be_utf8() -> None:
    """A few letters that are UTF-8 as well are read as declared, as they are no Chinese then."""
    data = "<meta charset=gbk><p>一</p>".encode("gbk")

    assert ["һ"] == told(data, "utf-8")
    assert ["一"] == told(data)


def test_told_encoding() -> None:
    """The encoding that is told comes before the declared one."""
    assert ["總"] == told("<meta charset=utf-8><p>總</p>".encode("big5"), "big5")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "文件是空的"),
        (b" \n ", "文件是空的"),
        ("一、总体情况".encode(), "没有一个标记"),
        (b"<p>\x89PNG\x00", "二进制"),
        (b"<!doctype html>", "没有内容"),
        (b"</p>", "没有内容"),
        (b"<meta charset=gbk><p>\xff\xff\x80", "不能读出文字"),
        (b"<div>" * 100_000 + b"</div>" * 100_000, "2,000 层"),
        (b"<div>" * 2010, "2,000 层"),
        (b"<template>" + b"<b>" * 5000 + b"</template>", "2,000 层"),
        (b"<br>" * 1_000_001, "1,000,001 个标记"),
        (b"<p a='>' b=it's " + b"c/" * 2_000 + b">" + b"x" * 200_000, "2,003 个属性"),
    ],
    ids=range(12),
)
def test_refused(data: bytes, sentence: str) -> None:
    """What is no page, or larger or deeper than any report, is refused with a sentence that says what to do."""
    with pytest.raises(dm.ReadError, match=sentence):
        read(data)


def test_wrong_encodings_told() -> None:
    """An encoding that is none, or that the page is not in, is refused."""
    with pytest.raises(dm.ReadError, match="没有名为 klingon 的编码"):
        read("<p>甲", "klingon")
    with pytest.raises(dm.ReadError, match="--encoding"):
        read("<p>甲", "ascii")


def test_characters_that_are_none() -> None:
    """NUL, lone surrogates and other code points that print nothing do no harm."""
    assert ["甲\ufffd乙"] == told("<p>甲\0乙".encode("utf-16"))
    assert ["甲\ufffd乙"] == told("<p>甲&#xD800;乙")


ARTICLE = "<h1>题</h1><p>甲</p><table><tr><td>乙</td><td>1</td></tr></table>"
READ = [(0, "题"), "甲", [["乙", "1"]]]


SCRIPTS = {
    "quotes": 'var a = "'
    + ARTICLE.replace("</", r"<\/").replace("<td>", r"<td class=\"x\">").replace("甲", r"\u7532")
    + '";',
    "apostrophes": f"// it's\nshow('{ARTICLE}')",
    "template": f"a = `\n{ARTICLE}`",
    "JSON": '{"content": "' + ARTICLE.replace("<", r"\u003c").replace("题", r"\u{9898}").replace("甲", "\\\n甲") + '"}',
    "entities": '{"content": "' + ARTICLE.replace("<", "&lt;").replace(">", "&gt;") + '"}',
    "hexadecimal": "x('" + ARTICLE.replace("<", r"\x3C") + "')",
    "several": f'short = "<p>1</p><p>2</p><p>3</p>"; long = "{ARTICLE}"; none = "<p>"',
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_article_in_a_script(script: str) -> None:
    """An article that stands only in a script, as a string, is read behind what the page shows."""
    source = f"<script>var x;</script>\n<p>站</p><script>\n{script}</script>"
    found = read(source)

    assert ["站", *READ] == told(source)
    assert [Place(line=2), Place(line=2), Place(line=2), Place(table=1)] == [placed.place for placed in found]
    assert found[0].nest[0] != found[1].nest[0]


def test_unescaped() -> None:
    """A string means what JavaScript says; pairs of surrogates are one character, lone ones none."""
    assert "a\n\t\"'/\\é😀\ufffd\ufffd" == source.unescaped(r"a\n\t\"\'\/\\\xe9\ud83d\ude00\ud83d\u{D800}")
    assert "\U0010ffff" == source.unescaped(r"\u{ffffff}")


def test_script_beside_a_page_with_text() -> None:
    """A page with a table, or with more text than its scripts hold, is read as it is."""
    script = f'<script>a = "{ARTICLE}"</script>'

    assert [[["子", "1"]]] == told(f"<table><tr><td>子<td>1</table>{script}")
    assert ["长" * 99] == told(f"<p>{'长' * 99}</p>{script}")


def test_article_behind_a_tab() -> None:
    """An article that is hidden until somebody opens its tab is read where the page shows no table."""
    source = f"<p>全真版</p><div><div style='display:none'>{ARTICLE}<script>x</script></div></div><p hidden>丙</p>"

    assert ["全真版", *READ] == told(source)
    assert ["全真版"] == told(source.replace("table", "div"))


def test_large_page_that_is_none_the_less_read() -> None:
    """A large page is read whatever its scripts and values hold."""
    script = "<script>" + "if (a<b && c) x = 'y z'; " * 9_000 + "</script>"

    assert ["甲"] == told(f"{script}<p style='{'a: b; ' * 9_000}' class={'x' * 9_000}>甲")


def test_linear() -> None:
    """Strings without end, and tags without end, take no more than linear time."""
    size = 50_000
    for script in ("'" + r"\'" * size, '"' * (size + 1), "`\\" * size, '"\n' * size, "<p" * size):
        read(f"<p>甲</p><script>{script}</script>")
    read("<p hidden>" * size + "甲")
    read("<h1>" + "甲<br>" * size)
    read("<table><tr><td colspan=9999999>" * 600 + "甲")


def test_page_of_which_lxml_says_that_it_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where lxml refuses an empty page instead of giving none, the sentence is the same."""

    def refuse(_data: bytes, _parser: object) -> None:
        raise etree.XMLSyntaxError("Document is empty", 4, 1, 1)

    monkeypatch.setattr(etree, "fromstring", refuse)

    with pytest.raises(dm.ReadError, match="没有内容"):
        read("<p>甲")


def test_without_lxml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without lxml a page is not read, and the sentence says what to install."""
    monkeypatch.setitem(sys.modules, "lxml", None)

    with pytest.raises(ImportError, match=r"pip install \"disclosure-model\[html\]\""):
        read("<p>甲")


def test_hostile_bytes(report: dm.Report) -> None:
    """Whatever happens to a page's bytes, nothing but our own errors leaves the reader."""
    chance = random.Random(711)  # noqa: S311  # no secret
    page = html.render(write_page(report))
    pieces = [
        b"<table>",
        b"</td>",
        b"<td colspan=99999>",
        b"\0",
        b"&#xD800;",
        b"<script>",
        b'"',
        b"\xff",
        b"<!--",
        b"<h1>",
    ]
    for _ in range(300):
        data = bytearray(page)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[at : at + chance.randint(0, 2000)] = b""
            else:
                data[at : at + chance.randint(0, 3)] = chance.choice(pieces)
        try:
            read_page(html.read(bytes(data)), agency="某局", year=2020)
        except dm.DisclosureError:
            continue


@pytest.mark.parametrize("suffix", [".html", ".htm", ".shtml", ""])
def test_file(tmp_path: Path, report: dm.Report, suffix: str) -> None:
    """A page is told by its suffix, else by its first character."""
    path = tmp_path / f"report{suffix}"
    path.write_bytes(html.render(write_page(report)))

    assert report == dm.read(path).report


def test_render_to_file(tmp_path: Path, report: dm.Report) -> None:
    """A report is printed as a page by its suffix."""
    dm.render(report, tmp_path / "report.html")

    assert report == dm.read(tmp_path / "report.html").report
