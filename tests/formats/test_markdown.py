"""Markdown: what is printed renders as itself and reads back; what others write is read as they meant it."""

import re
from contextlib import suppress
from typing import Any

import pytest
from hostile import hostile_reports, spoilt
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.findings import Place
from disclosure_model.formats import markdown
from disclosure_model.paper.blocks import Box, Heading, Page, PageBlock, Paragraph, Placed, PlainGrid, Table, Title
from disclosure_model.testing import HOSTILE, reports

slow = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

HOSTILE_TEXTS = (
    *(text for text in HOSTILE if text.strip() and not re.search(r"[\0\r\x85\ufeff]", text)),  # what print has
    *(
        "1. a",
        "1) a",
        "- a",
        "+",
        "-",
        "---",
        "===",
        "***",
        "> a",
        "#",
        "##",
        "a #",
        "a \\#",
        "# 1 #",
        "    a",
        "　　根据",
        "a  ",
    ),
    *("a\nb", "a\n\nb", "\na", "a\n    b", "a\n---", "a\n- b", "|a|b|\n|---|---|", "a|b\n:---|---", "a\\", "a\\\nb"),
    *(
        "<script>alert(1)</script>",
        "<br>",
        "<!-- a -->",
        "&amp;",
        "&#10;",
        "&lt",
        "[a](b)",
        "![a](b)",
        "[a]: b",
        "<a@b.cn>",
    ),
    *(
        "*a*",
        "__a__",
        "`a`",
        "``",
        "~~a~~",
        "~~~",
        "```",
        "**（一）**",
        "a\\|b",
        "\\|",
        "\\\\|",
        "https://a.b/c_d_e?f=1&g=2",
    ),
)


def blocks(text: str) -> list[PageBlock]:
    """What a text holds."""
    return [placed.block for placed in markdown.read(text.encode())]


def texts(text: str) -> list[str]:
    """The texts of the blocks that are not tables."""
    return [block.text for block in blocks(text) if not isinstance(block, Table | PlainGrid)]


def grid(text: str) -> list[list[str]]:
    """The boxes of the only block, a table."""
    (block,) = blocks(text)
    assert isinstance(block, Table)
    return [[box.text for box in row] for row in block.rows]


def spans(table: Any) -> list[list[tuple[str, int, int, bool]]]:
    """Text, spans and kind of each box; a mark stands for NUL."""
    return [[(box.text.replace("\0", "\ufffd"), box.across, box.down, box.head) for box in row] for row in table.rows]


def rendered(data: bytes) -> list[str]:
    """The text that a renderer of CommonMark with pipe tables shows of each block, a line end for each break."""
    source = MarkdownIt("commonmark", {"html": True}).enable("table").render(data.decode())
    whole = html.fragment_fromstring(source, create_parent=True)
    return [_shown(block) for block in whole.xpath(".//h1 | .//h2 | .//h3 | .//p | .//th | .//td")]


def _shown(block: Any) -> str:
    for each in block.iter("br"):
        each.tail = (each.tail or "").removeprefix("\n")
        each.text = "\n"
    return "".join(block.itertext())


def test_round_trip(report: dm.Report) -> None:
    """The example comes back equal, with a title and without."""
    titled = report.replace(title="某市某局2020年政府信息公开工作年度报告")

    assert report == read_page(markdown.read(markdown.render(write_page(report)))).report
    assert titled.title == read_page(markdown.read(markdown.render(write_page(titled)))).report.title


@given(hostile_reports())
@slow
def test_round_trip_of_any(report: dm.Report) -> None:
    """A report that print can carry comes back equal."""
    again = read_page(markdown.read(markdown.render(write_page(report))), agency=report.agency.name, year=report.year)

    assert report == again.report


def charged(unit: str) -> dm.Report:
    """A report with an amount in a unit of its own."""
    cells = {"proactive.procurement.amount": dm.Money("0", unit)}
    agency = dm.Agency(name="某局")
    return dm.Report.from_cells(cells, year=2019, missing=0, agency=agency, editions={"proactive": "2019"})


