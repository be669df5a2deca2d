"""Text: the dialect of the published specimen, in and out."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import text


def read(data: bytes, encoding: str | None = None, **told: Any) -> dm.Reading[dm.Report]:
    """A report from text."""
    return read_page(text.read(data, encoding), **told)


def render(report: dm.Report) -> bytes:
    """A report as text."""
    return text.render(write_page(report))


def test_round_trip(report: dm.Report) -> None:
    """What is printed reads back as an equal report."""
    assert report == read(render(report)).report


@pytest.mark.alone
def test_lines_are_the_sources(example: Path, report: dm.Report) -> None:
    """Prose is printed to the letter; tables but for width, trailing bars and the heads that were cut."""
    source = example.read_text(encoding="utf-8").splitlines()
    printed = render(report).decode().splitlines()
    cut = {"信息内容 | 本年新 | 本年新 | 对外公开总数量": "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量"}

    def plain(line: str) -> str:
        return unicodedata.normalize("NFKC", line).rstrip(" |") if "|" in line else line

    assert [cut.get(plain(line), plain(line)) for line in source] == [plain(line) for line in printed]


def test_gaps_are_printed_apart(report: dm.Report) -> None:
    """Blank, n/a and unread come back as such."""
    gaps = {
        "applications.received.total": dm.Gap.BLANK,
        "applications.received.enterprises": dm.Gap.NOT_APPLICABLE,
        "disputes.reconsideration.total": dm.Gap.UNREAD,
        "disputes.litigation.after_reconsideration.total": dm.Gap.BLANK,
        "proactive.procurement.amount": dm.Gap.BLANK,
    }

    again = read(render(report.with_cells(gaps)))

    assert gaps == {code: again.report.cells()[code] for code in gaps}
    assert [f.at for f in again.findings if f.code == "read.unread"] == ["disputes.reconsideration.total"]


def test_title_is_taken_where_printed(report: dm.Report) -> None:
    """A printed title names agency and year, and nothing is said to be inferred."""
    titled = report.replace(title="某市某局2020年政府信息公开工作年度报告")

    again = read(render(titled))

    assert (titled.title, "某市某局") == (again.report.title, again.report.agency.name)
    assert again.findings == ()


def test_section_of_its_own_title_notes_and_grid(report: dm.Report) -> None:
    """Another section title, a table's notes and a section's own grid come back."""
    assert report.disputes is not None
    own = dm.Section(
        title="存在的问题和改进情况", blocks=(*report.sections.problems.blocks, dm.Paragraph(text="七、其他几点"))
    )
    changed = report.replace(
        sections=report.sections.replace(problems=own),
        disputes=report.disputes.replace(notes=("注：含上年度结转数量。",)),
    )
    printed = render(changed).decode().replace("六、其他", "单位 | 件数 |\n甲 | 3 |\n六、其他")

    again = read(printed.encode()).report

    assert changed.disputes == again.disputes
    assert again.sections.problems.title == "存在的问题和改进情况"
    assert "单位 | 件数 |" in render(again).decode()
    assert again == read(render(again)).report


def test_heading_glued_to_its_text(report: dm.Report) -> None:
    """A heading with text glued behind it opens the section, and the text is its first paragraph."""
    printed = render(report).decode().replace("一、总体情况\n", "一、总体情况")

    overview = read(printed.encode()).report.sections.overview

    assert report.sections.overview.blocks == overview.blocks


def test_rows_missing_and_over(report: dm.Report) -> None:
    """A row that is not printed is unread, a row the form does not have goes to the notes; both are said."""
    printed = render(report).decode().replace("行政强制 | 0 | 0 | 0 |\n", "其他主动公开文件 | 7 | 0 | 0 |\n")

    reading = read(printed.encode())

    assert reading.report.proactive is not None
    assert reading.report.proactive.notes == ("其他主动公开文件 | 7 | 0 | 0",)
    assert reading.report.cells()["proactive.compulsion.decisions"] == dm.Gap.UNREAD
    assert {"read.missing", "read.left_over"} <= {finding.code for finding in reading.findings}


def test_remark_and_spelling(report: dm.Report) -> None:
    """A remark in a box goes to the notes, another spelling is normalised, with the line and the raw text."""
    printed = render(report).decode().replace("政府集中采购 | 20 |", "政府集中采购 | １，２３４（含追加） | ")

    reading = read(printed.encode())

    assert reading.report.cells()["proactive.procurement.projects"] == 1234
    assert reading.report.proactive is not None
    assert reading.report.proactive.notes == ("含追加",)
    found = next(finding for finding in reading.findings if finding.code == "read.normalised")
    assert found.place is not None
    assert found.place.text == "１，２３４（含追加）"
    assert "政府集中采购" in printed.splitlines()[(found.place.line or 0) - 1]


def test_words_beyond_a_row(report: dm.Report) -> None:
    """Words behind the last figure of a row go to the notes."""
    printed = render(report).decode().replace("行政许可 | 0 | 0 | 0 |", "行政许可 | 0 | 0 | 0 | 见附件 |")

    reading = read(printed.encode())

    assert reading.report.proactive is not None
    assert reading.report.proactive.notes == ("见附件",)


def test_label_of_another_spelling(report: dm.Report) -> None:
    """A misprinted label is still its row."""
    printed = render(report).decode().replace("其他法律行政法规禁止公开", "其他法律行政止公开")

    assert report.applications == read(printed.encode()).report.applications


def test_second_table_of_a_kind_is_kept(report: dm.Report) -> None:
    """A table that stands twice is read once and kept once as the section's own grid."""
    printed = render(report).decode()
    table = printed[printed.index("行政复议 | 行政诉讼") : printed.index("五、")]

    again = read((printed + table).encode()).report

    assert report.disputes == again.disputes
    assert sum(type(block).__name__ == "PlainGrid" for block in again.sections.other_matters.blocks) == 1


