"""Pages as blocks: what stands on every page is left out, wrapped lines become paragraphs, also over pages."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import attrs

from ...findings import Place
from ...paper.blocks import Paragraph, Placed, Table, Title
from .boxes import Grid
from .letters import unspaced, wrapped
from .page import Line

NUMBER: Final = re.compile(
    r"[\s—–―_·-]*(?:第\s*)?\d{1,3}\s*页?(?:\s*[,，/／]?\s*共?\s*\d{1,3}\s*页?)?[\s—–―_·-]*"  # as printed
)
"""A page's number: ``- 4 -``, ``— 4 —``, ``4``, ``4/9``, ``第 4 页 共 9 页``."""

LONGEST: Final = 30
"""Characters that a page's number has at most."""

MARGIN: Final = 0.11
"""The part of a page's height, above and below, where its number may stand."""

STANDARD_LEFT: Final = 79.4
"""Points of the left margin of official documents, 28 mm (GB/T 9704-2012)."""

OFTEN: Final = 3
"""Pages on which a line stands in one place when it is the paper's and not the report's."""

Key: TypeAlias = tuple[int, str]
"""A line's height on the page and its text, numbers apart."""


@attrs.frozen
class Sheet:
    """A page as read: its number, its height, and what stands on it from top to bottom."""

    number: int
    height: float
    pieces: tuple[Line | Grid, ...]


@attrs.frozen
class Put:
    """A line and where it stands."""

    line: Line
    place: Place


@attrs.frozen
class Frame:
    """How prose is set in a document.

    Attributes:
        left: where lines begin that are not indented.
        right: where full lines end.
        size: of the type.
        pitch: from one line to the next.
    """

    left: float = STANDARD_LEFT
    right: float = 0.0
    size: float = 0.0
    pitch: float = 0.0


def blocks(sheets: Sequence[Sheet]) -> list[Placed]:
    """The blocks of a document, in order."""
    running = _running(sheets)
    kept = [(sheet.number, _kept(sheet, running)) for sheet in sheets]
    frame = _frame([[piece for _, piece in told if isinstance(piece, Line)] for _, told in kept])
    found: list[Placed] = []
    run: list[Put] = []
    tables = 0
    for page, told in kept:
        for line, piece in told:
            if isinstance(piece, Line):
                run.append(Put(piece, Place(page=page, line=line)))
                continue
            found += _prose(run, frame, opening=not found)
            run = []
            tables += 1
            rows = tuple(Place(page=page, table=tables, row=row + 1) for row in range(len(piece.rows)))
            found.append(Placed(Table(piece.rows), Place(page=page, table=tables), rows))
    return [*found, *_prose(run, frame, opening=not found)]


# ---- what is the paper's


def _key(line: Line) -> Key:
    return round(line.base / 5), re.sub(r"\d+", "#", line.text)


def _running(sheets: Sequence[Sheet]) -> frozenset[Key]:
    """The lines that stand at the head or the foot of most pages, but for their numbers."""
    counted: Counter[Key] = Counter()
    for sheet in sheets:
        outer = (*sheet.pieces[:2], *sheet.pieces[-2:])
        counted.update({_key(piece) for piece in outer if isinstance(piece, Line)})
    return frozenset(key for key, count in counted.items() if count >= OFTEN and 2 * count > len(sheets))


def _kept(sheet: Sheet, running: frozenset[Key]) -> list[tuple[int, Line | Grid]]:
    """What is the report's, with the number of each line; running heads and the page's number are the paper's."""
    pieces = list(enumerate(sheet.pieces, 1))

    def is_paper(piece: Line | Grid) -> bool:
        if not isinstance(piece, Line):
            return False
        outside = not MARGIN * sheet.height < piece.base < (1 - MARGIN) * sheet.height
        numbered = len(piece.text) < LONGEST and NUMBER.fullmatch(piece.text) is not None
        return (outside and numbered) or _key(piece) in running

    while pieces and is_paper(pieces[0][1]):
        del pieces[0]
    while pieces and is_paper(pieces[-1][1]):
        del pieces[-1]
    return pieces


# ---- prose


def _frame(pages: Sequence[Sequence[Line]]) -> Frame:
    """How most of the prose is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size)] += len(line.text)
    if not sizes:
        return Frame()
    size = sizes.most_common(1)[0][0]
    body = [[line for line in page if abs(line.size - size) <= 1] for page in pages]
    pitches = [after.base - before.base for page in body for before, after in pairwise(page)]
    real = [pitch for pitch in pitches if pitch > size / 2]
    lines = [line for page in body for line in page]
    left = _left([line.left for line in lines])
    if 1.2 * size < left - STANDARD_LEFT < 2.3 * size:
        left = STANDARD_LEFT  # nothing but lines that are indented by two characters, less half a bracket
    return Frame(left, max(line.right for line in lines), size, statistics.median(real) if real else 2 * size)


def _left(lefts: Iterable[float]) -> float:
    """Where lines begin: furthest to the left, but for single ones that stick out."""
    places = sorted(lefts)
    often = [first for first, second in pairwise(places) if second - first <= 2]
    return (often or places)[0]


def _prose(run: Sequence[Put], frame: Frame, *, opening: bool) -> list[Placed]:
    """The titles and paragraphs of lines between tables."""
    groups: list[tuple[bool, list[Put]]] = []
    for put in run:
        first = opening and all(titled for titled, _ in groups)
        titled = put.place.page == 1 and _is_title(put.line, frame, first=first)
        if groups:
            last = groups[-1][1][-1]
            goes_on = _same_title(last, put) if titled else _continues(last, put, frame)
            if groups[-1][0] is titled and goes_on:
                groups[-1][1].append(put)
                continue
        groups.append((titled, [put]))
    found: list[Placed] = []
    for titled, group in groups:
        text = unspaced(wrapped((put.line.text for put in group), prose=True)).strip()
        found.append(Placed(Title(text) if titled else Paragraph(text=text), group[0].place))
    return found


def _is_title(line: Line, frame: Frame, *, first: bool) -> bool:
    """Whether a line is much larger than prose; or, before any prose, if it is larger or stands in the middle."""
    before, after = line.left - frame.left, frame.right - line.right
    centred = before > 2.5 * line.size and abs(before - after) < 1.5 * line.size
    return line.size > (1.15 if first else 1.3) * frame.size or (first and centred)


def _same_title(before: Put, after: Put) -> bool:
    near = 0 < after.line.base - before.line.base < 1.9 * after.line.size
    return near and abs(before.line.size - after.line.size) < 1


def _continues(before: Put, after: Put, frame: Frame) -> bool:
    """Whether a line goes on with the paragraph of the one before.

    It does when it is not indented, when no more space is left between them than between any two lines, and when the
    line before was full, so that the first word of this one had no room on it.
    """
    first, second = before.line, after.line
    if abs(first.size - second.size) > 0.15 * first.size or second.left > frame.left + 1.2 * second.size:
        return False
    if before.place.page == after.place.page and second.base - first.base > 1.6 * frame.pitch:
        return False
    return frame.right - first.right <= max(1.6 * first.size, second.first + first.size / 2)
