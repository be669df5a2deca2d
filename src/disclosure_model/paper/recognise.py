"""From blocks to a report. Knows the declarations of a report, and no statute.

Sections are found by their words, tables by their labels, wherever and in however many pieces they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, Final

import attrs

from ..errors import Problem, ReadError
from ..findings import Finding
from ..grammar.forms import Form
from ..wording import message
from .blocks import Block, Heading, Paragraph, Placed, PlainGrid, Table, Title
from .doubts import doubts, left_out, stray
from .facts import title_of
from .labels import LONGEST, Index, index, plain
from .lines import Line
from .match import LEAST, Match, match
from .sections import Opening, opening, parted, start
from .unboxed import boxes_of

INNER_HEADING: Final = re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[)）][^。；;]{1,40}")  # as printed


@attrs.frozen
class Found:
    """What was recognised, before it is made a report.

    Attributes:
        title: the title as printed; ``None`` when none is.
        preamble: the blocks before the first section.
        sections: name → blocks, of the sections that were found.
        titles: name → the heading as printed, where it differs from the standard one.
        tables: slot → rows read as a form.
        notes: slot → words that belong to the table.
        findings: what was doubtful.
        outside: the text of what stands on the page but is not the report's.
    """

    title: str | None
    preamble: list[Block]
    sections: dict[str, list[Block]]
    titles: dict[str, str]
    tables: dict[str, Match]
    notes: dict[str, list[str]]
    findings: list[Finding]
    outside: list[str]


def recognise(
    blocks: Iterable[Placed], sections: type[Form], slots: Mapping[str, Sequence[Any]], names: Mapping[str, str]
) -> Found:
    """The sections, tables and prose of a page.

    Args:
        blocks: the page, in order.
        sections: the form whose parts are the sections.
        slots: slot → the table forms that may stand in it.
        names: slot → what its table is called.

    Raises:
        ReadError: the page holds neither a section nor a table of a report.
    """
    page = _Page(list(_parted(blocks, sections)), sections)
    tables = _tables(page.lines, slots, names)
    if not page.opened and not tables:
        raise ReadError([Problem("", message("找不到年度报告的任何一节或一张表：请检查是否选错了文件"))])
    return _Assembly(page, tables).found()


def _parted(blocks: Iterable[Placed], sections: type[Form]) -> Iterator[Placed]:
    """The blocks, paragraphs cut where a section begins in their midst; a title is a paragraph like others here."""
    for placed in blocks:
        block = placed.block
        if isinstance(block, Title):
            yield attrs.evolve(placed, block=Paragraph(text=block.text))
        elif isinstance(block, Paragraph) and len(pieces := parted(block.text, sections)) > 1:
            yield from (attrs.evolve(placed, block=Paragraph(text=piece)) for piece in pieces)
        else:
            yield placed


def _tables(lines: Sequence[Line], slots: Mapping[str, Sequence[Any]], names: Mapping[str, str]) -> dict[str, Match]:
    """Slot → the rows of the page read as the form that they fit best, where they fit one."""
    found: dict[str, Match] = {}
    for slot, forms in slots.items():
        matches = [match(lines, index(form, form.sheet, names[slot]), slot) for form in forms]
        best = max(matches, key=lambda each: each.score)
        if best.score >= LEAST:
            found[slot] = best
    return found


class _Page:
    """The blocks of a page, each with the section it stands in.

    Attributes:
        blocks: the blocks.
        begins: the number of the block from which on sections are read.
        opened: number of a block → the section it opens.
        within: for each block, the section it stands in.
        lines: the rows of all tables, and the paragraphs that are a row's label and its figures.
    """

    def __init__(self, blocks: list[Placed], sections: type[Form]) -> None:
        self.blocks = blocks
        openings = [
            None if isinstance(each.block, Table | PlainGrid) else opening(each.block.text, sections) for each in blocks
        ]
        self.begins = start(openings)
        self.opened: dict[int, Opening] = {}
        self.within: list[str | None] = []
        current: str | None = None
        for number, opened in enumerate(openings):
            new = opened is not None and number >= self.begins
            if opened is not None and new and opened.name not in {each.name for each in self.opened.values()}:
                self.opened[number] = opened
                current = opened.name
            self.within.append(current)
        self.lines = list(self._lines())

    def _lines(self) -> Iterator[Line]:
        number = 0
        for block, (placed, section) in enumerate(zip(self.blocks, self.within, strict=True)):
            held = placed.block
            if isinstance(held, Table):
                for row, boxes in enumerate(held.rows):
                    texts, across = [box.text for box in boxes], [box.across for box in boxes]
                    yield Line(texts, across, number, block, section, placed, row)
                    number += 1
            elif isinstance(held, Paragraph) and (row_of := boxes_of(held.text)):
                yield Line(row_of, [1] * len(row_of), number, block, section, placed, 0)
                number += 1


class _Assembly:
    """Puts every block of a page where it belongs: a section, a table's notes, or outside the report."""

    def __init__(self, page: _Page, tables: Mapping[str, Match]) -> None:
        self.page = page
        self.tables = tables
        self.claimed: dict[int, str] = {}
        for slot, found in tables.items():
            self.claimed |= dict.fromkeys(sorted(found.blocks), slot)
        self.swallowed: dict[int, str] = {}
        for slot, found in tables.items():
            self._swallow(slot, found.index)
        self.result = Found(None, [], {}, {}, dict(tables), {}, [], [])
        self.table: dict[str | None, str] = {}

    def found(self) -> Found:
        """Everything in its place."""
        frame = _shared([self.page.blocks[number].nest for number in {*self.page.opened, *self.claimed}])
        inside = [placed.nest[: len(frame)] == frame for placed in self.page.blocks]
        first = min((*self.page.opened, *self.claimed))
        title = self._before(first, inside)
        for number in range(first, len(self.page.blocks)):
            if inside[number]:
                self._place(number)
            else:
                self._leave(number)
        for slot, found in self.tables.items():
            strange = [each for each in self.page.lines if self.claimed.get(each.block) == slot and found.strange(each)]
            self.result.notes.setdefault(slot, []).extend(doubts(slot, found, strange, self.result.findings))
        if self.result.outside:
            self.result.findings.append(left_out(self.result.outside))
        return attrs.evolve(self.result, title=title)

    def _before(self, first: int, inside: list[bool]) -> str | None:
        """What stands before the first section: the title, what is outside before it, and the preamble behind it."""
        blocks = [_prose(placed.block) for placed in self.page.blocks[:first]]
        title = title_of(blocks)
        for number, block in enumerate(blocks):
            if title is not None and title[1] <= number < title[2]:
                continue
            if (title is None or number > title[1]) and inside[number]:
                self.result.preamble.append(block)
            else:
                self._leave(number)
        return title[0] if title else None

    def _leave(self, number: int) -> None:
        self.result.outside.append(_text(self.page.blocks[number].block))

    def _place(self, number: int) -> None:
        section = self.page.within[number]
        opened = self.page.opened.get(number)
        if opened is not None:
            self._open(opened)
        elif number in self.claimed:
            self.table[section] = self.claimed[number]
        elif number in self.swallowed:
            self._digits(number)
        else:
            self._add(_prose(self.page.blocks[number].block), section)

    def _open(self, opened: Opening) -> None:
        self.result.sections[opened.name] = []
        if not opened.standard:
            self.result.titles[opened.name] = opened.title
        if opened.glued:
            self._add(_prose(Paragraph(text=opened.glued)), opened.name)

    def _add(self, block: Block, section: str | None) -> None:
        """Prose before its section's table is the section's, words behind it are the table's notes."""
        slot = self.table.get(section)
        if slot is not None and not isinstance(block, PlainGrid):
            self.result.notes.setdefault(slot, []).append(block.text)
        elif section is None:
            self.result.preamble.append(block)
        else:
            self.result.sections[section].append(block)

    def _digits(self, number: int) -> None:
        """A figure that stands alone in the midst of a table belongs to a box that nobody can tell."""
        text, slot = _text(self.page.blocks[number].block), self.swallowed[number]
        if text.strip().isdecimal():
            self.result.notes.setdefault(slot, []).append(text)
            self.result.findings.append(stray(slot, text, self.page.blocks[number].place))

    def _swallow(self, slot: str, sheet: Index) -> None:
        """Find the pieces of a table's words that stand outside its boxes, between its rows and around them."""
        rows = [number for number, held in self.claimed.items() if held == slot]
        for number in range(min(rows), max(rows)):
            if self._is_piece(number, sheet) or _text(self.page.blocks[number].block).strip().isdecimal():
                self._take(number, slot)
        for way, number in ((-1, min(rows)), (1, max(rows))):
            run: list[int] = []
            while self._is_piece(number + way, sheet) and self.page.within[number + way] == self.page.within[number]:
                number += way
                run.append(number)
                if any(map(sheet.spells, self._words(number))):
                    for each in run:
                        self._take(each, slot)

    def _take(self, number: int, slot: str) -> None:
        if number not in self.claimed and number not in self.page.opened:
            self.swallowed[number] = slot

    def _is_piece(self, number: int, sheet: Index) -> bool:
        if not 0 <= number < len(self.page.blocks) or number in self.page.opened or number in self.claimed:
            return False
        words = self._words(number)
        return bool(words) and all(sheet.is_fragment(each) or sheet.spells(each) for each in words)

    def _words(self, number: int) -> list[str]:
        """The plain texts of a block's boxes, or of a short block."""
        held = self.page.blocks[number].block
        texts = [box.text for row in held.rows for box in row] if isinstance(held, Table) else [_text(held)]
        return [plain(text) if len(text) <= LONGEST else text for text in texts if text]


def _shared(nests: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The boxes of the source that all of these stand in."""
    pairs = zip(min(nests), max(nests), strict=False)
    return tuple(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _prose(block: Any) -> Block:
    """A block of prose: a short paragraph behind （一） is a heading, a table that is no form a plain grid."""
    if isinstance(block, Table):
        return PlainGrid(grid=tuple(tuple(box.text or None for box in row) for row in block.rows))
    if isinstance(block, Paragraph) and INNER_HEADING.fullmatch(block.text):
        return Heading(text=block.text)
    return block  # type: ignore[no-any-return]  # a heading, paragraph or plain grid


def _text(block: Any) -> str:
    if isinstance(block, Table):
        return " | ".join(box.text for row in block.rows for box in row if box.text)
    return str(block.text)
