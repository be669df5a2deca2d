"""PDF: what is printed reads back; pages of others are read as a person reads them."""

from pathlib import Path
from typing import Any

import pytest
from drawn import drawn, mesh, paper, text, typeset
from hypothesis import given, settings
from pages import texts
from printable import printable_reports

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.errors import MissingExtraError
from disclosure_model.findings import Place
from disclosure_model.formats import pdf
from disclosure_model.paper.blocks import Box, Heading, Page, Paragraph, Table, Title

pytestmark = pytest.mark.chinese_fonts


def told(data: bytes) -> list[Any]:
    """The blocks of a file: prose as its text, a table as its texts, row by row."""
    return [
        texts(placed.block) if isinstance(placed.block, Table) else placed.block.text  # type: ignore[union-attr]  # another block fails the test
        for placed in pdf.read(data)
    ]


def again(page: Page) -> list[Any]:
    """What comes back of a page that is printed."""
    return told(pdf.render(page))


# ---- there and back


def test_round_trip(report: dm.Report) -> None:
    """The example comes back equal, with a title too, and the door is found by suffix and by first bytes."""
    titled = report.replace(title="天津市人民政府外事办公室2020年政府信息公开工作年度报告")

    for each in (report, titled):
        assert each == read_page(pdf.read(pdf.render(write_page(each)))).report


def test_files(report: dm.Report, tmp_path: Path) -> None:
    """The door is found by suffix, and without one by the first bytes; the same report is the same file."""
    dm.render(report, tmp_path / "a.pdf")
    dm.render(report, tmp_path / "b.pdf")
    (tmp_path / "c").write_bytes((tmp_path / "a.pdf").read_bytes())

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert report == dm.read(tmp_path / "a.pdf").report
    assert report == dm.read(tmp_path / "c").report


@settings(max_examples=12, deadline=None)
@given(printable_reports())
def test_any_report(held: dm.Report) -> None:
    """Any report of plain prose comes back equal: figures, gaps, notes, paragraphs."""
    read = read_page(pdf.read(pdf.render(write_page(held))), agency=held.agency.name, year=held.year)

    assert held == read.report


def test_prose_over_pages() -> None:
    """Paragraphs of any length come back whole: short, as long as a line, over pages, of words, of marks."""
    prose = [
        "无。",
        "工作" * 13,
        "公开" * 13,
        "政府信息公开，" * 300,
        "（一）括号开头的一段，" + "不是标题；" * 20,
        "The quick brown fox jumps over the lazy dog and then it goes home again to sleep in the den.",
        "网址为https://www.example.gov.cn/" + "abc/" * 40 + "，共3处。",
        "7" * 100,
        "“引号”、……" * 12,
        "2020年，" * 30 + "1,234件（占12.5%）。",
    ]

    assert prose == again(Page("某报告", tuple(Paragraph(text=each) for each in prose)))


def test_headings_and_title() -> None:
    """A title of two lines is one title; headings stand alone, also when they fill a line or two."""
    title = "某某自治州某某自治县人民政府政务服务管理办公室2023年度政府信息公开工作年度报告"
    headings = [(1, "一、" + "总" * 24), (2, "（一）" + "分" * 40), (3, "1.小标题"), (5, "（1）更小的标题")]
    blocks = [Title(title), *(Heading(text=each, level=level) for level, each in headings), Paragraph(text="无。")]

    read = pdf.read(pdf.render(Page(title, tuple(blocks))))

    assert Title(title) == read[0].block
    assert [each for _, each in headings] == [placed.block.text for placed in read[1:-1]]  # type: ignore[union-attr]  # another block fails the test


@pytest.mark.alone
def test_places(report: dm.Report) -> None:
    """Each block says its page, prose its line, a table its number and each of its rows."""
    read = pdf.read(pdf.render(write_page(report)))
    tables = [placed for placed in read if isinstance(placed.block, Table)]

    assert Place(page=1, line=1) == read[0].place
    assert [1, 2, 3] == [placed.place.table for placed in tables]
    assert all(len(placed.block.rows) == len(placed.rows) for placed in tables)  # type: ignore[union-attr]  # another block fails the test
    assert Place(page=2, table=1, row=4) == tables[0].rows[3]


# ---- tables of others


def test_merged_boxes() -> None:
    """Merged boxes stand once, with their spans; a wrapped label is one text, wrapped words keep a space."""
    data = typeset(
        "#table(columns: (40pt, 60pt, 90pt), table.cell(rowspan: 2)[三、本年度办理结果],"
        "table.cell(colspan: 2)[申请人], [12345678 90123456], [annual report of information])"
    )

    (placed,) = pdf.read(data)

    assert isinstance(placed.block, Table)
    assert placed.block.rows == (
        (Box(text="三、本年度办理结果", down=2), Box(text="申请人", across=2)),
        (Box(text="12345678 90123456"), Box(text="annual report of information")),
    )


