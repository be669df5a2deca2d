"""A Word table while it is read: rows of boxes, merged boxes once."""

from __future__ import annotations

from typing import Final

import attrs

from ...paper.blocks import Box
from .markup import VAL, Element, said, steps, whole

WIDEST: Final = 63
"""Columns that Word lets a table have; no box spans more, whatever it says."""


@attrs.define
class Merged:
    """A box to which rows and columns may still be added."""

    across: int
    head: bool
    text: str = ""
    down: int = 1


@attrs.define
class Grid:
    """The rows read so far.

    Attributes:
        lines: their boxes.
        above: column → box that the next row may continue.
        below: column → box of this row that the row below may continue.
        column: where the next box begins.
    """

    lines: list[list[Merged]] = attrs.field(factory=list[list[Merged]])
    above: dict[int, Merged] = attrs.field(factory=dict[int, Merged])
    below: dict[int, Merged] = attrs.field(factory=dict[int, Merged])
    column: int = 0

    def start(self, column: int) -> None:
        """A new row, from this column on."""
        self.lines.append([])
        self.above, self.below = self.below, {}
        self.column = column

    def add(self, box: Element, *, head: bool) -> Merged | None:
        """The next box of the row; ``None`` where it only continues the one above it or beside it."""
        across = min(max(whole(said(box, "tcPr/gridSpan", "1")), 1), WIDEST)
        place, self.column = self.column, self.column + across
        line = self.lines[-1]
        if line and _continues(box, "hMerge"):
            line[-1].across += across
            return None
        over = self.above.get(place)
        if over is not None and over.across == across and _continues(box, "vMerge"):
            over.down += 1
            self.below[place] = over
            return None
        made = Merged(across, head)
        line.append(made)
        if steps(box, "tcPr/vMerge") is not None:
            self.below[place] = made
        return made

    def rows(self) -> tuple[tuple[Box, ...], ...]:
        """The finished rows."""
        return tuple(
            tuple(Box(text=box.text, across=box.across, down=box.down, head=box.head) for box in line)
            for line in self.lines
        )


def _continues(box: Element, merge: str) -> bool:
    """Whether a box says that it belongs to the one before it; saying nothing means so."""
    found = steps(box, f"tcPr/{merge}")
    return found is not None and found.get(VAL, "continue") == "continue"
