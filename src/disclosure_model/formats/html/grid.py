"""The lines and tables of a web page, and which of its tables only arrange it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, TypeAlias

import attrs

from ...findings import Place
from ...paper.blocks import Box, Heading, Paragraph, Placed, Table, Title
from .source import Element

Line: TypeAlias = tuple[str, int | None, Element, tuple[int, ...]]
"""A printed line: its text; the level of a heading, 0 being the title; the element it begins with; its nest.

A bare tuple, as a page has hundreds.
"""

Row: TypeAlias = list[tuple[Element, "list[Line] | str", tuple[int, ...]]]
"""A row of a table: each box's element, its lines, or the only one's text, and the nest of that."""

WIDEST: Final = 1000
TALLEST: Final = 65534
"""The largest spans there are (HTML Standard, 4.9.11)."""

PARAGRAPHS: Final = 3
CHARACTERS: Final = 200
"""A box with that many paragraphs and characters holds prose, not a figure or a label."""

FIGURES: Final = 5
"""A table with that many filled boxes in a row holds data, whatever else it holds."""

SHORT: Final = 40
"""A text shorter than that is likely to stand in more than one box, of this page or of the next."""

_number = re.compile(r"\s*\+?(\d{1,9})", re.ASCII)


@attrs.define
class Grid:
    """A table that has begun, and of which is not yet known whether it only arranges the page.

    Attributes:
        nest: the boxes it stands in.
        data: whether its source says that it holds data: by a caption, by heads or by its role.
        rows: its rows that hold boxes.
        row: the row that is being read.
        caption: the lines of its caption.
    """

    nest: tuple[int, ...]
    data: bool
    rows: list[Row] = attrs.field(init=False, factory=list[Row])
    row: Row | None = attrs.field(init=False, default=None)
    caption: list[Line] = attrs.field(init=False, factory=list[Line])

    def add(self, element: Element, lines: list[Line] | str, nest: tuple[int, ...]) -> None:
        """A box, in a row of its own where none has begun."""
        if self.row is None:
            self.row = []
            self.rows.append(self.row)
        self.row.append((element, lines, nest))

    @property
    def arranges(self) -> bool:
        """Whether it only arranges the page: it has one column, or is nearly all prose, and is not said to be data."""
        return not self.rows or (not self.data and (all(len(row) == 1 for row in self.rows) or self._is_prose()))

    def _is_prose(self) -> bool:
        """Whether prose is three quarters of its text, and no row has many boxes that are filled."""
        boxes = [lines for row in self.rows for _, lines, _ in row]
        many = [length(lines) for lines in boxes if isinstance(lines, list) and len(lines) >= PARAGRAPHS]
        prose = sum(characters for characters in many if characters >= CHARACTERS)
        if not prose or any(sum(bool(lines) for _, lines, _ in row) >= FIGURES for row in self.rows):
            return False
        return 4 * prose >= 3 * sum(len(lines) if isinstance(lines, str) else length(lines) for lines in boxes)

    def poured(self) -> list[Line]:
        """All its lines, in order."""
        return [*self.caption, *(line for row in self.rows for box in row for line in _lines(*box))]

    def table(self) -> Table:
        """It as a table."""
        rows = [[_box(element, lines) for element, lines, _ in row] for row in self.rows]
        return Table(tuple(map(tuple, rows)), joined(self.caption))


def length(lines: list[Line]) -> int:
    """How many characters lines hold."""
    return sum(len(line[0]) for line in lines)


def joined(lines: list[Line]) -> str:
    """Lines as one text."""
    return lines[0][0] if len(lines) == 1 else "\n".join([line[0] for line in lines])


def _lines(element: Element, lines: list[Line] | str, nest: tuple[int, ...]) -> list[Line]:
    if isinstance(lines, list):
        return lines
    return [(lines, None, element, nest)] if lines else []


def _box(element: Element, lines: list[Line] | str) -> Box:
    text = lines if isinstance(lines, str) else joined(lines)
    across, down = element.get("colspan"), element.get("rowspan")
    told = (
        text,
        (number(across, 1, WIDEST) or 1) if across else 1,
        (number(down, 1, TALLEST) or TALLEST) if down else 1,  # 0 is down to the end
        element.tag == "th",
    )
    return _same(*told) if len(text) < SHORT else _made(*told)


def _made(text: str, across: int, down: int, head: bool) -> Box:
    return Box(text=text, across=across, down=down, head=head)


_same = lru_cache(maxsize=4096)(_made)
"""The same for a figure or a label: most are 0 or blank, and boxes that are the same can be one."""


def number(text: str, default: int, most: int) -> int:
    """A whole number of an attribute as HTML reads it, at most ``most``."""
    found = _number.match(text)
    return min(int(found[1]), most) if found else default


def blocks(done: list[Line | Grid]) -> list[Placed]:
    """Lines and tables as blocks, tables counted from 1."""
    found: list[Placed] = []
    tables = 0
    for each in done:
        if isinstance(each, Grid):
            tables += 1
            found.append(Placed(each.table(), Place(table=tables), nest=each.nest))
        else:
            text, level, element, nest = each
            found.append(Placed(_block(text, level), Place(line=element.sourceline), nest=nest))
    return found


def _block(text: str, level: int | None) -> Title | Heading | Paragraph:
    if level is None:
        return Paragraph(text=text)
    return Heading(text=text, level=level) if level else Title(text)
