"""The blank form: filled in, worked out, read back."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from programs import converted, text_of_pdf

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.known import edition
from disclosure_model.editions.to_page import blank
from disclosure_model.formats import xlsx
from disclosure_model.grammar.cells import Money
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.grammar.rules import equations
from disclosure_model.paper.blocks import Blank, Box, Page, Table

THREE = "表三 收到和处理政府信息公开申请情况"

Needs = Callable[[str], str]


def empty(name: str) -> bytes:
    """The blank form of an edition."""
    return xlsx.form(blank(edition(name)))


def opened(data: bytes) -> openpyxl.Workbook:
    """A workbook, formulas as formulas."""
    return openpyxl.load_workbook(BytesIO(data))


def saved(book: openpyxl.Workbook) -> bytes:
    """Its bytes."""
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def figures(book: openpyxl.Workbook) -> list[Any]:
    """The cells of figures, in the order of the report."""
    found = [cell for sheet in book.worksheets[1:] for row in sheet.iter_rows() for cell in row]
    return [cell for cell in found if not isinstance(cell, openpyxl.cell.cell.MergedCell) and cell.style == "表值"]


def codes(name: str) -> list[str]:
    """The codes of the cells, in the same order."""
    return [cell.code for table in edition(name).tables for cell in declared_cells(table, f"{table.slot}.")]


def filled(values: dict[str, Any], prose: dict[str, str] | None = None) -> bytes:
    """The form of 2021, filled in by a program, its formulas not worked out."""
    book = opened(empty("2021"))
    for code, cell in zip(codes("2021"), figures(book), strict=True):
        if code in values:
            assert not cell.protection.locked, code
            cell.value = values[code]
    page = book["正文"]
    page["A3"], page["A5"] = "某市某局", 2021
    for at, text in (prose or {}).items():
        assert not page[at].protection.locked
        page[at] = text
    return saved(book)


CONSISTENT = {
    "proactive.rules.issued": 0,
    "proactive.normative_documents.issued": 3,
    "proactive.licensing.decisions": "/",
    "proactive.fees.amount": 397.51,
    "applications.received.natural_persons": 4,
    "applications.received.enterprises": 1,
    "applications.brought_forward.natural_persons": 1,
    "applications.dispositions.granted.natural_persons": 3,
    "applications.dispositions.denied.state_secrets.natural_persons": 1,
    "applications.dispositions.other.others.enterprises": 1,
    "applications.carried_forward.natural_persons": 1,
    "disputes.reconsideration.upheld": 2,
    "disputes.reconsideration.pending": 1,
}
PROSE = {
    "A8": "由某市某局编制，统计期限自2021年1月1日起至2021年12月31日止。",
    "A16": "扎实推进。",
    "A17": "（一）主动公开",
    "A18": "公开三件。",
}


def test_filled_and_worked_out(needs_program: Needs) -> None:
    """Filled in and worked out by LibreOffice, the form reads back as the report: sums, blanks, n/a, prose, title."""
    reading = read_page(xlsx.read(converted(needs_program("soffice"), filled(CONSISTENT, PROSE), "xlsx", "xlsx")))
    report, cells = reading.report, reading.report.cells()

    assert ("某市某局", 2021, "某市某局2021年政府信息公开工作年度报告") == (
        report.agency.name,
        report.year,
        report.title,
    )
    assert {code: cells[code] for code in CONSISTENT} == CONSISTENT | {
        "proactive.licensing.decisions": dm.Gap.NOT_APPLICABLE,
        "proactive.fees.amount": Money("397.51"),
    }
    assert (5, 1, 3, 5, 4, 1, 1) == tuple(
        cells[f"applications.{code}"]
        for code in (
            "received.total", "brought_forward.total", "dispositions.granted.total", "dispositions.total.total",
            "dispositions.total.natural_persons", "dispositions.total.enterprises", "carried_forward.total",
        )
    )  # fmt: skip  # cells as they stand on the sheet
    assert 3 == cells["disputes.reconsideration.total"]
    others = (
        set(cells)
        - set(CONSISTENT)
        - {code for code, value in cells.items() if "total" in code and value != dm.Gap.BLANK}
    )
    assert {dm.Gap.BLANK} == {cells[code] for code in others}
    assert report.sections.overview.blocks == (
        dm.Paragraph(text="扎实推进。"), dm.Heading(text="（一）主动公开"), dm.Paragraph(text="公开三件。")
    )  # fmt: skip  # cells as they stand on the sheet
    assert (1, ()) == (len(report.preamble), report.sections.problems.blocks)
    assert [()] * 3 == [table.notes for table in report.tables().values()]
    assert () == reading.findings
    assert not [
        each for each in dm.check(report) if each.code.startswith(("T3", "T4")) and each.verdict.value == "broken"
    ]


def test_filled_and_not_worked_out() -> None:
    """Formulas that nobody worked out are unread, the formula being told; what was filled in is read."""
    reading = read_page(xlsx.read(filled(CONSISTENT)), agency="某市某局", year=2021)
    cells = reading.report.cells()

    assert (4, dm.Gap.UNREAD) == (cells["applications.received.natural_persons"], cells["applications.received.total"])
    raw = next(each for each in reading.findings if each.at == "applications.received.total")
    assert raw.place is not None
    assert '=IF(COUNT(D4:I4)=0,"",SUM(D4:I4))' == raw.place.text


def test_half_a_case() -> None:
    """What is typed against the rules is seen, and read, as it is: no number of cases."""
    code = "applications.received.natural_persons"

    assert dm.Gap.UNREAD == read_page(xlsx.read(filled({code: 1.5})), agency="某局", year=2021).report.cells()[code]


def test_empty_form(needs_program: Needs) -> None:
    """The form as it is reads back as a report of blanks, once worked out."""
    report = read_page(
        xlsx.read(converted(needs_program("soffice"), empty("2021"), "xlsx", "xlsx")), agency="某局", year=2021
    ).report

    assert {dm.Gap.BLANK} == set(report.cells().values())
    assert (None, (), ()) == (report.title, report.preamble, report.sections.overview.blocks)


def test_notes_and_checks(needs_program: Needs) -> None:
    """Words under a table are its notes; what does not balance is told below it, and that is no note."""
    book = opened(
        filled({"applications.received.natural_persons": 2, "applications.carried_forward.natural_persons": 5})
    )
    sheet = book[THREE]
    row = next(cell.row for cell in sheet["A"] if cell.value and "表注" in str(cell.value))
    sheet.cell(row + 1, 1).value = "注：含上年度结转。"
    data = converted(needs_program("soffice"), saved(book), "xlsx", "xlsx")
    worked_out: Any = openpyxl.load_workbook(BytesIO(data), data_only=True)[THREE]
    report = read_page(xlsx.read(data)).report

    assert ["差-3", None, None, None, None, None, "差-3"] == [
        worked_out.cell(row - 1, column).value or None for column in range(4, 11)
    ]
    assert report.applications is not None
    assert ("注：含上年度结转。",) == report.applications.notes


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_sums_are_formulas(name: str) -> None:
    """Every sum of the form is a formula and locked, every other figure is open, labels are locked."""
    book = opened(empty(name))
    cells = dict(zip(codes(name), figures(book), strict=True))
    sums = {code for code, cell in cells.items() if cell.data_type == "f"}

    assert {code for code in cells if "total" in code and "total_" not in code} == sums
    assert all(cell.protection.locked == (code in sums) for code, cell in cells.items())
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert book[THREE]["A4"].protection.locked
    grand = cells["applications.dispositions.total.natural_persons"]
    last = grand.row - 1
    assert f'=IF(COUNT(D6:D{last})=0,"",SUM(D6:D{last}))' == grand.value


def test_validations() -> None:
    """Counts take whole numbers from nothing up, changes any, amounts any from nothing up; it is said in Chinese."""
    found = [each for sheet in opened(empty("2019")).worksheets[1:] for each in sheet.data_validations.dataValidation]

    assert {("whole", "greaterThanOrEqual"), ("whole", "between"), ("decimal", "greaterThanOrEqual")} == {
        (each.type, each.operator) for each in found
    }
    assert all("填" in each.prompt and "确定" in each.error and each.errorStyle == "warning" for each in found)
    assert all(each.showInputMessage and each.showErrorMessage for each in found)
    assert all(len(each.prompt) <= 255 and len(each.error) <= 225 and len(each.promptTitle) <= 32 for each in found)


def test_balance_turns_red() -> None:
    """The four cells of each column that must balance turn red together."""
    formats: Any = opened(empty("2021"))[THREE].conditional_formatting
    told = {str(each.sqref): each.rules[0].formula for each in formats}

    assert 7 * 5 == len(told)
    assert (
        told["D4"]
        == told["D5"]
        == told["D27"]
        == told["D28"]
        == ["AND(COUNT(D4:D5,D27:D28)>0,SUM(D4:D5)<>SUM(D27:D28))"]
    )


def test_same_bytes() -> None:
    """The form of a year is always the same."""
    assert empty("2021") == empty("2021")


def test_by_its_name(tmp_path: Path) -> None:
    """The form of an edition is written by its name, and read back like any workbook."""
    dm.blank_form("2021", tmp_path / "form.xlsx")

    assert empty("2021") == (tmp_path / "form.xlsx").read_bytes()
    assert dm.read(tmp_path / "form.xlsx", agency="某局", year=2021).report.applications is not None


def test_printed_form(needs_program: Needs) -> None:
    """What LibreOffice prints of the form has the labels and the words that help."""
    printed = text_of_pdf(needs_program("pdftotext"), converted(needs_program("soffice"), empty("2021"), "xlsx", "pdf"))

    for words in ("填写说明", "一、总体情况", "第二十条第（八）项", "（七）总计", "校验", "表注（如有）"):
        assert words in printed
    assert "#" not in printed


def test_form_of_a_page() -> None:
    """A page without title and sums is a form too; its facts, formulas and relations are those it is told."""
    cells = {cell.code: cell for cell in declared_cells(edition("2021").table("applications"), "applications.")}
    balance = next(
        each for each in equations(edition("2021").table("applications"), "applications.") if len(each.left) > 1
    )
    codes = [*balance.left, *balance.right]
    rows = ((Box(text=code, head=True), Box(text="", cell=cells[code], value=dm.Gap.BLANK)) for code in codes)
    page = Page("某表", (dm.Paragraph(text="引言"), Table(tuple(rows))))

    book = opened(xlsx.form(Blank(page, "", {codes[0]: tuple(codes[2:]), "else.where": ()}, (balance,))))
    named = opened(xlsx.form(Blank(page, '"{甲}"说{乙}', {}, ())))

    assert '=IF(COUNT(B3:B4)=0,"",SUM(B3:B4))' == book.worksheets[1]["B1"].value
    assert "校验：第一项加第二项之和，等于第三项加第四项之和" == book.worksheets[1]["A5"].value
    assert 5 not in {each.min_row for each in book.worksheets[1].merged_cells.ranges}
    assert "引言" in [cell.value for cell in book["正文"]["A"]]
    assert "某表" == book.properties.title
    assert ["甲：", None, "乙：", None, '=IF(OR(A3="",A5=""),"",""""&A3&"""说"&A5)'] == [
        named["正文"].cell(row, 1).value for row in range(2, 7)
    ]
