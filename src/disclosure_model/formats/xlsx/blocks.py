"""Sheets cut into blocks: a text alone in its row is a paragraph, rows of boxes are a table.

Sheets come in their order, but for those that a mark of another sheet calls to its place. Hidden sheets are not read
unless a mark calls them; hidden rows and columns are, for they are part of their table's sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

import attrs

from ...findings import Place
from ...paper.blocks import Box, Heading, PageBlock, Paragraph, Placed, Table, Title
from ...wording import message
from ..package import refused
from .cells import Cell, Sheet, sheets
from .words import ASIDES, DATA, HEADER, LEVELS, PROSE, SEE, TITLES, marked

MOST_COLUMNS: Final = 200
MOST_BOXES: Final = 400_000
"""Boxes of one table."""

MOST_COVERED: Final = 1_000_000
"""Cells that the merged ranges of a sheet may cover."""

SHORT: Final = 40
"""Characters of the longest text that may be a row of a table without borders in which nothing else stands."""

EMPTY: Final = Box(text="")


def blocks(data: bytes) -> Iterator[Placed]:
    """The blocks of a workbook.

    Raises:
        ReadError: it is no workbook, or nothing stands in it, or it is too large to be a report.
    """
    found = [_Cut(sheet) for sheet in sheets(data) if not _is_data(sheet)]
    by_name = {cut.sheet.name: cut for cut in reversed(found)}
    called = {name for cut in found for name in cut.calls if name in by_name and name != cut.sheet.name}
    shown = [cut for cut in found if not cut.sheet.hidden]
    emitted: set[str] = set()
    told = False
    for cut in (*(each for each in shown if each.sheet.name not in called), *shown):
        for placed in _in_place(cut, by_name, emitted):
            told = True
            yield placed
    if not told:
        raise refused(message("工作簿里没有内容：请检查是否选错了文件"))


def _is_data(sheet: Sheet) -> bool:
    first = sheet.rows.get(1, {})
    return sheet.name == DATA and tuple(first[column].text for column in sorted(first)) == HEADER


def _in_place(cut: _Cut, by_name: dict[str, _Cut], emitted: set[str]) -> Iterator[Placed]:
    """The blocks of a sheet, those of the sheets it calls where it calls them; each sheet once."""
    if cut.sheet.name in emitted:
        return
    emitted.add(cut.sheet.name)
    for placed in cut.blocks():
        called = by_name.get(cut.called.get(placed.place.row or 0, ""))
        if called is None or called is cut:
            yield placed
        else:
            yield from _in_place(called, by_name, emitted)


@attrs.frozen
class Line:
    """One row of a sheet.

    Attributes:
        row: its number.
        boxes: column → cell, of those that no merged range covers.
        grid: whether it is a row of a table: two boxes or more, or borders.
        bordered: whether any box has borders.
    """

    row: int
    boxes: dict[int, Cell]
    grid: bool
    bordered: bool

    @property
    def alone(self) -> Cell:
        """What stands in it, when that is one box."""
        return next(cell for cell in self.boxes.values() if cell.text)


class _Cut:
    """A sheet being cut into blocks."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.covered, self.beside = _covered(sheet)
        self.lines = [line for row in sorted(sheet.rows) if (line := self._line(row)) is not None]
        self.called = {
            line.row: name
            for line in self.lines
            if not line.grid and line.alone.style != PROSE and (name := marked(line.alone.text)) is not None
        }

    @property
    def calls(self) -> Iterable[str]:
        """The names of the sheets that its marks call."""
        return self.called.values()

    def blocks(self) -> Iterator[Placed]:
        """Its blocks, in order."""
        for lines in self._neighbours():
            for piece in _pieces(lines):
                if piece[0].grid:
                    yield from self._table(piece)
                else:
                    for line in piece:
                        yield from self._prose(line)

    def _line(self, row: int) -> Line | None:
        """A row, unless all that stands in it is covered or told aside."""
        boxes = {
            column: cell
            for column, cell in sorted(self.sheet.rows[row].items())
            if (row, column) not in self.covered and cell.style not in ASIDES
        }
        bordered = any(cell.bordered for cell in boxes.values())
        grid = bordered or len(boxes) > 1 or row in self.beside
        return Line(row, boxes, grid, bordered) if boxes else None

    def _neighbours(self) -> Iterator[list[Line]]:
        """Lines with no blank row between them; a box merged downwards leaves none below it."""
        found: list[Line] = []
        reach = 0
        for line in self.lines:
            if found and line.row > reach + 1:
                yield found
                found = []
            found.append(line)
            reach = max(reach, line.row, *(self._down(line.row, column) for column in line.boxes))
        if found:
            yield found

    def _down(self, row: int, column: int) -> int:
        return min(self.sheet.merged.get((row, column), (row, column))[0], row + MOST_COLUMNS)

    def _table(self, lines: Sequence[Line]) -> Iterator[Placed]:
        """A table: every column from its first box to its last, what is empty in between included."""
        if not any(cell.text for line in lines for cell in line.boxes.values()):
            return
        first = min(min(line.boxes) for line in lines)
        last = max(max(self._across(line.row, column) for column in line.boxes) for line in lines)
        numbers = range(lines[0].row, lines[-1].row + 1)
        if last - first >= MOST_COLUMNS or (last - first + 1) * len(numbers) > MOST_BOXES:
            said = message(
                "工作表 {sheet} 第 {row} 行起的表太大，不是报告中的表：请删去表外多余的内容，再读",
                sheet=self.sheet.name,
                row=lines[0].row,
            )
            raise refused(said)
        held = {line.row: line for line in lines}
        rows = tuple(self._row(number, held.get(number), first, last) for number in numbers)
        places = tuple(Place(sheet=self.sheet.name, row=number) for number in numbers)
        yield Placed(Table(rows), places[0], places)

    def _row(self, row: int, line: Line | None, first: int, last: int) -> tuple[Box, ...]:
        """The boxes of a row: up to its last one where borders tell which that is, else as wide as the table."""
        boxes = line.boxes if line else {}
        end = max(self._across(row, column) for column in boxes) if line and line.bordered else last
        return tuple(
            self._box(row, column, boxes[column]) if column in boxes else EMPTY
            for column in range(first, end + 1)
            if (row, column) not in self.covered
        )

    def _box(self, row: int, column: int, cell: Cell) -> Box:
        end_row, end_column = self.sheet.merged.get((row, column), (row, column))
        return Box(text=cell.text, across=max(1, end_column - column + 1), down=max(1, end_row - row + 1))

    def _across(self, row: int, column: int) -> int:
        """The last column of a box; a range that reaches far beyond all boxes is one of whole rows."""
        end = self.sheet.merged.get((row, column), (row, column))[1]
        return end if end - column < MOST_COLUMNS else column

    def _prose(self, line: Line) -> Iterator[Placed]:
        """The block of a text alone in its row; where no style says what it is, a line break parts paragraphs."""
        text, style = line.alone.text, line.alone.style
        place = Place(sheet=self.sheet.name, row=line.row)
        block: PageBlock | None = None
        if style in TITLES:
            block = Title(text)
        elif style in LEVELS:
            block = Heading(text=text, level=LEVELS[style])
        elif style in (PROSE, SEE):
            block = Paragraph(text=text)
        if block is not None:
            yield Placed(block, place)
        else:
            yield from (Placed(Paragraph(text=each), place) for each in text.splitlines() if each.strip())


