"""Excel: pages as workbooks and back."""

import random
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import bare
from printable import printable_reports
from programs import converted, text_of_pdf

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.known import edition
from disclosure_model.editions.to_page import blank, write_page
from disclosure_model.errors import MissingExtraError
from disclosure_model.formats import xlsx
from disclosure_model.paper.blocks import Box, Page, PageBlock, PlainGrid, Table, Title
from disclosure_model.testing import HOSTILE

Needs = Callable[[str], str]


def again(report: dm.Report) -> dm.Report:
    """A report, written and read."""
    return read_page(xlsx.read(xlsx.render(write_page(report))), agency=report.agency.name, year=report.year).report


def page(*blocks: PageBlock) -> Page:
    """A page of blocks."""
    return Page("某局2021年", blocks)


def read_back(*blocks: PageBlock) -> list[PageBlock]:
    """Blocks, written and read."""
    return [placed.block for placed in xlsx.read(xlsx.render(page(*blocks)))]


def opened(*blocks: PageBlock) -> openpyxl.Workbook:
    """Blocks, written and opened by openpyxl."""
    return openpyxl.load_workbook(BytesIO(xlsx.render(page(*blocks))))


def grid(*rows: tuple[str | None, ...]) -> PlainGrid:
    """A section's own table."""
    return PlainGrid(grid=rows)


def table(*rows: tuple[str, ...]) -> Table:
    """A table of texts."""
    return Table(tuple(tuple(Box(text=text) for text in row) for row in rows))


@given(printable_reports())
@settings(max_examples=40, deadline=None)
def test_round_trip(report: dm.Report) -> None:
    """What is printed reads back as an equal report, gaps and digits included."""
    assert report == again(report)


def test_example(report: dm.Report) -> None:
    """The example comes back as it was, without a doubt but that it has no title; every time the same bytes."""
    data = xlsx.render(write_page(report))
    reading = read_page(xlsx.read(data))

    assert report == reading.report
    assert {"read.inferred"} == {finding.code for finding in reading.findings}
    assert data == xlsx.render(write_page(report))


def test_place_of_a_figure(report: dm.Report) -> None:
    """A figure's source is the sheet and its row."""
    place = read_page(xlsx.read(xlsx.render(write_page(report)))).sources["proactive.procurement.amount"].place

    assert ("表二 主动公开政府信息情况", 18) == (place.sheet, place.row)


def test_blocks_come_back() -> None:
    """Every kind of block comes back in its order, tables at their places, words under a table under it."""
    wide = Table((
        (Box(text="甲", across=2, head=True), Box(text="乙", down=2, head=True)),
        (Box(text="丙", head=True), Box(text="丁", head=True)),
        (Box(text="一"), Box(text=""), Box(text="/")),
    ))  # fmt: skip  # cells as they stand on the sheet
    written = (
        Title("标题"),
        dm.Paragraph(text="前言"),
        *(dm.Heading(text=f"第{level}级", level=level) for level in range(1, 7)),
        grid(("a", None), ("b",)),
        grid((None, "只有一格"),),
        dm.Paragraph(text="中间"),
        wide,
        dm.Paragraph(text="注一"),
        dm.Paragraph(text="注二"),
        dm.Heading(text="后面", level=1),
        Table(((Box(text="独"),),), name="独"),
        dm.Paragraph(text="独注"),
        grid(("末",)),
        dm.Paragraph(text="〔见工作表：独〕"),
    )  # fmt: skip  # cells as they stand on the sheet

    expected = list(written)
    expected[8:10] = [table(("a", ""), ("b",)), table(("", "只有一格"))]
    expected[11], expected[15] = bare(wide), table(("独",))
    expected[17] = table(("末",))
    assert expected == read_back(*written)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.sampled_from(HOSTILE))
@settings(max_examples=80, deadline=None)
def test_any_text(text: str) -> None:
    """Text of any characters comes back to the letter and is never a formula; white space alone says nothing."""
    blocks = (Title(f"a{text}"), dm.Heading(text=text, level=2), dm.Paragraph(text=text), grid((text, "b")))

    kept = [dm.Heading(text=text, level=2), dm.Paragraph(text=text)] if text.strip() else []
    held = text if text.strip() else ""
    assert [blocks[0], *kept, table((held, "b"))] == read_back(*blocks)
    assert {"s", "n"} >= {cell.data_type for row in opened(*blocks)["正文"].iter_rows() for cell in row}