def test_turned_label() -> None:
    """A label that is turned, and one with a letter a line, are read in their order."""
    data = typeset(
        "#table(columns: (30pt, 24pt, 60pt), rotate(-90deg, reflow: true)[办理结果],"
        "[办\\ 理\\ 结\\ 果], [0], [甲], [乙], [1])"
    )

    assert [[["办理结果", "办理结果", "0"], ["甲", "乙", "1"]]] == told(data)


def test_prose_in_frames() -> None:
    """Lines of prose that are framed on top of a table, between its rows and below are prose."""
    prose = "#let prose(it) = table.cell(colspan: 3, align: left, text(size: 14pt, it))\n"
    data = typeset(
        prose + "#table(columns: (150pt,) * 3, align: center, prose[一、总体情况], prose[今年全面推进公开。],"
        "table.cell(colspan: 3)[第（一）项], [内容], [本年], [上年], [规章], [0], [1],"
        "prose[二、收到和处理情况],"
        "[办件], [2], [3], table.cell(colspan: 3, align: left)[注：含上年度结转数量。])"
    )

    assert [
        "一、总体情况",
        "今年全面推进公开。",
        [["第（一）项"], ["内容", "本年", "上年"], ["规章", "0", "1"]],
        "二、收到和处理情况",
        [["办件", "2", "3"]],
        "注：含上年度结转数量。",
    ] == told(data)


def test_prose_in_a_frame_of_its_own() -> None:
    """A table of one column is prose; lines that fill a table's width are, too, though set as small as it."""
    long = "政府信息公开工作全面推进有序开展，" * 3
    data = typeset(
        f"#table(columns: 300pt, [甲方面的工作。], [乙方面的工作。])\n\n"
        f"#table(columns: (150pt,) * 2, table.cell(colspan: 2)[{long}], [规章], [0])"
    )

    assert ["甲方面的工作。", "乙方面的工作。", long, [["规章", "0"]]] == told(data)


def test_frames_around_nothing() -> None:
    """Empty boxes at the edges of a table are not rows, and a table without a letter is none."""
    frame = drawn((50, 700, 50, 780), (150, 720, 150, 760), (250, 700, 250, 780))
    rows = drawn(*((50, y, 250, y) for y in (700, 720, 740, 760, 780)))
    table = text(60, 745, "a") + text(160, 745, "1") + text(60, 725, "b") + text(160, 725, "2")

    assert [[["a", "1"], ["b", "2"]]] == told(paper(frame + rows + table))
    assert ["x"] == told(paper(frame + rows + text(60, 600, "x")))


def test_open_sides() -> None:
    """A table without lines at its left and right, and one without a line below, have all their boxes."""
    rows = drawn(*((50, y, 350, y) for y in (700, 720, 740)), (150, 700, 150, 740), (250, 700, 250, 740))
    letters = b"".join(text(60 + 100 * x, 725 - 20 * y, f"{x}{y}") for x in range(3) for y in range(2))
    cut = drawn(*((x, 690, x, 740) for x in (50, 150, 250, 350)), (50, 740, 350, 740), (50, 720, 350, 720))

    expected = [[["00", "10", "20"], ["01", "11", "21"]]]
    assert expected == told(paper(rows + letters))
    assert expected == told(paper(cut + letters))


def test_white_on_white() -> None:
    """White rectangles behind letters are no boxes; white ones on a coloured one are, as the web draws tables."""
    cells = b"".join(b"%d %d 98 18 re f\n" % (51 + 100 * x, 701 + 20 * y) for x in range(2) for y in range(2))
    letters = b"0 g\n" + text(60, 726, "a") + text(160, 726, "1") + text(60, 706, "b") + text(160, 706, "2")
    grey = b"0.5 g 50 700 200 40 re f\n"

    assert ["a 1 b 2"] == told(paper(b"1 g\n" + cells + letters))
    assert ["a 1 b 2"] == told(paper(b"0 0 0 0 k\n" + cells + letters))
    for white in (b"1 g\n", b"1 1 1 rg\n", b"0 0 0 0 k\n", b"1 G 0 g\n"):
        assert [[["a", "1"], ["b", "2"]]] == told(paper(grey + white + cells + letters))
    for visible in (b"0 1 1 rg\n", b"/Pattern cs /P scn\n"):
        assert [[["a", "1"], ["b", "2"]]] == told(paper(visible + cells + letters))


