"""How wide the columns of a printed table are, and how large its characters, so that it fits the page.

Lengths are in twips, a twentieth of a point, as in Word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Final

import attrs

from ...paper.blocks import Box

SIZES: Final = (240, 210, 180, 150)
"""小四, 五号, 小五, 六号: the first in which a table fits is taken."""

SIDE: Final = 30
"""White space at either side of a box."""

AROUND: Final = 2 * SIDE + 10
"""What a box takes beside its characters: white space, and its line."""

SHORT: Final = 3
"""Characters up to which a label stands on one line."""

LINES: Final = 2
"""Lines that a label may take for each row it spans."""

NARROW: Final = 0.55
"""How wide a letter or figure is, in full characters; in Times half, in what stands in for it a little more."""

_unit: Final = re.compile(r"[（“‘《〈【〔]*(?:[!-~]+|.)[）”’》〉】〕、，。：；！？％]*", re.DOTALL)
"""What is never torn over two lines: a run of figures, a character with the punctuation that clings to it."""


@attrs.frozen
class Slot:
    """A box at its place in the grid; below the first row of a merged box it is there again, not ``first``."""

    column: int
    box: Box
    first: bool


@attrs.frozen
class Measures:
    """How a table is set.

    Attributes:
        columns: the width of each.
        size: of the characters.
    """

    columns: tuple[int, ...]
    size: int


def slots(rows: Iterable[Sequence[Box]]) -> Iterator[list[Slot]]:
    """Each row's boxes at their columns, merged boxes in every row they span."""
    over: dict[int, tuple[Box, int]] = {}
    for row in rows:
        line: list[Slot] = []
        column = 0
        below: dict[int, tuple[Box, int]] = {}
        waiting = list(row)
        while waiting or column in over:
            box, left = over.pop(column) if column in over else (waiting.pop(0), 0)
            line.append(Slot(column, box, not left))
            if (left or box.down) > 1:
                below[column] = (box, (left or box.down) - 1)
            column += box.across
        yield line
        over = below


@attrs.frozen
class Column:
    """What a column asks for, in full characters.

    Attributes:
        least: so that labels take few lines, and no figure is torn.
        whole: so that labels take one line.
        figures: whether it is one of figures.
    """

    least: float
    whole: float
    figures: bool = False


def measures(rows: Sequence[Sequence[Slot]], width: int) -> Measures:
    """The largest characters in which a table fits a width, and its columns.

    What is left over goes to the columns of labels, then to those of figures, until heads and labels take one line,
    and then to all alike.
    """
    columns = _columns(rows)
    inner = width - AROUND * len(columns)
    wishes = [column.least for column in columns]
    size = next((size for size in SIZES if sum(wishes) * size <= inner), SIZES[-1])
    for figures in (False, True):
        wanting = [column.whole - column.least if column.figures is figures else 0 for column in columns]
        left = max(inner / size - sum(wishes), 0)
        given = min(1, left / (sum(wanting) or 1))
        wishes = [wish + given * want for wish, want in zip(wishes, wanting, strict=True)]
    share = max(inner, 0) / sum(wishes)
    widths = [int(wish * share) + AROUND for wish in wishes]
    widths[-1] += width - sum(widths)
    return Measures(tuple(widths), size)


def _columns(rows: Sequence[Sequence[Slot]]) -> list[Column]:
    """The columns of a table; those of figures are all alike."""
    count = max(slot.column + slot.box.across for row in rows for slot in row)
    columns = [Column(1, 1)] * count
    for slot in (slot for row in rows for slot in row if slot.first and slot.box.across == 1):
        columns[slot.column] = _widest((columns[slot.column], _asked(slot.box)))
    figures = [column for column in columns if column.figures]
    return [_widest(figures) if column.figures else column for column in columns]


def _widest(columns: Iterable[Column]) -> Column:
    """A column that is wide enough for all of these."""
    held = list(columns)
    return Column(
        max(each.least for each in held), max(each.whole for each in held), any(each.figures for each in held)
    )


def _asked(box: Box) -> Column:
    """What one box asks for: short labels whole, long ones in a few lines, words never torn."""
    length = breadth(box.text)
    unit = max((breadth(unit) for unit in _unit.findall(box.text)), default=0)
    if length <= SHORT or box.cell is not None:
        return Column(length, length, box.cell is not None)
    least = max(2, unit, ceil(length / (LINES * box.down)))
    return Column(least, max(least, length / box.down))


def breadth(text: str) -> float:
    """How wide a text is, in full characters."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else NARROW for sign in text)
