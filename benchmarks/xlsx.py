"""Writing a workbook beside openpyxl writing as many boxes, as a ratio of medians measured in turn in one run.

Openpyxl writes the same values to the same cells of as many sheets, without style, merged range or width.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
from turns import QUICK, medians

import disclosure_model as dm
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import xlsx

ROUNDS = 5 if QUICK else 15
EXAMPLE = Path(__file__).parent.parent / "examples" / "tianjin-fao-2020.txt"


def plain(sheets: list[list[list[object]]]) -> bytes:
    """The same boxes, as openpyxl writes them."""
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(str(number))
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


if __name__ == "__main__":
    page = write_page(dm.read(EXAMPLE).report)
    written = xlsx.render(page)
    book = openpyxl.load_workbook(BytesIO(written))
    sheets = [[list(row) for row in sheet.values] for sheet in book]
    boxes = sum(value is not None for rows in sheets for row in rows for value in row)
    found = medians(
        {
            "render": lambda: xlsx.render(page),
            "openpyxl": lambda: plain(sheets),
            "read": lambda: xlsx.read(written),
            "openpyxl load": lambda: openpyxl.load_workbook(BytesIO(written)),
        },
        rounds=ROUNDS,
    )
    for name, seconds in found.items():
        print(f"{name:14} {seconds * 1000:7.1f} ms")
    print(f"{boxes} boxes: writing takes {found['render'] / found['openpyxl']:.2f} times what openpyxl takes")
    print(f"reading takes {found['read'] / found['openpyxl load']:.2f} times what openpyxl takes to load")