@pytest.mark.alone
def test_no_tables_no_period(report: dm.Report) -> None:
    """A report without tables and period holds none; days that are no days are no period."""
    bare = report.replace(proactive=None, applications=None, disputes=None)
    printed = render(bare).decode().replace("2020年12月31日", "2020年12月32日")

    again = read(printed.encode()).report

    assert again.tables() == {}
    assert again.period is None
    assert read(printed.replace("自2020年1月1日起至2020年12月32日止", "").encode(), year=2020).report.period is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "文件是空的"),
        ("今天天气好。".encode(), "找不到年度报告"),
        (b"\x89PNG\x00", "二进制"),
        (b"\x81\x82\xff", "不能读出文字"),
        ("一、总体情况\n无".encode(), "--agency"),
        ("由某局编制\n一、总体情况\n无".encode(), "--year"),
    ],
)
def test_no_report(data: bytes, told: str) -> None:
    """What is no report is refused with a sentence that says what to do."""
    with pytest.raises(dm.ReadError, match=told):
        read(data)


def test_told_agency_and_year() -> None:
    """What the text does not say can be told."""
    reading = read("一、总体情况\n无".encode(), agency="某局", year=2021)

    assert (reading.report.agency.name, reading.report.year) == ("某局", 2021)


def test_encodings(report: dm.Report) -> None:
    """UTF-16 by its mark and GB18030 by trial are read; an encoding told wrongly is refused."""
    printed = render(report).decode()

    assert report == read(printed.encode("utf-16")).report
    assert report == read(printed.encode("gb18030")).report
    with pytest.raises(dm.ReadError, match="没有名为 klingon 的编码"):
        read(printed.encode(), "klingon")
    with pytest.raises(dm.ReadError, match="不能按编码 ascii 读出"):
        read(printed.encode(), "ascii")


def test_table_at_the_end() -> None:
    """A text that ends with a table gives the table."""
    assert [placed.place.line for placed in text.blocks("甲\n\na | b")] == [1, 3]
