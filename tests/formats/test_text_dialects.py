"""Text as it is published: what parts boxes, what is furniture, and lines that were broken."""

from contextlib import suppress

import pytest
from hostile import hostile_reports, spoilt
from hypothesis import HealthCheck, given, settings

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import bars, text
from disclosure_model.formats.lines import joined, lines
from disclosure_model.paper.blocks import Block, Paragraph, Placed, PlainGrid, Table

slow = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def read(source: str) -> list[Placed]:
    """The blocks of a text."""
    return text.read(source.encode())


def told(source: str) -> list[object]:
    """The paragraphs of a text as strings, its tables as lists of rows."""
    return [_told(placed.block) for placed in read(source)]


def _told(block: object) -> object:
    if isinstance(block, Table):
        return [[box.text for box in row] for row in block.rows]
    assert isinstance(block, Paragraph)
    return block.text


def places(source: str) -> list[int | None]:
    """The line of each row of the first table, where they do not follow one another."""
    return [place.line for placed in read(source) for place in placed.rows]


def unbarred(report: dm.Report) -> dm.Report:
    """A report as text carries it: a bar in prose is printed wide."""

    def wide(block: Block) -> Block:
        return block if isinstance(block, PlainGrid) else block.replace(text=block.text.replace("|", "｜"))

    sections = {
        name: section.replace(blocks=tuple(map(wide, section.blocks)))
        for name in ("overview", "proactive", "applications", "disputes", "problems", "other_matters")
        if (section := getattr(report.sections, name))
    }
    tables = {
        slot: table.replace(notes=tuple(note.replace("|", "｜") for note in table.notes))
        for slot, table in report.tables().items()
    }
    return report.replace(
        preamble=tuple(map(wide, report.preamble)), sections=report.sections.replace(**sections), **tables
    )


@given(hostile_reports())
@slow
def test_round_trip_of_any(report: dm.Report) -> None:
    """A report that print can carry comes back equal, but for bars in its prose, which are printed wide."""
    again = read_page(text.read(text.render(write_page(report))), agency=report.agency.name, year=report.year)

    assert unbarred(report) == again.report


def test_bars_and_line_ends_in_boxes(report: dm.Report) -> None:
    """A box is printed on one line and without a bar of its own."""
    own = report.sections.overview.replace(blocks=(PlainGrid(grid=(("甲|乙", "本年新\n制作 数量"), ("丙", None))),))
    printed = text.render(write_page(report.replace(sections=report.sections.replace(overview=own)))).decode()

    assert "甲｜乙 | 本年新 制作 数量 |\n丙 |  |\n" in printed


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("甲 | 1 | 2 |\n乙 | 3 | 4 |", [[["甲", "1", "2"], ["乙", "3", "4"]]]),
        ("甲 | 1 | 2\n乙 | 3 | 4", [[["甲", "1", "2"], ["乙", "3", "4"]]]),
        ("| 甲 | 1 |  |\n| --- | :-: | --: |\n|  | 2 | 3 |", [[["甲", "1", ""], ["", "2", "3"]]]),
        ("甲 | - |\n|---|---|\n乙 | - |", [[["甲", "-"], ["乙", "-"]]]),
        ("第一项 | ||||\n甲 | 0 | 0 | |", [[["第一项", "", "", "", ""], ["甲", "0", "0", ""]]]),
        ("甲\n|---|---|\n乙", ["甲", "乙"]),
        ("甲 | 乙 | 丙 |\n |  |  |\n", [[["甲", "乙", "丙"], ["", "", ""]]]),
        ("甲 | 1 |\n- 4 -\n乙 | 2 |\n— 5 —\n丙", [[["甲", "1"], ["乙", "2"]], "丙"]),
        ("甲 | 1 |\n\n乙 | 2 |", [[["甲", "1"]], [["乙", "2"]]]),
    ],
)
def test_bars_in_lines(source: str, blocks: list[object]) -> None:
    """Bars between boxes, with bars at both ends or one; lines under heads are dropped."""
    assert blocks == told(source)


def test_layout_of_a_web_page() -> None:
    """Hundreds of bars of a page's layout part no boxes."""
    source = f"首页{'|' * 300}政务公开 | 年报{' | ' * 200}\n{'|' * 90}\n甲 | 1 |"

    assert [[["首页"], ["政务公开", "年报"], ["甲", "1"]]] == told(source)
    assert [1, 1, 3] == places(source)


def test_a_box_a_line() -> None:
    """A bar behind every box, and a row that ends in a run of bars, at its last box or on a line of its own."""
    source = "上文\n规章 |\n0 |\n|\n1 |||\n行政规范性文件 |\n2 |\n3 | | |\n|||\n总计 |\n5 |\n|||\n四、结转 |\n6 |\n下文"
    rows = [["规章", "0", "", "1"], ["行政规范性文件", "2", "3"], ["总计", "5"], ["四、结转", "6"]]

    assert ["上文", rows, "下文"] == told(source)
    assert [2, 6, 10, 13] == places(source)


