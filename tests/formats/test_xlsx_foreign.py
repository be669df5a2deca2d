"""Workbooks that others wrote: sheets cut into tables and prose."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Border, Side
from raw_xlsx import BORDERED, HEAD, relations, sheet, text, workbook, zipped

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import xlsx
from disclosure_model.paper.blocks import Box, PageBlock, Table, Title

THIN = Side(style="thin")
LINES = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook's bytes."""
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def cut(*rows: tuple[Any, ...], merged: tuple[str, ...] = (), bordered: str = "") -> list[PageBlock]:
    """The blocks of a sheet with these rows."""
    book = openpyxl.Workbook()
    page: Any = book.active
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            page.cell(row, column, value)
    for each in merged:
        page.merge_cells(each)
    for row in page[bordered] if bordered else ():
        for cell in row:
            cell.border = LINES
    return [placed.block for placed in xlsx.read(saved(book))]


def paragraphs(*texts: str) -> list[PageBlock]:
    """Paragraphs."""
    return [dm.Paragraph(text=each) for each in texts]


def table(*rows: tuple[str, ...]) -> Table:
    """A table of texts."""
    return Table(tuple(tuple(Box(text=text) for text in row) for row in rows))


def test_alone_is_prose() -> None:
    """A text alone in its row is a paragraph, each of its lines one; blank rows part tables."""
    assert [*paragraphs("甲", "乙", "丙"), table(("1", "2"), ("3", "4")), table(("5", "6"))] == cut(
        ("甲",), (None, "乙\n \n丙"), (1, 2), (3, 4), (), (5, 6)
    )


def test_empty_cells_in_a_table() -> None:
    """Within the columns of a table an empty cell is an empty box; every row is as wide as the table."""
    assert [table(("a", "", "b"), ("c", "d", ""))] == cut((None, "a", None, "b"), (None, "c", "d"))


def test_borders_tell_tables() -> None:
    """With borders a text alone in its row is a row, and empty rows and columns belong to the table."""
    assert [table(("甲", ""), ("", "乙"), ("", ""))] == cut(("甲",), (None, "乙"), bordered="A1:B3")


def test_prose_between_bordered_tables() -> None:
    """A heading without borders parts two tables with them, even with no blank row."""
    book = openpyxl.Workbook()
    page: Any = book.active
    for row, values in enumerate((("a", "b"), ("二、标题",), ("c", "d")), 1):
        for column, value in enumerate(values, 1):
            cell = page.cell(row, column, value)
            cell.border = LINES if row != 2 else Border(bottom=THIN)

    blocks = [placed.block for placed in xlsx.read(saved(book))]

    assert [table(("a", "b")), *paragraphs("二、标题"), table(("c", "d"))] == blocks


def test_empty_borders_say_nothing() -> None:
    """Borders in which nothing stands are no table."""
    assert paragraphs("甲") == cut(("甲",), (), (), bordered="A3:C4")


def test_panel_in_a_table_without_borders() -> None:
    """A short text alone between rows that go on below is a row of the table."""
    assert [table(("a", "b"), ("第一项", ""), ("c", "d"))] == cut(("a", "b"), ("第一项",), ("c", "d"))


@pytest.mark.parametrize("between", ["本段是一句话。", "长" * 41])
def test_prose_in_a_table_without_borders(between: str) -> None:
    """A sentence, or a long text, is not."""
    assert [table(("a", "b")), *paragraphs(between), table(("c", "d"))] == cut(("a", "b"), (between,), ("c", "d"))


def test_wider_below_is_another_table() -> None:
    """Nor is a heading above a table that is wider than the one before."""
    assert [table(("a", "b")), *paragraphs("三、标题"), table(("c", "d", "e"))] == cut(
        ("a", "b"), ("三、标题",), ("c", "d", "e")
    )


def test_merged_boxes() -> None:
    """A merged box stands once with what it spans; what it covers is no box, even if something is hidden there."""
    rows = ("头", None, "右"), (1, 2), ("底",)
    assert [
        Table((
            (Box(text="头", across=2), Box(text="右", down=2)),
            (Box(text="1"), Box(text="2")),
            (Box(text="底", across=3),),
        ))
    ] == cut(*rows, merged=("A1:B1", "C1:C2", "A3:C3"), bordered="A1:C3")  # fmt: skip  # a row a line


