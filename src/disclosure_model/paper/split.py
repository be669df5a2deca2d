"""The blocks of a page that was read, each in its section, and the rows that may be rows of a form."""

from __future__ import annotations

from itertools import count, repeat

from ..grammar.forms import Form
from .blocks import Box, Paragraph, Placed, PlainGrid, Table
from .labels import Words
from .lines import Line
from .sections import Opening, opening, start, untitled
from .unboxed import boxes_of, gathered


class Split:
    """The blocks of a page, each with the section it stands in.

    Attributes:
        blocks: the blocks.
        begins: the number of the block from which on sections are read.
        opened: number of a block → the section it opens.
        within: for each block, the section it stands in.
        lines: the rows of all tables, and the paragraphs that are a row's label and its figures.
    """

    def __init__(self, blocks: list[Placed], sections: type[Form], known: Words) -> None:
        self.blocks = blocks
        texts = ["" if isinstance(each.block, Table | PlainGrid) else each.block.text for each in blocks]
        openings = [opening(text, sections) for text in texts]
        self.begins = start(openings)
        self.opened: dict[int, Opening] = {}
        for number, opened in enumerate(openings):
            if opened and number >= self.begins and opened.name not in {each.name for each in self.opened.values()}:
                self.opened[number] = opened
        self.within = self._sections()
        more = untitled(texts, self.within, sections)
        if more:
            self.opened |= more
            self.within = self._sections()
        self.lines = self._lines(known)

    def _sections(self) -> list[str | None]:
        """For each block, the section it stands in."""
        within: list[str | None] = []
        for number in range(len(self.blocks)):
            before = within[-1] if within else None
            within.append(self.opened[number].name if number in self.opened else before)
        return within

    def _lines(self, known: Words) -> list[Line]:
        lines: list[Line] = []
        until = 0
        for block, placed in enumerate(self.blocks):
            held, section = placed.block, self.within[block]
            if isinstance(held, Table):
                here = map(repeat, (block, block, section, placed))
                lines += map(Line, held.rows, count(len(lines)), *here, count())
            elif isinstance(held, Paragraph) and block >= until and block not in self.opened:
                row_of = boxes_of(held.text)
                until = block + 1
                if row_of is None and (row_of := gathered(self.blocks, block, known)):
                    until = block + len(row_of)
                row_of = row_of or known.parted(held.text)
                if row_of is not None:
                    boxes = tuple(Box(text=text) for text in row_of)
                    lines.append(Line(boxes, len(lines), block, until - 1, section, placed, 0))
        return lines
