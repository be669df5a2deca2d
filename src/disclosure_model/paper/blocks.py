"""Blocks: the few things a page is made of. Writers know blocks, not reports; readers make blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

from ..findings import Place
from ..grammar.forms import Form, form
from ..grammar.parts import Cell, fact
from ..grammar.rules import Equation
from .rows import label_of


@form
class Heading(Form):
    """A heading, with its numeral as printed: of a section (level 1), or inside one (``（一）主动公开``)."""

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
"""What a section's prose is made of."""


@attrs.frozen
class Title:
    """The title of the whole document."""

    text: str


@attrs.frozen(kw_only=True)
class Box:
    """One box of a printed table.

    Attributes:
        text: what stands in it.
        across: columns it spans.
        down: rows it spans.
        head: whether it is a head or a label rather than a figure.
        cell: the cell it shows, its code being the full one; ``None`` for heads, and in a page that was read.
        value: the figure or gap it shows; only with ``cell``.
        label: what stands in it, without figures.
    """

    text: str
    across: int = 1
    down: int = 1
    head: bool = False
    cell: Cell | None = None
    value: Any = None
    label: str | None = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(lambda box: label_of(box.text), takes_self=True)
    )


@attrs.frozen
class Table:
    """A printed table: rows of boxes, each merged box once, at its first row and column.

    Attributes:
        rows: the boxes, row by row.
        name: what the table is called; nothing where nobody says.
    """

    rows: tuple[tuple[Box, ...], ...]
    name: str = ""


PageBlock: TypeAlias = Title | Heading | Paragraph | PlainGrid | Table


@attrs.frozen(kw_only=True)
class Note:
    """A remark on a page, beside what it speaks of.

    Attributes:
        text: the remark, spoken.
        weight: how much it weighs: ``error``, ``warning`` or ``info``.
        block: the number of the page's block that it stands at, from 0.
        start: where in the block's text its words begin, where it speaks of words.
        end: where they end, half-open; 0 where it speaks of none.
        cells: the codes of the cells that it speaks of.
        language: the language that it is spoken in.
    """

    text: str
    weight: str
    block: int
    start: int = 0
    end: int = 0
    cells: tuple[str, ...] = ()
    language: str = "zh-Hans"


@attrs.frozen
class Page:
    """A document to be written.

    Attributes:
        name: what it is called, whether or not that is printed.
        blocks: what stands on it, in order.
        notes: what is remarked on it, in the order in which it is told.
    """

    name: str
    blocks: tuple[PageBlock, ...]
    notes: tuple[Note, ...] = ()


@attrs.frozen
class Blank:
    """A form to be filled in.

    Attributes:
        page: the page of an empty report, without a title.
        title: the title, with the names of the facts that it is made of in braces.
        sums: code → the codes of which it is the sum, for every cell that a relation of the form makes one.
        balances: the relations with more than one cell on either side.
    """

    page: Page
    title: str
    sums: Mapping[str, tuple[str, ...]]
    balances: tuple[Equation, ...]

    @property
    def asked(self) -> str:
        """The title with the names of its facts in brackets, to be written over."""
        return self.title.replace("{", "〔").replace("}", "〕")


@attrs.frozen
class Placed:
    """A block that was read, and where it stands.

    Attributes:
        block: the block; a reader makes titles, headings, paragraphs and tables, never a plain grid.
        place: where it stands.
        rows: of a table, where each row stands; nothing where they simply follow one another.
        nest: the boxes of the source that it stands in, from the outside in, each named by anything hashable: what
            stands outside the innermost box that holds all of the report is the site's, not the report's.
    """

    block: PageBlock
    place: Place
    rows: tuple[Place, ...] = ()
    nest: tuple[int, ...] = ()
