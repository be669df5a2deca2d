"""What a page prints beside its figures is looked at once; the figures of every page are its own."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pages import again, bare, table, wrong
from printable import printable_reports

import disclosure_model as dm
from disclosure_model.editions.known import tables
from disclosure_model.findings import Place
from disclosure_model.grammar.gaps import Count, Gap
from disclosure_model.paper.blocks import Box, PageBlock, Placed, Table
from disclosure_model.paper.labels import Index, index, words
from disclosure_model.paper.lines import Line
from disclosure_model.paper.outline import MOST, Outline, outline
from disclosure_model.paper.rows import LONGEST_BOX, WIDEST, Labels, of_rows

HELD = Placed(table(), Place(table=1))
FORM = tables("proactive")["2021"]
SHEET = index(FORM, FORM.sheet, "表二")


def told(lines: list[Line]) -> Outline:
    """The rows without their figures."""
    return outline(lines, words((SHEET,)).characters)


def rows(*boxes: list[str], block: int = 0) -> list[Line]:
    """Printed rows of one block."""
    held = [tuple(Box(text=text) for text in row) for row in boxes]
    return [Line(row, number, block, block, None, HELD, number) for number, row in enumerate(held)]


def test_same_words_same_outline() -> None:
    """Pages share an outline whatever their figures, and whichever block they stand in; not so with another word."""
    first = told(rows(["行政许可", "3", "0"], ["行政处罚", "", "/"]))
    assert told(rows(["行政许可", "45", "1"], ["行政处罚", "", "-"], block=7)) is first
    assert told(rows(["行政许可", "45", "1"], ["行政强制", "", "-"])) is not first


def test_words_of_no_sheet_are_one() -> None:
    """Nor does it matter which words of no sheet a row without figures prints; one with figures may be a form's."""
    organ = ["发布机构", "沭阳县发展和改革局"], ["行政许可（另见附件）", ""]
    first = told(rows(*organ, ["行政许可", "3"]))
    assert told(rows(["发布机构", "某某镇人民政府"], ["行政许可（见下）", ""], ["行政许可", "3"])) is first
    assert first.labels[1] == ("行政许可（■）", None)
    assert told(rows(*organ, ["行政许可沭", "3"])) is not told(rows(*organ, ["行政许可某", "3"]))


def test_blank_and_figure_are_told_apart() -> None:
    """Digits, a mark and nothing are three things in an outline too: a row of blanks is no row of figures."""
    page = told(rows(["行政许可", "3"], ["行政许可", "/"], ["行政许可", ""], ["行政许可", "未统计"]))
    assert len(set(page.labels)) == len(page.labels)
    assert page.figures == {0}


def test_answered_once() -> None:
    """A question about an outline is answered once, and another one by itself."""
    page, asked = Outline((), (), (), frozenset(), {}), []

    def question(_: Outline, of: str) -> int:
        asked.append(of)
        return len(asked)

    assert [page.once(question, "a"), page.once(question, "a"), page.once(question, "b")] == [1, 1, 2]
    assert asked == ["a", "b"]


def test_huge_page_is_not_kept() -> None:
    """A page with more boxes than any report has goes when it is read: nobody fills the memory with such."""
    huge = rows(*[["行政许可", "3"]] * (MOST // 2 + 1))
    assert told(huge) is not told(huge)


def test_wide_row_is_asked_anew() -> None:
    """A question about a row that is wider than any form's is answered as any other, and nothing of it is kept."""
    asked: list[int] = []

    @of_rows
    def width(_: Index, labels: Labels) -> int:
        asked.append(len(labels))
        return len(labels)

    for boxes in (WIDEST, WIDEST, WIDEST + 1, WIDEST + 1):
        assert width(SHEET, [("行政许可",) * boxes]) == [boxes]
    assert asked == [WIDEST, WIDEST + 1, WIDEST + 1]


@given(printable_reports(), printable_reports())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_figures_are_each_pages_own(one: dm.Report, other: dm.Report) -> None:
    """Of pages that print the same words, read in turn, each gives its own figures."""
    for report in (one, other, one):
        assert not wrong(again(report, agency="某机关", year=2024), report)


@pytest.mark.parametrize("length", [LONGEST_BOX, LONGEST_BOX + 1])
def test_long_words_are_kept(example: Path, length: int) -> None:
    """A box with more words than any sheet prints in one is kept as a note, even when all of them are the sheet's."""
    words = ("行政许可" * length)[:length]

    def spread(held: Table) -> list[PageBlock]:
        first, *others = bare(held).rows
        return [Table((first, (Box(text=words),), *others))]

    report = dm.read(example).report
    read = again(report, spread, agency="某机关", year=2020).report
    assert read.cells() == report.cells()
    assert read.tables()["proactive"].notes == ((words,) if length > LONGEST_BOX else ())


@pytest.mark.parametrize("figure", [7, Gap.BLANK])
@pytest.mark.parametrize("remark", ["另见附件", "另见附件" * LONGEST_BOX])
def test_remark_behind_a_label(example: Path, remark: str, figure: Count) -> None:
    """A label is known whatever is remarked in brackets behind it, however long, and whatever stands in its row."""

    def spread(held: Table) -> list[PageBlock]:
        rows = [[box.text for box in row] for row in held.rows]
        return [table(*[[text.replace("行政许可", f"行政许可（{remark}）") for text in row] for row in rows])]

    report = dm.read(example).report.with_cells({"proactive.licensing.decisions": figure})
    assert not wrong(again(report, spread, agency="某机关", year=2020), report)
