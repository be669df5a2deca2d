"""Text as CommonMark spells it, and back: what would be markup is escaped, and markup is no text.

CommonMark 0.31 and the pipe tables of GitHub Flavored Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs
from markdown_it import MarkdownIt
from markdown_it.token import Token

from .lines import INVISIBLE, is_page_number, joined
from .wrapped import is_short_heading, opens

SOFT: Final = "\0"
"""What stands for the end of a line that is no break of the text; the parser lets no such character through."""

_marks: Final = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[<~|"})
_references: Final = {code: f"&#{code};" for code in (*INVISIBLE, ord("\r"))}
_entity = re.compile(r"&(?=#?\w{1,40};)")
_block = re.compile(r"^(?=#{1,6}(?:[ \t]|$)|>|[-+](?:[ \t]|$)|[-=][-= \t]*$|:-)")
_number = re.compile(r"^(\d{1,9})(?=[.)](?:[ \t]|$))", re.ASCII)
_closing = re.compile(r"(?<!\\)(?=#+$)")
_plain = re.compile(r"[^\\`*_\[\]<>&!\n]*")
_break = re.compile(r"<br\s*/?>", re.IGNORECASE)

_inline: Final = MarkdownIt("commonmark", {"html": True})


@attrs.frozen
class Spelt:
    """A box as it is spelt: its text, and whether all of it is bold, which is how a head looks."""

    text: str
    bold: bool = False


def spelling(text: str) -> str:
    """A paragraph's text so that a renderer shows it as it is; its line ends are hard breaks."""
    return _spelt(text).replace("\n", "\\\n")


def heading_spelling(text: str) -> str:
    """A heading's text, on one line."""
    return _closing.sub(r"\\", _spelt(text).replace("\n", "&#10;"), count=1)


def box_spelling(text: str) -> str:
    """The text of a box of a pipe table, on one line."""
    return _spelt(text).replace("\n", "<br>")


def _spelt(text: str) -> str:
    """Lines with every mark escaped; line ends that would end the paragraph are written as references."""
    lines = [_line(line) for line in text.split("\n")]
    spelt = lines[0]
    for before, line in pairwise(lines):
        spelt += ("\n" if before and line else "&#10;") + line
    return spelt


def _line(line: str) -> str:
    inner = _entity.sub(r"\\&", line.translate(_marks)).translate(_references)
    inner = _number.sub(r"\1\\", _block.sub(r"\\", inner, count=1), count=1)
    if inner[:1].isspace():
        inner = f"&#{ord(inner[0])};{inner[1:]}"
    return f"{inner[:-1]}&#{ord(inner[-1])};" if inner[-1:].isspace() else inner


def box_text(spelt: str) -> Spelt:
    """What a box of a pipe table says."""
    spelt = spelt.strip().replace("\\|", "|")
    if _plain.fullmatch(spelt):
        return Spelt(spelt)
    (token,) = _inline.parseInline(spelt)
    tokens = [each for each in token.children or () if each.type != "text" or each.content]
    bold = len(tokens) > 1 and tokens[0].type == "strong_open" and _closes(tokens) == len(tokens) - 1
    return Spelt(told(tokens).replace(SOFT, " "), bold)


def _closes(tokens: Sequence[Token]) -> int:
    """Where what the first token opens is closed."""
    return next(
        at for at, token in enumerate(tokens) if token.type == "strong_close" and token.level == tokens[0].level
    )


def told(tokens: Sequence[Token]) -> str:
    """The text of inline tokens, :data:`SOFT` where a line ends that is no break."""
    return "".join(_told(token) for token in tokens)


def _told(token: Token) -> str:
    if token.type == "softbreak":
        return SOFT
    if token.type == "hardbreak" or (token.type == "html_inline" and _break.fullmatch(token.content)):
        return "\n"
    return told(token.children) if token.type == "image" and token.children else token.content


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a paragraph's text, each with the number of lines before it.

    What only the source breaks is one line. But a line that opens with a numeral begins a paragraph, and a short one
    ends there: many write a paragraph a line and leave no line empty between them.
    """
    before, *others = re.split(f"([{SOFT}\n])", text)
    held, first = [[before]], 0
    for number, (end, line) in enumerate(zip(others[::2], others[1::2], strict=True), 1):
        if is_page_number(line):
            continue
        if opens(line) or is_short_heading(before):
            yield first, _whole(held)
            held, first = [[line]], number
        elif end == SOFT:
            held[-1].append(line)
        else:
            held.append([line])
        before = line
    yield first, _whole(held)


def _whole(held: Sequence[Sequence[str]]) -> str:
    """Lines, each of the pieces that only the source breaks it into."""
    return "\n".join(joined(pieces) if len(pieces) > 1 else pieces[0] for pieces in held)
