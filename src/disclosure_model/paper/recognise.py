"""From blocks to a report. Knows the declarations of a report, and no statute.

Sections are found by their words, tables by their labels, wherever and in however many pieces they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from ..errors import Problem, ReadError
from ..grammar.forms import Form
from ..wording import message
from .assembly import Assembly, Found
from .blocks import Heading, Paragraph, Placed, Title
from .labels import Index, Words, index, words
from .lines import Line
from .match import PERFECT, match, rating
from .outline import outline
from .parting import part
from .sections import parted
from .split import Split
from .told import Match
from .unboxed import cut
from .ways import LEAST, candidates


@attrs.frozen
class Sheets:
    """What may be printed of a report's tables.

    Attributes:
        slots: slot → each form that may stand in it, the newest first.
        words: the wordings of all of them.
    """

    slots: Mapping[str, tuple[Index, ...]]
    words: Words


def sheets(slots: Mapping[str, Sequence[Any]], names: Mapping[str, str]) -> Sheets:
    """What may be printed of a report's tables.

    Args:
        slots: slot → the table forms that may stand in it, the oldest first.
        names: slot → what its table is called.
    """
    found = {
        slot: tuple(index(form, form.sheet, names[slot]) for form in reversed(forms)) for slot, forms in slots.items()
    }
    return Sheets(found, words(tuple(sheet for each in found.values() for sheet in each)))


def recognise(blocks: Iterable[Placed], sections: type[Form], known: Sheets, asked: Mapping[str, str]) -> Found:
    """The sections, tables and prose of a page.

    Args:
        blocks: the page, in order.
        sections: the form whose parts are the sections.
        known: what may be printed of its tables.
        asked: slot → what its table is called, of the tables of which it is said when one is missing.

    Raises:
        ReadError: the page holds neither a section nor a table of a report.
    """
    page = Split(list(_parted(blocks, sections, known.words)), sections, known.words)
    tables = _tables(page.lines, known)
    if not page.opened and not tables:
        raise ReadError([Problem("", message("找不到年度报告的任何一节或一张表：请检查是否选错了文件"))])
    return Assembly(page, tables, asked).found()


def _parted(blocks: Iterable[Placed], sections: type[Form], known: Words) -> Iterator[Placed]:
    """The blocks, paragraphs cut where a section begins in their midst, and where the rows of a table ran together.

    A title is a heading of the first level like others here.
    """
    for placed in blocks:
        if isinstance(placed.block, Title):
            heading = Heading(text=placed.block.text, level=1)
            yield Placed(heading, placed.place, nest=placed.nest)
            continue
        if not isinstance(placed.block, Paragraph):
            yield placed
            continue
        for piece in parted(placed.block.text, sections):
            for text in cut(piece, known):
                own = text == placed.block.text
                yield placed if own else attrs.evolve(placed, block=Paragraph(text=text))


def _tables(lines: Sequence[Line], known: Sheets) -> dict[str, Match]:
    """Slot → the rows of the page read as the form that they fit best, where they fit one.

    A row is of one table: the first, in the order of slots, that has it.
    """
    page = outline(lines, known.words.characters)
    taken: set[int] = set()
    found: dict[str, Match] = {}
    best: dict[str, float] = {}
    for slot, each in known.slots.items():
        for sheet, most in candidates(page, each):
            read = match(lines, page, sheet, slot) if most > best.get(slot, 0) else None
            if read is None:
                continue
            read = part(read)
            score = rating(read)
            if score >= LEAST and score > best.get(slot, 0) and taken.isdisjoint(read.fit.used):
                found[slot], best[slot] = read, score
            if score == PERFECT:
                break
        taken |= found[slot].fit.used if slot in found else set()
    return found
