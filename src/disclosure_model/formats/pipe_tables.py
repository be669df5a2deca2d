"""Pipe tables: rows of boxes that are all as wide, so that a merged box is printed once and leaves empty places behind.

What tells them from boxes that are empty: columns of figures are aligned to the right, columns of labels are not, and
the heads below the first row are bold. An empty box among figures is an empty box, unless the head above spans both
columns; an empty one among labels or heads is covered by the box on its left or above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from ..paper.blocks import Box, Table
from .bars import BAR, is_rule
from .commonmark import Spelt, box_spelling

Owner: TypeAlias = tuple[int, int]
"""The row and column at which the box begins that takes a place."""

_bar = re.compile(r"(?<!\\)\|")
_rule = re.compile(r":?-+:?")

LEFT: Final = "---"
RIGHT: Final = "--:"


def boxes(line: str) -> list[str]:
    """The boxes of a row, as they are spelt."""
    inner = line.strip().removeprefix(BAR)
    return _bar.split(inner[:-1] if inner.endswith(BAR) and not inner.endswith("\\|") else inner)


def is_row(line: str) -> bool:
    """Whether a line is a row by itself: it begins with a bar and has another."""
    return line.lstrip().startswith(BAR) and len(_bar.findall(line)) > 1


def has_bar(line: str) -> bool:
    """Whether a line can be a row of a table that is known to be one."""
    return _bar.search(line) is not None


def is_under_heads(line: str) -> bool:
    """Whether a line can be the one under the heads, as ``|---|:-:|``."""
    return BAR in line and all(_rule.fullmatch(box.strip()) for box in boxes(line))


def rows(lines: Sequence[str]) -> tuple[list[int], list[bool]]:
    """Which of the lines of a table are rows, and which of its columns are aligned to the right."""
    ruled = [number for number, line in enumerate(lines) if is_rule([box.strip() for box in boxes(line)])]
    if len(lines) > 1 and is_under_heads(lines[1]):
        ruled.append(1)
    told = boxes(lines[min(ruled)]) if ruled else []
    right = [box.strip().endswith(":") and not box.strip().startswith(":") for box in told]
    return [number for number in range(len(lines)) if number not in set(ruled)], right


# Reading


def merged(rows: Sequence[Sequence[Spelt]], right: Sequence[bool]) -> tuple[tuple[Box, ...], ...]:
    """The rows with every covered place given back to its box, where the table tells which are covered."""
    labels = right.index(True) if True in right else 0
    even = all(len(row) == len(right) for row in rows)
    owners = _owners(rows, labels) if even and all(right[labels:]) and right else None
    if owners is None:
        return tuple(tuple(Box(text=box.text, head=box.bold) for box in row) for row in rows)
    area = Counter(owner for row in owners for owner in row)
    down = Counter(owner for row in owners for owner in dict.fromkeys(row))
    return tuple(
        tuple(
            Box(
                text=box.text,
                across=area[at, column] // down[at, column],
                down=down[at, column],
                head=column < labels or _is_head(rows, at),
            )
            for column, box in enumerate(row)
            if owners[at][column] == (at, column)
        )
        for at, row in enumerate(rows)
    )


def _is_head(rows: Sequence[Sequence[Spelt]], at: int) -> bool:
    return at == 0 or any(box.bold for box in rows[at])


def _owners(rows: Sequence[Sequence[Spelt]], labels: int) -> list[list[Owner]] | None:
    """The owner of each place; ``None`` where boxes would not be rectangles."""
    owners: list[list[Owner]] = []
    heads = 0
    for at, row in enumerate(rows):
        owners.append([])
        heads = at if _is_head(rows, at) else heads
        for column, box in enumerate(row):
            covering = None if box.text else _covering(rows, owners, heads, labels)
            owners[at].append(covering or (at, column))
    return owners if _are_rectangles(owners) else None


def _covering(
    rows: Sequence[Sequence[Spelt]], owners: Sequence[Sequence[Owner]], heads: int, labels: int
) -> Owner | None:
    """The box that covers the next place, which is empty; ``None`` where it is an empty box itself.

    Args:
        rows: the rows.
        owners: the owners of the places before it.
        heads: the number of the last row of heads.
        labels: how many columns hold labels.
    """
    at, column = len(owners) - 1, len(owners[-1])
    under_head = at > 0 and _is_head(rows, at - 1)
    if heads == at:
        return _covering_head(owners, column, above=under_head)
    if column < labels:
        labelled = any(box.text for box in rows[at][:labels])
        return _covering_label(owners, column, above=not under_head) if labelled else None
    spanned = column > 0 and owners[heads][column] == owners[heads][column - 1]
    return owners[at][column - 1] if spanned else None


def _covering_head(owners: Sequence[Sequence[Owner]], column: int, *, above: bool) -> Owner | None:
    """The head that covers an empty place: one above that begins there, else one on the left."""
    over = owners[-2][column] if above else None
    left = owners[-1][column - 1] if column else None
    return over if over and (over[1] == column or left is None) else left


def _covering_label(owners: Sequence[Sequence[Owner]], column: int, *, above: bool) -> Owner | None:
    """The label that covers an empty place: one on the left in the same row, else one above."""
    left = owners[-1][column - 1] if column else None
    at = len(owners) - 1
    return left if left and left[0] == at else owners[-2][column] if above else None


def _are_rectangles(owners: Sequence[Sequence[Owner]]) -> bool:
    places: dict[Owner, list[Owner]] = {}
    for at, row in enumerate(owners):
        for column, owner in enumerate(row):
            places.setdefault(owner, []).append((at, column))
    return all(
        len(held) == (held[-1][0] - at + 1) * (max(place[1] for place in held) - column + 1)
        for (at, column), held in places.items()
    )


# Writing


def table_lines(table: Table) -> list[str]:
    """The lines of a printed table."""
    placed = list(_placed(table))
    figures = [column for _, column, box in placed if not box.head]
    grid = _empty(len(table.rows), max((column + box.across for _, column, box in placed), default=0))
    for at, column, box in placed:
        spelt = box_spelling(box.text)
        bold = spelt and at and all(box.head for box in table.rows[at])
        grid[at][column] = f"**{spelt}**" if bold else spelt
    return _lines(grid, min(figures, default=None))


def grid_lines(grid: Sequence[Sequence[str | None]]) -> list[str]:
    """The lines of a table that is no statutory form; its first row stands where heads stand."""
    width = max(map(len, grid), default=0)
    return _lines([[box_spelling(text or "") for text in row] + [""] * (width - len(row)) for row in grid], None)


def _lines(grid: Sequence[Sequence[str]], figures: int | None) -> list[str]:
    """Rows of spelt boxes as lines; ``figures`` is the first column of figures."""
    if not grid or not grid[0]:
        return []
    width = len(grid[0])
    first = width if figures is None else figures
    rule = [LEFT] * first + [RIGHT] * (width - first)
    return [f"{BAR} {f' {BAR} '.join(row)} {BAR}" for row in (grid[0], rule, *grid[1:])]


def _empty(height: int, width: int) -> list[list[str]]:
    return [[""] * width for _ in range(height)]


def _placed(table: Table) -> Iterator[tuple[int, int, Box]]:
    """Each box with the row and column at which it begins."""
    taken: set[Owner] = set()
    for at, row in enumerate(table.rows):
        column = 0
        for box in row:
            while (at, column) in taken:
                column += 1
            yield at, column, box
            taken |= {(at + down, column + across) for down in range(box.down) for across in range(box.across)}
