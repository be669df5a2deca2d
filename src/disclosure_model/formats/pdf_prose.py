"""Pages as blocks: what stands on every page is left out, wrapped lines become paragraphs, also over pages."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Final

import attrs

from ..findings import Place
from ..paper.blocks import Paragraph, Placed, Table, Title
from .pdf_boxes import Grid
from .pdf_page import Line
from .pdf_text import unspaced, wrapped

NUMBER: Final = re.compile(r"[\s—–―_·-]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:[\s,，/／]*共?\s*\d{1,3}\s*页)?[\s—–―_·-]*")
"""A page's number: ``- 4 -``, ``— 4 —``, ``4``, ``第 4 页 共 9 页``."""  # as printed

MARGIN: Final = 0.11
"""The part of a page's height, above and below, where its number may stand."""

STANDARD_LEFT: Final = 79.4
"""Points of the left margin of official documents, 28 mm (GB/T 9704-2012)."""

OFTEN: Final = 3
"""Pages on which a line must stand in one place to be the page's and not the report's."""


@attrs.frozen
class Sheet:
    """A page as read: its number, its height, and what stands on it from top to bottom."""

    number: int
    height: float
    pieces: tuple[Line | Grid, ...]


@attrs.frozen
class Frame:
    """How prose is set in this document.

    Attributes:
        left: where lines begin that are not indented.
        right: where full lines end.
        size: of the type.
        pitch: from one line to the next.
    """

    left: float
    right: float
    size: float
    pitch: float


@attrs.frozen
class Put:
    """A line and where it stands."""

    line: Line
    place: Place


def blocks(sheets: Iterable[Sheet]) -> Iterator[Placed]:
    """The blocks of a document, in order."""
    told = [_without(sheet, running) for running in [_running(held := list(sheets))] for sheet in held]
    frame = _frame(told)
    open_: list[Put] = []
    opening = True
    tables = 0
    for sheet in told:
        number = 0
        for piece in sheet.pieces:
            if isinstance(piece, Grid):
                yield from _closed(open_, opening)
                ...
