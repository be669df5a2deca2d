"""A table as HTML; every figure names its heads, so that a reader of screens can say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from ...grammar.gaps import Gap
from ...paper.blocks import Box, PlainGrid, Table
from .markup import attributes, lines_markup
from .notes import Notes

SPOKEN: Final = {Gap.BLANK: "空白", Gap.NOT_APPLICABLE: "不适用", Gap.UNREAD: "未能读出"}
"""What a reader of screens says of a gap."""


@attrs.frozen(eq=False)
class Spot:
    """A box where it stands: its first row and column, counted from 0. Two spots are never equal."""

    box: Box
    row: int
    column: int

    def above(self, other: Spot) -> bool:
        """Whether it stands in a column of the other's."""
        return self.column < other.column + other.box.across and other.column < self.column + self.box.across

    def beside(self, other: Spot) -> bool:
        """Whether it stands left of the other, in its row."""
        return self.column < other.column and self.row <= other.row < self.row + self.box.down


@attrs.frozen
class Band:
    """Rows of heads, and the rows below them up to the next heads."""

    heads: list[list[Spot]]
    rows: list[list[Spot]]

    def named(self) -> Iterator[tuple[Spot, list[Spot]]]:
        """Every figure with its heads, those above it first."""
        columns = [spot for row in self.heads for spot in row]
        labels = [spot for row in self.rows for spot in row if spot.box.head]
        for row in self.rows:
            for spot in row:
                if not spot.box.head:
                    yield spot, [h for h in columns if h.above(spot)] + [h for h in labels if h.beside(spot)]


def spots(rows: Sequence[Sequence[Box]]) -> list[list[Spot]]:
    """Every box where it stands: in the first column that no box from above reaches."""
    taken: set[tuple[int, int]] = set()
    placed: list[list[Spot]] = []
    for row, boxes in enumerate(rows):
        column = 0
        placed.append([])
        for box in boxes:
            while (row, column) in taken:
                column += 1
            placed[-1].append(Spot(box, row, column))
            taken |= {(row + down, column + across) for down in range(box.down) for across in range(box.across)}
            column += box.across
    return placed


def bands(rows: list[list[Spot]]) -> list[Band]:
    """The bands of a table: one, or one a panel."""
    found: list[Band] = []
    for row in rows:
        heads = all(spot.box.head for spot in row)
        if not found or (heads and found[-1].rows):
            found.append(Band([], []))
        (found[-1].heads if heads else found[-1].rows).append(row)
    return found


def grid(block: PlainGrid, number: int) -> Iterator[str]:
    """A section's own table: boxes of text."""
    return table(Table(tuple(tuple(Box(text=text or "") for text in row) for row in block.grid)), number, Notes())


def table(block: Table, number: int, notes: Notes) -> Iterator[str]:
    """A table in a box that scrolls where the table is wider than the page.

    Args:
        block: the table.
        number: which table of the page it is, from 1.
        notes: what is remarked on its figures.
    """
    found = bands(spots(block.rows))
    named = {spot: heads for band in found for spot, heads in band.named()}
    wanted = dict.fromkeys(head for heads in named.values() for head in heads if head.box.text)
    ids = {head: f"t{number}-{place}" for place, head in enumerate(wanted, 1)}
    headers = {spot: " ".join(ids[head] for head in heads if head in ids) for spot, heads in named.items()}
    if block.name:
        yield f'<div class="scroll" role="region" aria-labelledby="t{number}" tabindex="0">'
        yield f'<table>\n<caption id="t{number}">{lines_markup(block.name)}</caption>'
    else:
        yield f'<div class="scroll" role="region" aria-label="表格{number}" tabindex="0">'
        yield '<table role="table">'
    one = len(found) == 1
    for band in found:
        heads = [_row(row, "col", ids, headers, notes) for row in band.heads]
        rows = [_row(row, "row", ids, headers, notes) for row in band.rows]
        if one and heads and rows:
            yield from ("<thead>", *heads, "</thead>", "<tbody>", *rows, "</tbody>")
        else:
            yield from ("<tbody>" if one else '<tbody class="panel">', *heads, *rows, "</tbody>")
    yield "</table>\n</div>"


def _row(row: list[Spot], scope: str, ids: dict[Spot, str], headers: dict[Spot, str], notes: Notes) -> str:
    cells = "".join(_head(s, scope, ids[s]) if s in ids else _figure(s, headers.get(s, ""), notes) for s in row)
    return f"<tr>{cells}</tr>"


def _head(spot: Spot, scope: str, name: str) -> str:
    group = "group" if (spot.box.across if scope == "col" else spot.box.down) > 1 else ""
    told = attributes({"id": name, "scope": scope + group, **_spans(spot.box)})
    return f"<th{told}>{lines_markup(spot.box.text)}</th>"


def _figure(spot: Spot, headers: str, notes: Notes) -> str:
    """A figure, or a head that no figure stands under, such as a note in the corner."""
    box = spot.box
    gap = box.value if isinstance(box.value, Gap) else None
    code = box.cell.code if box.cell else ""
    told = {
        "class": "head" if box.head else notes.weight(code),
        "id": notes.name(code),
        "data-code": code,
        "data-gap": gap.value if gap else "",
        "aria-label": SPOKEN[gap] if gap else "",
        "headers": headers,
    }
    return f"<td{attributes({**told, **_spans(box)})}>{lines_markup(box.text)}</td>"


def _spans(box: Box) -> dict[str, str]:
    """The spans that are not 1."""
    told = {"colspan": box.across, "rowspan": box.down}
    return {name: str(span) for name, span in told.items() if span > 1}