@given(reports())
@example(charged("\r0"))
@example(charged("\0"))
@slow
def test_tables_come_back_as_laid_out(report: dm.Report) -> None:
    """Every box comes back at its place with its spans, blank figures too, and heads are told from figures."""
    laid_out = [block for block in write_page(report).blocks if isinstance(block, Table)]
    _, *again = markdown.read(markdown.render(Page("", (Title("题"), *laid_out))))

    assert [spans(table) for table in laid_out] == [spans(placed.block) for placed in again]


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_text(text: str) -> None:
    """Text that looks like markup comes back and renders as itself: as title, heading, paragraph and in a box."""
    held = Box(text=text), Box(text="1", head=False)
    page = Page("", (Title(text), Heading(text=text, level=2), Paragraph(text=text), Table((held, held))))
    data = markdown.render(page)

    *prose, table = [placed.block for placed in markdown.read(data)]

    assert [Title(text), Heading(text=text, level=2), Paragraph(text=text)] == prose
    assert [text, "1", text, "1"] == [box.text for row in table.rows for box in row]
    shown = rendered(data)
    assert [text] * 3 == shown[:3]
    assert [text, "1", text, "1"] == shown[3:]


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(str.strip)))
@slow
def test_any_text(held: list[str]) -> None:
    """Paragraphs of any printing characters come back, unless they read as a page's number."""
    held = [text for text in held if not markdown.is_page_number(text)]
    data = markdown.render(Page("", (Title("题"), *(Paragraph(text=text) for text in held))))

    assert held == [block.text for placed in markdown.read(data) if isinstance(block := placed.block, Paragraph)]


def test_levels() -> None:
    """The title is the only heading of the first level; sections are one below it, and inner headings below these."""
    headings = tuple(Heading(text=str(level), level=level) for level in (1, 2, 3, 4, 5))

    assert [Title("题"), *headings] == blocks(markdown.render(Page("", (Title("题"), *headings))).decode())
    assert list(headings) == blocks(markdown.render(Page("", headings)).decode())
    assert "###### 6\n" == markdown.render(Page("", (Heading(text="6", level=6),))).decode()


def test_levels_of_others() -> None:
    """Where sections are headings of the first level themselves, none is the title."""
    held = blocks("# 一\n\n## 甲\n\n# 二\n")

    assert [Heading(text="一", level=1), Heading(text="甲", level=2), Heading(text="二", level=1)] == held
    assert [Heading(text="甲", level=1), Title("乙")] == blocks("## 甲\n\n# 乙\n")


def test_plain_grid() -> None:
    """A table that is no form is printed with its first row on top and ragged rows filled up; nothing is no table."""
    page = Page("", (PlainGrid(grid=(("单位", "件"), ("甲", None), ("乙",))), PlainGrid(grid=((),)), Table(())))

    assert "| 单位 | 件 |\n| --- | --- |\n| 甲 |  |\n| 乙 |  |\n" == markdown.render(page).decode()
    assert [["单位", "件"], ["甲", ""], ["乙", ""]] == grid(markdown.render(page).decode())


def test_heads_only_and_one_box() -> None:
    """A table without figures has no column of figures."""
    table = Table(((Box(text="甲", across=2, head=True),), (Box(text="乙", head=True), Box(text="", head=True))))

    assert "| 甲 |  |\n| --- | --- |\n| **乙** |  |\n" == markdown.render(Page("", (table,))).decode()


def test_lines_of_one_paragraph() -> None:
    """Lines that only the source breaks are one: no space between Chinese characters, one between words."""
    assert ["根据条例的要求, as of 2020 in all"] == texts("根据条例的\n要求, as of\n2020 in all\n")
    assert ["上\n下"] == texts("上  \n下\n") == texts("上\\\n下\n") == texts("上<br/>下\n")
    assert ["一", "二"] == texts("一\n\n&nbsp;\n\n二")


def test_a_paragraph_a_line() -> None:
    """A numeral begins a paragraph, and a short heading ends one, with no empty line between."""
    text = "某局编制。\n一、总体情况\n2020年，\n认真落实。\n（一）主动公开\n1.公开\n"

    assert ["某局编制。", "一、总体情况", "2020年，认真落实。", "（一）主动公开", "1.公开"] == texts(text)
    assert [1, 2, 3, 5, 6] == [placed.place.line for placed in markdown.read(text.encode())]


