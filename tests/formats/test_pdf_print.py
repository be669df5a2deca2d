"""PDF as it is printed: set as official documents are, whole sheets, tags and bookmarks, no character lost."""

from io import BytesIO
from typing import Any

import pdfplumber
import pytest
import typst
from pages import texts
from pdfminer.pdftypes import resolve1

import disclosure_model as dm
from disclosure_model.editions.known import tables
from disclosure_model.editions.to_page import write_page
from disclosure_model.errors import WriteError
from disclosure_model.formats import pdf
from disclosure_model.formats.pdf import printing
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.paper.blocks import Box, Heading, Page, Paragraph, PlainGrid, Table, Title

LARGEST = 2**53 - 1


pytestmark = pytest.mark.chinese_fonts


def opened(page: Page) -> Any:
    """The printed file, as pdfplumber has it."""
    return pdfplumber.open(BytesIO(pdf.render(page)))


def report_of(figure: int) -> dm.Report:
    """A report of 2021's tables with one figure everywhere."""
    held = {
        slot: tables(slot)[edition].from_cells(
            {
                cell.code: dm.Money("12345.311082", "万元") if cell.kind.name == "money" else figure
                for cell in declared_cells(tables(slot)[edition])
            }
        )
        for slot, edition in (("proactive", "2021"), ("applications", "2021"), ("disputes", "2019"))
    }
    return dm.Report(agency=dm.Agency(name="某局"), year=2023, title="某局2023年政府信息公开工作年度报告", **held)


def test_what_a_screen_reader_finds(report: dm.Report) -> None:
    """The file is tagged, says its title and language, and its headings are bookmarks; it says no date."""
    page = write_page(report)
    with opened(page) as file:
        catalog = file.doc.catalog
        outline = [title for _, title, *_ in file.doc.get_outlines()]

        assert resolve1(catalog["MarkInfo"])["Marked"] is True
        assert b"zh-CN" == resolve1(catalog["Lang"])
        assert "StructTreeRoot" in catalog
        assert page.name == file.metadata["Title"]
        assert "CreationDate" not in file.metadata
    assert [block.text for block in page.blocks if isinstance(block, Heading)] == outline


def test_measures() -> None:
    """A4, 28 characters on 156 mm, 22 lines on 225 mm, page numbers outside, as GB/T 9704-2012 asks."""
    prose = "政府信息公开工作全面推进有序开展" * 60
    with opened(Page("某报告", (Paragraph(text=prose),))) as file:
        first, second = file.pages
        lines: dict[float, list[Any]] = {}
        for char in first.chars:
            lines.setdefault(round(char["top"]), []).append(char)
        *body, number = lines.values()

        assert (595, 842) == (round(first.width), round(first.height))
        assert 22 == len(body)
        assert 28 == len(body[1])
        assert (79, 522) == (round(body[1][0]["x0"]), round(body[1][-1]["x1"]))
        assert "— 1 —" == "".join(char["text"] for char in number)
        assert number[0]["x0"] > 400
        assert [char for char in second.chars if char["text"] == "2"][-1]["x0"] < 200


@pytest.mark.parametrize("figure", [0, 4119, LARGEST])
def test_statutory_sheets_stand_on_one_page_each(figure: int) -> None:
    """Every sheet is whole on one page and inside its margins, whatever its figures; all of them are read back."""
    report = report_of(figure)
    data = pdf.render(write_page(report))
    read = [placed for placed in pdf.read(data) if isinstance(placed.block, Table)]

    assert 3 == len(read)
    with pdfplumber.open(BytesIO(data)) as file:
        for page in file.pages:
            # A bracket at the left of a box hangs out by its empty half.
            assert all(74 < char["x0"] and char["x1"] < 522.5 for char in page.chars)
    assert all(str(figure) in row for row in texts(read[1].block)[3:])  # type: ignore[arg-type]  # another block fails the test


def test_long_tables_go_on() -> None:
    """A table longer than a page goes on on the next, with its heads again; no row is torn."""
    head = (Box(text="名称", head=True), Box(text="件数", head=True))
    rows = tuple((Box(text=f"第{n}项工作", head=True), Box(text=str(n))) for n in range(80))

    read = pdf.read(pdf.render(Page("某表", (Table((head, *rows)),))))

    found = [row for placed in read for row in texts(placed.block)]  # type: ignore[arg-type]  # another block fails the test
    assert [["名称", "件数"]] * len(read) == [row for row in found if row[0] == "名称"]
    assert [[box.text for box in row] for row in rows] == [row for row in found if row[0] != "名称"]


def test_plain_grids() -> None:
    """A section's own table is printed as wide as its widest row; one without boxes is not printed."""
    grid = PlainGrid(grid=(("单位", "件数", "备注"), ("某局", "3"), (None, "https://example.gov.cn/" + "x" * 60, "无")))

    (read,) = pdf.read(pdf.render(Page("某表", (PlainGrid(grid=()), PlainGrid(grid=((), ())), grid))))

    assert [
        ["单位", "件数", "备注"],
        ["某局", "3", ""],
        ["", "https://example.gov.cn/" + "x" * 60, "无"],
    ] == texts(read.block)  # type: ignore[arg-type]  # another block fails the test


def test_text_is_never_markup() -> None:
    """What would be markup, code or a path is printed as it stands."""
    hostile = '#read("/etc/passwd") $x$ *a* _b_ `c` <d> @e \\u{41} // f /* g */ = h {#panic()} "i" [j]'
    table = Table(((Box(text=hostile), Box(text="甲")), (Box(text="乙"), Box(text="丙"))))

    read = pdf.read(
        pdf.render(Page(hostile, (Title("甲"), Heading(text="#乙", level=1), Paragraph(text=hostile), table)))
    )

    assert [hostile] == [placed.block.text for placed in read if isinstance(placed.block, Paragraph)][1:]
    assert hostile == texts(read[-1].block)[0][0]  # type: ignore[arg-type]  # another block fails the test


def test_headings_of_any_level() -> None:
    """Bookmarks go down one level at a time, whatever levels the headings have."""
    blocks = tuple(Heading(text=f"（{level}）", level=level) for level in (3, 6, 1, 2))
    with opened(Page("某报告", blocks)) as file:
        assert [1, 2, 1, 2] == [level for level, *_ in file.doc.get_outlines()]


def test_missing_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A character that no font has is named, never drawn as a box; without Chinese fonts the package to install is."""
    with pytest.raises(WriteError, match=r"“”（U\+0000）"):
        pdf.render(Page("某报告", (Paragraph(text="a\0b"),)))
    bare = printing.Installed(typst.Fonts(include_system_fonts=False), {use: [] for use in printing.FONTS})
    monkeypatch.setattr(printing, "installed", lambda: bare)
    with pytest.raises(WriteError, match="apt install fonts-noto-cjk"):
        pdf.render(Page("某报告", (Paragraph(text="公开"),)))


def test_other_refusals() -> None:
    """What typst refuses for another reason is refused with its reason."""
    with pytest.raises(WriteError, match=r"排不成 PDF：.*title"):
        pdf.render(Page("", (Paragraph(text="公开"),)))