@pytest.mark.parametrize("text", ["_x0041_", "_x0041\x01", "\x01x0041_", "_x005F_", "a\rb", "￾", "_xD800_", "_x00e9_"])
def test_control_characters(text: str) -> None:
    """What XML cannot hold, and what looks like its spelling, comes back."""
    assert [dm.Paragraph(text=text)] == read_back(dm.Paragraph(text=text))


def test_formulas_are_text() -> None:
    """Text that begins like a formula is text, with the mark that keeps it so when somebody edits it."""
    cell = opened(dm.Paragraph(text="=1+1"))["正文"]["A1"]

    assert ("=1+1", "s", True) == (cell.value, cell.data_type, cell.quotePrefix)


def test_a_text_too_long() -> None:
    """A text that a cell of Excel cannot hold is refused, and said how long it is."""
    with pytest.raises(dm.WriteError, match="32,768"):
        xlsx.render(page(dm.Paragraph(text="长" * 32_768)))
    assert [dm.Paragraph(text="长" * 32_767)] == read_back(dm.Paragraph(text="长" * 32_767))
    with pytest.raises(dm.WriteError):
        xlsx.render(page(dm.Paragraph(text="𠀀" * 16_384)))


def test_tall_paragraphs() -> None:
    """A paragraph higher than a row of Excel is one box over several rows, none of them too high."""
    sheet = opened(dm.Paragraph(text="长" * 4_000), dm.Paragraph(text="后"))["正文"]

    assert max(row.height for row in sheet.row_dimensions.values()) <= 409
    assert ["A1:A5"] == [str(each) for each in sheet.merged_cells.ranges]
    assert [dm.Paragraph(text="长" * 4_000), dm.Paragraph(text="后")] == read_back(
        dm.Paragraph(text="长" * 4_000), dm.Paragraph(text="后")
    )


def test_prose_beside_a_grid() -> None:
    """With a table on the sheet of prose, prose goes across all its columns and comes back."""
    blocks = (dm.Paragraph(text="上"), grid(("a", "b", "c")), dm.Paragraph(text="下"))

    assert ["A1:C1", "A3:C3"] == sorted(str(each) for each in opened(*blocks)["正文"].merged_cells.ranges)
    assert [blocks[0], table(("a", "b", "c")), blocks[2]] == read_back(*blocks)


@pytest.fixture(scope="module")
def full(report: dm.Report) -> dm.Report:
    """A report of 2021 with figures, gaps, notes, a grid and odd amounts."""
    chance = random.Random(2021)  # noqa: S311  # no secret
    made = dm.Report.from_cells({}, missing=dm.Gap.BLANK, year=2021, agency=dm.Agency(name="某市某局"))
    figures = [0, 1, 23, 4567, dm.Gap.BLANK, dm.Gap.NOT_APPLICABLE, dm.Gap.UNREAD]
    cells = {code: chance.choice(figures) for code in made.cells() if not code.endswith("amount")}
    made = made.with_cells({**cells, "proactive.fees.amount": dm.Money("397.510", "万元")})
    assert made.disputes is not None
    own = dm.Section(blocks=(dm.Paragraph(text="情况如下表"), PlainGrid(grid=(("年度", "件数"), ("2020", None)))))
    return made.replace(
        title="某市某局2021年政府信息公开工作年度报告",
        sections=report.sections.replace(other_matters=own),
        disputes=made.disputes.replace(notes=("注：含上年度结转数量。",)),
    )


def test_full(full: dm.Report) -> None:
    """Every gap, an amount with its digits and unit, a note and a grid come back."""
    read = again(full)

    assert full.replace(agency=read.agency, period=read.period) == read
    assert full.cells() == read.cells()


