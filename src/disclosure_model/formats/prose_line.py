"""A section's prose as one text, and back: a block a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final

import msgspec

from ..errors import Problem, ReadError
from ..paper.blocks import Block, Heading, Paragraph, PlainGrid
from ..wording import message

ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
"""What would end or hide a line."""

_escape = re.compile("|".join(re.escape(character) for character in ESCAPES))
_unescape = re.compile(r"\\.?", re.DOTALL)
_meaning: Final = {written: character for character, written in ESCAPES.items()}
_heading = re.compile(r"(#{1,6}) (.*)", re.DOTALL)
_rows: Final = msgspec.json.Decoder(tuple[tuple[str | None, ...], ...])


def line_of(text: str) -> str:
    """A text as one line; a line that would look like a heading or a grid begins with a backslash."""
    escaped = _escape.sub(lambda found: ESCAPES[found[0]], text)
    return f"\\{escaped}" if escaped.startswith(("#", "|")) else escaped


def text_of(line: str) -> str:
    """What :func:`line_of` was given.

    Raises:
        ReadError: a backslash stands where :func:`line_of` writes none, so that it is not known what was meant.
    """
    return _unescape.sub(_meant, line[1:] if line.startswith(("\\#", "\\|")) else line)


def _meant(found: re.Match[str]) -> str:
    if found[0] not in _meaning:
        said = message(
            "反斜杠只用来写 \\\\、\\n、\\r 和行首的 \\#、\\|；若是正文里的反斜杠，请写两个：{text}",
            text=found.string[found.start() :][:40],
        )
        raise ReadError([Problem("", said)])
    return _meaning[found[0]]


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
        return _rows.decode(text)
    except (msgspec.MsgspecError, ValueError) as wrong:  # ValueError: half a surrogate pair
        said = message("以 | 开头的一行须是表格的 JSON；若是正文，请在行首加反斜杠：{line}", line=text[:40])
        raise ReadError([Problem("", said)]) from wrong
