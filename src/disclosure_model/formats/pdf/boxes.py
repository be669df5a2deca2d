"""A table that lines are drawn around: what stands in each box, and which rows are prose in a frame."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import attrs

from ...paper.blocks import Box
from .bounds import TooMuchError
from .file import Char
from .letters import unspaced, wrapped
from .page import NEAR, Cell, Edge, lines

NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十]+[、）)]")  # as printed
"""How a heading begins."""

PLACES: Final = 100_000
"""Columns times rows that the boxes of a table cover."""

GAP: Final = 500
"""Columns times rows of a gap in the lines."""

SENTENCE: Final = 15
"""Characters from which a line that fills its box is prose."""


@attrs.frozen
class Grid:
    """A table as read: its rows of boxes, and where on the page it begins."""

    rows: tuple[tuple[Box, ...], ...]
    base: float


@attrs.frozen
class Spot:
    """A box that lines are drawn around: its first column and row, how far it reaches, and what stands in it."""

    column: int
    row: int
    across: int
    down: int
    chars: list[Char] = attrs.field(factory=list[Char])

    @property
    def box(self) -> Box:
        """The box as a block has it."""
        text = unspaced(wrapped((line.text for line in lines(self.chars)), prose=False)).strip()
        return Box(text=text, across=self.across, down=self.down)


class Mesh:
    """The lines of a table as columns and rows, each place in them belonging to a box.

    Raises :class:`~.bounds.TooMuchError` for a table that no report has.
    """

    def __init__(self, cells: Sequence[Cell], edges: Sequence[Edge]) -> None:
        self.edges = edges
        self.xs = sorted({x for left, _, right, _ in cells for x in (left, right)})
        self.ys = sorted({y for _, top, _, bottom in cells for y in (top, bottom)})
        self.places: dict[tuple[int, int], Spot] = {}
        columns, rows = ({at: number for number, at in enumerate(axis)} for axis in (self.xs, self.ys))
        covered = 0
        # The larger box first: where one stands in the other, the smaller has the place.
        for left, top, right, bottom in sorted(cells, key=lambda c: (c[0] - c[2]) * (c[3] - c[1])):
            column, row = columns[left], rows[top]
            spot = Spot(column, row, columns[right] - column, rows[bottom] - row)
            covered += spot.across * spot.down
            if covered > PLACES:
                raise TooMuchError
            for place in self._places(spot):
                self.places[place] = spot

    @staticmethod
    def _places(spot: Spot) -> Iterator[tuple[int, int]]:
        for row in range(spot.row, spot.row + spot.down):
            for column in range(spot.column, spot.column + spot.across):
                yield column, row

    def take(self, chars: list[Char]) -> list[Char]:
        """Put each character into its box; returns those that stand in none. A gap in the lines is a box too."""
        left, right, top, bottom = self.xs[0] - NEAR, self.xs[-1] + NEAR, self.ys[0], self.ys[-1]
        rest: list[Char] = []
        for char in chars:
            middle = (char.top + char.bottom) / 2
            if not (top <= middle < bottom and char.left < right and char.right > left):
                rest.append(char)
                continue
            row = bisect_right(self.ys, middle) - 1
            column = min(max(bisect_right(self.xs, (char.left + char.right) / 2) - 1, 0), len(self.xs) - 2)
            if (column, row) not in self.places:
                self._fill_gap(column, row)
            self.places[column, row].chars.append(char)
        return rest

    def _fill_gap(self, column: int, row: int) -> None:
        """Make a box of the places around one that belongs to none, as far as no line parts them."""
        found = {(column, row)}
        open_ = [(column, row)]
        while open_ and len(found) < GAP:
            x, y = open_.pop()
            for place, line in (((x - 1, y), x), ((x + 1, y), x + 1), ((x, y - 1), y), ((x, y + 1), y + 1)):
                inside = 0 <= place[0] < len(self.xs) - 1 and 0 <= place[1] < len(self.ys) - 1
                if inside and place not in self.places and place not in found and not self._parts(x, y, place, line):
                    found.add(place)
                    open_.append(place)
        columns, rows = [x for x, _ in found], [y for _, y in found]
        spot = Spot(min(columns), min(rows), 1 + max(columns) - min(columns), 1 + max(rows) - min(rows))
        self.places |= dict.fromkeys(found, spot)

    def _parts(self, x: int, y: int, other: tuple[int, int], line: int) -> bool:
        """Whether a line is drawn between a place and its neighbour."""
        upright = other[1] == y
        at = self.xs[line] if upright else self.ys[line]
        middle = (self.ys[y] + self.ys[y + 1]) / 2 if upright else (self.xs[x] + self.xs[x + 1]) / 2
        orientation, place, low, high = ("v", "x0", "top", "bottom") if upright else ("h", "top", "x0", "x1")
        return any(
            edge["orientation"] == orientation and abs(edge[place] - at) < NEAR and edge[low] < middle < edge[high]
            for edge in self.edges
        )

    def parted(self) -> tuple[list[Grid], list[Char]]:
        """The tables, and the characters of the rows of prose between and around them."""
        rows: list[list[Spot]] = [[] for _ in self.ys[1:]]
        for spot in sorted({id(spot): spot for spot in self.places.values()}.values(), key=lambda s: s.column):
            rows[spot.row].append(spot)
        prose = self._prose(rows)
        chars = [char for row, told in zip(rows, prose, strict=True) if told for spot in row for char in spot.chars]
        grids: list[Grid] = []
        for told, group in groupby(range(len(rows)), key=prose.__getitem__):
            if not told:
                numbers = list(group)
                boxes = tuple(tuple(spot.box for spot in rows[number]) for number in numbers)
                grids.append(Grid(boxes, self.ys[numbers[0]]))
        return [grid for grid in grids if any(box.text for row in grid.rows for box in row)], chars

    def _prose(self, rows: list[list[Spot]]) -> list[bool]:
        """Which rows are prose in a frame: of one box, and set as prose is, above, below or between real rows."""
        alone = [len(row) == 1 and row[0].across == len(self.xs) - 1 for row in rows]
        if all(alone):
            return [True] * len(rows)
        real = [
            char.size for row, single in zip(rows, alone, strict=True) if not single for s in row for char in s.chars
        ]
        size = statistics.median(real) if real else 0.0
        surely = [single and self._is_prose(row[0], size) for row, single in zip(rows, alone, strict=True)]
        maybe = [single and self._may_be_prose(row[0]) for row, single in zip(rows, alone, strict=True)]
        first, last = alone.index(False), len(rows) - alone[::-1].index(False)
        head = max((row + 1 for row in range(first) if surely[row] or maybe[row]), default=0)
        foot = min((row for row in range(last, len(rows)) if surely[row] or maybe[row]), default=len(rows))
        return [row < head or row >= foot or surely[row] for row in range(len(rows))]

    def _is_prose(self, spot: Spot, size: float) -> bool:
        """Whether a box is set as prose: from its left side, and larger than the table or filling its line."""
        told = lines(spot.chars)
        if not told or told[0].left - self.xs[0] > 3 * told[0].size:
            return False
        full = max(line.right for line in told) > self.xs[-1] - 2 * told[0].size
        return told[0].size > 1.1 * size or (full and len(told[0].text) >= SENTENCE)

    def _may_be_prose(self, spot: Spot) -> bool:
        """Whether a box at the edge of a table may be prose: empty, a sentence, or a heading at its left side."""
        told = lines(spot.chars)
        if not told:
            return True
        flush = told[0].left - self.xs[0] < 3 * told[0].size
        return flush and (told[-1].text.rstrip().endswith(("。", "；")) or bool(NUMBERED.match(told[0].text)))
