"""Every block of a page put where it belongs: a section, a table's notes, or outside the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, Final

import attrs

from ..findings import Finding
from ..grammar.forms import unchecked
from .blocks import Block, Heading, Paragraph, PlainGrid, Table
from .doubts import doubts, left_out, no_table, no_title, stray
from .facts import title_of
from .labels import LONGEST, Index, plain
from .lines import Line
from .parting import settle
from .sections import Opening
from .split import Split
from .told import Match

LONGEST_FIGURE: Final = 16
"""Digits of a number that no cell holds."""

INNER_HEADING: Final = re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[)）][^。；;]{1,40}")  # as printed


@attrs.define
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


class Assembly:
    """Puts every block of a page where it belongs: a section, a table's notes, or outside the report."""

    def __init__(self, page: Split, tables: Mapping[str, Match], names: Mapping[str, str]) -> None:
        self.page = page
        self.names = names
        self.tables = tables
        self.claimed: dict[int, str] = {}
        for slot, found in tables.items():
            self.claimed = dict.fromkeys(found.blocks, slot) | self.claimed
        self.swallowed: dict[int, str] = {}
        for slot, found in tables.items():
            self._swallow(slot, found.blocks, found.index)
        self.result = Found(None, [], {}, {}, dict(tables), {}, [], [])
        self.slots: dict[str | None, str] = {}

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
        strange = self._strange()
        for slot, found in self.result.tables.items():
            self.result.notes.setdefault(slot, []).extend(doubts(slot, found, strange[slot], self.result.findings))
        self.result.findings.extend(
            no_table(slot, name) for slot, name in self.names.items() if slot not in self.tables
        )
        if self.result.outside:
            self.result.findings.append(left_out(self.result.outside))
        self.result.title = title
        return self.result

    def _strange(self) -> dict[str, list[Line]]:
        """Slot → the rows in the blocks of its table that are no table's, and hold more than words of any."""
        strange: dict[str, list[Line]] = {slot: [] for slot in self.tables}
        odd = set(range(len(self.page.lines)))
        for found in self.tables.values():
            odd = (odd & found.fit.odd) - found.fit.used
        for number in sorted(odd):
            line = self.page.lines[number]
            if line.block in self.claimed:
                strange[self.claimed[line.block]].append(line)
        return strange

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
            self.slots[section] = self.claimed[number]
        elif number in self.swallowed:
            self._digits(number)
        else:
            self._add(_prose(self.page.blocks[number].block), section)

    def _open(self, opened: Opening) -> None:
        self.result.sections[opened.name] = []
        if not opened.standard:
            self.result.titles[opened.name] = opened.title
        if not opened.printed:
            self.result.findings.append(no_title(f"sections.{opened.name}", opened.glued))
        if opened.glued:
            self._add(_prose(Paragraph(text=opened.glued)), opened.name)

    def _add(self, block: Block, section: str | None) -> None:
        """Prose before its section's table is the section's, words behind it are the table's notes."""
        slot = self.slots.get(section)
        if slot is not None and not isinstance(block, PlainGrid):
            self.result.notes.setdefault(slot, []).append(block.text)
        elif section is None:
            self.result.preamble.append(block)
        else:
            self.result.sections[section].append(block)

    def _digits(self, number: int) -> None:
        """A figure that stands alone in the midst of a table: it belongs in a box that the sums may tell."""
        text, slot = _text(self.page.blocks[number].block).strip(), self.swallowed[number]
        if not text.isdecimal():
            return
        settled = settle(self.result.tables[slot], int(text)) if len(text) < LONGEST_FIGURE else None
        if settled is None:
            self.result.notes.setdefault(slot, []).append(text)
        else:
            self.result.tables[slot] = settled[0]
        place = self.page.blocks[number].place
        self.result.findings.append(stray(slot, text, place, self.result.tables[slot], settled and settled[1]))

    def _swallow(self, slot: str, rows: Sequence[int], sheet: Index) -> None:
        """Find the pieces of a table's words that stand outside its boxes, between its blocks and around them."""
        for number in range(rows[0], rows[-1]):
            if self._is_piece(number, sheet) or _text(self.page.blocks[number].block).strip().isdecimal():
                self._take(number, slot)
        for way, number in ((-1, rows[0]), (1, rows[-1])):
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
        return unchecked(Heading, {"text": block.text})  # what a paragraph holds a heading may
    return block  # type: ignore[no-any-return]  # a heading, paragraph or plain grid


def _text(block: Any) -> str:
    if isinstance(block, Table):
        return " | ".join(box.text for row in block.rows for box in row if box.text)
    return str(block.text)
