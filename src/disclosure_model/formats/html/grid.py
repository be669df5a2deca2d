"""The lines and tables of a web page, and which of its tables only arrange it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias, cast

import attrs

from ...findings import Place
from ...grammar.forms import unchecked
from ...paper.blocks import Box, Heading, Paragraph, Placed, Table, Title
from .source import Element
from .spacing import printed

Line: TypeAlias = tuple[str, int | None, Element, tuple[int, ...]]
"""A printed line: its text; the level of a heading, 0 being the title; the element it begins with; its nest.

A bare tuple, as a page has hundreds.
"""

Held: TypeAlias = "Box | list[Line]"
"""What is read of a box of a table: the box, or its lines where they may be many."""

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


@attrs.define(eq=False)  # not frozen, which is filled sooner
class Row:
    """A row of a table.

    Attributes:
        elements: the element of each box, as a list or as the element that holds them.
        boxes: what is read of each.
        nest: the boxes of the page that they stand in.
        whole: whether all of them are boxes.
    """

    elements: Any
    boxes: list[Held]
    nest: tuple[int, ...]
    whole: bool

    def lines(self) -> list[list[Line]]:
        """The lines of each box."""
        return [
            held if isinstance(held, list) else [(held.text, None, element, self.nest)] if held.text else []
            for element, held in zip(self.elements, self.boxes, strict=True)
        ]

    def read(self) -> tuple[Box, ...]:
        """Its boxes."""
        if self.whole:
            return cast("tuple[Box, ...]", tuple(self.boxes))
        boxes = enumerate(self.boxes)
        return tuple([held if isinstance(held, Box) else _joined(self.elements[at], held) for at, held in boxes])


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

    def add(self, element: Element, held: Held, nest: tuple[int, ...]) -> None:
        """A box, in a row of its own where none has begun."""
        if self.row is None:
            self.row = Row([], [], nest, whole=False)
            self.rows.append(self.row)
        self.row.elements.append(element)
        self.row.boxes.append(held)

    def take(self, row: Element, words: Callable[[Element], str | None], nest: tuple[int, ...]) -> bool:
        """A row all at once, where each of its boxes holds one line; whether it was taken.

        Nearly all rows are such. ``words`` tells the text of a box that holds others, where it is one line.
        """
        before = row.text
        taken: list[Held] = []
        if before and not before.isspace():
            return False
        for each in row:
            same, behind = SAME.get(each.tag), each.tail
            text = words(each) if len(each) else each.text or ""
            if same is None or text is None or (behind and not behind.isspace()):
                return False
            if len(text) < SHORT and not each.get("colspan") and not each.get("rowspan"):
                taken.append(same(text))
            else:
                taken.append(box(each, text))
        if taken:
            self.rows.append(Row(row, taken, nest, whole=True))
        return True

    @property
    def arranges(self) -> bool:
        """Whether it only arranges the page: it has one column, or is nearly all prose, and is not said to be data."""
        if self.data:
            return not self.rows
        return (all(len(row.boxes) == 1 for row in self.rows) or self._is_prose()) and not self._has_heads()

    def _has_heads(self) -> bool:
        return any(held.head for row in self.rows for held in row.boxes if isinstance(held, Box))

    def _is_prose(self) -> bool:
        """Whether prose is three quarters of its text, and no row has many boxes that are filled."""
        boxes = [held for row in self.rows if not row.whole for held in row.boxes]
        many = [length(held) for held in boxes if isinstance(held, list) and len(held) >= PARAGRAPHS]
        prose = sum(characters for characters in many if characters >= CHARACTERS)
        if not prose:
            return False
        rows = [[length(lines) for lines in row.lines()] for row in self.rows]
        if any(len(row) - row.count(0) >= FIGURES for row in rows):
            return False
        return 4 * prose >= 3 * sum(map(sum, rows))

    def poured(self) -> list[Line]:
        """All its lines, in order."""
        return [*self.caption, *(line for row in self.rows for lines in row.lines() for line in lines)]

    def table(self) -> Table:
        """It as a table."""
        return Table(tuple([row.read() for row in self.rows]), joined(self.caption))


def length(lines: list[Line]) -> int:
    """How many characters lines hold."""
    return sum(len(line[0]) for line in lines)


def joined(lines: list[Line]) -> str:
    """Lines as one text."""
    return lines[0][0] if len(lines) == 1 else "\n".join([line[0] for line in lines])


def _joined(element: Element, lines: list[Line]) -> Box:
    return _made(joined(lines), element.get("colspan"), element.get("rowspan"), element.tag == "th")


def box(element: Element, text: str) -> Box:
    """A box that holds one line, of the text that its source has."""
    across, down, head = element.get("colspan"), element.get("rowspan"), element.tag == "th"
    return _same(text, across, down, head) if len(text) < SHORT else _made(printed(text), across, down, head)


def _made(text: str, across: str | None, down: str | None, head: bool) -> Box:
    return Box(
        text=text,
        across=number(across, 1, WIDEST) or 1,
        down=number(down, 1, TALLEST) or TALLEST,  # 0 is down to the end
        head=head,
    )


@lru_cache(maxsize=4096)
def _same(text: str, across: str | None, down: str | None, head: bool) -> Box:
    """The same for a figure or a label: most are 0 or blank, and boxes that are the same can be one."""
    return _made(printed(text), across, down, head)


@lru_cache(maxsize=4096)
def _data(text: str) -> Box:
    """The same where it spans nothing: one word is sooner found."""
    return _same(text, None, None, head=False)


@lru_cache(maxsize=4096)
def _header(text: str) -> Box:
    return _same(text, None, None, head=True)


SAME: Final[Mapping[str, Callable[[str], Box]]] = {"td": _data, "th": _header}
"""The boxes of a table, and what makes one of few words that spans nothing."""


def number(text: str | None, default: int, most: int) -> int:
    """A whole number of an attribute as HTML reads it, at most ``most``; ``default`` where it is none."""
    found = _number.match(text) if text else None
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
            found.append(Placed(_block(text, level), _at(element.sourceline), nest=nest))
    return found


@lru_cache(maxsize=4096)
def _at(line: int) -> Place:
    """The place of a line: places that are the same can be one."""
    return Place(line=line)


def _block(text: str, level: int | None) -> Title | Heading | Paragraph:
    if level is None:
        return unchecked(Paragraph, {"text": text})  # a printed line is what a paragraph may hold, or a heading
    return unchecked(Heading, {"text": text, "level": level}) if level else Title(text)
