"""The statutory sheets, from the declarations alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any, Final

import attrs

from ..grammar.forms import Form, declared_cells, parts
from ..grammar.gaps import Gap
from ..grammar.parts import Part, Role
from ..grammar.sheets import Grid, Panels, Sheet
from .blocks import Box, Table

PRINTED: Final = {Gap.BLANK: "", Gap.NOT_APPLICABLE: "/", Gap.UNREAD: "□"}
"""How a gap is printed."""


@attrs.frozen
class Head:
    """A head of columns: a wording, and the heads below it."""

    text: str
    below: tuple[Head, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it spans."""
        return sum(head.width for head in self.below) or 1

    @property
    def depth(self) -> int:
        """How many levels of heads it has, itself included."""
        return 1 + max((head.depth for head in self.below), default=0)


def printed(value: Any) -> str:
    """A figure or a gap as it stands in a box."""
    return PRINTED[value] if isinstance(value, Gap) else str(value)


def layout(form: Form, sheet: Sheet, prefix: str, name: str = "") -> Table:
    """The printed table of a form, with each merged box once and each figure marked with its cell.

    Args:
        form: the filled form.
        sheet: how it is arranged.
        prefix: what the codes begin with (``"applications."``).
        name: what the table is called.
    """
    boxes = iter(_figures(form, prefix))
    if isinstance(sheet, Panels):
        return Table(tuple(_panels(type(form), sheet, boxes)), name)
    if isinstance(sheet, Grid):
        return Table(tuple(_grid(type(form), sheet, boxes)), name)
    return Table((*head_rows(heads(type(form))), tuple(boxes)), name)


def _figures(form: Form, prefix: str) -> list[Box]:
    """The boxes of all figures, in the order of the form, which is that of every sheet."""
    cells = declared_cells(type(form), prefix)
    values = form.cells().values()
    return [Box(text=printed(value), cell=cell, value=value) for cell, value in zip(cells, values, strict=True)]


def rows_of(form: type[Form]) -> list[Part]:
    """The rows and groups of rows of a form."""
    return [part for part in parts(form) if part.spec.role is Role.ROWS]


def is_line(form: type[Form]) -> bool:
    """Whether a form is one row of cells."""
    return not rows_of(form)


def columns(form: type[Form]) -> tuple[Head, ...]:
    """The heads of a row's columns; neighbours under the same wording share it."""
    cells = [part for part in parts(form) if part.spec.role is Role.CELL]
    heads: list[Head] = []
    for under, group in groupby(cells, key=lambda part: part.spec.under):
        below = tuple(Head(part.spec.label) for part in group)
        heads += below if under is None else (Head(under, below),)
    return tuple(heads)


def head_rows(heads: tuple[Head, ...]) -> list[tuple[Box, ...]]:
    """The rows of head boxes; a head with none below reaches down to the last row."""
    deepest = max(head.depth for head in heads)
    levels: list[list[Box]] = [[] for _ in range(deepest)]

    def place(head: Head, level: int) -> None:
        down = 1 if head.below else deepest - level
        levels[level].append(Box(text=head.text, across=head.width, down=down, head=True))
        for below in head.below:
            place(below, level + 1)

    for head in heads:
        place(head, 0)
    return [tuple(level) for level in levels]


def _panels(form: type[Form], sheet: Panels, boxes: Iterator[Box]) -> list[tuple[Box, ...]]:
    inner = rows_of(form)
    width = 1 + max(len(columns(part.form)) for part in inner)
    rows: list[tuple[Box, ...]] = []
    for heading, group in groupby(inner, key=lambda part: part.spec.heading):
        members = list(group)
        rows.append((Box(text=heading or "", across=width, head=True),))
        heads = head_rows(columns(members[0].form))[0]
        rows.append(_stretched(width, Box(text=sheet.stub, head=True), *heads))
        rows += [_stretched(width, Box(text=m.spec.label, head=True), *_line(m.form, boxes)) for m in members]
    return rows


def _stretched(width: int, *boxes: Box) -> tuple[Box, ...]:
    """A row whose last box reaches the right edge."""
    return (*boxes[:-1], attrs.evolve(boxes[-1], across=width - len(boxes) + 1))


def _line(form: type[Form], boxes: Iterator[Box]) -> tuple[Box, ...]:
    """The next boxes, as many as a row has cells."""
    return tuple(islice(boxes, len(declared_cells(form))))


def _grid(form: type[Form], sheet: Grid, boxes: Iterator[Box]) -> list[tuple[Box, ...]]:
    stub = _stub_width(form)
    heads = head_rows((Head(sheet.over, columns(_first_line(form))),))
    corner = Box(text=sheet.corner, across=stub, down=len(heads), head=True)
    return [(corner, *heads[0]), *heads[1:], *_stubbed(form, boxes, stub)]


def _stub_width(form: type[Form]) -> int:
    return max((1 + _stub_width(part.form) for part in rows_of(form)), default=0)


def _first_line(form: type[Form]) -> type[Form]:
    return form if is_line(form) else _first_line(rows_of(form)[0].form)


def _stubbed(form: type[Form], boxes: Iterator[Box], width: int) -> list[tuple[Box, ...]]:
    """Rows of figures behind their labels; a group's label stands in its first row."""
    rows: list[tuple[Box, ...]] = []
    for part in rows_of(form):
        if is_line(part.form):
            rows.append((Box(text=part.spec.label, across=width, head=True), *_line(part.form, boxes)))
            continue
        first, *others = _stubbed(part.form, boxes, width - 1)
        rows += [(Box(text=part.spec.label, down=1 + len(others), head=True), *first), *others]
    return rows


def heads(form: type[Form]) -> tuple[Head, ...]:
    """The nested heads of a form printed as one line."""
    return tuple(Head(part.spec.label, heads(part.form)) for part in rows_of(form)) or columns(form)
