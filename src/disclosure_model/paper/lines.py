"""A printed row, and which of its boxes are the figures of a row of a form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeAlias

import attrs

from ..findings import Place
from .blocks import Box, Placed
from .figures import is_figure

MOST: Final = 0.7
"""The share of a table's rows that shows how its boxes are arranged."""


@attrs.define(eq=False)  # not frozen, which is filled sooner
class Line:
    """A printed row.

    Attributes:
        held: its boxes, merged ones once.
        number: its number among the rows of the page.
        block: the number of the block it is in.
        until: the number of the last such block; another one only where each of its boxes is a block.
        section: the section it stands in.
        placed: the block.
        row: its number in that block, from 0.
    """

    held: Sequence[Box]
    number: int
    block: int
    until: int
    section: str | None
    placed: Placed
    row: int

    @property
    def boxes(self) -> Sequence[str]:
        """The text of each box."""
        return [box.text for box in self.held]

    @property
    def across(self) -> list[int]:
        """How many columns each box spans."""
        return [box.across for box in self.held]

    @property
    def text(self) -> str:
        """All that stands in it, for a note."""
        return " | ".join(text for text in self.boxes if text.strip())

    @property
    def place(self) -> Place:
        """Where it stands: as its reader says, else so many rows below the first of its block."""
        if self.placed.rows:
            return self.placed.rows[self.row]
        first = self.placed.place
        if first.line is not None:
            return attrs.evolve(first, line=first.line + self.row)
        return attrs.evolve(first, row=(first.row or 1) + self.row)


Taken: TypeAlias = tuple[Sequence[str] | None, str]
"""The boxes of a line as a row's cells: a text for each cell, ``None`` where the line does not tell which box is which
cell; and the words behind the last cell."""


@attrs.frozen
class Arrangement:
    """How the boxes of a table's rows stand to its cells.

    Attributes:
        total: boxes of every row, where empty ones pad them to one width; ``None`` where a row has a box a cell.
        before: whether the empty boxes stand between label and figures, else behind them.
    """

    total: int | None = None
    before: bool = False


PLAIN: Final = Arrangement()
"""A row has a box a cell."""


def arranged(rows: Sequence[tuple[Line, int, int]]) -> Arrangement:
    """How most rows of one table are arranged.

    Args:
        rows: each with the number of its label's box and the number of its cells.
    """
    extras = [len(line.held) - at - 1 - size for line, at, size in rows]
    if extras.count(0) >= MOST * len(rows):
        return PLAIN
    total, times = Counter(len(line.held) for line, *_ in rows).most_common(1)[0]
    if times < MOST * len(rows):
        return PLAIN
    padded = [row for row, extra in zip(rows, extras, strict=True) if len(row[0].held) == total and extra > 0]
    if not padded:
        return PLAIN
    before = not any(text for line, at, size in padded for text in line.boxes[at + 1 : total - size] if text.strip())
    behind = not any(text for line, at, size in padded for text in line.boxes[at + 1 + size :] if text.strip())
    if before and (not behind or min(extras) == 0):
        return Arrangement(total, before=True)
    return Arrangement(total) if behind else PLAIN


def taken(line: Line, at: int, size: int, by: Arrangement) -> Taken:
    """The boxes behind box ``at`` as ``size`` cells; boxes are counted, since columns of heads and figures may differ.

    A box more or less than the table's other rows have tells nothing: which of them it is is not to be guessed.
    """
    boxes = line.boxes[at + 1 :]
    if by.total == len(line.held) and len(boxes) >= size:
        return boxes[-size:] if by.before else boxes[:size], ""
    if len(boxes) == size and not by.before:
        return boxes, ""
    if by.total is not None:
        return None, ""
    if len(boxes) > size:
        return _of_more(boxes, size)
    if len(boxes) == 1 and len(boxes[0].split()) == size:
        return boxes[0].split(), ""
    across = line.across[at + 1 :]
    spread = [text for text, span in zip(boxes, across, strict=True) for _ in range(min(span, size + 1))]
    merged = "".join(text for text, span in zip(boxes, across, strict=True) if span > 1)
    if len(spread) == size and not any(map(str.isdigit, merged)):
        return spread, ""
    return None, ""


def _of_more(boxes: Sequence[str], size: int) -> Taken:
    """More boxes than cells: words may stand behind the last cell."""
    beyond = [text for text in boxes[size:] if text.strip()]
    if beyond and all(map(is_figure, boxes[:size])) and not any(map(is_figure, beyond)):
        return boxes[:size], " | ".join(beyond)
    return None, ""