def test_bars_alone_between_all_boxes() -> None:
    """A bar alone on a line between any two boxes: words behind a figure begin a row."""
    boxes = "信息内容", "本年新\n制作数量", "规章", "0", "", "1", "规范性文件", "2", "3", "无", "三、收到申请"
    source = "二、主动公开\n" + "\n|\n".join(boxes).replace("\n\n", "\n")

    assert [
        "二、主动公开",
        [["信息内容", "本年新制作数量", "规章", "0", "", "1"], ["规范性文件", "2", "3", "无"]],
        "三、收到申请",
    ] == told(source)
    assert [2, 14] == places(source)


def test_bars_alone_within_rows() -> None:
    """A bar alone on a line between the boxes of a row: rows end where none stands."""
    source = "信息内容\n|\n本年制发件数\n规章\n|\n0\n行政规范性文件\n|\n1\n三、收到申请\n无"

    assert [
        [["信息内容", "本年制发件数"], ["规章", "0"], ["行政规范性文件", "1"]],
        "三、收到申请",
        "无",
    ] == told(source)


def test_bars_alone_that_begin_and_end() -> None:
    """A bar may stand first, and the last box may be words of the row."""
    assert [[["", "甲", "0"], ["乙", "1"]]] == told("|\n甲\n|\n0\n|\n乙\n|\n1")
    assert [[["甲", "乙", "丙", "丁"]]] == told("甲\n|\n乙\n|\n丙\n|\n丁")
    assert ["甲", "乙"] == told("甲\n\n|\n\n乙")


def test_tabs() -> None:
    """Tabs part boxes, as copied from a spreadsheet or a web page; empty ones are kept."""
    source = "标题\n信息内容\t本年制发件数\t本年废止件数\n规章\t0\t\n行政规范性文件\t\t1\n第二十条\t\t\n\n下文"

    assert [
        "标题",
        [
            ["信息内容", "本年制发件数", "本年废止件数"],
            ["规章", "0", ""],
            ["行政规范性文件", "", "1"],
            ["第二十条", "", ""],
        ],
        "下文",
    ] == told(source)
    assert [[["信息内容", "数量"], ["行政许可", "97"], ["1", "2"]]] == told("信息内容\t数量\n行政许可\t97\n1\t2")


@pytest.mark.parametrize(
    "line",
    [
        "\t根据条例。\n\t编制。",
        "1.\t明确职责\n（一）\t公开",
        "索引号\t001",
        "一、\t总体情况",
        "●\t甲\n●\t乙",
        f"甲\t{'乙' * 90}\n丙\t{'丁' * 90}",
    ],
)
def test_tabs_in_prose(line: str) -> None:
    """An indent, the gap behind a numeral, a lone pair and long prose are paragraphs."""
    assert line.split("\n") == told(line)


def test_wide_gaps() -> None:
    """Wide gaps part boxes where most are figures; heads above and lines left empty belong to them."""
    source = (
        "   一、主动公开\n     信息内容    本年制发件数     现行有效件数\n\n"
        "规章               0          0\n\n行政规范性文件　　13　　55\n\n\n行政许可          97\n正文  在此。\n"
    )

    assert [
        "   一、主动公开",
        [
            ["信息内容", "本年制发件数", "现行有效件数"],
            ["规章", "0", "0"],
            ["行政规范性文件", "13", "55"],
            ["行政许可", "97"],
        ],
        "正文  在此。",
    ] == told(source)
    assert [2, 4, 6, 9] == places(source)
    assert [[["0", "1", "0"]]] == told("          0     1      0")


@pytest.mark.parametrize(
    "line",
    [
        "2024 年  1 月  1 日",
        "某市  2024",
        "收到  3  件申请。",
        f"{'甲' * 90}    3",
        "甲    乙    丙\n丁",
        "甲    乙    丙",
    ],
)
def test_gaps_in_prose(line: str) -> None:
    """Gaps in prose, a narrow gap before a lone figure, and heads without figures make no rows."""
    assert line.split("\n") == told(line)


def test_box_a_paragraph() -> None:
    """Boxes without any sign between them stay paragraphs."""
    assert ["规章", "0", "0", "1"] == told("规章\n\n0\n\n0\n\n1")


def test_furniture_and_line_ends() -> None:
    """Marks, zero-width characters and page numbers go; every kind of line end ends a line, as editors count them."""
    source = "\ufeff甲\u200b乙\r\n丙\r丁\f戊\u2028己\n\n- 4 -\n\n第 4 页 共 9 页\n共9页 第5页\n—6—\n庚"
    placed = text.read(b"\xef\xbb\xbf" + source.encode())

    assert [("甲乙", 1), ("丙", 2), ("丁", 3), ("戊", 3), ("己", 3), ("庚", 10)] == [
        (_told(each.block), each.place.line) for each in placed
    ]
    assert ["4", "-4", "4/9"] == told("4\n-4\n4/9")


