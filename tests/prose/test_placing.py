"""Composed paragraphs in a report: under their headings, in the order of the form, beside nobody's text."""

import disclosure_model as dm
from disclosure_model.paper.blocks import Block, Heading, Paragraph
from disclosure_model.prose.placing import placed

TOLD = (("overview.applications", "收到1件。"), ("overview.applications", "无复议。"), ("other_matters", "无。"))


def report(*blocks: Block, other: str = "") -> dm.Report:
    """A report with blocks in section one, and perhaps a paragraph in section six."""
    sections = dm.Sections(
        overview=dm.Section(blocks=blocks),
        other_matters=dm.Section(blocks=(Paragraph(text=other),) if other else (), title="其他"),
    )
    return dm.Report(agency=dm.Agency(name="某局"), year=2023, sections=sections)


def overview(whole: dm.Report) -> list[str]:
    """The texts of section one."""
    return whole.sections.overview.text.splitlines()


def test_empty() -> None:
    """In an empty section a topic gets its heading."""
    whole, kept = placed(report(), TOLD, replace=False)

    assert ["（二）依申请公开", "收到1件。", "无复议。"] == overview(whole)
    assert "其他" == whole.sections.other_matters.title
    assert "无。" == whole.sections.other_matters.text
    assert () == kept


def test_heading_without_text() -> None:
    """An empty topic gets its text under its own heading, however that is numbered."""
    blocks = Heading(text="1.主动公开情况"), Heading(text="2．依申请公开情况", level=3), Heading(text="3．平台建设")
    whole, kept = placed(report(*blocks), TOLD, replace=False)

    assert ["1.主动公开情况", "2．依申请公开情况", "收到1件。", "无复议。", "3．平台建设"] == overview(whole)
    assert () == kept


def test_missing_heading() -> None:
    """A topic without a heading comes before those that follow it in the form, else last."""
    before, behind = Heading(text="（一）主动公开"), Heading(text="（五）监督保障")
    whole, _ = placed(report(before, Paragraph(text="公开。"), behind), TOLD, replace=False)
    assert ["（一）主动公开", "公开。", "（二）依申请公开", "收到1件。", "无复议。", "（五）监督保障"] == overview(
        whole
    )

    whole, _ = placed(report(before), TOLD, replace=False)
    assert ["（一）主动公开", "（二）依申请公开", "收到1件。", "无复议。"] == overview(whole)


def test_text_is_kept() -> None:
    """Text that stands in a place stays, and the place is named; with ``replace`` the composed text takes its place."""
    own = report(Heading(text="（二）依申请公开"), Paragraph(text="我们的话。"), other="有一件事。")
    whole, kept = placed(own, TOLD, replace=False)
    assert own == whole
    assert ("overview.applications", "other_matters") == kept

    whole, kept = placed(own, TOLD, replace=True)
    assert ["（二）依申请公开", "收到1件。", "无复议。"] == overview(whole)
    assert "无。" == whole.sections.other_matters.text
    assert () == kept


def test_one_text_on_everything() -> None:
    """A section one without topics is one text: kept whole, or replaced whole."""
    own = report(Heading(text="概述"), Paragraph(text="今年做了很多。"))
    whole, kept = placed(own, TOLD, replace=False)
    assert ["概述", "今年做了很多。"] == overview(whole)
    assert ("overview.applications",) == kept

    whole, _ = placed(own, TOLD, replace=True)
    assert ["（二）依申请公开", "收到1件。", "无复议。"] == overview(whole)
