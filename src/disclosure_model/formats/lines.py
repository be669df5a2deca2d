"""The lines of a text: numbered as an editor numbers them, without what prints nothing and without page numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from ..errors import Problem, ReadError
from ..wording import message

MOST: Final = 500_000
"""Lines and boxes of the largest text that is read; a report has some hundreds."""

PAGE: Final = "\f"
"""The text of a line that stands for a page break."""

INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
"""Zero-width characters, which web pages and editors leave behind."""

_end = re.compile(r"\r\n|\n|\r")
_inner_end = re.compile("(\f)|[\v\x1c-\x1e\x85\u2028\u2029]")
_page_number = re.compile(
    r"[-—–－―]\s*\d{1,4}\s*[-—–－―]"  # as printed
    r"|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?"
    r"|共\s*\d{1,4}\s*页\s*[，,/]?\s*第\s*\d{1,4}\s*页"
)


@attrs.frozen
class Line:
    """One line of a text.

    Attributes:
        number: counted from 1.
        text: what stands on it; :data:`PAGE` for a page break with the blank lines around it.
    """

    number: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()


def lines(text: str) -> list[Line]:
    """The lines of ``text``; page numbers and form feeds are page breaks.

    Raises:
        ReadError: there are more lines and boxes than in any report.
    """
    check_size(text)
    kept: list[Line] = []
    for line in _split(text.translate(INVISIBLE)):
        broken = line.text == PAGE or is_page_number(line.text)
        if line.blank and kept and kept[-1].text == PAGE:
            continue
        if broken:
            while kept and kept[-1].blank:
                kept.pop()
        kept.append(Line(line.number, PAGE) if broken else line)
    return kept


def check_size(text: str) -> None:
    """Refuse a text of more lines and boxes than any report has, before anything is made of them.

    Raises:
        ReadError: it has.
    """
    if sum(text.count(mark) for mark in "\n\r|\t\f") > MOST:
        said = message("文本的行和格超过 {most}：不像一份报告，请检查是否选错了文件", most=MOST)
        raise ReadError([Problem("", said)])


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but the number of a page."""
    return _page_number.fullmatch(text.strip()) is not None


def _split(text: str) -> Iterator[Line]:
    for number, line in enumerate(_end.split(text), 1):
        for piece in _inner_end.split(line):
            if piece is not None:  # what split gives for an end that is no form feed
                yield Line(number, piece)


def narrow(character: str) -> bool:
    """Whether a character takes half the width of a Chinese one."""
    return unicodedata.east_asian_width(character) not in "WFA"


def width(text: str) -> int:
    """How wide a text is printed, in halves of a Chinese character."""
    return sum(1 if narrow(character) else 2 for character in text)


def joined(lines: Iterable[str]) -> str:
    """The pieces of a broken line: a space between words of letters, none beside a Chinese character."""
    pieces: list[str] = []
    for line in lines:
        piece = line.strip() if pieces else line.rstrip()
        apart = pieces and pieces[-1] and piece and narrow(pieces[-1][-1]) and narrow(piece[0])
        pieces.append(f" {piece}" if apart else piece)
    return "".join(pieces)
