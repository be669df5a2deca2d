"""Published reports as text: broken lines, Markdown tables within, and a PDF's text; and as Markdown again."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import markdown, text
from disclosure_model.paper.blocks import Paragraph


def transcribed(published: Path, name: str) -> dict[str, Any]:
    """Every cell of a report as printed; amounts are their digits."""
    told: dict[str, Any] = json.loads((published / f"{name}.cells.json").read_text(encoding="utf-8"), parse_float=str)
    return told["cells"]  # type: ignore[no-any-return]  # JSON, as transcribed


def cells(report: dm.Report) -> dict[str, Any]:
    """Every cell of a report that was read, in the manner of the transcription."""
    return {code: str(value.amount) if isinstance(value, dm.Money) else value for code, value in report.cells().items()}


@pytest.fixture(scope="module")
def shanghai(published: Path) -> dm.Reading[dm.Report]:
    """The report of the Shanghai science commission for 2024: broken lines, with Markdown tables in them."""
    return read_page(text.read((published / "shanghai-stcsm-2024.txt").read_bytes()), agency="上海市科学技术委员会")


def test_shanghai_cells(shanghai: dm.Reading[dm.Report], published: Path) -> None:
    """All 200 cells are as transcribed."""
    expected = {
        code: str(value) if "amount" in code else value
        for code, value in transcribed(published, "shanghai-stcsm-2024").items()
    }

    assert 200 == len(expected)
    assert expected == cells(shanghai.report)


def test_shanghai_prose(published: Path) -> None:
    """Lines broken in the midst of a word are paragraphs again, the ends of paragraphs are kept."""
    blocks = text.read((published / "shanghai-stcsm-2024.txt").read_bytes())
    prose = {placed.place.line: placed.block.text for placed in blocks if isinstance(placed.block, Paragraph)}

    assert prose[4].startswith("根据《中华人民共和国政府信息公开条例》和《上海市政府信息公开规定》的要求，")
    assert prose[4].endswith("年度报告电子版可以通过市科委网站（https://stcsm.sh.gov.cn）下载。")
    assert "一、总体情况" == prose[13]
    assert prose[49].startswith("市科委及时发布本部门最新版本的政府信息公开指南并标注更新日期，")
    assert [56, 65, 68] == [line for line in prose if line is not None and 55 < line < 73]


def test_one_paragraph_a_line_stays(published: Path) -> None:
    """A text whose lines are paragraphs stays as it is, line for line."""
    data = (published / "tianjin-fao-2020.txt").read_bytes()
    lines = [line for line in data.decode().splitlines() if "|" not in line]

    assert lines == [placed.block.text for placed in text.read(data) if isinstance(placed.block, Paragraph)]


def test_layout_of_a_pdf(published: Path, needs_program: Callable[[str], str]) -> None:
    """The text that pdftotext lays out, boxes held apart by gaps, gives all cells of the PDF."""
    command = [needs_program("pdftotext"), "-layout", str(published / "hongze-2023.pdf"), "-"]
    data = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603  # a fixed command
    expected = {
        code: str(value) if "amount" in code else value for code, value in transcribed(published, "hongze-2023").items()
    }

    assert expected == cells(read_page(text.read(data)).report)


def test_markdown_again(shanghai: dm.Reading[dm.Report], published: Path) -> None:
    """Both reports come back from Markdown equal."""
    tianjin = read_page(text.read((published / "tianjin-fao-2020.txt").read_bytes()))
    for reading in (shanghai, tianjin):
        held = reading.report
        again = read_page(markdown.read(markdown.render(write_page(held))), agency=held.agency.name, year=held.year)
        assert held.cells() == again.report.cells()
        assert held.sections == again.report.sections