def test_covered_cells_are_not_seen() -> None:
    """What a file holds in a cell that a merged range covers is not seen, as Excel does not show it."""
    rows = f'<row r="1">{text("A1", "看得见")}{text("B1", "看不见")}{text("C1", "旁")}</row>'
    merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="D9:E9"/><mergeCell ref="?"/></mergeCells>'

    assert [Table(((Box(text="看得见", across=2), Box(text="旁")),))] == [
        placed.block for placed in xlsx.read(workbook(sheet(rows, merged)))
    ]


def test_a_row_under_a_tall_box() -> None:
    """A row in which nothing stands but a box from above goes through is part of the table."""
    assert [Table(((Box(text="高", down=3), Box(text="1")), (Box(text=""),), (Box(text="2"),)))] == cut(
        ("高", 1), (), (None, 2), merged=("A1:A3",)
    )


def test_places() -> None:
    """Every block says its sheet and row, a table also those of its rows."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = "年报"
    page["A2"], page["A4"], page["B4"], page["A5"], page["B5"] = "甲", 1, 2, 3, 4
    first, second = xlsx.read(saved(book))

    assert ("年报", 2) == (first.place.sheet, first.place.row)
    assert [("年报", 4), ("年报", 5)] == [(place.sheet, place.row) for place in second.rows]
    assert second.rows[0] == second.place


def test_hidden_sheets_and_rows() -> None:
    """Hidden sheets are not read, hidden rows and columns are."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page["A1"], page["A2"] = "甲", "乙"
    page.row_dimensions[2].hidden = True
    page.column_dimensions["A"].hidden = True
    for state in ("hidden", "veryHidden"):
        other = book.create_sheet(state)
        other["A1"] = "去年"
        other.sheet_state = state

    assert paragraphs("甲", "乙") == [placed.block for placed in xlsx.read(saved(book))]


def test_styles_of_excel() -> None:
    """Excel's own styles of titles and headings are known, by their Chinese and English names."""
    book = openpyxl.Workbook()
    page: Any = book.active
    for row, style in enumerate(("Title", "Headline 1", "Headline 3"), 1):
        page.cell(row, 1, f"第{row}行").style = style

    assert [Title("第1行"), dm.Heading(text="第2行", level=1), dm.Heading(text="第3行", level=3)] == [
        placed.block for placed in xlsx.read(saved(book))
    ]


def test_values() -> None:
    """Text in runs, nothing that is read aloud; truth values, errors, dates; a formula never worked out is its text."""
    strings = "<si><r><t>甲</t></r><r><t>乙_x0041_</t></r><rPh><t>jia</t></rPh></si>"
    cells = (
        '<c t="s"><v>0</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c>'
        '<c t="d"><v>2021-01-01</v></c><c><f>SUM(A1:B1)</f></c><c t="str"><f>A1</f><v></v></c><c><f>1+1</f><v>2</v></c>'
        '<c t="inlineStr"><is><t>丙</t><rPh><t>bing</t></rPh></is></c><c t="s"/><c s="99"><v>5</v></c>'
    )
    told = ("甲乙A", "TRUE", "FALSE", "#REF!", "2021-01-01", "=SUM(A1:B1)", "", "2", "丙", "", "5")

    (block,) = xlsx.read(workbook(sheet(f"<row>{cells}</row>"), strings=strings))

    assert table(told) == block.block


def test_formats_of_cells() -> None:
    """Numbers are read as their format shows them, days counted as the workbook counts."""
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="0.000&quot;万元&quot;"/></numFmts><cellXfs><xf numFmtId="164"/>'
        '<xf numFmtId="31"/><xf numFmtId="999"/></cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs>'
    )
    cells = '<c s="0"><v>397.51</v></c><c s="1"><v>42735</v></c><c s="2"><v>1.50</v></c>'
    data = workbook(sheet(f"<row>{cells}</row>"), styles=styles, properties='<workbookPr date1904="1"/>')

    assert table(("397.510万元", "2021年1月1日", "1.5")) == xlsx.read(data)[0].block


def test_rows_without_numbers() -> None:
    """Rows and cells that do not say where they stand follow one another."""
    rows = f"<row>{text('', '甲')}</row><row>{text('', '乙')}{text('', '丙')}</row><row r='x'>{text('a1', '丁')}</row>"

    assert [*paragraphs("甲"), table(("乙", "丙")), *paragraphs("丁")] == [
        placed.block for placed in xlsx.read(workbook(sheet(rows)))
    ]


