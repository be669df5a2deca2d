"""A page as a workbook: its prose on one sheet, each table on its own, the figures once more as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ...grammar.cells import Money
from ...grammar.gaps import Gap
from ...grammar.parts import Cell as Declared
from ...paper.blocks import Box, Heading, Page, PageBlock, Paragraph, PlainGrid, Table, Title
from ...paper.layout import printed
from .looks import LINE, MARGIN, PAGE, TALLEST, USUAL, lines, styles
from .tables import TableSheet
from .words import DATA, DATUM, GRID, HEAD, HEADER, HEADINGS, PROSE, SEE, TITLE, mark
from .writing import FORBIDDEN, Pen, saved, set_up_print, short

LONGEST_NAME: Final = 31
"""Characters of the name of a sheet."""

LARGER: Final = {TITLE: 1.5, HEADINGS[0]: 1.2}
"""Cell style → how much larger its letters are than those of prose."""

_control: Final = re.compile(f"[{FORBIDDEN}\\n\\t]")
_no_name: Final = re.compile(f"[\\[\\]:*?/\\\\{FORBIDDEN}\\n\\t]")


def workbook(page: Page) -> bytes:
    """The page as a workbook.

    Raises:
        WriteError: a text is longer than a cell holds.
    """
    book = Book(page.name, max((len(row) for row in _grid_rows(page.blocks)), default=1))
    for block in page.blocks:
        book.add(block)
    book.data(page)
    return book.saved()


def _grid_rows(blocks: Sequence[PageBlock]) -> list[tuple[str | None, ...]]:
    return [row for block in blocks if isinstance(block, PlainGrid) for row in block.grid]


class Book:
    """A workbook being written.

    Attributes:
        book: the workbook.
        pen: what it is written with.
        prose: the sheet of prose.
        row: its last row that is taken.
        page: what the document is called.
    """

    def __init__(self, page: str, columns: int = 1) -> None:
        self.book = Workbook()
        self.page = _control.sub(" ", page)
        self.prose: Worksheet = self.book.worksheets[0]
        self.prose.title = PROSE
        self.row = 0
        self._columns = columns
        self._under: TableSheet | None = None
        self._after_grid = False
        self.pen = Pen(self.book, styles())
        usual: Any = self.book
        usual._named_styles["Normal"].font = USUAL  # openpyxl shows no other way to it
        for column in range(1, columns + 1):
            self.prose.column_dimensions[get_column_letter(column)].width = PAGE / columns
        set_up_print(self.prose, upright=True)

    def add(self, block: PageBlock) -> None:
        """Write a block below the others; paragraphs below a table go to its sheet."""
        if isinstance(block, Paragraph) and self._under is not None:
            self._under.note(block.text)
            return
        self._under = None
        if isinstance(block, Table):
            self._under = self.table(block)
        elif isinstance(block, PlainGrid):
            self._grid(block)
        elif isinstance(block, Title):
            self.text(block.text, TITLE)
        elif isinstance(block, Heading):
            self.text(block.text, HEADINGS[block.level - 1])
        else:
            self.text(block.text, PROSE)
        self._after_grid = isinstance(block, PlainGrid)

    def text(self, text: str, style: str) -> Cell:
        """Write a text in a row of its own, or in several that are merged where it is too high for one."""
        self.row += 1
        cell = self.pen.put(self.prose, self.row, 1, text, style)
        larger = LARGER.get(style, 1.0)
        high = lines(text, PAGE / larger) * LINE * larger + (3 if larger > 1 else 1) * MARGIN
        more = int(high // TALLEST)
        if more or self._columns > 1:
            rows = range(self.row, self.row + more + 1)
            self.pen.merge(self.prose, rows, range(1, self._columns + 1), style)
        for row in range(self.row, self.row + more + 1):
            self.prose.row_dimensions[row].height = round(high / (more + 1), 1)
        self.row += more
        return cell

    def _grid(self, block: PlainGrid) -> None:
        """A section's own table; a blank row parts it from one just above."""
        self.row += self._after_grid
        for texts in block.grid:
            self.row += 1
            for column, text in enumerate(texts, 1):
                self.pen.put(self.prose, self.row, column, text or "", GRID)
            high = max((lines(text or "", PAGE / self._columns) for text in texts), default=1) * LINE + MARGIN
            self.prose.row_dimensions[self.row].height = min(high, TALLEST)

    def table(self, table: Table) -> TableSheet:
        """Write a table on a sheet of its own, and where it stands a mark that leads there."""
        sheet = TableSheet(self.pen, self.book.create_sheet(self._name(table.name)), table, self.page)
        cell = self.text(mark(sheet.sheet.title), SEE)
        quoted = sheet.sheet.title.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
        return sheet

    def _name(self, name: str) -> str:
        """A name for a sheet, as Excel wants it and as no other sheet has it."""
        plain = short(_no_name.sub(" ", name).strip(" '"), LONGEST_NAME) or "表"
        taken = {each.lower() for each in (*self.book.sheetnames, DATA, "History")}
        made, number = plain, 1
        while made.lower() in taken:
            number += 1
            made = f"{short(plain, LONGEST_NAME - 4)} {number}"
        return made

    def data(self, page: Page) -> None:
        """Write the sheet of data: a cell a line."""
        sheet: Worksheet = self.book.create_sheet(DATA)
        for column, (text, width) in enumerate(zip(HEADER, (76, 112, 18, 10, 10), strict=True), 1):
            self.pen.put(sheet, 1, column, text, HEAD)
            sheet.column_dimensions[get_column_letter(column)].width = width
        boxes = [box for block in page.blocks if isinstance(block, Table) for row in block.rows for box in row]
        told = [(box.cell, box.value) for box in boxes if box.cell is not None]
        for row, (cell, value) in enumerate(told, 2):
            _datum(self.pen, sheet, row, cell, value)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
        sheet.print_title_rows = "1:1"
        set_up_print(sheet, upright=False, name=self.page)

    def saved(self) -> bytes:
        """The workbook's bytes, the same for the same page."""
        return saved(self.book, self.page)


def _datum(pen: Pen, sheet: Worksheet, row: int, cell: Declared, value: Any) -> None:
    """A line of data."""
    pen.put(sheet, row, 1, cell.code, DATUM)
    pen.put(sheet, row, 2, " / ".join(cell.labels), DATUM)
    bare = Money(value.amount) if isinstance(value, Money) else value
    if isinstance(value, Gap):
        pen.put(sheet, row, 5, value.value, DATUM)
        return
    pen.figure(sheet, row, 3, Box(text=printed(bare), cell=cell, value=bare), DATUM)
    if isinstance(value, Money) and value.unit:
        pen.put(sheet, row, 4, value.unit, DATUM)
