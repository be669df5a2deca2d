"""A web page read in one pass over its elements, without recursion, as lines and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, Final, TypeAlias

from .grid import Grid, Line, box, joined, number
from .inline import Inline
from .source import DEEPEST, Element, Source, too_deep
from .spacing import printed, stripped

DEEPEST_NEST: Final = 64
"""How many of the boxes around a block are named."""

DATA: Final = frozenset({"table", "grid", "treegrid"})
"""Roles by which a table says that it holds data."""


class Space(Enum):
    """What white space does in an element."""

    RUNS = "runs"
    """A run of it is one space."""
    LINES = "lines"
    """A line of the source is a line of the page (``<pre>``)."""
    KEPT = "kept"
    """It is all kept (``<p style="white-space: pre-wrap">``)."""


State: TypeAlias = tuple[tuple[int, ...], Space, int | None]
"""What holds inside an element and ends with it: the boxes around it, white space, the level of its heading."""


class Walk:
    """A page that is being read.

    Attributes:
        done: the lines and tables that are read.
        grid: the table that has begun and is not yet known to be data; there is never more than one.
    """

    def __init__(self) -> None:
        self.done: list[Line | Grid] = []
        self.grid: Grid | None = None
        self._lines: list[Any] = self.done
        self._pieces: list[str] = []
        self._spaced = False
        self._state: State = ((), Space.RUNS, None)
        self._begun: Element = None
        self._heading: tuple[list[Any], int] | None = None
        self._boxes = 0
        self._read: set[Element] = set()
        self._of_box: Callable[[Element], str | None]

    def over(self, page: Source) -> None:  # noqa: C901  # one loop over thousands of elements: calls would cost as much
        """Read a page in order, behind what was read before.

        Raises:
            ReadError: its elements are nested too deep.
        """
        pieces, spaced, inline = self._pieces, page.spaced, Inline(page.root, KINDS)
        holders, self._of_box, self._spaced = inline.holders, inline.of_box, bool(spaced)
        above: list[tuple[Iterator[Element], Element, End | None, State | None]] = []
        children = iter((page.root,))
        while True:
            for element in children:
                kind = KINDS.get(element.tag)
                end = outer = None
                if kind:
                    if pieces:
                        self._end_line()
                    outer = self._state
                    self._begun = element
                    begin, end = kind
                    if begin and begin(self, element):  # it is read already
                        text = element.tail
                        if text and not text.isspace():
                            pieces.append(text)
                        continue
                    if spaced and element in spaced:
                        self._keep_space(element)
                parent = len(element) > 0
                if parent and holders and element not in holders:
                    text, parent = inline.text(element), False
                else:
                    text = element.text
                if text and (pieces or not text.isspace()):
                    pieces.append(text)
                if parent:
                    above.append((children, element, end, outer))
                    children = iter(element)
                    break
                if outer:
                    self._end(end, outer)
                text = element.tail
                if text and (pieces or not text.isspace()):
                    pieces.append(text)
            else:
                if not above:
                    return
                children, element, end, outer = above.pop()
                if outer:
                    self._end(end, outer)
                text = element.tail
                if text and (pieces or not text.isspace()):
                    pieces.append(text)
            if len(above) > DEEPEST:
                raise too_deep()

    def _end(self, end: End | None, outer: State) -> None:
        if self._pieces:
            self._end_line()
        if end:
            end(self)
        self._state = outer

    def _end_line(self) -> None:
        """What was gathered is a line, if anything of it is printed."""
        text = "".join(self._pieces)
        self._pieces.clear()
        nest, space, level = self._state
        if space is Space.LINES:
            lines = filter(None, map(stripped, text.splitlines()))
            self._lines += [(line, level, self._begun, nest) for line in lines]
        else:
            line = printed(text)
            if line:
                self._lines.append((text if space is Space.KEPT else line, level, self._begun, nest))

    def _keep_space(self, element: Element) -> None:
        nest, _, level = self._state
        self._state = (nest, Space.KEPT if element.tag == "p" else Space.LINES, level)

    def begin_box(self, _: Element) -> None:
        """A box of the page, such as a division or a list."""
        nest, space, level = self._state
        if len(nest) < DEEPEST_NEST:
            self._boxes += 1
            self._state = ((*nest, self._boxes), space, level)

    def begin_lines(self, element: Element) -> None:
        """A box whose lines are those of the source."""
        self.begin_box(element)
        self._keep_space(element)

    def begin_heading(self, element: Element) -> None:
        """A heading."""
        nest, space, _ = self._state
        level = number(element.get("aria-level"), int(element.tag[1]), 7) - 1
        self._state = (nest, space, max(level, 0))
        self._heading = self._lines, len(self._lines)

    def end_heading(self) -> None:
        """The lines of a heading are one block."""
        to, first = self._heading or (self._lines, len(self._lines))
        lines, self._heading = to[first:], None
        if len(lines) > 1 and not any(isinstance(line, Grid) for line in lines):
            to[first:] = [(joined(lines), *lines[0][1:])]

    def begin_table(self, element: Element) -> None:
        """A table; one that stands in another tells that the other only arranges the page."""
        self._pour()
        self.grid = Grid(self._state[0], element.get("role") in DATA)
        self.begin_box(element)

    def end_table(self) -> None:
        """Now it is known what the table is."""
        if self.grid and not self.grid.arranges:
            self.done.append(self.grid)
            self.grid = None
        self._pour()

    def _pour(self) -> None:
        """The open table only arranges the page: its lines are the page's."""
        if self.grid:
            self.done += self.grid.poured()
            self.grid = None
        self._lines = self.done

    def begin_heads(self, element: Element) -> bool:
        """Heads of a table: it holds data."""
        self._tell_data()
        return self.begin_rows(element)

    def _tell_data(self) -> None:
        if self.grid:
            self.grid.data = True

    def begin_caption(self, _: Element) -> None:
        """A caption: the table holds data, and this is its name."""
        self._tell_data()
        if self.grid:
            self._lines = self.grid.caption

    def begin_rows(self, element: Element) -> bool:
        """A group of rows, read at once up to the first that cannot be."""
        self.end_row()
        grid, before = self._plain_grid, element.text
        if grid is None or (before and not before.isspace()):
            return False
        nest, words, first = self._state[0], self._of_box, len(grid.rows)
        for row in element:
            behind = row.tail
            if row.tag != "tr" or (behind and not behind.isspace()) or not grid.take(row, words, nest):
                self._read = {row.elements for row in grid.rows[first:]}
                return False
        return True

    def begin_row(self, element: Element) -> bool:
        """A row, read at once where each of its boxes holds one line; else it is one when its first box comes."""
        self.end_row()
        grid = self._plain_grid
        return element in self._read or (grid is not None and grid.take(element, self._of_box, self._state[0]))

    @property
    def _plain_grid(self) -> Grid | None:
        """The table that has begun, where white space does what it does nearly everywhere."""
        return self.grid if self._state[1] is Space.RUNS and not self._spaced else None

    def end_row(self) -> None:
        """What follows is in another row."""
        if self.grid:
            self.grid.row = None

    def begin_cell(self, element: Element) -> bool:
        """A box of a table."""
        grid = self.grid
        if grid:
            nest = self._state[0]
            text = self._of_box(element) if self._plain_grid else None
            if text is not None:
                grid.add(element, box(element, text), nest)
                return True
            self._lines = []
            grid.add(element, self._lines, nest)
        self.begin_box(element)
        return False

    def begin_head(self, element: Element) -> bool:
        """A box that is a head."""
        self._tell_data()
        return self.begin_cell(element)

    def end_cell(self) -> None:
        """What follows stands in no box until the next begins."""
        self._lines = self.done


Begin: TypeAlias = Callable[[Walk, Element], bool | None]
End: TypeAlias = Callable[[Walk], None]

LINES: Final = "p br hr li dt dd legend summary colgroup"
BOXES: Final = (
    "html body div section article aside main nav header footer hgroup search address form fieldset center blockquote"
    " figure figcaption details dialog ul ol dl dir menu"
)

KINDS: Final[dict[str, tuple[Begin | None, End | None]]] = {
    **dict.fromkeys(LINES.split(), (None, None)),
    **dict.fromkeys(BOXES.split(), (Walk.begin_box, None)),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), (Walk.begin_lines, None)),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), (Walk.begin_heading, Walk.end_heading)),
    "table": (Walk.begin_table, Walk.end_table),
    "caption": (Walk.begin_caption, Walk.end_cell),
    **dict.fromkeys(("tbody", "tfoot"), (Walk.begin_rows, None)),
    "thead": (Walk.begin_heads, None),
    "tr": (Walk.begin_row, Walk.end_row),
    "td": (Walk.begin_cell, Walk.end_cell),
    "th": (Walk.begin_head, Walk.end_cell),
}
"""The elements that begin a line, and what else they begin and end; every other one, known to HTML or not, stands in
a line."""