def test_sides_of_borders() -> None:
    """A line on one side makes no table, lines on two do; a side outside a border is none."""
    styles = (
        '<borders><left style="thin"/><border><left style="thin"/><right style="none"/></border><border>'
        '<start style="thin"/><end style="thin"/></border></borders>'
        '<cellXfs><xf borderId="0"/><xf borderId="1"/></cellXfs>'
    )
    first, second = (text(at, words, f's="{number}"') for at, words, number in (("A1", "甲", 0), ("A2", "乙", 1)))
    rows = f'<row r="1">{first}</row><row r="2">{second}</row>'

    assert [*paragraphs("甲"), table(("乙",))] == [
        placed.block for placed in xlsx.read(workbook(sheet(rows), styles=styles))
    ]


def marks(*names: str) -> str:
    """A sheet of marks."""
    rows = [f'<row r="{row}">{text(f"A{row}", f"〔见工作表：{name}〕")}</row>' for row, name in enumerate(names, 1)]
    return sheet("".join(rows))


def test_marks() -> None:
    """A mark calls a sheet to its place, once, whatever the order of the sheets and even if it is hidden."""
    one, three = (sheet(f'<row r="1">{text("A1", words)}</row>') for words in ("一", "三"))

    data = workbook(one, marks("3", "1", "9", "2", "3"), three, states={3: "hidden"})

    assert paragraphs("三", "一", "〔见工作表：9〕", "〔见工作表：2〕") == [placed.block for placed in xlsx.read(data)]


def test_marks_in_a_ring() -> None:
    """Sheets that call each other are each read once."""
    last = sheet(f'<row r="1">{text("A1", "末")}</row>')

    assert paragraphs("末") == [placed.block for placed in xlsx.read(workbook(marks("2"), marks("1"), last))]


def test_borders_without_text_and_styles(report: dm.Report) -> None:
    """Our own workbook without any style still gives its tables and their figures."""
    book = openpyxl.load_workbook(BytesIO(xlsx.render(write_page(report))))
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if not isinstance(cell, openpyxl.cell.cell.MergedCell):
                    cell.style = "Normal"

    assert report.cells() == read_page(xlsx.read(saved(book))).report.cells() | {
        "proactive.procurement.amount": dm.Money("397.51", "万元")
    }


def test_one_sheet_of_a_report(report: dm.Report) -> None:
    """A whole report on one sheet, with borders and without any style of ours, is read."""
    book = openpyxl.Workbook()
    page: Any = book.active
    row = 0
    for block in write_page(report).blocks:
        if not isinstance(block, Table):
            row += 1
            page.cell(row, 1, getattr(block, "text", ""))
            continue
        for boxes in block.rows:
            row += 1
            for column, box in enumerate(boxes, 1):
                page.cell(row, column, box.value if isinstance(box.value, int) else box.text).border = LINES

    read = read_page(xlsx.read(saved(book))).report
    assert report.cells() == read.cells()
    assert report.sections.overview == read.sections.overview


def test_other_packages() -> None:
    """What is a package of another kind, or no package, is refused with what to do."""
    for target in ("word/document.xml", "xl/workbook.bin"):
        data = zipped({"_rels/.rels": relations(("officeDocument", target)), target: f"{HEAD}<document/>"})
        with pytest.raises(dm.ReadError, match="不是 Excel 工作簿"):
            xlsx.read(data)
    with pytest.raises(dm.ReadError, match="不是 Excel 工作簿"):
        xlsx.read(zipped({"_rels/.rels": relations()}))
    for data in (b"", b"PK\x03\x04", "一、总体情况".encode(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)):
        with pytest.raises(dm.ReadError):
            xlsx.read(data)


def test_charts_and_lost_sheets() -> None:
    """A sheet of a chart, and one whose part is missing, are not read."""
    one = sheet(f'<row r="1">{text("A1", "甲")}</row>')
    links = relations(
        ("chartsheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("worksheet", "no")
    )

    data = workbook(one, one, one, extra={"xl/_rels/workbook.xml.rels": links})

    assert paragraphs("甲") == [placed.block for placed in xlsx.read(data)]


def test_bordered_style() -> None:
    """A border told by a style's number is one."""
    bordered = text("A1", "甲", 's="1"')
    rows = f'<row r="1">{bordered}</row>'

    assert [table(("甲",))] == [placed.block for placed in xlsx.read(workbook(sheet(rows), styles=BORDERED))]
