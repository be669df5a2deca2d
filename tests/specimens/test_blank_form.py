"""The blank form of 2021 as offices have it, filled in."""

import io
import os
from pathlib import Path

import docx as peer
import pytest

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.formats import docx


@pytest.fixture(scope="module")
def office_form() -> bytes:
    """The form; CI has it, a clone need not."""
    path = Path(__file__).parents[3] / "shared" / "data" / "blank-form-2021.docx"
    if not path.is_file():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("the blank form is not beside this clone")
    return path.read_bytes()


def test_blank(office_form: bytes) -> None:
    """The empty form is a report of the edition of 2021, every cell of it blank."""
    report = read_page(docx.read(office_form), agency="某局", year=2021).report

    assert {"proactive": "2021", "applications": "2021", "disputes": "2019"} == {
        slot: table.edition for slot, table in report.tables().items()
    }
    assert 200 == len(report.cells())
    assert {dm.Gap.BLANK} == set(report.cells().values())


def test_filled_in(office_form: bytes) -> None:
    """With a figure in every box, every cell has its own."""
    held = peer.Document(io.BytesIO(office_form))
    number = 0
    for table in held.tables:
        done: set[object] = set()
        for row in table.rows:
            for box in row.cells:
                if box._tc not in done and not box.text.strip():
                    number += 1
                    box.text = str(number)
                done.add(box._tc)
    held.paragraphs[1].text = "某省某厅2022年政府信息公开工作年度报告"
    out = io.BytesIO()
    held.save(out)

    reading = read_page(docx.read(out.getvalue()))

    figures = [value.amount if isinstance(value, dm.Money) else str(value) for value in reading.report.cells().values()]
    assert [str(each) for each in range(1, 201)] == figures
    assert ("某省某厅", 2022) == (reading.report.agency.name, reading.report.year)