WRAPPED = """某市某局2024年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》的要求，由某市某
局编制本报告，全文包括总体情况、主动公开政府信息情况、
收到和处理政府信息公开申请情况等六部分。
一、总体情况
（一）主动公开。本局认真落实条例各项要求，通过网站公
开信息 393 条，其中规章和规范性文件分别占第（一）项和第
（二）项各占一半。
    第二段从缩进开始，紧紧围绕中心工作，扎实推进政务公开
各项任务，不断提升政务服务水平，为事业发展营造良好环境。
第三段接在整行句号之后，市局每年组织两次业务培训并进行考
核，把政府信息公开工作摆在重要位置，推进政府信息公开工作

- 1 -

规范有序开展，完善政府信息公开制度和保障机制的各项工作。
"""


def test_broken_lines_are_joined() -> None:
    """Lines broken at a width are joined over pages; headings, indents and short lines end a paragraph."""
    assert [
        "某市某局2024年政府信息公开工作年度报告",
        "根据《中华人民共和国政府信息公开条例》的要求，由某市某局编制本报告，全文包括总体情况、主动公开政府信息情况、"
        "收到和处理政府信息公开申请情况等六部分。",
        "一、总体情况",
        "（一）主动公开。本局认真落实条例各项要求，通过网站公开信息 393 条，其中规章和规范性文件分别占第（一）项和第"
        "（二）项各占一半。",
        "第二段从缩进开始，紧紧围绕中心工作，扎实推进政务公开各项任务，不断提升政务服务水平，为事业发展营造良好环境。"
        "第三段接在整行句号之后，市局每年组织两次业务培训并进行考核，把政府信息公开工作摆在重要位置，推进政府信息公开工作"
        "规范有序开展，完善政府信息公开制度和保障机制的各项工作。",
    ] == told(WRAPPED)
    assert [1, 2, 5, 6, 9] == [placed.place.line for placed in read(WRAPPED)]


@pytest.mark.parametrize(
    "source",
    [
        "\n".join("甲" * length for length in (30, 26, 28, 90, 31, 200, 27, 29, 28, 30, 27, 120)),
        "\n".join(["本局严格落实信息公开条例的各项工作要求并按时完成任务。"] * 12),
        "\n".join(["本局严格落实信息公开条例的各项工作要求并按时完成任务"] * 7),
        "\n".join(["本局严格落实信息公开条例的各项工作要求并按时完成任务"] * 9 + ["市局认真落实条例各项工作要求"] * 9),
        "\n".join(["短"] * 20),
    ],
)
def test_lines_that_may_be_paragraphs(source: str) -> None:
    """Of any length, sentences of one length, few, or of two lengths: where it is not clear, nothing is joined."""
    assert source.split("\n") == told(source)


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("政府", "信息", "政府信息"),
        ("in all", "cases", "in all cases"),
        ("共 2 ", " 件", "共 2件"),
        ("为", "0 件", "为0 件"),
        ("", "a", "a"),
    ],
)
def test_joined(left: str, right: str, whole: str) -> None:
    """No space beside Chinese characters, one between words of letters."""
    assert whole == joined([left, right])


def test_too_large() -> None:
    """A text of more lines and boxes than any report has is refused before they are made."""
    with pytest.raises(dm.ReadError, match="超过 500,000"):
        read("|" * 500_001)


def test_figures() -> None:
    """What looks like a figure, or a mark that stands for one."""
    assert all(map(bars.is_figure, ["0", "１２", "1,234", "-3", "增10", "397.51万元", "3 件", "/", "—", "无", "□"]))
    assert not any(map(bars.is_figure, ["", "规章", "3月", "（3）", "1.属于国家秘密"]))


def test_every_line_is_read_once() -> None:
    """No words are lost: every character that is no bar, space or furniture comes back, in order."""
    source = "甲\t1\t2\n\n乙\n|\n3\n|\n丙\n|\n4\n丁  5  6\n- 1 -\n戊 |\n己"

    kept = "".join(str(each) for each in told(source))

    assert "甲12乙3丙4丁56戊己" == "".join(each for each in kept if each not in "[]', ")
    assert [1, 3, 5] == [line.number for line in lines("a\n\nb\f\n\nc") if not line.blank]


def test_broken_files(report: dm.Report) -> None:
    """Whatever happens to a file, nothing but our own errors leaves."""
    for data in spoilt(text.render(write_page(report))):
        with suppress(dm.DisclosureError):
            read_page(text.read(data))
