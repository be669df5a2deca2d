"""Rows of boxes in plain text: what may part the boxes, and where a row ends.

Each dialect is a function that says which rows begin at a line, and at which line they are over. What parts the boxes:
a bar alone on a line; a bar behind every box, a row ending in a run of bars; bars within the line; tabs; wide gaps.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import attrs

from .lines import PAGE, Line

BAR: Final = "|"

LONGEST_RUN: Final = 24
"""Bars in a row from which on they are a web page's layout and part no boxes; table four has 15 boxes."""

LEAST_BARS: Final = 2
"""Bars alone on their lines from which on they part boxes: a panel of table two has a row of heads and a row."""

LONGEST_BOX: Final = 80
"""Characters from which on a piece between tabs or gaps is prose."""

_layout = re.compile(rf"(?:\|[ \t]*){{{LONGEST_RUN},}}")
_figure = re.compile(
    r"(?:[+\-−]|增加?|减少?)?\d[\d,.]*(?:亿元|万元|元|件次|[件条项个宗%])?|[-—–−/]{1,2}|无|□"
)  # as printed
_mark = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）、.．]{0,2}|[•●·▪◆■○*-]")  # as printed
_sentence = re.compile(r"[。！？；]")
_gap = re.compile(r"[ \u3000\xa0]{2,}")
_wide_gap = re.compile(r"[ \xa0]{4}|\u3000{2}")


@attrs.frozen
class Row:
    """One row: the line it begins on, and the text of each box."""

    number: int
    boxes: tuple[str, ...]


Rows: TypeAlias = tuple[list[Row], int]
"""The rows that begin at a line, and the number in the list of the line where they are over."""


def rows_at(lines: Sequence[Line], at: int) -> Rows | None:
    """The rows of boxes that begin at a line; ``None`` where none does."""
    for dialect in DIALECTS:
        found = dialect(lines, at)
        if found is not None:
            return found
    return None


def is_figure(text: str) -> bool:
    """Whether a box looks like a figure, or like a mark that stands for one."""
    return _figure.fullmatch("".join(unicodedata.normalize("NFKC", text).split())) is not None


def _run(lines: Sequence[Line], at: int, member: Callable[[str], bool]) -> int:
    """Where a run of lines ends; page breaks between its lines belong to it, those behind it do not."""
    end = at
    while at < len(lines) and (member(lines[at].text) or (lines[at].text == PAGE and at > 0)):
        at += 1
        end = at if lines[at - 1].text != PAGE else end
    return end


def _written(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text != PAGE]


# A bar within the line, Markdown's and others


def _barred(lines: Sequence[Line], at: int) -> Rows | None:
    end = _run(lines, at, lambda text: BAR in text)
    if end == at:
        return None
    run = [line for line in _written(lines[at:end]) if not _is_ruled(line.text)]
    framed = all(line.text.lstrip().startswith(BAR) for line in run)
    return [Row(line.number, boxes) for line in run for boxes in _boxes(line.text, framed)], end


def _is_ruled(text: str) -> bool:
    return is_rule([box.strip() for box in text.strip().strip(BAR).split(BAR)])


def is_rule(boxes: Sequence[str]) -> bool:
    """Whether a row is a line drawn under another, as Markdown's ``|---|:--:|``."""
    return all(len(box) > 2 and not box.strip(":").strip("-") for box in boxes)


def _boxes(text: str, framed: bool) -> Iterator[tuple[str, ...]]:
    """The boxes of a line; one that a layout's bars break is several rows, and a bar alone is none."""
    for piece in _layout.split(text):
        inner = piece.strip()
        if inner.strip(BAR) or len(inner) > 1:
            inner = inner.removeprefix(BAR) if framed else inner
            yield tuple(box.strip() for box in inner.removesuffix(BAR).split(BAR))


# A bar behind every box, one box a line; a row ends in a run of bars


def _boxed(lines: Sequence[Line], at: int) -> Rows | None:
    end = _run(lines, at, lambda text: BAR in text)
    run = [(line.number, line.text.strip()) for line in _written(lines[at:end])]
    single = sum(text.find(BAR) == len(text) - 1 for _, text in run)
    if 2 * single < len(run) or not any(_ends_row(text) for _, text in run):
        return None
    rows: list[Row] = []
    boxes: list[str] = []
    first = 0
    for number, text in run:
        first = first if boxes else number
        box, _, bars = text.partition(BAR)
        if box or not bars:
            boxes.append(box.rstrip())
        if bars and boxes:
            rows.append(Row(first, tuple(boxes)))
            boxes = []
    return [*rows, *([Row(first, tuple(boxes))] if boxes else [])], end


def _ends_row(text: str) -> bool:
    return len(text) - text.find(BAR) > 1 and not text[text.find(BAR) :].strip("| ")


# A bar alone on a line between two boxes


def _streamed(lines: Sequence[Line], at: int) -> Rows | None:
    end = at
    while end < len(lines) and _in_stream(lines, end):
        end += 1
    run = lines[at:end]
    if sum(_alone(line) for line in run) < LEAST_BARS:
        return None
    pieces = _pieces(run)
    by_line = _cut_at_lines(run)
    cut = _cut_at_bars(pieces) if _bars_everywhere(pieces, by_line) else by_line
    last = run[-1]
    if not _alone(last) and len(cut) > 1 and cut[-1].boxes == (last.text.strip(),) and not is_figure(last.text):
        return cut[:-1], end - 1  # words behind the last figure are the next heading
    return cut, end