def _covered(sheet: Sheet) -> tuple[set[tuple[int, int]], set[int]]:
    """Every cell that a merged range covers but its first one, and the rows beside a box from above.

    Only as far as anything stands in the sheet.
    """
    last_row = max(sheet.rows, default=0)
    last_column = max((max(cells) for cells in sheet.rows.values()), default=0)
    found: set[tuple[int, int]] = set()
    beside: set[int] = set()
    painted = 0
    for (row, column), (end_row, end_column) in sheet.merged.items():
        for each in range(row, min(end_row, last_row) + 1):
            across = [(each, other) for other in range(column, min(end_column, last_column) + 1)]
            found.update(across[1:] if each == row else across)
            painted += 1 + len(across)
            if painted > MOST_COVERED:
                raise refused(message("工作表 {sheet} 合并的单元格太多，不是一份报告", sheet=sheet.name))
        beside.update(range(row + 1, min(end_row, last_row) + 1))
    return found, beside


def _pieces(lines: Sequence[Line]) -> list[list[Line]]:
    """Neighbouring lines parted into tables and prose."""
    pieces: list[list[Line]] = []
    for grid, group in groupby(lines, key=lambda line: line.grid):
        piece = list(group)
        if grid and len(pieces) > 1 and _inside(pieces[-2], pieces[-1], piece):
            piece = [*pieces.pop(-2), *pieces.pop(), *piece]
        pieces.append(piece)
    return pieces


def _inside(above: Sequence[Line], between: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether what stands alone between rows of a table without borders is part of it: a panel's head, an empty row.

    It is when it is short and no sentence, and the rows below are no wider than those above.
    """
    if any(line.bordered for line in (*above, *below)):
        return False
    columns = {column for line in above for column in line.boxes}
    short = all(len(line.alone.text) <= SHORT and "。" not in line.alone.text for line in between)
    return short and min(columns) <= min(below[0].boxes) and max(below[0].boxes) <= max(columns)