def test_lines_in_one_stroke() -> None:
    """Lines of a table that are drawn without lifting the pen are its lines."""
    around = b"50 700 m 250 700 l 250 740 l 50 740 l 50 700 l 50 720 l 250 720 l S 150 700 m 150 740 l S\n"
    letters = text(60, 726, "a") + text(160, 726, "1") + text(60, 706, "b") + text(160, 706, "2")

    assert [[["a", "1"], ["b", "2"]]] == told(paper(around + letters))


def test_gap_in_the_lines() -> None:
    """A box that is not closed is a box, as far as no line parts it from others."""
    whole = mesh((50, 150, 250, 350), (700, 720, 740, 760))
    # In the left column the line between the second and the third row is short, and its side is open there.
    lines = drawn(*((x, 700, x, 760) for x in (150, 250, 350)), (50, 720, 50, 760), (140, 720, 350, 720))
    lines += drawn((50, 760, 350, 760), (50, 740, 350, 740), (150, 700, 350, 700))
    letters = b"".join(text(160 + 100 * x, 745 - 20 * y, f"{x}{y}") for x in range(2) for y in range(3))
    label = text(60, 745, "a") + text(60, 726, "b") + text(60, 705, "c")

    assert [[["a", "00", "10"], ["b", "01", "11"], ["c", "02", "12"]]] == told(paper(whole + letters + label))
    assert [[["a", "00", "10"], ["b c", "01", "11"], ["02", "12"]]] == told(paper(lines + letters + label))


def test_rows_cut_by_a_page() -> None:
    """A table over two pages is two tables, with what each page says; heads printed again are there again."""
    data = typeset(
        "#set page(height: 200pt, margin: 40pt)\n"
        "#table(columns: (100pt, 100pt), table.header[名称][件数], ..range(6).map(n => ([第#n 行], [#n])).flatten())"
    )

    first, second = pdf.read(data)

    assert isinstance(first.block, Table)
    assert isinstance(second.block, Table)
    assert ["名称", "件数"] == texts(first.block)[0] == texts(second.block)[0]
    assert [str(n) for n in range(6)] == [row[1] for row in texts(first.block)[1:] + texts(second.block)[1:]]
    assert (Place(page=2, table=2), Place(page=2, table=2, row=2)) == (second.place, second.rows[1])


# ---- prose of others


def test_furniture_is_left_out() -> None:
    """Running heads and page numbers of any kind are the paper's: a paragraph goes on over them."""
    prose = "政府信息公开工作全面推进，" * 120
    for number in ("[— #n —]", "[\\- #n \\-]", "[#n]", "[第 #n 页 共 9 页]", "[#n/9]"):
        data = typeset(
            "#set page(height: 300pt, margin: 50pt, header: [某局年度报告 #h(1fr) 2024-01-31], "
            f"footer: context {{let n = counter(page).get().first(); {number}}})\n"
            f"#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n{prose}\n\n无。"
        )

        assert [prose, "无。"] == told(data)


def test_only_furniture_of_many_pages_is_left_out() -> None:
    """What stands at the head of one page only, and figures in the middle of a page, are the report's."""
    assert ["Report 2024", "12", "Text", "End"] == told(
        paper(text(60, 820, "Report 2024") + text(60, 500, "12", 14) + text(60, 450, "Text") + text(60, 20, "End"))
    )


def test_paragraphs_without_indents() -> None:
    """Where paragraphs are parted by space alone, as browsers print them, they are parted there."""
    prose = ["聚焦社会公众需求，不断提高工作透明度，" * 6, "围绕重点领域，通过“某市”门户网站公开。" * 5, "无。"]
    data = typeset("#set par(leading: 0.6em, spacing: 1.6em)\n" + "\n\n".join(prose))

    assert prose == told(data)


def test_words_and_figures_that_a_line_breaks() -> None:
    """Words of two lines keep a space, though none is printed; a figure that is broken in prose is one figure."""
    lines = ("the whole of the line that ends with", "other words that go on in the year 20", "20.")
    page = b"".join(text(60, 700 - 14 * number, line) for number, line in enumerate(lines))

    assert ["the whole of the line that ends with other words that go on in the year 2020."] == told(paper(page))


def test_lines_that_are_broken_on_purpose() -> None:
    """A short line ends a paragraph; a signature at the right stands alone."""
    data = typeset(
        "#set par(leading: 0.6em, spacing: 0.6em)\n一、总体情况\n\n" + "今年工作有序开展，" * 12 + "。\n\n"
        "联系人：某某\n\n#align(right)[某市某局]\n\n#align(right)[2024年1月31日]"
    )

    assert ["一、总体情况", "今年工作有序开展，" * 12 + "。", "联系人：某某", "某市某局", "2024年1月31日"] == told(data)


