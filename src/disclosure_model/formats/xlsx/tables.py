"""A statutory table on a sheet of its own, with merged boxes, heads that stay in view, and notes below."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ...paper.blocks import Table
from .looks import LINE, MARGIN, ONE_PAGE, TALLEST, WIDEST_UPRIGHT, Spot, heights, lines, spots, widths
from .words import FIGURE, HEAD, LABEL, PANEL, PROSE
from .writing import Pen, set_up_print


class TableSheet:
    """A statutory table on a sheet of its own.

    Attributes:
        pen: what it is written with.
        sheet: the sheet.
        spots: where its boxes stand.
        heads: how many rows of heads are at its top, or none where it is made of panels with heads of their own.
        row: its last row that is taken.
        columns: how many columns it has.
        wide: how wide it is, in digits.
        high: how high it is, notes included, in points.
    """

    def __init__(self, pen: Pen, sheet: Worksheet, table: Table, page: str) -> None:
        self.pen = pen
        self.sheet = sheet
        self.spots = spots(table.rows)
        self.row = len(table.rows)
        self.columns = max((spot.columns[-1] for spot in self.spots), default=1)
        all_heads = [all(box.head for box in row) for row in table.rows]
        top = all_heads.index(False) if False in all_heads else 0
        self.heads = 0 if any(all_heads[top:]) else top
        columns = widths(self.spots, self.columns)
        self.wide = sum(columns)
        for column, width in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        found = heights(self.spots, columns, self.row)
        self.high = sum(found)
        for row, height in enumerate(found, 1):
            sheet.row_dimensions[row].height = height
        for spot in self.spots:
            self._box(spot)
        self._keep_in_view()
        set_up_print(sheet, upright=self.wide <= WIDEST_UPRIGHT, name=page)
        self._fit()

    def _fit(self) -> None:
        """A table that is not too high is printed on one page."""
        self.sheet.page_setup.fitToHeight = int(self.high <= ONE_PAGE)

    def _box(self, spot: Spot) -> None:
        box = spot.box
        style = FIGURE
        if box.head:
            style = LABEL if spot.label else HEAD if box.across < self.columns else PANEL
        self.pen.figure(self.sheet, spot.row, spot.column, box, style)
        if box.across > 1 or box.down > 1:
            self.pen.merge(self.sheet, spot.rows, spot.columns, style)

    def _keep_in_view(self) -> None:
        """Heads and labels stay in view while the rest moves, and heads come again on each printed page."""
        if not self.heads:
            return
        labels = [spot for spot in self.spots if spot.row == self.heads + 1 and spot.box.head]
        column = get_column_letter(1 + sum(spot.box.across for spot in labels))
        self.sheet.freeze_panes = f"{column}{self.heads + 1}"
        self.sheet.print_title_rows = f"1:{self.heads}"

    def note(self, text: str, style: str = PROSE) -> None:
        """Write words under the table."""
        self.row += 1
        self.pen.put(self.sheet, self.row, 1, text, style)
        high = min(lines(text, self.wide) * LINE + MARGIN, TALLEST)
        self.sheet.row_dimensions[self.row].height = high
        self.high += high
        self._fit()
        if self.columns > 1:
            self.pen.merge(self.sheet, range(self.row, self.row + 1), range(1, self.columns + 1), style)
