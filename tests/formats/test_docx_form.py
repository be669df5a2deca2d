"""The blank form as a Word document, filled in as a person would."""

import io
from pathlib import Path

import docx as peer
import pytest
from lxml import etree
from word import parts_of

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.known import edition
from disclosure_model.editions.to_page import blank
from disclosure_model.formats import docx
from disclosure_model.formats.docx.form import EMPTY, PROMPT, FormWriter
from disclosure_model.formats.docx.markup import W
from disclosure_model.paper.blocks import Heading, Paragraph


def read(data: bytes) -> dm.Reading[dm.Report]:
    """A report from a form that does not say whose it is."""
    return read_page(docx.read(data), agency="某局", year=2021)


@pytest.fixture(scope="module", params=["2019", "2021"])
def form(request: pytest.FixtureRequest) -> bytes:
    """The blank form of an edition."""
    return docx.form(blank(edition(request.param)))


def test_an_empty_form_is_blank(form: bytes) -> None:
    """Nothing typed is nothing said: every cell is blank, no prompt is read as prose."""
    report = read(form).report

    assert {dm.Gap.BLANK} == set(report.cells().values())
    assert not report.preamble
    assert {()} == {section.blocks for section in (report.sections.overview, report.sections.other_matters)}


def test_only_fields_can_be_typed_into(form: bytes) -> None:
    """The document is protected but for its fields: one for each cell, with its code, and the places for prose."""
    parts = parts_of(form)
    body = etree.fromstring(parts["word/document.xml"])
    codes = [each.get(f"{W}val") for each in body.iter(f"{W}helpText")]

    assert b'<w:documentProtection w:edit="forms" w:enforcement="1"/>' in parts["word/settings.xml"]
    assert list(read(form).report.cells()) == codes
    names = [each.get(f"{W}val") for each in body.iterfind(f".//{W}ffData/{W}name")]
    assert len(names) == len(set(names)) == len(codes) + 2 + 7
    status = {code: each.get(f"{W}val") for code, each in zip(codes, body.iter(f"{W}statusText"), strict=True)}
    assert status["applications.received.total"] == "一、本年新收政府信息公开申请数量 / 总计（等于各项之和）"
    assert all(len(said) <= 138 for said in status.values())


def fill(form: bytes, figures: bool = True) -> bytes:
    """The form filled in as a person does: figures into empty boxes, title and prose over the prompts."""
    held = peer.Document(io.BytesIO(form))
    held.paragraphs[0].text = "某省某厅2021年政府信息公开工作年度报告"
    prompts = [each for each in held.paragraphs if each.text == PROMPT]
    for number, prompt in enumerate(prompts):
        prompt.text = f"第{number}处文字。"
    number = 0
    for table in held.tables if figures else ():
        for row in table.rows:
            for box in row.cells:
                if box.text == EMPTY:
                    number += 1
                    box.text = str(number)
    out = io.BytesIO()
    held.save(out)
    return out.getvalue()


def test_a_filled_form_is_a_report(form: bytes) -> None:
    """Typed over, the form reads back as a report: each figure in its cell, the prose in its section."""
    reading = read_page(docx.read(fill(form)))
    report = reading.report

    figures = [value.amount if isinstance(value, dm.Money) else str(value) for value in report.cells().values()]
    assert [str(number) for number in range(1, len(figures) + 1)] == figures
    assert ("某省某厅", 2021) == (report.agency.name, report.year)
    assert (Paragraph(text="第0处文字。"),) == report.preamble
    assert (Paragraph(text="第1处文字。"),) == report.sections.overview.blocks
    assert (Paragraph(text="第6处文字。"),) == report.sections.other_matters.blocks
    assert [] == [finding for finding in reading.findings if finding.code != "read.normalised"]


def test_prompts_of_the_page() -> None:
    """A paragraph of the page is the prompt of its place; a heading above another one asks for nothing itself."""
    writer = FormWriter(width=docx.WIDTH)
    heading = Heading(text="一、甲", level=1)
    blocks = (heading, Paragraph(text="写" * 300), heading, Heading(text="（一）乙"), heading)

    written = writer.body(blocks)

    assert f'<w:default w:val="{"写" * 255}"/>' in written
    assert 2 == written.count(f'<w:default w:val="{PROMPT}"/>')


def test_the_command_writes_it(tmp_path: Path) -> None:
    """The face writes the form to a file."""
    dm.blank_form("2021", tmp_path / "form.docx")

    assert docx.form(blank(edition("2021"))) == (tmp_path / "form.docx").read_bytes()
