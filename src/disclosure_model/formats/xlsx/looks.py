"""How a workbook looks: its cell styles, and how wide and high text is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil
from typing import Final

import attrs
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from ...paper.blocks import Box
from .words import ASKED, DATUM, FIGURE, GRID, HEAD, HEADINGS, HINT, LABEL, PANEL, PROSE, SEE, TITLE

PAGE: Final = 74
"""The width of an upright page in digits of the usual font: 37 Chinese characters of 12 points."""

WIDEST_UPRIGHT: Final = 125
"""The width of the widest table that is still legible upright."""

ONE_PAGE: Final = 900.0
"""Points of the highest sheet that is still legible when it is printed on one page."""

TALLEST: Final = 400.0
"""Points of the highest row; Excel has none of more than 409."""

LINE: Final = 17.0
"""Points of a line of text."""

MARGIN: Final = 6.0
"""Points above and below the text of a row, together."""

NARROWEST: Final = 4.5
WIDEST_LABEL: Final = 40
WIDEST_FIGURE: Final = 12
ONE_LINE: Final = 28
"""The width up to which a row's label is kept in one line."""

USUAL: Final = Font(name="宋体", size=11)
"""The font of a cell without a style of ours, in whose digits columns are measured."""

_thin: Final = Side(style="thin", color="FF404040")
_lines: Final = Border(left=_thin, right=_thin, top=_thin, bottom=_thin)
_middle: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
_left: Final = Alignment(horizontal="left", vertical="center", wrap_text=True)
_whole: Final = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
_text: Final = Alignment(horizontal="left", vertical="top", wrap_text=True)
_pale: Final = PatternFill("solid", fgColor="FFEAF1FB")
_blue: Final = PatternFill("solid", fgColor="FFC9DAF1")
_yellow: Final = PatternFill("solid", fgColor="FFFFF8DC")
_song: Final = Font(name="宋体", size=10.5)


def styles() -> list[NamedStyle]:
    """The cell styles of every workbook, by which its reader tells what stands where."""
    heading = [Font(name="黑体", size=14), Font(name="楷体", size=12, bold=True), Font(name="宋体", size=12, bold=True)]
    return [
        NamedStyle(name=TITLE, font=Font(name="黑体", size=18), alignment=_middle),
        *(
            NamedStyle(name=name, font=heading[min(level, len(heading) - 1)], alignment=_left)
            for level, name in enumerate(HEADINGS)
        ),
        NamedStyle(name=PROSE, font=Font(name="宋体", size=12), alignment=_text),
        NamedStyle(name=SEE, font=Font(name="宋体", size=12, color="FF0B57D0", underline="single"), alignment=_left),
        NamedStyle(name=HINT, font=Font(name="楷体", size=10.5, italic=True, color="FF5F6368"), alignment=_text),
        NamedStyle(name=ASKED, font=_song, alignment=_left, border=_lines, fill=_yellow, protection=Protection(False)),
        NamedStyle(name=GRID, font=_song, alignment=_middle, border=_lines),
        NamedStyle(
            name=HEAD, font=Font(name="宋体", size=10.5, bold=True), alignment=_middle, border=_lines, fill=_pale
        ),
        NamedStyle(
            name=PANEL, font=Font(name="宋体", size=10.5, bold=True), alignment=_left, border=_lines, fill=_blue
        ),
        NamedStyle(name=LABEL, font=_song, alignment=_left, border=_lines),
        NamedStyle(name=FIGURE, font=_song, alignment=_whole, border=_lines),
        NamedStyle(name=DATUM, font=USUAL, alignment=Alignment(horizontal="left")),
    ]


@attrs.frozen
class Spot:
    """A box of a table.

    Attributes:
        row: the row of its first cell, from 1.
        column: the column of its first cell.
        box: the box.
        label: whether it is the label of a row: a head with a figure beside it.
    """

    row: int
    column: int
    box: Box
    label: bool

    @property
    def columns(self) -> range:
        """The columns it spans."""
        return range(self.column, self.column + self.box.across)

    @property
    def rows(self) -> range:
        """The rows it spans."""
        return range(self.row, self.row + self.box.down)


def spots(rows: Sequence[Sequence[Box]]) -> list[Spot]:
    """Where each box of a table stands: in the first column that no box from above takes."""
    taken: set[tuple[int, int]] = set()
    found: list[Spot] = []
    for row, boxes in enumerate(rows, 1):
        column = 1
        beside = not all(box.head for box in boxes)
        for box in boxes:
            while (row, column) in taken:
                column += 1
            spot = Spot(row, column, box, box.head and beside)
            found.append(spot)
            if box.down > 1:
                taken.update((each, other) for each in spot.rows for other in spot.columns)
            column += box.across
    return found


@lru_cache(maxsize=1024)
def wide(text: str) -> int:
    """The width of a line of text in digits: a Chinese character is as wide as two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column so wide."""
    room = max(2, int(width))
    return sum(max(1, ceil(wide(each) / room)) for each in text.splitlines() or [""])


def widths(found: Sequence[Spot], most: int) -> list[float]:
    """The width of each column: heads in as few lines as the page allows, labels in one or two, figures whole."""
    columns: list[float] = []
    for broken in (1, 2, 3):
        columns = _columns(found, most, broken)
        if sum(columns) <= PAGE:
            break
    lacking = PAGE - sum(columns)
    labels = max((spot.columns[-1] for spot in found if spot.label), default=0)
    if lacking > PAGE / 5:
        return [round(width * PAGE / sum(columns), 1) for width in columns]
    if lacking > 0 and labels:
        columns[labels - 1] += lacking
    return columns


def _columns(found: Sequence[Spot], most: int, broken: int) -> list[float]:
    """The width that each column wants with its heads in so many lines; those without labels are alike."""
    columns = [NARROWEST] * most
    labels: set[int] = set()
    for spot in found:
        labels.update(spot.columns if spot.label else ())
        if spot.box.across == 1:
            columns[spot.column - 1] = max(columns[spot.column - 1], min(_wanted(spot, broken), WIDEST_LABEL))
    alike = max((width for column, width in enumerate(columns, 1) if column not in labels), default=0)
    return [width if column in labels else alike for column, width in enumerate(columns, 1)]


def _wanted(spot: Spot, broken: int) -> float:
    """The width that a box wants: a head, and a label that is high, in lines of whole characters."""
    widest = max((wide(each) for each in spot.box.text.splitlines()), default=0)
    if not spot.box.head:
        return min(widest + 0.5, WIDEST_FIGURE)
    if spot.label and spot.box.down == 1:
        return widest / max(1, ceil(widest / ONE_LINE)) + 2
    return 2 * ceil(widest / 2 / (3 if spot.label else broken)) + 0.5


def heights(found: Iterable[Spot], columns: Sequence[float], most: int) -> list[float]:
    """The height of each row in points, so that every text is seen whole."""
    rows = [LINE + MARGIN] * most
    for spot in found:
        width = sum(columns[column - 1] for column in spot.columns)
        wanted = min(TALLEST, lines(spot.box.text, width) * LINE + MARGIN)
        lacking = wanted - sum(rows[row - 1] for row in spot.rows)
        if lacking > 0:
            for row in spot.rows:
                rows[row - 1] += lacking / spot.box.down
    return [min(round(height, 1), TALLEST) for height in rows]