def test_titles() -> None:
    """A title is larger, or stands in the middle above all prose; one below the site's own lines is one, too."""
    prose = "\n\n" + "政府信息公开工作全面推进，" * 20
    centred = typeset("#align(center)[某市某局\\ 2023年政府信息公开工作年度报告]" + prose)
    large = typeset("索引号：123\n\n#text(size: 20pt)[某市某局2023年度报告]" + prose)

    assert Title("某市某局2023年政府信息公开工作年度报告") == pdf.read(centred)[0].block
    assert [Paragraph, Title, Paragraph] == [type(placed.block) for placed in pdf.read(large)]


def test_letters_as_they_were_meant() -> None:
    """Radicals of browsers are characters, ligatures letters; letter-spacing goes; bold that is drawn twice is once."""
    assert ["人民政府金额"] == told(typeset("\u2f08\u2ea0政府\u2fa6额"))
    assert ["地址，邮编： 223100 office"] == told(typeset("地址， 邮 编 ： 223100 o\ufb03ce"))
    assert ["张三 李四"] == told(typeset("张三 李四"))
    assert ["公开"] == told(typeset("#place(dx: 0.3pt)[公开]公开"))


def test_gaps_between_letters() -> None:
    """A gap parts words though no space is drawn, and columns; letters of a word it does not part."""
    gaps = text(60, 700, "one") + text(82, 700, "two") + text(160, 700, "three")

    assert ["one two three"] == told(paper(gaps))
    assert ["2020"] == told(paper(b"BT /F 10 Tf 60 700 Td 1 Tc (2020) Tj ET"))


def test_what_stands_beside_the_page() -> None:
    """Letters outside the page, or nowhere, are not read; turned letters are, in the order they are drawn."""
    turned = b"BT /F 10 Tf 0 1 -1 0 300 300 Tm (up) Tj ET"

    assert ["in", "up"] == told(paper(text(60, 700, "in") + text(900, 700, "out") + turned))


@pytest.mark.parametrize(
    ("matrix", "page"),
    [
        (b"0 1 -1 0 595 0", b"/MediaBox[0 0 595 842]/Rotate 90"),
        (b"-1 0 0 -1 595 842", b"/MediaBox[0 0 595 842]/Rotate 180"),
        (b"0 -1 1 0 0 842", b"/MediaBox[0 0 595 842]/Rotate 270"),
        (b"1 0 0 1 -1000 -500", b"/MediaBox[-1000 -500 -405 342]"),
        (b"0 1 -1 0 1595 500", b"/MediaBox[1000 500 1595 1342]/Rotate 90"),
    ],
)
def test_pages_that_are_turned_or_begin_elsewhere(matrix: bytes, page: bytes) -> None:
    """A page that is turned, or not measured from its corner, is read as it is seen."""
    seen = mesh((50, 150, 250), (100, 120, 140)) + text(60, 125, "a") + text(160, 125, "1") + text(60, 105, "b")

    assert ["Head", [["a", "1"], ["b", ""]]] == told(
        paper(b"q %s cm " % matrix + text(60, 200, "Head") + seen + b"Q", page=page)
    )


# ---- what cannot be read


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 PDF"),
        (b"PK\x03\x04", "不是 PDF"),
        (b"%PDF-1.7\nnothing else", "已损坏"),
        (paper(b""), "没有文字"),
        (paper(text(60, 700, " ")), "没有文字"),
        (
            paper(
                b"595 0 0 842 0 0 cm /I Do",
                resources=b"/XObject<</I 6 0 R>>",
                more={6: b"<</Subtype/Image/Width 1/Height 1/Filter/DCTDecode/Length 1>>\nstream\nx\nendstream"},
            ),
            "扫描件",
        ),
    ],
)
def test_no_text(data: bytes, said: str) -> None:
    """What is no PDF, damaged, empty or a scan is refused with a sentence that says so."""
    with pytest.raises(dm.ReadError, match=said):
        pdf.read(data)


def test_missing_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pdfplumber or typst the sentence has the command that mends it."""
    import importlib
    import sys

    for module, package in (("pdf", "pdfplumber"), ("pdf.printing", "typst")):
        name = f"disclosure_model.formats.{module}"
        monkeypatch.delitem(sys.modules, name, raising=False)
        blocked = "pdfminer.pdfdocument" if package == "pdfplumber" else package
        monkeypatch.setitem(sys.modules, blocked, None)
        with pytest.raises(MissingExtraError, match=package):
            importlib.import_module(name)
        monkeypatch.undo()