@pytest.mark.parametrize(
    ("value", "stored", "shown"),
    [
        (12, 12, "General"),
        (10**14, 10**14, "0"),
        (2**53 - 1, "9007199254740991", "General"),
        (dm.Money("397.510", "万元"), 397.51, '0.000"万元"'),
        (dm.Money("0"), 0, "0"),
        (dm.Money("251000", "元"), 251000, '0"元"'),
        (dm.Money("123456789012345.6"), "123456789012345.6", "General"),
        (dm.Money("1.5", '"万'), '1.5"万', "General"),
        (dm.Gap.BLANK, None, "General"),
        (dm.Gap.NOT_APPLICABLE, "/", "General"),
        (dm.Gap.UNREAD, "□", "General"),
    ],
)
def test_figures_are_numbers(report: dm.Report, value: Any, stored: Any, shown: str) -> None:
    """A figure is a number where that keeps every digit, its unit in the format; else it is text."""
    code = "proactive.procurement.amount" if isinstance(value, dm.Money) else "proactive.procurement.projects"
    changed = report.with_cells({code: value})
    book = openpyxl.load_workbook(BytesIO(xlsx.render(write_page(changed))))
    cell = book["表二 主动公开政府信息情况"]["C18" if isinstance(value, dm.Money) else "B18"]

    assert (stored, shown) == (cell.value, cell.number_format)
    if value != dm.Money("1.5", '"万'):  # no unit that a reader knows
        assert value == again(changed).cells()[code]


def test_sheets(full: dm.Report) -> None:
    """A sheet for the prose, one for each table by its name, one for the data."""
    book = openpyxl.load_workbook(BytesIO(xlsx.render(write_page(full))))

    tables = [
        "表二 主动公开政府信息情况",
        "表三 收到和处理政府信息公开申请情况",
        "表四 政府信息公开行政复议、行政诉讼情况",
    ]
    assert ["正文", *tables, "数据"] == book.sheetnames
    assert [None, None, "D4", "A4", "A2"] == [sheet.freeze_panes for sheet in book]
    assert ["$1:$3", "$1:$3", "$1:$1"] == [sheet.print_title_rows for sheet in book if sheet.print_title_rows]
    assert {"9"} == {str(sheet.page_setup.paperSize) for sheet in book}
    assert [(1, 0), (1, 1), (1, 1), (1, 1), (1, 0)] == [
        (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) for sheet in book
    ]
    merged = {str(each) for each in book[tables[1]].merged_cells.ranges}
    assert {"A1:C3", "D1:J1", "E2:I2", "A4:C4", "A6:A27", "B8:B15", "B6:C6"} <= merged
    link = book["正文"]["A6"].hyperlink or next(c.hyperlink for c in book["正文"]["A"] if c.hyperlink)
    assert f"'{tables[0]}'!A1" == link.location


def test_data(full: dm.Report) -> None:
    """The sheet of data has a line for each cell: code, labels, value, unit, gap; the reader leaves it out."""
    data = xlsx.render(write_page(full))
    book = openpyxl.load_workbook(BytesIO(data))
    head, *lines = [tuple(row) for row in book["数据"].values]

    assert ("代码", "标签", "数值", "单位", "空缺") == head
    assert list(full.cells()) == [line[0] for line in lines]
    assert ("proactive.fees.amount", "行政事业性收费 / 本年收费金额（单位：万元）", 397.51, "万元", None) == lines[9]
    assert {value.value for value in dm.Gap} == {line[4] for line in lines} - {None}
    changed = book["数据"]
    changed["C11"] = 99
    saved = BytesIO()
    book.save(saved)
    assert [placed.block for placed in xlsx.read(data)] == [placed.block for placed in xlsx.read(saved.getvalue())]


def test_names_of_sheets() -> None:
    """A sheet's name is the table's, as far as Excel takes it, and no two are alike."""
    names = ("", "'表[二]:*?/\\'", "长" * 40, "长" * 40, "数据", "正文", "history", "a\x01b\n", "it's", "𠀀" * 20)
    book = opened(*(Table(((Box(text=str(number)),),), name) for number, name in enumerate(names)))

    assert ["正文", "表", "表 二", "长" * 31, "长" * 27 + " 2", "数据 2", "正文 2", "history 2", "a b", "it's"] == (
        book.sheetnames[:10]
    )
    assert "𠀀" * 15 == book.sheetnames[10]
    blocks = read_back(*(Table(((Box(text=str(number)),),), name) for number, name in enumerate(names)))
    assert [table((str(number),)) for number in range(len(names))] == blocks


def test_orientation() -> None:
    """A table too wide to be read upright lies on its side; one narrower than the page fills it."""
    long = ("很长的一行文字" * 4,) * 12
    wide, narrow = (opened(table(row)).worksheets[1] for row in (long, ("a", "b")))

    assert ("landscape", "portrait") == (wide.page_setup.orientation, narrow.page_setup.orientation)
    assert 74 == sum(round(column.width) for column in narrow.column_dimensions.values())


