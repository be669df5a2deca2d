"""A section's prose as one text, and back: a block a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from ..errors import Problem, ReadError
from ..paper.blocks import Block, Heading, Paragraph, PlainGrid
from ..wording import message

ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
"""What would end or hide a line."""

_escape = re.compile("|".join(re.escape(character) for character in ESCAPES))
_unescape = re.compile(r"\\(.)", re.DOTALL)
_meaning: Final = {"n": "\n", "r": "\r"}
_heading = re.compile(r"(#{1,6}) (.*)", re.DOTALL)


def line_of(text: str) -> str:
    """A text as one line; a line that would look like a heading or a grid begins with a backslash."""
    escaped = _escape.sub(lambda found: ESCAPES[found[0]], text)
    return f"\\{escaped}" if escaped.startswith(("#", "|")) else escaped


def text_of(line: str) -> str:
    """What :func:`line_of` was given."""
    return _unescape.sub(lambda found: _meaning.get(found[1], found[1]), line)


def joined(blocks: Iterable[Block]) -> str:
    """Blocks as one text: headings as ``## text``, grids as a line of JSON behind ``|``."""
    return "\n".join(_written(block) for block in blocks)


def parted(text: str) -> tuple[Block, ...]:
    """What :func:`joined` was given.

    Raises:
        ReadError: a line is no block.
    """
    return tuple(_read(line) for line in text.split("\n")) if text else ()


def _written(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_escape.sub(lambda found: ESCAPES[found[0]], block.text)}"
    if isinstance(block, PlainGrid):
        return "|" + json.dumps(block.grid, ensure_ascii=False, separators=(",", ":"))
    return line_of(block.text)


def _read(line: str) -> Block:
    heading = _heading.fullmatch(line)
    if heading:
        return Heading(text=text_of(heading[2]), level=len(heading[1]))
    if line.startswith("|"):
        return PlainGrid(grid=_grid(line[1:]))
    return Paragraph(text=text_of(line))


def _grid(text: str) -> tuple[tuple[str | None, ...], ...]:
    try:
        rows: Any = json.loads(text)
        return tuple(tuple(row) for row in rows)
    except (ValueError, TypeError, RecursionError) as wrong:
        said = message("以 | 开头的一行须是表格的 JSON；若是正文，请在行首加反斜杠：{line}", line=text[:40])
        raise ReadError([Problem("", said)]) from wrong
