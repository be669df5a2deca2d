"""Word documents as LibreOffice shows and saves them."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable

import docx as peer
import pytest

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.known import edition
from disclosure_model.editions.to_page import blank, write_page
from disclosure_model.formats import docx
from disclosure_model.formats.docx.writing import bookmark
from disclosure_model.paper.blocks import Page, Paragraph

Convert = Callable[[bytes, str], bytes]
Pages = Callable[[bytes], list[str]]

SECONDS = 180


@pytest.fixture(scope="module")
def convert(needs_program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Convert a document with LibreOffice, in a profile of its own."""
    office = needs_program("soffice")
    folder = tmp_path_factory.mktemp("office")

    def converted(data: bytes, to: str) -> bytes:
        (folder / "report.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        told = [office, profile, "--headless", "--convert-to", to, "--outdir", "out", "report.docx"]
        subprocess.run(told, cwd=folder, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603  # a fixed command
        return (folder / "out" / f"report.{to}").read_bytes()

    return converted


@pytest.fixture(scope="module")
def pages(
    convert: Convert, needs_program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[bytes], list[str]]:
    """The text of each page of a document, as it is laid out."""
    pdftotext = needs_program("pdftotext")
    path = tmp_path_factory.mktemp("pages") / "report.pdf"

    def told(data: bytes) -> list[str]:
        path.write_bytes(convert(data, "pdf"))
        shown = subprocess.run([pdftotext, "-layout", path, "-"], check=True, capture_output=True)  # noqa: S603  # fixed
        return shown.stdout.decode().split("\f")[:-1]

    return told


def test_a_page_of_text_has_22_lines_of_28_characters(pages: Pages) -> None:
    """A full page has as many lines and characters as GB/T 9704 says."""
    text = "政府信息公开工作扎实推进" * 150

    first, second, *_ = pages(docx.render(Page("满页", (Paragraph(text=text),))))

    *lines, number = [line.strip() for line in second.splitlines() if line.strip()]
    assert [28] * 22 == [len(line) for line in lines]
    assert "—2—" == "".join(number.split())
    assert 26 == len(first.splitlines()[0].strip())


def test_what_is_shown(pages: Pages, report: dm.Report) -> None:
    """Every figure of table two stands behind its label, every heading stands, page numbers stand outside."""
    counts = [code for code in report.cells() if code.startswith("applications.")]
    busy = report.with_cells({code: 10_000 + number for number, code in enumerate(counts)})
    shown = pages(docx.render(write_page(busy)))
    text = unicodedata.normalize("NFKC", "\n".join(shown))
    figures = {int(figure) for figure in re.findall(r"\b1\d{4}\b", text)}

    assert {10_000 + number for number in range(len(counts))} <= figures
    assert re.search(r"政府集中采购\s+20\s+397\.51\s*万元", text)
    for heading in ("一、总体情况", "三、收到和处理政府信息公开申请情况", "六、其他需要报告的事项"):
        assert unicodedata.normalize("NFKC", heading) in text
    numbers = [page.rstrip().splitlines()[-1] for page in shown]
    assert [f"—{number}—" for number in range(1, len(shown) + 1)] == ["".join(line.split()) for line in numbers]
    indents = [len(line) - len(line.lstrip()) for line in numbers]
    assert min(indents[::2]) > max(indents[1::2])


def test_each_table_on_one_page(pages: Pages) -> None:
    """The statutory tables of both editions are not torn: table three stands whole on a page."""
    for year in (2019, 2021):
        report = dm.Report.from_cells({}, missing=dm.Gap.BLANK, year=year, agency=dm.Agency(name="某局"))
        shown = ["".join(page.split()) for page in pages(docx.render(write_page(report)))]

        (third,) = [page for page in shown if "一、本年新收" in page]
        assert "四、结转下年度继续办理" in third
        assert "三、收到和处理政府信息公开申请情况" in third


def test_saved_by_libreoffice(convert: Convert, report: dm.Report) -> None:
    """A report that LibreOffice opened and saved reads back equal, and its figures still have their codes."""
    saved = convert(docx.render(write_page(report)), "docx")
    held = peer.Document(io.BytesIO(saved))

    assert report == read_page(docx.read(saved)).report
    assert {bookmark(code) for code in report.cells()} == set(held.element.body.xpath(".//w:bookmarkStart/@w:name"))


def test_form_saved_by_libreoffice(convert: Convert) -> None:
    """A form that LibreOffice saved is still a form: blank, protected, with the codes of its cells."""
    saved = convert(docx.form(blank(edition("2021"))), "docx")
    report = read_page(docx.read(saved), agency="某局", year=2021).report
    held = peer.Document(io.BytesIO(saved))

    assert {dm.Gap.BLANK} == set(report.cells().values())
    assert () == report.sections.overview.blocks
    assert list(report.cells()) == held.element.body.xpath(".//w:helpText/@w:val")
    assert ["forms"] == held.settings.element.xpath(".//w:documentProtection/@w:edit")
