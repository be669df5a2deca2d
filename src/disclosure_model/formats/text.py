"""Plain text: a paragraph a line; a table's row a line, its boxes parted by ``|``, merged boxes once.

What else parts boxes in published text is told in ``bars``, how broken lines are joined in ``wrapped``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..errors import Problem, ReadError
from ..findings import Place
from ..paper.blocks import Box, Page, PageBlock, Paragraph, Placed, PlainGrid, Table
from ..wording import message
from .bars import BAR, Row, rows_at
from .encoding import decoded, printed
from .lines import Line, lines
from .wrapped import measured, paragraphs

WIDE_BAR = "｜"  # as printed
"""What a bar is printed as where it parts no boxes."""


def read(data: bytes, encoding: str | None = None) -> list[Placed]:
    """The blocks of a text.

    Args:
        data: the file's bytes.
        encoding: its encoding; by default found from its mark, else UTF-8, else GB18030.

    Raises:
        ReadError: it is no text, empty, or too large for a report.
    """
    text = decoded(data, encoding)
    if not text.strip():
        raise ReadError([Problem("", message("文件是空的：请检查是否选错了文件"))])
    return list(blocks(text))


def render(page: Page) -> bytes:
    """The page as text, in UTF-8."""
    return printed("".join(f"{line}\n" for block in page.blocks for line in _lines(block)))


def blocks(text: str) -> Iterator[Placed]:
    """The blocks of a text: neighbouring rows of boxes are one table, the other lines are prose.

    Raises:
        ReadError: it is too large for a report.
    """
    stretches = list(_stretches(lines(text)))
    broken = measured([line for prose, _ in stretches for line in prose])
    for prose, rows in stretches:
        for line in paragraphs(prose, broken):
            yield Placed(Paragraph(text=line.text), Place(line.number))
        if rows:
            yield _table(rows)


def _stretches(held: Sequence[Line]) -> Iterator[tuple[list[Line], list[Row]]]:
    """Stretches of prose, each with the table behind it."""
    prose: list[Line] = []
    at = 0
    while at < len(held):
        found = None if held[at].blank else rows_at(held, at)
        if found is None:
            prose.append(held[at])
            at += 1
            continue
        rows, at = found
        yield prose, rows
        prose = []
    yield prose, []


def _table(rows: Sequence[Row]) -> Placed:
    """A table; where its rows stand is told when they are not on lines that follow one another."""
    first = rows[0].number
    straight = all(row.number == number for number, row in enumerate(rows, first))
    places = () if straight else tuple(Place(row.number) for row in rows)
    return Placed(Table(tuple(tuple(Box(text=text) for text in row.boxes) for row in rows)), Place(first), places)


def _lines(block: PageBlock) -> list[str]:
    if isinstance(block, Table):
        return [_row(box.text for box in row) for row in block.rows]
    if isinstance(block, PlainGrid):
        return [_row(text or "" for text in row) for row in block.grid]
    return block.text.replace(BAR, WIDE_BAR).splitlines()


def _row(boxes: Iterator[str]) -> str:
    return " | ".join(" ".join(text.replace(BAR, WIDE_BAR).split()) for text in boxes) + f" {BAR}"
