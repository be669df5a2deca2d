"""Plain text: a paragraph a line; a table's row a line, its boxes parted by ``|``, merged boxes once."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem, ReadError
from ..findings import Place
from ..paper.blocks import Box, Page, PageBlock, Paragraph, Placed, PlainGrid, Table
from ..wording import message
from .encoding import decoded

BAR = "|"


def read(data: bytes, encoding: str | None = None) -> list[Placed]:
    """The blocks of a text.

    Args:
        data: the file's bytes.
        encoding: its encoding; by default found from its mark, else UTF-8, else GB18030.

    Raises:
        ReadError: it is no text, or empty.
    """
    text = decoded(data, encoding)
    if not text.strip():
        raise ReadError([Problem("", message("文件是空的：请检查是否选错了文件"))])
    return list(blocks(text))


def render(page: Page) -> bytes:
    """The page as text, in UTF-8."""
    return "".join(f"{line}\n" for block in page.blocks for line in _lines(block)).encode()


def blocks(text: str) -> Iterator[Placed]:
    """The blocks of a text: neighbouring lines with bars are one table."""
    rows: list[tuple[Box, ...]] = []
    first = 0
    for number, line in enumerate(text.splitlines(), 1):
        if BAR in line:
            first = first if rows else number
            rows.append(tuple(Box(text=box.strip()) for box in line.rstrip().removesuffix(BAR).split(BAR)))
            continue
        if rows:
            yield Placed(Table(tuple(rows)), Place(first))
            rows = []
        if line.strip():
            yield Placed(Paragraph(text=line), Place(number))
    if rows:
        yield Placed(Table(tuple(rows)), Place(first))


def _lines(block: PageBlock) -> list[str]:
    if isinstance(block, Table):
        return [" | ".join(box.text for box in row) + f" {BAR}" for row in block.rows]
    if isinstance(block, PlainGrid):
        return [" | ".join(text or "" for text in row) + f" {BAR}" for row in block.grid]
    return block.text.splitlines()
