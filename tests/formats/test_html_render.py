"""HTML: what is printed, and that it reads back."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html as lxml_html
from printable import printable_reports

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.known import tables
from disclosure_model.editions.report import SLOTS
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import html
from disclosure_model.grammar.forms import declared_cells
from disclosure_model.paper.blocks import Box, Heading, Page, Paragraph, PlainGrid, Table, Title
from disclosure_model.testing import reports

slow = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def page_of(*blocks: Any) -> Page:
    """A page of these blocks."""
    return Page("某局2020年政府信息公开工作年度报告", blocks)


def tree(report: dm.Report) -> Any:
    """A report as lxml sees its page."""
    return lxml_html.document_fromstring(html.render(write_page(report)))


def both_editions(year: int) -> dm.Report:
    """A report with the tables of one edition, every figure another one."""
    forms = {slot: list(tables(slot).values())[0 if year == 2020 else -1] for slot in SLOTS}
    held: dict[str, Any] = {}
    for slot, form in forms.items():
        cells = {
            cell.code: number if cell.kind.whole else dm.Money(str(number), "万元")
            for number, cell in enumerate(declared_cells(form))
        }
        held[slot] = form.from_cells(cells)
    return dm.Report(agency=dm.Agency(name="某局"), year=year, **held)


def test_round_trip_of_the_example(report: dm.Report) -> None:
    """What is printed reads back as an equal report, and is printed the same each time."""
    page = html.render(write_page(report))

    assert report == read_page(html.read(page)).report
    assert page == html.render(write_page(report))


@given(printable_reports())
@slow
def test_round_trip(report: dm.Report) -> None:
    """A report of which everything is printed reads back equal, all gaps included."""
    again = read_page(html.read(html.render(write_page(report))), agency=report.agency.name, year=report.year).report

    assert report == again.replace(period=None, instrument=None, agency=report.agency)


@given(reports())
@slow
def test_hostile_text(report: dm.Report) -> None:
    """Whatever a report says, the page holds no element but ours, runs nothing and fetches nothing."""
    data = html.render(write_page(report))
    page = lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding="utf-8"))

    known = "html head meta title style body main h1 h2 h3 h4 h5 h6 p br div table caption thead tbody tr th td"
    assert {each.tag for each in page.iter()} <= set(known.split())
    assert not [
        name for each in page.iter() for name in each.attrib if name.startswith("on") or name in ("src", "href")
    ]
    html.read(data)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</style></title><b>&amp;&nbsp;\"'",
        "a  b",
        " a",
        "a ",
        "　　甲",
        "甲\n\n乙",
        "\t",
        "甲\u200b",
    ],
)
def test_paragraphs_to_the_letter(text: str) -> None:
    """A paragraph comes back to the letter, unless it prints nothing at all."""
    found = [placed.block for placed in html.read(html.render(page_of(Paragraph(text=text))))]

    assert ([Paragraph(text=text)] if text.strip() else []) == found


def test_blocks_come_back() -> None:
    """Titles, headings of every level and plain tables come back."""
    headings = [Heading(text=f"（一）甲\n{level}", level=level) for level in range(1, 7)]
    blocks = [Title("甲\n乙"), *headings]
    grid = PlainGrid(grid=(("单位", "件数"), ("甲\n乙", None)))

    *found, table = (placed.block for placed in html.read(html.render(page_of(*blocks, grid))))

    assert blocks == found
    assert Table(((Box(text="单位"), Box(text="件数")), (Box(text="甲\n乙"), Box(text="")))) == table


def test_characters_that_are_none() -> None:
    """What no HTML may hold is printed as U+FFFD."""
    (found,) = html.read(html.render(page_of(Paragraph(text="甲\0乙\x9f\ufdd0丙"))))

    assert Paragraph(text="甲\ufffd乙\ufffd\ufffd丙") == found.block


def test_name_that_is_not_printed(report: dm.Report) -> None:
    """Without a title the page has its name as a heading that is shown and heard, and is no text."""
    named, titled = tree(report), tree(report.replace(title="某局2020年政府信息公开工作年度报告"))

    (heading,) = named.iter("h1")
    assert (heading.get("aria-label"), heading.text) == (named.findtext(".//title"), None)
    (heading,) = titled.iter("h1")
    assert (heading.get("aria-label"), heading.text) == (None, "某局2020年政府信息公开工作年度报告")


@pytest.mark.parametrize("year", [2020, 2024])
def test_every_figure_has_its_code_and_heads(year: int) -> None:
    """Each figure says its cell, and names as heads every wording that stands above or beside it in the form."""
    report = both_editions(year)
    page = tree(report)
    texts = {each.get("id"): each.text_content() for each in page.iter("th")}
    figures = {each.get("data-code"): each for each in page.iter("td") if each.get("data-code")}

    assert list(report.cells()) == list(figures)
    for slot, table in report.tables().items():
        for cell in declared_cells(type(table), f"{slot}."):
            heads = {texts[id_] for id_ in figures[cell.code].get("headers").split()}
            assert set(cell.labels) <= heads
            assert len(heads) == len(cell.labels) + (slot != "disputes")  # a provision, or 申请人情况
    assert {each.text for code, each in figures.items() if code.endswith(".amount")} <= {"9万元", "21万元"}


def test_every_head_is_named() -> None:
    """A head has a scope and is named by a figure; the note in the corner and the word over the labels are no heads."""
    page = tree(both_editions(2024))
    named = {id_ for each in page.iter("td") for id_ in each.get("headers", "").split()}
    plain = [each.text_content() for each in page.iter("td") if each.get("class") == "head"]

    assert [each.get("id") for each in page.iter("th") if each.get("id") not in named] == []
    assert {each.get("scope") for each in page.iter("th")} == {"col", "colgroup", "row", "rowgroup"}
    assert [text[:6] for text in plain] == ["信息内容"] * 4 + ["（本列数据的"]


def test_shape_of_the_tables() -> None:
    """Table two is a panel a provision; the heads of tables three and four repeat on every printed page."""
    page = tree(both_editions(2024))
    two, three, four = page.iter("table")

    assert [each.get("class") for each in two.iter("tbody")] == ["panel"] * 4
    assert [len(each) for each in (*three.iter("thead"), *four.iter("thead"))] == [3, 3]
    assert [len(each) for each in (*three.iter("tbody"), *four.iter("tbody"))] == [25, 1]
    assert "表二 主动公开政府信息情况" == two.findtext("caption")
    for box in page.find_class("scroll"):
        assert box.get("role") == "region"
        assert box.get("tabindex") == "0"
        assert page.get_element_by_id(box.get("aria-labelledby")).tag == "caption"


def test_gaps(report: dm.Report) -> None:
    """A gap says which one it is, to programs and to ears; a zero does not."""
    gaps = {
        "applications.received.total": dm.Gap.BLANK,
        "applications.received.enterprises": dm.Gap.NOT_APPLICABLE,
        "proactive.procurement.amount": dm.Gap.UNREAD,
    }
    page = tree(report.with_cells(gaps))
    found = {
        each.get("data-code"): (each.get("data-gap"), each.get("aria-label"), each.text) for each in page.iter("td")
    }

    assert found["applications.received.total"] == ("blank", "空白", None)
    assert found["applications.received.enterprises"] == ("n/a", "不适用", "/")
    assert found["proactive.procurement.amount"] == ("unread", "未能读出", "□")
    assert found["applications.carried_forward.total"] == (None, None, "0")


def test_nothing_is_run_or_fetched(report: dm.Report) -> None:
    """The page forbids itself scripts, and its style names no address."""
    data = html.render(write_page(report)).decode()

    assert "default-src 'none'" in data
    assert not re.search(r"url\(|@import|https?:", data)


def test_tables_that_are_no_forms() -> None:
    """A table without figures, without rows or without a name is printed as well."""
    heads = Table(((Box(text="甲", head=True),), (Box(text="乙", head=True),)), "表")
    bare = Table(((Box(text="甲", head=True, down=2), Box(text="1")), (Box(text=""),)))

    first, second = (placed.block for placed in html.read(html.render(page_of(heads, Table(()), bare))))

    assert [[box.text for box in row] for row in first.rows] == [["甲"], ["乙"]]
    assert bare == second
