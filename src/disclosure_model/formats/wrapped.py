"""Prose whose lines were broken at a constant width, as in text taken out of a PDF, made whole again.

Decided once for a text, by measuring all of its prose; where it is not clear, every line stays a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from .lines import PAGE, Line, joined, width

NARROWEST: Final = 40
"""Halves of a Chinese character; lines are not broken earlier."""

SLACK: Final = 6
"""By how much full lines differ: no line begins with a full stop, digits and words are not cut."""

DEEPEST: Final = 8
"""Halves of a Chinese character; no paragraph is indented more."""

NEAR: Final = (-2, -1, 0, 1, 2)
"""How near widths are that count as the same when the most common is sought."""

LEAST: Final = 8
"""Full lines from which on a text can be told to be broken."""

_ended = re.compile(r"[。！？；：.!?;:][”’」』）)]?\s*$")  # as printed
_opened = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}[.．、](?!\d))"
)
_gap = re.compile(r"\S[ \t\u3000\xa0]{3,}\S")


@attrs.frozen
class Broken:
    """How the lines of a text were broken.

    Attributes:
        full: the width of a full line, in halves of a Chinese character.
        margin: what stands free on the left of every line.
    """

    full: int
    margin: int


def measured(lines: Sequence[Line]) -> Broken | None:
    """How the lines of a text's prose were broken; ``None`` where they were not, or it is not clear.

    Broken at a width means: lines are hardly ever wider; most of those that are at least half as wide are as wide
    as that; and most of these do not end a sentence.
    """
    prose = [line.text.rstrip() for line in lines if _is_prose(line)]
    often = Counter(wide for wide in map(width, prose) if wide >= NARROWEST)
    if not often:
        return None
    most = max(often, key=lambda wide: (often[wide] + sum(often[wide + near] for near in NEAR), wide))
    full = [text for text in prose if abs(width(text) - most) <= SLACK]
    half = sum(most // 2 <= width(text) < most - SLACK for text in prose)
    wider = sum(width(text) > most + SLACK for text in prose)
    ended = sum(_ended.search(text) is not None for text in full)
    if len(full) < LEAST or 20 * wider > len(full) or 3 * half > 2 * len(full) or 2 * ended > len(full):
        return None
    return Broken(most, min(map(_indent, prose)))


def paragraphs(lines: Sequence[Line], broken: Broken | None) -> Iterator[Line]:
    """The paragraphs of a stretch of prose, each at its first line; lines as they are where none is ``broken``.

    The indent of a broken text is its page's, and says no more once its paragraphs are told.
    """
    held: list[Line] = []
    for line in lines:
        if line.blank and line.text == PAGE and broken:
            continue  # a paragraph may go on over a page
        if held and (line.blank or broken is None or not _continues(held[-1].text, line.text, broken)):
            yield _whole(held, broken)
            held = []
        if not line.blank:
            held.append(line)
    if held:
        yield _whole(held, broken)


def opens(line: str) -> bool:
    """Whether a line begins as a heading or a numbered paragraph does."""
    return _opened.match(line) is not None


def is_short_heading(line: str) -> bool:
    """Whether a line is a numeral and some words that are no sentence."""
    return opens(line) and width(line) < NARROWEST and _ended.search(line) is None


def _continues(line: str, following: str, broken: Broken) -> bool:
    """Whether a line of broken prose goes on in the following one."""
    wide = width(line.rstrip())
    if wide < broken.full - SLACK or (_ended.search(line) and wide < broken.full - 2) or _gap.search(line):
        return False
    opened = opens(following) and not line.rstrip().endswith("第")  # 第（一）项 is no heading
    return not opened and _indent(following) < broken.margin + 2


def _is_prose(line: Line) -> bool:
    """Whether a line can tell the width: not what stands in columns or in the middle of a page."""
    return not line.blank and not _gap.search(line.text) and _indent(line.text) <= DEEPEST


def _indent(text: str) -> int:
    return width(text) - width(text.lstrip())


def _whole(held: Sequence[Line], broken: Broken | None) -> Line:
    if broken is None:
        return held[0]
    return Line(held[0].number, joined(line.text for line in held).strip())