def test_lists() -> None:
    """Items keep their marks, also those that hold no text or hold a table; what is nested is not lost."""
    assert ["1. 甲", "3. 乙", "- 丙"] == texts("1. 甲\n3. 乙\n\n- 丙\n")
    assert ["* 丁", "次", "-"] == texts("* 丁\n\n  次\n\n-\n")
    assert ["- 甲", "1) 乙"] == texts("- 甲\n  1) 乙\n")
    first, second = blocks("- | a | b |\n  |---|---|\n  | 1 | 2 |\n")
    assert isinstance(second, Table)
    assert (Paragraph(text="-"), [["a", "b"], ["1", "2"]]) == (first, [[x.text for x in row] for row in second.rows])


def test_quotations_and_rules() -> None:
    """What is quoted is read; a line across the page is nothing."""
    assert ["甲", "乙"] == texts("> 甲\n\n---\n\n乙\n")


def test_preformatted() -> None:
    """A fence, an indented text and HTML are read as plain text; Markdown in a fence as Markdown."""
    assert [["甲", "1"]] == grid("```\n甲 | 1 |\n```\n")
    assert ["第一段。", "第二段。"] == texts("    第一段。\n    第二段。\n")
    assert ["<div>", "甲", "</div>"] == texts("<div>\n甲\n</div>\n")
    fenced = markdown.read("上\n\n```markdown\n# 题\n\n| 甲 | 1 |\n|---|---|\n```\n\n下".encode())
    assert [1, 4, 6, 10] == [placed.place.line for placed in fenced]
    assert Title("题") == fenced[1].block
    assert ["# 题"] == texts("````md\n```md\n# 题\n```\n````")


def test_tables_in_html() -> None:
    """Tables in HTML are read with their spans, whatever tags and empty lines stand around and between their rows."""
    rows = "<tr><td rowspan=2>乙<td>1</td></tr>\n\n    <tr><td>2</td></tr>"
    source = f"甲\n\n<html><body><table>\n{rows}</table></body></html>\n丙\n"
    first, table, last = markdown.read(source.encode())

    assert [Paragraph(text="甲"), Paragraph(text="丙")] == [first.block, last.block]
    assert [[("乙", 1, 2), ("1", 1, 1)], [("2", 1, 1)]] == [[box[:3] for box in row] for row in spans(table.block)]
    assert [1, 3, 7] == [each.place.line for each in (first, table, last)]
    assert ["甲"] == texts("甲\n<TABLE><tr><td>乙<td>1\n\n<tr><td>丙<td>2")


def test_page_numbers_are_furniture() -> None:
    """Numbers of pages are left out, alone and between the lines of a paragraph."""
    assert ["甲", "乙丙"] == texts("甲\n\n- 4 -\n\n— 5 —\n\n乙\n第 4 页 共 9 页\n丙")


def test_places() -> None:
    """Blocks and rows say their lines."""
    placed = markdown.read("# 题\n\n甲\n\n| a | b |\n|---|--:|\n| c | 1 |\n|---|---|\n| d | 2 |\n".encode())

    assert [1, 3, 5] == [each.place.line for each in placed]
    assert (Place(5), Place(7), Place(9)) == placed[2].rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("| a | 1 |\n|---|---|\n| b | 2 |\n|---|---|\n| c | 3 |\n|---|---|\n", [["a", "1"], ["b", "2"], ["c", "3"]]),
        ("| a | 1 |\n| b | 2 |\n", [["a", "1"], ["b", "2"]]),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 |\n", [["a", "b"], ["1", "2", "3", "4"], ["5"]]),
        ("a | b\n--- | :-:\n1 | 2\n", [["a", "b"], ["1", "2"]]),
        ("| a |\n| - |\n| - |\n", [["a"], ["-"]]),
        ("| a | - |\n| b | - |\n", [["a", "-"], ["b", "-"]]),
        ("| 本年新<br>制作 | `a|b` | **c** | a&nbsp;b |\n", [["本年新\n制作", "`a", "b`", "c", "a\xa0b"]]),
        ("| a \\| b | ![图](x) | \\*c\\* |\n", [["a | b", "图", "*c*"]]),
        ("| 0 | 0 |\n|---|---|\n", [["0", "0"]]),
        ("|||\n|---|---|\n| a | b |\n", [["", ""], ["a", "b"]]),
    ],
)
def test_dialects_of_tables(text: str, rows: list[list[str]]) -> None:
    """Lines under every row, no heads, rows longer and shorter than the heads: nothing is cut off."""
    assert rows == grid(text)


