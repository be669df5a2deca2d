"""A check as a page: what was found stands at its words, beside the cells that it speaks of."""

from pathlib import Path

import attrs
import pytest
from lxml import html as lxml_html

import disclosure_model as dm
from disclosure_model.editions.known import edition
from disclosure_model.editions.to_page import remarked
from disclosure_model.formats import html
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.paper.blocks import Box, Heading, Note, Page, Paragraph, Table, Title


def tree(*notes: Note, text: str = "收到9件<b>，办结8件。") -> lxml_html.HtmlElement:
    """A page of a heading, a paragraph and notes."""
    page = Page("报告", (Title("报告"), Heading(text="一、总体情况", level=1), Paragraph(text=text)), notes)
    return lxml_html.fromstring(html.render(page).decode())


def note(start: int = 0, end: int = 0, **more: object) -> Note:
    """A note on the paragraph."""
    return Note(text="prose.B01 不对\n猜测", weight="error", block=2, start=start, end=end, **more)


def test_without_notes() -> None:
    """A page without notes has nothing of them, not even their style."""
    assert b"note" not in html.render(Page("报告", (Paragraph(text="收到9件。"),)))


def test_words_are_marked() -> None:
    """The words of a note are marked, with a link to it; the note stands behind the paragraph, a line each."""
    page = tree(note(2, 4), note(6, 10))

    assert ["9件", ">，办结"] == [each.text for each in page.iter("mark")]
    assert ["#note-1", "#note-2"] == [each.get("href") for each in page.xpath("//p//a")]
    first = page.get_element_by_id("note-1")
    assert "1 prose.B01 不对猜测" == first.text_content()
    assert "error" in first.get("class").split()
    assert ["1 prose.B01", "2 prose.B01"] == [each.text for each in page.xpath("//nav//a")]


def test_words_that_two_speak_of() -> None:
    """Words that two notes speak of are marked once, with two links; words that overlap others are not marked again."""
    page = tree(note(2, 4), note(2, 4), note(3, 6))

    assert ["9件"] == [each.text for each in page.iter("mark")]
    assert ["#note-1", "#note-2"] == [each.get("href") for each in page.xpath("//p//a")]
    assert page.get_element_by_id("note-3") is not None


def test_text_stays() -> None:
    """Marks change nothing of the text, and the text is escaped in and beside them."""
    page = tree(note(2, 4), note(5, 8))

    for each in page.xpath("//sup"):
        each.drop_tree()
    assert "收到9件<b>，办结8件。" == page.xpath("//p")[0].text_content()


def test_cells() -> None:
    """The cells of a note are named with their figures and linked; in their boxes they look like the heaviest note."""
    cells = {"applications.received.total": 3, "proactive.fees.amount": dm.Money("0")}
    report = dm.Report.from_cells(cells, year=2023, missing=0, agency=dm.Agency(name="某局"))
    page = lxml_html.fromstring(html.render(remarked(report, dm.check(report), "zh-Hans")).decode())

    box = page.get_element_by_id("cell-applications.received.total")
    assert ("3", "error") == (box.text, box.get("class"))
    links = page.xpath("//div[@role='note']//a[@href='#cell-applications.received.total']")
    assert " = 3" == links[0].tail
    assert page.xpath("//details/summary")


def test_empty_box() -> None:
    """A cell whose box is empty has a dash in a note; a cell that the page does not show is not named there."""
    cell = declared_cells(edition("2021").table("disputes"), "disputes.")[0]
    table = Table(((Box(text="", cell=cell),),))
    page = Page("报告", (table,), (Note(text="a", weight="info", block=0, cells=(cell.code, "else")),))
    told = lxml_html.fromstring(html.render(page).decode())

    assert [f"{cell.code} = —"] == [each.text_content() for each in told.xpath("//div[@role='note']//li")]


def test_places(report: dm.Report) -> None:
    """A finding stands at the table of its cells, else under the heading of its section, else at the beginning."""
    wrong = report.with_cells({"disputes.reconsideration.total": 4})
    section = dm.Section(blocks=(dm.Paragraph(text="无。"),))
    wrong = wrong.replace(sections=report.sections.replace(problems=section))
    found = dm.check(wrong)
    page = remarked(wrong, (*found, attrs.evolve(found[0], code="none", at="agency.name", cells=())), "en")
    where = {note.text.partition(" ")[0]: page.blocks[note.block] for note in page.notes}

    assert isinstance(where["T4.results"], Table)
    assert "五、" in where["text.empty"].text
    assert page.blocks[0] is where["none"]
    assert {"en"} == {note.language for note in page.notes}


def test_passage(report: dm.Report) -> None:
    """What is found in a sentence stands at its words, in whatever block of the page that is."""
    own = dm.Section(blocks=(dm.Heading(text="（二）依申请公开"), dm.Paragraph(text="本年收到政府信息公开申请7件。")))
    wrong = report.replace(sections=report.sections.replace(overview=own), title="年度报告")
    page = remarked(wrong, dm.check(wrong, select=["prose"]), "zh-Hans")

    [note] = page.notes
    assert "7件" == page.blocks[note.block].text[note.start : note.end]


def test_render(tmp_path: Path, report: dm.Report) -> None:
    """``render`` shows findings in HTML; other formats refuse them with what does not."""
    dm.render(report, tmp_path / "a.html", findings=dm.check(report))
    assert "核对结果" not in (tmp_path / "a.html").read_text(encoding="utf-8")

    with pytest.raises(dm.WriteError, match="docx 不能标出核对结果：请用 html"):
        dm.render(report, tmp_path / "a.docx", findings=[])
