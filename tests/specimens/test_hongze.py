"""The published report of Hongze District for 2023: a PDF of WPS, prose in frames, tables cut by pages."""

import json
from pathlib import Path

import pytest

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.formats import pdf
from disclosure_model.paper.blocks import Paragraph, Placed, Table


@pytest.fixture(scope="module")
def placed(published: Path) -> list[Placed]:
    """The published file as blocks."""
    return pdf.read((published / "hongze-2023.pdf").read_bytes())


def test_cells(placed: list[Placed], published: Path) -> None:
    """All cells are as transcribed, over the page breaks, and nothing is doubtful."""
    expected = json.loads((published / "hongze-2023.cells.json").read_text(encoding="utf-8"))["cells"]
    reading = read_page(placed)

    assert {code: str(figure) for code, figure in expected.items()} == {
        code: str(figure) for code, figure in reading.report.cells().items()
    }
    assert () == reading.findings


def test_tables(placed: list[Placed]) -> None:
    """Each part of a table on a page is a table with its place; no prose is in them, no figure beside them."""
    tables = [each for each in placed if isinstance(each.block, Table)]

    assert [(2, 8), (3, 6), (3, 17), (4, 9), (4, 4)] == [
        (each.place.page, len(each.block.rows)) for each in tables if isinstance(each.block, Table)
    ]
    first = tables[1].block
    assert isinstance(first, Table)
    assert ["信息内容", "本年处理决定数量"] == [box.text for box in first.rows[0]]


def test_prose(placed: list[Placed]) -> None:
    """Paragraphs are whole over lines and pages, without page numbers; letter-spacing does not show."""
    prose = [each.block.text for each in placed if isinstance(each.block, Paragraph)]

    assert 16 == len(prose)
    assert prose[0].endswith("洪泽湖大道90号，邮编：223100，电话：0517-87222589，电子邮箱：hzzwgk@126.com）。")
    assert "严格执行“分级审核、先审后发”程序" in prose[6]
    assert all(text.endswith(("。", "情况", "事项")) for text in prose)


def test_facts(placed: list[Placed]) -> None:
    """Title, agency, year and period are as printed."""
    report = read_page(placed).report

    assert "洪泽区人民政府2023年政府信息公开工作年度报告" == report.title
    assert ("洪泽区人民政府", 2023) == (report.agency.name, report.year)
    assert dm.check(report) is not None