def test_table_beside_prose() -> None:
    """A table needs no empty line before or behind it; a line that is no row ends it."""
    assert [Paragraph, Table, Paragraph] == [type(block) for block in blocks("甲\n| a | b |\n|---|---|\n乙\n")]
    assert [Paragraph] == [type(block) for block in blocks("首页 | 政务公开\n")]
    assert [Table] == [type(block) for block in blocks("    | a | b |\n")]


@pytest.mark.parametrize(
    ("rows", "spanned"),
    [
        (["| 甲 |  | 件 |", "|---|---|--:|", "| 乙 |  | 1 |"], [[(2, 1), (1, 1)], [(2, 1), (1, 1)]]),
        (["| 甲 | 件 |", "|---|--:|", "|  | 1 |"], [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]),
        (["| 甲 |  | 件 |", "|---|---|--:|", "|  | 乙 | 1 |"], [[(2, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)]]),
        (["| 甲 |  |", "|---|---|", "| 乙 |  |"], [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]),
        (["| 甲 | 件 |", "|--:|---|", "|  | 1 |"], [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]),
        (["| 甲 | 件 |", "|---|--:|", "| 乙 |  | 1 |"], [[(1, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)]]),
        (["|  | 件 |", "|--:|--:|", "| 1 | 2 |"], [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]),
        (
            ["| 甲 |  | 件 |", "|---|---|--:|", "| 乙 |  | 1 |", "|  | 丙 | 2 |"],
            [[(1, 1), (1, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)]],
        ),
    ],
)
def test_covered_places(rows: list[str], spanned: list[list[tuple[int, int]]]) -> None:
    """Empty boxes among labels are covered, where alignment tells labels from figures and boxes are rectangles."""
    (table,) = blocks("\n".join(rows))

    assert isinstance(table, Table)
    assert spanned == [[(box.across, box.down) for box in row] for row in table.rows]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b" \n", "文件是空的"),
        (b"\x89PNG\x00", "二进制"),
        (b"a" * (markdown.LARGEST + 1), "超过 4,194,304 个字"),
        (b"|" * 600_000, "超过 500,000"),
        (b"> " * 30 + b"a", "嵌套超过 20 层"),
    ],
)
def test_no_report(data: bytes, told: str) -> None:
    """What is no text, or larger or deeper than any report, is refused with a sentence that says so."""
    with pytest.raises(dm.ReadError, match=told):
        markdown.read(data)


def test_files(report: dm.Report, tmp_path: Any) -> None:
    """The suffix tells the format, and the same report gives the same bytes."""
    for name in ("a.md", "b.markdown"):
        dm.render(report, tmp_path / name)
        assert report == dm.read(tmp_path / name).report
    assert (tmp_path / "a.md").read_bytes() == (tmp_path / "b.markdown").read_bytes()


def test_broken_files(report: dm.Report) -> None:
    """Whatever happens to a file, nothing but our own errors leaves."""
    for data in spoilt(markdown.render(write_page(report))):
        with suppress(dm.DisclosureError):
            read_page(markdown.read(data))


def test_moved_rows_keep_their_lines() -> None:
    """Rows of a table in a fence say their lines in the file."""
    (placed,) = markdown.read(b"```\na | 1 |\n|---|---|\nb | 2 |\n```\n")

    assert isinstance(placed, Placed)
    assert [2, 4] == [place.line for place in placed.rows]