def _alone(line: Line) -> bool:
    return line.text.strip() == BAR


def _in_stream(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a bar alone, or text with such a bar as its neighbour."""
    if _alone(lines[at]):
        return True
    near = (lines[other] for other in (at - 1, at + 1) if 0 <= other < len(lines))
    return not lines[at].blank and BAR not in lines[at].text and any(map(_alone, near))


def _pieces(run: Sequence[Line]) -> list[list[Line]]:
    """The lines between bars; nothing between two of them is an empty box."""
    pieces: list[list[Line]] = [[]]
    for line in run:
        if _alone(line):
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces


def _bars_everywhere(pieces: Sequence[Sequence[Line]], by_line: Sequence[Row]) -> bool:
    """Whether bars part rows, too: words and figures follow one another over a bar rather than over a line's end.

    Where neither is seen, rows that end with the line would all be as long.
    """
    over_bar = sum(
        bool(left and right) and is_figure(left[-1].text) and not is_figure(right[0].text)
        for left, right in pairwise(pieces)
    )
    over_line = sum(
        is_figure(above.text) != is_figure(line.text) for piece in pieces for above, line in pairwise(piece)
    )
    even = len(by_line) > 1 and len({len(row.boxes) for row in by_line}) == 1
    return over_bar > over_line or (over_bar == over_line and not even)


def _cut_at_bars(pieces: Sequence[Sequence[Line]]) -> list[Row]:
    """One box a piece; words behind a figure begin a row."""
    rows: list[Row] = []
    boxes: list[str] = []
    number = figures = 0
    for piece in pieces:
        text = "".join(line.text.strip() for line in piece)
        if figures and text and not is_figure(text):
            rows.append(Row(number, tuple(boxes)))
            boxes, figures = [], 0
        number = number if boxes or not piece else piece[0].number
        figures += is_figure(text)
        boxes.append(text)
    return [*rows, Row(number, tuple(boxes))]


def _cut_at_lines(run: Sequence[Line]) -> list[Row]:
    """A row ends where no bar stands between two boxes."""
    rows: list[list[Line]] = []
    for before, line in zip([None, *run], run, strict=False):
        if before is None or not (_alone(before) or _alone(line)):
            rows.append([])
        rows[-1].append(line)
    return [
        Row(row[0].number, tuple("".join(line.text.strip() for line in piece) for piece in _pieces(row)))
        for row in rows
    ]


# Tabs, as copied from a spreadsheet or a web page


def _tabbed(lines: Sequence[Line], at: int) -> Rows | None:
    end = _run(lines, at, _has_tabs)
    run = [Row(line.number, tuple(box.strip() for box in line.text.split("\t"))) for line in _written(lines[at:end])]
    if not run or (len(run) == 1 and len(run[0].boxes) < 3):
        return None
    return run, end


def _has_tabs(text: str) -> bool:
    """Whether tabs part boxes: not an indent, not the gap behind a numeral, not within prose."""
    inner = text.strip(" \u3000")
    boxes = [box.strip() for box in inner.split("\t")]
    if len(boxes) < 2 or max(map(len, boxes)) > LONGEST_BOX:
        return False
    first, second = boxes[:2]
    if len(boxes) == 2 and (not first or (_mark.fullmatch(first) and not is_figure(second))):
        return False
    return any(boxes)


# Wide gaps, as pdftotext -layout prints


def _gapped(lines: Sequence[Line], at: int) -> Rows | None:
    rows: list[Row] = []
    end = at
    while (following := _next_figures(lines, end)) is not None:
        rows += [Row(line.number, _gaps(line.text)) for line in lines[end : following + 1] if not line.blank]
        end = following + 1
    return (rows, end) if rows else None


def _next_figures(lines: Sequence[Line], at: int) -> int | None:
    """The next line of figures, when only heads and empty lines stand before it, and not many."""
    for number in range(at, min(at + 6, len(lines))):
        line = lines[number]
        if _has_figures(line.text):
            return number
        if not line.blank and not _has_heads(line.text):
            return None
    return None


def _gaps(text: str) -> tuple[str, ...]:
    return tuple(_gap.split(text.strip()))


def _has_figures(text: str) -> bool:
    """Whether at least half of the pieces are figures; of two pieces the last, far from a label."""
    pieces = _gaps(text)
    if len(pieces) < 2 or max(map(len, pieces)) > LONGEST_BOX or _sentence.search(text):
        return False
    return _apart(text, pieces) and 2 * sum(map(is_figure, pieces)) >= len(pieces) and is_figure(pieces[-1])


def _has_heads(text: str) -> bool:
    pieces = _gaps(text)
    return _apart(text, pieces) and max(map(len, pieces)) <= LONGEST_BOX // 4 and not _sentence.search(text)


def _apart(text: str, pieces: Sequence[str]) -> bool:
    """Whether gaps part the pieces beyond doubt: there are two, or one and it is wide."""
    return len(pieces) > 2 or (len(pieces) == 2 and _wide_gap.search(text.strip()) is not None)


DIALECTS: Final = (_streamed, _boxed, _barred, _tabbed, _gapped)
"""In this order: what is more particular comes first."""
