"""Published web pages: a plain one, and one of Word in a content management system."""

import json
from pathlib import Path

import pytest
from lxml import html as lxml_html

import disclosure_model as dm
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import html
from disclosure_model.paper.blocks import PlainGrid, Table

PAGES = ("shanghai-genoffice-2019", "shuyang-fgw-2023")


def letters(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("name", PAGES)
def test_everything_is_read_in_order(published: Path, name: str) -> None:
    """All that the page prints is in its blocks, once, and in order."""
    data = (published / f"{name}.html").read_bytes()
    printed: list[str] = []
    for placed in html.read(data):
        if isinstance(placed.block, Table):
            printed += [box.text for row in placed.block.rows for box in row]
        else:
            assert not isinstance(placed.block, PlainGrid)
            printed.append(placed.block.text)

    body = lxml_html.document_fromstring(data.decode()).find("body")
    assert letters(str(body.text_content())) == letters("".join(printed))


@pytest.mark.parametrize("name", PAGES)
def test_cells(published: Path, name: str) -> None:
    """Every figure is as transcribed, every blank is blank."""
    told = json.loads((published / f"{name}.cells.json").read_text(encoding="utf-8"))

    report = dm.read(published / f"{name}.html", agency=told["agency"], year=told["year"]).report

    found = {code: dm.Gap.BLANK if value is None else str(value) for code, value in told["cells"].items()}
    assert found == {code: value if isinstance(value, dm.Gap) else str(value) for code, value in report.cells().items()}


def test_metadata_is_a_table_of_its_own(published: Path) -> None:
    """The table that a content management system puts before the report is a table of its own."""
    found = [placed.block for placed in html.read((published / "shuyang-fgw-2023.html").read_bytes())]
    tables = [block for block in found if isinstance(block, Table)]

    assert 4 == len(tables)
    assert ["名称", "沭阳县发展和改革局2023年政府信息公开年度报告"] == [box.text for box in tables[0].rows[0]]
    assert [5, 14, 28, 4] == [len(table.rows) for table in tables]


@pytest.mark.parametrize("name", PAGES)
def test_printed_again(published: Path, name: str) -> None:
    """A published report that was read and printed reads back equal."""
    report = dm.read(published / f"{name}.html", agency="某机关", year=2023).report.replace(preamble=())

    again = html.read(html.render(write_page(report)))

    assert [block.text for block in write_page(report).blocks if not isinstance(block, Table | PlainGrid)] == [
        placed.block.text for placed in again if not isinstance(placed.block, Table | PlainGrid)
    ]
