"""From blocks to the body of a Word document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from math import ceil
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import attrs

from ...errors import WriteError
from ...grammar.parts import Cell
from ...paper.blocks import Box, Heading, PageBlock, Paragraph, PlainGrid, Table, Title
from ...wording import message
from .grid import WIDEST
from .widths import AROUND, SIDE, Measures, Slot, breadth, measures, slots

MOST_OF_NAME: Final = 40
"""Characters that Word lets a bookmark's name have."""

TITLE_SIZE: Final = 440
"""二号."""

WHOLE: Final = 30
"""Rows up to which a table is kept on one page."""

_no_xml: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_no_letter: Final = re.compile(r"^[^A-Za-z]+")
_signs: Final = re.compile(r"(\n|\t)")
_both: Final = re.compile("[\u00a7-\u00f7\u2010-\u2027\u2030-\u2044]")
_year: Final = re.compile(r"(?<=[^\d\s])(?=(?:\d{4}|〔[^〕]+〕) ?年)")
_BREAKS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}

EAST: Final = '<w:rFonts w:hint="eastAsia"/>'
"""Says that quotes and dashes, which Chinese shares with Latin script, are Chinese here."""


def clean(text: str) -> str:
    """Text without what XML cannot hold; U+FFFD stands for it."""
    return _no_xml.sub("\ufffd", text)


def told(text: str) -> str:
    """Text as the value of an attribute, with its quotes."""
    return quoteattr(clean(text))


def bookmark(code: str) -> str:
    """The name of the bookmark around a cell's figure: its code, ``.`` as ``__``, the last 40 characters of it."""
    return _no_letter.sub("", code.replace(".", "__")[-MOST_OF_NAME:])


def run(text: str, properties: str = "") -> str:
    """Text as a run, its breaks and tabs as Word has them; nothing for no text."""
    properties = (EAST if _both.search(text) else "") + properties
    pieces = (
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _signs.split(clean(text.replace("\r\n", "\n").replace("\r", "\n")))
        if piece
    )
    dressed = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{dressed}{''.join(pieces)}</w:r>" if text else ""


@attrs.define
class Writer:
    """Writes blocks as the body's XML.

    Attributes:
        width: of the text, in twips.
        looks: our identifier of a style → the document's, where they differ.
        number: of the last bookmark or field.
    """

    width: int
    looks: Mapping[str, str] = attrs.field(factory=dict[str, str])
    number: int = 0

    def body(self, blocks: Sequence[PageBlock]) -> str:
        """The blocks in order; an empty paragraph parts a table from another one and from the end."""
        pieces: list[str] = []
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            pieces.append(self.block(block, following))
            if isinstance(block, Table | PlainGrid) and (following is None or isinstance(following, Table | PlainGrid)):
                pieces.append("<w:p/>")
        return "".join(pieces)

    def block(self, block: PageBlock, following: PageBlock | None) -> str:  # noqa: ARG002  # for forms
        """One block, and which one follows it."""
        if isinstance(block, PlainGrid):
            block = Table(tuple(tuple(Box(text=text or "") for text in row) for row in block.grid))
        if isinstance(block, Table):
            return self.table(block)
        return self.paragraph(style_of(block), run(self.lines(block) if isinstance(block, Title) else block.text))

    def lines(self, title: Title) -> str:
        """A title that is too long for one line, broken in front of the year if that makes two lines of it."""
        parts = _year.split(title.text, maxsplit=1)
        fit = all(breadth(part) * TITLE_SIZE <= self.width for part in parts)
        return "\n".join(parts) if fit and breadth(title.text) * TITLE_SIZE > self.width else title.text

    def paragraph(self, style: str, runs: str, more: str = "") -> str:
        """A paragraph of a style."""
        return f'<w:p><w:pPr><w:pStyle w:val="{self.looks.get(style, style)}"/>{more}</w:pPr>{runs}</w:p>'

    def figure(self, cell: Cell, text: str) -> str:
        """A cell's figure, with its code around it: a bookmark, so that the text stays an ordinary run for all."""
        self.number += 1
        start = f'<w:bookmarkStart w:id="{self.number}" w:name="{bookmark(cell.code)}"/>'
        return f'{start}{run(text)}<w:bookmarkEnd w:id="{self.number}"/>'

    def table(self, table: Table) -> str:
        """A table of the text's width, its merged boxes merged; nothing for a table without boxes."""
        rows = list(slots(table.rows))
        if not any(rows):
            return ""
        set_ = measures(rows, self.width)
        if len(set_.columns) > WIDEST:
            said = message("Word 表格最多 {most} 列，这张表有 {count} 列", most=WIDEST, count=len(set_.columns))
            raise WriteError(said)
        heads = _repeated(rows)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in set_.columns)
        lines = "".join(
            self._row(row, set_, repeated=number < heads, kept=_kept(rows, number)) for number, row in enumerate(rows)
        )
        return f"<w:tbl>{_properties(table.name, rows, set_)}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"

    def _row(self, row: Sequence[Slot], set_: Measures, *, repeated: bool, kept: bool) -> str:
        end = row[-1].column + row[-1].box.across if row else 1
        after = len(set_.columns) - end
        more = f'<w:gridAfter w:val="{after}"/>' if after else ""
        more += f'<w:cantSplit/><w:trHeight w:val="{set_.size * 9 // 5}" w:hRule="atLeast"/>'
        more += "<w:tblHeader/>" if repeated else ""
        boxes = "".join(self._box(slot, row, set_, kept=kept) for slot in row or (Slot(0, Box(text=""), first=True),))
        return f"<w:tr><w:trPr>{more}</w:trPr>{boxes}</w:tr>"

    def _box(self, slot: Slot, row: Sequence[Slot], set_: Measures, *, kept: bool) -> str:
        box = slot.box
        wide = sum(set_.columns[slot.column : slot.column + box.across])
        more = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
        more += f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
        more += "" if box.down == 1 else '<w:vMerge w:val="restart"/>' if slot.first else "<w:vMerge/>"
        more += PANEL if box.head and box.across == len(set_.columns) else ""
        more += _balance(box.text, wide, set_.size) if _only_heads(row) and box.across == 1 else ""
        runs = "" if not slot.first else run(box.text) if box.cell is None else self.figure(box.cell, box.text)
        more_of_it = ("<w:keepNext/>" if kept else "") + ('<w:jc w:val="left"/>' if _left(slot, row) else "")
        paragraph = self.paragraph(f"TableText{set_.size}", runs, more_of_it)
        return f'<w:tc><w:tcPr>{more}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'