def test_empty_page() -> None:
    """A page of nothing is a workbook of nothing, which is refused when read; an empty table is a sheet."""
    with pytest.raises(dm.ReadError, match="没有内容"):
        read_back()
    with pytest.raises(dm.ReadError, match="没有内容"):
        read_back(table())
    with pytest.raises(dm.ReadError, match="没有内容"):
        read_back(grid(()))


def test_door(report: dm.Report, tmp_path: Any) -> None:
    """By its suffix, a workbook is written and read; a workbook with macros too."""
    dm.render(report, tmp_path / "report.xlsx")
    (tmp_path / "macros.XLSM").write_bytes((tmp_path / "report.xlsx").read_bytes())

    assert report == dm.read(tmp_path / "report.xlsx").report == dm.read(tmp_path / "macros.XLSM").report
    assert report == dm.read(tmp_path / "report.xlsx", format="xlsx").report


def test_openpyxl_missing(report: dm.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl nothing is written, and it is said what to install; reading needs nothing."""
    data = xlsx.render(write_page(report))
    monkeypatch.setattr("disclosure_model.formats.xlsx.find_spec", lambda _name: None)

    with pytest.raises(MissingExtraError, match=r"disclosure-model\[xlsx\]"):
        xlsx.render(write_page(report))
    with pytest.raises(MissingExtraError, match=r"disclosure-model\[xlsx\]"):
        xlsx.form(blank(edition("2021")))
    assert report == read_page(xlsx.read(data)).report


def test_saved_by_libreoffice(full: dm.Report, needs_program: Needs) -> None:
    """What LibreOffice opens and saves again reads back the same."""
    saved = converted(needs_program("soffice"), xlsx.render(write_page(full)), "xlsx", "xlsx")

    read = read_page(xlsx.read(saved)).report
    assert full.cells() == read.cells()
    assert full.replace(agency=read.agency, period=read.period) == read


def test_printed_by_libreoffice(full: dm.Report, needs_program: Needs) -> None:
    """What LibreOffice prints has every figure of the tables, in their order, and every label."""
    printed = text_of_pdf(
        needs_program("pdftotext"), converted(needs_program("soffice"), xlsx.render(write_page(full)), "xlsx", "pdf")
    )
    pages = printed.split("\f")
    third = next(each for each in pages if "一、本年新收政府信息公开申请数量" in each and "applications" not in each)
    gaps = {dm.Gap.BLANK: "", dm.Gap.NOT_APPLICABLE: "/", dm.Gap.UNREAD: "□"}

    for row, label in (
        ("received", "一、本年新收"),
        ("carried_forward", "四、结转下年度"),
        ("brought_forward", "二、上年结转"),
    ):
        cells = [value for code, value in full.cells().items() if code.startswith(f"applications.{row}.")]
        line = next(line for line in third.splitlines() if label in line)
        assert [text for text in (gaps.get(value, str(value)) for value in cells) if text] == line.split()[1:]
    assert "397.510万元" in printed
    assert "第 1 页" in printed
    assert "注：含上年度结转数量。" in printed
    assert "###" not in printed


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A workbook of which one part has some bytes changed, doubled or cut out."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if name.startswith(("xl/w", "xl/s", "xl/_", "_"))]
        chosen = chance.choice(names)
        for name in old.namelist():
            content = bytearray(old.read(name))
            for _ in range(chance.randint(1, 4) if name == chosen else 0):
                at, size = chance.randrange(len(content) + 1), chance.choice((1, 2, 5, 40))
                way = chance.randrange(4)
                if way == 0:
                    content[at : at + 1] = bytes([chance.randrange(256)])
                elif way == 1:
                    content[at : at + size] = b""
                elif way == 2:
                    content[at:at] = content[at : at + size]
                else:
                    content[at : at + size] = chance.choice(
                        (b"9" * 9, b'"', b"<c/>", b"A1", b"-1", b"</row>", b"&#x1;")
                    )
            new.writestr(name, bytes(content))
    return made.getvalue()


def test_spoilt_parts(full: dm.Report) -> None:
    """A workbook whose parts are spoilt is read or refused; nothing but the package's own errors escapes."""
    data = xlsx.render(write_page(full))
    chance = random.Random(7)  # noqa: S311  # no secret
    told: list[str] = []
    for _ in range(300):
        try:
            read_page(xlsx.read(mutated(data, chance)), agency="某局", year=2021)
        except dm.DisclosureError as refused:
            told.append(refused.message("en"))

    assert 0 < len(told) < 300
