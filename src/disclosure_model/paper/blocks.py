"""Blocks: the few things a page is made of. Writers know blocks, not reports; readers make blocks."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from ..grammar.forms import Form, form
from ..grammar.parts import fact


@form
class Heading(Form):
    """A heading inside a section, with its numeral as printed (``（一）主动公开``)."""

    text: str = fact("标题")
    level: int = fact("层级", default=2, least=1, most=6)


@form
class Paragraph(Form):
    """A paragraph of prose."""

    text: str = fact("段落")


@form
class PlainGrid(Form):
    """A table of a section's own, which is no statutory form: boxes as text, in rows."""

    grid: tuple[tuple[str | None, ...], ...] = fact("表格")


Block: TypeAlias = Heading | Paragraph | PlainGrid


@attrs.frozen(kw_only=True)
class Box:
    """One box of a printed table.

    Attributes:
        text: what stands in it.
        across: columns it spans.
        down: rows it spans.
        head: whether it is a head or a label rather than a figure.
        code: the cell it shows.
    """

    text: str
    across: int = 1
    down: int = 1
    head: bool = False
    code: str | None = None


@attrs.frozen
class Table:
    """A printed table: rows of boxes, each merged box once, at its first row and column."""

    rows: tuple[tuple[Box, ...], ...]


PageBlock: TypeAlias = Heading | Paragraph | PlainGrid | Table
