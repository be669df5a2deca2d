"""PDFs as other programs print them and see them."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from programs import converted, text_of_pdf

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import docx, html, pdf

SECONDS = 180

Needs = Callable[[str], str]


pytestmark = pytest.mark.chinese_fonts


@pytest.fixture(scope="module")
def titled(report: dm.Report) -> dm.Report:
    """The example with a title."""
    return report.replace(title="天津市人民政府外事办公室2020年政府信息公开工作年度报告")


def test_printed_by_an_office(titled: dm.Report, needs_program: Needs) -> None:
    """What LibreOffice prints of our Word document is read as the report it was."""
    printed = converted(needs_program("soffice"), docx.render(write_page(titled)), "docx", "pdf")

    reading = read_page(pdf.read(printed))

    assert titled == reading.report
    assert () == reading.findings


def test_printed_by_a_browser(titled: dm.Report, needs_program: Needs, tmp_path: Path) -> None:
    """What Chromium prints of our page, with its own heads and page numbers, is read as the report it was."""
    (tmp_path / "page.html").write_bytes(html.render(write_page(titled)))
    own = f"--user-data-dir={tmp_path / 'profile'}"
    told = [needs_program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", own]
    told += [f"--print-to-pdf={tmp_path / 'page.pdf'}", (tmp_path / "page.html").as_uri()]
    subprocess.run(told, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603  # our own command

    assert titled == read_page(pdf.read((tmp_path / "page.pdf").read_bytes())).report


def test_seen_by_poppler(titled: dm.Report, needs_program: Needs) -> None:
    """Another reader finds the text, in order, and says that it is tagged."""
    data = pdf.render(write_page(titled))
    shown = text_of_pdf(needs_program("pdftotext"), data)
    told = subprocess.run(  # noqa: S603  # our own command
        [needs_program("pdfinfo"), "-"], input=data, check=True, capture_output=True, timeout=SECONDS
    ).stdout.decode()

    assert [shown.index(f"{numeral}、") for numeral in "一二三四五六"] == sorted(
        shown.index(f"{numeral}、") for numeral in "一二三四五六"
    )
    assert "采购总金额" in shown
    assert "Tagged:          yes" in told
    assert titled.title in told