PANEL: Final = '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>'
"""The tint of a heading over all columns, as the blank form prints it."""

BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def style_of(block: Title | Heading | Paragraph) -> str:
    """Our identifier of a block's style."""
    if isinstance(block, Title):
        return "Title"
    return f"Heading{block.level}" if isinstance(block, Heading) else "BodyText"


def _properties(name: str, rows: Sequence[Sequence[Slot]], set_: Measures) -> str:
    """What holds for a whole table; its name and extent are there for who hears the page instead of seeing it."""
    extent = told(f"{name}，{len(rows)} 行 {len(set_.columns)} 列")
    spoken = f"<w:tblCaption w:val={told(name)}/><w:tblDescription w:val={extent}/>" if name else ""
    return (
        f'<w:tblPr><w:tblW w:w="{sum(set_.columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{SIDE}" w:type="dxa"/><w:right w:w="{SIDE}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/>{spoken}</w:tblPr>'
    )


def _balance(text: str, wide: int, size: int) -> str:
    """Margins that let a head of several lines have lines of one length: 商业／企业, not 商业企／业."""
    fit = (wide - AROUND) // size
    lines = ceil(breadth(text) / fit) if fit > 0 else 1
    each = ceil(breadth(text) / lines)
    if lines == 1 or each >= fit:
        return ""
    side = (wide - each * size - size // 2) // 2
    return f'<w:tcMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tcMar>'


def _only_heads(row: Sequence[Slot]) -> bool:
    return bool(row) and all(slot.box.head for slot in row)


def _repeated(rows: Sequence[Sequence[Slot]]) -> int:
    """How many rows stand again on each page: the heads on top, where there are no others further down."""
    heads = [_only_heads(row) for row in rows]
    top = sum(1 for _ in takewhile(bool, heads))
    return top if top == sum(heads) < len(rows) else 0


def _kept(rows: Sequence[Sequence[Slot]], number: int) -> bool:
    """Whether a row stays on a page with the next one: heads do, and all rows of a short table."""
    return number + 1 < len(rows) and (len(rows) <= WHOLE or _only_heads(rows[number]))


def _left(slot: Slot, row: Sequence[Slot]) -> bool:
    """Whether a box is a long label: one in front of figures that spans columns, or stands behind another label."""
    label = slot.box.head and slot.box.down == 1 and not _only_heads(row)
    return label and (slot.box.across > 1 or slot.column > 0)
